/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Queries: a truth table of the toy project, random ones on random projects against the plain reference, and saved
 * queries through renaming, deletion and undo. */

#include "config.h"

#include "cw-query.h"

#include <string.h>

#include "cw-dump.h"
#include "cw-field.h"
#include "cw-project-private.h"
#include "cw-queries.h"
#include "cw-sources.h"
#include "cw-test-project.h"
#include "cw-text-pattern.h"
#include "cw-transaction.h"
#include "query-reference.h"

#define N_PROJECTS 4
#define N_QUERIES 120
#define N_SOURCES 5
#define N_PARAGRAPHS 9
#define N_EXCERPTS 45

static char *
print_ids (const GArray *ids)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (
        out, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", g_array_index (ids, gint64, i));
  return g_string_free (out, FALSE);
}

static char *
ask (CwProject *project, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = cw_project_query (project, text, NULL, &error);

  g_assert_no_error (error);
  return print_ids (ids);
}

static void
assert_answer (CwProject *project, const char *text, const char *ids)
{
  g_autofree char *found = ask (project, text);

  g_test_message ("%s", text);
  g_assert_cmpstr (found, ==, ids);
}

static void
assert_refused (CwProject *project, const char *text, int code, guint where, const char *words)
{
  g_autoptr (GError) error = NULL;
  guint column = 99;

  g_assert_null (cw_project_query (project, text, &column, &error));
  g_assert_error (error, CW_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_cmpuint (column, ==, where);
}

/* --- the toy project ------------------------------------------------------------------------------------------------ */

static const struct
{
  const char *query;
  const char *ids;
} table[] = {
  { "code:X", "5" },
  { "code:X.*", "1 2 3 5 6 8" },
  { "code:X1", "1 3 6" },
  { "code:x1", "1 3 6" },
  { "theme:X", "1 2 3 5 6 8" },
  { "code:X2 and code:Y", "2" },
  { "code:X2 or code:Y", "2 4 7 8 9" },
  { "not code:X.*", "4 7 9" },
  { "code:X.* and not code:X1", "2 5 8" },
  { "code:X1 overlaps code:Y", "1" },
  { "code:Y overlaps code:X1", "2" },
  { "code:X overlaps code:X1", "5" },
  { "code:X1 within code:X", "" },
  /* An excerpt that is both is inside itself, and touches it. */
  { "code:Y within code:X2", "2" },
  { "code:Y overlaps code:X2", "2" },
  { "code:X1 precedes code:Y", "6" },
  { "code:Y follows code:X1", "7" },
  { "code:X1 near/0 code:Y", "1 3 6" },
  { "code:Y near/3 code:X", "7" },
  { "case:A", "1 2 3 4 8" },
  { "case:B", "5 6 7 8 9" },
  { "case:A and case:B", "8" },
  { "case:A and code:X.*", "1 2 3 8" },
  { "date:2021Q1", "1 2 3 5 6 7" },
  { "date:2021-04..2021-06 and code:Y", "4 9" },
  { "referred:2021Q2", "4 8 9" },
  { "source:S1", "1 2 3" },
  { "source:S-3 and coded", "5 6 7" },
  { "source-kind:\"interview transcript\" and excerpt:E-7", "7" },
  { "starred", "" },
  { "text:abcd and source:S2", "4" },
  { "exact:\"abcd abcd\" and case:B and not code:X.*", "7 9" },
  { "exact:nothing", "" },
  { "excerpt:E-3 or excerpt:E-4", "3 4" },
};

static void
test_toy (void)
{
  CwProject *project = cw_test_project_new_toy ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GArray) plain = cw_test_answer (project, table[i].query);
      g_autofree char *ids = print_ids (plain);

      assert_answer (project, table[i].query, table[i].ids);
      g_assert_cmpstr (ids, ==, table[i].ids);
    }
  assert_refused (project, "coded or code:Z", CW_ERROR_NOT_FOUND, 10, "no code “Z”");
  assert_refused (project, "case:C-99", CW_ERROR_NOT_FOUND, 1, "no case “C-99”");
  assert_refused (project, "excerpt:E-99", CW_ERROR_NOT_FOUND, 1, "no excerpt");
  cw_test_project_remove (project);
}

/* --- random ones ---------------------------------------------------------------------------------------------------- */

