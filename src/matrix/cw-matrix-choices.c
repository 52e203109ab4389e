/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What a matrix can be made of, as menus: rows, columns, measures, and the displays that were saved. The items name
 * the page's actions, so that the toolbar and the one menu of a narrow window are the same menus. */

#include "config.h"

#include "cw-matrix-choices.h"

#include "cw-matrix-sentence.h"

#include <glib/gi18n.h>
#include <string.h>

#define ATTRIBUTE_PREFIX "attribute:"

/* Menus take a single underscore for a mnemonic. */
static char *
escape_label (const char *name)
{
  g_autoptr (GString) label = g_string_new (name);

  g_string_replace (label, "_", "__", 0);
  return g_string_free (g_steal_pointer (&label), FALSE);
}

static void
append_choice (GMenu *menu, const char *name, const char *action, const char *target)
{
  g_autofree char *label = escape_label (name);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static void
append_section (GMenu *menu, const char *title, GMenu *section)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, title, G_MENU_MODEL (section));
}

static char *
dup_attribute_rows (gint64 attribute)
{
  g_autofree char *id = cw_kind_format_id (CW_KIND_ATTRIBUTE, attribute);

  return g_strconcat (ATTRIBUTE_PREFIX, id, NULL);
}

static GMenu *
list_attributes (CwProject *project)
{
  GMenu *menu = g_menu_new ();
  GListModel *attributes
      = project != NULL ? cw_project_get_children (project, CW_KIND_ATTRIBUTE, 0) : NULL;

  for (guint i = 0; attributes != NULL && i < g_list_model_get_n_items (attributes); i++)
    {
      g_autoptr (CwRecord) attribute = g_list_model_get_item (attributes, i);
      g_autofree char *rows = dup_attribute_rows (cw_record_get_id (attribute));

      append_choice (menu, cw_record_get_name (attribute), "matrix.rows", rows);
    }
  return menu;
}

/**
 * cw_matrix_choices_new_rows:
 * @project: (nullable): whose attributes to list
 *
 * Returns: (transfer full): what can be rows
 */
GMenuModel *
cw_matrix_choices_new_rows (CwProject *project)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) objects = g_menu_new ();
  g_autoptr (GMenu) attributes = list_attributes (project);

  append_choice (objects, _ ("Cases"), "matrix.rows", "case");
  append_choice (objects, _ ("Sources"), "matrix.rows", "source");
  append_section (menu, NULL, objects);
  append_section (menu, _ ("By Attribute"), attributes);
  return G_MENU_MODEL (menu);
}

static const char *
get_level_title (const char *level)
{
  if (g_str_equal (level, "code"))
    return _ ("Codes");
  if (g_str_equal (level, "pattern code"))
    return _ ("Pattern Codes");
  if (g_str_equal (level, "category"))
    return _ ("Categories");
  if (g_str_equal (level, "theme"))
    return _ ("Themes");
  if (g_str_equal (level, "concept"))
    return _ ("Concepts");
  return NULL;
}

static gboolean
level_occurs (CwProject *project, const char *level)
{
  GListModel *codes = cw_project_get_all (project, CW_KIND_CODE);

  for (guint i = 0; i < g_list_model_get_n_items (codes); i++)
    {
      g_autoptr (CwRecord) code = g_list_model_get_item (codes, i);

      if (g_str_equal (cw_record_get_text (code, CW_CODE_LEVEL), level))
        return TRUE;
    }
  return FALSE;
}

static GMenu *
list_levels (CwProject *project)
{
  GMenu *menu = g_menu_new ();

  append_choice (menu, get_level_title ("code"), "matrix.columns", "code");
  for (guint i = 1; project != NULL && cw_code_levels[i] != NULL; i++)
    {
      const char *title = get_level_title (cw_code_levels[i]);

      if (title != NULL && level_occurs (project, cw_code_levels[i]))
        append_choice (menu, title, "matrix.columns", cw_code_levels[i]);
    }
  return menu;
}

/**
 * cw_matrix_choices_new_columns:
 * @project: (nullable): whose codes decide which levels there are
 * @columns: what the columns are now; a list of codes is offered too as long as it is chosen
 *
 * Returns: (transfer full): what can be columns
 */
GMenuModel *
cw_matrix_choices_new_columns (CwProject *project, const char *columns)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) levels = list_levels (project);
  g_autoptr (GMenu) options = g_menu_new ();

  if (!g_strv_contains (cw_code_levels, columns))
    {
      g_autofree char *title = cw_matrix_choices_dup_columns_title (columns);

      append_choice (levels, title, "matrix.columns", columns);
    }
  g_menu_append (options, _ ("Parents’ Own Counts"), "matrix.own-counts");
  append_section (menu, NULL, levels);
  append_section (menu, NULL, options);
  return G_MENU_MODEL (menu);
}

