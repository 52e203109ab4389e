/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-database.h"
#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwHistoryEntry:
 * @state: "done", "undone", "dropped" (undone, and then something else was done) or "fixed" (cannot be undone)
 *
 * One operation in the audit trail.
 */
typedef struct
{
  gint64 id;
  char *at;
  char *session;
  char *label;
  char *reason;
  char *state;
} CwHistoryEntry;

void cw_history_entry_free (CwHistoryEntry *self);
GPtrArray *cw_history_list (CwProject *project, GError **error);

gboolean cw_history_record (CwProject *project,
                            const char *label,
                            const char *reason,
                            const char *merge_key,
                            GBytes *changeset,
                            GError **error);
gboolean cw_history_continues (CwProject *project, const char *merge_key);
gboolean cw_history_record_fixed (CwProject *project, const char *label, GError **error);
gboolean
cw_history_record_final (CwProject *project, const char *label, const char *reason, GError **error);
gboolean cw_history_apply_changeset (CwDatabase *database,
                                     GBytes *changeset,
                                     gboolean inverted,
                                     int (*filter) (void *data, const char *table),
                                     GError **error);
char *cw_history_dup_undo_label (CwProject *project);
char *cw_history_dup_redo_label (CwProject *project);
gboolean cw_history_undo (CwProject *project, char **label, GError **error);
gboolean cw_history_redo (CwProject *project, char **label, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwHistoryEntry, cw_history_entry_free)

G_END_DECLS
