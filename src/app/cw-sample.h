/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GFile *cw_sample_ensure (GError **error);

G_END_DECLS
