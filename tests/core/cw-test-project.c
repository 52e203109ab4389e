/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Projects for tests, in a folder of their own, worked on by the words of scripts. */

#include "config.h"

#include "cw-test-project.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "cw-dump.h"
#include "cw-project-private.h"
#include "cw-record-store.h"
#include "cw-verb.h"

/* A new project in a new folder. */
CwProject *
cw_test_project_new (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("caseweave-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "test.caseweave", NULL);
  CwProject *project;

  g_assert_no_error (error);
  project = cw_project_create (path, "Test", &error);
  g_assert_no_error (error);
  return project;
}

/* Closes it and opens it again, as after a restart. */
CwProject *
cw_test_project_reopen (CwProject *project)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strdup (cw_project_get_path (project));
  CwProject *again;

  cw_project_close (project, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (project);
  again = cw_project_open (path, FALSE, &error);
  g_assert_no_error (error);
  return again;
}

/* Closes it and removes its folder, in which nothing else may be. */
void
cw_test_project_remove (CwProject *project)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strdup (cw_project_get_path (project));
  g_autofree char *folder = g_path_get_dirname (path);

  cw_project_close (project, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (project);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

gboolean
cw_test_try (CwProject *project, const char *json, GError **error)
{
  g_autoptr (GVariant) arguments
      = g_variant_ref_sink (json_gvariant_deserialize_data (json, -1, "a{sv}", error));

  g_assert_nonnull (arguments);
  return cw_verb_run (project, arguments, NULL, error);
}

/* Does what a line of a script says, and gives back the id of what it made. */
char *
cw_test_do (CwProject *project, const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) arguments
      = g_variant_ref_sink (json_gvariant_deserialize_data (json, -1, "a{sv}", &error));
  char *result = NULL;

  g_assert_no_error (error);
  cw_verb_run (project, arguments, &result, &error);
  g_assert_no_error (error);
  return result;
}

/* Expects a line to be refused with a sentence that has those words, and to change nothing. */
void
cw_test_fails (CwProject *project, const char *json, int code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = cw_test_dump (project);
  g_autofree char *after = NULL;

  g_assert_false (cw_test_try (project, json, &error));
  g_assert_error (error, CW_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
  after = cw_test_dump (project);
  g_assert_cmpstr (before, ==, after);
}

static char *
make_json (const char *format, va_list arguments)
{
  return g_strdelimit (g_strdup_vprintf (format, arguments), "'", '"');
}

/* Does what a line says that is written with ' for ", and gives back the number of what it made, or 0. */
gint64
cw_test_say (CwProject *project, const char *format, ...)
{
  g_autofree char *json = NULL;
  g_autofree char *result = NULL;
  const char *dash;
  va_list arguments;

  va_start (arguments, format);
  json = make_json (format, arguments);
  va_end (arguments);
  result = cw_test_do (project, json);
  dash = result == NULL ? NULL : strchr (result, '-');
  return dash == NULL ? 0 : g_ascii_strtoll (dash + 1, NULL, 10);
}

/* As cw_test_fails(), for a line that is written with ' for ". */
void
cw_test_refuses (CwProject *project, int code, const char *words, const char *format, ...)
{
  g_autofree char *json = NULL;
  va_list arguments;

  va_start (arguments, format);
  json = make_json (format, arguments);
  va_end (arguments);
  cw_test_fails (project, json, code, words);
}

/* The last operation is one step: undo leads back to @before, redo to where it came from, and all is sound. */
void
cw_test_undo_and_redo (CwProject *project, const char *before)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *after = cw_test_dump (project);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  g_assert_cmpstr (before, !=, after);
  cw_project_undo (project, NULL, &error);
  g_assert_no_error (error);
  undone = cw_test_dump (project);
  g_assert_cmpstr (undone, ==, before);
  cw_test_assert_sound (project);
  cw_project_redo (project, NULL, &error);
  g_assert_no_error (error);
  redone = cw_test_dump (project);
  g_assert_cmpstr (redone, ==, after);
  cw_test_assert_sound (project);
}

char *
cw_test_dump (CwProject *project)
{
  g_autoptr (GError) error = NULL;
  char *dump = cw_project_dump (project, &error);

  g_assert_no_error (error);
  return dump;
}

/* Everything that cw_project_check() looks at is as it should be. */
void
cw_test_assert_sound (CwProject *project)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = cw_project_check (project, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (findings, i));
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
assert_same_records (GListModel *kept, GListModel *read, guint n_fields)
{
  g_assert_cmpuint (g_list_model_get_n_items (kept), ==, g_list_model_get_n_items (read));
  for (guint i = 0; i < g_list_model_get_n_items (kept); i++)
    {
      g_autoptr (CwRecord) a = g_list_model_get_item (kept, i);
      g_autoptr (CwRecord) b = g_list_model_get_item (read, i);

      g_assert_cmpint (cw_record_get_id (a), ==, cw_record_get_id (b));
      for (guint field = 0; field < n_fields; field++)
        g_assert_cmpstr (cw_record_get_text (a, field), ==, cw_record_get_text (b, field));
    }
}

/* Every record in memory has the values of its row, and every list has the records in their order. */
void
cw_test_assert_records (CwProject *project)
{
  for (CwKind kind = CW_KIND_PROJECT; kind < CW_N_KINDS; kind++)
    {
      g_autoptr (CwRecordStore) fresh = NULL;
      GListModel *all;
      guint n_fields;

      if (!cw_kind_has_records (kind))
        continue;
      fresh = cw_record_store_new (kind);
      g_assert_true (cw_record_store_load (fresh, cw_project_get_database (project), NULL));
      cw_kind_get_fields (kind, &n_fields);
      all = cw_project_get_all (project, kind);
      assert_same_records (all, cw_record_store_get_all (fresh), n_fields);
      assert_same_records (
          cw_project_get_children (project, kind, 0), cw_record_store_get_children (fresh, 0), 0);
      for (guint i = 0; i < g_list_model_get_n_items (all); i++)
        {
          g_autoptr (CwRecord) record = g_list_model_get_item (all, i);
          gint64 id = cw_record_get_id (record);

          assert_same_records (cw_project_get_children (project, kind, id),
                               cw_record_store_get_children (fresh, id),
                               0);
        }
    }
}

static void
add_toy_source (CwProject *project, const char *title, const char *date, guint length)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *json = NULL;

  while (text->len < length)
    g_string_append (text, "abcd ");
  text->str[length - 1] = 'e';
  json = g_strdup_printf ("{'verb': 'add-source', 'title': '%s', 'kind': 'interview transcript', "
                          "'date': '%s', 'text': '%s'}",
                          title,
                          date,
                          text->str);
  g_strdelimit (json, "'", '"');
  g_free (cw_test_do (project, json));
}

