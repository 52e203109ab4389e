/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Writes what is there before the first source: codes and their map, cases, participants. */

#include "config.h"

#include "cw-demo-writer.h"
#include "cw-new-code.h"

static const char *const levels[]
    = { "structural", "code", "code", "code", "code", "pattern code", "theme" };

/**
 * cw_demo_format_time:
 *
 * Returns: (transfer full): a moment in UTC, ISO 8601
 */
char *
cw_demo_format_time (guint32 day, guint hour)
{
  g_autofree char *date = cw_demo_format_day (day);

  return g_strdup_printf ("%sT%02u:00:00Z", date, hour);
}

/* --- codes ------------------------------------------------------------------------------------------------- */

static const char *
choose_color (const CwDemoCode *code, guint place)
{
  switch (code->kind)
    {
    case CW_DEMO_FAMILY:
      return cw_code_colors[code->family];
    case CW_DEMO_PATTERN:
    case CW_DEMO_THEME:
    case CW_DEMO_RETIRED:
      return cw_code_colors[8 + place % 4];
    case CW_DEMO_GROUP:
    case CW_DEMO_LEAF:
    case CW_DEMO_FACET:
      break;
    }
  return "";
}

static const char *
choose_origin (const CwDemoCode *code)
{
  if (code->kind == CW_DEMO_GROUP)
    return "a priori";
  return code->kind == CW_DEMO_LEAF || code->kind == CW_DEMO_FACET ? "inductive" : "";
}

static gboolean
write_code (CwDemoWriter *self, guint place, GError **error)
{
  const CwDemoCode *code = cw_demo_codebook_get (self->plan->codebook, place);
  g_autofree char *created = cw_demo_format_time (code->created, 10);
  const char *status = code->kind == CW_DEMO_RETIRED ? "retired" : "active";

  return cw_bulk_insert (
      self->bulk,
      error,
      CW_KIND_CODE,
      place + 1,
      "parent_id, rank, name, level, color, mnemonic, definition, full_definition, statement, "
      "origin, status, redirect_id, defined_at, created_at",
      "odsssssssssoss",
      (gint64) code->parent + 1,
      (double) place + 1,
      code->name,
      levels[code->kind],
      choose_color (code, place),
      code->mnemonic,
      code->definition,
      code->summariser != NULL ? code->summariser : "",
      code->statement != NULL ? code->statement : "",
      choose_origin (code),
      status,
      (gint64) code->redirect + 1,
      created,
      created);
}

/* The parents of facets come before them, and what a retired code points to before it. */
static gboolean
write_codes (CwDemoWriter *self, GError **error)
{
  for (guint i = 0; i < cw_demo_codebook_size (self->plan->codebook); i++)
    if (!write_code (self, i, error))
      return FALSE;
  return TRUE;
}

static gboolean
write_map (CwDemoWriter *self, GError **error)
{
  gint64 id = 1;

  for (guint i = 0; i < cw_demo_codebook_size (self->plan->codebook); i++)
    {
      GArray *links = cw_demo_codebook_get (self->plan->codebook, i)->links;

      for (guint j = 0; j < links->len; j++)
        if (!cw_bulk_insert (self->bulk,
                             error,
                             CW_KIND_CODE_LINK,
                             id++,
                             "code_id, target_id, rationale, created_at",
                             "iiss",
                             (gint64) i + 1,
                             (gint64) g_array_index (links, guint, j) + 1,
                             "Read side by side, they say the same about how it works.",
                             "2022-01-12T10:00:00Z"))
          return FALSE;
    }
  return TRUE;
}

/* --- cases ------------------------------------------------------------------------------------------------- */

static gboolean
write_case (CwDemoWriter *self,
            guint row,
            gint64 parent,
            const char *name,
            const char *type,
            GError **error)
{
  return cw_bulk_insert (self->bulk,
                         error,
                         CW_KIND_CASE,
                         row + 1,
                         "parent_id, rank, name, type, created_at",
                         "odsss",
                         parent,
                         (double) row + 1,
                         name,
                         type,
                         CW_DEMO_FOUNDED);
}