typedef struct
{
  CwProject *project;
  GRand *rand;
} World;

static guint
pick (World *world, guint n)
{
  return g_rand_int_range (world->rand, 0, n);
}

static char *
make_paragraph (World *world)
{
  static const char *const words[]
      = { "contract", "contracts", "city",  "Cities", "van", "naïve",
          "Häuser",   "警察",      "co-op", "the",    "the", "lapsed" };
  GString *text = g_string_new (NULL);

  for (guint i = pick (world, 8); i > 0; i--)
    g_string_append_printf (
        text, "%s%s", text->len > 0 ? " " : "", words[pick (world, G_N_ELEMENTS (words))]);
  return g_string_free (text, FALSE);
}

static void
do_sql (CwProject *project, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwTransaction) transaction = cw_transaction_begin (project, &error);

  g_assert_no_error (error);
  cw_database_exec (cw_project_get_database (project), sql, &error);
  g_assert_no_error (error);
  cw_transaction_commit (transaction, &error, "Changed rows");
  g_assert_no_error (error);
}

static void
add_source (World *world, guint index)
{
  static const char *const dates[] = { "2020-08-15", "2021", "2021-04", "" };
  static const char *const languages[] = { "en", "", "de" };
  g_autoptr (CwDraftSource) draft = cw_draft_source_new ();
  g_autoptr (GError) error = NULL;
  gint64 id;

  draft->title = g_strdup_printf ("s%u", index);
  draft->language = g_strdup (languages[pick (world, G_N_ELEMENTS (languages))]);
  for (guint i = 0; i < N_PARAGRAPHS; i++)
    {
      CwDraftParagraph *paragraph
          = cw_draft_source_append (draft, make_paragraph (world), CW_PARAGRAPH_BODY);

      paragraph->speaker = g_strdup_printf ("P%u", pick (world, 3));
    }
  id = cw_project_add_source (world->project, draft, "field note", &error);
  g_assert_no_error (error);
  cw_test_say (world->project,
               "{'verb': 'set-source', 'source': 'S-%d', 'date': '%s', 'precision': '%s'}",
               (int) id,
               dates[pick (world, G_N_ELEMENTS (dates))],
               pick (world, 2) == 0 ? "day" : "quarter");
}

static void
add_people (World *world)
{
  CwProject *project = world->project;

  cw_test_say (project, "{'verb': 'create-participant', 'name': 'Ann', 'role': 'police'}");
  cw_test_say (project, "{'verb': 'create-participant', 'name': 'Bea'}");
  cw_test_say (project,
               "{'verb': 'add-role', 'participant': 'Bea', 'role': 'police', "
               "'start': '2021-02', 'end': '2022'}");
  for (guint i = 1; i <= N_SOURCES; i++)
    cw_test_say (project,
                 "{'verb': 'map-speaker', 'source': 'S-%u', 'speaker': 'P%u', "
                 "'participant': 'P-%u'}",
                 i,
                 pick (world, 3),
                 1 + pick (world, 2));
  do_sql (project,
          "UPDATE paragraph SET voice = CASE id % 4 WHEN 0 THEN 'participant' "
          "WHEN 1 THEN 'interviewer' ELSE '' END");
}

static void
add_codes (World *world)
{
  CwProject *project = world->project;

  cw_test_say (project, "{'verb': 'create-code', 'name': 'A'}");
  cw_test_say (project, "{'verb': 'create-code', 'name': 'B', 'parent': 'A'}");
  cw_test_say (project, "{'verb': 'create-code', 'name': 'C', 'parent': 'B'}");
  cw_test_say (project, "{'verb': 'create-code', 'name': 'D'}");
  cw_test_say (project, "{'verb': 'create-code', 'name': 'T', 'level': 'theme'}");
  cw_test_say (project, "{'verb': 'map-code', 'code': 'B', 'to': 'T'}");
  cw_test_say (project, "{'verb': 'create-case', 'name': 'Calder'}");
  cw_test_say (project, "{'verb': 'create-case', 'name': 'Inner', 'parent': 'Calder'}");
  cw_test_say (project, "{'verb': 'assign-case', 'case': 'Inner', 'source': 'S-1'}");
  cw_test_say (
      project,
      "{'verb': 'assign-case', 'case': 'Calder', 'source': 'S-2', 'start': 10, 'end': 60}");
  cw_test_say (project,
               "{'verb': 'assign-case', 'case': 'Calder', 'source': 'S-3', 'speaker': 'P1'}");
  cw_test_say (project,
               "{'verb': 'create-attribute', 'name': 'size', 'type': 'number', 'for': 'case'}");
  cw_test_say (project,
               "{'verb': 'set-attribute', 'attribute': 'size', 'case': 'Calder', 'value': 5}");
  cw_test_say (project,
               "{'verb': 'set-attribute', 'attribute': 'size', 'case': 'Inner', 'value': 12}");
  cw_test_say (
      project,
      "{'verb': 'create-attribute', 'name': 'age', 'type': 'number', 'for': 'participant'}");
  cw_test_say (project,
               "{'verb': 'set-attribute', 'attribute': 'age', 'participant': 'Ann', 'value': 40}");
}

