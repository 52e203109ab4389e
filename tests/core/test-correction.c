/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Correcting text: the edit vectors of method.md §1.8, what becomes of paragraphs, labels and looks, and what the
 * lists of broken, changed and clipped evidence say. */

#include "config.h"

#include "cw-correction.h"

#include <string.h>

#include "cw-anchor-note.h"
#include "cw-coding.h"
#include "cw-dump.h"
#include "cw-project-private.h"
#include "cw-sources.h"
#include "cw-summaries.h"
#include "cw-test-project.h"

static void
correct (CwProject *project, guint start, guint end, const char *text)
{
  g_autoptr (GError) error = NULL;

  cw_project_correct_text (project, 1, start, end, text, NULL, &error);
  g_assert_no_error (error);
  cw_test_assert_sound (project);
}

static void
undo (CwProject *project)
{
  g_autoptr (GError) error = NULL;

  cw_project_undo (project, NULL, &error);
  g_assert_no_error (error);
  cw_test_assert_sound (project);
}

static void
redo (CwProject *project)
{
  g_autoptr (GError) error = NULL;

  cw_project_redo (project, NULL, &error);
  g_assert_no_error (error);
  cw_test_assert_sound (project);
}

static void
assert_excerpt (CwProject *project, gint64 id, guint start, guint end)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwExcerpt) excerpt = cw_project_load_excerpt (project, id, &error);

  g_assert_no_error (error);
  g_test_message ("E-%d [%u,%u)", (int) id, excerpt->start, excerpt->end);
  g_assert_cmpuint (excerpt->start, ==, start);
  g_assert_cmpuint (excerpt->end, ==, end);
}

/* --- §1.8 ------------------------------------------------------------------------------------------------------- */

static const struct
{
  guint start, end, length;
  guint expected[3][2];
} vectors[] = {
  { 100, 100, 10, { { 0, 100 }, { 50, 160 }, { 410, 510 } } },
  { 50, 50, 10, { { 0, 110 }, { 60, 160 }, { 410, 510 } } },
  { 120, 420, 0, { { 0, 100 }, { 50, 120 }, { 120, 200 } } },
  { 90, 110, 5, { { 0, 90 }, { 50, 135 }, { 385, 485 } } },
  { 0, 100, 40, { { 0, 40 }, { 40, 90 }, { 340, 440 } } },
  { 30, 200, 0, { { 0, 30 }, { 30, 30 }, { 230, 330 } } },
};

static void
assert_vector (CwProject *project, guint i)
{
  static const gint64 ids[] = { 1, 2, 3 };

  for (guint j = 0; j < G_N_ELEMENTS (ids); j++)
    assert_excerpt (project, ids[j], vectors[i].expected[j][0], vectors[i].expected[j][1]);
}

static void
test_vectors (void)
{
  CwProject *project = cw_test_project_new_toy ();
  g_autofree char *before = cw_test_dump (project);

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    {
      g_autofree char *words = g_strnfill (vectors[i].length, 'X');
      g_autofree char *undone = NULL;

      g_test_message (
          "replace [%u,%u) with %u", vectors[i].start, vectors[i].end, vectors[i].length);
      correct (project, vectors[i].start, vectors[i].end, words);
      assert_vector (project, i);
      undo (project);
      undone = cw_test_dump (project);
      g_assert_cmpstr (undone, ==, before);
      redo (project);
      assert_vector (project, i);
      undo (project);
    }
  cw_test_project_remove (project);
}

/* S4 lies in two cases: a passage moves as an excerpt does. */
static void
test_passages_of_cases (void)
{
  CwProject *project = cw_test_project_new_toy ();
  g_autoptr (GError) error = NULL;
  const CwAttributionSpan *spans;

  cw_project_correct_text (project, 4, 290, 310, "XXXXX", NULL, &error);
  g_assert_no_error (error);
  cw_test_assert_sound (project);
  spans
      = (const CwAttributionSpan *) cw_evidence_get_attributions (cw_project_get_evidence (project))
            ->data;
  g_assert_cmpuint (spans[3].start, ==, 0);
  g_assert_cmpuint (spans[3].end, ==, 290);
  g_assert_cmpuint (spans[4].start, ==, 295);
  g_assert_cmpuint (spans[4].end, ==, 585);
  cw_test_project_remove (project);
}

/* --- words ------------------------------------------------------------------------------------------------------ */

