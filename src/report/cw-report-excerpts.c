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
#include "cw-report-quotes.h"
#include "cw-report-scope.h"
#include "cw-report-strings.h"
#include "cw-sources.h"
#include "cw-tabulation.h"

#include <string.h>

/* The excerpts of one code: a list of CwReportQuote for each group, NULL for none. */
typedef struct
{
  GPtrArray *groups;
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
  CwReportQuotes *quotes;
  GPtrArray *labels; /* of the groups that are not cases */
  Section *sections; /* by code */
  guint *targets;    /* by code: under which its excerpts are printed */
  GPtrArray *kept;   /* what the layout borrows */
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
      g_ptr_array_add (places, place);
    }
  g_ptr_array_sort (places, compare_places);
  return places;
}

/* An excerpt that two coders gave the same code, or two codes that are printed as one, is one excerpt of it. */
static void
file_under (Builder *self, guint code, guint group, const CwReportQuote *quote)
{
  Section *section = &self->sections[code];
  GPtrArray *list;

  if (section->groups == NULL)
    section->groups = g_ptr_array_new ();
  if (section->groups->len <= group)
    g_ptr_array_set_size (section->groups, group + 1);
  if (section->groups->pdata[group] == NULL)
    section->groups->pdata[group] = g_ptr_array_new ();
  list = section->groups->pdata[group];
  if (list->len == 0 || g_ptr_array_index (list, list->len - 1) != quote)
    g_ptr_array_add (list, (gpointer) quote);
}

