/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwNamePopover: asks for a name at the place where it belongs, and goes when it has one. */

#include "config.h"

#include "cw-name-popover.h"

struct _CwNamePopover
{
  GtkPopover parent_instance;

  GtkEditable *entry;
};

G_DEFINE_FINAL_TYPE (CwNamePopover, cw_name_popover, GTK_TYPE_POPOVER)

enum
{
  NAMED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_activated (GtkEntry *entry, CwNamePopover *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));

  if (*name == '\0')
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[NAMED], 0, name);
}

/* It was made for one answer. Unparenting waits until GTK is done with closing it. */
static gboolean
unparent_later (gpointer data)
{
  gtk_widget_unparent (GTK_WIDGET (data));
  return G_SOURCE_REMOVE;
}

static void
cw_name_popover_closed (GtkPopover *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_later, g_object_ref (popover), g_object_unref);
}

static void
cw_name_popover_class_init (CwNamePopoverClass *klass)
{
  GTK_POPOVER_CLASS (klass)->closed = cw_name_popover_closed;

  /* The name that was given, without blanks around it. */
  signals[NAMED] = g_signal_new ("named",
                                 CW_TYPE_NAME_POPOVER,
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 1,
                                 G_TYPE_STRING);
}

static void
cw_name_popover_init (CwNamePopover *self)
{
  self->entry = GTK_EDITABLE (gtk_entry_new ());
  gtk_editable_set_width_chars (self->entry, 28);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (on_activated), self, 0);
}

CwNamePopover *
cw_name_popover_new (GtkWidget *anchor, const char *heading, const char *name)
{
  CwNamePopover *self = g_object_new (CW_TYPE_NAME_POPOVER, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (heading);

  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
  gtk_editable_set_text (self->entry, name);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_widget_set_parent (GTK_WIDGET (self), anchor);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  return self;
}