static CwProject *
make_project (const char *text)
{
  CwProject *project = cw_test_project_new ();

  cw_test_say (project, "{'verb': 'create-code', 'name': 'K'}");
  cw_test_say (project, "{'verb': 'add-source', 'title': 'S', 'text': '%s'}", text);
  return project;
}

static void
assert_text (CwProject *project, const char *expected)
{
  CwText *text = cw_project_get_text (project, 1, NULL);
  g_autoptr (GString) shown = g_string_new (NULL);

  for (guint i = 0; i < cw_text_get_n_paragraphs (text); i++)
    {
      const CwParagraph *paragraph = cw_text_get_paragraph (text, i);
      g_autofree char *runs = cw_format_runs_print (paragraph->runs);

      g_string_append_printf (shown,
                              "%s%s:%s%s%s%s%s",
                              paragraph->soft ? "+"
                              : i > 0         ? "|"
                                              : "",
                              paragraph->label,
                              paragraph->text,
                              *runs != '\0' ? " <" : "",
                              runs,
                              *runs != '\0' ? ">" : "",
                              "");
    }
  g_assert_cmpstr (shown->str, ==, expected);
}

/* “teh” to “the”: an excerpt that ends behind the t keeps its end there, and one line of history says it all. */
static void
test_trims (void)
{
  CwProject *project = make_project ("say teh word");
  gint64 first = cw_test_say (
      project, "{'verb': 'apply-code', 'source': 'S', 'start': 0, 'end': 5, 'code': 'K'}");
  gint64 last = cw_test_say (
      project, "{'verb': 'apply-code', 'source': 'S', 'start': 7, 'end': 12, 'code': 'K'}");

  cw_test_say (project, "{'verb': 'correct-text', 'source': 'S', 'quote': 'teh', 'text': 'the'}");
  assert_text (project, "1:say the word");
  assert_excerpt (project, first, 0, 5);
  assert_excerpt (project, last, 7, 12);
  g_assert_cmpstr (cw_project_get_undo_label (project), ==, "Corrected “teh” to “the” in S-1 ¶1");
  g_assert_cmpint (cw_record_get_integer (cw_project_get_record (project, CW_KIND_SOURCE, 1),
                                          CW_SOURCE_REVISION),
                   ==,
                   2);
  cw_test_project_remove (project);
}

static void
test_sentences (void)
{
  CwProject *project = make_project ("say word");
  g_autofree char *label = NULL;

  correct (project, 4, 4, "the ");
  g_assert_cmpstr (cw_project_get_undo_label (project), ==, "Inserted “the ” in S-1 ¶1");
  correct (project, 0, 4, "");
  g_assert_cmpstr (cw_project_get_undo_label (project), ==, "Deleted “say ” from S-1 ¶1");
  label = g_strdup (cw_project_get_undo_label (project));
  correct (project, 0, 3, "the");
  g_assert_cmpstr (cw_project_get_undo_label (project), ==, label);
  correct (project, 0, 0, "0123456789012345678901234567890123456789!");
  g_assert_cmpstr (cw_project_get_undo_label (project),
                   ==,
                   "Inserted “012345678901234567890123456789012345678…” in S-1 ¶1");
  cw_test_project_remove (project);
}

static void
test_typing_is_one_step (void)
{
  CwProject *project = make_project ("ab");
  g_autofree char *before = cw_test_dump (project);

  for (guint i = 0; i < 5; i++)
    cw_test_say (project,
                 "{'verb': 'correct-text', 'source': 'S', 'start': %u, 'end': %u, 'text': 'x', "
                 "'typing': 'S-1'}",
                 1 + i,
                 1 + i);
  assert_text (project, "1:axxxxxb");
  g_assert_cmpstr (cw_project_get_undo_label (project), ==, "Corrected S-1 ¶1");
  cw_test_undo_and_redo (project, before);
  cw_test_project_remove (project);
}

static void
test_refusals (void)
{
  CwProject *project = make_project ("four");

  cw_test_refuses (project,
                   CW_ERROR_INVALID,
                   "from 3 to 9: the source has 4",
                   "{'verb': 'correct-text', 'source': 'S', 'start': 3, 'end': 9, 'text': 'x'}");
  cw_test_refuses (project,
                   CW_ERROR_INVALID,
                   "from 3 to 2",
                   "{'verb': 'correct-text', 'source': 'S', 'start': 3, 'end': 2, 'text': 'x'}");
  cw_test_refuses (project,
                   CW_ERROR_NOT_FOUND,
                   "five",
                   "{'verb': 'correct-text', 'source': 'S', 'quote': 'five', 'text': 'x'}");
  cw_test_project_remove (project);
}

