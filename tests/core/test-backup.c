/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "cw-backup.h"
#include "cw-test-project.h"

#define NOW G_GINT64_CONSTANT (1795474501) /* 2026-11-23T22:55:01Z, or near it */
#define DAY 86400

typedef struct
{
  CwProject *project;
  char *path;
  char *folder;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->project = cw_test_project_new_toy ();
  self->path = g_strdup (cw_project_get_path (self->project));
  self->folder = cw_backup_dup_folder (self->path);
}

static void
remove_tree (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_tree (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

  if (self->project != NULL)
    {
      cw_project_close (self->project, NULL);
      g_assert_finalize_object (self->project);
    }
  remove_tree (folder);
  g_free (self->path);
  g_free (self->folder);
}

static void
close_project (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  cw_project_close (self->project, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (self->project);
  self->project = NULL;
}

static void
open_project (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  self->project = cw_project_open (self->path, FALSE, &error);
  g_assert_no_error (error);
}

static char *
make_backup (Fixture *self, gint64 now)
{
  g_autoptr (GError) error = NULL;
  char *backup = NULL;

  cw_backup_make (self->path, now, NULL, &backup, &error);
  g_assert_no_error (error);
  return backup;
}

static guint
count_backups (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = cw_backup_list (self->path, &error);

  g_assert_no_error (error);
  return backups->len;
}

static char *
dump_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwProject) project = cw_project_open (path, TRUE, &error);
  char *dump;

  g_assert_no_error (error);
  dump = cw_test_dump (project);
  cw_test_assert_sound (project);
  cw_project_close (project, NULL);
  return dump;
}

static void
overwrite (const char *path, goffset offset, gsize size)
{
  g_autofree char *garbage = g_malloc (size);
  FILE *file = g_fopen (path, "r+");

  memset (garbage, 0xA5, size);
  g_assert_nonnull (file);
  g_assert_cmpint (fseek (file, offset, SEEK_SET), ==, 0);
  g_assert_cmpuint (fwrite (garbage, 1, size, file), ==, size);
  g_assert_cmpint (fclose (file), ==, 0);
}

