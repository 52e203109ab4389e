/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What an edit does to an anchor: the table of method.md §1.7, row by row. */

#include "config.h"

#include "cw-anchor.h"

static CwAnchorFate
move_by_insertion (CwAnchor *self, const CwEdit *edit)
{
  if (edit->start <= self->start)
    {
      self->start += edit->length;
      self->end += edit->length;
      return CW_ANCHOR_KEPT;
    }
  if (edit->start >= self->end)
    return CW_ANCHOR_KEPT;
  self->end += edit->length;
  return CW_ANCHOR_EDITED;
}

static CwAnchorFate
move_by_replacement (CwAnchor *self, const CwEdit *edit)
{
  guint gone = edit->end - edit->start;

  if (edit->end <= self->start)
    {
      self->start = self->start - gone + edit->length;
      self->end = self->end - gone + edit->length;
      return CW_ANCHOR_KEPT;
    }
  if (edit->start >= self->end)
    return CW_ANCHOR_KEPT;
  if (self->start <= edit->start && edit->end <= self->end)
    {
      self->end = self->end - gone + edit->length;
      return CW_ANCHOR_EDITED;
    }
  if (edit->end <= self->end)
    {
      self->start = edit->start + edit->length;
      self->end = self->end - gone + edit->length;
      return CW_ANCHOR_START_CLIPPED;
    }
  self->end = self->start <= edit->start ? edit->start : self->start;
  return CW_ANCHOR_END_CLIPPED;
}

/**
 * cw_anchor_move:
 *
 * Moves an anchor by an edit of its text. What is typed at an edge stays outside. One of which nothing is left becomes
 * empty where the edit began; an empty one stays empty.
 *
 * Returns: what has become of it
 */
CwAnchorFate
cw_anchor_move (CwAnchor *self, const CwEdit *edit)
{
  CwAnchorFate fate;
  gboolean empty;

  g_return_val_if_fail (self != NULL && self->start <= self->end, CW_ANCHOR_KEPT);
  g_return_val_if_fail (edit != NULL && edit->start <= edit->end, CW_ANCHOR_KEPT);

  empty = self->start == self->end;
  fate = edit->start == edit->end ? move_by_insertion (self, edit)
                                  : move_by_replacement (self, edit);
  if (self->start < self->end || (empty && fate == CW_ANCHOR_KEPT))
    return fate;
  self->start = self->end = edit->start;
  return empty ? CW_ANCHOR_KEPT : CW_ANCHOR_ORPHANED;
}
