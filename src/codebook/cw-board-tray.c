/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwBoardTray: a pattern code, category, theme or concept on the board: what it is or means, what feeds it and why, and
 * how its evidence is spread over the cases. It takes a code by pointer or by Enter. */

#include "config.h"

#include "cw-board-tray.h"

#include "cw-autosave.h"
#include "cw-code-map.h"
#include "cw-code-swatch.h"
#include "cw-theme-hint.h"

#include <glib/gi18n.h>

/* More rows than that tell nothing at a glance. */
#define MAX_CASES 8

struct _CwBoardTray
{
  AdwBin parent_instance;

  CwProject *project;
  CwRecord *code;
  GSignalGroup *changes;
  CwAutosave *statement_save;
  CwCodeSwatch *swatch;
  GtkLabel *name;
  GtkLabel *level;
  GtkWidget *statement_box;
  GtkTextView *statement;
  GtkLabel *hint;
  GtkGrid *balance;
  CwCodeMap *map;
};

G_DEFINE_FINAL_TYPE (CwBoardTray, cw_board_tray, ADW_TYPE_BIN)

/* --- showing ---------------------------------------------------------------------------------------------------------- */

static gboolean
needs_statement (CwRecord *code)
{
  const char *level = cw_record_get_text (code, CW_CODE_LEVEL);

  return g_str_equal (level, "theme") || g_str_equal (level, "concept")
         || *cw_record_get_text (code, CW_CODE_STATEMENT) != '\0';
}

static void
show_hint (CwBoardTray *self)
{
  const char *statement = cw_record_get_text (self->code, CW_CODE_STATEMENT);
  gboolean theme = g_str_equal (cw_record_get_text (self->code, CW_CODE_LEVEL), "theme");

  gtk_label_set_label (self->hint,
                       *statement == '\0'
                           ? _ ("A theme without a statement cannot be final.")
                           : _ ("Topic or theme? State what it is or means, as a sentence."));
  gtk_widget_set_visible (GTK_WIDGET (self->hint),
                          theme && (*statement == '\0' || cw_theme_hint_is_topic (statement)));
}

static void
show_code (CwBoardTray *self)
{
  g_autofree char *color = cw_project_dup_color (self->project, cw_record_get_id (self->code));

  cw_code_swatch_set_color (self->swatch, color);
  gtk_label_set_label (self->name, cw_record_get_name (self->code));
  gtk_label_set_label (self->level, cw_record_get_text (self->code, CW_CODE_LEVEL));
  cw_autosave_show (self->statement_save, cw_record_get_text (self->code, CW_CODE_STATEMENT));
  gtk_widget_set_visible (self->statement_box, needs_statement (self->code));
  show_hint (self);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, cw_record_get_name (self->code), -1);
}

static void
on_statement_saved (CwBoardTray *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  gint64 id = cw_record_get_id (self->code);

  if (cw_project_get_record (self->project, CW_KIND_CODE, id) == NULL)
    return;
  if (!cw_project_set_field (self->project, CW_KIND_CODE, id, CW_CODE_STATEMENT, text, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
}

/* --- taking a code ------------------------------------------------------------------------------------------------------ */

static gboolean
on_dropped (CwBoardTray *self, const GValue *value)
{
  CwRecord *code = g_value_get_object (value);

  gtk_widget_remove_css_class (GTK_WIDGET (self), "drop-into");
  if (code == NULL || code == self->code || cw_record_get_kind (code) != CW_KIND_CODE)
    return FALSE;
  return gtk_widget_activate_action (GTK_WIDGET (self),
                                     "board.place",
                                     "(xx)",
                                     cw_record_get_id (code),
                                     cw_record_get_id (self->code));
}

static GdkDragAction
on_dragged_over (CwBoardTray *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "drop-into");
  return GDK_ACTION_COPY;
}

static void
on_drag_left (CwBoardTray *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "drop-into");
}

