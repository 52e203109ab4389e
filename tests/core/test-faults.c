/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* A session in which the disk fails at each of its operations in turn: with an error, full, or with the power gone.
 * Afterwards the file is whole, every confirmed step is there, and the step that was under way is there wholly or not
 * at all. */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "cw-fault-vfs.h"
#include "cw-history.h"
#include "cw-test-project.h"

#define NOW "2026-11-23T12:00:00Z"
#define SEED 7
/* Each of them keeps other sectors. */
#define N_POWER_LOSSES 2
#define UNDO "undo"
#define REDO "redo"

static const char *const steps[] = {
  "{'verb': 'add-source', 'title': 'Interview', 'text': 'Who answers the call?\\nThe office "
  "does.'}",
  "{'verb': 'create-code', 'name': 'turf claim'}",
  "{'verb': 'create-code', 'name': 'brokerage', 'parent': 'turf claim'}",
  "{'verb': 'create-case', 'name': 'Calder City'}",
  "{'verb': 'assign-case', 'case': 'Calder City', 'source': 'Interview'}",
  "{'verb': 'apply-code', 'source': 'Interview', 'start': 0, 'end': 11, 'code': 'turf claim'}",
  "{'verb': 'apply-code', 'source': 'Interview', 'start': 4, 'end': 21, 'code': 'brokerage'}",
  UNDO,
  REDO,
  "{'verb': 'set-code', 'code': 'brokerage', 'definition': 'who carries word between offices'}",
  "{'verb': 'delete-case', 'case': 'Calder City'}",
  UNDO,
};

#define N_STEPS G_N_ELEMENTS (steps)

typedef struct
{
  char *states[N_STEPS + 1]; /* the dump after each step; the first, of the new project */
  guint n_operations;
} Reference;

typedef struct
{
  char *folder;
  char *path;
} Place;

static void
make_place (Place *place)
{
  g_autoptr (GError) error = NULL;

  place->folder = g_dir_make_tmp ("caseweave-XXXXXX", &error);
  g_assert_no_error (error);
  place->path = g_build_filename (place->folder, "test.caseweave", NULL);
}

static void
clear_place (Place *place)
{
  g_autoptr (GDir) dir = g_dir_open (place->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (place->folder, name, NULL);

      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (place->folder), ==, 0);
  g_free (place->folder);
  g_free (place->path);
}

static CwProject *
create (Place *place, GError **error)
{
  return cw_project_create_reproducible (place->path, "Test", SEED, NOW, error);
}

static gboolean
take_step (CwProject *project, const char *step, GError **error)
{
  g_autofree char *json = g_strdelimit (g_strdup (step), "'", '"');

  if (g_str_equal (step, UNDO))
    return cw_project_undo (project, NULL, error);
  if (g_str_equal (step, REDO))
    return cw_project_redo (project, NULL, error);
  return cw_test_try (project, json, error);
}

/* A failure is one that a researcher can act on, and says so. */
static void
assert_sentence (const GError *error, CwFault fault)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == CW_ERROR);
  g_assert_true (g_str_has_suffix (error->message, "."));
  if (fault == CW_FAULT_DISK_FULL && error->code != CW_ERROR_READ_ONLY)
    g_assert_cmpint (error->code, ==, CW_ERROR_NO_SPACE);
}

static void
make_reference (Reference *reference)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwProject) project = NULL;
  Place place;

  make_place (&place);
  cw_fault_vfs_arm (CW_FAULT_NONE, 0, 0);
  project = create (&place, &error);
  g_assert_no_error (error);
  reference->states[0] = cw_test_dump (project);
  for (guint i = 0; i < N_STEPS; i++)
    {
      take_step (project, steps[i], &error);
      g_assert_no_error (error);
      reference->states[i + 1] = cw_test_dump (project);
    }
  cw_project_close (project, &error);
  g_assert_no_error (error);
  reference->n_operations = cw_fault_vfs_disarm ();
  clear_place (&place);
}

static void
clear_reference (Reference *reference)
{
  for (guint i = 0; i <= N_STEPS; i++)
    g_free (reference->states[i]);
}

/* The steps up to the first that fails; with none of them, creating may have failed already. */
static CwProject *
work (Place *place, CwFault fault, guint *confirmed)
{
  g_autoptr (GError) error = NULL;
  CwProject *project = create (place, &error);

  *confirmed = 0;
  if (project == NULL)
    {
      assert_sentence (error, fault);
      return NULL;
    }
  while (*confirmed < N_STEPS && take_step (project, steps[*confirmed], &error))
    (*confirmed)++;
  if (*confirmed < N_STEPS)
    assert_sentence (error, fault);
  return project;
}

static void
close_anyhow (CwProject *project)
{
  if (project == NULL)
    return;
  cw_project_close (project, NULL);
  g_assert_finalize_object (project);
}

static void
assert_state (Place *place, const Reference *reference, guint confirmed, guint at)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwProject) project = cw_project_open (place->path, FALSE, &error);
  g_autofree char *dump = NULL;

  g_test_message ("operation %u, %u steps confirmed", at, confirmed);
  g_assert_no_error (error);
  cw_test_assert_sound (project);
  dump = cw_test_dump (project);
  if (confirmed == N_STEPS || !g_str_equal (dump, reference->states[confirmed + 1]))
    g_assert_cmpstr (dump, ==, reference->states[confirmed]);
  cw_project_close (project, &error);
  g_assert_no_error (error);
}

