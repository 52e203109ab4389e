/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The meaning of queries said as plainly as possible: excerpt by excerpt, condition by condition, from the rows of the
 * file, without an index and without regard to time. */

#include "config.h"

#include "query-reference.h"

#include "cw-codebook.h"
#include "cw-project-private.h"
#include "cw-query-private.h"
#include "cw-search-words.h"
#include "cw-search.h"

typedef struct
{
  gint64 id;
  gint64 source;
  guint start;
  guint end;
} Excerpt;

typedef struct
{
  CwProject *project;
  CwDatabase *database;
  GArray *excerpts;
} Reference;

static gboolean matches (Reference *self, const CwQueryNode *node, const Excerpt *excerpt);

static gint64
ask (Reference *self, const char *sql, gint64 a, gint64 b)
{
  g_autoptr (GError) error = NULL;
  gint64 result = 0;

  cw_database_read_integer (self->database, &result, &error, sql, "ii", a, b);
  g_assert_no_error (error);
  return result;
}

static gint64
ask_text (Reference *self, const char *sql, gint64 a, const char *b)
{
  g_autoptr (GError) error = NULL;
  gint64 result = 0;

  cw_database_read_integer (self->database, &result, &error, sql, "is", a, b);
  g_assert_no_error (error);
  return result;
}

static CwText *
text_of (Reference *self, gint64 source)
{
  return cw_project_get_text (self->project, source, NULL);
}

/* --- codes ---------------------------------------------------------------------------------------------------------- */

static gboolean
is_below (Reference *self, gint64 code, gint64 ancestor)
{
  while (code != 0 && code != ancestor)
    code = cw_record_get_parent (cw_project_get_record (self->project, CW_KIND_CODE, code));
  return code == ancestor;
}

/* The tree and the map, in any order, until nothing is added (R15). */
static gboolean
feeds (Reference *self, gint64 code, gint64 theme)
{
  g_autoptr (CwStatement) links = NULL;
  gint64 parent;

  if (code == theme)
    return TRUE;
  parent = cw_record_get_parent (cw_project_get_record (self->project, CW_KIND_CODE, code));
  if (parent != 0 && feeds (self, parent, theme))
    return TRUE;
  links = cw_database_query (
      self->database, NULL, "SELECT target_id FROM code_link WHERE code_id = ?1", "i", code);
  while (cw_statement_step (links, NULL) == CW_STEP_ROW)
    if (feeds (self, cw_statement_get_integer (links, 0), theme))
      return TRUE;
  return FALSE;
}

static gboolean
has_code (Reference *self, const CwQueryNode *node, const Excerpt *excerpt)
{
  g_autoptr (CwStatement) codes = cw_database_query (
      self->database, NULL, "SELECT code_id FROM coding WHERE excerpt_id = ?1", "i", excerpt->id);

  while (cw_statement_step (codes, NULL) == CW_STEP_ROW)
    {
      gint64 code = cw_statement_get_integer (codes, 0);

      if (node->info->field == CW_QUERY_THEME ? feeds (self, code, node->id)
          : node->below                       ? is_below (self, code, node->id)
                                              : code == node->id)
        return TRUE;
    }
  return FALSE;
}

/* --- people and cases ------------------------------------------------------------------------------------------------- */

/* Somebody's stretch goes on over the line feed to the next paragraph when that is theirs too. */
static gboolean
speaks_at (Reference *self, gint64 source, guint position, const char *speaker)
{
  CwText *text = text_of (self, source);
  guint index = cw_text_find_paragraph (text, position);
  const CwParagraph *paragraph = cw_text_get_paragraph (text, index);
  const CwParagraph *next = index + 1 < cw_text_get_n_paragraphs (text)
                                ? cw_text_get_paragraph (text, index + 1)
                                : NULL;

  if (!g_str_equal (paragraph->speaker, speaker))
    return FALSE;
  return position < paragraph->start + paragraph->characters
         || (next != NULL && g_str_equal (next->speaker, speaker));
}

