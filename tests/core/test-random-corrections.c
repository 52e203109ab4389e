/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Ten thousand random corrections, undo and redo on text in many scripts, beside a slow model in which every character
 * knows to which anchors it belongs. */

#include "config.h"

#include <string.h>

#include "cw-anchor-note.h"
#include "cw-anchor-review.h"
#include "cw-correction.h"
#include "cw-grapheme.h"
#include "cw-project-private.h"
#include "cw-test-project.h"

#define N_EDITS 10000
#define N_EXCERPTS 16
#define MAX_LENGTH 500

static const char *const fragments[] = {
  "the ",
  "contract",
  " 9.5%, ",
  "e",
  "\u0301",
  "n\u0303o",
  "مرحبا ",
  "\u0628\u0651\u064e",
  "\u064e",
  "שלום ",
  "\u05e9\u05c1\u05bc",
  "क",
  "\u094d",
  "\u0915\u094d\u0937\u093f ",
  "\u1112\u1161\u11ab",
  "\u1112",
  "\u1161",
  "\u11ab",
  "한국",
  "👩\u200d👩\u200d👧",
  "👩",
  "\u200d",
  "👧",
  "👍\U0001f3fd",
  "\U0001f3fd",
  "🇳🇱",
  "\U0001f1f3",
  "\U0001f1f1",
  "❤\ufe0f",
  "\ufe0f",
  "警察",
  "\n",
  "\r\n",
  "\r",
  "\t",
  "\u00a0",
  "\u0e01\u0e33",
};

/* A character of the model. */
typedef struct
{
  gunichar c;
  guint64 members; /* a bit for each anchor that it belongs to */
} Mark;

/* The project as the model has it, at one moment. */
typedef struct
{
  GArray *marks;             /* of Mark */
  guint orphans[N_EXCERPTS]; /* where an anchor without characters is */
  char *quotes[N_EXCERPTS];  /* the words of each now */
  GHashTable *labels;        /* paragraph id → label, of all that ever were */
} State;

typedef struct
{
  CwProject *project;
  GRand *rand;
  gint64 ids[N_EXCERPTS];
  GPtrArray *states; /* of State: after each step that can be undone */
  guint position;
} World;

static guint
pick (World *world, guint n)
{
  return g_rand_int_range (world->rand, 0, n);
}

/* --- the model --------------------------------------------------------------------------------------------------- */

static State *
state_new (void)
{
  State *self = g_new0 (State, 1);

  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  self->labels = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return self;
}

static void
state_free (State *self)
{
  g_array_unref (self->marks);
  g_hash_table_unref (self->labels);
  for (guint i = 0; i < N_EXCERPTS; i++)
    g_free (self->quotes[i]);
  g_free (self);
}

static State *
state_copy (const State *self)
{
  State *copy = state_new ();
  GHashTableIter iter;
  gpointer id, label;

  g_array_append_vals (copy->marks, self->marks->data, self->marks->len);
  g_hash_table_iter_init (&iter, self->labels);
  while (g_hash_table_iter_next (&iter, &id, &label))
    g_hash_table_insert (copy->labels, id, g_strdup (label));
  for (guint i = 0; i < N_EXCERPTS; i++)
    {
      copy->orphans[i] = self->orphans[i];
      copy->quotes[i] = g_strdup (self->quotes[i]);
    }
  return copy;
}

static const Mark *
mark_at (const State *self, guint i)
{
  return &g_array_index (self->marks, Mark, i);
}

static char *
state_dup_range (const State *self, guint start, guint end)
{
  GString *text = g_string_new (NULL);

  for (guint i = start; i < end; i++)
    g_string_append_unichar (text, mark_at (self, i)->c);
  return g_string_free (text, FALSE);
}

/* The range of an anchor; FALSE where it has no characters. */
static gboolean
find_members (const State *self, guint anchor, guint *start, guint *end)
{
  gboolean found = FALSE;

  for (guint i = 0; i < self->marks->len; i++)
    if (mark_at (self, i)->members & (G_GUINT64_CONSTANT (1) << anchor))
      {
        if (!found)
          *start = i;
        *end = i + 1;
        found = TRUE;
      }
  return found;
}

