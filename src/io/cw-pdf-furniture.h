/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-pdf-layout.h"

G_BEGIN_DECLS

void cw_pdf_furniture_remove (GArray *lines, guint n_pages);

G_END_DECLS
