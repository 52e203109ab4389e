/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Which codes the excerpts have. The planted truths come first, then every open place gets a code: one that is still to
 * be applied often and that fits who speaks and what about. */

#include "config.h"

#include "cw-demo-assignment-private.h"

#include "cw-demo-interviews.h"

#define N_SPEAKERS (CW_DEMO_N_ROLES + CW_DEMO_N_SOURCE_KINDS)
#define N_AREA_SETS (1 << CW_DEMO_N_AREAS)
#define OTHER_MAGNITUDES 600 /* beside those of police legitimacy */

/* --- one excerpt ------------------------------------------------------------------------------------------- */

static CwDemoSource *
source_of (CwDemoAssignment *self, guint excerpt)
{
  return cw_demo_plan_source (self->plan, cw_demo_plan_excerpt (self->plan, excerpt)->source);
}

/* PT6: no officer makes the charge. PT12: a code appears in the interviews from its first one on. */
gboolean
cw_demo_assignment_allows (CwDemoAssignment *self, guint excerpt, guint code)
{
  CwDemoSource *source = source_of (self, excerpt);
  int debut = g_array_index (self->plan->debuts, int, code);

  if (cw_demo_plan_has_code (self->plan, cw_demo_plan_excerpt (self->plan, excerpt), code))
    return FALSE;
  if (source->interview < 0)
    return TRUE;
  if (debut < 0 || debut > source->interview)
    return FALSE;
  return code != cw_demo_codebook_find (self->plan->codebook, "co-optation charge")
         || g_array_index (self->plan->participants, CwDemoParticipant, source->participant).role
                != CW_DEMO_POLICE;
}

guint
cw_demo_assignment_count_open (CwDemoAssignment *self, guint excerpt)
{
  CwDemoExcerpt *planned = cw_demo_plan_excerpt (self->plan, excerpt);
  guint n = 0;

  for (guint i = 0; i < planned->n_codings; i++)
    n += cw_demo_plan_coding (self->plan, planned->first_coding + i)->code == G_MAXUINT16 ? 1 : 0;
  return n;
}

/* The excerpt must have an open place. */
void
cw_demo_assignment_apply (CwDemoAssignment *self, guint excerpt, guint code, int magnitude)
{
  guint i = cw_demo_plan_excerpt (self->plan, excerpt)->first_coding;

  while (cw_demo_plan_coding (self->plan, i)->code != G_MAXUINT16)
    i++;
  *cw_demo_plan_coding (self->plan, i) = (CwDemoCoding) { code, magnitude };
  if (self->remaining[code] > 0)
    self->remaining[code]--;
}

/* --- what fits --------------------------------------------------------------------------------------------- */

/* Which families a speaker likes to talk about: a bit for each of the eight; the roles, then the kinds of source. */
static const guint8 favourites[N_SPEAKERS] = {
  0x06, 0xa2, 0x38, 0x11, 0x48, 0x04, 0x00, 0x60, 0x51, 0x15, 0x41, 0x00, 0x00,
};

/* The groups that are about one service area each. */
static const char *const area_groups[CW_DEMO_N_AREAS]
    = { "Community violence prevention", "Crisis response", "Encampment services" };

static guint
speaker_of (CwDemoPlan *plan, const CwDemoSource *source)
{
  if (source->participant >= 0)
    return g_array_index (plan->participants, CwDemoParticipant, source->participant).role;
  return CW_DEMO_N_ROLES + source->kind;
}

static guint
weigh (CwDemoPlan *plan, const CwDemoCode *code, guint speaker, guint areas)
{
  guint weight = code->family >= 0 && (favourites[speaker] >> code->family & 1) != 0 ? 6 : 2;

  for (guint area = 0; area < CW_DEMO_N_AREAS; area++)
    if (code->group == (int) cw_demo_codebook_find (plan->codebook, area_groups[area]))
      return areas == 0 ? weight : (areas >> area & 1) != 0 ? 4 * weight : 0;
  return weight;
}

