/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CwHealthCheck:
 *
 * A check of a whole project file that goes on beside the work with it.
 */
typedef struct _CwHealthCheck CwHealthCheck;

/**
 * CwHealthFunc:
 * @error: (nullable): what is wrong with the file, NULL where nothing is
 */
typedef void (*CwHealthFunc) (gpointer data, const GError *error);

CwHealthCheck *cw_health_check_new (const char *path, CwHealthFunc func, gpointer data);
void cw_health_check_free (CwHealthCheck *self);
gboolean cw_health_check_run (const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
