/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwMatrixPage: the matrix with its controls, and the evidence of a cell beside it. The page owns what is shown (a
 * CwMatrixDefinition), whose parts are actions, and keeps the evidence at the cell of the grid's cursor. */

#include "config.h"

#include "cw-matrix-page.h"

#include "cw-matrix-cell.h"
#include "cw-matrix-choices.h"
#include "cw-matrix-displays.h"
#include "cw-matrix-effect.h"
#include "cw-matrix-sentence.h"
#include "cw-matrix-toolbar.h"
#include "cw-matrix-view.h"

struct _CwMatrixPage
{
  AdwBreakpointBin parent_instance;

  CwProject *project;
  GSignalGroup *feed;
  CwMatrixDefinition *definition;

  AdwOverlaySplitView *split;
  CwMatrixView *view;
  CwMatrixGrid *grid; /* the view's */
  CwEvidencePane *pane;
  CwMatrixToolbar *toolbar;
};

G_DEFINE_FINAL_TYPE (CwMatrixPage, cw_matrix_page, ADW_TYPE_BREAKPOINT_BIN)

enum
{
  PROP_0,
  PROP_PROJECT,
  PROP_ROWS,
  PROP_COLUMNS,
  PROP_MEASURE,
  PROP_OWN_COUNTS,
  PROP_SHOW_SUMMARIES,
  PROP_EVERY_VOICE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
tell (CwMatrixPage *self, const GError *error)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
}

static void
show_controls (CwMatrixPage *self)
{
  cw_matrix_toolbar_show (self->toolbar, self->project, self->definition);
}

/* --- the evidence of the cursor's cell -------------------------------------------------------------------------- */

static gboolean
is_evidence_shown (CwMatrixPage *self)
{
  return adw_overlay_split_view_get_show_sidebar (self->split);
}

static void
show_cell_in_pane (CwMatrixPage *self)
{
  g_autoptr (GArray) excerpts = cw_matrix_view_list_evidence (self->view);
  CwMatrix *matrix = cw_matrix_grid_get_matrix (self->grid);
  guint row = cw_matrix_grid_get_cursor_row (self->grid);
  guint column = cw_matrix_grid_get_cursor_column (self->grid);
  g_autofree char *title = NULL;
  g_autofree char *formula = NULL;
  CwCellKey key;
  gboolean has_key;

  if (excerpts == NULL || matrix == NULL)
    return;
  title = cw_matrix_cell_dup_title (matrix, row, column);
  formula = cw_matrix_sentence_dup_value (matrix, row, column, self->definition->measure);
  has_key = cw_matrix_cell_find_key (matrix, row, column, &key);
  cw_evidence_pane_show_cell (
      self->pane, self->project, title, formula, has_key ? &key : NULL, excerpts);
}

static void
refresh_pane (CwMatrixPage *self)
{
  if (is_evidence_shown (self))
    show_cell_in_pane (self);
}

static void
on_project_changed (CwMatrixPage *self, CwChangeSet *changes)
{
  if (cw_matrix_effect_of (changes) & CW_MATRIX_EFFECT_CHOICES)
    cw_matrix_toolbar_refresh (self->toolbar);
}

/* --- what is shown ---------------------------------------------------------------------------------------------- */

static void
notify_definition (CwMatrixPage *self)
{
  GObject *object = G_OBJECT (self);

  g_object_freeze_notify (object);
  for (guint i = PROP_ROWS; i <= PROP_EVERY_VOICE; i++)
    g_object_notify_by_pspec (object, properties[i]);
  g_object_thaw_notify (object);
}

static void
take_definition (CwMatrixPage *self, CwMatrixDefinition *definition)
{
  CwMatrixDefinition *old = self->definition;

  self->definition = definition;
  cw_matrix_definition_free (old);
  cw_matrix_view_set_definition (self->view, definition);
  show_controls (self);
  refresh_pane (self);
  notify_definition (self);
}

