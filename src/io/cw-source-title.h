/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-draft-source.h"

G_BEGIN_DECLS

gboolean cw_source_title_is_sensible (const char *title, const char *name);
char *cw_source_title_from_name (const char *name);
void cw_source_title_offer (CwDraftSource *draft, const char *title, const char *name);
void cw_source_title_complete (CwDraftSource *draft, const char *name, gboolean from_heading);

G_END_DECLS
