/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The sources of the plan: for each block of 542 the counts, lengths and dates of method.md §6.1. The first forty are a
 * sample across the whole window, so that the beginning of the project is a project. */

#include "config.h"

#include "cw-demo-sources.h"

#include "cw-demo-interviews.h"

#define BLOCK 542
#define BLOCK_WORDS 1560000
#define SAMPLE_WORDS 60000

static const CwDemoKnot note_words[]
    = { { 0, 250 }, { 250, 450 }, { 500, 610 }, { 750, 850 }, { 900, 1200 }, { 1000, 1900 } };
static const CwDemoKnot meeting_words[] = { { 0, 6000 },    { 250, 10000 }, { 500, 13000 },
                                            { 750, 17000 }, { 900, 22000 }, { 1000, 32000 } };
static const CwDemoKnot document_words[]
    = { { 0, 600 }, { 250, 1500 }, { 500, 2600 }, { 750, 4600 }, { 900, 8500 }, { 1000, 42000 } };
static const CwDemoKnot news_words[]
    = { { 0, 300 }, { 250, 520 }, { 500, 700 }, { 750, 1000 }, { 900, 1400 }, { 1000, 2100 } };

/* How often each of the pages that were captured more than once was. */
static const guint captures[] = { 2, 2, 2, 2, 3, 3, 3, 4, 4 };

/* A block in the making. */
typedef struct
{
  CwDemoPlan *plan;
  CwDemoRandom random;
  GArray *sources;
  guint number;
} Block;

static CwDemoSource *
append (Block *block, CwDemoSourceKind kind, guint city, guint32 date)
{
  CwDemoSource source = {
    .kind = kind,
    .city = city,
    .date = date,
    .participant = -1,
    .organisation = -1,
    .interview = -1,
  };

  source.key = source.text_of = block->number * BLOCK + block->sources->len;
  source.variant = cw_demo_random_below (&block->random, 1000);
  g_array_append_val (block->sources, source);
  return &g_array_index (block->sources, CwDemoSource, block->sources->len - 1);
}

static guint32
draw_day (Block *block, guint month)
{
  return cw_demo_day (2020 + (month + 6) / 12,
                      (month + 6) % 12 + 1,
                      cw_demo_random_between (&block->random, 1, 28));
}

/* A quarter of what is not an interview is about the city as a whole. */
static guint
draw_areas (Block *block)
{
  guint draw = cw_demo_random_below (&block->random, 1000);

  return draw < 250 ? 0 : draw < 520 ? 1 : draw < 775 ? 2 : 4;
}

static gboolean
is_sample (Block *block, guint index, guint every, guint most)
{
  return block->number == 0 && index % every == 0 && index / every < most;
}

/* --- kinds --------------------------------------------------------------------------------------------- */

static void
add_notes (Block *block)
{
  static const guint totals[CW_DEMO_N_CITIES] = { 97, 89 };
  guint n = 0;

  for (guint city = 0; city < CW_DEMO_N_CITIES; city++)
    for (guint month = 0, left = totals[city]; month < CW_DEMO_N_MONTHS; month++)
      {
        gboolean silent = city == 1 && month == 13; /* PT7: August 2021 */
        guint months = CW_DEMO_N_MONTHS - month - (city == 1 && month < 13 ? 1 : 0);
        guint here = silent ? 0 : left / months + (left % months > months / 2 ? 1 : 0);

        left -= here;
        for (guint i = 0; i < here; i++, n++)
          {
            CwDemoSource *note = append (block, CW_DEMO_NOTE, city, draw_day (block, month));

            note->areas = draw_areas (block);
            note->words
                = cw_demo_random_draw (&block->random, note_words, G_N_ELEMENTS (note_words));
            note->sample = is_sample (block, n, 10, 18);
          }
      }
}

