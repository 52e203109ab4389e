/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "cw-test-io.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdarg.h>
#include <string.h>

#define MAX_CONTAINER (4 * 1024 * 1024)

static void
add_member (struct archive *archive, const char *name, const char *data, gsize size)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) size);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (archive, data, size), ==, (la_ssize_t) size);
  archive_entry_free (entry);
}

static struct archive *
open_container (char *buffer, gsize *used)
{
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  archive_write_set_bytes_in_last_block (archive, 1);
  g_assert_cmpint (
      archive_write_open_memory (archive, buffer, MAX_CONTAINER, used), ==, ARCHIVE_OK);
  return archive;
}

static GBytes *
close_container (struct archive *archive, char *buffer, gsize *used)
{
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
  return g_bytes_new (buffer, *used);
}

GBytes *
cw_test_zip (const char *first, ...)
{
  g_autofree char *buffer = g_malloc (MAX_CONTAINER);
  gsize used = 0;
  struct archive *archive = open_container (buffer, &used);
  const char *name;
  va_list args;

  va_start (args, first);
  for (name = first; name != NULL; name = va_arg (args, const char *))
    {
      const char *content = va_arg (args, const char *);

      add_member (archive, name, content, strlen (content));
    }
  va_end (args);
  return close_container (archive, buffer, &used);
}

GBytes *
cw_test_zip_bomb (const char *member, gsize size)
{
  g_autofree char *buffer = g_malloc (MAX_CONTAINER);
  g_autofree char *data = g_strnfill (size, ' ');
  gsize used = 0;
  struct archive *archive = open_container (buffer, &used);

  add_member (archive, member, data, size);
  return close_container (archive, buffer, &used);
}

GBytes *
cw_test_docx (const char *body)
{
  g_autofree char *document = g_strdup_printf (
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
      "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
      " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
      "xmlns:v=\"urn:schemas-microsoft-com:vml\""
      " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\">"
      "<w:body>%s</w:body></w:document>",
      body);

  return cw_test_zip ("word/document.xml", document, NULL);
}

GBytes *
cw_test_odt (const char *automatic_styles, const char *body)
{
  g_autofree char *content = g_strdup_printf (
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
      "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
      " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
      " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
      " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""
      " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
      " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
      " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\">"
      "<office:automatic-styles>%s</office:automatic-styles>"
      "<office:body><office:text>%s</office:text></office:body></office:document-content>",
      automatic_styles,
      body);

  return cw_test_zip (
      "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", content, NULL);
}

GBytes *
cw_test_text (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

CwDraftSource *
cw_test_read (GBytes *bytes, const char *name)
{
  g_autoptr (GError) error = NULL;
  CwDraftSource *draft = cw_reader_read_bytes (bytes, name, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (draft);
  g_assert_nonnull (draft->title);
  g_assert_true (draft->original == bytes);
  g_assert_cmpstr (draft->original_name, ==, name);
  return draft;
}

static void
dump_runs (GString *dump, const CwDraftParagraph *paragraph)
{
  static const char letters[] = "biu";
  guint i, bit;

  for (i = 0; paragraph->runs != NULL && i < paragraph->runs->len; i++)
    {
      const CwFormatRun *run = &g_array_index (paragraph->runs, CwFormatRun, i);

      g_string_append_printf (dump, " {%u-%u", run->start, run->end);
      for (bit = 0; bit < 3; bit++)
        if (run->format & (1 << bit))
          g_string_append_c (dump, letters[bit]);
      g_string_append_c (dump, '}');
    }
}

/* One line a paragraph: "h2|text {0-4b}"; styles are b h l t q, then the level when there is
 * one. */
char *
cw_test_dump (const CwDraftSource *draft)
{
  static const char styles[] = "bhltq";
  GString *dump = g_string_new (NULL);
  guint i;

  for (i = 0; i < draft->paragraphs->len; i++)
    {
      const CwDraftParagraph *paragraph = g_ptr_array_index (draft->paragraphs, i);

      g_assert_true (g_utf8_validate (paragraph->text, -1, NULL));
      g_assert_null (strpbrk (paragraph->text, "\r\n"));
      g_string_append_c (dump, styles[paragraph->style]);
      if (paragraph->level > 0)
        g_string_append_printf (dump, "%u", paragraph->level);
      g_string_append_printf (dump, "|%s", paragraph->text);
      dump_runs (dump, paragraph);
      g_string_append_c (dump, '\n');
    }
  return g_string_free_and_steal (dump);
}

void
cw_test_assert_dump (GBytes *bytes, const char *name, const char *expected)
{
  g_autoptr (CwDraftSource) draft = cw_test_read (bytes, name);
  g_autofree char *dump = cw_test_dump (draft);

  g_assert_cmpstr (dump, ==, expected);
}

/* @expected is part of the message; besides, every message names the file and is made of whole
 * sentences. */
void
cw_test_assert_fails (GBytes *bytes, const char *name, CwError code, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwDraftSource) draft = cw_reader_read_bytes (bytes, name, NULL, &error);

  g_assert_null (draft);
  g_assert_error (error, CW_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, name));
  g_assert_nonnull (strstr (error->message, expected));
  g_assert_true (g_str_has_suffix (error->message, "."));
}

/* The corpora that are too large for the repository: $CASEWEAVE_SAMPLES, or "shared/samples" beside
 * the checkout. */
char *
cw_test_find_samples (void)
{
  const char *set = g_getenv ("CASEWEAVE_SAMPLES");
  g_autofree char *folder = NULL;

  folder
      = set != NULL
            ? g_strdup (set)
            : g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "..", "shared", "samples", NULL);
  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&folder);
  g_test_skip ("NO SAMPLES: set CASEWEAVE_SAMPLES to their folder to run this test");
  return NULL;
}

GBytes *
cw_test_load (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}
