/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* How often codes are used, beside what a matrix of all sources says in its last row. */

#include "config.h"

#include "cw-code-uses.h"

#include "cw-tabulation.h"
#include "cw-test-project.h"

static guint
count_by_matrix (CwProject *project, gint64 code, gboolean own)
{
  g_autoptr (CwTabulation) tabulation = cw_tabulation_new (project);
  g_autoptr (CwMatrix) matrix = NULL;

  cw_tabulation_set_voices (tabulation, CW_VOICES_ALL);
  cw_tabulation_add_sources (tabulation);
  cw_tabulation_add_code (tabulation, code, own, 0);
  matrix = cw_tabulation_compute (tabulation);
  return cw_matrix_get_counts (matrix, cw_matrix_get_n_rows (matrix), 0)->excerpts;
}

static void
assert_uses (CwProject *project, guint n_codes)
{
  g_autoptr (GArray) uses = cw_project_count_code_uses (project);

  g_assert_cmpuint (uses->len, ==, n_codes);
  for (guint i = 0; i < uses->len; i++)
    {
      const CwCodeUse *use = &g_array_index (uses, CwCodeUse, i);

      g_test_message ("C-%d", (int) use->code);
      g_assert_cmpuint (use->own, ==, count_by_matrix (project, use->code, TRUE));
      g_assert_cmpuint (use->aggregate, ==, count_by_matrix (project, use->code, FALSE));
    }
}

/* X has X1 and X2 below it; S1 [50,150) has two codes, and S1 [0,100) gets one for a second time. */
static void
test_tree (void)
{
  CwProject *project = cw_test_project_new_toy ();
  g_autoptr (GArray) uses = NULL;

  assert_uses (project, 4);
  cw_test_say (project, "{'verb': 'recode-excerpt', 'excerpt': 'E-1', 'code': 'X1', 'pass': 2}");
  cw_test_say (project, "{'verb': 'apply-code', 'excerpt': 'E-1', 'code': 'X'}");
  assert_uses (project, 4);
  uses = cw_project_count_code_uses (project);
  g_assert_cmpuint (g_array_index (uses, CwCodeUse, 0).own, ==, 2);
  g_assert_cmpuint (g_array_index (uses, CwCodeUse, 0).aggregate, ==, 6);
  cw_test_project_remove (project);
}

static void
test_map (void)
{
  CwProject *project = cw_test_project_new_toy ();

  cw_test_say (project, "{'verb': 'create-code', 'name': 'P', 'level': 'pattern code'}");
  cw_test_say (project, "{'verb': 'create-code', 'name': 'T', 'level': 'theme'}");
  cw_test_say (project, "{'verb': 'map-code', 'code': 'X', 'to': 'P'}");
  cw_test_say (project, "{'verb': 'map-code', 'code': 'Y', 'to': 'P'}");
  cw_test_say (project, "{'verb': 'map-code', 'code': 'P', 'to': 'T'}");
  assert_uses (project, 6);
  cw_test_project_remove (project);
}

static void
test_none (void)
{
  CwProject *project = cw_test_project_new ();

  assert_uses (project, 0);
  cw_test_say (project, "{'verb': 'create-code', 'name': 'X'}");
  assert_uses (project, 1);
  cw_test_project_remove (project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/code-uses/tree", test_tree);
  g_test_add_func ("/code-uses/map", test_map);
  g_test_add_func ("/code-uses/none", test_none);
  return g_test_run ();
}
