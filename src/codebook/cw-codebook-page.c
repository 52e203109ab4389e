/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwCodebookPage: the codebook as a page of its own, for care: the list with its figures and the sheet of one code;
 * the board of the second cycle; codes that may be confused; double coverage. The commands are in
 * cw-codebook-operations.c. */

#include "config.h"

#include "cw-codebook-page.h"

#include "cw-code-board.h"
#include "cw-code-counts.h"
#include "cw-code-creator.h"
#include "cw-code-figure.h"
#include "cw-code-row.h"
#include "cw-code-sheet.h"
#include "cw-codebook-list.h"
#include "cw-codebook-operations.h"
#include "cw-confusables-view.h"
#include "cw-overlaps-view.h"

#include <glib/gi18n.h>

struct _CwCodebookPage
{
  AdwBreakpointBin parent_instance;

  CwProject *project;
  CwCodeStats *stats;
  CwCodeCounts *counts; /* for the rows, which do not show them here */
  CwCodebookList *codes;
  guint room; /* for how many figures */
  AdwNavigationView *navigation;
  AdwViewStack *sections;
  AdwNavigationSplitView *split;
  GtkSearchEntry *filter;
  GtkDropDown *show;
  GtkMenuButton *create_button;
  CwCodeCreator *creator;
  GtkStack *stack;
  GtkColumnView *list;
  GtkColumnViewColumn *name_column;
  GtkColumnViewColumn *figure_columns[CW_N_FIGURES]; /* borrowed from the list */
  GtkWidget *marked_bar;
  GtkLabel *marked_label;
  GtkStack *sheet_stack;
  CwCodeSheet *sheet;
  AdwStatusPage *many;
  CwCodeBoard *board;
  CwConfusablesView *confusables;
  CwOverlapsView *overlaps;
};

typedef enum
{
  PROP_PROJECT = 1,
  PROP_ROOM,
} CwCodebookPageProperty;

static GParamSpec *properties[PROP_ROOM + 1];

G_DEFINE_FINAL_TYPE (CwCodebookPage, cw_codebook_page, ADW_TYPE_BREAKPOINT_BIN)

/* --- the columns --------------------------------------------------------------------------------------------------- */

/* What the menu calls them. */
static const char *const figure_names[CW_N_FIGURES]
    = { "own", "aggregate", "sources", "cases", "state" };

static CwRecord *
dup_code (GtkListItem *item)
{
  GtkTreeListRow *row = gtk_list_item_get_item (item);

  return row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
}

static void
on_name_set_up (CwCodebookPage *self, GtkListItem *item)
{
  GtkWidget *row = cw_code_row_new (self->project, self->counts);

  cw_code_row_set_shows_count (CW_CODE_ROW (row), FALSE);
  gtk_list_item_set_child (item, row);
}

static void
on_name_bound (CwCodebookPage *self, GtkListItem *item)
{
  cw_code_row_set_tree_row (CW_CODE_ROW (gtk_list_item_get_child (item)),
                            gtk_list_item_get_item (item));
}

static void
on_name_unbound (CwCodebookPage *self, GtkListItem *item)
{
  cw_code_row_set_tree_row (CW_CODE_ROW (gtk_list_item_get_child (item)), NULL);
}

static CwFigure
get_figure (CwCodebookPage *self, GtkListItemFactory *factory)
{
  for (guint i = 0; i < CW_N_FIGURES; i++)
    if (gtk_column_view_column_get_factory (self->figure_columns[i]) == factory)
      return i;
  g_return_val_if_reached (CW_FIGURE_OWN);
}

static void
on_figure_set_up (CwCodebookPage *self, GtkListItem *item, GtkListItemFactory *factory)
{
  gtk_list_item_set_child (item, cw_code_figure_new (self->stats, get_figure (self, factory)));
}

static void
on_figure_bound (CwCodebookPage *self, GtkListItem *item)
{
  g_autoptr (CwRecord) code = dup_code (item);

  cw_code_figure_set_code (CW_CODE_FIGURE (gtk_list_item_get_child (item)), code);
}

