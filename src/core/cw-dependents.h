/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwDependent:
 * @kind: what cites or depends
 * @id: which one; 0 where it stands for several
 * @n: for how many it stands
 * @label: in words: "the memo M-3 “On trust”", "31 codings"
 *
 * Something that would lose its hold if an object were deleted.
 */
typedef struct
{
  CwKind kind;
  gint64 id;
  guint n;
  char *label;
} CwDependent;

GPtrArray *cw_project_list_citations (CwProject *self, CwKind kind, gint64 id, GError **error);
void cw_dependent_free (CwDependent *self);
gboolean cw_project_delete_code_with_codings (CwProject *self,
                                              gint64 code,
                                              gboolean confirmed,
                                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwDependent, cw_dependent_free)

G_END_DECLS
