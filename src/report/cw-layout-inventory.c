/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Layout P10, the data inventory: sources, participants, interviews by quarter; what COREQ asks for in its items 12,
 * 16, 18 and 21. Identities are never in it: a participant is a pseudonym. */

#include "config.h"

#include "cw-report-start.h"
#include "cw-report-strings.h"

#include "cw-report-cases.h"
#include "cw-sources.h"

#include <string.h>

typedef struct
{
  CwReportStart *start;
  CwEvidence *evidence;
  CwReportCases *cases;
  GPtrArray *sources; /* of CwRecord, by date */
} Inventory;

static gboolean
is_interview (CwRecord *source)
{
  const char *kind = cw_record_get_text (source, CW_SOURCE_KIND);

  return g_str_equal (kind, "interview transcript") || g_str_equal (kind, "focus group");
}

static int
compare_dates (gconstpointer a, gconstpointer b)
{
  CwRecord *x = *(CwRecord *const *) a, *y = *(CwRecord *const *) b;
  const char *first = cw_record_get_text (x, CW_SOURCE_EVENT_DATE);
  const char *second = cw_record_get_text (y, CW_SOURCE_EVENT_DATE);

  if ((*first == '\0') != (*second == '\0'))
    return *first == '\0' ? 1 : -1;
  return g_str_equal (first, second) ? cw_record_compare (x, y) : g_strcmp0 (first, second);
}

static void
set_column (CwTable *table, guint column, const char *label, gboolean numeric)
{
  cw_table_set_column (table, column, label, NULL, numeric, FALSE);
}

static void
add_number (CwTable *table, guint row, guint column, guint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT, number);

  cw_table_add_text (table, row, column, text);
}

static void
add_text (CwTable *table, guint row, guint column, const char *text)
{
  if (text != NULL && *text != '\0')
    cw_table_add_text (table, row, column, text);
}

/* --- sources ------------------------------------------------------------------------------------------ */

static char *
join_cases (Inventory *self, guint place)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  GString *names = g_string_new (NULL);

  cw_report_cases_list (self->cases, place, 0, G_MAXUINT32, found);
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (
        names,
        "%s%s",
        i > 0 ? "; " : "",
        cw_report_cases_get_label (self->cases, g_array_index (found, guint, i)));
  return g_string_free (names, FALSE);
}

static void
fill_source (Inventory *self, CwTable *table, guint row)
{
  CwRecord *source = self->sources->pdata[row];
  g_autofree char *cases = NULL;
  guint place;

  cw_table_set_row (table, row, cw_record_get_name (source), 0, FALSE);
  add_text (table, row, 0, cw_record_get_text (source, CW_SOURCE_KIND));
  add_text (table, row, 1, cw_record_get_text (source, CW_SOURCE_EVENT_DATE));
  if (cw_evidence_find_source (self->evidence, cw_record_get_id (source), &place))
    {
      cases = join_cases (self, place);
      add_number (table, row, 2, cw_evidence_get_source (self->evidence, place)->words);
      add_text (table, row, 3, cases);
    }
  add_text (table, row, 4, cw_record_get_text (source, CW_SOURCE_STATUS));
}

static void
add_sources (Inventory *self)
{
  CwTable *table = cw_table_new (self->sources->len, 5, "Source");

  set_column (table, 0, "Kind", FALSE);
  set_column (table, 1, "Date", FALSE);
  set_column (table, 2, "Words", TRUE);
  set_column (table, 3, "Case", FALSE);
  set_column (table, 4, "Status", FALSE);
  for (guint i = 0; i < self->sources->len; i++)
    fill_source (self, table, i);
  cw_report_add_heading (self->start, 1, "Sources", NULL);
  cw_document_append (self->start->document, cw_block_new_table (table));
}

/* --- participants ------------------------------------------------------------------------------------- */

typedef struct
{
  guint n_interviews;
  guint64 words;
  GString *places;
} Share;

/* The outermost case of what somebody says: the city. */
static void
note_place (Inventory *self, Share *share, guint source, const CwSpeakerSpan *span)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  cw_report_cases_list (self->cases, source, span->start, span->end, found);
  for (guint i = 0; i < found->len; i++)
    {
      gint64 id = cw_report_cases_get_id (self->cases, g_array_index (found, guint, i));
      CwRecord *record = NULL;

      for (; id != 0; id = cw_record_get_parent (record))
        record = cw_project_get_record (self->start->project, CW_KIND_CASE, id);
      if (strstr (share->places->str, cw_record_get_name (record)) == NULL)
        g_string_append_printf (
            share->places, "%s%s", share->places->len > 0 ? "; " : "", cw_record_get_name (record));
    }
}

