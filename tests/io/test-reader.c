/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "cw-test-io.h"

#include <glib/gstdio.h>
#include <string.h>

static void
test_formats (void)
{
  guint i;

  g_assert_cmpuint (
      g_strv_length ((char **) cw_reader_list_suffixes ()), ==, cw_reader_get_n_formats ());
  for (i = 0; i < cw_reader_get_n_formats (); i++)
    {
      CwReaderFormat format = cw_reader_get_format (i);

      g_assert_true (g_str_has_prefix (format.suffix, "."));
      g_assert_cmpstr (format.description, !=, "");
      g_assert_nonnull (strchr (format.media_type, '/'));
      g_assert_cmpstr (cw_reader_list_suffixes ()[i], ==, format.suffix);
    }
}

static void
test_knows (void)
{
  g_assert_true (cw_reader_knows ("a/B.DOCX"));
  g_assert_true (cw_reader_knows ("x.md"));
  g_assert_false (cw_reader_knows ("~$talk.docx"));
  g_assert_false (cw_reader_knows (".hidden.txt"));
  g_assert_false (cw_reader_knows ("x.mp3"));
  g_assert_false (cw_reader_knows ("docx"));
}

static void
test_refused (void)
{
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) blank = cw_test_text (" \n\n \t\n");
  g_autoptr (GBytes) text = cw_test_text ("x");

  cw_test_assert_fails (empty, "a.docx", CW_ERROR_NO_TEXT, "“a.docx” is empty.");
  cw_test_assert_fails (empty, "a.txt", CW_ERROR_NO_TEXT, "“a.txt” is empty.");
  cw_test_assert_fails (blank, "a.txt", CW_ERROR_NO_TEXT, "holds no text");
  cw_test_assert_fails (text, "a.mp3", CW_ERROR_UNSUPPORTED, "cannot read");
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  guint i;

  g_cancellable_cancel (cancellable);
  for (i = 0; i < cw_reader_get_n_formats (); i++)
    {
      g_autofree char *name = g_strconcat ("a", cw_reader_get_format (i).suffix, NULL);
      g_autoptr (GBytes) bytes = NULL;

      if (g_str_has_suffix (name, ".pdf"))
        continue;
      if (g_str_has_suffix (name, ".docx"))
        bytes = cw_test_docx ("<w:p><w:r><w:t>x</w:t></w:r></w:p>");
      else if (g_str_has_suffix (name, ".odt"))
        bytes = cw_test_odt ("", "<text:p>x</text:p>");
      else
        bytes = cw_test_text ("x");
      g_assert_null (cw_reader_read_bytes (bytes, name, cancellable, &error));
      g_assert_error (error, CW_ERROR, CW_ERROR_CANCELLED);
      g_clear_error (&error);
    }
}

static void
test_file (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("cw-reader-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "10_April_2021 Ana.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (CwDraftSource) draft = NULL;

  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, "I: Hello\nAna: Yes\n", -1, &error));
  draft = cw_reader_read_file (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (draft->title, ==, "10 April 2021 Ana");
  g_assert_cmpstr (draft->event_date, ==, "2021-04-10");
  g_assert_cmpstr (draft->original_name, ==, "10_April_2021 Ana.txt");
  g_assert_cmpuint (g_bytes_get_size (draft->original), ==, 18);
  g_unlink (path);
  g_assert_null (cw_reader_read_file (file, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  g_rmdir (folder);
}

static gpointer
read_many (gpointer data)
{
  guint i;

  for (i = 0; i < 50; i++)
    {
      g_autoptr (CwDraftSource) draft = cw_reader_read_bytes (data, "a.docx", NULL, NULL);

      g_assert_nonnull (draft);
    }
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (GBytes) bytes = cw_test_docx ("<w:p><w:r><w:t>I: x</w:t></w:r></w:p>");
  GThread *threads[4];
  guint i;

  for (i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", read_many, bytes);
  for (i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/io/reader/formats", test_formats);
  g_test_add_func ("/io/reader/knows", test_knows);
  g_test_add_func ("/io/reader/refused", test_refused);
  g_test_add_func ("/io/reader/cancelled", test_cancelled);
  g_test_add_func ("/io/reader/file", test_file);
  g_test_add_func ("/io/reader/threads", test_threads);
  return g_test_run ();
}
