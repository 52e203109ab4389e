/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Codings that change their code or their excerpt, and what becomes of the ones that then say the same (method.md
 * R16): the earliest time is kept, comments are joined, and magnitudes that differ wait for the analyst. All codings of
 * a code go in a few statements, however many they are. */

#include "config.h"

#include "cw-coding-fold.h"

#include "cw-project-private.h"

/* In the statements on all codings of a code, ?1 is the code, ?2 the one that they go to, ?3 a split whose choices
 * say which of them go, or 0 for all. A plus keeps SQLite from going through all codings of a code
 * instead of the few of an excerpt. */
#define CHOSEN                                                                                     \
  "(?3 = 0 OR a.id IN (SELECT coding_id FROM split_choice WHERE split_id = ?3 AND code_id = ?2))"
#define SAYS_THE_SAME(b)                                                                           \
  b ".excerpt_id = a.excerpt_id AND +" b ".code_id = ?2 AND " b ".coder = a.coder AND " b          \
    ".pass = a.pass"

/* What coding takes over from a. */
#define FOLDED                                                                                     \
  "created_at = min (coding.created_at, a.created_at), "                                           \
  "magnitude = coalesce (coding.magnitude, a.magnitude), "                                         \
  "comment = CASE WHEN a.comment IN ('', coding.comment) THEN coding.comment "                     \
  "WHEN coding.comment = '' THEN a.comment "                                                       \
  "ELSE coding.comment || char (10) || a.comment END"

static gboolean
run_on_all (CwProject *project,
            const char *sql,
            gint64 code,
            gint64 into,
            gint64 split,
            guint *n,
            GError **error)
{
  CwDatabase *database = cw_project_get_database (project);

  if (!cw_database_run (database, error, sql, "iii", code, into, split))
    return FALSE;
  if (n != NULL)
    *n = sqlite3_changes64 (cw_database_get_handle (database));
  return TRUE;
}

static gboolean
record_conflicts (CwProject *project,
                  gint64 code,
                  gint64 into,
                  gint64 split,
                  guint *n,
                  GError **error)
{
  CwDatabase *database = cw_project_get_database (project);

  if (!cw_database_run (database,
                        error,
                        "INSERT INTO magnitude_conflict (coding_id, code_id, magnitude, created_at)"
                        " SELECT b.id, ?1, a.magnitude, ?4 FROM coding AS a JOIN coding AS b "
                        "ON " SAYS_THE_SAME ("b") " WHERE a.code_id = ?1 AND " CHOSEN
                                                  " AND a.magnitude <> b.magnitude ORDER BY a.id",
                        "iiis",
                        code,
                        into,
                        split,
                        cw_project_get_now (project)))
    return FALSE;
  *n = sqlite3_changes64 (cw_database_get_handle (database));
  return run_on_all (
      project,
      "UPDATE magnitude_conflict SET coding_id = b.id FROM coding AS a "
      "JOIN coding AS b ON " SAYS_THE_SAME (
          "b") " WHERE magnitude_conflict.coding_id = a.id AND a.code_id = ?1 AND " CHOSEN,
      code,
      into,
      split,
      NULL,
      error);
}

static gboolean
fold_twins (CwProject *project,
            gint64 code,
            gint64 into,
            gint64 split,
            CwCodingMoves *moves,
            GError **error)
{
  return record_conflicts (project, code, into, split, &moves->conflicts, error)
         && run_on_all (project,
                        "UPDATE coding SET " FOLDED " FROM coding AS a "
                        "WHERE a.code_id = ?1 AND " CHOSEN " AND " SAYS_THE_SAME ("coding"),
                        code,
                        into,
                        split,
                        NULL,
                        error)
         && run_on_all (project,
                        "DELETE FROM coding AS a WHERE a.code_id = ?1 AND " CHOSEN
                        " AND EXISTS (SELECT 1 FROM coding AS b WHERE " SAYS_THE_SAME ("b") ")",
                        code,
                        into,
                        split,
                        &moves->folded,
                        error);
}

/* Whether an excerpt has both codes. The index knows, where it has followed all codings; to ask the file is to
 * read most of its codings. */
static gboolean
meet (CwProject *project, gint64 code, gint64 into, gboolean *met, GError **error)
{
  gint64 twins = 0;

  if (cw_project_follows (project, CW_KIND_CODING))
    {
      *met = cw_evidence_has_both (cw_project_get_evidence (project), code, into);
      return TRUE;
    }
  if (!cw_database_read_integer (cw_project_get_database (project),
                                 &twins,
                                 error,
                                 "SELECT EXISTS (SELECT 1 FROM coding AS a JOIN coding AS b "
                                 "ON " SAYS_THE_SAME ("b") " WHERE a.code_id = ?1)",
                                 "ii",
                                 code,
                                 into))
    return FALSE;
  *met = twins != 0;
  return TRUE;
}

