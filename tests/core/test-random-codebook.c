/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Random merges, splits, deletions and the like beside a model that does the same to plain arrays, one coding at a
 * time: after each step both have the same codings, excerpts and counts, undo and redo lead to what was there, and the
 * evidence index is the one that the file gives. */

#include "config.h"

#include <string.h>

#include "cw-codebook-model.h"
#include "cw-project-private.h"
#include "cw-split.h"
#include "cw-tabulation.h"
#include "cw-test-project.h"

#define N_STEPS 900
#define N_CODES CW_MODEL_N_CODES
#define N_SOURCES 2
#define N_PLACES 40 /* characters of a source in which excerpts lie */
#define N_MARKS 6   /* different comments and magnitudes */

typedef struct
{
  CwProject *project;
  GRand *rand;
  CwCodebookModel model;
  GPtrArray *states; /* the model in words after each step that can be undone */
  guint position;
} World;

static guint
pick (World *world, guint n)
{
  return g_rand_int_range (world->rand, 0, n);
}

static CwStatement *
query (World *world, const char *sql)
{
  g_autoptr (GError) error = NULL;
  CwStatement *rows = cw_database_prepare (cw_project_get_database (world->project), sql, &error);

  g_assert_no_error (error);
  return rows;
}

static guint
read_comments (const char *text)
{
  guint comments = 0;

  for (; *text != '\0'; text++)
    if (g_ascii_isdigit (*text))
      comments |= 1u << (*text - '0');
  return comments;
}

static void
clear_model (CwCodebookModel *model)
{
  g_array_set_size (model->codings, 0);
  g_array_set_size (model->excerpts, 0);
}

/* What the project says, as a model. */
static void
read_model (World *world, CwCodebookModel *model)
{
  g_autoptr (CwStatement) codings = query (
      world,
      "SELECT source_id, start_pos, end_pos, code_id, pass, coding.comment, magnitude, "
      "(SELECT group_concat (magnitude, '') FROM magnitude_conflict WHERE coding_id = coding.id) "
      "FROM coding JOIN excerpt ON excerpt.id = excerpt_id");
  g_autoptr (CwStatement) excerpts
      = query (world, "SELECT source_id, start_pos, end_pos, starred FROM excerpt");

  clear_model (model);
  while (cw_statement_step (codings, NULL) == CW_STEP_ROW)
    {
      CwModelCoding coding = { 0 };

      coding.source = cw_statement_get_integer (codings, 0);
      coding.start = cw_statement_get_integer (codings, 1);
      coding.end = cw_statement_get_integer (codings, 2);
      coding.code = cw_statement_get_integer (codings, 3);
      coding.pass = cw_statement_get_integer (codings, 4);
      coding.comments = read_comments (cw_statement_get_text (codings, 5));
      if (sqlite3_column_type (codings, 6) != SQLITE_NULL)
        coding.magnitudes = 1u << cw_statement_get_integer (codings, 6);
      if (sqlite3_column_type (codings, 7) != SQLITE_NULL)
        coding.magnitudes |= read_comments (cw_statement_get_text (codings, 7));
      g_array_append_val (model->codings, coding);
    }
  while (cw_statement_step (excerpts, NULL) == CW_STEP_ROW)
    {
      CwModelExcerpt excerpt = { cw_statement_get_integer (excerpts, 0),
                                 cw_statement_get_integer (excerpts, 1),
                                 cw_statement_get_integer (excerpts, 2),
                                 cw_statement_get_integer (excerpts, 3) != 0 };

      g_array_append_val (model->excerpts, excerpt);
    }
  for (guint code = 1; code <= N_CODES; code++)
    {
      CwRecord *record = cw_project_get_record (world->project, CW_KIND_CODE, code);
      gint64 redirect = cw_record_get_integer (record, CW_CODE_REDIRECT);

      model->leads_to[code]
          = !g_str_equal (cw_record_get_text (record, CW_CODE_STATUS), "retired") ? code : redirect;
    }
}

/* --- comparing ------------------------------------------------------------------------------------------------------- */

static char *
print_project (World *world)
{
  CwCodebookModel model = { g_array_new (FALSE, FALSE, sizeof (CwModelCoding)),
                            g_array_new (FALSE, FALSE, sizeof (CwModelExcerpt)),
                            { 0 } };
  char *text;

  read_model (world, &model);
  text = cw_codebook_model_print (&model);
  g_array_unref (model.codings);
  g_array_unref (model.excerpts);
  return text;
}

