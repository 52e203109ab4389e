/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Somebody's words in everything that is not a source; for the files of the engine only. */

#pragma once

#include "cw-field.h"
#include "cw-project.h"
#include "cw-word-runs.h"

G_BEGIN_DECLS

/**
 * CwRedacted:
 * @kind: whose row it is; CW_KIND_NONE for a row of another table
 *
 * A row of which a text has been redacted.
 */
typedef struct
{
  CwKind kind;
  gint64 id;
} CwRedacted;

gboolean cw_withdrawn_texts_spare_others (CwProject *project,
                                          gint64 participant,
                                          CwWordRuns *runs,
                                          GError **error);
GArray *cw_withdrawn_texts_redact (CwProject *project, const CwWordRuns *runs, GError **error);

G_END_DECLS