static void
on_figure_unbound (CwCodebookPage *self, GtkListItem *item)
{
  cw_code_figure_set_code (CW_CODE_FIGURE (gtk_list_item_get_child (item)), NULL);
}

static void
set_factory (CwCodebookPage *self,
             GtkColumnViewColumn *column,
             GCallback set_up,
             GCallback bound,
             GCallback unbound)
{
  g_autoptr (GtkListItemFactory) factory = NULL;

  if (self->project != NULL)
    {
      factory = gtk_signal_list_item_factory_new ();
      g_signal_connect_object (factory, "setup", set_up, self, G_CONNECT_SWAPPED);
      g_signal_connect_object (factory, "bind", bound, self, G_CONNECT_SWAPPED);
      g_signal_connect_object (factory, "unbind", unbound, self, G_CONNECT_SWAPPED);
    }
  gtk_column_view_column_set_factory (column, factory);
}

/* The rows hold the project, so each project has its own. */
static void
renew_factories (CwCodebookPage *self)
{
  set_factory (self,
               self->name_column,
               G_CALLBACK (on_name_set_up),
               G_CALLBACK (on_name_bound),
               G_CALLBACK (on_name_unbound));
  for (guint i = 0; i < CW_N_FIGURES; i++)
    set_factory (self,
                 self->figure_columns[i],
                 G_CALLBACK (on_figure_set_up),
                 G_CALLBACK (on_figure_bound),
                 G_CALLBACK (on_figure_unbound));
}

/* --- the order ------------------------------------------------------------------------------------------------------ */

static int
compare_names (gconstpointer a, gconstpointer b, gpointer data)
{
  g_autofree char *first = g_utf8_casefold (cw_record_get_name ((CwRecord *) a), -1);
  g_autofree char *second = g_utf8_casefold (cw_record_get_name ((CwRecord *) b), -1);

  return g_utf8_collate (first, second);
}

typedef struct
{
  CwCodeStats *stats; /* borrowed: the page outlives its sorters */
  CwFigure figure;
} Order;

static int
compare_figures (gconstpointer a, gconstpointer b, gpointer data)
{
  const Order *order = data;
  guint first = cw_code_figure_rank (order->stats, (CwRecord *) a, order->figure);
  guint second = cw_code_figure_rank (order->stats, (CwRecord *) b, order->figure);

  return (first > second) - (first < second);
}

/* The template has them in the order of CwFigure, after the name. */
static void
find_columns (CwCodebookPage *self)
{
  for (guint i = 0; i < CW_N_FIGURES; i++)
    {
      g_autoptr (GtkColumnViewColumn) column
          = g_list_model_get_item (gtk_column_view_get_columns (self->list), i + 1);

      self->figure_columns[i] = column;
    }
}

static void
add_sorters (CwCodebookPage *self)
{
  g_autoptr (GtkSorter) names = GTK_SORTER (gtk_custom_sorter_new (compare_names, NULL, NULL));

  gtk_column_view_column_set_sorter (self->name_column, names);
  for (guint i = 0; i < CW_N_FIGURES; i++)
    {
      Order order = { self->stats, i };
      g_autoptr (GtkSorter) sorter = GTK_SORTER (
          gtk_custom_sorter_new (compare_figures, g_memdup2 (&order, sizeof order), g_free));

      gtk_column_view_column_set_sorter (self->figure_columns[i], sorter);
    }
}

/* Without a column that sorts, the codes are in their manual order, as a tree. */
static void
on_order_changed (CwCodebookPage *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->list);
  guint n = gtk_column_view_sorter_get_n_sort_columns (GTK_COLUMN_VIEW_SORTER (sorter));

  cw_codebook_list_set_sorter (self->codes, n > 0 ? sorter : NULL);
}

static void
on_sort_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCodebookPage *self = CW_CODEBOOK_PAGE (widget);
  const char *by = g_variant_get_string (parameter, NULL);
  GtkColumnViewColumn *column = g_str_equal (by, "name") ? self->name_column : NULL;

  for (guint i = 0; i < CW_N_FIGURES; i++)
    if (g_str_equal (figure_names[i], by))
      column = self->figure_columns[i];
  gtk_column_view_sort_by_column (
      self->list,
      column,
      column == NULL || column == self->name_column ? GTK_SORT_ASCENDING : GTK_SORT_DESCENDING);
}

