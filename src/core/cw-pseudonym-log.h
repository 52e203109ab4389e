/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What stood where pseudonyms stand; for the files of the engine only. */

#pragma once

#include "cw-field.h"
#include "cw-name-finder.h"
#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwPseudonymRow:
 * @kind: of the row
 * @column: of its text
 * @id: of the row
 * @source: which it belongs to, or 0
 *
 * The address of a text.
 */
typedef struct
{
  CwKind kind;
  const char *column;
  gint64 id;
  gint64 source;
} CwPseudonymRow;

gboolean cw_pseudonym_log_settle (CwProject *project,
                                  const CwPseudonymRow *row,
                                  const char *text,
                                  GError **error);
gboolean cw_pseudonym_log_add (CwProject *project,
                               const CwPseudonymRow *row,
                               const GArray *hits,
                               guint offset,
                               GError **error);
GArray *cw_pseudonym_log_find (CwProject *project,
                               const CwPseudonymRow *row,
                               const char *text,
                               GError **error);

G_END_DECLS
