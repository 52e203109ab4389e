/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwMemoChip: one object that a memo is about: a button that goes there, and one that takes the link away. */

#include "config.h"

#include "cw-memo-chip.h"

#include <glib/gi18n.h>

struct _CwMemoChip
{
  AdwBin parent_instance;

  CwMemoTarget *target;
  GtkImage *icon;
  GtkLabel *name;
  GtkButton *jump;
  GtkButton *remove;
};

G_DEFINE_FINAL_TYPE (CwMemoChip, cw_memo_chip, ADW_TYPE_BIN)

enum
{
  REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_jump_clicked (CwMemoChip *self)
{
  const char *action = cw_memo_target_get_action (self->target);

  if (action != NULL)
    gtk_widget_activate_action (
        GTK_WIDGET (self), action, "x", cw_memo_target_get_id (self->target));
}

static void
request_removal (CwMemoChip *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->remove)))
    g_signal_emit (self, signals[REMOVED], 0);
}

static void
remove_by_key (GtkWidget *widget, const char *action, GVariant *parameter)
{
  request_removal (CW_MEMO_CHIP (widget));
}

static void
cw_memo_chip_dispose (GObject *object)
{
  g_clear_object (&CW_MEMO_CHIP (object)->target);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CW_TYPE_MEMO_CHIP);
  G_OBJECT_CLASS (cw_memo_chip_parent_class)->dispose (object);
}

static void
cw_memo_chip_class_init (CwMemoChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_memo_chip_dispose;

  /* The researcher wants the link gone. */
  signals[REMOVED] = g_signal_new (
      "removed", CW_TYPE_MEMO_CHIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/cw-memo-chip.ui");
  gtk_widget_class_bind_template_child (widget_class, CwMemoChip, icon);
  gtk_widget_class_bind_template_child (widget_class, CwMemoChip, name);
  gtk_widget_class_bind_template_child (widget_class, CwMemoChip, jump);
  gtk_widget_class_bind_template_child (widget_class, CwMemoChip, remove);
  gtk_widget_class_bind_template_callback (widget_class, on_jump_clicked);
  gtk_widget_class_bind_template_callback (widget_class, request_removal);
  gtk_widget_class_install_action (widget_class, "chip.remove", NULL, remove_by_key);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "chip.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_BackSpace, 0, "chip.remove", NULL);
}

static void
cw_memo_chip_init (CwMemoChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_target (CwMemoChip *self)
{
  g_autofree char *kind = NULL;
  g_autofree char *icon = NULL;
  g_autofree char *description = NULL;
  g_autofree char *removal = NULL;
  const char *name = cw_memo_target_get_name (self->target);

  g_object_get (self->target, "kind-name", &kind, "icon-name", &icon, NULL);
  /* Translators: the kind of an object and its name: "Code: turf claim". */
  description = g_strdup_printf (_ ("%s: %s"), kind, name);
  removal = g_strdup_printf (_ ("Remove the link to “%s”"), name);
  gtk_image_set_from_icon_name (self->icon, icon);
  gtk_label_set_label (self->name, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->jump), description);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->remove), removal);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->jump), GTK_ACCESSIBLE_PROPERTY_LABEL, description, -1);
}

/**
 * cw_memo_chip_new:
 * @removable: whether the link can be taken away
 *
 * Returns: (transfer floating): the chip
 */
GtkWidget *
cw_memo_chip_new (CwMemoTarget *target, gboolean removable)
{
  CwMemoChip *self = g_object_new (CW_TYPE_MEMO_CHIP, NULL);

  self->target = g_object_ref (target);
  gtk_widget_set_visible (GTK_WIDGET (self->remove), removable);
  show_target (self);
  return GTK_WIDGET (self);
}

CwMemoTarget *
cw_memo_chip_get_target (CwMemoChip *self)
{
  g_return_val_if_fail (CW_IS_MEMO_CHIP (self), NULL);
  return self->target;
}
