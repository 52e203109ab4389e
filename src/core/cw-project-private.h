/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What the files of the engine need of the project, and nobody else. */

#pragma once

#include "cw-database.h"
#include "cw-project.h"
#include "cw-recorder.h"

G_BEGIN_DECLS

CwProject *cw_project_new_for_past (CwDatabase *database,
                                    const char *path,
                                    const char *notice,
                                    GError **error);
CwDatabase *cw_project_get_database (CwProject *self);
const char *cw_project_get_now (CwProject *self);
const char *cw_project_get_session (CwProject *self);
gint64 cw_project_get_first_step (CwProject *self);
char *cw_project_make_guid (CwProject *self);

CwRecorder *cw_project_get_recorder (CwProject *self);
CwRowLog *cw_project_get_row_log (CwProject *self);
gboolean cw_project_follows (CwProject *self, CwKind kind);

char *cw_project_take_reason (CwProject *self);

gboolean cw_project_check_writable (CwProject *self, GError **error);
gboolean cw_project_is_in_transaction (CwProject *self);
guint cw_project_enter_transaction (CwProject *self);
gboolean cw_project_end_step (CwProject *self, GError **error);
gboolean cw_project_end_operation (CwProject *self, CwChangeSet *changes, GError **error);
void cw_project_revert_transaction (CwProject *self, guint mark);
gboolean cw_project_absorb (CwProject *self, CwChangeSet *changes, GError **error);
void cw_project_announce (CwProject *self, CwChangeSet *changes);

const GPtrArray *
cw_project_find_named (CwProject *self, CwKind kind, gint64 parent, const char *name);
gboolean
cw_project_store_original (CwProject *self, GBytes *original, char **sha256, GError **error);
CwRecord *cw_project_require (CwProject *self, CwKind kind, gint64 id, GError **error);

gboolean
cw_project_insert_text (CwProject *self, gint64 source, GPtrArray *paragraphs, GError **error);

G_END_DECLS
