/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwDoubleCoverage:
 * @first: the excerpt that starts first
 * @start: where the two begin to overlap, in code points of the source's text
 * @end: one past the last character that both have
 *
 * Two excerpts with the same code that share a part of the text (R6).
 */
typedef struct
{
  gint64 code;
  gint64 source;
  gint64 first;
  gint64 second;
  guint start;
  guint end;
} CwDoubleCoverage;

GArray *cw_project_list_double_coverage (CwProject *self, gint64 code, GError **error);
gboolean cw_project_keep_overlap (CwProject *self,
                                  gint64 code,
                                  gint64 excerpt,
                                  gint64 other,
                                  GError **error);
gint64 cw_project_coalesce_excerpts (CwProject *self,
                                     gint64 code,
                                     gint64 excerpt,
                                     gint64 other,
                                     GError **error);
gboolean cw_project_trim_excerpt (CwProject *self,
                                  gint64 code,
                                  gint64 excerpt,
                                  gint64 other,
                                  GError **error);
gboolean cw_double_coverage_coalesce (CwProject *project,
                                      gint64 code,
                                      GHashTable *codings,
                                      guint *n,
                                      GError **error);

G_END_DECLS
