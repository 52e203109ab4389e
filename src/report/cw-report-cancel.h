/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean cw_report_is_cancelled (GCancellable *cancellable, GError **error);

G_END_DECLS
