/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-field.h"

G_BEGIN_DECLS

/* The fate of what is gone afterwards. */
#define CW_WITHDRAWAL_ERASED "erased"

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
 * @items: (element-type CwWithdrawalItem): everything that is affected, each object once
 * @n_steps: how many steps can no longer be undone or redone
 * @unfinished: an earlier withdrawal was interrupted; its words may still be in free pages and backups
 */
typedef struct
{
  GPtrArray *items;
  guint n_steps;
  gboolean unfinished;
  GHashTable *objects; /* the items that are objects, by id; for cw_withdrawal_plan_has() */
} CwWithdrawalPlan;

CwWithdrawalPlan *cw_withdrawal_plan_new (void);
void cw_withdrawal_plan_free (CwWithdrawalPlan *self);
void cw_withdrawal_plan_add (CwWithdrawalPlan *self,
                             CwKind kind,
                             gint64 id,
                             char *object,
                             const char *fate);
void
cw_withdrawal_plan_add_object (CwWithdrawalPlan *self, CwKind kind, gint64 id, const char *fate);
gboolean cw_withdrawal_plan_has (const CwWithdrawalPlan *self, CwKind kind, gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwWithdrawalPlan, cw_withdrawal_plan_free)

G_END_DECLS
