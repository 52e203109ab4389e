/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Codes that look alike, by name or by place. */

#include "config.h"

#include "cw-confusables.h"

#include "cw-test-project.h"

static const struct
{
  const char *a;
  const char *b;
  double low;
  double high;
} names[] = {
  { "turf claim", "turf claim", 1, 1 },
  { "Turf Claim", "turf claim", 1, 1 },
  { "turf claim", "turf claims", 0.9, 0.99 },
  { "claim of turf", "turf claims", 0.6, 0.7 },
  { "claims turf", "turf claim", 0.9, 0.96 },
  { "dispatch", "dispatching rules", 0, 0.5 },
  { "turf", "budget", 0, 0.4 },
  { "café", "cafe\xcc\x81", 1, 1 },
  { "", "", 0, 0 },
  { "", "a", 0, 0 },
};

static void
test_names (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      double found = cw_name_similarity (names[i].a, names[i].b);

      g_test_message ("%s, %s: %g", names[i].a, names[i].b, found);
      g_assert_cmpfloat (found, >=, names[i].low);
      g_assert_cmpfloat (found, <=, names[i].high);
      g_assert_cmpfloat (found, ==, cw_name_similarity (names[i].b, names[i].a));
    }
}

static void
test_similar_codes (void)
{
  CwProject *project = cw_test_project_new ();
  g_autoptr (GArray) similar = NULL, alias = NULL, other = NULL;

  cw_test_say (project, "{'verb': 'create-code', 'name': 'turf claims'}");
  cw_test_say (project, "{'verb': 'create-code', 'name': 'budget', 'aliases': 'money\\nfunding'}");
  cw_test_say (project, "{'verb': 'create-code', 'name': 'turf claim'}");
  similar = cw_project_list_similar_codes (project, "Turf Claim", 0);
  g_assert_cmpuint (similar->len, ==, 2);
  g_assert_cmpint (g_array_index (similar, CwSimilarCode, 0).code, ==, 3);
  g_assert_cmpint (g_array_index (similar, CwSimilarCode, 1).code, ==, 1);
  alias = cw_project_list_similar_codes (project, "fundings", 0);
  g_assert_cmpuint (alias->len, ==, 1);
  g_assert_cmpint (g_array_index (alias, CwSimilarCode, 0).code, ==, 2);
  other = cw_project_list_similar_codes (project, "turf claim", 3);
  g_assert_cmpuint (other->len, ==, 1);
  cw_test_project_remove (project);
}

static void
code (CwProject *project, const char *name, guint start, guint end)
{
  cw_test_say (project,
               "{'verb': 'apply-code', 'source': 'S', 'start': %u, 'end': %u, 'code': '%s'}",
               start,
               end,
               name);
}

/* Three of the small one's four excerpts share text with the large one's; touching is not sharing. */
static void
test_places (void)
{
  CwProject *project = cw_test_project_new ();
  g_autoptr (GArray) pairs = NULL;
  const CwConfusable *pair;

  cw_test_say (project,
               "{'verb': 'add-source', 'title': 'S', 'text': "
               "'abcdefghij klmnopqrst uvwxyzabcd efghijklmn opqrstuvwx yzabcdefgh'}");
  cw_test_say (project, "{'verb': 'create-code', 'name': 'large'}");
  cw_test_say (project, "{'verb': 'create-code', 'name': 'tiny one'}");
  cw_test_say (project, "{'verb': 'create-code', 'name': 'elsewhere'}");
  code (project, "large", 0, 30);
  code (project, "large", 32, 40);
  code (project, "large", 50, 60);
  code (project, "large", 10, 12);
  code (project, "large", 15, 16);
  code (project, "tiny one", 2, 4);
  code (project, "tiny one", 20, 34);
  code (project, "tiny one", 40, 50);
  code (project, "tiny one", 50, 60);
  code (project, "elsewhere", 44, 46);
  pairs = cw_project_list_confusables (project);
  g_assert_cmpuint (pairs->len, ==, 1);
  pair = &g_array_index (pairs, CwConfusable, 0);
  g_assert_cmpint (pair->code, ==, 2);
  g_assert_cmpint (pair->other, ==, 1);
  g_assert_cmpuint (pair->shared, ==, 3);
  g_assert_cmpfloat (pair->overlap, ==, 0.75);
  cw_test_project_remove (project);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/confusables/names", test_names);
  g_test_add_func ("/confusables/similar-codes", test_similar_codes);
  g_test_add_func ("/confusables/places", test_places);
  return g_test_run ();
}
