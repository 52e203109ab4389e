/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The excerpts of the plan: how many in which source, how long, how many codes each has, which overlap. */

#include "config.h"

#include "cw-demo-excerpts.h"

#include "cw-demo-interviews.h"

#define WITHDRAWN_EXCERPTS 143 /* PT9 */

/* In thousandths of all excerpts, by kind of source (method.md §6.1, codings); interviews get the rest. */
static const guint shares[CW_DEMO_N_SOURCE_KINDS] = { 0, 170, 90, 80, 40, 0, 0 };
/* Of the sample, which is denser: seven hundred in sixty thousand words. */
static const guint sample_counts[CW_DEMO_N_SOURCE_KINDS] = { 440, 130, 60, 30, 40, 0, 0 };
#define SAMPLE_EXCERPTS 700
#define SAMPLE_CODINGS 1000

/* Median 46, 95th percentile 210, at most 900, close to a logarithmic normal distribution. */
static const CwDemoKnot lengths[] = {
  { 0, 6 },     { 50, 10 },   { 100, 14 },  { 150, 18 },   { 200, 21 },  { 250, 25 },  { 300, 28 },
  { 350, 32 },  { 400, 36 },  { 450, 41 },  { 500, 46 },   { 550, 52 },  { 600, 58 },  { 650, 66 },
  { 700, 75 },  { 750, 86 },  { 800, 100 }, { 850, 120 },  { 900, 150 }, { 950, 210 }, { 970, 260 },
  { 980, 306 }, { 990, 394 }, { 997, 560 }, { 1000, 900 },
};

/* So that 31 per cent overlap another one: the share of those that begin inside the one before, where that does not
 * begin so itself, is 0.155 / 0.845. */
#define NESTED 183

typedef struct
{
  guint n; /* excerpts of the group and kind that are left to give */
  guint64 weight;
} Pot;

static gboolean
is_withdrawn (CwDemoPlan *plan, const CwDemoSource *source)
{
  return plan->size->planted && source->participant == CW_DEMO_WITHDRAWN;
}

/* Not for pictures and recordings, not for another capture of the same page. */
static gboolean
has_excerpts (CwDemoPlan *plan, guint place)
{
  CwDemoSource *source = cw_demo_plan_source (plan, place);

  return source->words > 0 && source->text_of == place;
}

static void
count_pots (CwDemoPlan *plan, guint *weights, Pot pots[2][CW_DEMO_N_SOURCE_KINDS])
{
  for (guint i = 0; i < plan->sources->len; i++)
    {
      CwDemoSource *source = cw_demo_plan_source (plan, i);

      if (has_excerpts (plan, i) && !is_withdrawn (plan, source))
        pots[source->sample][source->kind].weight += weights[i];
    }
  pots[FALSE][CW_DEMO_INTERVIEW].n
      = plan->size->n_excerpts - SAMPLE_EXCERPTS - (plan->size->planted ? WITHDRAWN_EXCERPTS : 0);
  for (guint kind = 0; kind < CW_DEMO_N_SOURCE_KINDS; kind++)
    {
      pots[TRUE][kind].n = sample_counts[kind];
      if (kind == CW_DEMO_INTERVIEW)
        continue;
      pots[FALSE][kind].n
          = (guint64) plan->size->n_excerpts * shares[kind] / 1000 - sample_counts[kind];
      pots[FALSE][CW_DEMO_INTERVIEW].n -= pots[FALSE][kind].n;
    }
}

/* Weight by weight, so that the pot is empty at the end and not before. */
static void
give_counts (CwDemoPlan *plan, guint *weights, Pot pots[2][CW_DEMO_N_SOURCE_KINDS])
{
  for (guint i = 0; i < plan->sources->len; i++)
    {
      CwDemoSource *source = cw_demo_plan_source (plan, i);
      Pot *pot = &pots[source->sample][source->kind];

      source->first_excerpt = plan->excerpts->len;
      if (is_withdrawn (plan, source))
        source->n_excerpts = WITHDRAWN_EXCERPTS;
      else if (has_excerpts (plan, i))
        {
          source->n_excerpts = ((guint64) pot->n * weights[i] + pot->weight / 2) / pot->weight;
          pot->n -= source->n_excerpts;
          pot->weight -= weights[i];
        }
      g_array_set_size (plan->excerpts, plan->excerpts->len + source->n_excerpts);
    }
}

static void
count_excerpts (CwDemoPlan *plan)
{
  CwDemoRandom random = cw_demo_random_new (plan->seed, "excerpts", 0);
  g_autofree guint *weights = g_new (guint, plan->sources->len);
  Pot pots[2][CW_DEMO_N_SOURCE_KINDS] = { { { 0 } } };

  for (guint i = 0; i < plan->sources->len; i++)
    weights[i] = cw_demo_plan_source (plan, i)->words * cw_demo_random_between (&random, 60, 140);
  count_pots (plan, weights, pots);
  give_counts (plan, weights, pots);
}

