/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The evidence index follows whatever is done to its tables, in whichever order and however deep, and is then the one
 * that the file gives. The statements here are wilder than those of any operation. */

#include "config.h"

#include "cw-project-private.h"
#include "cw-sources.h"
#include "cw-test-project.h"
#include "cw-transaction.h"

#define N_OPERATIONS 600
#define N_ROWS 40

typedef struct
{
  CwProject *project;
  GRand *rand;
} World;

/* ?1 to ?3 are small random numbers: ids that may or may not be there, or places. */
static const char *const statements[] = {
  "UPDATE coding SET code_id = ?2 % 5 + 1 WHERE id % 7 = ?1 % 7",
  "UPDATE coding SET code_id = ?2 % 5 + 1 WHERE code_id = ?1 % 5 + 1",
  "UPDATE coding SET comment = 'because' WHERE id % 5 = ?1 % 5",
  "UPDATE coding SET code_id = ?2 % 5 + 1, excerpt_id = (SELECT min (id) FROM excerpt) WHERE id = "
  "?1",
  "UPDATE OR IGNORE coding SET excerpt_id = (SELECT max (id) FROM excerpt WHERE id <= ?2) "
  "WHERE id = ?1 AND EXISTS (SELECT 1 FROM excerpt WHERE id <= ?2)",
  "DELETE FROM coding WHERE id = ?1",
  "DELETE FROM coding WHERE excerpt_id = ?1",
  "INSERT INTO coding (guid, excerpt_id, code_id, created_at) "
  "SELECT 'g', id, ?2 % 5 + 1, 't' FROM excerpt WHERE id % 3 = ?1 % 3",
  "INSERT INTO coding (guid, excerpt_id, code_id, created_at) "
  "SELECT 'g', id, ?2 % 5 + 1, 't' FROM excerpt WHERE id = ?1",
  "INSERT INTO excerpt (guid, source_id, start_pos, end_pos, quote, checksum, created_at) "
  "SELECT 'g', id, ?2, ?2 + ?3 + 1, '', '', 't' FROM source",
  "INSERT INTO excerpt (guid, source_id, start_pos, end_pos, quote, checksum, created_at) "
  "SELECT 'g', id, ?2, ?2 + ?3 + 1, '', '', 't' FROM source WHERE id = ?1 % 4 + 1",
  "UPDATE excerpt SET start_pos = ?2, end_pos = ?2 + ?3 WHERE id = ?1",
  "UPDATE excerpt SET source_id = (SELECT max (id) FROM source) WHERE id % 4 = ?1 % 4",
  "UPDATE excerpt SET starred = 1 WHERE id = ?1",
  "DELETE FROM excerpt WHERE id = ?1",
  "DELETE FROM excerpt WHERE start_pos < ?1 / 4",
  "INSERT INTO source (guid, title, created_at) VALUES ('g', 'more', 't')",
  "INSERT INTO paragraph (source_id, rank, label, characters, words, speaker, text) "
  "SELECT id, ?2, ?3, ?3, 1, 'S' || ?2 % 3, 'x' FROM source WHERE id % 2 = ?1 % 2",
  "UPDATE paragraph SET characters = ?2, speaker = 'S' || ?3 % 3 WHERE id = ?1",
  "UPDATE paragraph SET source_id = (SELECT min (id) FROM source) WHERE id = ?1",
  "DELETE FROM paragraph WHERE id BETWEEN ?1 AND ?1 + 2",
  "DELETE FROM source WHERE id = ?1 AND id > 2",
  "INSERT INTO attribution (case_id, source_id, start_pos, end_pos, created_at) "
  "SELECT 1, id, ?2, ?2 + ?3, 't' FROM source WHERE id = ?1 % 4 + 1",
  "UPDATE attribution SET start_pos = NULL, end_pos = NULL, speaker = 'S1' WHERE id = ?1",
  "DELETE FROM attribution WHERE id = ?1",
  "INSERT INTO code_link (code_id, target_id, created_at) VALUES (?1 % 5 + 1, ?2 % 5 + 1, 't')",
  "UPDATE code_link SET target_id = ?2 % 5 + 1 WHERE id = ?1",
  "DELETE FROM code_link WHERE id = ?1",
};

static guint
pick (World *world, guint n)
{
  return g_rand_int_range (world->rand, 0, n);
}

