/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwTextDecoder: the bytes of a text file, in whatever encoding, as UTF-8.
 *
 * What can be known is not guessed: a byte order mark, valid UTF-8, the pattern of UTF-16, a
 * declaration.  ICU guesses the rest.  Nothing is normalised: the text stays as it was typed. */

#include "config.h"

#include "cw-text-decoder.h"

#include "cw-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

/* 64 MiB of text is ten million words; ICU counts in 32 bits and a code page may triple in
 * UTF-8. */
#define MAX_SIZE (64 * 1024 * 1024)

/* The guess needs no more, and costs time in proportion. */
#define LOOK_AT (64 * 1024)

/* Short English or German texts with a few accents look like several code pages; the one of Windows
 * is by far the most frequent, so that it wins where ICU is this close to undecided (of 100). */
#define WINDOWS_BONUS 15

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UCharsetDetector, ucsdet_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (UConverter, ucnv_close)

static gboolean
fail_binary (const char *name, GError **error)
{
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_DAMAGED,
               _ ("“%s” is not a text file: it holds binary data. Open it in the program that made "
                  "it, save it "
                  "as DOCX, ODT or plain text, and import that."),
               name);
  return FALSE;
}

static const char *
find_byte_order_mark (const char *data, gsize size, gsize *mark_size)
{
  *mark_size = 0;
  if (size >= 3 && memcmp (data, "\357\273\277", 3) == 0)
    {
      *mark_size = 3;
      return "UTF-8";
    }
  if (size >= 4 && memcmp (data, "\377\376\0\0", 4) == 0)
    {
      *mark_size = 4;
      return "UTF-32LE";
    }
  if (size >= 2 && (memcmp (data, "\377\376", 2) == 0 || memcmp (data, "\376\377", 2) == 0))
    {
      *mark_size = 2;
      return data[0] == '\377' ? "UTF-16LE" : "UTF-16BE";
    }
  return NULL;
}

/* Text in UTF-16 without a mark shows by its line ends, spaces and digits: zero bytes at one parity
 * only. */
static const char *
guess_utf16 (const char *data, gsize size)
{
  gsize zeros[2] = { 0, 0 };
  gsize length = MIN (size, LOOK_AT) & ~(gsize) 1;
  gsize i;

  if (size % 2 != 0)
    return NULL;
  for (i = 0; i < length; i++)
    zeros[i % 2] += data[i] == '\0';
  if (zeros[0] == 0 && zeros[1] * 50 >= length)
    return "UTF-16LE";
  if (zeros[1] == 0 && zeros[0] * 50 >= length)
    return "UTF-16BE";
  return NULL;
}

static gboolean
is_latin1 (const char *charset)
{
  return g_str_equal (charset, "ISO-8859-1") || g_str_equal (charset, "windows-1252");
}

/* A text that ICU takes for Latin-1 is read as Windows-1252, as web browsers do: the bytes that
 * differ are control characters in the one and quotation marks in the other. */
static char *
choose_match (const UCharsetMatch **matches, int n_matches)
{
  UErrorCode status = U_ZERO_ERROR;
  int best = n_matches > 0 ? ucsdet_getConfidence (matches[0], &status) : 0;
  int i;

  for (i = 0; i < n_matches; i++)
    if (is_latin1 (ucsdet_getName (matches[i], &status))
        && ucsdet_getConfidence (matches[i], &status) + WINDOWS_BONUS >= best)
      return g_strdup ("windows-1252");
  if (n_matches > 0 && best >= 10)
    return g_strdup (ucsdet_getName (matches[0], &status));
  return g_strdup ("windows-1252");
}

static char *
guess_charset (const char *data, gsize size)
{
  UErrorCode status = U_ZERO_ERROR;
  g_autoptr (UCharsetDetector) detector = ucsdet_open (&status);
  const UCharsetMatch **matches;
  int n_matches = 0;

  if (U_FAILURE (status))
    return g_strdup ("windows-1252");
  ucsdet_setText (detector, data, (int) MIN (size, LOOK_AT), &status);
  matches = ucsdet_detectAll (detector, &n_matches, &status);
  return choose_match (matches, U_SUCCESS (status) ? n_matches : 0);
}

