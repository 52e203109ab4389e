/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwCodeBoard: the second-cycle map as cards and trays (method.md X4, W27). A card is a first-cycle code, a tray a
 * pattern code, category, theme or concept; placing a card is a line of the map and asks for its "because…". Cards stay
 * where they are in the tree, and one may lie in several trays. */

#include "config.h"

#include "cw-code-board.h"

#include "cw-board-card.h"
#include "cw-board-tray.h"
#include "cw-codebook.h"
#include "cw-new-code.h"
#include "cw-tabulation.h"

#include <glib/gi18n.h>

struct _CwCodeBoard
{
  AdwBreakpointBin parent_instance;

  CwProject *project;
  CwCodeStats *stats;
  GSignalGroup *changes;
  GSignalGroup *stats_changes;
  GtkFilter *filter;
  GtkFilterListModel *cards;
  GtkSingleSelection *selection;
  GPtrArray *trays; /* of CwBoardTray, borrowed from the box */
  GtkListView *pile;
  GtkLabel *pile_label;
  GtkDropDown *which;
  GtkDropDown *trays_shown;
  GtkBox *tray_box;
  GtkStack *tray_stack;
  GtkMenuButton *create_button;
  GtkEditable *new_name;
  GtkDropDown *new_level;
};

/* In the order of the choices in the template, which begin with all of them. */
static const char *const tray_levels[] = { "pattern code", "category", "theme", "concept" };

G_DEFINE_FINAL_TYPE (CwCodeBoard, cw_code_board, ADW_TYPE_BREAKPOINT_BIN)

static void
toast (CwCodeBoard *self, const char *sentence)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", sentence);
}

/* --- the cards -------------------------------------------------------------------------------------------------------- */

static gboolean
is_placed (CwCodeBoard *self, gint64 code)
{
  const GArray *links = cw_evidence_get_code_links (cw_project_get_evidence (self->project));

  for (guint i = 0; i < links->len; i++)
    if (g_array_index (links, CwCodeLink, i).code == code)
      return TRUE;
  return FALSE;
}

static gboolean
is_card (gpointer item, gpointer data)
{
  CwCodeBoard *self = data;

  if (self->project == NULL || !g_str_equal (cw_record_get_text (item, CW_CODE_LEVEL), "code")
      || g_str_equal (cw_record_get_text (item, CW_CODE_STATUS), "retired"))
    return FALSE;
  return gtk_drop_down_get_selected (self->which) != 0
         || !is_placed (self, cw_record_get_id (item));
}

static void
show_pile_label (CwCodeBoard *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->cards));
  g_autofree char *label
      = g_strdup_printf (gtk_drop_down_get_selected (self->which) == 0
                             ? ngettext ("%u card to place", "%u cards to place", n)
                             : ngettext ("%u card", "%u cards", n),
                         n);

  gtk_label_set_label (self->pile_label, label);
}

static void
refilter (CwCodeBoard *self)
{
  if (self->cards == NULL)
    return;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_pile_label (self);
}

static void
on_card_set_up (CwCodeBoard *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, cw_board_card_new (self->project, self->stats));
}

static void
on_card_bound (CwCodeBoard *self, GtkListItem *item)
{
  CwRecord *code = gtk_list_item_get_item (item);

  cw_board_card_set_code (CW_BOARD_CARD (gtk_list_item_get_child (item)), code);
  gtk_list_item_set_accessible_label (item, cw_record_get_name (code));
}

static void
on_card_unbound (CwCodeBoard *self, GtkListItem *item)
{
  cw_board_card_set_code (CW_BOARD_CARD (gtk_list_item_get_child (item)), NULL);
}

