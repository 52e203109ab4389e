/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwCodeFields: the rest of what the codebook says of a code, beside what CwCodeEditor has (method.md §1.2): the full
 * definition, other names, where it comes from, how it was coded, and what only some codes have. What is typed saves
 * itself. */

#include "config.h"

#include "cw-code-fields.h"

#include "cw-autosave.h"

#include <glib/gi18n.h>
#include <string.h>

#define N_TEXTS 5

static const struct
{
  guint field;
  const char *label;
  const char *hint;
  gboolean long_text;
  const char *level; /* only codes of this level have it, unless it says something */
} texts[N_TEXTS] = {
  { CW_CODE_FULL_DEFINITION, N_ ("Full definition"), NULL, TRUE, NULL },
  { CW_CODE_ALIASES, N_ ("Other names, one a line"), NULL, TRUE, NULL },
  { CW_CODE_ORIGIN,
    N_ ("Origin"),
    N_ ("a priori (with citation), in vivo, inductive, imported"),
    FALSE,
    NULL },
  { CW_CODE_SCALE, N_ ("Magnitude scale"), N_ ("−2 −1 0 1 2, or low, medium, high"), FALSE, NULL },
  { CW_CODE_PROPERTIES, N_ ("Properties and dimensions, one a line"), NULL, TRUE, "category" },
};

struct _CwCodeFields
{
  AdwBin parent_instance;

  CwProject *project;
  CwRecord *code;
  GSignalGroup *changes;
  gboolean showing;
  GtkBox *box;
  GtkWidget *rows[N_TEXTS];
  CwAutosave *saves[N_TEXTS];
  GtkWidget *method_row;
  GtkMenuButton *methods;
  GtkWidget *method_checks; /* a box of check buttons, in the order of cw_code_methods */
  GtkWidget *summariser_row;
  GtkDropDown *summariser;
};

G_DEFINE_FINAL_TYPE (CwCodeFields, cw_code_fields, ADW_TYPE_BIN)

/* --- writing --- */

static void
set_field (CwCodeFields *self, guint field, const char *value)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  if (self->code == NULL)
    return;
  id = cw_record_get_id (self->code);
  if (cw_project_get_record (self->project, CW_KIND_CODE, id) == NULL)
    return;
  if (!cw_project_set_field (self->project, CW_KIND_CODE, id, field, value, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
}

static void
on_text_saved (CwCodeFields *self, const char *text, CwAutosave *save)
{
  for (guint i = 0; i < N_TEXTS; i++)
    if (self->saves[i] == save)
      set_field (self, texts[i].field, text);
}

static void
on_method_toggled (CwCodeFields *self)
{
  g_autoptr (GStrvBuilder) chosen = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  g_autofree char *value = NULL;
  GtkWidget *check = gtk_widget_get_first_child (self->method_checks);

  if (self->showing)
    return;
  for (guint i = 0; cw_code_methods[i] != NULL; i++, check = gtk_widget_get_next_sibling (check))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
      g_strv_builder_add (chosen, cw_code_methods[i]);
  names = g_strv_builder_end (chosen);
  value = g_strjoinv ("\n", names);
  set_field (self, CW_CODE_METHOD, value);
}

static void
on_summariser_selected (CwCodeFields *self)
{
  guint selected = gtk_drop_down_get_selected (self->summariser);

  if (!self->showing && selected != GTK_INVALID_LIST_POSITION)
    set_field (self, CW_CODE_SUMMARISER, selected == 0 ? "" : cw_code_summarisers[selected - 1]);
}

/* --- showing --- */

static gboolean
has_level (CwCodeFields *self, const char *level)
{
  return g_str_equal (cw_record_get_text (self->code, CW_CODE_LEVEL), level);
}

static void
show_methods (CwCodeFields *self)
{
  const char *value = cw_record_get_text (self->code, CW_CODE_METHOD);
  g_auto (GStrv) chosen = g_strsplit (value, "\n", -1);
  g_autofree char *label = g_strjoinv (", ", chosen);
  GtkWidget *check = gtk_widget_get_first_child (self->method_checks);

  for (guint i = 0; cw_code_methods[i] != NULL; i++, check = gtk_widget_get_next_sibling (check))
    gtk_check_button_set_active (
        GTK_CHECK_BUTTON (check),
        g_strv_contains ((const char *const *) chosen, cw_code_methods[i]));
  gtk_menu_button_set_label (self->methods, *label != '\0' ? label : _ ("Not said"));
}

static void
show_summariser (CwCodeFields *self)
{
  const char *value = cw_record_get_text (self->code, CW_CODE_SUMMARISER);
  guint selected = 0;

  for (guint i = 0; cw_code_summarisers[i] != NULL; i++)
    if (g_str_equal (cw_code_summarisers[i], value))
      selected = i + 1;
  gtk_drop_down_set_selected (self->summariser, selected);
  gtk_widget_set_visible (self->summariser_row, has_level (self, "pattern code") || selected != 0);
}

static void
show_code (CwCodeFields *self)
{
  self->showing = TRUE;
  for (guint i = 0; i < N_TEXTS; i++)
    {
      const char *value = cw_record_get_text (self->code, texts[i].field);

      cw_autosave_show (self->saves[i], value);
      gtk_widget_set_visible (self->rows[i],
                              texts[i].level == NULL || *value != '\0'
                                  || has_level (self, texts[i].level));
    }
  show_methods (self);
  show_summariser (self);
  self->showing = FALSE;
}

/* --- building --- */

static GtkWidget *
make_row (const char *title, GtkWidget *field)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), field);
  return row;
}

