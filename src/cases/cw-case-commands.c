/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What can be done with the case that is selected in the pane, and what can be dropped on one. */

#include "config.h"

#include "cw-case-commands.h"

#include <glib/gi18n.h>

#include "cw-attribution.h"
#include "cw-case-dialog.h"
#include "cw-cases.h"
#include "cw-name-popover.h"
#include "cw-pane-list.h"
#include "cw-selection-drag.h"
#include "cw-sibling.h"

static gint64
get_selected_id (CwCasesPane *pane)
{
  CwRecord *record = cw_cases_pane_get_selected (pane);

  return record == NULL ? 0 : cw_record_get_id (record);
}

/* --- creating and naming ---------------------------------------------------------------------------------- */

static void
create_case (CwCasesPane *pane, const char *name, gint64 parent)
{
  g_autoptr (GError) error = NULL;
  gint64 id = cw_project_create_record (
      cw_cases_pane_get_project (pane), CW_KIND_CASE, name, parent, &error);

  if (cw_pane_list_say (pane, error))
    cw_cases_pane_select (pane, id);
}

static void
on_named_beside (CwNamePopover *popover, const char *name, CwCasesPane *pane)
{
  CwRecord *record = cw_cases_pane_get_selected (pane);

  create_case (pane, name, record == NULL ? 0 : cw_record_get_parent (record));
}

static void
on_named_inside (CwNamePopover *popover, const char *name, CwCasesPane *pane)
{
  create_case (pane, name, get_selected_id (pane));
}

static void
on_renamed (CwNamePopover *popover, const char *name, CwCasesPane *pane)
{
  g_autoptr (GError) error = NULL;

  cw_project_set_field (cw_cases_pane_get_project (pane),
                        CW_KIND_CASE,
                        get_selected_id (pane),
                        CW_CASE_NAME,
                        name,
                        &error);
  cw_pane_list_say (pane, error);
}

static void
ask_name (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCasesPane *pane = CW_CASES_PANE (widget);
  CwRecord *record = cw_cases_pane_get_selected (pane);
  gboolean renamed = g_str_equal (name, "case.rename");
  gboolean inside = g_str_equal (name, "case.new-inside");
  CwNamePopover *popover;

  popover = cw_name_popover_new (cw_cases_pane_get_anchor (pane),
                                 renamed ? _ ("Rename Case") : _ ("New Case"),
                                 renamed ? cw_record_get_name (record) : "");
  g_signal_connect_object (popover,
                           "named",
                           renamed  ? G_CALLBACK (on_renamed)
                           : inside ? G_CALLBACK (on_named_inside)
                                    : G_CALLBACK (on_named_beside),
                           pane,
                           0);
}

static void
edit_case (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCasesPane *pane = CW_CASES_PANE (widget);

  adw_dialog_present (cw_case_dialog_new (cw_cases_pane_get_project (pane), get_selected_id (pane)),
                      widget);
}

static void
create_memo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget,
                              "win.new-memo",
                              "(sx)",
                              cw_kind_get_noun (CW_KIND_CASE),
                              get_selected_id (CW_CASES_PANE (widget)));
}

static void
assign_selection (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (
      widget, "win.assign-selection", "x", get_selected_id (CW_CASES_PANE (widget)));
}

/* --- order and nesting -------------------------------------------------------------------------------------- */

static gint64
find_sibling (CwCasesPane *pane, CwRecord *record, int step)
{
  return cw_sibling_find (
      cw_cases_pane_get_project (pane), CW_KIND_CASE, cw_record_get_id (record), step);
}

static gboolean
move_case (CwCasesPane *pane, gint64 id, gint64 parent, gint64 before)
{
  g_autoptr (GError) error = NULL;

  cw_project_move (cw_cases_pane_get_project (pane), CW_KIND_CASE, id, parent, before, &error);
  if (!cw_pane_list_say (pane, error))
    return FALSE;
  cw_cases_pane_select (pane, id);
  return TRUE;
}

