/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwCodebookMove:
 *
 * Where a code goes with one key.
 */
typedef enum
{
  CW_CODEBOOK_MOVE_UP,
  CW_CODEBOOK_MOVE_DOWN,
  CW_CODEBOOK_MOVE_IN,  /* below the sibling before it */
  CW_CODEBOOK_MOVE_OUT, /* after its parent */
} CwCodebookMove;

gboolean cw_codebook_move (CwProject *project, gint64 code, CwCodebookMove move, GError **error);
gboolean cw_codebook_remove (CwProject *project, gint64 code, GError **error);

G_END_DECLS
