/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Excerpts and codings: the rules R5 to R8 and R10, and what each operation refuses. */

#include "config.h"

#include "cw-coding.h"

#include <string.h>

#include "cw-test-project.h"

#define TEXT "Who answers?\\nNobody answers the phone."

typedef struct
{
  CwProject *project;
  gint64 source;
  gint64 code;
  gint64 other;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->project = cw_test_project_new ();
  self->source = cw_test_say (self->project,
                              "{'verb': 'add-source', 'title': 'Interview', 'text': '" TEXT "'}");
  self->code = cw_test_say (self->project, "{'verb': 'create-code', 'name': 'calls'}");
  self->other = cw_test_say (self->project, "{'verb': 'create-code', 'name': 'turf'}");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  cw_test_assert_sound (self->project);
  cw_test_project_remove (self->project);
}

static gint64
apply (Fixture *self, guint start, guint end, gint64 code)
{
  g_autoptr (GError) error = NULL;
  gint64 excerpt = cw_project_apply_code (self->project, self->source, start, end, code, &error);

  g_assert_no_error (error);
  g_assert_cmpint (excerpt, >, 0);
  return excerpt;
}

static CwExcerpt *
load (Fixture *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  CwExcerpt *excerpt = cw_project_load_excerpt (self->project, id, &error);

  g_assert_no_error (error);
  return excerpt;
}

static gboolean
exists (Fixture *self, gint64 id)
{
  return cw_evidence_find_excerpt (cw_project_get_evidence (self->project), id, NULL) != NULL;
}

static void
assert_codes (Fixture *self, gint64 id, gint64 first, gint64 second)
{
  g_autoptr (CwExcerpt) excerpt = load (self, id);

  g_assert_cmpuint (excerpt->codes->len, ==, (first != 0) + (second != 0));
  if (first != 0)
    g_assert_cmpint (g_array_index (excerpt->codes, gint64, 0), ==, first);
  if (second != 0)
    g_assert_cmpint (g_array_index (excerpt->codes, gint64, 1), ==, second);
}

static void
test_apply (Fixture *self, gconstpointer data)
{
  gint64 id = apply (self, 13, 27, self->code);
  g_autoptr (CwExcerpt) excerpt = load (self, id);

  g_assert_cmpint (excerpt->source, ==, self->source);
  g_assert_cmpuint (excerpt->start, ==, 13);
  g_assert_cmpuint (excerpt->end, ==, 27);
  g_assert_cmpstr (excerpt->quote, ==, "Nobody answers");
  g_assert_cmpstr (excerpt->locator, ==, "¶2");
  g_assert_cmpstr (excerpt->comment, ==, "");
  g_assert_false (excerpt->starred);
  assert_codes (self, id, self->code, 0);
  g_assert_cmpstr (cw_project_get_undo_label (self->project), ==, "Applied “calls” to E-1");
}

/* R5: the same range is the same excerpt; one character more is another. */
static void
test_same_range (Fixture *self, gconstpointer data)
{
  gint64 id = apply (self, 0, 11, self->code);

  g_assert_cmpint (apply (self, 0, 11, self->other), ==, id);
  assert_codes (self, id, self->code, self->other);
  g_assert_cmpint (apply (self, 0, 12, self->other), !=, id);
  g_assert_cmpint (cw_project_find_excerpt (self->project, self->source, 0, 11), ==, id);
  g_assert_cmpint (cw_project_find_excerpt (self->project, self->source, 1, 11), ==, 0);
  g_assert_cmpint (cw_project_create_excerpt (self->project, self->source, 0, 11, NULL), ==, id);
}

/* R6 */
static void
test_twice (Fixture *self, gconstpointer data)
{
  gint64 id = apply (self, 0, 3, self->code);
  g_autofree char *before = cw_test_dump (self->project);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (
      cw_project_apply_code (self->project, self->source, 0, 3, self->code, &error), ==, 0);
  g_assert_error (error, CW_ERROR, CW_ERROR_EXISTS);
  g_assert_cmpstr (error->message, ==, "E-1 has the code “calls” already.");
  g_clear_error (&error);
  g_assert_false (cw_project_apply_code_to_excerpt (self->project, id, self->code, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_EXISTS);
  after = cw_test_dump (self->project);
  g_assert_cmpstr (before, ==, after);
}

static void
test_ranges (Fixture *self, gconstpointer data)
{
  static const guint ranges[][2] = { { 3, 3 }, { 4, 3 }, { 0, 39 }, { 38, 39 }, { 0, G_MAXUINT } };

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      g_autoptr (GError) applied = NULL;
      g_autoptr (GError) created = NULL;

      g_assert_cmpint (
          cw_project_apply_code (
              self->project, self->source, ranges[i][0], ranges[i][1], self->code, &applied),
          ==,
          0);
      g_assert_error (applied, CW_ERROR, CW_ERROR_INVALID);
      g_assert_cmpint (cw_project_create_excerpt (
                           self->project, self->source, ranges[i][0], ranges[i][1], &created),
                       ==,
                       0);
      g_assert_error (created, CW_ERROR, CW_ERROR_INVALID);
    }
  apply (self, 0, 38, self->code);
  apply (self, 37, 38, self->code);
}