static void
add_meetings (Block *block)
{
  g_autofree guint *order = cw_demo_random_permute (&block->random, 2 * CW_DEMO_N_MONTHS);

  for (guint i = 0; i < 2 * CW_DEMO_N_MONTHS; i++)
    {
      guint share = (2 * order[i] + 1) * 1000 / (4 * CW_DEMO_N_MONTHS);
      CwDemoSource *meeting = append (block, CW_DEMO_MEETING, i % 2, draw_day (block, i / 2));

      meeting->areas = draw_areas (block);
      meeting->words = cw_demo_knots_at (meeting_words, G_N_ELEMENTS (meeting_words), share);
      meeting->partial = i == 11 || i == 30;
      meeting->one_paragraph = i == 19;
      meeting->sample = block->number == 0 && i == 8;
      if (meeting->sample)
        meeting->words = 6200;
      if (meeting->one_paragraph)
        meeting->words = 18500; /* 93,000 characters */
    }
}

static void
add_documents (Block *block)
{
  g_autofree guint *order = cw_demo_random_permute (&block->random, 88);
  g_autofree guint *late = cw_demo_random_permute (&block->random, 88);

  for (guint i = 0; i < 88; i++)
    {
      CwDemoSource *document = append (block,
                                       CW_DEMO_DOCUMENT,
                                       i % 15 == 7 ? CW_DEMO_BOTH_CITIES : i % 2,
                                       draw_day (block, i * CW_DEMO_N_MONTHS / 88));

      document->areas = document->city == CW_DEMO_BOTH_CITIES ? 0 : draw_areas (block);
      document->words = cw_demo_knots_at (
          document_words, G_N_ELEMENTS (document_words), (2 * order[i] + 1) * 1000 / 176);
      document->captured
          = document->date + (late[i] < 61 ? cw_demo_random_between (&block->random, 5, 200) : 0);
      document->sample = is_sample (block, i, 25, 3);
      document->variant = i;
    }
}

static void
add_captures (Block *block, guint page)
{
  guint original = block->sources->len - 1;

  for (guint i = 1; i < captures[page]; i++)
    {
      CwDemoSource first = g_array_index (block->sources, CwDemoSource, original);
      CwDemoSource *again = append (block, CW_DEMO_NEWS, first.city, first.date);

      again->areas = first.areas;
      again->words = first.words;
      again->variant = first.variant;
      again->text_of = first.key;
      again->captured = first.captured + i * cw_demo_random_between (&block->random, 20, 50);
    }
}

static void
add_news (Block *block)
{
  for (guint i = 0; i < 110; i++)
    {
      CwDemoSource *page
          = append (block, CW_DEMO_NEWS, i % 2, draw_day (block, i * CW_DEMO_N_MONTHS / 110));

      page->areas = draw_areas (block);
      page->words = cw_demo_random_draw (&block->random, news_words, G_N_ELEMENTS (news_words));
      page->captured = page->date + cw_demo_random_below (&block->random, 4);
      page->sample = is_sample (block, i, 13, 8);
      if (i % 12 == 5 && i / 12 < G_N_ELEMENTS (captures))
        add_captures (block, i / 12);
    }
}

static void
add_without_text (Block *block, CwDemoSourceKind kind, guint n, guint n_sample)
{
  for (guint i = 0; i < n; i++)
    {
      CwDemoSource *source
          = append (block, kind, i % 2, draw_day (block, i * CW_DEMO_N_MONTHS / n));

      source->areas = draw_areas (block);
      source->captured = source->date + cw_demo_random_below (&block->random, 3);
      source->sample = is_sample (block, i, 11, n_sample);
    }
}

static void
add_interviews (Block *block)
{
  GArray *interviews = cw_demo_plan_interviews (block->plan, block->number);

  for (guint i = 0; i < interviews->len; i++)
    {
      CwDemoSource *planned = &g_array_index (interviews, CwDemoSource, i);
      CwDemoSource *source = append (block, CW_DEMO_INTERVIEW, planned->city, planned->date);
      guint key = source->key;

      *source = *planned;
      source->key = source->text_of = key;
    }
  g_array_unref (interviews);
}

