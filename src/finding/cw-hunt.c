/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* A search through all sources. Words are looked for in a thread with a connection of its own; what the evidence index
 * answers is there at once. */

#include "config.h"

#include "cw-hunt.h"

#include "cw-async.h"
#include "cw-found.h"
#include "cw-query.h"
#include "cw-search.h"

#define MAX_HITS 1000 /* more is no list to look through */

typedef struct
{
  CwDatabase *database;
  CwTextPattern *pattern;
  CwSearchResult *result;
} Search;

typedef struct
{
  GtkWidget *owner;
  CwProject *project;
  GCancellable *cancellable;
  CwHuntFunc done;
  Search *search;
} Flow;

/* --- in the thread --- */

static void
clear_search (gpointer data)
{
  Search *self = data;

  g_clear_object (&self->database);
  g_clear_pointer (&self->pattern, cw_text_pattern_unref);
  g_clear_pointer (&self->result, cw_search_result_free);
}

static void
release_search (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear_search);
}

static gboolean
run_search (gpointer data, GCancellable *cancellable, GError **error)
{
  Search *self = data;

  self->result = cw_search_run (self->database, self->pattern, MAX_HITS, FALSE, cancellable, error);
  g_clear_object (&self->database);
  return self->result != NULL;
}

/* --- in order --- */

static GHashTable *
list_places (CwProject *project)
{
  GHashTable *places = g_hash_table_new (NULL, NULL);
  GListModel *sources = cw_project_get_children (project, CW_KIND_SOURCE, 0);

  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (CwRecord) source = g_list_model_get_item (sources, i);

      g_hash_table_insert (
          places, GSIZE_TO_POINTER (cw_record_get_id (source)), GUINT_TO_POINTER (i));
    }
  return places;
}

static int
compare_found (gconstpointer a, gconstpointer b)
{
  CwFound *x = *(CwFound *const *) a, *y = *(CwFound *const *) b;
  guint p = cw_found_get_passage (x)->start, q = cw_found_get_passage (y)->start;

  if (cw_found_get_place (x) != cw_found_get_place (y))
    return cw_found_get_place (x) < cw_found_get_place (y) ? -1 : 1;
  return (p > q) - (p < q);
}

static void
put_in_order (CwProject *project, GPtrArray *found)
{
  g_autoptr (GHashTable) places = list_places (project);

  for (guint i = 0; i < found->len; i++)
    {
      CwFound *place = g_ptr_array_index (found, i);
      gint64 source = cw_found_get_passage (place)->source;

      cw_found_set_place (
          place, GPOINTER_TO_UINT (g_hash_table_lookup (places, GSIZE_TO_POINTER (source))));
    }
  g_ptr_array_sort (found, compare_found);
}

static GPtrArray *
collect_hits (const CwSearchResult *result)
{
  GPtrArray *found = g_ptr_array_new_full (result->hits->len, g_object_unref);

  for (guint i = 0; i < result->hits->len; i++)
    {
      const CwSearchHit *hit = g_ptr_array_index (result->hits, i);
      CwPassage passage = { hit->source, hit->start, hit->end };

      g_ptr_array_add (
          found,
          cw_found_new_with_snippet (
              &passage, hit->label, hit->snippet, hit->snippet_start, hit->snippet_end));
    }
  return found;
}

static GPtrArray *
collect_passages (CwProject *project, const GArray *passages)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < passages->len && i < MAX_HITS; i++)
    g_ptr_array_add (found, cw_found_new (project, &g_array_index (passages, CwPassage, i)));
  return found;
}

/* --- what is there at once --- */

static GArray *
list_excerpts (CwProject *project, const char *query, GError **error)
{
  g_autoptr (GArray) excerpts = cw_project_query (project, query, NULL, error);
  g_autoptr (GArray) passages = g_array_new (FALSE, FALSE, sizeof (CwPassage));

  for (guint i = 0; excerpts != NULL && i < excerpts->len; i++)
    {
      CwPassage passage;
      const CwExcerptSpan *span = cw_evidence_find_excerpt (
          cw_project_get_evidence (project), g_array_index (excerpts, gint64, i), &passage.source);

      if (span == NULL)
        continue;
      passage.start = span->start;
      passage.end = span->end;
      g_array_append_val (passages, passage);
    }
  return excerpts != NULL ? g_steal_pointer (&passages) : NULL;
}

