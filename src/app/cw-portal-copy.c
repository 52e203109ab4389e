/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* A project that the sandbox hands over alone. The document portal gives a file without its folder, and the database's
 * journal must lie beside the file: there it is only read. The owner is told how to open the folder to the program,
 * and may go on in a copy among the documents. */

#include "config.h"

#include "cw-portal-copy.h"

#include "cw-file-commands.h"

#include <glib/gi18n.h>

/* Where the file really lies, as far as the portal tells. */
static char *
dup_real_folder (GFile *file)
{
  g_autoptr (GFileInfo) info = g_file_query_info (
      file, "xattr::document-portal.host-path", G_FILE_QUERY_INFO_NONE, NULL, NULL);
  const char *path
      = info == NULL ? NULL
                     : g_file_info_get_attribute_string (info, "xattr::document-portal.host-path");

  return path == NULL ? NULL : g_path_get_dirname (path);
}

static void
on_answered (CwWindow *window, const char *response)
{
  if (g_str_equal (response, "copy"))
    cw_file_commands_continue_in_copy (window);
}

static char *
dup_explanation (GFile *file)
{
  g_autofree char *folder = dup_real_folder (file);

  if (folder == NULL)
    return g_strdup (_ (
        "A project needs the folder that it lies in, and this one came alone. You can continue in "
        "a copy in Documents."));
  /* Translators: the first %s is a folder; keep the command in the last line as it is. */
  return g_strdup_printf (_ ("A project needs the folder that it lies in, and Caseweave may not "
                             "see “%s”. You can continue in a copy in "
                             "Documents, or close Caseweave, give this command in a terminal, and "
                             "open the project again:\n\n"
                             "flatpak override --user --filesystem=%s %s"),
                          folder,
                          folder,
                          APP_ID);
}

/**
 * cw_portal_copy_offer:
 *
 * Explains why the project of @window cannot be written where it is, and goes on in a copy if that is wanted.
 */
void
cw_portal_copy_offer (CwWindow *window)
{
  CwProject *project = cw_window_get_project (window);
  g_autoptr (GFile) file = g_file_new_for_path (cw_project_get_path (project));
  g_autofree char *explanation = dup_explanation (file);
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Continue in a Copy?"), explanation);
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (dialog);

  adw_alert_dialog_add_responses (alert, "cancel", _ ("_Cancel"), "copy", _ ("_Make a Copy"), NULL);
  adw_alert_dialog_set_response_appearance (alert, "copy", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (alert, "copy");
  g_signal_connect_object (alert, "response", G_CALLBACK (on_answered), window, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (window));
}
