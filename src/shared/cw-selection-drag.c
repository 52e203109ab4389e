/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwSelectionDrag: the reader offers it and the codebook takes it, so neither needs to know the other. */

#include "config.h"

#include "cw-selection-drag.h"

G_DEFINE_BOXED_TYPE (CwSelectionDrag,
                     cw_selection_drag,
                     cw_selection_drag_copy,
                     cw_selection_drag_free)

CwSelectionDrag *
cw_selection_drag_new (gint64 source_id, guint start, guint end)
{
  CwSelectionDrag *self;

  g_return_val_if_fail (start < end, NULL);

  self = g_new (CwSelectionDrag, 1);
  *self = (CwSelectionDrag) { source_id, start, end };
  return self;
}

CwSelectionDrag *
cw_selection_drag_copy (const CwSelectionDrag *self)
{
  return g_memdup2 (self, sizeof *self);
}

void
cw_selection_drag_free (CwSelectionDrag *self)
{
  g_free (self);
}
