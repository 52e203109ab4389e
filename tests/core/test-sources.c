/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Taking in sources, long paragraphs in pieces, and who speaks with which voice. */

#include "config.h"

#include "cw-sources.h"

#include <string.h>

#include "cw-field.h"
#include "cw-project-private.h"
#include "cw-test-project.h"

static gint64
add (CwProject *project, CwDraftSource *draft)
{
  g_autoptr (GError) error = NULL;
  gint64 id = cw_project_add_source (project, draft, "report", &error);

  g_assert_no_error (error);
  return id;
}

static gint64
add_text (CwProject *project, const char *text)
{
  g_autoptr (CwDraftSource) draft = cw_draft_source_from_text ("s", text);

  return add (project, draft);
}

static CwText *
text_of (CwProject *project, gint64 source)
{
  g_autoptr (GError) error = NULL;
  CwText *text = cw_project_get_text (project, source, &error);

  g_assert_no_error (error);
  return text;
}

/* --- taking in --------------------------------------------------------------------------------------------- */

static void
test_add (void)
{
  CwProject *project = cw_test_project_new ();
  g_autofree char *before = cw_test_dump (project);
  g_autoptr (CwDraftSource) draft = cw_draft_source_from_text ("Minutes", "The board met.\nDone.");
  CwDraftParagraph *first = g_ptr_array_index (draft->paragraphs, 0);
  g_autoptr (GBytes) original = NULL;
  const CwParagraph *paragraph;
  CwRecord *record;
  gint64 id;

  draft->language = g_strdup ("en");
  draft->event_date = g_strdup ("2021-02-03");
  draft->original_name = g_strdup ("minutes.txt");
  draft->media_type = g_strdup ("text/plain");
  draft->original = g_bytes_new_static ("bytes", 5);
  first->style = CW_PARAGRAPH_HEADING;
  first->level = 2;
  first->speaker = g_strdup ("Clerk");
  first->page_label = g_strdup ("iv");
  first->start_ms = 61000;
  cw_draft_paragraph_add_run (first, 4, 9, CW_TEXT_FORMAT_ITALIC);
  id = add (project, draft);
  g_assert_cmpstr (cw_project_get_undo_label (project), ==, "Added the source “Minutes”");
  cw_test_undo_and_redo (project, before);
  record = cw_project_get_record (project, CW_KIND_SOURCE, id);
  g_assert_cmpstr (cw_record_get_name (record), ==, "Minutes");
  g_assert_cmpstr (cw_record_get_text (record, CW_SOURCE_KIND), ==, "report");
  g_assert_cmpstr (cw_record_get_text (record, CW_SOURCE_LANGUAGE), ==, "en");
  g_assert_cmpstr (cw_record_get_text (record, CW_SOURCE_EVENT_DATE), ==, "2021-02-03");
  g_assert_cmpstr (cw_record_get_text (record, CW_SOURCE_ORIGINAL_NAME), ==, "minutes.txt");
  g_assert_cmpstr (cw_record_get_text (record, CW_SOURCE_MEDIA_TYPE), ==, "text/plain");
  paragraph = cw_text_get_paragraph (text_of (project, id), 0);
  g_assert_cmpint (paragraph->style, ==, CW_PARAGRAPH_HEADING);
  g_assert_cmpuint (paragraph->level, ==, 2);
  g_assert_cmpstr (paragraph->label, ==, "1");
  g_assert_cmpstr (paragraph->speaker, ==, "Clerk");
  g_assert_cmpstr (paragraph->page, ==, "iv");
  g_assert_cmpint (paragraph->start_ms, ==, 61000);
  g_assert_cmpuint (paragraph->words, ==, 3);
  g_assert_cmpint (
      g_array_index (paragraph->runs, CwFormatRun, 0).format, ==, CW_TEXT_FORMAT_ITALIC);
  original = cw_project_load_original (project, id, NULL);
  g_assert_cmpmem (g_bytes_get_data (original, NULL), g_bytes_get_size (original), "bytes", 5);
  cw_test_project_remove (project);
}

