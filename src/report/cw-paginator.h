/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gio/gio.h>

#include "cw-pages.h"

G_BEGIN_DECLS

CwPages *cw_paginator_run (const CwDocument *document,
                           const CwPageSetup *setup,
                           GCancellable *cancellable,
                           GError **error);

G_END_DECLS
