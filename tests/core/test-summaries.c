/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Summary cells: one for each row and construct, and when they go stale (R22). */

#include "config.h"

#include "cw-summaries.h"

#include <string.h>

#include "cw-field.h"
#include "cw-test-project.h"

typedef struct
{
  CwProject *project;
  gint64 summary;
} Fixture;

static const CwCellKey cell = { CW_KIND_CASE, 1, NULL, 1 };

static const char *const lines[] = {
  "{'verb': 'add-source', 'title': 'Talk', 'text': 'Nobody answers the phone. They walk.'}",
  "{'verb': 'add-source', 'title': 'Other', 'text': 'It rings.'}",
  "{'verb': 'create-code', 'name': 'access', 'level': 'theme'}",
  "{'verb': 'create-code', 'name': 'calls', 'parent': 'access'}",
  "{'verb': 'create-code', 'name': 'turf'}",
  "{'verb': 'create-case', 'name': 'North'}",
  "{'verb': 'assign-case', 'case': 'North', 'source': 'Talk'}",
  "{'verb': 'apply-code', 'source': 'Talk', 'quote': 'Nobody answers', 'code': 'calls'}",
  "{'verb': 'create-excerpt', 'source': 'Other', 'quote': 'rings'}",
  "{'verb': 'create-attribute', 'name': 'size', 'values': ['small', 'large']}",
  "{'verb': 'set-attribute', 'attribute': 'size', 'case': 'North', 'value': 'large'}",
};

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->project = cw_test_project_new ();
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    cw_test_say (self->project, "%s", lines[i]);
  self->summary = cw_project_write_summary (self->project, &cell, "Nobody.", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  cw_test_assert_sound (self->project);
  cw_test_project_remove (self->project);
}

static const char *
text_of (Fixture *self, gint64 summary)
{
  return cw_record_get_text (cw_project_get_record (self->project, CW_KIND_SUMMARY, summary),
                             CW_SUMMARY_TEXT);
}

static void
test_write (Fixture *self, gconstpointer data)
{
  g_assert_cmpint (cw_project_find_summary (self->project, &cell), ==, self->summary);
  g_assert_cmpstr (
      cw_project_get_undo_label (self->project), ==, "Wrote the summary of North × access");
  g_assert_cmpint (
      cw_project_write_summary (self->project, &cell, "Nobody at all.", NULL), ==, self->summary);
  g_assert_cmpstr (text_of (self, self->summary), ==, "Nobody at all.");
  /* Without a text it stays as it is; in an empty cell it makes an empty one. */
  g_assert_cmpint (cw_project_write_summary (self->project, &cell, NULL, NULL), ==, self->summary);
  g_assert_cmpstr (text_of (self, self->summary), ==, "Nobody at all.");
  /* Typing is one step. */
  g_assert_true (cw_project_undo (self->project, NULL, NULL));
  g_assert_cmpint (cw_project_find_summary (self->project, &cell), ==, 0);
}