static void
test_what_is_not_there (Fixture *self, gconstpointer data)
{
  CwProject *project = self->project;
  gint64 id = apply (self, 0, 3, self->code);
  g_autofree char *before = cw_test_dump (project);
  g_autofree char *after = NULL;

#define REFUSES(call)                                                                              \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autoptr (GError) error = NULL;                                                               \
                                                                                                   \
    g_assert_false (call);                                                                         \
    g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);                                          \
  }                                                                                                \
  G_STMT_END

  REFUSES (cw_project_apply_code (project, 99, 0, 3, self->code, &error));
  REFUSES (cw_project_apply_code (project, self->source, 0, 3, 99, &error));
  REFUSES (cw_project_create_excerpt (project, 99, 0, 3, &error));
  REFUSES (cw_project_apply_code_to_excerpt (project, 99, self->code, &error));
  REFUSES (cw_project_load_excerpt (project, 99, &error) != NULL);
  REFUSES (cw_project_remove_code (project, 99, self->code, &error));
  REFUSES (cw_project_remove_code (project, id, 99, &error));
  REFUSES (cw_project_remove_code (project, id, self->other, &error));
  REFUSES (cw_project_set_coding (project, id, self->other, "c", NULL, &error));
  REFUSES (cw_project_star_excerpt (project, 99, TRUE, &error));
  REFUSES (cw_project_comment_excerpt (project, 99, "c", &error));
  REFUSES (cw_project_resize_excerpt (project, 99, 0, 1, &error));
  REFUSES (cw_project_delete_excerpt (project, 99, &error));
#undef REFUSES
  after = cw_test_dump (project);
  g_assert_cmpstr (before, ==, after);
}

static void
test_codes_that_are_not_applied (Fixture *self, gconstpointer data)
{
  cw_test_say (self->project, "{'verb': 'set-code', 'code': 'calls', 'level': 'structural'}");
  cw_test_say (self->project, "{'verb': 'retire-code', 'code': 'turf'}");
  cw_test_refuses (self->project,
                   CW_ERROR_INVALID,
                   "“calls” only organises other codes",
                   "{'verb': 'apply-code', 'source': 'Interview', 'start': 0, 'end': 3, 'code': "
                   "'calls'}");
  cw_test_refuses (self->project,
                   CW_ERROR_INVALID,
                   "“turf” is retired",
                   "{'verb': 'apply-code', 'source': 'Interview', 'start': 0, 'end': 3, 'code': "
                   "'turf'}");
}

