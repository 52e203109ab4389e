/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What each dimension means, said once more and as plainly as possible: a question for each character and each coding. */

#include "config.h"

#include "matrix-marks.h"

#include <stdio.h>
#include <string.h>

static gint64
number_of (const char *label)
{
  return g_ascii_strtoll (label + 1, NULL, 10);
}

/* --- slices of time -------------------------------------------------------------------------------------------------- */

typedef struct
{
  const char *label;
  gint64 case_id;
  CwDateSpan span;
} Days;

gboolean
reference_is_period (const char *level)
{
  return g_str_has_prefix (level, "period:") || g_str_equal (level, "month")
         || g_str_equal (level, "quarter") || g_str_equal (level, "year");
}

/* The dates of the random projects are of these years. */
static void
add_calendar (GArray *days, const char *level)
{
  guint months = g_str_equal (level, "month") ? 1 : g_str_equal (level, "quarter") ? 3 : 12;

  for (guint month = 2019 * 12; month < 2025 * 12; month += months)
    {
      guint year = month / 12, first = month % 12 + 1;
      g_autofree char *label = months == 12  ? g_strdup_printf ("%u", year)
                               : months == 3 ? g_strdup_printf ("%uQ%u", year, first / 3 + 1)
                                             : g_strdup_printf ("%u-%02u", year, first);
      Days one = { g_intern_string (label) };

      g_assert_true (cw_date_span_parse (label, &one.span));
      g_array_append_val (days, one);
    }
}

static GArray *
list_days (Reference *self, const char *level)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (Days));
  g_autoptr (CwStatement) rows = NULL;

  if (!g_str_has_prefix (level, "period:"))
    {
      add_calendar (days, level);
      return days;
    }
  rows = world_ask (&self->world,
                    "SELECT label, coalesce (case_id, 0), start_date, end_date FROM period "
                    "JOIN period_set ON period_set.id = set_id WHERE ?1 = 0 AND name = ?2",
                    0,
                    level + strlen ("period:"));
  while (cw_statement_step (rows, NULL) == CW_STEP_ROW)
    {
      Days one = { g_intern_string (cw_statement_get_text (rows, 0)),
                   cw_statement_get_integer (rows, 1) };
      CwDateSpan last = { 0, G_MAXUINT32 };

      g_assert_true (cw_date_span_parse (cw_statement_get_text (rows, 2), &one.span));
      if (*cw_statement_get_text (rows, 3) != '\0')
        g_assert_true (cw_date_span_parse (cw_statement_get_text (rows, 3), &last));
      one.span.last = last.last;
      g_array_append_val (days, one);
    }
  return days;
}

/* Whether the character, or some of the coding's excerpt, is of the case. */
static gboolean
belongs (Reference *self, guint character, const WorldCoding *coding, gint64 case_id)
{
  if (case_id == 0)
    return TRUE;
  if (coding == NULL)
    return world_is_of_case (&self->world, character, case_id);
  for (guint i = coding->start; i < coding->end; i++)
    if (self->world.counted[i] && world_is_of_case (&self->world, i, case_id))
      return TRUE;
  return FALSE;
}

/* R13, for a case at a time. */
static gboolean
is_in_slice (Reference *self,
             const GArray *days,
             const char *label,
             guint source,
             guint character,
             const WorldCoding *coding)
{
  const CwScope *scope = self->world.scope;
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);
  CwDateSpan when;
  gboolean imprecise, anywhere = FALSE, here = FALSE;

  if (!world_find_day (&self->world, scope->basis, source, coding, &when, &imprecise))
    return g_str_equal (label, "undated");
  if (scope->overlap == CW_OVERLAP_START)
    when.last = when.first;
  for (guint i = 0; i < days->len; i++)
    {
      gint64 case_id = g_array_index (days, Days, i).case_id;
      guint n = 0;
      gboolean named = FALSE;

      if (!g_hash_table_add (done, GSIZE_TO_POINTER (case_id + 1))
          || !belongs (self, character, coding, case_id))
        continue;
      for (guint j = 0; j < days->len; j++)
        {
          const Days *one = &g_array_index (days, Days, j);

          if (one->case_id != case_id || when.last < one->span.first || when.first > one->span.last)
            continue;
          n++;
          named = named || g_str_equal (one->label, label);
        }
      anywhere = anywhere || n > 0;
      if (scope->overlap == CW_OVERLAP_APART && n > 1)
        named = g_str_equal (label, "several");
      here = here || named;
    }
  return here || (!anywhere && g_str_equal (label, "outside"));
}

/* --- text --------------------------------------------------------------------------------------------------------------- */