/* --- lengths ------------------------------------------------------------------------------------------- */

/* Documents take what the rest leaves of the words that there are to be. */
static void
fit_documents (GArray *sources, gboolean sample, guint wanted)
{
  guint64 documents = 0, others = 0;

  for (guint i = 0; i < sources->len; i++)
    {
      CwDemoSource *source = &g_array_index (sources, CwDemoSource, i);

      if (source->sample != sample)
        continue;
      if (source->kind == CW_DEMO_DOCUMENT)
        documents += source->words;
      else
        others += source->words;
    }
  for (guint i = 0; i < sources->len; i++)
    {
      CwDemoSource *source = &g_array_index (sources, CwDemoSource, i);

      if (source->sample == sample && source->kind == CW_DEMO_DOCUMENT)
        source->words = MAX (500, source->words * (wanted - MIN (others, wanted)) / documents);
    }
}

/* The sample with its interviews first, as somebody opens it who wants to see what this is; the others by date. */
static int
compare_sources (gconstpointer a, gconstpointer b)
{
  const CwDemoSource *x = a;
  const CwDemoSource *y = b;

  if (x->sample != y->sample)
    return x->sample ? -1 : 1;
  if (x->sample && (x->interview < 0) != (y->interview < 0))
    return x->interview >= 0 ? -1 : 1;
  if (x->date != y->date)
    return x->date < y->date ? -1 : 1;
  return (x->key > y->key) - (x->key < y->key);
}

static void
add_block (CwDemoPlan *plan, guint number)
{
  Block block = {
    .plan = plan,
    .random = cw_demo_random_new (plan->seed, "sources", number),
    .sources = g_array_new (FALSE, TRUE, sizeof (CwDemoSource)),
    .number = number,
  };

  add_interviews (&block);
  add_notes (&block);
  add_meetings (&block);
  add_documents (&block);
  add_news (&block);
  add_without_text (&block, CW_DEMO_IMAGE, 38, 3);
  add_without_text (&block, CW_DEMO_AUDIO, 12, 1);
  if (number == 0)
    fit_documents (block.sources, TRUE, SAMPLE_WORDS);
  fit_documents (block.sources, FALSE, BLOCK_WORDS - (number == 0 ? SAMPLE_WORDS : 0));
  g_array_sort (block.sources, compare_sources);
  g_array_append_vals (plan->sources, block.sources->data, block.sources->len);
  g_array_unref (block.sources);
}

/* From keys to places, now that the order is known; a page whose first capture has fallen off stands for itself. */
static void
resolve_texts (CwDemoPlan *plan)
{
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < plan->sources->len; i++)
    g_hash_table_insert (places,
                         GUINT_TO_POINTER (cw_demo_plan_source (plan, i)->key + 1),
                         GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < plan->sources->len; i++)
    {
      CwDemoSource *source = cw_demo_plan_source (plan, i);
      gpointer place = g_hash_table_lookup (places, GUINT_TO_POINTER (source->text_of + 1));

      source->text_of = place == NULL ? i : GPOINTER_TO_UINT (place) - 1;
    }
}

static void
scale_words (CwDemoPlan *plan)
{
  guint64 total = 0;

  for (guint i = 0; i < plan->sources->len; i++)
    total += cw_demo_plan_source (plan, i)->words;
  for (guint i = 0; i < plan->sources->len; i++)
    {
      CwDemoSource *source = cw_demo_plan_source (plan, i);

      source->words = (guint64) source->words * plan->size->n_words / total;
    }
}

/**
 * cw_demo_plan_sources:
 *
 * Plans the sources and the participants.
 */
void
cw_demo_plan_sources (CwDemoPlan *plan)
{
  for (guint number = 0; plan->sources->len < plan->size->n_planned; number++)
    add_block (plan, number);
  g_array_set_size (plan->sources, plan->size->n_planned);
  resolve_texts (plan);
  if (plan->size->n_planned > BLOCK)
    scale_words (plan);
}
