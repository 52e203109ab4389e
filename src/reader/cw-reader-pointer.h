/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-coded-view.h"

G_BEGIN_DECLS

void cw_reader_pointer_attach (CwCodedView *view);

G_END_DECLS
