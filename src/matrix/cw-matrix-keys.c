/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The keys of a CwMatrixGrid. Each names an action of the widget, so that menus and tests can do what keys do. */

#include "config.h"

#include "cw-matrix-keys.h"

#include "cw-matrix-grid.h"

#include <math.h>

#define ZOOM_STEP 1.2

typedef struct
{
  guint key;
  guint keypad;
  GdkModifierType modifiers;
  const char *where;
} Move;

static const Move moves[] = {
  { GDK_KEY_Left, GDK_KEY_KP_Left, 0, "left" },
  { GDK_KEY_Right, GDK_KEY_KP_Right, 0, "right" },
  { GDK_KEY_Up, GDK_KEY_KP_Up, 0, "up" },
  { GDK_KEY_Down, GDK_KEY_KP_Down, 0, "down" },
  { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, 0, "page-up" },
  { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, 0, "page-down" },
  { GDK_KEY_Home, GDK_KEY_KP_Home, 0, "row-start" },
  { GDK_KEY_End, GDK_KEY_KP_End, 0, "row-end" },
  { GDK_KEY_Home, GDK_KEY_KP_Home, GDK_CONTROL_MASK, "first" },
  { GDK_KEY_End, GDK_KEY_KP_End, GDK_CONTROL_MASK, "last" },
};

static guint
count_rows (CwMatrixGrid *self)
{
  CwMatrix *matrix = cw_matrix_grid_get_matrix (self);

  return matrix != NULL ? cw_matrix_get_n_rows (matrix) : 0;
}

static guint
count_columns (CwMatrixGrid *self)
{
  CwMatrix *matrix = cw_matrix_grid_get_matrix (self);

  return matrix != NULL ? cw_matrix_get_n_columns (matrix) : 0;
}

/* A page key leaves one row in sight of those that were. */
static guint
count_page_rows (CwMatrixGrid *self)
{
  const CwMatrixGeometry *geometry = cw_matrix_grid_get_geometry (self);
  int body = cw_matrix_geometry_get_body_height (geometry);

  return (guint) MAX (1, geometry->row_height > 0 ? body / geometry->row_height - 1 : 1);
}

static guint
step_back (guint index, guint steps)
{
  return index > steps ? index - steps : 0;
}

static void
step_across (CwMatrixGrid *self, gboolean to_right)
{
  gboolean forward = to_right != (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL);

  cw_matrix_grid_move_cursor (self,
                              cw_matrix_grid_get_cursor_row (self),
                              forward ? cw_matrix_grid_get_cursor_column (self) + 1
                                      : step_back (cw_matrix_grid_get_cursor_column (self), 1));
}

static void
on_move_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwMatrixGrid *self = CW_MATRIX_GRID (widget);
  const char *where = g_variant_get_string (parameter, NULL);
  guint row = cw_matrix_grid_get_cursor_row (self);
  guint column = cw_matrix_grid_get_cursor_column (self);
  guint page = count_page_rows (self);

  if (g_str_equal (where, "left"))
    step_across (self, FALSE);
  else if (g_str_equal (where, "right"))
    step_across (self, TRUE);
  else if (g_str_equal (where, "up"))
    cw_matrix_grid_move_cursor (self, step_back (row, 1), column);
  else if (g_str_equal (where, "down"))
    cw_matrix_grid_move_cursor (self, row + 1, column);
  else if (g_str_equal (where, "page-up"))
    cw_matrix_grid_move_cursor (self, step_back (row, page), column);
  else if (g_str_equal (where, "page-down"))
    cw_matrix_grid_move_cursor (self, row + page, column);
  else if (g_str_equal (where, "row-start"))
    cw_matrix_grid_move_cursor (self, row, 0);
  else if (g_str_equal (where, "row-end"))
    cw_matrix_grid_move_cursor (self, row, count_columns (self));
  else if (g_str_equal (where, "first"))
    cw_matrix_grid_move_cursor (self, 0, 0);
  else if (g_str_equal (where, "last"))
    cw_matrix_grid_move_cursor (self, count_rows (self), count_columns (self));
}

