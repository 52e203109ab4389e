/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwMemoList: the memos in the order in which the panel lists them: first those about what the researcher is at, then
 * the others, each section with the latest on top. What a memo is about is read once when that object changes, never
 * while rows are shown. */

#include "config.h"

#include "cw-memo-list.h"

#include <glib/gi18n.h>

#include "cw-memo-filter.h"
#include "cw-memos.h"

struct _CwMemoList
{
  GObject parent_instance;

  CwProject *project;
  GSignalGroup *project_signals;
  CwKind context_kind;
  gint64 context_id;
  GHashTable *related; /* a set of memo ids; the sorter holds it too */
  char *title;         /* of the section of related memos */
  CwMemoFilter *filter;
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;
};

G_DEFINE_FINAL_TYPE (CwMemoList, cw_memo_list, G_TYPE_OBJECT)

enum
{
  SECTIONS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static int
compare_relation (gconstpointer a, gconstpointer b, gpointer user_data)
{
  GHashTable *related = user_data;
  gint64 id_a = cw_record_get_id ((CwRecord *) a);
  gint64 id_b = cw_record_get_id ((CwRecord *) b);

  return g_hash_table_contains (related, &id_b) - g_hash_table_contains (related, &id_a);
}

static int
compare_dates (gconstpointer a, gconstpointer b, gpointer user_data)
{
  gint64 id_a = cw_record_get_id ((CwRecord *) a);
  gint64 id_b = cw_record_get_id ((CwRecord *) b);
  int order = g_strcmp0 (cw_record_get_text ((CwRecord *) b, CW_MEMO_WRITTEN_ON),
                         cw_record_get_text ((CwRecord *) a, CW_MEMO_WRITTEN_ON));

  return order != 0 ? order : (id_b > id_a) - (id_b < id_a);
}

/* --- what is related ------------------------------------------------------------------------------------------- */

static void
collect_memos_about (CwMemoList *self, GHashTable *set, CwKind kind, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) links = cw_project_list_memos_about (self->project, kind, id, &error);

  if (links == NULL)
    g_warning ("The memos about an object could not be read: %s", error->message);
  for (guint i = 0; links != NULL && i < links->len; i++)
    g_hash_table_add (set, g_memdup2 (&g_array_index (links, CwMemoLink, i).memo, sizeof (gint64)));
}

static GHashTable *
collect_related (CwMemoList *self)
{
  GHashTable *set = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gint64 source = 0;

  if (self->project == NULL || self->context_id == 0)
    return set;
  collect_memos_about (self, set, self->context_kind, self->context_id);
  if (self->context_kind == CW_KIND_EXCERPT
      && cw_evidence_find_excerpt (
             cw_project_get_evidence (self->project), self->context_id, &source)
             != NULL)
    collect_memos_about (self, set, CW_KIND_SOURCE, source);
  return set;
}

static gboolean
is_same_set (GHashTable *a, GHashTable *b)
{
  GHashTableIter iter;
  gpointer key;

  if (g_hash_table_size (a) != g_hash_table_size (b))
    return FALSE;
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (b, key))
      return FALSE;
  return TRUE;
}

/* The sorter holds the set, so it is filled anew and not replaced. */
static void
refresh_related (CwMemoList *self)
{
  g_autoptr (GHashTable) set = collect_related (self);
  GHashTableIter iter;
  gpointer key;

  if (is_same_set (set, self->related))
    return;
  g_hash_table_remove_all (self->related);
  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      g_hash_table_iter_steal (&iter);
      g_hash_table_add (self->related, key);
    }
  gtk_sorter_changed (gtk_sort_list_model_get_section_sorter (self->sorted),
                      GTK_SORTER_CHANGE_DIFFERENT);
}

static void
refresh_title (CwMemoList *self)
{
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  if (self->project != NULL && self->context_id != 0)
    {
      name = cw_project_dup_object_name (self->project, self->context_kind, self->context_id);
      /* Translators: the name of a source, code or case, or the id and first words of an excerpt. */
      title = g_strdup_printf (_ ("About %s"), name);
    }
  g_set_str (&self->title, title);
  g_signal_emit (self, signals[SECTIONS_CHANGED], 0);
}

/* --- the feed ---------------------------------------------------------------------------------------------------- */

static void
follow_memo (CwMemoList *self, const CwChange *change)
{
  guint64 date = G_GUINT64_CONSTANT (1) << (CW_MEMO_WRITTEN_ON + 1);

  cw_memo_filter_forget (self->filter, change->id);
  if (change->operation == CW_CHANGE_UPDATE && (change->columns & date) != 0)
    gtk_sorter_changed (gtk_sort_list_model_get_sorter (self->sorted), GTK_SORTER_CHANGE_DIFFERENT);
}

static void
on_project_changed (CwMemoList *self, CwChangeSet *changes)
{
  gboolean renamed = FALSE;

  for (guint i = 0; i < cw_change_set_get_size (changes); i++)
    {
      const CwChange *change = cw_change_set_get (changes, i);

      if (change->kind == CW_KIND_MEMO)
        follow_memo (self, change);
      renamed = renamed || (change->kind == self->context_kind && change->id == self->context_id);
    }
  if (cw_change_set_touches (changes, CW_KIND_MEMO_LINK)
      || cw_change_set_touches (changes, CW_KIND_EXCERPT))
    refresh_related (self);
  if (renamed)
    refresh_title (self);
}

