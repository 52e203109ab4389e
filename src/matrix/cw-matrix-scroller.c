/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwMatrixScroller: an adjustment counts from the left whatever the text direction; the geometry counts from the row
 * headers. Only the columns and rows between the frozen ones scroll, so they alone make up the range. */

#include "config.h"

#include "cw-matrix-scroller.h"

#include <math.h>

#define STEP_ACROSS 40

static double
get_most (GtkAdjustment *adjustment)
{
  return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
}

static void
read_values (CwMatrixScroller *self, CwMatrixGeometry *geometry)
{
  if (self->hadjustment != NULL)
    {
      double value = gtk_adjustment_get_value (self->hadjustment);

      if (geometry->mirrored)
        value = get_most (self->hadjustment) - value;
      geometry->scroll_x = (int) round (value);
    }
  if (self->vadjustment != NULL)
    geometry->scroll_y = (int) round (gtk_adjustment_get_value (self->vadjustment));
}

static void
configure (GtkAdjustment *adjustment, int value, int content, int page, int step)
{
  if (adjustment != NULL)
    gtk_adjustment_configure (adjustment, value, 0, content, step, MAX (page - step, step), page);
}

/**
 * cw_matrix_scroller_read:
 *
 * Takes over where the scroll bars are.
 *
 * Returns: whether that is news
 */
gboolean
cw_matrix_scroller_read (CwMatrixScroller *self, CwMatrixGeometry *geometry)
{
  if (self->configuring)
    return FALSE;
  read_values (self, geometry);
  return TRUE;
}

/**
 * cw_matrix_scroller_configure:
 *
 * Sets the scroll bars to where the geometry is, and brings both into range.
 */
void
cw_matrix_scroller_configure (CwMatrixScroller *self, CwMatrixGeometry *geometry)
{
  int width = cw_matrix_geometry_get_content_width (geometry);
  int height = cw_matrix_geometry_get_content_height (geometry);
  int page_width = cw_matrix_geometry_get_body_width (geometry);
  int page_height = cw_matrix_geometry_get_body_height (geometry);
  int x, y;

  geometry->scroll_x = CLAMP (geometry->scroll_x, 0, MAX (width - page_width, 0));
  geometry->scroll_y = CLAMP (geometry->scroll_y, 0, MAX (height - page_height, 0));
  x = geometry->mirrored ? MAX (width - page_width, 0) - geometry->scroll_x : geometry->scroll_x;
  y = geometry->scroll_y;
  self->configuring = TRUE;
  configure (self->hadjustment, x, width, page_width, STEP_ACROSS);
  configure (self->vadjustment, y, height, page_height, MAX (geometry->row_height, 1));
  self->configuring = FALSE;
}

/**
 * cw_matrix_scroller_replace:
 * @place: one of the two adjustments
 * @adjustment: (nullable): what to put there, or NULL for one of our own
 * @on_scrolled: is called with @owner when its value changes
 */
void
cw_matrix_scroller_replace (GtkAdjustment **place,
                            GtkAdjustment *adjustment,
                            GCallback on_scrolled,
                            gpointer owner)
{
  g_autoptr (GtkAdjustment) ours = NULL;

  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  ours = g_object_ref_sink (adjustment);
  if (*place == ours)
    return;
  if (*place != NULL)
    g_signal_handlers_disconnect_by_func (*place, on_scrolled, owner);
  g_set_object (place, ours);
  g_signal_connect_object (ours, "value-changed", on_scrolled, owner, G_CONNECT_SWAPPED);
}
