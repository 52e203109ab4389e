/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Layout P4, the codebook as a thesis appends it: hierarchical numbers, what each code means, when it is used and when
 * it is not, examples with their citations, how often it is used, and where it came from. */

#include "config.h"

#include "cw-report-start.h"
#include "cw-report-strings.h"

#include "cw-codebook.h"
#include "cw-coding.h"
#include "cw-examples.h"
#include "cw-genealogy.h"
#include "cw-tabulation.h"

#include <string.h>

#define MAX_EXAMPLES 2

typedef struct
{
  CwReportStart *start;
  CwMatrix *counts;   /* NULL where none are printed */
  GPtrArray *starred; /* by code: GArray of excerpt ids, or NULL */
} Codebook;

static CwMatrix *
count (CwReportStart *start)
{
  g_autoptr (CwTabulation) tabulation = cw_tabulation_new (start->project);
  CwReportCodes *codes = cw_report_quotes_get_codes (start->quotes);

  cw_tabulation_set_voices (tabulation, CW_VOICES_ALL);
  cw_tabulation_add_sources (tabulation);
  for (guint i = 0; i < codes->codes->len; i++)
    {
      gint64 code = cw_record_get_id (cw_report_codes_get (codes, i)->record);

      cw_tabulation_add_code (tabulation, code, TRUE, 0);
      cw_tabulation_add_code (tabulation, code, FALSE, 0);
    }
  return cw_tabulation_compute (tabulation);
}

static void
add_counts (Codebook *self, guint place)
{
  const CwCounts *own, *all;
  g_autofree char *line = NULL;
  guint total;

  if (self->counts == NULL)
    return;
  total = cw_matrix_get_n_rows (self->counts);
  own = cw_matrix_get_counts (self->counts, total, 2 * place);
  all = cw_matrix_get_counts (self->counts, total, 2 * place + 1);
  if (own->codings == all->codings)
    line = g_strdup_printf (
        CW_STR_COUNTS, (guint) own->codings, (guint) own->excerpts, (guint) own->sources);
  else
    line = g_strdup_printf (CW_STR_COUNTS_BOTH,
                            (guint) own->codings,
                            (guint) own->excerpts,
                            (guint) own->sources,
                            (guint) all->codings,
                            (guint) all->excerpts,
                            (guint) all->sources);
  cw_report_add_line (self->start, CW_TEXT_DETAIL, NULL, line);
}

static void
add_lines (CwTable *table, guint column, const char *text)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      cw_table_add_text (table, 0, column, lines[i]);
}

static void
add_use (Codebook *self, const CwReportCodeItem *item)
{
  const char *use = cw_record_get_text (item->record, CW_CODE_WHEN_TO_USE);
  const char *not_use = cw_record_get_text (item->record, CW_CODE_WHEN_NOT_TO_USE);
  CwTable *table;

  if (*use == '\0' && *not_use == '\0')
    return;
  table = cw_table_new (1, 2, CW_STR_CODE);
  cw_table_set_row (table, 0, item->number, 0, FALSE);
  cw_table_set_column (table, 0, CW_STR_USE, NULL, FALSE, FALSE);
  cw_table_set_column (table, 1, CW_STR_NOT_USE, NULL, FALSE, FALSE);
  add_lines (table, 0, use);
  add_lines (table, 1, not_use);
  cw_document_append (self->start->document, cw_block_new_table (table));
}

static gboolean
add_genealogy (Codebook *self, gint64 code, GError **error)
{
  g_autoptr (GPtrArray) kin = cw_project_list_kin (self->start->project, code, error);

  for (guint i = 0; kin != NULL && i < kin->len; i++)
    {
      const CwKin *one = kin->pdata[i];
      CwRecord *other = cw_project_get_record (self->start->project, CW_KIND_CODE, one->code);
      g_autofree char *day = g_strndup (one->at, MIN (strlen (one->at), 10));
      g_autofree char *line = g_strdup_printf ("%s %s (%s)",
                                               cw_kinship_nick (one->kinship),
                                               other != NULL ? cw_record_get_name (other) : "?",
                                               day);

      cw_report_add_line (self->start, CW_TEXT_DETAIL, CW_STR_GENEALOGY, line);
    }
  return kin != NULL;
}

