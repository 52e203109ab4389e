/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-name-finder.h"
#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwPseudonymCount:
 * @kind: whose text it is
 * @id: which one
 * @object: in words: "source S-3 “Interview”"
 * @field: which text of it
 * @forms: the names as they stand there, with how often each does
 * @n_hits: how often any does
 *
 * A preview's line.
 */
typedef struct
{
  CwKind kind;
  gint64 id;
  char *object;
  char *field;
  char *forms;
  guint n_hits;
} CwPseudonymCount;

GPtrArray *
cw_project_preview_pseudonyms (CwProject *self, gint64 participant, gint64 source, GError **error);
gboolean cw_project_apply_pseudonyms (CwProject *self,
                                      gint64 participant,
                                      gint64 source,
                                      guint *n_hits,
                                      GError **error);
gboolean cw_project_restore_names (CwProject *self, gint64 source, guint *n_hits, GError **error);

/* Within another operation of the engine. */
CwNameFinder *cw_pseudonyms_make_finder (CwProject *project, gint64 participant, GError **error);
GPtrArray *
cw_pseudonyms_count (CwProject *project, const CwNameFinder *finder, gint64 source, GError **error);
gboolean cw_pseudonyms_replace (CwProject *project,
                                const CwNameFinder *finder,
                                gint64 source,
                                guint *n_sources,
                                guint *n_hits,
                                GError **error);

G_END_DECLS
