/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What a matrix is about, in words under its controls: its size, what its numbers count and what its totals are
 * (method.md D15, M2). */

#include "config.h"

#include "cw-matrix-scope.h"

#include <glib/gi18n.h>

static const char *
get_definition (CwMeasure measure)
{
  switch (measure)
    {
    case CW_MEASURE_CODINGS:
      return _ ("Links between an excerpt and a code; totals are distinct, not sums.");
    case CW_MEASURE_EXCERPTS:
      return _ ("Distinct excerpts; totals are distinct, not sums.");
    case CW_MEASURE_PASSAGES:
      return _ ("Excerpts merged where they overlap; totals are merged anew, not sums.");
    case CW_MEASURE_SOURCES:
      return _ ("Distinct sources; totals are distinct, not sums.");
    case CW_MEASURE_CHARACTERS:
      return _ ("Coded characters of the row’s text, each counted once, in totals too.");
    case CW_MEASURE_COVERAGE:
      return _ ("Coded characters as a share of the row’s text, each counted once, in totals too.");
    case CW_MEASURE_DENSITY:
      return _ ("Codings per 10,000 words of the row’s text; totals are distinct, not sums.");
    }
  g_return_val_if_reached (NULL);
}

static gboolean
has_parents (const CwMatrix *matrix)
{
  for (guint i = 1; i < cw_matrix_get_n_columns (matrix); i++)
    if (cw_matrix_get_column (matrix, i)->depth > cw_matrix_get_column (matrix, i - 1)->depth)
      return TRUE;
  return FALSE;
}

/**
 * cw_matrix_scope_dup_sentence:
 *
 * Returns: (transfer full): what the matrix is
 */
char *
cw_matrix_scope_dup_sentence (const CwMatrix *matrix, CwMeasure measure)
{
  guint n_rows, n_columns;
  g_autofree char *rows = NULL;
  g_autofree char *columns = NULL;

  g_return_val_if_fail (matrix != NULL, NULL);

  n_rows = cw_matrix_get_n_rows (matrix);
  n_columns = cw_matrix_get_n_columns (matrix);
  rows = g_strdup_printf (ngettext ("%u row", "%u rows", n_rows), n_rows);
  columns = g_strdup_printf (ngettext ("%u column", "%u columns", n_columns), n_columns);
  /* Translators: rows, columns, definition of the numbers, for example “6 rows × 57 columns. Distinct excerpts; totals
   * are distinct, not sums. A column with others below it counts them too.” */
  return g_strdup_printf (
      "%s × %s. %s%s",
      rows,
      columns,
      get_definition (measure),
      /* Translators: a sentence behind another one; keep the space before it where your language has one. */
      has_parents (matrix) ? _ (" A column with others below it counts them too.") : "");
}

static void
explain_missing_rows (const char *rows, const char **title, const char **description)
{
  if (g_str_equal (rows, "case"))
    {
      *title = _ ("Create Cases to Compare");
      *description = _ ("Each case becomes a row. Create cases, then say which sources, passages "
                        "or speakers belong to them.");
    }
  else if (g_str_equal (rows, "source"))
    {
      *title = _ ("No Sources Yet");
      *description = _ ("Each source becomes a row. Import some first.");
    }
  else
    {
      *title = _ ("No Values Yet");
      *description = _ ("Each value of the attribute becomes a row. Give cases or sources values.");
    }
}

/**
 * cw_matrix_scope_find_gap:
 * @rows: what the rows are, as in a definition
 * @title: (out): what is missing
 * @description: (out): what to do about it
 *
 * Returns: whether the matrix has no rows or no columns
 */
gboolean
cw_matrix_scope_find_gap (const CwMatrix *matrix,
                          const char *rows,
                          const char **title,
                          const char **description)
{
  g_return_val_if_fail (matrix != NULL && rows != NULL, FALSE);

  if (cw_matrix_get_n_rows (matrix) > 0 && cw_matrix_get_n_columns (matrix) > 0)
    return FALSE;
  if (cw_matrix_get_n_rows (matrix) == 0)
    {
      explain_missing_rows (rows, title, description);
      return TRUE;
    }
  *title = _ ("No Codes Here");
  *description = _ ("Each code becomes a column. Create codes in the codebook, or choose other "
                    "columns.");
  return TRUE;
}
