/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "cw-print-preview.h"
#include "cw-print-save.h"
#include "cw-printing.h"
#include "toy-project.h"

#include <glib/gstdio.h>
#include <poppler.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *path;
  char *printed;
  CwProject *project;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("cw-printing-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "toy.caseweave", NULL);
  fixture->printed = g_build_filename (fixture->folder, "printed.pdf", NULL);
  fixture->project = toy_project_new (fixture->path);
  fixture->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (fixture->window), gtk_label_new (""));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1100, 800);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static gboolean
on_time_over (gpointer over)
{
  *(gboolean *) over = TRUE;
  return G_SOURCE_REMOVE;
}

static void
spin (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add_full (G_PRIORITY_LOW, milliseconds, on_time_over, &over, NULL);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  spin (50);
  g_assert_true (cw_project_close (fixture->project, NULL));
  g_assert_finalize_object (fixture->project);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->printed);
}

static void
wait_until_laid_out (CwPrintPreview *preview)
{
  while (cw_print_preview_get_busy (preview))
    g_main_context_iteration (NULL, TRUE);
}

static CwPrintPreview *
get_preview (Fixture *fixture)
{
  AdwDialog *dialog = adw_window_get_visible_dialog (ADW_WINDOW (fixture->window));

  g_assert_true (CW_IS_PRINT_PREVIEW (dialog));
  wait_until_laid_out (CW_PRINT_PREVIEW (dialog));
  return CW_PRINT_PREVIEW (dialog);
}

static CwPrintPreview *
open_excerpts (Fixture *fixture)
{
  cw_print_excerpts (GTK_WINDOW (fixture->window), fixture->project);
  return get_preview (fixture);
}

static char *
read_pdf (const char *path, int *n_pages)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  PopplerDocument *pdf = poppler_document_new_from_file (uri, NULL, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  *n_pages = poppler_document_get_n_pages (pdf);
  for (int i = 0; i < *n_pages; i++)
    {
      PopplerPage *page = poppler_document_get_page (pdf, i);
      g_autofree char *words = poppler_page_get_text (page);

      g_string_append (text, words);
      g_object_unref (page);
    }
  g_object_unref (pdf);
  return g_string_free (text, FALSE);
}

static char *
print_and_read (Fixture *fixture, CwPrintPreview *preview)
{
  g_autofree char *text = NULL;
  int n_pages;

  g_setenv ("CASEWEAVE_PRINT_TO", fixture->printed, TRUE);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (preview), "preview.print", NULL));
  spin (500);
  g_unsetenv ("CASEWEAVE_PRINT_TO");
  text = read_pdf (fixture->printed, &n_pages);
  g_assert_cmpint (n_pages, ==, cw_pages_get_n_pages (cw_print_preview_get_pages (preview)));
  return g_steal_pointer (&text);
}

static void
close_preview (CwPrintPreview *preview)
{
  g_autoptr (CwPrintPreview) kept = g_object_ref (preview);

  g_assert_true (adw_dialog_close (ADW_DIALOG (preview)));
  spin (500);
  g_assert_finalize_object (g_steal_pointer (&kept));
}

/* What is printed is what the preview shows: the same pages, with every excerpt. */
static void
test_print (Fixture *fixture, gconstpointer data)
{
  CwPrintPreview *preview = open_excerpts (fixture);
  g_autofree char *text = NULL;

  g_assert_nonnull (cw_print_preview_get_pages (preview));
  spin (300);
  text = print_and_read (fixture, preview);
  for (guint id = 1; id <= TOY_N_EXCERPTS; id++)
    {
      g_autofree char *citation = g_strdup_printf ("[E-%u]", id);

      g_assert_nonnull (strstr (text, citation));
    }
  close_preview (preview);
}

static void
test_choice (Fixture *fixture, gconstpointer data)
{
  CwPrintPreview *preview = open_excerpts (fixture);
  CwPrintChoice *codes = cw_print_preview_get_code_choice (preview);
  g_autofree char *text = NULL;

  cw_print_choice_choose (codes, toy_find (fixture->project, CW_KIND_CODE, "X2"), TRUE);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (codes)), ==, "X2");
  wait_until_laid_out (preview);
  text = print_and_read (fixture, preview);
  g_assert_nonnull (strstr (text, "[E-2]"));
  g_assert_nonnull (strstr (text, "[E-8]"));
  g_assert_null (strstr (text, "[E-1]"));
  close_preview (preview);
}

