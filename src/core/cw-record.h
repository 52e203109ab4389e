/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib-object.h>

#include "cw-field.h"

G_BEGIN_DECLS

#define CW_TYPE_RECORD (cw_record_get_type ())
G_DECLARE_FINAL_TYPE (CwRecord, cw_record, CW, RECORD, GObject)

CwRecord *cw_record_new (CwKind kind, gint64 id);

CwKind cw_record_get_kind (CwRecord *self);
gint64 cw_record_get_id (CwRecord *self);
const char *cw_record_get_name (CwRecord *self);
const char *cw_record_get_color (CwRecord *self);
gint64 cw_record_get_parent (CwRecord *self);
double cw_record_get_rank (CwRecord *self);
const char *cw_record_get_text (CwRecord *self, guint field);
gint64 cw_record_get_integer (CwRecord *self, guint field);
char *cw_record_dup_label (CwRecord *self);
int cw_record_compare (CwRecord *a, CwRecord *b);

void cw_record_take_values (CwRecord *self, char **values);

G_END_DECLS
