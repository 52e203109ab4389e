/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtk/gtk.h>

#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_CODE_PICKER (cw_code_picker_get_type ())
G_DECLARE_FINAL_TYPE (CwCodePicker, cw_code_picker, CW, CODE_PICKER, GtkPopover)

GtkWidget *cw_code_picker_new (void);
CwProject *cw_code_picker_get_project (CwCodePicker *self);
void cw_code_picker_set_project (CwCodePicker *self, CwProject *project);
void cw_code_picker_set_creates (CwCodePicker *self, gboolean creates);
void cw_code_picker_open (CwCodePicker *self, const GdkRectangle *area);
void cw_code_picker_note_use (CwCodePicker *self, gint64 code);

G_END_DECLS
