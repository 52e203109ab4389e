/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What an operation changed, as everybody hears of it. */

#include "config.h"

#include "cw-change-set.h"

#include "cw-error.h"
#include "cw-field.h"
#include "cw-test-project.h"

typedef struct
{
  CwProject *project;
  CwChangeSet *last;
} Fixture;

static void
on_changed (CwProject *project, CwChangeSet *changes, Fixture *self)
{
  g_clear_pointer (&self->last, cw_change_set_unref);
  self->last = cw_change_set_ref (changes);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->project = cw_test_project_new ();
  cw_test_say (self->project, "{'verb': 'add-source', 'title': 's', 'text': 'Who?\\nNobody.'}");
  cw_test_say (self->project, "{'verb': 'create-code', 'name': 'a'}");
  cw_test_say (self->project, "{'verb': 'create-case', 'name': 'A'}");
  cw_test_say (self->project, "{'verb': 'create-memo', 'title': 'm'}");
  cw_test_say (self->project, "{'verb': 'set-summary', 'case': 'A', 'code': 'a', 'text': 't'}");
  g_signal_connect (self->project, "changed", G_CALLBACK (on_changed), self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (self->project, self);
  g_clear_pointer (&self->last, cw_change_set_unref);
  cw_test_project_remove (self->project);
}

static const CwChange *
find (Fixture *self, CwKind kind)
{
  for (guint i = 0; i < cw_change_set_get_size (self->last); i++)
    if (cw_change_set_get (self->last, i)->kind == kind)
      return cw_change_set_get (self->last, i);
  g_assert_not_reached ();
}

static void
assert_change (Fixture *self, CwKind kind, CwChangeOperation operation, gint64 id, gint64 owner)
{
  const CwChange *change = find (self, kind);

  g_assert_true (cw_change_set_touches (self->last, kind));
  g_assert_cmpint (change->operation, ==, operation);
  g_assert_cmpint (change->id, ==, id);
  g_assert_cmpint (change->owner, ==, owner);
}

/* Each is done, undone and done again; the owner is known for rows that are gone too. */
static void
test_owners (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *line;
    CwKind kind;
    gint64 id, owner;
  } lines[] = {
    { "{'verb': 'apply-code', 'source': 's', 'quote': 'Who', 'code': 'a'}", CW_KIND_EXCERPT, 1, 1 },
    { "{'verb': 'create-code', 'name': 'b'}", CW_KIND_CODE, 2, 0 },
    { "{'verb': 'apply-code', 'source': 's', 'quote': 'Who', 'code': 'b'}", CW_KIND_CODING, 2, 1 },
    { "{'verb': 'assign-case', 'case': 'A', 'source': 's'}", CW_KIND_ATTRIBUTION, 1, 1 },
    { "{'verb': 'link-memo', 'memo': 'm', 'about': ['code:a']}", CW_KIND_MEMO_LINK, 1, 1 },
    { "{'verb': 'create-participant', 'name': 'p'}", CW_KIND_PARTICIPANT, 1, 0 },
    { "{'verb': 'map-speaker', 'source': 's', 'speaker': 'q', 'participant': 'p'}",
      CW_KIND_SPEAKER,
      1,
      1 },
    { "{'verb': 'cite-evidence', 'case': 'A', 'code': 'a', 'excerpt': 'E-1'}",
      CW_KIND_EVIDENCE_LINK,
      1,
      1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      cw_test_say (self->project, "%s", lines[i].line);
      assert_change (self, lines[i].kind, CW_CHANGE_INSERT, lines[i].id, lines[i].owner);
      g_assert_true (cw_project_undo (self->project, NULL, NULL));
      assert_change (self, lines[i].kind, CW_CHANGE_DELETE, lines[i].id, lines[i].owner);
      g_assert_true (cw_project_redo (self->project, NULL, NULL));
      assert_change (self, lines[i].kind, CW_CHANGE_INSERT, lines[i].id, lines[i].owner);
    }
}

/* An update names the columns: bit 0 the id, field n bit n + 1. */
static void
test_columns (Fixture *self, gconstpointer data)
{
  guint64 name = G_GUINT64_CONSTANT (1) << (CW_CODE_NAME + 1);
  guint64 color = G_GUINT64_CONSTANT (1) << (CW_CODE_COLOR + 1);

  cw_test_say (self->project, "{'verb': 'set-code', 'code': 'a', 'name': 'b'}");
  assert_change (self, CW_KIND_CODE, CW_CHANGE_UPDATE, 1, 0);
  g_assert_cmpuint (find (self, CW_KIND_CODE)->columns, ==, name);
  g_assert_true (cw_project_undo (self->project, NULL, NULL));
  assert_change (self, CW_KIND_CODE, CW_CHANGE_UPDATE, 1, 0);
  g_assert_cmpuint (find (self, CW_KIND_CODE)->columns, ==, name);
  cw_test_say (self->project, "{'verb': 'set-code', 'code': 'a', 'name': 'c', 'color': '#123456'}");
  g_assert_cmpuint (find (self, CW_KIND_CODE)->columns, ==, name | color);
  g_assert_false (cw_change_set_touches (self->last, CW_KIND_CASE));
}

static void
test_cascade (Fixture *self, gconstpointer data)
{
  cw_test_say (self->project, "{'verb': 'apply-code', 'source': 's', 'quote': 'Who', 'code': 'a'}");
  cw_test_say (self->project, "{'verb': 'delete-source', 'source': 's'}");
  g_assert_cmpuint (cw_change_set_get_size (self->last), ==, 5); /* two paragraphs as well */
  assert_change (self, CW_KIND_SOURCE, CW_CHANGE_DELETE, 1, 0);
  assert_change (self, CW_KIND_EXCERPT, CW_CHANGE_DELETE, 1, 1);
  assert_change (self, CW_KIND_CODING, CW_CHANGE_DELETE, 1, 1);
}

static void
test_damaged (void)
{
  g_autoptr (GBytes) empty = g_bytes_new_static (NULL, 0);
  /* A row that is inserted into a table with one column, and ends within its first value. */
  g_autoptr (GBytes) cut = g_bytes_new_static ("T\x01\x01"
                                               "code\0\x12\x00\x01\x00",
                                               12);
  g_autoptr (CwChangeSet) nothing = cw_change_set_new_from_bytes (empty, FALSE, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (cw_change_set_get_size (nothing), ==, 0);
  g_assert_null (cw_change_set_new_from_bytes (cut, FALSE, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_CORRUPT);
}

int
main (int argc, char **argv)
{
#define ADD(path, function)                                                                        \
  g_test_add ("/change-set/" path, Fixture, NULL, set_up, function, tear_down)

  g_test_init (&argc, &argv, NULL);
  ADD ("owners", test_owners);
  ADD ("columns", test_columns);
  ADD ("cascade", test_cascade);
#undef ADD
  g_test_add_func ("/change-set/damaged", test_damaged);
  return g_test_run ();
}
