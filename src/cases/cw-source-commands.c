/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What can be done with the source that is selected in the pane. */

#include "config.h"

#include "cw-source-commands.h"

#include <glib/gi18n.h>

#include "cw-cases.h"
#include "cw-memos.h"
#include "cw-name-popover.h"
#include "cw-pane-list.h"
#include "cw-sibling.h"
#include "cw-source-dialog.h"

/* A menu is for the eye: in a longer list of cases the right one is found by dragging to it. */
#define MAX_MENU_CASES 60

static gint64
get_selected_id (CwSourcesPane *pane)
{
  CwRecord *record = cw_sources_pane_get_selected (pane);

  return record == NULL ? 0 : cw_record_get_id (record);
}

static void
open_source (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 id = get_selected_id (CW_SOURCES_PANE (widget));

  if (id != 0)
    gtk_widget_activate_action (widget, "win.open-source", "x", id);
}

static void
create_memo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget,
                              "win.new-memo",
                              "(sx)",
                              cw_kind_get_noun (CW_KIND_SOURCE),
                              get_selected_id (CW_SOURCES_PANE (widget)));
}

/* --- renaming and properties --------------------------------------------------------------------------- */

static void
on_renamed (CwNamePopover *popover, const char *name, CwSourcesPane *pane)
{
  g_autoptr (GError) error = NULL;

  cw_project_set_field (cw_sources_pane_get_project (pane),
                        CW_KIND_SOURCE,
                        get_selected_id (pane),
                        CW_SOURCE_TITLE,
                        name,
                        &error);
  cw_pane_list_say (pane, error);
}

static void
rename_source (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwSourcesPane *pane = CW_SOURCES_PANE (widget);
  CwRecord *record = cw_sources_pane_get_selected (pane);
  CwNamePopover *popover;

  if (record == NULL)
    return;
  popover = cw_name_popover_new (
      cw_sources_pane_get_anchor (pane), _ ("Rename Source"), cw_record_get_name (record));
  g_signal_connect_object (popover, "named", G_CALLBACK (on_renamed), pane, 0);
}

static void
edit_source (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwSourcesPane *pane = CW_SOURCES_PANE (widget);
  gint64 id = get_selected_id (pane);

  if (id != 0)
    adw_dialog_present (cw_source_dialog_new (cw_sources_pane_get_project (pane), id), widget);
}

/* --- cases ----------------------------------------------------------------------------------------------- */

static void
attribute_source (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwSourcesPane *pane = CW_SOURCES_PANE (widget);
  g_autoptr (GError) error = NULL;

  cw_project_assign_case (cw_sources_pane_get_project (pane),
                          g_variant_get_int64 (parameter),
                          get_selected_id (pane),
                          &error);
  cw_pane_list_say (widget, error);
}

static void
append_cases (GMenu *menu, CwProject *project, gint64 parent)
{
  GListModel *cases = cw_project_get_children (project, CW_KIND_CASE, parent);

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (CwRecord) record = g_list_model_get_item (cases, i);
      g_autoptr (GMenuItem) item = NULL;
      g_autofree char *path = NULL;
      gint64 id = cw_record_get_id (record);

      if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) >= MAX_MENU_CASES)
        return;
      path = cw_project_dup_path (project, CW_KIND_CASE, id, " › ");
      item = g_menu_item_new (path, NULL);
      g_menu_item_set_action_and_target (item, "source.attribute", "x", id);
      g_menu_append_item (menu, item);
      append_cases (menu, project, id);
    }
}

void
cw_source_commands_fill_cases (CwSourcesPane *pane, GMenu *menu)
{
  CwProject *project = cw_sources_pane_get_project (pane);

  g_menu_remove_all (menu);
  if (project == NULL)
    return;
  append_cases (menu, project, 0);
  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) == 0)
    g_menu_append (menu, _ ("New Case…"), "win.new-case");
}

static void
replace_text (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 id = get_selected_id (CW_SOURCES_PANE (widget));

  if (id != 0)
    gtk_widget_activate_action (widget, "win.replace-text", "x", id);
}

/* --- order ----------------------------------------------------------------------------------------------- */

static void
move_source (CwSourcesPane *pane, gint64 id, gint64 before)
{
  g_autoptr (GError) error = NULL;

  cw_project_move (cw_sources_pane_get_project (pane), CW_KIND_SOURCE, id, 0, before, &error);
  cw_pane_list_say (pane, error);
  cw_sources_pane_select (pane, id);
}

static void
move_up (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwSourcesPane *pane = CW_SOURCES_PANE (widget);
  gint64 id = get_selected_id (pane);
  gint64 before
      = id == 0 ? 0 : cw_sibling_find (cw_sources_pane_get_project (pane), CW_KIND_SOURCE, id, -1);

  if (before != 0)
    move_source (pane, id, before);
}

static void
move_down (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwSourcesPane *pane = CW_SOURCES_PANE (widget);
  CwProject *project = cw_sources_pane_get_project (pane);
  gint64 id = get_selected_id (pane);

  if (id != 0 && cw_sibling_find (project, CW_KIND_SOURCE, id, 1) != 0)
    move_source (pane, id, cw_sibling_find (project, CW_KIND_SOURCE, id, 2));
}

