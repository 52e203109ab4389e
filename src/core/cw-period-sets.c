/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Sets of periods: named times that a study is looked at by, for all cases alike or for each its own (method.md W3,
 * M25). No day is in two periods of one set. */

#include "config.h"

#include "cw-period-sets.h"

#include "cw-date-span.h"
#include "cw-project-private.h"
#include "cw-transaction.h"

/**
 * cw_period_free:
 * @self: (nullable) (transfer full): a period
 */
void
cw_period_free (CwPeriod *self)
{
  if (self == NULL)
    return;
  g_free (self->label);
  g_free (self->start);
  g_free (self->end);
  g_free (self);
}

/**
 * cw_project_list_periods:
 *
 * Returns: (transfer full) (nullable) (element-type CwPeriod): the periods of a set, by their beginnings
 */
GPtrArray *
cw_project_list_periods (CwProject *self, gint64 set, GError **error)
{
  g_autoptr (GPtrArray) periods = NULL;
  g_autoptr (CwStatement) rows = NULL;
  CwStep step;

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);

  periods = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_period_free);
  rows = cw_database_query (cw_project_get_database (self),
                            error,
                            "SELECT id, case_id, label, start_date, end_date FROM period "
                            "WHERE set_id = ?1 ORDER BY start_date, id",
                            "i",
                            set);
  if (rows == NULL)
    return NULL;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      CwPeriod *period = g_new0 (CwPeriod, 1);

      period->id = cw_statement_get_integer (rows, 0);
      period->case_id = cw_statement_get_integer (rows, 1);
      period->label = g_strdup (cw_statement_get_text (rows, 2));
      period->start = g_strdup (cw_statement_get_text (rows, 3));
      period->end = g_strdup (cw_statement_get_text (rows, 4));
      g_ptr_array_add (periods, period);
    }
  return step == CW_STEP_DONE ? g_steal_pointer (&periods) : NULL;
}

/* --- what goes together --------------------------------------------------------------------------------------------- */

static gboolean
find_span (const char *label, const char *start, const char *end, CwDateSpan *span, GError **error)
{
  *span = (CwDateSpan) { 0, G_MAXUINT32 };
  if (cw_date_span_of (start, "", "", span))
    {
      CwDateSpan last = { 0, G_MAXUINT32 };

      cw_date_span_of (end, "", "", &last);
      span->last = last.last;
      if (span->first <= span->last)
        return TRUE;
    }
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               "The period “%s” has to begin on a day, and not after it ends.",
               label);
  return FALSE;
}

static char *
name_case (CwProject *self, gint64 case_id)
{
  CwRecord *record = case_id == 0 ? NULL : cw_project_get_record (self, CW_KIND_CASE, case_id);

  return record == NULL ? g_strdup ("") : g_strdup_printf (" of “%s”", cw_record_get_name (record));
}

static gboolean
check_beside (CwProject *self,
              const CwPeriod *other,
              gint64 case_id,
              const char *label,
              const CwDateSpan *span,
              GError **error)
{
  g_autofree char *whose = name_case (self, case_id);
  CwDateSpan theirs;

  if ((other->case_id == 0) != (case_id == 0))
    {
      g_set_error_literal (error,
                           CW_ERROR,
                           CW_ERROR_INVALID,
                           "The periods of a set are those of all cases, or each is of one case. "
                           "Make another set.");
      return FALSE;
    }
  if (other->case_id != case_id)
    return TRUE;
  if (g_str_equal (other->label, label))
    {
      g_set_error (error,
                   CW_ERROR,
                   CW_ERROR_EXISTS,
                   "There is a period “%s”%s in this set already. Choose another name.",
                   label,
                   whose);
      return FALSE;
    }
  if (!find_span (other->label, other->start, other->end, &theirs, error))
    return FALSE;
  if (!cw_date_span_overlaps (&theirs, span))
    return TRUE;
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               "The periods “%s” and “%s”%s overlap. Let one end before the other begins.",
               other->label,
               label,
               whose);
  return FALSE;
}

static gboolean
check_period (CwProject *self,
              gint64 set,
              gint64 case_id,
              const char *label,
              const CwDateSpan *span,
              GError **error)
{
  g_autoptr (GPtrArray) periods = cw_project_list_periods (self, set, error);

  for (guint i = 0; periods != NULL && i < periods->len; i++)
    if (!check_beside (self, g_ptr_array_index (periods, i), case_id, label, span, error))
      return FALSE;
  return periods != NULL;
}

