/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Where one character ends for a reader (an extended grapheme cluster of UAX #29): a letter with its marks, a syllable
 * block, a flag, a family. ICU knows the rules. */

#include "config.h"

#include "cw-grapheme.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

static void
close_iterator (gpointer iterator)
{
  ubrk_close (iterator);
}

/* To open an iterator takes longer than to use it, and it must not be shared between threads. */
static UBreakIterator *
get_iterator (void)
{
  static GPrivate iterators = G_PRIVATE_INIT (close_iterator);
  UBreakIterator *iterator = g_private_get (&iterators);
  UErrorCode status = U_ZERO_ERROR;

  if (iterator != NULL)
    return iterator;
  iterator = ubrk_open (UBRK_CHARACTER, "", NULL, 0, &status);
  if (U_FAILURE (status))
    g_error ("ICU has no rules for characters: %s", u_errorName (status));
  g_private_set (&iterators, iterator);
  return iterator;
}

/* Between two ASCII characters there is always a boundary, and a carriage return never gets into a text. */
static gboolean
is_plain (const char *text, gsize length, gsize offset)
{
  return offset == 0 || offset == length
         || ((guchar) text[offset - 1] < 0x80 && (guchar) text[offset] < 0x80
             && text[offset - 1] != '\r');
}

static UBreakIterator *
read_text (UText *place, const char *text, gsize length)
{
  UBreakIterator *iterator = get_iterator ();
  UErrorCode status = U_ZERO_ERROR;

  utext_openUTF8 (place, text, length, &status);
  ubrk_setUText (iterator, place, &status);
  g_assert (U_SUCCESS (status));
  return iterator;
}

/**
 * cw_grapheme_is_boundary:
 * @text: UTF-8
 * @length: in bytes
 * @offset: in bytes, between two code points
 *
 * Returns: whether a cut there leaves every character whole
 */
gboolean
cw_grapheme_is_boundary (const char *text, gsize length, gsize offset)
{
  return cw_grapheme_find_back (text, length, offset) == offset;
}

/**
 * cw_grapheme_find_back:
 *
 * Returns: the last boundary that is not behind @offset
 */
gsize
cw_grapheme_find_back (const char *text, gsize length, gsize offset)
{
  UText place = UTEXT_INITIALIZER;
  UBreakIterator *iterator;
  gsize found;

  g_return_val_if_fail (text != NULL && offset <= length && length <= G_MAXINT32, offset);

  if (is_plain (text, length, offset))
    return offset;
  iterator = read_text (&place, text, length);
  found = ubrk_isBoundary (iterator, offset) ? offset : (gsize) ubrk_preceding (iterator, offset);
  utext_close (&place);
  return found;
}

/**
 * cw_grapheme_find_forward:
 *
 * Returns: the first boundary that is not before @offset
 */
gsize
cw_grapheme_find_forward (const char *text, gsize length, gsize offset)
{
  UText place = UTEXT_INITIALIZER;
  UBreakIterator *iterator;
  gsize found;

  g_return_val_if_fail (text != NULL && offset <= length && length <= G_MAXINT32, offset);

  if (is_plain (text, length, offset))
    return offset;
  iterator = read_text (&place, text, length);
  found = ubrk_isBoundary (iterator, offset) ? offset : (gsize) ubrk_following (iterator, offset);
  utext_close (&place);
  return found;
}