static void
test_cells (Fixture *self, gconstpointer data)
{
  static const CwCellKey cells[] = {
    { CW_KIND_SOURCE, 1, NULL, 1 },
    { CW_KIND_CASE, 1, NULL, 2 },
    { CW_KIND_ATTRIBUTE, 1, "large", 1 },
    { CW_KIND_ATTRIBUTE, 1, "small", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      gint64 id;

      g_assert_cmpint (cw_project_find_summary (self->project, &cells[i]), ==, 0);
      id = cw_project_write_summary (self->project, &cells[i], "t", NULL);
      g_assert_cmpint (id, ==, self->summary + i + 1);
      g_assert_cmpint (cw_project_find_summary (self->project, &cells[i]), ==, id);
      g_assert_false (cw_project_summary_is_stale (self->project, id));
    }
  g_assert_cmpstr (
      cw_project_get_undo_label (self->project), ==, "Wrote the summary of size small × access");
}

/* Each of these is another evidence than the analyst saw. */
static void
test_stale (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *line;
    gboolean stale;
  } changes[] = {
    { "{'verb': 'apply-code', 'source': 'Talk', 'quote': 'They walk', 'code': 'access'}", TRUE },
    { "{'verb': 'remove-code', 'excerpt': 'E-1', 'code': 'calls'}", TRUE },
    { "{'verb': 'resize-excerpt', 'excerpt': 'E-1', 'start': 0, 'end': 6}", TRUE },
    { "{'verb': 'assign-case', 'case': 'North', 'source': 'Other'}", FALSE },
    { "{'verb': 'unassign-case', 'case': 'North', 'source': 'Talk'}", TRUE },
    { "{'verb': 'move-code', 'code': 'calls'}", TRUE },
    { "{'verb': 'map-code', 'code': 'turf', 'to': 'access'}", TRUE },
    { "{'verb': 'set-code', 'code': 'access', 'definition': 'd'}", TRUE },
    { "{'verb': 'set-code', 'code': 'access', 'use': 'u'}", TRUE },
    { "{'verb': 'set-code', 'code': 'access', 'name': 'n'}", FALSE },
    { "{'verb': 'apply-code', 'source': 'Talk', 'quote': 'They walk', 'code': 'turf'}", FALSE },
    { "{'verb': 'star-excerpt', 'excerpt': 'E-1'}", FALSE },
    { "{'verb': 'set-summary', 'case': 'North', 'code': 'access', 'status': 'final'}", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_test_message ("%s", changes[i].line);
      cw_test_say (self->project, "%s", changes[i].line);
      g_assert_true (cw_project_summary_is_stale (self->project, self->summary)
                     == changes[i].stale);
      g_assert_true (cw_project_undo (self->project, NULL, NULL));
      g_assert_false (cw_project_summary_is_stale (self->project, self->summary));
    }
  g_assert_false (cw_project_summary_is_stale (self->project, 99));
}

static void
test_confirm (Fixture *self, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;

  cw_test_say (self->project, "{'verb': 'resize-excerpt', 'excerpt': 'E-1', 'start': 0, 'end': 6}");
  before = cw_test_dump (self->project);
  g_assert_true (cw_project_confirm_summary (self->project, self->summary, &error));
  g_assert_false (cw_project_summary_is_stale (self->project, self->summary));
  g_assert_cmpstr (text_of (self, self->summary), ==, "Nobody.");
  cw_test_undo_and_redo (self->project, before);
  g_assert_false (cw_project_confirm_summary (self->project, 99, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
}

/* To write is to have looked. */
static void
test_writing_confirms (Fixture *self, gconstpointer data)
{
  cw_test_say (self->project, "{'verb': 'resize-excerpt', 'excerpt': 'E-1', 'start': 0, 'end': 6}");
  g_assert_true (cw_project_summary_is_stale (self->project, self->summary));
  cw_project_write_summary (self->project, &cell, "Nobody, shorter.", NULL);
  g_assert_false (cw_project_summary_is_stale (self->project, self->summary));
}

static void
test_cite (Fixture *self, gconstpointer data)
{
  g_autofree char *before = cw_test_dump (self->project);
  g_autoptr (GArray) cited = NULL;

  g_assert_true (cw_project_cite_evidence (self->project, self->summary, 2, "supports", NULL));
  cw_test_undo_and_redo (self->project, before);
  /* A citation neither makes stale nor confirms. */
  g_assert_false (cw_project_summary_is_stale (self->project, self->summary));
  g_assert_true (cw_project_cite_evidence (self->project, self->summary, 2, "contradicts", NULL));
  cited = cw_project_list_cited_evidence (self->project, self->summary, NULL);
  g_assert_cmpuint (cited->len, ==, 1);
  g_assert_cmpint (g_array_index (cited, CwEvidenceLink, 0).excerpt, ==, 2);
  g_assert_cmpstr (g_array_index (cited, CwEvidenceLink, 0).stance, ==, "contradicts");
  /* What is cited counts as evidence of the summary, wherever it is. */
  cw_test_say (self->project, "{'verb': 'resize-excerpt', 'excerpt': 'E-2', 'start': 0, 'end': 2}");
  g_assert_true (cw_project_summary_is_stale (self->project, self->summary));
  g_assert_true (cw_project_uncite_evidence (self->project, self->summary, 2, NULL));
  g_assert_true (cw_project_cite_evidence (self->project, self->summary, 1, "mentions", NULL));
  g_clear_pointer (&cited, g_array_unref);
  cited = cw_project_list_cited_evidence (self->project, self->summary, NULL);
  g_assert_cmpuint (cited->len, ==, 1);
}

static void
test_refuses (Fixture *self, gconstpointer data)
{
  static const CwCellKey wrong[] = {
    { CW_KIND_CASE, 99, NULL, 1 },
    { CW_KIND_SOURCE, 99, NULL, 1 },
    { CW_KIND_CASE, 1, NULL, 99 },
  };
  static const struct
  {
    gint64 summary, excerpt;
    const char *stance;
    int error;
  } citations[] = {
    { 99, 1, "supports", CW_ERROR_NOT_FOUND },
    { 1, 99, "supports", CW_ERROR_NOT_FOUND },
    { 1, 1, "likes", CW_ERROR_INVALID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (cw_project_write_summary (self->project, &wrong[i], "t", &error), ==, 0);
      g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
    }
  for (guint i = 0; i < G_N_ELEMENTS (citations); i++)
    {
      g_autoptr (GError) cited = NULL;
      g_autoptr (GError) uncited = NULL;

      g_assert_false (cw_project_cite_evidence (
          self->project, citations[i].summary, citations[i].excerpt, citations[i].stance, &cited));
      g_assert_error (cited, CW_ERROR, citations[i].error);
      if (citations[i].error != CW_ERROR_NOT_FOUND)
        continue;
      g_assert_false (cw_project_uncite_evidence (
          self->project, citations[i].summary, citations[i].excerpt, &uncited));
      g_assert_error (uncited, CW_ERROR, CW_ERROR_NOT_FOUND);
    }
}

static void
test_verbs_refuse (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *line;
    int error;
  } refused[] = {
    { "{'verb': 'set-summary', 'code': 'access', 'text': 't'}", CW_ERROR_INVALID },
    { "{'verb': 'set-summary', 'attribute': 'size', 'code': 'access', 'text': 't'}",
      CW_ERROR_INVALID },
    { "{'verb': 'set-summary', 'case': 'North', 'code': 'access', 'status': 'done'}",
      CW_ERROR_INVALID },
    { "{'verb': 'set-summary', 'case': 'North', 'code': 'access', 'rating': 'high'}",
      CW_ERROR_INVALID },
    { "{'verb': 'confirm-summary', 'case': 'North', 'code': 'turf'}", CW_ERROR_NOT_FOUND },
    { "{'verb': 'confirm-summary', 'code': 'turf'}", CW_ERROR_INVALID },
    { "{'verb': 'delete-summary', 'row-source': 'Talk', 'code': 'turf'}", CW_ERROR_NOT_FOUND },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    cw_test_refuses (self->project, refused[i].error, "", "%s", refused[i].line);
}

/* A rating is a number or nothing. */
static void
test_rating (Fixture *self, gconstpointer data)
{
  CwRecord *record = cw_project_get_record (self->project, CW_KIND_SUMMARY, self->summary);
  g_autofree char *dump = NULL;

  cw_test_say (self->project,
               "{'verb': 'set-summary', 'case': 'North', 'code': 'access', 'rating': -2}");
  g_assert_cmpint (cw_record_get_integer (record, CW_SUMMARY_RATING), ==, -2);
  cw_test_say (self->project,
               "{'verb': 'set-summary', 'case': 'North', 'code': 'access', 'rating': ''}");
  g_assert_cmpstr (cw_record_get_text (record, CW_SUMMARY_RATING), ==, "");
  dump = cw_test_dump (self->project);
  g_assert_nonnull (strstr (dump, "rating=NULL"));
}

int
main (int argc, char **argv)
{
#define ADD(path, function)                                                                        \
  g_test_add ("/summaries/" path, Fixture, NULL, set_up, function, tear_down)

  g_test_init (&argc, &argv, NULL);
  ADD ("write", test_write);
  ADD ("cells", test_cells);
  ADD ("stale", test_stale);
  ADD ("confirm", test_confirm);
  ADD ("writing-confirms", test_writing_confirms);
  ADD ("cite", test_cite);
  ADD ("refuses", test_refuses);
  ADD ("verbs-refuse", test_verbs_refuse);
  ADD ("rating", test_rating);
#undef ADD
  return g_test_run ();
}
