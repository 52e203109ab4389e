/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Random work by all verbs. A step takes a line of cw-test-verbs.c and puts other objects, places and words of the
 * project into it, so that a new verb takes part by itself. What a step does follows from the seed, its number and
 * the project alone: whoever does it again at the same place does the same. Objects are made and deleted so that their
 * number stays about the same; undo and redo are steps like others. */

#include "config.h"

#include "cw-test-session.h"

#include <string.h>

#include "cw-dump.h"
#include "cw-field.h"
#include "cw-project-private.h"
#include "cw-test-verbs.h"

/* 2030: after everything that is in a project. */
#define FIRST_MOMENT 1893456000

struct _CwTestSession
{
  guint32 seed;
  guint scale;
  GRand *rand;
  CwProject *project; /* of the step at hand */
  guint index;
  GPtrArray *verbs; /* of each line */
  GArray *lots;     /* of guint: a line as often as it is drawn */
  GArray *turns;    /* of guint: each line once */
  gboolean recorded_only;
  const char *verb; /* of the last step */
  char *words;
};

/* --- how often ------------------------------------------------------------------------------------------------------- */

#define USUAL_LOTS 8

static const struct
{
  const char *verb;
  guint n_lots;
} frequencies[] = {
  { "apply-code", 120 },
  { "remove-code", 40 },
  { "star-excerpt", 24 },
  { "correct-text", 40 },
  { "set-memo", 40 },
  { "create-memo", 24 },
  { "sort-excerpt", 40 },
  { "delete-source", 2 },
  { "delete-case", 2 },
  { "merge-codes", 2 },
  { "delete-code-with-codings", 2 },
  { "replace-text", 2 },
  { "revert", 1 },
  /* These leave nothing, in the history neither: they have tests of their own. */
  { "withdraw", 0 },
  { "forget-identities", 0 },
};

static guint
count_lots (const char *verb)
{
  for (guint i = 0; i < G_N_ELEMENTS (frequencies); i++)
    if (g_str_equal (frequencies[i].verb, verb))
      return frequencies[i].n_lots;
  return USUAL_LOTS;
}

/* They take words out of the steps that were done, so that nothing could be undone or replayed behind them. */
static const char *const without_way_back[] = { "withdraw", "seal-pseudonyms", NULL };

/* Whether no step ever does @verb. */
gboolean
cw_test_session_leaves_out (const char *verb)
{
  return g_strv_contains (without_way_back, verb);
}

static void
make_lots (CwTestSession *self)
{
  for (guint i = 0; i < cw_test_n_verbs; i++)
    {
      const CwVerb *verb = cw_test_verb_of (i);
      gboolean out = cw_test_session_leaves_out (verb->name);

      g_ptr_array_add (self->verbs, (gpointer) verb);
      for (guint n = out ? 0 : count_lots (verb->name); n > 0; n--)
        g_array_append_val (self->lots, i);
      if (!out)
        g_array_append_val (self->turns, i);
    }
}

static const CwVerb *
get_verb (CwTestSession *self, guint lot)
{
  return g_ptr_array_index (self->verbs, lot);
}

/* --- drawing --------------------------------------------------------------------------------------------------------- */

static guint
pick (CwTestSession *self, guint n)
{
  return g_rand_int_range (self->rand, 0, n);
}

#define PICK(self, list) ((list)[pick (self, G_N_ELEMENTS (list))])

static CwStatement *
query (CwTestSession *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  CwStatement *row = cw_database_query (
      cw_project_get_database (self->project), &error, sql, "d", g_rand_double (self->rand));

  g_assert_no_error (error);
  return row;
}

/* The id of a random object of a kind; of one that is not there where there is none. */
static gint64
draw_object (CwTestSession *self, CwKind kind)
{
  const char *table = cw_kind_get_table (kind);
  g_autofree char *sql = g_strdup_printf (
      "SELECT id FROM %s WHERE id >= ?1 * (SELECT max (id) FROM %s) ORDER BY id LIMIT 1",
      table,
      table);
  g_autoptr (CwStatement) row = query (self, sql);

  return cw_statement_step (row, NULL) == CW_STEP_ROW ? cw_statement_get_integer (row, 0) : 99999;
}

