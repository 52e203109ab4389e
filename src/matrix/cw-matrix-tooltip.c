/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Tooltips of a CwMatrixGrid: a cell's formula and whole summary, the whole of a heading that may be cut short. */

#include "config.h"

#include "cw-matrix-tooltip.h"

#include "cw-matrix-sentence.h"

static char *
dup_corner_text (CwMeasure measure)
{
  return g_strdup_printf ("%s: %s",
                          cw_matrix_sentence_get_measure_title (measure),
                          cw_matrix_sentence_get_measure_unit (measure));
}

/**
 * cw_matrix_tooltip_dup_text:
 * @row: a row, the total, or %CW_MATRIX_HEADER
 * @column: a column, the total, or %CW_MATRIX_HEADER
 *
 * Returns: (transfer full) (nullable): what the tooltip says there
 */
char *
cw_matrix_tooltip_dup_text (CwMatrixGrid *grid, guint row, guint column)
{
  CwMatrix *matrix = cw_matrix_grid_get_matrix (grid);

  if (matrix == NULL)
    return NULL;
  if (row == CW_MATRIX_HEADER && column == CW_MATRIX_HEADER)
    return dup_corner_text (cw_matrix_grid_get_measure (grid));
  if (row == CW_MATRIX_HEADER)
    return cw_matrix_sentence_dup_column (matrix, column);
  if (column == CW_MATRIX_HEADER)
    return cw_matrix_sentence_dup_row_heading (matrix, row);
  return cw_matrix_grid_dup_cell_description (grid, row, column);
}

/**
 * cw_matrix_tooltip_query:
 *
 * Handles the signal of that name; with the keyboard it is about the cursor's cell.
 */
gboolean
cw_matrix_tooltip_query (CwMatrixGrid *grid, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const CwMatrixGeometry *geometry = cw_matrix_grid_get_geometry (grid);
  guint row = cw_matrix_grid_get_cursor_row (grid);
  guint column = cw_matrix_grid_get_cursor_column (grid);
  g_autofree char *text = NULL;
  GdkRectangle tip;
  graphene_rect_t area;

  if (!keyboard && !cw_matrix_geometry_pick (geometry, x, y, &row, &column))
    return FALSE;
  text = cw_matrix_tooltip_dup_text (grid, row, column);
  if (text == NULL)
    return FALSE;
  cw_matrix_geometry_get_area (geometry, row, column, &area);
  tip = (GdkRectangle) {
    (int) area.origin.x, (int) area.origin.y, (int) area.size.width, (int) area.size.height
  };
  gtk_tooltip_set_text (tooltip, text);
  gtk_tooltip_set_tip_area (tooltip, &tip);
  return TRUE;
}
