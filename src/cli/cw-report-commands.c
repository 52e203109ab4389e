/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The command report: a project's evidence on paper, and in every format that the thesis may need. */

#include "config.h"

#include "cw-command.h"
#include "cw-disguise.h"
#include "cw-report-request.h"
#include "cw-report-writer.h"

#define WIDE_MARGIN 72.0 /* more room to write, in points */

/* What the options say, before the project is open. */
typedef struct
{
  char *output;
  char *format;
  gboolean footnotes;
  char **codes;
  char **cases;
  char **sources;
  char **kinds;
  char *group;
  char *sort;
  char *context;
  char *citation;
  char *attribution;
  char *form;
  int best;
  int cards;
  gboolean merged;
  gboolean confirm;
  gboolean line_numbers;
  gboolean double_spaced;
  gboolean wide_margin;
  gboolean greyscale;
  gboolean reflexive;
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
  g_strfreev (wishes->sources);
  g_strfreev (wishes->kinds);
  g_free (wishes->group);
  g_free (wishes->sort);
  g_free (wishes->context);
  g_free (wishes->citation);
  g_free (wishes->attribution);
  g_free (wishes->form);
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

/* Who asks for a measure wants to see it. */
static CwReportNumbers
choose_numbers (const Wishes *wishes)
{
  if (wishes->no_counts)
    return CW_REPORT_NUMBERS_HIDE;
  return wishes->measure != NULL ? CW_REPORT_NUMBERS_SHOW : CW_REPORT_NUMBERS_POLICY;
}

static gboolean
refuse (const char *value, const char *choices, GError **error)
{
  g_set_error (
      error, CW_ERROR, CW_ERROR_INVALID, "“%s” is none of the choices: %s.", value, choices);
  return FALSE;
}

static gboolean
parse_measure (const Wishes *wishes, CwMeasure *measure, GError **error)
{
  if (wishes->measure == NULL || cw_measure_from_nick (wishes->measure, measure))
    return TRUE;
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               "“%s” is not a measure. Choose codings, excerpts, passages, sources, characters, "
               "coverage or density.",
               wishes->measure);
  return FALSE;
}

static gboolean
parse_excerpts (const Wishes *wishes, CwExcerptReportOptions *options, GError **error)
{
  options->own = wishes->own;
  options->merged = wishes->merged;
  options->best = MAX (wishes->best, 0);
  options->citation = wishes->citation;
  options->numbers = wishes->no_counts ? CW_REPORT_NUMBERS_HIDE : CW_REPORT_NUMBERS_POLICY;
  if (wishes->group != NULL && !cw_report_grouping_from_nick (wishes->group, &options->grouping))
    return refuse (wishes->group, "case, role, source, time, none, kind and object", error);
  if (wishes->sort != NULL && !cw_report_order_from_nick (wishes->sort, &options->order))
    return refuse (wishes->sort, "date, analyst and length", error);
  if (wishes->context != NULL && !cw_report_context_from_nick (wishes->context, &options->context))
    return refuse (wishes->context, "none, sentence, paragraph and turn", error);
  if (wishes->attribution != NULL
      && !cw_attribution_from_nick (wishes->attribution, &options->attribution))
    return refuse (wishes->attribution, "pseudonym, role, role-place, code and full", error);
  if (options->attribution != CW_ATTRIBUTION_FULL || wishes->confirm)
    return TRUE;
  g_set_error_literal (error,
                       CW_ERROR,
                       CW_ERROR_INVALID,
                       "Full attribution prints the names of participants. Say --confirm when all "
                       "of them have agreed to it.");
  return FALSE;
}

static gboolean
parse_form (const Wishes *wishes, CwCodebookForm *form, GError **error)
{
  static const char *const nicks[] = { "full", "brief", "second-cycle" };

  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    if (wishes->form == NULL || g_str_equal (wishes->form, nicks[i]))
      {
        *form = i;
        return TRUE;
      }
  return refuse (wishes->form, "full, brief and second-cycle", error);
}

static gboolean
check_wishes (const char *kind, const Wishes *wishes, GError **error)
{
  gboolean matrix = g_str_equal (kind, "matrix");
  g_autofree char *nicks = cw_report_layout_list_nicks ();

  if (cw_report_layout_find (kind) == NULL)
    g_set_error (
        error, CW_ERROR, CW_ERROR_INVALID, "There is no such report. Choose one of: %s.", nicks);
  else if (wishes->output == NULL)
    g_set_error_literal (
        error, CW_ERROR, CW_ERROR_INVALID, "Say where the report goes, with --output FILE.pdf.");
  else if (matrix && (wishes->codes != NULL || wishes->cases != NULL || wishes->own))
    g_set_error_literal (
        error,
        CW_ERROR,
        CW_ERROR_INVALID,
        "A matrix is chosen with --rows and --columns; --code, --case and --own are for "
        "excerpts by code.");
  else if (g_str_equal (kind, "excerpts-by-code")
           && (wishes->rows != NULL || wishes->columns != NULL || wishes->measure != NULL))
    g_set_error_literal (error,
                         CW_ERROR,
                         CW_ERROR_INVALID,
                         "Excerpts by code are chosen with --code and --case; --rows, --columns "
                         "and --measure are for a matrix.");
  else
    return TRUE;
  return FALSE;
}

