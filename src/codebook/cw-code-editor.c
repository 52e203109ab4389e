/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwCodeEditor: what a code means and when it applies, its level and state, and its place in the second-cycle map.
 * What is typed saves itself. */

#include "config.h"

#include "cw-code-editor.h"

#include "cw-autosave.h"
#include "cw-code-map.h"

#include <glib/gi18n.h>

#define N_TEXTS 5

struct _CwCodeEditor
{
  AdwBin parent_instance;

  CwProject *project;
  CwRecord *code;
  GSignalGroup *changes;
  CwAutosave *texts[N_TEXTS];
  gboolean showing;
  GtkLabel *name;
  GtkLabel *origin;
  GtkTextView *definition;
  GtkTextView *when_to_use;
  GtkTextView *when_not_to_use;
  GtkTextView *statement;
  GtkWidget *statement_box;
  GtkEditable *mnemonic;
  GtkDropDown *level;
  GtkDropDown *status;
  CwCodeMap *map;
};

static const guint text_fields[N_TEXTS] = {
  CW_CODE_DEFINITION, CW_CODE_WHEN_TO_USE, CW_CODE_WHEN_NOT_TO_USE,
  CW_CODE_STATEMENT,  CW_CODE_MNEMONIC,
};

G_DEFINE_FINAL_TYPE (CwCodeEditor, cw_code_editor, ADW_TYPE_BIN)

/* --- writing --- */

static void
set_field (CwCodeEditor *self, guint field, const char *value)
{
  g_autoptr (GError) error = NULL;

  if (self->code == NULL
      || cw_project_get_record (self->project, CW_KIND_CODE, cw_record_get_id (self->code)) == NULL)
    return;
  if (!cw_project_set_field (
          self->project, CW_KIND_CODE, cw_record_get_id (self->code), field, value, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
}

static void
on_text_saved (CwCodeEditor *self, const char *text, CwAutosave *autosave)
{
  for (guint i = 0; i < N_TEXTS; i++)
    if (self->texts[i] == autosave)
      set_field (self, text_fields[i], text);
}

static const char *const *
get_choices (guint field)
{
  guint n_fields;

  return cw_kind_get_fields (CW_KIND_CODE, &n_fields)[field].choices;
}

static void
save_choice (CwCodeEditor *self, GtkDropDown *down, guint field)
{
  guint selected = gtk_drop_down_get_selected (down);

  if (!self->showing && selected != GTK_INVALID_LIST_POSITION)
    set_field (self, field, get_choices (field)[selected]);
}

static void
on_level_selected (CwCodeEditor *self)
{
  save_choice (self, self->level, CW_CODE_LEVEL);
}

static void
on_status_selected (CwCodeEditor *self)
{
  save_choice (self, self->status, CW_CODE_STATUS);
}

/* --- showing --- */

static void
show_choice (GtkDropDown *down, guint field, const char *value)
{
  const char *const *choices = get_choices (field);

  for (guint i = 0; choices[i] != NULL; i++)
    if (g_str_equal (choices[i], value))
      gtk_drop_down_set_selected (down, i);
}

static void
show_origin (CwCodeEditor *self)
{
  const char *origin = cw_record_get_text (self->code, CW_CODE_ORIGIN);
  /* Translators: %s is where a code comes from, as "in vivo, E-12". */
  g_autofree char *line = g_strdup_printf (_ ("Origin: %s"), origin);

  gtk_label_set_label (self->origin, line);
  gtk_widget_set_visible (GTK_WIDGET (self->origin), *origin != '\0');
}

/* A statement is what makes a theme one; where a first-cycle code has one, it is shown as well. */
static gboolean
needs_statement (CwRecord *code)
{
  const char *level = cw_record_get_text (code, CW_CODE_LEVEL);

  return (!g_str_equal (level, "code") && !g_str_equal (level, "structural"))
         || *cw_record_get_text (code, CW_CODE_STATEMENT) != '\0';
}

static void
show_code (CwCodeEditor *self)
{
  self->showing = TRUE;
  gtk_label_set_label (self->name, cw_record_get_name (self->code));
  for (guint i = 0; i < N_TEXTS; i++)
    cw_autosave_show (self->texts[i], cw_record_get_text (self->code, text_fields[i]));
  show_choice (self->level, CW_CODE_LEVEL, cw_record_get_text (self->code, CW_CODE_LEVEL));
  show_choice (self->status, CW_CODE_STATUS, cw_record_get_text (self->code, CW_CODE_STATUS));
  gtk_widget_set_visible (self->statement_box, needs_statement (self->code));
  show_origin (self);
  self->showing = FALSE;
}

static void
fill_choices (GtkDropDown *down, guint field)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (get_choices (field));

  gtk_drop_down_set_model (down, G_LIST_MODEL (list));
}

static void
add_autosaves (CwCodeEditor *self)
{
  GtkWidget *fields[N_TEXTS] = {
    GTK_WIDGET (self->definition),      GTK_WIDGET (self->when_to_use),
    GTK_WIDGET (self->when_not_to_use), GTK_WIDGET (self->statement),
    GTK_WIDGET (self->mnemonic),
  };

  for (guint i = 0; i < N_TEXTS; i++)
    {
      self->texts[i] = cw_autosave_new (fields[i]);
      g_signal_connect_object (
          self->texts[i], "save", G_CALLBACK (on_text_saved), self, G_CONNECT_SWAPPED);
    }
}

static void
cw_code_editor_dispose (GObject *object)
{
  CwCodeEditor *self = CW_CODE_EDITOR (object);

  for (guint i = 0; i < N_TEXTS; i++)
    g_clear_object (&self->texts[i]);
  g_clear_object (&self->changes);
  g_clear_object (&self->code);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (cw_code_editor_parent_class)->dispose (object);
}

static void
cw_code_editor_class_init (CwCodeEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_code_editor_dispose;
  g_type_ensure (CW_TYPE_CODE_MAP);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/cw-code-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, CwCodeEditor, name);
  gtk_widget_class_bind_template_child (widget_class, CwCodeEditor, origin);
  gtk_widget_class_bind_template_child (widget_class, CwCodeEditor, definition);
  gtk_widget_class_bind_template_child (widget_class, CwCodeEditor, when_to_use);
  gtk_widget_class_bind_template_child (widget_class, CwCodeEditor, when_not_to_use);
  gtk_widget_class_bind_template_child (widget_class, CwCodeEditor, statement);
  gtk_widget_class_bind_template_child (widget_class, CwCodeEditor, statement_box);
  gtk_widget_class_bind_template_child (widget_class, CwCodeEditor, mnemonic);
  gtk_widget_class_bind_template_child (widget_class, CwCodeEditor, level);
  gtk_widget_class_bind_template_child (widget_class, CwCodeEditor, status);
  gtk_widget_class_bind_template_child (widget_class, CwCodeEditor, map);
  gtk_widget_class_bind_template_callback (widget_class, on_level_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_status_selected);
}

