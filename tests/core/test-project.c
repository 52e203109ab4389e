/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The open project: what it gives, and what it tells its listeners. */

#include "config.h"

#include "cw-project.h"

#include <glib/gstdio.h>
#include <string.h>

#include "cw-field.h"
#include "cw-test-project.h"

static void
test_create (void)
{
  CwProject *project = cw_test_project_new ();
  CwRecord *record = cw_project_get_record (project, CW_KIND_PROJECT, 1);

  g_assert_cmpstr (cw_project_get_title (project), ==, "Test");
  g_assert_false (cw_project_is_read_only (project));
  g_assert_null (cw_project_get_notice (project));
  g_assert_null (cw_project_get_undo_label (project));
  g_assert_null (cw_project_get_redo_label (project));
  g_assert_true (g_uuid_string_is_valid (cw_record_get_text (record, CW_PROJECT_GUID)));
  g_assert_cmpuint (strlen (cw_record_get_text (record, CW_PROJECT_CREATED_AT)), ==, 20);
  cw_test_assert_sound (project);
  cw_test_project_remove (project);
}

static void
test_reopen (void)
{
  CwProject *project = cw_test_project_new_toy ();
  g_autofree char *before = cw_test_dump (project);
  g_autofree char *label = g_strdup (cw_project_get_undo_label (project));
  g_autofree char *after = NULL;

  project = cw_test_project_reopen (project);
  after = cw_test_dump (project);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (cw_project_get_undo_label (project), ==, label);
  cw_test_assert_sound (project);
  cw_test_assert_records (project);
  cw_test_project_remove (project);
}

static void
test_close_twice (void)
{
  CwProject *project = cw_test_project_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (cw_project_close (project, &error));
  g_assert_true (cw_project_close (project, &error));
  g_assert_no_error (error);
  cw_test_project_remove (project);
}

static void
test_refuses (void)
{
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) nowhere = NULL;

  g_assert_null (cw_project_open ("/none/study.caseweave", FALSE, &missing));
  g_assert_error (missing, CW_ERROR, CW_ERROR_NOT_FOUND);
  g_assert_null (cw_project_create ("/none/study.caseweave", "t", &nowhere));
  g_assert_error (nowhere, CW_ERROR, CW_ERROR_NOT_FOUND);
}

/* --- what listeners hear ------------------------------------------------------------------------------------- */

typedef struct
{
  guint n_changed, n_title, n_undo, n_redo;
  CwChangeSet *last;
} Heard;

static void
on_changed (CwProject *project, CwChangeSet *changes, Heard *heard)
{
  heard->n_changed++;
  g_clear_pointer (&heard->last, cw_change_set_unref);
  heard->last = cw_change_set_ref (changes);
}

static void
on_notified (CwProject *project, GParamSpec *pspec, Heard *heard)
{
  heard->n_title += g_str_equal (pspec->name, "title");
  heard->n_undo += g_str_equal (pspec->name, "undo-label");
  heard->n_redo += g_str_equal (pspec->name, "redo-label");
}

static void
assert_heard (Heard *heard, guint n_changed, guint n_title, guint n_undo, guint n_redo)
{
  g_assert_cmpuint (heard->n_changed, ==, n_changed);
  g_assert_cmpuint (heard->n_title, ==, n_title);
  g_assert_cmpuint (heard->n_undo, ==, n_undo);
  g_assert_cmpuint (heard->n_redo, ==, n_redo);
}

static void
test_listeners (void)
{
  CwProject *project = cw_test_project_new ();
  Heard heard = { 0 };
  const CwChange *change;

  g_signal_connect (project, "changed", G_CALLBACK (on_changed), &heard);
  g_signal_connect (project, "notify", G_CALLBACK (on_notified), &heard);
  cw_test_say (project, "{'verb': 'create-code', 'name': 'calls'}");
  assert_heard (&heard, 1, 0, 1, 0);
  g_assert_cmpuint (cw_change_set_get_size (heard.last), ==, 1);
  change = cw_change_set_get (heard.last, 0);
  g_assert_cmpint (change->kind, ==, CW_KIND_CODE);
  g_assert_cmpint (change->operation, ==, CW_CHANGE_INSERT);
  cw_project_undo (project, NULL, NULL);
  assert_heard (&heard, 2, 0, 2, 1);
  g_assert_cmpint (cw_change_set_get (heard.last, 0)->operation, ==, CW_CHANGE_DELETE);
  cw_project_redo (project, NULL, NULL);
  assert_heard (&heard, 3, 0, 3, 2);
  g_assert_cmpint (cw_change_set_get (heard.last, 0)->operation, ==, CW_CHANGE_INSERT);
  cw_test_say (project, "{'verb': 'set-project', 'title': 'New'}");
  assert_heard (&heard, 4, 1, 4, 2);
  /* What changes nothing and what is refused are not heard of. */
  cw_test_say (project, "{'verb': 'set-project', 'title': 'New'}");
  cw_test_refuses (project, CW_ERROR_EXISTS, "", "{'verb': 'create-code', 'name': 'calls'}");
  assert_heard (&heard, 4, 1, 4, 2);
  g_signal_handlers_disconnect_by_data (project, &heard);
  cw_change_set_unref (heard.last);
  cw_test_project_remove (project);
}

