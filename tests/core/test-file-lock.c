/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Who has a project open for writing. */

#include "config.h"

#include "cw-file-lock.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
  char *name;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("caseweave-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "study.caseweave", NULL);
  self->name = g_strconcat (self->path, ".lock", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_cmpint (g_rmdir (self->folder), ==, 0); /* nothing is left */
  g_free (self->folder);
  g_free (self->path);
  g_free (self->name);
}

static void
test_one_owner (Fixture *self, gconstpointer data)
{
  g_autofree char *nobody = NULL;
  g_autofree char *owner = NULL;
  g_autofree char *process = g_strdup_printf ("(process %d)", (int) getpid ());
  CwFileLock *lock;

  g_assert_false (cw_file_lock_is_held (self->path));
  lock = cw_file_lock_take (self->path, &nobody);
  g_assert_nonnull (lock);
  g_assert_null (nobody);
  g_assert_true (cw_file_lock_is_held (self->path));
  g_assert_null (cw_file_lock_take (self->path, &owner));
  g_assert_nonnull (strstr (owner, g_get_user_name ()));
  g_assert_nonnull (strstr (owner, process));
  g_assert_null (strchr (owner, '\n'));
  cw_file_lock_free (lock);
  g_assert_false (cw_file_lock_is_held (self->path));
  g_assert_false (g_file_test (self->name, G_FILE_TEST_EXISTS));
  cw_file_lock_free (NULL);
}

/* What a process that was killed has left is no lock. */
static void
test_left_behind (Fixture *self, gconstpointer data)
{
  g_autofree char *owner = NULL;
  CwFileLock *lock;

  g_assert_true (g_file_set_contents (self->name, "somebody else", -1, NULL));
  g_assert_false (cw_file_lock_is_held (self->path));
  lock = cw_file_lock_take (self->path, &owner);
  g_assert_nonnull (lock);
  cw_file_lock_free (lock);
}

/* An owner who does not say who is still one; what is no text does no harm. */
static void
test_owner_without_a_name (Fixture *self, gconstpointer data)
{
  g_autofree char *taken = NULL;
  g_autofree char *unknown = NULL;
  g_autofree char *strange = NULL;
  CwFileLock *lock = cw_file_lock_take (self->path, &taken);

  g_assert_cmpint (truncate (self->name, 0), ==, 0);
  g_assert_null (cw_file_lock_take (self->path, &unknown));
  g_assert_cmpstr (unknown, ==, "another program");
  {
    FILE *file = g_fopen (self->name, "w");

    fputs ("\xff\xfe who", file);
    fclose (file);
  }
  g_assert_null (cw_file_lock_take (self->path, &strange));
  g_assert_true (g_utf8_validate (strange, -1, NULL));
  cw_file_lock_free (lock);
}

/* The kernel gives it back, however the process ends. */
static void
test_killed_owner (Fixture *self, gconstpointer data)
{
  g_autofree char *owner = NULL;
  int pipe_fds[2];
  char ready = 0;
  CwFileLock *lock;
  pid_t child;

  g_assert_cmpint (pipe (pipe_fds), ==, 0);
  child = fork ();
  if (child == 0)
    {
      char *unused = NULL;
      gboolean taken = cw_file_lock_take (self->path, &unused) != NULL;

      if (write (pipe_fds[1], taken ? "y" : "n", 1) == 1)
        pause ();
      _exit (1);
    }
  g_assert_cmpint (read (pipe_fds[0], &ready, 1), ==, 1);
  g_assert_cmpint (ready, ==, 'y');
  g_assert_true (cw_file_lock_is_held (self->path));
  g_assert_null (cw_file_lock_take (self->path, &owner));
  kill (child, SIGKILL);
  waitpid (child, NULL, 0);
  g_clear_pointer (&owner, g_free);
  g_assert_false (cw_file_lock_is_held (self->path));
  lock = cw_file_lock_take (self->path, &owner);
  g_assert_nonnull (lock);
  cw_file_lock_free (lock);
  close (pipe_fds[0]);
  close (pipe_fds[1]);
}

static void
test_no_place (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "none", "study", NULL);
  g_autofree char *owner = g_strdup ("not touched");
  char *result = owner;

  g_assert_null (cw_file_lock_take (path, &result));
  g_assert_null (result);
  g_assert_false (cw_file_lock_is_held (path));
}

int
main (int argc, char **argv)
{
#define ADD(path, function)                                                                        \
  g_test_add ("/file-lock/" path, Fixture, NULL, set_up, function, tear_down)

  g_test_init (&argc, &argv, NULL);
  ADD ("one-owner", test_one_owner);
  ADD ("left-behind", test_left_behind);
  ADD ("owner-without-a-name", test_owner_without_a_name);
  ADD ("killed-owner", test_killed_owner);
  ADD ("no-place", test_no_place);
#undef ADD
  return g_test_run ();
}
