/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The companion of a demo project: what must be found in it, as JSON. */

#include "config.h"

#include "cw-demo-expectation.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "cw-demo-interviews.h"
#include "cw-demo-writer.h"

typedef struct
{
  JsonBuilder *json;
  CwDemoTally *tally;
  CwDemoCells *cells;
  CwDemoPlan *plan;
} Companion;

static void
put_number (Companion *self, const char *name, gint64 value)
{
  json_builder_set_member_name (self->json, name);
  json_builder_add_int_value (self->json, value);
}

static void
put_text (Companion *self, const char *name, const char *value)
{
  json_builder_set_member_name (self->json, name);
  json_builder_add_string_value (self->json, value);
}

static void
open_object (Companion *self, const char *name)
{
  if (name != NULL)
    json_builder_set_member_name (self->json, name);
  json_builder_begin_object (self->json);
}

static void
close_object (Companion *self)
{
  json_builder_end_object (self->json);
}

/* --- numbers ------------------------------------------------------------------------------------------------- */

static void
put_sources (Companion *self)
{
  static const char *const names[CW_DEMO_N_SOURCE_KINDS]
      = { "interviews",   "field notes", "meetings",  "documents",
          "news and web", "images",      "recordings" };
  guint counts[CW_DEMO_N_SOURCE_KINDS][CW_DEMO_N_CITIES + 1] = { { 0 } };
  static const char *const cities[] = { "Calder City", "Port Orrin", "both" };

  for (guint i = 0; i < self->plan->size->n_sources; i++)
    {
      CwDemoSource *source = cw_demo_plan_source (self->plan, i);

      counts[source->kind][source->city]++;
    }
  open_object (self, "sources");
  for (guint kind = 0; kind < CW_DEMO_N_SOURCE_KINDS; kind++)
    {
      open_object (self, names[kind]);
      for (guint city = 0; city <= CW_DEMO_N_CITIES; city++)
        put_number (self, cities[city], counts[kind][city]);
      close_object (self);
    }
  close_object (self);
}

static void
put_counts (Companion *self)
{
  guint starred = 0, referring = 0, magnitudes = 0;

  for (guint i = 0; i < cw_demo_plan_count_written_excerpts (self->plan); i++)
    {
      CwDemoExcerpt *excerpt = cw_demo_plan_excerpt (self->plan, i);

      starred += excerpt->starred;
      referring += excerpt->refers > 0 ? 1 : 0;
      for (guint j = 0; j < excerpt->n_codings; j++)
        magnitudes += cw_demo_plan_coding (self->plan, excerpt->first_coding + j)->magnitude
                              != CW_DEMO_NO_MAGNITUDE
                          ? 1
                          : 0;
    }
  open_object (self, "counts");
  put_number (self, "sources", self->plan->size->n_sources);
  put_number (self, "words", self->tally->total_words);
  put_number (self, "excerpts", self->tally->n_excerpts);
  put_number (self, "codings", self->tally->n_codings);
  put_number (self, "overlapping", self->tally->n_overlapping);
  put_number (self, "codes", cw_demo_codebook_size (self->plan->codebook));
  put_number (self, "memos", self->plan->size->n_memos);
  put_number (self, "participants", self->plan->participants->len);
  put_number (self, "starred", starred);
  put_number (self, "referring", referring);
  put_number (self, "magnitudes", magnitudes);
  close_object (self);
}

static void
put_cells (Companion *self)
{
  guint finals = 0, drafts = 0, stale = 0, single = 0;

  for (guint i = 0; i < self->cells->cells->len; i++)
    if (cw_demo_cells_is_written (self->cells, self->plan, i))
      {
        gboolean final = cw_demo_cells_get (self->cells, i)->status == CW_DEMO_CELL_FINAL;

        finals += final ? 1 : 0;
        drafts += final ? 0 : 1;
        single += i >= self->plan->size->n_cells ? 1 : 0;
      }
  for (guint i = 0; i < self->cells->late->len; i++)
    stale += cw_demo_cells_late_is_written (self->cells, self->plan, i) ? 1 : 0;
  open_object (self, "summaries");
  put_number (self, "keys", self->plan->size->n_cells);
  put_number (self, "final", finals);
  put_number (self, "draft", drafts);
  put_number (self, "stale", stale);
  put_number (self, "beside the keys, for single truths", single);
  close_object (self);
}