static void
add_excerpt (World *world)
{
  static const char codes[] = "ABCDT";
  guint source = 1 + pick (world, N_SOURCES);
  guint length = cw_text_get_length (cw_project_get_text (world->project, source, NULL));
  guint start = pick (world, length - 1);
  guint end = MIN (length, start + 1 + pick (world, 70));
  g_autofree char *json = g_strdup_printf ("{\"verb\": \"apply-code\", \"source\": \"S-%u\", "
                                           "\"start\": %u, \"end\": %u, \"code\": \"%c\"}",
                                           source,
                                           start,
                                           end,
                                           codes[pick (world, strlen (codes))]);
  g_autoptr (GError) error = NULL;

  /* Some ranges are none: they would cut a character. */
  if (!cw_test_try (world->project, json, &error))
    g_assert_true (error->domain == CW_ERROR);
}

static void
decorate_excerpts (World *world)
{
  CwProject *project = world->project;

  do_sql (project, "UPDATE excerpt SET starred = 1 WHERE id % 5 = 0");
  do_sql (project, "UPDATE excerpt SET comment = 'x' WHERE id % 7 = 0");
  do_sql (
      project,
      "UPDATE excerpt SET refers_date = '2020-07', refers_precision = 'quarter' WHERE id % 6 = 1; "
      "UPDATE excerpt SET refers_date = '2019', refers_end = '2020-07-02' WHERE id % 11 = 2");
  for (guint id = 1; id < N_EXCERPTS / 2; id += 3)
    {
      g_autofree char *json
          = g_strdup_printf ("{\"verb\": \"cite-evidence\", \"case\": \"Calder\", \"code\": \"A\", "
                             "\"excerpt\": \"E-%u\", \"stance\": \"%s\"}",
                             id,
                             id % 2 == 0 ? "supports" : "contradicts");

      cw_test_try (project, json, NULL);
    }
  cw_test_say (project,
               "{'verb': 'save-query', 'name': 'mine', 'expression': 'code:B.* or starred'}");
  /* Text of which nothing is left. */
  do_sql (project, "UPDATE excerpt SET end_pos = start_pos WHERE id % 13 = 4");
}

static CwProject *
make_random_project (World *world)
{
  world->project = cw_test_project_new ();
  for (guint i = 0; i < N_SOURCES; i++)
    add_source (world, i);
  do_sql (world->project, "UPDATE paragraph SET soft = 1 WHERE id % 5 = 3");
  add_people (world);
  add_codes (world);
  for (guint i = 0; i < N_EXCERPTS; i++)
    add_excerpt (world);
  decorate_excerpts (world);
  if (pick (world, 2) == 0)
    do_sql (world->project,
            "INSERT INTO paragraph_words (paragraph_words, rowid, text) "
            "SELECT 'delete', paragraph_text.id, paragraph_text.text FROM paragraph_text "
            "JOIN paragraph ON paragraph.id = paragraph_text.id WHERE source_id = 2; "
            "INSERT INTO search_todo VALUES (2)");
  return world->project;
}

