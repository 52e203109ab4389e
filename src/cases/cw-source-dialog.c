/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwSourceDialog: what is known about a source. Each field that is applied is one operation. */

#include "config.h"

#include "cw-source-dialog.h"

#include <glib/gi18n.h>

#include "cw-property-fields.h"

struct _CwSourceDialog
{
  AdwDialog parent_instance;

  CwProject *project;
  gint64 source;
  CwPropertyFields *fields;
  GtkStringList *kinds; /* the first one is for no kind */
  gboolean filling;

  AdwToastOverlay *toasts;
  AdwEntryRow *title_row;
  AdwEntryRow *short_row;
  AdwEntryRow *date_row;
  AdwEntryRow *note_row;
  AdwComboRow *kind_row;
  AdwActionRow *file_row;
};

G_DEFINE_FINAL_TYPE (CwSourceDialog, cw_source_dialog, ADW_TYPE_DIALOG)

static void
on_kind_selected (AdwComboRow *row, GParamSpec *pspec, CwSourceDialog *self)
{
  guint selected = adw_combo_row_get_selected (row);

  if (!self->filling && selected != GTK_INVALID_LIST_POSITION)
    cw_property_fields_set (self->fields,
                            CW_SOURCE_KIND,
                            selected == 0 ? ""
                                          : gtk_string_list_get_string (self->kinds, selected));
}

/* The kinds that are known, and the source's own if a user made it up. */
static void
fill_kinds (CwSourceDialog *self, const char *kind)
{
  guint selected = 0;

  g_clear_object (&self->kinds);
  self->kinds = gtk_string_list_new (NULL);
  gtk_string_list_append (self->kinds, _ ("None"));
  for (guint i = 0; cw_source_kinds[i] != NULL; i++)
    gtk_string_list_append (self->kinds, cw_source_kinds[i]);
  if (*kind != '\0' && !g_strv_contains (cw_source_kinds, kind))
    gtk_string_list_append (self->kinds, kind);
  if (*kind != '\0')
    selected = gtk_string_list_find (self->kinds, kind);
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (self->kinds));
  adw_combo_row_set_selected (self->kind_row, selected);
}

/* A list that is being chosen from is not made anew. */
static gboolean
shows_kind (CwSourceDialog *self, const char *kind)
{
  guint selected = adw_combo_row_get_selected (self->kind_row);

  if (self->kinds == NULL)
    return FALSE;
  return selected == 0 ? *kind == '\0'
                       : g_strcmp0 (gtk_string_list_get_string (self->kinds, selected), kind) == 0;
}

static void
fill (CwSourceDialog *self)
{
  CwRecord *record = cw_property_fields_get_record (self->fields);
  const char *file = cw_record_get_text (record, CW_SOURCE_ORIGINAL_NAME);
  const char *kind = cw_record_get_text (record, CW_SOURCE_KIND);

  self->filling = TRUE;
  if (!shows_kind (self, kind))
    fill_kinds (self, kind);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->file_row), FALSE);
  adw_action_row_set_subtitle (self->file_row, file);
  gtk_widget_set_visible (GTK_WIDGET (self->file_row), *file != '\0');
  self->filling = FALSE;
}

static void
add_fields (CwSourceDialog *self)
{
  self->fields = cw_property_fields_new (self->project, CW_KIND_SOURCE, self->source, self->toasts);
  cw_property_fields_add (self->fields, self->title_row, CW_SOURCE_TITLE);
  cw_property_fields_add (self->fields, self->short_row, CW_SOURCE_SHORT);
  cw_property_fields_add (self->fields, self->date_row, CW_SOURCE_EVENT_DATE);
  cw_property_fields_add (self->fields, self->note_row, CW_SOURCE_NOTE);
  g_signal_connect_object (self->fields, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->fields, "gone", G_CALLBACK (adw_dialog_force_close), self, G_CONNECT_SWAPPED);
}

static void
cw_source_dialog_dispose (GObject *object)
{
  CwSourceDialog *self = CW_SOURCE_DIALOG (object);

  g_clear_object (&self->fields);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_SOURCE_DIALOG);
  g_clear_object (&self->kinds);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (cw_source_dialog_parent_class)->dispose (object);
}

static void
cw_source_dialog_class_init (CwSourceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_source_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/cw-source-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CwSourceDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, CwSourceDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, CwSourceDialog, short_row);
  gtk_widget_class_bind_template_child (widget_class, CwSourceDialog, date_row);
  gtk_widget_class_bind_template_child (widget_class, CwSourceDialog, note_row);
  gtk_widget_class_bind_template_child (widget_class, CwSourceDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, CwSourceDialog, file_row);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_selected);
}

static void
cw_source_dialog_init (CwSourceDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @source: a source that the project has */
AdwDialog *
cw_source_dialog_new (CwProject *project, gint64 source)
{
  CwSourceDialog *self = g_object_new (CW_TYPE_SOURCE_DIALOG, NULL);

  self->project = g_object_ref (project);
  self->source = source;
  add_fields (self);
  fill (self);
  return ADW_DIALOG (self);
}
