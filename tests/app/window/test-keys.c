/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "cw-keys.h"

typedef void (*KeyFunc) (const CwKeyGroup *group, const CwKey *key, gpointer data);

static void
for_each_key (KeyFunc func, gpointer data)
{
  for (guint i = 0; i < cw_keys_get_n_groups (); i++)
    for (const CwKey *key = cw_keys_get_group (i)->keys; key->keys != NULL; key++)
      func (cw_keys_get_group (i), key, data);
}

static void
check_parses (const CwKeyGroup *group, const CwKey *key, gpointer data)
{
  g_auto (GStrv) accelerators = g_strsplit (key->keys, " ", -1);

  for (char **accelerator = accelerators; *accelerator != NULL; accelerator++)
    {
      guint keyval;
      GdkModifierType modifiers;

      g_assert_true (gtk_accelerator_parse (*accelerator, &keyval, &modifiers));
      g_assert_cmpuint (keyval, !=, 0);
    }
  if (group->title != NULL)
    g_assert_cmpstr (key->title, !=, "");
}

/* Among all keys that work in the same place. */
static void
check_unique (const CwKeyGroup *group, const CwKey *key, gpointer data)
{
  g_auto (GStrv) accelerators = g_strsplit (key->keys, " ", -1);

  for (char **accelerator = accelerators; *accelerator != NULL; accelerator++)
    {
      g_autofree char *where = g_strdup_printf ("%d %s %s",
                                                (int) group->scope,
                                                key->action != NULL ? "bound" : group->title,
                                                *accelerator);

      g_assert_true (g_hash_table_add (data, g_steal_pointer (&where)));
    }
}

static void
test_parse (void)
{
  for_each_key (check_parses, NULL);
}

static void
test_unique (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for_each_key (check_unique, seen);
  g_assert_cmpuint (g_hash_table_size (seen), >, 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/keys/parse", test_parse);
  g_test_add_func ("/keys/unique", test_unique);
  return g_test_run ();
}