/* What is undone meanwhile does not get printed. */
static void
test_project_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  CwPrintPreview *preview = open_excerpts (fixture);
  g_autofree char *text = NULL;

  g_assert_true (cw_project_undo (fixture->project, NULL, &error));
  wait_until_laid_out (preview);
  text = print_and_read (fixture, preview);
  g_assert_nonnull (strstr (text, "[E-8]"));
  g_assert_null (strstr (text, "[E-9]"));
  close_preview (preview);
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  CwPrintPreview *preview;
  CwPrintChoice *codes;
  gint64 unused = cw_project_create_record (fixture->project, CW_KIND_CODE, "Unused", 0, NULL);

  preview = open_excerpts (fixture);
  codes = cw_print_preview_get_code_choice (preview);
  cw_print_choice_choose (codes, unused, TRUE);
  wait_until_laid_out (preview);
  g_assert_null (cw_print_preview_get_pages (preview));
  cw_print_choice_choose (codes, unused, FALSE);
  wait_until_laid_out (preview);
  g_assert_nonnull (cw_print_preview_get_pages (preview));
  close_preview (preview);
}

static void
test_matrix (Fixture *fixture, gconstpointer data)
{
  CwPrintPreview *preview;
  g_autofree char *text = NULL;

  cw_print_matrix (
      GTK_WINDOW (fixture->window), fixture->project, "rows=case\ncolumns=code\nmeasure=codings");
  preview = get_preview (fixture);
  text = print_and_read (fixture, preview);
  g_assert_nonnull (strstr (text, "Cells show codings"));
  g_assert_nonnull (strstr (text, "City B"));
  close_preview (preview);
}

/* Closed at once, the preview leaves its work behind and nothing else. */
static void
test_close_early (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwPrintPreview) preview = NULL;

  cw_print_excerpts (GTK_WINDOW (fixture->window), fixture->project);
  preview = g_object_ref (
      CW_PRINT_PREVIEW (adw_window_get_visible_dialog (ADW_WINDOW (fixture->window))));
  adw_dialog_force_close (ADW_DIALOG (preview));
  spin (500);
  g_assert_finalize_object (g_steal_pointer (&preview));
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError **error = user_data;

  if (cw_print_save_finish (CW_PRINT_SAVE (source), result, error))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_EXISTS, "Saved");
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  CwPrintPreview *preview = open_excerpts (fixture);
  g_autoptr (GFile) file = g_file_new_for_path (fixture->printed);
  g_autoptr (CwPrintSave) save = cw_print_save_new (cw_print_preview_get_pages (preview), file);
  g_autoptr (GError) outcome = NULL;
  g_autofree char *text = NULL;
  int n_pages;

  cw_print_save_run (save, NULL, on_saved, &outcome);
  while (outcome == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (outcome, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_assert_cmpfloat (cw_print_save_get_progress (save), ==, 1);
  text = read_pdf (fixture->printed, &n_pages);
  g_assert_cmpint (n_pages, ==, cw_pages_get_n_pages (cw_print_preview_get_pages (preview)));
  g_assert_nonnull (strstr (text, "[E-9]"));
  close_preview (preview);
}

static void
test_file_name (void)
{
  g_autofree char *name = cw_print_save_dup_name ("Who: A/B?", "Excerpts by code");

  g_assert_cmpstr (name, ==, "Who  A B  – Excerpts by code.pdf");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/app/print-preview/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("print", test_print);
  ADD ("choice", test_choice);
  ADD ("project-changed", test_project_changed);
  ADD ("nothing", test_nothing);
  ADD ("matrix", test_matrix);
  ADD ("close-early", test_close_early);
  ADD ("save", test_save);
  g_test_add_func ("/app/print-preview/file-name", test_file_name);

  return g_test_run ();
}
