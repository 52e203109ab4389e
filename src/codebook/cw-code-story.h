/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_CODE_STORY (cw_code_story_get_type ())
G_DECLARE_FINAL_TYPE (CwCodeStory, cw_code_story, CW, CODE_STORY, AdwBin)

void cw_code_story_show (CwCodeStory *self, CwProject *project, gint64 code);

G_END_DECLS
