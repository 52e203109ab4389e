/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwMatrixGrid: a matrix of cases by codes, drawn by one widget. It owns no cell widgets: a frame draws what can be
 * seen, through CwMatrixScene, from positions that CwMatrixGeometry computes. What this file adds is the widget's own
 * business: scrolling, sizes, properties; the cursor and what a screen reader hears of it are in
 * cw-matrix-grid-cursor.c. */

#include "config.h"

#include "cw-matrix-grid-private.h"

#include "cw-matrix-cursor.h"
#include "cw-matrix-keys.h"
#include "cw-matrix-palette.h"
#include "cw-matrix-pointer.h"
#include "cw-matrix-scene.h"
#include "cw-matrix-tooltip.h"

#define MIN_ZOOM 0.4
#define MAX_ZOOM 2.5

static void cw_matrix_grid_accessible_init (GtkAccessibleInterface *iface);
static void cw_matrix_grid_scrollable_init (GtkScrollableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CwMatrixGrid,
                               cw_matrix_grid,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_ACCESSIBLE,
                                                      cw_matrix_grid_accessible_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE,
                                                          cw_matrix_grid_scrollable_init))

enum
{
  PROP_0,
  PROP_MATRIX,
  PROP_SUMMARIES,
  PROP_MEASURE,
  PROP_SHOW_SUMMARIES,
  PROP_ZOOM,
  PROP_CURSOR_ROW,
  PROP_CURSOR_COLUMN,
  N_PROPS,
  PROP_HADJUSTMENT = N_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

static GParamSpec *properties[N_PROPS];

static guint
count_columns (CwMatrixGrid *self)
{
  return self->matrix != NULL ? cw_matrix_get_n_columns (self->matrix) : 0;
}

static void
on_scrolled (CwMatrixGrid *self)
{
  if (cw_matrix_scroller_read (&self->scroller, &self->geometry))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_adjustment (CwMatrixGrid *self, GtkAdjustment **place, const GValue *value)
{
  cw_matrix_scroller_replace (place, g_value_get_object (value), G_CALLBACK (on_scrolled), self);
  cw_matrix_scroller_configure (&self->scroller, &self->geometry);
}

/* Sizes and places anew, for the room that the widget has. */
static void
arrange (CwMatrixGrid *self)
{
  self->geometry.mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  cw_matrix_layouts_refresh (self->layouts);
  if (self->matrix != NULL && self->geometry.width > 0)
    cw_matrix_sizes_apply (&self->sizes, self->matrix, self->layouts, &self->geometry);
  else
    cw_matrix_geometry_clear (&self->geometry);
  cw_matrix_scroller_configure (&self->scroller, &self->geometry);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_focus_changed (CwMatrixGrid *self, GParamSpec *pspec, GtkWidget *widget)
{
  cw_matrix_grid_announce (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
cw_matrix_grid_get_border (GtkScrollable *scrollable, GtkBorder *border)
{
  const CwMatrixGeometry *geometry = &CW_MATRIX_GRID (scrollable)->geometry;
  int start = geometry->row_header;
  int end = geometry->total_column;

  border->top = (gint16) geometry->column_header;
  border->bottom = (gint16) geometry->total_row;
  border->left = (gint16) (geometry->mirrored ? end : start);
  border->right = (gint16) (geometry->mirrored ? start : end);
  return TRUE;
}

static void
cw_matrix_grid_scrollable_init (GtkScrollableInterface *iface)
{
  iface->get_border = cw_matrix_grid_get_border;
}

static GtkAccessible *
cw_matrix_grid_get_first_accessible_child (GtkAccessible *accessible)
{
  CwMatrixNode *row = cw_matrix_table_get_row (&CW_MATRIX_GRID (accessible)->table, 0);

  return row != NULL ? GTK_ACCESSIBLE (g_object_ref (row)) : NULL;
}

/* All the rest is a widget's. */
static void
cw_matrix_grid_accessible_init (GtkAccessibleInterface *iface)
{
  iface->get_first_accessible_child = cw_matrix_grid_get_first_accessible_child;
}

static void
cw_matrix_grid_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  *minimum = 160;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 720 : 480;
}

/* A pane that opens beside the grid must not cover the cell that it is about. */
static void
cw_matrix_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CwMatrixGrid *self = CW_MATRIX_GRID (widget);
  gboolean in_sight = self->geometry.n_columns > 0 && cw_matrix_grid_shows_cursor (self);

  self->geometry.width = width;
  self->geometry.height = height;
  arrange (self);
  if (in_sight && self->geometry.n_columns > 0)
    cw_matrix_grid_scroll_to_cursor (self);
}

static void
cw_matrix_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CwMatrixGrid *self = CW_MATRIX_GRID (widget);
  graphene_rect_t bounds;
  CwMatrixPalette palette;
  CwMatrixScene scene = { .matrix = self->matrix,
                          .summaries = self->summaries,
                          .geometry = &self->geometry,
                          .palette = &palette,
                          .layouts = self->layouts,
                          .measure = self->measure,
                          .maximum = self->maximum,
                          .tall = self->sizes.tall,
                          .rotated = self->sizes.rotated,
                          .header_lines = self->sizes.header_lines,
                          .cursor_row = self->cursor_row,
                          .cursor_column = self->cursor_column,
                          .focused = gtk_widget_has_focus (widget) };

  if (self->matrix == NULL)
    return;
  cw_matrix_palette_init_from_style (&palette);
  cw_matrix_layouts_refresh (self->layouts);
  bounds = GRAPHENE_RECT_INIT (0, 0, (float) self->geometry.width, (float) self->geometry.height);
  gtk_snapshot_push_clip (snapshot, &bounds);
  gtk_snapshot_append_color (snapshot, &palette.background, &bounds);
  cw_matrix_scene_snapshot (&scene, snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
cw_matrix_grid_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CwMatrixGrid *self = CW_MATRIX_GRID (object);

  switch (id)
    {
    case PROP_MATRIX:
      g_value_set_boxed (value, self->matrix);
      break;
    case PROP_SUMMARIES:
      g_value_set_boxed (value, self->summaries);
      break;
    case PROP_MEASURE:
      g_value_set_uint (value, self->measure);
      break;
    case PROP_SHOW_SUMMARIES:
      g_value_set_boolean (value, self->sizes.tall);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, self->sizes.zoom);
      break;
    case PROP_CURSOR_ROW:
      g_value_set_uint (value, self->cursor_row);
      break;
    case PROP_CURSOR_COLUMN:
      g_value_set_uint (value, self->cursor_column);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->scroller.hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->scroller.vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->scroller.hscroll_policy);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->scroller.vscroll_policy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cw_matrix_grid_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CwMatrixGrid *self = CW_MATRIX_GRID (object);

  switch (id)
    {
    case PROP_MATRIX:
      cw_matrix_grid_set_matrix (self, g_value_get_boxed (value));
      break;
    case PROP_SUMMARIES:
      cw_matrix_grid_set_summaries (self, g_value_get_boxed (value));
      break;
    case PROP_MEASURE:
      cw_matrix_grid_set_measure (self, g_value_get_uint (value));
      break;
    case PROP_SHOW_SUMMARIES:
      cw_matrix_grid_set_show_summaries (self, g_value_get_boolean (value));
      break;
    case PROP_ZOOM:
      cw_matrix_grid_set_zoom (self, g_value_get_double (value));
      break;
    case PROP_HADJUSTMENT:
      set_adjustment (self, &self->scroller.hadjustment, value);
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, &self->scroller.vadjustment, value);
      break;
    case PROP_HSCROLL_POLICY:
      self->scroller.hscroll_policy = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->scroller.vscroll_policy = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cw_matrix_grid_dispose (GObject *object)
{
  CwMatrixGrid *self = CW_MATRIX_GRID (object);

  cw_matrix_table_clear (&self->table);
  g_clear_object (&self->scroller.hadjustment);
  g_clear_object (&self->scroller.vadjustment);
  g_clear_pointer (&self->matrix, cw_matrix_unref);
  g_clear_pointer (&self->summaries, cw_matrix_summaries_unref);
  G_OBJECT_CLASS (cw_matrix_grid_parent_class)->dispose (object);
}

static void
cw_matrix_grid_finalize (GObject *object)
{
  CwMatrixGrid *self = CW_MATRIX_GRID (object);

  cw_matrix_geometry_clear (&self->geometry);
  cw_matrix_sizes_clear (&self->sizes);
  cw_matrix_layouts_free (self->layouts);
  G_OBJECT_CLASS (cw_matrix_grid_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_MATRIX] = g_param_spec_boxed ("matrix", NULL, NULL, CW_TYPE_MATRIX, flags);
  properties[PROP_SUMMARIES]
      = g_param_spec_boxed ("summaries", NULL, NULL, CW_TYPE_MATRIX_SUMMARIES, flags);
  properties[PROP_MEASURE]
      = g_param_spec_uint ("measure", NULL, NULL, 0, CW_N_MEASURES - 1, 0, flags);
  properties[PROP_SHOW_SUMMARIES]
      = g_param_spec_boolean ("show-summaries", NULL, NULL, FALSE, flags);
  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, MIN_ZOOM, MAX_ZOOM, 1, flags);
  properties[PROP_CURSOR_ROW] = g_param_spec_uint (
      "cursor-row", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CURSOR_COLUMN] = g_param_spec_uint (
      "cursor-column", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (class, N_PROPS, properties);
  g_object_class_override_property (class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (class, PROP_VSCROLL_POLICY, "vscroll-policy");
}

static void
install_cell_signal (GType type, const char *name)
{
  g_signal_new (
      name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
install_signals (GType type)
{
  install_cell_signal (type, "activate");
  install_cell_signal (type, "edit-summary");
  install_cell_signal (type, "cursor-moved");
  g_signal_new ("measure-requested",
                type,
                G_SIGNAL_RUN_LAST,
                0,
                NULL,
                NULL,
                NULL,
                G_TYPE_NONE,
                1,
                G_TYPE_UINT);
}

static void
cw_matrix_grid_class_init (CwMatrixGridClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = cw_matrix_grid_get_property;
  object_class->set_property = cw_matrix_grid_set_property;
  object_class->dispose = cw_matrix_grid_dispose;
  object_class->finalize = cw_matrix_grid_finalize;
  widget_class->measure = cw_matrix_grid_measure;
  widget_class->size_allocate = cw_matrix_grid_size_allocate;
  widget_class->snapshot = cw_matrix_grid_snapshot;
  install_properties (object_class);
  install_signals (G_TYPE_FROM_CLASS (class));
  cw_matrix_keys_install (widget_class);
  gtk_widget_class_set_css_name (widget_class, "matrixgrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
cw_matrix_grid_init (CwMatrixGrid *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  cw_matrix_sizes_init (&self->sizes);
  cw_matrix_table_init (&self->table, self);
  self->layouts = cw_matrix_layouts_new (widget);
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_has_tooltip (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  cw_matrix_pointer_attach (self);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (cw_matrix_tooltip_query), NULL);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (on_focus_changed), NULL);
  cw_matrix_palette_watch_style (widget);
  cw_matrix_grid_describe (self);
}

static void
update_maximum (CwMatrixGrid *self)
{
  self->maximum = self->matrix != NULL ? cw_matrix_get_maximum (self->matrix, self->measure) : 0;
}

GtkWidget *
cw_matrix_grid_new (void)
{
  return g_object_new (CW_TYPE_MATRIX_GRID, NULL);
}

CwMatrix *
cw_matrix_grid_get_matrix (CwMatrixGrid *self)
{
  g_return_val_if_fail (CW_IS_MATRIX_GRID (self), NULL);
  return self->matrix;
}

/**
 * cw_matrix_grid_set_matrix:
 * @matrix: (nullable): what to show
 *
 * The cursor stays on the same row and column wherever they are now, and the view stays where it is. The summaries
 * belonged to the old places of the cells and are dropped: set the new ones next.
 */
void
cw_matrix_grid_set_matrix (CwMatrixGrid *self, CwMatrix *matrix)
{
  guint row = 0;
  guint column = 0;

  g_return_if_fail (CW_IS_MATRIX_GRID (self));

  if (matrix == self->matrix)
    return;
  if (self->matrix != NULL && matrix != NULL)
    {
      row = self->cursor_row;
      column = self->cursor_column;
      cw_matrix_cursor_carry (self->matrix, matrix, &row, &column);
    }
  cw_matrix_grid_set_summaries (self, NULL);
  g_clear_pointer (&self->matrix, cw_matrix_unref);
  self->matrix = matrix != NULL ? cw_matrix_ref (matrix) : NULL;
  update_maximum (self);
  arrange (self);
  cw_matrix_grid_set_cursor (self, row, column);
  cw_matrix_grid_describe (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MATRIX]);
}

CwMatrixSummaries *
cw_matrix_grid_get_summaries (CwMatrixGrid *self)
{
  g_return_val_if_fail (CW_IS_MATRIX_GRID (self), NULL);
  return self->summaries;
}

void
cw_matrix_grid_set_summaries (CwMatrixGrid *self, CwMatrixSummaries *summaries)
{
  g_return_if_fail (CW_IS_MATRIX_GRID (self));

  if (summaries == self->summaries)
    return;
  g_clear_pointer (&self->summaries, cw_matrix_summaries_unref);
  self->summaries = summaries != NULL ? cw_matrix_summaries_ref (summaries) : NULL;
  cw_matrix_grid_describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUMMARIES]);
}

CwMeasure
cw_matrix_grid_get_measure (CwMatrixGrid *self)
{
  g_return_val_if_fail (CW_IS_MATRIX_GRID (self), CW_MEASURE_CODINGS);
  return self->measure;
}

void
cw_matrix_grid_set_measure (CwMatrixGrid *self, CwMeasure measure)
{
  g_return_if_fail (CW_IS_MATRIX_GRID (self) && measure < CW_N_MEASURES);

  if (measure == self->measure)
    return;
  self->measure = measure;
  update_maximum (self);
  cw_matrix_grid_describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MEASURE]);
}

gboolean
cw_matrix_grid_get_show_summaries (CwMatrixGrid *self)
{
  g_return_val_if_fail (CW_IS_MATRIX_GRID (self), FALSE);
  return self->sizes.tall;
}

/**
 * cw_matrix_grid_set_show_summaries:
 * @show_summaries: make the rows tall enough for summaries
 *
 * The row at the top stays at the top.
 */
void
cw_matrix_grid_set_show_summaries (CwMatrixGrid *self, gboolean show_summaries)
{
  int row_height, row;

  g_return_if_fail (CW_IS_MATRIX_GRID (self));

  if (show_summaries == self->sizes.tall)
    return;
  row_height = MAX (self->geometry.row_height, 1);
  row = self->geometry.scroll_y / row_height;
  self->sizes.tall = show_summaries;
  arrange (self);
  self->geometry.scroll_y = row * self->geometry.row_height;
  cw_matrix_scroller_configure (&self->scroller, &self->geometry);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_SUMMARIES]);
}