/* A source was dropped on another: it goes before or after it. */
gboolean
cw_source_commands_drop (CwSourcesPane *pane, gint64 dragged, gint64 target, gboolean after)
{
  CwProject *project = cw_sources_pane_get_project (pane);
  gint64 before = after ? cw_sibling_find (project, CW_KIND_SOURCE, target, 1) : target;

  if (dragged == target || before == dragged)
    return FALSE;
  move_source (pane, dragged, before);
  return TRUE;
}

/* --- deleting -------------------------------------------------------------------------------------------- */

static guint
count_attributions (CwEvidence *evidence, gint64 source)
{
  const GArray *attributions = cw_evidence_get_attributions (evidence);
  guint n = 0;

  for (guint i = 0; i < attributions->len; i++)
    if (g_array_index (attributions, CwAttributionSpan, i).source_id == source)
      n++;
  return n;
}

static void
append_count (GString *lines, guint n, char *text)
{
  g_autofree char *owned = text;

  if (n > 0)
    g_string_append_printf (lines, "\n• %s", owned);
}

static void
append_evidence (GString *lines, const CwEvidenceSource *source)
{
  guint n = source->excerpts->len;
  guint n_codings = source->codings->len;

  append_count (lines, n, g_strdup_printf (ngettext ("%u excerpt", "%u excerpts", n), n));
  append_count (lines,
                n_codings,
                g_strdup_printf (ngettext ("%u coding", "%u codings", n_codings), n_codings));
}

/* What would go with a source, or would lose what it rests on, as lines of a list; "" for nothing (R21). */
char *
cw_source_commands_describe_loss (CwProject *project, gint64 source)
{
  CwEvidence *evidence = cw_project_get_evidence (project);
  g_autoptr (GArray) memos = cw_project_list_memos_about (project, CW_KIND_SOURCE, source, NULL);
  g_autoptr (GString) lines = g_string_new (NULL);
  guint n = count_attributions (evidence, source);
  guint n_memos = memos == NULL ? 0 : memos->len;
  guint index;

  if (cw_evidence_find_source (evidence, source, &index))
    append_evidence (lines, cw_evidence_get_source (evidence, index));
  append_count (
      lines,
      n,
      g_strdup_printf (ngettext ("%u attribution to a case", "%u attributions to cases", n), n));
  append_count (lines,
                n_memos,
                g_strdup_printf (ngettext ("%u memo is about it", "%u memos are about it", n_memos),
                                 n_memos));
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static void
on_delete_answered (AdwAlertDialog *dialog, const char *response, CwSourcesPane *pane)
{
  CwProject *project = cw_sources_pane_get_project (pane);
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, "delete") || project == NULL)
    return;
  cw_project_delete (project, CW_KIND_SOURCE, get_selected_id (pane), &error);
  cw_pane_list_say (pane, error);
}

static void
confirm_delete (CwSourcesPane *pane, CwRecord *record)
{
  g_autofree char *loss = NULL;
  g_autofree char *body = NULL;

  loss = cw_source_commands_describe_loss (cw_sources_pane_get_project (pane),
                                           cw_record_get_id (record));
  body = *loss == '\0'
             ? g_strdup_printf (_ ("“%s” goes with its text and its original file."),
                                cw_record_get_name (record))
             : g_strdup_printf (
                   _ ("“%s” goes with its text, its original file and what rests on it:\n%s"),
                   cw_record_get_name (record),
                   loss);
  cw_pane_list_confirm_delete (pane, _ ("Delete Source?"), body, G_CALLBACK (on_delete_answered));
}

static void
delete_source (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwRecord *record = cw_sources_pane_get_selected (CW_SOURCES_PANE (widget));

  if (record != NULL)
    confirm_delete (CW_SOURCES_PANE (widget), record);
}

/* --- the table --------------------------------------------------------------------------------------------- */

static const struct
{
  const char *name;
  const char *type;
  GtkWidgetActionActivateFunc activate;
  guint key;
  GdkModifierType modifiers;
} commands[] = {
  { "source.open", NULL, open_source, 0, 0 },
  { "source.rename", NULL, rename_source, GDK_KEY_F2, 0 },
  { "source.edit", NULL, edit_source, GDK_KEY_Return, GDK_ALT_MASK },
  { "source.attribute", "x", attribute_source, 0, 0 },
  { "source.new-memo", NULL, create_memo, 0, 0 },
  { "source.replace-text", NULL, replace_text, 0, 0 },
  { "source.move-up", NULL, move_up, GDK_KEY_Up, GDK_ALT_MASK },
  { "source.move-down", NULL, move_down, GDK_KEY_Down, GDK_ALT_MASK },
  { "source.delete", NULL, delete_source, GDK_KEY_Delete, 0 },
};

void
cw_source_commands_install (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      gtk_widget_class_install_action (
          widget_class, commands[i].name, commands[i].type, commands[i].activate);
      if (commands[i].key != 0)
        gtk_widget_class_add_binding_action (
            widget_class, commands[i].key, commands[i].modifiers, commands[i].name, NULL);
    }
}

/* Nothing is selected, or nothing may be written: then there is less to do. */
void
cw_source_commands_update (CwSourcesPane *pane)
{
  CwProject *project = cw_sources_pane_get_project (pane);
  gboolean selected = cw_sources_pane_get_selected (pane) != NULL;
  gboolean writable = project != NULL && !cw_project_is_read_only (project);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (pane),
                                   commands[i].name,
                                   selected && (writable || commands[i].activate == open_source));
}