static char *
draw_words (CwTestSession *self, guint max)
{
  static const char *const words[] = { "the",    "contract", "lapsed,", "nobody",
                                       "Straße", "naïve",    "警察",    "👩‍👩‍👧",
                                       "أمن",    "board",    "asked",   "co-agent",
                                       "1,800",  "answer",   "night.",  "ॐ" };
  GString *text = g_string_new ("So");

  for (guint i = pick (self, max); i > 0; i--)
    g_string_append_printf (text, " %s", PICK (self, words));
  return g_string_free (text, FALSE);
}

static char *
draw_text (CwTestSession *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 1 + pick (self, 20 * self->scale); i > 0; i--)
    {
      g_autofree char *words = draw_words (self, 60);

      g_string_append_printf (text, "%s\n", words);
    }
  return g_string_free (text, FALSE);
}

/* A memo is about objects of all kinds. */
static char *
draw_reference (CwTestSession *self)
{
  static const CwKind kinds[] = { CW_KIND_CODE,        CW_KIND_EXCERPT, CW_KIND_CASE,
                                  CW_KIND_PARTICIPANT, CW_KIND_SOURCE,  CW_KIND_MEMO };
  CwKind kind = PICK (self, kinds);
  g_autofree char *id = cw_kind_format_id (kind, draw_object (self, kind));

  return g_strdup_printf ("%s:%s", cw_kind_get_noun (kind), id);
}

/* --- places ---------------------------------------------------------------------------------------------------------- */

static guint
read_length (CwTestSession *self, gint64 source)
{
  CwEvidence *evidence = cw_project_get_evidence (self->project);
  guint index;

  return cw_evidence_find_source (evidence, source, &index)
             ? cw_evidence_get_source (evidence, index)->characters
             : 0;
}

static void
draw_range (CwTestSession *self, gint64 source, guint *start, guint *end)
{
  guint length = read_length (self, source);

  *start = length == 0 ? 0 : pick (self, length);
  *end = MIN (length, *start + 1 + pick (self, 200));
}

static char *
read_range (CwTestSession *self, gint64 source, guint start, guint end)
{
  CwText *text = cw_project_get_text (self->project, source, NULL);

  if (text == NULL || start >= end || end > cw_text_get_length (text))
    return g_strdup ("no such words");
  return cw_text_dup_range (text, start, end);
}

/* The text of a source with other words somewhere, and some of it in another place. */
static char *
edit_text (CwTestSession *self, gint64 source)
{
  guint length = read_length (self, source);
  guint first = length == 0 ? 0 : pick (self, length);
  guint second = MIN (length, first + pick (self, 400));
  g_autofree char *before = first == 0 ? NULL : read_range (self, source, 0, first);
  g_autofree char *middle = first == second ? NULL : read_range (self, source, first, second);
  g_autofree char *behind = second == length ? NULL : read_range (self, source, second, length);
  g_autofree char *words = draw_words (self, 30);
  gboolean moved = pick (self, 2) == 0;

  return g_strconcat (before != NULL ? before : "",
                      words,
                      " ",
                      behind != NULL ? behind : "",
                      moved && middle != NULL ? middle : "",
                      NULL);
}

/* --- what fits ---------------------------------------------------------------------------------------------------------- */

#define AT(table) "id >= ?1 * (SELECT max (id) FROM " table ") ORDER BY id LIMIT 1"
#define CODED                                                                                      \
  "SELECT e.source_id AS source, e.start_pos AS start, e.end_pos AS end, e.id AS excerpt, "        \
  "c.code_id AS code FROM coding c JOIN excerpt e ON e.id = c.excerpt_id "                         \
  "WHERE c.id >= ?1 * (SELECT max (id) FROM coding) ORDER BY c.id LIMIT 1"
