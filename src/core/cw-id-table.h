/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwIdTable:
 *
 * A value of fixed size for each row id, as quick to find as in an array and no larger, wherever the ids begin.
 */
typedef struct _CwIdTable CwIdTable;

CwIdTable *cw_id_table_new (gsize size);
void cw_id_table_free (CwIdTable *self);
void cw_id_table_clear (CwIdTable *self);
gpointer cw_id_table_find (CwIdTable *self, guint32 id);
gpointer cw_id_table_claim (CwIdTable *self, guint32 id);

G_END_DECLS
