/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-text.h"

G_BEGIN_DECLS

guint cw_speaker_label_measure (const char *text, const char *speaker);
char *cw_speaker_label_dup_spoken (const CwText *text, guint start, guint end);

G_END_DECLS
