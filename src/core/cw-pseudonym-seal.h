/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-name-finder.h"
#include "cw-project.h"
#include "cw-withdrawal-plan.h"

G_BEGIN_DECLS

CwWithdrawalPlan *cw_project_plan_seal (CwProject *self, gboolean all_originals, GError **error);
gboolean cw_project_seal_pseudonyms (CwProject *self,
                                     gboolean all_originals,
                                     const char *reason,
                                     GError **error);
gboolean cw_project_copy_without_identities (CwProject *self, const char *path, GError **error);

/* Within another operation of the engine. */
gboolean cw_pseudonym_seal_history (CwProject *project, const CwNameFinder *finder, GError **error);

G_END_DECLS
