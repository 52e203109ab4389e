/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwHistorySize:
 * @n_steps: operations that can be undone
 * @bytes: what is kept to undo them
 */
typedef struct
{
  guint n_steps;
  gint64 bytes;
} CwHistorySize;

char *cw_past_parse_time (const char *text, GError **error);

CwProject *cw_project_open_as_of (const char *path, const char *time, GError **error);
gboolean cw_project_revert (CwProject *self, const char *time, guint *n, GError **error);

gboolean cw_project_measure_history (CwProject *self, CwHistorySize *size, GError **error);
gboolean cw_project_prune_history (CwProject *self,
                                   const char *before,
                                   gint64 max_bytes,
                                   guint *n,
                                   GError **error);
char *cw_project_replay_history (CwProject *self, GError **error);

G_END_DECLS