/* --- tables -------------------------------------------------------------------------------------------------- */

static char *
name_row (Companion *self, guint row)
{
  const CwDemoSize *size = self->plan->size;

  if (row >= CW_DEMO_TOTAL_ROW (size))
    return g_strdup ("*");
  if (row >= CW_DEMO_ROLE_ROW (size))
    return g_strdup (cw_demo_role_name (row - CW_DEMO_ROLE_ROW (size)));
  if (row >= CW_DEMO_SLICE_ROW (size))
    return cw_demo_format_slice (row - CW_DEMO_SLICE_ROW (size));
  return g_strdup_printf ("C-%u", row + 1);
}

static void
put_count (Companion *self, const char *name, const CwDemoCount *count)
{
  json_builder_set_member_name (self->json, name);
  json_builder_begin_array (self->json);
  json_builder_add_int_value (self->json, count->codings);
  json_builder_add_int_value (self->json, count->excerpts);
  json_builder_add_int_value (self->json, count->sources);
  json_builder_end_array (self->json);
}

/* Of each code that has any: [codings, excerpts, sources], aggregated over the tree and the map; "*" is any code. */
static void
put_row (Companion *self, guint row)
{
  g_autofree char *name = name_row (self, row);
  guint total = self->tally->n_columns - 1;

  open_object (self, name);
  put_number (self, "words", self->tally->words[row]);
  open_object (self, "codes");
  for (guint code = 0; code < total; code++)
    if (cw_demo_tally_get (self->tally, row, code)->codings > 0)
      put_count (self,
                 cw_demo_codebook_get (self->plan->codebook, code)->name,
                 cw_demo_tally_get (self->tally, row, code));
  put_count (self, "*", cw_demo_tally_get (self->tally, row, total));
  close_object (self);
  close_object (self);
}

static void
put_table (Companion *self, const char *name, guint first, guint end, guint total)
{
  open_object (self, name);
  for (guint row = first; row < end; row++)
    put_row (self, row);
  put_row (self, total);
  close_object (self);
}

static void
put_tables (Companion *self)
{
  const CwDemoSize *size = self->plan->size;
  guint slices = CW_DEMO_SLICE_ROW (size);
  guint roles = CW_DEMO_ROLE_ROW (size);
  guint totals = CW_DEMO_TOTAL_ROW (size);

  open_object (self, "tables");
  put_table (self, "case", 0, slices, totals);
  put_table (self, "attribute:City and quarter", slices, roles, totals + 1);
  put_table (self, "attribute:Role", roles, totals, totals + 2);
  close_object (self);
}

/* --- planted truths -------------------------------------------------------------------------------------------- */

static void
put_means (Companion *self)
{
  int sums[CW_DEMO_N_SLICES] = { 0 };
  guint counts[CW_DEMO_N_SLICES] = { 0 };
  guint police = cw_demo_codebook_find (self->plan->codebook, "Police legitimacy");

  for (guint i = 0; i < self->plan->excerpts->len; i++)
    {
      CwDemoExcerpt *excerpt = cw_demo_plan_excerpt (self->plan, i);
      int slice = cw_demo_slice_of (cw_demo_plan_source (self->plan, excerpt->source));

      for (guint j = 0; slice >= 0 && j < excerpt->n_codings; j++)
        {
          CwDemoCoding *coding = cw_demo_plan_coding (self->plan, excerpt->first_coding + j);

          if (coding->magnitude == CW_DEMO_NO_MAGNITUDE
              || !cw_demo_codebook_feeds (self->plan->codebook, coding->code, police))
            continue;
          sums[slice] += coding->magnitude;
          counts[slice]++;
        }
    }
  open_object (self, "PT2");
  for (guint i = 0; i < CW_DEMO_N_SLICES; i++)
    {
      g_autofree char *name = cw_demo_format_slice (i);

      json_builder_set_member_name (self->json, name);
      json_builder_begin_array (self->json);
      json_builder_add_int_value (self->json, sums[i]);
      json_builder_add_int_value (self->json, counts[i]);
      json_builder_end_array (self->json);
    }
  close_object (self);
}

