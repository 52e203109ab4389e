/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Memos and what they are about. */

#include "config.h"

#include "cw-memos.h"

#include <string.h>

#include "cw-field.h"
#include "cw-test-project.h"

typedef struct
{
  CwProject *project;
  gint64 memo;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->project = cw_test_project_new ();
  cw_test_say (self->project,
               "{'verb': 'add-source', 'title': 'Talk', 'text': 'Who\\nanswers?\\tNobody answers "
               "the telephone when it rings at night.'}");
  cw_test_say (self->project, "{'verb': 'create-code', 'name': 'calls'}");
  cw_test_say (self->project, "{'verb': 'create-case', 'name': 'North'}");
  cw_test_say (self->project,
               "{'verb': 'set-summary', 'case': 'North', 'code': 'calls', 'text': 'Nobody.'}");
  cw_test_say (self->project,
               "{'verb': 'create-excerpt', 'source': 'Talk', 'start': 0, 'end': 12}");
  cw_test_say (self->project,
               "{'verb': 'create-excerpt', 'source': 'Talk', 'start': 0, 'end': 60}");
  self->memo = cw_test_say (self->project, "{'verb': 'create-memo', 'title': 'Note'}");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  cw_test_assert_sound (self->project);
  cw_test_project_remove (self->project);
}

static const struct
{
  CwKind kind;
  gint64 id;
  const char *name;
} objects[] = {
  { CW_KIND_SOURCE, 1, "Talk" },
  { CW_KIND_CODE, 1, "calls" },
  { CW_KIND_CASE, 1, "North" },
  { CW_KIND_MEMO, 1, "Note" },
  { CW_KIND_SUMMARY, 1, "G-1" },
  { CW_KIND_EXCERPT, 1, "E-1 “Who answers?”" },
  { CW_KIND_EXCERPT, 2, "E-2 “Who answers? Nobody answers the telephone when…”" },
};

static void
test_link (Fixture *self, gconstpointer data)
{
  g_autoptr (GArray) links = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
    {
      g_autofree char *before = cw_test_dump (self->project);
      g_autofree char *name
          = cw_project_dup_object_name (self->project, objects[i].kind, objects[i].id);
      g_autoptr (GArray) about = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_cmpstr (name, ==, objects[i].name);
      cw_project_link_memo (self->project, self->memo, objects[i].kind, objects[i].id, &error);
      g_assert_no_error (error);
      g_assert_true (g_str_has_suffix (cw_project_get_undo_label (self->project), name));
      cw_test_undo_and_redo (self->project, before);
      about = cw_project_list_memos_about (self->project, objects[i].kind, objects[i].id, NULL);
      g_assert_cmpuint (about->len, ==, 1);
      g_assert_cmpint (g_array_index (about, CwMemoLink, 0).memo, ==, self->memo);
    }
  links = cw_project_list_memo_links (self->project, self->memo, NULL);
  g_assert_cmpuint (links->len, ==, G_N_ELEMENTS (objects));
  for (guint i = 0; i < links->len; i++)
    {
      g_assert_cmpint (g_array_index (links, CwMemoLink, i).kind, ==, objects[i].kind);
      g_assert_cmpint (g_array_index (links, CwMemoLink, i).target, ==, objects[i].id);
    }
}

static void
test_twice (Fixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_true (cw_project_link_memo (self->project, self->memo, CW_KIND_CODE, 1, NULL));
  before = cw_test_dump (self->project);
  g_assert_true (cw_project_link_memo (self->project, self->memo, CW_KIND_CODE, 1, NULL));
  after = cw_test_dump (self->project);
  g_assert_cmpstr (before, ==, after);
}

