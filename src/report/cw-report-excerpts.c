/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Excerpts by code of a project (method.md §4.2, P1): one pass over the sources by date, so that the excerpts fall
 * into their codes and cases in the order of print and each text is read once. */

#include "config.h"

#include "cw-coding.h"
#include "cw-excerpt-report.h"
#include "cw-project-report.h"
#include "cw-report-cases.h"
#include "cw-report-codes.h"
#include "cw-report-disguise.h"
#include "cw-report-scope.h"
#include "cw-report-strings.h"
#include "cw-sources.h"
#include "cw-tabulation.h"

/* The excerpts of one code: a list of CwExcerpt for each case, and one for no case. */
typedef struct
{
  GPtrArray **groups;
} Section;

typedef struct
{
  gint64 id;
  guint index; /* in the evidence */
  guint rank;
  const char *date;
  const char *name;
} Place;

typedef struct
{
  CwProject *project;
  const CwExcerptReportOptions *options;
  CwReportCodes *codes;
  CwReportCases *cases;
  guint n_groups;
  Section *sections;        /* by code */
  GPtrArray *excerpts;      /* of CwExcerpt */
  GHashTable *places;       /* Place by source id */
  GHashTable *attributions; /* the participant's line by CwExcerpt, where there is one */
  GPtrArray *kept;          /* what the layout borrows */
  CwReportOmissions omitted;
} Builder;

static gpointer
keep (Builder *self, gpointer data)
{
  g_ptr_array_add (self->kept, data);
  return data;
}

/* --- collecting ------------------------------------------------------------------------------------------------ */

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *x = *(const Place *const *) a;
  const Place *y = *(const Place *const *) b;

  if ((*x->date == '\0') != (*y->date == '\0'))
    return *x->date == '\0' ? 1 : -1;
  if (!g_str_equal (x->date, y->date))
    return g_strcmp0 (x->date, y->date);
  return (x->rank > y->rank) - (x->rank < y->rank);
}

static Place *
make_place (CwRecord *source, guint index, guint rank)
{
  Place *place = g_new0 (Place, 1);
  const char *brief = cw_record_get_text (source, CW_SOURCE_SHORT);

  place->id = cw_record_get_id (source);
  place->index = index;
  place->rank = rank;
  place->date = cw_record_get_text (source, CW_SOURCE_EVENT_DATE);
  place->name = *brief != '\0' ? brief : cw_record_get_name (source);
  return place;
}

/* The sources by the date of their event, those without a date last, then in the researcher's order. */
static GPtrArray *
list_places (Builder *self)
{
  CwEvidence *evidence = cw_project_get_evidence (self->project);
  GListModel *sources = cw_project_get_children (self->project, CW_KIND_SOURCE, 0);
  GPtrArray *places = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (CwRecord) source = g_list_model_get_item (sources, i);
      Place *place;
      guint index;

      if (!cw_evidence_find_source (evidence, cw_record_get_id (source), &index))
        continue;
      place = keep (self, make_place (source, index, i));
      g_hash_table_insert (self->places, GSIZE_TO_POINTER (place->id), place);
      g_ptr_array_add (places, place);
    }
  g_ptr_array_sort (places, compare_places);
  return places;
}

/* Who speaks: the first participant inside the excerpt, else whoever's paragraph it starts in. */
static const CwParagraph *
find_spoken (CwText *text, const CwExcerpt *excerpt)
{
  guint first = cw_text_find_paragraph (text, excerpt->start);

  for (guint i = first; i < cw_text_get_n_paragraphs (text); i++)
    {
      const CwParagraph *paragraph = cw_text_get_paragraph (text, i);

      if (paragraph->start >= excerpt->end)
        break;
      if (g_str_equal (paragraph->voice, "participant"))
        return paragraph;
    }
  return cw_text_get_paragraph (text, first);
}

