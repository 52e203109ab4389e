/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Writes the attributes: the quarter and the stage of every source, the role of every participant, and a few facts about
 * the cities. */

#include "config.h"

#include "cw-demo-writer.h"

static const char *const stages[]
    = { "mobilisation", "task force", "budget and pilots", "backlash and ballot", "consolidation" };

/* PT11: Calder City is ahead until the third quarter of 2021 and behind from the fourth on. */
static const guint stage_by_slice[CW_DEMO_N_SLICES] = { 0, 1, 2, 2, 2, 3, 3, 0, 0, 0, 1, 1, 4, 4 };

guint
cw_demo_stage_of (guint slice)
{
  return stage_by_slice[slice];
}

const char *
cw_demo_stage_name (guint stage)
{
  return stages[stage];
}

static char *
list_choices (gint64 attribute)
{
  g_autoptr (GString) choices = g_string_new (NULL);

  if (attribute == CW_DEMO_ATTRIBUTE_SLICE)
    for (guint i = 0; i < CW_DEMO_N_SLICES; i++)
      {
        g_autofree char *slice = cw_demo_format_slice (i);

        g_string_append_printf (choices, "%s\n", slice);
      }
  else if (attribute == CW_DEMO_ATTRIBUTE_STAGE)
    for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
      g_string_append_printf (choices, "%s\n", stages[i]);
  else if (attribute == CW_DEMO_ATTRIBUTE_ROLE)
    for (guint i = 0; i < CW_DEMO_N_ROLES; i++)
      g_string_append_printf (choices, "%s\n", cw_demo_role_name (i));
  if (choices->len > 0)
    g_string_truncate (choices, choices->len - 1);
  return g_strdup (choices->str);
}

/**
 * cw_demo_write_value:
 * @column: case_id, source_id or participant_id
 */
gboolean
cw_demo_write_value (CwDemoWriter *self,
                     gint64 attribute,
                     const char *column,
                     gint64 object,
                     const char *value,
                     GError **error)
{
  g_autofree char *columns = g_strconcat ("attribute_id, value, ", column, NULL);

  return cw_bulk_insert (self->bulk,
                         error,
                         CW_KIND_ATTRIBUTE_VALUE,
                         self->next_value++,
                         columns,
                         "isi",
                         attribute,
                         value,
                         object);
}

static gboolean
write_facts (CwDemoWriter *self, GError **error)
{
  static const struct
  {
    gint64 attribute, city;
    const char *value;
  } facts[] = {
    { CW_DEMO_ATTRIBUTE_POPULATION, 1, "412000" },
    { CW_DEMO_ATTRIBUTE_POPULATION, 2, "655000" },
    { CW_DEMO_ATTRIBUTE_GOVERNMENT, 1, "mayor and council" },
    { CW_DEMO_ATTRIBUTE_GOVERNMENT, 2, "council and manager; the county runs health" },
    { CW_DEMO_ATTRIBUTE_VOTE, 1, "2020-12-09" },
    { CW_DEMO_ATTRIBUTE_VOTE, 2, "2021-06-22" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    if (!cw_demo_write_value (
            self, facts[i].attribute, "case_id", facts[i].city, facts[i].value, error))
      return FALSE;
  return TRUE;
}

/**
 * cw_demo_write_attributes:
 *
 * Writes the attributes and what is known of the cities.
 */
gboolean
cw_demo_write_attributes (CwDemoWriter *self, GError **error)
{
  static const struct
  {
    const char *name, *type, *target, *unit;
  } attributes[] = {
    { "City and quarter", "choice", "source", "" },
    { "Stage of reorganisation", "ordinal", "source", "" },
    { "Role", "ordinal", "participant", "" },
    { "Population", "number", "case", "people" },
    { "Form of government", "text", "case", "" },
    { "Council vote", "date", "case", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      g_autofree char *choices = list_choices (i + 1);

      if (!cw_bulk_insert (self->bulk,
                           error,
                           CW_KIND_ATTRIBUTE,
                           i + 1,
                           "name, type, target, unit, choices, rank, created_at",
                           "sssssds",
                           attributes[i].name,
                           attributes[i].type,
                           attributes[i].target,
                           attributes[i].unit,
                           choices,
                           (double) i + 1,
                           CW_DEMO_FOUNDED))
        return FALSE;
    }
  return write_facts (self, error);
}
