/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The command matrix: rows × columns with distinct totals. */

#include "config.h"

#include "cw-command.h"
#include "cw-listing.h"
#include "cw-tabulation.h"

static GArray *
parse_measures (const char *text, GError **error)
{
  g_auto (GStrv) names = g_strsplit (text, ",", -1);
  g_autoptr (GArray) measures = g_array_new (FALSE, FALSE, sizeof (CwMeasure));

  for (guint i = 0; names[i] != NULL; i++)
    {
      CwMeasure measure;

      if (!cw_measure_from_nick (g_strstrip (names[i]), &measure))
        {
          g_set_error (
              error,
              CW_ERROR,
              CW_ERROR_INVALID,
              "“%s” is not a measure. Choose codings, excerpts, passages, sources, characters, "
              "coverage or density.",
              names[i]);
          return NULL;
        }
      g_array_append_val (measures, measure);
    }
  return g_steal_pointer (&measures);
}

static const char *
row_name (CwMatrix *matrix, guint row, const char *total)
{
  return row == cw_matrix_get_n_rows (matrix) ? total : cw_matrix_get_row (matrix, row)->label;
}

/* As the option --columns names it, so that what is printed can be asked for. */
static char *
dup_column_name (CwMatrix *matrix, guint column, const char *total)
{
  const CwMatrixHeader *header;

  if (column == cw_matrix_get_n_columns (matrix))
    return g_strdup (total);
  header = cw_matrix_get_column (matrix, column);
  return g_strconcat (header->label, header->own ? ":own" : "", NULL);
}

static gboolean
print_tidy (CwMatrix *matrix, const GArray *measures, GError **error)
{
  static const char *const columns[] = { "row", "column", "measure", "value", NULL };
  g_autoptr (CwListing) table = cw_listing_new (columns);

  for (guint row = 0; row <= cw_matrix_get_n_rows (matrix); row++)
    for (guint column = 0; column <= cw_matrix_get_n_columns (matrix); column++)
      for (guint i = 0; i < measures->len; i++)
        {
          CwMeasure measure = g_array_index (measures, CwMeasure, i);
          g_autofree char *value = cw_matrix_format_value (matrix, row, column, measure);
          g_autofree char *name = dup_column_name (matrix, column, "*");

          cw_listing_add (
              table,
              (const char *[]) {
                  row_name (matrix, row, "*"), name, cw_measure_nick (measure), value, NULL });
        }
  return cw_listing_print (table, "csv", error);
}

static CwListing *
make_wide_table (CwMatrix *matrix, CwMeasure measure)
{
  g_autoptr (GStrvBuilder) header = g_strv_builder_new ();
  g_auto (GStrv) columns = NULL;
  CwListing *table;

  g_strv_builder_add (header, cw_measure_nick (measure));
  for (guint column = 0; column <= cw_matrix_get_n_columns (matrix); column++)
    g_strv_builder_take (header, dup_column_name (matrix, column, "Total (distinct)"));
  columns = g_strv_builder_end (header);
  table = cw_listing_new ((const char *const *) columns);
  for (guint row = 0; row <= cw_matrix_get_n_rows (matrix); row++)
    {
      g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
      g_auto (GStrv) built = NULL;

      g_strv_builder_add (cells, row_name (matrix, row, "Total (distinct)"));
      for (guint column = 0; column <= cw_matrix_get_n_columns (matrix); column++)
        g_strv_builder_take (cells, cw_matrix_format_value (matrix, row, column, measure));
      built = g_strv_builder_end (cells);
      cw_listing_add (table, (const char *const *) built);
    }
  return table;
}

static gboolean
print_wide (CwMatrix *matrix, const GArray *measures, const char *format, GError **error)
{
  for (guint i = 0; i < measures->len; i++)
    {
      g_autoptr (CwListing) table
          = make_wide_table (matrix, g_array_index (measures, CwMeasure, i));

      if (i > 0)
        g_print ("\n");
      if (!cw_listing_print (table, format, error))
        return FALSE;
    }
  return TRUE;
}

static CwMatrix *
compute (CwProject *project,
         const char *rows,
         const char *columns,
         const char *from,
         const char *to,
         const char *voices,
         GError **error)
{
  g_autoptr (CwTabulation) tabulation = cw_tabulation_new (project);
  CwVoices counted = CW_VOICES_EVIDENCE;

  if (voices != NULL && !cw_voices_parse (voices, &counted, error))
    return NULL;
  cw_tabulation_set_voices (tabulation, counted);
  cw_tabulation_set_dates (tabulation, from, to);
  if (cw_tabulation_add_rows_by_name (tabulation, rows != NULL ? rows : "case", error)
      && cw_tabulation_add_columns_by_name (tabulation, columns != NULL ? columns : "code", error))
    return cw_tabulation_compute (tabulation);
  return NULL;
}

static gboolean
run_matrix (char **arguments, GError **error)
{
  g_autofree char *rows = NULL;
  g_autofree char *columns = NULL;
  g_autofree char *measure = NULL;
  g_autofree char *format = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *voices = NULL;
  g_autofree char *as_of = NULL;
  gboolean tidy = FALSE;
  const GOptionEntry entries[] = {
    { "rows", 'r', 0, G_OPTION_ARG_STRING, &rows, "case, source or attribute:NAME", "ROWS" },
    { "columns",
      'c',
      0,
      G_OPTION_ARG_STRING,
      &columns,
      "code, pattern code, category, theme, or names",
      "COLUMNS" },
    { "measure",
      'm',
      0,
      G_OPTION_ARG_STRING,
      &measure,
      "One or several, separated by commas",
      "MEASURE" },
    { "from",
      0,
      0,
      G_OPTION_ARG_STRING,
      &from,
      "Only sources with an event date from here on",
      "DATE" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, "Only sources with an event date up to here", "DATE" },
    { "voices",
      0,
      0,
      G_OPTION_ARG_STRING,
      &voices,
      "Whose words count: evidence (without interviewers’ and comments; the default), all, or some",
      "VOICES" },
    { "tidy", 0, 0, G_OPTION_ARG_NONE, &tidy, "Print one value a line, totals as *", NULL },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &format, "text, csv or json", "FORMAT" },
    CW_COMMAND_AS_OF (as_of),
    { NULL },
  };
  g_auto (GStrv) rest = cw_command_parse (arguments, entries, 1, 1, error);
  g_autoptr (GArray) measures
      = rest == NULL ? NULL : parse_measures (measure != NULL ? measure : "excerpts", error);
  g_autoptr (CwProject) project = measures == NULL ? NULL : cw_command_read (rest[0], as_of, error);
  g_autoptr (CwMatrix) matrix
      = project == NULL ? NULL : compute (project, rows, columns, from, to, voices, error);

  if (matrix == NULL)
    return FALSE;
  return tidy ? print_tidy (matrix, measures, error) : print_wide (matrix, measures, format, error);
}

const CwCommand cw_matrix_commands[] = {
  { "matrix", "FILE", "count evidence by row and column", run_matrix, NULL, TRUE },
  { NULL },
};
