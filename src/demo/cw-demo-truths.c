/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The planted truths that are about which excerpt has which code (method.md §6.1: PT1, PT2, PT10). */

#include "config.h"

#include <stdlib.h>

#include "cw-demo-assignment-private.h"
#include "cw-demo-interviews.h"

#define POLICE_PER_SLICE 20 /* so that a mean can be hit to a twentieth */
#define TERRITORY_WITH_TURF 38

/* PT1: codings of the group per word, as against each other. */
static const guint competition_levels[CW_DEMO_N_SLICES] = {
  100, 100, 180, 390,
  370, 200, 150, /* Calder City: more than three times as dense in 2021Q2 and Q3 */
  114, 118, 112, 124,
  130, 121, 110, /* Port Orrin: never more than 1.3 times */
};

/* PT2: sums of twenty magnitudes. */
static const int police_sums[CW_DEMO_N_SLICES] = {
  -22, -18, -14, -10, -4, 4,  8,  /* −1.1 to +0.4, with the change of sign in 2021Q4 */
  -16, -14, -12, -10, -8, -6, -4, /* −0.8 to −0.2, without one */
};

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

/* Codes that are given by these functions only. */
void
cw_demo_reserve (CwDemoAssignment *self)
{
  CwDemoPlan *plan = self->plan;

  for (guint i = 0; i < cw_demo_codebook_size (plan->codebook); i++)
    self->reserved[i] = is_in (plan, i, "Competition") || is_in (plan, i, "Police legitimacy")
                        || i == find (plan, "territory");
}

/* An excerpt of the source with that many open places that may have the code. */
gboolean
cw_demo_assignment_draw (CwDemoAssignment *self,
                         const CwDemoSource *source,
                         guint code,
                         guint n_open,
                         guint *excerpt)
{
  for (guint tries = 0; source->n_excerpts > 0 && tries < 4000; tries++)
    {
      *excerpt = source->first_excerpt + cw_demo_random_below (&self->random, source->n_excerpts);
      if (cw_demo_assignment_count_open (self, *excerpt) >= n_open
          && cw_demo_assignment_allows (self, *excerpt, code))
        return TRUE;
    }
  return FALSE;
}

/* --- quotas ------------------------------------------------------------------------------------------------ */

/* An excerpt of the slice; the first few of the slice that the first interview is in go to that interview, so that the
 * planted groups are in it. */
static guint
draw_in_slice (CwDemoAssignment *self, guint slice, guint code, guint number, guint n_open)
{
  CwDemoSource *first = cw_demo_find_interview (self->plan, 0, NULL);
  GArray *excerpts = self->slices[slice];
  guint excerpt;

  if (number < 4 && cw_demo_slice_of (first) == (int) slice
      && cw_demo_assignment_draw (self, first, code, n_open, &excerpt))
    return excerpt;
  for (guint tries = 0; tries < 100000; tries++)
    {
      excerpt
          = g_array_index (excerpts, guint, cw_demo_random_below (&self->random, excerpts->len));
      if (cw_demo_assignment_count_open (self, excerpt) >= (tries < 50000 ? n_open : 1)
          && cw_demo_assignment_allows (self, excerpt, code))
        return excerpt;
    }
  g_error ("A city's quarter of the demo has too few excerpts.");
}

static void
count_words (CwDemoPlan *plan, guint64 words[CW_DEMO_N_SLICES])
{
  for (guint i = 0; i < plan->sources->len; i++)
    {
      CwDemoSource *source = cw_demo_plan_source (plan, i);
      int slice = cw_demo_slice_of (source);

      if (slice >= 0)
        words[slice] += source->words;
    }
}

/* The largest remainders get what rounding leaves. */
static void
share_out (guint total, const guint64 *weights, guint *shares, guint n)
{
  guint64 sum = 0, rest[CW_DEMO_N_SLICES];
  guint left = total;

  for (guint i = 0; i < n; i++)
    sum += weights[i];
  for (guint i = 0; i < n; i++)
    {
      shares[i] = weights[i] * total / sum;
      rest[i] = weights[i] * total % sum;
      left -= shares[i];
    }
  for (; left > 0; left--)
    {
      guint best = 0;

      for (guint i = 1; i < n; i++)
        if (rest[i] > rest[best])
          best = i;
      shares[best]++;
      rest[best] = 0;
    }
}

/* The next code of the group that is still to be applied; each of them comes first once. */
static guint
choose_member (CwDemoAssignment *self, const char *group, guint number)
{
  guint members[8], n = 0, total = 0, at;

  for (guint i = 0; i < cw_demo_codebook_size (self->plan->codebook); i++)
    if (is_in (self->plan, i, group))
      {
        members[n++] = i;
        total += self->remaining[i];
      }
  if (number < n)
    return members[number];
  at = cw_demo_random_below (&self->random, total);
  for (guint i = 0; i < n; i++)
    {
      if (at < self->remaining[members[i]])
        return members[i];
      at -= self->remaining[members[i]];
    }
  g_assert_not_reached ();
}

