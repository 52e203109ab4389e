/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"
#include "cw-query-snapshot.h"

G_BEGIN_DECLS

/**
 * CwQuery:
 *
 * A question for excerpts, as it was read (docs/query.md). It does not know any project.
 */
typedef struct _CwQuery CwQuery;

/**
 * CwQueryPlan:
 *
 * A query with everything that it needs of a project at one moment. It does not change, so a worker can run it.
 */
typedef struct _CwQueryPlan CwQueryPlan;

#define CW_TYPE_QUERY (cw_query_get_type ())
GType cw_query_get_type (void);
#define CW_TYPE_QUERY_PLAN (cw_query_plan_get_type ())
GType cw_query_plan_get_type (void);

CwQuery *cw_query_parse (const char *text, guint *column, GError **error);
CwQuery *cw_query_ref (CwQuery *self);
void cw_query_unref (CwQuery *self);
gboolean cw_query_resolve (CwQuery *self, CwProject *project, guint *column, GError **error);
char *cw_query_print (CwQuery *self, CwProject *project);

CwQueryPlan *cw_query_plan_new (CwQuery *query,
                                CwProject *project,
                                CwQuerySnapshot *snapshot,
                                guint *column,
                                GError **error);
CwQueryPlan *cw_query_plan_ref (CwQueryPlan *self);
void cw_query_plan_unref (CwQueryPlan *self);
GArray *cw_query_plan_run (CwQueryPlan *self,
                           CwDatabase *database,
                           GCancellable *cancellable,
                           GError **error);
GArray *
cw_query_plan_find_hits (CwQueryPlan *self, CwDatabase *database, gint64 excerpt, GError **error);

GArray *cw_project_query (CwProject *self, const char *text, guint *column, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwQuery, cw_query_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwQueryPlan, cw_query_plan_unref)

G_END_DECLS
