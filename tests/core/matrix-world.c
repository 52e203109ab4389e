/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What the rules of the method say of each character and of each coding, asked of the rows every time. */

#include "config.h"

#include "matrix-world.h"

#include "cw-project-private.h"

CwStatement *
world_ask (World *self, const char *sql, gint64 id, const char *text)
{
  g_autoptr (GError) error = NULL;
  CwStatement *rows
      = cw_database_query (self->database, &error, sql, text == NULL ? "i" : "is", id, text);

  g_assert_no_error (error);
  return rows;
}

static gboolean
next (CwStatement *rows)
{
  return cw_statement_step (rows, NULL) == CW_STEP_ROW;
}

static char *
dup_text (CwStatement *rows, int column)
{
  return g_strdup (cw_statement_get_text (rows, column));
}

/* --- reading --------------------------------------------------------------------------------------------------------- */

static void
add_character (World *self, guint source, const char *speaker, const char *voice)
{
  WorldCharacter character = { source, speaker, voice };

  g_array_append_val (self->characters, character);
}

/* A line feed goes with the voice that follows, and is somebody's where both paragraphs are, in one voice. */
static void
load_text (World *self, guint index)
{
  g_autoptr (CwStatement) rows
      = world_ask (self,
                   "SELECT characters, soft, speaker, voice FROM paragraph "
                   "WHERE source_id = ?1 ORDER BY rank, id",
                   SOURCE (self, index)->id,
                   NULL);
  const char *last_speaker = NULL, *last_voice = NULL;

  SOURCE (self, index)->first = self->characters->len;
  for (gboolean first = TRUE; next (rows); first = FALSE)
    {
      const char *speaker = g_intern_string (cw_statement_get_text (rows, 2));
      const char *voice = g_intern_string (cw_statement_get_text (rows, 3));

      if (!first && cw_statement_get_integer (rows, 1) == 0)
        add_character (
            self, index, speaker == last_speaker && voice == last_voice ? speaker : NULL, voice);
      for (gint64 i = cw_statement_get_integer (rows, 0); i > 0; i--)
        add_character (self, index, speaker, voice);
      last_speaker = speaker;
      last_voice = voice;
    }
  SOURCE (self, index)->n = self->characters->len - SOURCE (self, index)->first;
}

static void
load_sources (World *self)
{
  g_autoptr (CwStatement) rows
      = world_ask (self,
                   "SELECT id, kind, status, event_date, capture_date, event_end, event_precision "
                   "FROM source WHERE ?1 = 0 ORDER BY id",
                   0,
                   NULL);

  while (next (rows))
    {
      WorldSource source
          = { .id = cw_statement_get_integer (rows, 0),
              .kind = dup_text (rows, 1),
              .status = dup_text (rows, 2),
              .date = { dup_text (rows, 3), dup_text (rows, 4) },
              .end = dup_text (rows, 5),
              .precision = dup_text (rows, 6),
              .text = cw_text_load (self->database, cw_statement_get_integer (rows, 0), NULL) };

      g_array_append_val (self->sources, source);
    }
  for (guint i = 0; i < self->sources->len; i++)
    load_text (self, i);
}