/* --- paragraphs -------------------------------------------------------------------------------------------------- */

typedef struct
{
  const char *name;
  const char *text;
  guint start, end;
  const char *replacement;
  const char *expected;
} ParagraphCase;

static const ParagraphCase paragraph_cases[] = {
  { "split", "one\\ntwo six\\nten", 7, 8, "\n", "1:one|2:two|2a:six|3:ten" },
  { "split-twice", "one two six", 3, 8, "\ntwo\n", "1:one|1a:two|1b:six" },
  { "enter-behind", "one\\ntwo", 3, 3, "\n", "1:one|1a:|2:two" },
  { "enter-before", "one\\ntwo", 4, 4, "\n", "1:one|1a:|2:two" },
  { "enter-at-the-start", "one", 0, 0, "x\n", "0a:x|1:one" },
  { "merge", "one\\ntwo\\nten", 3, 4, " ", "1:one two|3:ten" },
  { "merge-three", "one\\ntwo\\nten", 2, 9, "", "1:onen" },
  { "delete-a-paragraph", "one\\ntwo\\nten", 4, 8, "", "1:one|3:ten" },
  { "delete-the-last", "one\\ntwo", 3, 7, "", "1:one" },
  { "delete-all", "one\\ntwo", 0, 7, "", "1:" },
  { "rewrite-three", "one\\ntwo\\nten", 1, 10, "X\nYYY\nZ", "1:oX|2:YYY|3:Zn" },
  { "three-to-two", "one\\ntwo\\nten", 1, 10, "X\nZ", "1:oX|3:Zn" },
  { "two-to-three", "one\\ntwo", 1, 6, "X\nY\nZ", "1:oX|1a:Y|2:Zo" },
  { "crlf", "one two", 3, 4, "\r\n", "1:one|1a:two" },
  { "carriage-return", "one two", 3, 4, "\r", "1:one|1a:two" },
};

static void
test_paragraph (gconstpointer data)
{
  const ParagraphCase *test = data;
  CwProject *project = make_project (test->text);
  g_autofree char *before = cw_test_dump (project);

  correct (project, test->start, test->end, test->replacement);
  assert_text (project, test->expected);
  cw_test_undo_and_redo (project, before);
  cw_test_project_remove (project);
}

/* D14: a number whose paragraph is gone is not given again. */
static void
test_labels_are_not_reused (void)
{
  CwProject *project = make_project ("one two\\nten");

  correct (project, 3, 4, "\n");
  assert_text (project, "1:one|1a:two|2:ten");
  correct (project, 3, 4, " ");
  assert_text (project, "1:one two|2:ten");
  correct (project, 3, 4, "\n");
  assert_text (project, "1:one|1b:two|2:ten");
  correct (project, 7, 7, "\nx");
  assert_text (project, "1:one|1b:two|1c:x|2:ten");
  undo (project);
  project = cw_test_project_reopen (project);
  correct (project, 3, 4, " ");
  correct (project, 3, 4, "\n");
  assert_text (project, "1:one|1c:two|2:ten");
  cw_test_project_remove (project);
}

static void
assert_finding (CwProject *project, const char *sql, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  cw_database_exec (cw_project_get_database (project), sql, &error);
  g_assert_no_error (error);
  findings = cw_project_check (project, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (findings, 0), ==, words);
}

static void
test_check_of_labels (void)
{
  CwProject *project = make_project ("one\\ntwo\\nten");

  assert_finding (project,
                  "UPDATE paragraph SET label = '1' WHERE label = '2'",
                  "S-1 has more than one paragraph ¶1");
  assert_finding (project,
                  "UPDATE paragraph SET label = '2' WHERE id = 2; "
                  "INSERT INTO retired_label (source_id, label) VALUES (1, '3')",
                  "S-1 has given the number of a deleted paragraph ¶3 again");
  cw_test_project_remove (project);
}

/* More splits in one place than a floating-point number has room for. */
static void
test_many_splits (void)
{
  CwProject *project = make_project ("a\\nz");
  CwText *text;

  for (guint i = 0; i < 80; i++)
    correct (project, 1, 1, "\n");
  text = cw_project_get_text (project, 1, NULL);
  g_assert_cmpuint (cw_text_get_n_paragraphs (text), ==, 82);
  g_assert_cmpstr (cw_text_get_paragraph (text, 0)->text, ==, "a");
  g_assert_cmpstr (cw_text_get_paragraph (text, 81)->label, ==, "2");
  g_assert_cmpstr (cw_text_get_paragraph (text, 1)->label, ==, "1cb");
  cw_test_project_remove (project);
}

