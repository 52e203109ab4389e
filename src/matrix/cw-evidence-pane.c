/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwEvidencePane: what a cell of a matrix rests on. It names the cell, reads its number out as a formula, holds the
 * summary, and lists every excerpt behind the number. The page says which cell; the pane keeps the reader's place in
 * the list while excerpts come and go. */

#include "config.h"

#include "cw-evidence-pane.h"

#include "cw-evidence-item.h"
#include "cw-evidence-order.h"
#include "cw-evidence-row.h"
#include "cw-transaction.h"

#include <glib/gi18n.h>

/* In frames: longer than the pane takes to slide in. */
#define MAX_FOCUS_ATTEMPTS 40

struct _CwEvidencePane
{
  AdwBin parent_instance;

  guint focus_attempts;

  CwProject *project;
  CwCellKey cell; /* owns its row_value; code 0 for a total */

  GtkLabel *title;
  GtkLabel *formula;
  CwSummaryEditor *editor;
  GtkWidget *editor_area;
  GtkLabel *count;
  GtkStack *stack;
  GtkListView *list;
  GtkSingleSelection *selection;
  GListStore *items;
};

G_DEFINE_FINAL_TYPE (CwEvidencePane, cw_evidence_pane, ADW_TYPE_BIN)

static CwEvidenceItem *
get_item (CwEvidencePane *self, guint index)
{
  g_autoptr (CwEvidenceItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), index);

  return item; /* the list keeps it */
}

static CwEvidenceItem *
get_selected (CwEvidencePane *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static void
tell (CwEvidencePane *self, const GError *error)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
}

/* --- the list --------------------------------------------------------------------------------------------------- */

static GHashTable *
index_items (CwEvidencePane *self)
{
  GHashTable *known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      CwEvidenceItem *item = get_item (self, i);
      gint64 id = cw_evidence_item_get_id (item);

      g_hash_table_insert (known, g_memdup2 (&id, sizeof id), g_object_ref (item));
    }
  return known;
}

static GPtrArray *
make_items (CwEvidencePane *self, GArray *ids)
{
  g_autoptr (GHashTable) known = index_items (self);
  GPtrArray *items = g_ptr_array_new_full (ids->len, g_object_unref);

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      CwEvidenceItem *item = g_hash_table_lookup (known, &id);

      g_ptr_array_add (
          items, item != NULL ? g_object_ref (item) : cw_evidence_item_new (self->project, id));
    }
  return items;
}

/* Replaces only what lies between the common head and tail, so that selection and scroll stay where they are. */
static void
replace_items (CwEvidencePane *self, GPtrArray *items)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint head = 0;
  guint tail = 0;

  while (head < MIN (n_old, items->len) && get_item (self, head) == items->pdata[head])
    head++;
  while (tail < MIN (n_old, items->len) - head
         && get_item (self, n_old - 1 - tail) == items->pdata[items->len - 1 - tail])
    tail++;
  if (head + tail < MAX (n_old, items->len))
    g_list_store_splice (
        self->items, head, n_old - head - tail, items->pdata + head, items->len - head - tail);
}

static GHashTable *
list_stances (CwEvidencePane *self)
{
  gint64 summary = cw_summary_editor_get_summary (self->editor);
  g_autoptr (GArray) links
      = summary == 0 ? NULL : cw_project_list_cited_evidence (self->project, summary, NULL);
  GHashTable *stances = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      const CwEvidenceLink *link = &g_array_index (links, CwEvidenceLink, i);

      g_hash_table_insert (
          stances, g_memdup2 (&link->excerpt, sizeof link->excerpt), (gpointer) link->stance);
    }
  return stances;
}

static void
refresh_items (CwEvidencePane *self)
{
  g_autoptr (GHashTable) stances = list_stances (self);
  gboolean citable = self->cell.code != 0 && !cw_project_is_read_only (self->project);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      CwEvidenceItem *item = get_item (self, i);
      gint64 id = cw_evidence_item_get_id (item);
      const char *stance = g_hash_table_lookup (stances, &id);

      cw_evidence_item_set_citable (item, citable);
      cw_evidence_item_set_stance (item, stance != NULL ? stance : "");
      cw_evidence_item_refresh (item);
    }
}

static void
show_count (CwEvidencePane *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  g_autofree char *count = g_strdup_printf (ngettext ("%u excerpt", "%u excerpts", n), n);

  gtk_label_set_label (self->count, count);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
}