/* The anchors that what comes in the place of [a,b) belongs to: those that hold all of it, or both its neighbours. */
static guint64
find_takers (const State *self, guint a, guint b)
{
  guint64 takers = ~G_GUINT64_CONSTANT (0);

  if (a == b)
    return a == 0 || a == self->marks->len
               ? 0
               : mark_at (self, a - 1)->members & mark_at (self, a)->members;
  for (guint i = a; i < b; i++)
    takers &= mark_at (self, i)->members;
  return takers;
}

static guint
move_orphan (guint place, guint a, guint b, guint length)
{
  if (b <= place)
    return place - (b - a) + length;
  return MIN (place, a);
}

/* Puts in new characters and takes out old ones, one by one. */
static void
state_splice (State *self, guint a, guint b, const char *text)
{
  guint64 takers = find_takers (self, a, b);
  guint length = g_utf8_strlen (text, -1);
  guint start, end;

  for (guint i = 0; i < N_EXCERPTS; i++)
    self->orphans[i]
        = find_members (self, i, &start, &end) ? a : move_orphan (self->orphans[i], a, b, length);
  g_array_remove_range (self->marks, a, b - a);
  for (guint i = 0; i < length; i++, text = g_utf8_next_char (text))
    {
      Mark mark = { g_utf8_get_char (text), takers };

      g_array_insert_val (self->marks, a + i, mark);
    }
}

static guint
snap (const char *text, guint position, gboolean forward)
{
  gsize offset = g_utf8_offset_to_pointer (text, position) - text;
  gsize found = forward ? cw_grapheme_find_forward (text, strlen (text), offset)
                        : cw_grapheme_find_back (text, strlen (text), offset);

  return g_utf8_pointer_to_offset (text, text + found);
}

/* R5, and the words of each anchor after the edit. */
static void
state_snap (State *self)
{
  g_autofree char *text = state_dup_range (self, 0, self->marks->len);

  for (guint i = 0; i < N_EXCERPTS; i++)
    {
      guint start, end;

      g_clear_pointer (&self->quotes[i], g_free);
      if (!find_members (self, i, &start, &end))
        {
          self->orphans[i] = snap (text, self->orphans[i], FALSE);
          self->quotes[i] = g_strdup ("");
          continue;
        }
      start = snap (text, start, FALSE);
      end = snap (text, end, TRUE);
      for (guint j = start; j < end; j++)
        g_array_index (self->marks, Mark, j).members |= G_GUINT64_CONSTANT (1) << i;
      self->quotes[i] = state_dup_range (self, start, end);
    }
}

static void
state_edit (State *self, guint a, guint b, const char *replacement)
{
  g_autofree char *old = state_dup_range (self, a, b);
  g_auto (GStrv) parts = g_strsplit (replacement, "\r\n", -1);
  g_autofree char *text = g_strdelimit (g_strjoinv ("\n", parts), "\r", '\n');
  g_autofree gunichar *from = g_utf8_to_ucs4_fast (old, -1, NULL);
  g_autofree gunichar *to = NULL;
  g_autofree char *rest = NULL;
  glong first = 0, n;

  to = g_utf8_to_ucs4_fast (text, -1, &n);
  while (first < (glong) (b - a) && first < n && from[first] == to[first])
    first++;
  while (b - a > (guint) first && n > first && from[b - a - 1] == to[n - 1])
    {
      b--;
      n--;
    }
  rest = g_ucs4_to_utf8 (to + first, n - first, NULL, NULL, NULL);
  state_splice (self, a + first, b, rest);
  state_snap (self);
}

/* --- comparing ---------------------------------------------------------------------------------------------------- */

static void
assert_text (World *world, const State *state)
{
  CwText *text = cw_project_get_text (world->project, 1, NULL);
  g_autofree char *expected = state_dup_range (state, 0, state->marks->len);
  g_autofree char *words = cw_text_dup_range (text, 0, cw_text_get_length (text));

  g_assert_cmpuint (cw_text_get_length (text), ==, state->marks->len);
  g_assert_cmpstr (words, ==, expected);
}

