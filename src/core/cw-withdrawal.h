/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwWithdrawalItem:
 * @kind: what it is; CW_KIND_NONE for what is no object: a step of the history, an original file, a backup
 * @id: which one, or 0
 * @object: in words: "source S-3 “Interview”"
 * @fate: in words: "erased", "loses their paragraphs", "loses the quoted words"
 *
 * Something that a withdrawal affects.
 */
typedef struct
{
  CwKind kind;
  gint64 id;
  char *object;
  char *fate;
} CwWithdrawalItem;

/**
 * CwWithdrawalPlan:
 * @items: (element-type CwWithdrawalItem): everything that is affected
 * @n_steps: how many steps can no longer be undone or redone
 * @unfinished: an earlier withdrawal was interrupted; its words may still be in free pages and backups
 */
typedef struct
{
  GPtrArray *items;
  guint n_steps;
  gboolean unfinished;
} CwWithdrawalPlan;

CwWithdrawalPlan *cw_project_plan_withdrawal (CwProject *self, gint64 participant, GError **error);
gboolean
cw_project_withdraw (CwProject *self, gint64 participant, const char *reason, GError **error);
void cw_withdrawal_plan_free (CwWithdrawalPlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwWithdrawalPlan, cw_withdrawal_plan_free)

G_END_DECLS