static void
cw_code_editor_init (CwCodeEditor *self)
{
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_choices (self->level, CW_CODE_LEVEL);
  fill_choices (self->status, CW_CODE_STATUS);
  self->showing = FALSE;
  add_autosaves (self);
  self->changes = g_signal_group_new (CW_TYPE_RECORD);
  g_signal_group_connect_object (
      self->changes, "changed", G_CALLBACK (show_code), self, G_CONNECT_SWAPPED);
}

/* Shows a code of the project, 0 for none; what is typed about the one before is saved first. */
void
cw_code_editor_show (CwCodeEditor *self, CwProject *project, gint64 code)
{
  CwRecord *record
      = project != NULL && code != 0 ? cw_project_get_record (project, CW_KIND_CODE, code) : NULL;

  g_return_if_fail (CW_IS_CODE_EDITOR (self));

  if (record == self->code && project == self->project)
    return;
  cw_code_editor_flush (self);
  g_set_object (&self->project, project);
  g_set_object (&self->code, record);
  g_signal_group_set_target (self->changes, record);
  for (guint i = 0; i < N_TEXTS; i++)
    cw_autosave_replace (self->texts[i],
                         record != NULL ? cw_record_get_text (record, text_fields[i]) : "");
  if (record != NULL)
    show_code (self);
  cw_code_map_show (self->map, project, record != NULL ? code : 0);
}

/* Saves what is being typed. */
void
cw_code_editor_flush (CwCodeEditor *self)
{
  g_return_if_fail (CW_IS_CODE_EDITOR (self));

  for (guint i = 0; i < N_TEXTS; i++)
    cw_autosave_flush (self->texts[i]);
  cw_code_map_flush (self->map);
}
