/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwCitationFacts: holds a citation against the project. It names an excerpt that is elsewhere, a participant who does
 * not say this, a city where it was not said, or another day; what it does not say is no mistake. */

#include "config.h"

#include "cw-citation-facts.h"

#include "cw-report-cases.h"

#include <string.h>

struct _CwCitationFacts
{
  CwProject *project;
  CwReportCases *cases;
  GRegex *id;
  GRegex *date;
};

/**
 * cw_citation_facts_new:
 *
 * The project must outlive the result and not change meanwhile.
 *
 * Returns: (transfer full): the facts, or NULL with an error of the file
 */
CwCitationFacts *
cw_citation_facts_new (CwProject *project, GError **error)
{
  CwReportCases *cases = cw_report_cases_new (project, NULL, error);
  CwCitationFacts *self;

  if (cases == NULL)
    return NULL;
  self = g_new0 (CwCitationFacts, 1);
  self->project = project;
  self->cases = cases;
  self->id = g_regex_new ("\\bE-(\\d{1,9})\\b", 0, 0, NULL);
  self->date = g_regex_new ("\\b(\\d{1,2}) ([A-Z][a-z]{2})[a-z]*\\.? (\\d{4})\\b|"
                            "\\b([A-Z][a-z]{2})[a-z]*\\.? (\\d{1,2}), (\\d{4})\\b|"
                            "\\b(\\d{4}-\\d{2}-\\d{2})\\b",
                            0,
                            0,
                            NULL);
  return self;
}

void
cw_citation_facts_free (CwCitationFacts *self)
{
  g_return_if_fail (self != NULL);

  cw_report_cases_free (self->cases);
  g_regex_unref (self->id);
  g_regex_unref (self->date);
  g_free (self);
}

static const CwExcerptSpan *
find_excerpt (CwCitationFacts *self, const char *citation, gint64 *source, char **id)
{
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *number = NULL;

  if (!g_regex_match (self->id, citation, 0, &match))
    return NULL;
  number = g_match_info_fetch (match, 1);
  if (id != NULL)
    *id = g_match_info_fetch (match, 0);
  return cw_evidence_find_excerpt (
      cw_project_get_evidence (self->project), g_ascii_strtoll (number, NULL, 10), source);
}

/**
 * cw_citation_facts_find_source:
 * @place: (out): where the excerpt begins in its source, in code points
 *
 * Returns: the source of the excerpt that @citation names; 0 for none
 */
gint64
cw_citation_facts_find_source (CwCitationFacts *self, const char *citation, guint *place)
{
  gint64 source = 0;
  const CwExcerptSpan *span = find_excerpt (self, citation, &source, NULL);

  *place = span != NULL ? span->start : 0;
  return span != NULL ? source : 0;
}

/* A cited id must be that of the passage: in that source, and not a word away. */
static char *
find_wrong_excerpt (CwCitationFacts *self,
                    const char *citation,
                    gint64 source,
                    guint start,
                    guint end)
{
  gint64 cited = 0;
  g_autofree char *id = NULL;
  const CwExcerptSpan *span = find_excerpt (self, citation, &cited, &id);

  if (id == NULL)
    return NULL;
  if (span == NULL)
    return g_strdup_printf ("There is no %s in the project.", id);
  if (cited == source && span->start < end && start < span->end)
    return NULL;
  return g_strdup_printf ("%s is another passage.", id);
}

static gboolean
names (const char *citation, const char *name)
{
  const char *found = *name == '\0' ? NULL : strstr (citation, name);

  return found != NULL && !g_ascii_isalnum (found[strlen (name)]);
}

static char *
find_wrong_speaker (CwCitationFacts *self, const char *citation, gint64 speaker)
{
  GListModel *all = cw_project_get_all (self->project, CW_KIND_PARTICIPANT);
  g_autofree char *wrong = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (CwRecord) participant = g_list_model_get_item (all, i);
      const char *line = cw_record_get_text (participant, CW_PARTICIPANT_LINE);

      if (!names (citation, line))
        continue;
      if (cw_record_get_id (participant) == speaker)
        return NULL;
      if (wrong == NULL)
        wrong = g_strdup (line);
    }
  return wrong == NULL ? NULL : g_strdup_printf ("“%s” does not say this.", wrong);
}

