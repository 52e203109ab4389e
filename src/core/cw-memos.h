/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwMemoLink:
 *
 * What a memo is about.
 */
typedef struct
{
  gint64 id;
  gint64 memo;
  CwKind kind;
  gint64 target;
} CwMemoLink;

gboolean
cw_project_link_memo (CwProject *self, gint64 memo, CwKind kind, gint64 target, GError **error);
gboolean
cw_project_unlink_memo (CwProject *self, gint64 memo, CwKind kind, gint64 target, GError **error);
GArray *cw_project_list_memo_links (CwProject *self, gint64 memo, GError **error);
GArray *cw_project_list_memos_about (CwProject *self, CwKind kind, gint64 target, GError **error);
char *cw_project_dup_object_name (CwProject *self, CwKind kind, gint64 id);

G_END_DECLS
