/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-evidence.h"

G_BEGIN_DECLS

#define CW_TYPE_ATTRIBUTION (cw_attribution_get_type ())
G_DECLARE_FINAL_TYPE (CwAttribution, cw_attribution, CW, ATTRIBUTION, GObject)

CwAttribution *cw_attribution_new (const CwAttributionSpan *span);
const CwAttributionSpan *cw_attribution_get_span (CwAttribution *self);

G_END_DECLS