static void
attach_target (CwBoardTray *self)
{
  GtkDropTarget *target = gtk_drop_target_new (CW_TYPE_RECORD, GDK_ACTION_COPY | GDK_ACTION_MOVE);

  g_signal_connect_object (target, "drop", G_CALLBACK (on_dropped), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "motion", G_CALLBACK (on_dragged_over), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "leave", G_CALLBACK (on_drag_left), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* --- the object ---------------------------------------------------------------------------------------------------------- */

static void
cw_board_tray_dispose (GObject *object)
{
  CwBoardTray *self = CW_BOARD_TRAY (object);

  g_clear_object (&self->statement_save);
  g_clear_object (&self->changes);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_BOARD_TRAY);
  g_clear_object (&self->code);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (cw_board_tray_parent_class)->dispose (object);
}

static void
cw_board_tray_class_init (CwBoardTrayClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_board_tray_dispose;
  g_type_ensure (CW_TYPE_CODE_MAP);
  g_type_ensure (CW_TYPE_CODE_SWATCH);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/cw-board-tray.ui");
  gtk_widget_class_bind_template_child (widget_class, CwBoardTray, swatch);
  gtk_widget_class_bind_template_child (widget_class, CwBoardTray, name);
  gtk_widget_class_bind_template_child (widget_class, CwBoardTray, level);
  gtk_widget_class_bind_template_child (widget_class, CwBoardTray, statement_box);
  gtk_widget_class_bind_template_child (widget_class, CwBoardTray, statement);
  gtk_widget_class_bind_template_child (widget_class, CwBoardTray, hint);
  gtk_widget_class_bind_template_child (widget_class, CwBoardTray, balance);
  gtk_widget_class_bind_template_child (widget_class, CwBoardTray, map);
}

static void
cw_board_tray_init (CwBoardTray *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->statement_save = cw_autosave_new (GTK_WIDGET (self->statement));
  g_signal_connect_object (
      self->statement_save, "save", G_CALLBACK (on_statement_saved), self, G_CONNECT_SWAPPED);
  self->changes = g_signal_group_new (CW_TYPE_RECORD);
  g_signal_group_connect_object (
      self->changes, "changed", G_CALLBACK (show_code), self, G_CONNECT_SWAPPED);
  attach_target (self);
}

GtkWidget *
cw_board_tray_new (CwProject *project, gint64 code)
{
  CwBoardTray *self = g_object_new (CW_TYPE_BOARD_TRAY, NULL);

  self->project = g_object_ref (project);
  self->code = g_object_ref (cw_project_get_record (project, CW_KIND_CODE, code));
  g_signal_group_set_target (self->changes, self->code);
  show_code (self);
  cw_code_map_show (self->map, project, code);
  return GTK_WIDGET (self);
}

gint64
cw_board_tray_get_code (CwBoardTray *self)
{
  g_return_val_if_fail (CW_IS_BOARD_TRAY (self), 0);
  return cw_record_get_id (self->code);
}

static void
add_case (CwBoardTray *self, int line, const char *name, guint n, guint most)
{
  g_autofree char *figure = g_strdup_printf ("%u", n);
  GtkWidget *label = gtk_label_new (name), *number = gtk_label_new (figure);
  GtkWidget *bar = gtk_level_bar_new_for_interval (0, MAX (most, 1));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  gtk_label_set_xalign (GTK_LABEL (number), 1);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (number, "caption");
  gtk_widget_add_css_class (number, "numeric");
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_FULL);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), n);
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_grid_attach (self->balance, label, 0, line, 1, 1);
  gtk_grid_attach (self->balance, bar, 1, line, 1, 1);
  gtk_grid_attach (self->balance, number, 2, line, 1, 1);
}

/* @matrix: (nullable): its rows are the outer cases, its column the evidence of this construct (R15) */
void
cw_board_tray_show_balance (CwBoardTray *self, const CwMatrix *matrix, guint column)
{
  GtkWidget *child;
  guint n_rows, most = 0;

  g_return_if_fail (CW_IS_BOARD_TRAY (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->balance))) != NULL)
    gtk_grid_remove (self->balance, child);
  n_rows = matrix != NULL ? MIN (cw_matrix_get_n_rows (matrix), MAX_CASES) : 0;
  for (guint i = 0; i < n_rows; i++)
    most = MAX (most, cw_matrix_get_counts (matrix, i, column)->excerpts);
  for (guint i = 0; i < n_rows; i++)
    add_case (self,
              i,
              cw_matrix_get_row (matrix, i)->label,
              cw_matrix_get_counts (matrix, i, column)->excerpts,
              most);
  gtk_widget_set_visible (GTK_WIDGET (self->balance), n_rows > 0);
}

/* The next keys say why @code is here. FALSE where it is not. */
gboolean
cw_board_tray_focus_reason (CwBoardTray *self, gint64 code)
{
  g_return_val_if_fail (CW_IS_BOARD_TRAY (self), FALSE);
  return cw_code_map_focus_reason (self->map, code, cw_record_get_id (self->code));
}

/* Saves what is being typed. */
void
cw_board_tray_flush (CwBoardTray *self)
{
  g_return_if_fail (CW_IS_BOARD_TRAY (self));

  cw_autosave_flush (self->statement_save);
  cw_code_map_flush (self->map);
}
