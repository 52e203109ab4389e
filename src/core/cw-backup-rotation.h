/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void cw_backup_rotation_choose (const gint64 *times, guint n, gint64 now, gboolean *keep);

G_END_DECLS