static void
renew_factory (CwCodeBoard *self)
{
  g_autoptr (GtkListItemFactory) factory = NULL;

  if (self->project != NULL)
    {
      factory = gtk_signal_list_item_factory_new ();
      g_signal_connect_object (
          factory, "setup", G_CALLBACK (on_card_set_up), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (
          factory, "bind", G_CALLBACK (on_card_bound), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (
          factory, "unbind", G_CALLBACK (on_card_unbound), self, G_CONNECT_SWAPPED);
    }
  gtk_list_view_set_factory (self->pile, factory);
}

/* --- the trays ---------------------------------------------------------------------------------------------------------- */

static gboolean
is_tray (CwCodeBoard *self, CwRecord *code)
{
  const char *level = cw_record_get_text (code, CW_CODE_LEVEL);
  guint shown = gtk_drop_down_get_selected (self->trays_shown);

  if (g_str_equal (cw_record_get_text (code, CW_CODE_STATUS), "retired"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (tray_levels); i++)
    if (g_str_equal (level, tray_levels[i]))
      return shown == 0 || shown == i + 1;
  return FALSE;
}

static GArray *
list_trays (CwCodeBoard *self)
{
  GArray *codes = g_array_new (FALSE, FALSE, sizeof (gint64));
  GListModel *all = self->project != NULL ? cw_project_get_all (self->project, CW_KIND_CODE) : NULL;

  for (guint i = 0; all != NULL && i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (CwRecord) code = g_list_model_get_item (all, i);
      gint64 id = cw_record_get_id (code);

      if (is_tray (self, code))
        g_array_append_val (codes, id);
    }
  return codes;
}

static gboolean
are_shown (CwCodeBoard *self, const GArray *codes)
{
  if (codes->len != self->trays->len)
    return FALSE;
  for (guint i = 0; i < codes->len; i++)
    if (cw_board_tray_get_code (g_ptr_array_index (self->trays, i))
        != g_array_index (codes, gint64, i))
      return FALSE;
  return TRUE;
}

static void
add_tray (CwCodeBoard *self, gint64 code)
{
  GtkWidget *tray = cw_board_tray_new (self->project, code);

  gtk_box_append (self->tray_box, tray);
  g_ptr_array_add (self->trays, tray);
}

static void
clear_trays (CwCodeBoard *self)
{
  for (guint i = 0; i < self->trays->len; i++)
    gtk_box_remove (self->tray_box, g_ptr_array_index (self->trays, i));
  g_ptr_array_set_size (self->trays, 0);
}

/* Trays come and go with their codes only, so that one who writes in one is not thrown out. */
static void
show_trays (CwCodeBoard *self)
{
  g_autoptr (GArray) codes = list_trays (self);

  if (!are_shown (self, codes))
    {
      clear_trays (self);
      for (guint i = 0; i < codes->len; i++)
        add_tray (self, g_array_index (codes, gint64, i));
    }
  gtk_stack_set_visible_child_name (self->tray_stack, codes->len > 0 ? "trays" : "none");
}

static void
add_outer_cases (CwTabulation *tabulation, CwProject *project)
{
  GListModel *cases = cw_project_get_children (project, CW_KIND_CASE, 0);

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (CwRecord) record = g_list_model_get_item (cases, i);

      cw_tabulation_add_case (tabulation, cw_record_get_id (record), 0);
    }
}

static void
show_balance (CwCodeBoard *self)
{
  g_autoptr (CwTabulation) tabulation = NULL;
  g_autoptr (CwMatrix) matrix = NULL;

  if (self->project == NULL || self->trays->len == 0)
    return;
  tabulation = cw_tabulation_new (self->project);
  add_outer_cases (tabulation, self->project);
  for (guint i = 0; i < self->trays->len; i++)
    cw_tabulation_add_code (
        tabulation, cw_board_tray_get_code (g_ptr_array_index (self->trays, i)), FALSE, 0);
  matrix = cw_tabulation_compute (tabulation);
  for (guint i = 0; i < self->trays->len; i++)
    cw_board_tray_show_balance (g_ptr_array_index (self->trays, i), matrix, i);
}

static void
on_project_changed (CwCodeBoard *self, CwChangeSet *changes)
{
  if (!cw_change_set_touches (changes, CW_KIND_CODE)
      && !cw_change_set_touches (changes, CW_KIND_CODE_LINK))
    return;
  refilter (self);
  show_trays (self);
}

static void
on_which_changed (CwCodeBoard *self)
{
  refilter (self);
}

static void
on_trays_shown_changed (CwCodeBoard *self)
{
  show_trays (self);
  show_balance (self);
}

/* --- placing ------------------------------------------------------------------------------------------------------------ */

static CwBoardTray *
find_tray (CwCodeBoard *self, gint64 code)
{
  for (guint i = 0; i < self->trays->len; i++)
    if (cw_board_tray_get_code (g_ptr_array_index (self->trays, i)) == code)
      return g_ptr_array_index (self->trays, i);
  return NULL;
}

static void
place (CwCodeBoard *self, gint64 code, gint64 target)
{
  g_autofree char *known = cw_project_dup_rationale (self->project, code, target);
  g_autoptr (GError) error = NULL;
  CwBoardTray *tray;

  /* Who drops a card where it lies keeps the reason. */
  if (!cw_project_map_code (self->project, code, target, known != NULL ? known : "", &error))
    {
      toast (self, error->message);
      return;
    }
  tray = find_tray (self, target);
  if (tray != NULL)
    cw_board_tray_focus_reason (tray, code);
}

static void
on_place_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 code, target;

  g_variant_get (parameter, "(xx)", &code, &target);
  place (CW_CODE_BOARD (widget), code, target);
}

static CwBoardTray *
get_focused_tray (CwCodeBoard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return CW_IS_BOARD_TRAY (focus) ? CW_BOARD_TRAY (focus) : NULL;
}

static void
place_selected (CwCodeBoard *self, CwBoardTray *tray)
{
  CwRecord *code = gtk_single_selection_get_selected_item (self->selection);

  if (code == NULL)
    toast (self, _ ("Choose a card first."));
  else
    place (self, cw_record_get_id (code), cw_board_tray_get_code (tray));
}

static void
focus_sibling (CwBoardTray *tray, gboolean next)
{
  GtkWidget *sibling = next ? gtk_widget_get_next_sibling (GTK_WIDGET (tray))
                            : gtk_widget_get_prev_sibling (GTK_WIDGET (tray));

  if (sibling != NULL)
    gtk_widget_grab_focus (sibling);
}

/* A tray that has the focus itself takes Enter; the arrows go from tray to tray. */
static gboolean
on_tray_key_pressed (CwCodeBoard *self, guint key)
{
  CwBoardTray *tray = get_focused_tray (self);

  if (tray == NULL)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    place_selected (self, tray);
  else if (key == GDK_KEY_Down || key == GDK_KEY_Up)
    focus_sibling (tray, key == GDK_KEY_Down);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* Enter on a card goes to the trays, as Tab does. */
static void
on_card_activated (CwCodeBoard *self)
{
  if (self->trays->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->trays, 0));
}

static void
on_next_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCodeBoard *self = CW_CODE_BOARD (widget);
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (selected != GTK_INVALID_LIST_POSITION)
    gtk_list_view_scroll_to (self->pile, selected, GTK_LIST_SCROLL_FOCUS, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->pile));
}