static gboolean
is_said_by (Reference *self, const Excerpt *excerpt, const char *speaker)
{
  for (guint i = excerpt->start; i < excerpt->end; i++)
    if (speaks_at (self, excerpt->source, i, speaker))
      return TRUE;
  return FALSE;
}

static gboolean
is_said_by_participant (Reference *self, const Excerpt *excerpt, gint64 participant)
{
  g_autoptr (CwStatement) speakers = cw_database_query (
      self->database,
      NULL,
      "SELECT speaker FROM speaker WHERE participant_id = ?1 AND source_id = ?2",
      "ii",
      participant,
      excerpt->source);

  while (cw_statement_step (speakers, NULL) == CW_STEP_ROW)
    if (is_said_by (self, excerpt, cw_statement_get_text (speakers, 0)))
      return TRUE;
  return FALSE;
}

static gboolean
touches_case (Reference *self, const Excerpt *excerpt, gint64 unit)
{
  g_autoptr (CwStatement) rows = cw_database_query (
      self->database,
      NULL,
      "WITH RECURSIVE inside (id) AS (SELECT ?1 UNION SELECT case_unit.id FROM case_unit "
      "JOIN inside ON parent_id = inside.id) SELECT start_pos, end_pos, speaker, "
      "start_pos IS NULL FROM attribution WHERE case_id IN inside AND source_id = ?2",
      "ii",
      unit,
      excerpt->source);

  while (cw_statement_step (rows, NULL) == CW_STEP_ROW)
    {
      const char *speaker = cw_statement_get_text (rows, 2);

      if (*speaker != '\0' ? is_said_by (self, excerpt, speaker)
                           : cw_statement_get_integer (rows, 3)
                                 || (cw_statement_get_integer (rows, 0) < excerpt->end
                                     && cw_statement_get_integer (rows, 1) > excerpt->start))
        return TRUE;
    }
  return FALSE;
}

static gboolean
span_of_source (Reference *self, gint64 source, CwDateSpan *span)
{
  CwRecord *record = cw_project_get_record (self->project, CW_KIND_SOURCE, source);

  return cw_date_span_of (cw_record_get_text (record, CW_SOURCE_EVENT_DATE),
                          cw_record_get_text (record, CW_SOURCE_EVENT_END),
                          cw_record_get_text (record, CW_SOURCE_EVENT_PRECISION),
                          span);
}

