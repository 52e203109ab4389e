/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <stddef.h>
#include <stdint.h>

#include "cw-project.h"

G_BEGIN_DECLS

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

const char *cw_fuzz_project_get_path (void);
GByteArray *cw_fuzz_project_get_bytes (void);
void cw_fuzz_project_put (const guint8 *data, gsize size);
void cw_fuzz_project_look (CwProject *project);
void cw_fuzz_project_assert_sound (CwProject *project);

G_END_DECLS
