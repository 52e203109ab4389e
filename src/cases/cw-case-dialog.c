/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwCaseDialog: a case's name, type, note and attributes. Each field that is applied is one operation. */

#include "config.h"

#include "cw-case-dialog.h"

#include <glib/gi18n.h>

#include "cw-attribute-field.h"
#include "cw-cases.h"
#include "cw-property-fields.h"

struct _CwCaseDialog
{
  AdwDialog parent_instance;

  CwProject *project;
  gint64 case_id;
  CwPropertyFields *fields;
  GPtrArray *attributes; /* of CwAttributeField */

  AdwToastOverlay *toasts;
  AdwEntryRow *name_row;
  AdwEntryRow *type_row;
  AdwEntryRow *note_row;
  GtkListBox *attribute_list;
  AdwExpanderRow *new_row;
  AdwEntryRow *new_name_row;
  AdwComboRow *new_type_row;
  AdwEntryRow *new_values_row;
};

G_DEFINE_FINAL_TYPE (CwCaseDialog, cw_case_dialog, ADW_TYPE_DIALOG)

/* In the order of the list that the dialog shows. */
static const char *const attribute_types[]
    = { "text", "number", "date", "yes-no", "choice", "ordinal" };

static void
say (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_property_fields_say (CW_CASE_DIALOG (widget)->fields, g_variant_get_string (parameter, NULL));
}

static gboolean
has_values (guint type)
{
  return type < G_N_ELEMENTS (attribute_types)
         && (g_str_equal (attribute_types[type], "choice")
             || g_str_equal (attribute_types[type], "ordinal"));
}

static void
on_type_selected (AdwComboRow *row, GParamSpec *pspec, CwCaseDialog *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->new_values_row),
                          has_values (adw_combo_row_get_selected (row)));
}

static gboolean
is_of_cases (CwRecord *attribute)
{
  return g_str_equal (cw_record_get_text (attribute, CW_ATTRIBUTE_TARGET), "case");
}

static void
fill_attributes (CwCaseDialog *self)
{
  GListModel *attributes = cw_project_get_all (self->project, CW_KIND_ATTRIBUTE);

  gtk_list_box_remove_all (self->attribute_list);
  g_ptr_array_set_size (self->attributes, 0);
  for (guint i = 0; i < g_list_model_get_n_items (attributes); i++)
    {
      g_autoptr (CwRecord) attribute = g_list_model_get_item (attributes, i);
      CwAttributeField *field;

      if (!is_of_cases (attribute))
        continue;
      field = cw_attribute_field_new (self->project, attribute, self->case_id);
      g_ptr_array_add (self->attributes, field);
      gtk_list_box_append (self->attribute_list, cw_attribute_field_get_row (field));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->attribute_list), self->attributes->len > 0);
}

/* Whether the rows are those of the attributes that there are now, in their order. */
static gboolean
has_same_attributes (CwCaseDialog *self)
{
  GListModel *attributes = cw_project_get_all (self->project, CW_KIND_ATTRIBUTE);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (attributes); i++)
    {
      g_autoptr (CwRecord) attribute = g_list_model_get_item (attributes, i);

      if (!is_of_cases (attribute))
        continue;
      if (n == self->attributes->len
          || cw_attribute_field_get_attribute (g_ptr_array_index (self->attributes, n))
                 != cw_record_get_id (attribute))
        return FALSE;
      n++;
    }
  return n == self->attributes->len;
}

static void
on_changed (CwCaseDialog *self)
{
  if (!has_same_attributes (self))
    fill_attributes (self);
  for (guint i = 0; i < self->attributes->len; i++)
    cw_attribute_field_refresh (g_ptr_array_index (self->attributes, i));
}

/* "low, middle, high" as the engine takes it: one a line. */
static char *
dup_values (CwCaseDialog *self)
{
  g_auto (GStrv) values
      = g_strsplit (gtk_editable_get_text (GTK_EDITABLE (self->new_values_row)), ",", -1);
  g_autoptr (GString) lines = g_string_new (NULL);

  for (char **value = values; *value != NULL; value++)
    if (*g_strstrip (*value) != '\0')
      g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", *value);
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static void
on_create_activated (AdwButtonRow *row, CwCaseDialog *self)
{
  guint type = adw_combo_row_get_selected (self->new_type_row);
  g_autofree char *values = has_values (type) ? dup_values (self) : g_strdup ("");
  g_autoptr (GError) error = NULL;

  if (cw_project_create_attribute (self->project,
                                   gtk_editable_get_text (GTK_EDITABLE (self->new_name_row)),
                                   attribute_types[type],
                                   "case",
                                   values,
                                   &error)
      == 0)
    {
      cw_property_fields_say (self->fields, error->message);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->new_name_row), "");
  gtk_editable_set_text (GTK_EDITABLE (self->new_values_row), "");
  adw_expander_row_set_expanded (self->new_row, FALSE);
}

static void
cw_case_dialog_dispose (GObject *object)
{
  CwCaseDialog *self = CW_CASE_DIALOG (object);

  g_clear_object (&self->fields);
  g_clear_pointer (&self->attributes, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_CASE_DIALOG);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (cw_case_dialog_parent_class)->dispose (object);
}

static void
cw_case_dialog_class_init (CwCaseDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_case_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/cw-case-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CwCaseDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, CwCaseDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, CwCaseDialog, type_row);
  gtk_widget_class_bind_template_child (widget_class, CwCaseDialog, note_row);
  gtk_widget_class_bind_template_child (widget_class, CwCaseDialog, attribute_list);
  gtk_widget_class_bind_template_child (widget_class, CwCaseDialog, new_row);
  gtk_widget_class_bind_template_child (widget_class, CwCaseDialog, new_name_row);
  gtk_widget_class_bind_template_child (widget_class, CwCaseDialog, new_type_row);
  gtk_widget_class_bind_template_child (widget_class, CwCaseDialog, new_values_row);
  gtk_widget_class_bind_template_callback (widget_class, on_type_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_create_activated);
  gtk_widget_class_install_action (widget_class, "case-dialog.say", "s", say);
}

static void
cw_case_dialog_init (CwCaseDialog *self)
{
  self->attributes = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_fields (CwCaseDialog *self)
{
  self->fields = cw_property_fields_new (self->project, CW_KIND_CASE, self->case_id, self->toasts);
  cw_property_fields_add (self->fields, self->name_row, CW_CASE_NAME);
  cw_property_fields_add (self->fields, self->type_row, CW_CASE_TYPE);
  cw_property_fields_add (self->fields, self->note_row, CW_CASE_NOTE);
  g_signal_connect_object (
      self->fields, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->fields, "gone", G_CALLBACK (adw_dialog_force_close), self, G_CONNECT_SWAPPED);
}

/* @case_id: a case that the project has */
AdwDialog *
cw_case_dialog_new (CwProject *project, gint64 case_id)
{
  CwCaseDialog *self = g_object_new (CW_TYPE_CASE_DIALOG, NULL);

  self->project = g_object_ref (project);
  self->case_id = case_id;
  add_fields (self);
  fill_attributes (self);
  return ADW_DIALOG (self);
}
