/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Writes what the researcher made of the sources: memos, summaries with what they cite, saved displays. */

#include "config.h"

#include "cw-demo-interviews.h"
#include "cw-demo-memo.h"
#include "cw-demo-writer.h"
#include "cw-field.h"
#include "cw-matrix-definition.h"

/* --- memos ------------------------------------------------------------------------------------------------- */

static gboolean
write_memo_links (CwDemoWriter *self,
                  guint index,
                  const CwDemoMemo *memo,
                  const char *created,
                  GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (memo->kinds) && memo->kinds[i] != CW_KIND_NONE; i++)
    if (!cw_bulk_insert (self->bulk,
                         error,
                         CW_KIND_MEMO_LINK,
                         2 * index + i + 1,
                         "memo_id, target_kind, target_id, created_at",
                         "isis",
                         (gint64) index + 1,
                         cw_kind_get_noun (memo->kinds[i]),
                         memo->targets[i],
                         created))
      return FALSE;
  return TRUE;
}

static gboolean
write_memo (CwDemoWriter *self, guint index, GError **error)
{
  g_autoptr (CwDemoMemo) memo = cw_demo_memo_new (self->plan, index);
  g_autofree char *date = cw_demo_format_day (memo->day);
  g_autofree char *created = cw_demo_format_time (memo->day, 20);

  return cw_bulk_insert (self->bulk,
                         error,
                         CW_KIND_MEMO,
                         index + 1,
                         "kind, title, body, written_on, created_at, changed_at",
                         "ssssss",
                         memo->kind,
                         memo->title,
                         memo->body,
                         date,
                         created,
                         created)
         && write_memo_links (self, index, memo, created, error);
}

static gboolean
write_memos (CwDemoWriter *self, GError **error)
{
  for (guint i = 0; i < self->plan->size->n_memos; i++)
    if (!write_memo (self, i, error))
      return FALSE;
  return TRUE;
}

/* --- summaries ----------------------------------------------------------------------------------------------- */

static void
describe_row (CwDemoWriter *self, guint row, const char **kind, gint64 *id, char **value)
{
  const CwDemoSize *size = self->plan->size;

  *kind = "case";
  *id = row + 1;
  *value = g_strdup ("");
  if (row < CW_DEMO_SLICE_ROW (size))
    return;
  *kind = "attribute";
  g_free (*value);
  if (row < CW_DEMO_ROLE_ROW (size))
    {
      *id = CW_DEMO_ATTRIBUTE_SLICE;
      *value = cw_demo_format_slice (row - CW_DEMO_SLICE_ROW (size));
      return;
    }
  *id = CW_DEMO_ATTRIBUTE_ROLE;
  *value = g_strdup (cw_demo_role_name (row - CW_DEMO_ROLE_ROW (size)));
}

static guint
city_of_row (CwDemoWriter *self, guint row)
{
  const CwDemoSize *size = self->plan->size;

  if (row >= CW_DEMO_ROLE_ROW (size))
    return 0;
  if (row >= CW_DEMO_SLICE_ROW (size))
    return (row - CW_DEMO_SLICE_ROW (size)) / CW_DEMO_N_QUARTERS;
  if (row >= CW_DEMO_N_PLACES)
    return (row - CW_DEMO_N_PLACES) % CW_DEMO_N_CITIES;
  return row < CW_DEMO_N_CITIES ? row : (row - CW_DEMO_N_CITIES) / CW_DEMO_N_AREAS;
}

static char *
format_summary (CwDemoWriter *self, guint place, const CwDemoCell *cell)
{
  CwDemoRandom random = cw_demo_random_new (self->plan->seed, "summaries", place);
  guint city = city_of_row (self, cell->row);
  GString *text = g_string_new (NULL);
  const char *values[] = {
    "pattern", cw_demo_codebook_get (self->plan->codebook, cell->code)->name,
    "case",    cw_demo_city_name (city),
    NULL,
  };

  cw_demo_template_expand (
      cw_demo_pool_pick (cw_demo_lexicon_get_pool (self->plan->lexicon, cell->text), &random),
      &random,
      city,
      values,
      text);
  return g_string_free (text, FALSE);
}

static const char *
choose_direction (guint place)
{
  static const char *const directions[] = { "increase/emerge", "constant",   "surge/turning point",
                                            "decrease/cease",  "cumulative", "" };

  return directions[place % G_N_ELEMENTS (directions)];
}

