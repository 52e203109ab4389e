/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "cw-test-project.h"

#include "cw-new-code.h"
#include "cw-sources.h"
#include "cw-speaker-label.h"

static void
test_measure (void)
{
  static const struct
  {
    const char *text;
    const char *speaker;
    const char *words;
  } cases[] = {
    { "MARISOL VEGA: We left.", "MARISOL VEGA", "We left." },
    { "P7 [02:56]: We left.", "P7", "We left." },
    { "[00:10:02] Anna: We left.", "Anna", "We left." },
    { "00:10:02 Anna: We left.", "Anna", "We left." },
    { "Anna (1:02:03.5):\tWe left.", "Anna", "We left." },
    { "Anna: [ 00:10 ] We left.", "Anna", "We left." },
    { "  Dr. M. Weber : We left.", "Dr. M. Weber", "We left." },
    { "\345\217\227\350\256\277\350\200\205\357\274\232\345\245\275",
      "\345\217\227\350\256\277\350\200\205",
      "\345\245\275" },
    { "Anna:", "Anna", "" },
    /* No label: another speaker's, a name that is only mentioned, a colon that belongs to something else. */
    { "Anna: We left.", "Ben", "Anna: We left." },
    { "Anna said: We left.", "Anna", "Anna said: We left." },
    { "Annalena: We left.", "Anna", "Annalena: We left." },
    { "Anna:3 is a ratio", "Anna", "Anna:3 is a ratio" },
    { "Anna (who stayed): We left.", "Anna", "Anna (who stayed): We left." },
    { "[sighs] Anna", "Anna", "[sighs] Anna" },
    { "We left.", "", "We left." },
    { "We left.", NULL, "We left." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint label = cw_speaker_label_measure (cases[i].text, cases[i].speaker);

      g_assert_cmpstr (g_utf8_offset_to_pointer (cases[i].text, label), ==, cases[i].words);
    }
}

static CwText *
make_text (CwProject *project)
{
  static const char *const speakers[] = { "ANNA", "ANNA", "BEN", "BEN" };
  g_autoptr (CwDraftSource) draft = cw_draft_source_from_text (
      "Talk", "ANNA [02:56]: We stayed.\nAll of us.\nBEN:\nBEN: Not me.");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (speakers); i++)
    {
      CwDraftParagraph *paragraph = g_ptr_array_index (draft->paragraphs, i);

      paragraph->speaker = g_strdup (speakers[i]);
    }
  cw_project_add_source (project, draft, "interview transcript", &error);
  g_assert_no_error (error);
  return cw_project_get_text (project, 1, NULL);
}

static void
assert_spoken (CwText *text, guint start, guint end, const char *expected)
{
  g_autofree char *spoken = cw_speaker_label_dup_spoken (text, start, end);

  g_assert_cmpstr (spoken, ==, expected);
}

static void
test_spoken (void)
{
  CwProject *project = cw_test_project_new ();
  CwText *text = make_text (project);
  guint end = cw_text_get_length (text);

  assert_spoken (text, 0, end, "We stayed.\nAll of us.\n\nNot me.");
  assert_spoken (text, 5, 16, "We");
  assert_spoken (text, 17, 28, "stayed.\nAll");
  /* What is nothing but a label stays what it is. */
  assert_spoken (text, 0, 12, "ANNA [02:56]");
  assert_spoken (text, 36, 40, "BEN:");
  cw_test_project_remove (project);
}

/* The code is called what was said, however much was selected. */
static void
test_in_vivo (void)
{
  CwProject *project = cw_test_project_new ();
  g_autoptr (GError) error = NULL;
  gint64 excerpt, code;

  make_text (project);
  code = cw_project_apply_in_vivo (project, 1, 0, 24, &excerpt, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (
      cw_record_get_name (cw_project_get_record (project, CW_KIND_CODE, code)), ==, "We stayed");
  cw_test_project_remove (project);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/speaker-label/measure", test_measure);
  g_test_add_func ("/speaker-label/spoken", test_spoken);
  g_test_add_func ("/speaker-label/in-vivo", test_in_vivo);
  return g_test_run ();
}
