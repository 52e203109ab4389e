/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The properties of a case and of a source: values, reasons for none, and what changes while the dialog is open. */

#include "config.h"

#include "cw-case-dialog.h"
#include "cw-cases.h"
#include "cw-source-dialog.h"
#include "window-fixture.h"

typedef struct
{
  char *folder;
  CwProject *project;
  gint64 city, source, size, founded;
  GtkWidget *window;
  AdwDialog *dialog;
} Fixture;

static void
open_dialog (Fixture *fixture, AdwDialog *dialog)
{
  fixture->dialog = g_object_ref_sink (dialog);
  adw_dialog_present (dialog, fixture->window);
  cw_fixture_settle ();
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = cw_fixture_make_folder ();
  fixture->project = cw_fixture_create_project (fixture->folder);
  fixture->city = cw_fixture_add_case (fixture->project, "Calder City", 0);
  fixture->source = cw_fixture_add_source (fixture->project, "Interview 1", "One.");
  fixture->size = cw_project_create_attribute (
      fixture->project, "Size", "ordinal", "case", "small\nlarge", NULL);
  fixture->founded
      = cw_project_create_attribute (fixture->project, "Founded", "number", "case", "", NULL);
  fixture->window = adw_window_new ();
  gtk_window_present (GTK_WINDOW (fixture->window));
  open_dialog (fixture,
               data == NULL ? cw_case_dialog_new (fixture->project, fixture->city)
                            : cw_source_dialog_new (fixture->project, fixture->source));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  adw_dialog_force_close (fixture->dialog);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  cw_fixture_settle ();
  g_assert_finalize_object (fixture->dialog);
  g_assert_true (cw_project_close (fixture->project, NULL));
  g_assert_finalize_object (fixture->project);
  cw_fixture_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static GtkWidget *
find_row (GtkWidget *widget, const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (widget)
      && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
get_row (Fixture *fixture, const char *title)
{
  GtkWidget *row = find_row (GTK_WIDGET (fixture->dialog), title);

  g_assert_nonnull (row);
  return row;
}

static void
apply (Fixture *fixture, const char *title, const char *text)
{
  GtkWidget *row = get_row (fixture, title);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_emit_by_name (row, "apply");
}

static void
assert_text (Fixture *fixture, const char *title, const char *text)
{
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_row (fixture, title))), ==, text);
}

static void
assert_value (Fixture *fixture, gint64 attribute, const char *expected, const char *missing)
{
  g_autoptr (GPtrArray) values
      = cw_project_list_attribute_values (fixture->project, attribute, NULL);
  CwAttributeValue *value;

  g_assert_cmpuint (values->len, ==, *expected == '\0' && *missing == '\0' ? 0 : 1);
  if (values->len == 0)
    return;
  value = g_ptr_array_index (values, 0);
  g_assert_cmpstr (value->value, ==, expected);
  g_assert_cmpstr (value->missing, ==, missing);
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  cw_project_undo (fixture->project, NULL, &error);
  g_assert_no_error (error);
}

static void
test_reason_in_list (Fixture *fixture, gconstpointer data)
{
  AdwComboRow *row = ADW_COMBO_ROW (get_row (fixture, "Size"));

  adw_combo_row_set_selected (row, 2);
  assert_value (fixture, fixture->size, "large", "");
  adw_combo_row_set_selected (row, 6);
  assert_value (fixture, fixture->size, "", "refused");
  undo (fixture);
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 2);
  undo (fixture);
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 0);
  assert_value (fixture, fixture->size, "", "");
}

static void
test_reason_in_entry (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = get_row (fixture, "Founded");

  apply (fixture, "Founded", "1851");
  assert_value (fixture, fixture->founded, "1851", "");
  g_assert_true (gtk_widget_activate_action (row, "attribute.missing", "s", ""));
  assert_value (fixture, fixture->founded, "1851", "");
  g_assert_true (gtk_widget_activate_action (row, "attribute.missing", "s", "not asked"));
  assert_value (fixture, fixture->founded, "", "not asked");
  assert_text (fixture, "Founded (Not asked)", "");
  /* A value that is known after all takes the reason away. */
  apply (fixture, "Founded (Not asked)", "1852");
  assert_value (fixture, fixture->founded, "1852", "");
  assert_text (fixture, "Founded", "1852");
  undo (fixture);
  undo (fixture);
  assert_text (fixture, "Founded", "1851");
}

/* What is refused stays to be put right. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  apply (fixture, "Founded", "long ago");
  assert_value (fixture, fixture->founded, "", "");
  assert_text (fixture, "Founded", "long ago");
}

static void
test_follows (Fixture *fixture, gconstpointer data)
{
  apply (fixture, "Name", "Calder");
  g_assert_cmpstr (
      cw_record_get_name (cw_project_get_record (fixture->project, CW_KIND_CASE, fixture->city)),
      ==,
      "Calder");
  undo (fixture);
  assert_text (fixture, "Name", "Calder City");
  /* What is being typed stays when something else changes. */
  gtk_editable_set_text (GTK_EDITABLE (get_row (fixture, "Note")), "half a sen");
  g_assert_true (cw_project_set_field (
      fixture->project, CW_KIND_CASE, fixture->city, CW_CASE_TYPE, "city", NULL));
  assert_text (fixture, "Note", "half a sen");
  assert_text (fixture, "Type, such as city or organisation", "city");
}

static void
test_new_attribute (Fixture *fixture, gconstpointer data)
{
  gint64 region
      = cw_project_create_attribute (fixture->project, "Region", "text", "case", "", NULL);

  apply (fixture, "Region", "North");
  assert_value (fixture, region, "North", "");
  undo (fixture);
  undo (fixture);
  g_assert_null (find_row (GTK_WIDGET (fixture->dialog), "Region"));
}

/* There is nothing to say about a case that is gone. */
static void
test_case_goes (Fixture *fixture, gconstpointer data)
{
  g_assert_true (cw_project_delete (fixture->project, CW_KIND_CASE, fixture->city, NULL));
  cw_fixture_settle ();
  g_assert_null (adw_window_get_visible_dialog (ADW_WINDOW (fixture->window)));
}

static void
test_source (Fixture *fixture, gconstpointer data)
{
  AdwComboRow *kind = ADW_COMBO_ROW (get_row (fixture, "Kind"));

  apply (fixture, "Title", "Interview P-07");
  adw_combo_row_set_selected (kind, 2);
  g_assert_cmpstr (
      cw_record_get_text (cw_project_get_record (fixture->project, CW_KIND_SOURCE, fixture->source),
                          CW_SOURCE_KIND),
      ==,
      cw_source_kinds[1]);
  undo (fixture);
  g_assert_cmpuint (adw_combo_row_get_selected (kind), ==, 0);
  undo (fixture);
  assert_text (fixture, "Title", "Interview 1");
}

#define ADD(path, function, data)                                                                  \
  g_test_add ("/properties/" path, Fixture, data, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("reason-in-list", test_reason_in_list, NULL);
  ADD ("reason-in-entry", test_reason_in_entry, NULL);
  ADD ("refused", test_refused, NULL);
  ADD ("follows", test_follows, NULL);
  ADD ("new-attribute", test_new_attribute, NULL);
  ADD ("case-goes", test_case_goes, NULL);
  ADD ("source", test_source, "source");
  return g_test_run ();
}
