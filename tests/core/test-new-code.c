/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Codes that are made while a passage is coded. */

#include "config.h"

#include "cw-new-code.h"

#include "cw-coding.h"
#include "cw-field.h"
#include "cw-test-project.h"

static CwRecord *
code_record (CwProject *project, gint64 code)
{
  return cw_project_get_record (project, CW_KIND_CODE, code);
}

static CwProject *
make_project (void)
{
  CwProject *project = cw_test_project_new ();

  cw_test_say (project,
               "{'verb': 'add-source', 'title': 's', 'text': '“It is all the same,” they "
               "said.\\nNobody answers.'}");
  return project;
}

/* A code at the top has a colour that few others have; one below another has that one's. */
static void
test_colors (void)
{
  CwProject *project = cw_test_project_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gint64 child;
  guint n_colors = 0;

  while (cw_code_colors[n_colors] != NULL)
    n_colors++;
  for (guint i = 0; i <= n_colors; i++)
    {
      g_autofree char *name = g_strdup_printf ("code %u", i);
      gint64 code = cw_project_create_code (project, name, 0, NULL);
      const char *color = cw_record_get_color (code_record (project, code));

      g_assert_true (g_strv_contains (cw_code_colors, color));
      g_assert_true (g_hash_table_add (seen, (gpointer) g_intern_string (color)) == (i < n_colors));
    }
  child = cw_project_create_code (project, "child", 1, NULL);
  g_assert_cmpstr (cw_record_get_color (code_record (project, child)), ==, "");
  g_assert_cmpint (cw_record_get_parent (code_record (project, child)), ==, 1);
  cw_test_project_remove (project);
}

static void
test_create_refuses (void)
{
  CwProject *project = cw_test_project_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_cmpint (cw_project_create_code (project, "a", 0, NULL), >, 0);
  before = cw_test_dump (project);
  g_assert_cmpint (cw_project_create_code (project, " a ", 0, &error), ==, 0);
  g_assert_error (error, CW_ERROR, CW_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_cmpint (cw_project_create_code (project, " ", 0, &error), ==, 0);
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (cw_project_create_code (project, "b", 99, &error), ==, 0);
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  after = cw_test_dump (project);
  g_assert_cmpstr (before, ==, after);
  cw_test_project_remove (project);
}

static void
test_apply_new_code (void)
{
  CwProject *project = make_project ();
  g_autofree char *before = cw_test_dump (project);
  g_autoptr (GError) error = NULL;
  gint64 excerpt = 0;
  gint64 code = cw_project_apply_new_code (project, 1, 1, 7, "sameness", &excerpt, &error);
  g_autoptr (CwExcerpt) loaded = NULL;

  g_assert_no_error (error);
  loaded = cw_project_load_excerpt (project, excerpt, NULL);
  g_assert_cmpstr (loaded->quote, ==, "It is ");
  g_assert_cmpint (g_array_index (loaded->codes, gint64, 0), ==, code);
  g_assert_cmpstr (
      cw_project_get_undo_label (project), ==, "Applied the new code “sameness” to E-1");
  cw_test_undo_and_redo (project, before);
  cw_test_project_remove (project);
}

/* Where the range cannot be coded there is no code either. */
static void
test_apply_refuses (void)
{
  CwProject *project = make_project ();
  g_autofree char *before = cw_test_dump (project);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 excerpt;

  g_assert_cmpint (cw_project_apply_new_code (project, 1, 1, 999, "a", &excerpt, &error), ==, 0);
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (cw_project_apply_new_code (project, 99, 0, 1, "a", &excerpt, &error), ==, 0);
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (cw_project_apply_in_vivo (project, 1, 0, 999, &excerpt, &error), ==, 0);
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  g_clear_error (&error);
  /* Nothing but punctuation is no name. */
  g_assert_cmpint (cw_project_apply_in_vivo (project, 1, 0, 1, &excerpt, &error), ==, 0);
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  after = cw_test_dump (project);
  g_assert_cmpstr (before, ==, after);
  cw_test_assert_records (project);
  cw_test_project_remove (project);
}

static void
test_in_vivo (void)
{
  CwProject *project = make_project ();
  g_autofree char *before = cw_test_dump (project);
  gint64 excerpt = 0;
  gint64 code = cw_project_apply_in_vivo (project, 1, 0, 21, &excerpt, NULL);

  g_assert_cmpstr (cw_record_get_name (code_record (project, code)), ==, "It is all the same");
  g_assert_cmpstr (
      cw_record_get_text (code_record (project, code), CW_CODE_ORIGIN), ==, "in vivo, E-1");
  g_assert_cmpstr (
      cw_project_get_undo_label (project), ==, "Coded E-1 in vivo as “It is all the same”");
  cw_test_undo_and_redo (project, before);
  cw_test_project_remove (project);
}

static void
test_names (void)
{
  static const struct
  {
    const char *quote, *name;
  } names[] = {
    { "", "" },
    { " ,.;— ", "" },
    { "plain words", "plain words" },
    { "  “white\t\n  space”, they said. ", "white space”, they said" },
    { "Straße", "Straße" },
    { "don't", "don't" },
    { "123456789 123456789 123456789 123456789 12345678",
      "123456789 123456789 123456789 123456789 12345678" },
    { "123456789 123456789 123456789 123456789 123456789",
      "123456789 123456789 123456789 123456789…" },
    { "1234567891123456789112345678911234567891123456789",
      "123456789112345678911234567891123456789112345678…" },
    { "one two three four five six seven eight, nine, (ten) eleven",
      "one two three four five six seven eight, nine…" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = cw_project_name_in_vivo (names[i].quote);

      g_assert_cmpstr (name, ==, names[i].name);
      g_assert_cmpint (g_utf8_strlen (name, -1), <=, 49);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/new-code/colors", test_colors);
  g_test_add_func ("/new-code/create-refuses", test_create_refuses);
  g_test_add_func ("/new-code/apply", test_apply_new_code);
  g_test_add_func ("/new-code/apply-refuses", test_apply_refuses);
  g_test_add_func ("/new-code/in-vivo", test_in_vivo);
  g_test_add_func ("/new-code/names", test_names);
  return g_test_run ();
}
