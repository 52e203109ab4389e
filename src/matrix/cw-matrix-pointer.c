/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The pointer over a CwMatrixGrid: a click puts the cursor, a double click activates, a drag at the end of a column's
 * header sets its width. */

#include "config.h"

#include "cw-matrix-pointer.h"

#include "cw-matrix-sizes.h"

#include <math.h>

/* The column that is being dragged, and how wide it was. */
typedef struct
{
  CwMatrixGrid *grid; /* borrowed: the gesture belongs to it */
  guint column;
  int width;
} CwMatrixPointer;

static void
free_pointer (CwMatrixPointer *self, GClosure *closure)
{
  g_free (self);
}

/* A press on a heading keeps the other half of the cursor. */
static void
on_pressed (CwMatrixGrid *self, int n_press, double x, double y, GtkGestureClick *gesture)
{
  guint row, column;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!cw_matrix_geometry_pick (cw_matrix_grid_get_geometry (self), x, y, &row, &column))
    return;
  cw_matrix_grid_move_cursor (self,
                              row == CW_MATRIX_HEADER ? cw_matrix_grid_get_cursor_row (self) : row,
                              column == CW_MATRIX_HEADER ? cw_matrix_grid_get_cursor_column (self)
                                                         : column);
  if (n_press == 2 && row != CW_MATRIX_HEADER && column != CW_MATRIX_HEADER)
    gtk_widget_activate_action (GTK_WIDGET (self), "grid.activate", NULL);
}

static void
on_drag_begun (CwMatrixPointer *self, double x, double y, GtkGesture *gesture)
{
  const CwMatrixGeometry *geometry = cw_matrix_grid_get_geometry (self->grid);

  if (!cw_matrix_geometry_pick_edge (geometry, x, y, &self->column))
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  self->width = cw_matrix_grid_get_column_width (self->grid, self->column);
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

/* The matrix may have changed during the drag. */
static void
on_drag_updated (CwMatrixPointer *self, double x, double y, GtkGesture *gesture)
{
  const CwMatrixGeometry *geometry = cw_matrix_grid_get_geometry (self->grid);
  int change = (int) round (geometry->mirrored ? -x : x);

  if (self->column < geometry->n_columns)
    cw_matrix_grid_set_column_width (
        self->grid, self->column, MAX (self->width + change, CW_MATRIX_MIN_COLUMN));
}

static void
on_pointer_moved (CwMatrixGrid *self, double x, double y, GtkEventController *controller)
{
  guint column;
  gboolean on_edge
      = cw_matrix_geometry_pick_edge (cw_matrix_grid_get_geometry (self), x, y, &column);

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), on_edge ? "col-resize" : NULL);
}

/**
 * cw_matrix_pointer_attach:
 *
 * Lets the pointer select, activate and resize.
 */
void
cw_matrix_pointer_attach (CwMatrixGrid *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  CwMatrixPointer *pointer = g_new0 (CwMatrixPointer, 1);

  pointer->grid = self;
  g_signal_connect_data (drag,
                         "drag-begin",
                         G_CALLBACK (on_drag_begun),
                         pointer,
                         (GClosureNotify) free_pointer,
                         G_CONNECT_SWAPPED);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_updated), pointer);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_pointer_moved), self);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, motion);
}
