/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The cursor of a CwMatrixGrid: where it is, that it can be seen, and what is said of the cell it is on. */

#include "config.h"

#include "cw-matrix-grid-private.h"

#include "cw-matrix-sentence.h"
#include "cw-matrix-speech.h"

static guint
count_rows (CwMatrixGrid *self)
{
  return self->matrix != NULL ? cw_matrix_get_n_rows (self->matrix) : 0;
}

static guint
count_columns (CwMatrixGrid *self)
{
  return self->matrix != NULL ? cw_matrix_get_n_columns (self->matrix) : 0;
}

void
cw_matrix_grid_describe (CwMatrixGrid *self)
{
  g_autofree char *cell
      = cw_matrix_grid_dup_cell_description (self, self->cursor_row, self->cursor_column);

  cw_matrix_speech_describe (GTK_ACCESSIBLE (self), count_rows (self), count_columns (self), cell);
  cw_matrix_table_refresh (&self->table);
}

void
cw_matrix_grid_announce (CwMatrixGrid *self)
{
  g_autofree char *cell
      = cw_matrix_grid_dup_cell_description (self, self->cursor_row, self->cursor_column);

  if (gtk_widget_has_focus (GTK_WIDGET (self)))
    cw_matrix_speech_announce (GTK_ACCESSIBLE (self), cell);
}

static void
place_cursor (CwMatrixGrid *self, guint row, guint column)
{
  GObject *object = G_OBJECT (self);

  row = MIN (row, count_rows (self));
  column = MIN (column, count_columns (self));
  if (row == self->cursor_row && column == self->cursor_column)
    return;
  g_object_freeze_notify (object);
  if (row != self->cursor_row)
    g_object_notify (object, "cursor-row");
  if (column != self->cursor_column)
    g_object_notify (object, "cursor-column");
  self->cursor_row = row;
  self->cursor_column = column;
  g_object_thaw_notify (object);
  cw_matrix_grid_describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "cursor-moved", row, column);
}

gboolean
cw_matrix_grid_shows_cursor (CwMatrixGrid *self)
{
  int x, y;

  cw_matrix_geometry_get_scroll_to (&self->geometry, self->cursor_row, self->cursor_column, &x, &y);
  return x == self->geometry.scroll_x && y == self->geometry.scroll_y;
}

guint
cw_matrix_grid_get_cursor_row (CwMatrixGrid *self)
{
  g_return_val_if_fail (CW_IS_MATRIX_GRID (self), 0);
  return self->cursor_row;
}

guint
cw_matrix_grid_get_cursor_column (CwMatrixGrid *self)
{
  g_return_val_if_fail (CW_IS_MATRIX_GRID (self), 0);
  return self->cursor_column;
}

/**
 * cw_matrix_grid_set_cursor:
 *
 * Puts the cursor on a cell or total, without scrolling to it.
 */
void
cw_matrix_grid_set_cursor (CwMatrixGrid *self, guint row, guint column)
{
  g_return_if_fail (CW_IS_MATRIX_GRID (self));
  place_cursor (self, row, column);
}

/**
 * cw_matrix_grid_move_cursor:
 *
 * What a key or a click does: puts the cursor on a cell or total, shows it and has it announced.
 */
void
cw_matrix_grid_move_cursor (CwMatrixGrid *self, guint row, guint column)
{
  guint old_row, old_column;

  g_return_if_fail (CW_IS_MATRIX_GRID (self));

  old_row = self->cursor_row;
  old_column = self->cursor_column;
  place_cursor (self, row, column);
  cw_matrix_grid_scroll_to_cursor (self);
  if (self->cursor_row != old_row || self->cursor_column != old_column)
    cw_matrix_grid_announce (self);
}

/**
 * cw_matrix_grid_scroll_to_cursor:
 *
 * Scrolls no further than needed to show the cursor's cell.
 */
void
cw_matrix_grid_scroll_to_cursor (CwMatrixGrid *self)
{
  g_return_if_fail (CW_IS_MATRIX_GRID (self));

  cw_matrix_geometry_get_scroll_to (&self->geometry,
                                    self->cursor_row,
                                    self->cursor_column,
                                    &self->geometry.scroll_x,
                                    &self->geometry.scroll_y);
  cw_matrix_scroller_configure (&self->scroller, &self->geometry);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * cw_matrix_grid_dup_cell_description:
 * @row: a row or the total
 * @column: a column or the total
 *
 * Returns: (transfer full) (nullable): what the tooltip and the screen reader say, or NULL without such a cell
 */
char *
cw_matrix_grid_dup_cell_description (CwMatrixGrid *self, guint row, guint column)
{
  g_return_val_if_fail (CW_IS_MATRIX_GRID (self), NULL);

  if (self->matrix == NULL || row > count_rows (self) || column > count_columns (self))
    return NULL;
  return cw_matrix_sentence_dup_cell (self->matrix, self->summaries, row, column, self->measure);
}
