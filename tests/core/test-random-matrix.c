/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Random matrices of random projects, with every layer, against a reference that marks characters one by one. The
 * variable CASEWEAVE_MATRIX_ROUNDS says how many. */

#include "config.h"

#include "cw-project-private.h"
#include "cw-test-project.h"
#include "cw-transaction.h"
#include "cw-words.h"
#include "matrix-reference.h"

#define N_ROUNDS 40
#define N_MATRICES 6

typedef struct
{
  CwProject *project;
  GRand *rand;
  guint n_sources;
  guint n_codes;
  guint n_cases;
  guint lengths[8];
} Maker;

static guint
pick (Maker *self, guint n)
{
  return g_rand_int_range (self->rand, 0, n);
}

#define CHOOSE(self, list) ((list)[pick (self, G_N_ELEMENTS (list))])

static void G_GNUC_PRINTF (2, 3) run (Maker *self, const char *format, ...)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = NULL;
  va_list arguments;

  va_start (arguments, format);
  sql = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  cw_database_exec (cw_project_get_database (self->project), sql, &error);
  g_assert_no_error (error);
}

/* --- a project ------------------------------------------------------------------------------------------------------ */

static const char *const dates[]
    = { "", "", "2021", "2021-02", "2021-04", "2021-05-20", "2021-07-01", "2020-12-31", "2022-01" };
static const char *const precisions[]
    = { "day", "day", "exact", "month", "quarter", "year", "interval", "circa", "unknown" };
static const char *const times[] = { "2021-01-01T00:00:00Z",
                                     "2021-03-01T10:00:00Z",
                                     "2021-05-01T10:00:00Z",
                                     "2021-08-01T10:00:00Z" };

static void
make_paragraph (Maker *self, guint source, guint number)
{
  static const char *const voices[]
      = { "", "participant", "participant", "interviewer", "observer comment", "other" };
  static const char *const words[] = { "ab ", "c-d ", "e,", " ", "fgh", "i. ", "" };
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean soft = number > 0 && pick (self, 6) == 0;

  for (guint i = pick (self, 6); i > 0; i--)
    g_string_append (text, CHOOSE (self, words));
  self->lengths[source] += text->len + (number > 0 && !soft);
  run (self,
       "INSERT INTO paragraph (source_id, rank, label, soft, characters, words, voice, speaker, "
       "text) VALUES (%u, %u, '%u', %d, %u, %u, '%s', '%s', '%s')",
       source,
       number,
       number,
       soft,
       (guint) text->len,
       cw_words_count (text->str, -1),
       CHOOSE (self, voices),
       CHOOSE (self, ((const char *[]) { "A", "A", "B", "" })),
       text->str);
}

static void
make_sources (Maker *self)
{
  static const char *const kinds[] = { "", "report", "field note", "of my own" };
  static const char *const statuses[] = { "new", "read", "reviewed", "complete" };

  self->n_sources = 1 + pick (self, 4);
  for (guint i = 1; i <= self->n_sources; i++)
    {
      self->lengths[i] = 0;
      run (self,
           "INSERT INTO source (guid, title, kind, status, event_date, event_end, "
           "event_precision, capture_date, rank, created_at) "
           "VALUES ('g', 's%u', '%s', '%s', '%s', '%s', '%s', '%s', %u, 't')",
           i,
           CHOOSE (self, kinds),
           CHOOSE (self, statuses),
           CHOOSE (self, dates),
           CHOOSE (self, dates),
           CHOOSE (self, precisions),
           CHOOSE (self, dates),
           pick (self, 9));
      for (guint j = 0, n = pick (self, 7); j < n; j++)
        make_paragraph (self, i, j);
    }
}

static void
make_codes (Maker *self)
{
  self->n_codes = 2 + pick (self, 6);
  for (guint i = 1; i <= self->n_codes; i++)
    run (self,
         "INSERT INTO code (guid, parent_id, name, level, status, scale, defined_at, created_at) "
         "VALUES ('g', nullif (%u, 0), 'c%u', '%s', '%s', '%s', '%s', 't')",
         i > 1 && pick (self, 3) == 0 ? 1 + pick (self, i - 1) : 0,
         i,
         i % 3 == 0 ? "theme" : "code",
         pick (self, 7) == 0 ? "retired" : "active",
         CHOOSE (self, ((const char *[]) { "", "-2 -1 0 1 2", "low, high" })),
         CHOOSE (self, times));
  for (guint i = pick (self, 4); i > 0 && self->n_codes >= 3; i--)
    run (self,
         "INSERT INTO code_link (code_id, target_id, created_at) VALUES (%u, 3, 't')",
         1 + pick (self, 2));
}

