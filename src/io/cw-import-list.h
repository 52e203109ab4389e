/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GPtrArray *cw_import_list_files (GFile *place, GError **error);

G_END_DECLS
