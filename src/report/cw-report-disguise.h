/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-document.h"
#include "cw-project.h"

G_BEGIN_DECLS

CwDocument *
cw_report_disguise (CwDocument *document, CwProject *project, gboolean real_names, GError **error);

G_END_DECLS
