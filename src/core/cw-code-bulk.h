/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What is done to several codes at once, as one step. */

#pragma once

#include "cw-merge.h"

G_BEGIN_DECLS

gboolean cw_project_merge_many_codes (CwProject *self,
                                      const gint64 *codes,
                                      guint n_codes,
                                      gint64 into,
                                      gboolean coalesce,
                                      CwMergeResult *result,
                                      GError **error);
gboolean cw_project_move_many_codes (CwProject *self,
                                     const gint64 *codes,
                                     guint n_codes,
                                     gint64 parent,
                                     gint64 before,
                                     GError **error);
gboolean
cw_project_retire_many_codes (CwProject *self, const gint64 *codes, guint n_codes, GError **error);

G_END_DECLS
