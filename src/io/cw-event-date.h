/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-draft-source.h"

G_BEGIN_DECLS

char *cw_event_date_find_in_name (const char *name);
char *cw_event_date_find_in_text (const char *text);
char *cw_event_date_guess (const CwDraftSource *draft, const char *name);

G_END_DECLS
