/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* R22 after random operations: a summary is stale exactly when what its cell rests on, written out in full from the rows
 * of the file, is not what it was when somebody looked at it last. */

#include "config.h"

#include "cw-project-private.h"
#include "cw-summaries.h"
#include "cw-test-project.h"
#include "matrix-world.h"

#define N_OPERATIONS 150

static const CwCellKey cells[] = {
  { CW_KIND_CASE, 1, NULL, 1 },
  { CW_KIND_CASE, 2, NULL, 1 },
  { CW_KIND_CASE, 1, NULL, 3 },
  { CW_KIND_CASE, 2, NULL, 4 },
};

typedef struct
{
  CwProject *project;
  GRand *rand;
  gint64 summaries[G_N_ELEMENTS (cells)];
  char *seen[G_N_ELEMENTS (cells)];
} Desk;

static guint
pick (Desk *self, guint n)
{
  return g_rand_int_range (self->rand, 0, n);
}

/* --- what a cell rests on ------------------------------------------------------------------------------------------- */

static void
append_rows (World *world, GString *out, const char *sql, gint64 id)
{
  g_autoptr (CwStatement) rows = world_ask (world, sql, id, NULL);

  while (cw_statement_step (rows, NULL) == CW_STEP_ROW)
    for (int i = 0; i < sqlite3_column_count (rows); i++)
      g_string_append_printf (out, "%s|", cw_statement_get_text (rows, i));
}

static void
append_map (World *world, GString *out, gint64 code)
{
  g_autoptr (CwStatement) rows = world_ask (
      world, "SELECT code_id, target_id FROM code_link WHERE ?1 > 0 ORDER BY id", code, NULL);

  while (cw_statement_step (rows, NULL) == CW_STEP_ROW)
    if (world_feeds (world, cw_statement_get_integer (rows, 1), code))
      g_string_append_printf (out,
                              "%" G_GINT64_FORMAT ">%" G_GINT64_FORMAT " ",
                              cw_statement_get_integer (rows, 0),
                              cw_statement_get_integer (rows, 1));
}

static gboolean
rests_on (World *world, const WorldCoding *coding, const CwCellKey *key)
{
  if (coding->pass != 1 || !world_feeds (world, coding->code, key->code))
    return FALSE;
  for (guint i = coding->start; i < coding->end; i++)
    if (world_is_of_case (world, i, key->row_id))
      return TRUE;
  return FALSE;
}

static GHashTable *
list_excerpts (World *world, const CwCellKey *key, gint64 summary)
{
  GHashTable *excerpts = g_hash_table_new (NULL, NULL);
  g_autoptr (CwStatement) rows = world_ask (
      world, "SELECT excerpt_id FROM evidence_link WHERE summary_id = ?1", summary, NULL);

  while (cw_statement_step (rows, NULL) == CW_STEP_ROW)
    g_hash_table_add (excerpts, GSIZE_TO_POINTER (cw_statement_get_integer (rows, 0)));
  for (guint i = 0; i < world->codings->len; i++)
    if (rests_on (world, CODING (world, i), key))
      g_hash_table_add (excerpts, GSIZE_TO_POINTER (CODING (world, i)->excerpt));
  return excerpts;
}

static void
append_words (World *world, GString *out, gint64 excerpt)
{
  g_autoptr (CwStatement) row = world_ask (
      world, "SELECT source_id, start_pos, end_pos FROM excerpt WHERE id = ?1", excerpt, NULL);
  CwText *text;
  g_autofree char *words = NULL;

  g_assert_cmpint (cw_statement_step (row, NULL), ==, CW_STEP_ROW);
  text = cw_project_get_text (world->project, cw_statement_get_integer (row, 0), NULL);
  words = cw_text_dup_range (
      text, cw_statement_get_integer (row, 1), cw_statement_get_integer (row, 2));
  g_string_append_printf (out, " %" G_GINT64_FORMAT "“%s”", excerpt, words);
}

static char *
write_out (Desk *self, guint i)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (CwScope) scope = cw_scope_new ();
  g_autoptr (GHashTable) excerpts = NULL;
  World world;

  world_load (&world, self->project, scope);
  append_rows (&world,
               out,
               "SELECT definition, full_definition, when_to_use, when_not_to_use FROM code "
               "WHERE id = ?1",
               cells[i].code);
  append_map (&world, out, cells[i].code);
  excerpts = list_excerpts (&world, &cells[i], self->summaries[i]);
  for (gint64 id = 1; id < 1000; id++)
    if (g_hash_table_contains (excerpts, GSIZE_TO_POINTER (id)))
      append_words (&world, out, id);
  world_clear (&world);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* --- operations ------------------------------------------------------------------------------------------------------ */

static gboolean G_GNUC_PRINTF (2, 3) say (Desk *self, const char *format, ...)
{
  g_autofree char *line = NULL;
  va_list arguments;

  va_start (arguments, format);
  line = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_strdelimit (line, "'", '"');
  return cw_test_try (self->project, line, NULL);
}

static void
apply (Desk *self)
{
  guint start = pick (self, 30);

  say (self,
       "{'verb': 'apply-code', 'source': 'S-%u', 'start': %u, 'end': %u, 'code': 'K-%u'}",
       1 + pick (self, 2),
       start,
       start + 1 + pick (self, 9),
       1 + pick (self, 5));
}