#define CODED_TWICE                                                                                \
  "SELECT c.code_id AS code, a.id AS excerpt, b.id AS other FROM coding c "                        \
  "JOIN excerpt a ON a.id = c.excerpt_id JOIN excerpt b ON b.source_id = a.source_id "             \
  "AND b.id <> a.id AND b.start_pos < a.end_pos AND b.end_pos > a.start_pos "                      \
  "JOIN coding d ON d.excerpt_id = b.id AND d.code_id = c.code_id "                                \
  "WHERE c.id >= ?1 * (SELECT max (id) FROM coding) LIMIT 1"
#define EXCERPT                                                                                    \
  "SELECT source_id AS source, start_pos AS start, end_pos AS end, id AS excerpt "                 \
  "FROM excerpt WHERE " AT ("excerpt")
#define CELL                                                                                       \
  "iif (row_kind = 'case', row_id, NULL) AS \"case\", iif (row_kind = 'source', row_id, NULL) "    \
  "AS \"row-source\", iif (row_kind = 'attribute', row_id, NULL) AS attribute, "                   \
  "row_value AS value, code_id AS code "
#define SPLIT "SELECT code_id AS code FROM split WHERE finished_at = '' ORDER BY abs (id - ?1 * 99)"
/* The first passage or excerpt from a random one on that waits. */
#define WAITING(object)                                                                            \
  "(SELECT " object " FROM anchor_review WHERE " object " IS NOT NULL "                            \
  "AND id >= ?1 * (SELECT max (id) FROM anchor_review) ORDER BY id LIMIT 1)"
#define REVIEW WAITING ("excerpt_id") " AS excerpt, " WAITING ("attribution_id") " AS passage "
#define SPEAKER                                                                                    \
  "SELECT source_id AS source, speaker AS speaker FROM paragraph WHERE speaker <> '' "             \
  "AND " AT ("paragraph")

