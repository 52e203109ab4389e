/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwCasesPane: the cases as a tree, under each the cases inside it and then its material. Its commands are in
 * cw-case-commands.c. */

#include "config.h"

#include "cw-cases-pane.h"

#include <glib/gi18n.h>

#include "cw-attribution-list.h"
#include "cw-attribution.h"
#include "cw-case-commands.h"
#include "cw-pane-list.h"
#include "cw-selection-drag.h"

#define MAX_QUOTE_LENGTH 60

struct _CwCasesPane
{
  AdwBin parent_instance;

  CwProject *project;
  GSignalGroup *project_signals;
  GtkTreeListModel *tree;
  GtkSingleSelection *selection;
  GPtrArray *rows; /* (element-type CwItemRow): those that show something now */

  GtkStack *pages;
  GtkListView *list;
  GMenuModel *case_menu;
  GtkWidget *popover;
};

G_DEFINE_FINAL_TYPE (CwCasesPane, cw_cases_pane, ADW_TYPE_BIN)

typedef enum
{
  PROP_PROJECT = 1,
} CwCasesPaneProps;

static GParamSpec *properties[PROP_PROJECT + 1];

/* --- the tree --------------------------------------------------------------------------------------------- */

static GListModel *
create_children (gpointer item, gpointer data)
{
  CwCasesPane *self = data;
  GListStore *parts;
  gint64 id;

  if (!CW_IS_RECORD (item) || self->project == NULL)
    return NULL;
  id = cw_record_get_id (CW_RECORD (item));
  parts = g_list_store_new (G_TYPE_LIST_MODEL);
  g_list_store_append (parts, cw_project_get_children (self->project, CW_KIND_CASE, id));
  {
    g_autoptr (CwAttributionList) material = cw_attribution_list_new (self->project, id);

    g_list_store_append (parts, material);
  }
  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (parts)));
}

static void
update_page (CwCasesPane *self)
{
  gboolean empty = self->tree == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->tree)) == 0;

  gtk_stack_set_visible_child_name (self->pages, empty ? "empty" : "list");
}

/* --- what a row says ---------------------------------------------------------------------------------------- */

static guint
count_material (CwCasesPane *self, gint64 case_id)
{
  const GArray *all = cw_evidence_get_attributions (cw_project_get_evidence (self->project));
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    if (g_array_index (all, CwAttributionSpan, i).case_id == case_id)
      n++;
  return n;
}

static void
show_case (CwCasesPane *self, CwItemRow *row, CwRecord *record)
{
  gint64 id = cw_record_get_id (record);
  guint n = count_material (self, id);
  g_autofree char *count = n == 0 ? g_strdup ("") : g_strdup_printf ("%u", n);
  GListModel *inside = cw_project_get_children (self->project, CW_KIND_CASE, id);
  GtkWidget *expander = gtk_widget_get_ancestor (GTK_WIDGET (row), GTK_TYPE_TREE_EXPANDER);

  cw_item_row_set_texts (
      row, cw_record_get_name (record), cw_record_get_text (record, CW_CASE_TYPE), count);
  cw_item_row_set_removal (row, NULL, NULL);
  gtk_tree_expander_set_hide_expander (GTK_TREE_EXPANDER (expander),
                                       n == 0 && g_list_model_get_n_items (inside) == 0);
}

/* A passage is known by its place and its first words, a speaker by the name. */
static char *
dup_extent (CwCasesPane *self, const CwAttributionSpan *span)
{
  CwText *text;
  g_autofree char *locator = NULL;
  g_autofree char *quote = NULL;

  if (span->whole)
    return g_strdup ("");
  if (span->speaker != NULL && *span->speaker != '\0')
    return g_strdup_printf (_ ("Speaker %s"), span->speaker);
  text = cw_project_get_text (self->project, span->source_id, NULL);
  if (text == NULL || span->end > cw_text_get_length (text))
    return g_strdup (_ ("Passage"));
  locator = cw_text_dup_locator (text, span->start, span->end);
  quote = cw_text_dup_range (text, span->start, MIN (span->end, span->start + MAX_QUOTE_LENGTH));
  g_strdelimit (quote, "\n\t", ' ');
  return g_strdup_printf ("%s “%s”", locator, quote);
}

