/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwSourcesPane: all sources in their manual order, filtered by words. Its commands are in cw-source-commands.c. */

#include "config.h"

#include "cw-sources-pane.h"

#include <glib/gi18n.h>

#include "cw-pane-list.h"
#include "cw-source-commands.h"

struct _CwSourcesPane
{
  AdwBin parent_instance;

  CwProject *project;
  GSignalGroup *project_signals;
  GtkCustomFilter *filter;
  GtkFilterListModel *found;
  GtkSingleSelection *selection;
  GPtrArray *rows; /* (element-type CwItemRow): those that show a source now */
  char **words;    /* in case-folded form */

  GtkEditable *search;
  GtkStack *pages;
  GtkListView *list;
  GMenuModel *source_menu;
  GMenu *cases_menu;
  GtkWidget *popover;
};

G_DEFINE_FINAL_TYPE (CwSourcesPane, cw_sources_pane, ADW_TYPE_BIN)

typedef enum
{
  PROP_PROJECT = 1,
} CwSourcesPaneProps;

static GParamSpec *properties[PROP_PROJECT + 1];

/* --- the list -------------------------------------------------------------------------------------------- */

static gboolean
matches_words (CwRecord *record, char **words)
{
  g_autofree char *all = g_strconcat (cw_record_get_name (record),
                                      " ",
                                      cw_record_get_text (record, CW_SOURCE_KIND),
                                      " ",
                                      cw_record_get_text (record, CW_SOURCE_SHORT),
                                      " ",
                                      cw_record_get_text (record, CW_SOURCE_EVENT_DATE),
                                      NULL);
  g_autofree char *folded = g_utf8_casefold (all, -1);

  for (char **word = words; word != NULL && *word != NULL; word++)
    if (strstr (folded, *word) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
is_found (gpointer item, gpointer data)
{
  return matches_words (CW_RECORD (item), CW_SOURCES_PANE (data)->words);
}

static void
update_page (CwSourcesPane *self)
{
  const char *page = "list";

  if (g_list_model_get_n_items (G_LIST_MODEL (self->found)) == 0)
    page = self->words != NULL && self->words[0] != NULL ? "none-found" : "empty";
  gtk_stack_set_visible_child_name (self->pages, page);
}

static char *
dup_subtitle (CwRecord *record)
{
  const char *kind = cw_record_get_text (record, CW_SOURCE_KIND);
  const char *date = cw_record_get_text (record, CW_SOURCE_EVENT_DATE);

  if (*kind != '\0' && *date != '\0')
    return g_strdup_printf ("%s · %s", date, kind);
  return g_strdup (*kind != '\0' ? kind : date);
}

static guint
count_excerpts (CwProject *project, gint64 source)
{
  CwEvidence *evidence = cw_project_get_evidence (project);
  guint index;

  if (!cw_evidence_find_source (evidence, source, &index))
    return 0;
  return cw_evidence_get_source (evidence, index)->excerpts->len;
}

static void
show_source (CwSourcesPane *self, CwItemRow *row)
{
  CwRecord *record = CW_RECORD (cw_item_row_get_item (row));
  g_autofree char *subtitle = dup_subtitle (record);
  guint n = self->project == NULL ? 0 : count_excerpts (self->project, cw_record_get_id (record));
  g_autofree char *count = n == 0 ? g_strdup ("") : g_strdup_printf ("%u", n);

  cw_item_row_set_texts (row, cw_record_get_name (record), subtitle, count);
}

static void
on_project_changed (CwSourcesPane *self, CwChangeSet *changes)
{
  if (!cw_change_set_touches (changes, CW_KIND_SOURCE)
      && !cw_change_set_touches (changes, CW_KIND_EXCERPT))
    return;
  for (guint i = 0; i < self->rows->len; i++)
    show_source (self, g_ptr_array_index (self->rows, i));
  if (self->words != NULL && cw_change_set_touches (changes, CW_KIND_SOURCE))
    gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
on_search_changed (GtkSearchEntry *search, CwSourcesPane *self)
{
  g_autofree char *folded = g_utf8_casefold (gtk_editable_get_text (self->search), -1);

  g_clear_pointer (&self->words, g_strfreev);
  if (*g_strstrip (folded) != '\0')
    self->words = g_strsplit (folded, " ", -1);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_page (self);
}

static void
on_activated (GtkListView *list, guint position, CwSourcesPane *self)
{
  g_autoptr (CwRecord) record = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-source", "x", cw_record_get_id (record));
}

/* --- a row: click, menu, drag and drop ---------------------------------------------------------------------- */

static void
select_row (CwSourcesPane *self, CwItemRow *row)
{
  cw_sources_pane_select (self, cw_record_get_id (CW_RECORD (cw_item_row_get_item (row))));
}

static void
on_released (GtkGestureClick *click, int n_press, double x, double y, CwSourcesPane *self)
{
  if (n_press != 1)
    return;
  select_row (self, cw_pane_list_get_row (GTK_EVENT_CONTROLLER (click)));
  gtk_widget_activate_action (GTK_WIDGET (self), "source.open", NULL);
}

static void
pop_up_menu (CwSourcesPane *self, GtkWidget *anchor, double x, double y)
{
  cw_source_commands_fill_cases (self, self->cases_menu);
  cw_pane_list_pop_up (
      self, GTK_WIDGET (self->list), &self->popover, self->source_menu, anchor, x, y);
}

static void
on_secondary_pressed (GtkGestureClick *click, int n_press, double x, double y, CwSourcesPane *self)
{
  CwItemRow *row = cw_pane_list_get_row (GTK_EVENT_CONTROLLER (click));

  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  select_row (self, row);
  pop_up_menu (self, GTK_WIDGET (row), x, y);
}

static gboolean
show_menu (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  CwSourcesPane *self = CW_SOURCES_PANE (widget);
  GtkWidget *anchor = cw_sources_pane_get_anchor (self);

  if (cw_sources_pane_get_selected (self) == NULL)
    return GDK_EVENT_PROPAGATE;
  pop_up_menu (self, anchor, 24, gtk_widget_get_height (anchor));
  return GDK_EVENT_STOP;
}

static GdkContentProvider *
on_drag_prepared (GtkDragSource *drag, double x, double y, CwSourcesPane *self)
{
  GObject *item = cw_item_row_get_item (cw_pane_list_get_row (GTK_EVENT_CONTROLLER (drag)));

  return gdk_content_provider_new_typed (CW_TYPE_RECORD, item);
}

static gboolean
on_dropped (GtkDropTarget *target, const GValue *value, double x, double y, CwSourcesPane *self)
{
  CwItemRow *row = cw_pane_list_get_row (GTK_EVENT_CONTROLLER (target));
  CwRecord *dragged = g_value_get_object (value);
  CwRecord *here = CW_RECORD (cw_item_row_get_item (row));

  if (cw_record_get_kind (dragged) != CW_KIND_SOURCE)
    return FALSE;
  return cw_source_commands_drop (self,
                                  cw_record_get_id (dragged),
                                  cw_record_get_id (here),
                                  y > gtk_widget_get_height (GTK_WIDGET (row)) / 2.0);
}

static void
on_item_set_up (GtkListItemFactory *factory, GtkListItem *item, CwSourcesPane *self)
{
  GtkWidget *row = cw_item_row_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "released", G_CALLBACK (on_released), self, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  cw_pane_list_add_controllers (
      row,
      gtk_drop_target_new (CW_TYPE_RECORD, GDK_ACTION_COPY | GDK_ACTION_MOVE),
      G_CALLBACK (on_secondary_pressed),
      G_CALLBACK (on_drag_prepared),
      G_CALLBACK (on_dropped),
      self);
  gtk_list_item_set_child (item, row);
}

static void
on_item_bound (GtkListItemFactory *factory, GtkListItem *item, CwSourcesPane *self)
{
  CwItemRow *row = CW_ITEM_ROW (gtk_list_item_get_child (item));

  cw_item_row_set_item (row, gtk_list_item_get_item (item));
  show_source (self, row);
  g_ptr_array_add (self->rows, row);
}

static void
on_item_unbound (GtkListItemFactory *factory, GtkListItem *item, CwSourcesPane *self)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  g_ptr_array_remove_fast (self->rows, row);
}

/* --- the object -------------------------------------------------------------------------------------------- */

static void
cw_sources_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, CW_SOURCES_PANE (object)->project);
}