static const char *const conditions[] = {
  "code:A",
  "code:A.*",
  "code:B.*",
  "code:D",
  "theme:T",
  "theme:A",
  "case:Calder",
  "case:Inner",
  "source:S-2",
  "source-kind:\"field note\"",
  "source-status:new",
  "participant:Ann",
  "participant:Bea",
  "role:police",
  "speaker:P1",
  "speaker:nobody",
  "voice:participant",
  "voice:none",
  "voice:other",
  "date:2021",
  "date:2020Q3",
  "date:2021-04-02..",
  "referred:2020Q3",
  "referred:..2019-05",
  "captured:2021",
  "attr:size",
  "attr:size > 5",
  "attr:size <= 5",
  "attr:size != 12",
  "attr:age = 40",
  "stance:contradicts",
  "stance:supports",
  "text:contract",
  "text:\"the city\"",
  "text:cit*",
  "text:haus",
  "text:警",
  "exact:\"Cities\"",
  "exact:\"n\"",
  "regex:\"[a-z]+ van\"",
  "@mine",
  "excerpt:E-3",
  "starred",
  "coded",
  "commented",
};

static const char *const operators[] = {
  "and",    "and",    "or",       "or",         "overlaps", "within",    "near/0",
  "near/1", "near/3", "precedes", "precedes/1", "follows",  "follows/2", "within 2 paragraphs of",
};

static void
append_query (World *world, GString *out, guint depth)
{
  if (depth == 0 || pick (world, 4) == 0)
    {
      g_string_append (out, conditions[pick (world, G_N_ELEMENTS (conditions))]);
      return;
    }
  if (pick (world, 5) == 0)
    {
      g_string_append (out, "not (");
      append_query (world, out, depth - 1);
      g_string_append_c (out, ')');
      return;
    }
  g_string_append_c (out, '(');
  append_query (world, out, depth - 1);
  g_string_append_printf (out, ") %s (", operators[pick (world, G_N_ELEMENTS (operators))]);
  append_query (world, out, depth - 1);
  g_string_append_c (out, ')');
}

static void
compare (World *world, const char *query)
{
  g_autoptr (GArray) plain = cw_test_answer (world->project, query);
  g_autofree char *expected = print_ids (plain);

  assert_answer (world->project, query, expected);
}

static void
test_random (void)
{
  World world = { .rand = g_rand_new_with_seed (20211103) };

  for (guint i = 0; i < N_PROJECTS; i++)
    {
      make_random_project (&world);
      for (guint j = 0; j < G_N_ELEMENTS (conditions); j++)
        compare (&world, conditions[j]);
      for (guint j = 0; j < N_QUERIES; j++)
        {
          g_autoptr (GString) query = g_string_new (NULL);

          append_query (&world, query, 1 + pick (&world, 3));
          compare (&world, query->str);
        }
      cw_test_project_remove (world.project);
    }
  g_rand_free (world.rand);
}

/* --- attributes, hits, workers --------------------------------------------------------------------------------------- */

static void
test_attribute_types (void)
{
  CwProject *project = cw_test_project_new_toy ();

  cw_test_say (project,
               "{'verb': 'create-attribute', 'name': 'level', 'type': 'ordinal', 'for': 'case', "
               "'values': ['low', 'middle', 'high']}");
  cw_test_say (project,
               "{'verb': 'set-attribute', 'attribute': 'level', 'case': 'A', 'value': 'low'}");
  cw_test_say (project,
               "{'verb': 'set-attribute', 'attribute': 'level', 'case': 'B', 'value': 'high'}");
  assert_answer (project, "attr:level < middle", "1 2 3 4 8");
  assert_answer (project, "attr:LEVEL >= middle", "5 6 7 8 9");
  assert_answer (project, "attr:level = high and not attr:level = low", "5 6 7 9");
  assert_answer (project, "attr:level > none", "");
  assert_answer (project, "attr:level != low and code:X1", "6");
  cw_test_say (project,
               "{'verb': 'create-attribute', 'name': 'site', 'type': 'text', 'for': 'source'}");
  cw_test_say (project,
               "{'verb': 'set-attribute', 'attribute': 'site', 'source': 'S2', 'value': 'x'}");
  assert_answer (project, "attr:site", "4");
  assert_answer (project, "attr:site = x or attr:site = y", "4");
  cw_test_project_remove (project);
}

static char *
list_hits (CwProject *project, const char *text, gint64 excerpt)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwQuery) query = cw_query_parse (text, NULL, &error);
  g_autoptr (CwQuerySnapshot) snapshot = cw_query_snapshot_new (project);
  g_autoptr (CwQueryPlan) plan = cw_query_plan_new (query, project, snapshot, NULL, &error);
  g_autoptr (GArray) hits
      = cw_query_plan_find_hits (plan, cw_project_get_database (project), excerpt, &error);
  GString *out = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    {
      const CwTextRange *range = &g_array_index (hits, CwTextRange, i);

      g_string_append_printf (out, "%s%u-%u", i > 0 ? " " : "", range->start, range->end);
    }
  return g_string_free (out, FALSE);
}

