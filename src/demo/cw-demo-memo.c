/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwDemoMemo: what the researcher wrote. The first thirty are about what the small project has too; six in all are about
 * P-31 (PT9). */

#include "config.h"

#include "cw-demo-memo.h"

#include "cw-demo-cells.h"
#include "cw-demo-interviews.h"
#include "cw-demo-text.h"

#define SAMPLE_SOURCES 40
#define N_SAMPLE_INTERVIEWS 6
#define FIRST_CASE 6
#define FIRST_CODE 14
#define FIRST_INTERVIEW 30
#define FIRST_WITHDRAWN 74
#define FIRST_OTHER 79

static const char *const kinds[] = {
  "codebook decision",
  "emergent patterns, categories, themes, concepts, assertions",
  "method decision",
  "reflexive journal",
  "future directions",
  "codebook decision",
  "personal or ethical dilemma",
};

static void
link_to (CwDemoMemo *self, CwKind kind, guint place)
{
  guint i = self->kinds[0] == CW_KIND_NONE ? 0 : 1;

  self->kinds[i] = kind;
  self->targets[i] = place + 1;
}

/* The interview with that number among those in the sample, or outside it. */
static guint
find_interview (CwDemoPlan *plan, guint number, gboolean sample)
{
  for (guint i = sample ? 0 : SAMPLE_SOURCES; i < plan->sources->len; i++)
    if (cw_demo_plan_source (plan, i)->kind == CW_DEMO_INTERVIEW && number-- == 0)
      return i;
  g_assert_not_reached ();
}

static guint
find_withdrawn (CwDemoPlan *plan)
{
  guint i = 0;

  while (cw_demo_plan_source (plan, i)->participant != CW_DEMO_WITHDRAWN)
    i++;
  return i;
}

static guint
draw_code (CwDemoPlan *plan, CwDemoRandom *random, CwDemoCodeKind kind)
{
  while (TRUE)
    {
      guint place = cw_demo_random_below (random, 149);

      if (cw_demo_codebook_get (plan->codebook, place)->kind == kind)
        return place;
    }
}

/* What it is about decides the kind, and the date where it is a source. */
static void
choose_target (CwDemoMemo *self, CwDemoPlan *plan, guint index)
{
  guint source = 0;

  self->kind = kinds[index % G_N_ELEMENTS (kinds)];
  if (index < FIRST_CASE || (index >= FIRST_INTERVIEW && index < FIRST_WITHDRAWN))
    {
      source = index < FIRST_CASE ? find_interview (plan, index, TRUE)
                                  : find_interview (plan, index - FIRST_INTERVIEW, FALSE);
      self->kind = "contact summary";
      self->day = cw_demo_plan_source (plan, source)->date + 1 + index % 5;
      link_to (self, CW_KIND_SOURCE, source);
    }
  else if (index < FIRST_CODE)
    {
      self->kind = "case memo of record";
      link_to (self, CW_KIND_CASE, index - FIRST_CASE);
    }
  else if (plan->size->planted && index >= FIRST_WITHDRAWN && index < FIRST_OTHER)
    {
      source = find_withdrawn (plan);
      self->kind = "personal or ethical dilemma";
      link_to (self, CW_KIND_PARTICIPANT, CW_DEMO_WITHDRAWN);
      link_to (self,
               CW_KIND_EXCERPT,
               cw_demo_plan_source (plan, source)->first_excerpt + 7 * (index - FIRST_WITHDRAWN));
    }
}

static void
write_words (CwDemoMemo *self, CwDemoPlan *plan, CwDemoRandom *random, guint code, guint pattern)
{
  const CwDemoPool *pool = cw_demo_lexicon_get_pool (plan->lexicon, self->kind);
  g_autoptr (GString) title = g_string_new (NULL);
  g_autoptr (GString) body = g_string_new (NULL);
  guint city = cw_demo_random_below (random, CW_DEMO_N_CITIES);
  g_autofree char *source
      = self->kinds[0] == CW_KIND_SOURCE
            ? cw_demo_speaker_name (plan,
                                    cw_demo_plan_source (plan, self->targets[0] - 1)->participant)
            : NULL;
  const char *values[] = {
    "code",
    cw_demo_codebook_get (plan->codebook, code)->name,
    "other",
    cw_demo_codebook_get (plan->codebook, draw_code (plan, random, CW_DEMO_LEAF))->name,
    "pattern",
    cw_demo_codebook_get (plan->codebook, pattern)->name,
    "case",
    self->kinds[0] == CW_KIND_CASE && self->targets[0] <= 2
        ? cw_demo_city_name (self->targets[0] - 1)
        : cw_demo_city_name (city),
    "source",
    source,
    NULL,
  };

  cw_demo_template_expand (cw_demo_pool_get (pool, 0), random, city, values, title);
  cw_demo_template_expand (
      cw_demo_pool_get (pool, 1 + cw_demo_random_below (random, cw_demo_pool_size (pool) - 1)),
      random,
      city,
      values,
      body);
  self->title = g_strdup (title->str);
  self->body = g_strdup (body->str);
}

/**
 * cw_demo_memo_new:
 * @index: which of the project's memos, from 0
 *
 * Returns: (transfer full): the memo
 */
CwDemoMemo *
cw_demo_memo_new (CwDemoPlan *plan, guint index)
{
  CwDemoRandom random = cw_demo_random_new (plan->seed, "memos", index);
  CwDemoMemo *self = g_new0 (CwDemoMemo, 1);
  guint code = draw_code (plan, &random, CW_DEMO_LEAF);
  guint pattern = draw_code (plan, &random, CW_DEMO_PATTERN);

  self->day = cw_demo_day (2020, 9, 1) + cw_demo_random_below (&random, 600);
  choose_target (self, plan, index);
  write_words (self, plan, &random, code, pattern);
  if (self->kinds[0] == CW_KIND_NONE && g_str_has_prefix (self->kind, "emergent"))
    link_to (self, CW_KIND_CODE, pattern);
  else if (self->kinds[0] == CW_KIND_NONE && !g_str_equal (self->kind, "method decision"))
    link_to (self, CW_KIND_CODE, code);
  return self;
}

/**
 * cw_demo_memo_free:
 * @self: (transfer full) (nullable): a memo
 */
void
cw_demo_memo_free (CwDemoMemo *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->body);
  g_free (self);
}
