/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwAttributeField: a list where the values are known, else an entry; and in either why there is no value, if there
 * is a reason (method.md §1.4): a researcher must tell what was not asked from what was refused. */

#include "config.h"

#include "cw-attribute-field.h"

#include <glib/gi18n.h>

#include "cw-cases.h"
#include "cw-property-fields.h"

struct _CwAttributeField
{
  GObject parent_instance;

  CwProject *project;
  gint64 attribute;
  gint64 object;
  GtkWidget *row;
  char **values; /* (nullable): those of a list, the first one for no value */
  char *shown;   /* in an entry */
  GSimpleAction *missing;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (CwAttributeField, cw_attribute_field, G_TYPE_OBJECT)

/* As the engine knows the reasons, and as they are read. */
static const struct
{
  const char *reason;
  const char *label;
} reasons[] = {
  { "not asked", N_ ("Not asked") },
  { "unknown", N_ ("Unknown") },
  { "not applicable", N_ ("Not applicable") },
  { "refused", N_ ("Refused") },
};

/* --- writing --- */

static void
set_value (CwAttributeField *self, const char *value, const char *missing)
{
  g_autoptr (GError) error = NULL;

  if (!cw_project_set_attribute (
          self->project, self->attribute, self->object, value, missing, &error))
    gtk_widget_activate_action (self->row, "case-dialog.say", "s", error->message);
}

static void
on_applied (CwAttributeField *self)
{
  set_value (self, gtk_editable_get_text (GTK_EDITABLE (self->row)), "");
}

/* The reasons come after the values. */
static void
on_selected (CwAttributeField *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->row));
  guint n_values = g_strv_length (self->values);

  if (self->filling || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (selected < n_values)
    set_value (self, self->values[selected], "");
  else
    set_value (self, "", reasons[selected - n_values].reason);
}

/* A reason takes the place of the value; to choose again what is chosen already must not. */
static void
on_missing_chosen (CwAttributeField *self, GVariant *state)
{
  g_autoptr (GVariant) now = g_action_get_state (G_ACTION (self->missing));

  if (g_variant_equal (state, now))
    return;
  set_value (self, "", g_variant_get_string (state, NULL));
}

/* --- showing --- */

static CwAttributeValue *
find_value (CwAttributeField *self, GPtrArray *values)
{
  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      CwAttributeValue *value = g_ptr_array_index (values, i);

      if (value->object == self->object)
        return value;
    }
  return NULL;
}

static guint
find_reason (const char *missing)
{
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_str_equal (reasons[i].reason, missing))
      return i;
  return G_N_ELEMENTS (reasons);
}

static void
show_in_list (CwAttributeField *self, const char *value, const char *missing)
{
  guint reason = find_reason (missing), selected = 0;

  for (guint i = 0; self->values[i] != NULL; i++)
    if (g_str_equal (self->values[i], value))
      selected = i;
  if (reason < G_N_ELEMENTS (reasons))
    selected = g_strv_length (self->values) + reason;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->row), selected);
}

static void
show_in_entry (CwAttributeField *self, const char *value, const char *missing)
{
  cw_property_fields_show_text (GTK_EDITABLE (self->row), &self->shown, value);
  g_simple_action_set_state (self->missing, g_variant_new_string (missing));
}

/* An entry has no room for a reason but in its title. */
static void
show_title (CwAttributeField *self, const char *missing)
{
  CwRecord *attribute = cw_project_get_record (self->project, CW_KIND_ATTRIBUTE, self->attribute);
  const char *name = attribute != NULL ? cw_record_get_name (attribute) : "";
  guint reason = find_reason (missing);
  g_autofree char *title = NULL;

  if (self->values != NULL || reason == G_N_ELEMENTS (reasons))
    title = g_strdup (name);
  else
    /* Translators: an attribute, and why a case has no value of it: “Population (Not asked)”. */
    title = g_strdup_printf (_ ("%s (%s)"), name, _ (reasons[reason].label));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), title);
}

/* --- making the row --- */

static char **
split_values (CwRecord *attribute)
{
  g_autofree char *all = NULL;

  if (g_str_equal (cw_record_get_text (attribute, CW_ATTRIBUTE_TYPE), "yes-no"))
    return g_strsplit ("\nyes\nno", "\n", -1);
  all = g_strconcat ("\n", cw_record_get_text (attribute, CW_ATTRIBUTE_CHOICES), NULL);
  return g_strsplit (all, "\n", -1);
}

