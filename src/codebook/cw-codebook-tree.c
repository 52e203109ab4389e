/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwCodebookTree: the codes as a tree that can be filtered, and which remembers what is folded and selected by the
 * codes' ids, because a code that is moved, or deleted and brought back, is another row afterwards. */

#include "config.h"

#include "cw-codebook-tree.h"

#include <string.h>

struct _CwCodebookTree
{
  GObject parent_instance;

  CwProject *project;
  GSignalGroup *changes;
  GtkFilter *filter;
  GtkTreeListModel *rows;
  GtkSingleSelection *selection;
  GHashTable *collapsed; /* set of code ids */
  char *text;            /* casefolded, or NULL */
  gint64 selected;
  gboolean show_retired;
  gboolean restoring;
};

enum
{
  SELECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwCodebookTree, cw_codebook_tree, G_TYPE_OBJECT)

static gboolean
has (GHashTable *set, gint64 id)
{
  return g_hash_table_contains (set, GSIZE_TO_POINTER (id));
}

/* --- the filter --- */

static gboolean
fits (CwCodebookTree *self, CwRecord *code)
{
  g_autofree char *name = NULL;

  if (!self->show_retired && g_str_equal (cw_record_get_text (code, CW_CODE_STATUS), "retired"))
    return FALSE;
  if (self->text == NULL)
    return TRUE;
  name = g_utf8_casefold (cw_record_get_name (code), -1);
  return strstr (name, self->text) != NULL;
}

static gboolean
leads_to_fit (CwCodebookTree *self, CwRecord *code)
{
  GListModel *children
      = cw_project_get_children (self->project, CW_KIND_CODE, cw_record_get_id (code));

  if (fits (self, code))
    return TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (CwRecord) child = g_list_model_get_item (children, i);

      if (leads_to_fit (self, child))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_shown (gpointer item, gpointer self)
{
  return CW_CODEBOOK_TREE (self)->project != NULL && leads_to_fit (self, item);
}

/* --- the rows --- */

static GListModel *
list_children (CwCodebookTree *self, gint64 parent)
{
  GListModel *children = cw_project_get_children (self->project, CW_KIND_CODE, parent);

  return G_LIST_MODEL (
      gtk_filter_list_model_new (g_object_ref (children), g_object_ref (self->filter)));
}

static GListModel *
make_children (gpointer item, gpointer self)
{
  return CW_CODEBOOK_TREE (self)->project != NULL
             ? list_children (self, cw_record_get_id (CW_RECORD (item)))
             : NULL;
}

static gint64
get_id_at (CwCodebookTree *self, guint position)
{
  g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->rows, position);
  g_autoptr (CwRecord) code = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  return code != NULL ? cw_record_get_id (code) : 0;
}

/* Rows that have come into being are open unless they were folded; while there is a filter, all are. */
static void
restore_expansion (CwCodebookTree *self)
{
  if (self->rows == NULL)
    return;
  self->restoring = TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->rows, i);
      gboolean open = self->text != NULL || !has (self->collapsed, get_id_at (self, i));

      if (gtk_tree_list_row_get_expanded (row) != open)
        gtk_tree_list_row_set_expanded (row, open);
    }
  self->restoring = FALSE;
}

static void
restore_selection (CwCodebookTree *self)
{
  guint position;

  if (self->selected == 0 || gtk_single_selection_get_selected_item (self->selection) != NULL)
    return;
  position = cw_codebook_tree_find (self, self->selected);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, position);
}

static void
on_selected (CwCodebookTree *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  gint64 selected = get_id_at (self, position);

  /* A row that is gone may come back; only another one takes its place. */
  if (selected == 0 || selected == self->selected)
    return;
  self->selected = selected;
  g_signal_emit (self, signals[SELECTED], 0);
}

static void
on_project_changed (CwCodebookTree *self, CwChangeSet *changes)
{
  if (!cw_change_set_touches (changes, CW_KIND_CODE))
    return;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  restore_expansion (self);
  restore_selection (self);
  if (self->selected != 0
      && cw_project_get_record (self->project, CW_KIND_CODE, self->selected) == NULL)
    g_signal_emit (self, signals[SELECTED], 0);
}

static void
refilter (CwCodebookTree *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  restore_expansion (self);
  restore_selection (self);
}

/* --- overrides --- */

static void
cw_codebook_tree_dispose (GObject *object)
{
  CwCodebookTree *self = CW_CODEBOOK_TREE (object);

  g_clear_object (&self->changes);
  if (self->selection != NULL)
    gtk_single_selection_set_model (self->selection, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->project);
  g_clear_object (&self->filter);
  G_OBJECT_CLASS (cw_codebook_tree_parent_class)->dispose (object);
}

static void
cw_codebook_tree_finalize (GObject *object)
{
  CwCodebookTree *self = CW_CODEBOOK_TREE (object);

  g_hash_table_unref (self->collapsed);
  g_free (self->text);
  G_OBJECT_CLASS (cw_codebook_tree_parent_class)->finalize (object);
}

