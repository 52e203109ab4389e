/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gio/gio.h>

#include "cw-draft-source.h"

G_BEGIN_DECLS

CwDraftSource *
cw_pdf_reader_read (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error);

G_END_DECLS
