/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The codebook in the window: its page, the card of a code while reading, examples from what is read. */

#include "config.h"

#include <libdex.h>

#include "cw-code-picker.h"
#include "cw-codebook-page.h"
#include "cw-coding.h"
#include "cw-examples.h"
#include "cw-reader-page.h"
#include "cw-window.h"
#include "window-fixture.h"

typedef struct
{
  char *folder;
  CwWindow *window;
  CwProject *project;
  gint64 source, code, excerpt;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwProject) project = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = cw_fixture_make_folder ();
  project = cw_fixture_create_project (fixture->folder);
  fixture->source
      = cw_fixture_add_source (project, "Interview P-07", "They said it was ours.\nTwo.");
  fixture->code = cw_project_create_record (project, CW_KIND_CODE, "turf claim", 0, NULL);
  fixture->excerpt = cw_project_apply_code (project, fixture->source, 0, 22, fixture->code, &error);
  g_assert_no_error (error);
  file = g_file_new_for_path (cw_project_get_path (project));
  g_assert_true (cw_project_close (project, NULL));
  fixture->window = g_object_ref (cw_window_new (NULL));
  gtk_window_present (GTK_WINDOW (fixture->window));
  cw_window_open_file (fixture->window, file);
  cw_fixture_settle ();
  fixture->project = cw_window_get_project (fixture->window);
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

static void
activate (Fixture *fixture, const char *action, GVariant *parameter)
{
  g_assert_true (cw_fixture_activate (GTK_WIDGET (fixture->window), action, parameter));
  cw_fixture_settle ();
}

static GtkWidget *
find_child (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_child (child, type);
  return found;
}

static gboolean
is_page_shown (Fixture *fixture)
{
  return cw_workspace_is_shown (cw_window_get_workspace (fixture->window), CW_SLOT_CODES);
}

static void
test_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) marked = NULL;
  GtkWidget *page;

  activate (fixture, "win.open-code", g_variant_new_int64 (fixture->code));
  g_assert_true (is_page_shown (fixture));
  page = cw_workspace_get_content (cw_window_get_workspace (fixture->window), CW_SLOT_CODES);
  marked = cw_codebook_page_dup_marked (CW_CODEBOOK_PAGE (page));
  g_assert_cmpuint (marked->len, ==, 1);
  /* The way back leads to what was read. */
  activate (fixture, "win.go-back", NULL);
  g_assert_false (is_page_shown (fixture));
  activate (fixture, "win.go-forward", NULL);
  g_assert_true (is_page_shown (fixture));
}

static char *
list_examples (Fixture *fixture)
{
  g_autoptr (GPtrArray) examples = cw_project_list_examples (fixture->project, 0, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < examples->len; i++)
    {
      const CwExample *example = g_ptr_array_index (examples, i);

      g_string_append_printf (text,
                              "%s %" G_GINT64_FORMAT " %s; ",
                              cw_example_kind_nick (example->kind),
                              example->code,
                              example->quote);
    }
  return g_string_free (text, FALSE);
}

static void
test_typical (Fixture *fixture, gconstpointer data)
{
  g_autofree char *found = NULL;

  activate (fixture, "win.show-excerpt", g_variant_new_int64 (fixture->excerpt));
  activate (fixture, "win.set-typical", NULL);
  found = list_examples (fixture);
  g_assert_cmpstr (found, ==, "typical 1 They said it was ours.; ");
}

/* Which code it is not, one has to say. */
static void
test_near_miss (Fixture *fixture, gconstpointer data)
{
  gint64 other = cw_project_create_record (fixture->project, CW_KIND_CODE, "pride", 0, NULL);
  g_autofree char *found = NULL;
  GtkWidget *picker;

  activate (fixture, "win.show-excerpt", g_variant_new_int64 (fixture->excerpt));
  activate (fixture, "win.set-near-miss", NULL);
  picker = find_child (
      cw_workspace_get_content (cw_window_get_workspace (fixture->window), CW_SLOT_READER),
      CW_TYPE_CODE_PICKER);
  while (picker != NULL && !gtk_widget_get_mapped (picker))
    picker = gtk_widget_get_next_sibling (picker);
  g_assert_nonnull (picker);
  g_signal_emit_by_name (picker, "code-picked", other);
  gtk_popover_popdown (GTK_POPOVER (picker));
  cw_fixture_settle ();
  found = list_examples (fixture);
  g_assert_cmpstr (found, ==, "near miss 2 They said it was ours.; ");
}

static gboolean
shows_words (GtkWidget *widget, const char *words)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), words))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows_words (child, words))
      return TRUE;
  return FALSE;
}

static void
test_card (Fixture *fixture, gconstpointer data)
{
  GtkWidget *reader
      = cw_workspace_get_content (cw_window_get_workspace (fixture->window), CW_SLOT_READER);

  g_assert_true (cw_project_set_field (fixture->project,
                                       CW_KIND_CODE,
                                       fixture->code,
                                       CW_CODE_WHEN_NOT_TO_USE,
                                       "Not for money.",
                                       NULL));
  activate (fixture, "win.show-excerpt", g_variant_new_int64 (fixture->excerpt));
  activate (fixture, "win.show-card", NULL);
  g_assert_true (shows_words (reader, "Not for money."));
  g_assert_true (shows_words (reader, "“They said it was ours.”"));
}

#define ADD(name, function) g_test_add ("/codes/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  dex_init ();
  ADD ("page", test_page);
  ADD ("typical", test_typical);
  ADD ("near-miss", test_near_miss);
  ADD ("card", test_card);
  return g_test_run ();
}
