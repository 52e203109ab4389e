/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* A folder of its own for each test, a project in it, and patience. */

#include "config.h"

#include "window-fixture.h"

#include <glib/gstdio.h>

#include "cw-sources.h"

char *
cw_fixture_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("caseweave-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
cw_fixture_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        cw_fixture_remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

CwProject *
cw_fixture_create_project (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "Two Cities.caseweave", NULL);
  g_autoptr (GError) error = NULL;
  CwProject *project = cw_project_create (path, "Two Cities", &error);

  g_assert_no_error (error);
  return project;
}

gint64
cw_fixture_add_source (CwProject *project, const char *title, const char *text)
{
  g_autoptr (CwDraftSource) draft = cw_draft_source_from_text (title, text);
  g_autoptr (GError) error = NULL;
  gint64 id = cw_project_add_source (project, draft, "", &error);

  g_assert_no_error (error);
  return id;
}

gint64
cw_fixture_add_case (CwProject *project, const char *name, gint64 parent)
{
  g_autoptr (GError) error = NULL;
  gint64 id = cw_project_create_record (project, CW_KIND_CASE, name, parent, &error);

  g_assert_no_error (error);
  return id;
}

/* As a key does it: FALSE for an action that is disabled or not there. */
gboolean
cw_fixture_activate (GtkWidget *widget, const char *action, GVariant *target)
{
  g_autoptr (GtkShortcutAction) shortcut = gtk_named_action_new (action);
  g_autoptr (GVariant) owned = target == NULL ? NULL : g_variant_ref_sink (target);

  return gtk_shortcut_action_activate (shortcut, 0, widget, owned);
}

void
cw_fixture_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
give_up (gpointer data)
{
  g_error ("waited in vain");
  return G_SOURCE_REMOVE;
}

void
cw_fixture_wait (gboolean (*is_done) (gpointer data), gpointer data)
{
  guint timeout = g_timeout_add_seconds (60, give_up, NULL);

  while (!is_done (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
}
