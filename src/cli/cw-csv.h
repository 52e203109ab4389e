/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-error.h"

G_BEGIN_DECLS

GPtrArray *cw_csv_parse (const char *text, GError **error);

G_END_DECLS
