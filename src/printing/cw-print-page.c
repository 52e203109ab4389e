/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwPrintPage: one page of a report on the screen, drawn by what draws it on paper. */

#include "config.h"

#include "cw-print-page.h"

#include <glib/gi18n.h>
#include <math.h>

#define MARGIN 12             /* of desk around the paper, in pixels */
#define SMALLEST 120          /* the narrowest page that still shows where things are */
#define FULL_SIZE (96.0 / 72) /* pixels of a point */

struct _CwPrintPage
{
  GtkWidget parent_instance;

  CwPages *pages;
  guint page;
  double zoom; /* of the full size, or 0 to fit the width */
};

G_DEFINE_FINAL_TYPE (CwPrintPage, cw_print_page, GTK_TYPE_WIDGET)

enum
{
  PROP_ZOOM = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static int
get_full_width (CwPrintPage *self)
{
  const CwPageSetup *setup = cw_pages_get_setup (self->pages);

  return ceil (cw_page_setup_get_page_width (setup) * FULL_SIZE
               * (self->zoom > 0 ? self->zoom : 1));
}

static double
get_ratio (CwPrintPage *self)
{
  const CwPageSetup *setup = cw_pages_get_setup (self->pages);

  return cw_page_setup_get_page_height (setup) / cw_page_setup_get_page_width (setup);
}

static GtkSizeRequestMode
cw_print_page_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cw_print_page_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  CwPrintPage *self = CW_PRINT_PAGE (widget);
  int width = self->pages == NULL ? SMALLEST : get_full_width (self);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = width + 2 * MARGIN;
      *minimum = self->zoom > 0 ? *natural : MIN (SMALLEST, *natural);
      return;
    }
  if (for_size >= 0)
    width = CLAMP (for_size - 2 * MARGIN, 1, width);
  *minimum = *natural = 2 * MARGIN + (self->pages == NULL ? 0 : ceil (width * get_ratio (self)));
}

static void
draw_paper (GtkSnapshot *snapshot, const graphene_rect_t *paper)
{
  const GdkRGBA white = { 1, 1, 1, 1 };
  const GdkRGBA shade = { 0, 0, 0, 0.3f };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, paper, 0);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &shade, 0, 1, 0, 3);
  gtk_snapshot_append_color (snapshot, &white, paper);
}

static void
cw_print_page_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CwPrintPage *self = CW_PRINT_PAGE (widget);
  graphene_rect_t paper;
  double width, factor;
  cairo_t *cr;

  if (self->pages == NULL)
    return;
  width = MIN (get_full_width (self), gtk_widget_get_width (widget) - 2 * MARGIN);
  if (width < 1)
    return;
  factor = width / cw_page_setup_get_page_width (cw_pages_get_setup (self->pages));
  graphene_rect_init (&paper,
                      floor ((gtk_widget_get_width (widget) - width) / 2),
                      MARGIN,
                      width,
                      width * get_ratio (self));
  draw_paper (snapshot, &paper);
  cr = gtk_snapshot_append_cairo (snapshot, &paper);
  cairo_translate (cr, paper.origin.x, paper.origin.y);
  cairo_scale (cr, factor, factor);
  cw_pages_render (self->pages, self->page, cr);
  cairo_destroy (cr);
}

static void
cw_print_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_double (value, CW_PRINT_PAGE (object)->zoom);
}

static void
cw_print_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CwPrintPage *self = CW_PRINT_PAGE (object);

  self->zoom = g_value_get_double (value);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
cw_print_page_finalize (GObject *object)
{
  CwPrintPage *self = CW_PRINT_PAGE (object);

  g_clear_pointer (&self->pages, cw_pages_unref);
  G_OBJECT_CLASS (cw_print_page_parent_class)->finalize (object);
}

static void
cw_print_page_class_init (CwPrintPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cw_print_page_get_property;
  object_class->set_property = cw_print_page_set_property;
  object_class->finalize = cw_print_page_finalize;
  widget_class->get_request_mode = cw_print_page_get_request_mode;
  widget_class->measure = cw_print_page_measure;
  widget_class->snapshot = cw_print_page_snapshot;
  properties[PROP_ZOOM] = g_param_spec_double (
      "zoom", NULL, NULL, 0, 10, 0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cw_print_page_init (CwPrintPage *self)
{
}

GtkWidget *
cw_print_page_new (void)
{
  return g_object_new (CW_TYPE_PRINT_PAGE, NULL);
}

/**
 * cw_print_page_show:
 * @pages: (nullable): the report, or NULL to show nothing
 * @page: from 0
 */
void
cw_print_page_show (CwPrintPage *self, CwPages *pages, guint page)
{
  g_autofree char *label = NULL;

  g_return_if_fail (CW_IS_PRINT_PAGE (self));

  g_clear_pointer (&self->pages, cw_pages_unref);
  self->pages = pages == NULL ? NULL : cw_pages_ref (pages);
  self->page = page;
  if (pages != NULL)
    {
      label = g_strdup_printf (_ ("Page %u of %u"), page + 1, cw_pages_get_n_pages (pages));
      gtk_accessible_update_property (
          GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