static gboolean
write_summary (CwDemoWriter *self, guint place, const CwDemoCell *cell, GError **error)
{
  g_autofree char *text = format_summary (self, place, cell);
  g_autofree char *value = NULL;
  g_autofree char *written = cw_demo_format_time (cw_demo_day (2022, 2, 1) + place % 80, 15);
  const char *kind;
  gint64 id;
  gboolean final = cell->status == CW_DEMO_CELL_FINAL;

  describe_row (self, cell->row, &kind, &id, &value);
  return cw_bulk_insert (self->bulk,
                         error,
                         CW_KIND_SUMMARY,
                         place + 1,
                         "row_kind, row_id, row_value, code_id, text, status, rating, direction, "
                         "created_at, changed_at",
                         "sisissssss",
                         kind,
                         id,
                         value,
                         (gint64) cell->code + 1,
                         text,
                         final ? "final" : "draft",
                         final ? (place % 2 == 0 ? "1" : "2") : NULL,
                         choose_direction (place),
                         written,
                         written);
}

static gboolean
write_citations (CwDemoWriter *self, guint place, const CwDemoCell *cell, GError **error)
{
  guint n_excerpts = cw_demo_plan_count_written_excerpts (self->plan);

  for (guint i = 0; i < cell->links->len; i++)
    {
      CwDemoCellLink *link = &g_array_index (cell->links, CwDemoCellLink, i);

      if (link->excerpt < n_excerpts
          && !cw_bulk_insert (self->bulk,
                              error,
                              CW_KIND_EVIDENCE_LINK,
                              (gint64) place * 16 + i + 1,
                              "summary_id, excerpt_id, stance, created_at",
                              "iiss",
                              (gint64) place + 1,
                              (gint64) link->excerpt + 1,
                              link->stance,
                              "2022-05-02T15:00:00Z"))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_summaries (CwDemoWriter *self, GError **error)
{
  for (guint i = 0; i < self->cells->cells->len; i++)
    {
      const CwDemoCell *cell = cw_demo_cells_get (self->cells, i);

      if (cw_demo_cells_is_written (self->cells, self->plan, i)
          && (!write_summary (self, i, cell, error) || !write_citations (self, i, cell, error)))
        return FALSE;
    }
  return TRUE;
}

/* --- displays ------------------------------------------------------------------------------------------------- */

static char *
format_definition (char **fields)
{
  g_autoptr (CwMatrixDefinition) definition = NULL;
  CwMeasure measure = CW_MEASURE_EXCERPTS;

  cw_measure_from_nick (fields[3], &measure);
  definition = cw_matrix_definition_new (fields[1], fields[2], measure);
  definition->own = g_str_equal (fields[4], "own");
  definition->summaries = g_str_equal (fields[4], "summaries");
  return cw_matrix_definition_print (definition);
}

static gboolean
write_displays (CwDemoWriter *self, GError **error)
{
  g_auto (GStrv) lines = cw_demo_read_lines ("displays.txt");

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], "|", 5);
      g_autofree char *definition = NULL;

      for (guint j = 0; fields[j] != NULL; j++)
        g_strstrip (fields[j]);
      definition = format_definition (fields);
      if (!cw_bulk_insert (self->bulk,
                           error,
                           CW_KIND_DISPLAY,
                           i + 1,
                           "name, definition, rank, created_at",
                           "ssds",
                           fields[0],
                           definition,
                           (double) i + 1,
                           "2022-04-04T09:00:00Z"))
        return FALSE;
    }
  return TRUE;
}

/**
 * cw_demo_write_analysis:
 *
 * Writes memos, summaries and displays.
 */
gboolean
cw_demo_write_analysis (CwDemoWriter *self, GError **error)
{
  return cw_bulk_begin (self->bulk, error) && write_memos (self, error)
         && write_summaries (self, error) && write_displays (self, error)
         && cw_bulk_commit (self->bulk, "Wrote the memos, the summaries and the displays", error);
}

/**
 * cw_demo_write_late:
 *
 * Writes the codings that come after summaries have been confirmed.
 */
gboolean
cw_demo_write_late (CwDemoWriter *self, GError **error)
{
  if (!cw_bulk_begin (self->bulk, error))
    return FALSE;
  for (guint i = 0; i < self->cells->late->len; i++)
    {
      CwDemoLateCoding *late = &g_array_index (self->cells->late, CwDemoLateCoding, i);

      if (cw_demo_cells_late_is_written (self->cells, self->plan, i)
          && !cw_bulk_insert (self->bulk,
                              error,
                              CW_KIND_CODING,
                              self->plan->codings->len + i + 1,
                              "excerpt_id, code_id, created_at",
                              "iis",
                              (gint64) late->excerpt + 1,
                              (gint64) late->code + 1,
                              "2022-06-10T11:00:00Z"))
        return FALSE;
    }
  return cw_bulk_commit (self->bulk, "Coded what a second reading found", error);
}
