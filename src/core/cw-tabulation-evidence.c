/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The excerpts behind a single cell. */

#include "config.h"

#include "cw-axis-index.h"
#include "cw-tabulation-private.h"

/* The text of an item, or of the union of all. */
static CwRegion *
find_text (CwTabulation *self, CwAxis axis, guint index)
{
  const GPtrArray *items = self->axes[axis];
  CwRegion *all;

  if (index < items->len)
    {
      const CwTabulationItem *item = g_ptr_array_index (items, index);

      return cw_region_ref (item->region != NULL ? item->region : self->material);
    }
  if (items->len == 0 && axis == CW_AXIS_COLUMNS)
    return cw_region_ref (self->material);
  all = cw_region_new ();
  for (guint i = 0; i < items->len; i++)
    {
      const CwTabulationItem *item = g_ptr_array_index (items, i);

      cw_region_add_all (all, item->region != NULL ? item->region : self->material);
    }
  cw_region_seal (all);
  return all;
}

CwRegion *
cw_tabulation_find_cell (CwTabulation *self, guint row, guint column)
{
  g_autoptr (CwRegion) across = find_text (self, CW_AXIS_ROWS, row);
  g_autoptr (CwRegion) down = find_text (self, CW_AXIS_COLUMNS, column);

  if (down == self->material)
    return g_steal_pointer (&across);
  return cw_region_intersect (across, down);
}

static gboolean
axis_has (CwTabulation *self,
          CwAxis axis,
          guint index,
          const CwExcerptSpan *excerpt,
          const CwCodingSpan *coding)
{
  const GPtrArray *items = self->axes[axis];

  for (guint i = index < items->len ? index : 0; i < items->len; i++)
    {
      if (cw_tabulation_item_has (
              g_ptr_array_index (items, i), excerpt->id, coding->id, coding->code))
        return TRUE;
      if (index < items->len)
        break;
    }
  return FALSE;
}

static gboolean
cell_has (CwTabulation *self,
          guint row,
          guint column,
          const CwEvidenceSource *source,
          const CwExcerptSpan *excerpt)
{
  for (guint i = 0; i < excerpt->n_codings; i++)
    {
      const CwCodingSpan *coding
          = &g_array_index (source->codings, CwCodingSpan, excerpt->first_coding + i);

      if (cw_tabulation_counts (self, excerpt->id, coding->id)
          && axis_has (self, CW_AXIS_ROWS, row, excerpt, coding)
          && axis_has (self, CW_AXIS_COLUMNS, column, excerpt, coding))
        return TRUE;
    }
  return FALSE;
}

static void
list_in_source (CwTabulation *self,
                const CwRegion *text,
                guint32 index,
                guint row,
                guint column,
                GArray *ids)
{
  const CwEvidenceSource *source = cw_evidence_get_source (self->evidence, index);

  for (guint i = 0; i < source->excerpts->len; i++)
    {
      const CwExcerptSpan *excerpt = &g_array_index (source->excerpts, CwExcerptSpan, i);
      gint64 id = excerpt->id;

      if (excerpt->start < excerpt->end
          && cw_region_touches (text, index, excerpt->start, excerpt->end)
          && cell_has (self, row, column, source, excerpt))
        g_array_append_val (ids, id);
    }
}

/**
 * cw_tabulation_list_evidence:
 * @row: a row, or the number of rows for the total
 * @column: a column, or the number of columns for the total
 *
 * Returns: (transfer full) (element-type gint64): the excerpts that the cell counts, by source and place
 */
GArray *
cw_tabulation_list_evidence (CwTabulation *self, guint row, guint column)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CwRegion) text = NULL;
  const CwRange *ranges;
  guint n;

  g_return_val_if_fail (CW_IS_TABULATION (self), ids);
  g_return_val_if_fail (row <= self->axes[CW_AXIS_ROWS]->len, ids);
  g_return_val_if_fail (column <= self->axes[CW_AXIS_COLUMNS]->len, ids);

  cw_tabulation_prepare (self, NULL);
  text = cw_tabulation_find_cell (self, row, column);
  ranges = cw_region_get_ranges (text, &n);
  for (guint i = 0; i < n; i++)
    if (i == 0 || ranges[i].source != ranges[i - 1].source)
      list_in_source (self, text, ranges[i].source, row, column, ids);
  return ids;
}
