/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"
#include "cw-text-pattern.h"

G_BEGIN_DECLS

/**
 * CwSearchHit:
 * @label: the paragraph's, without its sign
 * @start: in code points of the source's text, so that the hit can become an excerpt
 * @snippet: the words around it
 * @snippet_start: where the hit is in @snippet, in code points
 *
 * One place where a pattern is.
 */
typedef struct
{
  gint64 source;
  gint64 paragraph;
  char *label;
  guint start;
  guint end;
  char *snippet;
  guint snippet_start;
  guint snippet_end;
} CwSearchHit;

/**
 * CwSearchResult:
 * @hits: (element-type CwSearchHit): the first of them, or all
 * @n_paragraphs: in how many paragraphs the pattern is; of those that were looked at, unless @complete
 * @complete: every text was looked at
 */
typedef struct
{
  GPtrArray *hits;
  guint n_paragraphs;
  gboolean complete;
} CwSearchResult;

CwDatabase *cw_project_open_reader (CwProject *self, GError **error);
CwSearchResult *cw_search_run (CwDatabase *database,
                               CwTextPattern *pattern,
                               guint limit,
                               gboolean count_all,
                               GCancellable *cancellable,
                               GError **error);
CwSearchResult *cw_project_search (CwProject *self,
                                   CwTextPattern *pattern,
                                   guint limit,
                                   gboolean count_all,
                                   GCancellable *cancellable,
                                   GError **error);
void cw_search_result_free (CwSearchResult *self);
char *cw_search_list_languages (CwDatabase *database, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwSearchResult, cw_search_result_free)

G_END_DECLS