static GArray *
list_passages (CwProject *project, CwHuntKind kind, const char *words, GError **error)
{
  switch (kind)
    {
    case CW_HUNT_QUERY:
      return list_excerpts (project, words, error);
    case CW_HUNT_SPEAKER:
      return cw_project_list_turns (project, words, error);
    case CW_HUNT_HEADINGS:
      return cw_project_list_sections (project, words, error);
    case CW_HUNT_WORDS:
    case CW_HUNT_EXACT:
    case CW_HUNT_REGEX:
      break;
    }
  g_return_val_if_reached (NULL);
}

static void
find_passages (GtkWidget *owner,
               CwProject *project,
               CwHuntKind kind,
               const char *words,
               CwHuntFunc done)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) passages = list_passages (project, kind, words, &error);
  g_autoptr (GPtrArray) found = NULL;

  if (passages != NULL)
    {
      found = collect_passages (project, passages);
      put_in_order (project, found);
    }
  done (owner, found, passages == NULL || passages->len <= MAX_HITS, error);
}

/* --- what takes a while --- */

static void
free_flow (gpointer data)
{
  Flow *self = data;

  g_clear_object (&self->owner);
  g_clear_object (&self->project);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->search, release_search);
  g_free (self);
}

static DexFuture *
search_and_tell (gpointer data)
{
  Flow *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;
  gboolean complete = TRUE;

  if (dex_await (cw_async_run_in_thread (run_search,
                                         g_atomic_rc_box_acquire (self->search),
                                         release_search,
                                         self->cancellable),
                 &error))
    {
      found = collect_hits (self->search->result);
      complete = self->search->result->complete && found->len < MAX_HITS;
      put_in_order (self->project, found);
    }
  if (!g_cancellable_is_cancelled (self->cancellable))
    self->done (self->owner, found, complete, error);
  return dex_future_new_true ();
}

static Search *
prepare_search (CwProject *project, CwHuntKind kind, const char *words, GError **error)
{
  static const CwTextPatternMode modes[] = { [CW_HUNT_WORDS] = CW_TEXT_PATTERN_WORDS,
                                             [CW_HUNT_EXACT] = CW_TEXT_PATTERN_EXACT,
                                             [CW_HUNT_REGEX] = CW_TEXT_PATTERN_REGEX };
  Search *search = g_atomic_rc_box_new0 (Search);

  search->pattern = cw_text_pattern_new (modes[kind], words, error);
  if (search->pattern != NULL)
    search->database = cw_project_open_reader (project, error);
  if (search->database == NULL)
    g_clear_pointer (&search, release_search);
  return search;
}

/* @done is called with @owner once, now or later, and never after @cancellable was cancelled. */
void
cw_hunt_start (GtkWidget *owner,
               CwProject *project,
               CwHuntKind kind,
               const char *words,
               GCancellable *cancellable,
               CwHuntFunc done)
{
  g_autoptr (GError) error = NULL;
  Search *search;
  Flow *flow;

  g_return_if_fail (GTK_IS_WIDGET (owner) && CW_IS_PROJECT (project) && words != NULL);

  if (kind > CW_HUNT_REGEX)
    {
      find_passages (owner, project, kind, words, done);
      return;
    }
  search = prepare_search (project, kind, words, &error);
  if (search == NULL)
    {
      done (owner, NULL, TRUE, error);
      return;
    }
  flow = g_new0 (Flow, 1);
  flow->owner = g_object_ref (owner);
  flow->project = g_object_ref (project);
  flow->cancellable = g_object_ref (cancellable);
  flow->done = done;
  flow->search = search;
  cw_async_spawn (owner, search_and_tell, flow, free_flow);
}
