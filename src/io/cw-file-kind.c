/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwFileKind: what a file is by its content. It lets a reader say “it is a PDF document with
 * another name” where it could only have said that it does not understand. */

#include "config.h"

#include "cw-file-kind.h"

#include "cw-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Enough for every signature, and for the text test to be sure. */
#define LOOK_AT 4096

typedef struct
{
  gsize offset;
  gsize size;
  const char *magic;
  CwFileKind kind;
} Signature;

static const Signature signatures[] = {
  { 0, 4, "PK\003\004", CW_FILE_KIND_ZIP },
  { 0, 4, "PK\005\006", CW_FILE_KIND_ZIP },
  { 0, 8, "\320\317\021\340\241\261\032\341", CW_FILE_KIND_OLE },
  { 0, 5, "{\\rtf", CW_FILE_KIND_RTF },
  { 0, 3, "\377\330\377", CW_FILE_KIND_JPEG },
  { 0, 8, "\211PNG\r\n\032\n", CW_FILE_KIND_PNG },
  { 0, 3, "ID3", CW_FILE_KIND_MEDIA },
  { 0, 4, "OggS", CW_FILE_KIND_MEDIA },
  { 0, 4, "fLaC", CW_FILE_KIND_MEDIA },
  { 0, 4, "\032\105\337\243", CW_FILE_KIND_MEDIA },
  { 4, 4, "ftyp", CW_FILE_KIND_MEDIA },
  { 8, 4, "WAVE", CW_FILE_KIND_MEDIA },
};

static gboolean
contains (const char *data, gsize size, const char *needle, gsize needle_size)
{
  return memmem (data, size, needle, needle_size) != NULL;
}

/* The name of the stream that holds an encrypted OOXML package, in the UTF-16 of the directory. */
static gboolean
is_encrypted_package (const char *data, gsize size)
{
  static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

  return contains (data, size, name, sizeof name - 1);
}

/* A PDF may have some rubbish before its header. */
static gboolean
is_pdf (const char *data, gsize size)
{
  return contains (data, MIN (size, 1024), "%PDF-", 5);
}

static gboolean
is_html (const char *data, gsize size)
{
  g_autofree char *head = g_ascii_strdown (data, MIN (size, 512));

  return strstr (head, "<html") != NULL || strstr (head, "<!doctype html") != NULL;
}

static gboolean
is_text (const char *data, gsize size)
{
  gsize n_controls = 0;
  gsize i;

  if (size >= 2 && (memcmp (data, "\377\376", 2) == 0 || memcmp (data, "\376\377", 2) == 0))
    return TRUE;
  for (i = 0; i < size; i++)
    {
      guchar c = (guchar) data[i];

      if (c == 0)
        return FALSE;
      n_controls += c < 0x20 && strchr ("\t\n\r\f\v\033", c) == NULL;
    }
  return n_controls * 100 <= size;
}

static CwFileKind
guess_from_text (const char *data, gsize size)
{
  if (!is_text (data, size))
    return CW_FILE_KIND_BINARY;
  return is_html (data, size) ? CW_FILE_KIND_HTML : CW_FILE_KIND_TEXT;
}

/**
 * cw_file_kind_guess:
 *
 * Returns: what @bytes look like
 */
CwFileKind
cw_file_kind_guess (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  guint i;

  if (size == 0)
    return CW_FILE_KIND_EMPTY;
  for (i = 0; i < G_N_ELEMENTS (signatures); i++)
    {
      const Signature *s = &signatures[i];

      if (size < s->offset + s->size || memcmp (data + s->offset, s->magic, s->size) != 0)
        continue;
      if (s->kind == CW_FILE_KIND_OLE && is_encrypted_package (data, size))
        return CW_FILE_KIND_OLE_ENCRYPTED;
      return s->kind;
    }
  if (is_pdf (data, size))
    return CW_FILE_KIND_PDF;
  return guess_from_text (data, MIN (size, LOOK_AT));
}