static void
test_unlink (Fixture *self, gconstpointer data)
{
  g_autoptr (GArray) links = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;

  g_assert_true (cw_project_link_memo (self->project, self->memo, CW_KIND_CODE, 1, NULL));
  g_assert_true (cw_project_link_memo (self->project, self->memo, CW_KIND_CASE, 1, NULL));
  before = cw_test_dump (self->project);
  g_assert_true (cw_project_unlink_memo (self->project, self->memo, CW_KIND_CODE, 1, NULL));
  links = cw_project_list_memo_links (self->project, self->memo, NULL);
  g_assert_cmpuint (links->len, ==, 1);
  g_assert_cmpint (g_array_index (links, CwMemoLink, 0).kind, ==, CW_KIND_CASE);
  cw_test_undo_and_redo (self->project, before);
  g_assert_false (cw_project_unlink_memo (self->project, 99, CW_KIND_CODE, 1, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
}

static void
test_what_is_not_there (Fixture *self, gconstpointer data)
{
  static const struct
  {
    gint64 memo;
    CwKind kind;
    gint64 target;
    const char *words;
  } refused[] = {
    { 99, CW_KIND_CODE, 1, "no memo M-99" },
    { 1, CW_KIND_CODE, 99, "no code K-99" },
    { 1, CW_KIND_EXCERPT, 99, "no excerpt E-99" },
    { 1, CW_KIND_CODING, 1, "no coding 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (cw_project_link_memo (
          self->project, refused[i].memo, refused[i].kind, refused[i].target, &error));
      g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
      g_assert_nonnull (strstr (error->message, refused[i].words));
    }
  cw_test_refuses (self->project,
                   CW_ERROR_INVALID,
                   "“calls” does not say what is meant",
                   "{'verb': 'link-memo', 'memo': 'Note', 'about': ['calls']}");
  cw_test_refuses (self->project,
                   CW_ERROR_INVALID,
                   "“colour:red” does not say what is meant",
                   "{'verb': 'unlink-memo', 'memo': 'Note', 'from': 'colour:red'}");
}

/* An object without a name of its own, and one that is gone, are named by their ids. */
static void
test_names (Fixture *self, gconstpointer data)
{
  gint64 memo = cw_test_say (self->project, "{'verb': 'create-memo'}");
  g_autofree char *untitled = cw_project_dup_object_name (self->project, CW_KIND_MEMO, memo);
  g_autofree char *gone = cw_project_dup_object_name (self->project, CW_KIND_EXCERPT, 99);

  g_assert_cmpstr (untitled, ==, "M-2");
  g_assert_cmpstr (gone, ==, "E-99");
}

/* What is deleted takes the links to it along, and undo brings them back. */
static void
test_deleted_targets (Fixture *self, gconstpointer data)
{
  static const char *const deletions[] = {
    "{'verb': 'delete-source', 'source': 'Talk'}",
    "{'verb': 'delete-code', 'code': 'calls'}",
    "{'verb': 'delete-case', 'case': 'North'}",
    "{'verb': 'delete-memo', 'memo': 'M-1'}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
    g_assert_true (
        cw_project_link_memo (self->project, self->memo, objects[i].kind, objects[i].id, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (deletions); i++)
    {
      g_autofree char *before = cw_test_dump (self->project);

      cw_test_say (self->project, "%s", deletions[i]);
      for (guint j = 0; j < G_N_ELEMENTS (objects); j++)
        {
          CwKind kind = objects[j].kind;
          g_autoptr (GArray) about
              = cw_project_list_memos_about (self->project, kind, objects[j].id, NULL);
          gboolean there = kind == CW_KIND_EXCERPT
                               ? cw_evidence_find_excerpt (
                                     cw_project_get_evidence (self->project), objects[j].id, NULL)
                                     != NULL
                               : cw_project_get_record (self->project, kind, objects[j].id) != NULL;

          if (!there)
            g_assert_cmpuint (about->len, ==, 0);
        }
      cw_test_undo_and_redo (self->project, before);
      g_assert_true (cw_project_undo (self->project, NULL, NULL));
    }
}

/* The date of a memo is the researcher's: writing on does not touch it. */
static void
test_dates (Fixture *self, gconstpointer data)
{
  CwRecord *record = cw_project_get_record (self->project, CW_KIND_MEMO, self->memo);
  g_autofree char *created = g_strdup (cw_record_get_text (record, CW_MEMO_CREATED_AT));

  g_assert_true (g_str_has_prefix (created, cw_record_get_text (record, CW_MEMO_WRITTEN_ON)));
  cw_test_say (self->project, "{'verb': 'set-memo', 'memo': 'Note', 'date': '2019-05'}");
  cw_project_set_reproducible (self->project, 1, "2031-01-02T03:04:05Z");
  cw_test_say (self->project, "{'verb': 'set-memo', 'memo': 'Note', 'body': 'more'}");
  g_assert_cmpstr (cw_record_get_text (record, CW_MEMO_WRITTEN_ON), ==, "2019-05");
  g_assert_cmpstr (cw_record_get_text (record, CW_MEMO_CREATED_AT), ==, created);
  g_assert_cmpstr (cw_record_get_text (record, CW_MEMO_CHANGED_AT), ==, "2031-01-02T03:04:05Z");
}

int
main (int argc, char **argv)
{
#define ADD(path, function) g_test_add ("/memos/" path, Fixture, NULL, set_up, function, tear_down)

  g_test_init (&argc, &argv, NULL);
  ADD ("link", test_link);
  ADD ("twice", test_twice);
  ADD ("unlink", test_unlink);
  ADD ("what-is-not-there", test_what_is_not_there);
  ADD ("names", test_names);
  ADD ("deleted-targets", test_deleted_targets);
  ADD ("dates", test_dates);
#undef ADD
  return g_test_run ();
}
