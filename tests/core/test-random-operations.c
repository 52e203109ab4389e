/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Two thousand random operations, undo and redo: the dump, the records and the evidence index agree with the file
 * after each of them, and the way back leads exactly where it came from. Some are of many steps, of which some fail
 * or are given up half-way, and are looked at in between. */

#include "config.h"

#include "cw-dump.h"
#include "cw-field.h"
#include "cw-project-private.h"
#include "cw-record-store.h"
#include "cw-test-project.h"
#include "cw-transaction.h"

#define N_OPERATIONS 2000

typedef struct
{
  CwProject *project;
  GRand *rand;
  GPtrArray *states; /* the dump after each operation that can be undone */
  guint position;    /* how many of them are in force */
} World;

static guint
pick (World *world, guint n)
{
  return g_rand_int_range (world->rand, 0, n);
}

/* The printed id of a random object of the kind; a made-up one where there is none, which has to be refused. */
static char *
any (World *world, CwKind kind)
{
  GListModel *all = cw_project_get_all (world->project, kind);
  guint n = g_list_model_get_n_items (all);
  g_autoptr (CwRecord) record = n == 0 ? NULL : g_list_model_get_item (all, pick (world, n));

  return cw_kind_format_id (kind, record == NULL ? 99999 : cw_record_get_id (record));
}

static char *
any_excerpt (World *world)
{
  CwEvidence *evidence = cw_project_get_evidence (world->project);
  guint n = cw_evidence_get_n_sources (evidence);
  const CwEvidenceSource *source
      = n == 0 ? NULL : cw_evidence_get_source (evidence, pick (world, n));

  if (source == NULL || source->excerpts->len == 0)
    return g_strdup ("E-99999");
  return cw_kind_format_id (
      CW_KIND_EXCERPT,
      g_array_index (source->excerpts, CwExcerptSpan, pick (world, source->excerpts->len)).id);
}

