/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The pointer on a CwCodedView: a click in coded text makes its excerpt the current one, and the selection can be
 * dragged to a code. */

#include "config.h"

#include "cw-reader-pointer.h"

#include "cw-selection-drag.h"

#define DRAG_DISTANCE 6

static void
finish_click (CwCodedView *self, const graphene_point_t *press, double x, double y)
{
  guint offset;

  if (ABS (x - press->x) > DRAG_DISTANCE || ABS (y - press->y) > DRAG_DISTANCE
      || gtk_text_buffer_get_has_selection (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self))))
    return;
  if (cw_coded_view_get_offset_at (self, x, y, &offset))
    cw_coded_view_activate_at (self, offset);
  else
    cw_coded_view_set_current_excerpt (self, 0);
}

static gboolean
find_event_point (CwCodedView *self, GdkEvent *event, graphene_point_t *point)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  double x, y, surface_x, surface_y;

  if (native == NULL || !gdk_event_get_position (event, &x, &y))
    return FALSE;
  gtk_native_get_surface_transform (native, &surface_x, &surface_y);
  return gtk_widget_compute_point (GTK_WIDGET (native),
                                   GTK_WIDGET (self),
                                   &GRAPHENE_POINT_INIT (x - surface_x, y - surface_y),
                                   point);
}

/* The text view's own gestures claim every press, so a gesture of ours would never see the release. */
static gboolean
on_event_seen (GtkEventController *controller, GdkEvent *event, graphene_point_t *press)
{
  CwCodedView *self = CW_CODED_VIEW (gtk_event_controller_get_widget (controller));
  GdkEventType type = gdk_event_get_event_type (event);
  graphene_point_t point;

  if ((type != GDK_BUTTON_PRESS && type != GDK_BUTTON_RELEASE)
      || gdk_button_event_get_button (event) != GDK_BUTTON_PRIMARY
      || !find_event_point (self, event, &point))
    return GDK_EVENT_PROPAGATE;
  if (type == GDK_BUTTON_PRESS)
    *press = point;
  else
    finish_click (self, press, point.x, point.y);
  return GDK_EVENT_PROPAGATE;
}

static gboolean
point_is_selected (CwCodedView *self, double x, double y)
{
  guint start, end, offset;

  return cw_coded_view_get_selection (self, &start, &end)
         && cw_coded_view_get_offset_at (self, x, y, &offset) && offset >= start && offset < end;
}

static void
on_selection_pressed (GtkGestureClick *gesture, int n_press, double x, double y, CwCodedView *self)
{
  gboolean ours = n_press == 1 && point_is_selected (self, x, y);

  gtk_gesture_set_state (GTK_GESTURE (gesture),
                         ours ? GTK_EVENT_SEQUENCE_CLAIMED : GTK_EVENT_SEQUENCE_DENIED);
}

/* A press on the selection that became no drag is a click: it puts the caret there, as text views do. */
static void
on_selection_released (GtkGestureClick *gesture, int n_press, double x, double y, CwCodedView *self)
{
  guint offset;

  if (!cw_coded_view_get_offset_at (self, x, y, &offset))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  cw_coded_view_select (self, offset, offset);
}

static GdkContentProvider *
on_drag_prepared (GtkDragSource *source, double x, double y, CwCodedView *self)
{
  g_autoptr (CwSelectionDrag) drag = NULL;
  g_autofree char *text = NULL;
  guint start, end;

  if (!point_is_selected (self, x, y) || !cw_coded_view_get_selection (self, &start, &end))
    return NULL;
  drag = cw_selection_drag_new (cw_coded_view_get_source_id (self), start, end);
  text = cw_coded_view_dup_text (self, start, end);
  return gdk_content_provider_new_union (
      (GdkContentProvider *[2]) { gdk_content_provider_new_typed (CW_TYPE_SELECTION_DRAG, drag),
                                  gdk_content_provider_new_typed (G_TYPE_STRING, text) },
      2);
}

static void
free_press (gpointer press, GClosure *closure)
{
  g_free (press);
}

static void
attach_clicks (GtkWidget *widget)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_data (
      events, "event", G_CALLBACK (on_event_seen), g_new0 (graphene_point_t, 1), free_press, 0);
  gtk_widget_add_controller (widget, events);
}

/* Both gestures see the press before the text view's own and keep it when it is on the selection. */
static void
attach_drags (CwCodedView *view)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkDragSource *drag = gtk_drag_source_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_selection_pressed), view, 0);
  g_signal_connect_object (click, "released", G_CALLBACK (on_selection_released), view, 0);
  g_signal_connect_object (drag, "prepare", G_CALLBACK (on_drag_prepared), view, 0);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (drag));
  gtk_gesture_group (click, GTK_GESTURE (drag));
}

void
cw_reader_pointer_attach (CwCodedView *view)
{
  g_return_if_fail (CW_IS_CODED_VIEW (view));

  attach_clicks (GTK_WIDGET (view));
  attach_drags (view);
}
