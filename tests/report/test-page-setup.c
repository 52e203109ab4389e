/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "cw-page-setup.h"

static void
test_papers (void)
{
  g_autoptr (CwPageSetup) a4 = cw_page_setup_new (CW_PAPER_A4);
  g_autoptr (CwPageSetup) letter = cw_page_setup_new (CW_PAPER_LETTER);

  g_assert_cmpfloat_with_epsilon (cw_page_setup_get_page_width (a4), 595.28, 0.01);
  g_assert_cmpfloat_with_epsilon (cw_page_setup_get_page_height (a4), 841.89, 0.01);
  g_assert_cmpfloat (cw_page_setup_get_page_width (letter), ==, 612);
  letter->landscape = TRUE;
  g_assert_cmpfloat (cw_page_setup_get_page_width (letter), ==, 792);
  g_assert_cmpfloat (cw_page_setup_get_page_height (letter), ==, 612);
}

static void
test_body (void)
{
  g_autoptr (CwPageSetup) setup = cw_page_setup_new (CW_PAPER_LETTER);

  setup->margin_left = 100;
  setup->margin_right = 12;
  setup->margin_top = setup->margin_bottom = 500;
  g_assert_cmpfloat (cw_page_setup_get_body_width (setup), ==, 500);
  g_assert_cmpfloat (cw_page_setup_get_body_height (setup), ==, 12);
}

static void
test_copy (void)
{
  g_autoptr (CwPageSetup) setup = cw_page_setup_new (CW_PAPER_A4);
  g_autoptr (CwPageSetup) copy = NULL;

  cw_page_setup_set_font_family (setup, "Sans");
  setup->greyscale = TRUE;
  copy = cw_page_setup_copy (setup);
  cw_page_setup_set_font_family (setup, "Serif");
  g_assert_cmpstr (copy->font_family, ==, "Sans");
  g_assert_true (copy->greyscale);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/page-setup/papers", test_papers);
  g_test_add_func ("/report/page-setup/body", test_body);
  g_test_add_func ("/report/page-setup/copy", test_copy);

  return g_test_run ();
}
