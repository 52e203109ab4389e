/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/* Twelve colours that keep apart on light and on dark pages, also for colour-blind readers; NULL-terminated. */
extern const char *const cw_code_colors[];

gint64 cw_project_create_code (CwProject *self, const char *name, gint64 parent, GError **error);
gint64
cw_project_create_construct (CwProject *self, const char *name, const char *level, GError **error);
gint64 cw_project_apply_new_code (CwProject *self,
                                  gint64 source,
                                  guint start,
                                  guint end,
                                  const char *name,
                                  gint64 *excerpt,
                                  GError **error);
gint64 cw_project_apply_in_vivo (CwProject *self,
                                 gint64 source,
                                 guint start,
                                 guint end,
                                 gint64 *excerpt,
                                 GError **error);
char *cw_project_name_in_vivo (const char *quote);

G_END_DECLS
