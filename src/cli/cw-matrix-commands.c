/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The command matrix: rows × columns with distinct totals. */

#include "config.h"

#include "cw-command.h"
#include "cw-listing.h"
#include "cw-matrix-definition.h"

#define STATE "state"
#define DENOMINATOR "denominator"

/* What is printed of each cell. */
typedef enum
{
  SHOW_LAYER,
  SHOW_STATE,
  SHOW_DENOMINATOR,
} Show;

typedef struct
{
  Show show;
  CwLayerOptions options;
} Column;

static char *
list_layers (void)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (CwLayer layer = 0; layer < CW_N_LAYERS; layer++)
    g_strv_builder_add (names, cw_layer_nick (layer));
  all = g_strv_builder_end (names);
  return g_strjoinv (", ", all);
}

static gboolean
parse_measure (const char *name, Column *column, GError **error)
{
  g_autofree char *all = NULL;

  if (g_str_equal (name, STATE))
    column->show = SHOW_STATE;
  else if (g_str_equal (name, DENOMINATOR))
    column->show = SHOW_DENOMINATOR;
  if (column->show != SHOW_LAYER || cw_layer_from_nick (name, &column->options.layer))
    return TRUE;
  all = list_layers ();
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               "“%s” is not a measure. Choose among %s, " STATE " and " DENOMINATOR ".",
               name,
               all);
  return FALSE;
}

static GArray *
parse_measures (const char *text, CwLayerOptions options, GError **error)
{
  g_auto (GStrv) names = g_strsplit (text, ",", -1);
  g_autoptr (GArray) measures = g_array_new (FALSE, FALSE, sizeof (Column));

  for (guint i = 0; names[i] != NULL; i++)
    {
      Column column = { SHOW_LAYER, options };

      if (!parse_measure (g_strstrip (names[i]), &column, error))
        return NULL;
      g_array_append_val (measures, column);
    }
  return g_steal_pointer (&measures);
}

static gboolean
need_figures (const GArray *measures)
{
  for (guint i = 0; i < measures->len; i++)
    {
      const Column *column = &g_array_index (measures, Column, i);

      if (column->show != SHOW_LAYER || cw_layer_needs_figures (column->options.layer)
          || column->options.normalisation != CW_NORMALISE_NONE)
        return TRUE;
    }
  return FALSE;
}

static const char *
name_measure (const Column *column)
{
  if (column->show == SHOW_STATE)
    return STATE;
  return column->show == SHOW_DENOMINATOR ? DENOMINATOR : cw_layer_nick (column->options.layer);
}

static char *
format_cell (CwMatrix *matrix, guint row, guint column, const Column *measure, gboolean tidy)
{
  const CwFigures *figures = cw_matrix_get_figures (matrix, row, column);
  char *number;

  if (measure->show == SHOW_STATE)
    return g_strdup (tidy ? cw_cell_state_nick (figures->state)
                          : cw_cell_state_sign (figures->state));
  if (measure->show == SHOW_DENOMINATOR)
    return g_strdup_printf ("%.0f",
                            cw_matrix_get_denominator (matrix, row, column, &measure->options));
  if (!tidy)
    return cw_matrix_format_layer (matrix, row, column, &measure->options);
  number = cw_matrix_format_number (matrix, row, column, &measure->options);
  return number != NULL ? number : g_strdup ("");
}

/* As the option --columns names it, so that what is printed can be asked for. */
static char *
dup_name (const CwMatrixHeader *header)
{
  return g_strconcat (header->label, header->own ? ":own" : "", NULL);
}

static char *
dup_row_name (CwMatrix *matrix, guint row, const char *total)
{
  return row == cw_matrix_get_n_rows (matrix) ? g_strdup (total)
                                              : dup_name (cw_matrix_get_row (matrix, row));
}

static char *
dup_column_name (CwMatrix *matrix, guint column, const char *total)
{
  return column == cw_matrix_get_n_columns (matrix)
             ? g_strdup (total)
             : dup_name (cw_matrix_get_column (matrix, column));
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
          const Column *measure = &g_array_index (measures, Column, i);
          g_autofree char *value = format_cell (matrix, row, column, measure, TRUE);
          g_autofree char *row_name = dup_row_name (matrix, row, "*");
          g_autofree char *name = dup_column_name (matrix, column, "*");

          cw_listing_add (table,
                          (const char *[]) { row_name, name, name_measure (measure), value, NULL });
        }
  return cw_listing_print (table, "csv", error);
}

