/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "cw-lent-file.h"

#include <glib/gstdio.h>
#include <string.h>

#include "cw-test-project.h"

static char *runtime; /* what this process takes for its runtime folder */

static void
test_places (void)
{
  g_autofree char *lent = g_build_filename (runtime, "doc", "1a2b", "a.caseweave", NULL);
  g_autofree char *beside = g_build_filename (runtime, "documents", "a.caseweave", NULL);

  g_assert_true (cw_lent_file_is (lent));
  g_assert_true (cw_lent_file_is ("/run/flatpak/doc/1a2b/a.caseweave"));
  g_assert_false (cw_lent_file_is (beside));
  g_assert_false (cw_lent_file_is ("/home/ada/Documents/a.caseweave"));
}

/* The portal shows a folder with the one file in it. */
static char *
lend_project (void)
{
  CwProject *project = cw_test_project_new ();
  g_autofree char *path = g_strdup (cw_project_get_path (project));
  g_autofree char *folder = g_build_filename (runtime, "doc", "1a2b", NULL);
  char *lent = g_build_filename (folder, "Study.caseweave", NULL);
  g_autofree char *content = NULL;
  gsize size;

  cw_test_say (project, "{'verb': 'create-code', 'name': 'a'}");
  g_assert_true (cw_project_close (project, NULL));
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  cw_test_project_remove (project);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (lent, content, size, NULL));
  return lent;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
assert_copy (CwProject *project, const char *folder, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = cw_project_copy_to_folder (project, folder, &error);
  g_autofree char *expected = g_build_filename (folder, name, NULL);
  CwProject *copy;

  g_assert_no_error (error);
  g_assert_cmpstr (path, ==, expected);
  copy = cw_project_open (path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_false (cw_project_is_read_only (copy));
  g_assert_null (cw_project_get_notice (copy));
  cw_test_say (copy, "{'verb': 'create-code', 'name': 'b'}");
  g_assert_true (cw_project_undo (copy, NULL, NULL));
  g_assert_true (cw_project_undo (copy, NULL, NULL)); /* what was done before the copy */
  cw_test_assert_sound (copy);
  cw_project_close (copy, NULL);
  g_assert_finalize_object (copy);
}

static void
test_continue (void)
{
  g_autofree char *path = lend_project ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *documents = g_build_filename (runtime, "Documents", NULL);
  g_autoptr (GError) error = NULL;
  CwProject *project = cw_project_open (path, FALSE, &error);

  g_assert_no_error (error);
  g_assert_true (cw_project_is_read_only (project));
  g_assert_nonnull (strstr (cw_project_get_notice (project), "Continue in a copy"));
  cw_test_refuses (
      project, CW_ERROR_READ_ONLY, "Continue in a copy", "{'verb': 'create-code', 'name': 'b'}");
  g_assert_cmpuint (count_files (folder), ==, 1);
  assert_copy (project, documents, "Study.caseweave");
  assert_copy (project, documents, "Study 2.caseweave");
  g_assert_null (cw_project_copy_to_folder (project, "/proc/none", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_READ_ONLY);
  cw_project_close (project, NULL);
  g_assert_finalize_object (project);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

int
main (int argc, char **argv)
{
  int status;

  runtime = g_dir_make_tmp ("caseweave-XXXXXX", NULL);
  g_setenv ("XDG_RUNTIME_DIR", runtime, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lent-file/places", test_places);
  g_test_add_func ("/lent-file/continue", test_continue);
  status = g_test_run ();
  remove_tree (runtime);
  g_free (runtime);
  return status;
}
