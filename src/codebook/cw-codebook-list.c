/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwCodebookList: the codes of the codebook page: the tree in its manual order, or a flat list in another one; all of
 * them or those that lack something; and which of them are marked, by their ids, because a code that is moved is
 * another row afterwards. */

#include "config.h"

#include "cw-codebook-list.h"

#include <string.h>

struct _CwCodebookList
{
  GObject parent_instance;

  CwProject *project;
  CwCodeStats *stats;
  GSignalGroup *changes;
  GtkFilter *filter;
  GtkSorter *sorter; /* NULL: the manual order */
  GtkTreeListModel *rows;
  GtkMultiSelection *selection;
  GHashTable *marked; /* set of code ids */
  char *text;         /* casefolded, or NULL */
  CwCodebookShow show;
  gboolean restoring;
};

enum
{
  MARKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwCodebookList, cw_codebook_list, G_TYPE_OBJECT)

/* --- which codes -------------------------------------------------------------------------------------------------- */

static gboolean
is_retired (CwRecord *code)
{
  return g_str_equal (cw_record_get_text (code, CW_CODE_STATUS), "retired");
}

static gboolean
is_unused (CwCodebookList *self, CwRecord *code)
{
  return cw_code_stats_get (self->stats, cw_record_get_id (code))->aggregate == 0
         && !g_str_equal (cw_record_get_text (code, CW_CODE_LEVEL), "structural");
}

static gboolean
is_wanted (CwCodebookList *self, CwRecord *code)
{
  const CwCodeStat *stat = cw_code_stats_get (self->stats, cw_record_get_id (code));
  CwCodeGaps gaps = cw_code_stats_get_gaps (self->stats, code);

  switch (self->show)
    {
    case CW_CODEBOOK_SHOW_ALL:
      return !is_retired (code);
    case CW_CODEBOOK_SHOW_NO_DEFINITION:
      return (gaps & CW_CODE_GAP_DEFINITION) != 0;
    case CW_CODEBOOK_SHOW_NO_USE:
      return (gaps & CW_CODE_GAP_USE) != 0;
    case CW_CODEBOOK_SHOW_NO_NOT_USE:
      return (gaps & CW_CODE_GAP_NOT_USE) != 0;
    case CW_CODEBOOK_SHOW_NO_EXAMPLE:
      return (gaps & CW_CODE_GAP_EXAMPLE) != 0;
    case CW_CODEBOOK_SHOW_UNUSED:
      return !is_retired (code) && is_unused (self, code);
    case CW_CODEBOOK_SHOW_DEBT:
      return !is_retired (code) && stat->debt > 0;
    case CW_CODEBOOK_SHOW_OVERLAPS:
      return stat->overlaps > 0;
    case CW_CODEBOOK_SHOW_RETIRED:
      return is_retired (code);
    }
  g_return_val_if_reached (FALSE);
}

static gboolean
holds_text (CwCodebookList *self, CwRecord *code, guint field)
{
  g_autofree char *folded = g_utf8_casefold (cw_record_get_text (code, field), -1);

  return strstr (folded, self->text) != NULL;
}

static gboolean
fits (CwCodebookList *self, CwRecord *code)
{
  return is_wanted (self, code)
         && (self->text == NULL || holds_text (self, code, CW_CODE_NAME)
             || holds_text (self, code, CW_CODE_ALIASES)
             || holds_text (self, code, CW_CODE_DEFINITION));
}

static gboolean
leads_to_fit (CwCodebookList *self, CwRecord *code)
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
is_shown (gpointer item, gpointer data)
{
  CwCodebookList *self = data;

  if (self->project == NULL)
    return FALSE;
  return self->sorter == NULL ? leads_to_fit (self, item) : fits (self, item);
}

/* --- the rows ------------------------------------------------------------------------------------------------------ */

static GListModel *
filter_codes (CwCodebookList *self, GListModel *codes)
{
  return G_LIST_MODEL (
      gtk_filter_list_model_new (g_object_ref (codes), g_object_ref (self->filter)));
}

static GListModel *
make_children (gpointer item, gpointer data)
{
  CwCodebookList *self = data;

  if (self->project == NULL || self->sorter != NULL)
    return NULL;
  return filter_codes (
      self, cw_project_get_children (self->project, CW_KIND_CODE, cw_record_get_id (item)));
}