static gboolean
has_list (CwRecord *attribute)
{
  const char *type = cw_record_get_text (attribute, CW_ATTRIBUTE_TYPE);

  return g_str_equal (type, "yes-no")
         || ((g_str_equal (type, "choice") || g_str_equal (type, "ordinal"))
             && *cw_record_get_text (attribute, CW_ATTRIBUTE_CHOICES) != '\0');
}

static GtkWidget *
create_list (CwAttributeField *self, CwRecord *attribute)
{
  g_autoptr (GtkStringList) shown = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();

  self->values = split_values (attribute);
  gtk_string_list_append (shown, _ ("No value"));
  for (guint i = 1; self->values[i] != NULL; i++)
    gtk_string_list_append (shown, self->values[i]);
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      /* Translators: why there is no value: “No value: not asked”. */
      g_autofree char *label = g_strdup_printf (_ ("No value: %s"), _ (reasons[i].label));

      gtk_string_list_append (shown, label);
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (shown));
  g_signal_connect_object (
      row, "notify::selected", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);
  return row;
}

static void
append_reason (GMenu *menu, const char *reason, const char *label)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "attribute.missing", "s", reason);
  g_menu_append_item (menu, item);
}

static GtkWidget *
create_reasons_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    append_reason (menu, reasons[i].reason, _ (reasons[i].label));
  append_reason (menu, "", _ ("No reason"));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _ ("Why there is no value"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static GtkWidget *
create_entry (CwAttributeField *self)
{
  GtkWidget *row = adw_entry_row_new ();
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  self->shown = g_strdup ("");
  self->missing
      = g_simple_action_new_stateful ("missing", G_VARIANT_TYPE_STRING, g_variant_new_string (""));
  g_signal_connect_object (
      self->missing, "change-state", G_CALLBACK (on_missing_chosen), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (self->missing));
  gtk_widget_insert_action_group (row, "attribute", G_ACTION_GROUP (group));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), create_reasons_button ());
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_object (row, "apply", G_CALLBACK (on_applied), self, G_CONNECT_SWAPPED);
  return row;
}

static void
cw_attribute_field_finalize (GObject *object)
{
  CwAttributeField *self = CW_ATTRIBUTE_FIELD (object);

  g_clear_object (&self->row);
  g_clear_object (&self->missing);
  g_clear_object (&self->project);
  g_strfreev (self->values);
  g_free (self->shown);
  G_OBJECT_CLASS (cw_attribute_field_parent_class)->finalize (object);
}

static void
cw_attribute_field_class_init (CwAttributeFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cw_attribute_field_finalize;
}

static void
cw_attribute_field_init (CwAttributeField *self)
{
}

/* @object: a case, or what else the attribute describes. A refused value activates case-dialog.say with the reason. */
CwAttributeField *
cw_attribute_field_new (CwProject *project, CwRecord *attribute, gint64 object)
{
  CwAttributeField *self = g_object_new (CW_TYPE_ATTRIBUTE_FIELD, NULL);
  GtkWidget *row = has_list (attribute) ? create_list (self, attribute) : create_entry (self);

  self->project = g_object_ref (project);
  self->attribute = cw_record_get_id (attribute);
  self->object = object;
  self->row = g_object_ref_sink (row);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  cw_attribute_field_refresh (self);
  return self;
}

GtkWidget *
cw_attribute_field_get_row (CwAttributeField *self)
{
  g_return_val_if_fail (CW_IS_ATTRIBUTE_FIELD (self), NULL);
  return self->row;
}

gint64
cw_attribute_field_get_attribute (CwAttributeField *self)
{
  g_return_val_if_fail (CW_IS_ATTRIBUTE_FIELD (self), 0);
  return self->attribute;
}

/* The project has changed. */
void
cw_attribute_field_refresh (CwAttributeField *self)
{
  g_autoptr (GPtrArray) values = NULL;
  const char *value, *missing;
  CwAttributeValue *found;

  g_return_if_fail (CW_IS_ATTRIBUTE_FIELD (self));

  values = cw_project_list_attribute_values (self->project, self->attribute, NULL);
  found = find_value (self, values);
  value = found != NULL ? found->value : "";
  missing = found != NULL ? found->missing : "";
  self->filling = TRUE;
  show_title (self, missing);
  if (self->values != NULL)
    show_in_list (self, value, missing);
  else
    show_in_entry (self, value, missing);
  self->filling = FALSE;
}
