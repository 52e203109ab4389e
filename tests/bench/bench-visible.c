/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* In the window, with 100,000 codings and the most crowded source on screen: from the action that applies a code to the
 * end of the first frame after its commit, beside a bare durable INSERT. */

#include "config.h"

#include <adwaita.h>
#include <libdex.h>

#include "cw-bench-insert.h"
#include "cw-bench-scale.h"
#include "cw-bench.h"
#include "cw-coded-view.h"
#include "cw-window.h"

#define SCALE 2
#define N_ROUNDS 61
#define PATIENCE 2000

static gboolean
on_time_over (gpointer over)
{
  *(gboolean *) over = TRUE;
  return G_SOURCE_REMOVE;
}

/* Whatever the window has to do is done, and it has had some time to find more. */
static void
wait_until_idle (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add_full (G_PRIORITY_LOW, milliseconds, on_time_over, &over, NULL);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
find_view (GtkWidget *widget)
{
  if (CW_IS_CODED_VIEW (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_view (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
on_painted (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

static double
apply (GtkWidget *window, gint64 code)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gboolean painted = FALSE;
  gulong id = g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted), &painted);
  double start = cw_bench_wall ();

  if (!gtk_widget_activate_action (window, "win.apply-code", "x", code))
    g_error ("The code cannot be applied.");
  /* A frame that was under way when the action began does not count: only what follows the commit shows the code. */
  painted = FALSE;
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, id);
  return cw_bench_wall () - start;
}

static void
measure (GtkWidget *window, CwCodedView *view, CwBenchInsert *insert)
{
  CwBench bench;

  cw_bench_init (&bench, "apply a code, visible / bare INSERT (wall)", 0);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double visible;

      cw_coded_view_select (view, 300 + 7 * i, 300 + 7 * i + 90);
      wait_until_idle (50);
      visible = apply (window, 1 + i % 50);
      cw_bench_add (&bench, visible, cw_bench_insert_run (insert));
    }
  cw_bench_report (&bench);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = cw_bench_folder (argc, argv);
  g_autofree char *path = cw_bench_scale_write (&cw_bench_scales[SCALE], folder);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  CwBenchInsert *insert = cw_bench_insert_new (folder);
  GtkWidget *window, *view;

  adw_init ();
  dex_init ();
  window = GTK_WIDGET (cw_window_new (NULL));
  gtk_window_present (GTK_WINDOW (window));
  cw_window_open_file (CW_WINDOW (window), file);
  wait_until_idle (PATIENCE);
  gtk_widget_activate_action (window, "win.open-source", "x", G_GINT64_CONSTANT (1));
  wait_until_idle (PATIENCE);
  view = find_view (window);
  if (view == NULL)
    g_error ("There is no reader in the window.");
  measure (window, CW_CODED_VIEW (view), insert);
  gtk_window_destroy (GTK_WINDOW (window));
  wait_until_idle (100);
  cw_bench_insert_free (insert);
  g_file_delete (file, NULL, NULL);
  return 0;
}
