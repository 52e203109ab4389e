/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwCodeUse:
 * @own: excerpts that carry the code itself
 * @aggregate: distinct excerpts of the code, of those below it and of those that are mapped to any of them
 */
typedef struct
{
  gint64 code;
  guint32 own;
  guint32 aggregate;
} CwCodeUse;

GArray *cw_project_count_code_uses (CwProject *self);

G_END_DECLS
