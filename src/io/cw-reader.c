/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwReader: from a file to a draft of a source.
 *
 * A reader is pure: bytes in, a draft out, no database and no state, so that it runs in any thread
 * and can be fuzzed.  The name's suffix chooses the reader; the reader checks the content.  What
 * all formats have in common is added here: title, event date, speakers, the original. */

#include "config.h"

#include "cw-reader.h"

#include "cw-docx-reader.h"
#include "cw-error.h"
#include "cw-event-date.h"
#include "cw-html-reader.h"
#include "cw-markdown-reader.h"
#include "cw-odt-reader.h"
#include "cw-pdf-reader.h"
#include "cw-plain-reader.h"
#include "cw-source-title.h"
#include "cw-speaker-detector.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A scanned book as PDF is 200 MB. The original is kept as one blob, for which SQLite allows 1
 * GB. */
#define MAX_FILE_SIZE (512 * 1024 * 1024)

#define BLOCK_SIZE (256 * 1024)

typedef CwDraftSource *(*ReadFunc) (GBytes *, const char *, GCancellable *, GError **);

typedef struct
{
  const char *suffix;
  const char *description;
  const char *media_type;
  ReadFunc read;
  gboolean has_headings;
} Format;

#define DOCX_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

static const Format formats[] = {
  { ".docx", N_ ("Word documents"), DOCX_TYPE, cw_docx_reader_read, FALSE },
  { ".odt",
    N_ ("OpenDocument texts"),
    "application/vnd.oasis.opendocument.text",
    cw_odt_reader_read,
    FALSE },
  { ".pdf", N_ ("PDF documents"), "application/pdf", cw_pdf_reader_read, FALSE },
  { ".txt", N_ ("Plain text"), "text/plain", cw_plain_reader_read, FALSE },
  { ".text", N_ ("Plain text"), "text/plain", cw_plain_reader_read, FALSE },
  { ".md", N_ ("Markdown"), "text/markdown", cw_markdown_reader_read, TRUE },
  { ".markdown", N_ ("Markdown"), "text/markdown", cw_markdown_reader_read, TRUE },
  { ".html", N_ ("Web pages"), "text/html", cw_html_reader_read, TRUE },
  { ".htm", N_ ("Web pages"), "text/html", cw_html_reader_read, TRUE },
  { ".xhtml", N_ ("Web pages"), "text/html", cw_html_reader_read, TRUE },
};

static const Format *
find_format (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (lower, formats[i].suffix))
      return &formats[i];
  return NULL;
}

static void
fail_unsupported (const char *name, GError **error)
{
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_UNSUPPORTED,
               _ ("“%s” is of a kind that Caseweave cannot read. Save it as DOCX, ODT, PDF, HTML, "
                  "Markdown or "
                  "plain text, and import that."),
               name);
}

static void
fail_empty (const char *name, GError **error)
{
  g_set_error (
      error,
      CW_ERROR,
      CW_ERROR_NO_TEXT,
      _ ("“%s” is empty. Check that it was saved or copied completely, and import it again."),
      name);
}

static void
fail_no_text (const char *name, GError **error)
{
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_NO_TEXT,
               _ ("“%s” holds no text. Open it in the program that made it and check that the text "
                  "is there."),
               name);
}

static void
fail_too_large (const char *name, GError **error)
{
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_TOO_LARGE,
               _ ("“%s” is larger than 512 MiB. Split it, or make its pictures smaller, and import "
                  "the result."),
               name);
}

static void
fail_unreadable (const char *name, const GError *cause, GError **error)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_set_error (error,
                 CW_ERROR,
                 CW_ERROR_CANCELLED,
                 _ ("The import of “%s” was stopped. Nothing of it was added."),
                 name);
  else
    g_set_error (
        error,
        CW_ERROR,
        g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ? CW_ERROR_NOT_FOUND
                                                                  : CW_ERROR_FAILED,
        _ ("“%s” could not be opened: %s. Check that it is still there and that you may read it."),
        name,
        cause->message);
}

static void
complete_draft (CwDraftSource *draft, const Format *format, GBytes *bytes, const char *name)
{
  draft->original = g_bytes_ref (bytes);
  draft->original_name = g_strdup (name);
  draft->media_type = g_strdup (format->media_type);
  cw_source_title_complete (draft, name, format->has_headings);
  if (draft->event_date == NULL)
    draft->event_date = cw_event_date_guess (draft, name);
  cw_speaker_detector_run (draft);
}

/* The name as messages and the project show it: a base name, and valid UTF-8 whatever the file
 * system holds. */
static char *
dup_display_name (const char *name)
{
  g_autofree char *base = g_path_get_basename (name);

  return g_utf8_make_valid (base, -1);
}

static CwDraftSource *
read_with_format (const Format *format,
                  GBytes *bytes,
                  const char *name,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (CwDraftSource) draft = format->read (bytes, name, cancellable, error);

  if (draft == NULL)
    return NULL;
  if (draft->paragraphs->len == 0)
    {
      fail_no_text (name, error);
      return NULL;
    }
  complete_draft (draft, format, bytes, name);
  return g_steal_pointer (&draft);
}