static void
file_excerpt (Builder *self, const CwReportQuote *quote, const GArray *groups)
{
  const CwExcerpt *excerpt = quote->excerpt;

  for (guint i = 0; i < excerpt->codes->len; i++)
    {
      guint code;

      if (!cw_report_codes_find (self->codes, g_array_index (excerpt->codes, gint64, i), &code)
          || !cw_report_codes_get (self->codes, code)->chosen)
        continue;
      for (guint j = 0; j < groups->len; j++)
        file_under (self, self->targets[code], g_array_index (groups, guint, j), quote);
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

static char *
dup_quarter (const char *date)
{
  guint month = strlen (date) >= 7 ? (guint) g_ascii_strtoull (date + 5, NULL, 10) : 0;

  if (month == 0)
    return *date == '\0' ? g_strdup (CW_STR_NO_DATE) : g_strndup (date, 4);
  return g_strdup_printf (CW_STR_QUARTER, 4, date, (month + 2) / 3);
}

static char *
dup_label (Builder *self, const CwReportQuote *quote)
{
  switch (self->options->grouping)
    {
    case CW_REPORT_GROUP_ROLE:
      return g_strdup (quote->role != NULL ? quote->role : CW_STR_NO_ROLE);
    case CW_REPORT_GROUP_SOURCE:
      return g_strdup (quote->source);
    case CW_REPORT_GROUP_TIME:
      return dup_quarter (quote->date);
    case CW_REPORT_GROUP_CASE:
    case CW_REPORT_GROUP_NONE:
    case CW_REPORT_GROUP_KIND:
    case CW_REPORT_GROUP_OBJECT:
      return g_strdup ("");
    }
  g_return_val_if_reached (NULL);
}

/* The group of an excerpt that is not grouped by case; groups come in the order in which they first occur. */
static void
find_group (Builder *self, const CwReportQuote *quote, GArray *groups)
{
  g_autofree char *label = dup_label (self, quote);
  guint index;

  if (!g_ptr_array_find_with_equal_func (self->labels, label, g_str_equal, &index))
    {
      index = self->labels->len;
      g_ptr_array_add (self->labels, g_steal_pointer (&label));
    }
  g_array_set_size (groups, 0);
  g_array_append_val (groups, index);
}

static gboolean
collect_excerpt (Builder *self,
                 const Place *place,
                 const CwEvidenceSource *source,
                 const CwExcerptSpan *span,
                 GArray *groups,
                 GError **error)
{
  guint no_case = cw_report_cases_get_n (self->cases);
  const CwReportQuote *quote;

  cw_report_cases_list (self->cases, place->index, span->start, span->end, groups);
  if (groups->len == 0 && !is_restricted (self))
    g_array_append_val (groups, no_case);
  if (groups->len == 0 || !is_chosen (self, source, span))
    return TRUE;
  quote = cw_report_quotes_get (self->quotes, span->id, error);
  if (quote == NULL)
    return FALSE;
  if (self->options->grouping != CW_REPORT_GROUP_CASE)
    find_group (self, quote, groups);
  file_excerpt (self, quote, groups);
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

/* --- order and limit ------------------------------------------------------------------------------------------ */

static GPtrArray *
list_section (const Section *section)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; i < section->groups->len; i++)
    {
      const GPtrArray *list = section->groups->pdata[i];

      for (guint j = 0; list != NULL && j < list->len; j++)
        if (g_hash_table_add (seen, list->pdata[j]))
          g_ptr_array_add (all, list->pdata[j]);
    }
  return all;
}

static void
drop_from (GPtrArray *list, GHashTable *dropped)
{
  for (guint i = list->len; i-- > 0;)
    if (g_hash_table_contains (dropped, list->pdata[i]))
      g_ptr_array_remove_index (list, i);
}

static void
keep_best (Builder *self, Section *section)
{
  g_autoptr (GPtrArray) all = list_section (section);
  g_autoptr (GHashTable) dropped = g_hash_table_new (NULL, NULL);

  if (all->len <= self->options->best)
    return;
  g_ptr_array_sort (all, cw_report_quote_compare_worth);
  for (guint i = self->options->best; i < all->len; i++)
    g_hash_table_add (dropped, all->pdata[i]);
  for (guint i = 0; i < section->groups->len; i++)
    if (section->groups->pdata[i] != NULL)
      drop_from (section->groups->pdata[i], dropped);
  self->omitted.best = self->options->best;
}

static void
sort_section (Builder *self, Section *section)
{
  GCompareFunc compare = self->options->order == CW_REPORT_ORDER_ANALYST
                             ? cw_report_quote_compare_ids
                             : cw_report_quote_compare_lengths;

  if (self->options->order == CW_REPORT_ORDER_DATE)
    return;
  for (guint i = 0; i < section->groups->len; i++)
    if (section->groups->pdata[i] != NULL)
      g_ptr_array_sort (section->groups->pdata[i], compare);
}

static void
arrange (Builder *self)
{
  for (guint i = 0; i < self->codes->codes->len; i++)
    {
      Section *section = &self->sections[i];

      if (section->groups == NULL)
        continue;
      if (self->options->best > 0)
        keep_best (self, section);
      sort_section (self, section);
    }
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
compose_excerpt (Builder *self, const CwReportQuote *quote, guint code)
{
  return (CwReportExcerpt) {
    .id = quote->id,
    .text = quote->words,
    .locator = quote->excerpt->locator,
    .attribution = quote->attribution,
    .source_short = quote->source,
    .date = quote->date,
    .other_codes = list_other_codes (self, quote->excerpt, code),
    .comment = compose_comment (self, quote->excerpt, code),
    .before = quote->before,
    .after = quote->after,
    .starred = quote->excerpt->starred,
  };
}

static const char *
get_group_label (Builder *self, guint group)
{
  guint n_cases = cw_report_cases_get_n (self->cases);

  if (self->options->grouping == CW_REPORT_GROUP_NONE)
    return NULL;
  if (self->options->grouping != CW_REPORT_GROUP_CASE)
    return self->labels->pdata[group];
  if (group < n_cases)
    return cw_report_cases_get_label (self->cases, group);
  return n_cases == 0 ? NULL : CW_STR_NO_CASE;
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
  CwReportGroup *groups = keep (self, g_new0 (CwReportGroup, self->sections[index].groups->len));
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

  for (guint i = 0; i < self->sections[index].groups->len; i++)
    if (self->sections[index].groups->pdata[i] != NULL)
      groups[code.n_groups++]
          = compose_group (self, self->sections[index].groups->pdata[i], i, index);
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
      else if (item->chosen && self->targets[i] == i)
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
  g_autofree char *said = cw_report_scope_excerpts (self->project, self->options, &self->omitted);
  g_autofree char *scope = cw_report_quotes_add_limits (self->quotes, said);
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

/* Where codes are merged, a code's excerpts go to the topmost printed code above it. */
static void
choose_targets (Builder *self)
{
  self->targets = g_new0 (guint, self->codes->codes->len + 1);
  for (guint i = 0; i < self->codes->codes->len; i++)
    {
      CwRecord *record = cw_report_codes_get (self->codes, i)->record;
      gint64 parent = self->options->merged ? cw_record_get_parent (record) : 0;
      guint above;

      self->targets[i] = i;
      for (; parent != 0; parent = cw_record_get_parent (
                              cw_project_get_record (self->project, CW_KIND_CODE, parent)))
        if (cw_report_codes_find (self->codes, parent, &above)
            && cw_report_codes_get (self->codes, above)->chosen)
          self->targets[i] = above;
    }
}

static gboolean
check_grouping (CwReportGrouping grouping, GError **error)
{
  if (grouping != CW_REPORT_GROUP_KIND && grouping != CW_REPORT_GROUP_OBJECT)
    return TRUE;
  g_set_error_literal (error,
                       CW_ERROR,
                       CW_ERROR_INVALID,
                       "Excerpts are grouped by case, role, source, time or none; kind and object "
                       "are for memos.");
  return FALSE;
}

static gboolean
start (Builder *self, GError **error)
{
  self->labels = g_ptr_array_new_with_free_func (g_free);
  self->kept = g_ptr_array_new_with_free_func (g_free);
  self->omitted.unused = g_ptr_array_new ();
  self->quotes = cw_report_quotes_new (self->project, self->options, error);
  if (self->quotes == NULL || !check_grouping (self->options->grouping, error))
    return FALSE;
  self->codes
      = cw_report_codes_new (self->project, self->options->codes, self->options->own, error);
  if (self->codes == NULL)
    return FALSE;
  self->cases = cw_report_cases_new (self->project, self->options->cases, error);
  if (self->cases == NULL)
    return FALSE;
  self->sections = g_new0 (Section, self->codes->codes->len);
  choose_targets (self);
  return TRUE;
}

static void
free_sections (Builder *self)
{
  for (guint i = 0; self->sections != NULL && i < self->codes->codes->len; i++)
    {
      GPtrArray *groups = self->sections[i].groups;

      for (guint j = 0; groups != NULL && j < groups->len; j++)
        if (groups->pdata[j] != NULL)
          g_ptr_array_unref (groups->pdata[j]);
      if (groups != NULL)
        g_ptr_array_unref (groups);
    }
  g_free (self->sections);
}

static void
end (Builder *self)
{
  free_sections (self);
  cw_report_quotes_free (self->quotes);
  cw_report_codes_free (self->codes);
  cw_report_cases_free (self->cases);
  g_free (self->targets);
  g_ptr_array_unref (self->labels);
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
    {
      arrange (&self);
      document = compose (&self, error);
    }
  end (&self);
  if (document == NULL)
    return NULL;
  return cw_report_disguise (document, project, options->real_names, error);
}
