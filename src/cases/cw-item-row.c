/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwItemRow: a line of the sources' and of the cases' list. */

#include "config.h"

#include "cw-item-row.h"

struct _CwItemRow
{
  GtkBox parent_instance;

  GObject *item;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *count;
  GtkWidget *remove_button;
};

G_DEFINE_FINAL_TYPE (CwItemRow, cw_item_row, GTK_TYPE_BOX)

static void
cw_item_row_dispose (GObject *object)
{
  CwItemRow *self = CW_ITEM_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_ITEM_ROW);
  g_clear_object (&self->item);
  G_OBJECT_CLASS (cw_item_row_parent_class)->dispose (object);
}

static void
cw_item_row_class_init (CwItemRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_item_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/cw-item-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CwItemRow, title);
  gtk_widget_class_bind_template_child (widget_class, CwItemRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, CwItemRow, count);
  gtk_widget_class_bind_template_child (widget_class, CwItemRow, remove_button);
}

static void
cw_item_row_init (CwItemRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cw_item_row_new (void)
{
  return g_object_new (CW_TYPE_ITEM_ROW, NULL);
}

GObject *
cw_item_row_get_item (CwItemRow *self)
{
  g_return_val_if_fail (CW_IS_ITEM_ROW (self), NULL);
  return self->item;
}

void
cw_item_row_set_item (CwItemRow *self, GObject *item)
{
  g_return_if_fail (CW_IS_ITEM_ROW (self));
  g_set_object (&self->item, item);
}

void
cw_item_row_set_texts (CwItemRow *self, const char *title, const char *subtitle, const char *count)
{
  g_return_if_fail (CW_IS_ITEM_ROW (self));

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->subtitle, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), *subtitle != '\0');
  gtk_label_set_label (self->count, count);
}

/* @detailed_action: (nullable): what the button at the end does; NULL for no button. */
void
cw_item_row_set_removal (CwItemRow *self, const char *tooltip, const char *detailed_action)
{
  g_return_if_fail (CW_IS_ITEM_ROW (self));

  gtk_widget_set_visible (self->remove_button, detailed_action != NULL);
  if (detailed_action == NULL)
    return;
  gtk_widget_set_tooltip_text (self->remove_button, tooltip);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->remove_button), detailed_action);
}
