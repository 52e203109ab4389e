/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-text.h"

G_BEGIN_DECLS

gboolean cw_paragraphs_write (CwDatabase *database,
                              const CwText *text,
                              guint first,
                              guint n_old,
                              const GArray *rows,
                              GError **error);

G_END_DECLS