/* For every speaker and set of areas, the weights of all codes. */
static guint8 *
tabulate_weights (CwDemoPlan *plan)
{
  guint n = cw_demo_codebook_size (plan->codebook);
  guint8 *weights = g_new (guint8, (gsize) N_SPEAKERS * N_AREA_SETS * n);

  for (guint speaker = 0; speaker < N_SPEAKERS; speaker++)
    for (guint areas = 0; areas < N_AREA_SETS; areas++)
      for (guint i = 0; i < n; i++)
        weights[((gsize) speaker * N_AREA_SETS + areas) * n + i]
            = weigh (plan, cw_demo_codebook_get (plan->codebook, i), speaker, areas);
  return weights;
}

/* --- the rest ---------------------------------------------------------------------------------------------- */

typedef struct
{
  CwDemoAssignment *assignment;
  guint8 *weights;
  guint *allowance; /* by place: what may be taken here */
  guint n_codes;
} Filler;

static guint64
list_allowance (Filler *self, guint excerpt, gboolean over)
{
  CwDemoAssignment *assignment = self->assignment;
  CwDemoPlan *plan = assignment->plan;
  CwDemoSource *source = source_of (assignment, excerpt);
  const guint8 *weights
      = self->weights
        + ((gsize) speaker_of (plan, source) * N_AREA_SETS + source->areas) * self->n_codes;
  const int *debuts = (const int *) plan->debuts->data;
  guint64 total = 0;

  for (guint i = 0; i < self->n_codes; i++)
    {
      guint wanted = over ? cw_demo_codebook_get (plan->codebook, i)->frequency > 20
                          : assignment->remaining[i];
      gboolean late = source->interview >= 0 && (debuts[i] < 0 || debuts[i] > source->interview);

      self->allowance[i] = late || assignment->reserved[i] ? 0 : wanted * weights[i];
      total += self->allowance[i];
    }
  return total;
}

static guint
pick (Filler *self, guint64 total)
{
  guint64 at = cw_demo_random_next (&self->assignment->random) % total;
  guint i = 0;

  while (at >= self->allowance[i])
    at -= self->allowance[i++];
  return i;
}

/* What is left may not fit at the end; then one of the usual codes does. */
static void
fill_place (Filler *self, guint excerpt)
{
  guint64 total = list_allowance (self, excerpt, FALSE);

  for (guint tries = 0; tries < 40; tries++)
    {
      guint code;

      if (total == 0 || tries == 20)
        total = list_allowance (self, excerpt, TRUE);
      code = pick (self, total);
      if (!cw_demo_assignment_allows (self->assignment, excerpt, code))
        continue;
      cw_demo_assignment_apply (self->assignment, excerpt, code, CW_DEMO_NO_MAGNITUDE);
      return;
    }
  g_error ("No code of the demo fits an excerpt.");
}

static void
fill_excerpt (Filler *self, guint excerpt)
{
  for (guint n = cw_demo_assignment_count_open (self->assignment, excerpt); n > 0; n--)
    fill_place (self, excerpt);
}

/* The interviews come first and in their order, because the early ones have few codes to choose from. */
static GArray *
order_excerpts (CwDemoAssignment *self)
{
  CwDemoPlan *plan = self->plan;
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint *places = g_new0 (guint, plan->sources->len);
  g_autofree guint *shuffled = cw_demo_random_permute (&self->random, plan->excerpts->len);

  for (guint i = 0; i < plan->sources->len; i++)
    if (cw_demo_plan_source (plan, i)->interview >= 0)
      places[cw_demo_plan_source (plan, i)->interview] = i + 1;
  for (guint i = 0; i < plan->sources->len && places[i] > 0; i++)
    {
      CwDemoSource *source = cw_demo_plan_source (plan, places[i] - 1);

      for (guint j = 0; j < source->n_excerpts; j++)
        {
          guint excerpt = source->first_excerpt + j;

          g_array_append_val (order, excerpt);
        }
    }
  for (guint i = 0; i < plan->excerpts->len; i++)
    if (source_of (self, shuffled[i])->interview < 0)
      g_array_append_val (order, shuffled[i]);
  return order;
}

static void
fill (CwDemoAssignment *self)
{
  g_autoptr (GArray) order = order_excerpts (self);
  Filler filler = {
    .assignment = self,
    .weights = tabulate_weights (self->plan),
    .n_codes = cw_demo_codebook_size (self->plan->codebook),
  };

  filler.allowance = g_new0 (guint, filler.n_codes);
  for (guint i = 0; i < order->len; i++)
    fill_excerpt (&filler, g_array_index (order, guint, i));
  g_free (filler.weights);
  g_free (filler.allowance);
}