/* «Crisis response, Port Orrin»: a name that is good alone. */
static char *
format_area (CwDemoWriter *self, guint city, guint area)
{
  g_autofree char *name
      = g_strdup_printf ("%s, %s",
                         cw_demo_lexicon_get_name (self->plan->lexicon, "areas", area),
                         cw_demo_city_name (city));

  *name = g_ascii_toupper (*name);
  return g_steal_pointer (&name);
}

static gboolean
write_areas (CwDemoWriter *self, guint city, GError **error)
{
  for (guint area = 0; area < CW_DEMO_N_AREAS; area++)
    {
      g_autofree char *name = format_area (self, city, area);

      if (!write_case (self, CW_DEMO_AREA_ROW (city, area), city + 1, name, "service area", error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_organisation (CwDemoWriter *self, guint organisation, GError **error)
{
  static const char *const lists[] = { "organisations.calder", "organisations.orrin" };
  guint city = organisation % CW_DEMO_N_CITIES;
  guint number = organisation / CW_DEMO_N_CITIES;
  guint n = cw_demo_lexicon_count_names (self->plan->lexicon, lists[city]);
  const char *name = cw_demo_lexicon_get_name (self->plan->lexicon, lists[city], number);
  g_autofree char *numbered
      = number < n ? g_strdup (name) : g_strdup_printf ("%s %u", name, number / n + 1);

  return write_case (self,
                     CW_DEMO_N_PLACES + organisation,
                     CW_DEMO_AREA_ROW (city, cw_demo_area_of_organisation (organisation)) + 1,
                     numbered,
                     "organisation",
                     error);
}

static gboolean
write_cases (CwDemoWriter *self, GError **error)
{
  for (guint city = 0; city < CW_DEMO_N_CITIES; city++)
    if (!write_case (self, city, 0, cw_demo_city_name (city), "city", error))
      return FALSE;
  for (guint city = 0; city < CW_DEMO_N_CITIES; city++)
    if (!write_areas (self, city, error))
      return FALSE;
  for (guint i = 0; i < self->plan->size->n_organisations; i++)
    if (!write_organisation (self, i, error))
      return FALSE;
  return TRUE;
}

/* --- people ------------------------------------------------------------------------------------------------- */

/* As a citation names somebody: «Provider 07, Calder City». */
static char *
format_line (const CwDemoParticipant *person)
{
  static const char *const words[CW_DEMO_N_ROLES]
      = { "Administrator", "Provider", "Officer", "Public administrator", "Activist", "Funder" };

  return g_strdup_printf (
      "%s %02u, %s", words[person->role], person->number, cw_demo_city_name (person->city));
}

static gboolean
write_participant (CwDemoWriter *self, guint place, GError **error)
{
  const CwDemoParticipant *person
      = &g_array_index (self->plan->participants, CwDemoParticipant, place);
  g_autofree char *name = cw_demo_speaker_name (self->plan, place);
  g_autofree char *line = format_line (person);

  return cw_bulk_insert (self->bulk,
                         error,
                         CW_KIND_PARTICIPANT,
                         place + 1,
                         "name, line, rank, created_at",
                         "ssds",
                         name,
                         line,
                         (double) place + 1,
                         CW_DEMO_FOUNDED)
         && cw_bulk_insert (self->bulk,
                            error,
                            CW_KIND_PARTICIPANT_ROLE,
                            place + 1,
                            "participant_id, role",
                            "is",
                            (gint64) place + 1,
                            cw_demo_role_name (person->role))
         && cw_demo_write_value (self,
                                 CW_DEMO_ATTRIBUTE_ROLE,
                                 "participant_id",
                                 place + 1,
                                 cw_demo_role_name (person->role),
                                 error);
}

static gboolean
write_participants (CwDemoWriter *self, GError **error)
{
  for (guint i = 0; i < self->plan->participants->len; i++)
    if (!write_participant (self, i, error))
      return FALSE;
  return TRUE;
}

/**
 * cw_demo_write_objects:
 *
 * Writes everything that sources and codings refer to.
 */
gboolean
cw_demo_write_objects (CwDemoWriter *self, GError **error)
{
  return cw_bulk_begin (self->bulk, error) && write_codes (self, error) && write_map (self, error)
         && write_cases (self, error) && cw_demo_write_attributes (self, error)
         && write_participants (self, error)
         && cw_bulk_commit (self->bulk, "Made the codebook, the cases and the participants", error);
}