static gint64
add_formatted (CwProject *project)
{
  g_autoptr (CwDraftSource) draft = cw_draft_source_from_text ("F", "bold plain\nthen");
  CwDraftParagraph *first = g_ptr_array_index (draft->paragraphs, 0);
  CwDraftParagraph *second = g_ptr_array_index (draft->paragraphs, 1);

  first->speaker = g_strdup ("Ana");
  second->speaker = g_strdup ("Ben");
  cw_draft_paragraph_add_run (first, 0, 4, CW_TEXT_FORMAT_BOLD);
  cw_draft_paragraph_add_run (first, 5, 10, CW_TEXT_FORMAT_ITALIC);
  cw_draft_paragraph_add_run (second, 0, 4, CW_TEXT_FORMAT_BOLD);
  return cw_project_add_source (project, draft, "", NULL);
}

/* Looks move as excerpts do, and a part that is split off is spoken by the same person in the same voice. */
static void
test_looks_and_speakers (void)
{
  CwProject *project = cw_test_project_new ();
  const CwParagraph *split;

  g_assert_cmpint (add_formatted (project), ==, 1);
  cw_test_say (project,
               "{'verb': 'set-voice', 'source': 'F', 'speaker': 'Ana', 'voice': 'interviewer'}");
  correct (project, 2, 2, "xx");
  assert_text (project, "1:boxxld plain <0-6b 7-12i>|2:then <0-4b>");
  correct (project, 9, 9, "\n");
  assert_text (project, "1:boxxld pl <0-6b 7-9i>|1a:ain <0-3i>|2:then <0-4b>");
  split = cw_text_get_paragraph (cw_project_get_text (project, 1, NULL), 1);
  g_assert_cmpstr (split->speaker, ==, "Ana");
  g_assert_cmpstr (split->voice, ==, "interviewer");
  correct (project, 9, 14, "");
  assert_text (project, "1:boxxld plthen <0-6b 7-9i 9-13b>");
  g_assert_cmpstr (
      cw_text_get_paragraph (cw_project_get_text (project, 1, NULL), 0)->speaker, ==, "Ana");
  cw_test_project_remove (project);
}

/* A very long paragraph is several rows, also when it becomes so long by a correction. */
static void
test_long_paragraphs (void)
{
  CwProject *project = make_project ("one\\ntwo");
  g_autofree char *filler = g_strnfill (9000, 'x');
  g_autofree char *sentences = g_strconcat ("First. ", filler, ". Last.", NULL);
  CwText *text;

  correct (project, 3, 3, sentences);
  text = cw_project_get_text (project, 1, NULL);
  g_assert_cmpuint (cw_text_get_n_paragraphs (text), ==, 4);
  g_assert_cmpstr (cw_text_get_paragraph (text, 0)->text, ==, "oneFirst. ");
  g_assert_cmpstr (cw_text_get_paragraph (text, 1)->label, ==, "1.s2");
  g_assert_true (cw_text_get_paragraph (text, 1)->soft);
  g_assert_cmpstr (cw_text_get_paragraph (text, 2)->label, ==, "1.s2-2");
  g_assert_cmpstr (cw_text_get_paragraph (text, 3)->label, ==, "2");
  correct (project, 10, 9010, "");
  assert_text (project, "1:oneFirst. +1.s2-2:. Last.|2:two");
  correct (project, 10, 12, "");
  assert_text (project, "1:oneFirst. +1.s2-2:Last.|2:two");
  correct (project, 10, 10, "\n");
  assert_text (project, "1:oneFirst. |1.s2-2:Last.|2:two");
  undo (project);
  correct (project, 10, 15, "");
  assert_text (project, "1:oneFirst. |2:two");
  cw_test_project_remove (project);
}

/* --- what a step holds ------------------------------------------------------------------------------------------- */

static gint64
read_integer (CwProject *project, const char *sql)
{
  gint64 value;

  g_assert_true (
      cw_database_read_integer (cw_project_get_database (project), &value, NULL, sql, ""));
  return value;
}

/* One paragraph of many: the step of the history holds that one. */
static void
test_small_changeset (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  CwProject *project;

  for (guint i = 0; i < 500; i++)
    g_string_append_printf (text, "%sparagraph number %u", i > 0 ? "\\n" : "", i);
  project = make_project (text->str);
  correct (project, 0, 1, "P");
  g_assert_cmpint (
      read_integer (project, "SELECT length (changeset) FROM history ORDER BY id DESC"), <, 300);
  cw_test_project_remove (project);
}

