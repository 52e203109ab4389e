/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

gboolean cw_lent_file_is (const char *path);
char *cw_project_copy_to_folder (CwProject *self, const char *folder, GError **error);

G_END_DECLS
