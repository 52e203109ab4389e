/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *cw_text_decoder_decode (GBytes *bytes,
                              const char *declared,
                              const char *name,
                              gsize *size,
                              GError **error);

G_END_DECLS
