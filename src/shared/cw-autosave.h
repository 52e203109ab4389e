/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CW_TYPE_AUTOSAVE (cw_autosave_get_type ())
G_DECLARE_FINAL_TYPE (CwAutosave, cw_autosave, CW, AUTOSAVE, GObject)

CwAutosave *cw_autosave_new (GtkWidget *field);
void cw_autosave_show (CwAutosave *self, const char *text);
void cw_autosave_flush (CwAutosave *self);
void cw_autosave_replace (CwAutosave *self, const char *text);
GtkWidget *cw_autosave_get_field (CwAutosave *self);

G_END_DECLS