static void
on_create_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCodeBoard *self = CW_CODE_BOARD (widget);
  g_autoptr (GError) error = NULL;
  guint level = gtk_drop_down_get_selected (self->new_level);
  gint64 code = cw_project_create_construct (
      self->project, gtk_editable_get_text (self->new_name), tray_levels[level], &error);
  CwBoardTray *tray;

  if (code == 0)
    {
      toast (self, error->message);
      return;
    }
  gtk_editable_set_text (self->new_name, "");
  gtk_menu_button_popdown (self->create_button);
  tray = find_tray (self, code);
  if (tray != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (tray));
}

static void
on_name_entered (CwCodeBoard *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "board.create", NULL);
}

/* --- the object ---------------------------------------------------------------------------------------------------------- */

static void
cw_code_board_dispose (GObject *object)
{
  CwCodeBoard *self = CW_CODE_BOARD (object);

  g_clear_object (&self->changes);
  g_clear_object (&self->stats_changes);
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_CODE_BOARD);
  g_clear_object (&self->selection);
  g_clear_object (&self->cards);
  g_clear_object (&self->filter);
  g_clear_object (&self->stats);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (cw_code_board_parent_class)->dispose (object);
}

static void
cw_code_board_finalize (GObject *object)
{
  g_ptr_array_unref (CW_CODE_BOARD (object)->trays);
  G_OBJECT_CLASS (cw_code_board_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass, RESOURCE_BASE "/ui/cw-code-board.ui");
  gtk_widget_class_bind_template_child (klass, CwCodeBoard, pile);
  gtk_widget_class_bind_template_child (klass, CwCodeBoard, pile_label);
  gtk_widget_class_bind_template_child (klass, CwCodeBoard, which);
  gtk_widget_class_bind_template_child (klass, CwCodeBoard, trays_shown);
  gtk_widget_class_bind_template_child (klass, CwCodeBoard, tray_box);
  gtk_widget_class_bind_template_child (klass, CwCodeBoard, tray_stack);
  gtk_widget_class_bind_template_child (klass, CwCodeBoard, create_button);
  gtk_widget_class_bind_template_child (klass, CwCodeBoard, new_name);
  gtk_widget_class_bind_template_child (klass, CwCodeBoard, new_level);
  gtk_widget_class_bind_template_callback (klass, on_card_activated);
  gtk_widget_class_bind_template_callback (klass, on_name_entered);
  gtk_widget_class_bind_template_callback (klass, on_tray_key_pressed);
  gtk_widget_class_bind_template_callback (klass, on_trays_shown_changed);
  gtk_widget_class_bind_template_callback (klass, on_which_changed);
}