/* The same file twice is kept once; a source without a file says so. */
static void
test_originals (void)
{
  CwProject *project = cw_test_project_new ();
  g_autoptr (CwDraftSource) draft = cw_draft_source_from_text ("file", "text");
  g_autoptr (GError) error = NULL;
  gint64 n = 0, typed;

  draft->original = g_bytes_new_static ("bytes", 5);
  add (project, draft);
  add (project, draft);
  g_assert_true (cw_database_read_integer (
      cw_project_get_database (project), &n, NULL, "SELECT count (*) FROM original", ""));
  g_assert_cmpint (n, ==, 1);
  typed = add_text (project, "typed");
  g_assert_null (cw_project_load_original (project, typed, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (cw_project_load_original (project, 99, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  /* Undone and done again, the file is there. */
  g_assert_true (cw_project_delete (project, CW_KIND_SOURCE, 1, NULL));
  g_assert_true (cw_project_undo (project, NULL, NULL));
  g_bytes_unref (cw_project_load_original (project, 1, NULL));
  cw_test_assert_sound (project);
  cw_test_project_remove (project);
}

/* R31: the ends of lines are all that is made alike. */
static void
test_lines (void)
{
  static const struct
  {
    const char *text;
    guint n_lines;
    const char *whole;
  } texts[] = {
    { "", 0, "" },
    { "a", 1, "a" },
    { "a\n", 2, "a\n" },
    { "a\r\nb\rc\nd", 4, "a\nb\nc\nd" },
    { "a\r\r\nb", 3, "a\n\nb" },
    { " a\t b ", 1, " a\t b " },
  };
  CwProject *project = cw_test_project_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      CwText *text = text_of (project, add_text (project, texts[i].text));
      g_autofree char *whole = cw_text_dup_range (text, 0, G_MAXUINT);

      g_assert_cmpuint (cw_text_get_n_paragraphs (text), ==, texts[i].n_lines);
      g_assert_cmpstr (whole, ==, texts[i].whole);
    }
  cw_test_assert_sound (project);
  cw_test_project_remove (project);
}

/* --- long paragraphs ------------------------------------------------------------------------------------------ */

static char *
repeat (const char *part, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, part);
  return g_string_free (text, FALSE);
}

/* In pieces of at most 8 KiB it is the same text, and each piece has a label of its own. */
static void
assert_pieces (CwProject *project, const char *whole, const char *const *labels)
{
  CwText *text = text_of (project, add_text (project, whole));
  g_autofree char *joined = cw_text_dup_range (text, 0, G_MAXUINT);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpstr (joined, ==, whole);
  for (guint i = 0; i < cw_text_get_n_paragraphs (text); i++)
    {
      const CwParagraph *paragraph = cw_text_get_paragraph (text, i);

      g_assert_cmpuint (strlen (paragraph->text), <=, 8192);
      g_assert_true (g_utf8_validate (paragraph->text, -1, NULL));
      g_assert_true (paragraph->soft == (i > 0));
      g_assert_true (g_hash_table_add (seen, paragraph->label));
      if (labels != NULL && labels[0] != NULL)
        g_assert_cmpstr (paragraph->label, ==, *labels++);
    }
  g_assert_true (labels == NULL || *labels == NULL);
}

static void
test_pieces (void)
{
  static const char *const of_sentences[] = { "1", "1.s205", "1.s409", NULL };
  static const char *const of_one_sentence[] = { "1", "1.s1", "1.s1-2", NULL };
  static const char *const whole[] = { "1", NULL };
  CwProject *project = cw_test_project_new ();
  g_autofree char *sentences = repeat ("It is forty characters long, all of it. ", 500);
  g_autofree char *words = repeat ("word ", 4000);
  g_autofree char *letters = repeat ("x", 20000);
  g_autofree char *fits = repeat ("x", 8192);
  g_autofree char *accents = repeat ("e\xcc\x81", 6000);
  g_autofree char *flags = repeat ("🇩🇪", 2500);
  g_autofree char *families = repeat ("👩‍👩‍👧", 1000);
  g_autofree char *marks = repeat ("\xcc\x81", 9000);

  assert_pieces (project, sentences, of_sentences);
  assert_pieces (project, words, of_one_sentence);
  assert_pieces (project, letters, of_one_sentence);
  assert_pieces (project, fits, whole);
  assert_pieces (project, accents, NULL);
  assert_pieces (project, flags, NULL);
  assert_pieces (project, families, NULL);
  assert_pieces (project, marks, NULL); /* nothing but marks has no place to be cut at */
  cw_test_assert_sound (project);
  cw_test_project_remove (project);
}

/* Pieces are cut behind a space where there is one, and never within what is read as one sign. */
static void
test_cuts (void)
{
  static const char *const units[] = { "word ", "e\xcc\x81", "🇩🇪", "👩‍👩‍👧", "👍🏽" };
  CwProject *project = cw_test_project_new ();

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autofree char *whole = repeat (units[i], 3000);
      CwText *text = text_of (project, add_text (project, whole));

      g_assert_cmpuint (cw_text_get_n_paragraphs (text), >, 1);
      for (guint j = 0; j < cw_text_get_n_paragraphs (text); j++)
        {
          const char *piece = cw_text_get_paragraph (text, j)->text;

          g_test_message ("%u, piece %u", i, j);
          g_assert_true (g_str_has_prefix (piece, units[i]));
          g_assert_cmpuint (strlen (piece) % strlen (units[i]), ==, 0);
        }
    }
  cw_test_project_remove (project);
}

/* Display attributes go with their characters into the pieces. */
static void
test_runs_in_pieces (void)
{
  CwProject *project = cw_test_project_new ();
  g_autofree char *whole = repeat ("x", 10000);
  g_autoptr (CwDraftSource) draft = cw_draft_source_from_text ("s", whole);
  CwDraftParagraph *paragraph = g_ptr_array_index (draft->paragraphs, 0);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  CwText *text;

  cw_draft_paragraph_add_run (paragraph, 10, 20, CW_TEXT_FORMAT_BOLD);
  cw_draft_paragraph_add_run (paragraph, 8000, 9000, CW_TEXT_FORMAT_ITALIC);
  cw_draft_paragraph_add_run (paragraph, 9500, 9600, CW_TEXT_FORMAT_UNDERLINE);
  text = text_of (project, add (project, draft));
  g_assert_cmpuint (cw_text_get_paragraph (text, 1)->start, ==, 8192);
  first = cw_format_runs_print (cw_text_get_paragraph (text, 0)->runs);
  second = cw_format_runs_print (cw_text_get_paragraph (text, 1)->runs);
  g_assert_cmpstr (first, ==, "10-20b 8000-8192i");
  g_assert_cmpstr (second, ==, "0-808i 1308-1408u");
  cw_test_project_remove (project);
}

/* --- voices and speakers ---------------------------------------------------------------------------------------- */

static CwProject *
make_interview (void)
{
  static const char *const speakers[] = { "Q", "A", "Q", "B" };
  CwProject *project = cw_test_project_new ();
  g_autoptr (CwDraftSource) draft = cw_draft_source_from_text ("talk", "Who?\nI.\nAnd?\nI too.");

  for (guint i = 0; i < G_N_ELEMENTS (speakers); i++)
    ((CwDraftParagraph *) g_ptr_array_index (draft->paragraphs, i))->speaker
        = g_strdup (speakers[i]);
  add (project, draft);
  cw_test_say (project, "{'verb': 'create-participant', 'name': 'Ada'}");
  cw_test_say (project, "{'verb': 'create-participant', 'name': 'Bob'}");
  return project;
}

static const char *
voice_of (CwProject *project, guint paragraph)
{
  return cw_text_get_paragraph (text_of (project, 1), paragraph)->voice;
}

static void
test_voices (void)
{
  CwProject *project = make_interview ();
  g_autofree char *before = cw_test_dump (project);
  g_autoptr (GError) error = NULL;

  g_assert_true (cw_project_set_voice_of_speaker (project, 1, "Q", "interviewer", NULL));
  g_assert_cmpstr (cw_project_get_undo_label (project), ==, "Marked Q as interviewer");
  cw_test_undo_and_redo (project, before);
  g_assert_cmpstr (voice_of (project, 0), ==, "interviewer");
  g_assert_cmpstr (voice_of (project, 1), ==, "");
  g_assert_cmpstr (voice_of (project, 2), ==, "interviewer");
  g_assert_true (cw_project_set_voice (project, 1, 6, "participant", NULL));
  g_assert_cmpstr (voice_of (project, 1), ==, "participant");
  g_assert_cmpstr (cw_project_get_undo_label (project), ==, "Marked ¶2 as participant");
  g_assert_true (cw_project_set_voice (project, 1, 6, "", NULL));
  g_assert_cmpstr (cw_project_get_undo_label (project), ==, "Took the voice from ¶2");
  g_assert_false (cw_project_set_voice (project, 1, 6, "choir", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (cw_project_set_voice (project, 1, 99, "other", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (cw_project_set_voice (project, 99, 0, "other", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (cw_project_set_voice_of_speaker (project, 1, "Q", "choir", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (cw_project_set_voice_of_speaker (project, 99, "Q", "other", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  cw_test_project_remove (project);
}

static void
test_speakers (void)
{
  CwProject *project = make_interview ();
  g_auto (GStrv) speakers = cw_project_list_speakers (project, 1, NULL);
  g_autofree char *joined = g_strjoinv (" ", speakers);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (joined, ==, "Q A B");
  g_assert_cmpint (cw_project_find_participant (project, 1, "A"), ==, 0);
  g_assert_true (cw_project_map_speaker (project, 1, "A", 1, NULL));
  g_assert_cmpstr (cw_project_get_undo_label (project), ==, "Mapped the speaker A to Ada");
  g_assert_cmpint (cw_project_find_participant (project, 1, "A"), ==, 1);
  /* A speaker is one participant at most. */
  g_assert_true (cw_project_map_speaker (project, 1, "A", 2, NULL));
  g_assert_cmpint (cw_project_find_participant (project, 1, "A"), ==, 2);
  g_assert_false (cw_project_map_speaker (project, 1, "A", 99, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (cw_project_map_speaker (project, 99, "A", 1, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  g_assert_true (cw_project_delete (project, CW_KIND_PARTICIPANT, 2, NULL));
  g_assert_cmpint (cw_project_find_participant (project, 1, "A"), ==, 0);
  g_assert_cmpstr (cw_text_get_paragraph (text_of (project, 1), 1)->speaker, ==, "A");
  cw_test_assert_sound (project);
  cw_test_project_remove (project);
}

static void
test_roles (void)
{
  static const struct
  {
    gint64 participant;
    const char *role, *start, *end;
    int error;
  } refused[] = {
    { 99, "police", "", "", CW_ERROR_NOT_FOUND },
    { 1, " ", "", "", CW_ERROR_INVALID },
    { 1, "police", "once", "", CW_ERROR_INVALID },
    { 1, "police", "", "2021-13", CW_ERROR_INVALID },
  };
  CwProject *project = make_interview ();
  g_autofree char *none = cw_project_dup_role (project, 1);
  g_autofree char *latest = NULL;

  g_assert_cmpstr (none, ==, "");
  g_assert_true (cw_project_add_role (project, 1, "funder", "2020", "2021-05-01", NULL));
  g_assert_true (cw_project_add_role (project, 1, "police", "2018", "2019", NULL));
  g_assert_cmpstr (cw_project_get_undo_label (project), ==, "Gave Ada the role police");
  latest = cw_project_dup_role (project, 1);
  g_assert_cmpstr (latest, ==, "funder");
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (cw_project_add_role (project,
                                           refused[i].participant,
                                           refused[i].role,
                                           refused[i].start,
                                           refused[i].end,
                                           &error));
      g_assert_error (error, CW_ERROR, refused[i].error);
    }
  cw_test_project_remove (project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sources/add", test_add);
  g_test_add_func ("/sources/originals", test_originals);
  g_test_add_func ("/sources/lines", test_lines);
  g_test_add_func ("/sources/pieces", test_pieces);
  g_test_add_func ("/sources/cuts", test_cuts);
  g_test_add_func ("/sources/runs-in-pieces", test_runs_in_pieces);
  g_test_add_func ("/sources/voices", test_voices);
  g_test_add_func ("/sources/speakers", test_speakers);
  g_test_add_func ("/sources/roles", test_roles);
  return g_test_run ();
}