/**
 * cw_file_kind_get_description:
 *
 * Returns: (transfer none): a translated noun phrase such as “a PDF document”
 */
const char *
cw_file_kind_get_description (CwFileKind kind)
{
  switch (kind)
    {
    case CW_FILE_KIND_EMPTY:
      return _ ("an empty file");
    case CW_FILE_KIND_TEXT:
      return _ ("plain text");
    case CW_FILE_KIND_HTML:
      return _ ("a web page");
    case CW_FILE_KIND_RTF:
      return _ ("a Rich Text document");
    case CW_FILE_KIND_PDF:
      return _ ("a PDF document");
    case CW_FILE_KIND_ZIP:
      return _ ("a ZIP archive or an office document");
    case CW_FILE_KIND_OLE:
      return _ ("an old Office document (Word 97-2003 or similar)");
    case CW_FILE_KIND_OLE_ENCRYPTED:
      return _ ("an Office document with a password");
    case CW_FILE_KIND_JPEG:
      return _ ("a JPEG picture");
    case CW_FILE_KIND_PNG:
      return _ ("a PNG picture");
    case CW_FILE_KIND_MEDIA:
      return _ ("a sound or film recording");
    case CW_FILE_KIND_BINARY:
      return _ ("binary data");
    }
  g_return_val_if_reached (NULL);
}

/**
 * cw_file_kind_get_advice:
 *
 * Returns: (transfer none): a translated sentence on what to do with a file of that kind under a
 *   wrong name
 */
const char *
cw_file_kind_get_advice (CwFileKind kind)
{
  switch (kind)
    {
    case CW_FILE_KIND_EMPTY:
      return _ ("Get a complete copy and import that.");
    case CW_FILE_KIND_TEXT:
      return _ ("Rename it to .txt and import it again.");
    case CW_FILE_KIND_HTML:
      return _ ("Rename it to .html and import it again.");
    case CW_FILE_KIND_PDF:
      return _ ("Rename it to .pdf and import it again.");
    case CW_FILE_KIND_ZIP:
      return _ ("If it is an office document, rename it to .docx or .odt and import it again.");
    case CW_FILE_KIND_RTF:
    case CW_FILE_KIND_OLE:
      return _ ("Open it in a word processor, save it as DOCX or ODT, and import that.");
    case CW_FILE_KIND_OLE_ENCRYPTED:
      return _ ("Open it in a word processor, save a copy without the password, and import that.");
    case CW_FILE_KIND_JPEG:
    case CW_FILE_KIND_PNG:
      return _ ("Recognise its text with an OCR program first, and import the result.");
    case CW_FILE_KIND_MEDIA:
      return _ ("Transcribe it first, and import the transcript.");
    case CW_FILE_KIND_BINARY:
      return _ ("Open it in the program that made it, save it as DOCX, ODT or plain text, and "
                "import that.");
    }
  g_return_val_if_reached (NULL);
}

/**
 * cw_file_kind_fail:
 * @expected: a translated noun phrase: what the name promised
 * @name: the file's name
 *
 * Sets CW_ERROR_DAMAGED, or CW_ERROR_ENCRYPTED, with the sentence for a file that is not what its
 * name says.
 *
 * Returns: FALSE
 */
gboolean
cw_file_kind_fail (CwFileKind kind, const char *expected, const char *name, GError **error)
{
  if (kind == CW_FILE_KIND_OLE_ENCRYPTED)
    g_set_error (error,
                 CW_ERROR,
                 CW_ERROR_ENCRYPTED,
                 _ ("“%s” needs a password. %s"),
                 name,
                 cw_file_kind_get_advice (kind));
  else
    g_set_error (error,
                 CW_ERROR,
                 CW_ERROR_DAMAGED,
                 _ ("“%s” is not %s: it is %s with another name. %s"),
                 name,
                 expected,
                 cw_file_kind_get_description (kind),
                 cw_file_kind_get_advice (kind));
  return FALSE;
}