static void
show_material (CwCasesPane *self, CwItemRow *row, CwAttribution *attribution)
{
  const CwAttributionSpan *span = cw_attribution_get_span (attribution);
  CwRecord *source = cw_project_get_record (self->project, CW_KIND_SOURCE, span->source_id);
  g_autofree char *extent = dup_extent (self, span);
  g_autofree char *action
      = g_strdup_printf ("case.remove-attribution(int64 %" G_GINT64_FORMAT ")", span->id);

  cw_item_row_set_texts (row, source == NULL ? "" : cw_record_get_name (source), extent, "");
  cw_item_row_set_removal (row, _ ("Take From the Case"), action);
}

static void
show_row (CwCasesPane *self, CwItemRow *row)
{
  GObject *item = cw_item_row_get_item (row);

  if (self->project == NULL)
    return;
  if (CW_IS_RECORD (item))
    show_case (self, row, CW_RECORD (item));
  else
    show_material (self, row, CW_ATTRIBUTION (item));
}

static void
on_project_changed (CwCasesPane *self, CwChangeSet *changes)
{
  if (!cw_change_set_touches (changes, CW_KIND_CASE)
      && !cw_change_set_touches (changes, CW_KIND_SOURCE)
      && !cw_change_set_touches (changes, CW_KIND_ATTRIBUTION))
    return;
  for (guint i = 0; i < self->rows->len; i++)
    show_row (self, g_ptr_array_index (self->rows, i));
}

static void
on_activated (GtkListView *list, guint position, CwCasesPane *self)
{
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  g_autoptr (GObject) item = gtk_tree_list_row_get_item (row);

  if (CW_IS_ATTRIBUTION (item))
    gtk_widget_activate_action (GTK_WIDGET (self),
                                "win.open-source",
                                "x",
                                cw_attribution_get_span (CW_ATTRIBUTION (item))->source_id);
  else
    gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
}

/* --- a row: menu, drag and drop ------------------------------------------------------------------------------ */

static void
pop_up_menu (CwCasesPane *self, GtkWidget *anchor, double x, double y)
{
  cw_pane_list_pop_up (
      self, GTK_WIDGET (self->list), &self->popover, self->case_menu, anchor, x, y);
}

static void
on_secondary_pressed (GtkGestureClick *click, int n_press, double x, double y, CwCasesPane *self)
{
  CwItemRow *row = cw_pane_list_get_row (GTK_EVENT_CONTROLLER (click));
  GObject *item = cw_item_row_get_item (row);

  if (!CW_IS_RECORD (item))
    return;
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  cw_cases_pane_select (self, cw_record_get_id (CW_RECORD (item)));
  pop_up_menu (self, GTK_WIDGET (row), x, y);
}

static gboolean
show_menu (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  CwCasesPane *self = CW_CASES_PANE (widget);
  GtkWidget *anchor = cw_cases_pane_get_anchor (self);

  if (cw_cases_pane_get_selected (self) == NULL)
    return GDK_EVENT_PROPAGATE;
  pop_up_menu (self, anchor, 24, gtk_widget_get_height (anchor));
  return GDK_EVENT_STOP;
}

static GdkContentProvider *
on_drag_prepared (GtkDragSource *drag, double x, double y, CwCasesPane *self)
{
  GObject *item = cw_item_row_get_item (cw_pane_list_get_row (GTK_EVENT_CONTROLLER (drag)));

  return CW_IS_RECORD (item) ? gdk_content_provider_new_typed (CW_TYPE_RECORD, item) : NULL;
}

/* The middle of a row is the case itself, its edges are the gaps beside it. */
static CwDropPlace
find_place (GtkWidget *row, double y)
{
  int height = gtk_widget_get_height (row);

  if (y < height * 0.25)
    return CW_DROP_BEFORE;
  return y > height * 0.75 ? CW_DROP_AFTER : CW_DROP_INTO;
}