/* --- what each is like ------------------------------------------------------------------------------------- */

static void
nest (CwDemoPlan *plan)
{
  CwDemoRandom random = cw_demo_random_new (plan->seed, "nested", 0);

  for (guint i = 0; i < plan->sources->len; i++)
    {
      CwDemoSource *source = cw_demo_plan_source (plan, i);

      for (guint j = 0; j < source->n_excerpts; j++)
        {
          CwDemoExcerpt *excerpt = cw_demo_plan_excerpt (plan, source->first_excerpt + j);

          excerpt->source = i;
          excerpt->nested = j > 0 && !excerpt[-1].nested && cw_demo_random_chance (&random, NESTED);
        }
    }
}

/* How many of n excerpts have at least two, three and four codes, for a sum of codings. */
static guint
draw_codes (guint order, guint n, guint n_codings)
{
  guint four = n * 2 / 100;
  guint three = n * 8 / 100;
  guint two = n_codings - n - 2 * three - 3 * four;

  return order < four ? 4 : order < four + three ? 3 : order < four + three + two ? 2 : 1;
}

/* The excerpts from @first on: stratified, so that a project of any seed has the distributions. */
static void
shape (CwDemoPlan *plan, guint first, guint n, guint n_codings, guint per_cent)
{
  CwDemoRandom random = cw_demo_random_new (plan->seed, "shapes", first);
  g_autofree guint *order = cw_demo_random_permute (&random, n);
  g_autofree guint *codes = cw_demo_random_permute (&random, n);

  for (guint i = 0; i < n; i++)
    {
      CwDemoExcerpt *excerpt = cw_demo_plan_excerpt (plan, first + i);
      guint share = ((guint64) order[i] * 2 + 1) * 500 / n;

      excerpt->words = cw_demo_knots_at (lengths, G_N_ELEMENTS (lengths), share) * per_cent / 100;
      excerpt->n_codings = draw_codes (codes[i], n, n_codings);
    }
}

static void
place_codings (CwDemoPlan *plan)
{
  CwDemoCoding open = { G_MAXUINT16, CW_DEMO_NO_MAGNITUDE };

  for (guint i = 0; i < plan->excerpts->len; i++)
    {
      CwDemoExcerpt *excerpt = cw_demo_plan_excerpt (plan, i);

      excerpt->first_coding = plan->codings->len;
      for (guint j = 0; j < excerpt->n_codings; j++)
        g_array_append_val (plan->codings, open);
    }
}

/* --- marks ------------------------------------------------------------------------------------------------- */

/* What people talk about lies behind: mostly the months before. */
static guint32
draw_month_before (CwDemoRandom *random, guint32 day)
{
  guint back = cw_demo_random_between (random, 1, 16);
  GDate date;

  g_date_set_julian (&date, day);
  g_date_set_day (&date, 1);
  g_date_subtract_months (&date, back);
  return g_date_get_julian (&date);
}

static void
mark (CwDemoPlan *plan)
{
  CwDemoRandom random = cw_demo_random_new (plan->seed, "marks", 0);
  guint n = plan->excerpts->len;
  g_autofree guint *starred = cw_demo_random_permute (&random, n);
  g_autofree guint *referring = cw_demo_random_permute (&random, n);
  g_autofree guint *commented = cw_demo_random_permute (&random, n);

  for (guint i = 0; i < n; i++)
    {
      CwDemoExcerpt *excerpt = cw_demo_plan_excerpt (plan, i);

      excerpt->starred = starred[i] < (guint64) n * 240 / 6690;
      excerpt->commented = commented[i] < (guint64) n * 410 / 6690;
      if (referring[i] < (guint64) n * 640 / 6690)
        excerpt->refers
            = draw_month_before (&random, cw_demo_plan_source (plan, excerpt->source)->date);
    }
}

/**
 * cw_demo_plan_excerpts:
 *
 * Plans the excerpts and makes room for their codings.
 */
void
cw_demo_plan_excerpts (CwDemoPlan *plan)
{
  guint n;

  count_excerpts (plan);
  n = plan->excerpts->len;
  nest (plan);
  shape (plan, 0, SAMPLE_EXCERPTS, SAMPLE_CODINGS, 70);
  shape (plan,
         SAMPLE_EXCERPTS,
         n - SAMPLE_EXCERPTS,
         plan->size->n_codings - SAMPLE_CODINGS,
         plan->size->excerpt_length);
  place_codings (plan);
  mark (plan);
}
