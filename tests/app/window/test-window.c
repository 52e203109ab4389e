/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include <glib/gstdio.h>
#include <libdex.h>

#include "cw-cases.h"
#include "cw-coding.h"
#include "cw-keys.h"
#include "cw-memos.h"
#include "cw-sources.h"
#include "cw-window.h"
#include "window-fixture.h"

#define LARGE_SIZE (17 * 1024 * 1024)

typedef struct
{
  char *folder;
  GFile *file;
  CwWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwProject) project = NULL;

  fixture->folder = cw_fixture_make_folder ();
  project = cw_fixture_create_project (fixture->folder);
  cw_fixture_add_source (project, "Interview P-07", "One.\nTwo.");
  cw_fixture_add_source (project, "Interview P-12", "Three.\nFour.");
  fixture->file = g_file_new_for_path (cw_project_get_path (project));
  g_assert_true (cw_project_close (project, NULL));
  fixture->window = g_object_ref (cw_window_new (NULL));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  cw_fixture_settle ();
  g_assert_finalize_object (fixture->window);
  g_clear_object (&fixture->file);
  cw_fixture_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static gboolean
activate (Fixture *fixture, const char *action)
{
  return cw_fixture_activate (GTK_WIDGET (fixture->window), action, NULL);
}

/* An action that is disabled or not there is not activated. */
static gboolean
activate_id (Fixture *fixture, const char *action, gint64 id)
{
  return cw_fixture_activate (GTK_WIDGET (fixture->window), action, g_variant_new_int64 (id));
}

static const CwPlace *
get_place (Fixture *fixture)
{
  return cw_trail_get_place (cw_window_get_trail (fixture->window));
}

static void
test_without_project (Fixture *fixture, gconstpointer data)
{
  g_assert_null (cw_window_get_project (fixture->window));
  g_assert_false (activate (fixture, "win.undo"));
  g_assert_false (activate (fixture, "win.import-files"));
  g_assert_false (activate_id (fixture, "win.open-source", 1));
  g_assert_true (activate (fixture, "win.show-keys"));
}

/* The next one who opens the file may write. */
static void
test_open_and_close (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwProject) next = NULL;
  g_autoptr (GError) error = NULL;

  cw_window_open_file (fixture->window, fixture->file);
  g_assert_nonnull (cw_window_get_project (fixture->window));
  g_assert_cmpstr (
      gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Two Cities — Caseweave");
  gtk_window_close (GTK_WINDOW (fixture->window));
  cw_fixture_settle ();
  g_assert_null (cw_window_get_project (fixture->window));
  next = cw_project_open (g_file_peek_path (fixture->file), FALSE, &error);
  g_assert_no_error (error);
  g_assert_false (cw_project_is_read_only (next));
  g_assert_true (cw_project_close (next, NULL));
}

static gboolean
has_project (gpointer window)
{
  return cw_window_get_project (window) != NULL;
}

static void
add_large_source (Fixture *fixture)
{
  g_autoptr (CwDraftSource) draft = cw_draft_source_from_text ("Scan", "One.");
  g_autoptr (GError) error = NULL;
  g_autoptr (CwProject) project = cw_project_open (g_file_peek_path (fixture->file), FALSE, &error);

  g_assert_no_error (error);
  draft->original = g_bytes_new_take (g_malloc0 (LARGE_SIZE), LARGE_SIZE);
  g_assert_cmpint (cw_project_add_source (project, draft, "", &error), >, 0);
  g_assert_no_error (error);
  g_assert_true (cw_project_close (project, NULL));
}

/* A large file is opened when the window has been drawn, which says so. */
static void
test_open_large (Fixture *fixture, gconstpointer data)
{
  add_large_source (fixture);
  cw_window_open_file (fixture->window, fixture->file);
  g_assert_null (cw_window_get_project (fixture->window));
  g_assert_true (cw_window_is_opening (fixture->window));
  cw_fixture_wait (has_project, fixture->window);
  g_assert_false (cw_window_is_opening (fixture->window));
  g_assert_cmpint (get_place (fixture)->source, ==, 1);
}

static void
test_close_while_opening (Fixture *fixture, gconstpointer data)
{
  add_large_source (fixture);
  cw_window_open_file (fixture->window, fixture->file);
  gtk_window_close (GTK_WINDOW (fixture->window));
  cw_fixture_settle ();
  g_assert_null (cw_window_get_project (fixture->window));
}

