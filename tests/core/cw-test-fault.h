/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void cw_test_fault_arm (guint call);
guint cw_test_fault_disarm (void);

G_END_DECLS
