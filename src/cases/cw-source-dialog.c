/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwSourceDialog: what is known about a source. Each field that is applied is one operation. */

#include "config.h"

#include "cw-source-dialog.h"

#include <glib/gi18n.h>

struct _CwSourceDialog
{
  AdwDialog parent_instance;

  CwProject *project;
  gint64 source;
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
set_field (CwSourceDialog *self, guint field, const char *value)
{
  g_autoptr (GError) error = NULL;
  AdwToast *toast;

  if (cw_project_set_field (self->project, CW_KIND_SOURCE, self->source, field, value, &error))
    return;
  toast = adw_toast_new ("");
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, error->message);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
on_applied (AdwEntryRow *row, CwSourceDialog *self)
{
  const char *value = gtk_editable_get_text (GTK_EDITABLE (row));

  if (row == self->title_row)
    set_field (self, CW_SOURCE_TITLE, value);
  else if (row == self->short_row)
    set_field (self, CW_SOURCE_SHORT, value);
  else if (row == self->date_row)
    set_field (self, CW_SOURCE_EVENT_DATE, value);
  else
    set_field (self, CW_SOURCE_NOTE, value);
}

static void
on_kind_selected (AdwComboRow *row, GParamSpec *pspec, CwSourceDialog *self)
{
  guint selected = adw_combo_row_get_selected (row);

  if (!self->filling && selected != GTK_INVALID_LIST_POSITION)
    set_field (self,
               CW_SOURCE_KIND,
               selected == 0 ? "" : gtk_string_list_get_string (self->kinds, selected));
}

/* The kinds that are known, and the source's own if a user made it up. */
static void
fill_kinds (CwSourceDialog *self, const char *kind)
{
  guint selected = 0;

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

static void
fill (CwSourceDialog *self, CwRecord *record)
{
  const char *file = cw_record_get_text (record, CW_SOURCE_ORIGINAL_NAME);

  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->title_row), cw_record_get_name (record));
  gtk_editable_set_text (GTK_EDITABLE (self->short_row),
                         cw_record_get_text (record, CW_SOURCE_SHORT));
  gtk_editable_set_text (GTK_EDITABLE (self->date_row),
                         cw_record_get_text (record, CW_SOURCE_EVENT_DATE));
  gtk_editable_set_text (GTK_EDITABLE (self->note_row),
                         cw_record_get_text (record, CW_SOURCE_NOTE));
  fill_kinds (self, cw_record_get_text (record, CW_SOURCE_KIND));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->file_row), FALSE);
  adw_action_row_set_subtitle (self->file_row, file);
  gtk_widget_set_visible (GTK_WIDGET (self->file_row), *file != '\0');
  self->filling = FALSE;
}

static void
cw_source_dialog_dispose (GObject *object)
{
  CwSourceDialog *self = CW_SOURCE_DIALOG (object);

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
  gtk_widget_class_bind_template_callback (widget_class, on_applied);
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
  fill (self, cw_project_get_record (project, CW_KIND_SOURCE, source));
  return ADW_DIALOG (self);
}
