/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwPassage:
 *
 * A part of a source's text that may become an excerpt, in code points.
 */
typedef struct
{
  gint64 source;
  guint start;
  guint end;
} CwPassage;

GArray *cw_project_list_turns (CwProject *self, const char *speaker, GError **error);
GArray *cw_project_list_sections (CwProject *self, const char *heading, GError **error);
GArray *cw_project_list_found (CwProject *self, const char *words, GError **error);
gboolean cw_project_code_passages (CwProject *self,
                                   gint64 code,
                                   const GArray *passages,
                                   guint n_before,
                                   const char *merge_key,
                                   guint *n_coded,
                                   GError **error);

G_END_DECLS