/* A project that could not even be made leaves nothing, or a whole one that is empty: which, the power decides. */
static void
assert_nothing_or_new (Place *place, const Reference *reference, CwFault fault, guint at)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwProject) project = NULL;

  if (!g_file_test (place->path, G_FILE_TEST_EXISTS))
    return;
  g_assert_true (fault == CW_FAULT_POWER_LOSS || fault == CW_FAULT_ERRORS);
  project = cw_project_open (place->path, FALSE, &error);
  if (project == NULL)
    {
      assert_sentence (error, fault);
      return;
    }
  cw_project_close (project, NULL);
}

static void
run_once (const Reference *reference, CwFault fault, guint at, guint32 seed)
{
  Place place;
  CwProject *project;
  guint confirmed;

  make_place (&place);
  cw_fault_vfs_arm (fault, at, seed);
  project = work (&place, fault, &confirmed);
  if (project != NULL)
    {
      close_anyhow (project);
      cw_fault_vfs_disarm ();
      assert_state (&place, reference, confirmed, at);
    }
  else
    {
      cw_fault_vfs_disarm ();
      assert_nothing_or_new (&place, reference, fault, at);
    }
  clear_place (&place);
}

static void
sweep (gconstpointer data)
{
  CwFault fault = GPOINTER_TO_INT (data);
  Reference reference;

  make_reference (&reference);
  g_test_message ("%u operations", reference.n_operations);
  g_assert_cmpuint (reference.n_operations, >, 10 * N_STEPS);
  for (guint at = 1; at <= reference.n_operations; at++)
    for (guint round = 0; round < (fault == CW_FAULT_POWER_LOSS ? N_POWER_LOSSES : 1); round++)
      run_once (&reference, fault, at, at * N_POWER_LOSSES + round);
  clear_reference (&reference);
}

static void
repeat_step (CwProject *project, const char *step, guint *n_failures)
{
  g_autoptr (GError) error = NULL;

  if (take_step (project, step, &error))
    return;
  (*n_failures)++;
  cw_test_assert_sound (project);
  g_clear_error (&error);
  take_step (project, step, &error);
  g_assert_no_error (error);
}

/* One error and then all is well again: the project that is open goes on, and the step can be taken again. */
static void
test_one_error_is_survived (void)
{
  Reference reference;

  make_reference (&reference);
  for (guint at = 1; at <= reference.n_operations; at++)
    {
      guint n_failures = 0;
      Place place;
      CwProject *project;

      make_place (&place);
      cw_fault_vfs_arm (CW_FAULT_ONE_ERROR, at, at);
      project = create (&place, NULL);
      if (project == NULL)
        project = create (&place, NULL);
      g_assert_nonnull (project);
      for (guint i = 0; i < N_STEPS; i++)
        repeat_step (project, steps[i], &n_failures);
      g_assert_cmpuint (n_failures, <=, 1);
      cw_test_assert_sound (project);
      close_anyhow (project);
      cw_fault_vfs_disarm ();
      clear_place (&place);
    }
  clear_reference (&reference);
}

/* The disk is full, the step is refused, room is made, the step is taken: nothing is lost in between. */
static void
test_room_is_made (void)
{
  Reference reference;

  make_reference (&reference);
  for (guint at = 1; at <= reference.n_operations; at++)
    {
      g_autoptr (GError) error = NULL;
      guint confirmed;
      Place place;
      CwProject *project;

      make_place (&place);
      cw_fault_vfs_arm (CW_FAULT_DISK_FULL, at, at);
      project = work (&place, CW_FAULT_DISK_FULL, &confirmed);
      cw_fault_vfs_disarm ();
      for (; project != NULL && confirmed < N_STEPS; confirmed++)
        {
          take_step (project, steps[confirmed], &error);
          g_assert_no_error (error);
        }
      if (project != NULL)
        cw_test_assert_sound (project);
      close_anyhow (project);
      clear_place (&place);
    }
  clear_reference (&reference);
}

int
main (int argc, char **argv)
{
  /* The layer counts what is synchronised; the real disk need not do it too. */
  if (g_access ("/dev/shm", W_OK) == 0)
    g_setenv ("TMPDIR", "/dev/shm", TRUE);
  g_test_init (&argc, &argv, NULL);
  cw_fault_vfs_install ();
  g_test_add_data_func ("/faults/errors", GINT_TO_POINTER (CW_FAULT_ERRORS), sweep);
  g_test_add_data_func ("/faults/disk-full", GINT_TO_POINTER (CW_FAULT_DISK_FULL), sweep);
  g_test_add_data_func ("/faults/power-loss", GINT_TO_POINTER (CW_FAULT_POWER_LOSS), sweep);
  g_test_add_func ("/faults/one-error-is-survived", test_one_error_is_survived);
  g_test_add_func ("/faults/room-is-made", test_room_is_made);
  return g_test_run ();
}
