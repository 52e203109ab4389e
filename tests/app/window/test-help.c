/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The help tells of everything that there is: each measure, each key, and pages that link to one another. */

#include "config.h"

#include "cw-help-window.h"
#include "cw-keys.h"
#include "cw-matrix-sentence.h"

/* All words that labels below the widget show, each once, between line breaks. */
static void
collect_labels (GtkWidget *widget, GString *words)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (words, "\n%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_labels (child, words);
}

static char *
dup_topic (GtkWindow *window, const char *topic)
{
  g_autoptr (GString) words = g_string_new (NULL);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "help.show-topic", "s", topic));
  collect_labels (GTK_WIDGET (window), words);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static GtkWindow *
show_help (void)
{
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());

  cw_help_window_show (application);
  return gtk_application_get_windows (application)->data;
}

static void
assert_shows (const char *words, const char *label)
{
  g_autofree char *line = g_strdup_printf ("\n%s\n", label);

  if (strstr (words, line) == NULL)
    g_error ("the help lacks \"%s\"", label);
}

/* Whoever adds a measure writes its definition. */
static void
test_measures (void)
{
  g_autofree char *words = dup_topic (show_help (), "measures");

  for (guint measure = 0; measure < CW_N_MEASURES; measure++)
    assert_shows (words, cw_matrix_sentence_get_measure_title (measure));
}

static void
test_keys (void)
{
  g_autofree char *words = dup_topic (show_help (), "keys");

  for (guint i = 0; i < cw_keys_get_n_groups (); i++)
    for (const CwKey *key = cw_keys_get_group (i)->keys; key->keys != NULL; key++)
      if (cw_keys_get_group (i)->title != NULL)
        assert_shows (words, key->title);
}

/* Headings, numbered items and links of the first page are drawn as such. */
static void
test_road (void)
{
  g_autofree char *words = dup_topic (show_help (), "road");

  assert_shows (words, "From files to evidence");
  assert_shows (words, "3.");
  g_assert_null (strstr (words, "**"));
  g_assert_null (strstr (words, "]("));
  g_assert_nonnull (strstr (words, "What matrices count"));
}

static GtkLabel *
find_link (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), "<a href"))
    return GTK_LABEL (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkLabel *found = find_link (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_links (void)
{
  GtkWindow *window = show_help ();
  g_autofree char *before = dup_topic (window, "road");
  g_autoptr (GtkLabel) label = g_object_ref (find_link (GTK_WIDGET (window)));
  g_autoptr (GString) after = g_string_new (NULL);
  gboolean handled = FALSE;

  g_signal_emit_by_name (label, "activate-link", "measures.md", &handled);
  g_assert_true (handled);
  collect_labels (GTK_WIDGET (window), after);
  assert_shows (after->str, "What matrices count");
}

static void
test_one_window (void)
{
  g_assert_true (show_help () == show_help ());
  g_assert_cmpuint (
      g_list_length (gtk_application_get_windows (GTK_APPLICATION (g_application_get_default ()))),
      ==,
      1);
}

int
main (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  application = adw_application_new ("io.github.caseweave.TestHelp", G_APPLICATION_NON_UNIQUE);
  g_object_set (application, "resource-base-path", RESOURCE_BASE, NULL);
  g_application_set_default (G_APPLICATION (application));
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  g_test_add_func ("/help/measures", test_measures);
  g_test_add_func ("/help/keys", test_keys);
  g_test_add_func ("/help/road", test_road);
  g_test_add_func ("/help/links", test_links);
  g_test_add_func ("/help/one-window", test_one_window);
  status = g_test_run ();
  while (gtk_application_get_windows (GTK_APPLICATION (application)) != NULL)
    gtk_window_destroy (gtk_application_get_windows (GTK_APPLICATION (application))->data);
  return status;
}
