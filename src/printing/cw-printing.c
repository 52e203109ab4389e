/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What the window calls to print. */

#include "config.h"

#include "cw-printing.h"

#include "cw-print-preview.h"

static AdwDialog *
get_visible_dialog (GtkWindow *parent)
{
  if (ADW_IS_APPLICATION_WINDOW (parent))
    return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (parent));
  return ADW_IS_WINDOW (parent) ? adw_window_get_visible_dialog (ADW_WINDOW (parent)) : NULL;
}

/* The window's key for printing, pressed again in the preview, means to print what is shown. */
static gboolean
print_shown (GtkWindow *parent)
{
  AdwDialog *dialog = get_visible_dialog (parent);

  if (!CW_IS_PRINT_PREVIEW (dialog))
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (dialog), "preview.print", NULL);
  return TRUE;
}

/**
 * cw_print_excerpts:
 *
 * Shows a preview of the excerpts by code, to print them or to save them as PDF.
 */
void
cw_print_excerpts (GtkWindow *parent, CwProject *project)
{
  g_return_if_fail (GTK_IS_WINDOW (parent) && CW_IS_PROJECT (project));

  if (!print_shown (parent))
    adw_dialog_present (ADW_DIALOG (cw_print_preview_new_excerpts (project)), GTK_WIDGET (parent));
}

/**
 * cw_print_matrix:
 * @definition: "rows=…", "columns=…" and "measure=…", a line each, as saved displays have them
 *
 * Shows a preview of a matrix, to print it or to save it as PDF.
 */
void
cw_print_matrix (GtkWindow *parent, CwProject *project, const char *definition)
{
  g_return_if_fail (GTK_IS_WINDOW (parent) && CW_IS_PROJECT (project) && definition != NULL);

  if (!print_shown (parent))
    adw_dialog_present (ADW_DIALOG (cw_print_preview_new_matrix (project, definition)),
                        GTK_WIDGET (parent));
}