static void
change_coding (Desk *self)
{
  guint excerpt = 1 + pick (self, 9), start = pick (self, 30);

  switch (pick (self, 4))
    {
    case 0:
      say (self,
           "{'verb': 'remove-code', 'excerpt': 'E-%u', 'code': 'K-%u'}",
           excerpt,
           1 + pick (self, 5));
      break;
    case 1:
      say (self,
           "{'verb': 'resize-excerpt', 'excerpt': 'E-%u', 'start': %u, 'end': %u}",
           excerpt,
           start,
           start + 3);
      break;
    case 2:
      say (self,
           "{'verb': 'recode-excerpt', 'excerpt': 'E-%u', 'code': 'K-%u', 'pass': 2}",
           excerpt,
           1 + pick (self, 5));
      break;
    default:
      say (self, "{'verb': 'star-excerpt', 'excerpt': 'E-%u'}", excerpt);
      break;
    }
}

static void
change_code (Desk *self)
{
  guint a = 1 + pick (self, 5), b = 1 + pick (self, 5);

  switch (pick (self, 5))
    {
    case 0:
      say (self, "{'verb': 'map-code', 'code': 'K-%u', 'to': 'K-%u'}", a, 3 + pick (self, 2));
      break;
    case 1:
      say (self, "{'verb': 'unmap-code', 'code': 'K-%u', 'to': 'K-%u'}", a, 3 + pick (self, 2));
      break;
    case 2:
      say (self, "{'verb': 'move-code', 'code': 'K-%u', 'parent': 'K-%u'}", a, b);
      break;
    case 3:
      say (self, "{'verb': 'set-code', 'code': 'K-%u', 'use': '%u'}", a, pick (self, 3));
      break;
    default:
      say (self, "{'verb': 'move-code', 'code': 'K-%u'}", a);
      break;
    }
}

static void
change_case (Desk *self)
{
  guint unit = 1 + pick (self, 2), source = 1 + pick (self, 2), start = pick (self, 30);

  switch (pick (self, 3))
    {
    case 0:
      say (self, "{'verb': 'unassign-case', 'case': 'C-%u', 'source': 'S-%u'}", unit, source);
      break;
    case 1:
      say (self, "{'verb': 'assign-case', 'case': 'C-%u', 'source': 'S-%u'}", unit, source);
      break;
    default:
      say (self,
           "{'verb': 'assign-case', 'case': 'C-%u', 'source': 'S-%u', 'start': %u, 'end': %u}",
           unit,
           source,
           start,
           start + 6);
      break;
    }
}

/* To cite is neither to look nor to make stale; to confirm is to look. */
static void
look (Desk *self)
{
  guint i = pick (self, G_N_ELEMENTS (cells));
  gboolean stale = cw_project_summary_is_stale (self->project, self->summaries[i]);
  gboolean cites = pick (self, 2) == 0;

  if (cites ? cw_project_cite_evidence (
                  self->project, self->summaries[i], 1 + pick (self, 6), "supports", NULL)
                  && !stale
            : cw_project_confirm_summary (self->project, self->summaries[i], NULL))
    {
      g_free (self->seen[i]);
      self->seen[i] = write_out (self, i);
    }
}

static void
do_something (Desk *self)
{
  switch (pick (self, 6))
    {
    case 0:
    case 1:
      apply (self);
      break;
    case 2:
      change_coding (self);
      break;
    case 3:
      change_code (self);
      break;
    case 4:
      change_case (self);
      break;
    default:
      look (self);
      break;
    }
}

static void
set_up (Desk *self)
{
  self->project = cw_test_project_new ();
  self->rand = g_rand_new_with_seed (22);
  for (guint i = 1; i <= 2; i++)
    cw_test_say (self->project,
                 "{'verb': 'add-source', 'title': 'S%u', 'text': 'Nobody answers the phone. They "
                 "all walk there.'}",
                 i);
  for (guint i = 1; i <= 5; i++)
    cw_test_say (self->project,
                 "{'verb': 'create-code', 'name': 'c%u', 'level': '%s'}",
                 i,
                 i == 3 || i == 4 ? "theme" : "code");
  cw_test_say (self->project, "{'verb': 'create-case', 'name': 'k1'}");
  cw_test_say (self->project, "{'verb': 'create-case', 'name': 'k2', 'parent': 'k1'}");
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      self->summaries[i] = cw_project_write_summary (self->project, &cells[i], "t", NULL);
      self->seen[i] = write_out (self, i);
    }
}

static void
test_against_reference (void)
{
  Desk desk = { 0 };
  guint n_stale = 0;

  set_up (&desk);
  for (guint round = 0; round < N_OPERATIONS; round++)
    {
      do_something (&desk);
      for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
        {
          g_autofree char *now = write_out (&desk, i);
          gboolean stale = cw_project_summary_is_stale (desk.project, desk.summaries[i]);

          if (stale != !g_str_equal (now, desk.seen[i]))
            g_error ("Round %u, cell %u: stale is %d.\n%s\n%s", round, i, stale, desk.seen[i], now);
          n_stale += stale;
        }
    }
  /* Both happen often. */
  g_assert_cmpuint (n_stale, >, N_OPERATIONS / 4);
  g_assert_cmpuint (n_stale, <, G_N_ELEMENTS (cells) * N_OPERATIONS - N_OPERATIONS / 4);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    g_free (desk.seen[i]);
  g_rand_free (desk.rand);
  cw_test_project_remove (desk.project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/random-staleness/against-reference", test_against_reference);
  return g_test_run ();
}
