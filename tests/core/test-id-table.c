/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The table by id beside a hash table, with near and far ids. */

#include "config.h"

#include "cw-id-table.h"

#define N_VALUES 5000

static guint32
random_id (GRand *rand)
{
  switch (g_rand_int_range (rand, 0, 3))
    {
    case 0:
      return g_rand_int_range (rand, 0, 10000);
    case 1:
      return (1u << 24) - 300 + g_rand_int_range (rand, 0, 600);
    default:
      return g_rand_int (rand);
    }
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20211103);
  g_autoptr (GHashTable) reference = g_hash_table_new (NULL, NULL);
  CwIdTable *table = cw_id_table_new (sizeof (guint32));

  for (guint i = 0; i < N_VALUES; i++)
    {
      guint32 id = random_id (rand), asked = random_id (rand);
      guint32 expected
          = GPOINTER_TO_UINT (g_hash_table_lookup (reference, GUINT_TO_POINTER (asked)));
      const guint32 *value = cw_id_table_find (table, asked);

      g_assert_cmpuint (value == NULL ? 0 : *value, ==, expected);
      g_hash_table_insert (reference, GUINT_TO_POINTER (id), GUINT_TO_POINTER (i + 1));
      *(guint32 *) cw_id_table_claim (table, id) = i + 1;
      value = cw_id_table_find (table, id);
      g_assert_cmpuint (*value, ==, i + 1);
    }
  cw_id_table_clear (table);
  for (guint32 id = 0; id < 10000; id++)
    g_assert_null (cw_id_table_find (table, id));
  g_assert_null (cw_id_table_find (table, G_MAXUINT32));
  cw_id_table_free (table);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/id-table/random-ids", test_random);
  return g_test_run ();
}
