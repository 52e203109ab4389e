/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Searching the words of a project, beside FTS5's own index of the same paragraphs without word forms.
 * CASEWEAVE_BENCH_WORDS says how many millions of words; 2 unless told. Then queries over 20,000 codings a million
 * words, which is a million at 50 million words. */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "cw-bench.h"
#include "cw-database.h"
#include "cw-query.h"
#include "cw-search-index.h"
#include "cw-search.h"
#include "cw-sources.h"
#include "cw-transaction.h"

#define WORDS_A_SOURCE 14000
#define WORDS_A_PARAGRAPH 47
#define SOURCES_A_STEP 50
#define N_ROUNDS 21

static const char *const endings[] = { "", "", "", "s", "ed", "ing" };

static void
spell (GString *text, guint rank)
{
  for (guint n = rank + 40; n > 0; n /= 12)
    g_string_append_c (text, "etaoinshrdlu"[(n * 7 + rank) % 12]);
}

/* Words by their rank, the first ones the more frequent, as in real text; half of them have an ending. */
static void
append_word (GString *text, GRand *chance)
{
  spell (text, (guint) (1 / (g_rand_double (chance) * 0.2 + 0.00002)));
  g_string_append (text, endings[g_rand_int_range (chance, 0, G_N_ELEMENTS (endings))]);
}

static char *
make_text (GRand *chance)
{
  GString *text = g_string_new (NULL);

  for (guint i = 1; i <= WORDS_A_SOURCE; i++)
    {
      append_word (text, chance);
      g_string_append_c (text, i % WORDS_A_PARAGRAPH == 0 ? '\n' : ' ');
    }
  g_string_append (text, "the last word");
  return g_string_free (text, FALSE);
}

static void
add_sources (CwProject *project, guint first, guint n, GRand *chance, GError **error)
{
  g_autoptr (CwTransaction) transaction = cw_transaction_begin (project, error);

  cw_bench_must (transaction != NULL, *error);
  for (guint i = first; i < first + n; i++)
    {
      g_autofree char *title = g_strdup_printf ("Interview %u", i);
      g_autofree char *text = make_text (chance);
      g_autoptr (CwDraftSource) draft = cw_draft_source_from_text (title, text);

      for (guint j = 0; j < draft->paragraphs->len; j++)
        ((CwDraftParagraph *) g_ptr_array_index (draft->paragraphs, j))->speaker
            = g_strdup (j % 2 == 0 ? "Q" : "A");

      cw_bench_must (cw_project_add_source (project, draft, "", error) != 0, *error);
    }
  cw_bench_must (cw_transaction_commit (transaction, error, "Added sources"), *error);
}

static CwProject *
make_project (const char *path, guint n_sources)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) chance = g_rand_new_with_seed (20211103);
  CwProject *project = cw_project_create (path, "Benchmark", &error);

  cw_bench_must (project != NULL, error);
  for (guint i = 0; i < n_sources; i += SOURCES_A_STEP)
    add_sources (project, i, MIN (SOURCES_A_STEP, n_sources - i), chance, &error);
  return project;
}

static gint64
read_number (CwDatabase *database, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 number = 0;

  cw_bench_must (cw_database_read_integer (database, &number, &error, sql, ""), error);
  return number;
}

static void
build (CwBench *bench, CwProject *project, CwDatabase *bare)
{
  g_autoptr (GError) error = NULL;
  double start = cw_bench_cpu (), between;

  cw_bench_must (cw_project_build_search_index (project, 0, NULL, &error), error);
  between = cw_bench_cpu ();
  cw_bench_must (cw_database_exec (bare,
                                   "BEGIN; CREATE VIRTUAL TABLE words USING fts5 (text, "
                                   "content = '', columnsize = 0, tokenize = 'unicode61 "
                                   "remove_diacritics 2'); INSERT INTO words (rowid, text) "
                                   "SELECT id, text FROM study.paragraph; COMMIT",
                                   &error),
                 error);
  cw_bench_add (bench, between - start, cw_bench_cpu () - between);
}

static guint
ask_bare (CwDatabase *bare, const char *match, guint limit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwStatement) rows = cw_database_query (
      bare, &error, "SELECT rowid FROM words WHERE words MATCH ?1", "s", match);
  guint n = 0;

  cw_bench_must (rows != NULL, error);
  while ((limit == 0 || n < limit) && cw_statement_step (rows, &error) == CW_STEP_ROW)
    n++;
  cw_bench_must (error == NULL, error);
  return n;
}