static GListModel *
make_roots (CwCodebookList *self)
{
  if (self->sorter == NULL)
    return filter_codes (self, cw_project_get_children (self->project, CW_KIND_CODE, 0));
  return G_LIST_MODEL (gtk_sort_list_model_new (
      filter_codes (self, cw_project_get_all (self->project, CW_KIND_CODE)),
      g_object_ref (self->sorter)));
}

static gint64
get_id_at (CwCodebookList *self, guint position)
{
  g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->rows, position);
  g_autoptr (CwRecord) code = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  return code != NULL ? cw_record_get_id (code) : 0;
}

static guint
count_rows (CwCodebookList *self)
{
  return self->rows != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->rows)) : 0;
}

static void
restore_marks (CwCodebookList *self)
{
  self->restoring = TRUE;
  for (guint i = 0; i < count_rows (self); i++)
    if (g_hash_table_contains (self->marked, GSIZE_TO_POINTER (get_id_at (self, i)))
        && !gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), i))
      gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), i, FALSE);
  self->restoring = FALSE;
}

/* Rows that have come take their marks from the ids; what is out of sight is not marked. */
static void
read_marks (CwCodebookList *self)
{
  g_autoptr (GtkBitset) selected
      = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  g_hash_table_remove_all (self->marked);
  for (guint i = 0; i < gtk_bitset_get_size (selected); i++)
    g_hash_table_add (self->marked,
                      GSIZE_TO_POINTER (get_id_at (self, gtk_bitset_get_nth (selected, i))));
}

static void
on_selection_changed (CwCodebookList *self)
{
  if (self->restoring || self->rows == NULL)
    return;
  read_marks (self);
  g_signal_emit (self, signals[MARKED], 0);
}

static void
refilter (CwCodebookList *self)
{
  if (self->rows == NULL)
    return;
  self->restoring = TRUE;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  if (self->sorter != NULL)
    gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
  self->restoring = FALSE;
  restore_marks (self);
  on_selection_changed (self);
}

static void
on_project_changed (CwCodebookList *self, CwChangeSet *changes)
{
  if (cw_change_set_touches (changes, CW_KIND_CODE))
    refilter (self);
}

static void
renew_rows (CwCodebookList *self)
{
  self->restoring = TRUE;
  gtk_multi_selection_set_model (self->selection, NULL);
  g_clear_object (&self->rows);
  if (self->project != NULL)
    {
      self->rows
          = gtk_tree_list_model_new (make_roots (self), FALSE, TRUE, make_children, self, NULL);
      gtk_multi_selection_set_model (self->selection, G_LIST_MODEL (self->rows));
    }
  self->restoring = FALSE;
  restore_marks (self);
}

/* --- overrides ------------------------------------------------------------------------------------------------------ */

static void
cw_codebook_list_dispose (GObject *object)
{
  CwCodebookList *self = CW_CODEBOOK_LIST (object);

  g_clear_object (&self->changes);
  if (self->selection != NULL)
    gtk_multi_selection_set_model (self->selection, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->project);
  g_clear_object (&self->stats);
  g_clear_object (&self->filter);
  g_clear_object (&self->sorter);
  G_OBJECT_CLASS (cw_codebook_list_parent_class)->dispose (object);
}

static void
cw_codebook_list_finalize (GObject *object)
{
  CwCodebookList *self = CW_CODEBOOK_LIST (object);

  g_hash_table_unref (self->marked);
  g_free (self->text);
  G_OBJECT_CLASS (cw_codebook_list_parent_class)->finalize (object);
}

