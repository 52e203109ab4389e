/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwReaderDesk: one text, or two beside each other: two sources, or two places of one.  All that is asked for goes to
 * the one that had the focus last. */

#include "config.h"

#include "cw-reader-desk.h"

#define NARROW 720 /* below it they stand above each other */

struct _CwReaderDesk
{
  AdwBin parent_instance;

  CwProject *project;
  GtkPaned *paned;
  CwReaderPage *first;
  CwReaderPage *second; /* NULL: there is one text */
  CwReaderPage *active;
};

typedef enum
{
  PROP_PROJECT = 1,
} CwReaderDeskProperty;

static GParamSpec *properties[PROP_PROJECT + 1];

enum
{
  PLACE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwReaderDesk, cw_reader_desk, ADW_TYPE_BIN)

static void
set_active (CwReaderDesk *self, CwReaderPage *page)
{
  if (self->active == page)
    return;
  self->active = page;
  g_signal_emit (self, signals[PLACE_CHANGED], 0);
}

static void
on_page_entered (GtkEventController *focus, CwReaderDesk *self)
{
  set_active (self, CW_READER_PAGE (gtk_event_controller_get_widget (focus)));
}

static void
on_place_changed (CwReaderDesk *self)
{
  g_signal_emit (self, signals[PLACE_CHANGED], 0);
}

static CwReaderPage *
make_page (CwReaderDesk *self)
{
  GtkWidget *page = cw_reader_page_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_add_css_class (page, "reader-page");
  cw_reader_page_set_project (CW_READER_PAGE (page), self->project);
  g_signal_connect_object (focus, "enter", G_CALLBACK (on_page_entered), self, 0);
  gtk_widget_add_controller (page, focus);
  g_signal_connect_object (
      page, "notify::source", G_CALLBACK (on_place_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      page, "notify::current-excerpt", G_CALLBACK (on_place_changed), self, G_CONNECT_SWAPPED);
  return CW_READER_PAGE (page);
}

/* --- two texts --- */

static gboolean
is_above (CwReaderDesk *self)
{
  return gtk_orientable_get_orientation (GTK_ORIENTABLE (self->paned)) == GTK_ORIENTATION_VERTICAL;
}

static void
open_second (CwReaderDesk *self)
{
  gboolean above
      = gtk_orientable_get_orientation (GTK_ORIENTABLE (self->paned)) == GTK_ORIENTATION_VERTICAL;
  int size = above ? gtk_widget_get_height (GTK_WIDGET (self))
                   : gtk_widget_get_width (GTK_WIDGET (self));

  cw_reader_page_flush (self->first);
  self->second = make_page (self);
  gtk_paned_set_end_child (self->paned, GTK_WIDGET (self->second));
  gtk_paned_set_position (self->paned, size / 2);
  gtk_widget_add_css_class (GTK_WIDGET (self), "split");
  cw_reader_page_show_source (self->second, cw_reader_page_get_source (self->first));
  set_active (self, self->second);
  gtk_widget_grab_focus (GTK_WIDGET (self->second));
}

static void
close_second (CwReaderDesk *self)
{
  cw_reader_page_flush (self->second);
  set_active (self, self->first);
  self->second = NULL;
  gtk_paned_set_end_child (self->paned, NULL);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "split");
  gtk_widget_grab_focus (GTK_WIDGET (self->first));
}

static gboolean
halve (gpointer data)
{
  CwReaderDesk *self = data;
  GtkWidget *paned = GTK_WIDGET (self->paned);

  if (self->second != NULL && self->paned != NULL)
    gtk_paned_set_position (
        self->paned,
        (is_above (self) ? gtk_widget_get_height (paned) : gtk_widget_get_width (paned)) / 2);
  return G_SOURCE_REMOVE;
}

/* The divider goes to the middle once the new sizes are there: until then a GtkPaned would stretch what it is told. */
static gboolean
turn (gpointer data)
{
  CwReaderDesk *self = data;
  gboolean narrow = gtk_widget_get_width (GTK_WIDGET (self)) < NARROW;

  if (self->paned == NULL)
    return G_SOURCE_REMOVE;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->paned),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, halve, g_object_ref (self), g_object_unref);
  return G_SOURCE_REMOVE;
}