static void
cw_codebook_tree_class_init (CwCodebookTreeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cw_codebook_tree_dispose;
  G_OBJECT_CLASS (klass)->finalize = cw_codebook_tree_finalize;

  /* Another code is selected, or the one that was is gone. */
  signals[SELECTED] = g_signal_new (
      "selected", CW_TYPE_CODEBOOK_TREE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cw_codebook_tree_init (CwCodebookTree *self)
{
  self->collapsed = g_hash_table_new (NULL, NULL);
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  self->changes = g_signal_group_new (CW_TYPE_PROJECT);
  g_signal_group_connect_object (
      self->changes, "changed", G_CALLBACK (on_project_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->selection, "notify::selected-item", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);
}

CwCodebookTree *
cw_codebook_tree_new (void)
{
  return g_object_new (CW_TYPE_CODEBOOK_TREE, NULL);
}

/* A selection of GtkTreeListRow, each with the CwRecord of a code. */
GtkSelectionModel *
cw_codebook_tree_get_model (CwCodebookTree *self)
{
  g_return_val_if_fail (CW_IS_CODEBOOK_TREE (self), NULL);
  return GTK_SELECTION_MODEL (self->selection);
}

void
cw_codebook_tree_set_project (CwCodebookTree *self, CwProject *project)
{
  g_return_if_fail (CW_IS_CODEBOOK_TREE (self));

  if (self->project == project)
    return;
  gtk_single_selection_set_model (self->selection, NULL);
  g_clear_object (&self->rows);
  g_hash_table_remove_all (self->collapsed);
  self->selected = 0;
  g_set_object (&self->project, project);
  g_signal_group_set_target (self->changes, project);
  if (project != NULL)
    {
      self->rows = gtk_tree_list_model_new (
          list_children (self, 0), FALSE, FALSE, make_children, self, NULL);
      restore_expansion (self);
      gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->rows));
    }
  g_signal_emit (self, signals[SELECTED], 0);
}

/* Shows only the codes whose name holds @text, and those above them. */
void
cw_codebook_tree_set_filter (CwCodebookTree *self, const char *text)
{
  g_autofree char *folded = NULL;

  g_return_if_fail (CW_IS_CODEBOOK_TREE (self) && text != NULL);

  folded = *text != '\0' ? g_utf8_casefold (text, -1) : NULL;
  if (g_set_str (&self->text, folded))
    refilter (self);
}

void
cw_codebook_tree_set_show_retired (CwCodebookTree *self, gboolean show)
{
  g_return_if_fail (CW_IS_CODEBOOK_TREE (self));

  if (self->show_retired == show)
    return;
  self->show_retired = show;
  refilter (self);
}

gboolean
cw_codebook_tree_get_show_retired (CwCodebookTree *self)
{
  g_return_val_if_fail (CW_IS_CODEBOOK_TREE (self), FALSE);
  return self->show_retired;
}

/* The id of the selected code, or 0. */
gint64
cw_codebook_tree_get_selected (CwCodebookTree *self)
{
  g_return_val_if_fail (CW_IS_CODEBOOK_TREE (self), 0);

  if (self->project == NULL
      || cw_project_get_record (self->project, CW_KIND_CODE, self->selected) == NULL)
    return 0;
  return self->selected;
}

/* Where a code is among the rows that are there, or GTK_INVALID_LIST_POSITION. */
guint
cw_codebook_tree_find (CwCodebookTree *self, gint64 code)
{
  g_return_val_if_fail (CW_IS_CODEBOOK_TREE (self), GTK_INVALID_LIST_POSITION);

  if (self->rows == NULL || code == 0)
    return GTK_INVALID_LIST_POSITION;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    if (get_id_at (self, i) == code)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

/* Unfolds what is above a code and selects it.  Returns its place, or GTK_INVALID_LIST_POSITION when it is hidden. */
guint
cw_codebook_tree_reveal (CwCodebookTree *self, gint64 code)
{
  CwRecord *record;
  guint position;

  g_return_val_if_fail (CW_IS_CODEBOOK_TREE (self), GTK_INVALID_LIST_POSITION);

  if (self->project == NULL)
    return GTK_INVALID_LIST_POSITION;
  record = cw_project_get_record (self->project, CW_KIND_CODE, code);
  while (record != NULL && cw_record_get_parent (record) != 0)
    {
      gint64 parent = cw_record_get_parent (record);

      g_hash_table_remove (self->collapsed, GSIZE_TO_POINTER (parent));
      record = cw_project_get_record (self->project, CW_KIND_CODE, parent);
    }
  restore_expansion (self);
  position = cw_codebook_tree_find (self, code);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, position);
  return position;
}

gboolean
cw_codebook_tree_is_collapsed (CwCodebookTree *self, gint64 code)
{
  g_return_val_if_fail (CW_IS_CODEBOOK_TREE (self), FALSE);
  return has (self->collapsed, code);
}

/* A row was folded or unfolded by hand. */
void
cw_codebook_tree_note_expanded (CwCodebookTree *self, gint64 code, gboolean expanded)
{
  g_return_if_fail (CW_IS_CODEBOOK_TREE (self));

  if (self->restoring || self->text != NULL)
    return;
  if (expanded)
    g_hash_table_remove (self->collapsed, GSIZE_TO_POINTER (code));
  else
    g_hash_table_add (self->collapsed, GSIZE_TO_POINTER (code));
}
