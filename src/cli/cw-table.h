/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwTable:
 *
 * A table on its way to standard output.
 */
typedef struct _CwTable CwTable;

CwTable *cw_table_new (const char *const *columns);
void cw_table_free (CwTable *self);
void cw_table_add (CwTable *self, const char *const *cells);
gboolean cw_table_print (CwTable *self, const char *format, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwTable, cw_table_free)

G_END_DECLS
