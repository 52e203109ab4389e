/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Places in the text of a CwCodedView that keys go to: what a paragraph says after the name of who says it, where an
 * edge of an excerpt may rest, where somebody begins to speak. */

#include "config.h"

#include "cw-coded-view-private.h"

/* From where its words start, in the buffer; a paragraph that is nothing but a label is taken as a whole. */
void
cw_coded_view_find_words (CwCodedView *self, guint paragraph, guint *start, guint *end)
{
  const CwTextMap *map = cw_coded_view_get_map (self);
  guint lead = cw_text_map_get_lead (map, paragraph),
        length = cw_text_map_get_length (map, paragraph);

  *start = cw_text_map_get_buffer_start (map, paragraph) + (lead < length ? lead : 0);
  *end = cw_text_map_get_buffer_start (map, paragraph) + length;
}

static char *
dup_words (CwCodedView *self, guint start, guint end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter from, to;

  gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, end);
  return gtk_text_iter_get_slice (&from, &to);
}

static gboolean
find_stop_in (CwCodedView *self, guint paragraph, CwTextStop stop, int step, guint *offset)
{
  g_autofree char *words = NULL;
  guint start, end;
  int found;

  cw_coded_view_find_words (self, paragraph, &start, &end);
  words = dup_words (self, start, end);
  found = CLAMP ((int) *offset, (int) start - 1, (int) end + 1) - (int) start;
  if (!cw_text_bounds_find_stop (words, stop, step, &found))
    return FALSE;
  *offset = start + found;
  return TRUE;
}

/* Moves *offset of the source to the next place where an edge may rest, or the one before it.  FALSE when the text has
 * no other. */
gboolean
cw_coded_view_find_edge (CwCodedView *self, CwTextStop stop, int step, guint *offset)
{
  const CwTextMap *map = cw_coded_view_get_map (self);
  gboolean is_start = stop == CW_TEXT_STOP_WORD_START || stop == CW_TEXT_STOP_SENTENCE_START;
  guint at = is_start ? cw_text_map_start_to_buffer (map, *offset)
                      : cw_text_map_end_to_buffer (map, *offset);
  int n = cw_text_map_get_n_paragraphs (map);

  for (int i = cw_text_map_find_buffer (map, at); i >= 0 && i < n; i += step)
    if (find_stop_in (self, i, stop, step, &at))
      {
        *offset = cw_text_map_to_source (map, at);
        return TRUE;
      }
  return FALSE;
}

/* Puts the caret where the next turn of a speaker starts, or the one before.  FALSE when there is none. */
gboolean
cw_coded_view_go_to_turn (CwCodedView *self, int step)
{
  const CwTextMap *map = cw_coded_view_get_map (self);
  int n = cw_text_map_get_n_paragraphs (map);

  for (int i = (int) cw_coded_view_get_caret_paragraph (self) + step; i >= 0 && i < n; i += step)
    if (cw_text_map_opens_turn (map, i))
      {
        guint start = cw_text_map_get_source_start (map, i);

        cw_coded_view_select (self, start, start);
        return TRUE;
      }
  return FALSE;
}
