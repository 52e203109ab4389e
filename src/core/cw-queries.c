/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Saved queries. They are kept with the ids of what they name and answered anew each time. */

#include "config.h"

#include "cw-queries.h"

#include "cw-project-private.h"
#include "cw-query.h"
#include "cw-transaction.h"

/* The expression as it is kept. */
static char *
normalise (CwProject *self, const char *expression, GError **error)
{
  g_autoptr (CwQuery) query = cw_query_parse (expression, NULL, error);

  if (query == NULL || !cw_query_resolve (query, self, NULL, error))
    return NULL;
  return cw_query_print (query, NULL);
}

/**
 * cw_project_save_query:
 * @name: what nobody else calls a query
 * @expression: see docs/query.md
 *
 * Keeps a query. Fails with CW_ERROR_INVALID, CW_ERROR_NOT_FOUND, CW_ERROR_AMBIGUOUS or CW_ERROR_EXISTS.
 *
 * Returns: its id, or 0
 */
gint64
cw_project_save_query (CwProject *self, const char *name, const char *expression, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  g_autofree char *kept = NULL;
  gint64 id;

  g_return_val_if_fail (CW_IS_PROJECT (self) && name != NULL && expression != NULL, 0);

  kept = normalise (self, expression, error);
  transaction = kept == NULL ? NULL : cw_transaction_begin (self, error);
  id = transaction == NULL ? 0 : cw_project_create_record (self, CW_KIND_QUERY, name, 0, error);
  if (id == 0 || !cw_project_set_field (self, CW_KIND_QUERY, id, CW_QUERY_EXPRESSION, kept, error)
      || !cw_transaction_commit (transaction, error, "Saved the query “%s”", name))
    return 0;
  return id;
}

/* A query that asks for itself, over others, could never be answered. */
static gboolean
check_answerable (CwProject *self, gint64 query, GError **error)
{
  g_autofree char *text = g_strdup_printf ("query:#%" G_GINT64_FORMAT, query);
  g_autoptr (CwQuery) use = cw_query_parse (text, NULL, error);

  return use != NULL && cw_query_resolve (use, self, NULL, error);
}

/**
 * cw_project_set_query_expression:
 *
 * Makes a saved query ask for something else. Fails as cw_project_save_query() does.
 */
gboolean
cw_project_set_query_expression (CwProject *self,
                                 gint64 query,
                                 const char *expression,
                                 GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *name = NULL;
  CwRecord *record;

  g_return_val_if_fail (CW_IS_PROJECT (self) && expression != NULL, FALSE);

  record = cw_project_require (self, CW_KIND_QUERY, query, error);
  name = record == NULL ? NULL : g_strdup (cw_record_get_name (record));
  kept = record == NULL ? NULL : normalise (self, expression, error);
  transaction = kept == NULL ? NULL : cw_transaction_begin (self, error);
  return transaction != NULL
         && cw_project_set_field (self, CW_KIND_QUERY, query, CW_QUERY_EXPRESSION, kept, error)
         && check_answerable (self, query, error)
         && cw_transaction_commit (transaction, error, "Changed the query “%s”", name);
}

/**
 * cw_project_dup_query_expression:
 *
 * Returns: (transfer full) (nullable): what a saved query asks, with the names that things have now
 */
char *
cw_project_dup_query_expression (CwProject *self, gint64 query)
{
  CwRecord *record;
  g_autoptr (CwQuery) parsed = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);

  record = cw_project_get_record (self, CW_KIND_QUERY, query);
  parsed = record == NULL
               ? NULL
               : cw_query_parse (cw_record_get_text (record, CW_QUERY_EXPRESSION), NULL, NULL);
  return parsed == NULL ? NULL : cw_query_print (parsed, self);
}