/* --- verbs ------------------------------------------------------------------------------------------------------------ */

static gboolean
insert_period (CwProject *self,
               gint64 set,
               gint64 case_id,
               const char *label,
               const char *start,
               const char *end,
               GError **error)
{
  return cw_database_run (cw_project_get_database (self),
                          error,
                          "INSERT INTO period (set_id, case_id, label, start_date, end_date) "
                          "VALUES (?1, ?2, ?3, ?4, ?5)",
                          "iosss",
                          set,
                          case_id,
                          label,
                          start,
                          end);
}

/**
 * cw_project_add_period:
 * @case_id: whose period it is, 0 for all cases
 * @start: 2021, 2021-04 or 2021-04-10
 * @end: likewise, "" while it goes on
 *
 * Puts a period into a set. Fails with CW_ERROR_INVALID where it overlaps another one, which the message names.
 *
 * Returns: its id, or 0
 */
gint64
cw_project_add_period (CwProject *self,
                       gint64 set,
                       gint64 case_id,
                       const char *label,
                       const char *start,
                       const char *end,
                       GError **error)
{
  static const CwField name = { "label", "label", "label", CW_FIELD_TEXT, CW_FIELD_REQUIRED, NULL };
  static const CwField date = { "date", "date", "date", CW_FIELD_DATE, CW_FIELD_EDITABLE, NULL };
  g_autoptr (CwTransaction) transaction = NULL;
  g_autofree char *clean = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *whose = NULL;
  CwRecord *record;
  CwDateSpan span;
  gint64 id;

  g_return_val_if_fail (CW_IS_PROJECT (self) && label != NULL && start != NULL && end != NULL, 0);

  record = cw_project_require (self, CW_KIND_PERIOD_SET, set, error);
  clean = record == NULL ? NULL : cw_field_normalize (&name, label, error);
  first = clean == NULL ? NULL : cw_field_normalize (&date, start, error);
  last = first == NULL ? NULL : cw_field_normalize (&date, end, error);
  if (last == NULL || !find_span (clean, first, last, &span, error)
      || (case_id != 0 && cw_project_require (self, CW_KIND_CASE, case_id, error) == NULL)
      || !check_period (self, set, case_id, clean, &span, error))
    return 0;
  whose = name_case (self, case_id);
  transaction = cw_transaction_begin (self, error);
  if (transaction == NULL || !insert_period (self, set, case_id, clean, first, last, error))
    return 0;
  id = cw_database_get_last_id (cw_project_get_database (self));
  return cw_transaction_commit (transaction,
                                error,
                                "Added the period “%s”%s to “%s”",
                                clean,
                                whose,
                                cw_record_get_name (record))
             ? id
             : 0;
}

/**
 * cw_project_remove_period:
 * @case_id: whose period it is, 0 for that of all cases
 *
 * Takes a period out of a set. Fails with CW_ERROR_NOT_FOUND.
 */
gboolean
cw_project_remove_period (CwProject *self,
                          gint64 set,
                          gint64 case_id,
                          const char *label,
                          GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  g_autofree char *whose = NULL;
  CwRecord *record;
  gint64 id = 0;

  g_return_val_if_fail (CW_IS_PROJECT (self) && label != NULL, FALSE);

  record = cw_project_require (self, CW_KIND_PERIOD_SET, set, error);
  if (record == NULL
      || !cw_database_read_integer (cw_project_get_database (self),
                                    &id,
                                    error,
                                    "SELECT id FROM period WHERE set_id = ?1 AND label = ?2 "
                                    "AND coalesce (case_id, 0) = ?3",
                                    "isi",
                                    set,
                                    label,
                                    case_id))
    return FALSE;
  whose = name_case (self, case_id);
  if (id == 0)
    {
      g_set_error (error,
                   CW_ERROR,
                   CW_ERROR_NOT_FOUND,
                   "There is no period “%s”%s in “%s”.",
                   label,
                   whose,
                   cw_record_get_name (record));
      return FALSE;
    }
  transaction = cw_transaction_begin (self, error);
  return transaction != NULL
         && cw_database_run (
             cw_project_get_database (self), error, "DELETE FROM period WHERE id = ?1", "i", id)
         && cw_transaction_commit (transaction,
                                   error,
                                   "Took the period “%s”%s out of “%s”",
                                   label,
                                   whose,
                                   cw_record_get_name (record));
}