static void
cw_codebook_list_class_init (CwCodebookListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cw_codebook_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = cw_codebook_list_finalize;

  /* Other codes are marked. */
  signals[MARKED] = g_signal_new (
      "marked", CW_TYPE_CODEBOOK_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cw_codebook_list_init (CwCodebookList *self)
{
  self->marked = g_hash_table_new (NULL, NULL);
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  self->selection = gtk_multi_selection_new (NULL);
  self->changes = g_signal_group_new (CW_TYPE_PROJECT);
  g_signal_group_connect_object (
      self->changes, "changed", G_CALLBACK (on_project_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection,
                           "selection-changed",
                           G_CALLBACK (on_selection_changed),
                           self,
                           G_CONNECT_SWAPPED);
}

CwCodebookList *
cw_codebook_list_new (CwCodeStats *stats)
{
  CwCodebookList *self = g_object_new (CW_TYPE_CODEBOOK_LIST, NULL);

  self->stats = g_object_ref (stats);
  g_signal_connect_object (stats, "changed", G_CALLBACK (refilter), self, G_CONNECT_SWAPPED);
  return self;
}

/* A selection of GtkTreeListRow, each with the CwRecord of a code. */
GtkSelectionModel *
cw_codebook_list_get_model (CwCodebookList *self)
{
  g_return_val_if_fail (CW_IS_CODEBOOK_LIST (self), NULL);
  return GTK_SELECTION_MODEL (self->selection);
}

void
cw_codebook_list_set_project (CwCodebookList *self, CwProject *project)
{
  g_return_if_fail (CW_IS_CODEBOOK_LIST (self));

  if (!g_set_object (&self->project, project))
    return;
  g_hash_table_remove_all (self->marked);
  g_signal_group_set_target (self->changes, project);
  renew_rows (self);
  g_signal_emit (self, signals[MARKED], 0);
}

/* Only codes whose name, aliases or definition hold @text, and those above them. */
void
cw_codebook_list_set_text (CwCodebookList *self, const char *text)
{
  g_autofree char *folded = NULL;

  g_return_if_fail (CW_IS_CODEBOOK_LIST (self) && text != NULL);

  folded = *text != '\0' ? g_utf8_casefold (text, -1) : NULL;
  if (g_set_str (&self->text, folded))
    refilter (self);
}

void
cw_codebook_list_set_show (CwCodebookList *self, CwCodebookShow show)
{
  g_return_if_fail (CW_IS_CODEBOOK_LIST (self));

  if (self->show == show)
    return;
  self->show = show;
  refilter (self);
}

/* NULL brings the tree in its manual order back. */
void
cw_codebook_list_set_sorter (CwCodebookList *self, GtkSorter *sorter)
{
  g_return_if_fail (CW_IS_CODEBOOK_LIST (self));

  if (g_set_object (&self->sorter, sorter))
    renew_rows (self);
}

/* Where a code is, or GTK_INVALID_LIST_POSITION. */
guint
cw_codebook_list_find (CwCodebookList *self, gint64 code)
{
  g_return_val_if_fail (CW_IS_CODEBOOK_LIST (self), GTK_INVALID_LIST_POSITION);

  for (guint i = 0; code != 0 && i < count_rows (self); i++)
    if (get_id_at (self, i) == code)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

/* Ids in the order of the list; (element-type gint64). */
GArray *
cw_codebook_list_dup_marked (CwCodebookList *self)
{
  GArray *codes = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (CW_IS_CODEBOOK_LIST (self), codes);

  for (guint i = 0; i < count_rows (self); i++)
    {
      gint64 code = get_id_at (self, i);

      if (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), i))
        g_array_append_val (codes, code);
    }
  return codes;
}

/* Marks a row beside those that are, or takes its mark away. */
void
cw_codebook_list_toggle (CwCodebookList *self, guint position)
{
  GtkSelectionModel *model;

  g_return_if_fail (CW_IS_CODEBOOK_LIST (self));

  model = GTK_SELECTION_MODEL (self->selection);
  if (gtk_selection_model_is_selected (model, position))
    gtk_selection_model_unselect_item (model, position);
  else
    gtk_selection_model_select_item (model, position, FALSE);
}

static void
unfold (CwCodebookList *self, gint64 code)
{
  CwRecord *record = cw_project_get_record (self->project, CW_KIND_CODE, code);
  gint64 parent = record != NULL ? cw_record_get_parent (record) : 0;
  g_autoptr (GtkTreeListRow) row = NULL;
  guint position;

  if (parent == 0)
    return;
  unfold (self, parent);
  position = cw_codebook_list_find (self, parent);
  if (position != GTK_INVALID_LIST_POSITION)
    row = gtk_tree_list_model_get_row (self->rows, position);
  if (row != NULL)
    gtk_tree_list_row_set_expanded (row, TRUE);
}

/* Marks one code alone, unfolding what is above it. FALSE where the list does not have it. */
gboolean
cw_codebook_list_reveal (CwCodebookList *self, gint64 code)
{
  guint position;

  g_return_val_if_fail (CW_IS_CODEBOOK_LIST (self), FALSE);

  if (self->project == NULL)
    return FALSE;
  if (self->sorter == NULL)
    unfold (self, code);
  position = cw_codebook_list_find (self, code);
  return position != GTK_INVALID_LIST_POSITION
         && gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
}
