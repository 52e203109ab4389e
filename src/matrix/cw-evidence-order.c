/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* In which order evidence is read: starred excerpts first, then by the date of their source, then as they stand in
 * it. Sources without a date come last. */

#include "config.h"

#include "cw-evidence-order.h"

#include "cw-coding.h"

#include <string.h>

typedef struct
{
  gint64 id;
  gboolean starred;
  const char *date;
  double rank;
  gint64 source;
  guint start;
} Place;

static int
compare_dates (const char *a, const char *b)
{
  if ((*a == '\0') != (*b == '\0'))
    return *a == '\0' ? 1 : -1;
  return strcmp (a, b);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *x = a;
  const Place *y = b;
  int by_date = compare_dates (x->date, y->date);

  if (x->starred != y->starred)
    return x->starred ? -1 : 1;
  if (by_date != 0)
    return by_date;
  if (x->rank != y->rank)
    return x->rank < y->rank ? -1 : 1;
  if (x->source != y->source)
    return x->source < y->source ? -1 : 1;
  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  return (x->id > y->id) - (x->id < y->id);
}

static Place
find_place (CwProject *project, GHashTable *starred, gint64 id)
{
  Place place = { .id = id, .date = "" };
  const CwExcerptSpan *span
      = cw_evidence_find_excerpt (cw_project_get_evidence (project), id, &place.source);
  CwRecord *source
      = span == NULL ? NULL : cw_project_get_record (project, CW_KIND_SOURCE, place.source);

  place.starred = starred != NULL && g_hash_table_contains (starred, &id);
  if (source == NULL)
    return place;
  place.start = span->start;
  place.date = cw_record_get_text (source, CW_SOURCE_EVENT_DATE);
  place.rank = cw_record_get_rank (source);
  return place;
}

/**
 * cw_evidence_order_sort:
 * @excerpts: (element-type gint64): ids, sorted in place
 */
void
cw_evidence_order_sort (CwProject *project, GArray *excerpts)
{
  g_autoptr (GHashTable) starred = NULL;
  g_autoptr (GArray) places = NULL;

  g_return_if_fail (CW_IS_PROJECT (project) && excerpts != NULL);

  starred = cw_project_list_starred_excerpts (project, NULL);
  places = g_array_sized_new (FALSE, FALSE, sizeof (Place), excerpts->len);
  for (guint i = 0; i < excerpts->len; i++)
    {
      Place place = find_place (project, starred, g_array_index (excerpts, gint64, i));

      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  for (guint i = 0; i < excerpts->len; i++)
    g_array_index (excerpts, gint64, i) = g_array_index (places, Place, i).id;
}
