/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Replacing a whole text: where excerpts go, which paragraphs keep their numbers, and the review queue. */

#include "config.h"

#include "cw-replacement.h"

#include <string.h>

#include "cw-anchor-note.h"
#include "cw-anchor-review.h"
#include "cw-coding.h"
#include "cw-project-private.h"
#include "cw-sources.h"
#include "cw-test-project.h"

static const char *const paragraphs[] = {
  "The council signed the first contract with the crisis team in June.",
  "Nobody had told the dispatchers that the new line was open at night.",
  "“We were the last to hear of it”, one of the drivers said.",
  "The second year began with a budget that covered half of the posts.",
  "In the end the police kept the calls that nobody else would take.",
};

static char *
make_text (const char *const *lines, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", lines[i]);
  return g_string_free (text, FALSE);
}

static CwProject *
make_project (void)
{
  CwProject *project = cw_test_project_new ();
  g_autofree char *text = make_text (paragraphs, G_N_ELEMENTS (paragraphs));
  g_autoptr (CwDraftSource) draft = cw_draft_source_from_text ("Interview", text);
  g_autoptr (GError) error = NULL;

  draft->original = g_bytes_new_static ("first", 5);
  draft->original_name = g_strdup ("first.txt");
  cw_project_add_source (project, draft, "", &error);
  g_assert_no_error (error);
  cw_test_say (project, "{'verb': 'create-code', 'name': 'K'}");
  return project;
}

static gint64
code (CwProject *project, const char *quote)
{
  return cw_test_say (
      project, "{'verb': 'apply-code', 'source': 'S-1', 'quote': '%s', 'code': 'K'}", quote);
}

static CwReplacement
replace (CwProject *project, const char *text)
{
  g_autoptr (CwDraftSource) draft = cw_draft_source_from_text ("Again", text);
  g_autoptr (GError) error = NULL;
  CwReplacement result;

  cw_project_replace_text (project, 1, draft, &result, &error);
  g_assert_no_error (error);
  cw_test_assert_sound (project);
  return result;
}

static char *
dup_quote (CwProject *project, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwExcerpt) excerpt = cw_project_load_excerpt (project, id, &error);

  g_assert_no_error (error);
  return g_steal_pointer (&excerpt->quote);
}

static void
assert_quote (CwProject *project, gint64 id, const char *expected)
{
  g_autofree char *quote = dup_quote (project, id);

  g_assert_cmpstr (quote, ==, expected);
}

static char *
dup_labels (CwProject *project)
{
  CwText *text = cw_project_get_text (project, 1, NULL);
  GString *labels = g_string_new (NULL);

  for (guint i = 0; i < cw_text_get_n_paragraphs (text); i++)
    g_string_append_printf (
        labels, "%s%s", i > 0 ? " " : "", cw_text_get_paragraph (text, i)->label);
  return g_string_free (labels, FALSE);
}

static void
assert_labels (CwProject *project, const char *expected)
{
  g_autofree char *labels = dup_labels (project);

  g_assert_cmpstr (labels, ==, expected);
}

static void
test_same_text (void)
{
  CwProject *project = make_project ();
  g_autofree char *text = make_text (paragraphs, G_N_ELEMENTS (paragraphs));
  gint64 id = code (project, "crisis team");
  CwReplacement result = replace (project, text);

  g_assert_cmpuint (result.n_states[CW_REALIGN_EXACT], ==, 1);
  g_assert_cmpuint (result.n_kept, ==, 5);
  g_assert_cmpuint (result.n_new, ==, 0);
  g_assert_cmpuint (result.n_review, ==, 0);
  assert_quote (project, id, "crisis team");
  assert_labels (project, "1 2 3 4 5");
  cw_test_project_remove (project);
}

