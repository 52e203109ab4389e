/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The measures of method.md §3.2 to §3.4 said as plainly as possible: each cell marks the characters and the codings
 * that it has, one by one, and counts them. It looks at no index. */

#include "config.h"

#include "matrix-reference.h"

#include "matrix-marks.h"

/* --- a cell --------------------------------------------------------------------------------------------------------------- */

typedef struct
{
  Reference *reference;
  guint row;
  guint column;
  guint8 *text;     /* by character: it is of the cell */
  guint8 *covered;  /* by character */
  guint8 *codings;  /* by coding: it counts */
  guint8 *excerpts; /* by coding: it is the first of an excerpt that counts */
  CwCounts counts;
  CwMaterial material;
  CwFigures figures;
} Cell;

static void
count_coding (Cell *cell, guint i)
{
  Reference *self = cell->reference;
  const WorldCoding *coding = CODING (&self->world, i);
  gboolean counts = FALSE;

  for (guint c = coding->start; self->world.counting[i] && c < coding->end; c++)
    if (reference_has (self, CW_AXIS_ROWS, cell->row, i, c)
        && reference_has (self, CW_AXIS_COLUMNS, cell->column, i, c))
      {
        counts = TRUE;
        cell->covered[c] = 1;
      }
  if (!counts)
    return;
  cell->codings[i] = 1;
  cell->counts.codings++;
  cell->excerpts[i] = 1;
  for (guint j = 0; j < i; j++)
    if (cell->codings[j] && CODING (&self->world, j)->excerpt == coding->excerpt)
      cell->excerpts[i] = 0;
  cell->counts.excerpts += cell->excerpts[i];
}

/* A passage ends where no excerpt covers a character or touches the next. */
static void
count_passages (Cell *cell)
{
  World *world = &cell->reference->world;

  for (guint s = 0; s < world->sources->len; s++)
    {
      const WorldSource *source = SOURCE (world, s);
      g_autofree guint8 *joined = g_new0 (guint8, 2 * source->n + 2); /* in half characters */
      gboolean any = FALSE;

      for (guint i = 0; i < world->codings->len; i++)
        if (cell->codings[i] && CODING (world, i)->source == s)
          {
            any = TRUE;
            for (guint c = 2 * (CODING (world, i)->start - source->first);
                 c <= 2 * (CODING (world, i)->end - source->first);
                 c++)
              joined[c] = 1;
          }
      cell->counts.sources += any;
      for (guint c = 0; c <= 2 * source->n; c++)
        cell->counts.passages += joined[c] && !joined[c + 1];
    }
}

static guint64
count_words (const WorldSource *source, const guint8 *marks)
{
  guint64 words = 0;

  for (guint start = 0, end; start < source->n; start = end)
    {
      for (end = start; end < source->n && marks[source->first + end]; end++)
        ;
      if (end > start)
        words += cw_text_count_words (source->text, start, end);
      else
        end++;
    }
  return words;
}

static guint
count_people (World *world, const guint8 *marks)
{
  g_autoptr (CwStatement) rows
      = world_ask (world, "SELECT id FROM participant WHERE ?1 = 0", 0, NULL);
  guint n = 0;

  while (cw_statement_step (rows, NULL) == CW_STEP_ROW)
    {
      gint64 person = cw_statement_get_integer (rows, 0);
      gboolean heard = FALSE;

      for (guint c = 0; !heard && c < world->characters->len; c++)
        heard = marks[c] && world_is_of_person (world, c, person);
      n += heard;
    }
  return n;
}

static void
measure (World *world, const guint8 *marks, CwMaterial *material)
{
  for (guint s = 0; s < world->sources->len; s++)
    {
      const WorldSource *source = SOURCE (world, s);
      guint n = 0;

      for (guint c = source->first; c < source->first + source->n; c++)
        n += marks[c];
      material->characters += n;
      material->sources += n > 0;
      material->words += count_words (source, marks);
    }
  material->participants = count_people (world, marks);
}

static gboolean
is_construct (Reference *self, CwAxis axis, guint item, gint64 construct)
{
  for (guint i = item < reference_n_items (self, axis) ? item : 0;
       i < reference_n_items (self, axis);
       i++)
    {
      if (((const Marks *) g_ptr_array_index (self->items[axis], i))->construct == construct)
        return TRUE;
      if (item < reference_n_items (self, axis))
        break;
    }
  return FALSE;
}

static gboolean
names_constructs (Reference *self)
{
  for (CwAxis axis = CW_AXIS_ROWS; axis <= CW_AXIS_COLUMNS; axis++)
    for (guint level = 0; reference_n_items (self, axis) > 0 && self->levels[axis][level] != NULL;
         level++)
      if (reference_is_level_of_codes (self->levels[axis][level]))
        return TRUE;
  return FALSE;
}

