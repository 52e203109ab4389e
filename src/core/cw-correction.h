/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

gboolean cw_project_correct_text (CwProject *self,
                                  gint64 source,
                                  guint start,
                                  guint end,
                                  const char *replacement,
                                  const char *merge_key,
                                  GError **error);
gboolean cw_project_replace_words (CwProject *self,
                                   gint64 source,
                                   guint start,
                                   guint end,
                                   const char *replacement,
                                   GError **error);

G_END_DECLS
