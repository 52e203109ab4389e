/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwCodePalette: the twelve colours of codes, and any other; or the colour of the code above. */

#include "config.h"

#include "cw-code-palette.h"

#include "cw-code-swatch.h"
#include "cw-new-code.h"

#include <glib/gi18n.h>

#define N_COLUMNS 6

struct _CwCodePalette
{
  GtkPopover parent_instance;

  gint64 code;
  char *color;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (CwCodePalette, cw_code_palette, GTK_TYPE_POPOVER)

/* Of cw_code_colors, in its order. */
static const char *const color_names[] = {
  N_ ("Blue"),  N_ ("Orange"), N_ ("Green"), N_ ("Purple"), N_ ("Red"),   N_ ("Teal"),
  N_ ("Ochre"), N_ ("Pink"),   N_ ("Olive"), N_ ("Indigo"), N_ ("Brown"), N_ ("Gray"),
};

static void
choose (CwCodePalette *self, const char *color)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "codebook.set-color", "(xs)", self->code, color);
}

static void
on_custom_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CwCodePalette) self = data;
  g_autofree GdkRGBA *rgba
      = gtk_color_dialog_choose_rgba_finish (GTK_COLOR_DIALOG (source), result, NULL);
  g_autofree char *color = NULL;

  if (rgba == NULL || gtk_widget_get_parent (GTK_WIDGET (self)) == NULL)
    return;
  color = g_strdup_printf ("#%02x%02x%02x",
                           (guint) (rgba->red * 255 + 0.5),
                           (guint) (rgba->green * 255 + 0.5),
                           (guint) (rgba->blue * 255 + 0.5));
  choose (self, color);
}

static void
on_custom_clicked (CwCodePalette *self)
{
  g_autoptr (GtkColorDialog) dialog = gtk_color_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GdkRGBA rgba = { 0, 0, 0, 1 };

  if (self->color != NULL)
    gdk_rgba_parse (&rgba, self->color);
  gtk_color_dialog_set_with_alpha (dialog, FALSE);
  gtk_color_dialog_set_title (dialog, _ ("Colour of the Code"));
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_color_dialog_choose_rgba (
      dialog, GTK_WINDOW (root), &rgba, self->cancellable, on_custom_chosen, g_object_ref (self));
}

static void
on_color_clicked (CwCodePalette *self, GtkButton *button)
{
  CwCodeSwatch *swatch = CW_CODE_SWATCH (gtk_button_get_child (button));

  choose (self, cw_code_swatch_get_color (swatch));
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
on_inherit_clicked (CwCodePalette *self)
{
  choose (self, "");
  gtk_popover_popdown (GTK_POPOVER (self));
}

static GtkWidget *
make_color_button (CwCodePalette *self, guint index)
{
  GtkWidget *button = gtk_button_new (), *swatch = cw_code_swatch_new ();

  cw_code_swatch_set_color (CW_CODE_SWATCH (swatch), cw_code_colors[index]);
  gtk_button_set_child (GTK_BUTTON (button), swatch);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ (color_names[index]));
  g_signal_connect_object (
      button, "clicked", G_CALLBACK (on_color_clicked), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_text_button (CwCodePalette *self, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static void
cw_code_palette_dispose (GObject *object)
{
  CwCodePalette *self = CW_CODE_PALETTE (object);

  g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (cw_code_palette_parent_class)->dispose (object);
}

static void
cw_code_palette_finalize (GObject *object)
{
  CwCodePalette *self = CW_CODE_PALETTE (object);

  g_free (self->color);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (cw_code_palette_parent_class)->finalize (object);
}

static void
cw_code_palette_class_init (CwCodePaletteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cw_code_palette_dispose;
  G_OBJECT_CLASS (klass)->finalize = cw_code_palette_finalize;
}

static void
cw_code_palette_init (CwCodePalette *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *grid = gtk_grid_new ();

  self->cancellable = g_cancellable_new ();
  for (guint i = 0; cw_code_colors[i] != NULL; i++)
    gtk_grid_attach (GTK_GRID (grid),
                     make_color_button (self, i),
                     (int) (i % N_COLUMNS),
                     (int) (i / N_COLUMNS),
                     1,
                     1);
  gtk_box_append (GTK_BOX (box), grid);
  gtk_box_append (
      GTK_BOX (box),
      make_text_button (self, _ ("Colour of the Code Above"), G_CALLBACK (on_inherit_clicked)));
  gtk_box_append (GTK_BOX (box),
                  make_text_button (self, _ ("Other Colour…"), G_CALLBACK (on_custom_clicked)));
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

GtkWidget *
cw_code_palette_new (void)
{
  return g_object_new (CW_TYPE_CODE_PALETTE, NULL);
}

/* Opens the palette for @code, which is @color now; what is chosen goes to the action codebook.set-color. */
void
cw_code_palette_open (CwCodePalette *self, gint64 code, const char *color)
{
  g_return_if_fail (CW_IS_CODE_PALETTE (self));

  self->code = code;
  g_set_str (&self->color, color);
  gtk_popover_popup (GTK_POPOVER (self));
}
