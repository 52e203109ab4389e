/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What is wrong with a project is found and said, one thing at a time. */

#include "config.h"

#include <string.h>

#include "cw-dump.h"
#include "cw-project-private.h"
#include "cw-sources.h"
#include "cw-test-project.h"

static CwProject *
make_project (void)
{
  CwProject *project = cw_test_project_new ();
  g_autoptr (CwDraftSource) draft = cw_draft_source_from_text ("s", "Nobody answers.\nThey walk.");
  g_autoptr (GError) error = NULL;

  draft->original = g_bytes_new_static ("bytes", 5);
  cw_project_add_source (project, draft, "", &error);
  g_assert_no_error (error);
  cw_test_say (project, "{'verb': 'create-code', 'name': 'calls'}");
  cw_test_say (project,
               "{'verb': 'apply-code', 'source': 's', 'quote': 'answers', 'code': 'calls'}");
  return project;
}

#define EVIDENCE "The evidence index differs from one that is made anew"
#define WORDS                                                                                      \
  "The index of words differs from one that is made anew; “caseweave-cli search FILE --rebuild” "  \
  "makes it anew"

/* Something wrote to the file behind the program's back; the index was made before that. */
static const struct
{
  const char *sql;
  const char *finding;
  const char *second; /* or NULL: what differs from it besides */
} damages[] = {
  { "UPDATE excerpt SET start_pos = 8", "E-1 is no longer on its words", EVIDENCE },
  { "UPDATE excerpt SET end_pos = 900", "E-1 reaches beyond its source", EVIDENCE },
  { "UPDATE excerpt SET end_pos = 3", "E-1 reaches beyond its source", EVIDENCE },
  { "UPDATE excerpt SET start_pos = -1", "E-1 reaches beyond its source", EVIDENCE },
  { "UPDATE excerpt SET checksum = 'x'", "E-1 is no longer on its words", NULL },
  { "UPDATE paragraph SET text = 'Nobody replied.' WHERE id = 1",
    "E-1 is no longer on its words",
    WORDS },
  { "UPDATE paragraph SET characters = 3 WHERE id = 2",
    "Paragraph ¶2 of S-1 has another length than it says",
    EVIDENCE },
  { "UPDATE paragraph SET words = 9 WHERE id = 2",
    "Paragraph ¶2 of S-1 has another length than it says",
    EVIDENCE },
  { "UPDATE paragraph SET text = cast (x'ff' AS TEXT) WHERE id = 2",
    "Paragraph ¶2 of S-1 has another length than it says",
    WORDS },
  { "UPDATE original SET data = x'00'", "The original file of S-1 is not whole", NULL },
  { "DELETE FROM original", "The original file of S-1 is not whole", NULL },
  { "PRAGMA foreign_keys = OFF; UPDATE coding SET code_id = 99; PRAGMA foreign_keys = ON",
    "Row 1 of coding refers to a row of code that is not there",
    EVIDENCE },
};

static void
test_damages (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      CwProject *project = make_project ();
      g_autoptr (GPtrArray) findings = NULL;
      g_autoptr (GError) error = NULL;

      cw_test_assert_sound (project);
      cw_database_exec (cw_project_get_database (project), damages[i].sql, &error);
      g_assert_no_error (error);
      findings = cw_project_check (project, &error);
      g_assert_no_error (error);
      g_test_message ("%s", damages[i].sql);
      for (guint j = 0; j < findings->len; j++)
        g_test_message ("%s", (const char *) g_ptr_array_index (findings, j));
      g_assert_cmpuint (findings->len, ==, damages[i].second == NULL ? 1 : 2);
      g_assert_cmpstr (g_ptr_array_index (findings, 0), ==, damages[i].finding);
      if (damages[i].second != NULL)
        g_assert_cmpstr (g_ptr_array_index (findings, 1), ==, damages[i].second);
      cw_test_project_remove (project);
    }
}

/* An index of the file that does not fit its table. */
static void
test_damaged_file (void)
{
  CwProject *project = make_project ();
  CwDatabase *database = cw_project_get_database (project);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  sqlite3_db_config (cw_database_get_handle (database), SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
  g_assert_true (cw_database_exec (database,
                                   "PRAGMA writable_schema = ON;"
                                   "UPDATE sqlite_schema SET sql = replace (sql, "
                                   "'(code_id)', '(comment)') WHERE name = 'coding_code';"
                                   "PRAGMA writable_schema = RESET",
                                   &error));
  findings = cw_project_check (project, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, >, 0);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (findings, 0), "The file is damaged: "));
  cw_test_project_remove (project);
}

/* --- the dump ---------------------------------------------------------------------------------------------------- */

static void
test_dump (void)
{
  CwProject *project = make_project ();
  g_autofree char *dump = cw_test_dump (project);
  g_auto (GStrv) lines = g_strsplit (dump, "\n", -1);

  g_assert_true (g_str_has_prefix (lines[0], "project id=1 guid=\""));
  g_assert_true (g_str_has_prefix (lines[1], "source id=1 guid=\""));
  g_assert_true (g_str_has_prefix (lines[2], "paragraph id=1 source_id=1 rank=1 label=\"1\" "));
  g_assert_nonnull (strstr (dump, "\ncode id=1 guid=\""));
  g_assert_nonnull (strstr (dump, " parent_id=NULL rank=1 name=\"calls\" "));
  g_assert_null (strstr (dump, "bytes\"")); /* of an original there is the checksum */
  cw_test_project_remove (project);
}

/* What would break a line is written so that it cannot. */
static void
test_dump_escapes (void)
{
  CwProject *project = cw_test_project_new ();
  g_autofree char *dump = NULL;

  cw_test_say (project, "{'verb': 'create-memo', 'body': 'a \\\"b\\\"\\n\\\\ ü'}");
  dump = cw_test_dump (project);
  g_assert_nonnull (strstr (dump, "body=\"a \\\"b\\\"\\n\\\\ \\303\\274\""));
  cw_test_project_remove (project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check/damages", test_damages);
  g_test_add_func ("/check/damaged-file", test_damaged_file);
  g_test_add_func ("/dump/rows", test_dump);
  g_test_add_func ("/dump/escapes", test_dump_escapes);
  return g_test_run ();
}