/* One of each: in place, moved, changed a little, changed much, lost. */
static void
test_each_state (void)
{
  static const char *const changed[] = {
    "A word before all of it.",
    "The council signed the first contract with the crisis team in June.",
    "Nobody had told dispatchers that this new line was open at nights.",
    "Several drivers said that they had heard of it from the newspaper.",
    "In the end the police kept the calls that nobody else would take.",
    "The second year began with a budget that covered half of the posts.",
  };
  CwProject *project = make_project ();
  g_autofree char *text = make_text (changed, G_N_ELEMENTS (changed));
  gint64 exact = code (project, "crisis team");
  gint64 fuzzy = code (project, "told the dispatchers that the new line was open at night");
  gint64 lost = code (project, "“We were the last to hear of it”");
  gint64 year = code (project, "budget that covered half");
  gint64 police = code (project, "the police kept the calls");
  g_autofree char *before = cw_test_dump (project);
  g_autoptr (GPtrArray) broken = NULL;
  CwReplacement result = replace (project, text);

  assert_quote (project, exact, "crisis team");
  assert_quote (project, fuzzy, "told dispatchers that this new line was open at night");
  assert_quote (project, lost, "");
  assert_quote (project, year, "budget that covered half");
  assert_quote (project, police, "the police kept the calls");
  g_assert_cmpuint (result.n_states[CW_REALIGN_EXACT], ==, 2);
  g_assert_cmpuint (result.n_states[CW_REALIGN_MOVED], ==, 1);
  g_assert_cmpuint (result.n_states[CW_REALIGN_FUZZY], ==, 1);
  g_assert_cmpuint (result.n_states[CW_REALIGN_LOST], ==, 1);
  g_assert_cmpuint (result.n_review, ==, 1);
  broken = cw_project_list_broken_evidence (project, NULL);
  g_assert_cmpuint (broken->len, ==, 1);
  g_assert_cmpstr (cw_project_get_undo_label (project),
                   ==,
                   "Replaced the text of “Interview”: 2 in place, 1 moved, 1 changed, 1 lost");
  cw_test_undo_and_redo (project, before);
  cw_test_project_remove (project);
}

/* D14: what is still there keeps its number, what is new in between or behind gets one of its own, and the number of
 * what is gone is not given again. */
static void
test_labels (void)
{
  static const char *const changed[] = {
    "A new beginning that nobody had foreseen.",
    "The council signed the first contract with the crisis team in June.",
    "Something else that was added to the record later on.",
    "“We were the last to hear of it”, one of the drivers said to me.",
    "In the end the police kept the calls that nobody else would take.",
    "An afterword of the translator about names and places.",
  };
  CwProject *project = make_project ();
  g_autofree char *text = make_text (changed, G_N_ELEMENTS (changed));
  g_autofree char *again = make_text (paragraphs, G_N_ELEMENTS (paragraphs));
  CwReplacement result = replace (project, text);

  g_assert_cmpuint (result.n_kept, ==, 3);
  g_assert_cmpuint (result.n_new, ==, 3);
  assert_labels (project, "0a 1 1a 3 5 6");
  replace (project, again);
  assert_labels (project, "1 1b 3 3a 5");
  cw_test_project_remove (project);
}

static void
test_other_text (void)
{
  CwProject *project = make_project ();
  gint64 id = code (project, "crisis team");
  CwReplacement result = replace (project, "Etwas ganz anderes.\nUnd noch etwas.");

  assert_labels (project, "6 7");
  g_assert_cmpuint (result.n_states[CW_REALIGN_LOST], ==, 1);
  assert_quote (project, id, "");
  g_assert_true (cw_project_undo (project, NULL, NULL));
  cw_test_assert_sound (project);
  assert_quote (project, id, "crisis team");
  cw_test_project_remove (project);
}

/* The same words were elsewhere before: that is not where the lost ones have gone. */
static void
test_words_of_others (void)
{
  CwProject *project = cw_test_project_new ();
  gint64 id;

  cw_test_say (project, "{'verb': 'create-code', 'name': 'K'}");
  cw_test_say (
      project,
      "{'verb': 'add-source', 'title': 'S', 'text': 'Question one: they agree.\\nWell, I do not "
      "know what to say.\\nQuestion two: they agree.\\nThat is another matter.'}");
  id = cw_test_say (project,
                    "{'verb': 'apply-code', 'source': 'S-1', 'start': 14, 'end': 24, 'code': 'K'}");
  assert_quote (project, id, "they agree");
  replace (project,
           "Well, I do not know what to say.\nQuestion two: they agree.\nThat is another "
           "matter.");
  assert_quote (project, id, "");
  cw_test_project_remove (project);
}

/* --- the review queue ----------------------------------------------------------------------------------------------- */

static const CwAnchorReview *
get_review (GPtrArray *reviews, guint index)
{
  g_assert_cmpuint (reviews->len, >, index);
  return g_ptr_array_index (reviews, index);
}

