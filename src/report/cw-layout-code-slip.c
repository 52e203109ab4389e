/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Layout P19, the code log slip: the life of one code, then every excerpt of it in time order. */

#include "config.h"

#include "cw-report-start.h"
#include "cw-report-strings.h"

#include "cw-definitions.h"
#include "cw-error.h"
#include "cw-genealogy.h"

#include <string.h>

typedef struct
{
  char *at;
  char *what;
} Event;

static void
clear_event (gpointer data)
{
  Event *event = data;

  g_free (event->at);
  g_free (event->what);
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (((const Event *) a)->at, ((const Event *) b)->at);
}

static void
take_event (GArray *events, const char *at, char *what)
{
  Event event = { g_strdup (at), what };

  g_array_append_val (events, event);
}

static gboolean
add_versions (CwReportStart *start, gint64 code, GArray *events, GError **error)
{
  g_autoptr (GPtrArray) versions = cw_project_list_code_versions (start->project, code, error);

  for (guint i = 0; versions != NULL && i < versions->len; i++)
    {
      const CwCodeVersion *version = versions->pdata[i];

      take_event (events,
                  version->defined_at,
                  g_strdup_printf (CW_STR_WAS_DEFINED, version->name, version->definition));
    }
  return versions != NULL;
}

static gboolean
add_kin (CwReportStart *start, gint64 code, GArray *events, GError **error)
{
  g_autoptr (GPtrArray) kin = cw_project_list_kin (start->project, code, error);

  for (guint i = 0; kin != NULL && i < kin->len; i++)
    {
      const CwKin *one = kin->pdata[i];
      CwRecord *other = cw_project_get_record (start->project, CW_KIND_CODE, one->code);

      take_event (events,
                  one->at,
                  g_strjoin (" ",
                             cw_kinship_nick (one->kinship),
                             other != NULL ? cw_record_get_name (other) : "?",
                             NULL));
    }
  return kin != NULL;
}

static gboolean
add_life (CwReportStart *start, CwRecord *code, GError **error)
{
  gint64 id = cw_record_get_id (code);
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (Event));

  g_array_set_clear_func (events, clear_event);
  take_event (events, cw_record_get_text (code, CW_CODE_CREATED_AT), g_strdup (CW_STR_WAS_CREATED));
  if (!add_versions (start, id, events, error) || !add_kin (start, id, events, error))
    return FALSE;
  take_event (events,
              cw_record_get_text (code, CW_CODE_DEFINED_AT),
              g_strdup_printf (CW_STR_IS_DEFINED, cw_record_get_text (code, CW_CODE_DEFINITION)));
  g_array_sort (events, compare_events);
  cw_report_add_heading (start, 1, CW_STR_LIFE, NULL);
  for (guint i = 0; i < events->len; i++)
    {
      const Event *event = &g_array_index (events, Event, i);
      g_autofree char *day = g_strndup (event->at, MIN (strlen (event->at), 10));

      cw_report_add_line (start, CW_TEXT_BODY, day, event->what);
    }
  cw_report_add_line (
      start, CW_TEXT_DETAIL, CW_STR_STATUS, cw_record_get_text (code, CW_CODE_STATUS));
  return TRUE;
}

static gboolean
add_excerpts (CwReportStart *start, gint64 code, GError **error)
{
  CwEvidence *evidence = cw_project_get_evidence (start->project);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *anchor = cw_kind_format_id (CW_KIND_CODE, code);
  g_autofree char *name = cw_report_dup_number (start, code);

  for (guint i = 0; i < cw_evidence_get_n_sources (evidence); i++)
    {
      const CwEvidenceSource *source = cw_evidence_get_source (evidence, i);

      for (guint j = 0; j < source->excerpts->len; j++)
        {
          const CwExcerptSpan *span = &g_array_index (source->excerpts, CwExcerptSpan, j);
          gint64 id = span->id;
          gboolean has = FALSE;

          for (guint k = 0; k < span->n_codings; k++)
            has = has
                  || g_array_index (source->codings, CwCodingSpan, span->first_coding + k).code
                         == code;
          if (has)
            g_array_append_val (ids, id);
        }
    }
  cw_report_add_heading (start, 1, name, anchor);
  return cw_report_add_quotes (start, ids, code, error);
}

static CwRecord *
find_code (CwProject *project, const CwReportRequest *request, GError **error)
{
  const GArray *codes = request->excerpts.codes;

  if (codes != NULL && codes->len == 1)
    return cw_project_get_record (project, CW_KIND_CODE, g_array_index (codes, gint64, 0));
  g_set_error_literal (
      error, CW_ERROR, CW_ERROR_INVALID, "A code log slip is about one code. Name it with --code.");
  return NULL;
}

/**
 * cw_layout_code_slip:
 *
 * Returns: (transfer full): layout P19, or NULL with %CW_ERROR_INVALID unless one code is chosen
 */
CwDocument *
cw_layout_code_slip (CwProject *project, const CwReportRequest *request, GError **error)
{
  CwRecord *code = find_code (project, request, error);
  g_autofree char *title = NULL;
  CwReportStart start;
  gboolean done;

  if (code == NULL)
    return NULL;
  title = g_strdup_printf (CW_STR_CODE_SLIP_TITLE, cw_record_get_name (code));
  done = cw_report_start (&start, project, request, title, error);
  if (done)
    cw_report_say (&start, CW_STR_SCOPE_CODE_SLIP);
  done = done && add_life (&start, code, error)
         && add_excerpts (&start, cw_record_get_id (code), error);
  return cw_report_finish (&start, done, error);
}
