/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwReasonedOperation:
 *
 * What an analyst may be asked a reason for (R3).
 */
typedef enum
{
  CW_REASONED_MERGE,    /* of a code */
  CW_REASONED_SPLIT,    /* of a code */
  CW_REASONED_RETIRE,   /* of a code */
  CW_REASONED_REDEFINE, /* of a code */
  CW_REASONED_RATE,     /* of a summary */
  CW_REASONED_DELETE_SOURCE,
} CwReasonedOperation;

gboolean cw_project_wants_reason (CwProject *self, CwReasonedOperation operation, gint64 id);

G_END_DECLS
