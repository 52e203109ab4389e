/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * CwSelectionDrag:
 * @source_id: the source that is read
 * @start: the first code point of what is selected, in the source's whole text
 * @end: one past the last
 *
 * What is dragged when the selection of the reader is dragged. A drop target that codes asks for this type.
 */
typedef struct
{
  gint64 source_id;
  guint start;
  guint end;
} CwSelectionDrag;

#define CW_TYPE_SELECTION_DRAG (cw_selection_drag_get_type ())
GType cw_selection_drag_get_type (void);

CwSelectionDrag *cw_selection_drag_new (gint64 source_id, guint start, guint end);
CwSelectionDrag *cw_selection_drag_copy (const CwSelectionDrag *self);
void cw_selection_drag_free (CwSelectionDrag *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwSelectionDrag, cw_selection_drag_free)

G_END_DECLS
