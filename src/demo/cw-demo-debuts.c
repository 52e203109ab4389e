/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* When the codes come into being: which interview brings which (method.md §6.1, PT12), and the interviews that had been
 * reviewed before one of them was there (PT4). */

#include "config.h"

#include "cw-demo-assignment-private.h"
#include "cw-demo-interviews.h"

#define N_DEBT 9

/* PT12: how many codes each interview brings; the sixteen after these bring none. */
static const guint new_codes[] = { 31, 14, 9, 8, 6, 5, 5, 4, 4, 3, 3, 2, 3, 2, 2, 1, 2,
                                   1,  1,  1, 1, 0, 1, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 1 };

/* Codes that are in use, but not in interviews. */
static const char *const outside[] = { "Local rules", "Safety meanings" };

static guint
find (CwDemoPlan *plan, const char *name)
{
  return cw_demo_codebook_find (plan->codebook, name);
}

static gboolean
is_in (CwDemoPlan *plan, guint code, const char *group)
{
  return cw_demo_codebook_feeds (plan->codebook, code, find (plan, group));
}

/* The interview with that number in the order of dates. */
CwDemoSource *
cw_demo_find_interview (CwDemoPlan *plan, int number, guint *place)
{
  for (guint i = 0; i < plan->sources->len; i++)
    if (cw_demo_plan_source (plan, i)->interview == number)
      {
        if (place != NULL)
          *place = i;
        return cw_demo_plan_source (plan, i);
      }
  g_assert_not_reached ();
}

/* --- PT12 -------------------------------------------------------------------------------------------------- */

static gboolean
appears_in_interviews (CwDemoPlan *plan, guint code)
{
  const CwDemoCode *planned = cw_demo_codebook_get (plan->codebook, code);

  for (guint i = 0; i < G_N_ELEMENTS (outside); i++)
    if (g_str_equal (planned->name, outside[i]))
      return FALSE;
  return planned->frequency > 0 && planned->kind != CW_DEMO_RETIRED;
}

typedef struct
{
  guint code;
  guint64 key;
} Ranked;

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *x = a;
  const Ranked *y = b;

  if (x->key != y->key)
    return x->key > y->key ? -1 : 1;
  return (x->code > y->code) - (x->code < y->code);
}

/* The frequent ones first, more or less; those of the planted groups are there from the beginning. */
static GArray *
rank_codes (CwDemoPlan *plan)
{
  CwDemoRandom random = cw_demo_random_new (plan->seed, "debuts", 0);
  GArray *ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));

  for (guint i = 0; i < cw_demo_codebook_size (plan->codebook); i++)
    {
      guint frequency = cw_demo_codebook_get (plan->codebook, i)->frequency;
      Ranked item = { i, (guint64) frequency * cw_demo_random_between (&random, 50, 150) };

      if (is_in (plan, i, "Competition") || is_in (plan, i, "Police legitimacy"))
        item.key = G_MAXUINT64;
      if (i == find (plan, "preemption"))
        continue;
      if (appears_in_interviews (plan, i))
        g_array_append_val (ranked, item);
    }
  g_array_sort (ranked, compare_ranked);
  return ranked;
}

/* PT4: the first interview after the code was made that brings one. */
static guint
find_rank_of_preemption (CwDemoPlan *plan)
{
  guint32 made = cw_demo_day (2021, 5, 10);
  guint rank = 0;

  for (guint i = 0; i < G_N_ELEMENTS (new_codes); i++)
    {
      if (new_codes[i] > 0 && cw_demo_find_interview (plan, i, NULL)->date >= made)
        return rank;
      rank += new_codes[i];
    }
  return rank - 1;
}

/* Says in which interview each code appears first. */
void
cw_demo_choose_debuts (CwDemoPlan *plan)
{
  g_autoptr (GArray) ranked = rank_codes (plan);
  Ranked preemption = { find (plan, "preemption"), 0 };
  guint rank = 0;

  g_array_insert_val (ranked, find_rank_of_preemption (plan), preemption);
  for (guint i = 0; i < plan->debuts->len; i++)
    g_array_index (plan->debuts, int, i) = -1;
  g_array_index (plan->debuts, int, find (plan, "territory")) = 0;
  for (guint i = 0; i < G_N_ELEMENTS (new_codes); i++)
    for (guint j = 0; j < new_codes[i] && rank < ranked->len; j++)
      g_array_index (plan->debuts, int, g_array_index (ranked, Ranked, rank++).code) = i;
}

/* Each code once in the interview that brings it. */
void
cw_demo_plant_debuts (CwDemoAssignment *self)
{
  for (guint i = 0; i < self->plan->debuts->len; i++)
    {
      int debut = g_array_index (self->plan->debuts, int, i);
      guint excerpt;

      if (debut >= 0 && !self->reserved[i]
          && cw_demo_assignment_draw (
              self, cw_demo_find_interview (self->plan, debut, NULL), i, 1, &excerpt))
        cw_demo_assignment_apply (self, excerpt, i, CW_DEMO_NO_MAGNITUDE);
    }
}

/* --- PT4 --------------------------------------------------------------------------------------------------- */

/* Nine interviews that had been reviewed when the code was made; the first three of them speak of it. */
void
cw_demo_choose_debt (CwDemoPlan *plan)
{
  guint32 made = cw_demo_day (2021, 5, 10);

  for (guint number = 1; number < CW_DEMO_N_INTERVIEWS && plan->debt->len < N_DEBT; number++)
    {
      guint place = 0;
      CwDemoSource *source = cw_demo_find_interview (plan, number, &place);

      if (source->date < made - 20)
        g_array_append_val (plan->debt, place);
    }
}
