/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-window.h"

G_BEGIN_DECLS

gboolean cw_portal_copy_is_needed (GFile *file);
GFile *cw_portal_copy_make (GFile *file, GFile *folder, GError **error);
void cw_portal_copy_offer (CwWindow *window, GFile *file);

G_END_DECLS
