/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwMemoFilter: takes the memos whose title, kind or text has all words of a search. It keeps each memo's folded text
 * from the first search on, so that a key stroke in thousands of memos is not felt. */

#include "config.h"

#include "cw-memo-filter.h"

#include "cw-memo-match.h"
#include "cw-record.h"

struct _CwMemoFilter
{
  GtkFilter parent_instance;

  char *search;
  char **words;
  GHashTable *folded; /* memo id → text, owned */
};

G_DEFINE_FINAL_TYPE (CwMemoFilter, cw_memo_filter, GTK_TYPE_FILTER)

static char *
fold_memo (CwRecord *memo)
{
  g_autofree char *whole = g_strjoin ("\n",
                                      cw_record_get_text (memo, CW_MEMO_TITLE),
                                      cw_record_get_text (memo, CW_MEMO_KIND),
                                      cw_record_get_text (memo, CW_MEMO_BODY),
                                      NULL);

  return cw_memo_match_fold (whole);
}

static const char *
get_folded (CwMemoFilter *self, CwRecord *memo)
{
  gint64 id = cw_record_get_id (memo);
  char *folded = g_hash_table_lookup (self->folded, &id);

  if (folded == NULL)
    {
      folded = fold_memo (memo);
      g_hash_table_insert (self->folded, g_memdup2 (&id, sizeof id), folded);
    }
  return folded;
}

static gboolean
cw_memo_filter_match (GtkFilter *filter, gpointer item)
{
  CwMemoFilter *self = CW_MEMO_FILTER (filter);

  return self->words == NULL
         || cw_memo_match (get_folded (self, item), (const char *const *) self->words);
}

static GtkFilterMatch
cw_memo_filter_get_strictness (GtkFilter *filter)
{
  return CW_MEMO_FILTER (filter)->words == NULL ? GTK_FILTER_MATCH_ALL : GTK_FILTER_MATCH_SOME;
}

static void
cw_memo_filter_finalize (GObject *object)
{
  CwMemoFilter *self = CW_MEMO_FILTER (object);

  g_free (self->search);
  g_strfreev (self->words);
  g_hash_table_unref (self->folded);
  G_OBJECT_CLASS (cw_memo_filter_parent_class)->finalize (object);
}

static void
cw_memo_filter_class_init (CwMemoFilterClass *klass)
{
  GtkFilterClass *filter_class = GTK_FILTER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cw_memo_filter_finalize;
  filter_class->match = cw_memo_filter_match;
  filter_class->get_strictness = cw_memo_filter_get_strictness;
}

static void
cw_memo_filter_init (CwMemoFilter *self)
{
  self->search = g_strdup ("");
  self->folded = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

/**
 * cw_memo_filter_new:
 *
 * Returns: (transfer full): a filter that takes every memo
 */
CwMemoFilter *
cw_memo_filter_new (void)
{
  return g_object_new (CW_TYPE_MEMO_FILTER, NULL);
}

void
cw_memo_filter_set_search (CwMemoFilter *self, const char *search)
{
  GtkFilterChange change = GTK_FILTER_CHANGE_DIFFERENT;

  g_return_if_fail (CW_IS_MEMO_FILTER (self) && search != NULL);

  if (g_str_has_prefix (search, self->search))
    change = GTK_FILTER_CHANGE_MORE_STRICT;
  else if (g_str_has_prefix (self->search, search))
    change = GTK_FILTER_CHANGE_LESS_STRICT;
  if (!g_set_str (&self->search, search))
    return;
  g_strfreev (self->words);
  self->words = cw_memo_match_split (search);
  gtk_filter_changed (GTK_FILTER (self), change);
}

/**
 * cw_memo_filter_forget:
 *
 * The memo has changed or is gone.
 */
void
cw_memo_filter_forget (CwMemoFilter *self, gint64 memo)
{
  g_return_if_fail (CW_IS_MEMO_FILTER (self));

  if (g_hash_table_remove (self->folded, &memo) && self->words != NULL)
    gtk_filter_changed (GTK_FILTER (self), GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * cw_memo_filter_forget_all:
 *
 * The memos are those of another project from now on.
 */
void
cw_memo_filter_forget_all (CwMemoFilter *self)
{
  g_return_if_fail (CW_IS_MEMO_FILTER (self));
  g_hash_table_remove_all (self->folded);
}
