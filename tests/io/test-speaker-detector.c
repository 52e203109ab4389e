/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "cw-speaker-detector.h"
#include "cw-test-io.h"

#include <string.h>

static void
assert_label (const char *text, const char *expected, gint64 expected_ms)
{
  g_autofree char *speaker = NULL;
  gint64 start_ms;
  gboolean found = cw_speaker_detector_parse_label (text, &speaker, &start_ms);

  g_test_message ("%s", text);
  g_assert_cmpint (found, ==, expected != NULL);
  g_assert_cmpstr (speaker, ==, expected);
  if (expected != NULL)
    g_assert_cmpint (start_ms, ==, expected_ms);
}

static void
test_labels (void)
{
  assert_label ("Anna: Hello", "Anna", -1);
  assert_label ("INTERVIEWER:", "INTERVIEWER", -1);
  assert_label ("Dr. M.-L. O’Neill: yes", "Dr. M.-L. O’Neill", -1);
  assert_label ("SPEAKER 01 [00:10:02]: so", "SPEAKER 01", 602000);
  assert_label ("P7 [02:56]: so", "P7", 176000);
  assert_label ("P7 (1:02:03.5): so", "P7", 3723500);
  assert_label ("[00:10:02] Anna: so", "Anna", 602000);
  assert_label ("00:10:02 Anna: so", "Anna", 602000);
  assert_label ("Anna: [00:10:02] so", "Anna", 602000);
  assert_label ("受访者：我", "受访者", -1);
  assert_label ("أحمد: نعم", "أحمد", -1);
}

static void
test_no_labels (void)
{
  assert_label ("http://example.org", NULL, -1);
  assert_label ("Ratio:3", NULL, -1);
  assert_label ("12:30 we left", NULL, -1);
  assert_label ("I said, and meant it: no", NULL, -1);
  assert_label ("What I want to say about this is: no", NULL, -1);
  assert_label ("A name that goes on and on for forty one characters: x", NULL, -1);
  assert_label (": x", NULL, -1);
  assert_label ("", NULL, -1);
  assert_label ("P7 [99:99]: x", NULL, -1);
}

/* The speakers of the paragraphs of @text, "-" for none, joined by spaces. */
static void
assert_speakers (const char *text, const char *expected)
{
  g_autoptr (GBytes) bytes = cw_test_text (text);
  g_autoptr (CwDraftSource) draft = cw_test_read (bytes, "talk.md");
  g_autoptr (GString) speakers = g_string_new (NULL);
  guint i;

  for (i = 0; i < draft->paragraphs->len; i++)
    {
      const CwDraftParagraph *paragraph = g_ptr_array_index (draft->paragraphs, i);

      g_string_append_printf (speakers,
                              "%s%s",
                              i > 0 ? " " : "",
                              paragraph->speaker != NULL ? paragraph->speaker : "-");
    }
  g_assert_cmpstr (speakers->str, ==, expected);
}

static void
test_transcript (void)
{
  assert_speakers ("I: one\n\nAna: two\n\nand more\n\nI: three\n\n# Part\n\nloose\n\nAna: four",
                   "I Ana Ana I - - Ana");
  assert_speakers ("I: one\n\nAna: two", "I Ana");
}

static void
test_single_note (void)
{
  assert_speakers ("One\n\nNote: two\n\nThree\n\nFour", "- - - -");
  assert_speakers ("Date: 1 May\n\nPlace: here\n\nText", "- - -");
  assert_speakers ("Only: one", "-");
}

/* Rare labels in a long essay are its own words. */
static void
test_low_share (void)
{
  g_autoptr (GString) text = g_string_new ("Claim: a\n\n");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CwDraftSource) draft = NULL;
  guint i;

  for (i = 0; i < 30; i++)
    g_string_append (text, "Prose.\n\n");
  g_string_append (text, "Claim: b\n");
  bytes = cw_test_text (text->str);
  draft = cw_test_read (bytes, "essay.txt");
  for (i = 0; i < draft->paragraphs->len; i++)
    g_assert_null (((CwDraftParagraph *) draft->paragraphs->pdata[i])->speaker);
}

/* One voice that labels now and then says nothing about the paragraphs between. */
static void
test_no_continuation (void)
{
  assert_speakers ("Ana: a\n\nx\n\nAna: b\n\ny", "Ana - Ana -");
}

static void
test_times (void)
{
  g_autoptr (GBytes) bytes = cw_test_text ("A [00:01]: x\nB [00:02]: y\nA [01:00]: z\n");
  g_autoptr (CwDraftSource) draft = cw_test_read (bytes, "t.txt");
  const CwDraftParagraph *last = g_ptr_array_index (draft->paragraphs, 2);

  g_assert_cmpint (last->start_ms, ==, 60000);
  g_assert_cmpstr (last->speaker, ==, "A");
  g_assert_cmpstr (last->text, ==, "A [01:00]: z");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/io/speaker/labels", test_labels);
  g_test_add_func ("/io/speaker/no-labels", test_no_labels);
  g_test_add_func ("/io/speaker/transcript", test_transcript);
  g_test_add_func ("/io/speaker/single-note", test_single_note);
  g_test_add_func ("/io/speaker/low-share", test_low_share);
  g_test_add_func ("/io/speaker/no-continuation", test_no_continuation);
  g_test_add_func ("/io/speaker/times", test_times);
  return g_test_run ();
}