static void
add_share (Inventory *self, Share *share, CwRecord *source, gint64 participant)
{
  const CwEvidenceSource *material;
  gboolean speaks = FALSE;
  guint place;

  if (!cw_evidence_find_source (self->evidence, cw_record_get_id (source), &place))
    return;
  material = cw_evidence_get_source (self->evidence, place);
  for (guint i = 0; i < material->speakers->len; i++)
    {
      const CwSpeakerSpan *span = &g_array_index (material->speakers, CwSpeakerSpan, i);

      if (span->speaker == NULL || *span->speaker == '\0'
          || cw_project_find_participant (self->start->project, material->id, span->speaker)
                 != participant)
        continue;
      share->words += span->words;
      note_place (self, share, place, span);
      speaks = TRUE;
    }
  share->n_interviews += speaks && is_interview (source);
}

static void
fill_participant (Inventory *self, CwTable *table, guint row, CwRecord *participant)
{
  gint64 id = cw_record_get_id (participant);
  g_autofree char *role = cw_project_dup_role (self->start->project, id);
  g_autofree char *code = cw_kind_format_id (CW_KIND_PARTICIPANT, id);
  const char *line = cw_record_get_text (participant, CW_PARTICIPANT_LINE);
  g_autoptr (GString) places = g_string_new (NULL);
  Share share = { 0, 0, places };

  for (guint i = 0; i < self->sources->len; i++)
    add_share (self, &share, self->sources->pdata[i], id);
  cw_table_set_row (table, row, *line != '\0' ? line : code, 0, FALSE);
  add_text (table, row, 0, role);
  add_text (table, row, 1, places->str);
  add_number (table, row, 2, share.n_interviews);
  add_number (table, row, 3, share.words);
}

static void
add_participants (Inventory *self)
{
  GListModel *all = cw_project_get_all (self->start->project, CW_KIND_PARTICIPANT);
  CwTable *table = cw_table_new (g_list_model_get_n_items (all), 4, "Participant");

  set_column (table, 0, "Role", FALSE);
  set_column (table, 1, "City", FALSE);
  set_column (table, 2, "Interviews", TRUE);
  set_column (table, 3, "Words spoken", TRUE);
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (CwRecord) participant = g_list_model_get_item (all, i);

      fill_participant (self, table, i, participant);
    }
  cw_report_add_heading (self->start, 1, "Participants", NULL);
  cw_document_append (self->start->document, cw_block_new_table (table));
}

/* --- quarters ------------------------------------------------------------------------------------------ */

static char *
dup_quarter (CwRecord *source)
{
  const char *date = cw_record_get_text (source, CW_SOURCE_EVENT_DATE);
  guint month = strlen (date) >= 7 ? (guint) g_ascii_strtoull (date + 5, NULL, 10) : 0;

  if (month == 0)
    return *date == '\0' ? g_strdup (CW_STR_NO_DATE) : g_strndup (date, 4);
  return g_strdup_printf (CW_STR_QUARTER, 4, date, (month + 2) / 3);
}

static void
add_quarters (Inventory *self)
{
  g_autoptr (GPtrArray) quarters = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) counts = g_array_new (FALSE, TRUE, sizeof (guint));
  CwTable *table;

  for (guint i = 0; i < self->sources->len; i++)
    {
      g_autofree char *quarter = dup_quarter (self->sources->pdata[i]);
      guint place;

      if (!is_interview (self->sources->pdata[i]))
        continue;
      if (!g_ptr_array_find_with_equal_func (quarters, quarter, g_str_equal, &place))
        {
          place = quarters->len;
          g_ptr_array_add (quarters, g_steal_pointer (&quarter));
          g_array_set_size (counts, quarters->len);
        }
      g_array_index (counts, guint, place)++;
    }
  table = cw_table_new (quarters->len, 1, "Quarter");
  set_column (table, 0, "Interviews", TRUE);
  for (guint i = 0; i < quarters->len; i++)
    {
      cw_table_set_row (table, i, quarters->pdata[i], 0, FALSE);
      add_number (table, i, 0, g_array_index (counts, guint, i));
    }
  cw_report_add_heading (self->start, 1, "Interviews by quarter", NULL);
  cw_document_append (self->start->document, cw_block_new_table (table));
}

static gboolean
add_all (CwReportStart *start, GError **error)
{
  GListModel *all = cw_project_get_all (start->project, CW_KIND_SOURCE);
  g_autoptr (CwReportCases) cases = cw_report_cases_new (start->project, NULL, error);
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);
  Inventory self = { start, cw_project_get_evidence (start->project), cases, sources };

  if (cases == NULL)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    g_ptr_array_add (sources, g_list_model_get_item (all, i));
  g_ptr_array_sort (sources, compare_dates);
  cw_report_say (start, CW_STR_SCOPE_INVENTORY);
  cw_document_set_note (start->document, CW_STR_INVENTORY_NOTE);
  add_sources (&self);
  add_participants (&self);
  add_quarters (&self);
  return TRUE;
}

/**
 * cw_layout_inventory:
 *
 * Returns: (transfer full): layout P10, or NULL with an error of the file
 */
CwDocument *
cw_layout_inventory (CwProject *project, const CwReportRequest *request, GError **error)
{
  CwReportStart start;
  gboolean done = cw_report_start (&start, project, request, CW_STR_INVENTORY_TITLE, error)
                  && add_all (&start, error);

  return cw_report_finish (&start, done, error);
}