static CwListing *
make_wide_table (CwMatrix *matrix, const Column *measure)
{
  g_autoptr (GStrvBuilder) header = g_strv_builder_new ();
  g_auto (GStrv) columns = NULL;
  CwListing *table;

  g_strv_builder_add (header, name_measure (measure));
  for (guint column = 0; column <= cw_matrix_get_n_columns (matrix); column++)
    g_strv_builder_take (header, dup_column_name (matrix, column, "Total (distinct)"));
  columns = g_strv_builder_end (header);
  table = cw_listing_new ((const char *const *) columns);
  for (guint row = 0; row <= cw_matrix_get_n_rows (matrix); row++)
    {
      g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
      g_auto (GStrv) built = NULL;

      g_strv_builder_take (cells, dup_row_name (matrix, row, "Total (distinct)"));
      for (guint column = 0; column <= cw_matrix_get_n_columns (matrix); column++)
        g_strv_builder_take (cells, format_cell (matrix, row, column, measure, FALSE));
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
      g_autoptr (CwListing) table = make_wide_table (matrix, &g_array_index (measures, Column, i));

      if (i > 0)
        g_print ("\n");
      if (!cw_listing_print (table, format, error))
        return FALSE;
    }
  return TRUE;
}

/* Lines “key=value”, or “key value” in one of the options that are there for a single key. */
static gboolean
limit (CwScope *scope, const char *key, const char *value, GError **error)
{
  gboolean known;

  if (value == NULL)
    return TRUE;
  if (!cw_scope_take_line (scope, key, value, &known, error))
    return FALSE;
  if (!known)
    g_set_error (
        error,
        CW_ERROR,
        CW_ERROR_INVALID,
        "“%s” limits nothing. Choose sources, kinds, cases, voices, roles, coders, passes, "
        "stances, starred, from, to, basis or overlap.",
        key);
  return known;
}

static gboolean
take_limits (CwScope *scope, char **limits, GError **error)
{
  for (; limits != NULL && *limits != NULL; limits++)
    {
      g_auto (GStrv) parts = g_strsplit (*limits, "=", 2);

      if (parts[0] == NULL
          || !limit (scope, g_strstrip (parts[0]), parts[1] == NULL ? "" : parts[1], error))
        return FALSE;
    }
  return TRUE;
}

typedef struct
{
  char *rows;
  char *columns;
  char *measure;
  char *format;
  char *from;
  char *to;
  char *voices;
  char *basis;
  char *overlap;
  char *normalise;
  char *as_of;
  char **scope;
  gboolean change;
  gboolean transpose;
  gboolean tidy;
  gboolean sentence;
  gboolean explain;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->rows);
  g_free (options->columns);
  g_free (options->measure);
  g_free (options->format);
  g_free (options->from);
  g_free (options->to);
  g_free (options->voices);
  g_free (options->basis);
  g_free (options->overlap);
  g_free (options->normalise);
  g_free (options->as_of);
  g_strfreev (options->scope);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static CwScope *
make_scope (const Options *options, GError **error)
{
  g_autoptr (CwScope) scope = cw_scope_new ();

  if (limit (scope, "voices", options->voices, error) && limit (scope, "from", options->from, error)
      && limit (scope, "to", options->to, error) && limit (scope, "basis", options->basis, error)
      && limit (scope, "overlap", options->overlap, error)
      && take_limits (scope, options->scope, error))
    return g_steal_pointer (&scope);
  return NULL;
}

static CwTabulation *
tabulate (CwProject *project, const Options *options, GError **error)
{
  g_autoptr (CwMatrixDefinition) definition = NULL;
  g_autoptr (CwScope) scope = make_scope (options, error);

  if (scope == NULL)
    return NULL;
  definition = cw_matrix_definition_new (options->rows != NULL ? options->rows : "case",
                                         options->columns != NULL ? options->columns : "code",
                                         CW_MEASURE_EXCERPTS);
  definition->voices = scope->voices;
  cw_scope_free (definition->scope);
  definition->scope = g_steal_pointer (&scope);
  if (options->transpose)
    cw_matrix_definition_transpose (definition);
  return cw_matrix_definition_tabulate (definition, project, error);
}

static gboolean
print_explanations (CwMatrix *matrix, const GArray *measures)
{
  for (guint row = 0; row <= cw_matrix_get_n_rows (matrix); row++)
    for (guint column = 0; column <= cw_matrix_get_n_columns (matrix); column++)
      for (guint i = 0; i < measures->len; i++)
        {
          g_autofree char *sentence = cw_matrix_explain (
              matrix, row, column, &g_array_index (measures, Column, i).options);

          g_print ("%s\n", sentence);
        }
  return TRUE;
}