/* --- what is marked --------------------------------------------------------------------------------------------------- */

static void
show_sheet (CwCodebookPage *self, const GArray *marked)
{
  gint64 one = marked->len == 1 ? g_array_index (marked, gint64, 0) : 0;
  g_autofree char *title = NULL;

  cw_code_sheet_show (self->sheet, one != 0 ? self->project : NULL, one);
  if (marked->len > 1)
    {
      title = g_strdup_printf (ngettext ("%u Code Is Marked", "%u Codes Are Marked", marked->len),
                               marked->len);
      adw_status_page_set_title (self->many, title);
    }
  gtk_stack_set_visible_child_name (self->sheet_stack,
                                    marked->len == 0 ? "none"
                                    : one != 0       ? "one"
                                                     : "many");
}

static void
on_marked (CwCodebookPage *self)
{
  g_autoptr (GArray) marked = cw_codebook_list_dup_marked (self->codes);
  g_autofree char *label
      = g_strdup_printf (ngettext ("%u code marked", "%u codes marked", marked->len), marked->len);
  CwRecord *only = NULL;

  if (marked->len == 1)
    only = cw_project_get_record (self->project, CW_KIND_CODE, g_array_index (marked, gint64, 0));
  cw_code_creator_set_neighbour (self->creator, only);
  gtk_label_set_label (self->marked_label, label);
  gtk_widget_set_visible (self->marked_bar, marked->len > 1);
  show_sheet (self, marked);
  cw_codebook_operations_update (GTK_WIDGET (self));
}

static CwCodeRow *
find_row_below (GtkWidget *widget)
{
  CwCodeRow *found = CW_IS_CODE_ROW (widget) ? CW_CODE_ROW (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row_below (child);
  return found;
}

/* The focus is on a row of the list or on a cell of it. */
static CwCodeRow *
find_focused_row (CwCodebookPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  CwCodeRow *row;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    return NULL;
  row = find_row_below (focus);
  return row != NULL ? row : find_row_below (gtk_widget_get_parent (focus));
}

static void
on_mark_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCodebookPage *self = CW_CODEBOOK_PAGE (widget);
  CwCodeRow *row = find_focused_row (self);
  CwRecord *code = row != NULL ? cw_code_row_get_code (row) : NULL;

  if (code != NULL)
    cw_codebook_list_toggle (self->codes,
                             cw_codebook_list_find (self->codes, cw_record_get_id (code)));
}

/* Before the rows, which know a meaning of their own; but not before a name that is being typed. */
static gboolean
on_list_key_pressed (CwCodebookPage *self, guint key, guint keycode, GdkModifierType state)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (key != GDK_KEY_space || (state & gtk_accelerator_get_default_mod_mask ()) != 0
      || GTK_IS_EDITABLE (focus))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), "codes.mark", NULL);
  return GDK_EVENT_STOP;
}

static void
on_rename_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCodeRow *row = find_focused_row (CW_CODEBOOK_PAGE (widget));

  if (row != NULL)
    cw_code_row_start_rename (row);
}

static void
on_row_activated (CwCodebookPage *self)
{
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->sheet), GTK_DIR_TAB_FORWARD);
}

