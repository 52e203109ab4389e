/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwEffectiveDates: the date that something has by a time basis (method.md D3, R12), with the days that its precision
 * leaves open. */

#include "config.h"

#include "cw-effective-dates.h"

#include "cw-id-table.h"
#include "cw-project-private.h"

struct _CwEffectiveDates
{
  CwProject *project;
  CwTimeBasis basis;
  CwIdTable *own; /* excerpt or coding id → CwEffectiveDate, where it has a date of its own */
};

/* A date of which nobody knows how good it is, is none. */
static CwEffectiveDate
read_date (const char *date, const char *end, const char *precision)
{
  CwEffectiveDate when = { 0 };

  when.dated
      = !g_str_equal (precision, "unknown") && cw_date_span_of (date, end, precision, &when.span);
  when.imprecise
      = when.dated
        && (g_str_equal (precision, "circa")
            || (when.span.first != when.span.last && !g_str_equal (precision, "interval")));
  return when;
}

static gboolean
read_own (CwEffectiveDates *self, const char *sql, GError **error)
{
  g_autoptr (CwStatement) rows
      = cw_database_prepare (cw_project_get_database (self->project), sql, error);
  CwStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    *(CwEffectiveDate *) cw_id_table_claim (self->own, cw_statement_get_integer (rows, 0))
        = read_date (cw_statement_get_text (rows, 1),
                     cw_statement_get_text (rows, 2),
                     cw_statement_get_text (rows, 3));
  return step == CW_STEP_DONE;
}

/**
 * cw_effective_dates_new:
 *
 * Returns: (transfer full) (nullable): the dates of a basis
 */
CwEffectiveDates *
cw_effective_dates_new (CwProject *project, CwTimeBasis basis, GError **error)
{
  g_autoptr (CwEffectiveDates) self = g_new0 (CwEffectiveDates, 1);

  g_return_val_if_fail (CW_IS_PROJECT (project), NULL);

  self->project = g_object_ref (project);
  self->basis = basis;
  self->own = cw_id_table_new (sizeof (CwEffectiveDate));
  if (basis == CW_TIME_REFERRED
      && !read_own (self,
                    "SELECT id, refers_date, refers_end, refers_precision FROM excerpt "
                    "WHERE refers_date <> ''",
                    error))
    return NULL;
  if (basis == CW_TIME_CODED
      && !read_own (self, "SELECT id, substr (created_at, 1, 10), '', '' FROM coding", error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * cw_effective_dates_free:
 * @self: (nullable) (transfer full): the dates
 */
void
cw_effective_dates_free (CwEffectiveDates *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->project);
  cw_id_table_free (self->own);
  g_free (self);
}

/**
 * cw_effective_dates_get_basis:
 *
 * Returns: the basis
 */
CwTimeBasis
cw_effective_dates_get_basis (CwEffectiveDates *self)
{
  return self->basis;
}

/**
 * cw_effective_dates_of_source:
 *
 * Returns: when the text of a source counts as having been; by the basis “referred” its event date
 */
CwEffectiveDate
cw_effective_dates_of_source (CwEffectiveDates *self, gint64 source)
{
  CwRecord *record = cw_project_get_record (self->project, CW_KIND_SOURCE, source);

  if (record == NULL)
    return (CwEffectiveDate) { 0 };
  if (self->basis == CW_TIME_CAPTURED)
    return read_date (cw_record_get_text (record, CW_SOURCE_CAPTURE_DATE), "", "");
  return read_date (cw_record_get_text (record, CW_SOURCE_EVENT_DATE),
                    cw_record_get_text (record, CW_SOURCE_EVENT_END),
                    cw_record_get_text (record, CW_SOURCE_EVENT_PRECISION));
}

/**
 * cw_effective_dates_of_excerpt:
 *
 * Returns: when what the excerpt talks about was; for the other bases that of its source
 */
CwEffectiveDate
cw_effective_dates_of_excerpt (CwEffectiveDates *self, gint64 source, guint32 excerpt)
{
  const CwEffectiveDate *own
      = self->basis == CW_TIME_REFERRED ? cw_id_table_find (self->own, excerpt) : NULL;

  return own != NULL && own->dated ? *own : cw_effective_dates_of_source (self, source);
}

/**
 * cw_effective_dates_of_coding:
 *
 * Returns: the day on which a coding was made
 */
CwEffectiveDate
cw_effective_dates_of_coding (CwEffectiveDates *self, guint32 coding)
{
  const CwEffectiveDate *own = cw_id_table_find (self->own, coding);

  return own != NULL ? *own : (CwEffectiveDate) { 0 };
}