static char *
convert (const char *data, gsize size, const char *charset, gsize *out_size)
{
  UErrorCode status = U_ZERO_ERROR;
  g_autoptr (UConverter) converter = ucnv_open (charset, &status);
  g_autofree char *text = NULL;
  int capacity = (int) size * 3 + 16;
  int length;

  if (U_FAILURE (status))
    return NULL;
  text = g_malloc (capacity);
  length = ucnv_toAlgorithmic (UCNV_UTF8, converter, text, capacity, data, (int) size, &status);
  if (U_FAILURE (status))
    return NULL;
  *out_size = length;
  text = g_realloc (text, length + 1);
  text[length] = '\0';
  return g_steal_pointer (&text);
}

static char *
copy (const char *data, gsize size, gsize *out_size)
{
  *out_size = size;
  return g_strndup (data, size);
}

static char *
decode_known (const char *data, gsize size, const char *charset, gsize *out_size)
{
  if (g_str_equal (charset, "UTF-8") && g_utf8_validate_len (data, size, NULL))
    return copy (data, size, out_size);
  return convert (data, size, charset, out_size);
}

static char *
decode_unmarked (const char *data, gsize size, const char *declared, gsize *out_size)
{
  gboolean has_zeros = memchr (data, '\0', size) != NULL;
  gboolean has_escapes = memchr (data, '\033', size) != NULL;
  const char *utf16 = has_zeros ? guess_utf16 (data, size) : NULL;
  g_autofree char *guessed = NULL;
  char *text = NULL;

  if (has_zeros)
    return utf16 != NULL ? convert (data, size, utf16, out_size) : NULL;
  if (!has_escapes && g_utf8_validate_len (data, size, NULL))
    return copy (data, size, out_size);
  if (declared != NULL)
    text = convert (data, size, declared, out_size);
  if (text != NULL)
    return text;
  guessed = guess_charset (data, size);
  return convert (data, size, guessed, out_size);
}

/* The wrong guess shows, too: no text has one control character in a hundred. */
static gboolean
looks_like_text (const char *text, gsize size)
{
  gsize n_controls = 0;
  gsize i;

  for (i = 0; i < size; i++)
    {
      guchar c = (guchar) text[i];

      if (c == 0)
        return FALSE;
      n_controls += c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v';
    }
  return n_controls * 100 <= size;
}

static gboolean
check_size (gsize size, const char *name, GError **error)
{
  if (size <= MAX_SIZE)
    return TRUE;
  g_set_error (
      error,
      CW_ERROR,
      CW_ERROR_TOO_LARGE,
      _ ("“%s” holds more than 64 MiB of text. Split it into several files and import those."),
      name);
  return FALSE;
}

/**
 * cw_text_decoder_decode:
 * @declared: (nullable): the encoding that the file itself names; used when nothing surer is known
 * @name: the file's name, for messages
 * @size: (out): of the text, in bytes
 *
 * Returns: (transfer full): valid UTF-8 without NUL and byte order mark, or NULL with
 *   CW_ERROR_DAMAGED (binary
 *   data) or CW_ERROR_TOO_LARGE
 */
char *
cw_text_decoder_decode (GBytes *bytes,
                        const char *declared,
                        const char *name,
                        gsize *size,
                        GError **error)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  gsize mark_size;
  const char *marked;
  g_autofree char *text = NULL;

  if (!check_size (n_bytes, name, error))
    return NULL;
  if (n_bytes == 0)
    return copy ("", 0, size);
  marked = find_byte_order_mark (data, n_bytes, &mark_size);
  if (marked != NULL)
    text = decode_known (data + mark_size, n_bytes - mark_size, marked, size);
  else
    text = decode_unmarked (data, n_bytes, declared, size);
  if (text == NULL || !looks_like_text (text, *size))
    {
      fail_binary (name, error);
      return NULL;
    }
  return g_steal_pointer (&text);
}
