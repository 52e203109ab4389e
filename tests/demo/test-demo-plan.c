/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The plan against the tables of method.md §6.1, for two seeds. */

#include "config.h"

#include <stdlib.h>

#include "cw-demo-cells.h"
#include "cw-demo-interviews.h"

static const guint64 seeds[] = { 20201209, 7 };

static CwDemoPlan *
make_plan (gconstpointer seed)
{
  return cw_demo_plan_new (cw_demo_size_find ("M"), *(const guint64 *) seed);
}

static void
test_codebook (void)
{
  g_autoptr (CwDemoLexicon) lexicon = cw_demo_lexicon_new ();
  g_autoptr (CwDemoCodebook) codebook = cw_demo_codebook_new (lexicon, 149, 9629);
  guint kinds[CW_DEMO_THEME + 1] = { 0 }, links[CW_DEMO_THEME + 1] = { 0 }, several = 0;
  g_autofree guint *members = g_new0 (guint, 149);

  g_assert_cmpuint (cw_demo_codebook_size (codebook), ==, 149);
  for (guint i = 0; i < 149; i++)
    {
      CwDemoCode *code = cw_demo_codebook_get (codebook, i);

      kinds[code->kind]++;
      links[code->kind] += code->links->len;
      several += code->kind == CW_DEMO_LEAF && code->links->len >= 2 ? 1 : 0;
      for (guint j = 0; j < code->links->len; j++)
        members[g_array_index (code->links, guint, j)]++;
    }
  g_assert_cmpuint (kinds[CW_DEMO_FAMILY], ==, 8);
  g_assert_cmpuint (kinds[CW_DEMO_GROUP], ==, 32);
  g_assert_cmpuint (kinds[CW_DEMO_LEAF], ==, 84);
  g_assert_cmpuint (kinds[CW_DEMO_RETIRED], ==, 5);
  g_assert_cmpuint (kinds[CW_DEMO_PATTERN], ==, 14);
  g_assert_cmpuint (kinds[CW_DEMO_THEME], ==, 6);
  g_assert_cmpuint (several, ==, 19);
  for (guint i = 0; i < 149; i++)
    if (cw_demo_codebook_get (codebook, i)->kind == CW_DEMO_PATTERN)
      {
        g_assert_cmpuint (members[i], >=, 3);
        g_assert_cmpuint (members[i], <=, 6);
      }
}

static void
test_sources (gconstpointer seed)
{
  static const guint wanted[CW_DEMO_N_SOURCE_KINDS][2]
      = { { 25, 25 }, { 97, 89 }, { 21, 21 }, { 41, 41 }, { 63, 63 }, { 19, 19 }, { 6, 6 } };
  g_autoptr (CwDemoPlan) plan = make_plan (seed);
  guint counts[CW_DEMO_N_SOURCE_KINDS][3] = { { 0 } };
  guint late = 0, again = 0;
  guint64 words = 0;

  g_assert_cmpuint (plan->sources->len, ==, 542);
  for (guint i = 0; i < 542; i++)
    {
      CwDemoSource *source = cw_demo_plan_source (plan, i);

      counts[source->kind][source->city]++;
      words += source->words;
      late += source->kind == CW_DEMO_DOCUMENT && source->captured != source->date ? 1 : 0;
      again += source->text_of != i ? 1 : 0;
      g_assert_cmpuint (cw_demo_quarter_of (source->date), <, CW_DEMO_N_QUARTERS);
      g_assert_false (source->kind == CW_DEMO_NOTE && source->city == 1
                      && cw_demo_month_of (source->date) == 13);
      g_assert_cmpint (source->sample, ==, i < 40);
    }
  for (guint kind = 0; kind < CW_DEMO_N_SOURCE_KINDS; kind++)
    for (guint city = 0; city < 2; city++)
      g_assert_cmpint (abs ((int) counts[kind][city] - (int) wanted[kind][city]),
                       <=,
                       kind == CW_DEMO_NEWS ? 9 : 0);
  g_assert_cmpuint (counts[CW_DEMO_DOCUMENT][2], ==, 6);
  g_assert_cmpuint (late, ==, 61);
  g_assert_cmpuint (again, ==, 16);
  g_assert_cmpuint (words, >, 1540000);
  g_assert_cmpuint (words, <, 1580000);
}

