/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtk/gtk.h>

#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_MEMO_LIST (cw_memo_list_get_type ())
G_DECLARE_FINAL_TYPE (CwMemoList, cw_memo_list, CW, MEMO_LIST, GObject)

CwMemoList *cw_memo_list_new (void);
void cw_memo_list_set_project (CwMemoList *self, CwProject *project);
void cw_memo_list_set_context (CwMemoList *self, CwKind kind, gint64 id);
void cw_memo_list_set_search (CwMemoList *self, const char *search);
GListModel *cw_memo_list_get_model (CwMemoList *self);
gboolean cw_memo_list_is_related (CwMemoList *self, gint64 memo);
guint cw_memo_list_find (CwMemoList *self, gint64 memo);
const char *cw_memo_list_get_section (CwMemoList *self, gboolean related);

G_END_DECLS
