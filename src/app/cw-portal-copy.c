/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* A project that the sandbox hands over alone. The document portal gives a file without its folder, and the database's
 * journal must lie beside the file: there it can neither be written safely nor be read while its journal holds work.
 * The owner is told how to open the folder to the program, and may go on in a copy among the documents. */

#include "config.h"

#include "cw-portal-copy.h"

#include <glib/gi18n.h>

#define MAX_COPIES 1000

typedef struct
{
  CwWindow *window;
  GFile *file;
} Offer;

static void
free_offer (gpointer data, GClosure *closure)
{
  Offer *offer = data;

  g_clear_object (&offer->window);
  g_clear_object (&offer->file);
  g_free (offer);
}

/**
 * cw_portal_copy_is_needed:
 *
 * Returns: whether @file lies on the document portal
 */
gboolean
cw_portal_copy_is_needed (GFile *file)
{
  g_autofree char *portal = g_build_filename (g_get_user_runtime_dir (), "doc", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (portal);

  return g_file_has_prefix (file, folder);
}

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

/* "Name.caseweave", else "Name (2).caseweave" and so on: nothing is ever written over. */
static GFile *
create_target (GFile *file, GFile *folder, guint number)
{
  g_autofree char *name = g_file_get_basename (file);
  char *dot = strrchr (name, '.');
  g_autofree char *numbered = NULL;

  if (number == 1)
    return g_file_get_child (folder, name);
  numbered = dot == NULL ? g_strdup_printf ("%s (%u)", name, number)
                         : g_strdup_printf ("%.*s (%u)%s", (int) (dot - name), name, number, dot);
  return g_file_get_child (folder, numbered);
}

/**
 * cw_portal_copy_make:
 * @file: a project
 * @folder: where the copy shall lie
 * @error: why there is none
 *
 * Copies @file under its own name, or a new one like it where that is taken.
 *
 * Returns: (transfer full): the copy, or NULL with @error set
 */
GFile *
cw_portal_copy_make (GFile *file, GFile *folder, GError **error)
{
  for (guint number = 1; number < MAX_COPIES; number++)
    {
      g_autoptr (GFile) target = create_target (file, folder, number);
      g_autoptr (GError) trouble = NULL;

      if (g_file_copy (file, target, G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL, NULL, NULL, &trouble))
        return g_steal_pointer (&target);
      if (!g_error_matches (trouble, G_IO_ERROR, G_IO_ERROR_EXISTS))
        {
          g_propagate_error (error, g_steal_pointer (&trouble));
          return NULL;
        }
    }
  g_set_error (error,
               G_IO_ERROR,
               G_IO_ERROR_EXISTS,
               _ ("There are too many copies of this project already. Remove some of them."));
  return NULL;
}

static void
on_answered (AdwAlertDialog *dialog, const char *response, Offer *offer)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) folder
      = g_file_new_for_path (documents != NULL ? documents : g_get_home_dir ());
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) copy = NULL;

  if (!g_str_equal (response, "copy"))
    return;
  copy = cw_portal_copy_make (offer->file, folder, &error);
  if (copy != NULL)
    cw_window_open_file (offer->window, copy);
  else
    cw_window_toast (offer->window, error->message);
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
 * Explains why @file cannot be opened where it is, and opens a copy if that is wanted.
 */
void
cw_portal_copy_offer (CwWindow *window, GFile *file)
{
  g_autofree char *explanation = dup_explanation (file);
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Continue in a Copy?"), explanation);
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (dialog);
  Offer *offer = g_new0 (Offer, 1);

  offer->window = g_object_ref (window);
  offer->file = g_object_ref (file);
  adw_alert_dialog_add_responses (alert, "cancel", _ ("_Cancel"), "copy", _ ("_Make a Copy"), NULL);
  adw_alert_dialog_set_response_appearance (alert, "copy", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (alert, "copy");
  g_signal_connect_data (alert, "response", G_CALLBACK (on_answered), offer, free_offer, 0);
  adw_dialog_present (dialog, GTK_WIDGET (window));
}