static void
move_up (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCasesPane *pane = CW_CASES_PANE (widget);
  CwRecord *record = cw_cases_pane_get_selected (pane);
  gint64 before = find_sibling (pane, record, -1);

  if (before != 0)
    move_case (pane, cw_record_get_id (record), cw_record_get_parent (record), before);
}

static void
move_down (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCasesPane *pane = CW_CASES_PANE (widget);
  CwRecord *record = cw_cases_pane_get_selected (pane);

  if (find_sibling (pane, record, 1) != 0)
    move_case (pane,
               cw_record_get_id (record),
               cw_record_get_parent (record),
               find_sibling (pane, record, 2));
}

static void
nest (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCasesPane *pane = CW_CASES_PANE (widget);
  CwRecord *record = cw_cases_pane_get_selected (pane);
  gint64 above = find_sibling (pane, record, -1);

  if (above != 0)
    move_case (pane, cw_record_get_id (record), above, 0);
}

/* Out of its parent, to the place behind it. */
static void
unnest (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCasesPane *pane = CW_CASES_PANE (widget);
  CwProject *project = cw_cases_pane_get_project (pane);
  CwRecord *record = cw_cases_pane_get_selected (pane);
  CwRecord *parent = cw_project_get_record (project, CW_KIND_CASE, cw_record_get_parent (record));

  if (parent != NULL)
    move_case (pane,
               cw_record_get_id (record),
               cw_record_get_parent (parent),
               find_sibling (pane, parent, 1));
}

/* --- drops ------------------------------------------------------------------------------------------------- */

static gboolean
drop_case (CwCasesPane *pane, CwRecord *dragged, CwRecord *target, CwDropPlace place)
{
  gint64 id = cw_record_get_id (dragged);
  gint64 before = cw_record_get_id (target);

  if (dragged == target)
    return FALSE;
  if (place == CW_DROP_INTO)
    return move_case (pane, id, cw_record_get_id (target), 0);
  if (place == CW_DROP_AFTER)
    before = find_sibling (pane, target, 1);
  return before != id && move_case (pane, id, cw_record_get_parent (target), before);
}

static gboolean
drop_record (CwCasesPane *pane, CwRecord *dragged, gint64 case_id, CwDropPlace place)
{
  CwProject *project = cw_cases_pane_get_project (pane);
  g_autoptr (GError) error = NULL;

  if (cw_record_get_kind (dragged) == CW_KIND_CASE)
    return drop_case (pane, dragged, cw_project_get_record (project, CW_KIND_CASE, case_id), place);
  if (cw_record_get_kind (dragged) != CW_KIND_SOURCE)
    return FALSE;
  cw_project_assign_case (project, case_id, cw_record_get_id (dragged), &error);
  return cw_pane_list_say (pane, error);
}

/* Takes a source or a passage as material of the case, and a case as its neighbour or child. */
gboolean
cw_case_commands_drop (CwCasesPane *pane, gint64 case_id, const GValue *value, CwDropPlace place)
{
  g_autoptr (GError) error = NULL;
  const CwSelectionDrag *passage;

  if (G_VALUE_HOLDS (value, CW_TYPE_RECORD))
    return drop_record (pane, g_value_get_object (value), case_id, place);
  passage = g_value_get_boxed (value);
  cw_project_assign_case_range (cw_cases_pane_get_project (pane),
                                case_id,
                                passage->source_id,
                                passage->start,
                                passage->end,
                                &error);
  return cw_pane_list_say (pane, error);
}

/* --- deleting ------------------------------------------------------------------------------------------------ */

static void
remove_attribution (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;

  cw_project_delete_attribution (
      cw_cases_pane_get_project (CW_CASES_PANE (widget)), g_variant_get_int64 (parameter), &error);
  cw_pane_list_say (widget, error);
}