static GArray *
list_codings (CwProject *project, gint64 code, gint64 into, gint64 split, GError **error)
{
  g_autoptr (GArray) codings = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CwStatement) rows = cw_database_query (
      cw_project_get_database (project),
      error,
      "SELECT a.id FROM coding AS a WHERE a.code_id = ?1 AND " CHOSEN " ORDER BY a.id",
      "iii",
      code,
      into,
      split);
  CwStep step;

  if (rows == NULL)
    return NULL;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    {
      gint64 id = cw_statement_get_integer (rows, 0);

      g_array_append_val (codings, id);
    }
  return step == CW_STEP_DONE ? g_steal_pointer (&codings) : NULL;
}

static gboolean
move_all (CwProject *project,
          gint64 code,
          gint64 into,
          gint64 split,
          CwCodingMoves *moves,
          GError **error)
{
  CwRecorder *recorder = cw_project_get_recorder (project);
  g_autoptr (GArray) codings = list_codings (project, code, into, split, error);
  gboolean moved;

  if (codings == NULL
      || !cw_recorder_begin_recode (
          recorder, cw_project_get_row_log (project), code, into, codings, error))
    return FALSE;
  moved = run_on_all (project,
                      "UPDATE coding AS a SET code_id = ?2 WHERE a.code_id = ?1 AND " CHOSEN,
                      code,
                      into,
                      split,
                      &moves->moved,
                      error);
  cw_recorder_look_again (recorder);
  return moved;
}

/**
 * cw_coding_fold_all:
 * @split: only the codings that this split sends to @into; 0 for all
 * @moves: (out): what became of them
 *
 * Gives the codings of one code to another.
 */
gboolean
cw_coding_fold_all (CwProject *project,
                    gint64 code,
                    gint64 into,
                    gint64 split,
                    CwCodingMoves *moves,
                    GError **error)
{
  gboolean met;

  *moves = (CwCodingMoves) { 0 };
  /* Most often they do not, and to have looked once is enough. */
  return meet (project, code, into, &met, error)
         && (!met || fold_twins (project, code, into, split, moves, error))
         && move_all (project, code, into, split, moves, error);
}

/**
 * cw_coding_fold_pair:
 * @coding: goes
 * @into: stays, and takes over what the other said
 */
gboolean
cw_coding_fold_pair (CwProject *project, gint64 coding, gint64 into, GError **error)
{
  CwDatabase *database = cw_project_get_database (project);

  return cw_database_run (
             database,
             error,
             "INSERT INTO magnitude_conflict (coding_id, code_id, magnitude, created_at) "
             "SELECT b.id, a.code_id, a.magnitude, ?3 FROM coding AS a JOIN coding AS b "
             "ON b.id = ?2 WHERE a.id = ?1 AND a.magnitude <> b.magnitude",
             "iis",
             coding,
             into,
             cw_project_get_now (project))
         && cw_database_run (database,
                             error,
                             "UPDATE magnitude_conflict SET coding_id = ?2 WHERE coding_id = ?1",
                             "ii",
                             coding,
                             into)
         && cw_database_run (database,
                             error,
                             "UPDATE coding SET " FOLDED
                             " FROM coding AS a WHERE a.id = ?1 AND coding.id = ?2",
                             "ii",
                             coding,
                             into)
         && cw_database_run (database, error, "DELETE FROM coding WHERE id = ?1", "i", coding);
}

static gboolean
drop_needless_excerpt (CwProject *project, gint64 excerpt, GError **error)
{
  return cw_database_run (cw_project_get_database (project),
                          error,
                          "DELETE FROM excerpt WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM coding "
                          "WHERE excerpt_id = ?1) AND " CW_EXCERPT_IS_UNCITED,
                          "i",
                          excerpt);
}

/**
 * cw_coding_set_excerpt:
 *
 * Puts a coding on another excerpt, where it joins one that says the same. What only carried it goes (R8).
 */
gboolean
cw_coding_set_excerpt (CwProject *project, gint64 coding, gint64 excerpt, GError **error)
{
  CwDatabase *database = cw_project_get_database (project);
  gint64 before, twin;

  if (!cw_database_read_integer (
          database, &before, error, "SELECT excerpt_id FROM coding WHERE id = ?1", "i", coding)
      || !cw_database_read_integer (
          database,
          &twin,
          error,
          "SELECT b.id FROM coding AS a JOIN coding AS b ON b.excerpt_id = ?2 AND +b.code_id = "
          "a.code_id AND b.coder = a.coder AND b.pass = a.pass WHERE a.id = ?1 ORDER BY b.id",
          "ii",
          coding,
          excerpt))
    return FALSE;
  if (twin == coding)
    return TRUE;
  if (twin != 0 ? !cw_coding_fold_pair (project, coding, twin, error)
                : !cw_database_run (database,
                                    error,
                                    "UPDATE coding SET excerpt_id = ?1 WHERE id = ?2",
                                    "ii",
                                    excerpt,
                                    coding))
    return FALSE;
  return drop_needless_excerpt (project, before, error);
}

/**
 * cw_count_noun:
 *
 * Returns: (transfer full): "1 coding", "31 codings"
 */
char *
cw_count_noun (guint n, const char *noun)
{
  return g_strdup_printf ("%u %s%s", n, noun, n == 1 ? "" : "s");
}