static void
on_back_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCodebookPage *self = CW_CODEBOOK_PAGE (widget);

  adw_navigation_split_view_set_show_content (self->split, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* --- which codes there are ---------------------------------------------------------------------------------------------- */

static void
on_filter_changed (CwCodebookPage *self)
{
  cw_codebook_list_set_text (self->codes, gtk_editable_get_text (GTK_EDITABLE (self->filter)));
}

static void
on_show_changed (CwCodebookPage *self)
{
  if (self->codes != NULL)
    cw_codebook_list_set_show (self->codes, gtk_drop_down_get_selected (self->show));
}

static void
on_filter_left (CwCodebookPage *self)
{
  cw_codebook_page_focus_list (self);
}

static void
update_stack (CwCodebookPage *self)
{
  GListModel *all = self->project != NULL ? cw_project_get_all (self->project, CW_KIND_CODE) : NULL;
  GListModel *rows;

  /* The rows go while the page does. */
  if (self->codes == NULL)
    return;
  rows = G_LIST_MODEL (cw_codebook_list_get_model (self->codes));
  if (all == NULL || g_list_model_get_n_items (all) == 0)
    gtk_stack_set_visible_child_name (self->stack, "empty");
  else
    gtk_stack_set_visible_child_name (self->stack,
                                      g_list_model_get_n_items (rows) > 0 ? "list" : "nothing");
}

static void
on_close_creator_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popdown (CW_CODEBOOK_PAGE (widget)->create_button);
}

static void
on_create_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (CW_CODEBOOK_PAGE (widget)->create_button);
}

/* --- overrides -------------------------------------------------------------------------------------------------------- */

static void
cw_codebook_page_map (GtkWidget *widget)
{
  cw_code_stats_set_paused (CW_CODEBOOK_PAGE (widget)->stats, FALSE);
  GTK_WIDGET_CLASS (cw_codebook_page_parent_class)->map (widget);
}

static void
cw_codebook_page_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cw_codebook_page_parent_class)->unmap (widget);
  cw_code_stats_set_paused (CW_CODEBOOK_PAGE (widget)->stats, TRUE);
}

static gboolean
cw_codebook_page_grab_focus (GtkWidget *widget)
{
  cw_codebook_page_focus_list (CW_CODEBOOK_PAGE (widget));
  return TRUE;
}

/* The figures in the order of what can be done without. */
static void
set_room (CwCodebookPage *self, guint room)
{
  static const CwFigure order[CW_N_FIGURES] = {
    CW_FIGURE_OWN, CW_FIGURE_AGGREGATE, CW_FIGURE_CASES, CW_FIGURE_SOURCES, CW_FIGURE_STATE,
  };

  if (self->room == room)
    return;
  self->room = room;
  for (guint i = 0; i < CW_N_FIGURES; i++)
    gtk_column_view_column_set_visible (self->figure_columns[order[i]], i < room);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROOM]);
}

static void
cw_codebook_page_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  if (property == PROP_PROJECT)
    g_value_set_object (value, CW_CODEBOOK_PAGE (object)->project);
  else
    g_value_set_uint (value, CW_CODEBOOK_PAGE (object)->room);
}

static void
cw_codebook_page_set_property (GObject *object,
                               guint property,
                               const GValue *value,
                               GParamSpec *pspec)
{
  if (property == PROP_PROJECT)
    cw_codebook_page_set_project (CW_CODEBOOK_PAGE (object), g_value_get_object (value));
  else
    set_room (CW_CODEBOOK_PAGE (object), g_value_get_uint (value));
}