static CwPageSetup *
make_setup (const char *kind, const Wishes *wishes, GError **error)
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
  setup->landscape = wishes->landscape || cw_report_layout_find (kind)->landscape;
  setup->greyscale = wishes->greyscale;
  if (wishes->wide_margin)
    setup->margin_right += WIDE_MARGIN;
  return setup;
}

/* A matrix without columns that are named has those that its layout chooses. */
static CwMatrixReportOptions
make_matrix (const Wishes *wishes, const char *kind, CwMeasure measure)
{
  gboolean case_book = g_str_equal (kind, "case-book");

  return (CwMatrixReportOptions) {
    .rows = wishes->rows != NULL ? wishes->rows : "case",
    .columns = wishes->columns != NULL || case_book ? wishes->columns : "code",
    .measure = measure,
    .numbers = choose_numbers (wishes),
  };
}

static CwDocument *
make_report (CwProject *project, const char *kind, const Wishes *wishes, GError **error)
{
  g_autoptr (GArray) codes = resolve_all (project, CW_KIND_CODE, wishes->codes, error);
  g_autoptr (GArray) cases
      = codes == NULL ? NULL : resolve_all (project, CW_KIND_CASE, wishes->cases, error);
  g_autoptr (GArray) sources
      = cases == NULL ? NULL : resolve_all (project, CW_KIND_SOURCE, wishes->sources, error);
  CwMeasure measure = CW_MEASURE_EXCERPTS;
  CwReportRequest request = { .sources = sources,
                              .kinds = wishes->kinds,
                              .cards = MAX (wishes->cards, 0),
                              .line_numbers = wishes->line_numbers,
                              .double_spaced = wishes->double_spaced,
                              .reflexive = wishes->reflexive };

  if (sources == NULL || !parse_measure (wishes, &measure, error)
      || !parse_excerpts (wishes, &request.excerpts, error)
      || !parse_form (wishes, &request.form, error))
    return NULL;
  request.excerpts.codes = codes;
  request.excerpts.cases = cases;
  request.excerpts.real_names = cw_disguise_get_real_names ();
  request.matrix = make_matrix (wishes, kind, measure);
  request.matrix.real_names = cw_disguise_get_real_names ();
  return cw_report_layout_find (kind)->build (project, &request, error);
}

static gboolean
write_report (const char *path, const char *kind, const Wishes *wishes, GError **error)
{
  g_autoptr (CwPageSetup) setup = make_setup (kind, wishes, error);
  CwReportTarget target = { .setup = setup, .footnotes = wishes->footnotes };
  g_autoptr (CwProject) project
      = setup == NULL ? NULL : cw_command_read (path, wishes->as_of, error);
  g_autoptr (CwDocument) document = NULL;

  if (project == NULL
      || !cw_report_format_find (wishes->output, wishes->format, &target.format, error))
    return FALSE;
  document = make_report (project, kind, wishes, error);
  return document != NULL && cw_report_write (document, &target, wishes->output, NULL, error);
}