static void
cw_sources_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  cw_sources_pane_set_project (CW_SOURCES_PANE (object), g_value_get_object (value));
}

static void
cw_sources_pane_dispose (GObject *object)
{
  CwSourcesPane *self = CW_SOURCES_PANE (object);

  if (self->project_signals != NULL)
    g_signal_group_set_target (self->project_signals, NULL);
  g_clear_object (&self->project_signals);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_SOURCES_PANE);
  g_clear_object (&self->selection);
  g_clear_object (&self->found);
  g_clear_object (&self->filter);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (cw_sources_pane_parent_class)->dispose (object);
}

static void
cw_sources_pane_finalize (GObject *object)
{
  CwSourcesPane *self = CW_SOURCES_PANE (object);

  g_ptr_array_unref (self->rows);
  g_strfreev (self->words);
  G_OBJECT_CLASS (cw_sources_pane_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/cw-sources-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CwSourcesPane, search);
  gtk_widget_class_bind_template_child (widget_class, CwSourcesPane, pages);
  gtk_widget_class_bind_template_child (widget_class, CwSourcesPane, list);
  gtk_widget_class_bind_template_child (widget_class, CwSourcesPane, source_menu);
  gtk_widget_class_bind_template_child (widget_class, CwSourcesPane, cases_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_item_set_up);
  gtk_widget_class_bind_template_callback (widget_class, on_item_bound);
  gtk_widget_class_bind_template_callback (widget_class, on_item_unbound);
}

