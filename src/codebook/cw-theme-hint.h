/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean cw_theme_hint_is_topic (const char *statement);

G_END_DECLS
