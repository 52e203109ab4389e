/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwTextMap: the source's text joins paragraphs by a line feed, and soft ones by nothing; the buffer shows each on
 * a line of its own.  So the buffer is ahead by one for every soft paragraph before.  Everything is counted in
 * code points. */

#include "config.h"

#include "cw-text-map.h"

typedef struct
{
  guint source;
  guint buffer;
  guint length;
  guint lead;
  gboolean opens_turn;
} Paragraph;

struct _CwTextMap
{
  GArray *paragraphs; /* of Paragraph */
};

static const Paragraph *
get_paragraph (const CwTextMap *self, guint paragraph)
{
  return &g_array_index (self->paragraphs, Paragraph, paragraph);
}

static guint
find_last (const CwTextMap *self, guint offset, gboolean in_source)
{
  guint low = 0, high = self->paragraphs->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;
      const Paragraph *paragraph = get_paragraph (self, middle);

      if ((in_source ? paragraph->source : paragraph->buffer) <= offset)
        low = middle;
      else
        high = middle;
    }
  return low;
}

CwTextMap *
cw_text_map_new (void)
{
  CwTextMap *self = g_new0 (CwTextMap, 1);

  self->paragraphs = g_array_new (FALSE, FALSE, sizeof (Paragraph));
  return self;
}

void
cw_text_map_free (CwTextMap *self)
{
  g_array_unref (self->paragraphs);
  g_free (self);
}

void
cw_text_map_append (CwTextMap *self, guint length, gboolean soft)
{
  Paragraph next = { .length = length };

  g_return_if_fail (self != NULL);

  if (self->paragraphs->len > 0)
    {
      const Paragraph *last = get_paragraph (self, self->paragraphs->len - 1);

      next.source = last->source + last->length + (soft ? 0 : 1);
      next.buffer = last->buffer + last->length + 1;
    }
  g_array_append_val (self->paragraphs, next);
}

/* Of the last paragraph: its first @lead code points name who speaks, and whether somebody begins to speak there. */
void
cw_text_map_set_speech (CwTextMap *self, guint lead, gboolean opens_turn)
{
  Paragraph *last;

  g_return_if_fail (self != NULL && self->paragraphs->len > 0);

  last = &g_array_index (self->paragraphs, Paragraph, self->paragraphs->len - 1);
  last->lead = MIN (lead, last->length);
  last->opens_turn = opens_turn;
}

/* How much of the paragraph is not said but says who speaks. */
guint
cw_text_map_get_lead (const CwTextMap *self, guint paragraph)
{
  return get_paragraph (self, paragraph)->lead;
}

gboolean
cw_text_map_opens_turn (const CwTextMap *self, guint paragraph)
{
  return get_paragraph (self, paragraph)->opens_turn;
}

guint
cw_text_map_get_n_paragraphs (const CwTextMap *self)
{
  return self->paragraphs->len;
}

guint
cw_text_map_get_source_length (const CwTextMap *self)
{
  const Paragraph *last;

  if (self->paragraphs->len == 0)
    return 0;
  last = get_paragraph (self, self->paragraphs->len - 1);
  return last->source + last->length;
}

guint
cw_text_map_get_source_start (const CwTextMap *self, guint paragraph)
{
  g_return_val_if_fail (paragraph < self->paragraphs->len, 0);
  return get_paragraph (self, paragraph)->source;
}

guint
cw_text_map_get_buffer_start (const CwTextMap *self, guint paragraph)
{
  g_return_val_if_fail (paragraph < self->paragraphs->len, 0);
  return get_paragraph (self, paragraph)->buffer;
}

guint
cw_text_map_get_length (const CwTextMap *self, guint paragraph)
{
  g_return_val_if_fail (paragraph < self->paragraphs->len, 0);
  return get_paragraph (self, paragraph)->length;
}

/* The paragraph an offset of the source is in; the line feed belongs to the paragraph before it. */
guint
cw_text_map_find_source (const CwTextMap *self, guint source_offset)
{
  return find_last (self, source_offset, TRUE);
}

guint
cw_text_map_find_buffer (const CwTextMap *self, guint buffer_offset)
{
  return find_last (self, buffer_offset, FALSE);
}

/* Where a range that starts here starts in the buffer: at a soft break, on the new line. */
guint
cw_text_map_start_to_buffer (const CwTextMap *self, guint source_offset)
{
  const Paragraph *paragraph;

  if (self->paragraphs->len == 0)
    return 0;
  paragraph = get_paragraph (self, find_last (self, source_offset, TRUE));
  return paragraph->buffer + MIN (source_offset - paragraph->source, paragraph->length);
}

/* Where a range that ends here ends in the buffer: at a soft break, on the line before. */
guint
cw_text_map_end_to_buffer (const CwTextMap *self, guint source_offset)
{
  return source_offset == 0 ? 0 : cw_text_map_start_to_buffer (self, source_offset - 1) + 1;
}

guint
cw_text_map_to_source (const CwTextMap *self, guint buffer_offset)
{
  const Paragraph *paragraph;

  if (self->paragraphs->len == 0)
    return 0;
  paragraph = get_paragraph (self, find_last (self, buffer_offset, FALSE));
  return paragraph->source + MIN (buffer_offset - paragraph->buffer, paragraph->length);
}
