/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "coding-sample.h"

#include "cw-sibling.h"

static void
assert_sibling (CodingSample *sample, gint64 code, int step, gint64 expected)
{
  g_assert_cmpint (cw_sibling_find (sample->project, CW_KIND_CODE, code, step), ==, expected);
}

/* The codes at the top are Relations, budget and the theme; two are below Relations. */
static void
test_find (void)
{
  CodingSample sample;

  coding_sample_init (&sample);
  assert_sibling (&sample, sample.relations, 1, sample.budget);
  assert_sibling (&sample, sample.relations, 2, sample.theme);
  assert_sibling (&sample, sample.relations, -1, 0);
  assert_sibling (&sample, sample.theme, -1, sample.budget);
  assert_sibling (&sample, sample.theme, 1, 0);
  assert_sibling (&sample, sample.joint_protocol, -1, sample.turf_claim);
  assert_sibling (&sample, sample.joint_protocol, 1, 0);
  assert_sibling (&sample, 99, 1, 0);
  coding_sample_clear (&sample);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sibling/find", test_find);
  return g_test_run ();
}
