/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean cw_changeset_format_check (GBytes *changeset);

G_END_DECLS
