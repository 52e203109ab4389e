/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwTableHeader:
 * @label: what to print
 * @color: (nullable): a code's colour as "#rrggbb"
 * @depth: indentation of a row header, from 0
 * @numeric: a column of numbers: narrow, set flush right
 * @total: a total: set apart by a rule
 */
typedef struct
{
  char *label;
  char *color;
  guint depth;
  gboolean numeric;
  gboolean total;
} CwTableHeader;

/**
 * CwTable:
 * @corner: (nullable): what stands above the row headers
 * @columns: (array length=n_columns): the column headers
 * @rows: (array length=n_rows): the row headers
 * @cells: (array) (element-type GPtrArray): n_rows × n_columns lists of paragraphs, NULL for an empty cell
 * @legend: (element-type utf8): paragraphs that follow the table
 *
 * A grid of text, not cut to any page.
 */
typedef struct
{
  char *corner;
  guint n_rows;
  guint n_columns;
  CwTableHeader *columns;
  CwTableHeader *rows;
  GPtrArray **cells;
  GPtrArray *legend;
} CwTable;

CwTable *cw_table_new (guint n_rows, guint n_columns, const char *corner);
void cw_table_set_row (CwTable *self, guint row, const char *label, guint depth, gboolean total);
void cw_table_set_column (CwTable *self,
                          guint column,
                          const char *label,
                          const char *color,
                          gboolean numeric,
                          gboolean total);
void cw_table_add_text (CwTable *self, guint row, guint column, const char *text);
void cw_table_add_legend (CwTable *self, const char *text);
const GPtrArray *cw_table_get_cell (const CwTable *self, guint row, guint column);
void cw_table_free (CwTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwTable, cw_table_free)

G_END_DECLS
