/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtk/gtk.h>

#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_TYPED_TEXT (cw_typed_text_get_type ())
G_DECLARE_FINAL_TYPE (CwTypedText, cw_typed_text, CW, TYPED_TEXT, GObject)

CwTypedText *cw_typed_text_new (GtkWidget *widget, CwKind kind, guint field);
void cw_typed_text_bind (CwTypedText *self, CwProject *project, gint64 id);
void cw_typed_text_flush (CwTypedText *self);
gboolean cw_typed_text_is_pending (CwTypedText *self);

G_END_DECLS
