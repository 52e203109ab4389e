/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwMergeDialog: which of several codes stays, and what becomes of overlaps (method.md R16). */

#include "config.h"

#include "cw-merge-dialog.h"

#include "cw-code-bulk.h"

#include <glib/gi18n.h>

struct _CwMergeDialog
{
  AdwDialog parent_instance;

  CwProject *project;
  GArray *codes;     /* of gint64 */
  GPtrArray *checks; /* in the order of the codes, borrowed */
  AdwPreferencesGroup *choices;
  AdwSwitchRow *coalesce;
  GtkEditable *reason;
};

G_DEFINE_FINAL_TYPE (CwMergeDialog, cw_merge_dialog, ADW_TYPE_DIALOG)

static gint64
get_target (CwMergeDialog *self)
{
  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      return g_array_index (self->codes, gint64, i);
  return 0;
}

static char *
describe_result (CwMergeDialog *self, const CwMergeResult *result)
{
  GString *text = g_string_new (cw_project_get_undo_label (self->project));

  if (result->conflicts > 0)
    g_string_append_printf (
        text,
        ngettext (". %u magnitude differs: choose it in the sheet of the code",
                  ". %u magnitudes differ: choose them in the sheet of the code",
                  result->conflicts),
        result->conflicts);
  return g_string_free (text, FALSE);
}

static void
on_merge_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwMergeDialog *self = CW_MERGE_DIALOG (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  CwMergeResult result = { 0 };

  cw_project_set_reason (self->project, gtk_editable_get_text (self->reason));
  if (cw_project_merge_many_codes (self->project,
                                   (const gint64 *) self->codes->data,
                                   self->codes->len,
                                   get_target (self),
                                   adw_switch_row_get_active (self->coalesce),
                                   &result,
                                   &error))
    sentence = describe_result (self, &result);
  gtk_widget_activate_action (
      widget, "win.toast", "s", sentence != NULL ? sentence : error->message);
  if (sentence != NULL)
    adw_dialog_close (ADW_DIALOG (self));
}

static void
cw_merge_dialog_dispose (GObject *object)
{
  CwMergeDialog *self = CW_MERGE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_MERGE_DIALOG);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (cw_merge_dialog_parent_class)->dispose (object);
}

static void
cw_merge_dialog_finalize (GObject *object)
{
  CwMergeDialog *self = CW_MERGE_DIALOG (object);

  g_clear_pointer (&self->codes, g_array_unref);
  g_ptr_array_unref (self->checks);
  G_OBJECT_CLASS (cw_merge_dialog_parent_class)->finalize (object);
}

static void
cw_merge_dialog_class_init (CwMergeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_merge_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = cw_merge_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/cw-merge-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CwMergeDialog, choices);
  gtk_widget_class_bind_template_child (widget_class, CwMergeDialog, coalesce);
  gtk_widget_class_bind_template_child (widget_class, CwMergeDialog, reason);
  gtk_widget_class_install_action (widget_class, "merge.go", NULL, on_merge_activated);
}

static void
cw_merge_dialog_init (CwMergeDialog *self)
{
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_choice (CwMergeDialog *self, gint64 code)
{
  CwRecord *record = cw_project_get_record (self->project, CW_KIND_CODE, code);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  g_object_set (row,
                "use-markup",
                FALSE,
                "title",
                cw_record_get_name (record),
                "subtitle",
                cw_record_get_text (record, CW_CODE_DEFINITION),
                "subtitle-lines",
                2,
                "activatable-widget",
                check,
                NULL);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  if (self->checks->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), g_ptr_array_index (self->checks, 0));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), self->checks->len == 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (self->choices, row);
  g_ptr_array_add (self->checks, check);
}

/* @codes: (element-type gint64): two or more; the first one stays unless another is chosen */
AdwDialog *
cw_merge_dialog_new (CwProject *project, const GArray *codes)
{
  CwMergeDialog *self = g_object_new (CW_TYPE_MERGE_DIALOG, NULL);

  self->project = g_object_ref (project);
  self->codes = g_array_copy ((GArray *) codes);
  for (guint i = 0; i < codes->len; i++)
    add_choice (self, g_array_index (codes, gint64, i));
  return ADW_DIALOG (self);
}