/* A verb needs objects that have to do with each other: the columns are called as its arguments. */
static const struct
{
  const char *verb;
  const char *sql;
} fitting[] = {
  { "remove-code", CODED },
  { "set-coding", CODED },
  { "recode-excerpt", CODED },
  { "star-excerpt", EXCERPT },
  { "unstar-excerpt", EXCERPT },
  { "comment-excerpt", EXCERPT },
  { "delete-excerpt", EXCERPT },
  { "cite-evidence",
    "SELECT s.*, e.source_id AS source, e.start_pos AS start, e.end_pos AS end, e.id AS excerpt "
    "FROM (SELECT " CELL " FROM summary WHERE " AT (
        "summary") ") AS s, excerpt e "
                   "WHERE e.id >= ?1 * (SELECT max (id) FROM excerpt) ORDER BY e.id LIMIT 1" },
  { "uncite-evidence",
    "SELECT " CELL ", e.source_id AS source, e.start_pos AS start, e.end_pos AS end, "
    "e.id AS excerpt FROM evidence_link l JOIN summary s ON s.id = l.summary_id "
    "JOIN excerpt e ON e.id = l.excerpt_id "
    "WHERE l.id >= ?1 * (SELECT max (id) FROM evidence_link) ORDER BY l.id LIMIT 1" },
  { "confirm-summary", "SELECT " CELL " FROM summary WHERE " AT ("summary") },
  { "delete-summary", "SELECT " CELL " FROM summary WHERE " AT ("summary") },
  { "delete-code",
    "SELECT id AS code FROM code c WHERE NOT EXISTS (SELECT 1 FROM coding WHERE code_id = c.id) "
    "AND NOT EXISTS (SELECT 1 FROM code WHERE parent_id = c.id) ORDER BY "
    "abs (id - ?1 * (SELECT max (id) FROM code)) LIMIT 1" },
  { "restore-code",
    "SELECT id AS code FROM code WHERE status = 'retired' ORDER BY abs (id - "
    "?1 * (SELECT max (id) FROM code)) LIMIT 1" },
  { "unmap-code",
    "SELECT code_id AS code, target_id AS \"to\" FROM code_link WHERE " AT ("code_link") },
  { "map-code",
    "SELECT id AS \"to\" FROM code WHERE level NOT IN ('code', 'structural') ORDER BY "
    "abs (id - ?1 * (SELECT max (id) FROM code)) LIMIT 1" },
  { "keep-overlap", CODED_TWICE },
  { "coalesce-excerpts", CODED_TWICE },
  { "trim-excerpt", CODED_TWICE },
  { "sort-excerpt",
    "SELECT s.code_id AS code, c.excerpt_id AS excerpt, k.code_id AS \"into\" FROM split s "
    "JOIN split_child k ON k.split_id = s.id JOIN coding c ON c.code_id = s.code_id "
    "WHERE s.finished_at = '' ORDER BY abs (c.id - ?1 * (SELECT max (id) FROM coding)) LIMIT 1" },
  { "finish-split", SPLIT },
  { "abandon-split", SPLIT },
  { "choose-magnitude",
    "SELECT id AS conflict, magnitude AS magnitude FROM magnitude_conflict "
    "WHERE " AT ("magnitude_conflict") },
  { "accept-anchor", "SELECT " REVIEW },
  { "place-anchor",
    "SELECT " REVIEW ", cast (?1 * 300 AS INTEGER) AS start, "
    "cast (?1 * 330 AS INTEGER) + 4 AS end" },
  { "resize-excerpt",
    "SELECT id AS excerpt, start_pos + 1 AS start, end_pos + 3 AS end FROM excerpt "
    "WHERE " AT ("excerpt") },
  { "dismiss-anchor", "SELECT " REVIEW },
  { "unlink-memo",
    "SELECT memo_id AS memo, CASE target_kind WHEN 'code' THEN 'code:K-' WHEN 'excerpt' THEN "
    "'excerpt:E-' WHEN 'case' THEN 'case:C-' ELSE 'source:S-' END || target_id AS \"from\" "
    "FROM memo_link WHERE " AT ("memo_link") },
  { "unassign-case",
    "SELECT case_id AS \"case\", source_id AS source FROM attribution WHERE " AT ("attribution") },
  { "map-speaker", SPEAKER },
  { "set-attribute",
    "SELECT id AS attribute, CASE type WHEN 'number' THEN '17' WHEN 'date' THEN '2021-02-03' "
    "WHEN 'yes-no' THEN 'yes' WHEN 'text' THEN 'word' ELSE "
    "substr (choices, 1, instr (choices || char (10), char (10)) - 1) END AS value "
    "FROM attribute WHERE " AT ("attribute") },
  { "remove-identity",
    "SELECT participant_id AS participant, name AS name FROM identity WHERE " AT ("identity") },
  { "revert",
    "SELECT at AS \"to\" FROM history WHERE id = "
    "(SELECT max (id) FROM history) - cast (1 + ?1 * 30 AS INTEGER)" },
};

/* Fills in what a row says; a column that is NULL says nothing. */
static void
take_row (GVariantDict *line, const CwVerb *verb, CwStatement *row)
{
  for (int i = 0; i < sqlite3_column_count (row); i++)
    {
      const char *name = sqlite3_column_name (row, i);

      if (sqlite3_column_type (row, i) == SQLITE_NULL || !g_variant_dict_contains (line, name))
        continue;
      for (const CwArgument *argument = verb->arguments; argument->name != NULL; argument++)
        if (g_str_equal (argument->name, name))
          {
            g_autofree char *id
                = argument->type == CW_ARGUMENT_OBJECT
                      ? cw_kind_format_id (argument->kind, cw_statement_get_integer (row, i))
                      : g_strdup (cw_statement_get_text (row, i));

            g_variant_dict_insert (line, name, "s", id);
          }
    }
}

static gint64
read_source (GVariantDict *line)
{
  const char *id;

  if (!g_variant_dict_lookup (line, "source", "&s", &id) || !g_str_has_prefix (id, "S-"))
    return 0;
  return g_ascii_strtoll (id + 2, NULL, 10);
}

/* A range of the source that the line names, or the words of one. */
static void
fill_place (CwTestSession *self, GVariantDict *line, gboolean found)
{
  gint64 source = read_source (line);
  guint start, end;
  gint64 number;

  draw_range (self, source, &start, &end);
  if (g_variant_dict_contains (line, "quote"))
    {
      g_autofree char *words = read_range (self, source, start, end);

      g_variant_dict_insert (line, "quote", "s", words);
    }
  /* The start of a role is a date. */
  if (found || !g_variant_dict_lookup (line, "start", "x", &number))
    return;
  g_variant_dict_insert (line, "start", "x", (gint64) start);
  g_variant_dict_insert (line, "end", "x", (gint64) end);
}