static void
weigh (Cell *cell, gint64 excerpt)
{
  Reference *self = cell->reference;
  g_autoptr (CwStatement) rows
      = world_ask (&self->world,
                   "SELECT code_id, stance FROM evidence_link JOIN summary "
                   "ON summary.id = summary_id WHERE excerpt_id = ?1",
                   excerpt,
                   NULL);
  guint n = 0, contradicting = 0;

  while (cw_statement_step (rows, NULL) == CW_STEP_ROW)
    for (guint i = 0; cw_stances[i] != NULL; i++)
      if (g_str_equal (cw_stances[i], cw_statement_get_text (rows, 1))
          && (!names_constructs (self)
              || is_construct (self, CW_AXIS_ROWS, cell->row, cw_statement_get_integer (rows, 0))
              || is_construct (
                  self, CW_AXIS_COLUMNS, cell->column, cw_statement_get_integer (rows, 0))))
        {
          cell->figures.stances[i]++;
          n++;
          contradicting += i == 1;
        }
  cell->figures.contradicted += n > 0 && n == contradicting;
}

static void
rate (Cell *cell)
{
  World *world = &cell->reference->world;
  CwFigures *figures = &cell->figures;
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint most = 0;

  for (gint64 value = -9; value <= 9; value++)
    {
      guint n = 0;

      for (guint i = 0; i < world->codings->len; i++)
        if (cell->codings[i] && CODING (world, i)->rated && CODING (world, i)->magnitude == value)
          {
            g_autofree char *code = g_strdup_printf ("c%" G_GINT64_FORMAT, CODING (world, i)->code);
            g_autoptr (CwStatement) named = world_ask (
                world,
                "SELECT 1 FROM code WHERE ?1 = 0 AND name = ?2 AND scale GLOB '*[a-z]*'",
                0,
                code);

            figures->n_named += cw_statement_step (named, NULL) == CW_STEP_ROW;
            g_array_append_val (values, value);
            n++;
          }
      if (n > most)
        {
          most = n;
          figures->mode = value;
        }
    }
  figures->n_magnitudes = values->len;
  if (values->len == 0)
    return;
  for (guint i = 0; i < values->len; i++)
    figures->mean += (double) g_array_index (values, gint64, i) / values->len;
  figures->minimum = g_array_index (values, gint64, 0);
  figures->maximum = g_array_index (values, gint64, values->len - 1);
  figures->median = (g_array_index (values, gint64, (values->len - 1) / 2)
                     + g_array_index (values, gint64, values->len / 2))
                    / 2.0;
}

/* --- the state of a cell ---------------------------------------------------------------------------------------------- */

static gboolean
has_code (Reference *self, CwAxis axis, guint item, gint64 code)
{
  for (guint i = item < reference_n_items (self, axis) ? item : 0;
       i < reference_n_items (self, axis);
       i++)
    {
      const Marks *marks = g_ptr_array_index (self->items[axis], i);
      gboolean found = marks->codes == NULL;

      for (guint j = 0; marks->codes != NULL && marks->codes[j] != 0; j++)
        found = found || marks->codes[j] == code;
      if (found)
        return TRUE;
      if (item < reference_n_items (self, axis))
        break;
    }
  return FALSE;
}

static gboolean
ask (World *world, const char *sql, gint64 id, const char *text)
{
  g_autoptr (CwStatement) rows = world_ask (world, sql, id, text);

  return cw_statement_step (rows, NULL) == CW_STEP_ROW;
}

static gboolean
is_in_pass (World *world, gint64 source, gint64 code)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, source);

  return ask (world,
              "SELECT 1 FROM review, code WHERE code.id = ?1 AND source_id = CAST (?2 AS INTEGER) "
              "AND reviewed_at >= defined_at AND (code_id = code.id OR (code_id IS NULL AND EXISTS "
              "(SELECT 1 FROM source WHERE source.id = source_id "
              "AND status IN ('reviewed', 'complete'))))",
              code,
              id);
}

/* R24, for all codes of the cell that can be applied; where none can, being reviewed at all is enough. */
static gboolean
is_reviewed (Cell *cell, const WorldSource *source)
{
  Reference *self = cell->reference;
  g_autoptr (GArray) codes = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean any = FALSE;

  {
    g_autoptr (CwStatement) rows = world_ask (
        &self->world,
        "SELECT id FROM code WHERE ?1 = 0 AND status <> 'retired' AND (level = 'code' OR EXISTS "
        "(SELECT 1 FROM coding WHERE code_id = code.id))",
        0,
        NULL);

    while (cw_statement_step (rows, NULL) == CW_STEP_ROW)
      {
        gint64 id = cw_statement_get_integer (rows, 0);

        g_array_append_val (codes, id);
      }
  }
  for (guint i = 0; i < codes->len; i++)
    {
      gint64 code = g_array_index (codes, gint64, i);

      if (!has_code (self, CW_AXIS_ROWS, cell->row, code)
          || !has_code (self, CW_AXIS_COLUMNS, cell->column, code))
        continue;
      any = TRUE;
      if (!is_in_pass (&self->world, source->id, code))
        return FALSE;
    }
  return any || g_str_equal (source->status, "reviewed")
         || g_str_equal (source->status, "complete");
}

