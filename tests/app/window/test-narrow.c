/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The window at the width of a phone. A warning of the toolkit, as for a child that is wider than its place, ends the
 * test. */

#include "config.h"

#include <libdex.h>

#include "cw-code-picker.h"
#include "cw-window.h"
#include "cw-window-panes.h"
#include "window-fixture.h"

#define WIDTH 360
#define HEIGHT 720

/* Longer than any window of that width. */
#define LONG_NAME                                                                                  \
  "being sent away by one office to another which then sends the person back to the first"

typedef struct
{
  char *folder;
  CwWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwProject) project = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  g_object_set (
      gtk_settings_get_default (), "gtk-decoration-layout", ":minimize,maximize,close", NULL);
  fixture->folder = cw_fixture_make_folder ();
  project = cw_fixture_create_project (fixture->folder);
  cw_fixture_add_source (project, "Interview P-07", "One.\nTwo.");
  cw_fixture_add_case (project, "Calder City", 0);
  cw_project_create_record (project, CW_KIND_CODE, LONG_NAME, 0, &error);
  cw_project_create_record (project, CW_KIND_MEMO, "First impressions", 0, &error);
  g_assert_no_error (error);
  file = g_file_new_for_path (cw_project_get_path (project));
  g_assert_true (cw_project_close (project, NULL));
  fixture->window = g_object_ref (cw_window_new (NULL));
  cw_window_open_file (fixture->window, file);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  cw_fixture_settle ();
  g_assert_finalize_object (fixture->window);
  cw_fixture_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static gboolean
is_narrow (gpointer workspace)
{
  return gtk_widget_get_width (workspace) == WIDTH;
}

static gboolean
is_wide (gpointer workspace)
{
  return gtk_widget_get_width (workspace) > 1000;
}

static CwWorkspace *
show_at (Fixture *fixture, int width, int height)
{
  CwWorkspace *workspace = cw_window_get_workspace (fixture->window);

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, height);
  gtk_window_present (GTK_WINDOW (fixture->window));
  cw_fixture_wait (width == WIDTH ? is_narrow : is_wide, workspace);
  cw_fixture_settle ();
  return workspace;
}

static gboolean
is_drawn (gpointer frames)
{
  return *(int *) frames <= 0;
}

static gboolean
count_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer frames)
{
  gtk_widget_queue_draw (widget);
  return --*(int *) frames > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
let_draw (CwWorkspace *workspace)
{
  int frames = 5;

  gtk_widget_add_tick_callback (GTK_WIDGET (workspace), count_frame, &frames, NULL);
  cw_fixture_wait (is_drawn, &frames);
}

/* Every pane at this width, each over the text. */
static void
test_panes (Fixture *fixture, gconstpointer data)
{
  CwWorkspace *workspace = show_at (fixture, WIDTH, HEIGHT);

  for (CwSlot slot = 0; slot < CW_N_SLOTS; slot++)
    {
      cw_workspace_show (workspace, slot);
      let_draw (workspace);
      g_assert_true (cw_workspace_is_shown (workspace, slot));
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (workspace)), ==, WIDTH);
    }
}

/* At one stroke from wide to narrow: what has been shown and is hidden now gets no width for a moment. */
static void
test_hidden_panes (Fixture *fixture, gconstpointer data)
{
  CwWorkspace *workspace = show_at (fixture, 1500, 900);

  for (CwSlot slot = 0; slot < CW_N_SLOTS; slot++)
    {
      cw_workspace_show (workspace, slot);
      let_draw (workspace);
    }
  cw_workspace_toggle (workspace, CW_SLOT_MEMOS);
  let_draw (workspace);
  show_at (fixture, WIDTH, HEIGHT);
  let_draw (workspace);
  show_at (fixture, 1500, 900);
  cw_workspace_toggle (workspace, CW_SLOT_MEMOS);
  let_draw (workspace);
  show_at (fixture, WIDTH, HEIGHT);
  let_draw (workspace);
}

static GtkWidget *
find_picker (GtkWidget *widget)
{
  GtkWidget *found = CW_IS_CODE_PICKER (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_picker (child);
  return found;
}

/* However long a name is, and wherever the selection ends. */
static void
test_picker (Fixture *fixture, gconstpointer data)
{
  CwWorkspace *workspace = show_at (fixture, WIDTH, HEIGHT);
  GtkWidget *reader = GTK_WIDGET (cw_panes_ensure_reader (workspace));
  GdkSurface *surface;
  GtkWidget *picker;
  double x, frame_x, frame_y;

  g_assert_true (gtk_widget_activate_action (reader, "coding.pick", NULL));
  picker = find_picker (reader);
  g_assert_nonnull (picker);
  let_draw (workspace);
  for (int at = 0; at < 300; at += 50)
    {
      cw_code_picker_open (CW_CODE_PICKER (picker), &(GdkRectangle) { at, 40, 1, 20 });
      let_draw (workspace);
      surface = gtk_native_get_surface (GTK_NATIVE (picker));
      gtk_native_get_surface_transform (GTK_NATIVE (fixture->window), &frame_x, &frame_y);
      x = gdk_popup_get_position_x (GDK_POPUP (surface)) - frame_x;
      g_assert_cmpint (gtk_widget_get_width (picker), >, 200);
      g_assert_cmpfloat (x, >=, 0);
      g_assert_cmpfloat (x + gdk_surface_get_width (surface), <=, WIDTH);
    }
}

#define ADD(path, function) g_test_add ("/narrow/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  dex_init ();
  ADD ("panes", test_panes);
  ADD ("hidden-panes", test_hidden_panes);
  ADD ("picker", test_picker);
  return g_test_run ();
}
