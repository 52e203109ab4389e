/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What preparing a query hands to running it. */

#pragma once

#include "cw-query-bits.h"
#include "cw-query-private.h"

G_BEGIN_DECLS

/* A part of a source: index of the source, code points. */
typedef struct
{
  guint32 source;
  guint32 start;
  guint32 end;
} CwQueryStretch;

/* What a condition means in the project; each condition has one of these. */
typedef struct
{
  GArray *codes;     /* of guint32 */
  GArray *stretches; /* of CwQueryStretch, by source and start */
  guint8 *sources;   /* a flag a source */
} CwQueryMeaning;

struct _CwQueryPlan
{
  gatomicrefcount ref_count;
  CwQuery *query;
  CwQuerySnapshot *snapshot;
  GHashTable *meanings; /* CwQueryNode → CwQueryMeaning */
};

/* A plan at work. */
typedef struct
{
  CwQueryPlan *plan;
  CwQuerySnapshot *snapshot;
  CwDatabase *database;
  GCancellable *cancellable;
  char *languages;
} CwQueryRun;

gboolean cw_query_meaning_prepare (CwQueryMeaning *self,
                                   const CwQueryNode *node,
                                   CwProject *project,
                                   const CwQuerySnapshot *snapshot,
                                   GError **error);
void cw_query_meaning_free (CwQueryMeaning *self);

CwQueryBits *cw_query_relate (CwQueryRun *run,
                              const CwQueryNode *node,
                              const CwQueryBits *left,
                              const CwQueryBits *right,
                              GError **error);
void cw_query_mark_stretches (const CwQuerySnapshot *snapshot,
                              const GArray *stretches,
                              const CwQueryBits *domain,
                              CwQueryBits *bits);
CwQueryBits *cw_query_find_texts (CwQueryRun *run,
                                  CwTextPattern *pattern,
                                  const CwQueryBits *domain,
                                  GError **error);
gboolean cw_query_list_ranges (CwQueryRun *run,
                               CwTextPattern *pattern,
                               guint excerpt,
                               GArray *ranges,
                               GError **error);
guint cw_query_find_place (const GArray *places, guint32 position);

G_END_DECLS
