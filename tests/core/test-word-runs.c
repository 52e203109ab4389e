/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Somebody's runs of words are found in other texts, and nothing else is. */

#include "config.h"

#include "cw-word-runs.h"

#define SAID                                                                                       \
  "We met the contractor at 555-0123-4567, dana.smith@county.example, in the old harbour\n"        \
  "where accountability began"

static const struct
{
  const char *text;
  const char *redacted; /* NULL: left alone */
} cases[] = {
  { "", NULL },
  { "We met the", NULL },
  { "We met the c", "[withdrawn]" },
  { "So: We met the contractor!", "So: [withdrawn]!" },
  { "in the old harbour where it was", "[withdrawn] it was" },
  { "in the old\tharbour", "[withdrawn]" },
  { "In thE old harbour", "In thE [withdrawn]" },
  { "accountability", NULL },
  { "Call 555-0123-4567.", "Call [withdrawn]." },
  { "dana.smith@county.example", "[withdrawn]" },
  { "one: in the old harbour; two: We met the contractor", "one: [withdrawn]; two: [withdrawn]" },
  { "the board paid for it", NULL },
};

static void
test_redact (void)
{
  g_autoptr (CwWordRuns) runs = cw_word_runs_new ();

  cw_word_runs_add (runs, SAID);
  cw_word_runs_add (runs, "the board paid for it");
  cw_word_runs_remove (runs, "Others know that the board paid for it.");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *redacted = cw_word_runs_redact (runs, cases[i].text);

      g_assert_cmpstr (redacted, ==, cases[i].redacted);
    }
}

/* Where a script puts no spaces between words, twelve characters are several. */
static void
test_without_spaces (void)
{
  g_autoptr (CwWordRuns) runs = cw_word_runs_new ();
  g_autofree char *redacted = NULL;

  cw_word_runs_add (runs, "我们在旧港口见到了那个承包商和他的朋友们");
  redacted = cw_word_runs_redact (runs, "他说：我们在旧港口见到了那个承包商。");
  g_assert_cmpstr (redacted, ==, "他说：[withdrawn]。");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/word-runs/redact", test_redact);
  g_test_add_func ("/word-runs/without-spaces", test_without_spaces);
  return g_test_run ();
}
