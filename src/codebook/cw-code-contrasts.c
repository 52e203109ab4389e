/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwCodeContrasts: what a code is easily confused with, and the question that decides. */

#include "config.h"

#include "cw-code-contrasts.h"

#include "cw-autosave.h"
#include "cw-code-picker.h"
#include "cw-contrasts.h"

#include <glib/gi18n.h>

/* One line; the autosave knows whose question it holds. */
typedef struct
{
  gint64 other;
  GtkWidget *row;
  CwAutosave *question;
} Line;

struct _CwCodeContrasts
{
  AdwBin parent_instance;

  CwProject *project;
  gint64 code;
  GSignalGroup *changes;
  AdwPreferencesGroup *group;
  GArray *lines; /* of Line */
  GtkWidget *picker;
};

G_DEFINE_FINAL_TYPE (CwCodeContrasts, cw_code_contrasts, ADW_TYPE_BIN)

static void
finish (CwCodeContrasts *self, gboolean done, const GError *error)
{
  if (!done)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
}

static void
on_question_saved (CwCodeContrasts *self, const char *text, CwAutosave *save)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      if (line->question == save)
        {
          finish (self,
                  cw_project_contrast_codes (self->project, self->code, line->other, text, &error),
                  error);
          return;
        }
    }
}

static GtkWidget *
make_suffix (const char *icon, const char *tooltip, const char *action, gint64 code)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", code);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
add_line (CwCodeContrasts *self, const CwContrast *contrast)
{
  CwRecord *other = cw_project_get_record (self->project, CW_KIND_CODE, contrast->other);
  GtkWidget *row = adw_entry_row_new ();
  Line line = { contrast->other, row, NULL };
  g_autofree char *title = g_strdup_printf (
      /* Translators: %s is a code; the question that decides between it and another is typed here. */
      _ ("%s: what decides?"),
      cw_record_get_name (other));

  g_object_set (row, "use-markup", FALSE, "title", title, NULL);
  gtk_editable_set_text (GTK_EDITABLE (row), contrast->question);
  adw_entry_row_add_suffix (
      ADW_ENTRY_ROW (row),
      make_suffix ("go-next-symbolic", _ ("Show This Code"), "win.show-code", contrast->other));
  adw_entry_row_add_suffix (
      ADW_ENTRY_ROW (row),
      make_suffix (
          "window-close-symbolic", _ ("Not Confusable"), "contrasts.remove", contrast->other));
  adw_preferences_group_add (self->group, row);
  line.question = cw_autosave_new (row);
  cw_autosave_replace (line.question, contrast->question);
  g_signal_connect_object (
      line.question, "save", G_CALLBACK (on_question_saved), self, G_CONNECT_SWAPPED);
  g_array_append_val (self->lines, line);
}

static void
clear_lines (CwCodeContrasts *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = &g_array_index (self->lines, Line, i);

      g_clear_object (&line->question);
      adw_preferences_group_remove (self->group, line->row);
    }
  g_array_set_size (self->lines, 0);
}

static gboolean
are_the_same (CwCodeContrasts *self, GPtrArray *contrasts)
{
  if (contrasts->len != self->lines->len)
    return FALSE;
  for (guint i = 0; i < contrasts->len; i++)
    if (((CwContrast *) g_ptr_array_index (contrasts, i))->other
        != g_array_index (self->lines, Line, i).other)
      return FALSE;
  return TRUE;
}

/* Lines come and go with the pairs only, so that one who writes a question is not thrown out. */
static void
refresh (CwCodeContrasts *self)
{
  g_autoptr (GPtrArray) contrasts = NULL;

  if (self->project != NULL && self->code != 0)
    contrasts = cw_project_list_contrasts (self->project, self->code, NULL);
  if (contrasts == NULL || !are_the_same (self, contrasts))
    {
      clear_lines (self);
      for (guint i = 0; contrasts != NULL && i < contrasts->len; i++)
        add_line (self, g_ptr_array_index (contrasts, i));
      return;
    }
  for (guint i = 0; i < contrasts->len; i++)
    cw_autosave_show (g_array_index (self->lines, Line, i).question,
                      ((CwContrast *) g_ptr_array_index (contrasts, i))->question);
}

