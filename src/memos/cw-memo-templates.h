/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwMemoTemplate:
 * @kind: what kind of memo it is
 * @title: what the menu calls it; translatable
 * @body: Markdown; translatable
 */
typedef struct
{
  const char *kind;
  const char *title;
  const char *body;
} CwMemoTemplate;

const CwMemoTemplate *cw_memo_templates_get (guint index);
gint64 cw_memo_templates_create (CwProject *project, guint index, GError **error);

G_END_DECLS
