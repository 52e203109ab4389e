/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-document.h"

G_BEGIN_DECLS

char *cw_csv_write (const CwDocument *document);
GBytes *cw_ods_write (const CwDocument *document, GError **error);
GBytes *cw_xlsx_write (const CwDocument *document, GError **error);

G_END_DECLS
