/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text views and per-line drawing break down beyond this, so a longer paragraph is stored as several soft rows. */
#define CW_PIECE_MAX_BYTES 8192

gsize cw_piece_measure (const char *text, gsize length);
guint cw_piece_count_sentences (const char *text, gsize length);

G_END_DECLS