static void
cw_code_board_class_init (CwCodeBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_code_board_dispose;
  G_OBJECT_CLASS (klass)->finalize = cw_code_board_finalize;
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "board.place", "(xx)", on_place_activated);
  gtk_widget_class_install_action (widget_class, "board.next", NULL, on_next_activated);
  gtk_widget_class_install_action (widget_class, "board.create", NULL, on_create_activated);
}

static void
cw_code_board_init (CwCodeBoard *self)
{
  self->trays = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_card, self, NULL));
  self->cards = gtk_filter_list_model_new (NULL, g_object_ref (self->filter));
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->cards)));
  gtk_list_view_set_model (self->pile, GTK_SELECTION_MODEL (self->selection));
  self->changes = g_signal_group_new (CW_TYPE_PROJECT);
  g_signal_group_connect_object (
      self->changes, "changed", G_CALLBACK (on_project_changed), self, G_CONNECT_SWAPPED);
  self->stats_changes = g_signal_group_new (CW_TYPE_CODE_STATS);
  g_signal_group_connect_object (
      self->stats_changes, "changed", G_CALLBACK (show_balance), self, G_CONNECT_SWAPPED);
}

/* Where the cards' figures come from; before the first project. */
void
cw_code_board_set_stats (CwCodeBoard *self, CwCodeStats *stats)
{
  g_return_if_fail (CW_IS_CODE_BOARD (self));

  g_set_object (&self->stats, stats);
  g_signal_group_set_target (self->stats_changes, stats);
}

void
cw_code_board_set_project (CwCodeBoard *self, CwProject *project)
{
  g_return_if_fail (CW_IS_CODE_BOARD (self));

  if (project == self->project)
    return;
  clear_trays (self);
  gtk_filter_list_model_set_model (self->cards, NULL);
  g_set_object (&self->project, project);
  renew_factory (self);
  g_signal_group_set_target (self->changes, project);
  if (project != NULL)
    gtk_filter_list_model_set_model (self->cards, cw_project_get_all (project, CW_KIND_CODE));
  show_pile_label (self);
  show_trays (self);
  show_balance (self);
}

/* Saves what is being typed. */
void
cw_code_board_flush (CwCodeBoard *self)
{
  g_return_if_fail (CW_IS_CODE_BOARD (self));

  for (guint i = 0; i < self->trays->len; i++)
    cw_board_tray_flush (g_ptr_array_index (self->trays, i));
}