static void
cw_memo_list_dispose (GObject *object)
{
  CwMemoList *self = CW_MEMO_LIST (object);

  g_clear_object (&self->project_signals);
  g_clear_object (&self->project);
  g_clear_object (&self->sorted);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->related, g_hash_table_unref);
  g_clear_pointer (&self->title, g_free);
  G_OBJECT_CLASS (cw_memo_list_parent_class)->dispose (object);
}

static void
cw_memo_list_class_init (CwMemoListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cw_memo_list_dispose;

  /* The sections have other titles now. */
  signals[SECTIONS_CHANGED] = g_signal_new ("sections-changed",
                                            CW_TYPE_MEMO_LIST,
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            0);
}

static void
cw_memo_list_init (CwMemoList *self)
{
  GtkSorter *by_date = GTK_SORTER (gtk_custom_sorter_new (compare_dates, NULL, NULL));
  g_autoptr (GtkSorter) by_relation = NULL;

  self->related = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  by_relation = GTK_SORTER (gtk_custom_sorter_new (
      compare_relation, g_hash_table_ref (self->related), (GDestroyNotify) g_hash_table_unref));
  self->filter = cw_memo_filter_new ();
  self->filtered = gtk_filter_list_model_new (NULL, GTK_FILTER (g_object_ref (self->filter)));
  self->sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->filtered)), by_date);
  gtk_sort_list_model_set_section_sorter (self->sorted, by_relation);
  self->project_signals = g_signal_group_new (CW_TYPE_PROJECT);
  g_signal_group_connect_swapped (
      self->project_signals, "changed", G_CALLBACK (on_project_changed), self);
}

/**
 * cw_memo_list_new:
 *
 * Returns: (transfer full): a list without a project
 */
CwMemoList *
cw_memo_list_new (void)
{
  return g_object_new (CW_TYPE_MEMO_LIST, NULL);
}

/**
 * cw_memo_list_set_project:
 * @project: (nullable): whose memos to list
 */
void
cw_memo_list_set_project (CwMemoList *self, CwProject *project)
{
  g_return_if_fail (CW_IS_MEMO_LIST (self));

  if (!g_set_object (&self->project, project))
    return;
  g_signal_group_set_target (self->project_signals, project);
  cw_memo_filter_forget_all (self->filter);
  gtk_filter_list_model_set_model (
      self->filtered, project == NULL ? NULL : cw_project_get_all (project, CW_KIND_MEMO));
  self->context_kind = CW_KIND_NONE;
  self->context_id = 0;
  refresh_related (self);
  refresh_title (self);
}

/**
 * cw_memo_list_set_context:
 * @kind: CW_KIND_NONE for nothing in particular
 *
 * Which object the researcher is at. With an excerpt, what is about its source is related as well.
 */
void
cw_memo_list_set_context (CwMemoList *self, CwKind kind, gint64 id)
{
  g_return_if_fail (CW_IS_MEMO_LIST (self));

  if (self->context_kind == kind && self->context_id == id)
    return;
  self->context_kind = kind;
  self->context_id = id;
  refresh_related (self);
  refresh_title (self);
}

void
cw_memo_list_set_search (CwMemoList *self, const char *search)
{
  g_return_if_fail (CW_IS_MEMO_LIST (self));
  cw_memo_filter_set_search (self->filter, search);
}

/**
 * cw_memo_list_get_model:
 *
 * Returns: (transfer none): the CwRecord of each memo, in sections
 */
GListModel *
cw_memo_list_get_model (CwMemoList *self)
{
  g_return_val_if_fail (CW_IS_MEMO_LIST (self), NULL);
  return G_LIST_MODEL (self->sorted);
}

gboolean
cw_memo_list_is_related (CwMemoList *self, gint64 memo)
{
  g_return_val_if_fail (CW_IS_MEMO_LIST (self), FALSE);
  return g_hash_table_contains (self->related, &memo);
}

/**
 * cw_memo_list_find:
 *
 * Returns: the memo's place, or %GTK_INVALID_LIST_POSITION where the search hides it
 */
guint
cw_memo_list_find (CwMemoList *self, gint64 memo)
{
  guint n_items;

  g_return_val_if_fail (CW_IS_MEMO_LIST (self), GTK_INVALID_LIST_POSITION);

  n_items = g_list_model_get_n_items (G_LIST_MODEL (self->sorted));
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (CwRecord) record = g_list_model_get_item (G_LIST_MODEL (self->sorted), i);

      if (cw_record_get_id (record) == memo)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/**
 * cw_memo_list_get_section:
 *
 * Returns: (transfer none): the title of the section of related memos, or of the others
 */
const char *
cw_memo_list_get_section (CwMemoList *self, gboolean related)
{
  g_return_val_if_fail (CW_IS_MEMO_LIST (self), NULL);

  if (related && self->title != NULL)
    return self->title;
  return g_hash_table_size (self->related) > 0 ? _ ("Other Memos") : _ ("All Memos");
}