static void
ask (CwDatabase *ours, CwDatabase *bare, const char *name, const char *words, const char *match)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwTextPattern) pattern = cw_text_pattern_new (CW_TEXT_PATTERN_WORDS, words, &error);
  g_autofree char *first_name = g_strdup_printf ("%s: 100 hits with words / 100 rows", name);
  g_autofree char *all_name = NULL;
  CwBench first, all;
  guint n = 0, n_bare = 0;

  cw_bench_must (pattern != NULL, error);
  cw_bench_init (&first, first_name, 0);
  cw_bench_init (&all, name, 2);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double start = cw_bench_cpu (), between;
      g_autoptr (CwSearchResult) some = cw_search_run (ours, pattern, 100, FALSE, NULL, &error);
      g_autoptr (CwSearchResult) every = NULL;

      cw_bench_must (some != NULL, error);
      between = cw_bench_cpu ();
      ask_bare (bare, match, 100);
      cw_bench_add (&first, between - start, cw_bench_cpu () - between);
      start = cw_bench_cpu ();
      every = cw_search_run (ours, pattern, 1, TRUE, NULL, &error);
      cw_bench_must (every != NULL, error);
      between = cw_bench_cpu ();
      n_bare = ask_bare (bare, match, 0);
      cw_bench_add (&all, between - start, cw_bench_cpu () - between);
      n = every->n_paragraphs;
    }
  all_name = g_strdup_printf ("%s: all (%u, %u)", name, n, n_bare);
  all.name = all_name;
  cw_bench_report (&first);
  cw_bench_report (&all);
}

static void
ask_all (CwDatabase *ours, CwDatabase *bare)
{
  g_autoptr (GString) common = g_string_new (NULL);
  g_autoptr (GString) usual = g_string_new (NULL);
  g_autoptr (GString) rare = g_string_new (NULL);
  g_autofree char *phrase = NULL;
  g_autofree char *both = NULL;
  g_autofree char *beginning = NULL;

  spell (common, 8);
  spell (usual, 300);
  spell (rare, 30000);
  phrase = g_strdup_printf ("\"%s %s\"", common->str, common->str);
  both = g_strdup_printf ("%s %s", common->str, usual->str);
  beginning = g_strdup_printf ("%.3s*", usual->str);
  ask (ours, bare, "common word", common->str, common->str);
  ask (ours, bare, "usual word", usual->str, usual->str);
  ask (ours, bare, "rare word", rare->str, rare->str);
  ask (ours, bare, "phrase", phrase, phrase);
  ask (ours, bare, "two words", both, both);
  ask (ours, bare, "beginning", beginning, beginning);
}

static void
print_sizes (CwDatabase *ours, CwDatabase *bare)
{
  g_print ("text %.1f MB, index %.1f MB, bare index %.1f MB\n",
           read_number (ours, "SELECT sum (length (CAST (text AS BLOB))) FROM paragraph") / 1e6,
           read_number (ours, "SELECT sum (length (block)) FROM paragraph_words_data") / 1e6,
           read_number (bare, "SELECT sum (length (block)) FROM words_data") / 1e6);
}

static void
measure_check (CwDatabase *database, const char *sql)
{
  double start = cw_bench_cpu ();

  read_number (database, sql);
  g_print ("%-44s %10.3f\n", sql, cw_bench_cpu () - start);
}

/* --- queries ------------------------------------------------------------------------------------------------------ */

/* Straight into the file: what is measured is asking. */
static void
add_evidence (const char *path, guint n_sources, guint n_codings)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwDatabase) database = cw_database_open (path, CW_DATABASE_WRITE, &error);
  g_autofree char *sql = g_strdup_printf (
      "BEGIN; WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 120) "
      "INSERT INTO code (guid, name, rank, defined_at, created_at) "
      "SELECT i, 'code ' || i, i, '2021', '2021' FROM n; "
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40) "
      "INSERT INTO participant (guid, name, rank, created_at) SELECT i, 'P' || i, i, '2021' FROM "
      "n; "
      "INSERT INTO participant_role (participant_id, role) "
      "SELECT id, CASE id %% 4 WHEN 0 THEN 'police' ELSE 'funder' END FROM participant; "
      "INSERT INTO speaker (source_id, speaker, participant_id) SELECT id, 'A', 1 + id %% 40 FROM "
      "source; "
      "UPDATE source SET event_date = '20' || (18 + id %% 4) || '-0' || (1 + id %% 9); "
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %u) "
      "INSERT INTO excerpt (guid, source_id, start_pos, end_pos, quote, checksum, created_at) "
      "SELECT i, 2 + i %% %u, abs (i * 40503 / 7) %% 50000, abs (i * 40503 / 7) %% 50000 + 80 + i "
      "%% 300, '', '', "
      "'2021' "
      "FROM n; INSERT INTO coding (guid, excerpt_id, code_id, created_at) "
      "SELECT id, id, 1 + abs (id * 2654435761 / 65536) %% 120, '2021' FROM excerpt; COMMIT",
      n_codings,
      n_sources - 1);

  cw_bench_must (database != NULL && cw_database_exec (database, sql, &error), error);
  cw_database_close (database, NULL);
}