/**
 * cw_reader_read_bytes:
 * @bytes: the whole file; the draft keeps a reference
 * @name: its name, whose suffix chooses the reader
 * @cancellable: (nullable): looked at between paragraphs and pages
 *
 * Reads a file. May be called in any thread.
 *
 * Returns: (transfer full): the draft, with at least one paragraph, or NULL with an error of the
 *   domain CW_ERROR
 *   whose message is a sentence for the user: CW_ERROR_UNSUPPORTED, _DAMAGED, _ENCRYPTED,
 *   _NO_TEXT, _TOO_LARGE, _CANCELLED
 */
CwDraftSource *
cw_reader_read_bytes (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  g_autofree char *shown = NULL;
  const Format *format;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  shown = dup_display_name (name);
  format = find_format (shown);
  if (format == NULL)
    fail_unsupported (shown, error);
  else if (g_bytes_get_size (bytes) == 0)
    fail_empty (shown, error);
  else if (g_bytes_get_size (bytes) > MAX_FILE_SIZE)
    fail_too_large (shown, error);
  else
    return read_with_format (format, bytes, shown, cancellable, error);
  return NULL;
}

/* Reads no more than a byte beyond the limit, also from a file that has no end or says a wrong
 * size. */
static GBytes *
load_bounded (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GByteArray) buffer = g_byte_array_new ();
  gssize n = 1;

  if (stream == NULL)
    return NULL;
  while (n > 0 && buffer->len <= MAX_FILE_SIZE)
    {
      guint size = buffer->len;

      g_byte_array_set_size (buffer, size + BLOCK_SIZE);
      n = g_input_stream_read (
          G_INPUT_STREAM (stream), buffer->data + size, BLOCK_SIZE, cancellable, error);
      g_byte_array_set_size (buffer, size + (guint) MAX (n, 0));
    }
  return n < 0 ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&buffer));
}

/**
 * cw_reader_read_file:
 * @file: what to read; its base name chooses the reader
 * @cancellable: (nullable): stops the loading, too
 *
 * Loads at most the size limit and reads it as cw_reader_read_bytes() does.
 *
 * Returns: (transfer full): the draft, or NULL with an error of the domain CW_ERROR, also
 *   CW_ERROR_NOT_FOUND and
 *   _FAILED when the file cannot be opened
 */
CwDraftSource *
cw_reader_read_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) cause = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  base = g_file_get_basename (file);
  name = g_utf8_make_valid (base != NULL ? base : "", -1);
  if (!cw_reader_knows (name))
    {
      fail_unsupported (name, error);
      return NULL;
    }
  bytes = load_bounded (file, cancellable, &cause);
  if (bytes == NULL)
    {
      fail_unreadable (name, cause, error);
      return NULL;
    }
  return cw_reader_read_bytes (bytes, name, cancellable, error);
}

/**
 * cw_reader_list_suffixes:
 *
 * Returns: (transfer none) (array zero-terminated=1): the suffixes that can be read, with their
 *   dot, in lower case
 */
const char *const *
cw_reader_list_suffixes (void)
{
  static const char *suffixes[G_N_ELEMENTS (formats) + 1];
  static gsize initialised = 0;
  guint i;

  if (g_once_init_enter (&initialised))
    {
      for (i = 0; i < G_N_ELEMENTS (formats); i++)
        suffixes[i] = formats[i].suffix;
      g_once_init_leave (&initialised, 1);
    }
  return suffixes;
}

/**
 * cw_reader_knows:
 * @name: a file name
 *
 * Returns: whether there is a reader for that suffix; hidden files and the lock files of word
 *   processors
 *   (“~$name.docx”, “.~lock.name.odt#”) are left out, so that a whole folder can be offered
 */
gboolean
cw_reader_knows (const char *name)
{
  g_autofree char *base = g_path_get_basename (name);

  return *base != '.' && !g_str_has_prefix (base, "~$") && find_format (base) != NULL;
}

/**
 * cw_reader_get_n_formats:
 *
 * Returns: how many formats cw_reader_get_format() can tell about
 */
guint
cw_reader_get_n_formats (void)
{
  return G_N_ELEMENTS (formats);
}

/**
 * cw_reader_get_format:
 * @index: below cw_reader_get_n_formats()
 *
 * For the filters of a file dialog; neighbours with the same description belong into one filter.
 *
 * Returns: the format; its strings live as long as the program
 */
CwReaderFormat
cw_reader_get_format (guint index)
{
  CwReaderFormat none = { 0 };

  g_return_val_if_fail (index < G_N_ELEMENTS (formats), none);

  return (CwReaderFormat) { .suffix = formats[index].suffix,
                            .description = _ (formats[index].description),
                            .media_type = formats[index].media_type };
}
