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
create_number_row (const char *key, const char *title, const char *subtitle, double min, double max)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.caseweave.Caseweave");
  GtkWidget *row = adw_spin_row_new_with_range (min, max, 2);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  g_settings_bind (settings, key, row, "value", G_SETTINGS_BIND_DEFAULT);
  return row;
}

static gboolean
read_font (GValue *value, GVariant *variant, gpointer data)
{
  const char *name = g_variant_get_string (variant, NULL);
  const char *usual = adw_style_manager_get_document_font_name (adw_style_manager_get_default ());

  g_value_take_boxed (value, pango_font_description_from_string (*name != '\0' ? name : usual));
  return TRUE;
}

static GVariant *
write_font (const GValue *value, const GVariantType *type, gpointer data)
{
  g_autofree char *name = pango_font_description_to_string (g_value_get_boxed (value));

  return g_variant_new_string (name);
}

static void
on_font_reset (GtkWidget *button)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.caseweave.Caseweave");

  g_settings_reset (settings, "reading-font");
}

static GtkWidget *
create_font_row (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.caseweave.Caseweave");
  GtkWidget *row = adw_action_row_new (), *reset = gtk_button_new ();
  GtkWidget *button = gtk_font_dialog_button_new (gtk_font_dialog_new ());

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Font"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (reset, GTK_ALIGN_CENTER);
  gtk_button_set_icon_name (GTK_BUTTON (reset), "edit-clear-symbolic");
  gtk_widget_set_tooltip_text (reset, _ ("Font for Documents of the Desktop"));
  gtk_widget_add_css_class (reset, "flat");
  g_signal_connect (reset, "clicked", G_CALLBACK (on_font_reset), NULL);
  g_settings_bind_with_mapping (settings,
                                "reading-font",
                                button,
                                "font-desc",
                                G_SETTINGS_BIND_DEFAULT,
                                read_font,
                                write_font,
                                NULL,
                                NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), reset);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static GtkWidget *
create_line_focus_row (void)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.caseweave.Caseweave");
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Line Focus"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _ ("All but the lines around the text cursor is faded."));
  g_settings_bind (settings, "line-focus", row, "active", G_SETTINGS_BIND_DEFAULT);
  return row;
}

static GtkWidget *
create_typography_group (void)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Text"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), create_font_row ());
  adw_preferences_group_add (
      ADW_PREFERENCES_GROUP (group),
      create_number_row ("reading-measure", _ ("Line Length"), _ ("In characters"), 40, 140));
  adw_preferences_group_add (
      ADW_PREFERENCES_GROUP (group),
      create_number_row (
          "reading-leading", _ ("Line Spacing"), _ ("In percent of the letters"), 30, 150));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), create_line_focus_row ());
  return group;
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
                            ADW_PREFERENCES_GROUP (create_typography_group ()));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                            ADW_PREFERENCES_GROUP (create_codebook_group ()));
  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog), ADW_PREFERENCES_PAGE (page));
  return dialog;
}
