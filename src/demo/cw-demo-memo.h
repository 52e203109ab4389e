/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-demo-plan.h"
#include "cw-kind.h"

G_BEGIN_DECLS

/**
 * CwDemoMemo:
 * @kinds: what it is about; CW_KIND_NONE where there is nothing more
 */
typedef struct
{
  const char *kind;
  char *title;
  char *body;
  guint32 day;
  CwKind kinds[2];
  gint64 targets[2];
} CwDemoMemo;

CwDemoMemo *cw_demo_memo_new (CwDemoPlan *plan, guint index);
void cw_demo_memo_free (CwDemoMemo *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwDemoMemo, cw_demo_memo_free)

G_END_DECLS
