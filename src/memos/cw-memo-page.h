/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_MEMO_PAGE (cw_memo_page_get_type ())
G_DECLARE_FINAL_TYPE (CwMemoPage, cw_memo_page, CW, MEMO_PAGE, AdwBreakpointBin)

GtkWidget *cw_memo_page_new (void);
CwProject *cw_memo_page_get_project (CwMemoPage *self);
void cw_memo_page_set_project (CwMemoPage *self, CwProject *project);
gboolean cw_memo_page_show_memo (CwMemoPage *self, gint64 memo);
gint64 cw_memo_page_get_memo (CwMemoPage *self);
void cw_memo_page_flush (CwMemoPage *self);

G_END_DECLS
