/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwMatrixNode: the grid draws its cells, so that nothing stands for them in the tree of widgets. This is what a screen
 * reader finds instead: a row, with its cells made when they are asked for. Index 0 is the heading, the last one the
 * total. A node that has left the grid stays alive while somebody holds it, and says nothing. */

#include "config.h"

#include "cw-matrix-node.h"

#include "cw-matrix-sentence.h"
#include "cw-matrix-table.h"

#include <glib/gi18n.h>

struct _CwMatrixNode
{
  GObject parent_instance;

  CwMatrixGrid *grid; /* borrowed; NULL once detached */
  CwMatrixNode *row;  /* borrowed; NULL for a row */
  guint index;        /* in the grid or in the row */
  GPtrArray *cells;   /* of CwMatrixNode or NULL, of a row */
  GtkATContext *context;
  GtkAccessibleRole role;
  char *label;
};

typedef enum
{
  PROP_ACCESSIBLE_ROLE = 1,
} CwMatrixNodeProperty;

static void cw_matrix_node_accessible_init (GtkAccessibleInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CwMatrixNode,
                               cw_matrix_node,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE,
                                                      cw_matrix_node_accessible_init))

/* --- where it is --- */

static guint
to_matrix (guint index)
{
  return index == 0 ? CW_MATRIX_HEADER : index - 1;
}

static guint
get_row (CwMatrixNode *self)
{
  return to_matrix (self->row != NULL ? self->row->index : self->index);
}

static void
get_area (CwMatrixNode *self, graphene_rect_t *area)
{
  const CwMatrixGeometry *geometry = cw_matrix_grid_get_geometry (self->grid);

  if (self->row != NULL)
    {
      cw_matrix_geometry_get_area (geometry, get_row (self), to_matrix (self->index), area);
      return;
    }
  cw_matrix_geometry_get_area (geometry, get_row (self), CW_MATRIX_HEADER, area);
  area->origin.x = 0;
  area->size.width = (float) geometry->width;
}

static guint
count_cells (CwMatrixNode *self)
{
  CwMatrix *matrix = cw_matrix_grid_get_matrix (self->grid);

  return matrix != NULL ? cw_matrix_get_n_columns (matrix) + 2 : 0;
}

/* --- what it says --- */

static char *
dup_row_label (CwMatrix *matrix, guint row)
{
  return row == CW_MATRIX_HEADER ? g_strdup (_ ("Column headings"))
                                 : cw_matrix_sentence_dup_row (matrix, row);
}

static char *
dup_cell_label (CwMatrixNode *self, CwMatrix *matrix, guint row, guint column)
{
  if (row == CW_MATRIX_HEADER && column == CW_MATRIX_HEADER)
    return g_strdup (
        cw_matrix_sentence_get_measure_title (cw_matrix_grid_get_measure (self->grid)));
  if (row == CW_MATRIX_HEADER)
    return cw_matrix_sentence_dup_column (matrix, column);
  if (column == CW_MATRIX_HEADER)
    return cw_matrix_sentence_dup_row (matrix, row);
  return cw_matrix_grid_dup_cell_description (self->grid, row, column);
}