static void
on_project_changed (CwCodeContrasts *self, CwChangeSet *changes)
{
  if (cw_change_set_touches (changes, CW_KIND_CODE_CONTRAST))
    refresh (self);
}

static void
on_code_picked (CwCodeContrasts *self, gint64 other)
{
  g_autoptr (GError) error = NULL;

  finish (self, cw_project_contrast_codes (self->project, self->code, other, "", &error), error);
}

static void
on_add_clicked (CwCodeContrasts *self, GtkWidget *button)
{
  graphene_rect_t area;

  if (!gtk_widget_compute_bounds (button, GTK_WIDGET (self), &area))
    return;
  cw_code_picker_open (CW_CODE_PICKER (self->picker),
                       &(GdkRectangle) { (int) area.origin.x,
                                         (int) area.origin.y,
                                         (int) area.size.width,
                                         (int) area.size.height });
}

static void
on_remove_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCodeContrasts *self = CW_CODE_CONTRASTS (widget);
  g_autoptr (GError) error = NULL;

  finish (self,
          cw_project_remove_contrast (
              self->project, self->code, g_variant_get_int64 (parameter), &error),
          error);
}

static void
cw_code_contrasts_dispose (GObject *object)
{
  CwCodeContrasts *self = CW_CODE_CONTRASTS (object);

  g_clear_object (&self->changes);
  if (self->lines != NULL)
    for (guint i = 0; i < self->lines->len; i++)
      g_clear_object (&g_array_index (self->lines, Line, i).question);
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->picker, gtk_widget_unparent);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (cw_code_contrasts_parent_class)->dispose (object);
}

static void
cw_code_contrasts_class_init (CwCodeContrastsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cw_code_contrasts_dispose;
  gtk_widget_class_install_action (
      GTK_WIDGET_CLASS (klass), "contrasts.remove", "x", on_remove_activated);
}

static void
cw_code_contrasts_init (CwCodeContrasts *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");

  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  self->group = ADW_PREFERENCES_GROUP (group);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Name a Code It Is Confused With"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_add_clicked), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_title (self->group, _ ("Confusable With"));
  adw_preferences_group_set_header_suffix (self->group, button);
  adw_bin_set_child (ADW_BIN (self), group);
  self->picker = cw_code_picker_new ();
  cw_code_picker_set_creates (CW_CODE_PICKER (self->picker), FALSE);
  gtk_widget_set_parent (self->picker, GTK_WIDGET (self));
  g_signal_connect_object (
      self->picker, "code-picked", G_CALLBACK (on_code_picked), self, G_CONNECT_SWAPPED);
  self->changes = g_signal_group_new (CW_TYPE_PROJECT);
  g_signal_group_connect_object (
      self->changes, "changed", G_CALLBACK (on_project_changed), self, G_CONNECT_SWAPPED);
}

/* Shows what @code is confused with, 0 for none. */
void
cw_code_contrasts_show (CwCodeContrasts *self, CwProject *project, gint64 code)
{
  g_return_if_fail (CW_IS_CODE_CONTRASTS (self));

  cw_code_contrasts_flush (self);
  clear_lines (self);
  g_set_object (&self->project, project);
  self->code = code;
  g_signal_group_set_target (self->changes, project);
  cw_code_picker_set_project (CW_CODE_PICKER (self->picker), project);
  refresh (self);
}

/* Saves the questions that are being typed. */
void
cw_code_contrasts_flush (CwCodeContrasts *self)
{
  g_return_if_fail (CW_IS_CODE_CONTRASTS (self));

  for (guint i = 0; i < self->lines->len; i++)
    cw_autosave_flush (g_array_index (self->lines, Line, i).question);
}
