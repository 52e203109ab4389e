/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtk/gtk.h>

#include "cw-pages.h"

G_BEGIN_DECLS

/**
 * CwPrintDone:
 * @error: (nullable): what went wrong
 *
 * Called when a job has been handed over, was given up, or failed.
 */
typedef void (*CwPrintDone) (const GError *error, gpointer user_data);

void cw_print_run (GtkWindow *parent,
                   CwPages *pages,
                   const char *name,
                   CwPrintDone done,
                   gpointer user_data,
                   GDestroyNotify destroy);

G_END_DECLS
