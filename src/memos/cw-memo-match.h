/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *cw_memo_match_fold (const char *text);
char **cw_memo_match_split (const char *search);
gboolean cw_memo_match (const char *folded, const char *const *words);

G_END_DECLS
