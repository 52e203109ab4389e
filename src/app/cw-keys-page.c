/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The page that lists all keys, made from their table. */

#include "config.h"

#include "cw-keys-page.h"

#include <glib/gi18n.h>

#include "cw-keys.h"

/* "Ctrl+Z" and the like, with "or" between several. */
static char *
dup_key_names (const char *keys)
{
  g_auto (GStrv) accelerators = g_strsplit (keys, " ", -1);
  g_autoptr (GString) names = g_string_new (NULL);

  for (char **accelerator = accelerators; *accelerator != NULL; accelerator++)
    {
      g_autofree char *name = NULL;
      guint keyval;
      GdkModifierType modifiers;

      if (!gtk_accelerator_parse (*accelerator, &keyval, &modifiers))
        continue;
      name = gtk_accelerator_get_label (keyval, modifiers);
      g_string_append_printf (names, "%s%s", names->len > 0 ? "   " : "", name);
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* What a key does, and the key. */
GtkWidget *
cw_keys_page_create_row (const CwKey *key)
{
  g_autofree char *names = dup_key_names (key->keys);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (names);

  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (label, "numeric");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (key->title));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  return row;
}

static GtkWidget *
create_group (const CwKeyGroup *keys)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ (keys->title));
  for (const CwKey *key = keys->keys; key->keys != NULL; key++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), cw_keys_page_create_row (key));
  return group;
}

/**
 * cw_keys_list_new:
 *
 * Returns: (transfer floating): all keys, group by group
 */
GtkWidget *
cw_keys_list_new (void)
{
  GtkWidget *page = adw_preferences_page_new ();

  for (guint i = 0; i < cw_keys_get_n_groups (); i++)
    if (cw_keys_get_group (i)->title != NULL)
      adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                                ADW_PREFERENCES_GROUP (create_group (cw_keys_get_group (i))));
  return page;
}

AdwDialog *
cw_keys_page_new (void)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), cw_keys_list_new ());
  adw_dialog_set_title (dialog, _ ("Keyboard Shortcuts"));
  adw_dialog_set_content_width (dialog, 560);
  adw_dialog_set_content_height (dialog, 720);
  adw_dialog_set_child (dialog, view);
  return dialog;
}
