/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwRedefineDialog: what a code means is said anew as a whole, as one version with one reason (method.md R3, R19). */

#include "config.h"

#include "cw-redefine-dialog.h"

#include "cw-definitions.h"

#include <glib/gi18n.h>

#define N_TEXTS 4

static const guint fields[N_TEXTS] = {
  CW_CODE_DEFINITION,
  CW_CODE_FULL_DEFINITION,
  CW_CODE_WHEN_TO_USE,
  CW_CODE_WHEN_NOT_TO_USE,
};

static const char *const names[N_TEXTS] = { "definition", "full", "use", "not_use" };

struct _CwRedefineDialog
{
  AdwDialog parent_instance;

  CwProject *project;
  gint64 code;
  GtkTextView *texts[N_TEXTS];
  GtkEditable *reason;
};

G_DEFINE_FINAL_TYPE (CwRedefineDialog, cw_redefine_dialog, ADW_TYPE_DIALOG)

static char *
dup_text (GtkTextView *view)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (view), &start, &end);
  return gtk_text_buffer_get_text (gtk_text_view_get_buffer (view), &start, &end, FALSE);
}

static void
on_save_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwRedefineDialog *self = CW_REDEFINE_DIALOG (widget);
  g_autofree char *definition = dup_text (self->texts[0]);
  g_autofree char *full = dup_text (self->texts[1]);
  g_autofree char *use = dup_text (self->texts[2]);
  g_autofree char *not_use = dup_text (self->texts[3]);
  CwDefinition wanted = { definition, full, use, not_use };
  g_autoptr (GError) error = NULL;

  cw_project_set_reason (self->project, gtk_editable_get_text (self->reason));
  if (cw_project_redefine_code (self->project, self->code, &wanted, &error))
    adw_dialog_close (ADW_DIALOG (self));
  else
    gtk_widget_activate_action (widget, "win.toast", "s", error->message);
}

static void
cw_redefine_dialog_dispose (GObject *object)
{
  CwRedefineDialog *self = CW_REDEFINE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_REDEFINE_DIALOG);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (cw_redefine_dialog_parent_class)->dispose (object);
}

static void
cw_redefine_dialog_class_init (CwRedefineDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_redefine_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/cw-redefine-dialog.ui");
  for (guint i = 0; i < N_TEXTS; i++)
    gtk_widget_class_bind_template_child_full (widget_class,
                                               names[i],
                                               FALSE,
                                               G_STRUCT_OFFSET (CwRedefineDialog, texts)
                                                   + i * sizeof (gpointer));
  gtk_widget_class_bind_template_child (widget_class, CwRedefineDialog, reason);
  gtk_widget_class_install_action (widget_class, "redefine.save", NULL, on_save_activated);
}

static void
cw_redefine_dialog_init (CwRedefineDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdwDialog *
cw_redefine_dialog_new (CwProject *project, gint64 code)
{
  CwRedefineDialog *self = g_object_new (CW_TYPE_REDEFINE_DIALOG, NULL);
  CwRecord *record = cw_project_get_record (project, CW_KIND_CODE, code);
  g_autofree char *title = g_strdup_printf (_ ("Redefine “%s”"), cw_record_get_name (record));

  self->project = g_object_ref (project);
  self->code = code;
  adw_dialog_set_title (ADW_DIALOG (self), title);
  for (guint i = 0; i < N_TEXTS; i++)
    gtk_text_buffer_set_text (
        gtk_text_view_get_buffer (self->texts[i]), cw_record_get_text (record, fields[i]), -1);
  return ADW_DIALOG (self);
}