static void
cw_sources_pane_class_init (CwSourcesPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cw_sources_pane_get_property;
  object_class->set_property = cw_sources_pane_set_property;
  object_class->dispose = cw_sources_pane_dispose;
  object_class->finalize = cw_sources_pane_finalize;
  properties[PROP_PROJECT]
      = g_param_spec_object ("project",
                             NULL,
                             NULL,
                             CW_TYPE_PROJECT,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  bind_template (widget_class);
  cw_source_commands_install (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, show_menu, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, show_menu, NULL);
}

static void
cw_sources_pane_init (CwSourcesPane *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  self->filter = gtk_custom_filter_new (is_found, self, NULL);
  self->found = gtk_filter_list_model_new (NULL, GTK_FILTER (g_object_ref (self->filter)));
  self->selection = cw_pane_list_add_selection (self->list, G_LIST_MODEL (self->found));

  self->project_signals = g_signal_group_new (CW_TYPE_PROJECT);
  g_signal_group_connect_swapped (
      self->project_signals, "changed", G_CALLBACK (on_project_changed), self);
  g_signal_connect_object (
      self->found, "items-changed", G_CALLBACK (update_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection,
                           "notify::selected-item",
                           G_CALLBACK (cw_source_commands_update),
                           self,
                           G_CONNECT_SWAPPED);
  cw_source_commands_update (self);
  update_page (self);
}

/* --- for the window and the commands -------------------------------------------------------------------------- */

CwProject *
cw_sources_pane_get_project (CwSourcesPane *self)
{
  g_return_val_if_fail (CW_IS_SOURCES_PANE (self), NULL);
  return self->project;
}

void
cw_sources_pane_set_project (CwSourcesPane *self, CwProject *project)
{
  g_return_if_fail (CW_IS_SOURCES_PANE (self));

  if (!g_set_object (&self->project, project))
    return;
  g_signal_group_set_target (self->project_signals, project);
  gtk_filter_list_model_set_model (
      self->found, project == NULL ? NULL : cw_project_get_children (project, CW_KIND_SOURCE, 0));
  cw_source_commands_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECT]);
}

/* Marks a source as the current one, if the filter shows it. */
void
cw_sources_pane_select (CwSourcesPane *self, gint64 source)
{
  GListModel *model = G_LIST_MODEL (self->selection);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (CwRecord) record = g_list_model_get_item (model, i);

      if (cw_record_get_id (record) != source)
        continue;
      gtk_single_selection_set_selected (self->selection, i);
      return;
    }
}

CwRecord *
cw_sources_pane_get_selected (CwSourcesPane *self)
{
  g_return_val_if_fail (CW_IS_SOURCES_PANE (self), NULL);
  return gtk_single_selection_get_selected_item (self->selection);
}

/* The widget that shows the selected source, or the list when it is scrolled out of sight. */
GtkWidget *
cw_sources_pane_get_anchor (CwSourcesPane *self)
{
  return cw_pane_list_find_row (
      self->rows, cw_sources_pane_get_selected (self), GTK_WIDGET (self->list));
}
