/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Going to what a printed ID names: E-12 is a place in a text, K-3 a code, S-2 a source, M-4 a memo, C-1 a case. */

#include "config.h"

#include "cw-go-to-dialog.h"

#include <glib/gi18n.h>

#include "cw-cases-pane.h"
#include "cw-error.h"
#include "cw-field.h"

static const struct
{
  CwKind kind;
  const char *action;
} destinations[] = {
  { CW_KIND_SOURCE, "win.open-source" }, { CW_KIND_EXCERPT, "win.show-excerpt" },
  { CW_KIND_CODE, "win.show-code" },     { CW_KIND_MEMO, "win.show-memo" },
  { CW_KIND_CASE, "win.show-case" },
};

/* "e-12", "E12" and "E 12" are all E-12: it is typed from paper. */
gboolean
cw_go_to_parse_id (const char *text, CwKind *kind, gint64 *id)
{
  g_autofree char *clean = g_strstrip (g_ascii_strup (text, -1));
  const char *digits = clean + (*clean == '\0' ? 0 : 1);
  guint64 number;

  while (*digits == '-' || *digits == ' ')
    digits++;
  if (!g_ascii_string_to_unsigned (digits, 10, 1, G_MAXUINT32, &number, NULL))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (destinations); i++)
    if (*cw_kind_get_prefix (destinations[i].kind) == *clean)
      {
        *kind = destinations[i].kind;
        *id = (gint64) number;
        return TRUE;
      }
  return FALSE;
}

static gboolean
is_known (CwProject *project, CwKind kind, gint64 id)
{
  gint64 source;

  if (kind == CW_KIND_EXCERPT)
    return cw_evidence_find_excerpt (cw_project_get_evidence (project), id, &source) != NULL;
  return cw_project_get_record (project, kind, id) != NULL;
}

gboolean
cw_go_to_id (CwWindow *window, const char *text, GError **error)
{
  CwKind kind;
  gint64 id;

  if (!cw_go_to_parse_id (text, &kind, &id))
    {
      g_set_error_literal (error,
                           CW_ERROR,
                           CW_ERROR_INVALID,
                           _ ("An ID is a letter and a number, such as E-12 or K-3."));
      return FALSE;
    }
  if (!is_known (cw_window_get_project (window), kind, id))
    {
      g_autofree char *printed = cw_kind_format_id (kind, id);

      g_set_error (
          error, CW_ERROR, CW_ERROR_NOT_FOUND, _ ("There is no %s in this project."), printed);
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (destinations); i++)
    if (destinations[i].kind == kind)
      gtk_widget_activate_action (GTK_WIDGET (window), destinations[i].action, "x", id);
  return TRUE;
}

static void
on_answered (AdwAlertDialog *dialog, const char *response, CwWindow *window)
{
  GtkEditable *entry = GTK_EDITABLE (adw_alert_dialog_get_extra_child (dialog));
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, "go") || cw_window_get_project (window) == NULL)
    return;
  if (!cw_go_to_id (window, gtk_editable_get_text (entry), &error))
    cw_window_toast (window, error->message);
}

AdwDialog *
cw_go_to_dialog_new (CwWindow *window)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Go to ID"), NULL);
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (dialog);
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("E-12, K-3, S-2, M-4 or C-1"));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (entry),
      GTK_ACCESSIBLE_PROPERTY_LABEL,
      /* Translators: what a screen reader calls the entry: the number of an excerpt, a code, a source … */
      _ ("ID"),
      -1);
  adw_alert_dialog_add_responses (alert, "cancel", _ ("_Cancel"), "go", _ ("_Go"), NULL);
  adw_alert_dialog_set_response_appearance (alert, "go", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (alert, "go");
  adw_alert_dialog_set_extra_child (alert, entry);
  adw_dialog_set_focus (dialog, entry);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answered), window, 0);
  return dialog;
}
