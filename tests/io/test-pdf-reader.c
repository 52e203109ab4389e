/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "cw-test-io.h"

#include <cairo-pdf.h>
#include <string.h>

#define WIDTH 400
#define HEIGHT 300

static cairo_status_t
collect (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

typedef struct
{
  GByteArray *data;
  cairo_surface_t *surface;
  cairo_t *cr;
} Pdf;

static Pdf
begin_pdf (void)
{
  Pdf pdf = { .data = g_byte_array_new () };

  pdf.surface = cairo_pdf_surface_create_for_stream (collect, pdf.data, WIDTH, HEIGHT);
  pdf.cr = cairo_create (pdf.surface);
  cairo_select_font_face (pdf.cr, "DejaVu Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (pdf.cr, 10);
  return pdf;
}

static void
draw (Pdf *pdf, double x, double y, const char *text)
{
  cairo_move_to (pdf->cr, x, y);
  cairo_show_text (pdf->cr, text);
}

static void
end_page (Pdf *pdf)
{
  cairo_show_page (pdf->cr);
}

static GBytes *
end_pdf (Pdf *pdf)
{
  cairo_destroy (pdf->cr);
  cairo_surface_destroy (pdf->surface);
  return g_byte_array_free_to_bytes (pdf->data);
}

static const CwDraftParagraph *
get (const CwDraftSource *draft, guint i)
{
  g_assert_cmpuint (i, <, draft->paragraphs->len);
  return g_ptr_array_index (draft->paragraphs, i);
}

static void
test_paragraphs (void)
{
  Pdf pdf = begin_pdf ();
  g_autoptr (GBytes) bytes = NULL;

  draw (&pdf, 40, 60, "When we came to the town nobody knew where");
  draw (&pdf, 40, 73, "we would sleep, and the office had already been");
  draw (&pdf, 40, 86, "closed.");
  draw (&pdf, 40, 99, "The next day was no better, and it rained so hard");
  draw (&pdf, 40, 112, "that the bus did not go.");
  draw (&pdf, 40, 140, "Then my sister found the well-");
  draw (&pdf, 40, 153, "known shelter and all was good for some weeks,");
  draw (&pdf, 40, 166, "as far as I remember.");
  end_page (&pdf);
  bytes = end_pdf (&pdf);
  cw_test_assert_dump (
      bytes,
      "x.pdf",
      "b|When we came to the town nobody knew where we would sleep, and the office had already "
      "been "
      "closed.\n"
      "b|The next day was no better, and it rained so hard that the bus did not go.\n"
      "b|Then my sister found the well-known shelter and all was good for some weeks, as far as I "
      "remember.\n");
}

static void
test_hyphen (void)
{
  Pdf pdf = begin_pdf ();
  g_autoptr (GBytes) bytes = NULL;

  draw (&pdf, 40, 60, "They showed us around in the neighbourhood and inter-");
  draw (&pdf, 40, 73, "viewed us for a while about all the things we had seen");
  draw (&pdf, 40, 86, "before.");
  end_page (&pdf);
  bytes = end_pdf (&pdf);
  cw_test_assert_dump (
      bytes,
      "x.pdf",
      "b|They showed us around in the neighbourhood and inter-viewed us for a while about all the "
      "things we had seen before.\n");
}

static void
draw_page (Pdf *pdf, guint number, const char *first, const char *second)
{
  g_autofree char *footer = g_strdup_printf ("Page %u of 3", number);

  draw (pdf, 40, 20, "Two Shelters - transcript");
  draw (pdf, 40, 60, first);
  draw (pdf, 40, 73, second);
  draw (pdf, 180, 290, footer);
  end_page (pdf);
}

static void
test_furniture_and_breaks (void)
{
  Pdf pdf = begin_pdf ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CwDraftSource) draft = NULL;

  draw_page (&pdf,
             1,
             "Everybody had been told to be there at seven, but",
             "when the doors opened only a few of us were still");
  draw_page (&pdf,
             2,
             "waiting in the cold, and they sent us home again.",
             "So we went home and did not come back for a while.");
  draw_page (&pdf,
             3,
             "It was a year later that a letter came, and the one",
             "who wrote it had been there too.");
  bytes = end_pdf (&pdf);
  draft = cw_test_read (bytes, "x.pdf");
  g_assert_cmpuint (draft->paragraphs->len, ==, 2);
  g_assert_true (g_str_has_suffix (
      get (draft, 0)->text,
      "only a few of us were still waiting in the cold, and they sent us home again. So we "
      "went home and did not come back for a while."));
  g_assert_cmpstr (get (draft, 0)->page_label, ==, "1");
  g_assert_cmpstr (get (draft, 1)->page_label, ==, "3");
}

static void
test_margin_numbers (void)
{
  Pdf pdf = begin_pdf ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CwDraftSource) draft = NULL;
  guint i;

  for (i = 0; i < 6; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      draw (&pdf, 20, 60 + 26 * i, number);
      draw (&pdf,
            50,
            60 + 26 * i,
            i % 2 == 0 ? "Ana: It was cold on that day and we had no coats and" : "I: And then?");
      if (i % 2 == 0)
        draw (&pdf, 50, 73 + 26 * i, "no food.");
    }
  end_page (&pdf);
  bytes = end_pdf (&pdf);
  draft = cw_test_read (bytes, "x.pdf");
  g_assert_cmpuint (draft->paragraphs->len, ==, 6);
  g_assert_cmpstr (
      get (draft, 0)->text, ==, "Ana: It was cold on that day and we had no coats and no food.");
  g_assert_cmpstr (get (draft, 1)->text, ==, "I: And then?");
  g_assert_cmpstr (get (draft, 1)->speaker, ==, "I");
}

