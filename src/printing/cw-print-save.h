/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gio/gio.h>

#include "cw-pages.h"

G_BEGIN_DECLS

#define CW_TYPE_PRINT_SAVE (cw_print_save_get_type ())
G_DECLARE_FINAL_TYPE (CwPrintSave, cw_print_save, CW, PRINT_SAVE, GObject)

CwPrintSave *cw_print_save_new (CwPages *pages, GFile *file);
void cw_print_save_run (CwPrintSave *self,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
gboolean cw_print_save_finish (CwPrintSave *self, GAsyncResult *result, GError **error);
double cw_print_save_get_progress (CwPrintSave *self);
char *cw_print_save_dup_name (const char *project, const char *report);

G_END_DECLS
