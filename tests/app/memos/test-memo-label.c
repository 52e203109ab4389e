/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "cw-memo-label.h"

static const char *const cases[][3] = {
  { " A title ", "A text", "A title" },
  { "", "A text\nmore", "A text" },
  { " ", "\n\n  \n# A heading\ntext", "A heading" },
  { "", "## A *strong* **word**", "A strong word" },
  { "", "- an item", "an item" },
  { "", "> - a quoted item", "a quoted item" },
  { "", "12. the twelfth", "the twelfth" },
  { "", "2021 was long", "2021 was long" },
  { "", "12.5 percent", "12.5 percent" },
  { "", "***\n---\nafter the rule", "---" },
  { "", "snake_case stays", "snake_case stays" },
  { "", "", NULL },
  { "", "# \n**\n", NULL },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *label = cw_memo_label_dup (cases[i][0], cases[i][1]);

      g_assert_cmpstr (label, ==, cases[i][2]);
    }
}

static void
test_long (void)
{
  g_autofree char *body = g_strnfill (4000, 'x');
  g_autofree char *label = cw_memo_label_dup ("", body);

  g_assert_cmpint (g_utf8_strlen (label, -1), ==, 80);
  g_assert_true (g_str_has_suffix (label, "…"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/memo-label/cases", test_cases);
  g_test_add_func ("/memo-label/long", test_long);
  return g_test_run ();
}