/* --- lists -------------------------------------------------------------------------------------------------------- */

static gint64
code (CwProject *project, guint start, guint end)
{
  return cw_test_say (project,
                      "{'verb': 'apply-code', 'source': 'S', 'start': %u, 'end': %u, 'code': 'K'}",
                      start,
                      end);
}

static void
assert_note (GPtrArray *notes, guint index, gint64 id, const char *quote, const char *now)
{
  const CwAnchorNote *note;

  g_assert_cmpuint (notes->len, >, index);
  note = g_ptr_array_index (notes, index);
  g_assert_cmpint (note->id, ==, id);
  g_assert_cmpstr (note->quote, ==, quote);
  g_assert_cmpstr (note->now, ==, now);
}

/* An orphan keeps its quotation, its codes and the citations, and undo brings it back. */
static void
test_broken_evidence (void)
{
  CwProject *project = make_project ("keep this word here");
  gint64 id = code (project, 5, 9);
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (CwExcerpt) excerpt = NULL;

  cw_test_say (project, "{'verb': 'create-case', 'name': 'A'}");
  cw_test_say (project,
               "{'verb': 'assign-case', 'case': 'A', 'source': 'S', 'start': 5, 'end': 9}");
  cw_test_say (project, "{'verb': 'set-summary', 'case': 'A', 'code': 'K', 'text': 'x'}");
  cw_test_say (project,
               "{'verb': 'cite-evidence', 'case': 'A', 'code': 'K', 'excerpt': 'E-%d', 'stance': "
               "'supports'}",
               (int) id);
  correct (project, 4, 10, "");
  notes = cw_project_list_broken_evidence (project, NULL);
  g_assert_cmpuint (notes->len, ==, 2);
  assert_note (notes, 0, id, "this", "");
  g_assert_cmpint (((CwAnchorNote *) g_ptr_array_index (notes, 1))->kind, ==, CW_KIND_ATTRIBUTION);
  g_assert_cmpuint (((CwAnchorNote *) g_ptr_array_index (notes, 0))->start, ==, 4);
  excerpt = cw_project_load_excerpt (project, id, NULL);
  g_assert_cmpuint (excerpt->codes->len, ==, 1);
  g_assert_cmpint (read_integer (project, "SELECT count (*) FROM evidence_link"), ==, 1);
  undo (project);
  none = cw_project_list_broken_evidence (project, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  assert_excerpt (project, id, 5, 9);
  cw_test_project_remove (project);
}

/* Several of them may be in one place: an id means the one that it names. */
static void
test_orphans_in_one_place (void)
{
  CwProject *project = make_project ("keep this word here");
  gint64 first = code (project, 5, 9);
  gint64 second = code (project, 6, 8);
  g_autoptr (CwExcerpt) starred = NULL;
  g_autoptr (CwExcerpt) other = NULL;

  correct (project, 4, 10, "");
  cw_test_say (project, "{'verb': 'star-excerpt', 'excerpt': 'E-%d'}", (int) second);
  starred = cw_project_load_excerpt (project, second, NULL);
  other = cw_project_load_excerpt (project, first, NULL);
  g_assert_true (starred->starred);
  g_assert_false (other->starred);
  cw_test_say (project, "{'verb': 'create-code', 'name': 'L'}");
  cw_test_say (project, "{'verb': 'apply-code', 'excerpt': 'E-%d', 'code': 'L'}", (int) second);
  g_clear_pointer (&starred, cw_excerpt_free);
  starred = cw_project_load_excerpt (project, second, NULL);
  g_assert_cmpuint (starred->codes->len, ==, 2);
  cw_test_project_remove (project);
}

static void
test_changed_excerpts (void)
{
  CwProject *project = make_project ("one two six ten");
  gint64 id = code (project, 4, 11);
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GPtrArray) again = NULL;

  code (project, 0, 3);
  cw_test_say (
      project, "{'verb': 'resize-excerpt', 'excerpt': 'E-%d', 'start': 4, 'end': 11}", (int) id);
  correct (project, 0, 0, "so ");
  notes = cw_project_list_changed_excerpts (project, NULL);
  g_assert_cmpuint (notes->len, ==, 0);
  correct (project, 11, 14, "seven");
  again = cw_project_list_changed_excerpts (project, NULL);
  g_assert_cmpuint (again->len, ==, 1);
  assert_note (again, 0, id, "two six", "two seven");
  cw_test_project_remove (project);
}

