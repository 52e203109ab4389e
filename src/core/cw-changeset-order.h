/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *cw_changeset_order (GBytes *changeset);

G_END_DECLS
