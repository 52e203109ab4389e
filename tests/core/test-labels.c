/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The numbers of paragraphs: each is given once (method.md D14). */

#include "config.h"

#include "cw-labels.h"

static void
assert_after (CwLabels *labels, const char *before, const char *expected)
{
  g_autofree char *label = cw_labels_take_after (labels, before);

  g_assert_cmpstr (label, ==, expected);
}

static void
assert_piece (CwLabels *labels, const char *paragraph, guint sentence, const char *expected)
{
  g_autofree char *label = cw_labels_take_piece (labels, paragraph, sentence);

  g_assert_cmpstr (label, ==, expected);
}

static void
test_after (void)
{
  g_autoptr (CwLabels) labels = cw_labels_new ();

  cw_labels_add (labels, "12");
  cw_labels_add (labels, "12b");
  assert_after (labels, "12", "12a");
  assert_after (labels, "12", "12c");
  assert_after (labels, "12a", "12d");
  assert_after (labels, "12.s4", "12e");
  assert_after (labels, NULL, "0a");
  assert_after (labels, NULL, "0b");
}

static void
test_letters (void)
{
  g_autoptr (CwLabels) labels = cw_labels_new ();

  for (guint i = 1; i < 26; i++)
    g_free (cw_labels_take_after (labels, "1"));
  assert_after (labels, "1", "1z");
  assert_after (labels, "1", "1aa");
  for (guint i = 28; i < 702; i++)
    g_free (cw_labels_take_after (labels, "1"));
  assert_after (labels, "1", "1zz");
  assert_after (labels, "1", "1aaa");
}

static void
test_pieces (void)
{
  g_autoptr (CwLabels) labels = cw_labels_new ();

  assert_piece (labels, "3", 5, "3.s5");
  assert_piece (labels, "3.s2", 5, "3.s5-2");
  assert_piece (labels, "3.s2", 5, "3.s5-3");
  assert_piece (labels, "3a", 5, "3a.s5");
}

static void
test_numbers (void)
{
  g_autoptr (CwLabels) labels = cw_labels_new ();
  g_autofree char *first = cw_labels_take_number (labels);
  g_autofree char *next = NULL;
  g_autofree char *last = NULL;

  g_assert_cmpstr (first, ==, "1");
  cw_labels_add (labels, "41.s7");
  next = cw_labels_take_number (labels);
  g_assert_cmpstr (next, ==, "42");
  cw_labels_add (labels, "99999999999999999999999");
  last = cw_labels_take_number (labels);
  g_assert_cmpstr (last, ==, "43");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/labels/after", test_after);
  g_test_add_func ("/labels/letters", test_letters);
  g_test_add_func ("/labels/pieces", test_pieces);
  g_test_add_func ("/labels/numbers", test_numbers);
  return g_test_run ();
}
