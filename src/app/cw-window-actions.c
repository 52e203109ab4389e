/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The commands of the window. Features activate them by name, so that none has to know another. */

#include "config.h"

#include "cw-window-actions.h"

#include <glib/gi18n.h>

#include "cw-app-dialogs.h"
#include "cw-cases-pane.h"
#include "cw-cases.h"
#include "cw-evidence.h"
#include "cw-field.h"
#include "cw-file-commands.h"
#include "cw-go-to-dialog.h"
#include "cw-help-window.h"
#include "cw-keys-page.h"
#include "cw-palette.h"
#include "cw-portal-copy.h"
#include "cw-sample.h"
#include "cw-window-backups.h"
#include "cw-window-examples.h"
#include "cw-window-panes.h"
#include "cw-window-places.h"

/* --- undo and redo ------------------------------------------------------------------------------------ */

static void
undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWindow *self = CW_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  g_autofree char *sentence = NULL;

  cw_panes_flush (cw_window_get_workspace (self));
  if (!cw_project_undo (cw_window_get_project (self), &label, &error))
    {
      cw_window_toast (self, error->message);
      return;
    }
  sentence = g_strdup_printf (_ ("Undone: %s"), label);
  cw_window_toast (self, sentence);
}

static void
redo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWindow *self = CW_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  g_autofree char *sentence = NULL;

  cw_panes_flush (cw_window_get_workspace (self));
  if (!cw_project_redo (cw_window_get_project (self), &label, &error))
    {
      cw_window_toast (self, error->message);
      return;
    }
  sentence = g_strdup_printf (_ ("Redone: %s"), label);
  cw_window_toast (self, sentence);
}

/* --- places -------------------------------------------------------------------------------------------- */

static void
open_source (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwPlace place = { .source = g_variant_get_int64 (parameter) };

  cw_window_go_to (CW_WINDOW (widget), &place);
}

static void
show_excerpt (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWindow *self = CW_WINDOW (widget);
  CwEvidence *evidence = cw_project_get_evidence (cw_window_get_project (self));
  CwPlace place = { .excerpt = g_variant_get_int64 (parameter) };

  if (cw_evidence_find_excerpt (evidence, place.excerpt, &place.source) != NULL)
    cw_window_go_to (self, &place);
  else
    cw_window_toast (self, _ ("This excerpt is no longer in the project."));
}

/* The focus may stay where one searches. */
static void
show_passage (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWindow *self = CW_WINDOW (widget);
  CwPlace now, place = { 0 };
  guint start, end;
  gboolean focus;

  g_variant_get (parameter, "(xuub)", &place.source, &start, &end, &focus);
  cw_panes_read_place (cw_window_get_workspace (self), &now);
  if (now.matrix || now.source != place.source)
    cw_window_go_to (self, &place);
  cw_panes_show_passage (cw_window_get_workspace (self), start, end, focus);
  if (!focus)
    cw_workspace_show (cw_window_get_workspace (self), CW_SLOT_SEARCH);
}

static void
search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_panes_search (cw_window_get_workspace (CW_WINDOW (widget)));
}

static void
go_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_window_go_back (CW_WINDOW (widget));
}

static void
go_forward (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_window_go_forward (CW_WINDOW (widget));
}

static void
focus_next_pane (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_workspace_focus_next (cw_window_get_workspace (CW_WINDOW (widget)));
}

static void
toggle_panel (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWorkspace *workspace = cw_window_get_workspace (CW_WINDOW (widget));

  if (g_str_equal (name, "win.toggle-sources"))
    cw_workspace_toggle (workspace, CW_SLOT_SOURCES);
  else if (g_str_equal (name, "win.toggle-codebook"))
    cw_workspace_toggle (workspace, CW_SLOT_CODEBOOK);
  else
    cw_workspace_toggle (workspace, CW_SLOT_MEMOS);
}

/* --- codes, cases and memos ------------------------------------------------------------------------------ */

static void
apply_code (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_panes_apply_code (cw_window_get_workspace (CW_WINDOW (widget)),
                       g_variant_get_int64 (parameter));
}

static void
show_code (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_panes_show_code (cw_window_get_workspace (CW_WINDOW (widget)),
                      g_variant_get_int64 (parameter));
}

static void
open_code (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_panes_open_code (cw_window_get_workspace (CW_WINDOW (widget)),
                      g_variant_get_int64 (parameter));
}