/* --- commands --------------------------------------------------------------------------------------------------- */

static gboolean
take_out (CwEvidencePane *self, gint64 excerpt, GError **error)
{
  gint64 summary = cw_summary_editor_get_summary (self->editor);

  return summary == 0 || cw_project_uncite_evidence (self->project, summary, excerpt, error);
}

/* A cell without a summary gets an empty one that cites: evidence is often sorted before a word is written. */
static gboolean
put_in (CwEvidencePane *self, gint64 excerpt, const char *stance, GError **error)
{
  gint64 summary = cw_summary_editor_get_summary (self->editor);
  g_autoptr (CwTransaction) transaction = NULL;
  g_autofree char *name = cw_kind_format_id (CW_KIND_EXCERPT, excerpt);

  if (summary != 0)
    return cw_project_cite_evidence (self->project, summary, excerpt, stance, error);
  transaction = cw_transaction_begin (self->project, error);
  if (transaction == NULL)
    return FALSE;
  summary = cw_project_write_summary (self->project, &self->cell, "", error);
  return summary != 0 && cw_project_cite_evidence (self->project, summary, excerpt, stance, error)
         && cw_transaction_commit (
             transaction, error, "Cited %s in a new summary (%s)", name, stance);
}

static void
on_cite_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwEvidencePane *self = CW_EVIDENCE_PANE (widget);
  g_autoptr (GError) error = NULL;
  const char *stance;
  gint64 excerpt;

  g_variant_get (parameter, "(x&s)", &excerpt, &stance);
  if (self->cell.code == 0 || !cw_summary_editor_commit (self->editor))
    return;
  if (!(*stance == '\0' ? take_out (self, excerpt, &error)
                        : put_in (self, excerpt, stance, &error)))
    tell (self, error);
}

static void
on_star_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwEvidencePane *self = CW_EVIDENCE_PANE (widget);
  g_autoptr (GError) error = NULL;
  gboolean starred;
  gint64 excerpt;

  g_variant_get (parameter, "(xb)", &excerpt, &starred);
  if (!cw_project_star_excerpt (self->project, excerpt, starred, &error))
    tell (self, error);
}

static void
on_selected_cited (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwEvidenceItem *item = get_selected (CW_EVIDENCE_PANE (widget));

  if (item != NULL)
    gtk_widget_activate_action (widget,
                                "evidence.cite",
                                "(xs)",
                                cw_evidence_item_get_id (item),
                                g_variant_get_string (parameter, NULL));
}

static void
on_selected_starred (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwEvidenceItem *item = get_selected (CW_EVIDENCE_PANE (widget));
  const CwExcerpt *excerpt = item == NULL ? NULL : cw_evidence_item_get_excerpt (item);

  if (excerpt != NULL)
    gtk_widget_activate_action (widget, "evidence.star", "(xb)", excerpt->id, !excerpt->starred);
}

static void
on_selected_folded (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwEvidenceItem *item = get_selected (CW_EVIDENCE_PANE (widget));

  if (item != NULL)
    cw_evidence_item_set_expanded (item, !cw_evidence_item_get_expanded (item));
}

static void
on_row_activated (CwEvidencePane *self, guint position)
{
  gtk_widget_activate_action (GTK_WIDGET (self),
                              "win.show-excerpt",
                              "x",
                              cw_evidence_item_get_id (get_item (self, position)));
}

static void
cw_evidence_pane_dispose (GObject *object)
{
  CwEvidencePane *self = CW_EVIDENCE_PANE (object);

  if (self->items != NULL)
    cw_evidence_pane_clear (self);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_EVIDENCE_PANE);
  G_OBJECT_CLASS (cw_evidence_pane_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *class)
{
  gtk_widget_class_install_action (class, "evidence.cite", "(xs)", on_cite_activated);
  gtk_widget_class_install_action (class, "evidence.star", "(xb)", on_star_activated);
  gtk_widget_class_install_action (class, "evidence.cite-selected", "s", on_selected_cited);
  gtk_widget_class_install_action (class, "evidence.star-selected", NULL, on_selected_starred);
  gtk_widget_class_install_action (class, "evidence.fold-selected", NULL, on_selected_folded);
}