static void
attribute (Builder *self, CwText *text, const CwExcerpt *excerpt)
{
  const CwParagraph *spoken;
  CwRecord *participant;
  const char *line;

  if (cw_text_get_n_paragraphs (text) == 0)
    return;
  spoken = find_spoken (text, excerpt);
  if (*spoken->speaker == '\0')
    return;
  participant = cw_project_get_record (
      self->project,
      CW_KIND_PARTICIPANT,
      cw_project_find_participant (self->project, excerpt->source, spoken->speaker));
  line = participant == NULL ? "" : cw_record_get_text (participant, CW_PARTICIPANT_LINE);
  if (*line != '\0')
    g_hash_table_insert (self->attributions, (gpointer) excerpt, (gpointer) line);
}

static CwExcerpt *
load (Builder *self, gint64 id, GError **error)
{
  CwExcerpt *excerpt = cw_project_load_excerpt (self->project, id, error);
  CwText *text
      = excerpt == NULL ? NULL : cw_project_get_text (self->project, excerpt->source, error);

  if (excerpt == NULL)
    return NULL;
  g_ptr_array_add (self->excerpts, excerpt);
  if (text == NULL)
    return NULL;
  attribute (self, text, excerpt);
  return excerpt;
}

/* An excerpt that two coders gave the same code is one excerpt of it. */
static void
file_under (Builder *self, guint code, guint group, CwExcerpt *excerpt)
{
  Section *section = &self->sections[code];
  GPtrArray *list;

  if (section->groups == NULL)
    section->groups = g_new0 (GPtrArray *, self->n_groups);
  if (section->groups[group] == NULL)
    section->groups[group] = g_ptr_array_new ();
  list = section->groups[group];
  if (list->len == 0 || g_ptr_array_index (list, list->len - 1) != excerpt)
    g_ptr_array_add (list, excerpt);
}

static void
file_excerpt (Builder *self, CwExcerpt *excerpt, const GArray *groups)
{
  for (guint i = 0; i < excerpt->codes->len; i++)
    {
      guint code;

      if (!cw_report_codes_find (self->codes, g_array_index (excerpt->codes, gint64, i), &code)
          || !cw_report_codes_get (self->codes, code)->chosen)
        continue;
      for (guint j = 0; j < groups->len; j++)
        file_under (self, code, g_array_index (groups, guint, j), excerpt);
    }
}

