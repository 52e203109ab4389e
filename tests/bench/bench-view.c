/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CPU time of the reading view with 45,000 words and 600 excerpts, beside a bare GtkTextView with the same text: to open
 * it up to the first frame, and a frame while scrolling. */

#include "config.h"

#include "coded-view-sample.h"

#include <adwaita.h>

#include "cw-bench.h"

#define N_WORDS 45000
#define N_EXCERPTS 600
#define N_FRAMES 200
#define N_ROUNDS 7

typedef struct
{
  double open[N_ROUNDS];
  double frames[N_FRAMES];
} Figures;

static void
on_painted (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

static double
wait_for_frame (GtkWidget *widget, double start)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean painted = FALSE;
  gulong id = g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted), &painted);

  gtk_widget_queue_draw (widget);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, id);
  return cw_bench_cpu () - start;
}

static void
scroll (GtkWidget *view, Figures *figures)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));

  spin_until_idle (3000);
  for (guint i = 0; i < N_FRAMES; i++)
    {
      double start = cw_bench_cpu ();

      gtk_adjustment_set_value (adjustment, 2000 + i * 40);
      figures->frames[i] = wait_for_frame (view, start);
    }
}

static char *
join (GPtrArray *paragraphs)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < paragraphs->len; i++)
    g_string_append_printf (
        text, "%s\n", ((CwViewParagraph *) g_ptr_array_index (paragraphs, i))->text);
  return g_string_free (text, FALSE);
}

static void
measure_bare (GPtrArray *paragraphs, Figures *figures)
{
  g_autofree char *text = join (paragraphs);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      GtkWidget *window = gtk_window_new (), *scroller = gtk_scrolled_window_new ();
      GtkWidget *view = gtk_text_view_new ();
      double start;

      gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
      gtk_window_set_child (GTK_WINDOW (window), scroller);
      gtk_window_set_default_size (GTK_WINDOW (window), 900, 900);
      gtk_window_present (GTK_WINDOW (window));
      spin_until_idle (200);
      start = cw_bench_cpu ();
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), text, -1);
      figures->open[round] = wait_for_frame (view, start);
      if (round == 0)
        scroll (view, figures);
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

static void
measure_coded (GPtrArray *paragraphs, GArray *codings, Figures *figures)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      CwCodedView *view;
      GtkWidget *window = open_coded_view (&view, 900, 900);
      double start;

      spin_until_idle (200);
      start = cw_bench_cpu ();
      cw_coded_view_set_text (view, 1, paragraphs);
      cw_coded_view_set_codings (view, (CwViewCoding *) codings->data, codings->len);
      figures->open[round] = wait_for_frame (GTK_WIDGET (view), start);
      if (round == 0)
        scroll (GTK_WIDGET (view), figures);
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

static void
report (const char *name, const double *ours, const double *baseline, guint n)
{
  CwBench bench;

  cw_bench_init (&bench, name, 3);
  for (guint i = 0; i < n; i++)
    cw_bench_add (&bench, ours[i], baseline[i]);
  cw_bench_report (&bench);
}

int
main (void)
{
  g_autoptr (GPtrArray) paragraphs = make_long_paragraphs (N_WORDS);
  g_autoptr (GArray) codings = make_spread_codings (paragraphs, N_EXCERPTS);
  Figures bare = { 0 }, coded = { 0 };

  gtk_init ();
  adw_init ();
  measure_bare (paragraphs, &bare);
  measure_coded (paragraphs, codings, &coded);
  report ("open 45,000 words, 600 excerpts / bare (CPU)", coded.open, bare.open, N_ROUNDS);
  report ("- a frame while scrolling / bare (CPU)", coded.frames, bare.frames, N_FRAMES);
  return 0;
}