static void
test_no_text (void)
{
  Pdf pdf = begin_pdf ();
  g_autoptr (GBytes) bytes = NULL;

  cairo_rectangle (pdf.cr, 10, 10, 50, 50);
  cairo_fill (pdf.cr);
  end_page (&pdf);
  bytes = end_pdf (&pdf);
  cw_test_assert_fails (
      bytes, "scan.pdf", CW_ERROR_NO_TEXT, "Run text recognition (OCR) on it first");
}

static void
test_refused (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "data", "io", NULL);
  g_autoptr (GBytes) locked = cw_test_load (folder, "locked.pdf");
  g_autoptr (GBytes) jpeg = g_bytes_new_static ("\377\330\377\340\0\020JFIF\0", 11);
  g_autoptr (GBytes) broken = cw_test_text ("%PDF-1.4\nnothing of the kind\n");

  cw_test_assert_fails (locked, "locked.pdf", CW_ERROR_ENCRYPTED, "needs a password");
  cw_test_assert_fails (jpeg,
                        "photo.pdf",
                        CW_ERROR_DAMAGED,
                        "is not a PDF document: it is a JPEG picture with another name");
  cw_test_assert_fails (broken, "broken.pdf", CW_ERROR_DAMAGED, "is damaged");
}

static gpointer
read_many (gpointer data)
{
  guint i;

  for (i = 0; i < 20; i++)
    {
      g_autoptr (CwDraftSource) draft = cw_reader_read_bytes (data, "x.pdf", NULL, NULL);

      g_assert_nonnull (draft);
    }
  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[4];
  Pdf pdf = begin_pdf ();
  g_autoptr (GBytes) bytes = NULL;
  guint i;

  draw (&pdf, 40, 60, "Ana: x");
  end_page (&pdf);
  bytes = end_pdf (&pdf);
  for (i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", read_many, bytes);
  for (i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Pdf pdf = begin_pdf ();
  g_autoptr (GBytes) bytes = NULL;

  draw (&pdf, 40, 60, "x");
  end_page (&pdf);
  bytes = end_pdf (&pdf);
  g_cancellable_cancel (cancellable);
  g_assert_null (cw_reader_read_bytes (bytes, "x.pdf", cancellable, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_CANCELLED);
}

static void
assert_readable (const char *folder, const char *name, guint n_paragraphs)
{
  g_autoptr (GBytes) bytes = cw_test_load (folder, name);
  g_autoptr (CwDraftSource) draft = cw_test_read (bytes, name);
  guint i;

  g_assert_cmpuint (draft->paragraphs->len, ==, n_paragraphs);
  g_assert_cmpstr (get (draft, 0)->text, ==, "Interview");
  for (i = 1; i < draft->paragraphs->len; i++)
    {
      g_assert_nonnull (get (draft, i)->speaker);
      g_assert_true (g_str_has_prefix (get (draft, i)->text, get (draft, i)->speaker));
    }
}

/* The numbers in the margin of these transcripts are those of the paragraphs. */
static void
test_interviews (void)
{
  g_autofree char *samples = cw_test_find_samples ();
  g_autofree char *folder = samples != NULL ? g_build_filename (samples, "interviews", NULL) : NULL;
  g_autoptr (GBytes) bytes
      = folder != NULL ? cw_test_load (folder, "results_transcripts_P1.pdf") : NULL;
  g_autoptr (CwDraftSource) draft
      = bytes != NULL ? cw_test_read (bytes, "results_transcripts_P1.pdf") : NULL;

  if (draft == NULL)
    return;
  g_assert_cmpstr (draft->title, ==, "P1-transcript");
  g_assert_cmpstr (get (draft, 0)->text, ==, "Interview");
  g_assert_true (
      g_str_has_prefix (get (draft, 16)->text, "Participant: Well, precisely what you showed me."));
  g_assert_true (g_str_has_prefix (get (draft, 23)->text, "Dan: Okay. I see. So you would choose"));
  g_assert_cmpstr (get (draft, 23)->page_label, ==, "2");
  assert_readable (folder, "results_transcripts_P1.pdf", 95);
  assert_readable (folder, "results_transcripts_P2.pdf", 166);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/io/pdf/paragraphs", test_paragraphs);
  g_test_add_func ("/io/pdf/hyphen", test_hyphen);
  g_test_add_func ("/io/pdf/furniture-and-breaks", test_furniture_and_breaks);
  g_test_add_func ("/io/pdf/margin-numbers", test_margin_numbers);
  g_test_add_func ("/io/pdf/no-text", test_no_text);
  g_test_add_func ("/io/pdf/refused", test_refused);
  g_test_add_func ("/io/pdf/threads", test_threads);
  g_test_add_func ("/io/pdf/cancelled", test_cancelled);
  g_test_add_func ("/io/pdf/interviews", test_interviews);
  return g_test_run ();
}
