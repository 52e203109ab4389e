/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gio/gio.h>

#include "cw-pages.h"

G_BEGIN_DECLS

void cw_print_layout_run (gpointer source,
                          CwDocument *document,
                          const CwPageSetup *setup,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback);
CwPages *cw_print_layout_finish (GAsyncResult *result, GError **error);

G_END_DECLS