/* R7: the edges move, and codes, comment and star go with them. */
static void
test_resize (Fixture *self, gconstpointer data)
{
  gint64 id = apply (self, 13, 27, self->code);
  gint64 neighbour = apply (self, 0, 3, self->code);
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CwExcerpt) excerpt = NULL;

  g_assert_true (cw_project_star_excerpt (self->project, id, TRUE, NULL));
  before = cw_test_dump (self->project);
  g_assert_true (cw_project_resize_excerpt (self->project, id, 8, 19, &error));
  g_assert_no_error (error);
  excerpt = load (self, id);
  g_assert_cmpstr (excerpt->quote, ==, "ers?\nNobody");
  g_assert_cmpstr (excerpt->locator, ==, "¶1–2");
  g_assert_true (excerpt->starred);
  assert_codes (self, id, self->code, 0);
  cw_test_undo_and_redo (self->project, before);
  g_assert_false (cw_project_resize_excerpt (self->project, id, 0, 3, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (cw_project_resize_excerpt (self->project, id, 3, 3, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  /* To where it is already. */
  g_assert_true (cw_project_resize_excerpt (self->project, id, 8, 19, NULL));
  g_assert_true (exists (self, neighbour));
}

/* R8: an excerpt goes with its last code, unless something else holds on to it. */
static void
test_last_code (Fixture *self, gconstpointer data)
{
  static const char *const holds[] = {
    NULL,
    "{'verb': 'star-excerpt', 'excerpt': 'E-%d'}",
    "{'verb': 'comment-excerpt', 'excerpt': 'E-%d', 'comment': 'look'}",
    "{'verb': 'create-memo', 'title': 'm', 'about': ['excerpt:E-%d']}",
    "{'verb': 'cite-evidence', 'case': 'A', 'code': 'calls', 'excerpt': 'E-%d'}",
  };

  cw_test_say (self->project, "{'verb': 'create-case', 'name': 'A'}");
  cw_test_say (self->project, "{'verb': 'set-summary', 'case': 'A', 'code': 'calls', 'text': 't'}");
  for (guint i = 0; i < G_N_ELEMENTS (holds); i++)
    {
      gint64 id = apply (self, i, i + 3, self->code);
      g_autofree char *line = holds[i] == NULL ? NULL : g_strdup (holds[i]);
      g_autofree char *before = NULL;

      apply (self, i, i + 3, self->other);
      if (line != NULL)
        {
          g_auto (GStrv) parts = g_strsplit (line, "%d", 2);

          cw_test_say (self->project, "%s%d%s", parts[0], (int) id, parts[1]);
        }
      g_assert_true (cw_project_remove_code (self->project, id, self->code, NULL));
      g_assert_true (exists (self, id));
      before = cw_test_dump (self->project);
      g_assert_true (cw_project_remove_code (self->project, id, self->other, NULL));
      g_assert_true (exists (self, id) == (holds[i] != NULL));
      cw_test_undo_and_redo (self->project, before);
    }
}

static void
test_delete (Fixture *self, gconstpointer data)
{
  gint64 id = apply (self, 0, 3, self->code);
  g_autofree char *before = NULL;

  cw_test_say (self->project, "{'verb': 'create-memo', 'title': 'm', 'about': ['excerpt:E-1']}");
  before = cw_test_dump (self->project);
  g_assert_true (cw_project_delete_excerpt (self->project, id, NULL));
  g_assert_false (exists (self, id));
  cw_test_undo_and_redo (self->project, before);
}

static void
test_star_and_comment (Fixture *self, gconstpointer data)
{
  gint64 first = apply (self, 0, 3, self->code);
  gint64 second = apply (self, 4, 11, self->code);
  g_autoptr (GHashTable) starred = NULL;
  g_autoptr (CwExcerpt) excerpt = NULL;

  g_assert_true (cw_project_star_excerpt (self->project, first, TRUE, NULL));
  g_assert_true (cw_project_star_excerpt (self->project, second, TRUE, NULL));
  g_assert_true (cw_project_star_excerpt (self->project, second, FALSE, NULL));
  g_assert_cmpstr (cw_project_get_undo_label (self->project), ==, "Took the star from E-2");
  starred = cw_project_list_starred_excerpts (self->project, NULL);
  g_assert_cmpuint (g_hash_table_size (starred), ==, 1);
  g_assert_true (g_hash_table_contains (starred, &first));
  g_assert_true (cw_project_comment_excerpt (self->project, first, "Straße ☂", NULL));
  excerpt = load (self, first);
  g_assert_cmpstr (excerpt->comment, ==, "Straße ☂");
}

/* R10: comment and magnitude belong to the coding; what is NULL stays. */
static void
test_set_coding (Fixture *self, gconstpointer data)
{
  gint64 id = apply (self, 0, 3, self->code);
  g_autoptr (GError) error = NULL;
  g_autofree char *none = cw_project_dup_coding_comment (self->project, id, self->code);
  g_autofree char *comment = NULL;
  g_autofree char *dump = NULL;

  g_assert_cmpstr (none, ==, "");
  g_assert_true (cw_project_set_coding (self->project, id, self->code, "why", "-3", NULL));
  g_assert_true (cw_project_set_coding (self->project, id, self->code, NULL, NULL, NULL));
  comment = cw_project_dup_coding_comment (self->project, id, self->code);
  g_assert_cmpstr (comment, ==, "why");
  dump = cw_test_dump (self->project);
  g_assert_nonnull (strstr (dump, "magnitude=-3 comment=\"why\""));
  g_assert_false (cw_project_set_coding (self->project, id, self->code, NULL, "much", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  g_assert_true (cw_project_set_coding (self->project, id, self->code, NULL, "", NULL));
  g_free (dump);
  dump = cw_test_dump (self->project);
  g_assert_nonnull (strstr (dump, "magnitude=NULL comment=\"why\""));
}

/* Positions are code points, not bytes and not what a reader takes for one sign. */
static void
test_code_points (Fixture *self, gconstpointer data)
{
  gint64 source = cw_test_say (
      self->project, "{'verb': 'add-source', 'title': 'u', 'text': 'a👩‍👧é 警察'}");
  gint64 id = cw_project_apply_code (self->project, source, 1, 4, self->code, NULL);
  g_autoptr (CwExcerpt) excerpt = load (self, id);

  g_assert_cmpstr (excerpt->quote, ==, "👩‍👧");
}

int
main (int argc, char **argv)
{
#define ADD(path, function) g_test_add ("/coding/" path, Fixture, NULL, set_up, function, tear_down)

  g_test_init (&argc, &argv, NULL);
  ADD ("apply", test_apply);
  ADD ("same-range", test_same_range);
  ADD ("twice", test_twice);
  ADD ("ranges", test_ranges);
  ADD ("what-is-not-there", test_what_is_not_there);
  ADD ("codes-that-are-not-applied", test_codes_that_are_not_applied);
  ADD ("resize", test_resize);
  ADD ("last-code", test_last_code);
  ADD ("delete", test_delete);
  ADD ("star-and-comment", test_star_and_comment);
  ADD ("set-coding", test_set_coding);
  ADD ("code-points", test_code_points);
#undef ADD
  return g_test_run ();
}