/* A case or a source and a code, on any side, neither of them inside another. */
static gboolean
is_confirmed (Cell *cell)
{
  Reference *self = cell->reference;
  const CwMatrixHeader *header[2];

  if (cell->row == reference_n_items (self, CW_AXIS_ROWS)
      || cell->column == reference_n_items (self, CW_AXIS_COLUMNS)
      || self->levels[CW_AXIS_ROWS][1] != NULL || self->levels[CW_AXIS_COLUMNS][1] != NULL)
    return FALSE;
  header[0] = cw_matrix_get_row (self->matrix, cell->row);
  header[1] = cw_matrix_get_column (self->matrix, cell->column);
  for (guint i = 0; i < 2; i++)
    if (header[1 - i]->kind == CW_KIND_CODE && !header[1 - i]->own
        && (header[i]->kind == CW_KIND_CASE || header[i]->kind == CW_KIND_SOURCE))
      {
        g_autofree char *sql = g_strdup_printf (
            "SELECT 1 FROM summary WHERE row_kind = ?2 AND code_id = ?1 AND absent_at <> '' "
            "AND row_id = %" G_GINT64_FORMAT,
            header[i]->id);

        return ask (&self->world, sql, header[1 - i]->id, cw_kind_get_noun (header[i]->kind));
      }
  return FALSE;
}

static void
find_state (Cell *cell)
{
  World *world = &cell->reference->world;
  CwFigures *figures = &cell->figures;

  for (guint s = 0; cell->counts.excerpts == 0 && s < world->sources->len; s++)
    {
      const WorldSource *source = SOURCE (world, s);
      guint n = 0;

      for (guint c = source->first; c < source->first + source->n; c++)
        n += cell->text[c];
      if (n > 0 && !is_reviewed (cell, source))
        figures->n_unreviewed++;
    }
  if (cell->counts.excerpts > 0)
    figures->state
        = figures->contradicted == cell->counts.excerpts ? CW_CELL_CONTRADICTED : CW_CELL_PRESENT;
  else if (cell->material.characters == 0)
    figures->state = CW_CELL_NO_MATERIAL;
  else if (figures->n_unreviewed > 0)
    figures->state = CW_CELL_UNREVIEWED;
  else
    figures->state = is_confirmed (cell) ? CW_CELL_CONFIRMED_ABSENT : CW_CELL_ABSENT;
}

/* --- comparing -------------------------------------------------------------------------------------------------------- */

static void
count_cell (Cell *cell)
{
  Reference *self = cell->reference;
  World *world = &self->world;

  for (guint c = 0; c < world->characters->len; c++)
    cell->text[c] = reference_has_text (self, CW_AXIS_ROWS, cell->row, c)
                    && reference_has_text (self, CW_AXIS_COLUMNS, cell->column, c);
  for (guint i = 0; i < world->codings->len; i++)
    count_coding (cell, i);
  count_passages (cell);
  for (guint s = 0; s < world->sources->len; s++)
    cell->figures.words += count_words (SOURCE (world, s), cell->covered);
  for (guint c = 0; c < world->characters->len; c++)
    cell->counts.characters += cell->covered[c];
  cell->figures.participants = count_people (world, cell->covered);
  measure (world, cell->text, &cell->material);
  for (guint i = 0; i < world->codings->len; i++)
    if (cell->excerpts[i])
      {
        CwDateSpan span;
        gboolean imprecise = FALSE;

        weigh (cell, CODING (world, i)->excerpt);
        if (self->timed && world->scope->basis != CW_TIME_CODED)
          world_find_day (world,
                          world->scope->basis,
                          CODING (world, i)->source,
                          CODING (world, i),
                          &span,
                          &imprecise);
        cell->figures.imprecise += imprecise;
      }
  rate (cell);
  find_state (cell);
}

static void
assert_material (const CwMaterial *ours, const CwMaterial *expected)
{
  g_assert_cmpuint (ours->characters, ==, expected->characters);
  g_assert_cmpuint (ours->sources, ==, expected->sources);
  g_assert_cmpuint (ours->words, ==, expected->words);
  g_assert_cmpuint (ours->participants, ==, expected->participants);
}

