/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "toy-project.h"

#include <glib/gstdio.h>

#include "cw-cases.h"
#include "cw-coding.h"
#include "cw-sources.h"

static gint64
create (ToyProject *self, CwKind kind, const char *name, gint64 parent)
{
  g_autoptr (GError) error = NULL;
  gint64 id = cw_project_create_record (self->project, kind, name, parent, &error);

  g_assert_no_error (error);
  return id;
}

/* Words of four letters; the last one fills up to the length. */
static char *
make_text (guint length)
{
  GString *text = g_string_new (NULL);

  while (text->len + 5 < length)
    g_string_append (text, "abcd ");
  while (text->len < length)
    g_string_append_c (text, "abcde"[text->len % 5]);
  return g_string_free_and_steal (text);
}

static gint64
add_source (ToyProject *self, const char *title, const char *date, guint length)
{
  g_autofree char *text = make_text (length);
  g_autoptr (CwDraftSource) draft = cw_draft_source_from_text (title, text);
  g_autoptr (GError) error = NULL;
  gint64 id = cw_project_add_source (self->project, draft, "interview transcript", &error);

  g_assert_no_error (error);
  cw_project_set_field (self->project, CW_KIND_SOURCE, id, CW_SOURCE_EVENT_DATE, date, &error);
  g_assert_no_error (error);
  return id;
}

static void
assign (ToyProject *self, gint64 case_id, gint64 source, guint start, guint end)
{
  g_autoptr (GError) error = NULL;

  if (end == 0)
    cw_project_assign_case (self->project, case_id, source, &error);
  else
    cw_project_assign_case_range (self->project, case_id, source, start, end, &error);
  g_assert_no_error (error);
}

static void
add_objects (ToyProject *self)
{
  self->city_a = create (self, CW_KIND_CASE, "City A", 0);
  self->city_b = create (self, CW_KIND_CASE, "City B", 0);
  self->x = create (self, CW_KIND_CODE, "X", 0);
  self->x1 = create (self, CW_KIND_CODE, "X1", self->x);
  self->x2 = create (self, CW_KIND_CODE, "X2", self->x);
  self->y = create (self, CW_KIND_CODE, "Y", 0);
  self->s1 = add_source (self, "S1", "2021-01-15", 1000);
  self->s2 = add_source (self, "S2", "2021-04-10", 500);
  self->s3 = add_source (self, "S3", "2021-02-01", 2000);
  self->s4 = add_source (self, "S4", "2021-05-20", 600);
  assign (self, self->city_a, self->s1, 0, 0);
  assign (self, self->city_a, self->s2, 0, 0);
  assign (self, self->city_b, self->s3, 0, 0);
  assign (self, self->city_a, self->s4, 0, 300);
  assign (self, self->city_b, self->s4, 300, 600);
}

static void
add_codings (ToyProject *self)
{
  toy_project_code (self, self->s1, 0, 100, self->x1);
  toy_project_code (self, self->s1, 50, 150, self->x2);
  toy_project_code (self, self->s1, 50, 150, self->y);
  toy_project_code (self, self->s1, 400, 500, self->x1);
  toy_project_code (self, self->s2, 0, 50, self->y);
  toy_project_code (self, self->s3, 0, 200, self->x);
  toy_project_code (self, self->s3, 100, 300, self->x1);
  toy_project_code (self, self->s3, 1000, 1100, self->y);
  toy_project_code (self, self->s4, 250, 350, self->x2);
  toy_project_code (self, self->s4, 550, 600, self->y);
}

ToyProject *
toy_project_new (void)
{
  ToyProject *self = g_new0 (ToyProject, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  self->folder = g_dir_make_tmp ("caseweave-toy-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "toy.caseweave", NULL);
  self->project = cw_project_create (path, "Toy", &error);
  g_assert_no_error (error);
  add_objects (self);
  add_codings (self);
  return self;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

void
toy_project_free (ToyProject *self)
{
  g_autoptr (GError) error = NULL;

  cw_project_close (self->project, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (self->project);
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self);
}

/* Returns the excerpt. */
gint64
toy_project_code (ToyProject *self, gint64 source, guint start, guint end, gint64 code)
{
  g_autoptr (GError) error = NULL;

  cw_project_apply_code (self->project, source, start, end, code, &error);
  g_assert_no_error (error);
  return cw_project_find_excerpt (self->project, source, start, end);
}
