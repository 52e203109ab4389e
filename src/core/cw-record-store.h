/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gio/gio.h>

#include "cw-database.h"
#include "cw-record.h"

G_BEGIN_DECLS

#define CW_TYPE_RECORD_STORE (cw_record_store_get_type ())
G_DECLARE_FINAL_TYPE (CwRecordStore, cw_record_store, CW, RECORD_STORE, GObject)

CwRecordStore *cw_record_store_new (CwKind kind);
gboolean cw_record_store_load (CwRecordStore *self, CwDatabase *database, GError **error);
gboolean
cw_record_store_apply (CwRecordStore *self, CwDatabase *database, gint64 id, GError **error);
CwRecord *cw_record_store_get (CwRecordStore *self, gint64 id);
GListModel *cw_record_store_get_children (CwRecordStore *self, gint64 parent);
GListModel *cw_record_store_get_all (CwRecordStore *self);
const GPtrArray *cw_record_store_find_named (CwRecordStore *self, gint64 parent, const char *name);

G_END_DECLS
