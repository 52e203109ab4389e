/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_MEMO_EDITOR (cw_memo_editor_get_type ())
G_DECLARE_FINAL_TYPE (CwMemoEditor, cw_memo_editor, CW, MEMO_EDITOR, AdwBin)

void cw_memo_editor_set_project (CwMemoEditor *self, CwProject *project);
void cw_memo_editor_set_memo (CwMemoEditor *self, gint64 memo);
gint64 cw_memo_editor_get_memo (CwMemoEditor *self);
void cw_memo_editor_set_context (CwMemoEditor *self, CwKind kind, gint64 id);
void cw_memo_editor_flush (CwMemoEditor *self);
void cw_memo_editor_focus_body (CwMemoEditor *self);
void cw_memo_editor_open_link_chooser (CwMemoEditor *self);

G_END_DECLS