/* The toy project of method.md §1.8. */
CwProject *
cw_test_project_new_toy (void)
{
  static const char *const codebook[] = {
    "{\"verb\": \"create-case\", \"name\": \"A\"}",
    "{\"verb\": \"create-case\", \"name\": \"B\"}",
    "{\"verb\": \"create-code\", \"name\": \"X\"}",
    "{\"verb\": \"create-code\", \"name\": \"X1\", \"parent\": \"X\"}",
    "{\"verb\": \"create-code\", \"name\": \"X2\", \"parent\": \"X\"}",
    "{\"verb\": \"create-code\", \"name\": \"Y\"}",
  };
  static const char *const attributions[] = {
    "{\"verb\": \"assign-case\", \"case\": \"A\", \"source\": \"S1\"}",
    "{\"verb\": \"assign-case\", \"case\": \"A\", \"source\": \"S2\"}",
    "{\"verb\": \"assign-case\", \"case\": \"B\", \"source\": \"S3\"}",
    "{\"verb\": \"assign-case\", \"case\": \"A\", \"source\": \"S4\", \"start\": 0, \"end\": 300}",
    "{\"verb\": \"assign-case\", \"case\": \"B\", \"source\": \"S4\", \"start\": 300, \"end\": "
    "600}",
  };
  static const struct
  {
    const char *source;
    guint start, end;
    const char *code;
  } codings[] = {
    { "S1", 0, 100, "X1" },   { "S1", 50, 150, "X2" },   { "S1", 50, 150, "Y" },
    { "S1", 400, 500, "X1" }, { "S2", 0, 50, "Y" },      { "S3", 0, 200, "X" },
    { "S3", 100, 300, "X1" }, { "S3", 1000, 1100, "Y" }, { "S4", 250, 350, "X2" },
    { "S4", 550, 600, "Y" },
  };
  CwProject *project = cw_test_project_new ();

  for (guint i = 0; i < G_N_ELEMENTS (codebook); i++)
    g_free (cw_test_do (project, codebook[i]));
  add_toy_source (project, "S1", "2021-01-15", 1000);
  add_toy_source (project, "S2", "2021-04-10", 500);
  add_toy_source (project, "S3", "2021-02-01", 2000);
  add_toy_source (project, "S4", "2021-05-20", 600);
  for (guint i = 0; i < G_N_ELEMENTS (attributions); i++)
    g_free (cw_test_do (project, attributions[i]));
  for (guint i = 0; i < G_N_ELEMENTS (codings); i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"verb\": \"apply-code\", \"source\": \"%s\", "
                                               "\"start\": %u, \"end\": %u, \"code\": \"%s\"}",
                                               codings[i].source,
                                               codings[i].start,
                                               codings[i].end,
                                               codings[i].code);

      g_free (cw_test_do (project, json));
    }
  return project;
}