static void
load_codings (World *self)
{
  g_autoptr (CwStatement) rows
      = world_ask (self,
                   "SELECT coding.id, excerpt_id, code_id, source_id, start_pos, end_pos, pass, "
                   "coder, magnitude IS NOT NULL, magnitude, substr (coding.created_at, 1, 10), "
                   "starred, refers_date, refers_end, refers_precision FROM coding JOIN excerpt "
                   "ON excerpt.id = excerpt_id WHERE ?1 = 0 AND start_pos < end_pos "
                   "ORDER BY excerpt_id, coding.id",
                   0,
                   NULL);

  while (next (rows))
    {
      WorldCoding coding
          = { .id = cw_statement_get_integer (rows, 0),
              .excerpt = cw_statement_get_integer (rows, 1),
              .code = cw_statement_get_integer (rows, 2),
              .pass = cw_statement_get_integer (rows, 6),
              .coder = dup_text (rows, 7),
              .rated = cw_statement_get_integer (rows, 8) != 0,
              .magnitude = cw_statement_get_integer (rows, 9),
              .day = dup_text (rows, 10),
              .starred = cw_statement_get_integer (rows, 11) != 0,
              .refers = { dup_text (rows, 12), dup_text (rows, 13), dup_text (rows, 14) } };

      while (SOURCE (self, coding.source)->id != cw_statement_get_integer (rows, 3))
        coding.source++;
      coding.start = SOURCE (self, coding.source)->first + cw_statement_get_integer (rows, 4);
      coding.end = SOURCE (self, coding.source)->first + cw_statement_get_integer (rows, 5);
      g_array_append_val (self->codings, coding);
    }
}

/* --- rules ----------------------------------------------------------------------------------------------------------- */

