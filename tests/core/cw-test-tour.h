/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

void cw_test_tour (CwProject *project);
void cw_test_assert_sentence (const GError *error, const char *where);

G_END_DECLS
