/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The excerpts that show best what a code is: its typical examples, then starred ones, then the first. */

#include "config.h"

#include "cw-best-excerpts.h"

#include "cw-examples.h"

static void
add_once (GArray *found, gint64 excerpt, guint max)
{
  for (guint i = 0; i < found->len; i++)
    if (g_array_index (found, gint64, i) == excerpt)
      return;
  if (found->len < max)
    g_array_append_val (found, excerpt);
}

static void
add_examples (CwProject *project, gint64 code, guint max, GArray *found)
{
  g_autoptr (GPtrArray) examples = cw_project_list_examples (project, code, NULL);

  for (guint i = 0; examples != NULL && i < examples->len; i++)
    {
      const CwExample *example = g_ptr_array_index (examples, i);

      if (example->kind == CW_EXAMPLE_TYPICAL)
        add_once (found, example->excerpt, max);
    }
}

static gboolean
carries (const CwEvidenceSource *source, const CwExcerptSpan *excerpt, gint64 code)
{
  for (guint i = 0; i < excerpt->n_codings; i++)
    if (g_array_index (source->codings, CwCodingSpan, excerpt->first_coding + i).code == code)
      return TRUE;
  return FALSE;
}

/* @only: (nullable): a set of excerpts, or NULL for any */
static void
add_coded (CwProject *project, gint64 code, guint max, GHashTable *only, GArray *found)
{
  CwEvidence *evidence = cw_project_get_evidence (project);

  for (guint i = 0; i < cw_evidence_get_n_sources (evidence) && found->len < max; i++)
    {
      const CwEvidenceSource *source = cw_evidence_get_source (evidence, i);

      for (guint j = 0; j < source->excerpts->len && found->len < max; j++)
        {
          const CwExcerptSpan *excerpt = &g_array_index (source->excerpts, CwExcerptSpan, j);

          gint64 id = excerpt->id;

          if ((only == NULL || g_hash_table_contains (only, &id))
              && carries (source, excerpt, code))
            add_once (found, id, max);
        }
    }
}

/* Ids of at most @max excerpts of a code, the best first; (element-type gint64). */
GArray *
cw_best_excerpts_find (CwProject *project, gint64 code, guint max)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) starred = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (project), found);

  add_examples (project, code, max, found);
  if (found->len < max)
    starred = cw_project_list_starred_excerpts (project, NULL);
  if (starred != NULL)
    add_coded (project, code, max, starred, found);
  add_coded (project, code, max, NULL, found);
  return found;
}

/* The same as (element-type CwExcerpt). */
GPtrArray *
cw_best_excerpts_list (CwProject *project, gint64 code, guint max)
{
  g_autoptr (GArray) found = cw_best_excerpts_find (project, code, max);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_excerpt_free);

  for (guint i = 0; i < found->len; i++)
    {
      CwExcerpt *excerpt
          = cw_project_load_excerpt (project, g_array_index (found, gint64, i), NULL);

      if (excerpt != NULL)
        g_ptr_array_add (list, excerpt);
    }
  return list;
}