static void
test_properties (void)
{
  CwProject *project = cw_test_project_new ();
  g_autofree char *title = NULL;
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;
  gboolean read_only = TRUE;

  cw_test_say (project, "{'verb': 'create-code', 'name': 'a'}");
  cw_test_say (project, "{'verb': 'create-code', 'name': 'b'}");
  cw_project_undo (project, NULL, NULL);
  g_object_get (project,
                "title",
                &title,
                "undo-label",
                &undo,
                "redo-label",
                &redo,
                "read-only",
                &read_only,
                NULL);
  g_assert_cmpstr (title, ==, "Test");
  g_assert_cmpstr (undo, ==, "Created the code “a”");
  g_assert_cmpstr (redo, ==, "Created the code “b”");
  g_assert_false (read_only);
  cw_test_project_remove (project);
}

/* --- finding ---------------------------------------------------------------------------------------------------- */

static void
test_resolve (void)
{
  static const struct
  {
    CwKind kind;
    const char *name;
    gint64 id;
    int error;
  } names[] = {
    { CW_KIND_CODE, "a", 1, 0 },
    { CW_KIND_CODE, "K-2", 2, 0 },
    { CW_KIND_CODE, "k-2", 2, 0 },
    { CW_KIND_CODE, "twice", 0, CW_ERROR_AMBIGUOUS },
    { CW_KIND_CODE, "K-99", 0, CW_ERROR_NOT_FOUND },
    { CW_KIND_CODE, "K-", 0, CW_ERROR_NOT_FOUND },
    { CW_KIND_CODE, "K-0", 0, CW_ERROR_NOT_FOUND },
    { CW_KIND_CODE, "K-1x", 0, CW_ERROR_NOT_FOUND },
    { CW_KIND_CODE, "C-1", 0, CW_ERROR_NOT_FOUND },
    { CW_KIND_CODE, "A", 0, CW_ERROR_NOT_FOUND },
    { CW_KIND_CODE, "", 0, CW_ERROR_NOT_FOUND },
    /* A name goes before an id. */
    { CW_KIND_CASE, "C-2", 1, 0 },
    { CW_KIND_EXCERPT, "E-1", 1, 0 },
    { CW_KIND_EXCERPT, "E-2", 0, CW_ERROR_NOT_FOUND },
    { CW_KIND_CODING, "1", 0, CW_ERROR_NOT_FOUND },
    { CW_KIND_PARAGRAPH, "1", 0, CW_ERROR_NOT_FOUND },
  };
  CwProject *project = cw_test_project_new ();

  cw_test_say (project, "{'verb': 'create-code', 'name': 'a'}");
  cw_test_say (project, "{'verb': 'create-code', 'name': 'twice'}");
  cw_test_say (project, "{'verb': 'create-code', 'name': 'twice', 'parent': 'a'}");
  cw_test_say (project, "{'verb': 'create-case', 'name': 'C-2'}");
  cw_test_say (project, "{'verb': 'create-case', 'name': 'other'}");
  cw_test_say (project, "{'verb': 'add-source', 'title': 's', 'text': 'Who?'}");
  cw_test_say (project, "{'verb': 'create-excerpt', 'source': 's', 'start': 0, 'end': 3}");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 id = 0;
      gboolean found = cw_project_resolve (project, names[i].kind, names[i].name, &id, &error);

      g_test_message ("%s", names[i].name);
      g_assert_true (found == (names[i].error == 0));
      if (found)
        g_assert_cmpint (id, ==, names[i].id);
      else
        g_assert_error (error, CW_ERROR, names[i].error);
    }
  cw_test_project_remove (project);
}

