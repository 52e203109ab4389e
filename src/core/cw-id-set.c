/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwIdSet: which excerpts or which codings something is about. Ids are dense, so a bit each is small and quick. */

#include "config.h"

#include "cw-id-set.h"

/* Ids of a damaged or hostile file may be anywhere; those are kept one by one. */
#define MAX_NEAR_ID (1u << 26)

struct _CwIdSet
{
  gatomicrefcount ref_count;
  GArray *words;   /* of guint64 */
  GHashTable *far; /* the others, as pointers */
  guint size;
};

/**
 * cw_id_set_new:
 *
 * Returns: (transfer full): an empty set
 */
CwIdSet *
cw_id_set_new (void)
{
  CwIdSet *self = g_new0 (CwIdSet, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->words = g_array_new (FALSE, TRUE, sizeof (guint64));
  self->far = g_hash_table_new (NULL, NULL);
  return self;
}

/**
 * cw_id_set_ref:
 *
 * Returns: (transfer full): @self
 */
CwIdSet *
cw_id_set_ref (CwIdSet *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * cw_id_set_unref:
 * @self: (transfer full): a set
 */
void
cw_id_set_unref (CwIdSet *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->words);
  g_hash_table_unref (self->far);
  g_free (self);
}

/**
 * cw_id_set_add:
 *
 * Puts an id into the set, before the set is shared.
 */
void
cw_id_set_add (CwIdSet *self, guint32 id)
{
  g_return_if_fail (self != NULL);

  self->size += !cw_id_set_has (self, id);
  if (id >= MAX_NEAR_ID)
    {
      g_hash_table_add (self->far, GUINT_TO_POINTER (id));
      return;
    }
  if (id / 64 >= self->words->len)
    g_array_set_size (self->words, id / 64 + 1);
  g_array_index (self->words, guint64, id / 64) |= G_GUINT64_CONSTANT (1) << (id % 64);
}

/**
 * cw_id_set_has:
 *
 * Returns: whether the id is in the set
 */
gboolean
cw_id_set_has (const CwIdSet *self, guint32 id)
{
  if (id >= MAX_NEAR_ID)
    return g_hash_table_contains (self->far, GUINT_TO_POINTER (id));
  return id / 64 < self->words->len
         && (g_array_index (self->words, guint64, id / 64) >> (id % 64) & 1) != 0;
}

/**
 * cw_id_set_get_size:
 *
 * Returns: how many ids are in the set
 */
guint
cw_id_set_get_size (const CwIdSet *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->size;
}
