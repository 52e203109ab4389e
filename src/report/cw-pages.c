/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwPages: finished pages. What is drawn was measured before, so a page looks the same wherever it is drawn. */

#include "config.h"

#include "cw-margin.h"
#include "cw-page-painter.h"
#include "cw-pages-private.h"
#include "cw-tile.h"

static void
clear_page (gpointer data)
{
  g_free (((CwPage *) data)->header);
}

/**
 * cw_pages_new:
 * @document: referenced
 * @setup: copied
 *
 * Returns: (transfer full): pages without content, for the paginator to fill
 */
CwPages *
cw_pages_new (const CwDocument *document, const CwPageSetup *setup)
{
  CwPages *self = g_new0 (CwPages, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->document = cw_document_ref ((CwDocument *) document);
  self->setup = cw_page_setup_copy (setup);
  self->type = cw_typesetter_new (setup, document->language);
  self->pages = g_array_new (FALSE, FALSE, sizeof (CwPage));
  g_array_set_clear_func (self->pages, clear_page);
  return self;
}

/**
 * cw_pages_ref:
 *
 * Returns: (transfer full): @self
 */
CwPages *
cw_pages_ref (CwPages *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * cw_pages_unref:
 * @self: (transfer full): no longer needed
 */
void
cw_pages_unref (CwPages *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->flow, cw_flow_free);
  g_array_unref (self->pages);
  cw_typesetter_free (self->type);
  cw_page_setup_free (self->setup);
  cw_document_unref (self->document);
  g_free (self);
}

/**
 * cw_pages_get_n_pages:
 *
 * Returns: how many pages there are, at least 1
 */
guint
cw_pages_get_n_pages (const CwPages *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->pages->len;
}

/**
 * cw_pages_get_setup:
 *
 * Returns: (transfer none): what the pages are like
 */
const CwPageSetup *
cw_pages_get_setup (const CwPages *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->setup;
}

/**
 * cw_pages_get_document:
 *
 * Returns: (transfer none): what the pages show
 */
const CwDocument *
cw_pages_get_document (const CwPages *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->document;
}

/**
 * cw_pages_get_running_header:
 * @page: from 0
 *
 * Returns: (transfer none) (nullable): the running header, NULL on the first page
 */
const char *
cw_pages_get_running_header (const CwPages *self, guint page)
{
  g_return_val_if_fail (self != NULL && page < self->pages->len, NULL);
  return g_array_index (self->pages, CwPage, page).header;
}

/**
 * cw_pages_render:
 * @page: from 0
 * @cr: whose user space is in points, with its origin at the paper's upper left corner
 *
 * Draws one page on anything that cairo draws on.
 */
void
cw_pages_render (CwPages *self, guint page, cairo_t *cr)
{
  CwCanvas canvas;

  g_return_if_fail (self != NULL && page < self->pages->len && cr != NULL);

  canvas = (CwCanvas) { .cr = cr, .type = self->type };
  cw_page_painter_paint (self, page, &canvas);
}

static void
list_strip (const CwStrip *strip, GPtrArray *items)
{
  const char *text = strip->layout == NULL ? "" : pango_layout_get_text (strip->layout);
  CwPageItem *item
      = cw_page_item_new (strip->role, strip->block, text + strip->start, strip->length);

  item->y = strip->y;
  item->height = strip->height;
  g_ptr_array_add (items, item);
}

/**
 * cw_pages_list_items:
 * @page: from 0
 *
 * Lists what lies between the margins, from top to bottom: lines of text one by one, table cells by paragraph.
 *
 * Returns: (transfer full) (element-type CwPageItem): the items
 */
GPtrArray *
cw_pages_list_items (const CwPages *self, guint page)
{
  GPtrArray *items;
  const CwPage *bounds;

  g_return_val_if_fail (self != NULL && page < self->pages->len, NULL);

  items = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_page_item_free);
  bounds = &g_array_index (self->pages, CwPage, page);
  for (guint i = bounds->first; i < bounds->end; i++)
    {
      const CwStrip *strip = &g_array_index (self->flow->strips, CwStrip, i);
      CwTile tile = { .tiling = strip->tiling, .band = strip->band, .group = strip->group };

      if (strip->kind == CW_STRIP_TILE)
        cw_tile_list_items (&tile, strip->block, strip->y, items);
      else if (strip->kind == CW_STRIP_SHEET)
        cw_sheet_list_items (strip->sheet, items);
      else
        list_strip (strip, items);
    }
  cw_margin_list_feet (self, bounds, items);
  return items;
}
