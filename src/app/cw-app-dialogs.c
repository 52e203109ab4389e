/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* About and preferences: what the program says of itself, and the little that it asks. */

#include "config.h"

#include "cw-app-dialogs.h"

#include <glib/gi18n.h>

AdwDialog *
cw_about_dialog_new (void)
{
  AdwDialog *dialog = adw_about_dialog_new ();

  g_object_set (dialog,
                "application-icon",
                APP_ID,
                "application-name",
                _ ("Caseweave"),
                "developer-name",
                _ ("The Caseweave Authors"),
                "version",
                APP_VERSION,
                "license-type",
                GTK_LICENSE_GPL_3_0,
                "copyright",
                _ ("© The Caseweave Authors"),
                "comments",
                _ ("Read interviews and documents, code what people say, compare your cases, and "
                   "print the evidence. Nothing leaves your computer."),
                "translator-credits",
                /* Translators: your names, one a line */
                _ ("translator-credits"),
                NULL);
  return dialog;
}

static GtkWidget *
create_single_keys_row (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.caseweave.Caseweave");
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Single-Key Commands"));
  adw_action_row_set_subtitle (
      ADW_ACTION_ROW (row),
      _ ("While a source is read, single letters give commands: C codes, N "
         "goes to the next excerpt. Turn this off if it gets in the way of "
         "a screen reader or of speech input."));
  g_settings_bind (settings, "single-key-commands", row, "active", G_SETTINGS_BIND_DEFAULT);
  return row;
}

static GtkWidget *
create_reasons_row (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.caseweave.Caseweave");
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Ask for Reasons"));
  adw_action_row_set_subtitle (
      ADW_ACTION_ROW (row),
      _ ("Merging, splitting and retiring codes asks for a line that says why. It goes to the "
         "history."));
  g_settings_bind (settings, "ask-reasons", row, "active", G_SETTINGS_BIND_DEFAULT);
  return row;
}

static GtkWidget *
create_codebook_group (void)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Codebook"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), create_reasons_row ());
  return group;
}

AdwDialog *
cw_preferences_dialog_new (void)
{
  AdwDialog *dialog = adw_preferences_dialog_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Reading"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), create_single_keys_row ());
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (create_codebook_group ()));
  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog), ADW_PREFERENCES_PAGE (page));
  return dialog;
}