static void
test_of_an_open_project (Fixture *self, gconstpointer data)
{
  g_autofree char *before = cw_test_dump (self->project);
  g_autofree char *backup = make_backup (self, NOW);
  g_autofree char *copied = NULL;
  g_autofree char *wal = g_strconcat (backup, "-wal", NULL);
  GStatBuf info;

  g_assert_nonnull (backup);
  g_assert_cmpint (g_stat (backup, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (self->folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  /* The project goes on being written, and the backup stays what it was. */
  cw_test_say (self->project, "{'verb': 'create-case', 'name': 'C'}");
  copied = dump_file (backup);
  g_assert_cmpstr (copied, ==, before);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
}

/* Another connection of this process must not take the project's lock away, as an open and close of the file would. */
static void
test_leaves_the_lock (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = make_backup (self, NOW);
  g_autoptr (CwProject) second = cw_project_open (self->path, FALSE, &error);

  g_assert_no_error (error);
  g_assert_true (cw_project_is_read_only (second));
  cw_project_close (second, NULL);
  cw_test_say (self->project, "{'verb': 'create-case', 'name': 'C'}");
  cw_test_assert_sound (self->project);
}

static void
test_nothing_new (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = make_backup (self, NOW);
  g_autofree char *second = make_backup (self, NOW + 60);
  g_autofree char *third = NULL;
  g_autofree char *fourth = NULL;

  g_assert_nonnull (first);
  g_assert_null (second);
  /* An undo adds no row to the history, yet it changes the project. */
  g_assert_true (cw_project_undo (self->project, NULL, &error));
  third = make_backup (self, NOW + 120);
  g_assert_nonnull (third);
  cw_test_say (self->project, "{'verb': 'create-case', 'name': 'C'}");
  fourth = make_backup (self, NOW + 120); /* in the same second */
  g_assert_nonnull (fourth);
  g_assert_cmpstr (third, !=, fourth);
  g_assert_cmpuint (count_backups (self), ==, 3);
}

static void
test_list (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *foreign = g_build_filename (self->folder, "notes.caseweave", NULL);
  g_autofree char *odd = g_build_filename (self->folder, "2026-13-01T00-00-00Z.caseweave", NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *time = NULL;
  g_autoptr (GPtrArray) backups = NULL;

  g_assert_cmpuint (count_backups (self), ==, 0);
  first = make_backup (self, NOW);
  cw_test_say (self->project, "{'verb': 'create-case', 'name': 'C'}");
  second = make_backup (self, NOW + DAY);
  g_assert_true (g_file_set_contents (foreign, "x", 1, NULL));
  g_assert_true (g_file_set_contents (odd, "x", 1, NULL));
  backups = cw_backup_list (self->path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (backups->len, ==, 2);
  g_assert_cmpstr (((CwBackup *) g_ptr_array_index (backups, 0))->path, ==, second);
  g_assert_cmpint (((CwBackup *) g_ptr_array_index (backups, 1))->time, ==, NOW);
  g_assert_cmpint (((CwBackup *) g_ptr_array_index (backups, 1))->size, >, 4096);
  time = cw_backup_format_time (g_ptr_array_index (backups, 1));
  g_assert_true (g_str_has_prefix (time, "2026-11-"));
  /* What is not a backup stays where it is. */
  g_assert_true (cw_backup_rotate (self->path, NOW + 1000 * DAY, &error));
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));
}

static void
test_rotation (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *backup = NULL;

      cw_test_say (self->project, "{'verb': 'create-case', 'name': 'Case %u'}", i);
      backup = make_backup (self, NOW + i);
    }
  g_assert_true (cw_backup_rotate (self->path, NOW + 400 * DAY, &error));
  g_assert_cmpuint (count_backups (self), ==, 3);
}

static void
test_stopped (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GDir) dir = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (cw_backup_make (self->path, NOW, cancellable, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_CANCELLED);
  dir = g_dir_open (self->folder, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
}

static void
test_of_a_damaged_project (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *good = make_backup (self, NOW);

  cw_test_say (self->project, "{'verb': 'create-case', 'name': 'C'}");
  close_project (self);
  overwrite (self->path, 8192, 4096);
  g_assert_false (cw_backup_make (self->path, NOW + DAY, NULL, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_CORRUPT);
  g_assert_cmpuint (count_backups (self), ==, 1);
}

static void
test_stale_part (Fixture *self, gconstpointer data)
{
  g_autofree char *stale = g_build_filename (self->folder, "x.caseweave.0000.part", NULL);
  g_autofree char *backup = NULL;

  g_assert_cmpint (g_mkdir (self->folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (stale, "x", 1, NULL));
  backup = make_backup (self, g_get_real_time () / G_USEC_PER_SEC + 2 * DAY);
  g_assert_false (g_file_test (stale, G_FILE_TEST_EXISTS));
}

static void
test_restore (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = cw_test_dump (self->project);
  g_autofree char *backup = make_backup (self, NOW);
  g_autofree char *later = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *restored = NULL;
  g_autofree char *kept = NULL;

  cw_test_say (self->project, "{'verb': 'create-case', 'name': 'C'}");
  later = cw_test_dump (self->project);
  close_project (self);
  cw_backup_restore (self->path, backup, NOW + DAY, &aside, &error);
  g_assert_no_error (error);
  restored = dump_file (self->path);
  g_assert_cmpstr (restored, ==, before);
  kept = dump_file (aside);
  g_assert_cmpstr (kept, ==, later);
  open_project (self);
  g_assert_false (cw_project_is_read_only (self->project));
}

static void
test_restore_of_a_damaged_project (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = cw_test_dump (self->project);
  g_autofree char *backup = make_backup (self, NOW);
  g_autofree char *aside = NULL;
  g_autofree char *restored = NULL;
  g_autofree char *wal = g_strconcat (self->path, "-wal", NULL);

  close_project (self);
  overwrite (self->path, 0, 4096);
  g_assert_true (g_file_set_contents (wal, "what was left", -1, NULL));
  cw_backup_restore (self->path, backup, NOW, &aside, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  restored = dump_file (self->path);
  g_assert_cmpstr (restored, ==, before);
}

static void
test_restore_of_a_lost_project (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = cw_test_dump (self->project);
  g_autofree char *backup = make_backup (self, NOW);
  g_autofree char *aside = NULL;
  g_autofree char *restored = NULL;

  close_project (self);
  g_assert_cmpint (g_unlink (self->path), ==, 0);
  cw_backup_restore (self->path, backup, NOW, &aside, &error);
  g_assert_no_error (error);
  g_assert_null (aside);
  restored = dump_file (self->path);
  g_assert_cmpstr (restored, ==, before);
}

static void
test_restore_of_an_open_project (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = make_backup (self, NOW);

  g_assert_false (cw_backup_restore (self->path, backup, NOW, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, "Close it there"));
  cw_test_assert_sound (self->project);
}

static void
test_restore_from_a_damaged_backup (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = cw_test_dump (self->project);
  g_autofree char *backup = make_backup (self, NOW);
  g_autofree char *left = NULL;

  close_project (self);
  overwrite (backup, 8192, 4096);
  g_assert_false (cw_backup_restore (self->path, backup, NOW, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_CORRUPT);
  g_clear_error (&error);
  overwrite (backup, 0, 100);
  g_assert_false (cw_backup_restore (self->path, backup, NOW, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_A_PROJECT);
  left = dump_file (self->path);
  g_assert_cmpstr (left, ==, before);
}

#define ADD(name, function) g_test_add ("/backup/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("of-an-open-project", test_of_an_open_project);
  ADD ("leaves-the-lock", test_leaves_the_lock);
  ADD ("nothing-new", test_nothing_new);
  ADD ("list", test_list);
  ADD ("rotation", test_rotation);
  ADD ("stopped", test_stopped);
  ADD ("of-a-damaged-project", test_of_a_damaged_project);
  ADD ("stale-part", test_stale_part);
  ADD ("restore", test_restore);
  ADD ("restore-of-a-damaged-project", test_restore_of_a_damaged_project);
  ADD ("restore-of-a-lost-project", test_restore_of_a_lost_project);
  ADD ("restore-of-an-open-project", test_restore_of_an_open_project);
  ADD ("restore-from-a-damaged-backup", test_restore_from_a_damaged_backup);
  return g_test_run ();
}
