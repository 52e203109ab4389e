/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwWelcomePage: what a window shows that has no project: a new one, another one, or one of the last ones. */

#include "config.h"

#include "cw-welcome-page.h"

#include <glib/gi18n.h>

#include "cw-menu-button.h"

#define MAX_RECENT 6

struct _CwWelcomePage
{
  AdwBin parent_instance;

  AdwPreferencesGroup *recent_group;
  GtkListBox *recent_list;
  GtkMenuButton *menu_button;
};

G_DEFINE_FINAL_TYPE (CwWelcomePage, cw_welcome_page, ADW_TYPE_BIN)

static int
compare_visited (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_visited ((GtkRecentInfo *) b),
                              gtk_recent_info_get_visited ((GtkRecentInfo *) a));
}

static char *
dup_folder (const char *uri)
{
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_autoptr (GFile) parent = g_file_get_parent (file);

  return parent == NULL ? g_strdup ("") : g_file_get_parse_name (parent);
}

static GtkWidget *
create_row (GtkRecentInfo *info)
{
  g_autofree char *folder = dup_folder (gtk_recent_info_get_uri (info));
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 gtk_recent_info_get_display_name (info));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), folder);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_name (row, gtk_recent_info_get_uri (info));
  return row;
}

/* Whether the files are still there is not asked: a folder on a slow network must not keep the window waiting. */
static void
fill_recent (CwWelcomePage *self)
{
  GList *items = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());
  guint n = 0;

  gtk_list_box_remove_all (self->recent_list);
  items = g_list_sort (items, compare_visited);
  for (GList *l = items; l != NULL && n < MAX_RECENT; l = l->next)
    if (g_str_has_suffix (gtk_recent_info_get_uri (l->data), ".caseweave"))
      {
        gtk_list_box_append (self->recent_list, create_row (l->data));
        n++;
      }
  gtk_widget_set_visible (GTK_WIDGET (self->recent_group), n > 0);
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
}

static void
on_mapped (GtkWidget *widget, CwWelcomePage *self)
{
  fill_recent (self);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, CwWelcomePage *self)
{
  gtk_widget_activate_action (
      GTK_WIDGET (self), "win.open-uri", "s", gtk_widget_get_name (GTK_WIDGET (row)));
}

static void
cw_welcome_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CW_TYPE_WELCOME_PAGE);
  G_OBJECT_CLASS (cw_welcome_page_parent_class)->dispose (object);
}

static void
cw_welcome_page_class_init (CwWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_welcome_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/cw-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CwWelcomePage, recent_group);
  gtk_widget_class_bind_template_child (widget_class, CwWelcomePage, recent_list);
  gtk_widget_class_bind_template_child (widget_class, CwWelcomePage, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, on_mapped);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
cw_welcome_page_init (CwWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cw_welcome_page_set_menu (CwWelcomePage *self, GMenuModel *menu)
{
  cw_menu_button_set_menu (self->menu_button, menu);
}
