/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The layout of a slot for a pane. While a window becomes narrow, a split view gives its hidden sidebar no width for a
 * moment. Whatever a pane is made of need not cope with that: it always gets what it asks for at least. */

#include "config.h"

#include "cw-slot-layout.h"

static GtkSizeRequestMode
get_mode (GtkWidget *slot)
{
  GtkWidget *pane = gtk_widget_get_first_child (slot);

  return pane == NULL ? GTK_SIZE_REQUEST_CONSTANT_SIZE : gtk_widget_get_request_mode (pane);
}

static void
measure_slot (GtkWidget *slot,
              GtkOrientation orientation,
              int for_size,
              int *minimum,
              int *natural,
              int *minimum_baseline,
              int *natural_baseline)
{
  GtkWidget *pane = gtk_widget_get_first_child (slot);

  if (pane != NULL)
    gtk_widget_measure (pane, orientation, for_size, minimum, natural, NULL, NULL);
  else
    *minimum = *natural = 0;
}

static void
allocate_slot (GtkWidget *slot, int width, int height, int baseline)
{
  GtkWidget *pane = gtk_widget_get_first_child (slot);
  int least_width, least_height;

  if (pane == NULL || !gtk_widget_should_layout (pane))
    return;
  gtk_widget_measure (pane, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  width = MAX (width, least_width);
  gtk_widget_measure (pane, GTK_ORIENTATION_VERTICAL, width, &least_height, NULL, NULL, NULL);
  gtk_widget_allocate (pane, width, MAX (height, least_height), baseline, NULL);
}

GtkLayoutManager *
cw_slot_layout_new (void)
{
  return gtk_custom_layout_new (get_mode, measure_slot, allocate_slot);
}