static void
make_range (Maker *self, guint source, guint *start, guint *end)
{
  guint length = self->lengths[source];
  guint size = pick (self, 14);

  *start = length == 0 ? 0 : pick (self, length);
  *end = MIN (length, *start + size);
}

static void
make_codings (Maker *self)
{
  guint n_excerpts = pick (self, 14);

  for (guint i = 1; i <= n_excerpts; i++)
    {
      guint source = 1 + pick (self, self->n_sources), start, end;

      make_range (self, source, &start, &end);
      run (self,
           "INSERT INTO excerpt (guid, source_id, start_pos, end_pos, quote, checksum, starred, "
           "refers_date, refers_end, refers_precision, created_at) "
           "VALUES ('g', %u, %u, %u, '', '', %u, '%s', '%s', '%s', 't')",
           source,
           start,
           end,
           pick (self, 2),
           CHOOSE (self, dates),
           CHOOSE (self, dates),
           CHOOSE (self, precisions));
      for (guint j = pick (self, 4); j > 0; j--)
        run (self,
             "INSERT INTO coding (guid, excerpt_id, code_id, coder, pass, magnitude, created_at) "
             "VALUES ('g', %u, %u, '%s', %u, %s, '%s')",
             i,
             1 + pick (self, self->n_codes),
             CHOOSE (self, ((const char *[]) { "", "me", "you" })),
             1 + pick (self, 4) / 3,
             CHOOSE (self, ((const char *[]) { "NULL", "-2", "0", "1", "1", "2" })),
             CHOOSE (self, times));
    }
  for (guint i = pick (self, 8); i > 0 && n_excerpts > 0; i--)
    {
      run (self,
           "INSERT INTO summary (guid, row_kind, row_id, code_id, absent_at, created_at, "
           "changed_at) VALUES ('g', '%s', %u, %u, '%s', 't', 't')",
           CHOOSE (self, ((const char *[]) { "case", "source" })),
           1 + pick (self, 3),
           1 + pick (self, self->n_codes),
           CHOOSE (self, ((const char *[]) { "", "t" })));
      run (self,
           "INSERT INTO evidence_link (summary_id, excerpt_id, stance, created_at) "
           "VALUES ((SELECT max (id) FROM summary), %u, '%s', 't')",
           1 + pick (self, n_excerpts),
           CHOOSE (self,
                   ((const char *[]) { "supports", "contradicts", "contradicts", "mentions" })));
    }
}

static void
make_cases (Maker *self)
{
  self->n_cases = 1 + pick (self, 4);
  for (guint i = 1; i <= self->n_cases; i++)
    run (self,
         "INSERT INTO case_unit (guid, parent_id, name, type, rank, created_at) "
         "VALUES ('g', nullif (%u, 0), 'k%u', '%s', %u, 't')",
         i > 1 && pick (self, 2) == 0 ? 1 + pick (self, i - 1) : 0,
         i,
         i == 1 ? "city" : CHOOSE (self, ((const char *[]) { "city", "area" })),
         pick (self, 9));
  for (guint i = pick (self, 9); i > 0; i--)
    {
      guint source = 1 + pick (self, self->n_sources), start, end, how = pick (self, 4);

      make_range (self, source, &start, &end);
      if (how < 2)
        run (self,
             "INSERT INTO attribution (case_id, source_id, speaker, created_at) "
             "VALUES (%u, %u, '%s', 't')",
             1 + pick (self, self->n_cases),
             source,
             how == 0 ? "" : "A");
      else
        run (self,
             "INSERT INTO attribution (case_id, source_id, start_pos, end_pos, created_at) "
             "VALUES (%u, %u, %u, %u, 't')",
             1 + pick (self, self->n_cases),
             source,
             start,
             end);
    }
}

static void
make_people (Maker *self)
{
  static const char *const roles[] = { "police", "funder", "neighbour" };

  for (guint i = 1; i <= 3; i++)
    {
      run (self,
           "INSERT INTO participant (guid, name, rank, created_at) VALUES ('g', 'p%u', %u, 't')",
           i,
           i);
      run (self,
           "INSERT INTO participant_role (participant_id, role, start_date, end_date) "
           "VALUES (%u, '%s', '%s', '%s')",
           i,
           CHOOSE (self, roles),
           CHOOSE (self, ((const char *[]) { "", "2020", "2021-03" })),
           CHOOSE (self, ((const char *[]) { "", "2021-05" })));
    }
  for (guint i = pick (self, 5); i > 0; i--)
    run (self,
         "INSERT INTO speaker (source_id, speaker, participant_id) VALUES (%u, '%s', %u)",
         1 + pick (self, self->n_sources),
         CHOOSE (self, ((const char *[]) { "A", "B" })),
         1 + pick (self, 3));
  run (self,
       "INSERT INTO attribute (guid, name, type, target, created_at) VALUES "
       "('g', 'size', 'text', 'case', 't'), ('g', 'age', 'number', 'participant', 't'), "
       "('g', 'place', 'text', 'source', 't')");
  run (self, "INSERT INTO attribute_value (attribute_id, case_id, value) VALUES (1, 1, 'small')");
  for (guint i = 1; i <= 3; i++)
    run (self,
         "INSERT INTO attribute_value (attribute_id, participant_id, value) VALUES (2, %u, '%u')",
         i,
         pick (self, 11));
  for (guint i = 1; i <= self->n_sources; i++)
    run (self,
         "INSERT INTO attribute_value (attribute_id, source_id, value) VALUES (3, %u, '%s')",
         i,
         CHOOSE (self, ((const char *[]) { "here", "there" })));
}

