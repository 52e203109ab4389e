/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Making, changing, moving and deleting any object. */

#include "config.h"

#include <string.h>

#include "cw-field.h"
#include "cw-project.h"
#include "cw-test-project.h"

typedef struct
{
  CwProject *project;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->project = cw_test_project_new ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  cw_test_assert_sound (self->project);
  cw_test_assert_records (self->project);
  cw_test_project_remove (self->project);
}

static gint64
create (Fixture *self, CwKind kind, const char *name, gint64 parent)
{
  g_autoptr (GError) error = NULL;
  gint64 id = cw_project_create_record (self->project, kind, name, parent, &error);

  g_assert_no_error (error);
  return id;
}

static void
assert_not_created (Fixture *self, CwKind kind, const char *name, gint64 parent, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (cw_project_create_record (self->project, kind, name, parent, &error), ==, 0);
  g_assert_error (error, CW_ERROR, code);
}

static char *
names (Fixture *self, CwKind kind, gint64 parent)
{
  GListModel *list = cw_project_get_children (self->project, kind, parent);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (CwRecord) record = g_list_model_get_item (list, i);

      g_string_append (text, cw_record_get_name (record));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_names (Fixture *self, CwKind kind, gint64 parent, const char *expected)
{
  g_autofree char *found = names (self, kind, parent);

  g_assert_cmpstr (found, ==, expected);
}

static void
move (Fixture *self, CwKind kind, gint64 id, gint64 parent, gint64 before)
{
  g_autoptr (GError) error = NULL;

  cw_project_move (self->project, kind, id, parent, before, &error);
  g_assert_no_error (error);
}

static void
assert_not_moved (Fixture *self, gint64 id, gint64 parent, gint64 before, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (cw_project_move (self->project, CW_KIND_CODE, id, parent, before, &error));
  g_assert_error (error, CW_ERROR, code);
}

static gboolean
set (Fixture *self, CwKind kind, gint64 id, guint field, const char *value, GError **error)
{
  return cw_project_set_field (self->project, kind, id, field, value, error);
}

/* --- making ---------------------------------------------------------------------------------------------------- */

static void
test_create (Fixture *self, gconstpointer data)
{
  static const CwKind kinds[] = { CW_KIND_CODE,        CW_KIND_CASE, CW_KIND_ATTRIBUTE,
                                  CW_KIND_PARTICIPANT, CW_KIND_MEMO, CW_KIND_DISPLAY };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *before = cw_test_dump (self->project);
      gint64 id = create (self, kinds[i], " Name ", 0);
      CwRecord *record = cw_project_get_record (self->project, kinds[i], id);
      const char *expected = kinds[i] == CW_KIND_MEMO ? " Name " : "Name";
      g_autofree char *label
          = g_strdup_printf ("Created the %s “%s”", cw_kind_get_noun (kinds[i]), expected);

      g_assert_cmpint (id, ==, 1);
      g_assert_cmpstr (cw_record_get_name (record), ==, expected);
      g_assert_cmpstr (cw_project_get_undo_label (self->project), ==, label);
      cw_test_undo_and_redo (self->project, before);
    }
}

/* R1: an id that was given is never given again, not even after undo. */
static void
test_ids (Fixture *self, gconstpointer data)
{
  create (self, CW_KIND_CODE, "a", 0);
  g_assert_true (cw_project_undo (self->project, NULL, NULL));
  g_assert_cmpint (create (self, CW_KIND_CODE, "b", 0), ==, 2);
}

/* A name belongs to one active sibling; elsewhere and after retiring it is free. */
static void
test_names (Fixture *self, gconstpointer data)
{
  gint64 a = create (self, CW_KIND_CODE, "a", 0);

  assert_not_created (self, CW_KIND_CODE, "a", 0, CW_ERROR_EXISTS);
  assert_not_created (self, CW_KIND_CODE, " ", 0, CW_ERROR_INVALID);
  assert_not_created (self, CW_KIND_CODE, "b", 99, CW_ERROR_NOT_FOUND);
  create (self, CW_KIND_CODE, "a", a);
  create (self, CW_KIND_CODE, "A", 0);
  create (self, CW_KIND_CASE, "a", 0);
  cw_test_say (self->project, "{'verb': 'retire-code', 'code': 'K-1'}");
  create (self, CW_KIND_CODE, "a", 0);
  create (self, CW_KIND_MEMO, "same", 0);
  create (self, CW_KIND_MEMO, "same", 0);
  create (self, CW_KIND_MEMO, "", 0);
  g_assert_cmpstr (cw_project_get_undo_label (self->project), ==, "Created the memo M-3");
}