/**
 * cw_matrix_choices_new_measures:
 *
 * Returns: (transfer full): what the cells can show, with the grid's keys, and whose words count
 */
GMenuModel *
cw_matrix_choices_new_measures (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) scope = g_menu_new ();

  for (guint measure = 0; measure < CW_N_MEASURES; measure++)
    {
      g_autoptr (GMenuItem) item
          = g_menu_item_new (cw_matrix_sentence_get_measure_title (measure), NULL);
      g_autofree char *key = g_strdup_printf ("%u", measure + 1);

      g_menu_item_set_action_and_target (item, "matrix.measure", "s", cw_measure_nick (measure));
      g_menu_item_set_attribute (item, "accel", "s", key);
      g_menu_append_item (menu, item);
    }
  g_menu_append (scope, _ ("Count Every Voice"), "matrix.every-voice");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (scope));
  return G_MENU_MODEL (menu);
}

static GMenu *
list_displays (CwProject *project, const char *action)
{
  GMenu *menu = g_menu_new ();
  GListModel *displays
      = project != NULL ? cw_project_get_children (project, CW_KIND_DISPLAY, 0) : NULL;

  for (guint i = 0; displays != NULL && i < g_list_model_get_n_items (displays); i++)
    {
      g_autoptr (CwRecord) display = g_list_model_get_item (displays, i);
      g_autofree char *label = escape_label (cw_record_get_name (display));
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, action, "x", cw_record_get_id (display));
      g_menu_append_item (menu, item);
    }
  return menu;
}

/**
 * cw_matrix_choices_new_displays:
 * @project: (nullable): whose displays to list
 *
 * Returns: (transfer full): the saved displays, and what can be done about them
 */
GMenuModel *
cw_matrix_choices_new_displays (CwProject *project)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) shown = list_displays (project, "matrix.show-display");
  g_autoptr (GMenu) deleted = list_displays (project, "matrix.delete-display");
  g_autoptr (GMenu) commands = g_menu_new ();

  append_section (menu, _ ("Saved Displays"), shown);
  g_menu_append (commands, _ ("Save Display As…"), "matrix.save-display");
  if (g_menu_model_get_n_items (G_MENU_MODEL (deleted)) > 0)
    g_menu_append_submenu (commands, _ ("Delete Display"), G_MENU_MODEL (deleted));
  append_section (menu, NULL, commands);
  return G_MENU_MODEL (menu);
}

static CwRecord *
find_attribute (CwProject *project, const char *rows)
{
  gint64 id;

  if (project == NULL || !g_str_has_prefix (rows, ATTRIBUTE_PREFIX)
      || !cw_project_resolve (
          project, CW_KIND_ATTRIBUTE, rows + strlen (ATTRIBUTE_PREFIX), &id, NULL))
    return NULL;
  return cw_project_get_record (project, CW_KIND_ATTRIBUTE, id);
}

/**
 * cw_matrix_choices_dup_rows:
 *
 * An attribute is named by its id, as the menu names it: then it can be renamed while it is shown.
 *
 * Returns: (transfer full): the same rows
 */
char *
cw_matrix_choices_dup_rows (CwProject *project, const char *rows)
{
  CwRecord *attribute = find_attribute (project, rows);

  return attribute == NULL ? g_strdup (rows) : dup_attribute_rows (cw_record_get_id (attribute));
}

/**
 * cw_matrix_choices_dup_rows_title:
 *
 * Returns: (transfer full): what the rows are, for a button
 */
char *
cw_matrix_choices_dup_rows_title (CwProject *project, const char *rows)
{
  CwRecord *attribute = find_attribute (project, rows);

  if (attribute != NULL)
    return g_strdup (cw_record_get_name (attribute));
  if (g_str_equal (rows, "source"))
    return g_strdup (_ ("Sources"));
  return g_strdup (g_str_equal (rows, "case") ? _ ("Cases") : rows);
}

/**
 * cw_matrix_choices_dup_columns_title:
 *
 * Returns: (transfer full): what the columns are, for a button
 */
char *
cw_matrix_choices_dup_columns_title (const char *columns)
{
  const char *level = get_level_title (columns);
  g_auto (GStrv) names = NULL;

  if (level != NULL)
    return g_strdup (level);
  names = g_strsplit (columns, ",", -1);
  return g_strdup_printf (ngettext ("%u Code", "%u Codes", g_strv_length (names)),
                          g_strv_length (names));
}
