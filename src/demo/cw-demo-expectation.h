/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-demo-tally.h"

G_BEGIN_DECLS

gboolean cw_demo_write_expectation (CwDemoTally *tally,
                                    CwDemoCells *cells,
                                    const char *path,
                                    GError **error);

G_END_DECLS