static void
choose_measure (CwMatrixPage *self, CwMeasure measure)
{
  CwMatrixDefinition *definition = cw_matrix_definition_copy (self->definition);

  definition->measure = measure;
  take_definition (self, definition);
}

/* --- handlers --------------------------------------------------------------------------------------------------- */

static void
on_measure_requested (CwMatrixPage *self, guint measure)
{
  choose_measure (self, measure);
}

static void
on_cell_activated (CwMatrixPage *self)
{
  cw_matrix_page_show_evidence (self);
  cw_evidence_pane_focus_list (self->pane);
}

static void
on_edit_requested (CwMatrixPage *self)
{
  cw_matrix_page_show_evidence (self);
  cw_evidence_pane_focus_editor (self->pane);
}

static void
on_cursor_moved (CwMatrixPage *self)
{
  refresh_pane (self);
}

static void
on_updated (CwMatrixPage *self)
{
  refresh_pane (self);
}

/* Without a focus of its own the keyboard would be lost with the pane. */
static gboolean
is_focus_free (CwMatrixPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  return root != NULL && (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->pane)));
}

static void
on_evidence_toggled (CwMatrixPage *self)
{
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "matrix.close-evidence", is_evidence_shown (self));
  if (is_evidence_shown (self))
    return;
  cw_evidence_pane_clear (self->pane);
  if (is_focus_free (self))
    cw_matrix_page_focus_cell (self);
}

static void
on_close_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  cw_matrix_page_close_evidence (CW_MATRIX_PAGE (widget));
}

static void
on_next_pane_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwMatrixPage *self = CW_MATRIX_PAGE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (is_evidence_shown (self)
      && (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->pane))))
    cw_evidence_pane_focus_list (self->pane);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
on_memo_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwMatrixPage *self = CW_MATRIX_PAGE (widget);
  CwMatrix *matrix = cw_matrix_grid_get_matrix (self->grid);
  guint row = cw_matrix_grid_get_cursor_row (self->grid);
  guint column = cw_matrix_grid_get_cursor_column (self->grid);
  const CwMatrixHeader *about;

  if (matrix == NULL)
    return;
  about = cw_matrix_cell_find_subject (matrix, row, column);
  gtk_widget_activate_action (widget,
                              "win.new-memo",
                              "(sx)",
                              about != NULL ? cw_kind_get_noun (about->kind) : "",
                              about != NULL ? about->id : (gint64) 0);
}

static void
on_show_display_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  cw_matrix_page_show_display (CW_MATRIX_PAGE (widget), g_variant_get_int64 (parameter));
}

static void
on_delete_display_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwMatrixPage *self = CW_MATRIX_PAGE (widget);
  g_autoptr (GError) error = NULL;

  if (self->project != NULL
      && !cw_project_delete (
          self->project, CW_KIND_DISPLAY, g_variant_get_int64 (parameter), &error))
    tell (self, error);
}

static void
on_keep_display_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwMatrixPage *self = CW_MATRIX_PAGE (widget);
  g_autoptr (GError) error = NULL;

  if (self->project != NULL
      && cw_matrix_displays_save (
             self->project, g_variant_get_string (parameter, NULL), self->definition, &error)
             == 0)
    tell (self, error);
}

/* --- overrides -------------------------------------------------------------------------------------------------- */

static gboolean
cw_matrix_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CW_MATRIX_PAGE (widget)->grid));
}

