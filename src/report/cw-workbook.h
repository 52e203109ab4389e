/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-document.h"

G_BEGIN_DECLS

/**
 * CwWorksheet:
 * @name: at most 31 characters, unlike any other's
 * @n_columns: of each row
 * @cells: (element-type utf8): row after row, the headers first
 * @numeric: (array): whether a column holds numbers
 *
 * One sheet of a workbook: rectangular, with one row of headers.
 */
typedef struct
{
  char *name;
  guint n_columns;
  GPtrArray *cells;
  gboolean *numeric;
} CwWorksheet;

#define CW_WORKBOOK_NO_LIMIT 0

GPtrArray *cw_workbook_new (const CwDocument *document, guint longest);
guint cw_worksheet_get_n_rows (const CwWorksheet *self);
const char *cw_worksheet_get_cell (const CwWorksheet *self, guint row, guint column);
gboolean cw_worksheet_get_number (const CwWorksheet *self, guint row, guint column, double *value);
void cw_worksheet_free (CwWorksheet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwWorksheet, cw_worksheet_free)

G_END_DECLS
