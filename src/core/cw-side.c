/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwSide: which items of a side have text in a source, and which text. Sources come in their order. */

#include "config.h"

#include "cw-side.h"

/* What one item has of one source, for the list of all sources. */
typedef struct
{
  guint32 source;
  guint32 item;
  CwSideText text;
} CwSideRun;

static int
compare_runs (gconstpointer a, gconstpointer b)
{
  const CwSideRun *x = a, *y = b;

  if (x->source != y->source)
    return x->source < y->source ? -1 : 1;
  return (x->item > y->item) - (x->item < y->item);
}

static void
add_runs (CwSide *side, guint32 item, const CwRegion *region)
{
  guint n, end;
  const CwRange *ranges = cw_region_get_ranges (region, &n);

  for (guint i = 0; i < n; i = end)
    {
      CwSideRun run = { ranges[i].source, item, { ranges + i, 0 } };

      for (end = i; end < n && ranges[end].source == run.source; end++)
        ;
      run.text.n = end - i;
      g_array_append_val (side->runs, run);
    }
}

/* Where there are no rows there is no text; where there are no columns the rows have theirs. */
void
cw_side_start (CwSide *side, const GPtrArray *items, gboolean whole_if_empty)
{
  gboolean whole = items->len == 0 && whole_if_empty;

  side->runs = g_array_new (FALSE, FALSE, sizeof (CwSideRun));
  side->whole = g_new0 (gboolean, items->len + 1);
  side->texts = g_new0 (CwSideText, items->len + 1);
  side->active = g_array_new (FALSE, FALSE, sizeof (guint));
  side->total = cw_region_new ();
  for (guint i = 0; i < items->len; i++)
    {
      const CwTabulationItem *item = g_ptr_array_index (items, i);

      side->whole[i] = item->region == NULL;
      whole = whole || side->whole[i];
      side->bounded = side->bounded || !side->whole[i];
      if (item->region != NULL)
        cw_region_add_all (side->total, item->region);
      if (item->region != NULL)
        add_runs (side, i, item->region);
    }
  side->whole[items->len] = whole;
  if (whole)
    g_clear_pointer (&side->total, cw_region_unref);
  else
    {
      side->bounded = TRUE;
      cw_region_seal (side->total);
      add_runs (side, items->len, side->total);
    }
  g_array_sort (side->runs, compare_runs);
}

void
cw_side_end (CwSide *side)
{
  g_array_unref (side->runs);
  g_array_unref (side->active);
  g_clear_pointer (&side->total, cw_region_unref);
  g_free (side->whole);
  g_free (side->texts);
}

static void
activate (CwSide *side, guint item, CwSideText text)
{
  side->texts[item] = text;
  g_array_append_val (side->active, item);
}

/* Makes the texts those of a source. Sources come in their order. */
void
cw_side_enter_source (CwSide *side, guint n_items, guint32 source, CwSideText all)
{
  for (guint i = 0; i < side->active->len; i++)
    side->texts[g_array_index (side->active, guint, i)].n = 0;
  g_array_set_size (side->active, 0);
  for (; side->next < side->runs->len; side->next++)
    {
      const CwSideRun *run = &g_array_index (side->runs, CwSideRun, side->next);

      if (run->source > source)
        break;
      if (run->source == source)
        activate (side, run->item, run->text);
    }
  for (guint i = 0; side->whole[n_items] && i <= n_items; i++)
    if (side->whole[i])
      activate (side, i, all);
}
