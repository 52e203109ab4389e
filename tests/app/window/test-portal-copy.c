/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What the sandbox hands over alone is known, and a copy never takes another file's place. */

#include "config.h"

#include "cw-portal-copy.h"

#include <glib/gstdio.h>

static void
test_is_needed (void)
{
  g_autofree char *alone
      = g_build_filename (g_get_user_runtime_dir (), "doc", "1a2b", "Study.caseweave", NULL);
  g_autofree char *near = g_build_filename (g_get_user_runtime_dir (), "documents", "x", NULL);
  g_autoptr (GFile) on_portal = g_file_new_for_path (alone);
  g_autoptr (GFile) beside = g_file_new_for_path (near);
  g_autoptr (GFile) elsewhere = g_file_new_for_path ("/home/somebody/doc/Study.caseweave");

  g_assert_true (cw_portal_copy_is_needed (on_portal));
  g_assert_false (cw_portal_copy_is_needed (beside));
  g_assert_false (cw_portal_copy_is_needed (elsewhere));
}

static char *
make_copy (GFile *file, GFile *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) copy = cw_portal_copy_make (file, folder, &error);

  g_assert_no_error (error);
  return g_file_get_basename (copy);
}

static void
test_names (void)
{
  g_autofree char *path = g_dir_make_tmp ("cw-portal-XXXXXX", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GFile) source_folder = g_file_get_child (folder, "portal");
  g_autoptr (GFile) file = g_file_get_child (source_folder, "Study.caseweave");
  const char *const names[] = { "Study.caseweave", "Study (2).caseweave", "Study (3).caseweave" };

  g_assert_true (g_file_make_directory (source_folder, NULL, NULL));
  g_assert_true (g_file_set_contents (g_file_peek_path (file), "evidence", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = make_copy (file, folder);
      g_autoptr (GFile) copy = g_file_get_child (folder, name);
      g_autofree char *contents = NULL;

      g_assert_cmpstr (name, ==, names[i]);
      g_assert_true (g_file_get_contents (g_file_peek_path (copy), &contents, NULL, NULL));
      g_assert_cmpstr (contents, ==, "evidence");
      g_assert_true (g_file_set_contents (g_file_peek_path (copy), "work of its own", -1, NULL));
    }
  g_file_delete (file, NULL, NULL);
  g_file_delete (source_folder, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GFile) copy = g_file_get_child (folder, names[i]);
      g_autofree char *contents = NULL;

      g_assert_true (g_file_get_contents (g_file_peek_path (copy), &contents, NULL, NULL));
      g_assert_cmpstr (contents, ==, "work of its own");
      g_assert_true (g_file_delete (copy, NULL, NULL));
    }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

static void
test_refused (void)
{
  g_autoptr (GFile) nothing = g_file_new_for_path ("/nowhere/Study.caseweave");
  g_autoptr (GFile) folder = g_file_new_for_path (g_get_tmp_dir ());
  g_autoptr (GError) error = NULL;

  g_assert_null (cw_portal_copy_make (nothing, folder, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/portal-copy/is-needed", test_is_needed);
  g_test_add_func ("/portal-copy/names", test_names);
  g_test_add_func ("/portal-copy/refused", test_refused);
  return g_test_run ();
}
