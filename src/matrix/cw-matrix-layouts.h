/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CwMatrixText:
 *
 * The kinds of text in a grid; each has its size, weight and number of lines.
 */
typedef enum
{
  CW_MATRIX_TEXT_NUMBER,
  CW_MATRIX_TEXT_TOTAL,
  CW_MATRIX_TEXT_LEAD, /* the number of a cell that shows its summary */
  CW_MATRIX_TEXT_SUMMARY,
  CW_MATRIX_TEXT_MARK,
  CW_MATRIX_TEXT_HEADING, /* one line */
  CW_MATRIX_TEXT_HEADING_2,
  CW_MATRIX_TEXT_HEADING_3,
  CW_MATRIX_TEXT_NOTE,
  CW_MATRIX_TEXT_ROTATED, /* runs upwards from its start, whatever the direction */
} CwMatrixText;

#define CW_N_MATRIX_TEXTS 10
/* The fewest and the most lines that a summary shows. */
#define CW_MATRIX_SUMMARY_LINES 3
#define CW_MATRIX_MOST_SUMMARY_LINES 12

/**
 * CwMatrixLayouts:
 *
 * The laid out texts of what a grid shows.
 */
typedef struct _CwMatrixLayouts CwMatrixLayouts;

CwMatrixLayouts *cw_matrix_layouts_new (GtkWidget *widget);
void cw_matrix_layouts_free (CwMatrixLayouts *self);
void cw_matrix_layouts_refresh (CwMatrixLayouts *self);
void cw_matrix_layouts_set_summary_lines (CwMatrixLayouts *self, int lines);
PangoLayout *
cw_matrix_layouts_get (CwMatrixLayouts *self, CwMatrixText kind, const char *text, int width);
int cw_matrix_layouts_get_line_height (CwMatrixLayouts *self, CwMatrixText kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwMatrixLayouts, cw_matrix_layouts_free)

G_END_DECLS
