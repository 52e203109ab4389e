/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The interviews of a block: fifty, with forty-six participants, by role, city and quarter as method.md §6.1 has them. */

#include "config.h"

#include "cw-demo-interviews.h"

static const guint by_role[CW_DEMO_N_ROLES][CW_DEMO_N_CITIES]
    = { { 6, 5 }, { 6, 6 }, { 3, 3 }, { 4, 5 }, { 4, 3 }, { 2, 3 } };
static const guint by_quarter[CW_DEMO_N_QUARTERS] = { 0, 4, 7, 9, 11, 10, 9 };
static const guint by_area[CW_DEMO_N_AREAS] = { 18, 17, 15 };

/* One participant of each is interviewed twice. */
static const struct
{
  CwDemoRole role;
  guint city;
} repeated[] = {
  { CW_DEMO_ADMINISTRATOR, 0 },
  { CW_DEMO_PROVIDER, 1 },
  { CW_DEMO_POLICE, 0 },
  { CW_DEMO_ACTIVIST, 0 },
};

/* Those in the sample, by their number in the order of dates, and their lengths. */
static const guint sample[] = { 0, 6, 13, 20, 26, 42 };
static const guint sample_words[] = { 5200, 6100, 4600, 7300, 3900, 5900 };

static const CwDemoKnot words[] = { { 0, 2900 },   { 100, 4300 },  { 250, 5500 },  { 500, 7200 },
                                    { 750, 8900 }, { 900, 11200 }, { 1000, 14800 } };

typedef struct
{
  CwDemoRole role;
  guint city;
  int person; /* in the block */
} Slot;

static GArray *
make_slots (CwDemoRandom *random)
{
  GArray *slots = g_array_new (FALSE, FALSE, sizeof (Slot));
  g_autoptr (GArray) ordered = g_array_new (FALSE, FALSE, sizeof (Slot));
  g_autofree guint *order = cw_demo_random_permute (random, CW_DEMO_N_INTERVIEWS);

  for (guint role = 0; role < CW_DEMO_N_ROLES; role++)
    for (guint city = 0; city < CW_DEMO_N_CITIES; city++)
      for (guint i = 0; i < by_role[role][city]; i++)
        {
          Slot slot = { role, city, -1 };

          g_array_append_val (ordered, slot);
        }
  for (guint i = 0; i < ordered->len; i++)
    g_array_append_val (slots, g_array_index (ordered, Slot, order[i]));
  return slots;
}

static gboolean
is_repeated (const Slot *slot)
{
  for (guint i = 0; i < G_N_ELEMENTS (repeated); i++)
    if (repeated[i].role == slot->role && repeated[i].city == slot->city)
      return TRUE;
  return FALSE;
}

/* The slot in which somebody was interviewed the first time whose second one this is, or -1. */
static int
find_first_time (GArray *slots, guint place)
{
  Slot *slot = &g_array_index (slots, Slot, place);
  int first = -1;

  if (!is_repeated (slot))
    return -1;
  for (guint i = 0; i < slots->len; i++)
    {
      Slot *other = &g_array_index (slots, Slot, i);

      if (other->role != slot->role || other->city != slot->city)
        continue;
      if (first < 0)
        first = i;
      if (i > place)
        return -1;
    }
  return first == (int) place ? -1 : first;
}

/* P-31 has one interview only: where somebody with two would get that number, the next one takes it. */
static void
spare_withdrawn (GArray *slots)
{
  guint n = 0;

  for (guint i = 0; i < slots->len; i++)
    n += g_array_index (slots, Slot, i).person == CW_DEMO_WITHDRAWN ? 1 : 0;
  for (guint i = 0; n > 1 && i < slots->len; i++)
    {
      int *person = &g_array_index (slots, Slot, i).person;

      if (*person == CW_DEMO_WITHDRAWN || *person == CW_DEMO_WITHDRAWN + 1)
        *person = 2 * CW_DEMO_WITHDRAWN + 1 - *person;
    }
}

static void
number_people (GArray *slots)
{
  int n = 0;

  for (guint i = 0; i < slots->len; i++)
    {
      int first = find_first_time (slots, i);

      g_array_index (slots, Slot, i).person
          = first >= 0 ? g_array_index (slots, Slot, first).person : n++;
    }
  spare_withdrawn (slots);
}

/* Administrators and providers belong to an organisation of their city; the organisations go round by city, then by
 * service area. */
static int
choose_organisation (CwDemoPlan *plan, CwDemoRandom *random, const Slot *slot)
{
  guint n = plan->size->n_organisations / 2;

  if (slot->role != CW_DEMO_ADMINISTRATOR && slot->role != CW_DEMO_PROVIDER)
    return -1;
  return 2 * cw_demo_random_below (random, n) + slot->city;
}