static void
cw_codebook_page_dispose (GObject *object)
{
  CwCodebookPage *self = CW_CODEBOOK_PAGE (object);

  if (self->sheet != NULL)
    cw_codebook_page_flush (self);
  if (self->list != NULL)
    gtk_column_view_set_model (self->list, NULL);
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_CODEBOOK_PAGE);
  g_clear_object (&self->codes);
  g_clear_object (&self->counts);
  g_clear_object (&self->stats);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (cw_codebook_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass, RESOURCE_BASE "/ui/cw-codebook-page.ui");
  gtk_widget_class_bind_template_child (klass, CwCodebookPage, navigation);
  gtk_widget_class_bind_template_child (klass, CwCodebookPage, sections);
  gtk_widget_class_bind_template_child (klass, CwCodebookPage, split);
  gtk_widget_class_bind_template_child (klass, CwCodebookPage, filter);
  gtk_widget_class_bind_template_child (klass, CwCodebookPage, show);
  gtk_widget_class_bind_template_child (klass, CwCodebookPage, create_button);
  gtk_widget_class_bind_template_child (klass, CwCodebookPage, creator);
  gtk_widget_class_bind_template_child (klass, CwCodebookPage, stack);
  gtk_widget_class_bind_template_child (klass, CwCodebookPage, list);
  gtk_widget_class_bind_template_child (klass, CwCodebookPage, name_column);
  gtk_widget_class_bind_template_child (klass, CwCodebookPage, marked_bar);
  gtk_widget_class_bind_template_child (klass, CwCodebookPage, marked_label);
  gtk_widget_class_bind_template_child (klass, CwCodebookPage, sheet_stack);
  gtk_widget_class_bind_template_child (klass, CwCodebookPage, sheet);
  gtk_widget_class_bind_template_child (klass, CwCodebookPage, many);
  gtk_widget_class_bind_template_child (klass, CwCodebookPage, board);
  gtk_widget_class_bind_template_child (klass, CwCodebookPage, confusables);
  gtk_widget_class_bind_template_child (klass, CwCodebookPage, overlaps);
  gtk_widget_class_bind_template_callback (klass, on_filter_changed);
  gtk_widget_class_bind_template_callback (klass, on_filter_left);
  gtk_widget_class_bind_template_callback (klass, on_list_key_pressed);
  gtk_widget_class_bind_template_callback (klass, on_row_activated);
  gtk_widget_class_bind_template_callback (klass, on_show_changed);
}

static void
cw_codebook_page_class_init (CwCodebookPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cw_codebook_page_get_property;
  object_class->set_property = cw_codebook_page_set_property;
  object_class->dispose = cw_codebook_page_dispose;
  widget_class->map = cw_codebook_page_map;
  widget_class->unmap = cw_codebook_page_unmap;
  widget_class->grab_focus = cw_codebook_page_grab_focus;
  properties[PROP_PROJECT]
      = g_param_spec_object ("project",
                             NULL,
                             NULL,
                             CW_TYPE_PROJECT,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_ROOM]
      = g_param_spec_uint ("room",
                           NULL,
                           NULL,
                           0,
                           CW_N_FIGURES,
                           CW_N_FIGURES,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  g_type_ensure (CW_TYPE_CODE_BOARD);
  g_type_ensure (CW_TYPE_CODE_CREATOR);
  g_type_ensure (CW_TYPE_CODE_SHEET);
  g_type_ensure (CW_TYPE_CONFUSABLES_VIEW);
  g_type_ensure (CW_TYPE_OVERLAPS_VIEW);
  bind_template (widget_class);
  cw_codebook_operations_install (widget_class);
  gtk_widget_class_install_action (widget_class, "codes.sort", "s", on_sort_activated);
  gtk_widget_class_install_action (widget_class, "codes.mark", NULL, on_mark_activated);
  gtk_widget_class_install_action (widget_class, "codes.rename", NULL, on_rename_activated);
  gtk_widget_class_install_action (widget_class, "codes.back", NULL, on_back_activated);
  gtk_widget_class_install_action (widget_class, "codes.create", NULL, on_create_activated);
  gtk_widget_class_install_action (
      widget_class, "codes.close-creator", NULL, on_close_creator_activated);
}

static void
cw_codebook_page_init (CwCodebookPage *self)
{
  self->room = CW_N_FIGURES;
  self->stats = cw_code_stats_new ();
  cw_code_stats_set_paused (self->stats, TRUE);
  self->counts = cw_code_counts_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->codes = cw_codebook_list_new (self->stats);
  cw_code_board_set_stats (self->board, self->stats);
  find_columns (self);
  add_sorters (self);
  gtk_column_view_set_model (self->list, cw_codebook_list_get_model (self->codes));
  g_signal_connect_object (gtk_column_view_get_sorter (self->list),
                           "changed",
                           G_CALLBACK (on_order_changed),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->codes, "marked", G_CALLBACK (on_marked), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cw_codebook_list_get_model (self->codes),
                           "items-changed",
                           G_CALLBACK (update_stack),
                           self,
                           G_CONNECT_SWAPPED);
  update_stack (self);
  on_marked (self);
}

GtkWidget *
cw_codebook_page_new (void)
{
  return g_object_new (CW_TYPE_CODEBOOK_PAGE, NULL);
}

CwProject *
cw_codebook_page_get_project (CwCodebookPage *self)
{
  g_return_val_if_fail (CW_IS_CODEBOOK_PAGE (self), NULL);
  return self->project;
}

void
cw_codebook_page_set_project (CwCodebookPage *self, CwProject *project)
{
  g_return_if_fail (CW_IS_CODEBOOK_PAGE (self));

  if (project == self->project)
    return;
  adw_navigation_view_pop_to_tag (self->navigation, "codebook");
  cw_code_sheet_show (self->sheet, NULL, 0);
  cw_codebook_list_set_project (self->codes, NULL);
  g_set_object (&self->project, project);
  renew_factories (self);
  cw_code_stats_set_project (self->stats, project);
  cw_codebook_list_set_project (self->codes, project);
  cw_code_creator_set_project (self->creator, project);
  cw_code_board_set_project (self->board, project);
  cw_confusables_view_set_project (self->confusables, project);
  cw_overlaps_view_set_project (self->overlaps, project);
  update_stack (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECT]);
}

