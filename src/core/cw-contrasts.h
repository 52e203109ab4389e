/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwContrast:
 * @other: the code that @code is easily confused with
 * @question: what decides between the two, "" where nobody has said
 */
typedef struct
{
  gint64 code;
  gint64 other;
  char *question;
} CwContrast;

gboolean cw_project_contrast_codes (CwProject *self,
                                    gint64 code,
                                    gint64 other,
                                    const char *question,
                                    GError **error);
gboolean cw_project_remove_contrast (CwProject *self, gint64 code, gint64 other, GError **error);
GPtrArray *cw_project_list_contrasts (CwProject *self, gint64 code, GError **error);
void cw_contrast_free (CwContrast *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwContrast, cw_contrast_free)

G_END_DECLS
