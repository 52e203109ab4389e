/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The file of a project: made, opened, closed, shared, and refused. */

#include "config.h"

#include "cw-project-file.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "cw-schema.h"
#include "cw-test-project.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("caseweave-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "Ärzte & Ämter #1.caseweave", NULL);
}

/* Nothing is left behind but what a test has put there. */
static void
tear_down (Fixture *self, gconstpointer data)
{
  g_unlink (self->path);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->path);
  g_free (self->folder);
}

static gboolean
is_beside (Fixture *self, const char *suffix)
{
  g_autofree char *path = g_strconcat (self->path, suffix, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
close_project (CwProject *project)
{
  g_autoptr (GError) error = NULL;

  cw_project_close (project, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (project);
}

static void
make_project (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  CwProject *project = cw_project_create (self->path, "Test", &error);

  g_assert_no_error (error);
  g_free (cw_test_do (project, "{\"verb\": \"create-code\", \"name\": \"calls\"}"));
  close_project (project);
}

static CwProjectFile *
open_file (Fixture *self, gboolean read_only)
{
  g_autoptr (GError) error = NULL;
  CwProjectFile *file = cw_project_file_open (self->path, read_only, &error);

  g_assert_no_error (error);
  return file;
}

static void
run_sql (Fixture *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwDatabase) database = cw_database_open (self->path, CW_DATABASE_WRITE, &error);

  g_assert_no_error (error);
  g_assert_true (cw_database_exec (database, sql, &error));
  g_assert_true (cw_database_close (database, &error));
}

static void
assert_refused (Fixture *self, int code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cw_project_file_open (self->path, FALSE, &error));
  g_assert_error (error, CW_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_false (is_beside (self, ".lock"));
}

/* --- making ------------------------------------------------------------------------------------------------- */

static void
test_create (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwProjectFile) file = cw_project_file_create (self->path, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (file->path, ==, self->path);
  g_assert_false (file->read_only);
  g_assert_null (file->notice);
  g_assert_true (is_beside (self, ".lock"));
  g_assert_true (cw_project_file_close (file, &error));
  g_assert_true (cw_project_file_close (file, &error));
  g_assert_true (cw_schema_check_file (self->path, &error));
}

static void
test_create_over (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;

  g_assert_true (g_file_set_contents (self->path, "my thesis", -1, NULL));
  g_assert_null (cw_project_file_create (self->path, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (self->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "my thesis");
}

static void
test_create_nowhere (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "none", "study.caseweave", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (cw_project_file_create (path, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
}

static void
test_discard (Fixture *self, gconstpointer data)
{
  g_autoptr (CwProjectFile) file = cw_project_file_create (self->path, NULL);

  cw_project_file_discard (file);
  g_assert_false (is_beside (self, ""));
  g_assert_false (is_beside (self, "-wal"));
}

/* --- closing -------------------------------------------------------------------------------------------------- */

/* One file is left, safe to copy, with everything in it. */
static void
test_close_leaves_one_file (Fixture *self, gconstpointer data)
{
  static const char *const beside[] = { "-wal", "-shm", "-journal", ".lock" };
  g_autoptr (CwProject) project = NULL;
  g_autofree char *copy = g_build_filename (self->folder, "copy", NULL);
  g_autofree char *content = NULL;
  gsize size;

  make_project (self);
  for (guint i = 0; i < G_N_ELEMENTS (beside); i++)
    g_assert_false (is_beside (self, beside[i]));
  g_assert_true (g_file_get_contents (self->path, &content, &size, NULL));
  g_assert_true (g_file_set_contents (copy, content, size, NULL));
  project = cw_project_open (copy, FALSE, NULL);
  g_assert_nonnull (cw_project_get_record (project, CW_KIND_CODE, 1));
  g_assert_true (cw_project_close (project, NULL));
  g_unlink (copy);
}

/* What a program that ended at once has left in the WAL is not lost, and the next to close puts it away. */
static void
test_after_a_crash (Fixture *self, gconstpointer data)
{
  static const char *const parts[] = { "", "-wal" };
  g_autofree char *crashed = g_build_filename (self->folder, "crashed", NULL);
  g_autofree char *wal = g_strconcat (crashed, "-wal", NULL);
  CwProject *project = cw_project_create (self->path, "Test", NULL);

  g_free (cw_test_do (project, "{\"verb\": \"create-code\", \"name\": \"calls\"}"));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *from = g_strconcat (self->path, parts[i], NULL);
      g_autofree char *to = g_strconcat (crashed, parts[i], NULL);
      g_autofree char *content = NULL;
      gsize size;

      g_assert_true (g_file_get_contents (from, &content, &size, NULL));
      g_assert_true (g_file_set_contents (to, content, size, NULL));
    }
  close_project (project);
  project = cw_project_open (crashed, FALSE, NULL);
  g_assert_nonnull (cw_project_get_record (project, CW_KIND_CODE, 1));
  cw_test_assert_sound (project);
  close_project (project);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_unlink (crashed);
}

/* --- opening --------------------------------------------------------------------------------------------------- */

static void
test_read_only (Fixture *self, gconstpointer data)
{
  g_autoptr (CwProjectFile) file = NULL;
  g_autoptr (CwProjectFile) writer = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size, again;

  make_project (self);
  g_assert_true (g_file_get_contents (self->path, &before, &size, NULL));
  file = open_file (self, TRUE);
  g_assert_true (file->read_only);
  g_assert_null (file->notice);
  g_assert_false (is_beside (self, ".lock"));
  g_assert_false (cw_database_exec (file->database, "DELETE FROM code", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_READ_ONLY);
  g_assert_true (g_file_get_contents (self->path, &after, &again, NULL));
  g_assert_cmpmem (before, size, after, again);
  /* It keeps nobody from writing. */
  writer = open_file (self, FALSE);
  g_assert_false (writer->read_only);
  g_assert_true (cw_project_file_close (file, NULL));
  g_assert_true (cw_project_file_close (writer, NULL));
}

/* The first has it; the second reads and is told who; when the first has closed, the next may write. */
static void
test_two_at_once (Fixture *self, gconstpointer data)
{
  g_autoptr (CwProjectFile) first = NULL;
  g_autoptr (CwProjectFile) second = NULL;
  g_autoptr (CwProjectFile) third = NULL;
  gint64 n = 0;

  make_project (self);
  first = open_file (self, FALSE);
  second = open_file (self, FALSE);
  g_assert_true (second->read_only);
  g_assert_nonnull (strstr (second->notice, g_get_user_name ()));
  g_assert_nonnull (strstr (second->notice, g_get_host_name ()));
  g_assert_true (cw_database_exec (first->database, "UPDATE code SET name = 'new'", NULL));
  g_assert_true (cw_database_read_integer (
      second->database, &n, NULL, "SELECT count (*) FROM code WHERE name = 'new'", ""));
  g_assert_cmpint (n, ==, 1);
  g_assert_true (cw_project_file_close (second, NULL));
  g_assert_true (is_beside (self, ".lock"));
  g_assert_true (cw_project_file_close (first, NULL));
  third = open_file (self, FALSE);
  g_assert_false (third->read_only);
}

static void
test_newer (Fixture *self, gconstpointer data)
{
  g_autoptr (CwProjectFile) file = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize size, again;

  make_project (self);
  run_sql (self, "PRAGMA user_version = 1000");
  g_assert_true (g_file_get_contents (self->path, &before, &size, NULL));
  file = open_file (self, FALSE);
  g_assert_true (file->read_only);
  g_assert_true (g_str_has_prefix (file->notice, "A newer version of Caseweave"));
  g_assert_true (cw_project_file_close (file, NULL));
  g_assert_true (g_file_get_contents (self->path, &after, &again, NULL));
  g_assert_cmpmem (before, size, after, again);
}

static void
test_folder_without_rights (Fixture *self, gconstpointer data)
{
  g_autoptr (CwProjectFile) file = NULL;

  make_project (self);
  g_assert_cmpint (g_chmod (self->folder, 0500), ==, 0);
  if (g_access (self->folder, W_OK) == 0)
    {
      g_chmod (self->folder, 0700);
      g_test_skip ("this user may write everywhere");
      return;
    }
  file = open_file (self, FALSE);
  g_assert_true (file->read_only);
  g_assert_nonnull (strstr (file->notice, "its folder cannot be written"));
  g_assert_true (cw_project_file_close (file, NULL));
  g_chmod (self->folder, 0700);
}

static gpointer
release_later (gpointer lock)
{
  g_usleep (100000);
  cw_file_lock_free (lock);
  return NULL;
}

/* A file that says WAL and has nothing beside it, while another program has it open for writing: it comes or goes. */
static void
make_between (Fixture *self)
{
  g_autofree char *content = NULL;
  g_autoptr (CwDatabase) database = NULL;
  gsize size;

  make_project (self);
  database = cw_database_open (self->path, CW_DATABASE_WRITE, NULL);
  g_assert_true (g_file_get_contents (self->path, &content, &size, NULL));
  g_assert_cmpint (content[18], ==, 2); /* the file format's byte for WAL */
  g_assert_true (cw_database_close (database, NULL));
  g_assert_true (g_file_set_contents (self->path, content, size, NULL));
}

static void
test_writer_goes (Fixture *self, gconstpointer data)
{
  g_autofree char *owner = NULL;
  g_autoptr (CwProjectFile) file = NULL;
  g_autoptr (GError) error = NULL;
  GThread *thread;

  make_between (self);
  thread = g_thread_new ("writer", release_later, cw_file_lock_take (self->path, &owner));
  file = cw_project_file_open (self->path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (file->read_only);
  g_thread_join (thread);
  g_assert_true (cw_project_file_close (file, NULL));
  g_clear_pointer (&file, cw_project_file_free);
  file = open_file (self, FALSE); /* puts away what the reader needed */
  g_assert_false (file->read_only);
}

/* One that neither comes nor goes is in use: the place is not to blame. */
static void
test_writer_stays_between (Fixture *self, gconstpointer data)
{
  g_autofree char *owner = NULL;
  g_autoptr (CwProjectFile) file = NULL;
  g_autoptr (GError) error = NULL;
  CwFileLock *lock;

  make_between (self);
  lock = cw_file_lock_take (self->path, &owner);
  g_assert_null (cw_project_file_open (self->path, FALSE, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_BUSY);
  cw_file_lock_free (lock);
  file = open_file (self, FALSE); /* puts away what was tried */
  g_assert_false (file->read_only);
}

/* A lock that cannot be taken for another reason than an owner: its name is a link, which is never followed. */
static void
test_lock_that_is_a_link (Fixture *self, gconstpointer data)
{
  g_autofree char *lock = g_strconcat (self->path, ".lock", NULL);
  g_autoptr (CwProjectFile) file = NULL;

  make_project (self);
  g_assert_cmpint (symlink ("/dev/null", lock), ==, 0);
  file = open_file (self, FALSE);
  g_assert_true (file->read_only);
  g_assert_nonnull (strstr (file->notice, "cannot be written"));
  g_assert_true (cw_project_file_close (file, NULL));
  g_assert_cmpint (g_unlink (lock), ==, 0);
}

/* --- what is no project ---------------------------------------------------------------------------------------- */

static void
test_missing (Fixture *self, gconstpointer data)
{
  assert_refused (self, CW_ERROR_NOT_FOUND, "There is no file");
}

static void
test_foreign (Fixture *self, gconstpointer data)
{
  g_assert_true (g_file_set_contents (self->path, "", 0, NULL));
  assert_refused (self, CW_ERROR_NOT_A_PROJECT, "is not a Caseweave project");
  g_assert_true (g_file_set_contents (self->path, "SQLite format 3, or so", -1, NULL));
  assert_refused (self, CW_ERROR_NOT_A_PROJECT, "is not a Caseweave project");
  g_unlink (self->path);
  make_project (self);
  run_sql (self, "PRAGMA application_id = 1");
  assert_refused (self, CW_ERROR_NOT_A_PROJECT, "is not a Caseweave project");
  g_assert_false (cw_schema_file_is_newer ("/nowhere"));
}

/* A page of rubbish in the middle is found before anything is shown. */
static void
test_damaged (Fixture *self, gconstpointer data)
{
  g_autofree char *content = NULL;
  gsize size;

  make_project (self);
  g_assert_true (g_file_get_contents (self->path, &content, &size, NULL));
  memset (content + 4096, 0xa5, size - 4096);
  g_assert_true (g_file_set_contents (self->path, content, size, NULL));
  assert_refused (self, CW_ERROR_CORRUPT, "is damaged");
}

int
main (int argc, char **argv)
{
#define ADD(path, function)                                                                        \
  g_test_add ("/project-file/" path, Fixture, NULL, set_up, function, tear_down)

  g_test_init (&argc, &argv, NULL);
  ADD ("create", test_create);
  ADD ("create-over", test_create_over);
  ADD ("create-nowhere", test_create_nowhere);
  ADD ("discard", test_discard);
  ADD ("close-leaves-one-file", test_close_leaves_one_file);
  ADD ("after-a-crash", test_after_a_crash);
  ADD ("read-only", test_read_only);
  ADD ("two-at-once", test_two_at_once);
  ADD ("newer", test_newer);
  ADD ("folder-without-rights", test_folder_without_rights);
  ADD ("writer-goes", test_writer_goes);
  ADD ("writer-stays-between", test_writer_stays_between);
  ADD ("lock-that-is-a-link", test_lock_that_is_a_link);
  ADD ("missing", test_missing);
  ADD ("foreign", test_foreign);
  ADD ("damaged", test_damaged);
#undef ADD
  return g_test_run ();
}
