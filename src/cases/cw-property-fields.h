/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwPropertyFields:
 *
 * The entries of a dialog that show fields of one object.
 */
#define CW_TYPE_PROPERTY_FIELDS (cw_property_fields_get_type ())
G_DECLARE_FINAL_TYPE (CwPropertyFields, cw_property_fields, CW, PROPERTY_FIELDS, GObject)

CwPropertyFields *
cw_property_fields_new (CwProject *project, CwKind kind, gint64 id, AdwToastOverlay *toasts);
void cw_property_fields_add (CwPropertyFields *self, AdwEntryRow *row, guint field);
CwRecord *cw_property_fields_get_record (CwPropertyFields *self);
void cw_property_fields_set (CwPropertyFields *self, guint field, const char *value);
void cw_property_fields_say (CwPropertyFields *self, const char *sentence);
void cw_property_fields_show_text (GtkEditable *entry, char **shown, const char *text);

G_END_DECLS
