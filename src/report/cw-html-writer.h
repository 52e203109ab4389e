/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-document.h"

G_BEGIN_DECLS

char *cw_html_write (const CwDocument *document);

G_END_DECLS