static void
assert_figures (const CwFigures *ours, const CwFigures *expected)
{
  g_assert_cmpuint (ours->words, ==, expected->words);
  g_assert_cmpuint (ours->participants, ==, expected->participants);
  for (guint i = 0; i < G_N_ELEMENTS (ours->stances); i++)
    g_assert_cmpuint (ours->stances[i], ==, expected->stances[i]);
  g_assert_cmpuint (ours->contradicted, ==, expected->contradicted);
  g_assert_cmpuint (ours->imprecise, ==, expected->imprecise);
  g_assert_cmpuint (ours->n_magnitudes, ==, expected->n_magnitudes);
  g_assert_cmpuint (ours->n_named, ==, expected->n_named);
  g_assert_cmpfloat (ours->median, ==, expected->median);
  g_assert_cmpfloat_with_epsilon (ours->mean, expected->mean, 1e-9);
  g_assert_cmpint (ours->mode, ==, expected->mode);
  g_assert_cmpint (ours->minimum, ==, expected->minimum);
  g_assert_cmpint (ours->maximum, ==, expected->maximum);
  g_assert_cmpstr (cw_cell_state_nick (ours->state), ==, cw_cell_state_nick (expected->state));
  g_assert_cmpuint (
      ours->n_unreviewed, ==, expected->state == CW_CELL_UNREVIEWED ? expected->n_unreviewed : 0);
}

static void
assert_counts (const CwCounts *ours, const CwCounts *expected)
{
  g_assert_cmpuint (ours->codings, ==, expected->codings);
  g_assert_cmpuint (ours->excerpts, ==, expected->excerpts);
  g_assert_cmpuint (ours->passages, ==, expected->passages);
  g_assert_cmpuint (ours->sources, ==, expected->sources);
  g_assert_cmpuint (ours->characters, ==, expected->characters);
}

static void
check_cell (Reference *self, guint row, guint column)
{
  Cell cell = { self, row, column };
  g_autoptr (GArray) listed = cw_tabulation_list_evidence (self->tabulation, row, column);
  g_autoptr (GArray) unreviewed
      = cw_tabulation_list_unreviewed (self->tabulation, row, column, NULL);

  cell.text = g_new0 (guint8, self->world.characters->len + 1);
  cell.covered = g_new0 (guint8, self->world.characters->len + 1);
  cell.codings = g_new0 (guint8, self->world.codings->len + 1);
  cell.excerpts = g_new0 (guint8, self->world.codings->len + 1);
  count_cell (&cell);
  assert_counts (cw_matrix_get_counts (self->matrix, row, column), &cell.counts);
  assert_material (cw_matrix_get_cell_material (self->matrix, row, column), &cell.material);
  assert_figures (cw_matrix_get_figures (self->matrix, row, column), &cell.figures);
  g_assert_cmpuint (listed->len, ==, cell.counts.excerpts);
  if (cell.figures.state == CW_CELL_UNREVIEWED)
    g_assert_cmpuint (unreviewed->len, ==, cell.figures.n_unreviewed);
  g_free (cell.text);
  g_free (cell.covered);
  g_free (cell.codings);
  g_free (cell.excerpts);
}

/* Whatever is in scope is in some slice of time (W12). */
static void
check_slices (Reference *self, CwAxis axis)
{
  if (self->levels[axis][0] == NULL || self->levels[axis][1] != NULL
      || !reference_is_period (self->levels[axis][0]))
    return;
  for (guint c = 0; c < self->world.characters->len; c++)
    g_assert_true (!self->world.counted[c]
                   || reference_has_text (self, axis, reference_n_items (self, axis), c));
  for (guint i = 0; i < self->world.codings->len; i++)
    {
      const WorldCoding *coding = CODING (&self->world, i);

      for (guint c = coding->start; c < coding->end; c++)
        g_assert_true (!self->world.counted[c]
                       || reference_has (self, axis, reference_n_items (self, axis), i, c));
    }
}

/* Each cell and each total against the rows of the file. */
void
matrix_reference_check (CwProject *project,
                        const CwScope *scope,
                        const char *rows,
                        const char *columns,
                        CwTabulation *tabulation,
                        CwMatrix *matrix)
{
  Reference self = { .matrix = matrix, .tabulation = tabulation };

  world_load (&self.world, project, scope);
  reference_mark_axis (&self, CW_AXIS_ROWS, rows);
  reference_mark_axis (&self, CW_AXIS_COLUMNS, columns);
  check_slices (&self, CW_AXIS_ROWS);
  check_slices (&self, CW_AXIS_COLUMNS);
  for (guint row = 0; row <= cw_matrix_get_n_rows (matrix); row++)
    for (guint column = 0; column <= cw_matrix_get_n_columns (matrix); column++)
      check_cell (&self, row, column);
  for (CwAxis axis = CW_AXIS_ROWS; axis <= CW_AXIS_COLUMNS; axis++)
    {
      g_strfreev (self.levels[axis]);
      g_ptr_array_unref (self.items[axis]);
    }
  world_clear (&self.world);
}