/* What is not in sight is made by the first command that needs it. */
static void
test_panes_on_demand (Fixture *fixture, gconstpointer data)
{
  CwWorkspace *workspace = cw_window_get_workspace (fixture->window);

  cw_window_open_file (fixture->window, fixture->file);
  g_assert_nonnull (cw_workspace_get_content (workspace, CW_SLOT_SOURCES));
  g_assert_nonnull (cw_workspace_get_content (workspace, CW_SLOT_READER));
  g_assert_null (cw_workspace_get_content (workspace, CW_SLOT_MATRIX));
  g_assert_null (cw_workspace_get_content (workspace, CW_SLOT_MEMOS));
  g_assert_null (cw_workspace_get_content (workspace, CW_SLOT_CASES));
  cw_fixture_add_case (cw_window_get_project (fixture->window), "Calder City", 0);
  g_assert_true (activate_id (fixture, "win.show-case", 1));
  g_assert_nonnull (cw_workspace_get_content (workspace, CW_SLOT_CASES));
  g_assert_true (gtk_widget_activate_action (
      GTK_WIDGET (fixture->window), "win.new-memo", "(sx)", "source", G_GINT64_CONSTANT (1)));
  g_assert_nonnull (cw_workspace_get_content (workspace, CW_SLOT_MEMOS));
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", "matrix"));
  g_assert_nonnull (cw_workspace_get_content (workspace, CW_SLOT_MATRIX));
  cw_fixture_settle ();
}

static void
test_open_what_is_no_project (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "letter.caseweave", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  CwProject *before;

  cw_window_open_file (fixture->window, fixture->file);
  before = cw_window_get_project (fixture->window);
  g_assert_true (g_file_set_contents (path, "Dear reader", -1, NULL));
  cw_window_open_file (fixture->window, file);
  g_assert_true (cw_window_get_project (fixture->window) == before);
  g_assert_nonnull (
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)));
}

static void
test_create (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "New.caseweave", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (cw_window_create_project (fixture->window, file, "A Study"));
  g_assert_cmpstr (cw_project_get_title (cw_window_get_project (fixture->window)), ==, "A Study");
  g_assert_false (cw_window_create_project (fixture->window, file, "Another"));
  g_assert_cmpstr (cw_project_get_title (cw_window_get_project (fixture->window)), ==, "A Study");
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  CwProject *project;
  g_autoptr (GError) error = NULL;

  cw_window_open_file (fixture->window, fixture->file);
  project = cw_window_get_project (fixture->window);
  g_assert_false (activate (fixture, "win.redo"));
  cw_project_set_field (project, CW_KIND_SOURCE, 1, CW_SOURCE_TITLE, "Renamed", &error);
  g_assert_no_error (error);

  g_assert_true (activate (fixture, "win.undo"));
  g_assert_cmpstr (cw_record_get_name (cw_project_get_record (project, CW_KIND_SOURCE, 1)),
                   ==,
                   "Interview P-07");
  g_assert_true (activate (fixture, "win.redo"));
  g_assert_cmpstr (
      cw_record_get_name (cw_project_get_record (project, CW_KIND_SOURCE, 1)), ==, "Renamed");
  g_assert_false (activate (fixture, "win.redo"));
}

/* The first section of the menu says what would be undone. */
static char *
dup_undo_label (Fixture *fixture)
{
  CwProject *project = cw_window_get_project (fixture->window);
  g_autoptr (GMenuModel) section = NULL;
  char *label = NULL;

  section
      = g_menu_model_get_item_link (cw_window_get_menu (fixture->window), 0, G_MENU_LINK_SECTION);
  g_assert_nonnull (cw_project_get_undo_label (project));
  g_assert_cmpint (g_menu_model_get_n_items (section), ==, 2);
  g_menu_model_get_item_attribute (section, 0, G_MENU_ATTRIBUTE_LABEL, "s", &label);
  return label;
}

static void
test_undo_label (Fixture *fixture, gconstpointer data)
{
  g_autofree char *expected = NULL;
  g_autofree char *label = NULL;

  cw_window_open_file (fixture->window, fixture->file);
  cw_fixture_add_case (cw_window_get_project (fixture->window), "Calder City", 0);
  expected = g_strconcat (
      "Undo: ", cw_project_get_undo_label (cw_window_get_project (fixture->window)), NULL);
  label = dup_undo_label (fixture);
  g_assert_cmpstr (label, ==, expected);
  g_assert_nonnull (strstr (label, "Calder City"));
}

static void
test_places (Fixture *fixture, gconstpointer data)
{
  cw_window_open_file (fixture->window, fixture->file);
  g_assert_true (activate_id (fixture, "win.open-source", 1));
  g_assert_true (activate_id (fixture, "win.open-source", 2));
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", "matrix"));
  g_assert_true (get_place (fixture)->matrix);

  g_assert_true (activate (fixture, "win.go-back"));
  g_assert_cmpint (get_place (fixture)->source, ==, 2);
  g_assert_cmpstr (cw_workspace_get_view (cw_window_get_workspace (fixture->window)), ==, "read");
  g_assert_true (activate (fixture, "win.go-back"));
  g_assert_cmpint (get_place (fixture)->source, ==, 1);
  g_assert_true (activate (fixture, "win.go-forward"));
  g_assert_true (activate (fixture, "win.go-forward"));
  g_assert_true (get_place (fixture)->matrix);
  g_assert_false (activate (fixture, "win.go-forward"));
}

