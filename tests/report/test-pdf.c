/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The PDF as other programs see it: pdftotext, qpdf and poppler. */

#include "report-fixture.h"

#include "cw-error.h"
#include "cw-pdf.h"

#include <glib/gstdio.h>
#include <poppler.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *path;
  CwPageSetup *setup;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = fixture_make_folder ();
  self->path = g_build_filename (self->folder, "report.pdf", NULL);
  self->setup = cw_page_setup_new (CW_PAPER_A4);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  fixture_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
  cw_page_setup_free (self->setup);
}

static void
write_document (Fixture *self, const CwDocument *document)
{
  g_autoptr (GError) error = NULL;

  cw_pdf_write (document, self->setup, self->path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* The programs come from the system and are not built with a sanitizer; what they leak is not ours. */
static char *
run_tool (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process
      = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  char *output = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return output;
}

static char *
dup_pdf_text (Fixture *self)
{
  const char *const argv[] = { "pdftotext", "-enc", "UTF-8", self->path, "-", NULL };

  return run_tool (argv);
}

static PopplerDocument *
open_pdf (Fixture *self)
{
  g_autofree char *uri = g_filename_to_uri (self->path, NULL, NULL);
  g_autoptr (GError) error = NULL;
  PopplerDocument *pdf = poppler_document_new_from_file (uri, NULL, &error);

  g_assert_no_error (error);
  return pdf;
}

static gboolean
has_words (Fixture *self, const char *words)
{
  g_autofree char *text = dup_pdf_text (self);
  g_autofree char *stripped = fixture_strip_spaces (text);
  g_autofree char *expected = fixture_strip_spaces (words);

  return strstr (stripped, expected) != NULL;
}

static void
write_excerpt (Fixture *self, const char *text)
{
  g_autoptr (CwDocument) document = cw_document_new ("Project", "Report");

  cw_document_set_date (document, "2026-11-23");
  cw_document_append (document, cw_block_new_excerpt (text, "Provider 07 [E-1]"));
  write_document (self, document);
}

static void
test_ligatures (Fixture *self, gconstpointer data)
{
  const char *text = "The office filed an efficient, fluffy affidavit: first offer.";

  write_excerpt (self, text);
  g_assert_true (has_words (self, text));
  g_assert_true (has_words (self, "Provider 07 [E-1]"));
}

/* Letters with marks that Unicode has no single character for, and a character above the first plane. */
static void
test_combining_marks (Fixture *self, gconstpointer data)
{
  const char *text = "cafe\u0301 m\u0304a\u0308x q\u0307 \U0001d49e";

  write_excerpt (self, text);
  g_assert_true (has_words (self, text));
}

/* pdftotext turns right-to-left runs back from visual into logical order, so copied text equals its source. */
static void
test_right_to_left (Fixture *self, gconstpointer data)
{
  const char *const texts[]
      = { "قال المنسق إن الملجأ سيبقى مفتوحا", "המתאמת אמרה שהמקלט יישאר פתוח" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (GStrv) words = g_strsplit (texts[i], " ", -1);

      write_excerpt (self, texts[i]);
      g_assert_true (has_words (self, texts[i]));
      for (guint j = 0; words[j] != NULL; j++)
        g_assert_true (has_words (self, words[j]));
    }
}

static void
test_complex_scripts (Fixture *self, gconstpointer data)
{
  const char *const texts[] = { "नमस्ते दुनिया", "สวัสดี", "ជំរាបសួរ", "Ελλάδα", "Київ", "日本語" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      write_excerpt (self, texts[i]);
      g_assert_true (has_words (self, texts[i]));
    }
}

static CwDocument *
create_report (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  return fixture_random_document (rand, 60, TRUE);
}

static void
test_valid (Fixture *self, gconstpointer data)
{
  g_autoptr (CwDocument) document = create_report ();
  const char *const argv[] = { "qpdf", "--check", self->path, NULL };
  g_autofree char *output = NULL;

  write_document (self, document);
  output = run_tool (argv);
  g_assert_nonnull (strstr (output, "No syntax or stream encoding errors found"));
}

static void
test_page_numbers (Fixture *self, gconstpointer data)
{
  g_autoptr (CwDocument) document = create_report ();
  g_autoptr (CwPages) pages = fixture_paginate (document, self->setup);
  PopplerDocument *pdf;
  guint n_pages = cw_pages_get_n_pages (pages);

  write_document (self, document);
  pdf = open_pdf (self);
  g_assert_cmpint (poppler_document_get_n_pages (pdf), ==, n_pages);
  for (guint i = 0; i < n_pages; i++)
    {
      PopplerPage *page = poppler_document_get_page (pdf, i);
      g_autofree char *text = poppler_page_get_text (page);
      g_autofree char *number = g_strdup_printf ("%u/%u", i + 1, n_pages);

      g_assert_nonnull (strstr (text, number));
      g_assert_nonnull (strstr (text, "Two Shelters"));
      g_assert_nonnull (strstr (text, "23 November 2026"));
      g_assert_nonnull (strstr (text, "All interviews of both cities."));
      g_clear_object (&page);
    }
  g_clear_object (&pdf);
}

static void
append_code (CwDocument *document, const char *code, const char *text)
{
  cw_document_append (document, cw_block_new_heading (1, code, NULL));
  cw_document_append (document, cw_block_new_heading (2, "Calder City", NULL));
  cw_document_append (document, cw_block_new_excerpt (text, "Provider 07 [E-1]"));
}

static void
assert_bookmark (PopplerDocument *pdf, PopplerIndexIter *iter, const char *title, int page)
{
  PopplerAction *action = poppler_index_iter_get_action (iter);
  PopplerDest *named = NULL;
  PopplerDest *dest = action->goto_dest.dest;

  g_assert_cmpstr (action->any.title, ==, title);
  if (dest->type == POPPLER_DEST_NAMED)
    dest = named = poppler_document_find_dest (pdf, dest->named_dest);
  g_assert_cmpint (dest->page_num, ==, page);
  g_clear_pointer (&named, poppler_dest_free);
  poppler_action_free (action);
}

static void
test_bookmarks (Fixture *self, gconstpointer data)
{
  g_autoptr (CwDocument) document = cw_document_new ("Project", "Report");
  g_autofree char *long_text = g_strnfill (9000, 'x');
  PopplerDocument *pdf;
  PopplerIndexIter *iter, *child;

  append_code (document, "1 Trust", long_text);
  append_code (document, "2 Fear", "No.");
  write_document (self, document);
  pdf = open_pdf (self);
  iter = poppler_index_iter_new (pdf);
  assert_bookmark (pdf, iter, "1 Trust", 1);
  child = poppler_index_iter_get_child (iter);
  assert_bookmark (pdf, child, "Calder City", 1);
  g_assert_true (poppler_index_iter_next (iter));
  assert_bookmark (pdf, iter, "2 Fear", poppler_document_get_n_pages (pdf));
  g_assert_false (poppler_index_iter_next (iter));
  poppler_index_iter_free (child);
  poppler_index_iter_free (iter);
  g_clear_object (&pdf);
}

static void
test_metadata_and_tags (Fixture *self, gconstpointer data)
{
  g_autoptr (CwDocument) document = create_report ();
  const char *const argv[] = { "pdfinfo", "-struct", self->path, NULL };
  const char *const tags[]
      = { "Document", "Sect", "H1", "H2", "P", "BlockQuote", "Table", "TR", "TH", "TD" };
  PopplerDocument *pdf;
  g_autoptr (GDateTime) created = NULL;
  g_autofree char *title = NULL, *structure = NULL;

  write_document (self, document);
  pdf = open_pdf (self);
  title = poppler_document_get_title (pdf);
  created = poppler_document_get_creation_date_time (pdf);
  structure = run_tool (argv);
  g_assert_cmpstr (title, ==, "A report");
  g_assert_cmpint (g_date_time_get_year (created), ==, 2026);
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    g_assert_nonnull (strstr (structure, tags[i]));
  g_clear_object (&pdf);
}

static GBytes *
write_bytes (const CwDocument *document, const CwPageSetup *setup)
{
  g_autoptr (CwPages) pages = fixture_paginate (document, setup);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  cw_pdf_write_stream (pages, stream, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, &error);
  g_assert_no_error (error);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
test_same_bytes (Fixture *self, gconstpointer data)
{
  g_autoptr (CwDocument) document = create_report ();
  g_autoptr (CwDocument) again = create_report ();
  g_autoptr (GBytes) one = write_bytes (document, self->setup);
  g_autoptr (GBytes) two = write_bytes (again, self->setup);
  g_autoptr (GBytes) other = NULL;

  g_assert_cmpuint (g_bytes_get_size (one), >, 1000);
  g_assert_true (g_bytes_equal (one, two));
  cw_document_set_date (again, "2026-11-24");
  other = write_bytes (again, self->setup);
  g_assert_false (g_bytes_equal (one, other));
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;
  return n_files;
}

static void
on_progressed (guint n_done, guint n_pages, gpointer user_data)
{
  g_assert_cmpuint (n_done, <=, n_pages);
  if (n_done == 2)
    g_cancellable_cancel (user_data);
  g_assert_cmpuint (n_done, <=, 2);
}

/* Stopped half-way, the file that was there before is still the old one. */
static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (CwDocument) document = create_report ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;

  g_file_set_contents (self->path, "old", -1, NULL);
  g_assert_false (cw_pdf_write (
      document, self->setup, self->path, cancellable, on_progressed, cancellable, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_CANCELLED);
  g_file_get_contents (self->path, &content, NULL, NULL);
  g_assert_cmpstr (content, ==, "old");
  g_assert_cmpuint (count_files (self->folder), ==, 1);
}

static void
test_replaces (Fixture *self, gconstpointer data)
{
  g_autoptr (CwDocument) document = create_report ();
  g_autofree char *content = NULL;

  g_file_set_contents (self->path, "old", -1, NULL);
  write_document (self, document);
  g_file_get_contents (self->path, &content, NULL, NULL);
  g_assert_true (g_str_has_prefix (content, "%PDF-"));
  g_assert_cmpuint (count_files (self->folder), ==, 1);
}

static void
assert_fails (Fixture *self, const char *path, CwError code)
{
  g_autoptr (CwDocument) document = create_report ();
  g_autoptr (GError) error = NULL;

  g_assert_false (cw_pdf_write (document, self->setup, path, NULL, NULL, NULL, &error));
  g_assert_error (error, CW_ERROR, (int) code);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
test_missing_folder (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "no", "report.pdf", NULL);

  assert_fails (self, path, CW_ERROR_NOT_FOUND);
}

static void
test_target_is_a_folder (Fixture *self, gconstpointer data)
{
  g_mkdir (self->path, 0700);
  assert_fails (self, self->path, CW_ERROR_FAILED);
  g_assert_cmpuint (count_files (self->folder), ==, 1);
  g_rmdir (self->path);
}

static void
test_read_only_folder (Fixture *self, gconstpointer data)
{
  g_chmod (self->folder, 0500);
  if (g_access (self->folder, W_OK) == 0)
    assert_fails (self, "/proc/report.pdf", CW_ERROR_NOT_FOUND); /* root may write anywhere else */
  else
    assert_fails (self, self->path, CW_ERROR_READ_ONLY);
  g_chmod (self->folder, 0700);
  g_assert_cmpuint (count_files (self->folder), ==, 0);
}

static void
test_full_disk (Fixture *self, gconstpointer data)
{
  g_autoptr (CwDocument) document = create_report ();
  g_autoptr (CwPages) pages = fixture_paginate (document, self->setup);
  g_autoptr (GFile) file = g_file_new_for_path ("/dev/full");
  g_autoptr (GFileOutputStream) stream = g_file_append_to (file, G_FILE_CREATE_NONE, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (stream);
  g_assert_false (cw_pdf_write_stream (pages, G_OUTPUT_STREAM (stream), NULL, NULL, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NO_SPACE);
}

#define ADD(name, func) g_test_add ("/report/pdf/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("ligatures", test_ligatures);
  ADD ("combining-marks", test_combining_marks);
  ADD ("right-to-left", test_right_to_left);
  ADD ("complex-scripts", test_complex_scripts);
  ADD ("valid", test_valid);
  ADD ("page-numbers", test_page_numbers);
  ADD ("bookmarks", test_bookmarks);
  ADD ("metadata-and-tags", test_metadata_and_tags);
  ADD ("same-bytes", test_same_bytes);
  ADD ("cancelled", test_cancelled);
  ADD ("replaces", test_replaces);
  ADD ("missing-folder", test_missing_folder);
  ADD ("target-is-a-folder", test_target_is_a_folder);
  ADD ("read-only-folder", test_read_only_folder);
  ADD ("full-disk", test_full_disk);

  return g_test_run ();
}