static CwProject *
make_review (gint64 *id)
{
  CwProject *project = make_project ();

  *id = code (project, "“We were the last to hear of it”");
  replace (project,
           "The council signed the first contract with the crisis team in June.\n"
           "Nobody had told the dispatchers that the new line was open at night.\n"
           "It was us who came last, and we were the last ones to hear about it at all, she "
           "said.\n"
           "The second year began with a budget that covered half of the posts.");
  return project;
}

static void
test_queue (void)
{
  gint64 id;
  CwProject *project = make_review (&id);
  g_autoptr (GPtrArray) reviews = cw_project_list_reviews (project, NULL);
  const CwAnchorReview *review = get_review (reviews, 0);

  g_assert_cmpuint (reviews->len, ==, 1);
  g_assert_cmpint (review->kind, ==, CW_KIND_EXCERPT);
  g_assert_cmpint (review->object, ==, id);
  g_assert_cmpfloat (review->score, <, CW_REALIGN_SURE);
  g_assert_cmpstr (review->quote, ==, "“We were the last to hear of it”");
  g_assert_true (g_str_has_suffix (review->before, "open at night.\n"));
  g_assert_true (g_str_has_prefix (review->behind, ", one of the drivers said."));
  cw_test_project_remove (project);
}

static void
test_accept (void)
{
  gint64 id;
  CwProject *project = make_review (&id);
  g_autoptr (GArray) candidates
      = cw_project_list_candidates (project, CW_KIND_EXCERPT, id, 5, NULL);
  const CwCandidate *best = &g_array_index (candidates, CwCandidate, 0);
  g_autofree char *before = cw_test_dump (project);
  g_autofree char *quote = NULL;
  g_autoptr (GPtrArray) reviews = NULL;

  g_assert_cmpuint (candidates->len, >, 0);
  g_assert_cmpfloat (best->score, >, 0.6);
  cw_test_refuses (project,
                   CW_ERROR_NOT_FOUND,
                   "places that are like",
                   "{'verb': 'accept-anchor', 'excerpt': 'E-%d', 'candidate': 9}",
                   (int) id);
  cw_test_say (project, "{'verb': 'accept-anchor', 'excerpt': 'E-%d'}", (int) id);
  quote = dup_quote (project, id);
  g_test_message ("%s", quote);
  g_assert_nonnull (strstr (quote, "were the last"));
  reviews = cw_project_list_reviews (project, NULL);
  g_assert_cmpuint (reviews->len, ==, 0);
  cw_test_undo_and_redo (project, before);
  cw_test_project_remove (project);
}

static void
test_place_and_dismiss (void)
{
  gint64 id;
  CwProject *project = make_review (&id);
  g_autofree char *before = cw_test_dump (project);
  g_autoptr (GPtrArray) reviews = NULL;

  cw_test_say (
      project, "{'verb': 'place-anchor', 'excerpt': 'E-%d', 'start': 4, 'end': 11}", (int) id);
  assert_quote (project, id, "council");
  cw_test_undo_and_redo (project, before);
  g_assert_true (cw_project_undo (project, NULL, NULL));
  cw_test_say (project, "{'verb': 'dismiss-anchor', 'excerpt': 'E-%d'}", (int) id);
  reviews = cw_project_list_reviews (project, NULL);
  g_assert_cmpuint (reviews->len, ==, 0);
  cw_test_undo_and_redo (project, before);
  cw_test_refuses (project,
                   CW_ERROR_INVALID,
                   "cannot reach from 9 to 9",
                   "{'verb': 'place-anchor', 'excerpt': 'E-%d', 'start': 9, 'end': 9}",
                   (int) id);
  cw_test_refuses (
      project, CW_ERROR_NOT_FOUND, "passage 77", "{'verb': 'dismiss-anchor', 'passage': 77}");
  cw_test_project_remove (project);
}

/* A word that a correction has taken away comes back, and so does its excerpt. */
static void
test_broken_evidence_is_put_back (void)
{
  CwProject *project = make_project ();
  gint64 id = code (project, "crisis team");

  cw_test_say (
      project,
      "{'verb': 'correct-text', 'source': 'S-1', 'quote': ' with the crisis team in', 'text': ''}");
  assert_quote (project, id, "");
  cw_test_say (project,
               "{'verb': 'correct-text', 'source': 'S-1', 'start': 0, 'end': 0, 'text': 'The "
               "crisis team came. '}");
  cw_test_say (project, "{'verb': 'accept-anchor', 'excerpt': 'E-%d'}", (int) id);
  assert_quote (project, id, "crisis team");
  cw_test_project_remove (project);
}