static void
test_deleted_source_is_no_place (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  cw_window_open_file (fixture->window, fixture->file);
  activate_id (fixture, "win.open-source", 1);
  activate_id (fixture, "win.open-source", 2);
  cw_project_delete (cw_window_get_project (fixture->window), CW_KIND_SOURCE, 1, &error);
  g_assert_no_error (error);
  while (activate (fixture, "win.go-back"))
    g_assert_cmpint (get_place (fixture)->source, !=, 1);
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwProject) first = cw_project_open (g_file_peek_path (fixture->file), FALSE, &error);

  g_assert_no_error (error);
  cw_window_open_file (fixture->window, fixture->file);
  g_assert_true (cw_project_is_read_only (cw_window_get_project (fixture->window)));
  g_assert_false (activate (fixture, "win.import-files"));
  g_assert_false (activate (fixture, "win.new-case"));
  g_assert_true (activate_id (fixture, "win.open-source", 1));
  g_assert_true (cw_project_close (first, NULL));
}

static AdwBanner *
find_banner (GtkWidget *widget, const char *words)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AdwBanner *found = ADW_IS_BANNER (child) ? ADW_BANNER (child) : find_banner (child, words);

      if (found != NULL && strstr (adw_banner_get_title (found), words) != NULL)
        return found;
    }
  return NULL;
}