static void
cw_matrix_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CwMatrixPage *self = CW_MATRIX_PAGE (object);

  switch (id)
    {
    case PROP_PROJECT:
      g_value_set_object (value, self->project);
      break;
    case PROP_ROWS:
      g_value_set_string (value, self->definition->rows);
      break;
    case PROP_COLUMNS:
      g_value_set_string (value, self->definition->columns);
      break;
    case PROP_MEASURE:
      g_value_set_string (value, cw_measure_nick (self->definition->measure));
      break;
    case PROP_OWN_COUNTS:
      g_value_set_boolean (value, self->definition->own);
      break;
    case PROP_SHOW_SUMMARIES:
      g_value_set_boolean (value, self->definition->summaries);
      break;
    case PROP_EVERY_VOICE:
      g_value_set_boolean (value, self->definition->voices == CW_VOICES_ALL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* One part of the definition, as an action of the menus gives it. */
static void
choose (CwMatrixPage *self, guint id, const GValue *value)
{
  CwMatrixDefinition *definition = cw_matrix_definition_copy (self->definition);

  if (id == PROP_ROWS)
    g_set_str (&definition->rows, g_value_get_string (value));
  else if (id == PROP_COLUMNS)
    g_set_str (&definition->columns, g_value_get_string (value));
  else if (id == PROP_MEASURE)
    cw_measure_from_nick (g_value_get_string (value), &definition->measure);
  else if (id == PROP_OWN_COUNTS)
    definition->own = g_value_get_boolean (value);
  else if (id == PROP_EVERY_VOICE)
    definition->voices = g_value_get_boolean (value) ? CW_VOICES_ALL : CW_VOICES_EVIDENCE;
  else
    definition->summaries = g_value_get_boolean (value);
  take_definition (self, definition);
}

static void
cw_matrix_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CwMatrixPage *self = CW_MATRIX_PAGE (object);

  switch (id)
    {
    case PROP_PROJECT:
      cw_matrix_page_set_project (self, g_value_get_object (value));
      break;
    case PROP_ROWS:
    case PROP_COLUMNS:
    case PROP_MEASURE:
    case PROP_OWN_COUNTS:
    case PROP_SHOW_SUMMARIES:
    case PROP_EVERY_VOICE:
      choose (self, id, value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cw_matrix_page_dispose (GObject *object)
{
  CwMatrixPage *self = CW_MATRIX_PAGE (object);

  if (self->view != NULL)
    cw_matrix_page_set_project (self, NULL);
  g_clear_object (&self->feed);
  /* The bin unparents its child itself, and complains when the template has done so. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_MATRIX_PAGE);
  G_OBJECT_CLASS (cw_matrix_page_parent_class)->dispose (object);
}

static void
cw_matrix_page_finalize (GObject *object)
{
  cw_matrix_definition_free (CW_MATRIX_PAGE (object)->definition);
  G_OBJECT_CLASS (cw_matrix_page_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_PROJECT] = g_param_spec_object ("project", NULL, NULL, CW_TYPE_PROJECT, flags);
  properties[PROP_ROWS] = g_param_spec_string ("rows", NULL, NULL, NULL, flags);
  properties[PROP_COLUMNS] = g_param_spec_string ("columns", NULL, NULL, NULL, flags);
  properties[PROP_MEASURE] = g_param_spec_string ("measure", NULL, NULL, NULL, flags);
  properties[PROP_OWN_COUNTS] = g_param_spec_boolean ("own-counts", NULL, NULL, TRUE, flags);
  properties[PROP_SHOW_SUMMARIES]
      = g_param_spec_boolean ("show-summaries", NULL, NULL, FALSE, flags);
  properties[PROP_EVERY_VOICE] = g_param_spec_boolean ("every-voice", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (class, N_PROPS, properties);
}

static void
install_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_property_action (class, "matrix.rows", "rows");
  gtk_widget_class_install_property_action (class, "matrix.columns", "columns");
  gtk_widget_class_install_property_action (class, "matrix.measure", "measure");
  gtk_widget_class_install_property_action (class, "matrix.own-counts", "own-counts");
  gtk_widget_class_install_property_action (class, "matrix.show-summaries", "show-summaries");
  gtk_widget_class_install_property_action (class, "matrix.every-voice", "every-voice");
  gtk_widget_class_install_action (class, "matrix.close-evidence", NULL, on_close_activated);
  gtk_widget_class_install_action (class, "matrix.next-pane", NULL, on_next_pane_activated);
  gtk_widget_class_install_action (class, "matrix.new-memo", NULL, on_memo_activated);
  gtk_widget_class_install_action (class, "matrix.show-display", "x", on_show_display_activated);
  gtk_widget_class_install_action (
      class, "matrix.delete-display", "x", on_delete_display_activated);
  gtk_widget_class_install_action (class, "matrix.keep-display", "s", on_keep_display_activated);
  gtk_widget_class_add_binding_action (class, GDK_KEY_F6, 0, "matrix.next-pane", NULL);
  gtk_widget_class_add_binding_action (class, GDK_KEY_Escape, 0, "matrix.close-evidence", NULL);
}

static void
bind_template (GtkWidgetClass *class)
{
  gtk_widget_class_set_template_from_resource (class, RESOURCE_BASE "/ui/cw-matrix-page.ui");
  gtk_widget_class_bind_template_child (class, CwMatrixPage, split);
  gtk_widget_class_bind_template_child (class, CwMatrixPage, view);
  gtk_widget_class_bind_template_child (class, CwMatrixPage, pane);
  gtk_widget_class_bind_template_child (class, CwMatrixPage, toolbar);
  gtk_widget_class_bind_template_callback (class, on_updated);
  gtk_widget_class_bind_template_callback (class, on_evidence_toggled);
}

static void
cw_matrix_page_class_init (CwMatrixPageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = cw_matrix_page_get_property;
  object_class->set_property = cw_matrix_page_set_property;
  object_class->dispose = cw_matrix_page_dispose;
  object_class->finalize = cw_matrix_page_finalize;
  widget_class->grab_focus = cw_matrix_page_grab_focus;
  g_type_ensure (CW_TYPE_MATRIX_VIEW);
  g_type_ensure (CW_TYPE_EVIDENCE_PANE);
  g_type_ensure (CW_TYPE_MATRIX_TOOLBAR);
  install_properties (object_class);
  install_actions (widget_class);
  bind_template (widget_class);
}

static void
connect_grid (CwMatrixPage *self)
{
  GObject *grid = G_OBJECT (self->grid);

  g_signal_connect_object (
      grid, "activate", G_CALLBACK (on_cell_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      grid, "edit-summary", G_CALLBACK (on_edit_requested), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      grid, "cursor-moved", G_CALLBACK (on_cursor_moved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      grid, "measure-requested", G_CALLBACK (on_measure_requested), self, G_CONNECT_SWAPPED);
}

static void
cw_matrix_page_init (CwMatrixPage *self)
{
  self->definition = cw_matrix_definition_new ("case", "code", CW_MEASURE_EXCERPTS);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->grid = cw_matrix_view_get_grid (self->view);
  connect_grid (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "matrix.close-evidence", FALSE);
  cw_matrix_view_set_definition (self->view, self->definition);
  self->feed = g_signal_group_new (CW_TYPE_PROJECT);
  g_signal_group_connect_object (
      self->feed, "changed", G_CALLBACK (on_project_changed), self, G_CONNECT_SWAPPED);
  show_controls (self);
}

/* --- public ------------------------------------------------------------------------------------------------------ */

GtkWidget *
cw_matrix_page_new (void)
{
  return g_object_new (CW_TYPE_MATRIX_PAGE, NULL);
}

CwProject *
cw_matrix_page_get_project (CwMatrixPage *self)
{
  g_return_val_if_fail (CW_IS_MATRIX_PAGE (self), NULL);
  return self->project;
}

/**
 * cw_matrix_page_set_project:
 * @project: (nullable): whose cases to compare
 */
void
cw_matrix_page_set_project (CwMatrixPage *self, CwProject *project)
{
  g_return_if_fail (CW_IS_MATRIX_PAGE (self));

  if (project == self->project)
    return;
  cw_matrix_page_commit (self);
  adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
  g_signal_group_set_target (self->feed, NULL);
  g_set_object (&self->project, project);
  g_signal_group_set_target (self->feed, project);
  cw_matrix_view_set_project (self->view, project);
  take_definition (self, cw_matrix_definition_new ("case", "code", CW_MEASURE_EXCERPTS));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECT]);
}

/**
 * cw_matrix_page_dup_definition:
 *
 * Returns: (transfer full): what is shown, as saved displays have it
 */
char *
cw_matrix_page_dup_definition (CwMatrixPage *self)
{
  g_return_val_if_fail (CW_IS_MATRIX_PAGE (self), NULL);
  return cw_matrix_definition_print (self->definition);
}

static void
take_loaded_definition (CwMatrixPage *self, CwMatrixDefinition *definition)
{
  if (self->project != NULL)
    {
      g_autofree char *rows = cw_matrix_choices_dup_rows (self->project, definition->rows);

      g_set_str (&definition->rows, rows);
    }
  take_definition (self, definition);
}

/**
 * cw_matrix_page_set_definition:
 * @text: what to show, as cw_matrix_page_dup_definition() gives it
 */
gboolean
cw_matrix_page_set_definition (CwMatrixPage *self, const char *text, GError **error)
{
  CwMatrixDefinition *definition;

  g_return_val_if_fail (CW_IS_MATRIX_PAGE (self) && text != NULL, FALSE);

  definition = cw_matrix_definition_parse (text, error);
  if (definition == NULL)
    return FALSE;
  take_loaded_definition (self, definition);
  return TRUE;
}

/**
 * cw_matrix_page_show_display:
 * @display: the id of a saved display
 *
 * Returns: whether it can be shown; the reader has been told why if not
 */
gboolean
cw_matrix_page_show_display (CwMatrixPage *self, gint64 display)
{
  g_autoptr (GError) error = NULL;
  CwMatrixDefinition *definition;

  g_return_val_if_fail (CW_IS_MATRIX_PAGE (self) && self->project != NULL, FALSE);

  definition = cw_matrix_displays_load (self->project, display, &error);
  if (definition == NULL)
    {
      tell (self, error);
      return FALSE;
    }
  take_loaded_definition (self, definition);
  return TRUE;
}

/**
 * cw_matrix_page_show_evidence:
 *
 * Opens the evidence of the cursor's cell beside the matrix.
 */
void
cw_matrix_page_show_evidence (CwMatrixPage *self)
{
  g_return_if_fail (CW_IS_MATRIX_PAGE (self));

  if (self->project == NULL)
    return;
  cw_matrix_view_bring_up_to_date (self->view);
  adw_overlay_split_view_set_show_sidebar (self->split, TRUE);
  show_cell_in_pane (self);
}

/**
 * cw_matrix_page_close_evidence:
 *
 * Closes the evidence and returns to the cell it belongs to.
 */
void
cw_matrix_page_close_evidence (CwMatrixPage *self)
{
  g_return_if_fail (CW_IS_MATRIX_PAGE (self));

  adw_overlay_split_view_set_show_sidebar (self->split, FALSE);
  cw_matrix_page_focus_cell (self);
}

/**
 * cw_matrix_page_focus_cell:
 *
 * Returns to the cell where the reader was.
 */
void
cw_matrix_page_focus_cell (CwMatrixPage *self)
{
  g_return_if_fail (CW_IS_MATRIX_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  cw_matrix_grid_scroll_to_cursor (self->grid);
}

/**
 * cw_matrix_page_commit:
 *
 * Writes what has been typed.
 *
 * Returns: whether nothing is left to be written
 */
gboolean
cw_matrix_page_commit (CwMatrixPage *self)
{
  g_return_val_if_fail (CW_IS_MATRIX_PAGE (self), FALSE);
  return cw_summary_editor_commit (cw_evidence_pane_get_editor (self->pane));
}

CwMatrixGrid *
cw_matrix_page_get_grid (CwMatrixPage *self)
{
  g_return_val_if_fail (CW_IS_MATRIX_PAGE (self), NULL);
  return self->grid;
}

CwEvidencePane *
cw_matrix_page_get_pane (CwMatrixPage *self)
{
  g_return_val_if_fail (CW_IS_MATRIX_PAGE (self), NULL);
  return self->pane;
}
