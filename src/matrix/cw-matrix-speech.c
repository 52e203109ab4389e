/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What a screen reader hears of a grid. The cells are no widgets, so the grid itself says where its cursor is and what
 * the cell holds: as its description, and as an announcement when the cursor moves. */

#include "config.h"

#include "cw-matrix-speech.h"

#include <glib/gi18n.h>

/* The context that GTK puts in under GTK_A11Y=test has no way to announce, and GTK 4.18 does not check for that. */
static gboolean
can_announce (GtkAccessible *grid)
{
  g_autoptr (GtkATContext) context = gtk_accessible_get_at_context (grid);

  return context != NULL && !g_str_equal (G_OBJECT_TYPE_NAME (context), "GtkTestATContext");
}

/**
 * cw_matrix_speech_describe:
 * @cell: (nullable): the sentence of the cursor's cell
 */
void
cw_matrix_speech_describe (GtkAccessible *grid, guint n_rows, guint n_columns, const char *cell)
{
  /* Translators: rows, then columns. */
  g_autofree char *label = g_strdup_printf (_ ("Matrix, rows: %u, columns: %u"), n_rows, n_columns);

  gtk_accessible_update_property (grid,
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  cell != NULL ? cell : "",
                                  -1);
}

/**
 * cw_matrix_speech_announce:
 * @cell: (nullable): the sentence of the cursor's cell
 */
void
cw_matrix_speech_announce (GtkAccessible *grid, const char *cell)
{
  if (cell != NULL && can_announce (grid))
    gtk_accessible_announce (grid, cell, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}
