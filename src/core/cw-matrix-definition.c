/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What a matrix shows, as a text of lines "key=value" that a saved display keeps: rows, columns, measure, and what is
 * otherwise than usual. A line with an unknown key is a later version's and is passed over. */

#include "config.h"

#include "cw-matrix-definition.h"

#include <string.h>

/**
 * cw_matrix_definition_new:
 *
 * Returns: (transfer full): the definition with the parents' own counts and without summaries
 */
CwMatrixDefinition *
cw_matrix_definition_new (const char *rows, const char *columns, CwMeasure measure)
{
  CwMatrixDefinition *self;

  g_return_val_if_fail (rows != NULL && columns != NULL, NULL);

  self = g_new0 (CwMatrixDefinition, 1);
  self->rows = g_strdup (rows);
  self->columns = g_strdup (columns);
  self->measure = measure;
  self->own = TRUE;
  self->voices = CW_VOICES_EVIDENCE;
  return self;
}

/**
 * cw_matrix_definition_copy:
 *
 * Returns: (transfer full): another one that says the same
 */
CwMatrixDefinition *
cw_matrix_definition_copy (const CwMatrixDefinition *self)
{
  CwMatrixDefinition *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = cw_matrix_definition_new (self->rows, self->columns, self->measure);
  copy->own = self->own;
  copy->summaries = self->summaries;
  copy->voices = self->voices;
  return copy;
}

/**
 * cw_matrix_definition_free:
 * @self: (nullable) (transfer full): a definition
 */
void
cw_matrix_definition_free (CwMatrixDefinition *self)
{
  if (self == NULL)
    return;
  g_free (self->rows);
  g_free (self->columns);
  g_free (self);
}

static gboolean
take_measure (CwMatrixDefinition *self, const char *nick, GError **error)
{
  if (cw_measure_from_nick (nick, &self->measure))
    return TRUE;
  g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "A matrix cannot show “%s”.", nick);
  return FALSE;
}

static gboolean
take_line (CwMatrixDefinition *self, const char *line, GError **error)
{
  const char *sign = strchr (line, '=');
  g_autofree char *key = sign == NULL ? NULL : g_strstrip (g_strndup (line, sign - line));
  g_autofree char *value = sign == NULL ? NULL : g_strstrip (g_strdup (sign + 1));

  if (key == NULL)
    return TRUE;
  if (g_str_equal (key, "rows"))
    g_set_str (&self->rows, value);
  else if (g_str_equal (key, "columns"))
    g_set_str (&self->columns, value);
  else if (g_str_equal (key, "measure"))
    return take_measure (self, value, error);
  else if (g_str_equal (key, "own"))
    self->own = !g_str_equal (value, "no");
  else if (g_str_equal (key, "summaries"))
    self->summaries = g_str_equal (value, "yes");
  else if (g_str_equal (key, "voices"))
    return cw_voices_parse (value, &self->voices, error);
  return TRUE;
}

/**
 * cw_matrix_definition_parse:
 * @text: lines of a saved display
 *
 * Whether its rows and columns exist is not asked here. Fails with CW_ERROR_INVALID where the text names no rows, no
 * columns or a measure that is none.
 *
 * Returns: (transfer full) (nullable): the definition
 */
CwMatrixDefinition *
cw_matrix_definition_parse (const char *text, GError **error)
{
  g_autoptr (CwMatrixDefinition) self = NULL;
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  self = cw_matrix_definition_new ("", "", CW_MEASURE_EXCERPTS);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!take_line (self, lines[i], error))
      return NULL;
  if (*self->rows != '\0' && *self->columns != '\0')
    return g_steal_pointer (&self);
  g_set_error_literal (
      error, CW_ERROR, CW_ERROR_INVALID, "The display does not say what its rows and columns are.");
  return NULL;
}

/**
 * cw_matrix_definition_print:
 *
 * Returns: (transfer full): the text that cw_matrix_definition_parse() reads
 */
char *
cw_matrix_definition_print (const CwMatrixDefinition *self)
{
  g_autofree char *voices = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  voices = cw_voices_print (self->voices);
  return g_strdup_printf ("rows=%s\ncolumns=%s\nmeasure=%s%s%s%s%s",
                          self->rows,
                          self->columns,
                          cw_measure_nick (self->measure),
                          self->own ? "" : "\nown=no",
                          self->summaries ? "\nsummaries=yes" : "",
                          self->voices == CW_VOICES_EVIDENCE ? "" : "\nvoices=",
                          self->voices == CW_VOICES_EVIDENCE ? "" : voices);
}

/**
 * cw_matrix_definition_tabulate:
 *
 * Fails as cw_tabulation_add_rows_by_name() and cw_tabulation_add_columns_by_name() do.
 *
 * Returns: (transfer full) (nullable): the rows and columns, ready to be counted
 */
CwTabulation *
cw_matrix_definition_tabulate (const CwMatrixDefinition *self, CwProject *project, GError **error)
{
  g_autoptr (CwTabulation) tabulation = NULL;

  g_return_val_if_fail (self != NULL && CW_IS_PROJECT (project), NULL);

  tabulation = cw_tabulation_new (project);
  cw_tabulation_set_voices (tabulation, self->voices);
  if (!cw_tabulation_add_rows_by_name (tabulation, self->rows, error)
      || !cw_tabulation_add_columns_by_name (tabulation, self->columns, error))
    return NULL;
  if (!self->own && g_strv_contains (cw_code_levels, self->columns))
    cw_tabulation_drop_own_columns (tabulation);
  return g_steal_pointer (&tabulation);
}
