/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What the fuzz targets share: reading, and checking that what came out keeps the promises of
 * CwDraftSource. */

#pragma once

#include <stddef.h>
#include <stdint.h>

#include "cw-draft-source.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

void cw_fuzz_check (CwDraftSource *draft);
void cw_fuzz_read (const uint8_t *data, size_t size, const char *name);