static gboolean
print_matrix (CwProject *project, const Options *options, const GArray *measures, GError **error)
{
  g_autoptr (CwTabulation) tabulation = tabulate (project, options, error);
  g_autoptr (CwMatrix) matrix = NULL;
  g_autofree char *sentence = NULL;

  if (tabulation == NULL)
    return FALSE;
  cw_tabulation_set_detailed (tabulation, options->explain || need_figures (measures));
  matrix = cw_tabulation_compute (tabulation);
  if (options->sentence)
    {
      sentence = cw_scope_describe (cw_tabulation_get_scope (tabulation), project);
      g_print ("%s\n\n", sentence);
    }
  if (options->explain)
    return print_explanations (matrix, measures);
  return options->tidy ? print_tidy (matrix, measures, error)
                       : print_wide (matrix, measures, options->format, error);
}

#define TEXT_OPTION(name, letter, place, help, word)                                               \
  { name, letter, 0, G_OPTION_ARG_STRING, place, help, word }
#define FLAG_OPTION(name, place, help) { name, 0, 0, G_OPTION_ARG_NONE, place, help, NULL }

static char **
parse_options (char **arguments, Options *options, GError **error)
{
  const GOptionEntry entries[] = {
    TEXT_OPTION ("rows",
                 'r',
                 &options->rows,
                 "case, source, participant, role, attribute:NAME and others, “>” for one inside "
                 "the other (docs/measures.md)",
                 "ROWS"),
    TEXT_OPTION ("columns",
                 'c',
                 &options->columns,
                 "code, pattern code, category, theme, names of codes, quarter, period:NAME, or "
                 "whatever rows can be",
                 "COLUMNS"),
    TEXT_OPTION (
        "measure", 'm', &options->measure, "One or several, separated by commas", "MEASURE"),
    TEXT_OPTION ("normalise",
                 'n',
                 &options->normalise,
                 "row, column, total, words, sources, participants, participant-share or binary:K",
                 "HOW"),
    FLAG_OPTION ("change", &options->change, "Print differences from the slice before"),
    FLAG_OPTION ("transpose", &options->transpose, "Turn rows and columns round"),
    { "scope",
      's',
      0,
      G_OPTION_ARG_STRING_ARRAY,
      &options->scope,
      "What counts: sources=, kinds=, cases=, roles=, coders=, passes=, stances=, starred=yes; may "
      "be given several times",
      "KEY=VALUE" },
    TEXT_OPTION ("from", 0, &options->from, "Only what was from here on", "DATE"),
    TEXT_OPTION ("to", 0, &options->to, "Only what was up to here", "DATE"),
    TEXT_OPTION ("basis", 'b', &options->basis, "observed, referred, captured or coded", "BASIS"),
    TEXT_OPTION ("overlap",
                 0,
                 &options->overlap,
                 "Where what spans several slices counts: every, start or apart",
                 "WHERE"),
    TEXT_OPTION ("voices",
                 0,
                 &options->voices,
                 "Whose words count: evidence (without interviewers’ and comments; the default), "
                 "all, or some",
                 "VOICES"),
    FLAG_OPTION ("tidy", &options->tidy, "Print one value a line, totals as *"),
    FLAG_OPTION ("sentence", &options->sentence, "Print first what counts"),
    FLAG_OPTION ("explain", &options->explain, "Print each cell's formula as a sentence"),
    TEXT_OPTION ("format", 'f', &options->format, "text, csv or json", "FORMAT"),
    CW_COMMAND_AS_OF (options->as_of),
    { NULL },
  };

  return cw_command_parse (arguments, entries, 1, 1, error);
}

static gboolean
run_matrix (char **arguments, GError **error)
{
  g_auto (Options) options = { 0 };
  g_auto (GStrv) rest = parse_options (arguments, &options, error);
  CwLayerOptions show = { .at_least = 1, .change = options.change };
  g_autoptr (GArray) measures = NULL;
  g_autoptr (CwProject) project = NULL;

  if (rest == NULL
      || (options.normalise != NULL
          && !cw_normalisation_parse (
              options.normalise, &show.normalisation, &show.at_least, error)))
    return FALSE;
  measures = parse_measures (options.measure != NULL ? options.measure : "excerpts", show, error);
  project = measures == NULL ? NULL : cw_command_read (rest[0], options.as_of, error);
  return project != NULL && print_matrix (project, &options, measures, error);
}

const CwCommand cw_matrix_commands[] = {
  { "matrix", "FILE", "count evidence by row and column", run_matrix, NULL, TRUE },
  { NULL },
};