static void
make_periods (Maker *self)
{
  run (self,
       "INSERT INTO period_set (guid, name, created_at) VALUES ('g', 'terms', 't'), "
       "('g', 'phases', 't')");
  run (self,
       "INSERT INTO period (set_id, label, start_date, end_date) VALUES "
       "(1, 'early', '2021', '2021-03'), (1, 'middle', '2021-04', '2021-05-15'), "
       "(1, 'late', '2021-07', '')");
  run (self,
       "INSERT INTO period (set_id, case_id, label, start_date, end_date) VALUES "
       "(2, 1, 'one', '2020-11', '2021-02'), (2, 1, 'two', '2021-03', '2021-06')");
  if (self->n_cases > 1)
    run (self,
         "INSERT INTO period (set_id, case_id, label, start_date, end_date) VALUES "
         "(2, 2, 'one', '2021-04', '2021-04-30'), (2, 2, 'three', '2021-05', '2021-05')");
}

static void
make_reviews (Maker *self)
{
  for (guint i = pick (self, 8); i > 0; i--)
    run (self,
         "INSERT INTO review (source_id, code_id, reviewed_at) VALUES (%u, nullif (%u, 0), '%s')",
         1 + pick (self, self->n_sources),
         pick (self, 2) * pick (self, self->n_codes + 1),
         CHOOSE (self, times));
  run (self,
       "INSERT INTO query (guid, name, expression, created_at) VALUES "
       "('g', 'q1', 'starred', 't'), ('g', 'q2', 'code:#1', 't')");
}

static void
make_project (Maker *self)
{
  g_autoptr (CwTransaction) transaction = NULL;
  g_autoptr (GError) error = NULL;

  self->project = cw_test_project_new ();
  transaction = cw_transaction_begin (self->project, &error);
  g_assert_no_error (error);
  make_sources (self);
  make_codes (self);
  make_codings (self);
  make_cases (self);
  make_people (self);
  make_periods (self);
  make_reviews (self);
  g_assert_true (cw_transaction_commit (transaction, &error, "Made a project"));
}

/* --- a matrix ------------------------------------------------------------------------------------------------------- */

static const char *const sides[] = { "case",
                                     "case:city",
                                     "source",
                                     "source-kind",
                                     "voice",
                                     "role",
                                     "participant",
                                     "attribute:size",
                                     "attribute:age/0,5,10",
                                     "attribute:place",
                                     "code",
                                     "theme",
                                     "codes:c1",
                                     "codes:c2, c1",
                                     "magnitude",
                                     "query",
                                     "query:q2",
                                     "month",
                                     "quarter",
                                     "year",
                                     "period:terms",
                                     "period:phases",
                                     "case",
                                     "code" };

/* One dimension, or two or three, of which one at most is of codes. */
static char *
make_side (Maker *self)
{
  static const char *const inner[]
      = { "role", "period:phases", "quarter", "participant", "voice", "magnitude", "source" };
  const char *first = CHOOSE (self, sides);
  const char *second = CHOOSE (self, inner);
  const char *third = CHOOSE (self, inner);

  if (pick (self, 3) > 0 || g_str_equal (first, "code"))
    return g_strdup (first);
  if (g_str_equal (first, "theme"))
    first = "codes:c2";
  if (pick (self, 3) > 0 || g_str_equal (second, third))
    return g_strconcat (first, ">", second, NULL);
  return g_strconcat (first, ">", second, ">", third, NULL);
}

static void
limit (Maker *self, CwScope *scope, const char *key, const char *value)
{
  g_autoptr (GError) error = NULL;
  gboolean known;

  g_assert_true (cw_scope_take_line (scope, key, value, &known, &error));
  g_assert_true (known);
}