static guint
count (CwCodebookModel *model, guint source, guint code, CwMeasure measure)
{
  gboolean covered[N_PLACES] = { FALSE };
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  guint n_codings = 0, n_covered = 0;

  for (guint i = 0; i < model->codings->len; i++)
    {
      const CwModelCoding *coding = CODING (model, i);

      if (coding->source != source || coding->code != code)
        continue;
      n_codings++;
      g_hash_table_add (places, GUINT_TO_POINTER (coding->start * N_PLACES * 2 + coding->end));
      for (guint place = coding->start; place < coding->end; place++)
        covered[place] = TRUE;
    }
  for (guint place = 0; place < N_PLACES; place++)
    n_covered += covered[place] ? 1 : 0;
  if (measure == CW_MEASURE_CODINGS)
    return n_codings;
  return measure == CW_MEASURE_EXCERPTS ? g_hash_table_size (places) : n_covered;
}

static void
assert_matrix (World *world)
{
  static const CwMeasure measures[]
      = { CW_MEASURE_CODINGS, CW_MEASURE_EXCERPTS, CW_MEASURE_CHARACTERS };
  g_autoptr (CwTabulation) tabulation = cw_tabulation_new (world->project);
  g_autoptr (CwMatrix) matrix = NULL;
  g_autoptr (CwScope) scope = cw_scope_new ();
  gboolean known;

  g_assert_true (cw_scope_take_line (scope, "passes", "all", &known, NULL));
  g_assert_true (cw_tabulation_set_scope (tabulation, scope, NULL));
  for (guint source = 1; source <= N_SOURCES; source++)
    cw_tabulation_add_source (tabulation, source);
  for (guint code = 1; code <= N_CODES; code++)
    cw_tabulation_add_code (tabulation, code, TRUE, 0);
  matrix = cw_tabulation_compute (tabulation);
  for (guint source = 1; source <= N_SOURCES; source++)
    for (guint code = 1; code <= N_CODES; code++)
      for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
        {
          g_autofree char *value
              = cw_matrix_format_value (matrix, source - 1, code - 1, measures[i]);

          g_assert_cmpuint (g_ascii_strtoull (value, NULL, 10),
                            ==,
                            count (&world->model, source, code, measures[i]));
        }
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
assert_same (World *world)
{
  g_autofree char *expected = cw_codebook_model_print (&world->model);
  g_autofree char *found = print_project (world);

  g_assert_cmpstr (found, ==, expected);
  assert_matrix (world);
  assert_index (world->project);
}

/* --- steps -------------------------------------------------------------------------------------------------------------- */

static void
note_step (World *world)
{
  g_ptr_array_set_size (world->states, world->position + 1);
  g_ptr_array_add (world->states, cw_codebook_model_print (&world->model));
  world->position++;
}

static gboolean try (World *world, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
try (World *world, const char *format, ...)
{
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;
  va_list arguments;

  va_start (arguments, format);
  line = g_strdelimit (g_strdup_vprintf (format, arguments), "'", '"');
  va_end (arguments);
  g_test_message ("%s", line);
  if (cw_test_try (world->project, line, &error))
    return TRUE;
  g_test_message ("  %s", error->message);
  g_assert_true (error->domain == CW_ERROR);
  return FALSE;
}

static gboolean
is_in_use (World *world, guint code)
{
  return world->model.leads_to[code] == code;
}

static void
step_apply (World *world)
{
  guint source = 1 + pick (world, N_SOURCES), start = pick (world, N_PLACES - 12);
  CwModelCoding coding
      = { source, start, start + 1 + pick (world, 12), 1 + pick (world, N_CODES), 1, 0, 0, 0 };
  CwCodebookModel *model = &world->model;
  gboolean possible
      = is_in_use (world, coding.code)
        && cw_codebook_model_find_coding (model, source, start, coding.end, coding.code, 1) < 0
        && cw_codebook_model_find_coding (model, source, start, coding.end, coding.code, 2) < 0;
  guint magnitude = pick (world, N_MARKS), comment = pick (world, N_MARKS);

  coding.magnitudes = 1u << magnitude;
  coding.comments = 1u << comment;
  if (!possible)
    return;
  g_assert_true (try (world,
                      "{'verb': 'apply-code', 'source': 'S-%u', 'start': %u, 'end': %u, 'code': "
                      "'K-%u', 'magnitude': %u, 'comment': '%u'}",
                      source,
                      start,
                      coding.end,
                      coding.code,
                      magnitude,
                      comment));
  cw_codebook_model_add_excerpt (model, source, start, coding.end);
  g_array_append_val (model->codings, coding);
  note_step (world);
}

static void
step_recode (World *world)
{
  CwCodebookModel *model = &world->model;
  CwModelCoding coding;

  if (model->codings->len == 0)
    return;
  coding = *CODING (model, pick (world, model->codings->len));
  coding.pass = 2;
  coding.comments = coding.magnitudes = 0;
  if (!is_in_use (world, coding.code)
      || cw_codebook_model_find_coding (
             model, coding.source, coding.start, coding.end, coding.code, 2)
             >= 0)
    return;
  g_assert_true (try (world,
                      "{'verb': 'recode-excerpt', 'source': 'S-%u', 'start': %u, 'end': %u, "
                      "'code': 'K-%u', 'pass': 2}",
                      coding.source,
                      coding.start,
                      coding.end,
                      coding.code));
  g_array_append_val (model->codings, coding);
  note_step (world);
}

static void
step_star (World *world)
{
  CwCodebookModel *model = &world->model;
  CwModelExcerpt *excerpt;

  if (model->excerpts->len == 0)
    return;
  excerpt = EXCERPT (model, pick (world, model->excerpts->len));
  if (excerpt->starred)
    return;
  g_assert_true (try (world,
                      "{'verb': 'star-excerpt', 'source': 'S-%u', 'start': %u, 'end': %u}",
                      excerpt->source,
                      excerpt->start,
                      excerpt->end));
  excerpt->starred = TRUE;
  note_step (world);
}

static void
step_merge (World *world)
{
  guint code = 1 + pick (world, N_CODES), into = 1 + pick (world, N_CODES);
  gboolean coalesce = pick (world, 2) == 0;
  gboolean possible = code != into && is_in_use (world, code) && is_in_use (world, into);

  if (!possible)
    return;
  g_assert_true (try (world,
                      "{'verb': 'merge-codes', 'code': 'K-%u', 'into': 'K-%u', 'coalesce': %s}",
                      code,
                      into,
                      coalesce ? "true" : "false"));
  cw_codebook_model_merge (&world->model, code, into, coalesce);
  note_step (world);
}

static void
step_restore (World *world)
{
  guint code = 1 + pick (world, N_CODES);

  if (is_in_use (world, code))
    return;
  g_assert_true (try (world, "{'verb': 'restore-code', 'code': 'K-%u'}", code));
  world->model.leads_to[code] = code;
  note_step (world);
}

static void
sort_half (World *world, guint code, const guint *parts)
{
  CwCodebookModel *model = &world->model;
  g_autoptr (GArray) old = g_array_copy (model->excerpts);

  for (guint i = 0; i < old->len; i++)
    {
      const CwModelExcerpt *place = &g_array_index (old, CwModelExcerpt, i);
      guint part = parts[pick (world, 2)];

      if (pick (world, 2) == 0
          || (cw_codebook_model_find_coding (
                  model, place->source, place->start, place->end, code, 1)
                  < 0
              && cw_codebook_model_find_coding (
                     model, place->source, place->start, place->end, code, 2)
                     < 0))
        continue;
      {
        g_autoptr (CwStatement) row = query (world,
                                             "SELECT id FROM excerpt WHERE source_id = ?1 AND "
                                             "start_pos = ?2 AND end_pos = ?3");

        sqlite3_bind_int (row, 1, (int) place->source);
        sqlite3_bind_int (row, 2, (int) place->start);
        sqlite3_bind_int (row, 3, (int) place->end);
        g_assert_cmpint (cw_statement_step (row, NULL), ==, CW_STEP_ROW);
        g_assert_true (
            try (world,
                 "{'verb': 'sort-excerpt', 'code': 'K-%u', 'excerpt': 'E-%d', 'into': 'K-%u'}",
                 code,
                 (int) cw_statement_get_integer (row, 0),
                 part));
      }
      note_step (world);
      for (guint pass = 1; pass <= 2; pass++)
        {
          int index = cw_codebook_model_find_coding (
              model, place->source, place->start, place->end, code, pass);

          if (index >= 0)
            CODING (model, index)->goes_to = part;
        }
    }
}

/* Sorts half of the excerpts into two other codes and is done with it. */
static void
step_split (World *world)
{
  CwCodebookModel *model = &world->model;
  guint code = 1 + pick (world, N_CODES);
  guint parts[2] = { 1 + pick (world, N_CODES), 1 + pick (world, N_CODES) };

  if (!is_in_use (world, code) || !is_in_use (world, parts[0]) || !is_in_use (world, parts[1])
      || code == parts[0] || code == parts[1])
    return;
  if (cw_project_find_split (world->project, code) != 0)
    {
      g_assert_true (try (world, "{'verb': 'abandon-split', 'code': 'K-%u'}", code));
      note_step (world);
    }
  g_assert_true (try (world,
                      "{'verb': 'split-code', 'code': 'K-%u', 'into': ['K-%u', 'K-%u']}",
                      code,
                      parts[0],
                      parts[1]));
  note_step (world);
  sort_half (world, code, parts);
  g_assert_true (try (world, "{'verb': 'finish-split', 'code': 'K-%u'}", code));
  for (guint i = model->codings->len; i > 0; i--)
    if (CODING (model, i - 1)->goes_to != 0)
      {
        CwModelCoding changed = *CODING (model, i - 1);

        changed.code = changed.goes_to;
        changed.goes_to = 0;
        cw_codebook_model_change_coding (model, changed, i - 1);
      }
  note_step (world);
}

/* The code itself is brought back by undo, so that there are always as many. */
static void
step_delete (World *world)
{
  CwCodebookModel *model = &world->model;
  guint code = 1 + pick (world, N_CODES);
  g_autofree char *expected = cw_codebook_model_print (model);
  g_autofree char *undone = NULL;
  CwCodebookModel fewer = { g_array_copy (model->codings), g_array_copy (model->excerpts), { 0 } };
  g_autoptr (CwStatement) row = NULL;

  cw_codebook_model_delete_codings (&fewer, code);
  g_assert_true (
      try (world, "{'verb': 'delete-code-with-codings', 'code': 'K-%u', 'confirmed': true}", code));
  row = query (world, "SELECT (SELECT count (*) FROM coding), (SELECT count (*) FROM excerpt)");
  g_assert_cmpint (cw_statement_step (row, NULL), ==, CW_STEP_ROW);
  g_assert_cmpint (cw_statement_get_integer (row, 0), ==, fewer.codings->len);
  g_assert_cmpint (cw_statement_get_integer (row, 1), ==, fewer.excerpts->len);
  assert_index (world->project);
  g_clear_pointer (&row, cw_statement_release);
  g_assert_true (cw_project_undo (world->project, NULL, NULL));
  undone = print_project (world);
  g_assert_cmpstr (undone, ==, expected);
  g_ptr_array_set_size (world->states, world->position + 1);
  g_array_unref (fewer.codings);
  g_array_unref (fewer.excerpts);
}

static void
go (World *world, gboolean forth)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;
  gboolean done;

  /* A deletion that was taken back could be done again, but is no state of the model. */
  if (forth && world->position + 1 >= world->states->len)
    return;
  done = forth ? cw_project_redo (world->project, NULL, &error)
               : cw_project_undo (world->project, NULL, &error);

  if (!done)
    {
      g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
      return;
    }
  world->position += forth ? 1 : -1;
  found = print_project (world);
  g_assert_cmpstr (found, ==, g_ptr_array_index (world->states, world->position));
  read_model (world, &world->model);
}

static void
step (World *world)
{
  switch (pick (world, 16))
    {
    case 0:
    case 1:
    case 2:
      step_merge (world);
      break;
    case 3:
    case 4:
      step_split (world);
      break;
    case 5:
      step_delete (world);
      break;
    case 6:
      step_star (world);
      break;
    case 7:
    case 8:
    case 9:
      step_restore (world);
      break;
    case 10:
      step_recode (world);
      break;
    case 11:
      go (world, pick (world, 2) == 0);
      break;
    default:
      step_apply (world);
      break;
    }
}

static void
make_codebook (World *world)
{
  g_autofree char *text = g_strnfill (N_PLACES, 'x');

  for (guint i = 0; i < N_SOURCES; i++)
    cw_test_say (world->project, "{'verb': 'add-source', 'title': 's%u', 'text': '%s'}", i, text);
  for (guint i = 1; i <= N_CODES; i++)
    cw_test_say (world->project, "{'verb': 'create-code', 'name': 'c%u'}", i);
  read_model (world, &world->model);
  g_ptr_array_add (world->states, cw_codebook_model_print (&world->model));
  /* What was there before the test is no step of it. */
  cw_database_exec (
      cw_project_get_database (world->project), "UPDATE history SET state = 'fixed'", NULL);
}

static void
test_against_model (void)
{
  World world = { .project = cw_test_project_new (),
                  .rand = g_rand_new_with_seed (20220515),
                  .model = { g_array_new (FALSE, FALSE, sizeof (CwModelCoding)),
                             g_array_new (FALSE, FALSE, sizeof (CwModelExcerpt)),
                             { 0 } },
                  .states = g_ptr_array_new_with_free_func (g_free) };

  make_codebook (&world);
  for (guint i = 0; i < N_STEPS; i++)
    {
      step (&world);
      assert_same (&world);
      if (i % 200 == 199)
        cw_test_assert_sound (world.project);
    }
  while (world.position > 0)
    go (&world, FALSE);
  cw_test_assert_sound (world.project);
  while (world.position + 1 < world.states->len)
    go (&world, TRUE);
  assert_same (&world);
  g_array_unref (world.model.codings);
  g_array_unref (world.model.excerpts);
  g_ptr_array_unref (world.states);
  g_rand_free (world.rand);
  cw_test_project_remove (world.project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/random-codebook/against-model", test_against_model);
  return g_test_run ();
}
