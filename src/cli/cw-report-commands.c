/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The command report: a project's evidence on paper, as PDF. */

#include "config.h"

#include "cw-command.h"
#include "cw-disguise.h"
#include "cw-project-report.h"
#include "cw-report-writer.h"

/* What the options say, before the project is open. */
typedef struct
{
  char *output;
  char *format;
  gboolean footnotes;
  char **codes;
  char **cases;
  gboolean own;
  char *rows;
  char *columns;
  char *measure;
  char *paper;
  gboolean landscape;
  gboolean no_counts;
  char *as_of;
} Wishes;

static void
clear_wishes (Wishes *wishes)
{
  g_free (wishes->output);
  g_free (wishes->format);
  g_strfreev (wishes->codes);
  g_strfreev (wishes->cases);
  g_free (wishes->rows);
  g_free (wishes->columns);
  g_free (wishes->measure);
  g_free (wishes->paper);
  g_free (wishes->as_of);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, clear_wishes)

static GArray *
resolve_all (CwProject *project, CwKind kind, char **names, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      gint64 id;

      if (!cw_project_resolve (project, kind, names[i], &id, error))
        return NULL;
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

static CwDocument *
make_excerpts (CwProject *project, const Wishes *wishes, GError **error)
{
  g_autoptr (GArray) codes = resolve_all (project, CW_KIND_CODE, wishes->codes, error);
  g_autoptr (GArray) cases
      = codes == NULL ? NULL : resolve_all (project, CW_KIND_CASE, wishes->cases, error);
  CwExcerptReportOptions options = {
    .codes = codes,
    .cases = cases,
    .own = wishes->own,
    .numbers = wishes->no_counts ? CW_REPORT_NUMBERS_HIDE : CW_REPORT_NUMBERS_POLICY,
    .real_names = cw_disguise_get_real_names (),
  };

  return cases == NULL ? NULL : cw_report_excerpts_by_code (project, &options, error);
}

/* Who asks for a measure wants to see it. */
static CwReportNumbers
choose_numbers (const Wishes *wishes)
{
  if (wishes->no_counts)
    return CW_REPORT_NUMBERS_HIDE;
  return wishes->measure != NULL ? CW_REPORT_NUMBERS_SHOW : CW_REPORT_NUMBERS_POLICY;
}

static CwDocument *
make_matrix (CwProject *project, const Wishes *wishes, GError **error)
{
  CwMatrixReportOptions options = {
    .rows = wishes->rows != NULL ? wishes->rows : "case",
    .columns = wishes->columns != NULL ? wishes->columns : "code",
    .measure = CW_MEASURE_EXCERPTS,
    .numbers = choose_numbers (wishes),
    .real_names = cw_disguise_get_real_names (),
  };

  if (wishes->measure == NULL || cw_measure_from_nick (wishes->measure, &options.measure))
    return cw_report_matrix (project, &options, error);
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               "“%s” is not a measure. Choose codings, excerpts, passages, sources, characters, "
               "coverage or density.",
               wishes->measure);
  return NULL;
}

static gboolean
check_wishes (const char *kind, const Wishes *wishes, GError **error)
{
  gboolean matrix = g_str_equal (kind, "matrix");
  const char *problem = NULL;

  if (!matrix && !g_str_equal (kind, "excerpts-by-code"))
    problem = "There is no such report. Choose excerpts-by-code or matrix.";
  else if (wishes->output == NULL)
    problem = "Say where the report goes, with --output FILE.pdf.";
  else if (matrix && (wishes->codes != NULL || wishes->cases != NULL || wishes->own))
    problem = "A matrix is chosen with --rows and --columns; --code, --case and --own are for "
              "excerpts by code.";
  else if (!matrix && (wishes->rows != NULL || wishes->columns != NULL || wishes->measure != NULL))
    problem = "Excerpts by code are chosen with --code and --case; --rows, --columns and "
              "--measure are for a matrix.";
  if (problem != NULL)
    g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID, problem);
  return problem == NULL;
}

