/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What the list of sources and the tree of cases have in common: rows that are dragged and dropped on, one selected
 * row, a menu at it, and the question before something is deleted. */

#include "config.h"

#include "cw-pane-list.h"

#include <glib/gi18n.h>

/* The row that a controller was added to. */
CwItemRow *
cw_pane_list_get_row (GtkEventController *controller)
{
  return CW_ITEM_ROW (gtk_event_controller_get_widget (controller));
}

/* @rows: (element-type CwItemRow): those in sight. Returns @otherwise where @item is not shown by any. */
GtkWidget *
cw_pane_list_find_row (GPtrArray *rows, gpointer item, GtkWidget *otherwise)
{
  for (guint i = 0; item != NULL && i < rows->len; i++)
    if (cw_item_row_get_item (g_ptr_array_index (rows, i)) == item)
      return g_ptr_array_index (rows, i);
  return otherwise;
}

/* @model: (nullable). At most one row is selected, and none to begin with. */
GtkSingleSelection *
cw_pane_list_add_selection (GtkListView *list, GListModel *model)
{
  GtkSingleSelection *selection
      = gtk_single_selection_new (model != NULL ? g_object_ref (model) : NULL);

  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_list_view_set_model (list, GTK_SELECTION_MODEL (selection));
  return selection;
}

/* @drop: (transfer full) */
void
cw_pane_list_add_controllers (GtkWidget *row,
                              GtkDropTarget *drop,
                              GCallback pressed,
                              GCallback prepared,
                              GCallback dropped,
                              gpointer pane)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkDragSource *drag = gtk_drag_source_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_drag_source_set_actions (drag, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  g_signal_connect_object (click, "pressed", pressed, pane, 0);
  g_signal_connect_object (drag, "prepare", prepared, pane, 0);
  g_signal_connect_object (drop, "drop", dropped, pane, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (drop));
}

/* A menu with submenus forgets where the focus was, and then the keys reach nothing. */
static void
on_menu_closed (GtkWidget *list)
{
  gtk_widget_grab_focus (list);
}

static GtkWidget *
create_menu (GtkWidget *list, GtkWidget *pane, GMenuModel *menu)
{
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);

  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_widget_set_parent (popover, pane);
  g_signal_connect_object (popover, "closed", G_CALLBACK (on_menu_closed), list, G_CONNECT_SWAPPED);
  return popover;
}

/* Shows the menu at a place of @anchor. *popover is made once, as a child of @pane, which unparents it at its end. */
void
cw_pane_list_pop_up (gpointer pane,
                     GtkWidget *list,
                     GtkWidget **popover,
                     GMenuModel *menu,
                     GtkWidget *anchor,
                     double x,
                     double y)
{
  graphene_point_t point;

  if (!gtk_widget_compute_point (anchor, pane, &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;
  if (*popover == NULL)
    *popover = create_menu (list, pane, menu);
  gtk_popover_set_pointing_to (GTK_POPOVER (*popover),
                               &(GdkRectangle) { (int) point.x, (int) point.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (*popover));
}

/* @error: (nullable). Returns whether there was none. */
gboolean
cw_pane_list_say (gpointer pane, const GError *error)
{
  if (error != NULL)
    gtk_widget_activate_action (pane, "win.toast", "s", error->message);
  return error == NULL;
}

/* @answered: of "response" of the dialog, with @pane; the response "delete" means it. */
void
cw_pane_list_confirm_delete (gpointer pane,
                             const char *heading,
                             const char *body,
                             GCallback answered)
{
  AdwDialog *dialog = adw_alert_dialog_new (heading, body);

  adw_alert_dialog_add_responses (
      ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "delete", _ ("_Delete"), NULL);
  adw_alert_dialog_set_response_appearance (
      ADW_ALERT_DIALOG (dialog), "delete", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", answered, pane, 0);
  adw_dialog_present (dialog, pane);
}
