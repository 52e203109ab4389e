/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* How often each code is used in the whole project (method.md D7, R14, R15): one pass over the codings, for which each code
 * knows beforehand in which counts it is. A matrix would have the same in its last row, and a cell for every source and
 * code besides. */

#include "config.h"

#include "cw-code-uses.h"

#include "cw-codebook.h"
#include "cw-id-table.h"

typedef struct
{
  GArray *uses;      /* of CwCodeUse */
  CwIdTable *places; /* code id → guint32: its place in uses, counted from 1 */
  GPtrArray *
      counting; /* of GArray of guint32: the places of the codes that count the one at this place */
  guint32 *own; /* the excerpt that was counted last there */
  guint32 *aggregate;
} Count;

static guint32
find_place (Count *count, gint64 code)
{
  const guint32 *place
      = code < 0 || code > G_MAXUINT32 ? NULL : cw_id_table_find (count->places, (guint32) code);

  return place == NULL ? 0 : *place;
}

static void
add_codes (Count *count, GListModel *codes)
{
  for (guint i = 0; i < g_list_model_get_n_items (codes); i++)
    {
      g_autoptr (CwRecord) code = g_list_model_get_item (codes, i);
      CwCodeUse use = { cw_record_get_id (code), 0, 0 };

      g_array_append_val (count->uses, use);
      g_ptr_array_add (count->counting, g_array_new (FALSE, FALSE, sizeof (guint32)));
      *(guint32 *) cw_id_table_claim (count->places, (guint32) use.code) = i + 1;
    }
}

static void
add_closures (Count *count, CwProject *project)
{
  for (guint32 i = 0; i < count->uses->len; i++)
    {
      gint64 code = g_array_index (count->uses, CwCodeUse, i).code;
      g_autoptr (GHashTable) counted = cw_project_close_over_codes (project, code);
      GHashTableIter iter;
      gpointer id;

      g_hash_table_iter_init (&iter, counted);
      while (g_hash_table_iter_next (&iter, &id, NULL))
        {
          guint32 place = find_place (count, GPOINTER_TO_SIZE (id));

          if (place > 0)
            g_array_append_val ((GArray *) g_ptr_array_index (count->counting, place - 1), i);
        }
    }
}

/* @number is that of the excerpt, from 1 on: an excerpt counts once, however often it has the code. */
static void
count_coding (Count *count, gint64 code, guint32 number)
{
  guint32 place = find_place (count, code);
  CwCodeUse *uses = (CwCodeUse *) count->uses->data;
  const GArray *counting;

  if (place == 0 || count->own[place - 1] == number)
    return;
  count->own[place - 1] = number;
  uses[place - 1].own++;
  counting = g_ptr_array_index (count->counting, place - 1);
  for (guint i = 0; i < counting->len; i++)
    {
      guint32 other = g_array_index (counting, guint32, i);

      if (count->aggregate[other] == number)
        continue;
      count->aggregate[other] = number;
      uses[other].aggregate++;
    }
}

static void
count_codings (Count *count, CwEvidence *evidence)
{
  guint32 number = 0;

  for (guint i = 0; i < cw_evidence_get_n_sources (evidence); i++)
    {
      const CwEvidenceSource *source = cw_evidence_get_source (evidence, i);

      for (guint j = 0; j < source->excerpts->len; j++)
        {
          const CwExcerptSpan *span = &g_array_index (source->excerpts, CwExcerptSpan, j);

          number++;
          for (guint k = span->first_coding; k < span->first_coding + span->n_codings; k++)
            count_coding (count, g_array_index (source->codings, CwCodingSpan, k).code, number);
        }
    }
}

/**
 * cw_project_count_code_uses:
 *
 * Returns: (transfer full) (element-type CwCodeUse): every code, by id, whoever speaks in the excerpts
 */
GArray *
cw_project_count_code_uses (CwProject *self)
{
  Count count = { 0 };

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);

  count.uses = g_array_new (FALSE, FALSE, sizeof (CwCodeUse));
  count.places = cw_id_table_new (sizeof (guint32));
  count.counting = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  add_codes (&count, cw_project_get_all (self, CW_KIND_CODE));
  add_closures (&count, self);
  count.own = g_new0 (guint32, count.uses->len);
  count.aggregate = g_new0 (guint32, count.uses->len);
  count_codings (&count, cw_project_get_evidence (self));
  g_free (count.own);
  g_free (count.aggregate);
  g_ptr_array_unref (count.counting);
  cw_id_table_free (count.places);
  return count.uses;
}
