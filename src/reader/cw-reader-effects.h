/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

typedef enum
{
  CW_READER_EFFECT_TEXT = 1 << 0,
  CW_READER_EFFECT_CODINGS = 1 << 1,
  CW_READER_EFFECT_DESCRIPTION = 1 << 2,
} CwReaderEffects;

CwReaderEffects cw_reader_effects_find (CwProject *project, gint64 source, CwChangeSet *changes);

G_END_DECLS