/* Those that stand in the codebook; where there is none, what the researcher has starred. */
static gboolean
add_chosen_examples (Codebook *self, const GPtrArray *examples, gint64 code, GError **error)
{
  for (guint i = 0; i < examples->len; i++)
    {
      const CwExample *example = examples->pdata[i];
      g_autofree char *lead
          = g_strdup_printf (CW_STR_EXAMPLE, cw_example_kind_nick (example->kind));
      const CwReportQuote *quote
          = cw_report_quotes_get (self->start->quotes, example->excerpt, error);

      if (quote == NULL)
        return FALSE;
      cw_report_add_line (self->start, CW_TEXT_DETAIL, lead, quote->id);
      if (!cw_report_add_quote (self->start, example->excerpt, code, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_examples (Codebook *self, guint place, gint64 code, GError **error)
{
  g_autoptr (GPtrArray) chosen = cw_project_list_examples (self->start->project, code, error);
  const GArray *starred = self->starred->pdata[place];

  if (chosen == NULL || chosen->len > 0)
    return chosen != NULL && add_chosen_examples (self, chosen, code, error);
  for (guint i = 0; starred != NULL && i < MIN (starred->len, MAX_EXAMPLES); i++)
    {
      if (i == 0)
        cw_report_add_line (self->start, CW_TEXT_DETAIL, CW_STR_EXAMPLES, CW_STR_EXAMPLES_STARRED);
      if (!cw_report_add_quote (self->start, g_array_index (starred, gint64, i), code, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* The first-cycle codes that a pattern code draws together, with why. */
static void
add_mapped (Codebook *self, gint64 code)
{
  const GArray *links = cw_evidence_get_code_links (cw_project_get_evidence (self->start->project));

  for (guint i = 0; i < links->len; i++)
    {
      const CwCodeLink *link = &g_array_index (links, CwCodeLink, i);
      g_autofree char *name = NULL;
      g_autofree char *why = NULL;
      g_autofree char *line = NULL;

      if (link->target != code)
        continue;
      name = cw_report_dup_number (self->start, link->code);
      why = cw_project_dup_rationale (self->start->project, link->code, code);
      line = why != NULL && *why != '\0' ? g_strdup_printf ("%s — %s", name, why) : g_strdup (name);
      cw_report_add_line (self->start, CW_TEXT_DETAIL, CW_STR_DRAWS_ON, line);
    }
}

static void
add_facts (Codebook *self, CwRecord *record)
{
  static const struct
  {
    guint field;
    const char *lead;
  } facts[] = {
    { CW_CODE_MNEMONIC, CW_STR_MNEMONIC }, { CW_CODE_LEVEL, CW_STR_LEVEL },
    { CW_CODE_METHOD, CW_STR_METHOD },     { CW_CODE_ORIGIN, CW_STR_ORIGIN },
    { CW_CODE_STATUS, CW_STR_STATUS },
  };

  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      const char *fact = cw_record_get_text (record, facts[i].field);

      if (*fact != '\0')
        g_string_append_printf (line, "%s%s %s", line->len > 0 ? " · " : "", facts[i].lead, fact);
    }
  cw_report_add_line (self->start, CW_TEXT_DETAIL, NULL, line->str);
}

static gboolean
add_details (Codebook *self, const CwReportCodeItem *item, guint place, GError **error)
{
  gint64 code = cw_record_get_id (item->record);

  cw_report_add_body (
      self->start, CW_TEXT_BODY, cw_record_get_text (item->record, CW_CODE_FULL_DEFINITION));
  cw_report_add_line (self->start,
                      CW_TEXT_BODY,
                      CW_STR_STATEMENT,
                      cw_record_get_text (item->record, CW_CODE_STATEMENT));
  add_use (self, item);
  add_facts (self, item->record);
  add_mapped (self, code);
  return add_genealogy (self, code, error) && add_examples (self, place, code, error);
}

static guint
count_depth (const char *number)
{
  guint depth = 1;

  for (const char *at = number; *at != '\0'; at++)
    depth += *at == '.';
  return MIN (depth, 6);
}

static gboolean
is_printed (Codebook *self, CwRecord *record)
{
  const char *level = cw_record_get_text (record, CW_CODE_LEVEL);

  if (!cw_report_is_chosen (self->start->request->excerpts.codes, cw_record_get_id (record)))
    return FALSE;
  return self->start->request->form != CW_CODEBOOK_SECOND_CYCLE
         || (!g_str_equal (level, "code") && !g_str_equal (level, "structural"));
}

static gboolean
add_code (Codebook *self, guint place, GError **error)
{
  CwReportCodes *codes = cw_report_quotes_get_codes (self->start->quotes);
  const CwReportCodeItem *item = cw_report_codes_get (codes, place);
  gint64 code = cw_record_get_id (item->record);
  g_autofree char *heading = cw_report_dup_number (self->start, code);
  g_autofree char *anchor = cw_kind_format_id (CW_KIND_CODE, code);

  if (!is_printed (self, item->record))
    return TRUE;
  cw_report_add_heading (self->start, count_depth (item->number), heading, anchor);
  cw_report_add_line (
      self->start, CW_TEXT_DEFINITION, NULL, cw_record_get_text (item->record, CW_CODE_DEFINITION));
  add_counts (self, place);
  return self->start->request->form == CW_CODEBOOK_BRIEF || add_details (self, item, place, error);
}

/* --- index ------------------------------------------------------------------------------------------- */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (cw_record_get_name (*(CwRecord *const *) a),
                         cw_record_get_name (*(CwRecord *const *) b));
}

static void
add_index (Codebook *self)
{
  CwReportCodes *codes = cw_report_quotes_get_codes (self->start->quotes);
  g_autoptr (GPtrArray) printed = g_ptr_array_new ();

  for (guint i = 0; i < codes->codes->len; i++)
    if (is_printed (self, cw_report_codes_get (codes, i)->record))
      g_ptr_array_add (printed, cw_report_codes_get (codes, i)->record);
  g_ptr_array_sort (printed, compare_names);
  if (printed->len > 0)
    cw_report_add_heading (self->start, 1, CW_STR_INDEX, NULL);
  for (guint i = 0; i < printed->len; i++)
    {
      g_autofree char *anchor
          = cw_kind_format_id (CW_KIND_CODE, cw_record_get_id (printed->pdata[i]));
      CwBlock *block = cw_document_append (
          self->start->document,
          cw_block_new_paragraph (CW_TEXT_INDEX, cw_record_get_name (printed->pdata[i]), FALSE));

      cw_block_set_target (block, anchor);
    }
}

/* --- all ---------------------------------------------------------------------------------------------- */

static void
note_starred (Codebook *self,
              gint64 excerpt,
              const CwEvidenceSource *source,
              const CwExcerptSpan *span)
{
  CwReportCodes *codes = cw_report_quotes_get_codes (self->start->quotes);

  for (guint i = 0; i < span->n_codings; i++)
    {
      guint place;

      if (!cw_report_codes_find (
              codes,
              g_array_index (source->codings, CwCodingSpan, span->first_coding + i).code,
              &place))
        continue;
      if (self->starred->pdata[place] == NULL)
        self->starred->pdata[place] = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val ((GArray *) self->starred->pdata[place], excerpt);
    }
}

static gboolean
collect_starred (Codebook *self, GError **error)
{
  CwEvidence *evidence = cw_project_get_evidence (self->start->project);
  g_autoptr (GHashTable) starred = cw_project_list_starred_excerpts (self->start->project, error);

  for (guint i = 0; starred != NULL && i < cw_evidence_get_n_sources (evidence); i++)
    {
      const CwEvidenceSource *source = cw_evidence_get_source (evidence, i);

      for (guint j = 0; j < source->excerpts->len; j++)
        {
          const CwExcerptSpan *span = &g_array_index (source->excerpts, CwExcerptSpan, j);
          gint64 id = span->id;

          if (g_hash_table_contains (starred, &id))
            note_starred (self, id, source, span);
        }
    }
  return starred != NULL;
}

static void
free_list (gpointer data)
{
  if (data != NULL)
    g_array_unref (data);
}

static gboolean
add_all (CwReportStart *start, GError **error)
{
  guint n_codes = cw_report_quotes_get_codes (start->quotes)->codes->len;
  g_autoptr (CwMatrix) counts = start->numbers ? count (start) : NULL;
  g_autoptr (GPtrArray) starred = g_ptr_array_new_with_free_func (free_list);
  Codebook self = { start, counts, starred };

  g_ptr_array_set_size (starred, n_codes);
  if (!collect_starred (&self, error))
    return FALSE;
  cw_report_say (start,
                 "%s",
                 start->request->form == CW_CODEBOOK_SECOND_CYCLE ? CW_STR_SCOPE_SECOND_CYCLE
                                                                  : CW_STR_SCOPE_ALL_CODES);
  if (start->numbers)
    cw_document_set_note (start->document, CW_STR_COUNTS_NOTE);
  for (guint i = 0; i < n_codes; i++)
    if (!add_code (&self, i, error))
      return FALSE;
  add_index (&self);
  return TRUE;
}

/**
 * cw_layout_codebook:
 *
 * Returns: (transfer full): layout P4, or NULL with an error of the file
 */
CwDocument *
cw_layout_codebook (CwProject *project, const CwReportRequest *request, GError **error)
{
  CwReportStart start;
  gboolean done = cw_report_start (&start, project, request, CW_STR_CODEBOOK_TITLE, error)
                  && add_all (&start, error);

  return cw_report_finish (&start, done, error);
}