static void
say_label (CwMatrixNode *self)
{
  CwMatrix *matrix = cw_matrix_grid_get_matrix (self->grid);
  g_autofree char *label = NULL;

  if (matrix == NULL)
    return;
  label = self->row == NULL
              ? dup_row_label (matrix, get_row (self))
              : dup_cell_label (self, matrix, get_row (self), to_matrix (self->index));
  if (g_set_str (&self->label, label))
    gtk_accessible_update_property (
        GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static gboolean
is_at_cursor (CwMatrixNode *self)
{
  return get_row (self) == cw_matrix_grid_get_cursor_row (self->grid)
         && to_matrix (self->index) == cw_matrix_grid_get_cursor_column (self->grid);
}

static void
say_place (CwMatrixNode *self)
{
  int row = (int) (self->row != NULL ? self->row->index : self->index) + 1;

  gtk_accessible_update_relation (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ROW_INDEX, row, -1);
  if (self->row != NULL)
    gtk_accessible_update_relation (
        GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_COL_INDEX, (int) self->index + 1, -1);
}

static CwMatrixNode *
make_node (CwMatrixGrid *grid, CwMatrixNode *row, guint index, GtkAccessibleRole role)
{
  CwMatrixNode *self = g_object_new (CW_TYPE_MATRIX_NODE, NULL);

  self->grid = grid;
  self->row = row;
  self->index = index;
  self->role = role;
  say_place (self);
  cw_matrix_node_refresh (self);
  return self;
}

static GtkAccessibleRole
find_role (guint row, guint column)
{
  if (row == 0)
    return GTK_ACCESSIBLE_ROLE_COLUMN_HEADER;
  return column == 0 ? GTK_ACCESSIBLE_ROLE_ROW_HEADER : GTK_ACCESSIBLE_ROLE_GRID_CELL;
}

/* --- GtkAccessible --- */

static GtkATContext *
cw_matrix_node_get_at_context (GtkAccessible *accessible)
{
  CwMatrixNode *self = CW_MATRIX_NODE (accessible);
  GdkDisplay *display = self->grid != NULL ? gtk_widget_get_display (GTK_WIDGET (self->grid))
                                           : gdk_display_get_default ();

  if (self->context == NULL)
    self->context = gtk_at_context_create (self->role, accessible, display);
  return self->context != NULL ? g_object_ref (self->context) : NULL;
}

static gboolean
cw_matrix_node_get_platform_state (GtkAccessible *accessible, GtkAccessiblePlatformState state)
{
  return FALSE;
}

static GtkAccessible *
cw_matrix_node_get_accessible_parent (GtkAccessible *accessible)
{
  CwMatrixNode *self = CW_MATRIX_NODE (accessible);

  if (self->row != NULL)
    return GTK_ACCESSIBLE (g_object_ref (self->row));
  return self->grid != NULL ? GTK_ACCESSIBLE (g_object_ref (self->grid)) : NULL;
}

static GtkAccessible *
ref_accessible (CwMatrixNode *node)
{
  return node != NULL ? GTK_ACCESSIBLE (g_object_ref (node)) : NULL;
}

static GtkAccessible *
cw_matrix_node_get_first_accessible_child (GtkAccessible *accessible)
{
  return ref_accessible (cw_matrix_node_get_cell (CW_MATRIX_NODE (accessible), 0));
}

static GtkAccessible *
cw_matrix_node_get_next_accessible_sibling (GtkAccessible *accessible)
{
  CwMatrixNode *self = CW_MATRIX_NODE (accessible);

  if (self->grid == NULL)
    return NULL;
  if (self->row != NULL)
    return ref_accessible (cw_matrix_node_get_cell (self->row, self->index + 1));
  return ref_accessible (
      cw_matrix_table_get_row (cw_matrix_grid_get_table (self->grid), self->index + 1));
}

static gboolean
cw_matrix_node_get_bounds (GtkAccessible *accessible, int *x, int *y, int *width, int *height)
{
  CwMatrixNode *self = CW_MATRIX_NODE (accessible);
  graphene_rect_t area, outer;

  if (self->grid == NULL || cw_matrix_grid_get_matrix (self->grid) == NULL)
    return FALSE;
  get_area (self, &area);
  if (self->row != NULL)
    {
      get_area (self->row, &outer);
      graphene_rect_offset (&area, -outer.origin.x, -outer.origin.y);
    }
  *x = (int) area.origin.x;
  *y = (int) area.origin.y;
  *width = (int) area.size.width;
  *height = (int) area.size.height;
  return TRUE;
}

static void
cw_matrix_node_accessible_init (GtkAccessibleInterface *iface)
{
  iface->get_at_context = cw_matrix_node_get_at_context;
  iface->get_platform_state = cw_matrix_node_get_platform_state;
  iface->get_accessible_parent = cw_matrix_node_get_accessible_parent;
  iface->get_first_accessible_child = cw_matrix_node_get_first_accessible_child;
  iface->get_next_accessible_sibling = cw_matrix_node_get_next_accessible_sibling;
  iface->get_bounds = cw_matrix_node_get_bounds;
}

/* --- overrides --- */

static void
cw_matrix_node_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((CwMatrixNodeProperty) id)
    {
    case PROP_ACCESSIBLE_ROLE:
      g_value_set_enum (value, CW_MATRIX_NODE (object)->role);
      break;
    }
}

static void
cw_matrix_node_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((CwMatrixNodeProperty) id)
    {
    case PROP_ACCESSIBLE_ROLE:
      CW_MATRIX_NODE (object)->role = g_value_get_enum (value);
      break;
    }
}