/* --- overrides --- */

static void
cw_reader_desk_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (CW_READER_DESK (widget)->paned),
                      orientation,
                      for_size,
                      minimum,
                      natural,
                      minimum_baseline,
                      natural_baseline);
}

/* Not while sizes are given: turning asks for other ones. */
static void
cw_reader_desk_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CwReaderDesk *self = CW_READER_DESK (widget);

  gtk_widget_allocate (GTK_WIDGET (self->paned), width, height, baseline, NULL);
  if (is_above (self) != (width < NARROW))
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, turn, g_object_ref (self), g_object_unref);
}

static gboolean
cw_reader_desk_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CW_READER_DESK (widget)->active));
}

static void
set_project (CwReaderDesk *self, CwProject *project)
{
  if (!g_set_object (&self->project, project))
    return;
  if (self->second != NULL)
    close_second (self);
  cw_reader_page_set_project (self->first, project);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECT]);
}

static void
cw_reader_desk_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  switch ((CwReaderDeskProperty) property)
    {
    case PROP_PROJECT:
      g_value_set_object (value, CW_READER_DESK (object)->project);
      break;
    }
}

static void
cw_reader_desk_set_property (GObject *object,
                             guint property,
                             const GValue *value,
                             GParamSpec *pspec)
{
  switch ((CwReaderDeskProperty) property)
    {
    case PROP_PROJECT:
      set_project (CW_READER_DESK (object), g_value_get_object (value));
      break;
    }
}

static void
cw_reader_desk_dispose (GObject *object)
{
  CwReaderDesk *self = CW_READER_DESK (object);

  self->paned = NULL;
  g_clear_object (&self->project);
  G_OBJECT_CLASS (cw_reader_desk_parent_class)->dispose (object);
}

static void
cw_reader_desk_class_init (CwReaderDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cw_reader_desk_get_property;
  object_class->set_property = cw_reader_desk_set_property;
  object_class->dispose = cw_reader_desk_dispose;
  widget_class->measure = cw_reader_desk_measure;
  widget_class->size_allocate = cw_reader_desk_size_allocate;
  widget_class->grab_focus = cw_reader_desk_grab_focus;
  properties[PROP_PROJECT]
      = g_param_spec_object ("project",
                             NULL,
                             NULL,
                             CW_TYPE_PROJECT,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[PLACE_CHANGED] = g_signal_new ("place-changed",
                                         G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         0);
}

static void
cw_reader_desk_init (CwReaderDesk *self)
{
  self->paned = GTK_PANED (gtk_paned_new (GTK_ORIENTATION_HORIZONTAL));
  self->first = make_page (self);
  self->active = self->first;
  gtk_paned_set_start_child (self->paned, GTK_WIDGET (self->first));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->paned));
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL); /* it would not say how wide it is */
}

GtkWidget *
cw_reader_desk_new (void)
{
  return g_object_new (CW_TYPE_READER_DESK, NULL);
}

/* (transfer none): the text that had the focus last. */
CwReaderPage *
cw_reader_desk_get_active (CwReaderDesk *self)
{
  g_return_val_if_fail (CW_IS_READER_DESK (self), NULL);
  return self->active;
}

gboolean
cw_reader_desk_is_split (CwReaderDesk *self)
{
  g_return_val_if_fail (CW_IS_READER_DESK (self), FALSE);
  return self->second != NULL;
}

/* The second text begins as the same source at the same place. */
void
cw_reader_desk_split (CwReaderDesk *self, gboolean split)
{
  g_return_if_fail (CW_IS_READER_DESK (self));

  if (split && self->second == NULL)
    open_second (self);
  else if (!split && self->second != NULL)
    close_second (self);
}

/* Saves what is being typed. */
void
cw_reader_desk_flush (CwReaderDesk *self)
{
  g_return_if_fail (CW_IS_READER_DESK (self));

  cw_reader_page_flush (self->first);
  if (self->second != NULL)
    cw_reader_page_flush (self->second);
}
