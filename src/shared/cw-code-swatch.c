/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwCodeSwatch: a code's colour as a small square, with a rim that shows it on any background. */

#include "config.h"

#include "cw-code-swatch.h"

#define SIZE 12
#define RADIUS 3

struct _CwCodeSwatch
{
  GtkWidget parent_instance;

  char *color;
};

typedef enum
{
  PROP_COLOR = 1,
} CwCodeSwatchProperty;

static GParamSpec *properties[PROP_COLOR + 1];

G_DEFINE_FINAL_TYPE (CwCodeSwatch, cw_code_swatch, GTK_TYPE_WIDGET)

static void
cw_code_swatch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CwCodeSwatch *self = CW_CODE_SWATCH (widget);
  float x = (gtk_widget_get_width (widget) - SIZE) / 2;
  float y = (gtk_widget_get_height (widget) - SIZE) / 2;
  GskRoundedRect outline;
  GdkRGBA fill, rim;

  if (self->color == NULL || !gdk_rgba_parse (&fill, self->color))
    return;
  gtk_widget_get_color (widget, &rim);
  rim.alpha *= 0.3f;
  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (x, y, SIZE, SIZE), RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &fill, &outline.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (
      snapshot, &outline, (float[4]) { 1, 1, 1, 1 }, (GdkRGBA[4]) { rim, rim, rim, rim });
}

static void
cw_code_swatch_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
cw_code_swatch_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  switch ((CwCodeSwatchProperty) property)
    {
    case PROP_COLOR:
      g_value_set_string (value, CW_CODE_SWATCH (object)->color);
      break;
    }
}

static void
cw_code_swatch_set_property (GObject *object,
                             guint property,
                             const GValue *value,
                             GParamSpec *pspec)
{
  switch ((CwCodeSwatchProperty) property)
    {
    case PROP_COLOR:
      cw_code_swatch_set_color (CW_CODE_SWATCH (object), g_value_get_string (value));
      break;
    }
}

static void
cw_code_swatch_finalize (GObject *object)
{
  g_free (CW_CODE_SWATCH (object)->color);
  G_OBJECT_CLASS (cw_code_swatch_parent_class)->finalize (object);
}

static void
cw_code_swatch_class_init (CwCodeSwatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cw_code_swatch_get_property;
  object_class->set_property = cw_code_swatch_set_property;
  object_class->finalize = cw_code_swatch_finalize;
  widget_class->snapshot = cw_code_swatch_snapshot;
  widget_class->measure = cw_code_swatch_measure;
  properties[PROP_COLOR]
      = g_param_spec_string ("color",
                             NULL,
                             NULL,
                             NULL,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
cw_code_swatch_init (CwCodeSwatch *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
cw_code_swatch_new (void)
{
  return g_object_new (CW_TYPE_CODE_SWATCH, NULL);
}

const char *
cw_code_swatch_get_color (CwCodeSwatch *self)
{
  g_return_val_if_fail (CW_IS_CODE_SWATCH (self), NULL);
  return self->color;
}

/* @color as "#rrggbb"; NULL draws nothing. */
void
cw_code_swatch_set_color (CwCodeSwatch *self, const char *color)
{
  g_return_if_fail (CW_IS_CODE_SWATCH (self));

  if (!g_set_str (&self->color, color))
    return;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLOR]);
}
