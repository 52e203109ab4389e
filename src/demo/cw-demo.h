/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CW_DEMO_DEFAULT_SEED 20201209

gboolean cw_demo_create (const char *path,
                         const char *expect_path,
                         const char *size,
                         guint64 seed,
                         GError **error);

G_END_DECLS