static void
test_interviews (gconstpointer seed)
{
  static const guint quarters[CW_DEMO_N_QUARTERS] = { 0, 4, 7, 9, 11, 10, 9 };
  static const guint roles[CW_DEMO_N_ROLES] = { 11, 12, 6, 9, 7, 5 };
  static const guint people[CW_DEMO_N_ROLES] = { 10, 11, 5, 9, 6, 5 };
  g_autoptr (CwDemoPlan) plan = make_plan (seed);
  guint by_quarter[CW_DEMO_N_QUARTERS] = { 0 }, by_role[CW_DEMO_N_ROLES] = { 0 };
  guint people_by_role[CW_DEMO_N_ROLES] = { 0 }, times[CW_DEMO_N_PARTICIPANTS] = { 0 };
  guint two_areas = 0, words = 0, twice = 0;

  for (guint i = 0; i < plan->sources->len; i++)
    {
      CwDemoSource *source = cw_demo_plan_source (plan, i);

      if (source->kind != CW_DEMO_INTERVIEW)
        continue;
      by_quarter[cw_demo_quarter_of (source->date)]++;
      by_role[g_array_index (plan->participants, CwDemoParticipant, source->participant).role]++;
      times[source->participant]++;
      two_areas += (source->areas & (source->areas - 1)) != 0 ? 1 : 0;
      words += source->words;
      g_assert_cmpuint (source->words, >=, 2900);
      g_assert_cmpuint (source->words, <=, 14800);
    }
  g_assert_cmpmem (by_quarter, sizeof by_quarter, quarters, sizeof quarters);
  g_assert_cmpmem (by_role, sizeof by_role, roles, sizeof roles);
  g_assert_cmpuint (plan->participants->len, ==, CW_DEMO_N_PARTICIPANTS);
  for (guint i = 0; i < CW_DEMO_N_PARTICIPANTS; i++)
    {
      people_by_role[g_array_index (plan->participants, CwDemoParticipant, i).role]++;
      twice += times[i] == 2 ? 1 : 0;
    }
  g_assert_cmpmem (people_by_role, sizeof people, people, sizeof people);
  g_assert_cmpuint (twice, ==, 4);
  g_assert_cmpuint (times[CW_DEMO_WITHDRAWN], ==, 1);
  g_assert_cmpuint (two_areas, ==, 9);
  g_assert_cmpuint (words, >, 350000);
  g_assert_cmpuint (words, <, 386000);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

static void
test_excerpts (gconstpointer seed)
{
  static const guint shares[CW_DEMO_N_SOURCE_KINDS] = { 620, 170, 90, 80, 40, 0, 0 };
  g_autoptr (CwDemoPlan) plan = make_plan (seed);
  guint with[5] = { 0 }, by_kind[CW_DEMO_N_SOURCE_KINDS] = { 0 };
  guint starred = 0, referring = 0;
  int lengths[6690];

  g_assert_cmpuint (plan->excerpts->len, ==, 6690);
  g_assert_cmpuint (plan->codings->len, ==, 9629);
  for (guint i = 0; i < 6690; i++)
    {
      CwDemoExcerpt *excerpt = cw_demo_plan_excerpt (plan, i);

      with[excerpt->n_codings]++;
      by_kind[cw_demo_plan_source (plan, excerpt->source)->kind] += excerpt->n_codings;
      lengths[i] = excerpt->words;
      starred += excerpt->starred;
      referring += excerpt->refers > 0 ? 1 : 0;
    }
  g_assert_cmpint (abs ((int) with[1] - 4549), <, 70);
  g_assert_cmpint (abs ((int) with[2] - 1472), <, 70);
  g_assert_cmpint (abs ((int) with[3] - 535), <, 30);
  g_assert_cmpint (abs ((int) with[4] - 134), <, 10);
  for (guint kind = 0; kind < CW_DEMO_N_SOURCE_KINDS; kind++)
    g_assert_cmpint (abs ((int) (by_kind[kind] * 1000 / 9629) - (int) shares[kind]), <, 12);
  qsort (lengths, 6690, sizeof *lengths, compare_numbers);
  g_assert_cmpint (abs (lengths[3345] - 46), <=, 3);
  g_assert_cmpint (abs (lengths[6355] - 210), <=, 12);
  g_assert_cmpint (lengths[6689], <=, 900);
  g_assert_cmpuint (starred, ==, 240);
  g_assert_cmpuint (referring, ==, 640);
}

static void
test_frequencies (gconstpointer seed)
{
  g_autoptr (CwDemoPlan) plan = make_plan (seed);
  g_autofree int *counts = g_new0 (int, 149);
  g_autofree int *codable = g_new0 (int, 116);
  guint n = 0, magnitudes = 0, rare = 0;

  for (guint i = 0; i < plan->codings->len; i++)
    {
      CwDemoCoding *coding = cw_demo_plan_coding (plan, i);

      counts[coding->code]++;
      magnitudes += coding->magnitude != CW_DEMO_NO_MAGNITUDE ? 1 : 0;
      g_assert_true (coding->magnitude == CW_DEMO_NO_MAGNITUDE || abs (coding->magnitude) <= 2);
    }
  for (guint i = 0; i < 149; i++)
    {
      CwDemoCodeKind kind = cw_demo_codebook_get (plan->codebook, i)->kind;

      if (kind == CW_DEMO_GROUP || kind == CW_DEMO_LEAF)
        codable[n++] = counts[i];
    }
  qsort (codable, n, sizeof *codable, compare_numbers);
  while (codable[rare] <= 3)
    rare++;
  g_assert_cmpint (codable[0], ==, 0);
  g_assert_cmpint (codable[1], ==, 0);
  g_assert_cmpint (codable[2], ==, 1);
  g_assert_cmpuint (rare, ==, 7);
  g_assert_cmpint (abs (codable[58] - 41), <=, 3);
  g_assert_cmpint (abs (codable[115] - 412), <=, 12);
  g_assert_cmpuint (magnitudes, ==, 880);
}

/* PT12: which codes each interview has for the first time, counted from the codings. */
static void
test_new_codes (gconstpointer seed)
{
  static const guint wanted[] = { 31, 14, 9, 8, 6, 5, 5, 4, 4, 3, 3, 2, 3, 2, 2, 1, 2,
                                  1,  1,  1, 1, 0, 1, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 1 };
  g_autoptr (CwDemoPlan) plan = make_plan (seed);
  guint counts[CW_DEMO_N_INTERVIEWS] = { 0 };
  int first[149];

  for (guint i = 0; i < 149; i++)
    first[i] = G_MAXINT;
  for (guint i = 0; i < plan->excerpts->len; i++)
    {
      CwDemoExcerpt *excerpt = cw_demo_plan_excerpt (plan, i);
      int number = cw_demo_plan_source (plan, excerpt->source)->interview;

      for (guint j = 0; number >= 0 && j < excerpt->n_codings; j++)
        {
          guint code = cw_demo_plan_coding (plan, excerpt->first_coding + j)->code;

          first[code] = MIN (first[code], number);
        }
    }
  for (guint i = 0; i < 149; i++)
    if (first[i] != G_MAXINT && cw_demo_codebook_get (plan->codebook, i)->kind != CW_DEMO_RETIRED)
      counts[first[i]]++;
  for (guint i = 0; i < CW_DEMO_N_INTERVIEWS; i++)
    g_assert_cmpuint (counts[i], ==, i < G_N_ELEMENTS (wanted) ? wanted[i] : 0);
}

/* No excerpt has a code twice, and PT6: no officer makes the charge. */
static void
test_codings (gconstpointer seed)
{
  g_autoptr (CwDemoPlan) plan = make_plan (seed);
  guint charge = cw_demo_codebook_find (plan->codebook, "co-optation charge");

  for (guint i = 0; i < plan->excerpts->len; i++)
    {
      CwDemoExcerpt *excerpt = cw_demo_plan_excerpt (plan, i);
      CwDemoSource *source = cw_demo_plan_source (plan, excerpt->source);

      for (guint j = 0; j < excerpt->n_codings; j++)
        for (guint k = j + 1; k < excerpt->n_codings; k++)
          g_assert_cmpuint (cw_demo_plan_coding (plan, excerpt->first_coding + j)->code,
                            !=,
                            cw_demo_plan_coding (plan, excerpt->first_coding + k)->code);
      if (source->participant >= 0
          && g_array_index (plan->participants, CwDemoParticipant, source->participant).role
                 == CW_DEMO_POLICE)
        g_assert_false (cw_demo_plan_has_code (plan, excerpt, charge));
    }
}

static void
test_cells (gconstpointer seed)
{
  g_autoptr (CwDemoPlan) plan = make_plan (seed);
  g_autoptr (CwDemoCells) cells = cw_demo_cells_new (plan);
  guint statuses[CW_DEMO_CELL_FINAL + 1] = { 0 };

  g_assert_cmpuint (cells->cells->len, ==, 287);
  for (guint i = 0; i < 280; i++)
    statuses[cw_demo_cells_get (cells, i)->status]++;
  g_assert_cmpuint (statuses[CW_DEMO_CELL_FINAL], ==, 168);
  g_assert_cmpuint (statuses[CW_DEMO_CELL_DRAFT], ==, 70);
  g_assert_cmpuint (statuses[CW_DEMO_CELL_EMPTY], ==, 42);
  g_assert_cmpuint (cells->late->len, ==, 11);
}

static void
add_for_seeds (const char *name, GTestDataFunc test)
{
  for (guint i = 0; i < G_N_ELEMENTS (seeds); i++)
    {
      g_autofree char *path = g_strdup_printf ("/demo/plan/%s/%u", name, i);

      g_test_add_data_func (path, &seeds[i], test);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/plan/codebook", test_codebook);
  add_for_seeds ("sources", test_sources);
  add_for_seeds ("interviews", test_interviews);
  add_for_seeds ("excerpts", test_excerpts);
  add_for_seeds ("frequencies", test_frequencies);
  add_for_seeds ("new-codes", test_new_codes);
  add_for_seeds ("codings", test_codings);
  add_for_seeds ("cells", test_cells);
  return g_test_run ();
}