static void
assign_selection (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWindow *self = CW_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  gint64 source;
  guint start;
  guint end;

  if (!cw_panes_get_selection (cw_window_get_workspace (self), &source, &start, &end))
    cw_window_toast (self, _ ("Select a passage of the text first."));
  else if (!cw_project_assign_case_range (cw_window_get_project (self),
                                          g_variant_get_int64 (parameter),
                                          source,
                                          start,
                                          end,
                                          &error))
    cw_window_toast (self, error->message);
}

static void
create_memo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *noun;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &noun, &id);
  cw_panes_new_memo (cw_window_get_workspace (CW_WINDOW (widget)),
                     *noun == '\0' ? CW_KIND_NONE : cw_kind_from_noun (noun),
                     id);
}

static void
show_memo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_panes_show_memo (cw_window_get_workspace (CW_WINDOW (widget)),
                      g_variant_get_int64 (parameter));
}

/* --- the rest -------------------------------------------------------------------------------------------- */

static void
show_toast (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_window_toast (CW_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_panes_print (cw_window_get_workspace (CW_WINDOW (widget)),
                  g_variant_get_string (parameter, NULL));
}

static void
print_view (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWorkspace *workspace = cw_window_get_workspace (CW_WINDOW (widget));

  cw_panes_print (
      workspace, cw_workspace_is_shown (workspace, CW_SLOT_MATRIX) ? "matrix" : "excerpts-by-code");
}

static void
run_file_command (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWindow *self = CW_WINDOW (widget);

  if (g_str_equal (name, "win.new-project"))
    cw_file_commands_create (self);
  else if (g_str_equal (name, "win.open-project"))
    cw_file_commands_open (self);
  else if (g_str_equal (name, "win.import-files"))
    cw_file_commands_import_files (self);
  else
    cw_file_commands_import_folder (self);
}

static void
replace_text (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_file_commands_replace_text (CW_WINDOW (widget), g_variant_get_int64 (parameter));
}

static void
review_evidence (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWorkspace *workspace = cw_window_get_workspace (CW_WINDOW (widget));

  cw_workspace_show (workspace, CW_SLOT_READER);
  cw_panes_activate (CW_WINDOW (widget), "coding.review", NULL);
}

static void
split_text (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWorkspace *workspace = cw_window_get_workspace (CW_WINDOW (widget));
  CwReaderDesk *desk = CW_READER_DESK (cw_panes_ensure (workspace, CW_SLOT_READER));

  cw_workspace_show (workspace, CW_SLOT_READER);
  cw_reader_desk_split (desk, !cw_reader_desk_is_split (desk));
}

static void
cancel_import (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_window_cancel_import (CW_WINDOW (widget));
}

static void
show_dialog (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AdwDialog *dialog;

  if (g_str_equal (name, "win.about"))
    dialog = cw_about_dialog_new ();
  else if (g_str_equal (name, "win.preferences"))
    dialog = cw_preferences_dialog_new ();
  else if (g_str_equal (name, "win.show-palette"))
    dialog = cw_palette_new (CW_WINDOW (widget));
  else if (g_str_equal (name, "win.go-to-id"))
    dialog = cw_go_to_dialog_new (CW_WINDOW (widget));
  else
    dialog = cw_keys_page_new ();
  adw_dialog_present (dialog, widget);
}

static void
show_help (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_help_window_show (gtk_window_get_application (GTK_WINDOW (widget)));
}

static void
open_sample (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) sample = cw_sample_ensure (&error);

  if (sample != NULL)
    cw_window_open_file (CW_WINDOW (widget), sample);
  else
    cw_window_toast (CW_WINDOW (widget), error->message);
}

static void
create_case (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWorkspace *workspace = cw_window_get_workspace (CW_WINDOW (widget));

  cw_workspace_show (workspace, CW_SLOT_CASES);
  gtk_widget_activate_action (cw_panes_ensure (workspace, CW_SLOT_CASES), "case.new", NULL);
}

static void
show_case (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwWorkspace *workspace = cw_window_get_workspace (CW_WINDOW (widget));

  cw_workspace_show (workspace, CW_SLOT_CASES);
  cw_cases_pane_select (CW_CASES_PANE (cw_panes_ensure (workspace, CW_SLOT_CASES)),
                        g_variant_get_int64 (parameter));
}

static void
open_uri (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  cw_window_open_file (CW_WINDOW (widget), file);
}

static void
continue_in_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_portal_copy_offer (CW_WINDOW (widget));
}

typedef struct
{
  const char *name;
  const char *type;
  GtkWidgetActionActivateFunc activate;
} ActionEntry;