static void
put (GVariantDict *line, const char *name, char *text)
{
  if (g_variant_dict_contains (line, name))
    g_variant_dict_insert (line, name, "s", text);
  g_free (text);
}

static void
put_names (CwTestSession *self, GVariantDict *line, const char *name, gboolean of_objects)
{
  g_auto (GVariantBuilder) list = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("av"));

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *text
          = of_objects ? draw_reference (self) : g_strdup_printf ("part %u %u", self->index, i);

      g_variant_builder_add (&list, "v", g_variant_new_string (text));
    }
  g_variant_dict_insert_value (line, name, g_variant_builder_end (&list));
}

/* The words of a line are others each time, and names are such as nothing else has. */
static void
fill_words (CwTestSession *self, GVariantDict *line, const CwVerb *verb)
{
  static const char *const names[] = { "name", "title", "short", "mnemonic" };
  static const char *const texts[]
      = { "definition", "comment", "because", "note", "use", "statement" };
  static const char *const expressions[]
      = { "starred", "text:nobody", "starred and text:board", "not starred" };

  /* A real name that is to be taken away is one that is there. */
  for (guint i = 0; i < G_N_ELEMENTS (names) && !g_str_equal (verb->name, "remove-identity"); i++)
    put (line, names[i], g_strdup_printf ("%c%u", names[i][0], self->index));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    put (line, texts[i], draw_words (self, 12));
  put (line, "magnitude", g_strdup_printf ("%u", 1 + pick (self, 3)));
  put (line, "expression", g_strdup (PICK (self, expressions)));
  put (line, "body", draw_words (self, 200));
  if (g_str_equal (verb->name, "replace-text"))
    put (line, "text", edit_text (self, read_source (line)));
  else
    put (line,
         "text",
         g_str_equal (verb->name, "add-source") ? draw_text (self) : draw_words (self, 20));
  if (g_variant_dict_contains (line, "about"))
    put_names (self, line, "about", TRUE);
  if (g_str_equal (verb->name, "split-code"))
    put_names (self, line, "into", FALSE);
}

static void
fill_objects (CwTestSession *self, GVariantDict *line, const CwVerb *verb)
{
  for (const CwArgument *argument = verb->arguments; argument->name != NULL; argument++)
    if (g_variant_dict_contains (line, argument->name))
      {
        if (argument->type == CW_ARGUMENT_OBJECT)
          put (line,
               argument->name,
               cw_kind_format_id (argument->kind, draw_object (self, argument->kind)));
        else if (!argument->required && argument->type == CW_ARGUMENT_INTEGER
                 && !g_str_equal (argument->name, "start") && !g_str_equal (argument->name, "end"))
          g_variant_dict_insert (line, argument->name, "x", (gint64) 1 + pick (self, 3));
      }
}