static void
on_activate_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwMatrixGrid *self = CW_MATRIX_GRID (widget);

  if (cw_matrix_grid_get_matrix (self) != NULL)
    g_signal_emit_by_name (self,
                           "activate",
                           cw_matrix_grid_get_cursor_row (self),
                           cw_matrix_grid_get_cursor_column (self));
}

/* A total is a union of cells; only a cell has a summary. */
static void
on_edit_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwMatrixGrid *self = CW_MATRIX_GRID (widget);

  if (cw_matrix_grid_get_cursor_row (self) < count_rows (self)
      && cw_matrix_grid_get_cursor_column (self) < count_columns (self))
    g_signal_emit_by_name (self,
                           "edit-summary",
                           cw_matrix_grid_get_cursor_row (self),
                           cw_matrix_grid_get_cursor_column (self));
}

static void
on_measure_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  guint measure = (guint) g_variant_get_int32 (parameter);

  if (measure < CW_N_MEASURES)
    g_signal_emit_by_name (widget, "measure-requested", measure);
}

static void
on_zoom_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwMatrixGrid *self = CW_MATRIX_GRID (widget);
  int direction = g_variant_get_int32 (parameter);

  cw_matrix_grid_set_zoom (self,
                           direction == 0 ? 1
                                          : cw_matrix_grid_get_zoom (self)
                                                * pow (ZOOM_STEP, CLAMP (direction, -1, 1)));
}

static void
bind (GtkWidgetClass *class, guint key, GdkModifierType modifiers, const char *action)
{
  gtk_widget_class_add_binding_action (class, key, modifiers, action, NULL);
}

static void
bind_number (GtkWidgetClass *class,
             guint key,
             GdkModifierType modifiers,
             const char *action,
             int number)
{
  gtk_widget_class_add_binding_action (class, key, modifiers, action, "i", number);
}

static void
bind_moves (GtkWidgetClass *class)
{
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      const Move *move = &moves[i];

      gtk_widget_class_add_binding_action (
          class, move->key, move->modifiers, "grid.move", "s", move->where);
      gtk_widget_class_add_binding_action (
          class, move->keypad, move->modifiers, "grid.move", "s", move->where);
    }
}

static void
bind_commands (GtkWidgetClass *class)
{
  bind (class, GDK_KEY_Return, 0, "grid.activate");
  bind (class, GDK_KEY_KP_Enter, 0, "grid.activate");
  bind (class, GDK_KEY_ISO_Enter, 0, "grid.activate");
  bind (class, GDK_KEY_e, 0, "grid.edit-summary");
  for (int measure = 0; measure < CW_N_MEASURES; measure++)
    {
      bind_number (class, (guint) (GDK_KEY_1 + measure), 0, "grid.measure", measure);
      bind_number (class, (guint) (GDK_KEY_KP_1 + measure), 0, "grid.measure", measure);
    }
  bind_number (class, GDK_KEY_plus, GDK_CONTROL_MASK, "grid.zoom", 1);
  bind_number (class, GDK_KEY_equal, GDK_CONTROL_MASK, "grid.zoom", 1);
  bind_number (class, GDK_KEY_KP_Add, GDK_CONTROL_MASK, "grid.zoom", 1);
  bind_number (class, GDK_KEY_minus, GDK_CONTROL_MASK, "grid.zoom", -1);
  bind_number (class, GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "grid.zoom", -1);
  bind_number (class, GDK_KEY_0, GDK_CONTROL_MASK, "grid.zoom", 0);
  bind_number (class, GDK_KEY_KP_0, GDK_CONTROL_MASK, "grid.zoom", 0);
}

/**
 * cw_matrix_keys_install:
 *
 * Installs the actions of the grid's class and binds its keys to them.
 */
void
cw_matrix_keys_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "grid.move", "s", on_move_activated);
  gtk_widget_class_install_action (widget_class, "grid.activate", NULL, on_activate_activated);
  gtk_widget_class_install_action (widget_class, "grid.edit-summary", NULL, on_edit_activated);
  gtk_widget_class_install_action (widget_class, "grid.measure", "i", on_measure_activated);
  gtk_widget_class_install_action (widget_class, "grid.zoom", "i", on_zoom_activated);
  bind_moves (widget_class);
  bind_commands (widget_class);
}
