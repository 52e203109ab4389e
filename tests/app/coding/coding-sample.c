/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "coding-sample.h"

#include "coded-view-sample.h"
#include "cw-sources.h"

#include <adwaita.h>
#include <glib/gstdio.h>

static const char text[] = "Interview with the coordinator\n" FIRST_WORDS
                           ". We learned it at the door.\nINTERVIEWER: Who decided on the money in "
                           "the end?\nThe council "
                           "moved the budget in December, and the protocol came after.";

static GString *last_action;

static gint64
create (CwProject *project, const char *name, gint64 parent)
{
  g_autoptr (GError) error = NULL;
  gint64 id = cw_project_create_record (project, CW_KIND_CODE, name, parent, &error);

  g_assert_no_error (error);
  return id;
}

static void
set (CwProject *project, gint64 code, guint field, const char *value)
{
  g_autoptr (GError) error = NULL;

  cw_project_set_field (project, CW_KIND_CODE, code, field, value, &error);
  g_assert_no_error (error);
}

static void
add_codes (CodingSample *sample)
{
  sample->relations = create (sample->project, "Relations", 0);
  sample->turf_claim = create (sample->project, "turf claim", sample->relations);
  sample->joint_protocol = create (sample->project, "joint protocol", sample->relations);
  sample->budget = create (sample->project, "budget", 0);
  sample->theme = create (sample->project, "Work moves on paper", 0);
  set (sample->project, sample->relations, CW_CODE_LEVEL, "structural");
  set (sample->project, sample->budget, CW_CODE_COLOR, "#c01c28");
  set (sample->project, sample->theme, CW_CODE_LEVEL, "theme");
}

void
coding_sample_init (CodingSample *sample)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwDraftSource) draft = cw_draft_source_from_text ("Interview 1", text);
  g_autofree char *path = NULL;

  sample->folder = g_dir_make_tmp ("caseweave-coding-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (sample->folder, "sample.caseweave", NULL);
  sample->project = cw_project_create (path, "Sample", &error);
  g_assert_no_error (error);
  sample->source = cw_project_add_source (sample->project, draft, "interview transcript", &error);
  g_assert_no_error (error);
  add_codes (sample);
}

void
coding_sample_clear (CodingSample *sample)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strdup (cw_project_get_path (sample->project));

  g_assert_true (cw_project_close (sample->project, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (g_steal_pointer (&sample->project));
  g_unlink (path);
  g_rmdir (sample->folder);
  g_clear_pointer (&sample->folder, g_free);
  if (last_action != NULL)
    g_string_free (g_steal_pointer (&last_action), TRUE);
}

static void
on_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autofree char *printed = parameter != NULL ? g_variant_print (parameter, FALSE) : g_strdup ("");

  g_string_printf (last_action, "%s %s", g_action_get_name (G_ACTION (action)), printed);
}

GtkWidget *
coding_sample_open (GtkWidget *child, int width)
{
  static const GActionEntry entries[] = {
    { .name = "toast", .activate = on_activated, .parameter_type = "s" },
    { .name = "show-code", .activate = on_activated, .parameter_type = "x" },
    { .name = "apply-code", .activate = on_activated, .parameter_type = "x" },
    { .name = "show-excerpt", .activate = on_activated, .parameter_type = "x" },
    { .name = "open-code", .activate = on_activated, .parameter_type = "x" },
    { .name = "open-source", .activate = on_activated, .parameter_type = "x" },
    { .name = "new-memo", .activate = on_activated, .parameter_type = "(sx)" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkWidget *window = adw_window_new ();

  if (last_action == NULL)
    last_action = g_string_new (NULL);
  g_string_truncate (last_action, 0);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), NULL);
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (group));
  adw_window_set_content (ADW_WINDOW (window), child);
  gtk_window_set_default_size (GTK_WINDOW (window), width, 600);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  return window;
}

/* The last of the window's actions that was activated, with its parameter; "" for none. */
const char *
coding_sample_get_last_action (void)
{
  return last_action->str;
}

static gboolean
is_triggered_by (GtkShortcutTrigger *trigger, guint key, GdkModifierType modifiers)
{
  if (GTK_IS_ALTERNATIVE_TRIGGER (trigger))
    return is_triggered_by (gtk_alternative_trigger_get_first (GTK_ALTERNATIVE_TRIGGER (trigger)),
                            key,
                            modifiers)
           || is_triggered_by (
               gtk_alternative_trigger_get_second (GTK_ALTERNATIVE_TRIGGER (trigger)),
               key,
               modifiers);
  return GTK_IS_KEYVAL_TRIGGER (trigger)
         && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == key
         && gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers;
}

static gboolean
run_shortcut (GtkWidget *widget, GListModel *shortcuts, guint key, GdkModifierType modifiers)
{
  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);

      if (is_triggered_by (gtk_shortcut_get_trigger (shortcut), key, modifiers))
        return gtk_shortcut_action_activate (
            gtk_shortcut_get_action (shortcut), 0, widget, gtk_shortcut_get_arguments (shortcut));
    }
  return FALSE;
}

/* What a key does that a shortcut controller of the widget knows. FALSE when none does. */
gboolean
press_key (GtkWidget *widget, guint key, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean done = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !done; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_SHORTCUT_CONTROLLER (controller)
          && gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_NONE)
        done = run_shortcut (widget, G_LIST_MODEL (controller), key, modifiers);
    }
  return done;
}

/* The first widget of that type below (or at) @widget. */
GtkWidget *
find_child (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_child (child, type);
  return found;
}

/* How many excerpts of the source carry the code. */
void
assert_code_count (CwProject *project, gint64 source, gint64 code, guint n)
{
  CwEvidence *evidence = cw_project_get_evidence (project);
  guint index, found = 0;

  g_assert_true (cw_evidence_find_source (evidence, source, &index));
  for (guint i = 0; i < cw_evidence_get_source (evidence, index)->codings->len; i++)
    if (g_array_index (cw_evidence_get_source (evidence, index)->codings, CwCodingSpan, i).code
        == code)
      found++;
  g_assert_cmpuint (found, ==, n);
}