static void
measure_query (CwProject *project,
               CwDatabase *database,
               CwQuerySnapshot *snapshot,
               const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwQuery) query = cw_query_parse (text, NULL, &error);
  g_autofree char *name = NULL;
  guint n = 0;
  CwBench bench;

  cw_bench_must (query != NULL, error);
  cw_bench_init (&bench, "", 0);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double start = cw_bench_cpu ();
      g_autoptr (CwQueryPlan) plan = cw_query_plan_new (query, project, snapshot, NULL, &error);
      g_autoptr (GArray) ids = NULL;

      cw_bench_must (plan != NULL, error);
      ids = cw_query_plan_run (plan, database, NULL, &error);
      cw_bench_must (ids != NULL, error);
      n = ids->len;
      if (i == 0)
        g_print ("%-44s %10.3f\n", "  for the first time", cw_bench_cpu () - start);
      cw_bench_add (&bench, cw_bench_cpu () - start, 1);
    }
  name = g_strdup_printf ("%s: %u / 1 ms", text, n);
  bench.name = name;
  cw_bench_report (&bench);
}

static void
measure_queries (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwProject) project = cw_project_open (path, TRUE, &error);
  g_autoptr (CwDatabase) database = cw_database_open (path, CW_DATABASE_READ, &error);
  g_autoptr (CwQuerySnapshot) snapshot = NULL;
  g_autoptr (GString) word = g_string_new (NULL);
  g_autofree char *four = NULL;
  g_autofree char *words = NULL;
  double start = cw_bench_cpu ();

  cw_bench_must (project != NULL && database != NULL, error);
  snapshot = cw_query_snapshot_new (project);
  g_print ("%-44s %10.3f\n", "snapshot", cw_bench_cpu () - start);
  spell (word, 30);
  four
      = g_strdup_printf ("(code:\"code 7\" or code:\"code 8\") and role:police and date:2020..2021 "
                         "and not text:%s",
                         word->str);
  words = g_strdup_printf ("code:\"code 7\" and text:%s", word->str);
  measure_query (project, database, snapshot, "code:\"code 7\" or code:\"code 8\"");
  measure_query (project, database, snapshot, "role:police");
  measure_query (project, database, snapshot, "code:\"code 7\" overlaps code:\"code 8\"");
  measure_query (project, database, snapshot, "code:\"code 7\" near/3 code:\"code 8\"");
  measure_query (project, database, snapshot, words);
  measure_query (project, database, snapshot, four);
}

static void
measure_deletion (CwProject *project)
{
  g_autoptr (GError) error = NULL;
  double start = cw_bench_cpu ();

  cw_bench_must (cw_project_delete (project, CW_KIND_SOURCE, 1, &error), error);
  g_print ("%-44s %10.3f\n", "delete an indexed source of 14,000 words", cw_bench_cpu () - start);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = cw_bench_folder (argc, argv);
  g_autofree char *path = g_build_filename (folder, "search.caseweave", NULL);
  g_autofree char *bare_path = g_build_filename (folder, "bare.db", NULL);
  g_autofree char *attach = g_strdup_printf ("ATTACH '%s' AS study", path);
  const char *wish = g_getenv ("CASEWEAVE_BENCH_WORDS");
  guint n_sources = (wish == NULL ? 2 : atoi (wish)) * 1000000 / WORDS_A_SOURCE;
  g_autoptr (GError) error = NULL;
  CwProject *project;
  g_autoptr (CwDatabase) bare = NULL;
  g_autoptr (CwDatabase) ours = NULL;
  CwBench bench;

  g_unlink (path);
  g_unlink (bare_path);
  project = make_project (path, n_sources);
  bare = cw_database_open (bare_path, CW_DATABASE_CREATE, &error);
  cw_bench_must (bare != NULL && cw_database_exec (bare, attach, &error), error);
  cw_bench_init (&bench, "index words / FTS5 unicode61 (CPU)", 3);
  build (&bench, project, bare);
  cw_bench_report (&bench);
  ours = cw_database_open (path, CW_DATABASE_READ, &error);
  cw_bench_must (ours != NULL, error);
  print_sizes (ours, bare);
  ask_all (ours, bare);
  measure_check (ours, "PRAGMA quick_check (1)");
  measure_check (ours, "PRAGMA quick_check (paragraph)");
  measure_deletion (project);
  cw_project_close (project, NULL);
  g_object_unref (project);
  cw_database_close (ours, NULL);
  add_evidence (path, n_sources, n_sources * WORDS_A_SOURCE / 50);
  measure_queries (path);
  return 0;
}
