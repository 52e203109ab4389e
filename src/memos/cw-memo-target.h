/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib-object.h>

#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_MEMO_TARGET (cw_memo_target_get_type ())
G_DECLARE_FINAL_TYPE (CwMemoTarget, cw_memo_target, CW, MEMO_TARGET, GObject)

CwMemoTarget *cw_memo_target_new (CwKind kind, gint64 id, const char *name);
CwMemoTarget *cw_memo_target_new_for_object (CwProject *project, CwKind kind, gint64 id);
CwMemoTarget *cw_memo_target_new_for_record (CwRecord *record);
CwKind cw_memo_target_get_kind (CwMemoTarget *self);
gint64 cw_memo_target_get_id (CwMemoTarget *self);
const char *cw_memo_target_get_name (CwMemoTarget *self);
const char *cw_memo_target_get_action (CwMemoTarget *self);

G_END_DECLS