static gboolean
is_chosen (Builder *self, const CwEvidenceSource *source, const CwExcerptSpan *span)
{
  for (guint i = 0; i < span->n_codings; i++)
    {
      const CwCodingSpan *coding
          = &g_array_index (source->codings, CwCodingSpan, span->first_coding + i);
      guint code;

      if (cw_report_codes_find (self->codes, coding->code, &code)
          && cw_report_codes_get (self->codes, code)->chosen)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_restricted (Builder *self)
{
  return self->options->cases != NULL && self->options->cases->len > 0;
}

static gboolean
collect_excerpt (Builder *self,
                 const Place *place,
                 const CwEvidenceSource *source,
                 const CwExcerptSpan *span,
                 GArray *groups,
                 GError **error)
{
  guint no_case = self->n_groups - 1;
  CwExcerpt *excerpt;

  cw_report_cases_list (self->cases, place->index, span->start, span->end, groups);
  if (groups->len == 0 && !is_restricted (self))
    g_array_append_val (groups, no_case);
  if (groups->len == 0 || !is_chosen (self, source, span))
    return TRUE;
  excerpt = load (self, span->id, error);
  if (excerpt == NULL)
    return FALSE;
  file_excerpt (self, excerpt, groups);
  return TRUE;
}

static gboolean
collect_source (Builder *self, const Place *place, GError **error)
{
  const CwEvidenceSource *source
      = cw_evidence_get_source (cw_project_get_evidence (self->project), place->index);
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < source->excerpts->len; i++)
    {
      const CwExcerptSpan *span = &g_array_index (source->excerpts, CwExcerptSpan, i);

      if (span->start >= span->end)
        self->omitted.n_empty++;
      else if (span->n_codings == 0)
        self->omitted.n_uncoded++;
      else if (!collect_excerpt (self, place, source, span, groups, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
collect (Builder *self, GError **error)
{
  g_autoptr (GPtrArray) places = list_places (self);

  for (guint i = 0; i < places->len; i++)
    if (!collect_source (self, g_ptr_array_index (places, i), error))
      return FALSE;
  return TRUE;
}

/* --- counting --------------------------------------------------------------------------------------------------- */

/* Counts are those of the excerpts that are printed, whoever speaks in them: the total row over all material in scope,
 * each code as its own and its aggregate column. */
static CwMatrix *
tabulate (Builder *self, gboolean by_case)
{
  g_autoptr (CwTabulation) tabulation = cw_tabulation_new (self->project);

  cw_tabulation_set_voices (tabulation, CW_VOICES_ALL);
  if (by_case)
    cw_tabulation_add_cases (tabulation);
  else if (!is_restricted (self))
    cw_tabulation_add_sources (tabulation);
  else
    for (guint i = 0; i < self->options->cases->len; i++)
      cw_tabulation_add_case (tabulation, g_array_index (self->options->cases, gint64, i), 0);
  for (guint i = 0; i < self->codes->codes->len; i++)
    {
      gint64 code = cw_record_get_id (cw_report_codes_get (self->codes, i)->record);

      cw_tabulation_add_code (tabulation, code, TRUE, 0);
      cw_tabulation_add_code (tabulation, code, FALSE, 0);
    }
  return cw_tabulation_compute (tabulation);
}

static CwReportCounts
read_counts (const CwMatrix *matrix, guint row, guint column)
{
  const CwCounts *counts = cw_matrix_get_counts (matrix, row, column);

  return (CwReportCounts) { counts->codings, counts->excerpts, counts->sources };
}

static gboolean
is_in_scope (Builder *self, guint case_index)
{
  gint64 id = cw_report_cases_get_id (self->cases, case_index);

  for (; id != 0 && is_restricted (self);
       id = cw_record_get_parent (cw_project_get_record (self->project, CW_KIND_CASE, id)))
    for (guint i = 0; i < self->options->cases->len; i++)
      if (g_array_index (self->options->cases, gint64, i) == id)
        return TRUE;
  return !is_restricted (self);
}

static void
count_cases (Builder *self, CwReportCode *code, const CwMatrix *by_case, guint column)
{
  guint n = cw_report_cases_get_n (self->cases);
  CwReportCaseCount *counts = keep (self, g_new0 (CwReportCaseCount, n));

  code->case_counts = counts;
  for (guint i = 0; i < n; i++)
    {
      guint excerpts = cw_matrix_get_counts (by_case, i, column)->excerpts;

      if (excerpts > 0 && is_in_scope (self, i))
        counts[code->n_case_counts++]
            = (CwReportCaseCount) { cw_report_cases_get_label (self->cases, i), excerpts };
    }
}

static void
count (Builder *self, GArray *codes, const guint *indices)
{
  g_autoptr (CwMatrix) all = tabulate (self, FALSE);
  g_autoptr (CwMatrix) by_case = tabulate (self, TRUE);
  guint total = cw_matrix_get_n_rows (all);

  for (guint i = 0; i < codes->len; i++)
    {
      CwReportCode *code = &g_array_index (codes, CwReportCode, i);

      code->own = read_counts (all, total, 2 * indices[i]);
      code->aggregate = read_counts (all, total, 2 * indices[i] + 1);
      count_cases (self, code, by_case, 2 * indices[i]);
    }
}

/* --- composing -------------------------------------------------------------------------------------------------- */

static char *
dup_code_label (const CwReportCodeItem *item)
{
  return g_strjoin (" ", item->number, cw_record_get_name (item->record), NULL);
}

static const char *const *
list_other_codes (Builder *self, const CwExcerpt *excerpt, guint code)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < excerpt->codes->len; i++)
    {
      gint64 id = g_array_index (excerpt->codes, gint64, i);
      guint other;

      if (cw_report_codes_find (self->codes, id, &other) && other != code)
        g_ptr_array_add (names,
                         keep (self, dup_code_label (cw_report_codes_get (self->codes, other))));
    }
  g_ptr_array_add (names, NULL);
  return keep (self, g_ptr_array_free (names, FALSE));
}

/* Why it has this code, then what was noted on the excerpt itself. */
static const char *
compose_comment (Builder *self, const CwExcerpt *excerpt, guint code)
{
  gint64 id = cw_record_get_id (cw_report_codes_get (self->codes, code)->record);
  char *why = keep (self, cw_project_dup_coding_comment (self->project, excerpt->id, id));

  if (*why == '\0')
    return excerpt->comment;
  if (*excerpt->comment == '\0')
    return why;
  return keep (self, g_strdup_printf (CW_STR_TWO_COMMENTS, why, excerpt->comment));
}

static CwReportExcerpt
compose_excerpt (Builder *self, const CwExcerpt *excerpt, guint code)
{
  const Place *place = g_hash_table_lookup (self->places, GSIZE_TO_POINTER (excerpt->source));

  return (CwReportExcerpt) {
    .id = keep (self, cw_kind_format_id (CW_KIND_EXCERPT, excerpt->id)),
    .text = excerpt->quote,
    .locator = excerpt->locator,
    .attribution = g_hash_table_lookup (self->attributions, excerpt),
    .source_short = place->name,
    .date = place->date,
    .other_codes = list_other_codes (self, excerpt, code),
    .comment = compose_comment (self, excerpt, code),
    .starred = excerpt->starred,
  };
}

static const char *
get_group_label (Builder *self, guint group)
{
  if (group < self->n_groups - 1)
    return cw_report_cases_get_label (self->cases, group);
  return self->n_groups == 1 ? NULL : CW_STR_NO_CASE;
}

static CwReportGroup
compose_group (Builder *self, const GPtrArray *list, guint group, guint code)
{
  CwReportExcerpt *excerpts = keep (self, g_new0 (CwReportExcerpt, list->len));

  for (guint i = 0; i < list->len; i++)
    excerpts[i] = compose_excerpt (self, g_ptr_array_index (list, i), code);
  return (CwReportGroup) { get_group_label (self, group), excerpts, list->len };
}

static CwReportCode
compose_code (Builder *self, guint index)
{
  const CwReportCodeItem *item = cw_report_codes_get (self->codes, index);
  gint64 id = cw_record_get_id (item->record);
  gint64 parent = cw_record_get_parent (item->record);
  CwReportGroup *groups = keep (self, g_new0 (CwReportGroup, self->n_groups));
  CwReportCode code = {
    .id = keep (self, cw_kind_format_id (CW_KIND_CODE, id)),
    .number = item->number,
    .name = cw_record_get_name (item->record),
    .path = keep (self, cw_project_dup_path (self->project, CW_KIND_CODE, parent, " › ")),
    .definition = cw_record_get_text (item->record, CW_CODE_DEFINITION),
    .color = keep (self, cw_project_dup_color (self->project, id)),
    .mnemonic = cw_record_get_text (item->record, CW_CODE_MNEMONIC),
    .groups = groups,
  };

  for (guint i = 0; i < self->n_groups; i++)
    if (self->sections[index].groups[i] != NULL)
      groups[code.n_groups++] = compose_group (self, self->sections[index].groups[i], i, index);
  return code;
}

static GArray *
compose_codes (Builder *self, gboolean numbers)
{
  GArray *codes = g_array_new (FALSE, FALSE, sizeof (CwReportCode));
  g_autofree guint *indices = g_new0 (guint, self->codes->codes->len);

  for (guint i = 0; i < self->codes->codes->len; i++)
    {
      const CwReportCodeItem *item = cw_report_codes_get (self->codes, i);
      CwReportCode code;

      if (self->sections[i].groups != NULL)
        {
          indices[codes->len] = i;
          code = compose_code (self, i);
          g_array_append_val (codes, code);
        }
      else if (item->chosen)
        g_ptr_array_add (self->omitted.unused, (gpointer) cw_record_get_name (item->record));
    }
  if (numbers)
    count (self, codes, indices);
  return codes;
}

static CwDocument *
compose (Builder *self, GError **error)
{
  gboolean numbers = cw_report_shows_numbers (self->project, self->options->numbers);
  g_autoptr (GArray) codes = compose_codes (self, numbers);
  g_autofree char *scope = cw_report_scope_excerpts (self->project, self->options, &self->omitted);
  g_autofree char *date = cw_report_dup_date (self->options->date);
  g_autofree char *language = cw_report_dup_language (self->project);
  CwExcerptReport report = {
    .project = cw_project_get_title (self->project),
    .scope = scope,
    .note = numbers && cw_report_cases_get_nested (self->cases) ? CW_STR_NESTED_NOTE : NULL,
    .language = language,
    .date = date,
    .citation = self->options->citation,
    .counts = numbers,
    .codes = (const CwReportCode *) codes->data,
    .n_codes = codes->len,
  };

  return cw_excerpt_report_build (&report, error);
}

/* --- the builder ------------------------------------------------------------------------------------------------ */

static gboolean
start (Builder *self, GError **error)
{
  self->excerpts = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_excerpt_free);
  self->places = g_hash_table_new (NULL, NULL);
  self->attributions = g_hash_table_new (NULL, NULL);
  self->kept = g_ptr_array_new_with_free_func (g_free);
  self->omitted.unused = g_ptr_array_new ();
  self->codes
      = cw_report_codes_new (self->project, self->options->codes, self->options->own, error);
  self->cases = self->codes == NULL
                    ? NULL
                    : cw_report_cases_new (self->project, self->options->cases, error);
  if (self->cases == NULL)
    return FALSE;
  self->n_groups = cw_report_cases_get_n (self->cases) + 1;
  self->sections = g_new0 (Section, self->codes->codes->len);
  return TRUE;
}

static void
free_sections (Builder *self)
{
  for (guint i = 0; self->sections != NULL && i < self->codes->codes->len; i++)
    {
      GPtrArray **groups = self->sections[i].groups;

      for (guint j = 0; groups != NULL && j < self->n_groups; j++)
        if (groups[j] != NULL)
          g_ptr_array_unref (groups[j]);
      g_free (groups);
    }
  g_free (self->sections);
}

static void
end (Builder *self)
{
  free_sections (self);
  cw_report_codes_free (self->codes);
  cw_report_cases_free (self->cases);
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->attributions);
  g_ptr_array_unref (self->excerpts);
  g_ptr_array_unref (self->kept);
  g_ptr_array_unref (self->omitted.unused);
}

/**
 * cw_report_excerpts_by_code:
 * @options: what to print and how
 *
 * Layout P1 of method.md §4.2. Codes come in codebook order, numbered by their place in it, and only those with an
 * excerpt of their own; under each, excerpts by case in the order of the case tree, then by the date of the event
 * and by place. An excerpt in two cases is printed under both, except that one in a case inside another is printed
 * under the inner one alone. An excerpt is attributed to the first participant who speaks in it, by the
 * participant's line and never by a name.
 *
 * Returns: (transfer full) (nullable): the report, or NULL with CW_ERROR_NOT_FOUND, CW_ERROR_INVALID for a wrong
 *   citation template, or an error of the file
 */
CwDocument *
cw_report_excerpts_by_code (CwProject *project,
                            const CwExcerptReportOptions *options,
                            GError **error)
{
  Builder self = { .project = project, .options = options };
  CwDocument *document = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (project) && options != NULL, NULL);

  if (start (&self, error) && collect (&self, error))
    document = compose (&self, error);
  end (&self);
  if (document == NULL)
    return NULL;
  return cw_report_disguise (document, project, options->real_names, error);
}
