/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Tries what a program does with a file that somebody has damaged or made to harm: it is opened, looked at, worked on
 * and closed. Each of that works or fails with a sentence; nothing crashes, nothing takes long, and a file that was not
 * opened is as it was. */

#include "config.h"

#include "cw-test-hostile.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "cw-dump.h"
#include "cw-past.h"
#include "cw-search-index.h"
#include "cw-test-project.h"
#include "cw-test-tour.h"
#include "cw-test-verbs.h"

/* One case; the slowest that is right takes a second, with sanitizers. */
#define MAX_SECONDS 60

#define HEADER_SIZE 100

CwTestHostile *
cw_test_hostile_new (void)
{
  CwTestHostile *self = g_new0 (CwTestHostile, 1);
  CwProject *project = cw_test_verbs_project_to_review ();
  g_autofree char *from = g_strdup (cw_project_get_path (project));
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("caseweave-XXXXXX", &error);
  g_autofree char *content = NULL;
  gsize size;

  cw_test_say (project, "{'verb': 'redefine-code', 'code': 'access', 'definition': 'anew'}");
  cw_test_say (project, "{'verb': 'mark-reviewed', 'source': 'Minutes', 'code': 'turf'}");
  cw_test_say (project,
               "{'verb': 'keep-overlap', 'code': 'turf', 'excerpt': 'E-3', 'other': 'E-4'}");
  g_assert_true (cw_project_undo (project, NULL, NULL));
  g_assert_true (cw_project_close (project, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (from, &content, &size, NULL));
  cw_test_project_remove (project);
  self->bytes = g_byte_array_new_take ((guint8 *) g_steal_pointer (&content), size);
  self->path = g_build_filename (folder, "hostile.caseweave", NULL);
  return self;
}

static void
remove_beside (CwTestHostile *self, const char *suffix)
{
  g_autofree char *name = g_strconcat (self->path, suffix, NULL);

  g_unlink (name);
}

static void
remove_file (CwTestHostile *self)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    remove_beside (self, suffixes[i]);
}

void
cw_test_hostile_free (CwTestHostile *self)
{
  g_autofree char *folder = NULL;

  if (self == NULL)
    return;
  folder = g_path_get_dirname (self->path);
  g_test_message ("%u cases were refused and %u opened", self->n_refused, self->n_opened);
  remove_file (self);
  remove_beside (self, ".lock");
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_byte_array_unref (self->bytes);
  g_free (self->path);
  g_free (self);
}

/* The next case is a file of these bytes. */
void
cw_test_hostile_put (CwTestHostile *self, const void *data, gsize size)
{
  g_autoptr (GError) error = NULL;

  remove_file (self);
  g_file_set_contents_full (self->path, data, size, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

/* The next case is the sound project with what is done to it over a connection that knows no rules; to be closed. */
sqlite3 *
cw_test_hostile_begin (CwTestHostile *self)
{
  sqlite3 *handle = NULL;

  cw_test_hostile_put (self, self->bytes->data, self->bytes->len);
  g_assert_cmpint (sqlite3_open (self->path, &handle), ==, SQLITE_OK);
  sqlite3_exec (handle,
                "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; "
                "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF",
                NULL,
                NULL,
                NULL);
  return handle;
}

static void
say (CwProject *project, const char *line, const char *name)
{
  g_autofree char *json = g_strdelimit (g_strdup (line), "'", '"');
  g_autoptr (GError) error = NULL;

  if (!cw_test_try (project, json, &error))
    cw_test_assert_sentence (error, name);
}

static void
step_back_and_forth (CwProject *project, const char *name)
{
  g_autoptr (GError) error = NULL;

  if (!cw_project_redo (project, NULL, &error))
    cw_test_assert_sentence (error, name);
  for (guint i = 0; i < 3; i++)
    {
      g_clear_error (&error);
      if (!cw_project_undo (project, NULL, &error))
        cw_test_assert_sentence (error, name);
    }
}

/* As a day's work does. */
static void
work (CwProject *project, const char *name)
{
  static const char *const lines[] = {
    "{'verb': 'create-code', 'name': 'hostile'}",
    "{'verb': 'apply-code', 'source': 'Interview', 'start': 1, 'end': 5, 'code': 'turf'}",
    "{'verb': 'move-code', 'code': 'calls', 'parent': 'turf'}",
    "{'verb': 'correct-text', 'source': 'Interview', 'start': 16, 'end': 19, 'text': 'X'}",
    "{'verb': 'merge-codes', 'code': 'calls', 'into': 'turf'}",
    "{'verb': 'move-case', 'case': 'South', 'parent': 'North'}",
    "{'verb': 'delete-source', 'source': 'Report'}",
  };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    say (project, lines[i], name);
  if (!cw_project_build_search_index (project, 1000, NULL, &error))
    cw_test_assert_sentence (error, name);
  step_back_and_forth (project, name);
}

static void
look (CwProject *project, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *dump = cw_project_dump (project, &error);
  g_autoptr (GPtrArray) findings = NULL;

  if (dump == NULL)
    cw_test_assert_sentence (error, name);
  g_clear_error (&error);
  findings = cw_project_check (project, &error);
  if (findings == NULL)
    cw_test_assert_sentence (error, name);
}

static void
look_back (CwTestHostile *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  CwProject *past = cw_project_open_as_of (self->path, "2000-06-30", &error);

  if (past == NULL)
    {
      cw_test_assert_sentence (error, name);
      return;
    }
  cw_project_close (past, NULL);
  g_assert_finalize_object (past);
}

/* But for the header, in which SQLite counts how often somebody has come to write. */
static void
assert_unchanged (CwTestHostile *self, const char *before, gsize size)
{
  g_autofree char *after = NULL;
  gsize size_after;

  g_assert_true (g_file_get_contents (self->path, &after, &size_after, NULL));
  g_assert_cmpuint (size, ==, size_after);
  if (size > HEADER_SIZE)
    g_assert_cmpmem (
        before + HEADER_SIZE, size - HEADER_SIZE, after + HEADER_SIZE, size - HEADER_SIZE);
}

static void
try (CwTestHostile *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  gsize size;
  CwProject *project;

  g_assert_true (g_file_get_contents (self->path, &before, &size, NULL));
  look_back (self, name);
  project = cw_project_open (self->path, FALSE, &error);
  g_assert_true ((project == NULL) == (error != NULL));
  if (project == NULL)
    {
      self->n_refused++;
      cw_test_assert_sentence (error, name);
      assert_unchanged (self, before, size);
      return;
    }
  self->n_opened++;
  cw_test_tour (project);
  work (project, name);
  look (project, name);
  if (!cw_project_close (project, &error))
    cw_test_assert_sentence (error, name);
  g_assert_finalize_object (project);
}

/* Tries the file that was put or begun. */
void
cw_test_hostile_try (CwTestHostile *self, const char *name)
{
  gint64 began = g_get_monotonic_time ();

  if (g_test_verbose ())
    g_test_message ("%s", name);
  alarm (MAX_SECONDS);
  try (self, name);
  alarm (0);
  if (g_get_monotonic_time () - began > G_USEC_PER_SEC)
    g_test_message ("%s: %.1f s", name, (g_get_monotonic_time () - began) / 1e6);
}
