/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwCodeExamples: the excerpts that show what a code is, and what it is not. Each leads to its place in the source. */

#include "config.h"

#include "cw-code-examples.h"

#include "cw-coding.h"
#include "cw-examples.h"

#include <glib/gi18n.h>

struct _CwCodeExamples
{
  AdwBin parent_instance;

  CwProject *project;
  gint64 code;
  GSignalGroup *changes;
  AdwPreferencesGroup *group;
  GPtrArray *rows; /* borrowed from the group */
};

G_DEFINE_FINAL_TYPE (CwCodeExamples, cw_code_examples, ADW_TYPE_BIN)

static const char *const kind_titles[CW_N_EXAMPLE_KINDS] = {
  N_ ("Typical"),
  N_ ("Atypical"),
  N_ ("Near miss"),
};

static char *
name_source (CwCodeExamples *self, const CwExcerpt *excerpt)
{
  CwRecord *source = cw_project_get_record (self->project, CW_KIND_SOURCE, excerpt->source);

  return g_strdup_printf ("%s · %s · E-%" G_GINT64_FORMAT,
                          source != NULL ? cw_record_get_name (source) : "",
                          excerpt->locator,
                          excerpt->id);
}

static GtkWidget *
make_remove_button (CwCodeExamples *self, gint64 excerpt)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("No Longer an Example"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", excerpt);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "examples.remove");
  return button;
}

/* The words at the time are shown where they are others now. */
static char *
describe_example (CwCodeExamples *self, const CwExample *example, const CwExcerpt *excerpt)
{
  g_autofree char *place = name_source (self, excerpt);

  if (g_str_equal (example->quote, excerpt->quote))
    return g_strdup_printf ("%s · %s", _ (kind_titles[example->kind]), place);
  return g_strdup_printf (
      /* Translators: what kind of example, where it is, what it said then. */
      _ ("%s · %s\nWhen it was chosen: “%s”"),
      _ (kind_titles[example->kind]),
      place,
      example->quote);
}

static void
add_row (CwCodeExamples *self, const CwExample *example)
{
  g_autoptr (CwExcerpt) excerpt = cw_project_load_excerpt (self->project, example->excerpt, NULL);
  g_autofree char *subtitle = NULL;
  GtkWidget *row;

  if (excerpt == NULL)
    return;
  subtitle = describe_example (self, example, excerpt);
  row = adw_action_row_new ();
  g_object_set (row,
                "use-markup",
                FALSE,
                "title",
                excerpt->quote,
                "subtitle",
                subtitle,
                "title-lines",
                4,
                "activatable",
                TRUE,
                NULL);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", example->excerpt);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-excerpt");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_remove_button (self, example->excerpt));
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
refresh (CwCodeExamples *self)
{
  g_autoptr (GPtrArray) examples = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  if (self->project == NULL || self->code == 0)
    return;
  examples = cw_project_list_examples (self->project, self->code, NULL);
  for (guint i = 0; examples != NULL && i < examples->len; i++)
    add_row (self, g_ptr_array_index (examples, i));
  adw_preferences_group_set_description (
      self->group,
      self->rows->len > 0
          ? NULL
          : _ ("None yet. While reading, Ctrl+T makes the excerpt at hand a typical example, "
               "Ctrl+Shift+T a near miss."));
}

static void
on_project_changed (CwCodeExamples *self, CwChangeSet *changes)
{
  if (cw_change_set_touches (changes, CW_KIND_CODE_EXAMPLE)
      || cw_change_set_touches (changes, CW_KIND_EXCERPT))
    refresh (self);
}

static void
on_remove_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCodeExamples *self = CW_CODE_EXAMPLES (widget);
  g_autoptr (GError) error = NULL;

  if (!cw_project_remove_example (
          self->project, self->code, g_variant_get_int64 (parameter), &error))
    gtk_widget_activate_action (widget, "win.toast", "s", error->message);
}

static void
cw_code_examples_dispose (GObject *object)
{
  CwCodeExamples *self = CW_CODE_EXAMPLES (object);

  g_clear_object (&self->changes);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (cw_code_examples_parent_class)->dispose (object);
}

static void
cw_code_examples_finalize (GObject *object)
{
  g_ptr_array_unref (CW_CODE_EXAMPLES (object)->rows);
  G_OBJECT_CLASS (cw_code_examples_parent_class)->finalize (object);
}

static void
cw_code_examples_class_init (CwCodeExamplesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cw_code_examples_dispose;
  G_OBJECT_CLASS (klass)->finalize = cw_code_examples_finalize;
  gtk_widget_class_install_action (
      GTK_WIDGET_CLASS (klass), "examples.remove", "x", on_remove_activated);
}

static void
cw_code_examples_init (CwCodeExamples *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (group);
  adw_preferences_group_set_title (self->group, _ ("Examples"));
  adw_bin_set_child (ADW_BIN (self), group);
  self->changes = g_signal_group_new (CW_TYPE_PROJECT);
  g_signal_group_connect_object (
      self->changes, "changed", G_CALLBACK (on_project_changed), self, G_CONNECT_SWAPPED);
}

/* Shows the examples of @code, 0 for none. */
void
cw_code_examples_show (CwCodeExamples *self, CwProject *project, gint64 code)
{
  g_return_if_fail (CW_IS_CODE_EXAMPLES (self));

  g_set_object (&self->project, project);
  self->code = code;
  g_signal_group_set_target (self->changes, project);
  refresh (self);
}