/* --- files, voices, long paragraphs ----------------------------------------------------------------------------------- */

static gint64
count (CwProject *project, const char *sql)
{
  gint64 n;

  g_assert_true (cw_database_read_integer (cw_project_get_database (project), &n, NULL, sql, ""));
  return n;
}

static void
test_original_files (void)
{
  CwProject *project = make_project ();
  g_autoptr (CwDraftSource) draft = cw_draft_source_from_text ("Again", "The council signed.");
  g_autoptr (GBytes) original = NULL;
  CwRecord *source;

  draft->original = g_bytes_new_static ("second", 6);
  draft->original_name = g_strdup ("second.txt");
  g_assert_true (cw_project_replace_text (project, 1, draft, NULL, NULL));
  cw_test_assert_sound (project);
  original = cw_project_load_original (project, 1, NULL);
  g_assert_cmpmem (g_bytes_get_data (original, NULL), g_bytes_get_size (original), "second", 6);
  source = cw_project_get_record (project, CW_KIND_SOURCE, 1);
  g_assert_cmpstr (cw_record_get_text (source, CW_SOURCE_ORIGINAL_NAME), ==, "second.txt");
  g_assert_cmpstr (cw_record_get_name (source), ==, "Interview");
  g_assert_cmpint (cw_record_get_integer (source, CW_SOURCE_REVISION), ==, 2);
  g_assert_cmpint (count (project,
                          "SELECT count (*) FROM source_version JOIN original ON sha256 = original "
                          "WHERE revision = 1 AND original_name = 'first.txt' AND size = 5"),
                   ==,
                   1);
  cw_test_project_remove (project);
}

static void
test_speakers (void)
{
  CwProject *project = cw_test_project_new ();
  g_autoptr (CwDraftSource) draft = cw_draft_source_from_text ("I", "Who was it?\nI cannot say.");
  g_autoptr (CwDraftSource) again
      = cw_draft_source_from_text ("I", "Who was it?\nAnd then what?\nI cannot tell.");
  CwText *text;

  for (guint i = 0; i < 3; i++)
    {
      CwDraftParagraph *paragraph = g_ptr_array_index (again->paragraphs, i);

      paragraph->speaker = g_strdup (i < 2 ? "Q" : "Ana");
      if (i < 2)
        ((CwDraftParagraph *) g_ptr_array_index (draft->paragraphs, i))->speaker
            = g_strdup (i < 1 ? "Q" : "Ana");
    }
  cw_project_add_source (project, draft, "", NULL);
  cw_test_say (project,
               "{'verb': 'set-voice', 'source': 'I', 'speaker': 'Q', 'voice': 'interviewer'}");
  g_assert_true (cw_project_replace_text (project, 1, again, NULL, NULL));
  text = cw_project_get_text (project, 1, NULL);
  g_assert_cmpstr (cw_text_get_paragraph (text, 1)->label, ==, "1a");
  g_assert_cmpstr (cw_text_get_paragraph (text, 1)->voice, ==, "interviewer");
  g_assert_cmpstr (cw_text_get_paragraph (text, 2)->speaker, ==, "Ana");
  g_assert_cmpstr (cw_text_get_paragraph (text, 2)->voice, ==, "");
  cw_test_project_remove (project);
}

/* The pieces of a long paragraph keep their labels too. */
static void
test_long_paragraph (void)
{
  CwProject *project = cw_test_project_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *labels = NULL;
  g_autoptr (CwDraftSource) draft = NULL;

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (text, "Sentence number %u is here. ", i);
  draft = cw_draft_source_from_text ("Long", text->str);
  cw_project_add_source (project, draft, "", NULL);
  labels = dup_labels (project);
  g_assert_cmpuint (cw_text_get_n_paragraphs (cw_project_get_text (project, 1, NULL)), >, 5);
  memcpy (strstr (text->str + text->len / 2, "here"), "gone", 4);
  replace (project, text->str);
  assert_labels (project, labels);
  g_assert_cmpint (
      count (project, "SELECT length (changeset) FROM history ORDER BY id DESC"), <, 30000);
  cw_test_project_remove (project);
}

