/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Walking through the excerpts of a CwCodedView, and what a click in coded text means. */

#include "config.h"

#include "cw-coded-view-private.h"

static guint
get_caret (CwCodedView *self)
{
  return cw_text_map_start_to_buffer (cw_coded_view_get_map (self), cw_coded_view_get_caret (self));
}

static void
activate_at_buffer (CwCodedView *self, guint offset)
{
  const CwCodingSet *set = cw_coding_layer_get_set (cw_coded_view_get_layer (self));
  g_autoptr (GArray) found = cw_coding_set_find_at (set, offset);
  gint64 current = cw_coding_layer_get_focus (cw_coded_view_get_layer (self));
  guint next = 0;

  for (guint i = 0; i < found->len; i++)
    if (cw_coding_set_get_excerpt (set, g_array_index (found, guint, i))->id == current)
      next = (i + 1) % found->len;
  cw_coded_view_set_current_excerpt (
      self,
      found->len == 0 ? 0
                      : cw_coding_set_get_excerpt (set, g_array_index (found, guint, next))->id);
  if (found->len > 0)
    g_signal_emit_by_name (self, "excerpt-activated", cw_coded_view_get_current_excerpt (self));
}

/* Where walking starts: at the current excerpt while the caret is at its start, else at the caret. */
static gboolean
find_walk_start (CwCodedView *self, guint *position)
{
  const CwCodingSet *set = cw_coding_layer_get_set (cw_coded_view_get_layer (self));

  return cw_coding_set_find (
             set, cw_coding_layer_get_focus (cw_coded_view_get_layer (self)), position)
         && cw_coding_set_get_excerpt (set, *position)->start == get_caret (self);
}

static gboolean
go_to_position (CwCodedView *self, guint position)
{
  const CwCodingSet *set = cw_coding_layer_get_set (cw_coded_view_get_layer (self));
  const CwViewExcerpt *excerpt;
  guint start;

  if (position >= cw_coding_set_get_n_excerpts (set))
    return FALSE;
  excerpt = cw_coding_set_get_excerpt (set, position);
  start = cw_text_map_to_source (cw_coded_view_get_map (self), excerpt->start);
  cw_coded_view_select (self, start, start);
  cw_coded_view_set_current_excerpt (self, excerpt->id);
  return TRUE;
}

/* Makes an excerpt the current one and shows it.  FALSE when the view has no such excerpt. */
gboolean
cw_coded_view_go_to_excerpt (CwCodedView *self, gint64 excerpt_id)
{
  guint position;

  g_return_val_if_fail (CW_IS_CODED_VIEW (self), FALSE);

  return cw_coding_set_find (
             cw_coding_layer_get_set (cw_coded_view_get_layer (self)), excerpt_id, &position)
         && go_to_position (self, position);
}

/* The next excerpt in the order of the text, from the caret.  FALSE when there is none. */
gboolean
cw_coded_view_next_excerpt (CwCodedView *self)
{
  guint position;

  g_return_val_if_fail (CW_IS_CODED_VIEW (self), FALSE);

  if (find_walk_start (self, &position))
    return go_to_position (self, position + 1);
  return go_to_position (
      self,
      cw_coding_set_count_before (cw_coding_layer_get_set (cw_coded_view_get_layer (self)),
                                  get_caret (self)));
}

gboolean
cw_coded_view_previous_excerpt (CwCodedView *self)
{
  guint position;

  g_return_val_if_fail (CW_IS_CODED_VIEW (self), FALSE);

  if (!find_walk_start (self, &position))
    position = cw_coding_set_count_before (cw_coding_layer_get_set (cw_coded_view_get_layer (self)),
                                           get_caret (self));
  return position > 0 && go_to_position (self, position - 1);
}

/* What a click does: the shortest excerpt at @offset of the source becomes the current one; if it is that already,
 * the next longer. */
void
cw_coded_view_activate_at (CwCodedView *self, guint offset)
{
  g_return_if_fail (CW_IS_CODED_VIEW (self));
  activate_at_buffer (self, cw_text_map_start_to_buffer (cw_coded_view_get_map (self), offset));
}
