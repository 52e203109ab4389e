/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gio/gio.h>

#include "cw-change-set.h"
#include "cw-evidence.h"
#include "cw-record.h"
#include "cw-text.h"

G_BEGIN_DECLS

#define CW_TYPE_PROJECT (cw_project_get_type ())
G_DECLARE_FINAL_TYPE (CwProject, cw_project, CW, PROJECT, GObject)

CwProject *cw_project_create (const char *path, const char *title, GError **error);
CwProject *cw_project_create_reproducible (const char *path,
                                           const char *title,
                                           guint64 seed,
                                           const char *now,
                                           GError **error);
CwProject *cw_project_open (const char *path, gboolean read_only, GError **error);
gboolean cw_project_close (CwProject *self, GError **error);

const char *cw_project_get_path (CwProject *self);
const char *cw_project_get_title (CwProject *self);
gboolean cw_project_is_read_only (CwProject *self);
gboolean cw_project_is_damaged (CwProject *self);
const char *cw_project_get_notice (CwProject *self);
void cw_project_set_reproducible (CwProject *self, guint64 seed, const char *now);

/* What is there: live objects and lists that follow the change feed. */
CwRecord *cw_project_get_record (CwProject *self, CwKind kind, gint64 id);
GListModel *cw_project_get_children (CwProject *self, CwKind kind, gint64 parent);
GListModel *cw_project_get_all (CwProject *self, CwKind kind);
CwEvidence *cw_project_get_evidence (CwProject *self);
CwText *cw_project_get_text (CwProject *self, gint64 source, GError **error);
gboolean
cw_project_resolve (CwProject *self, CwKind kind, const char *name, gint64 *id, GError **error);
gboolean cw_project_resolve_exactly (CwProject *self,
                                     CwKind kind,
                                     const char *name,
                                     gint64 *id,
                                     GError **error);
gint64 cw_project_follow_redirect (CwProject *self, gint64 code);
char *cw_project_dup_color (CwProject *self, gint64 code);
char *cw_project_dup_path (CwProject *self, CwKind kind, gint64 id, const char *separator);

/* Undo and redo; the sentences are also properties. */
const char *cw_project_get_undo_label (CwProject *self);
const char *cw_project_get_redo_label (CwProject *self);
gboolean cw_project_undo (CwProject *self, char **label, GError **error);
gboolean cw_project_redo (CwProject *self, char **label, GError **error);

/* Why the next operation is done (R3). */
void cw_project_set_reason (CwProject *self, const char *reason);

/* Editing any object. */
gint64 cw_project_create_record (CwProject *self,
                                 CwKind kind,
                                 const char *name,
                                 gint64 parent,
                                 GError **error);
gboolean cw_project_set_field (CwProject *self,
                               CwKind kind,
                               gint64 id,
                               guint field,
                               const char *value,
                               GError **error);
gboolean cw_project_move (CwProject *self,
                          CwKind kind,
                          gint64 id,
                          gint64 parent,
                          gint64 before,
                          GError **error);
gboolean cw_project_delete (CwProject *self, CwKind kind, gint64 id, GError **error);

G_END_DECLS
