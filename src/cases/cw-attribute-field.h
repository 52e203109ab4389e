/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwAttributeField:
 *
 * The row for the value that an object has of an attribute.
 */
#define CW_TYPE_ATTRIBUTE_FIELD (cw_attribute_field_get_type ())
G_DECLARE_FINAL_TYPE (CwAttributeField, cw_attribute_field, CW, ATTRIBUTE_FIELD, GObject)

CwAttributeField *cw_attribute_field_new (CwProject *project, CwRecord *attribute, gint64 object);
GtkWidget *cw_attribute_field_get_row (CwAttributeField *self);
gint64 cw_attribute_field_get_attribute (CwAttributeField *self);
void cw_attribute_field_refresh (CwAttributeField *self);

G_END_DECLS