static gboolean
on_dropped (GtkDropTarget *target, const GValue *value, double x, double y, CwCasesPane *self)
{
  CwItemRow *row = cw_pane_list_get_row (GTK_EVENT_CONTROLLER (target));
  GObject *item = cw_item_row_get_item (row);

  if (CW_IS_RECORD (item))
    return cw_case_commands_drop (
        self, cw_record_get_id (CW_RECORD (item)), value, find_place (GTK_WIDGET (row), y));
  return cw_case_commands_drop (
      self, cw_attribution_get_span (CW_ATTRIBUTION (item))->case_id, value, CW_DROP_INTO);
}

static GtkDropTarget *
create_target (void)
{
  GType types[] = { CW_TYPE_RECORD, CW_TYPE_SELECTION_DRAG };
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY | GDK_ACTION_MOVE);

  gtk_drop_target_set_gtypes (drop, types, G_N_ELEMENTS (types));
  return drop;
}

static void
on_item_set_up (GtkListItemFactory *factory, GtkListItem *item, CwCasesPane *self)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *row = cw_item_row_new ();

  gtk_widget_set_hexpand (row, TRUE);
  cw_pane_list_add_controllers (row,
                                create_target (),
                                G_CALLBACK (on_secondary_pressed),
                                G_CALLBACK (on_drag_prepared),
                                G_CALLBACK (on_dropped),
                                self);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), row);
  gtk_list_item_set_child (item, expander);
}

static void
on_item_bound (GtkListItemFactory *factory, GtkListItem *item, CwCasesPane *self)
{
  GtkTreeListRow *tree_row = gtk_list_item_get_item (item);
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (item));
  CwItemRow *row = CW_ITEM_ROW (gtk_tree_expander_get_child (expander));
  g_autoptr (GObject) object = gtk_tree_list_row_get_item (tree_row);

  gtk_tree_expander_set_list_row (expander, tree_row);
  cw_item_row_set_item (row, object);
  show_row (self, row);
  g_ptr_array_add (self->rows, row);
}

static void
on_item_unbound (GtkListItemFactory *factory, GtkListItem *item, CwCasesPane *self)
{
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (item));

  g_ptr_array_remove_fast (self->rows, gtk_tree_expander_get_child (expander));
  gtk_tree_expander_set_list_row (expander, NULL);
}

/* --- the object -------------------------------------------------------------------------------------------- */

static void
cw_cases_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, CW_CASES_PANE (object)->project);
}

static void
cw_cases_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  cw_cases_pane_set_project (CW_CASES_PANE (object), g_value_get_object (value));
}

static void
cw_cases_pane_dispose (GObject *object)
{
  CwCasesPane *self = CW_CASES_PANE (object);

  if (self->project_signals != NULL)
    g_signal_group_set_target (self->project_signals, NULL);
  g_clear_object (&self->project_signals);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_CASES_PANE);
  g_clear_object (&self->selection);
  g_clear_object (&self->tree);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (cw_cases_pane_parent_class)->dispose (object);
}

static void
cw_cases_pane_finalize (GObject *object)
{
  g_ptr_array_unref (CW_CASES_PANE (object)->rows);
  G_OBJECT_CLASS (cw_cases_pane_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/cw-cases-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CwCasesPane, pages);
  gtk_widget_class_bind_template_child (widget_class, CwCasesPane, list);
  gtk_widget_class_bind_template_child (widget_class, CwCasesPane, case_menu);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_item_set_up);
  gtk_widget_class_bind_template_callback (widget_class, on_item_bound);
  gtk_widget_class_bind_template_callback (widget_class, on_item_unbound);
}

static void
cw_cases_pane_class_init (CwCasesPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cw_cases_pane_get_property;
  object_class->set_property = cw_cases_pane_set_property;
  object_class->dispose = cw_cases_pane_dispose;
  object_class->finalize = cw_cases_pane_finalize;
  properties[PROP_PROJECT]
      = g_param_spec_object ("project",
                             NULL,
                             NULL,
                             CW_TYPE_PROJECT,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  bind_template (widget_class);
  cw_case_commands_install (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, show_menu, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, show_menu, NULL);
}

static void
cw_cases_pane_init (CwCasesPane *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->selection = cw_pane_list_add_selection (self->list, NULL);

  self->project_signals = g_signal_group_new (CW_TYPE_PROJECT);
  g_signal_group_connect_swapped (
      self->project_signals, "changed", G_CALLBACK (on_project_changed), self);
  g_signal_connect_object (
      self->selection, "items-changed", G_CALLBACK (update_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection,
                           "notify::selected-item",
                           G_CALLBACK (cw_case_commands_update),
                           self,
                           G_CONNECT_SWAPPED);
  cw_case_commands_update (self);
  update_page (self);
}

/* --- for the window and the commands -------------------------------------------------------------------------- */

CwProject *
cw_cases_pane_get_project (CwCasesPane *self)
{
  g_return_val_if_fail (CW_IS_CASES_PANE (self), NULL);
  return self->project;
}

/* The outermost cases start open: a study has few of them, and their parts are what is compared. */
static void
expand_roots (CwCasesPane *self)
{
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->tree)); i > 0; i--)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, i - 1);

      gtk_tree_list_row_set_expanded (row, TRUE);
    }
}

