/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* One line that says why, before an operation that the audit trail should explain (method.md R3). It may be left empty,
 * and the preferences can turn the question off. */

#include "config.h"

#include "cw-reason-dialog.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWidget *widget;
  CwProject *project;
  GtkEditable *entry;
  CwReasonedFunc run;
  gpointer data;
  GDestroyNotify free_data;
} Question;

static void
question_free (Question *self)
{
  if (self->free_data != NULL)
    self->free_data (self->data);
  g_object_unref (self->widget);
  g_object_unref (self->project);
  g_free (self);
}

static void
on_responded (AdwAlertDialog *dialog, const char *response, Question *question)
{
  if (!g_str_equal (response, "go"))
    return;
  cw_project_set_reason (question->project, gtk_editable_get_text (question->entry));
  question->run (question->widget, question->data);
}

static GtkWidget *
make_entry (void)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Why? (may stay empty)"));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Reason"), -1);
  return entry;
}

static void
on_closed (gpointer data, GClosure *closure)
{
  question_free (data);
}

static void
present_question (Question *question, const char *heading, const char *body, const char *verb)
{
  AdwDialog *dialog = adw_alert_dialog_new (heading, body);
  GtkWidget *entry = make_entry ();

  question->entry = GTK_EDITABLE (entry);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), entry);
  adw_alert_dialog_add_responses (
      ADW_ALERT_DIALOG (dialog), "cancel", _ ("Cancel"), "go", verb, NULL);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "go");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_response_appearance (
      ADW_ALERT_DIALOG (dialog), "go", ADW_RESPONSE_SUGGESTED);
  g_signal_connect_data (
      dialog, "response", G_CALLBACK (on_responded), question, on_closed, G_CONNECT_DEFAULT);
  adw_dialog_set_focus (dialog, entry);
  adw_dialog_present (dialog, question->widget);
}

static gboolean
is_asked_for (CwProject *project, CwReasonedOperation operation, gint64 id)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.caseweave.Caseweave");

  return g_settings_get_boolean (settings, "ask-reasons")
         && cw_project_wants_reason (project, operation, id);
}

/* Asks why, where that is wanted, and calls @run with the answer on its way to the history; else calls it at once.
 * @body: what will happen
 * @verb: the button's label, with a mnemonic */
void
cw_reason_ask (GtkWidget *widget,
               CwProject *project,
               CwReasonedOperation operation,
               gint64 id,
               const char *heading,
               const char *body,
               const char *verb,
               CwReasonedFunc run,
               gpointer data,
               GDestroyNotify free_data)
{
  Question *question = g_new0 (Question, 1);

  g_return_if_fail (GTK_IS_WIDGET (widget) && CW_IS_PROJECT (project) && run != NULL);

  question->widget = g_object_ref (widget);
  question->project = g_object_ref (project);
  question->run = run;
  question->data = data;
  question->free_data = free_data;
  if (is_asked_for (project, operation, id))
    {
      present_question (question, heading, body, verb);
      return;
    }
  run (widget, data);
  question_free (question);
}