static gboolean
is_around (CwCitationFacts *self, gint64 outer, gint64 inner)
{
  while (inner != 0 && inner != outer)
    inner = cw_record_get_parent (cw_project_get_record (self->project, CW_KIND_CASE, inner));
  return inner == outer;
}

/* The outermost cases are the places that a citation names. */
static char *
find_wrong_place (CwCitationFacts *self,
                  const char *citation,
                  gint64 source,
                  guint start,
                  guint end)
{
  GListModel *roots = cw_project_get_children (self->project, CW_KIND_CASE, 0);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  guint place;

  if (!cw_evidence_find_source (cw_project_get_evidence (self->project), source, &place))
    return NULL;
  cw_report_cases_list (self->cases, place, start, end, found);
  for (guint i = 0; found->len > 0 && i < g_list_model_get_n_items (roots); i++)
    {
      g_autoptr (CwRecord) root = g_list_model_get_item (roots, i);
      gboolean here = FALSE;

      for (guint j = 0; j < found->len; j++)
        here = here
               || is_around (self,
                             cw_record_get_id (root),
                             cw_report_cases_get_id (self->cases, g_array_index (found, guint, j)));
      if (!here && names (citation, cw_record_get_name (root)))
        return g_strdup_printf ("This was not said in %s.", cw_record_get_name (root));
    }
  return NULL;
}

static char *
read_date (CwCitationFacts *self, const char *citation)
{
  static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *iso = NULL;
  g_autofree char *day = NULL;
  g_autofree char *month = NULL;
  g_autofree char *year = NULL;
  const char *place;
  gboolean american;

  if (!g_regex_match (self->date, citation, 0, &match))
    return NULL;
  iso = g_match_info_fetch (match, 7);
  if (iso != NULL && *iso != '\0')
    return g_steal_pointer (&iso);
  american = g_match_info_get_match_count (match) > 4;
  day = g_match_info_fetch (match, american ? 5 : 1);
  month = g_match_info_fetch (match, american ? 4 : 2);
  year = g_match_info_fetch (match, american ? 6 : 3);
  place = strstr (months, month);
  if (place == NULL || (place - months) % 3 != 0)
    return NULL;
  return g_strdup_printf ("%s-%02d-%02d", year, (int) (place - months) / 3 + 1, atoi (day));
}

static char *
find_wrong_date (CwCitationFacts *self, const char *citation, gint64 source)
{
  CwRecord *record = cw_project_get_record (self->project, CW_KIND_SOURCE, source);
  const char *date = cw_record_get_text (record, CW_SOURCE_EVENT_DATE);
  g_autofree char *cited = read_date (self, citation);

  /* a date of less than a day cannot be held against one of a day */
  if (cited == NULL || strlen (date) != strlen (cited) || g_str_equal (cited, date))
    return NULL;
  return g_strdup_printf ("This was said on %s.", date);
}

/**
 * cw_citation_facts_find_mistake:
 * @citation: the words that follow the quotation
 * @source: where the quotation is
 * @speaker: the participant who says so, or 0
 *
 * Returns: (transfer full) (nullable): what is wrong, as a sentence; NULL for nothing
 */
char *
cw_citation_facts_find_mistake (CwCitationFacts *self,
                                const char *citation,
                                gint64 source,
                                guint start,
                                guint end,
                                gint64 speaker)
{
  char *mistake = find_wrong_excerpt (self, citation, source, start, end);

  if (mistake == NULL)
    mistake = find_wrong_speaker (self, citation, speaker);
  if (mistake == NULL)
    mistake = find_wrong_place (self, citation, source, start, end);
  if (mistake == NULL)
    mistake = find_wrong_date (self, citation, source);
  return mistake;
}
