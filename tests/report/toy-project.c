/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "toy-project.h"

#include "cw-cases.h"
#include "cw-coding.h"
#include "cw-sources.h"

#include <string.h>

const ToyCoding toy_codings[10] = {
  { "S1", 0, 100, "X1" },   { "S1", 50, 150, "X2" },   { "S1", 50, 150, "Y" },
  { "S1", 400, 500, "X1" }, { "S2", 0, 50, "Y" },      { "S3", 0, 200, "X" },
  { "S3", 100, 300, "X1" }, { "S3", 1000, 1100, "Y" }, { "S4", 250, 350, "X2" },
  { "S4", 550, 600, "Y" },
};

gint64
toy_find (CwProject *project, CwKind kind, const char *name)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  cw_project_resolve (project, kind, name, &id, &error);
  g_assert_no_error (error);
  return id;
}

/* Five characters a word, so that the words say where they are: "1042 1047 1052 ". */
static char *
make_text (guint number, guint length)
{
  GString *text = g_string_new (NULL);

  while (text->len < length)
    g_string_append_printf (text, "%u%03u ", number, (guint) text->len / 5);
  g_string_truncate (text, length);
  text->str[length - 1] = '.';
  return g_string_free (text, FALSE);
}

static void
add_source (CwProject *project, guint number, guint length, const char *date)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *title = g_strdup_printf ("S%u", number);
  g_autofree char *text = make_text (number, length);
  g_autoptr (CwDraftSource) draft = cw_draft_source_from_text (title, text);
  gint64 id = cw_project_add_source (project, draft, "interview transcript", &error);

  g_assert_no_error (error);
  cw_project_set_field (project, CW_KIND_SOURCE, id, CW_SOURCE_EVENT_DATE, date, &error);
  g_assert_no_error (error);
}

static void
create (CwProject *project, CwKind kind, const char *name, gint64 parent)
{
  g_autoptr (GError) error = NULL;

  cw_project_create_record (project, kind, name, parent, &error);
  g_assert_no_error (error);
}

static void
add_sources (CwProject *project)
{
  g_autoptr (GError) error = NULL;
  gint64 a = toy_find (project, CW_KIND_CASE, "City A");
  gint64 b = toy_find (project, CW_KIND_CASE, "City B");

  add_source (project, 1, 1000, "2021-01-15");
  add_source (project, 2, 500, "2021-04-10");
  add_source (project, 3, 2000, "2021-02-01");
  add_source (project, 4, 600, "2021-05-20");
  g_assert_true (
      cw_project_assign_case (project, a, toy_find (project, CW_KIND_SOURCE, "S1"), &error)
      && cw_project_assign_case (project, a, toy_find (project, CW_KIND_SOURCE, "S2"), &error)
      && cw_project_assign_case (project, b, toy_find (project, CW_KIND_SOURCE, "S3"), &error)
      && cw_project_assign_case_range (
          project, a, toy_find (project, CW_KIND_SOURCE, "S4"), 0, 300, &error)
      && cw_project_assign_case_range (
          project, b, toy_find (project, CW_KIND_SOURCE, "S4"), 300, 600, &error));
}

CwProject *
toy_project_new (const char *path)
{
  g_autoptr (GError) error = NULL;
  CwProject *project = cw_project_create (path, "Toy", &error);

  g_assert_no_error (error);
  create (project, CW_KIND_CASE, "City A", 0);
  create (project, CW_KIND_CASE, "City B", 0);
  create (project, CW_KIND_CODE, "X", 0);
  create (project, CW_KIND_CODE, "X1", toy_find (project, CW_KIND_CODE, "X"));
  create (project, CW_KIND_CODE, "X2", toy_find (project, CW_KIND_CODE, "X"));
  create (project, CW_KIND_CODE, "Y", 0);
  add_sources (project);
  for (guint i = 0; i < G_N_ELEMENTS (toy_codings); i++)
    {
      const ToyCoding *coding = &toy_codings[i];

      cw_project_apply_code (project,
                             toy_find (project, CW_KIND_SOURCE, coding->source),
                             coding->start,
                             coding->end,
                             toy_find (project, CW_KIND_CODE, coding->code),
                             &error);
      g_assert_no_error (error);
    }
  return project;
}