void
cw_cases_pane_set_project (CwCasesPane *self, CwProject *project)
{
  g_return_if_fail (CW_IS_CASES_PANE (self));

  if (!g_set_object (&self->project, project))
    return;
  gtk_single_selection_set_model (self->selection, NULL);
  g_clear_object (&self->tree);
  g_signal_group_set_target (self->project_signals, project);
  if (project != NULL)
    {
      GListModel *roots = cw_project_get_children (project, CW_KIND_CASE, 0);

      self->tree = gtk_tree_list_model_new (
          g_object_ref (roots), FALSE, FALSE, create_children, self, NULL);
      gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->tree));
      expand_roots (self);
    }
  cw_case_commands_update (self);
  update_page (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECT]);
}

static void
expand_case (CwCasesPane *self, gint64 case_id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->tree)); i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, i);
      g_autoptr (GObject) item = gtk_tree_list_row_get_item (row);

      if (CW_IS_RECORD (item) && cw_record_get_id (CW_RECORD (item)) == case_id)
        gtk_tree_list_row_set_expanded (row, TRUE);
    }
}

static void
expand_parents (CwCasesPane *self, gint64 case_id)
{
  CwRecord *record = cw_project_get_record (self->project, CW_KIND_CASE, case_id);
  gint64 parent = record == NULL ? 0 : cw_record_get_parent (record);

  if (parent == 0)
    return;
  expand_parents (self, parent);
  expand_case (self, parent);
}

/* Opens the tree as far as the case and selects it. */
void
cw_cases_pane_select (CwCasesPane *self, gint64 case_id)
{
  g_return_if_fail (CW_IS_CASES_PANE (self));

  if (self->tree == NULL)
    return;
  expand_parents (self, case_id);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->tree)); i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, i);
      g_autoptr (GObject) item = gtk_tree_list_row_get_item (row);

      if (!CW_IS_RECORD (item) || cw_record_get_id (CW_RECORD (item)) != case_id)
        continue;
      gtk_list_view_scroll_to (self->list, i, GTK_LIST_SCROLL_SELECT | GTK_LIST_SCROLL_FOCUS, NULL);
      /* A list that comes into sight only now has not made that row yet. */
      gtk_widget_grab_focus (GTK_WIDGET (self->list));
    }
}

/* Returns: (transfer none) (nullable): the selected case or CwAttribution */
GObject *
cw_cases_pane_get_selected_item (CwCasesPane *self)
{
  GtkTreeListRow *row;
  g_autoptr (GObject) item = NULL;

  g_return_val_if_fail (CW_IS_CASES_PANE (self), NULL);
  row = gtk_single_selection_get_selected_item (self->selection);
  item = row == NULL ? NULL : gtk_tree_list_row_get_item (row);
  return item;
}

/* Returns: (transfer none) (nullable): the selected case, if a case is selected */
CwRecord *
cw_cases_pane_get_selected (CwCasesPane *self)
{
  GObject *item = cw_cases_pane_get_selected_item (self);

  return CW_IS_RECORD (item) ? CW_RECORD (item) : NULL;
}

/* The widget that shows what is selected, or the pane where there is none in sight. */
GtkWidget *
cw_cases_pane_get_anchor (CwCasesPane *self)
{
  return cw_pane_list_find_row (
      self->rows, cw_cases_pane_get_selected_item (self), GTK_WIDGET (self));
}