static void
cw_evidence_pane_class_init (CwEvidencePaneClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = cw_evidence_pane_dispose;
  g_type_ensure (CW_TYPE_EVIDENCE_ITEM);
  g_type_ensure (CW_TYPE_EVIDENCE_ROW);
  g_type_ensure (CW_TYPE_SUMMARY_EDITOR);
  install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/cw-evidence-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CwEvidencePane, title);
  gtk_widget_class_bind_template_child (widget_class, CwEvidencePane, formula);
  gtk_widget_class_bind_template_child (widget_class, CwEvidencePane, editor);
  gtk_widget_class_bind_template_child (widget_class, CwEvidencePane, editor_area);
  gtk_widget_class_bind_template_child (widget_class, CwEvidencePane, count);
  gtk_widget_class_bind_template_child (widget_class, CwEvidencePane, stack);
  gtk_widget_class_bind_template_child (widget_class, CwEvidencePane, list);
  gtk_widget_class_bind_template_child (widget_class, CwEvidencePane, selection);
  gtk_widget_class_bind_template_child (widget_class, CwEvidencePane, items);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
cw_evidence_pane_init (CwEvidencePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_key (CwEvidencePane *self, const CwCellKey *cell)
{
  char *value = cell != NULL ? g_strdup (cell->row_value) : NULL;

  g_free ((char *) self->cell.row_value);
  self->cell = cell != NULL ? *cell : (CwCellKey) { 0 };
  self->cell.row_value = value;
}

/**
 * cw_evidence_pane_show_cell:
 * @title: the cell's name
 * @formula: how its number comes about
 * @cell: (nullable): what a summary can be written about; NULL for a total
 * @excerpts: (element-type gint64): the ids of the excerpts behind the number, in any order
 *
 * Shows a cell, or what has become of the one that is shown.
 */
void
cw_evidence_pane_show_cell (CwEvidencePane *self,
                            CwProject *project,
                            const char *title,
                            const char *formula,
                            const CwCellKey *cell,
                            GArray *excerpts)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) items = NULL;

  g_return_if_fail (CW_IS_EVIDENCE_PANE (self) && CW_IS_PROJECT (project) && excerpts != NULL);

  if (g_set_object (&self->project, project))
    g_list_store_remove_all (self->items);
  cw_summary_editor_set_cell (self->editor, project, cell);
  set_key (self, cell);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->formula, formula);
  gtk_widget_set_visible (self->editor_area, cell != NULL);
  ids = g_array_copy (excerpts);
  cw_evidence_order_sort (project, ids);
  items = make_items (self, ids);
  replace_items (self, items);
  refresh_items (self);
  cw_summary_editor_refresh (self->editor);
  show_count (self);
}

/**
 * cw_evidence_pane_clear:
 *
 * Lets go of the project, after what was typed has been written.
 */
void
cw_evidence_pane_clear (CwEvidencePane *self)
{
  g_return_if_fail (CW_IS_EVIDENCE_PANE (self));

  cw_summary_editor_set_cell (self->editor, NULL, NULL);
  set_key (self, NULL);
  g_list_store_remove_all (self->items);
  g_clear_object (&self->project);
}

/* The rows of a list that has just come into sight take the focus only some frames later, when the pane has been
 * slid in and they have been made. */
static gboolean
focus_row (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  CwEvidencePane *self = CW_EVIDENCE_PANE (data);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (list));

  if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) == 0 || self->focus_attempts == 0
      || (focus != NULL && gtk_widget_is_ancestor (focus, list)))
    return G_SOURCE_REMOVE;
  self->focus_attempts--;
  if (gtk_widget_get_mapped (list))
    gtk_widget_grab_focus (list);
  return G_SOURCE_CONTINUE;
}

void
cw_evidence_pane_focus_list (CwEvidencePane *self)
{
  g_return_if_fail (CW_IS_EVIDENCE_PANE (self));

  if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) == 0)
    {
      gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
      return;
    }
  self->focus_attempts = MAX_FOCUS_ATTEMPTS;
  gtk_widget_add_tick_callback (
      GTK_WIDGET (self->list), focus_row, g_object_ref (self), g_object_unref);
}

void
cw_evidence_pane_focus_editor (CwEvidencePane *self)
{
  g_return_if_fail (CW_IS_EVIDENCE_PANE (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

GListModel *
cw_evidence_pane_get_items (CwEvidencePane *self)
{
  g_return_val_if_fail (CW_IS_EVIDENCE_PANE (self), NULL);
  return G_LIST_MODEL (self->items);
}

CwSummaryEditor *
cw_evidence_pane_get_editor (CwEvidencePane *self)
{
  g_return_val_if_fail (CW_IS_EVIDENCE_PANE (self), NULL);
  return self->editor;
}
