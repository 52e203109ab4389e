/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What a participant who withdraws is called; for the files of the engine only. */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

GPtrArray *cw_withdrawn_names_replace (CwProject *project, gint64 participant, GError **error);
gboolean cw_withdrawn_names_erase (CwProject *project,
                                   gint64 participant,
                                   const GArray *sources,
                                   GError **error);

G_END_DECLS