/* One table of options, longer than a function may be if each argument had its line. */
/* clang-format off */
#define WISH_ENTRIES(w) {                                                                       \
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &(w)->output, "Where to write", "FILE.pdf" }, \
    { "format", 0, 0, G_OPTION_ARG_STRING, &(w)->format, "pdf, odt, docx, md, tex, html, xlsx, ods or csv, whatever the ending", "FORMAT" }, \
    { "footnotes", 0, 0, G_OPTION_ARG_NONE, &(w)->footnotes, "Citations as footnotes (odt, docx)", NULL }, \
    { "code", 0, 0, G_OPTION_ARG_STRING_ARRAY, &(w)->codes, "Only this code and those below it; may be repeated", "NAME" }, \
    { "own", 0, 0, G_OPTION_ARG_NONE, &(w)->own, "Leave out the codes below", NULL }, \
    { "merged", 0, 0, G_OPTION_ARG_NONE, &(w)->merged, "Print the codes below with the code above", NULL }, \
    { "case", 0, 0, G_OPTION_ARG_STRING_ARRAY, &(w)->cases, "Only this case and those inside it; may be repeated", "NAME" }, \
    { "source", 0, 0, G_OPTION_ARG_STRING_ARRAY, &(w)->sources, "Only this document; may be repeated", "NAME" }, \
    { "kind", 0, 0, G_OPTION_ARG_STRING_ARRAY, &(w)->kinds, "Only memos of this kind; may be repeated", "KIND" }, \
    { "group", 0, 0, G_OPTION_ARG_STRING, &(w)->group, "case, role, source, time or none; of memos: time, kind or object", "BY" }, \
    { "sort", 0, 0, G_OPTION_ARG_STRING, &(w)->sort, "date, analyst or length", "ORDER" }, \
    { "best", 0, 0, G_OPTION_ARG_INT, &(w)->best, "At most so many excerpts of a code", "NUMBER" }, \
    { "context", 0, 0, G_OPTION_ARG_STRING, &(w)->context, "none, sentence, paragraph or turn", "CONTEXT" }, \
    { "citation", 0, 0, G_OPTION_ARG_STRING, &(w)->citation, "default, apa, chicago, thesis-short or a template", "TEMPLATE" }, \
    { "attribution", 0, 0, G_OPTION_ARG_STRING, &(w)->attribution, "pseudonym, role, role-place, code or full", "POLICY" }, \
    { "confirm", 0, 0, G_OPTION_ARG_NONE, &(w)->confirm, "Full attribution is agreed on", NULL }, \
    { "rows", 'r', 0, G_OPTION_ARG_STRING, &(w)->rows, "Of a matrix: case, source or attribute:NAME", "ROWS" }, \
    { "columns", 'c', 0, G_OPTION_ARG_STRING, &(w)->columns, "Of a matrix: code, pattern code, category, theme, or names", "COLUMNS" }, \
    { "measure", 'm', 0, G_OPTION_ARG_STRING, &(w)->measure, "What cells count", "MEASURE" }, \
    { "form", 0, 0, G_OPTION_ARG_STRING, &(w)->form, "Of a codebook: full, brief or second-cycle", "FORM" }, \
    { "cards", 0, 0, G_OPTION_ARG_INT, &(w)->cards, "Cards on a sheet: 1, 2, 4 or 8", "NUMBER" }, \
    { "line-numbers", 0, 0, G_OPTION_ARG_NONE, &(w)->line_numbers, "Number lines, not paragraphs", NULL }, \
    { "double-spaced", 0, 0, G_OPTION_ARG_NONE, &(w)->double_spaced, "Room between the lines of a document", NULL }, \
    { "wide-margin", 0, 0, G_OPTION_ARG_NONE, &(w)->wide_margin, "Room to write at the right", NULL }, \
    { "reflexive", 0, 0, G_OPTION_ARG_NONE, &(w)->reflexive, "Print the reflexive journal too", NULL }, \
    { "paper", 0, 0, G_OPTION_ARG_STRING, &(w)->paper, "a4 or letter", "PAPER" }, \
    { "landscape", 0, 0, G_OPTION_ARG_NONE, &(w)->landscape, "Turn the paper", NULL }, \
    { "greyscale", 0, 0, G_OPTION_ARG_NONE, &(w)->greyscale, "Print no colour", NULL }, \
    { "no-counts", 0, 0, G_OPTION_ARG_NONE, &(w)->no_counts, "Print no counts", NULL }, \
    CW_COMMAND_AS_OF ((w)->as_of), \
    { NULL }, \
  }
/* clang-format on */

static gboolean
run_report (char **arguments, GError **error)
{
  g_auto (Wishes) wishes = { 0 };
  const GOptionEntry entries[] = WISH_ENTRIES ((&wishes));
  g_auto (GStrv) rest = cw_command_parse (arguments, entries, 2, 2, error);

  return rest != NULL && check_wishes (rest[1], &wishes, error)
         && write_report (rest[0], rest[1], &wishes, error);
}

const CwCommand cw_report_commands[] = {
  { "report",
    "FILE LAYOUT",
    "write a report in the format of the ending of its file",
    run_report,
    "Layouts:\n"
    "  excerpts-by-code  evidence under its codes, with citations\n"
    "  case-book         what is known of a case, then each theme with its evidence\n"
    "  margin-codes      documents with their codes in the margin (--source)\n"
    "  codebook          what the codes mean (--form)\n"
    "  memo-book         memos by date, kind or object (--group, --kind)\n"
    "  matrix            counts and summaries by row and column\n"
    "  evidence-book     each cell of a matrix as a section\n"
    "  inventory         sources, participants, interviews by quarter\n"
    "  field-notes       field notes by date\n"
    "  cards             excerpts to cut up and sort (--cards)\n"
    "  quote-bank        starred excerpts by code\n"
    "  code-slip         the life of one code and all its excerpts (--code)",
    TRUE },
  { NULL },
};