/* These need a project. */
static const ActionEntry project_actions[] = {
  { "win.open-source", "x", open_source },
  { "win.show-excerpt", "x", show_excerpt },
  { "win.show-passage", "(xuub)", show_passage },
  { "win.search", NULL, search },
  { "win.split-text", NULL, split_text },
  { "win.next-pane", NULL, focus_next_pane },
  { "win.toggle-sources", NULL, toggle_panel },
  { "win.toggle-codebook", NULL, toggle_panel },
  { "win.toggle-memos", NULL, toggle_panel },
  { "win.show-code", "x", show_code },
  { "win.open-code", "x", open_code },
  { "win.show-memo", "x", show_memo },
  { "win.print", "s", print },
  { "win.print-view", NULL, print_view },
  { "win.go-to-id", NULL, show_dialog },
  { "win.show-backups", NULL, cw_window_show_backups },
  { "win.continue-in-copy", NULL, continue_in_copy },
  { "win.show-case", "x", show_case },
  { "win.show-summary", "x", cw_window_show_summary },
  { "win.show-display", "x", cw_window_show_display },
  { "win.show-participant", "x", cw_window_show_participant },
};

/* These need one that can be written. */
static const ActionEntry writing_actions[] = {
  { "win.import-files", NULL, run_file_command },
  { "win.import-folder", NULL, run_file_command },
  { "win.cancel-import", NULL, cancel_import },
  { "win.replace-text", "x", replace_text },
  { "win.review-evidence", NULL, review_evidence },
  { "win.new-case", NULL, create_case },
  { "win.apply-code", "x", apply_code },
  { "win.assign-selection", "x", assign_selection },
  { "win.set-typical", NULL, cw_window_set_example },
  { "win.set-near-miss", NULL, cw_window_set_example },
  { "win.new-memo", "(sx)", create_memo },
  { "win.new-memo-here", NULL, cw_window_create_memo_here },
};

static const ActionEntry other_actions[] = {
  { "win.undo", NULL, undo },
  { "win.redo", NULL, redo },
  { "win.go-back", NULL, go_back },
  { "win.go-forward", NULL, go_forward },
  { "win.toast", "s", show_toast },
  { "win.restore-backup", "(ss)", cw_window_restore_backup },
  { "win.open-uri", "s", open_uri },
  { "win.new-project", NULL, run_file_command },
  { "win.open-project", NULL, run_file_command },
  { "win.about", NULL, show_dialog },
  { "win.preferences", NULL, show_dialog },
  { "win.open-sample", NULL, open_sample },
  { "win.show-help", NULL, show_help },
  { "win.show-card", NULL, cw_window_show_card },
  { "win.show-keys", NULL, show_dialog },
  { "win.show-palette", NULL, show_dialog },
};

static void
enable_entries (GtkWidget *widget, const ActionEntry *entries, guint n_entries, gboolean enabled)
{
  for (guint i = 0; i < n_entries; i++)
    gtk_widget_action_set_enabled (widget, entries[i].name, enabled);
}

static void
install_entries (GtkWidgetClass *widget_class, const ActionEntry *entries, guint n_entries)
{
  for (guint i = 0; i < n_entries; i++)
    gtk_widget_class_install_action (
        widget_class, entries[i].name, entries[i].type, entries[i].activate);
}

void
cw_window_install_actions (GtkWidgetClass *widget_class)
{
  install_entries (widget_class, project_actions, G_N_ELEMENTS (project_actions));
  install_entries (widget_class, writing_actions, G_N_ELEMENTS (writing_actions));
  install_entries (widget_class, other_actions, G_N_ELEMENTS (other_actions));
  gtk_widget_class_install_property_action (widget_class, "win.view", "view");
}

void
cw_window_update_actions (CwWindow *window)
{
  GtkWidget *widget = GTK_WIDGET (window);
  CwProject *project = cw_window_get_project (window);
  CwTrail *trail = cw_window_get_trail (window);

  enable_entries (widget, project_actions, G_N_ELEMENTS (project_actions), project != NULL);
  enable_entries (widget,
                  writing_actions,
                  G_N_ELEMENTS (writing_actions),
                  project != NULL && !cw_project_is_read_only (project));
  gtk_widget_action_set_enabled (
      widget, "win.undo", project != NULL && cw_project_get_undo_label (project) != NULL);
  gtk_widget_action_set_enabled (
      widget, "win.redo", project != NULL && cw_project_get_redo_label (project) != NULL);
  gtk_widget_action_set_enabled (widget, "win.go-back", cw_trail_can_go_back (trail));
  gtk_widget_action_set_enabled (widget, "win.go-forward", cw_trail_can_go_forward (trail));
}
