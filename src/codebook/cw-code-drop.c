/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Dragging in the codebook: a code moves before, into or after another; words of the reader are coded. */

#include "config.h"

#include "cw-code-drop.h"

#include "cw-selection-drag.h"
#include "cw-sibling.h"

typedef enum
{
  PLACE_BEFORE,
  PLACE_INTO,
  PLACE_AFTER,
} Place;

static const char *const place_classes[] = { "drop-before", "drop-into", "drop-after" };

static Place
find_place (CwCodeRow *row, double y)
{
  int height = gtk_widget_get_height (GTK_WIDGET (row));

  if (y < height * 0.3)
    return PLACE_BEFORE;
  return y > height * 0.7 ? PLACE_AFTER : PLACE_INTO;
}

static void
clear_classes (CwCodeRow *row)
{
  for (guint i = 0; i < G_N_ELEMENTS (place_classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (row), place_classes[i]);
}

static void
move_code (CwCodeRow *row, CwRecord *moved, Place place)
{
  CwRecord *code = cw_code_row_get_code (row);
  gint64 parent = cw_record_get_parent (code), before = 0;

  switch (place)
    {
    case PLACE_BEFORE:
      before = cw_record_get_id (code);
      break;
    case PLACE_INTO:
      parent = cw_record_get_id (code);
      break;
    case PLACE_AFTER:
      before = cw_sibling_find (
          cw_code_row_get_project (row), CW_KIND_CODE, cw_record_get_id (code), 1);
      if (before == cw_record_get_id (moved))
        return;
      break;
    }
  gtk_widget_activate_action (
      GTK_WIDGET (row), "codebook.move", "(xxx)", cw_record_get_id (moved), parent, before);
}

/* What a drop of @value at @y of the row does. FALSE when it is nothing for a code. */
gboolean
cw_code_drop_code (CwCodeRow *row, const GValue *value, double y)
{
  CwRecord *code = cw_code_row_get_code (row), *moved;

  clear_classes (row);
  if (code == NULL)
    return FALSE;
  if (G_VALUE_HOLDS (value, CW_TYPE_SELECTION_DRAG))
    return gtk_widget_activate_action (
        GTK_WIDGET (row), "win.apply-code", "x", cw_record_get_id (code));
  if (!G_VALUE_HOLDS (value, CW_TYPE_RECORD))
    return FALSE;
  moved = g_value_get_object (value);
  if (moved == NULL || moved == code || cw_record_get_kind (moved) != CW_KIND_CODE)
    return FALSE;
  move_code (row, moved, find_place (row, y));
  return TRUE;
}

static gboolean
on_dropped (CwCodeRow *row, const GValue *value, double x, double y)
{
  return cw_code_drop_code (row, value, y);
}

static gboolean
offers_text (GtkDropTarget *target)
{
  GdkDrop *drop = gtk_drop_target_get_current_drop (target);

  return drop != NULL
         && gdk_content_formats_contain_gtype (gdk_drop_get_formats (drop), CW_TYPE_SELECTION_DRAG);
}

static GdkDragAction
on_dragged_over (CwCodeRow *row, double x, double y, GtkDropTarget *target)
{
  gboolean text = offers_text (target);

  clear_classes (row);
  gtk_widget_add_css_class (GTK_WIDGET (row),
                            place_classes[text ? PLACE_INTO : find_place (row, y)]);
  return text ? GDK_ACTION_COPY : GDK_ACTION_MOVE;
}

static GdkContentProvider *
on_drag_prepared (CwCodeRow *row)
{
  CwRecord *code = cw_code_row_get_code (row);

  return code != NULL ? gdk_content_provider_new_typed (CW_TYPE_RECORD, code) : NULL;
}

static void
on_drag_begun (CwCodeRow *row, GdkDrag *drag, GtkDragSource *source)
{
  GtkWidget *label = gtk_label_new (cw_record_get_name (cw_code_row_get_code (row)));

  gtk_widget_add_css_class (label, "code-drag");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
}

static void
attach_target (CwCodeRow *row)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  GType types[] = { CW_TYPE_SELECTION_DRAG, CW_TYPE_RECORD };

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "drop", G_CALLBACK (on_dropped), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "motion", G_CALLBACK (on_dragged_over), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "leave", G_CALLBACK (clear_classes), row, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (target));
}

void
cw_code_drop_attach (CwCodeRow *row)
{
  GtkDragSource *source = gtk_drag_source_new ();

  attach_target (row);
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (
      source, "prepare", G_CALLBACK (on_drag_prepared), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      source, "drag-begin", G_CALLBACK (on_drag_begun), row, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (source));
}
