/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_CODE_COUNTS (cw_code_counts_get_type ())
G_DECLARE_FINAL_TYPE (CwCodeCounts, cw_code_counts, CW, CODE_COUNTS, GObject)

CwCodeCounts *cw_code_counts_new (void);
void cw_code_counts_set_project (CwCodeCounts *self, CwProject *project);
guint cw_code_counts_get_own (CwCodeCounts *self, gint64 code);
guint cw_code_counts_get_aggregate (CwCodeCounts *self, gint64 code);
void cw_code_counts_compute (CwCodeCounts *self);

G_END_DECLS
