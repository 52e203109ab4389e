/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-coding.h"

G_BEGIN_DECLS

GPtrArray *cw_best_excerpts_list (CwProject *project, gint64 code, guint max);
GArray *cw_best_excerpts_find (CwProject *project, gint64 code, guint max);

G_END_DECLS