static void
assert_anchors (World *world, const State *state)
{
  CwText *text = cw_project_get_text (world->project, 1, NULL);
  CwEvidence *evidence = cw_project_get_evidence (world->project);

  for (guint i = 0; i < N_EXCERPTS; i++)
    {
      const CwExcerptSpan *span = cw_evidence_find_excerpt (evidence, world->ids[i], NULL);
      g_autofree char *quote = cw_text_dup_range (text, span->start, span->end);
      guint start, end;

      if (!find_members (state, i, &start, &end))
        start = end = state->orphans[i];
      g_assert_cmpuint (span->start, ==, start);
      g_assert_cmpuint (span->end, ==, end);
      g_assert_cmpstr (quote, ==, state->quotes[i]);
    }
}

/* The same paragraph has the same label for ever, no two have the same, and none has one that another had. */
static void
take_labels (World *world, State *state, gboolean learn)
{
  CwText *text = cw_project_get_text (world->project, 1, NULL);
  g_autoptr (GHashTable) used = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer id, label;

  g_hash_table_iter_init (&iter, state->labels);
  while (g_hash_table_iter_next (&iter, &id, &label))
    g_assert_true (g_hash_table_add (used, label));
  for (guint i = 0; i < cw_text_get_n_paragraphs (text); i++)
    {
      const CwParagraph *paragraph = cw_text_get_paragraph (text, i);
      const char *known = g_hash_table_lookup (state->labels, GSIZE_TO_POINTER (paragraph->id));

      if (known != NULL)
        {
          g_assert_cmpstr (known, ==, paragraph->label);
          continue;
        }
      g_assert_true (learn);
      g_assert_false (g_hash_table_contains (used, paragraph->label));
      g_hash_table_insert (
          state->labels, GSIZE_TO_POINTER (paragraph->id), g_strdup (paragraph->label));
      g_hash_table_add (used,
                        g_hash_table_lookup (state->labels, GSIZE_TO_POINTER (paragraph->id)));
    }
}

static State *
state_now (World *world)
{
  return g_ptr_array_index (world->states, world->position);
}

static void
assert_all (World *world, gboolean learn)
{
  assert_text (world, state_now (world));
  assert_anchors (world, state_now (world));
  take_labels (world, state_now (world), learn);
}

/* An anchor that the edit does not reach has the words that it had, unless a character has grown over its edge. */
static guint
count_same (const State *before, const State *after)
{
  guint n = 0;

  for (guint i = 0; i < N_EXCERPTS; i++)
    n += g_str_equal (before->quotes[i], after->quotes[i]) ? 1 : 0;
  return n;
}

/* --- doing -------------------------------------------------------------------------------------------------------- */

static char *
make_words (World *world, guint n)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (words, fragments[pick (world, G_N_ELEMENTS (fragments))]);
  return g_string_free (words, FALSE);
}

static void
edit (World *world)
{
  g_autoptr (GError) error = NULL;
  State *next = state_copy (state_now (world));
  guint length = next->marks->len;
  guint a = pick (world, length + 1);
  guint reach = pick (world, 20) == 0 ? 60 : 6;
  guint end = pick (world, 3) == 0 ? a : a + pick (world, reach);
  guint b = MIN (length, end);
  g_autofree char *words = make_words (world, length > MAX_LENGTH ? 0 : pick (world, 4));

  state_edit (next, a, b, words);
  cw_project_correct_text (world->project, 1, a, b, words, NULL, &error);
  g_assert_no_error (error);
  if (next->marks->len == length && count_same (state_now (world), next) == N_EXCERPTS)
    {
      g_autofree char *old = state_dup_range (state_now (world), 0, length);
      g_autofree char *new = state_dup_range (next, 0, length);

      if (g_str_equal (old, new)) /* nothing has changed, so there is no step */
        {
          state_free (next);
          return;
        }
    }
  g_ptr_array_set_size (world->states, world->position + 1);
  g_ptr_array_add (world->states, next);
  world->position++;
  assert_all (world, TRUE);
}

static void
undo (World *world)
{
  if (world->position == 0)
    return;
  g_assert_true (cw_project_undo (world->project, NULL, NULL));
  world->position--;
  assert_all (world, FALSE);
}