static void
add_people (CwDemoPlan *plan, CwDemoRandom *random, GArray *slots)
{
  guint first = plan->participants->len;
  guint numbers[CW_DEMO_N_ROLES] = { 0 };

  g_array_set_size (plan->participants, first + CW_DEMO_N_PARTICIPANTS);
  for (guint i = 0; i < first; i++)
    numbers[g_array_index (plan->participants, CwDemoParticipant, i).role]++;
  for (guint i = 0; i < slots->len; i++)
    {
      Slot *slot = &g_array_index (slots, Slot, i);
      CwDemoParticipant *person
          = &g_array_index (plan->participants, CwDemoParticipant, first + slot->person);

      if (person->number > 0)
        continue;
      person->role = slot->role;
      person->city = slot->city;
      person->number = ++numbers[slot->role];
      person->organisation = choose_organisation (plan, random, slot);
    }
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *) a;
  guint32 y = *(const guint32 *) b;

  return (x > y) - (x < y);
}

static GArray *
draw_days (CwDemoRandom *random)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint quarter = 0; quarter < CW_DEMO_N_QUARTERS; quarter++)
    for (guint i = 0; i < by_quarter[quarter]; i++)
      {
        guint month = quarter * 3 + cw_demo_random_below (random, 3) + 6;
        guint32 day = cw_demo_day (
            2020 + month / 12, month % 12 + 1, cw_demo_random_between (random, 1, 28));

        g_array_append_val (days, day);
      }
  g_array_sort (days, compare_days);
  return days;
}

static guint *
draw_areas (CwDemoRandom *random)
{
  guint *areas = g_new (guint, CW_DEMO_N_INTERVIEWS);
  guint n = 0;

  for (guint area = 0; area < CW_DEMO_N_AREAS; area++)
    for (guint i = 0; i < by_area[area]; i++)
      areas[n++] = 1 << area;
  cw_demo_random_shuffle (random, areas, n);
  return areas;
}

/* Nine participants span two service areas. */
static void
span_areas (CwDemoRandom *random, GArray *slots, guint *areas)
{
  g_autofree guint *order = cw_demo_random_permute (random, CW_DEMO_N_INTERVIEWS);
  gboolean spanned[CW_DEMO_N_PARTICIPANTS] = { FALSE };
  guint n = 0;

  for (guint i = 0; n < 9; i++)
    {
      int person = g_array_index (slots, Slot, order[i]).person;
      guint second = areas[order[i]] << 1;

      if (spanned[person])
        continue;
      spanned[person] = TRUE;
      areas[order[i]] |= second > 4 ? 1 : second;
      n++;
    }
}

static int
sample_place (guint block, guint number)
{
  for (guint i = 0; block == 0 && i < G_N_ELEMENTS (sample); i++)
    if (sample[i] == number)
      return i;
  return -1;
}

/* The longest interview is that of P-31. */
static void
give_words (CwDemoRandom *random, GArray *interviews, guint first_person, guint block)
{
  g_autofree guint *order = cw_demo_random_permute (random, CW_DEMO_N_INTERVIEWS);
  guint longest = 0, withdrawn = 0;

  for (guint i = 0; i < interviews->len; i++)
    {
      CwDemoSource *source = &g_array_index (interviews, CwDemoSource, i);
      int place = sample_place (block, i);

      source->sample = place >= 0;
      source->words = place >= 0
                          ? sample_words[place]
                          : cw_demo_knots_at (words, G_N_ELEMENTS (words), 20 * order[i] + 10);
      if (source->words > g_array_index (interviews, CwDemoSource, longest).words)
        longest = i;
      if (source->participant == (int) first_person + CW_DEMO_WITHDRAWN)
        withdrawn = i;
    }
  g_array_index (interviews, CwDemoSource, longest).words
      = g_array_index (interviews, CwDemoSource, withdrawn).words;
  g_array_index (interviews, CwDemoSource, withdrawn).words = 14800;
}

/**
 * cw_demo_plan_interviews:
 * @block: which fifty
 *
 * Plans interviews in the order of their dates and adds who is interviewed to the plan.
 *
 * Returns: (transfer full) (element-type CwDemoSource): the interviews
 */
GArray *
cw_demo_plan_interviews (CwDemoPlan *plan, guint block)
{
  CwDemoRandom random = cw_demo_random_new (plan->seed, "interviews", block);
  GArray *interviews = g_array_new (FALSE, TRUE, sizeof (CwDemoSource));
  g_autoptr (GArray) slots = make_slots (&random);
  g_autoptr (GArray) days = draw_days (&random);
  g_autofree guint *areas = draw_areas (&random);
  guint first = plan->participants->len;

  number_people (slots);
  span_areas (&random, slots, areas);
  add_people (plan, &random, slots);
  for (guint i = 0; i < CW_DEMO_N_INTERVIEWS; i++)
    {
      Slot *slot = &g_array_index (slots, Slot, i);
      CwDemoSource source = {
        .kind = CW_DEMO_INTERVIEW,
        .city = slot->city,
        .areas = areas[i],
        .date = g_array_index (days, guint32, i),
        .participant = first + slot->person,
        .organisation
        = g_array_index (plan->participants, CwDemoParticipant, first + slot->person).organisation,
        .interview = block * CW_DEMO_N_INTERVIEWS + i,
      };

      g_array_append_val (interviews, source);
    }
  give_words (&random, interviews, first, block);
  return interviews;
}
