/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtk/gtk.h>
#include <libdex.h>

G_BEGIN_DECLS

/**
 * CwAsyncWork:
 * @data: what cw_async_run_in_thread() was given; nobody else touches it while the work is done
 *
 * Work for a thread, which must not touch widgets nor the project. Its result is left in @data.
 *
 * Returns: FALSE with @error set
 */
typedef gboolean (*CwAsyncWork) (gpointer data, GCancellable *cancellable, GError **error);

void
cw_async_spawn (GtkWidget *owner, DexFiberFunc flow, gpointer data, GDestroyNotify destroy_data);
DexFuture *cw_async_run_in_thread (CwAsyncWork work,
                                   gpointer data,
                                   GDestroyNotify destroy_data,
                                   GCancellable *cancellable);

G_END_DECLS