static gboolean
is_of_object (Reference *self, guint character, CwStatement *holder)
{
  gint64 source = SOURCE (&self->world, CHARACTER (&self->world, character)->source)->id;

  if (cw_statement_get_integer (holder, 0) != 0)
    return world_is_of_case (&self->world, character, cw_statement_get_integer (holder, 0));
  if (cw_statement_get_integer (holder, 1) != 0)
    return cw_statement_get_integer (holder, 1) == source;
  return world_is_of_person (&self->world, character, cw_statement_get_integer (holder, 2));
}

static gboolean
is_in_bin (const char *label, const char *value)
{
  double low, high, number = g_ascii_strtod (value, NULL);

  if (sscanf (label, "%lf – <%lf", &low, &high) == 2)
    return number >= low && number < high;
  if (sscanf (label, "%lf – %lf", &low, &high) == 2)
    return number >= low && number <= high;
  return g_str_equal (label, value);
}

static gboolean
has_value (Reference *self, const char *name, const char *label, guint character)
{
  g_autofree char *attribute = g_strndup (name, strcspn (name, "/"));
  g_autoptr (CwStatement) rows
      = world_ask (&self->world,
                   "SELECT case_id, source_id, participant_id, value FROM attribute_value "
                   "JOIN attribute ON attribute.id = attribute_id WHERE ?1 = 0 AND name = ?2 "
                   "AND value <> ''",
                   0,
                   attribute);

  while (cw_statement_step (rows, NULL) == CW_STEP_ROW)
    if (is_in_bin (label, cw_statement_get_text (rows, 3)) && is_of_object (self, character, rows))
      return TRUE;
  return FALSE;
}

static gboolean
has_character (Reference *self,
               const char *level,
               const GArray *days,
               const char *label,
               guint character)
{
  World *world = &self->world;
  const WorldCharacter *it = CHARACTER (world, character);
  const WorldSource *source = SOURCE (world, it->source);

  if (days != NULL)
    return !cw_time_basis_is_of_text (world->scope->basis)
           || is_in_slice (self, days, label, it->source, character, NULL);
  if (g_str_equal (level, "case") || g_str_has_prefix (level, "case:"))
    return world_is_of_case (world, character, number_of (label));
  if (g_str_equal (level, "source"))
    return number_of (label) == source->id;
  if (g_str_equal (level, "source-kind"))
    return g_str_equal (g_str_equal (label, "no kind") ? "" : label, source->kind);
  if (g_str_equal (level, "voice"))
    return g_str_equal (g_str_equal (label, "unset") ? "" : label, it->voice);
  if (g_str_equal (level, "participant"))
    return world_is_of_person (world, character, number_of (label));
  if (g_str_equal (level, "role"))
    return world_is_of_role (world, character, label);
  if (g_str_has_prefix (level, "attribute:"))
    return has_value (self, level + strlen ("attribute:"), label, character);
  return TRUE;
}

/* --- codings ------------------------------------------------------------------------------------------------------------ */

gboolean
reference_is_level_of_codes (const char *level)
{
  return g_str_equal (level, "code") || g_str_equal (level, "theme")
         || g_str_has_prefix (level, "codes:");
}

/* q1 asks for starred excerpts, q2 for those with the code c1. */
static gboolean
is_found (Reference *self, const char *label, const WorldCoding *coding)
{
  if (g_str_equal (label, "q1"))
    return coding->starred;
  for (guint i = 0; i < self->world.codings->len; i++)
    if (CODING (&self->world, i)->excerpt == coding->excerpt && CODING (&self->world, i)->code == 1)
      return TRUE;
  return FALSE;
}

static gboolean
has_coding (Reference *self,
            const char *level,
            const GArray *days,
            const char *label,
            gboolean own,
            const WorldCoding *coding)
{
  g_autofree char *magnitude = g_strdup_printf ("%" G_GINT64_FORMAT, coding->magnitude);

  if (days != NULL)
    return cw_time_basis_is_of_text (self->world.scope->basis)
           || is_in_slice (self, days, label, coding->source, 0, coding);
  if (reference_is_level_of_codes (level))
    return own ? coding->code == number_of (label)
               : world_feeds (&self->world, coding->code, number_of (label));
  if (g_str_equal (level, "magnitude"))
    return coding->rated ? g_str_equal (magnitude, label) : g_str_equal (label, "no magnitude");
  if (g_str_has_prefix (level, "query"))
    return is_found (self, label, coding);
  return TRUE;
}

/* --- items -------------------------------------------------------------------------------------------------------------- */

guint
reference_n_items (Reference *self, CwAxis axis)
{
  return axis == CW_AXIS_ROWS ? cw_matrix_get_n_rows (self->matrix)
                              : cw_matrix_get_n_columns (self->matrix);
}