/* Of what a line may say beside, it says some. */
static void
drop_some (CwTestSession *self, GVariantDict *line, const CwVerb *verb)
{
  guint n_fields;
  const CwField *fields = cw_kind_get_fields (verb->fields, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (fields[i].argument != NULL && pick (self, 3) > 0)
      {
        gboolean named = FALSE;

        for (const CwArgument *argument = verb->arguments; argument->name != NULL; argument++)
          named = named || g_str_equal (argument->name, fields[i].argument);
        if (!named)
          g_variant_dict_remove (line, fields[i].argument);
      }
}

static gboolean
fill_fitting (CwTestSession *self, GVariantDict *line, const CwVerb *verb)
{
  for (guint i = 0; i < G_N_ELEMENTS (fitting); i++)
    if (g_str_equal (fitting[i].verb, verb->name))
      {
        g_autoptr (CwStatement) row = query (self, fitting[i].sql);

        if (cw_statement_step (row, NULL) != CW_STEP_ROW)
          return FALSE;
        take_row (line, verb, row);
        return TRUE;
      }
  return FALSE;
}

static GVariant *
make_line (CwTestSession *self, guint lot)
{
  g_autoptr (GVariant) template = cw_test_verb_line (lot);
  const CwVerb *verb = get_verb (self, lot);
  g_auto (GVariantDict) line = G_VARIANT_DICT_INIT (template);
  gboolean found;

  drop_some (self, &line, verb);
  fill_objects (self, &line, verb);
  found = fill_fitting (self, &line, verb);
  fill_place (self, &line, found && !g_str_equal (verb->name, "place-anchor"));
  fill_words (self, &line, verb);
  return g_variant_ref_sink (g_variant_dict_end (&line));
}

/* --- not too much, not too little ----------------------------------------------------------------------------------------- */

/* What a verb adds or takes away, and how many of them there are to be, at scale 1. */
static const struct
{
  const char *verb;
  CwKind kind;
  gboolean adds;
  guint n;
} balances[] = {
  { "add-source", CW_KIND_SOURCE, TRUE, 12 },
  { "delete-source", CW_KIND_SOURCE, FALSE, 12 },
  { "create-code", CW_KIND_CODE, TRUE, 25 },
  { "split-code", CW_KIND_CODE, TRUE, 100 },
  { "merge-codes", CW_KIND_CODE, FALSE, 25 },
  { "delete-code", CW_KIND_CODE, FALSE, 25 },
  { "delete-code-with-codings", CW_KIND_CODE, FALSE, 25 },
  { "create-case", CW_KIND_CASE, TRUE, 12 },
  { "delete-case", CW_KIND_CASE, FALSE, 12 },
  { "create-participant", CW_KIND_PARTICIPANT, TRUE, 8 },
  { "delete-participant", CW_KIND_PARTICIPANT, FALSE, 8 },
  { "add-role", CW_KIND_PARTICIPANT_ROLE, TRUE, 20 },
  { "create-attribute", CW_KIND_ATTRIBUTE, TRUE, 10 },
  { "delete-attribute", CW_KIND_ATTRIBUTE, FALSE, 10 },
  { "create-memo", CW_KIND_MEMO, TRUE, 20 },
  { "delete-memo", CW_KIND_MEMO, FALSE, 20 },
  { "link-memo", CW_KIND_MEMO_LINK, TRUE, 100 },
  { "save-display", CW_KIND_DISPLAY, TRUE, 10 },
  { "delete-display", CW_KIND_DISPLAY, FALSE, 10 },
  { "save-query", CW_KIND_QUERY, TRUE, 10 },
  { "delete-query", CW_KIND_QUERY, FALSE, 10 },
  { "set-summary", CW_KIND_SUMMARY, TRUE, 40 },
  { "delete-summary", CW_KIND_SUMMARY, FALSE, 40 },
  { "assign-case", CW_KIND_ATTRIBUTION, TRUE, 30 },
  { "unassign-case", CW_KIND_ATTRIBUTION, FALSE, 30 },
  { "create-excerpt", CW_KIND_EXCERPT, TRUE, 300 },
  { "delete-excerpt", CW_KIND_EXCERPT, FALSE, 300 },
  { "apply-code", CW_KIND_CODING, TRUE, 300 },
  { "recode-excerpt", CW_KIND_CODING, TRUE, 300 },
  { "remove-code", CW_KIND_CODING, FALSE, 300 },
};

static guint
count_objects (CwTestSession *self, CwKind kind)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s", cw_kind_get_table (kind));
  gint64 n = 0;

  cw_database_read_integer (cw_project_get_database (self->project), &n, NULL, sql, "");
  return n;
}

/* They change what no step of the history and no dump tells of. */
static const char *const unrecorded[]
    = { "add-identity", "remove-identity", "forget-identities", NULL };

static gboolean
is_wanted (CwTestSession *self, const char *verb)
{
  if (self->recorded_only && g_strv_contains (unrecorded, verb))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (balances); i++)
    if (g_str_equal (balances[i].verb, verb))
      {
        guint n = count_objects (self, balances[i].kind);
        guint wanted = balances[i].n * self->scale;

        return balances[i].adds ? n < wanted + wanted / 4 : n > wanted - wanted / 4;
      }
  return TRUE;
}

