/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwPropertyFields: each entry that is applied is one operation, and what changes elsewhere - by undo, above all - is
 * shown at once, except where somebody is typing something else. It emits "changed" after that, and "gone" when the
 * object is no longer there. */

#include "config.h"

#include "cw-property-fields.h"

typedef struct
{
  AdwEntryRow *row; /* borrowed: the dialog owns both */
  guint field;
  char *shown;
} Field;

struct _CwPropertyFields
{
  GObject parent_instance;

  CwProject *project;
  CwKind kind;
  gint64 id;
  AdwToastOverlay *toasts; /* borrowed */
  GPtrArray *fields;       /* of Field */
};

enum
{
  CHANGED,
  GONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwPropertyFields, cw_property_fields, G_TYPE_OBJECT)

static void
free_field (gpointer data)
{
  Field *field = data;

  g_free (field->shown);
  g_free (field);
}

static void
show_field (CwPropertyFields *self, Field *field)
{
  cw_property_fields_show_text (
      GTK_EDITABLE (field->row),
      &field->shown,
      cw_record_get_text (cw_property_fields_get_record (self), field->field));
}

static void
on_project_changed (CwPropertyFields *self)
{
  if (cw_property_fields_get_record (self) == NULL)
    {
      g_signal_emit (self, signals[GONE], 0);
      return;
    }
  for (guint i = 0; i < self->fields->len; i++)
    show_field (self, g_ptr_array_index (self->fields, i));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_applied (CwPropertyFields *self, AdwEntryRow *row)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      Field *field = g_ptr_array_index (self->fields, i);

      if (field->row == row)
        cw_property_fields_set (self, field->field, gtk_editable_get_text (GTK_EDITABLE (row)));
    }
}

static void
cw_property_fields_finalize (GObject *object)
{
  CwPropertyFields *self = CW_PROPERTY_FIELDS (object);

  g_ptr_array_unref (self->fields);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (cw_property_fields_parent_class)->finalize (object);
}

static void
cw_property_fields_class_init (CwPropertyFieldsClass *klass)
{
  static const char *const names[N_SIGNALS] = { "changed", "gone" };

  G_OBJECT_CLASS (klass)->finalize = cw_property_fields_finalize;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (
        names[i], CW_TYPE_PROPERTY_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cw_property_fields_init (CwPropertyFields *self)
{
  self->fields = g_ptr_array_new_with_free_func (free_field);
}

/* @id: an object that the project has; @toasts is where a refusal is told */
CwPropertyFields *
cw_property_fields_new (CwProject *project, CwKind kind, gint64 id, AdwToastOverlay *toasts)
{
  CwPropertyFields *self = g_object_new (CW_TYPE_PROPERTY_FIELDS, NULL);

  self->project = g_object_ref (project);
  self->kind = kind;
  self->id = id;
  self->toasts = toasts;
  g_signal_connect_object (
      project, "changed", G_CALLBACK (on_project_changed), self, G_CONNECT_SWAPPED);
  return self;
}

void
cw_property_fields_add (CwPropertyFields *self, AdwEntryRow *row, guint index)
{
  Field *field = g_new0 (Field, 1);

  g_return_if_fail (CW_IS_PROPERTY_FIELDS (self));

  field->row = row;
  field->field = index;
  field->shown = g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));
  g_ptr_array_add (self->fields, field);
  show_field (self, field);
  g_signal_connect_object (row, "apply", G_CALLBACK (on_applied), self, G_CONNECT_SWAPPED);
}

/* Returns: (transfer none) (nullable): the object, NULL when it is gone */
CwRecord *
cw_property_fields_get_record (CwPropertyFields *self)
{
  g_return_val_if_fail (CW_IS_PROPERTY_FIELDS (self), NULL);
  return cw_project_get_record (self->project, self->kind, self->id);
}

/* Says why, when the project refuses. */
void
cw_property_fields_set (CwPropertyFields *self, guint field, const char *value)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (CW_IS_PROPERTY_FIELDS (self));

  if (!cw_project_set_field (self->project, self->kind, self->id, field, value, &error))
    cw_property_fields_say (self, error->message);
}

void
cw_property_fields_say (CwPropertyFields *self, const char *sentence)
{
  AdwToast *toast = adw_toast_new ("");

  g_return_if_fail (CW_IS_PROPERTY_FIELDS (self));

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, sentence);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* @shown: what @entry showed last. What was typed over it and not applied yet stays. */
void
cw_property_fields_show_text (GtkEditable *entry, char **shown, const char *text)
{
  gboolean is_typed = g_strcmp0 (gtk_editable_get_text (entry), *shown) != 0;

  if (!g_set_str (shown, text) || is_typed)
    return;
  gtk_editable_set_text (entry, text);
}