static void
test_colors_and_paths (void)
{
  CwProject *project = cw_test_project_new ();
  g_autofree char *inherited = NULL;
  g_autofree char *none = NULL;
  g_autofree char *unknown = NULL;
  g_autofree char *path = NULL;
  g_autofree char *nothing = NULL;

  cw_test_say (project, "{'verb': 'create-code', 'name': 'a', 'color': '#123456'}");
  cw_test_say (project, "{'verb': 'create-code', 'name': 'b', 'parent': 'a'}");
  cw_test_say (project, "{'verb': 'create-code', 'name': 'c', 'parent': 'b'}");
  cw_test_say (project, "{'verb': 'create-code', 'name': 'd'}");
  inherited = cw_project_dup_color (project, 3);
  g_assert_cmpstr (inherited, ==, "#123456");
  none = cw_project_dup_color (project, 4);
  unknown = cw_project_dup_color (project, 99);
  g_assert_cmpstr (none, ==, unknown);
  path = cw_project_dup_path (project, CW_KIND_CODE, 3, " › ");
  g_assert_cmpstr (path, ==, "a › b › c");
  nothing = cw_project_dup_path (project, CW_KIND_CODE, 99, "/");
  g_assert_cmpstr (nothing, ==, "");
  cw_test_project_remove (project);
}

/* The text is read once, and again when it has changed. */
static void
test_text (void)
{
  CwProject *project = cw_test_project_new ();
  g_autoptr (CwText) first = NULL;

  cw_test_say (project, "{'verb': 'add-source', 'title': 's', 'text': 'Who?'}");
  first = cw_text_ref (cw_project_get_text (project, 1, NULL));
  g_assert_true (cw_project_get_text (project, 1, NULL) == first);
  cw_test_say (project, "{'verb': 'create-code', 'name': 'a'}");
  g_assert_true (cw_project_get_text (project, 1, NULL) == first);
  cw_test_say (project,
               "{'verb': 'set-voice', 'source': 's', 'quote': 'Who', 'voice': 'interviewer'}");
  g_assert_true (cw_project_get_text (project, 1, NULL) != first);
  g_assert_cmpstr (cw_text_get_paragraph (first, 0)->voice, ==, "");
  g_assert_cmpuint (cw_text_get_length (cw_project_get_text (project, 99, NULL)), ==, 0);
  cw_test_project_remove (project);
}

/* --- the same file from the same operations --------------------------------------------------------------------- */

static char *
make_reproducible (guint64 seed)
{
  g_autofree char *folder = g_dir_make_tmp ("caseweave-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "test.caseweave", NULL);
  CwProject *project
      = cw_project_create_reproducible (path, "Test", seed, "2021-11-03T12:00:00Z", NULL);
  char *dump;

  cw_test_say (project, "{'verb': 'create-code', 'name': 'a'}");
  cw_test_say (project, "{'verb': 'create-code', 'name': 'b'}");
  dump = cw_test_dump (project);
  cw_test_project_remove (project);
  return dump;
}

static void
test_reproducible (void)
{
  g_autofree char *first = make_reproducible (1);
  g_autofree char *again = make_reproducible (1);
  g_autofree char *other = make_reproducible (G_GUINT64_CONSTANT (1) << 32);

  g_assert_cmpstr (first, ==, again);
  g_assert_cmpstr (first, !=, other);
  g_assert_nonnull (strstr (first, "created_at=\"2021-11-03T12:00:00Z\""));
}

/* A later run with the same seed makes other GUIDs than the first. */
static void
test_reproducible_later (void)
{
  CwProject *project = cw_test_project_new ();
  const char *first, *second;

  cw_project_set_reproducible (project, 1, "2021-11-03T12:00:00Z");
  cw_test_say (project, "{'verb': 'create-code', 'name': 'a'}");
  project = cw_test_project_reopen (project);
  cw_project_set_reproducible (project, 1, "2021-11-03T12:00:00Z");
  cw_test_say (project, "{'verb': 'create-code', 'name': 'b'}");
  first = cw_record_get_text (cw_project_get_record (project, CW_KIND_CODE, 1), CW_CODE_GUID);
  second = cw_record_get_text (cw_project_get_record (project, CW_KIND_CODE, 2), CW_CODE_GUID);
  g_assert_cmpstr (first, !=, second);
  g_assert_true (g_uuid_string_is_valid (first));
  cw_test_project_remove (project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/project/create", test_create);
  g_test_add_func ("/project/reopen", test_reopen);
  g_test_add_func ("/project/close-twice", test_close_twice);
  g_test_add_func ("/project/refuses", test_refuses);
  g_test_add_func ("/project/listeners", test_listeners);
  g_test_add_func ("/project/properties", test_properties);
  g_test_add_func ("/project/resolve", test_resolve);
  g_test_add_func ("/project/colors-and-paths", test_colors_and_paths);
  g_test_add_func ("/project/text", test_text);
  g_test_add_func ("/project/reproducible", test_reproducible);
  g_test_add_func ("/project/reproducible-later", test_reproducible_later);
  return g_test_run ();
}
