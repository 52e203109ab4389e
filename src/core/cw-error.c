/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "cw-error.h"

G_DEFINE_QUARK (cw_error_quark, cw_error)