static void
assert_index (CwProject *project)
{
  g_autofree char *kept = cw_evidence_dump (cw_project_get_evidence (project));
  g_autoptr (CwEvidence) fresh = cw_evidence_new ();
  g_autofree char *read = NULL;

  g_assert_true (cw_evidence_load (fresh, cw_project_get_database (project), NULL));
  read = cw_evidence_dump (fresh);
  g_assert_cmpstr (kept, ==, read);
}

static void
run_statement (World *world)
{
  CwDatabase *database = cw_project_get_database (world->project);
  const char *sql = statements[pick (world, G_N_ELEMENTS (statements))];
  g_autoptr (CwStatement) statement = cw_database_prepare (database, sql, NULL);

  for (int i = 1; i <= sqlite3_bind_parameter_count (statement); i++)
    sqlite3_bind_int64 (statement, i, 1 + pick (world, N_ROWS));
  g_assert_true (cw_statement_step (statement, NULL) == CW_STEP_DONE);
}

static void
do_steps (World *world, guint depth)
{
  g_autoptr (CwTransaction) transaction = cw_transaction_begin (world->project, NULL);

  for (guint i = 1 + pick (world, 4); i > 0; i--)
    switch (pick (world, depth < 3 ? 8 : 6))
      {
      case 0:
        /* What a step is in the middle of may be seen already, and must not be missed when it is through. */
        cw_evidence_get_n_sources (cw_project_get_evidence (world->project));
        break;
      case 6:
      case 7:
        do_steps (world, depth + 1);
        break;
      default:
        run_statement (world);
        break;
      }
  if (pick (world, 4) > 0)
    g_assert_true (cw_transaction_commit (transaction, NULL, "Did something"));
}

static CwProject *
make_project (void)
{
  CwProject *project = cw_test_project_new ();

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("code %u", i);

      g_assert_cmpint (cw_project_create_record (project, CW_KIND_CODE, name, 0, NULL), !=, 0);
    }
  g_assert_cmpint (cw_project_create_record (project, CW_KIND_CASE, "case", 0, NULL), ==, 1);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (CwDraftSource) draft = cw_draft_source_from_text ("s", "A: one\nB: two\nthree");

      g_assert_cmpint (cw_project_add_source (project, draft, "", NULL), !=, 0);
    }
  return project;
}

static void
test_follows (void)
{
  World world = { make_project (), g_rand_new_with_seed (20211103) };

  for (guint i = 0; i < N_OPERATIONS; i++)
    {
      guint choice = pick (&world, 6);

      if (choice == 0)
        cw_project_undo (world.project, NULL, NULL);
      else if (choice == 1)
        cw_project_redo (world.project, NULL, NULL);
      else
        do_steps (&world, 0);
      assert_index (world.project);
    }
  while (cw_project_undo (world.project, NULL, NULL))
    assert_index (world.project);
  while (cw_project_redo (world.project, NULL, NULL))
    assert_index (world.project);
  g_rand_free (world.rand);
  cw_test_project_remove (world.project);
}

/* An excerpt is found by its id after everything around it has moved. */
static void
test_finds_excerpts (void)
{
  World world = { make_project (), g_rand_new_with_seed (7) };
  CwEvidence *evidence = cw_project_get_evidence (world.project);
  guint found = 0;

  for (guint i = 0; i < 40; i++)
    do_steps (&world, 0);
  for (guint i = 0; i < cw_evidence_get_n_sources (evidence); i++)
    {
      const CwEvidenceSource *source = cw_evidence_get_source (evidence, i);

      for (guint j = 0; j < source->excerpts->len; j++, found++)
        {
          const CwExcerptSpan *span = &g_array_index (source->excerpts, CwExcerptSpan, j);
          gint64 owner = 0;

          g_assert_true (cw_evidence_find_excerpt (evidence, span->id, &owner) == span);
          g_assert_cmpint (owner, ==, source->id);
        }
    }
  g_assert_cmpuint (found, >, 0);
  g_assert_null (cw_evidence_find_excerpt (evidence, 0, NULL));
  g_assert_null (cw_evidence_find_excerpt (evidence, -1, NULL));
  g_assert_null (cw_evidence_find_excerpt (evidence, G_GINT64_CONSTANT (1) << 40, NULL));
  g_assert_null (cw_evidence_find_excerpt (evidence, 4000000000, NULL));
  g_rand_free (world.rand);
  cw_test_project_remove (world.project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/random-evidence/follows-everything", test_follows);
  g_test_add_func ("/random-evidence/finds-excerpts", test_finds_excerpts);
  return g_test_run ();
}
