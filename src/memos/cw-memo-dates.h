/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean cw_memo_date_is_valid (const char *text);
gboolean cw_memo_dates_are_in_order (const char *start, const char *end);
char *cw_memo_period_dup (const char *start, const char *end);
char *cw_memo_stamps_dup (const char *created, const char *changed);
gboolean cw_memo_date_parse_day (const char *text, int *year, int *month, int *day);

G_END_DECLS