/* What the sandbox lends out is read only, and the banner offers to go on in a copy. */
static void
test_lent (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder
      = g_build_filename (g_get_user_runtime_dir (), "doc", "caseweave-test", NULL);
  g_autofree char *path = g_build_filename (folder, "lent.caseweave", NULL);
  g_autoptr (GFile) lent = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  AdwBanner *banner;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_copy (fixture->file, lent, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  cw_window_open_file (fixture->window, lent);
  g_assert_true (cw_project_is_read_only (cw_window_get_project (fixture->window)));
  banner = find_banner (GTK_WIDGET (fixture->window), "Continue in a copy");
  g_assert_nonnull (banner);
  g_assert_true (adw_banner_get_revealed (banner));
  g_assert_nonnull (adw_banner_get_button_label (banner));
  g_assert_cmpstr (
      gtk_actionable_get_action_name (GTK_ACTIONABLE (banner)), ==, "win.continue-in-copy");
  cw_window_open_file (fixture->window, fixture->file);
  g_assert_null (find_banner (GTK_WIDGET (fixture->window), "Continue in a copy"));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_panes (Fixture *fixture, gconstpointer data)
{
  CwWorkspace *workspace = cw_window_get_workspace (fixture->window);
  gboolean shown;

  cw_window_open_file (fixture->window, fixture->file);
  shown = cw_workspace_is_shown (workspace, CW_SLOT_MEMOS);
  g_assert_true (activate (fixture, "win.toggle-memos"));
  g_assert_cmpint (cw_workspace_is_shown (workspace, CW_SLOT_MEMOS), ==, !shown);
  g_assert_true (activate (fixture, "win.toggle-memos"));
  g_assert_cmpint (cw_workspace_is_shown (workspace, CW_SLOT_MEMOS), ==, shown);
}

/* At this width there is room for one panel beside the text. */
static void
test_one_panel (Fixture *fixture, gconstpointer data)
{
  CwWorkspace *workspace = cw_window_get_workspace (fixture->window);

  cw_window_open_file (fixture->window, fixture->file);
  g_object_set (workspace, "one-panel", TRUE, NULL);
  cw_workspace_show (workspace, CW_SLOT_CODEBOOK);
  cw_workspace_show (workspace, CW_SLOT_MEMOS);
  g_assert_false (cw_workspace_is_shown (workspace, CW_SLOT_CODEBOOK));
  cw_workspace_show (workspace, CW_SLOT_CODEBOOK);
  g_assert_true (cw_workspace_is_shown (workspace, CW_SLOT_CODEBOOK));
  g_assert_false (cw_workspace_is_shown (workspace, CW_SLOT_MEMOS));
}

/* A project in which each pane has something to show. */
static void
fill_project (CwProject *project)
{
  g_autoptr (GError) error = NULL;
  gint64 place = cw_fixture_add_case (project, "Calder City", 0);
  gint64 code = cw_project_create_record (project, CW_KIND_CODE, "burnout", 0, &error);
  gint64 memo = cw_project_create_record (project, CW_KIND_MEMO, "First impressions", 0, &error);

  cw_project_assign_case (project, place, 1, &error);
  cw_project_apply_code (project, 1, 0, 3, code, &error);
  cw_project_link_memo (project, memo, CW_KIND_CODE, code, &error);
  g_assert_no_error (error);
}

static void
show_every_pane (Fixture *fixture)
{
  CwWorkspace *workspace = cw_window_get_workspace (fixture->window);

  for (CwSlot slot = 0; slot < CW_N_SLOTS; slot++)
    {
      cw_workspace_show (workspace, slot);
      cw_fixture_settle ();
      g_assert_nonnull (cw_workspace_get_content (workspace, slot));
    }
  g_assert_true (activate_id (fixture, "win.show-memo", 1));
  g_assert_true (activate_id (fixture, "win.show-code", 1));
  g_assert_true (activate_id (fixture, "win.show-case", 1));
  g_assert_true (activate_id (fixture, "win.show-excerpt", 1));
  cw_fixture_settle ();
}

static gboolean
is_gone (gpointer reference)
{
  g_autoptr (GObject) object = g_weak_ref_get (reference);

  return object == NULL;
}

/* No row, no item and no idle handler keeps the project that was shown before. */
static void
test_closed_project_goes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "Next.caseweave", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GWeakRef project;

  cw_window_open_file (fixture->window, fixture->file);
  fill_project (cw_window_get_project (fixture->window));
  show_every_pane (fixture);
  g_weak_ref_init (&project, cw_window_get_project (fixture->window));
  g_assert_true (cw_window_create_project (fixture->window, file, "Next"));
  cw_fixture_wait (is_gone, &project);
  g_weak_ref_clear (&project);
}

static void
test_project_goes_with_window (Fixture *fixture, gconstpointer data)
{
  GWeakRef project;

  cw_window_open_file (fixture->window, fixture->file);
  fill_project (cw_window_get_project (fixture->window));
  show_every_pane (fixture);
  g_weak_ref_init (&project, cw_window_get_project (fixture->window));
  gtk_window_close (GTK_WINDOW (fixture->window));
  cw_fixture_wait (is_gone, &project);
  g_weak_ref_clear (&project);
}

static void
check_known (GtkWidget *window, const CwKey *key)
{
  if (key->action == NULL || !g_str_has_prefix (key->action, "win."))
    return;
  for (guint i = 0;; i++)
    {
      GType owner;
      const char *name;
      const GVariantType *type;
      const char *property;

      if (!gtk_widget_class_query_action (
              GTK_WIDGET_GET_CLASS (window), i, &owner, &name, &type, &property))
        g_error ("%s names no action", key->action);
      if (g_str_equal (name, key->action))
        {
          g_assert_cmpint (key->target != NULL, ==, type != NULL);
          return;
        }
    }
}

static void
test_keys_name_actions (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < cw_keys_get_n_groups (); i++)
    for (const CwKey *key = cw_keys_get_group (i)->keys; key->keys != NULL; key++)
      check_known (GTK_WIDGET (fixture->window), key);
}

/* Each dialog can be shown, and goes with its window. */
static void
test_dialogs (Fixture *fixture, gconstpointer data)
{
  const char *const actions[]
      = { "win.new-project", "win.about", "win.preferences", "win.show-keys", "win.go-to-id" };

  cw_window_open_file (fixture->window, fixture->file);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      AdwDialog *dialog;

      g_assert_true (activate (fixture, actions[i]));
      dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
      g_assert_nonnull (dialog);
      adw_dialog_force_close (dialog);
      cw_fixture_settle ();
    }
}

#define ADD(path, function) g_test_add ("/window/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  dex_init ();
  ADD ("without-project", test_without_project);
  ADD ("open-and-close", test_open_and_close);
  ADD ("open-large", test_open_large);
  ADD ("close-while-opening", test_close_while_opening);
  ADD ("panes-on-demand", test_panes_on_demand);
  ADD ("open-what-is-no-project", test_open_what_is_no_project);
  ADD ("create", test_create);
  ADD ("undo", test_undo);
  ADD ("undo-label", test_undo_label);
  ADD ("places", test_places);
  ADD ("deleted-source-is-no-place", test_deleted_source_is_no_place);
  ADD ("read-only", test_read_only);
  ADD ("lent", test_lent);
  ADD ("panes", test_panes);
  ADD ("one-panel", test_one_panel);
  ADD ("closed-project-goes", test_closed_project_goes);
  ADD ("project-goes-with-window", test_project_goes_with_window);
  ADD ("keys-name-actions", test_keys_name_actions);
  ADD ("dialogs", test_dialogs);
  return g_test_run ();
}