static gboolean
is_of_case (World *self, guint character, gint64 case_id)
{
  const WorldCharacter *it = CHARACTER (self, character);
  const WorldSource *source = SOURCE (self, it->source);
  g_autoptr (CwStatement) rows = NULL;
  gint64 place = character - source->first;

  rows = world_ask (self,
                    "WITH RECURSIVE inside (id) AS (SELECT ?1 UNION SELECT case_unit.id FROM "
                    "case_unit JOIN inside ON parent_id = inside.id) SELECT start_pos, end_pos, "
                    "speaker, start_pos IS NULL, source_id FROM attribution "
                    "WHERE case_id IN inside",
                    case_id,
                    NULL);
  while (next (rows))
    {
      const char *speaker = cw_statement_get_text (rows, 2);

      if (cw_statement_get_integer (rows, 4) != source->id)
        continue;
      if (*speaker != '\0' ? g_strcmp0 (speaker, it->speaker) == 0
                           : cw_statement_get_integer (rows, 3) != 0
                                 || (cw_statement_get_integer (rows, 0) <= place
                                     && place < cw_statement_get_integer (rows, 1)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_of_person (World *self, guint character, gint64 person)
{
  const WorldCharacter *it = CHARACTER (self, character);
  g_autoptr (CwStatement) rows = NULL;

  if (it->speaker == NULL)
    return FALSE;
  rows = world_ask (self,
                    "SELECT source_id, participant_id FROM speaker "
                    "WHERE participant_id = ?1 AND speaker = ?2",
                    person,
                    it->speaker);
  while (next (rows))
    if (cw_statement_get_integer (rows, 0) == SOURCE (self, it->source)->id)
      return TRUE;
  return FALSE;
}

/* The tree and the map, in any order, until nothing is added (R15). */
gboolean
world_feeds (World *self, gint64 code, gint64 construct)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, construct);
  g_autoptr (CwStatement) rows = world_ask (
      self,
      "WITH RECURSIVE up (id) AS (SELECT ?1 UNION SELECT coalesce (target_id, parent_id) "
      "FROM up JOIN (SELECT id AS code_id, parent_id, NULL AS target_id FROM code "
      "WHERE parent_id IS NOT NULL UNION ALL SELECT code_id, NULL, target_id "
      "FROM code_link) ON code_id = up.id) SELECT 1 FROM up WHERE id = CAST (?2 AS INTEGER)",
      code,
      id);

  return next (rows);
}

static gboolean
read_span (const char *date,
           const char *end,
           const char *precision,
           CwDateSpan *span,
           gboolean *imprecise)
{
  if (g_str_equal (precision, "unknown") || !cw_date_span_of (date, end, precision, span))
    return FALSE;
  *imprecise = g_str_equal (precision, "circa")
               || (span->first < span->last && !g_str_equal (precision, "interval"));
  return TRUE;
}

/* R12. Without a coding, of the text. */
gboolean
world_find_day (World *self,
                CwTimeBasis basis,
                guint source,
                const WorldCoding *coding,
                CwDateSpan *span,
                gboolean *imprecise)
{
  const WorldSource *it = SOURCE (self, source);

  *imprecise = FALSE;
  if (basis == CW_TIME_CODED)
    return coding != NULL && read_span (coding->day, "", "", span, imprecise);
  if (basis == CW_TIME_CAPTURED)
    return read_span (it->date[1], "", "", span, imprecise);
  if (basis == CW_TIME_REFERRED && coding != NULL
      && read_span (coding->refers[0], coding->refers[1], coding->refers[2], span, imprecise))
    return TRUE;
  return read_span (it->date[0], it->end, it->precision, span, imprecise);
}

/* Each answer is asked for once. */
static const guint8 *
recall (World *self, char what, gint64 id, gboolean (*func) (World *, guint, gint64))
{
  g_autofree char *key = g_strdup_printf ("%c%" G_GINT64_FORMAT, what, id);
  guint8 *marks = g_hash_table_lookup (self->answers, key);

  if (marks != NULL)
    return marks;
  marks = g_new0 (guint8, self->characters->len + 1);
  for (guint i = 0; i < self->characters->len; i++)
    marks[i] = func (self, i, id);
  g_hash_table_insert (self->answers, g_steal_pointer (&key), marks);
  return marks;
}

gboolean
world_is_of_case (World *self, guint character, gint64 case_id)
{
  return recall (self, 'k', case_id, is_of_case)[character] != 0;
}

gboolean
world_is_of_person (World *self, guint character, gint64 person)
{
  return recall (self, 'p', person, is_of_person)[character] != 0;
}

gboolean
world_is_of_role (World *self, guint character, const char *role)
{
  const WorldSource *source = SOURCE (self, CHARACTER (self, character)->source);
  g_autoptr (CwStatement) rows
      = world_ask (self,
                   "SELECT participant_id, start_date, end_date FROM participant_role "
                   "WHERE ?1 = 0 AND role = ?2",
                   0,
                   role);

  while (next (rows))
    {
      CwDateSpan when, start = { 0, 0 }, end = { 0, G_MAXUINT32 };

      cw_date_span_of (cw_statement_get_text (rows, 1), "", "", &start);
      cw_date_span_of (cw_statement_get_text (rows, 2), "", "", &end);
      if (cw_date_span_of (source->date[0], source->end, source->precision, &when)
          && (when.last < start.first || when.first > end.last))
        continue;
      if (world_is_of_person (self, character, cw_statement_get_integer (rows, 0)))
        return TRUE;
    }
  return FALSE;
}

/* --- scope ------------------------------------------------------------------------------------------------------------ */

static gboolean
is_in_range (World *self, guint source, const WorldCoding *coding)
{
  const CwScope *scope = self->scope;
  CwDateSpan first = { 0, 0 }, last = { 0, G_MAXUINT32 }, when;
  gboolean imprecise;

  if (scope->from == NULL && scope->to == NULL)
    return TRUE;
  if (scope->from != NULL)
    g_assert_true (cw_date_span_parse (scope->from, &first));
  if (scope->to != NULL)
    g_assert_true (cw_date_span_parse (scope->to, &last));
  if (!world_find_day (self, scope->basis, source, coding, &when, &imprecise))
    return FALSE;
  if (scope->overlap == CW_OVERLAP_EVERY)
    return when.last >= first.first && when.first <= last.last;
  if (scope->overlap == CW_OVERLAP_START)
    return when.first >= first.first && when.first <= last.last;
  return when.first >= first.first && when.last <= last.last;
}

static gboolean
is_any (char **names, const char *prefix, gint64 id)
{
  g_autofree char *name = g_strdup_printf ("%s%" G_GINT64_FORMAT, prefix, id);

  return names == NULL || g_strv_contains ((const char *const *) names, name);
}

static gboolean
counts_character (World *self, guint i)
{
  const CwScope *scope = self->scope;
  const WorldCharacter *it = CHARACTER (self, i);
  const WorldSource *source = SOURCE (self, it->source);
  gboolean found = scope->cases == NULL;

  if (!is_any (scope->sources, "s", source->id)
      || (scope->kinds != NULL
          && !g_strv_contains ((const char *const *) scope->kinds, source->kind))
      || !cw_voices_have (scope->voices, cw_voice_from_name (it->voice))
      || (cw_time_basis_is_of_text (scope->basis) && !is_in_range (self, it->source, NULL)))
    return FALSE;
  for (guint j = 0; scope->cases != NULL && scope->cases[j] != NULL; j++)
    found = found || world_is_of_case (self, i, g_ascii_strtoll (scope->cases[j] + 1, NULL, 10));
  if (!found || scope->roles == NULL)
    return found;
  for (guint j = 0; scope->roles[j] != NULL; j++)
    if (world_is_of_role (self, i, scope->roles[j]))
      return TRUE;
  return FALSE;
}

static gboolean
has_stance (World *self, gint64 excerpt)
{
  for (guint i = 0; self->scope->stances != NULL && self->scope->stances[i] != NULL; i++)
    {
      g_autoptr (CwStatement) rows
          = world_ask (self,
                       "SELECT 1 FROM evidence_link WHERE excerpt_id = ?1 AND stance = ?2",
                       excerpt,
                       self->scope->stances[i]);

      if (next (rows))
        return TRUE;
    }
  return self->scope->stances == NULL;
}

static gboolean
counts_coding (World *self, const WorldCoding *it)
{
  const CwScope *scope = self->scope;

  return cw_scope_has_pass (scope, it->pass) && (!scope->starred || it->starred)
         && (scope->coders == NULL
             || g_strv_contains ((const char *const *) scope->coders, it->coder))
         && has_stance (self, it->excerpt)
         && (cw_time_basis_is_of_text (scope->basis) || is_in_range (self, it->source, it));
}

void
world_load (World *self, CwProject *project, const CwScope *scope)
{
  *self = (World) { project, cw_project_get_database (project), scope };
  self->sources = g_array_new (FALSE, FALSE, sizeof (WorldSource));
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->characters = g_array_new (FALSE, FALSE, sizeof (WorldCharacter));
  self->codings = g_array_new (FALSE, FALSE, sizeof (WorldCoding));
  load_sources (self);
  load_codings (self);
  self->counted = g_new0 (guint8, self->characters->len + 1);
  self->counting = g_new0 (guint8, self->codings->len + 1);
  for (guint i = 0; i < self->characters->len; i++)
    self->counted[i] = counts_character (self, i);
  for (guint i = 0; i < self->codings->len; i++)
    self->counting[i] = counts_coding (self, CODING (self, i));
}

void
world_clear (World *self)
{
  for (guint i = 0; i < self->sources->len; i++)
    {
      g_free (SOURCE (self, i)->kind);
      g_free (SOURCE (self, i)->status);
      g_free (SOURCE (self, i)->date[0]);
      g_free (SOURCE (self, i)->date[1]);
      g_free (SOURCE (self, i)->end);
      g_free (SOURCE (self, i)->precision);
      cw_text_unref (SOURCE (self, i)->text);
    }
  for (guint i = 0; i < self->codings->len; i++)
    {
      g_free (CODING (self, i)->coder);
      g_free (CODING (self, i)->day);
      for (guint j = 0; j < 3; j++)
        g_free (CODING (self, i)->refers[j]);
    }
  g_hash_table_unref (self->answers);
  g_array_unref (self->sources);
  g_array_unref (self->characters);
  g_array_unref (self->codings);
  g_free (self->counted);
  g_free (self->counting);
}