static const CwMatrixHeader *
header_of (Reference *self, CwAxis axis, guint i)
{
  return axis == CW_AXIS_ROWS ? cw_matrix_get_row (self->matrix, i)
                              : cw_matrix_get_column (self->matrix, i);
}

static void
free_marks (gpointer data)
{
  Marks *marks = data;

  g_free (marks->characters);
  g_free (marks->codings);
  g_free (marks->codes);
  g_free (marks);
}

static Marks *
new_marks (Reference *self)
{
  Marks *marks = g_new0 (Marks, 1);

  marks->characters = g_new0 (guint8, self->world.characters->len + 1);
  marks->codings = g_new0 (guint8, self->world.codings->len + 1);
  return marks;
}

static void
mark_level (Reference *self,
            Marks *marks,
            const char *level,
            const GArray *days,
            const char *label,
            gboolean own)
{
  for (guint i = 0; i < self->world.characters->len; i++)
    marks->characters[i] = marks->characters[i] && has_character (self, level, days, label, i);
  for (guint i = 0; i < self->world.codings->len; i++)
    marks->codings[i]
        = marks->codings[i] && has_coding (self, level, days, label, own, CODING (&self->world, i));
  if (reference_is_level_of_codes (level))
    marks->construct = number_of (label);
}

static void
add_codes (Reference *self, Marks *marks, const char *level, const char *label, gboolean own)
{
  g_autoptr (GArray) codes = g_array_new (TRUE, TRUE, sizeof (gint64));
  g_autoptr (CwStatement) rows = NULL;
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!reference_is_level_of_codes (level))
    return;
  rows = world_ask (&self->world, "SELECT id FROM code WHERE ?1 = 0", 0, NULL);
  while (cw_statement_step (rows, NULL) == CW_STEP_ROW)
    {
      gint64 id = cw_statement_get_integer (rows, 0);

      g_array_append_val (all, id);
    }
  for (guint i = 0; i < all->len; i++)
    {
      gint64 id = g_array_index (all, gint64, i);

      if (own ? id == number_of (label) : world_feeds (&self->world, id, number_of (label)))
        g_array_append_val (codes, id);
    }
  g_assert_null (marks->codes);
  marks->codes = (gint64 *) g_array_free (g_steal_pointer (&codes), FALSE);
}

static Marks *
mark_item (Reference *self, CwAxis axis, guint i, GArray *const *days)
{
  const CwMatrixHeader *header = header_of (self, axis, i);
  g_auto (GStrv) labels = g_strsplit (header->label, " › ", -1);
  Marks *marks = new_marks (self);

  memcpy (marks->characters, self->world.counted, self->world.characters->len);
  memset (marks->codings, 1, self->world.codings->len);
  for (guint level = 0; self->levels[axis][level] != NULL; level++)
    {
      mark_level (self, marks, self->levels[axis][level], days[level], labels[level], header->own);
      add_codes (self, marks, self->levels[axis][level], labels[level], header->own);
    }
  return marks;
}

void
reference_mark_axis (Reference *self, CwAxis axis, const char *definition)
{
  GArray *days[4] = { NULL };

  self->levels[axis] = g_strsplit (definition, ">", -1);
  self->items[axis] = g_ptr_array_new_with_free_func (free_marks);
  for (guint level = 0; reference_n_items (self, axis) > 0 && self->levels[axis][level] != NULL;
       level++)
    if (reference_is_period (self->levels[axis][level]))
      {
        self->timed = TRUE;
        days[level] = list_days (self, self->levels[axis][level]);
      }
  for (guint i = 0; i < reference_n_items (self, axis); i++)
    g_ptr_array_add (self->items[axis], mark_item (self, axis, i, days));
  for (guint level = 0; level < G_N_ELEMENTS (days); level++)
    g_clear_pointer (&days[level], g_array_unref);
}

/* The total has what any item has. */
gboolean
reference_has (Reference *self, CwAxis axis, guint item, guint coding, guint character)
{
  for (guint i = item < reference_n_items (self, axis) ? item : 0;
       i < reference_n_items (self, axis);
       i++)
    {
      const Marks *marks = g_ptr_array_index (self->items[axis], i);

      if (marks->codings[coding] && marks->characters[character])
        return TRUE;
      if (item < reference_n_items (self, axis))
        break;
    }
  return FALSE;
}

gboolean
reference_has_text (Reference *self, CwAxis axis, guint item, guint character)
{
  for (guint i = item < reference_n_items (self, axis) ? item : 0;
       i < reference_n_items (self, axis);
       i++)
    {
      const Marks *marks = g_ptr_array_index (self->items[axis], i);

      if (marks->characters[character])
        return TRUE;
      if (item < reference_n_items (self, axis))
        break;
    }
  return FALSE;
}
