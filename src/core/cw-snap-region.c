/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwSnapRegion: an edge inside a character moves outwards to the character's edge (method.md R5), so that no quotation
 * begins with a lone accent and no word of it is lost. */

#include "config.h"

#include "cw-snap-region.h"

#include <string.h>

#include "cw-grapheme.h"

struct _CwSnapRegion
{
  guint start;
  guint length; /* in code points */
  gsize size;
  char *text;
  guint32 *places; /* of each code point and of the end, in bytes; made when it is needed */
};

/**
 * cw_snap_region_new:
 * @start: where it starts in the source's text
 * @text: (transfer full): its text, whole paragraphs
 *
 * Returns: (transfer full): the region
 */
CwSnapRegion *
cw_snap_region_new (guint start, char *text)
{
  CwSnapRegion *self = g_new0 (CwSnapRegion, 1);

  self->start = start;
  self->text = text;
  self->size = strlen (text);
  self->length = g_utf8_strlen (text, self->size);
  return self;
}

/**
 * cw_snap_region_free:
 * @self: (transfer full) (nullable): a region
 */
void
cw_snap_region_free (CwSnapRegion *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self->places);
  g_free (self);
}

static gboolean
is_inside (const CwSnapRegion *self, guint position)
{
  return position > self->start && position < self->start + self->length;
}

static void
index_places (CwSnapRegion *self)
{
  const char *p = self->text;

  if (self->places != NULL)
    return;
  self->places = g_new (guint32, self->length + 1);
  for (guint i = 0; i <= self->length; i++, p = g_utf8_next_char (p))
    self->places[i] = p - self->text;
}

/**
 * cw_snap_region_find_back:
 * @position: in code points of the source's text
 *
 * Returns: the last edge of a character that is not behind it; @position itself where the region does not hold it
 */
guint
cw_snap_region_find_back (CwSnapRegion *self, guint position)
{
  gsize found;

  g_return_val_if_fail (self != NULL, position);

  if (!is_inside (self, position))
    return position;
  index_places (self);
  found = cw_grapheme_find_back (self->text, self->size, self->places[position - self->start]);
  while (self->places[position - self->start] > found)
    position--;
  return position;
}

/**
 * cw_snap_region_find_forward:
 * @position: in code points of the source's text
 *
 * Returns: the first edge of a character that is not before it; @position itself where the region does not hold it
 */
guint
cw_snap_region_find_forward (CwSnapRegion *self, guint position)
{
  gsize found;

  g_return_val_if_fail (self != NULL, position);

  if (!is_inside (self, position))
    return position;
  index_places (self);
  found = cw_grapheme_find_forward (self->text, self->size, self->places[position - self->start]);
  while (self->places[position - self->start] < found)
    position++;
  return position;
}

/**
 * cw_text_find_whole_paragraphs:
 * @start: (inout): moves back to the start of its paragraph
 * @end: (inout): moves forward to the end of its paragraph
 *
 * The pieces of a long paragraph count as one.
 */
void
cw_text_find_whole_paragraphs (const CwText *text, guint *start, guint *end)
{
  guint first, last;
  const CwParagraph *paragraph;

  g_return_if_fail (text != NULL);

  if (cw_text_get_n_paragraphs (text) == 0)
    return;
  first = cw_text_find_paragraph (text, *start);
  last = cw_text_find_paragraph (text, *end);
  while (first > 0 && cw_text_get_paragraph (text, first)->soft)
    first--;
  while (last + 1 < cw_text_get_n_paragraphs (text) && cw_text_get_paragraph (text, last + 1)->soft)
    last++;
  paragraph = cw_text_get_paragraph (text, last);
  *start = cw_text_get_paragraph (text, first)->start;
  *end = paragraph->start + paragraph->characters;
}

static CwSnapRegion *
region_around (const CwText *text, guint position)
{
  guint start = position, end = position;

  cw_text_find_whole_paragraphs (text, &start, &end);
  return cw_snap_region_new (start, cw_text_dup_range (text, start, end));
}

/**
 * cw_text_snap_range:
 * @start: (inout): first code point
 * @end: (inout): one past the last
 *
 * Widens a range to whole characters as a reader counts them.
 */
void
cw_text_snap_range (const CwText *text, guint *start, guint *end)
{
  g_autoptr (CwSnapRegion) first = NULL;
  g_autoptr (CwSnapRegion) last = NULL;

  g_return_if_fail (text != NULL && *start <= *end && *end <= cw_text_get_length (text));

  first = region_around (text, *start);
  last = region_around (text, *end);
  *start = cw_snap_region_find_back (first, *start);
  *end = cw_snap_region_find_forward (last, *end);
}