static void
put_debt (Companion *self)
{
  open_object (self, "PT4");
  put_text (self, "code", "preemption");
  put_text (self, "created", "2021-05-10");
  json_builder_set_member_name (self->json, "debt");
  json_builder_begin_array (self->json);
  for (guint i = 0; i < self->plan->debt->len; i++)
    json_builder_add_int_value (self->json, g_array_index (self->plan->debt, guint, i) + 1);
  json_builder_end_array (self->json);
  put_number (self, "containing", 3);
  close_object (self);
}

static void
put_withdrawal (Companion *self)
{
  open_object (self, "PT9");
  put_text (self, "participant", "P-31");
  for (guint i = 0; i < self->plan->sources->len; i++)
    if (cw_demo_plan_source (self->plan, i)->participant == CW_DEMO_WITHDRAWN)
      {
        put_number (self, "source", i + 1);
        put_number (self, "excerpts", cw_demo_plan_source (self->plan, i)->n_excerpts);
      }
  put_number (self, "memos", 6);
  put_number (self, "summaries", 4);
  close_object (self);
}

static void
put_stages (Companion *self)
{
  open_object (self, "PT11");
  for (guint i = 0; i < CW_DEMO_N_SLICES; i++)
    {
      g_autofree char *name = cw_demo_format_slice (i);

      put_text (self, name, cw_demo_stage_name (cw_demo_stage_of (i)));
    }
  close_object (self);
}

static void
put_new_codes (Companion *self)
{
  guint counts[CW_DEMO_N_INTERVIEWS] = { 0 };

  for (guint i = 0; i < self->plan->debuts->len; i++)
    {
      int debut = g_array_index (self->plan->debuts, int, i);

      if (debut >= 0 && cw_demo_codebook_get (self->plan->codebook, i)->kind != CW_DEMO_RETIRED)
        counts[debut]++;
    }
  json_builder_set_member_name (self->json, "PT12");
  json_builder_begin_array (self->json);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    json_builder_add_int_value (self->json, counts[i]);
  json_builder_end_array (self->json);
}

static void
put_short_truths (Companion *self)
{
  open_object (self, "PT1");
  put_text (self, "code", "Competition");
  put_text (self, "table", "attribute:City and quarter");
  close_object (self);
  open_object (self, "PT5");
  put_text (self, "row", "C-8");
  put_text (self, "code", "Condition of entry");
  put_number (self, "contradicts", 14);
  put_number (self, "supports", 0);
  close_object (self);
  open_object (self, "PT6");
  put_text (self, "row", "police");
  put_text (self, "code", "co-optation charge");
  put_number (self, "codings", 0);
  close_object (self);
  open_object (self, "PT7");
  put_text (self, "city", "Port Orrin");
  put_text (self, "month", "2021-08");
  put_number (self, "field notes", 0);
  close_object (self);
  open_object (self, "PT10");
  put_text (self, "code", "territory");
  put_text (self, "other", "turf claim");
  put_number (self, "excerpts", 47);
  put_number (self, "overlapping", 38);
  close_object (self);
}

static void
put_truths (Companion *self)
{
  open_object (self, "truths");
  put_short_truths (self);
  put_means (self);
  put_debt (self);
  put_withdrawal (self);
  put_stages (self);
  put_new_codes (self);
  close_object (self);
}

static void
put_left_out (Companion *self)
{
  put_text (
      self,
      "left out",
      "Actors, relations, events, claims, snapshots, annotations apart from comments, picture "
      "regions and dated attribute values are not in the project, and so neither are PT3, PT8, "
      "PT13, PT14 and PT15; of PT4 the dates of the reviews and of PT9 the relations are missing.");
}

/**
 * cw_demo_write_expectation:
 * @path: where to; a file that is there is replaced
 *
 * Writes the companion.
 */
gboolean
cw_demo_write_expectation (CwDemoTally *tally, CwDemoCells *cells, const char *path, GError **error)
{
  g_autoptr (JsonBuilder) json = json_builder_new_immutable ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  Companion self = { json, tally, cells, tally->plan };

  open_object (&self, NULL);
  put_text (&self, "project", "Two Cities");
  put_text (&self, "size", self.plan->size->name);
  put_number (&self, "seed", self.plan->seed);
  put_counts (&self);
  put_sources (&self);
  put_cells (&self);
  if (self.plan->size->planted && self.plan->size->n_sources == self.plan->size->n_planned)
    put_truths (&self);
  put_left_out (&self);
  put_tables (&self);
  close_object (&self);
  root = json_builder_get_root (json);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, 1);
  return json_generator_to_file (generator, path, error);
}
