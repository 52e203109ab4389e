/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Finding the cell of a summary again: a summary belongs to a row and a code, whatever is shown just now (D8). */

#include "config.h"

#include "cw-matrix-page.h"

#include "cw-matrix-definition.h"

#include <glib/gi18n.h>

static gboolean
find_row (const CwMatrix *matrix, CwRecord *summary, guint *row)
{
  CwKind kind = cw_kind_from_noun (cw_record_get_text (summary, CW_SUMMARY_ROW_KIND));
  gint64 id = cw_record_get_integer (summary, CW_SUMMARY_ROW_ID);
  const char *value = cw_record_get_text (summary, CW_SUMMARY_ROW_VALUE);

  for (*row = 0; *row < cw_matrix_get_n_rows (matrix); (*row)++)
    {
      const CwMatrixHeader *header = cw_matrix_get_row (matrix, *row);

      if (header->kind == kind && header->id == id
          && g_str_equal (header->value != NULL ? header->value : "", value))
        return TRUE;
    }
  return FALSE;
}

static gboolean
find_column (const CwMatrix *matrix, CwRecord *summary, guint *column)
{
  gint64 code = cw_record_get_integer (summary, CW_SUMMARY_CODE);

  for (*column = 0; *column < cw_matrix_get_n_columns (matrix); (*column)++)
    if (cw_matrix_get_column (matrix, *column)->id == code
        && !cw_matrix_get_column (matrix, *column)->own)
      return TRUE;
  return FALSE;
}

static gboolean
go_to_cell (CwMatrixPage *page, CwRecord *summary)
{
  CwMatrix *matrix;
  guint row, column;

  cw_matrix_page_show_evidence (page);
  matrix = cw_matrix_grid_get_matrix (cw_matrix_page_get_grid (page));
  if (matrix == NULL || !find_row (matrix, summary, &row)
      || !find_column (matrix, summary, &column))
    return FALSE;
  cw_matrix_grid_move_cursor (cw_matrix_page_get_grid (page), row, column);
  return TRUE;
}

static char *
dup_rows (CwRecord *summary)
{
  const char *kind = cw_record_get_text (summary, CW_SUMMARY_ROW_KIND);
  g_autofree char *id = cw_kind_format_id (cw_kind_from_noun (kind),
                                           cw_record_get_integer (summary, CW_SUMMARY_ROW_ID));

  return g_str_equal (kind, cw_kind_get_noun (CW_KIND_ATTRIBUTE))
             ? g_strconcat ("attribute:", id, NULL)
             : g_strdup (kind);
}

/* The rows that the summary stands in, by @columns. */
static gboolean
try_columns (CwMatrixPage *page, CwRecord *summary, const char *columns)
{
  g_autofree char *shown = cw_matrix_page_dup_definition (page), *text = NULL;
  g_autofree char *rows = dup_rows (summary);
  g_autoptr (CwMatrixDefinition) definition = cw_matrix_definition_parse (shown, NULL);

  g_set_str (&definition->rows, rows);
  g_set_str (&definition->columns, columns);
  text = cw_matrix_definition_print (definition);
  return cw_matrix_page_set_definition (page, text, NULL) && go_to_cell (page, summary);
}

/**
 * cw_matrix_page_show_summary:
 * @summary: the id of a summary
 *
 * Goes to the summary's cell, in what is shown if it is there, else in a matrix that has it.
 *
 * Returns: whether there is such a cell; the reader has been told why if not
 */
gboolean
cw_matrix_page_show_summary (CwMatrixPage *self, gint64 summary)
{
  CwProject *project;
  CwRecord *record, *code;

  g_return_val_if_fail (CW_IS_MATRIX_PAGE (self), FALSE);

  project = cw_matrix_page_get_project (self);
  record = project != NULL ? cw_project_get_record (project, CW_KIND_SUMMARY, summary) : NULL;
  code = record != NULL ? cw_project_get_record (project,
                                                 CW_KIND_CODE,
                                                 cw_record_get_integer (record, CW_SUMMARY_CODE))
                        : NULL;
  if (code != NULL
      && (go_to_cell (self, record) || try_columns (self, record, "code")
          || try_columns (self, record, cw_record_get_text (code, CW_CODE_LEVEL))))
    return TRUE;
  gtk_widget_activate_action (
      GTK_WIDGET (self), "win.toast", "s", _ ("The cell of this summary is no longer there."));
  return FALSE;
}