/* The ids of the marked codes, in the order of the list; (element-type gint64). */
GArray *
cw_codebook_page_dup_marked (CwCodebookPage *self)
{
  g_return_val_if_fail (CW_IS_CODEBOOK_PAGE (self), NULL);
  return cw_codebook_list_dup_marked (self->codes);
}

/* Marks one code, scrolls to it and gives it the focus. FALSE where the project has no such code. */
gboolean
cw_codebook_page_show_code (CwCodebookPage *self, gint64 code)
{
  CwRecord *record;

  g_return_val_if_fail (CW_IS_CODEBOOK_PAGE (self), FALSE);

  record = self->project != NULL ? cw_project_get_record (self->project, CW_KIND_CODE, code) : NULL;
  if (record == NULL)
    return FALSE;
  adw_view_stack_set_visible_child_name (self->sections, "codes");
  if (cw_codebook_list_find (self->codes, code) == GTK_INVALID_LIST_POSITION
      && !cw_codebook_list_reveal (self->codes, code))
    {
      gtk_editable_set_text (GTK_EDITABLE (self->filter), "");
      gtk_drop_down_set_selected (
          self->show,
          g_str_equal (cw_record_get_text (record, CW_CODE_STATUS), "retired")
              ? CW_CODEBOOK_SHOW_RETIRED
              : CW_CODEBOOK_SHOW_ALL);
    }
  if (!cw_codebook_list_reveal (self->codes, code))
    return FALSE;
  gtk_column_view_scroll_to (
      self->list, cw_codebook_list_find (self->codes, code), NULL, GTK_LIST_SCROLL_FOCUS, NULL);
  return TRUE;
}

/* A page over the codebook, as the sorter of a split. */
void
cw_codebook_page_push (CwCodebookPage *self, AdwNavigationPage *page)
{
  g_return_if_fail (CW_IS_CODEBOOK_PAGE (self));
  adw_navigation_view_push (self->navigation, page);
}

/* Saves what is being typed. */
void
cw_codebook_page_flush (CwCodebookPage *self)
{
  g_return_if_fail (CW_IS_CODEBOOK_PAGE (self));

  cw_code_sheet_flush (self->sheet);
  cw_code_board_flush (self->board);
}

/* The list as a whole is not focused by moving into it: its headings would get the focus, and stay behind. */
void
cw_codebook_page_focus_list (CwCodebookPage *self)
{
  g_autoptr (GArray) marked = NULL;
  guint position;

  g_return_if_fail (CW_IS_CODEBOOK_PAGE (self));

  marked = cw_codebook_list_dup_marked (self->codes);
  position = marked->len > 0
                 ? cw_codebook_list_find (self->codes, g_array_index (marked, gint64, 0))
                 : 0;
  if (g_list_model_get_n_items (G_LIST_MODEL (cw_codebook_list_get_model (self->codes))) == 0)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->filter));
      return;
    }
  gtk_column_view_scroll_to (self->list, position, NULL, GTK_LIST_SCROLL_FOCUS, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}
