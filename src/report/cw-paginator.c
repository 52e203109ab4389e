/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The paginator fills pages with strips (method.md §4.1).
 *
 * When a strip no longer fits, the page ends before the last strip at which a break does the least harm. A page that
 * offers no good break still ends somewhere, and every page takes at least one strip, so it always comes to an end;
 * since a page goes back over no more than its own strips, the time is linear. */

#include "config.h"

#include "cw-pages-private.h"
#include "cw-paginator.h"
#include "cw-report-cancel.h"
#include "cw-report-strings.h"

#include <string.h>

#define TOLERANCE 0.01 /* points: what rounding may add up to */

typedef struct
{
  CwPages *pages;
  CwStrip *strips;
  guint first; /* of the current page */
  double y;    /* filled so far */
  double foot; /* what the notes of the page take, in points */
  guint
      breaks[CW_N_BREAKS]; /* the last strip of the page with such a break before it; 0 for none */
} Run;

static void
start_page (Run *run, guint first)
{
  run->first = first;
  run->y = 0;
  run->foot = 0;
  memset (run->breaks, 0, sizeof run->breaks);
}

static guint
find_break (const Run *run)
{
  for (guint i = 0; i < CW_N_BREAKS; i++)
    if (run->breaks[i] > run->first)
      return run->breaks[i];
  g_return_val_if_reached (run->first + 1);
}

static void
end_page (Run *run, guint end)
{
  CwPage page = { .first = run->first, .end = end };

  g_array_append_val (run->pages->pages, page);
  start_page (run, end);
}

/* What the foot of the page takes once the strip stands on it. */
static double
grow_foot (const Run *run, const CwStrip *strip)
{
  if (strip->n_feet == 0)
    return run->foot;
  return run->foot + strip->foot_height + (run->foot > 0 ? 0 : CW_FOOT_SPACE);
}

static void
place_strip (Run *run, guint index)
{
  CwStrip *strip = &run->strips[index];

  if (index > run->first)
    run->y += strip->space;
  strip->y = run->y;
  run->y += strip->height;
  run->foot = grow_foot (run, strip);
}

static gboolean
fits (const Run *run, guint index)
{
  const CwStrip *strip = &run->strips[index];
  double height = run->pages->flow->height;

  return index == run->first
         || run->y + strip->space + strip->height + grow_foot (run, strip) <= height + TOLERANCE;
}

/* Returns the strip to go on with: the next one, or an earlier one where the page had to end. */
static guint
advance (Run *run, guint index)
{
  const CwStrip *strip = &run->strips[index];

  if (index > run->first)
    run->breaks[strip->break_before] = index;
  if (index > run->first && strip->new_page)
    end_page (run, index);
  else if (!fits (run, index))
    end_page (run, find_break (run));
  else
    {
      place_strip (run, index);
      return index + 1;
    }
  return run->first;
}

static gboolean
fill_pages (CwPages *pages, GCancellable *cancellable, GError **error)
{
  Run run = { .pages = pages, .strips = (CwStrip *) pages->flow->strips->data };
  guint n_strips = pages->flow->strips->len;
  guint next = 0;

  start_page (&run, 0);
  while (next < n_strips)
    {
      if (next == run.first && cw_report_is_cancelled (cancellable, error))
        return FALSE;
      next = advance (&run, next);
    }
  end_page (&run, n_strips);
  return TRUE;
}

/* --- what stands where -------------------------------------------------------------------------- */

static void
note_starts (CwPages *pages, guint index)
{
  const CwPage *page = &g_array_index (pages->pages, CwPage, index);

  for (guint i = page->first; i < page->end; i++)
    {
      const CwStrip *strip = &g_array_index (pages->flow->strips, CwStrip, i);

      if (strip->kind == CW_STRIP_TILE && strip->band == 0 && strip->group == 0)
        cw_tiling_set_first_page (strip->tiling, index);
      if (strip->role == CW_ITEM_HEADING && strip->line == 0)
        g_array_index (pages->flow->sections, CwSection, strip->section).page = index;
    }
}

/* The section of the first thing on the page that is not a heading itself. */
static int
find_page_section (const CwPages *pages, const CwPage *page)
{
  for (guint i = page->first; i < page->end; i++)
    {
      const CwStrip *strip = &g_array_index (pages->flow->strips, CwStrip, i);

      if (strip->role != CW_ITEM_HEADING)
        return strip->section;
    }
  return g_array_index (pages->flow->strips, CwStrip, page->first).section;
}

static char *
compose_header (const CwPages *pages, guint index)
{
  const CwPage *page = &g_array_index (pages->pages, CwPage, index);
  int section = find_page_section (pages, page);
  gboolean marked = FALSE;
  g_autofree char *header = NULL;

  while (section >= 0)
    {
      const CwSection *open = &g_array_index (pages->flow->sections, CwSection, section);
      gboolean marks = !marked && open->page < index;
      g_autofree char *name
          = marks ? g_strdup_printf (CW_STR_CONTINUED, open->running) : g_strdup (open->running);
      char *longer = header == NULL ? g_strdup (name) : g_strjoin (" · ", name, header, NULL);

      g_free (header);
      header = longer;
      marked |= marks;
      section = open->parent;
    }
  return header != NULL ? g_steal_pointer (&header) : g_strdup (pages->document->title);
}

static void
compose_headers (CwPages *pages)
{
  for (guint i = 0; i < pages->pages->len; i++)
    note_starts (pages, i);
  for (guint i = 1; i < pages->pages->len; i++) /* page 1 has the title */
    g_array_index (pages->pages, CwPage, i).header = compose_header (pages, i);
}

/**
 * cw_paginator_run:
 * @document: the report; the pages keep a reference
 * @setup: copied
 * @cancellable: (nullable): asked before each block and each page
 *
 * Equal input gives equal pages.
 *
 * Returns: (transfer full): at least one page, or NULL with %CW_ERROR_CANCELLED
 */
CwPages *
cw_paginator_run (const CwDocument *document,
                  const CwPageSetup *setup,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (CwPages) pages = NULL;

  g_return_val_if_fail (document != NULL && setup != NULL, NULL);

  pages = cw_pages_new (document, setup);
  pages->flow = cw_flow_new (document, pages->setup, pages->type, cancellable, error);
  if (pages->flow == NULL || !fill_pages (pages, cancellable, error))
    return NULL;
  compose_headers (pages);
  return g_steal_pointer (&pages);
}