static GtkWidget *
make_long_text (GtkWidget **field, const char *title)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set (scroller,
                "hscrollbar-policy",
                GTK_POLICY_NEVER,
                "propagate-natural-height",
                TRUE,
                "min-content-height",
                58,
                "max-content-height",
                160,
                "child",
                view,
                NULL);
  gtk_widget_add_css_class (scroller, "card");
  gtk_widget_add_css_class (scroller, "code-text");
  *field = view;
  return scroller;
}

static GtkWidget *
make_line (GtkWidget **field, const char *title, const char *hint)
{
  *field = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (*field), hint);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (*field), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return *field;
}

static void
add_texts (CwCodeFields *self)
{
  for (guint i = 0; i < N_TEXTS; i++)
    {
      const char *title = _ (texts[i].label);
      GtkWidget *field, *holder;

      if (texts[i].long_text)
        holder = make_long_text (&field, title);
      else
        holder = make_line (&field, title, _ (texts[i].hint));
      self->rows[i] = make_row (title, holder);
      self->saves[i] = cw_autosave_new (field);
      g_signal_connect_object (
          self->saves[i], "save", G_CALLBACK (on_text_saved), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->box, self->rows[i]);
    }
}

static void
add_methods (CwCodeFields *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->method_checks = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  for (guint i = 0; cw_code_methods[i] != NULL; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (cw_code_methods[i]);

      g_signal_connect_object (
          check, "toggled", G_CALLBACK (on_method_toggled), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->method_checks), check);
    }
  g_object_set (scroller,
                "hscrollbar-policy",
                GTK_POLICY_NEVER,
                "propagate-natural-height",
                TRUE,
                "max-content-height",
                320,
                "child",
                self->method_checks,
                NULL);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  self->methods = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_popover (self->methods, popover);
  gtk_menu_button_set_can_shrink (self->methods, TRUE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->methods), _ ("Coding Methods"));
  self->method_row = make_row (_ ("Coding methods"), GTK_WIDGET (self->methods));
  gtk_box_append (self->box, self->method_row);
}

static void
add_summariser (CwCodeFields *self)
{
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);

  gtk_string_list_append (choices, _ ("Not said"));
  for (guint i = 0; cw_code_summarisers[i] != NULL; i++)
    gtk_string_list_append (choices, cw_code_summarisers[i]);
  self->summariser = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_drop_down_set_model (self->summariser, G_LIST_MODEL (choices));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->summariser),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What the pattern is"),
                                  -1);
  g_signal_connect_object (self->summariser,
                           "notify::selected",
                           G_CALLBACK (on_summariser_selected),
                           self,
                           G_CONNECT_SWAPPED);
  self->summariser_row = make_row (_ ("What the pattern is"), GTK_WIDGET (self->summariser));
  gtk_box_append (self->box, self->summariser_row);
}

static void
cw_code_fields_dispose (GObject *object)
{
  CwCodeFields *self = CW_CODE_FIELDS (object);

  for (guint i = 0; i < N_TEXTS; i++)
    g_clear_object (&self->saves[i]);
  g_clear_object (&self->changes);
  g_clear_object (&self->code);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (cw_code_fields_parent_class)->dispose (object);
}

static void
cw_code_fields_class_init (CwCodeFieldsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cw_code_fields_dispose;
}

static void
cw_code_fields_init (CwCodeFields *self)
{
  self->showing = TRUE;
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
  add_summariser (self);
  add_texts (self);
  add_methods (self);
  self->showing = FALSE;
  self->changes = g_signal_group_new (CW_TYPE_RECORD);
  g_signal_group_connect_object (
      self->changes, "changed", G_CALLBACK (show_code), self, G_CONNECT_SWAPPED);
}

/* Shows a code of the project, 0 for none; what is typed about the one before is saved first. */
void
cw_code_fields_show (CwCodeFields *self, CwProject *project, gint64 code)
{
  CwRecord *record
      = project != NULL && code != 0 ? cw_project_get_record (project, CW_KIND_CODE, code) : NULL;

  g_return_if_fail (CW_IS_CODE_FIELDS (self));

  if (record == self->code && project == self->project)
    return;
  cw_code_fields_flush (self);
  g_set_object (&self->project, project);
  g_set_object (&self->code, record);
  g_signal_group_set_target (self->changes, record);
  for (guint i = 0; i < N_TEXTS; i++)
    cw_autosave_replace (self->saves[i],
                         record != NULL ? cw_record_get_text (record, texts[i].field) : "");
  if (record != NULL)
    show_code (self);
}

/* Saves what is being typed. */
void
cw_code_fields_flush (CwCodeFields *self)
{
  g_return_if_fail (CW_IS_CODE_FIELDS (self));

  for (guint i = 0; i < N_TEXTS; i++)
    cw_autosave_flush (self->saves[i]);
}
