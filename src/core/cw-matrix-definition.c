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
  self->scope = cw_scope_new ();
  self->show = (CwLayerOptions) { .layer = (CwLayer) measure, .at_least = 1 };
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
  cw_scope_free (copy->scope);
  copy->scope = cw_scope_copy (self->scope);
  copy->show = self->show;
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
  cw_scope_free (self->scope);
  g_free (self);
}

static gboolean
take_measure (CwMatrixDefinition *self, const char *nick, GError **error)
{
  if (cw_measure_from_nick (nick, &self->measure))
    {
      self->show.layer = (CwLayer) self->measure;
      return TRUE;
    }
  g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "A matrix cannot show “%s”.", nick);
  return FALSE;
}

static gboolean
take_layer (CwMatrixDefinition *self, const char *nick, GError **error)
{
  if (cw_layer_from_nick (nick, &self->show.layer))
    return TRUE;
  g_set_error (error, CW_ERROR, CW_ERROR_INVALID, "A matrix cannot show “%s”.", nick);
  return FALSE;
}

/* What the window knows nothing of yet. */
static gboolean
take_other (CwMatrixDefinition *self, const char *key, const char *value, GError **error)
{
  gboolean known;

  if (g_str_equal (key, "layer"))
    return take_layer (self, value, error);
  if (g_str_equal (key, "normalise"))
    return cw_normalisation_parse (value, &self->show.normalisation, &self->show.at_least, error);
  if (g_str_equal (key, "change"))
    self->show.change = g_str_equal (value, "yes");
  else
    return cw_scope_take_line (self->scope, key, value, &known, error);
  return TRUE;
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
  else
    return take_other (self, key, value, error);
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
  g_autoptr (CwScope) scope = NULL;
  g_autofree char *limits = NULL;
  g_autofree char *against = NULL;
  gboolean layer, normalised;

  g_return_val_if_fail (self != NULL, NULL);

  scope = cw_matrix_definition_dup_scope (self);
  limits = cw_scope_print (scope);
  against = cw_normalisation_print (self->show.normalisation, self->show.at_least);
  layer = self->show.layer >= CW_N_MEASURES;
  normalised = self->show.normalisation != CW_NORMALISE_NONE;
  return g_strdup_printf ("rows=%s\ncolumns=%s\nmeasure=%s%s%s%s%s%s%s%s%s",
                          self->rows,
                          self->columns,
                          cw_measure_nick (self->measure),
                          self->own ? "" : "\nown=no",
                          self->summaries ? "\nsummaries=yes" : "",
                          limits,
                          layer ? "\nlayer=" : "",
                          layer ? cw_layer_nick (self->show.layer) : "",
                          normalised ? "\nnormalise=" : "",
                          normalised ? against : "",
                          self->show.change ? "\nchange=yes" : "");
}

/**
 * cw_matrix_definition_get_show:
 *
 * Returns: what stands in the cells: the measure, unless another layer is chosen
 */
CwLayerOptions
cw_matrix_definition_get_show (const CwMatrixDefinition *self)
{
  CwLayerOptions show = self->show;

  if (show.layer < CW_N_MEASURES)
    show.layer = (CwLayer) self->measure;
  return show;
}

/**
 * cw_matrix_definition_dup_scope:
 *
 * Returns: (transfer full): what counts, voices included
 */
CwScope *
cw_matrix_definition_dup_scope (const CwMatrixDefinition *self)
{
  CwScope *scope;

  g_return_val_if_fail (self != NULL, NULL);

  scope = cw_scope_copy (self->scope);
  scope->voices = self->voices;
  return scope;
}

/* Columns may name codes without saying that they are codes. */
static char *
name_dimension (const char *columns)
{
  static const char *const starts[] = { "case",  "source",    "participant", "role",     "voice",
                                        "codes", "magnitude", "query",       "attribute" };
  static const char *const whole[] = { "source-kind", "month", "quarter", "year", NULL };
  gsize length = strcspn (columns, ":>");

  if (g_strv_contains (cw_code_levels, columns) || g_strv_contains (whole, columns)
      || g_str_has_prefix (columns, "period:") || strchr (columns, '>') != NULL)
    return g_strdup (columns);
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (strlen (starts[i]) == length && strncmp (starts[i], columns, length) == 0)
      return g_strdup (columns);
  return g_strconcat ("codes:", columns, NULL);
}

/**
 * cw_matrix_definition_transpose:
 *
 * Makes rows of the columns and columns of the rows. What is set against the row is then set against the column.
 */
void
cw_matrix_definition_transpose (CwMatrixDefinition *self)
{
  char *rows;

  g_return_if_fail (self != NULL);

  rows = name_dimension (self->columns);
  g_free (self->columns);
  self->columns = self->rows;
  self->rows = rows;
  if (self->show.normalisation == CW_NORMALISE_ROW)
    self->show.normalisation = CW_NORMALISE_COLUMN;
  else if (self->show.normalisation == CW_NORMALISE_COLUMN)
    self->show.normalisation = CW_NORMALISE_ROW;
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
  g_autoptr (CwScope) scope = NULL;

  g_return_val_if_fail (self != NULL && CW_IS_PROJECT (project), NULL);

  tabulation = cw_tabulation_new (project);
  scope = cw_matrix_definition_dup_scope (self);
  if (!cw_tabulation_set_scope (tabulation, scope, error)
      || !cw_tabulation_add_rows_by_name (tabulation, self->rows, error)
      || !cw_tabulation_add_columns_by_name (tabulation, self->columns, error))
    return NULL;
  if (!self->own
      && (g_strv_contains (cw_code_levels, self->columns)
          || g_strv_contains (cw_code_levels, self->rows)))
    cw_tabulation_drop_own_columns (tabulation);
  return g_steal_pointer (&tabulation);
}