/* Some steps take the lines in turn, so that a short session does all of them, too. */
#define BETWEEN_TURNS 8

static guint
draw_lot (CwTestSession *self)
{
  guint turn = g_array_index (self->turns, guint, self->index / BETWEEN_TURNS % self->turns->len);

  if (self->index % BETWEEN_TURNS == 0 && !self->recorded_only)
    return turn;
  for (;;)
    {
      guint lot = g_array_index (self->lots, guint, pick (self, self->lots->len));

      if (is_wanted (self, get_verb (self, lot)->name))
        return lot;
    }
}

/* --- a step ---------------------------------------------------------------------------------------------------------------- */

static gboolean
undo_or_redo (CwTestSession *self)
{
  gboolean can_redo = cw_project_get_redo_label (self->project) != NULL;
  guint choice = pick (self, 100);
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (choice >= (can_redo ? 70 : 6))
    return FALSE;
  if (can_redo && choice % 2 == 0)
    done = cw_project_redo (self->project, NULL, &error);
  else
    done = cw_project_undo (self->project, NULL, &error);
  self->verb = can_redo && choice % 2 == 0 ? "redo" : "undo";
  g_set_str (&self->words, self->verb);
  g_assert_true (done || g_error_matches (error, CW_ERROR, CW_ERROR_NOT_FOUND));
  return TRUE;
}

static gboolean
run_line (CwTestSession *self)
{
  guint lot = draw_lot (self);
  g_autoptr (GVariant) line = make_line (self, lot);
  g_autoptr (GError) error = NULL;
  gboolean done;

  self->verb = get_verb (self, lot)->name;
  g_free (self->words);
  self->words = g_variant_print (line, FALSE);
  done = cw_verb_run (self->project, line, NULL, &error);
  if (!done && error->domain != CW_ERROR)
    g_error ("%s: %s", self->words, error->message);
  if (!done)
    g_debug ("%s: %s", self->words, error->message);
  return done;
}

static void
set_moment (CwTestSession *self)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (FIRST_MOMENT + self->index);
  g_autofree char *now = g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ");

  cw_project_set_reproducible (self->project, self->seed, now);
}

/* Step @index of the work. Gives back whether anything was done; what the project refuses is refused with a sentence
 * and changes nothing. */
gboolean
cw_test_session_step (CwTestSession *self, CwProject *project, guint index)
{
  guint32 seeds[] = { self->seed, index };

  self->project = project;
  self->index = index;
  g_rand_set_seed_array (self->rand, seeds, G_N_ELEMENTS (seeds));
  set_moment (self);
  return undo_or_redo (self) || run_line (self);
}

/* Has the session do only what a dump and the history tell of, so that one can see from them how far it has come. */
void
cw_test_session_keep_to_recorded (CwTestSession *self)
{
  self->recorded_only = TRUE;
}

/* The verb of the last step, "undo" or "redo". */
const char *
cw_test_session_get_verb (CwTestSession *self)
{
  return self->verb;
}

/* What the last step did, or tried to. */
const char *
cw_test_session_get_words (CwTestSession *self)
{
  return self->words;
}

/* @scale: how large the project is to be; at 1 it has 12 sources, 25 codes and 300 codings. */
CwTestSession *
cw_test_session_new (guint32 seed, guint scale)
{
  CwTestSession *self = g_new0 (CwTestSession, 1);

  self->seed = seed;
  self->scale = scale;
  self->rand = g_rand_new ();
  self->verbs = g_ptr_array_new ();
  self->lots = g_array_new (FALSE, FALSE, sizeof (guint));
  self->turns = g_array_new (FALSE, FALSE, sizeof (guint));
  make_lots (self);
  return self;
}

void
cw_test_session_free (CwTestSession *self)
{
  if (self == NULL)
    return;
  g_rand_free (self->rand);
  g_ptr_array_unref (self->verbs);
  g_array_unref (self->lots);
  g_array_unref (self->turns);
  g_free (self->words);
  g_free (self);
}