/* --- changing ---------------------------------------------------------------------------------------------------- */

static void
test_set_field (Fixture *self, gconstpointer data)
{
  gint64 id = create (self, CW_KIND_CODE, "a", 0);
  g_autofree char *before = cw_test_dump (self->project);
  g_autoptr (GError) error = NULL;

  create (self, CW_KIND_CODE, "b", 0);
  g_assert_true (cw_project_undo (self->project, NULL, NULL));
  g_assert_true (set (self, CW_KIND_CODE, id, CW_CODE_NAME, "c", &error));
  g_assert_cmpstr (cw_project_get_undo_label (self->project), ==, "Renamed the code “a” to “c”");
  cw_test_undo_and_redo (self->project, before);
  g_assert_true (set (self, CW_KIND_CODE, id, CW_CODE_COLOR, "#123456", &error));
  g_assert_cmpstr (
      cw_project_get_undo_label (self->project), ==, "Changed the colour of the code “c”");
  g_assert_true (set (self, CW_KIND_PROJECT, 1, CW_PROJECT_DESIGN, "cases", &error));
  g_assert_cmpstr (cw_project_get_undo_label (self->project), ==, "Changed the project’s design");
  /* What is there already is no operation. */
  g_assert_true (set (self, CW_KIND_CODE, id, CW_CODE_COLOR, " #123456 ", &error));
  g_assert_cmpstr (cw_project_get_undo_label (self->project), ==, "Changed the project’s design");
  g_assert_no_error (error);
  g_assert_false (set (self, CW_KIND_CODE, id, CW_CODE_COLOR, "blue", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (set (self, CW_KIND_CODE, 99, CW_CODE_NAME, "d", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  g_clear_error (&error);
  create (self, CW_KIND_CODE, "d", 0);
  g_assert_false (set (self, CW_KIND_CODE, id, CW_CODE_NAME, "d", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_EXISTS);
}

/* R19: a code whose meaning changes says since when; the first definition is not a change. */
static void
test_definition_version (Fixture *self, gconstpointer data)
{
  static const guint fields[] = {
    CW_CODE_DEFINITION, CW_CODE_FULL_DEFINITION, CW_CODE_WHEN_TO_USE, CW_CODE_WHEN_NOT_TO_USE
  };
  gint64 id = create (self, CW_KIND_CODE, "a", 0);
  CwRecord *record = cw_project_get_record (self->project, CW_KIND_CODE, id);
  gint64 version = cw_record_get_integer (record, CW_CODE_DEFINITION_VERSION);

  cw_project_set_reproducible (self->project, 1, "2031-01-02T03:04:05Z");
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_assert_true (set (self, CW_KIND_CODE, id, fields[i], "first", NULL));
      g_assert_cmpint (cw_record_get_integer (record, CW_CODE_DEFINITION_VERSION), ==, version);
      /* What is typed on without a break is the same version. */
      create (self, CW_KIND_MEMO, "a break", 0);
      g_assert_true (set (self, CW_KIND_CODE, id, fields[i], "second", NULL));
      g_assert_cmpint (cw_record_get_integer (record, CW_CODE_DEFINITION_VERSION), ==, ++version);
    }
  g_assert_cmpstr (cw_record_get_text (record, CW_CODE_DEFINED_AT), ==, "2031-01-02T03:04:05Z");
  g_assert_true (set (self, CW_KIND_CODE, id, CW_CODE_MNEMONIC, "M", NULL));
  g_assert_cmpint (cw_record_get_integer (record, CW_CODE_DEFINITION_VERSION), ==, version);
}

/* --- moving --------------------------------------------------------------------------------------------------------- */

static void
test_order (Fixture *self, gconstpointer data)
{
  gint64 a = create (self, CW_KIND_CODE, "a", 0);
  gint64 b = create (self, CW_KIND_CODE, "b", 0);
  gint64 c = create (self, CW_KIND_CODE, "c", 0);
  g_autofree char *before = cw_test_dump (self->project);

  move (self, CW_KIND_CODE, c, 0, a);
  assert_names (self, CW_KIND_CODE, 0, "cab");
  g_assert_cmpstr (cw_project_get_undo_label (self->project), ==, "Re-ordered the code “c”");
  cw_test_undo_and_redo (self->project, before);
  move (self, CW_KIND_CODE, c, 0, b);
  assert_names (self, CW_KIND_CODE, 0, "acb");
  move (self, CW_KIND_CODE, a, 0, 0);
  assert_names (self, CW_KIND_CODE, 0, "cba");
  move (self, CW_KIND_CODE, a, 0, a);
  assert_names (self, CW_KIND_CODE, 0, "cba");
  move (self, CW_KIND_CODE, a, b, 0);
  assert_names (self, CW_KIND_CODE, 0, "cb");
  assert_names (self, CW_KIND_CODE, b, "a");
  g_assert_cmpstr (cw_project_get_undo_label (self->project), ==, "Moved the code “a”");
}

/* However often something is put into the same gap, the order stays right. */
static void
test_narrow_gaps (Fixture *self, gconstpointer data)
{
  gint64 a = create (self, CW_KIND_CODE, "a", 0);
  gint64 b = create (self, CW_KIND_CODE, "b", 0);
  gint64 c = create (self, CW_KIND_CODE, "c", 0);
  gint64 d = create (self, CW_KIND_CODE, "d", 0);

  for (guint i = 0; i < 60; i++)
    {
      move (self, CW_KIND_CODE, i % 2 == 0 ? c : b, 0, i % 2 == 0 ? b : c);
      assert_names (self, CW_KIND_CODE, 0, i % 2 == 0 ? "acbd" : "abcd");
    }
  move (self, CW_KIND_CODE, d, 0, a);
  assert_names (self, CW_KIND_CODE, 0, "dabc");
}

static void
test_sources_and_displays (Fixture *self, gconstpointer data)
{
  cw_test_say (self->project, "{'verb': 'add-source', 'title': 'x', 'text': 't'}");
  cw_test_say (self->project, "{'verb': 'add-source', 'title': 'y', 'text': 't'}");
  move (self, CW_KIND_SOURCE, 2, 0, 1);
  assert_names (self, CW_KIND_SOURCE, 0, "yx");
  create (self, CW_KIND_DISPLAY, "p", 0);
  create (self, CW_KIND_DISPLAY, "q", 0);
  move (self, CW_KIND_DISPLAY, 1, 0, 0);
  assert_names (self, CW_KIND_DISPLAY, 0, "qp");
}

static void
test_move_refuses (Fixture *self, gconstpointer data)
{
  gint64 a = create (self, CW_KIND_CODE, "a", 0);
  gint64 b = create (self, CW_KIND_CODE, "b", a);
  gint64 c = create (self, CW_KIND_CODE, "c", b);
  gint64 other = create (self, CW_KIND_CODE, "b", 0);
  g_autofree char *before = cw_test_dump (self->project);
  g_autofree char *after = NULL;

  assert_not_moved (self, a, a, 0, CW_ERROR_INVALID); /* into itself */
  assert_not_moved (self, a, c, 0, CW_ERROR_INVALID); /* below itself */
  assert_not_moved (self, other, a, 0, CW_ERROR_EXISTS);
  assert_not_moved (self, c, 0, b, CW_ERROR_INVALID); /* before what is elsewhere */
  assert_not_moved (self, 99, 0, 0, CW_ERROR_NOT_FOUND);
  assert_not_moved (self, a, 99, 0, CW_ERROR_NOT_FOUND);
  assert_not_moved (self, a, 0, 99, CW_ERROR_NOT_FOUND);
  after = cw_test_dump (self->project);
  g_assert_cmpstr (before, ==, after);
}

/* A tree has eight levels at most, whether it grows or is moved there as a whole. */
static void
test_depth (Fixture *self, gconstpointer data)
{
  gint64 parent = 0, second = 0, root;

  for (guint i = 0; i < 8; i++)
    {
      parent = create (self, CW_KIND_CODE, "x", parent);
      second = i == 1 ? parent : second;
    }
  assert_not_created (self, CW_KIND_CODE, "x", parent, CW_ERROR_INVALID);
  root = create (self, CW_KIND_CODE, "y", 0);
  create (self, CW_KIND_CODE, "z", root);
  assert_not_moved (self, 1, root, 0, CW_ERROR_INVALID);
  move (self, CW_KIND_CODE, second, root, 0);
  assert_not_moved (self, root, 1, 0, CW_ERROR_INVALID);
  assert_names (self, CW_KIND_CODE, root, "zx");
}

/* --- deleting --------------------------------------------------------------------------------------------------------- */

static void
assert_in_use (Fixture *self, CwKind kind, gint64 id, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (cw_project_delete (self->project, kind, id, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_IN_USE);
  g_assert_nonnull (strstr (error->message, words));
}

/* R20 */
static void
test_delete_in_use (Fixture *self, gconstpointer data)
{
  gint64 a = create (self, CW_KIND_CODE, "a", 0);
  gint64 b = create (self, CW_KIND_CODE, "b", a);
  gint64 unit = create (self, CW_KIND_CASE, "c", 0);
  g_autoptr (GError) error = NULL;

  create (self, CW_KIND_CASE, "d", unit);
  cw_test_say (self->project, "{'verb': 'add-source', 'title': 's', 'text': 'Who?'}");
  cw_test_say (self->project,
               "{'verb': 'apply-code', 'source': 's', 'start': 0, 'end': 3, 'code': 'b'}");
  assert_in_use (self, CW_KIND_CODE, a, "there are others below it");
  assert_in_use (self, CW_KIND_CODE, b, "Retire it instead");
  assert_in_use (self, CW_KIND_CASE, unit, "there are others below it");
  g_assert_false (cw_project_delete (self->project, CW_KIND_CODE, 99, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  cw_test_say (self->project, "{'verb': 'remove-code', 'excerpt': 'E-1', 'code': 'b'}");
  g_assert_true (cw_project_delete (self->project, CW_KIND_CODE, b, NULL));
  g_assert_true (cw_project_delete (self->project, CW_KIND_CODE, a, NULL));
}

/* Whatever hangs on an object goes with it in one step, and comes back in one. */
static void
test_delete_with_all (Fixture *self, gconstpointer data)
{
  static const char *const deletions[] = {
    "{'verb': 'delete-source', 'source': 'S1'}",
    "{'verb': 'delete-case', 'case': 'A'}",
    "{'verb': 'delete-attribute', 'attribute': 'size'}",
    "{'verb': 'delete-participant', 'participant': 'Ada'}",
    "{'verb': 'delete-display', 'display': 'grid'}",
    "{'verb': 'delete-memo', 'memo': 'Note'}",
  };

  cw_test_project_remove (self->project);
  self->project = cw_test_project_new_toy ();
  cw_test_say (self->project, "{'verb': 'create-attribute', 'name': 'size'}");
  cw_test_say (self->project,
               "{'verb': 'set-attribute', 'attribute': 'size', 'case': 'A', 'value': 'l'}");
  cw_test_say (self->project, "{'verb': 'create-participant', 'name': 'Ada', 'role': 'police'}");
  cw_test_say (self->project,
               "{'verb': 'map-speaker', 'source': 'S1', 'speaker': 'x', 'participant': 'Ada'}");
  cw_test_say (self->project,
               "{'verb': 'save-display', 'name': 'grid', 'rows': 'case', 'columns': 'code'}");
  cw_test_say (self->project, "{'verb': 'set-summary', 'case': 'A', 'code': 'X', 'text': 't'}");
  cw_test_say (self->project,
               "{'verb': 'set-summary', 'row-source': 'S1', 'code': 'X', 'text': 't'}");
  cw_test_say (self->project,
               "{'verb': 'cite-evidence', 'case': 'A', 'code': 'X', 'excerpt': 'E-1'}");
  cw_test_say (self->project,
               "{'verb': 'create-memo', 'title': 'Note', 'about': ['source:S1', 'excerpt:E-1', "
               "'case:A', 'summary:G-1', 'summary:G-2', 'attribute:size', 'participant:Ada', "
               "'display:grid', 'memo:Note']}");
  for (guint i = 0; i < G_N_ELEMENTS (deletions); i++)
    {
      g_autofree char *before = cw_test_dump (self->project);

      cw_test_say (self->project, "%s", deletions[i]);
      cw_test_assert_sound (self->project);
      cw_test_undo_and_redo (self->project, before);
      g_assert_true (cw_project_undo (self->project, NULL, NULL));
    }
}

int
main (int argc, char **argv)
{
#define ADD(path, function)                                                                        \
  g_test_add ("/project-edit/" path, Fixture, NULL, set_up, function, tear_down)

  g_test_init (&argc, &argv, NULL);
  ADD ("create", test_create);
  ADD ("ids", test_ids);
  ADD ("names", test_names);
  ADD ("set-field", test_set_field);
  ADD ("definition-version", test_definition_version);
  ADD ("order", test_order);
  ADD ("narrow-gaps", test_narrow_gaps);
  ADD ("sources-and-displays", test_sources_and_displays);
  ADD ("move-refuses", test_move_refuses);
  ADD ("depth", test_depth);
  ADD ("delete-in-use", test_delete_in_use);
  ADD ("delete-with-all", test_delete_with_all);
#undef ADD
  return g_test_run ();
}