/* PT10 begins here: the first ones about turf also have the code that means the same. */
static void
apply_competition (CwDemoAssignment *self, guint slice, guint code, guint number)
{
  guint territory = find (self->plan, "territory");
  guint turf = find (self->plan, "turf claim");
  gboolean both = code == turf
                  && self->remaining[territory]
                         > cw_demo_codebook_get (self->plan->codebook, territory)->frequency
                               - TERRITORY_WITH_TURF;
  guint excerpt = draw_in_slice (self, slice, code, number, both ? 2 : 1);

  cw_demo_assignment_apply (self, excerpt, code, CW_DEMO_NO_MAGNITUDE);
  if (both)
    cw_demo_assignment_apply (self, excerpt, territory, CW_DEMO_NO_MAGNITUDE);
}

void
cw_demo_plant_competition (CwDemoAssignment *self)
{
  guint64 weights[CW_DEMO_N_SLICES] = { 0 };
  guint quotas[CW_DEMO_N_SLICES], total = 0;

  count_words (self->plan, weights);
  for (guint i = 0; i < CW_DEMO_N_SLICES; i++)
    weights[i] *= competition_levels[i];
  for (guint i = 0; i < cw_demo_codebook_size (self->plan->codebook); i++)
    total += is_in (self->plan, i, "Competition") ? self->remaining[i] : 0;
  share_out (total, weights, quotas, CW_DEMO_N_SLICES);
  for (guint slice = 0; slice < CW_DEMO_N_SLICES; slice++)
    for (guint i = 0; i < quotas[slice]; i++)
      apply_competition (self, slice, choose_member (self, "Competition", i), i);
}

/* PT10: nine more without the other code, and not inside an excerpt that has it. */
void
cw_demo_plant_territory (CwDemoAssignment *self)
{
  CwDemoPlan *plan = self->plan;
  guint territory = find (plan, "territory");
  guint turf = find (plan, "turf claim");

  while (self->remaining[territory] > 0)
    {
      guint place = 1 + cw_demo_random_below (&self->random, plan->excerpts->len - 2);
      CwDemoExcerpt *excerpt = cw_demo_plan_excerpt (plan, place);

      if (!excerpt->nested && !excerpt[1].nested && !cw_demo_plan_has_code (plan, excerpt, turf)
          && cw_demo_assignment_count_open (self, place) > 0
          && cw_demo_assignment_allows (self, place, territory))
        cw_demo_assignment_apply (self, place, territory, CW_DEMO_NO_MAGNITUDE);
    }
}

/* --- PT2 --------------------------------------------------------------------------------------------------- */

static guint
choose_police_code (CwDemoAssignment *self, int magnitude)
{
  if (magnitude < 0)
    return find (self->plan, "police as harm");
  if (magnitude == 0)
    return find (self->plan, "Police legitimacy");
  return find (self->plan,
               magnitude == 1 && cw_demo_random_chance (&self->random, 400)
                   ? "police reform credible"
                   : "police as necessary");
}

/* Twenty numbers from −2 to 2 with the sum; the first four are of all four codes. */
static void
draw_magnitudes (CwDemoRandom *random, int sum, int magnitudes[POLICE_PER_SLICE])
{
  static const int first[] = { -1, 0, 1, 2 };
  int rest = sum;

  for (guint i = 0; i < POLICE_PER_SLICE; i++)
    {
      magnitudes[i]
          = i < G_N_ELEMENTS (first) ? first[i] : (int) cw_demo_random_below (random, 5) - 2;
      rest -= magnitudes[i];
    }
  while (rest != 0)
    {
      int *changed = &magnitudes[4 + cw_demo_random_below (random, POLICE_PER_SLICE - 4)];
      int step = rest > 0 ? 1 : -1;

      if (abs (*changed + step) > 2)
        continue;
      *changed += step;
      rest -= step;
    }
}

/* Of the first four, the third is about reform and the fourth about need, whatever chance says. */
static guint
choose_police_code_at (CwDemoAssignment *self, guint number, int magnitude)
{
  if (number == 2)
    return find (self->plan, "police reform credible");
  return choose_police_code (self, magnitude);
}

static gboolean
has_police_code (CwDemoPlan *plan, guint excerpt)
{
  CwDemoExcerpt *planned = cw_demo_plan_excerpt (plan, excerpt);

  for (guint i = 0; i < planned->n_codings; i++)
    {
      guint code = cw_demo_plan_coding (plan, planned->first_coding + i)->code;

      if (code != G_MAXUINT16 && is_in (plan, code, "Police legitimacy"))
        return TRUE;
    }
  return FALSE;
}

void
cw_demo_plant_police_legitimacy (CwDemoAssignment *self)
{
  for (guint slice = 0; slice < CW_DEMO_N_SLICES; slice++)
    {
      int magnitudes[POLICE_PER_SLICE];

      draw_magnitudes (&self->random, police_sums[slice], magnitudes);
      for (guint i = 0; i < POLICE_PER_SLICE; i++)
        {
          guint code = choose_police_code_at (self, i, magnitudes[i]);
          guint excerpt;

          do
            excerpt = draw_in_slice (self, slice, code, i, 1);
          while (has_police_code (self->plan, excerpt));
          cw_demo_assignment_apply (self, excerpt, code, magnitudes[i]);
        }
    }
}