/* --- magnitudes -------------------------------------------------------------------------------------------- */

/* The family «Legitimacy» has a scale; how police are seen has been planted. */
static gboolean
takes_magnitude (CwDemoPlan *plan, const CwDemoCoding *coding)
{
  guint family = cw_demo_codebook_find (plan->codebook, "Legitimacy");
  guint police = cw_demo_codebook_find (plan->codebook, "Police legitimacy");

  return cw_demo_codebook_feeds (plan->codebook, coding->code, family)
         && (!plan->size->planted
             || !cw_demo_codebook_feeds (plan->codebook, coding->code, police));
}

static void
give_magnitudes (CwDemoAssignment *self)
{
  CwDemoPlan *plan = self->plan;
  g_autofree guint *order = cw_demo_random_permute (&self->random, plan->codings->len);
  guint left = (guint64) OTHER_MAGNITUDES * plan->size->n_codings / 9629;

  for (guint i = 0; i < plan->codings->len && left > 0; i++)
    {
      CwDemoCoding *coding = cw_demo_plan_coding (plan, order[i]);

      if (!takes_magnitude (plan, coding))
        continue;
      coding->magnitude = (int) cw_demo_random_below (&self->random, 5) - 2;
      left--;
    }
}

/* A code was made when it was first applied in an interview, or early on. */
static void
date_codes (CwDemoPlan *plan)
{
  g_autofree guint32 *days = g_new0 (guint32, plan->sources->len);

  for (guint i = 0; i < plan->sources->len; i++)
    {
      CwDemoSource *source = cw_demo_plan_source (plan, i);

      if (source->interview >= 0)
        days[source->interview] = source->date + 9;
    }
  for (guint i = 0; i < cw_demo_codebook_size (plan->codebook); i++)
    {
      CwDemoCode *code = cw_demo_codebook_get (plan->codebook, i);
      int debut = g_array_index (plan->debuts, int, i);

      code->created = debut > 0 ? days[debut] : cw_demo_day (2020, 7, 20);
      if (code->kind == CW_DEMO_PATTERN || code->kind == CW_DEMO_THEME)
        code->created = cw_demo_day (2022, 1, 10);
    }
  cw_demo_codebook_get (plan->codebook, cw_demo_codebook_find (plan->codebook, "preemption"))
      ->created
      = cw_demo_day (2021, 5, 10);
}

static void
start (CwDemoAssignment *self)
{
  CwDemoPlan *plan = self->plan;
  guint n = cw_demo_codebook_size (plan->codebook);

  self->remaining = g_new0 (guint, n);
  self->reserved = g_new0 (gboolean, n);
  for (guint i = 0; i < n; i++)
    self->remaining[i] = cw_demo_codebook_get (plan->codebook, i)->frequency;
  for (guint i = 0; i < CW_DEMO_N_SLICES; i++)
    self->slices[i] = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < plan->excerpts->len; i++)
    {
      int slice = cw_demo_slice_of (source_of (self, i));

      if (slice >= 0)
        g_array_append_val (self->slices[slice], i);
    }
}

static void
plant (CwDemoAssignment *self)
{
  cw_demo_reserve (self);
  cw_demo_plant_debuts (self);
  cw_demo_plant_competition (self);
  cw_demo_plant_territory (self);
  cw_demo_plant_police_legitimacy (self);
}

/**
 * cw_demo_plan_assignment:
 *
 * Gives every planned coding its code.
 */
void
cw_demo_plan_assignment (CwDemoPlan *plan)
{
  CwDemoAssignment self = {
    .plan = plan,
    .random = cw_demo_random_new (plan->seed, "assignment", 0),
  };

  start (&self);
  g_array_set_size (plan->debuts, cw_demo_codebook_size (plan->codebook));
  if (plan->size->planted)
    {
      cw_demo_choose_debuts (plan);
      cw_demo_choose_debt (plan);
      plant (&self);
    }
  fill (&self);
  give_magnitudes (&self);
  date_codes (plan);
  g_free (self.remaining);
  g_free (self.reserved);
  for (guint i = 0; i < CW_DEMO_N_SLICES; i++)
    g_array_unref (self.slices[i]);
}