static void
test_touched_edges (void)
{
  CwProject *project = make_project ("one two six ten");
  gint64 id = code (project, 4, 11);
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GPtrArray) undone = NULL;

  correct (project, 9, 13, "");
  correct (project, 2, 6, "");
  notes = cw_project_list_touched_edges (project, FALSE, NULL);
  g_assert_cmpuint (notes->len, ==, 1);
  assert_note (notes, 0, id, "two six", "o s");
  g_assert_cmpstr (((CwAnchorNote *) g_ptr_array_index (notes, 0))->edges, ==, "end,start");
  undo (project);
  undo (project);
  undone = cw_project_list_touched_edges (project, TRUE, NULL);
  g_assert_cmpuint (undone->len, ==, 0);
  cw_test_project_remove (project);
}

/* An accent that is typed behind an excerpt's last letter is part of that letter. */
static void
test_edges_stay_outside_of_characters (void)
{
  CwProject *project = make_project ("see cafe now");
  gint64 id = code (project, 4, 8);
  gint64 next = code (project, 8, 12);
  g_autoptr (GPtrArray) notes = NULL;

  correct (project, 8, 8, "\u0301");
  assert_excerpt (project, id, 4, 9);
  assert_excerpt (project, next, 9, 13);
  notes = cw_project_list_touched_edges (project, FALSE, NULL);
  g_assert_cmpuint (notes->len, ==, 1);
  assert_note (notes, 0, id, "cafe", "cafe\u0301");
  undo (project);
  assert_excerpt (project, id, 4, 8);
  cw_test_project_remove (project);
}

/* R22: a cited excerpt whose words change makes the cell stale; one that is only shifted does not. */
static void
test_stale_summaries (void)
{
  CwProject *project = make_project ("one two six ten");
  gint64 summary;

  code (project, 4, 11);
  cw_test_say (project, "{'verb': 'create-case', 'name': 'A'}");
  cw_test_say (project, "{'verb': 'assign-case', 'case': 'A', 'source': 'S'}");
  summary = cw_test_say (project, "{'verb': 'set-summary', 'case': 'A', 'code': 'K', 'text': 'x'}");
  g_assert_false (cw_project_summary_is_stale (project, summary));
  correct (project, 0, 0, "so ");
  g_assert_false (cw_project_summary_is_stale (project, summary));
  correct (project, 7, 10, "too");
  g_assert_true (cw_project_summary_is_stale (project, summary));
  undo (project);
  g_assert_false (cw_project_summary_is_stale (project, summary));
  cw_test_project_remove (project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/correction/vectors", test_vectors);
  g_test_add_func ("/correction/passages-of-cases", test_passages_of_cases);
  g_test_add_func ("/correction/trims", test_trims);
  g_test_add_func ("/correction/sentences", test_sentences);
  g_test_add_func ("/correction/typing-is-one-step", test_typing_is_one_step);
  g_test_add_func ("/correction/refusals", test_refusals);
  for (guint i = 0; i < G_N_ELEMENTS (paragraph_cases); i++)
    {
      g_autofree char *path
          = g_strconcat ("/correction/paragraphs/", paragraph_cases[i].name, NULL);

      g_test_add_data_func (path, &paragraph_cases[i], test_paragraph);
    }
  g_test_add_func ("/correction/labels-are-not-reused", test_labels_are_not_reused);
  g_test_add_func ("/correction/check-of-labels", test_check_of_labels);
  g_test_add_func ("/correction/many-splits", test_many_splits);
  g_test_add_func ("/correction/looks-and-speakers", test_looks_and_speakers);
  g_test_add_func ("/correction/long-paragraphs", test_long_paragraphs);
  g_test_add_func ("/correction/small-changeset", test_small_changeset);
  g_test_add_func ("/correction/broken-evidence", test_broken_evidence);
  g_test_add_func ("/correction/orphans-in-one-place", test_orphans_in_one_place);
  g_test_add_func ("/correction/changed-excerpts", test_changed_excerpts);
  g_test_add_func ("/correction/touched-edges", test_touched_edges);
  g_test_add_func ("/correction/edges-stay-outside-of-characters",
                   test_edges_stay_outside_of_characters);
  g_test_add_func ("/correction/stale-summaries", test_stale_summaries);
  return g_test_run ();
}