static void
test_refusals (void)
{
  CwProject *project = make_project ();
  g_autoptr (CwDraftSource) draft = cw_draft_source_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (cw_project_replace_text (project, 1, draft, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NO_TEXT);
  g_clear_error (&error);
  g_assert_false (cw_project_replace_text (project, 9, draft, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  cw_test_project_remove (project);
}

/* --- at random --------------------------------------------------------------------------------------------------------- */

static char *
make_random_text (GRand *rand)
{
  static const char *const words[]
      = { "the", "van", "e\u0301",    "🇳🇱",    "n\u0303o", "council", "شكرا",
          "was", "not", "👩\u200d👧", "there", "क्षि",      "yes",     "again" };
  GString *text = g_string_new (NULL);

  for (guint i = g_rand_int_range (rand, 1, 120); i > 0; i--)
    g_string_append_printf (text,
                            "%s%s",
                            words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))],
                            g_rand_int_range (rand, 0, 9) == 0 ? "\n" : " ");
  return g_string_free (text, FALSE);
}

/* Some words are changed, taken out or put in, some paragraphs go elsewhere. */
static char *
vary (GRand *rand, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = g_strv_length (lines);
  GString *varied = g_string_new (NULL);

  if (n > 3 && g_rand_boolean (rand))
    {
      char *line = lines[0];

      lines[0] = lines[n - 2];
      lines[n - 2] = line;
    }
  for (guint i = 0; i < n; i++)
    {
      if (g_rand_int_range (rand, 0, 8) == 0)
        continue;
      if (g_rand_int_range (rand, 0, 4) == 0)
        g_string_append (varied, "Something new ");
      g_string_append (varied, lines[i]);
      g_string_append_c (varied, '\n');
    }
  return g_string_free (varied, FALSE);
}

/* Whatever comes, nothing is dropped, all is sound, and undo leads back. */
static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20211103);
  CwProject *project = cw_test_project_new ();
  g_autofree char *text = make_random_text (rand);
  guint n_exact = 0;

  cw_test_say (project, "{'verb': 'add-source', 'title': 'S', 'text': '.'}");
  replace (project, text);
  for (guint i = 0; i < 12; i++)
    {
      guint length = cw_text_get_length (cw_project_get_text (project, 1, NULL));
      guint start = g_rand_int_range (rand, 0, length - 30);

      cw_test_say (project,
                   "{'verb': 'create-excerpt', 'source': 'S', 'start': %u, 'end': %u}",
                   start,
                   start + g_rand_int_range (rand, 1, 30));
    }
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *before = cw_test_dump (project);
      g_autofree char *next = i % 3 == 0 ? make_random_text (rand) : vary (rand, text);
      CwReplacement result = replace (project, next);

      n_exact += result.n_states[CW_REALIGN_EXACT];
      g_assert_cmpuint (result.n_states[CW_REALIGN_EXACT] + result.n_states[CW_REALIGN_MOVED]
                            + result.n_states[CW_REALIGN_FUZZY] + result.n_states[CW_REALIGN_LOST],
                        ==,
                        count (project, "SELECT count (*) FROM excerpt"));
      cw_test_undo_and_redo (project, before);
      g_assert_true (cw_project_undo (project, NULL, NULL));
    }
  g_assert_cmpuint (n_exact, >, 60);
  cw_test_project_remove (project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/replacement/same-text", test_same_text);
  g_test_add_func ("/replacement/each-state", test_each_state);
  g_test_add_func ("/replacement/labels", test_labels);
  g_test_add_func ("/replacement/other-text", test_other_text);
  g_test_add_func ("/replacement/words-of-others", test_words_of_others);
  g_test_add_func ("/replacement/queue", test_queue);
  g_test_add_func ("/replacement/accept", test_accept);
  g_test_add_func ("/replacement/place-and-dismiss", test_place_and_dismiss);
  g_test_add_func ("/replacement/broken-evidence-is-put-back", test_broken_evidence_is_put_back);
  g_test_add_func ("/replacement/original-files", test_original_files);
  g_test_add_func ("/replacement/speakers", test_speakers);
  g_test_add_func ("/replacement/long-paragraph", test_long_paragraph);
  g_test_add_func ("/replacement/refusals", test_refusals);
  g_test_add_func ("/replacement/random", test_random);
  return g_test_run ();
}