static void
test_hits (void)
{
  CwProject *project = cw_test_project_new ();
  g_autofree char *some = NULL;
  g_autofree char *none = NULL;

  cw_test_say (project, "{'verb': 'create-code', 'name': 'A'}");
  cw_test_say (project,
               "{'verb': 'add-source', 'title': 'one', "
               "'text': 'a van, a contract\\ncontracts and vans\\na van'}");
  cw_test_say (project,
               "{'verb': 'apply-code', 'source': 'S-1', 'start': 7, 'end': 30, 'code': 'A'}");
  some = list_hits (project, "code:A and (text:contract or exact:and) and not text:van", 1);
  g_assert_cmpstr (some, ==, "9-17 18-27");
  none = list_hits (project, "code:A", 1);
  g_assert_cmpstr (none, ==, "");
  cw_test_project_remove (project);
}

typedef struct
{
  char *path;
  CwQueryPlan *plan;
  GCancellable *cancellable;
} Work;

static gpointer
work (gpointer data)
{
  Work *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CwDatabase) database = cw_database_open (self->path, CW_DATABASE_READ, &error);
  g_autoptr (GArray) ids = cw_query_plan_run (self->plan, database, self->cancellable, &error);

  if (self->cancellable == NULL)
    g_assert_no_error (error);
  else
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  return ids == NULL ? NULL : GUINT_TO_POINTER (ids->len);
}

/* A worker answers from the snapshot while the project changes. */
static void
test_worker (void)
{
  CwProject *project = cw_test_project_new_toy ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CwQuery) query = cw_query_parse ("code:X.* and text:abcd", NULL, &error);
  g_autoptr (CwQuerySnapshot) snapshot = cw_query_snapshot_new (project);
  g_autoptr (CwQueryPlan) plan = cw_query_plan_new (query, project, snapshot, NULL, &error);
  Work self = { g_strdup (cw_project_get_path (project)), plan, NULL };

  g_assert_no_error (error);
  cw_test_say (project, "{'verb': 'remove-code', 'excerpt': 'E-1', 'code': 'X1'}");
  g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (g_thread_new ("query", work, &self))), ==, 6);
  self.cancellable = g_cancellable_new ();
  g_cancellable_cancel (self.cancellable);
  g_assert_null (g_thread_join (g_thread_new ("query", work, &self)));
  g_object_unref (self.cancellable);
  g_free (self.path);
  cw_test_project_remove (project);
}

/* --- saved queries -------------------------------------------------------------------------------------------------- */

static void
assert_expression (CwProject *project, gint64 query, const char *expression)
{
  g_autofree char *printed = cw_project_dup_query_expression (project, query);

  g_assert_cmpstr (printed, ==, expression);
}

static void
test_saved (void)
{
  CwProject *project = cw_test_project_new_toy ();
  g_autofree char *before = cw_test_dump (project);
  gint64 id = cw_test_say (project,
                           "{'verb': 'save-query', 'name': 'turf', 'note': 'why', "
                           "'expression': 'code:X.* and case:A'}");
  CwRecord *record = cw_project_get_record (project, CW_KIND_QUERY, id);

  g_assert_cmpint (id, ==, 1);
  g_assert_cmpstr (cw_record_get_text (record, CW_QUERY_EXPRESSION), ==, "code:#1.* and case:#1");
  g_assert_cmpstr (cw_record_get_text (record, CW_QUERY_NOTE), ==, "why");
  cw_test_undo_and_redo (project, before);
  assert_answer (project, "@turf", "1 2 3 8");
  assert_answer (project, "query:F-1 and not @turf", "");
  cw_test_say (project, "{'verb': 'set-code', 'code': 'X', 'name': 'claims of turf'}");
  assert_expression (project, id, "code:\"claims of turf\".* and case:A");
  assert_answer (project, "@turf", "1 2 3 8");
  cw_test_say (project,
               "{'verb': 'set-query', 'query': 'turf', 'name': 'new', 'expression': 'code:Y'}");
  assert_answer (project, "@new", "2 4 7 9");
  assert_refused (project, "@turf", CW_ERROR_NOT_FOUND, 1, "no query “turf”");
  project = cw_test_project_reopen (project);
  assert_answer (project, "@new", "2 4 7 9");
  cw_test_say (project, "{'verb': 'delete-query', 'query': 'new'}");
  assert_refused (project, "@new", CW_ERROR_NOT_FOUND, 1, "no query “new”");
  cw_test_project_remove (project);
}

