/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwAnchorNote:
 * @kind: CW_KIND_EXCERPT or CW_KIND_ATTRIBUTION
 * @start: in code points of the source's text
 * @quote: the words as they were first seen; "" for an attribution
 * @now: the words as they are now
 * @locator: where a reader finds it: "¶12"
 * @edges: "start", "end" or "start,end" in a list of touched edges; else ""
 *
 * An anchor that a researcher should look at.
 */
typedef struct
{
  CwKind kind;
  gint64 id;
  gint64 source;
  guint start;
  guint end;
  char *quote;
  char *now;
  char *locator;
  char *edges;
} CwAnchorNote;

void cw_anchor_note_free (CwAnchorNote *self);

GPtrArray *cw_project_list_broken_evidence (CwProject *self, GError **error);
GPtrArray *cw_project_list_changed_excerpts (CwProject *self, GError **error);
GPtrArray *cw_project_list_touched_edges (CwProject *self, gboolean all, GError **error);
GPtrArray *cw_project_list_last_edges (CwProject *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwAnchorNote, cw_anchor_note_free)

G_END_DECLS
