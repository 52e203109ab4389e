/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

gboolean cw_project_has_search_backlog (CwProject *self);
gboolean cw_project_build_search_index (CwProject *self,
                                        guint milliseconds,
                                        GCancellable *cancellable,
                                        GError **error);
gboolean cw_project_purge_search_index (CwProject *self, GError **error);
gboolean cw_project_rebuild_search_index (CwProject *self, GError **error);

G_END_DECLS