static void
test_saved_refusals (void)
{
  CwProject *project = cw_test_project_new_toy ();

  cw_test_refuses (project,
                   CW_ERROR_INVALID,
                   "Column 5 of the query",
                   "{'verb': 'save-query', 'name': 'x', 'expression': 'not codee:X'}");
  cw_test_refuses (project,
                   CW_ERROR_NOT_FOUND,
                   "There is no code “Z”",
                   "{'verb': 'save-query', 'name': 'x', 'expression': 'code:Z'}");
  cw_test_say (project, "{'verb': 'save-query', 'name': 'x', 'expression': 'code:Y'}");
  cw_test_refuses (project,
                   CW_ERROR_EXISTS,
                   "There is a query “x” there already",
                   "{'verb': 'save-query', 'name': 'x', 'expression': 'code:X'}");
  cw_test_say (project, "{'verb': 'save-query', 'name': 'y', 'expression': '@x or starred'}");
  cw_test_refuses (project,
                   CW_ERROR_INVALID,
                   "asks for itself",
                   "{'verb': 'set-query', 'query': 'x', 'expression': '@y'}");
  cw_test_refuses (project,
                   CW_ERROR_INVALID,
                   "asks for itself",
                   "{'verb': 'set-query', 'query': 'x', 'expression': '@x'}");
  assert_answer (project, "@y", "2 4 7 9");
  cw_test_project_remove (project);
}

/* What a saved query asks for may go; it says so, and comes back with it. */
static void
test_lost_names (void)
{
  CwProject *project = cw_test_project_new_toy ();

  cw_test_say (project, "{'verb': 'create-code', 'name': 'gone'}");
  cw_test_say (project, "{'verb': 'save-query', 'name': 'q', 'expression': 'not code:gone'}");
  cw_test_say (project, "{'verb': 'delete-code', 'code': 'gone'}");
  assert_refused (
      project,
      "coded and @q",
      CW_ERROR_NOT_FOUND,
      11,
      "The saved query “q” cannot be answered. The query asks for the code K-5, which is "
      "no longer in this project.");
  assert_expression (project, 1, "not code:K-5");
  g_assert_true (cw_project_undo (project, NULL, NULL));
  assert_answer (project, "@q", "1 2 3 4 5 6 7 8 9");
  cw_test_project_remove (project);
}

/* D13: a merged code leads on to what it has become; a name that two have is printed as an id. */
static void
test_redirects_and_names (void)
{
  CwProject *project = cw_test_project_new_toy ();

  cw_test_say (project, "{'verb': 'save-query', 'name': 'q', 'expression': 'code:X2'}");
  do_sql (project, "UPDATE code SET redirect_id = 4, status = 'retired' WHERE name = 'X2'");
  assert_answer (project, "@q", "2 4 7 9");
  cw_test_say (project, "{'verb': 'create-code', 'name': 'X1', 'parent': 'Y'}");
  cw_test_say (project, "{'verb': 'save-query', 'name': 'r', 'expression': 'code:K-2'}");
  assert_expression (project, 2, "code:K-2");
  assert_answer (project, "@r", "1 3 6");
  assert_refused (project, "code:X1", CW_ERROR_AMBIGUOUS, 1, "Say which by its id");
  cw_test_project_remove (project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query/toy", test_toy);
  g_test_add_func ("/query/random", test_random);
  g_test_add_func ("/query/attribute-types", test_attribute_types);
  g_test_add_func ("/query/hits", test_hits);
  g_test_add_func ("/query/worker", test_worker);
  g_test_add_func ("/query/saved", test_saved);
  g_test_add_func ("/query/saved-refusals", test_saved_refusals);
  g_test_add_func ("/query/lost-names", test_lost_names);
  g_test_add_func ("/query/redirects-and-names", test_redirects_and_names);
  return g_test_run ();
}