static char *
random_text (World *world)
{
  static const char *const words[]
      = { "the", "contract",    "Straße", "naïve",      "警察", "👩‍👩‍👧",
          "أمن", "co-response", "1,800",  "lapsed.\\n", "ॐ" };
  g_autoptr (GString) text = g_string_new ("¶");

  for (guint i = pick (world, 40); i > 0; i--)
    g_string_append_printf (text, " %s", words[pick (world, G_N_ELEMENTS (words))]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A line of a script. Many make no sense: then nothing may happen. */
static char *
make_line (World *world)
{
  g_autofree char *code = any (world, CW_KIND_CODE);
  g_autofree char *other = any (world, CW_KIND_CODE);
  g_autofree char *unit = any (world, CW_KIND_CASE);
  g_autofree char *source = any (world, CW_KIND_SOURCE);
  g_autofree char *memo = any (world, CW_KIND_MEMO);
  g_autofree char *person = any (world, CW_KIND_PARTICIPANT);
  g_autofree char *attribute = any (world, CW_KIND_ATTRIBUTE);
  g_autofree char *excerpt = any_excerpt (world);
  g_autofree char *text = random_text (world);
  guint start = pick (world, 60);
  guint end = start + pick (world, 60);
  guint n = pick (world, 1000);

  switch (pick (world, 34))
    {
    case 0:
    case 1:
      return g_strdup_printf (
          "{'verb': 'add-source', 'title': 'T%u', 'text': '%s', 'date': '2021-0%u-01'}",
          n,
          text,
          1 + pick (world, 9));
    case 2:
    case 3:
      return g_strdup_printf (
          "{'verb': 'create-code', 'name': 'c%u', 'definition': '%s'}", n, text);
    case 4:
      return g_strdup_printf ("{'verb': 'create-code', 'name': 'd%u', 'parent': '%s'}", n, code);
    case 5:
      return g_strdup_printf ("{'verb': 'create-code', 'name': 't%u', 'level': 'theme'}", n);
    case 6:
    case 7:
    case 8:
    case 9:
    case 10:
      return g_strdup_printf (
          "{'verb': 'apply-code', 'source': '%s', 'start': %u, 'end': %u, 'code': '%s'}",
          source,
          start,
          end,
          code);
    case 11:
      return g_strdup_printf (
          "{'verb': 'apply-code', 'excerpt': '%s', 'code': '%s', 'magnitude': %u}",
          excerpt,
          code,
          n);
    case 12:
    case 13:
      return g_strdup_printf (
          "{'verb': 'remove-code', 'excerpt': '%s', 'code': '%s'}", excerpt, code);
    case 14:
      return g_strdup_printf ("{'verb': 'resize-excerpt', 'excerpt': '%s', 'start': %u, 'end': %u}",
                              excerpt,
                              start,
                              end);
    case 15:
      return g_strdup_printf ("{'verb': 'move-code', 'code': '%s', 'parent': '%s'}", code, other);
    case 16:
      return g_strdup_printf ("{'verb': 'move-code', 'code': '%s', 'before': '%s'}", code, other);
    case 17:
      return g_strdup_printf ("{'verb': 'retire-code', 'code': '%s'}", code);
    case 18:
      return g_strdup_printf ("{'verb': 'delete-code', 'code': '%s'}", code);
    case 19:
      return g_strdup_printf (
          "{'verb': 'map-code', 'code': '%s', 'to': '%s', 'because': '%s'}", code, other, text);
    case 20:
      return g_strdup_printf ("{'verb': 'create-case', 'name': 'k%u', 'parent': '%s'}", n, unit);
    case 21:
      return g_strdup_printf ("{'verb': 'create-case', 'name': 'k%u', 'type': 'city'}", n);
    case 22:
      return g_strdup_printf (
          "{'verb': 'assign-case', 'case': '%s', 'source': '%s'}", unit, source);
    case 23:
      return g_strdup_printf (
          "{'verb': 'assign-case', 'case': '%s', 'source': '%s', 'start': %u, 'end': %u}",
          unit,
          source,
          start,
          end);
    case 24:
      return g_strdup_printf ("{'verb': 'delete-case', 'case': '%s'}", unit);
    case 25:
      return g_strdup_printf ("{'verb': 'delete-source', 'source': '%s'}", source);
    case 26:
      return g_strdup_printf ("{'verb': 'create-memo', 'title': 'm%u', 'body': '%s', 'about': "
                              "['code:%s', 'excerpt:%s']}",
                              n,
                              text,
                              code,
                              excerpt);
    case 27:
      return g_strdup_printf ("{'verb': 'set-memo', 'memo': '%s', 'body': '%s'}", memo, text);
    case 28:
      return g_strdup_printf (
          "{'verb': 'set-summary', 'case': '%s', 'code': '%s', 'text': '%s'}", unit, code, text);
    case 29:
      return g_strdup_printf ("{'verb': 'cite-evidence', 'case': '%s', 'code': '%s', 'excerpt': "
                              "'%s', 'stance': 'qualifies'}",
                              unit,
                              code,
                              excerpt);
    case 30:
      return g_strdup_printf ("{'verb': 'create-participant', 'name': 'p%u', 'role': 'police'}", n);
    case 31:
      return g_strdup_printf (
          "{'verb': 'map-speaker', 'source': '%s', 'speaker': 'A', 'participant': '%s'}",
          source,
          person);
    case 32:
      return g_strdup_printf ("{'verb': 'create-attribute', 'name': 'a%u', 'type': 'number'}", n);
    default:
      return g_strdup_printf (
          "{'verb': 'set-attribute', 'case': '%s', 'attribute': '%s', 'value': %u}",
          unit,
          attribute,
          n);
    }
}

/* The index that followed the feed is the one that the file gives. */
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

/* After something that may have changed the project: one step more, or none. */
static void
note_state (World *world, const char *before)
{
  g_autofree char *after = cw_test_dump (world->project);

  if (g_str_equal (before, after))
    return;
  g_ptr_array_set_size (world->states, world->position + 1);
  g_ptr_array_add (world->states, g_steal_pointer (&after));
  world->position++;
}

static gboolean
run_line (World *world)
{
  g_autofree char *line = make_line (world);
  g_autoptr (GError) error = NULL;
  gboolean done;

  g_strdelimit (line, "'", '"');
  done = cw_test_try (world->project, line, &error);
  g_assert_true (done || error->domain == CW_ERROR);
  return done;
}

static void
do_operation (World *world)
{
  g_autofree char *before = cw_test_dump (world->project);
  gboolean done = run_line (world);
  g_autofree char *after = cw_test_dump (world->project);

  g_assert_true (done || g_str_equal (before, after));
  note_state (world, before);
}

/* Steps of one operation; the deeper ones may be given up after they have been looked at, with all that they did. */
static void
do_steps (World *world, guint depth)
{
  g_autoptr (CwTransaction) transaction = cw_transaction_begin (world->project, NULL);

  for (guint i = 1 + pick (world, 5); i > 0; i--)
    {
      guint choice = pick (world, 6);

      if (choice == 0 && depth < 3)
        do_steps (world, depth + 1);
      else if (choice == 1)
        assert_index (world->project);
      else if (choice == 2)
        cw_test_assert_records (world->project);
      else
        run_line (world);
    }
  if (pick (world, 3) > 0)
    g_assert_true (cw_transaction_commit (transaction, NULL, "Did some steps"));
}

static void
do_group (World *world)
{
  g_autofree char *before = cw_test_dump (world->project);

  do_steps (world, 0);
  note_state (world, before);
}

static void
assert_state (World *world)
{
  g_autofree char *dump = cw_test_dump (world->project);

  g_assert_cmpstr (dump, ==, g_ptr_array_index (world->states, world->position));
}

static void
undo (World *world)
{
  g_autoptr (GError) error = NULL;

  if (!cw_project_undo (world->project, NULL, &error))
    {
      g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
      g_assert_cmpuint (world->position, ==, 0);
      return;
    }
  world->position--;
  assert_state (world);
}

static void
redo (World *world)
{
  g_autoptr (GError) error = NULL;

  if (!cw_project_redo (world->project, NULL, &error))
    {
      g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
      return;
    }
  world->position++;
  assert_state (world);
}

static void
test_random_operations (void)
{
  World world = { .project = cw_test_project_new (),
                  .rand = g_rand_new_with_seed (20211103),
                  .states = g_ptr_array_new_with_free_func (g_free) };

  g_ptr_array_add (world.states, cw_test_dump (world.project));
  for (guint i = 0; i < N_OPERATIONS; i++)
    {
      guint choice = pick (&world, 10);

      if (choice == 0)
        undo (&world);
      else if (choice == 1)
        redo (&world);
      else if (choice == 2)
        do_group (&world);
      else
        do_operation (&world);
      assert_index (world.project);
      if (i % 5 == 0)
        cw_test_assert_records (world.project);
      if (i % 20 == 0)
        cw_test_assert_sound (world.project);
      if (i % 500 == 499)
        world.project = cw_test_project_reopen (world.project);
    }
  while (world.position > 0)
    undo (&world);
  assert_index (world.project);
  cw_test_assert_records (world.project);
  while (cw_project_get_redo_label (world.project) != NULL)
    redo (&world);
  assert_index (world.project);
  cw_test_assert_records (world.project);
  cw_test_assert_sound (world.project);
  g_ptr_array_unref (world.states);
  g_rand_free (world.rand);
  cw_test_project_remove (world.project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/random-operations/undo-and-redo", test_random_operations);
  return g_test_run ();
}
