/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The live lists: what a tree and a list show, and that they say no more than what has changed. */

#include "config.h"

#include "cw-record-store.h"

#include "cw-project-private.h"
#include "cw-test-project.h"

typedef struct
{
  CwProject *project;
  CwDatabase *database;
  CwRecordStore *store;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->project = cw_test_project_new ();
  self->database = cw_project_get_database (self->project);
  cw_test_say (self->project, "{'verb': 'create-code', 'name': 'a'}");
  cw_test_say (self->project, "{'verb': 'create-code', 'name': 'b'}");
  cw_test_say (self->project, "{'verb': 'create-code', 'name': 'c', 'parent': 'a'}");
  self->store = cw_record_store_new (CW_KIND_CODE);
  cw_record_store_load (self->store, self->database, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->store);
  cw_test_project_remove (self->project);
}

static char *
names (GListModel *list)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (CwRecord) record = g_list_model_get_item (list, i);

      g_string_append (text, cw_record_get_name (record));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_lists (Fixture *self, const char *all, const char *top, const char *below_a)
{
  g_autofree char *everything = names (cw_record_store_get_all (self->store));
  g_autofree char *roots = names (cw_record_store_get_children (self->store, 0));
  g_autofree char *children = names (cw_record_store_get_children (self->store, 1));

  g_assert_cmpstr (everything, ==, all);
  g_assert_cmpstr (roots, ==, top);
  g_assert_cmpstr (children, ==, below_a);
}

static void
apply (Fixture *self, gint64 id)
{
  g_autoptr (GError) error = NULL;

  cw_record_store_apply (self->store, self->database, id, &error);
  g_assert_no_error (error);
}

static void
on_items_changed (GListModel *list, guint position, guint removed, guint added, guint *n)
{
  *n += removed + added;
}

static void
test_load (Fixture *self, gconstpointer data)
{
  assert_lists (self, "abc", "ab", "c");
  g_assert_cmpstr (cw_record_get_name (cw_record_store_get (self->store, 2)), ==, "b");
  g_assert_null (cw_record_store_get (self->store, 99));
  /* Loaded again, it says the same. */
  g_assert_true (cw_record_store_load (self->store, self->database, NULL));
  assert_lists (self, "abc", "ab", "c");
}

static void
test_insert (Fixture *self, gconstpointer data)
{
  cw_test_say (self->project, "{'verb': 'create-code', 'name': 'd', 'parent': 'a'}");
  apply (self, 4);
  assert_lists (self, "abcd", "ab", "cd");
}

static void
test_delete (Fixture *self, gconstpointer data)
{
  cw_test_say (self->project, "{'verb': 'delete-code', 'code': 'c'}");
  apply (self, 3);
  assert_lists (self, "ab", "ab", "");
  /* What was not there to begin with is not missed. */
  apply (self, 99);
  assert_lists (self, "ab", "ab", "");
  g_assert_true (cw_project_undo (self->project, NULL, NULL));
  apply (self, 3);
  assert_lists (self, "abc", "ab", "c");
}

/* A rename moves nothing, so that a view keeps its selection; the object stays the same. */
static void
test_rename (Fixture *self, gconstpointer data)
{
  CwRecord *record = cw_record_store_get (self->store, 2);
  guint n = 0;

  g_signal_connect (
      cw_record_store_get_all (self->store), "items-changed", G_CALLBACK (on_items_changed), &n);
  g_signal_connect (cw_record_store_get_children (self->store, 0),
                    "items-changed",
                    G_CALLBACK (on_items_changed),
                    &n);
  cw_test_say (self->project, "{'verb': 'set-code', 'code': 'b', 'name': 'x'}");
  apply (self, 2);
  assert_lists (self, "axc", "ax", "c");
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (cw_record_store_get (self->store, 2) == record);
}

static void
test_move (Fixture *self, gconstpointer data)
{
  CwRecord *record = cw_record_store_get (self->store, 2);

  cw_test_say (self->project, "{'verb': 'move-code', 'code': 'b', 'before': 'a'}");
  apply (self, 2);
  assert_lists (self, "abc", "ba", "c");
  cw_test_say (self->project, "{'verb': 'move-code', 'code': 'b', 'parent': 'a', 'before': 'c'}");
  apply (self, 2);
  assert_lists (self, "abc", "a", "bc");
  g_assert_true (cw_record_store_get (self->store, 2) == record);
}

int
main (int argc, char **argv)
{
#define ADD(path, function)                                                                        \
  g_test_add ("/record-store/" path, Fixture, NULL, set_up, function, tear_down)

  g_test_init (&argc, &argv, NULL);
  ADD ("load", test_load);
  ADD ("insert", test_insert);
  ADD ("delete", test_delete);
  ADD ("rename", test_rename);
  ADD ("move", test_move);
#undef ADD
  return g_test_run ();
}