static CwPageSetup *
make_setup (const Wishes *wishes, GError **error)
{
  gboolean letter = g_strcmp0 (wishes->paper, "letter") == 0;
  CwPageSetup *setup;

  if (wishes->paper != NULL && !letter && !g_str_equal (wishes->paper, "a4"))
    {
      g_set_error (error,
                   CW_ERROR,
                   CW_ERROR_INVALID,
                   "“%s” is not a paper. Choose a4 or letter.",
                   wishes->paper);
      return NULL;
    }
  setup = cw_page_setup_new (letter ? CW_PAPER_LETTER : CW_PAPER_A4);
  setup->landscape = wishes->landscape;
  return setup;
}

static gboolean
write_report (const char *path, const char *kind, const Wishes *wishes, GError **error)
{
  g_autoptr (CwPageSetup) setup = make_setup (wishes, error);
  CwReportTarget target = { .setup = setup, .footnotes = wishes->footnotes };
  g_autoptr (CwProject) project
      = setup == NULL ? NULL : cw_command_read (path, wishes->as_of, error);
  g_autoptr (CwDocument) document = NULL;

  if (project == NULL
      || !cw_report_format_find (wishes->output, wishes->format, &target.format, error))
    return FALSE;
  document = g_str_equal (kind, "matrix") ? make_matrix (project, wishes, error)
                                          : make_excerpts (project, wishes, error);
  return document != NULL && cw_report_write (document, &target, wishes->output, NULL, error);
}

static gboolean
run_report (char **arguments, GError **error)
{
  g_auto (Wishes) wishes = { 0 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &wishes.output, "Where to write", "FILE.pdf" },
    { "format",
      0,
      0,
      G_OPTION_ARG_STRING,
      &wishes.format,
      "pdf, odt, docx, md, tex, html, xlsx, ods or csv, whatever the ending",
      "FORMAT" },
    { "footnotes", 0, 0, G_OPTION_ARG_NONE, &wishes.footnotes, "Citations as footnotes", NULL },
    { "code",
      0,
      0,
      G_OPTION_ARG_STRING_ARRAY,
      &wishes.codes,
      "Only this code and those below it; may be repeated",
      "NAME" },
    { "own", 0, 0, G_OPTION_ARG_NONE, &wishes.own, "Leave out the codes below", NULL },
    { "case",
      0,
      0,
      G_OPTION_ARG_STRING_ARRAY,
      &wishes.cases,
      "Only this case and those inside it; may be repeated",
      "NAME" },
    { "rows",
      'r',
      0,
      G_OPTION_ARG_STRING,
      &wishes.rows,
      "Of a matrix: case, source or attribute:NAME",
      "ROWS" },
    { "columns",
      'c',
      0,
      G_OPTION_ARG_STRING,
      &wishes.columns,
      "Of a matrix: code, pattern code, category, theme, or names",
      "COLUMNS" },
    { "measure", 'm', 0, G_OPTION_ARG_STRING, &wishes.measure, "What cells count", "MEASURE" },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &wishes.paper, "a4 or letter", "PAPER" },
    { "landscape", 0, 0, G_OPTION_ARG_NONE, &wishes.landscape, "Turn the paper", NULL },
    { "no-counts", 0, 0, G_OPTION_ARG_NONE, &wishes.no_counts, "Print no counts", NULL },
    CW_COMMAND_AS_OF (wishes.as_of),
    { NULL },
  };
  g_auto (GStrv) rest = cw_command_parse (arguments, entries, 2, 2, error);

  return rest != NULL && check_wishes (rest[1], &wishes, error)
         && write_report (rest[0], rest[1], &wishes, error);
}

const CwCommand cw_report_commands[] = {
  { "report",
    "FILE excerpts-by-code|matrix",
    "write a report in the format of the ending of its file",
    run_report,
    NULL,
    TRUE },
  { NULL },
};