static void
delete_selected_case (CwCasesPane *pane)
{
  g_autoptr (GError) error = NULL;

  cw_project_delete (
      cw_cases_pane_get_project (pane), CW_KIND_CASE, get_selected_id (pane), &error);
  cw_pane_list_say (pane, error);
}

static void
on_delete_answered (AdwAlertDialog *dialog, const char *response, CwCasesPane *pane)
{
  if (g_str_equal (response, "delete") && get_selected_id (pane) != 0)
    delete_selected_case (pane);
}

static void
confirm_delete (CwCasesPane *pane, CwRecord *record)
{
  g_autofree char *body = g_strdup_printf (
      _ ("“%s” goes with its attributes and its attributions. Sources and excerpts stay."),
      cw_record_get_name (record));

  cw_pane_list_confirm_delete (pane, _ ("Delete Case?"), body, G_CALLBACK (on_delete_answered));
}

/* On material, takes it from its case, which nothing is lost by; on a case, asks first. */
static void
delete_item (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCasesPane *pane = CW_CASES_PANE (widget);
  GObject *item = cw_cases_pane_get_selected_item (pane);

  if (CW_IS_ATTRIBUTION (item))
    gtk_widget_activate_action (widget,
                                "case.remove-attribution",
                                "x",
                                cw_attribution_get_span (CW_ATTRIBUTION (item))->id);
  else if (item != NULL)
    confirm_delete (pane, CW_RECORD (item));
}

/* --- the table ------------------------------------------------------------------------------------------------ */

typedef enum
{
  NEEDS_PROJECT,
  NEEDS_ITEM,
  NEEDS_CASE,
} Need;

static const struct
{
  const char *name;
  const char *type;
  GtkWidgetActionActivateFunc activate;
  Need need;
  guint key;
  GdkModifierType modifiers;
} commands[] = {
  { "case.new", NULL, ask_name, NEEDS_PROJECT, 0, 0 },
  { "case.new-inside", NULL, ask_name, NEEDS_CASE, 0, 0 },
  { "case.rename", NULL, ask_name, NEEDS_CASE, GDK_KEY_F2, 0 },
  { "case.edit", NULL, edit_case, NEEDS_CASE, GDK_KEY_Return, GDK_ALT_MASK },
  { "case.assign-selection", NULL, assign_selection, NEEDS_CASE, 0, 0 },
  { "case.new-memo", NULL, create_memo, NEEDS_CASE, 0, 0 },
  { "case.move-up", NULL, move_up, NEEDS_CASE, GDK_KEY_Up, GDK_ALT_MASK },
  { "case.move-down", NULL, move_down, NEEDS_CASE, GDK_KEY_Down, GDK_ALT_MASK },
  { "case.nest", NULL, nest, NEEDS_CASE, GDK_KEY_Right, GDK_ALT_MASK },
  { "case.unnest", NULL, unnest, NEEDS_CASE, GDK_KEY_Left, GDK_ALT_MASK },
  { "case.delete", NULL, delete_item, NEEDS_ITEM, GDK_KEY_Delete, 0 },
  { "case.remove-attribution", "x", remove_attribution, NEEDS_PROJECT, 0, 0 },
};

void
cw_case_commands_install (GtkWidgetClass *widget_class)
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

void
cw_case_commands_update (CwCasesPane *pane)
{
  CwProject *project = cw_cases_pane_get_project (pane);
  gboolean writable = project != NULL && !cw_project_is_read_only (project);
  const gboolean is_met[] = {
    [NEEDS_PROJECT] = TRUE,
    [NEEDS_ITEM] = cw_cases_pane_get_selected_item (pane) != NULL,
    [NEEDS_CASE] = cw_cases_pane_get_selected (pane) != NULL,
  };

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    gtk_widget_action_set_enabled (
        GTK_WIDGET (pane), commands[i].name, writable && is_met[commands[i].need]);
}
