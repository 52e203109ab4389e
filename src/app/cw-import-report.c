/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The files that could not be imported, each with what is wrong and what to do. */

#include "config.h"

#include "cw-import-report.h"

#include <glib/gi18n.h>

#include "cw-import.h"

static GtkWidget *
create_row (const CwImportFailure *failure)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), failure->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), failure->sentence);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  return row;
}

/* @failures: (element-type CwImportFailure): at least one */
AdwDialog *
cw_import_report_new (GPtrArray *failures)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();

  for (guint i = 0; i < failures->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               create_row (g_ptr_array_index (failures, i)));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _ ("Nothing of these files is in the project."));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_title (dialog, _ ("Files Not Imported"));
  adw_dialog_set_content_width (dialog, 520);
  adw_dialog_set_child (dialog, view);
  return dialog;
}
