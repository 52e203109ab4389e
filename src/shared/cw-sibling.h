/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

gint64 cw_sibling_find (CwProject *project, CwKind kind, gint64 id, int step);

G_END_DECLS
