/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwWithdrawalPlan: the list that is shown before a participant withdraws. An object that is affected in two ways is in
 * it once, with what came first, which is the worse. */

#include "config.h"

#include "cw-withdrawal-plan.h"

static void
free_item (gpointer data)
{
  CwWithdrawalItem *item = data;

  g_free (item->object);
  g_free (item->fate);
  g_free (item);
}

static guint
hash_object (gconstpointer data)
{
  const CwWithdrawalItem *item = data;

  return g_int64_hash (&item->id) * CW_N_KINDS + item->kind;
}

static gboolean
is_same_object (gconstpointer a, gconstpointer b)
{
  const CwWithdrawalItem *first = a, *second = b;

  return first->kind == second->kind && first->id == second->id;
}

/**
 * cw_withdrawal_plan_new:
 *
 * Returns: (transfer full): a plan in which nothing is affected
 */
CwWithdrawalPlan *
cw_withdrawal_plan_new (void)
{
  CwWithdrawalPlan *self = g_new0 (CwWithdrawalPlan, 1);

  self->items = g_ptr_array_new_with_free_func (free_item);
  self->objects = g_hash_table_new (hash_object, is_same_object);
  return self;
}

/**
 * cw_withdrawal_plan_free:
 * @self: (transfer full) (nullable): a plan
 */
void
cw_withdrawal_plan_free (CwWithdrawalPlan *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->objects);
  g_ptr_array_unref (self->items);
  g_free (self);
}

/**
 * cw_withdrawal_plan_has:
 *
 * Returns: whether the object is in the plan
 */
gboolean
cw_withdrawal_plan_has (const CwWithdrawalPlan *self, CwKind kind, gint64 id)
{
  const CwWithdrawalItem item = { .kind = kind, .id = id };

  return g_hash_table_contains (self->objects, &item);
}

/**
 * cw_withdrawal_plan_add:
 * @kind: CW_KIND_NONE for what is no object
 * @id: which one; 0 for what has no number
 * @object: (transfer full): what it is, in words
 * @fate: what becomes of it, in words
 *
 * Adds something, unless it has a number and is in the plan already.
 */
void
cw_withdrawal_plan_add (CwWithdrawalPlan *self,
                        CwKind kind,
                        gint64 id,
                        char *object,
                        const char *fate)
{
  g_autofree char *words = object;
  CwWithdrawalItem *item;

  if (id != 0 && cw_withdrawal_plan_has (self, kind, id))
    return;
  item = g_new0 (CwWithdrawalItem, 1);
  item->kind = kind;
  item->id = id;
  item->object = g_steal_pointer (&words);
  item->fate = g_strdup (fate);
  g_ptr_array_add (self->items, item);
  if (id != 0)
    g_hash_table_add (self->objects, item);
}

/**
 * cw_withdrawal_plan_add_object:
 * @fate: what becomes of it, in words
 *
 * Adds an object by its kind and number.
 */
void
cw_withdrawal_plan_add_object (CwWithdrawalPlan *self, CwKind kind, gint64 id, const char *fate)
{
  g_autofree char *printed = cw_kind_format_id (kind, id);

  cw_withdrawal_plan_add (
      self, kind, id, g_strdup_printf ("%s %s", cw_kind_get_noun (kind), printed), fate);
}