static void
cw_matrix_node_dispose (GObject *object)
{
  CwMatrixNode *self = CW_MATRIX_NODE (object);

  cw_matrix_node_detach (self);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (cw_matrix_node_parent_class)->dispose (object);
}

static void
cw_matrix_node_finalize (GObject *object)
{
  CwMatrixNode *self = CW_MATRIX_NODE (object);

  g_ptr_array_unref (self->cells);
  g_free (self->label);
  G_OBJECT_CLASS (cw_matrix_node_parent_class)->finalize (object);
}

static void
cw_matrix_node_class_init (CwMatrixNodeClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = cw_matrix_node_get_property;
  object_class->set_property = cw_matrix_node_set_property;
  object_class->dispose = cw_matrix_node_dispose;
  object_class->finalize = cw_matrix_node_finalize;
  g_object_class_override_property (object_class, PROP_ACCESSIBLE_ROLE, "accessible-role");
}

static void
detach_cell (gpointer cell)
{
  if (cell == NULL)
    return;
  cw_matrix_node_detach (cell);
  g_object_unref (cell);
}

static void
cw_matrix_node_init (CwMatrixNode *self)
{
  self->cells = g_ptr_array_new_with_free_func (detach_cell);
}

CwMatrixNode *
cw_matrix_node_new_row (CwMatrixGrid *grid, guint index)
{
  return make_node (grid, NULL, index, GTK_ACCESSIBLE_ROLE_ROW);
}

/**
 * cw_matrix_node_detach:
 *
 * The grid is gone, or has no such row or cell any more.
 */
void
cw_matrix_node_detach (CwMatrixNode *self)
{
  g_return_if_fail (CW_IS_MATRIX_NODE (self));

  g_ptr_array_set_size (self->cells, 0);
  self->row = NULL;
  self->grid = NULL;
}

/**
 * cw_matrix_node_get_cell:
 * @self: a row
 * @index: from 0, the row's heading
 *
 * Returns: (transfer none) (nullable): the cell, made now if nobody asked for it before
 */
CwMatrixNode *
cw_matrix_node_get_cell (CwMatrixNode *self, guint index)
{
  g_return_val_if_fail (CW_IS_MATRIX_NODE (self), NULL);

  if (self->grid == NULL || self->row != NULL || index >= count_cells (self))
    return NULL;
  if (index >= self->cells->len)
    g_ptr_array_set_size (self->cells, (int) index + 1);
  if (self->cells->pdata[index] == NULL)
    self->cells->pdata[index] = make_node (self->grid, self, index, find_role (self->index, index));
  return self->cells->pdata[index];
}

/**
 * cw_matrix_node_refresh:
 *
 * The matrix, or where the cursor is in it, has changed: says what is new of the row and of those cells of it that
 * somebody asked for.
 */
void
cw_matrix_node_refresh (CwMatrixNode *self)
{
  g_return_if_fail (CW_IS_MATRIX_NODE (self));

  if (self->cells->len > count_cells (self))
    g_ptr_array_set_size (self->cells, (int) count_cells (self));
  say_label (self);
  if (self->row != NULL)
    gtk_accessible_update_state (
        GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, is_at_cursor (self), -1);
  for (guint i = 0; i < self->cells->len; i++)
    if (self->cells->pdata[i] != NULL)
      cw_matrix_node_refresh (self->cells->pdata[i]);
}
