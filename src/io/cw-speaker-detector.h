/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-draft-source.h"

G_BEGIN_DECLS

gboolean cw_speaker_detector_parse_label (const char *text, char **speaker, gint64 *start_ms);
void cw_speaker_detector_run (CwDraftSource *draft);

G_END_DECLS