static CwScope *
make_scope (Maker *self)
{
  static const char *const limits[][2] = {
    { "sources", "s1" },      { "kinds", "report, field note" },
    { "cases", "k1" },        { "roles", "police, funder" },
    { "coders", "me, you" },  { "stances", "contradicts" },
    { "starred", "yes" },     { "passes", "all" },
    { "passes", "2" },        { "passes", "1, 2" },
    { "voices", "all" },      { "voices", "participant" },
    { "from", "2021-02" },    { "to", "2021Q2" },
    { "from", "2021-05-10" },
  };
  CwScope *scope = cw_scope_new ();

  limit (self, scope, "basis", cw_time_basis_nick (pick (self, 4)));
  limit (self, scope, "overlap", cw_overlap_nick (pick (self, 3)));
  for (guint i = pick (self, 3); i > 0; i--)
    {
      guint choice = pick (self, G_N_ELEMENTS (limits));

      limit (self, scope, limits[choice][0], limits[choice][1]);
    }
  return scope;
}

static CwMatrix *
compute (Maker *self,
         const CwScope *scope,
         const char *rows,
         const char *columns,
         CwTabulation **tabulation)
{
  g_autoptr (GError) error = NULL;

  *tabulation = cw_tabulation_new (self->project);
  cw_tabulation_set_scope (*tabulation, scope, &error);
  g_assert_no_error (error);
  cw_tabulation_add_dimension (*tabulation, CW_AXIS_ROWS, rows, &error);
  g_assert_no_error (error);
  cw_tabulation_add_dimension (*tabulation, CW_AXIS_COLUMNS, columns, &error);
  g_assert_no_error (error);
  cw_tabulation_set_detailed (*tabulation, TRUE);
  return cw_tabulation_compute (*tabulation);
}

/* Turned round, a matrix has the same numbers. */
static void
assert_turned (Maker *self,
               const CwScope *scope,
               const char *rows,
               const char *columns,
               CwMatrix *matrix)
{
  CwTabulation *tabulation;
  g_autoptr (CwMatrix) turned = compute (self, scope, columns, rows, &tabulation);
  guint n_rows = cw_matrix_get_n_rows (matrix), n_columns = cw_matrix_get_n_columns (matrix);

  g_assert_cmpuint (cw_matrix_get_n_rows (turned), ==, n_columns);
  g_assert_cmpuint (cw_matrix_get_n_columns (turned), ==, n_rows);
  for (guint row = 0; row <= n_rows; row++)
    for (guint column = 0; column <= n_columns; column++)
      {
        g_assert_cmpmem (cw_matrix_get_counts (matrix, row, column),
                         sizeof (CwCounts),
                         cw_matrix_get_counts (turned, column, row),
                         sizeof (CwCounts));
        g_assert_cmpmem (cw_matrix_get_cell_material (matrix, row, column),
                         sizeof (CwMaterial),
                         cw_matrix_get_cell_material (turned, column, row),
                         sizeof (CwMaterial));
        g_assert_cmpmem (cw_matrix_get_figures (matrix, row, column),
                         sizeof (CwFigures),
                         cw_matrix_get_figures (turned, column, row),
                         sizeof (CwFigures));
      }
  g_assert_finalize_object (tabulation);
}

static void
check_matrix (Maker *self)
{
  g_autoptr (CwScope) scope = make_scope (self);
  g_autofree char *rows = make_side (self);
  g_autofree char *columns = make_side (self);
  g_autofree char *limits = cw_scope_print (scope);
  CwTabulation *tabulation;
  g_autoptr (CwMatrix) matrix = compute (self, scope, rows, columns, &tabulation);

  g_test_message ("%s × %s%s", rows, columns, limits);
  if (cw_matrix_get_n_rows (matrix) > 0 && cw_matrix_get_n_columns (matrix) > 0
      && cw_matrix_get_n_rows (matrix) * cw_matrix_get_n_columns (matrix) < 400)
    {
      matrix_reference_check (self->project, scope, rows, columns, tabulation, matrix);
      assert_turned (self, scope, rows, columns, matrix);
    }
  g_assert_finalize_object (tabulation);
}

static guint
count_rounds (void)
{
  const char *rounds = g_getenv ("CASEWEAVE_MATRIX_ROUNDS");

  return rounds == NULL ? N_ROUNDS : (guint) g_ascii_strtoull (rounds, NULL, 10);
}

static void
test_against_reference (void)
{
  for (guint round = 0, n = count_rounds (); round < n; round++)
    {
      Maker maker = { .rand = g_rand_new_with_seed (20210415 + round) };

      g_test_message ("project %u", round);
      make_project (&maker);
      for (guint i = 0; i < N_MATRICES; i++)
        check_matrix (&maker);
      cw_test_project_remove (maker.project);
      g_rand_free (maker.rand);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/random-matrix/against-reference", test_against_reference);
  return g_test_run ();
}
