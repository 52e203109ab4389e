/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CW_TYPE_MEMO_FILTER (cw_memo_filter_get_type ())
G_DECLARE_FINAL_TYPE (CwMemoFilter, cw_memo_filter, CW, MEMO_FILTER, GtkFilter)

CwMemoFilter *cw_memo_filter_new (void);
void cw_memo_filter_set_search (CwMemoFilter *self, const char *search);
void cw_memo_filter_forget (CwMemoFilter *self, gint64 memo);
void cw_memo_filter_forget_all (CwMemoFilter *self);

G_END_DECLS