static gboolean
has_role (Reference *self, const Excerpt *excerpt, const char *role)
{
  g_autoptr (CwStatement) rows = cw_database_query (
      self->database,
      NULL,
      "SELECT participant_id, start_date, end_date FROM participant_role WHERE role = ?1",
      "s",
      role);

  while (cw_statement_step (rows, NULL) == CW_STEP_ROW)
    {
      CwDateSpan when, start = { 0, 0 }, end = { 0, G_MAXUINT32 };

      cw_date_span_of (cw_statement_get_text (rows, 1), "", "", &start);
      cw_date_span_of (cw_statement_get_text (rows, 2), "", "", &end);
      if (span_of_source (self, excerpt->source, &when)
          && (when.last < start.first || when.first > end.last))
        continue;
      if (is_said_by_participant (self, excerpt, cw_statement_get_integer (rows, 0)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_meant (const CwQueryNode *node, const char *value)
{
  double x = g_ascii_strtod (value, NULL);
  double y = node->operand == NULL ? 0 : g_ascii_strtod (node->operand, NULL);

  switch (node->comparison)
    {
    case CW_QUERY_EQUAL:
      return x == y;
    case CW_QUERY_UNEQUAL:
      return x != y;
    case CW_QUERY_LESS:
      return x < y;
    case CW_QUERY_AT_MOST:
      return x <= y;
    case CW_QUERY_GREATER:
      return x > y;
    case CW_QUERY_AT_LEAST:
      return x >= y;
    case CW_QUERY_PRESENT:
      break;
    }
  return TRUE;
}

/* The attributes of the random project are numbers. */
static gboolean
has_attribute (Reference *self, const CwQueryNode *node, const Excerpt *excerpt)
{
  g_autoptr (CwStatement) rows
      = cw_database_query (self->database,
                           NULL,
                           "SELECT case_id, source_id, participant_id, value FROM attribute_value "
                           "WHERE attribute_id = ?1 AND value <> ''",
                           "i",
                           node->id);

  while (cw_statement_step (rows, NULL) == CW_STEP_ROW)
    {
      gint64 unit = cw_statement_get_integer (rows, 0);
      gint64 source = cw_statement_get_integer (rows, 1);

      if (!is_meant (node, cw_statement_get_text (rows, 3)))
        continue;
      if (unit != 0 ? touches_case (self, excerpt, unit)
          : source != 0
              ? source == excerpt->source
              : is_said_by_participant (self, excerpt, cw_statement_get_integer (rows, 2)))
        return TRUE;
    }
  return FALSE;
}

/* --- time, voice, words ----------------------------------------------------------------------------------------------- */

static gboolean
refers_to (Reference *self, const CwQueryNode *node, const Excerpt *excerpt)
{
  g_autoptr (CwStatement) row = cw_database_query (
      self->database,
      NULL,
      "SELECT refers_date, refers_end, refers_precision FROM excerpt WHERE id = ?1",
      "i",
      excerpt->id);
  CwDateSpan span;

  g_assert_cmpint (cw_statement_step (row, NULL), ==, CW_STEP_ROW);
  if (cw_date_span_of (cw_statement_get_text (row, 0),
                       cw_statement_get_text (row, 1),
                       cw_statement_get_text (row, 2),
                       &span))
    return cw_date_span_overlaps (&span, &node->span);
  return span_of_source (self, excerpt->source, &span)
         && cw_date_span_overlaps (&span, &node->span);
}

static gboolean
has_voice (Reference *self, const Excerpt *excerpt, const char *voice)
{
  CwText *text = text_of (self, excerpt->source);

  for (guint i = 0; i < cw_text_get_n_paragraphs (text); i++)
    {
      const CwParagraph *paragraph = cw_text_get_paragraph (text, i);

      if (g_str_equal (paragraph->voice, g_str_equal (voice, "none") ? "" : voice)
          && paragraph->start < excerpt->end
          && paragraph->start + paragraph->characters > excerpt->start)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_pattern (Reference *self, CwTextPattern *pattern, const Excerpt *excerpt)
{
  g_autofree char *languages = cw_search_list_languages (self->database, NULL);
  g_autoptr (CwTextFinder) finder = cw_text_finder_new (pattern, languages);
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (CwTextRange));
  CwText *text = text_of (self, excerpt->source);
  const char *language = cw_search_words_language (cw_record_get_text (
      cw_project_get_record (self->project, CW_KIND_SOURCE, excerpt->source), CW_SOURCE_LANGUAGE));

  for (guint i = 0; i < cw_text_get_n_paragraphs (text); i++)
    {
      const CwParagraph *paragraph = cw_text_get_paragraph (text, i);

      g_assert_true (cw_text_finder_find (finder, language, paragraph->text, ranges, NULL));
      for (guint j = 0; j < ranges->len; j++)
        if (paragraph->start + g_array_index (ranges, CwTextRange, j).start >= excerpt->start
            && paragraph->start + g_array_index (ranges, CwTextRange, j).end <= excerpt->end)
          return TRUE;
    }
  return FALSE;
}

/* --- places --------------------------------------------------------------------------------------------------------- */

static int
number_at (Reference *self, gint64 source, guint position)
{
  CwText *text = text_of (self, source);
  int number = -1;

  for (guint i = 0; i < cw_text_get_n_paragraphs (text); i++)
    if (cw_text_get_paragraph (text, i)->start <= position
        && (i == 0 || !cw_text_get_paragraph (text, i)->soft))
      number++;
  return number;
}

static gboolean
is_close (Reference *self, const CwQueryNode *node, const Excerpt *a, const Excerpt *b)
{
  int a_first = number_at (self, a->source, a->start);
  int a_last = number_at (self, a->source, a->end - 1);
  int b_first = number_at (self, b->source, b->start);
  int b_last = number_at (self, b->source, b->end - 1);

  return node->distance == CW_QUERY_ANY_DISTANCE
         || ((guint64) MAX (0, b_first - a_last) <= node->distance
             && (guint64) MAX (0, a_first - b_last) <= node->distance);
}

static gboolean
is_so_to (Reference *self, const CwQueryNode *node, const Excerpt *a, const Excerpt *b)
{
  switch ((int) node->operator)
    {
    case CW_QUERY_OVERLAPS:
      return a->start < b->end && b->start < a->end;
    case CW_QUERY_WITHIN:
      return b->start <= a->start && a->end <= b->end;
    case CW_QUERY_NEAR:
      return is_close (self, node, a, b);
    case CW_QUERY_PRECEDES:
      return a->end <= b->start && is_close (self, node, a, b);
    case CW_QUERY_FOLLOWS:
      return b->end <= a->start && is_close (self, node, a, b);
    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_placed (Reference *self, const CwQueryNode *node, const Excerpt *excerpt)
{
  if (!matches (self, node->left, excerpt))
    return FALSE;
  for (guint i = 0; i < self->excerpts->len; i++)
    {
      const Excerpt *other = &g_array_index (self->excerpts, Excerpt, i);

      if (other->source == excerpt->source && is_so_to (self, node, excerpt, other)
          && matches (self, node->right, other))
        return TRUE;
    }
  return FALSE;
}

/* --- all ------------------------------------------------------------------------------------------------------------ */

static gboolean
is_dated (Reference *self, const CwQueryNode *node, const Excerpt *excerpt)
{
  CwRecord *record = cw_project_get_record (self->project, CW_KIND_SOURCE, excerpt->source);
  CwDateSpan span;

  if (node->info->field == CW_QUERY_CAPTURED)
    return cw_date_span_of (cw_record_get_text (record, CW_SOURCE_CAPTURE_DATE), "", "day", &span)
           && cw_date_span_overlaps (&span, &node->span);
  return span_of_source (self, excerpt->source, &span)
         && cw_date_span_overlaps (&span, &node->span);
}

static gboolean
has_source_text (Reference *self, const CwQueryNode *node, const Excerpt *excerpt, guint field)
{
  return g_str_equal (
      cw_record_get_text (cw_project_get_record (self->project, CW_KIND_SOURCE, excerpt->source),
                          field),
      node->value);
}

static gboolean
is_true (Reference *self, const CwQueryNode *node, const Excerpt *excerpt)
{
  switch (node->info->field)
    {
    case CW_QUERY_CODE:
    case CW_QUERY_THEME:
      return has_code (self, node, excerpt);
    case CW_QUERY_CASE:
      return touches_case (self, excerpt, node->id);
    case CW_QUERY_SOURCE:
      return excerpt->source == node->id;
    case CW_QUERY_SOURCE_KIND:
      return has_source_text (self, node, excerpt, CW_SOURCE_KIND);
    case CW_QUERY_SOURCE_STATUS:
      return has_source_text (self, node, excerpt, CW_SOURCE_STATUS);
    case CW_QUERY_PARTICIPANT:
      return is_said_by_participant (self, excerpt, node->id);
    case CW_QUERY_ROLE:
      return has_role (self, excerpt, node->value);
    case CW_QUERY_SPEAKER:
      return is_said_by (self, excerpt, node->value);
    case CW_QUERY_VOICE:
      return has_voice (self, excerpt, node->value);
    case CW_QUERY_DATE:
    case CW_QUERY_CAPTURED:
      return is_dated (self, node, excerpt);
    case CW_QUERY_REFERRED:
      return refers_to (self, node, excerpt);
    case CW_QUERY_ATTRIBUTE:
      return has_attribute (self, node, excerpt);
    case CW_QUERY_STANCE:
      return ask_text (self,
                       "SELECT count (*) FROM evidence_link WHERE excerpt_id = ?1 AND stance = ?2",
                       excerpt->id,
                       node->value)
             > 0;
    case CW_QUERY_TEXT:
    case CW_QUERY_EXACT:
    case CW_QUERY_REGEX:
      return has_pattern (self, node->pattern, excerpt);
    case CW_QUERY_SAVED:
      return matches (self, node->saved->root, excerpt);
    case CW_QUERY_EXCERPT:
      return excerpt->id == node->id;
    case CW_QUERY_STARRED:
      return ask (self, "SELECT starred FROM excerpt WHERE id = ?1 AND ?2 = 0", excerpt->id, 0)
             != 0;
    case CW_QUERY_CODED:
      return ask (self,
                  "SELECT count (*) FROM coding WHERE excerpt_id = ?1 AND ?2 = 0",
                  excerpt->id,
                  0)
             > 0;
    case CW_QUERY_COMMENTED:
      return ask (
                 self, "SELECT comment <> '' FROM excerpt WHERE id = ?1 AND ?2 = 0", excerpt->id, 0)
             != 0;
    }
  g_assert_not_reached ();
}

static gboolean
matches (Reference *self, const CwQueryNode *node, const Excerpt *excerpt)
{
  switch (node->operator)
    {
    case CW_QUERY_TERM:
      return is_true (self, node, excerpt);
    case CW_QUERY_NOT:
      return !matches (self, node->left, excerpt);
    case CW_QUERY_AND:
      return matches (self, node->left, excerpt) && matches (self, node->right, excerpt);
    case CW_QUERY_OR:
      return matches (self, node->left, excerpt) || matches (self, node->right, excerpt);
    case CW_QUERY_OVERLAPS:
    case CW_QUERY_WITHIN:
    case CW_QUERY_NEAR:
    case CW_QUERY_PRECEDES:
    case CW_QUERY_FOLLOWS:
      return is_placed (self, node, excerpt);
    }
  g_assert_not_reached ();
}

static GArray *
load_excerpts (CwDatabase *database)
{
  GArray *excerpts = g_array_new (FALSE, FALSE, sizeof (Excerpt));
  g_autoptr (CwStatement) rows
      = cw_database_prepare (database,
                             "SELECT id, source_id, start_pos, end_pos FROM excerpt "
                             "WHERE start_pos < end_pos ORDER BY source_id, start_pos, end_pos, id",
                             NULL);

  while (cw_statement_step (rows, NULL) == CW_STEP_ROW)
    {
      Excerpt excerpt = {
        cw_statement_get_integer (rows, 0),
        cw_statement_get_integer (rows, 1),
        cw_statement_get_integer (rows, 2),
        cw_statement_get_integer (rows, 3),
      };

      g_array_append_val (excerpts, excerpt);
    }
  return excerpts;
}

/* The ids of the excerpts that a good query asks for. */
GArray *
cw_test_answer (CwProject *project, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwQuery) query = cw_query_parse (text, NULL, &error);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Reference self = { .project = project, .database = cw_project_get_database (project) };

  g_assert_no_error (error);
  cw_query_resolve (query, project, NULL, &error);
  g_assert_no_error (error);
  self.excerpts = load_excerpts (self.database);
  for (guint i = 0; i < self.excerpts->len; i++)
    {
      const Excerpt *excerpt = &g_array_index (self.excerpts, Excerpt, i);

      if (matches (&self, query->root, excerpt))
        g_array_append_val (ids, excerpt->id);
    }
  g_array_unref (self.excerpts);
  return ids;
}