double
cw_matrix_grid_get_zoom (CwMatrixGrid *self)
{
  g_return_val_if_fail (CW_IS_MATRIX_GRID (self), 1);
  return self->sizes.zoom;
}

void
cw_matrix_grid_set_zoom (CwMatrixGrid *self, double zoom)
{
  g_return_if_fail (CW_IS_MATRIX_GRID (self));

  zoom = CLAMP (zoom, MIN_ZOOM, MAX_ZOOM);
  if (G_APPROX_VALUE (zoom, self->sizes.zoom, 1e-6))
    return;
  self->sizes.zoom = zoom;
  arrange (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

int
cw_matrix_grid_get_column_width (CwMatrixGrid *self, guint column)
{
  g_return_val_if_fail (CW_IS_MATRIX_GRID (self), 0);

  if (column >= self->geometry.n_columns)
    return 0;
  return self->geometry.starts[column + 1] - self->geometry.starts[column];
}

/**
 * cw_matrix_grid_set_column_width:
 * @width: pixels, brought between a least and a largest width; 0 lets the grid choose
 */
void
cw_matrix_grid_set_column_width (CwMatrixGrid *self, guint column, int width)
{
  g_return_if_fail (CW_IS_MATRIX_GRID (self) && column < count_columns (self));

  cw_matrix_sizes_set_width (&self->sizes, cw_matrix_get_column (self->matrix, column), width);
  arrange (self);
}

/**
 * cw_matrix_grid_get_geometry:
 *
 * Returns: (transfer none): where everything is, to point a popover to a cell; valid until the next change
 */
const CwMatrixGeometry *
cw_matrix_grid_get_geometry (CwMatrixGrid *self)
{
  g_return_val_if_fail (CW_IS_MATRIX_GRID (self), NULL);
  return &self->geometry;
}

CwMatrixTable *
cw_matrix_grid_get_table (CwMatrixGrid *self)
{
  return &self->table;
}