static void
redo (World *world)
{
  if (world->position + 1 == world->states->len)
    return;
  g_assert_true (cw_project_redo (world->project, NULL, NULL));
  world->position++;
  assert_all (world, FALSE);
}

static void
set_up (World *world)
{
  g_autofree char *words = make_words (world, 120);
  g_autoptr (GError) error = NULL;
  State *state = state_new ();

  world->project = cw_test_project_new ();
  /* Nothing here is about power cuts. */
  g_assert_true (cw_database_exec (
      cw_project_get_database (world->project), "PRAGMA synchronous = OFF", &error));
  cw_test_say (world->project, "{'verb': 'add-source', 'title': 'S', 'text': '.'}");
  state_edit (state, 0, 0, ".");
  cw_project_correct_text (world->project, 1, 0, 0, words, NULL, &error);
  g_assert_no_error (error);
  state_edit (state, 0, 0, words);
  for (guint i = 0; i < N_EXCERPTS; i++)
    {
      guint start, end;

      do
        {
          start = pick (world, state->marks->len - 40);
          end = start + 1 + pick (world, 39);
          world->ids[i]
              = cw_test_say (world->project,
                             "{'verb': 'create-excerpt', 'source': 'S', 'start': %u, 'end': %u}",
                             start,
                             end);
        }
      while (i > 0 && world->ids[i] <= world->ids[i - 1]); /* it was there already */
      for (guint j = start; j < end; j++)
        g_array_index (state->marks, Mark, j).members |= G_GUINT64_CONSTANT (1) << i;
    }
  state_snap (state);
  world->states = g_ptr_array_new_with_free_func ((GDestroyNotify) state_free);
  g_ptr_array_add (world->states, state);
  assert_all (world, TRUE);
}

/* Everything is lost in the end: what is broken gets other words, and what was before is left behind. */
static void
start_anew (World *world)
{
  State *next = state_copy (state_now (world));
  guint unused;

  for (guint i = 0; i < N_EXCERPTS; i++)
    {
      guint start = pick (world, next->marks->len - 40);
      guint end = start + 1 + pick (world, 39);
      g_autoptr (GError) error = NULL;

      if (find_members (next, i, &unused, &unused))
        continue;
      cw_project_place_anchor (world->project, CW_KIND_EXCERPT, world->ids[i], start, end, &error);
      g_assert_no_error (error);
      for (guint j = start; j < end; j++)
        g_array_index (next->marks, Mark, j).members |= G_GUINT64_CONSTANT (1) << i;
    }
  state_snap (next);
  g_ptr_array_set_size (world->states, 0);
  g_ptr_array_add (world->states, next);
  world->position = 0;
  assert_all (world, FALSE);
}

static void
undo_and_redo_all (World *world)
{
  while (world->position > 0)
    undo (world);
  while (world->position + 1 < world->states->len)
    redo (world);
}

/* How many are left, so that the test cannot come to test nothing. */
static guint
count_whole (World *world)
{
  g_autoptr (GPtrArray) broken = cw_project_list_broken_evidence (world->project, NULL);

  return N_EXCERPTS - broken->len;
}

static void
test_random_corrections (void)
{
  World world = { .rand = g_rand_new_with_seed (20211103) };
  guint n_edits = 0, n_whole = 0;

  set_up (&world);
  while (n_edits < N_EDITS)
    {
      guint choice = pick (&world, 20);

      if (n_edits == 400)
        undo_and_redo_all (&world);
      if (n_edits % 250 == 249)
        start_anew (&world);
      if (choice == 0)
        undo (&world);
      else if (choice == 1)
        redo (&world);
      else
        edit (&world);
      n_edits++;
      if (n_edits % 100 == 0)
        {
          n_whole += count_whole (&world);
          cw_test_assert_sound (world.project);
        }
    }
  g_test_message ("%u anchors whole on average", n_whole / (N_EDITS / 100));
  g_assert_cmpuint (n_whole / (N_EDITS / 100), >, N_EXCERPTS / 4);
  g_ptr_array_unref (world.states);
  g_rand_free (world.rand);
  cw_test_project_remove (world.project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/random-corrections/against-marks", test_random_corrections);
  return g_test_run ();
}
