/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Searching: what is found where, that the index and reading through agree, and what the index forgets. */

#include "config.h"

#include "cw-search.h"

#include <string.h>

#include "cw-dump.h"
#include "cw-field.h"
#include "cw-project-private.h"
#include "cw-search-index.h"
#include "cw-sources.h"
#include "cw-test-project.h"
#include "cw-transaction.h"

static CwSearchResult *
search (CwProject *project, CwTextPatternMode mode, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwTextPattern) pattern = cw_text_pattern_new (mode, text, &error);
  CwSearchResult *result;

  g_assert_no_error (error);
  result = cw_project_search (project, pattern, 0, TRUE, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (result->complete);
  return result;
}

/* The hits as "S1¶2:3-9 …", cut out of the source's text. */
static char *
find (CwProject *project, CwTextPatternMode mode, const char *text)
{
  g_autoptr (CwSearchResult) result = search (project, mode, text);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < result->hits->len; i++)
    {
      const CwSearchHit *hit = g_ptr_array_index (result->hits, i);
      CwText *whole = cw_project_get_text (project, hit->source, NULL);
      g_autofree char *words = cw_text_dup_range (whole, hit->start, hit->end);
      const char *shown = g_utf8_offset_to_pointer (hit->snippet, hit->snippet_start);

      g_assert_true (g_str_has_prefix (shown, words));
      g_assert_cmpint (hit->snippet_end - hit->snippet_start, ==, g_utf8_strlen (words, -1));
      g_string_append_printf (
          out, "%sS%" G_GINT64_FORMAT "¶%s %s", i > 0 ? ", " : "", hit->source, hit->label, words);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

typedef struct
{
  CwTextPatternMode mode;
  const char *text;
  const char *hits;
} Case;

#define WORDS CW_TEXT_PATTERN_WORDS
#define EXACT CW_TEXT_PATTERN_EXACT
#define REGEX CW_TEXT_PATTERN_REGEX

static const Case cases[] = {
  { WORDS, "contract", "S1¶1 contract, S1¶2 Contracts, S4¶1 contract" },
  { WORDS, "CONTRACTING", "S1¶1 contract, S1¶2 Contracts, S4¶1 contract" },
  { WORDS, "contract*", "S1¶1 contract, S1¶2 Contracts, S4¶1 contract" },
  { WORDS, "contracti*", "" },
  { WORDS, "citie*", "S1¶2 cities" },
  /* The stem of “city”, too, begins so. */
  { WORDS, "citi*", "S1¶1 city, S1¶2 cities" },
  { WORDS, "city", "S1¶1 city, S1¶2 cities" },
  { WORDS, "\"the city\"", "S1¶1 the city" },
  { WORDS, "\"city the\"", "" },
  { WORDS, "\"the cit\"*", "S1¶1 the city" },
  { WORDS, "\"of citie\"*", "S1¶2 of cities" },
  { WORDS, "\"of citie\"* naive", "" },
  { WORDS, "\"of citie\"* contract", "S1¶2 Contracts, S1¶2 of cities" },
  { WORDS, "contr* -\"of citie\"*", "S1¶1 contract, S4¶1 contract" },
  { WORDS, "city -lapsed", "S1¶2 cities" },
  { WORDS, "lapsed cities", "S1¶1 city, S1¶1 lapsed" },
  { WORDS, "lapsed OR Haus", "S1¶1 lapsed, S2¶1 Häuser, S2¶1 Haus" },
  { WORDS, "hauser", "S2¶1 Häuser, S2¶1 Haus" },
  { WORDS, "strasse", "S2¶2 Straße" },
  /* German stems are not English ones. */
  { WORDS, "naïve", "S4¶1 naive" },
  { WORDS, "警察", "S3¶1 警察" },
  { WORDS, "察官", "S3¶1 察官" },
  { WORDS, "京警", "S3¶1 京警" },
  { WORDS, "警官", "" },
  { WORDS, "co-response", "S4¶1 co-response" },
  { WORDS, "nothing", "" },
  { EXACT, "Contract", "S1¶2 Contract" },
  { EXACT, "ontrac", "S1¶1 ontrac, S1¶2 ontrac, S4¶1 ontrac" },
  { EXACT, "ï", "" },
  { REGEX, "[Cc]it(y|ies)\\b", "S1¶1 city, S1¶2 cities" },
  { REGEX, "^und", "S2¶2 und" },
  { REGEX, "x*", "" },
};

/* Two sources of English, one without a language, one of German, one of Chinese. */
static CwProject *
make_project (void)
{
  CwProject *project = cw_test_project_new ();

  cw_test_say (project,
               "{'verb': 'add-source', 'title': 'one', 'language': 'en-US', "
               "'text': 'They said the contract of the city lapsed.\\nContracts of cities.'}");
  cw_test_say (project,
               "{'verb': 'add-source', 'title': 'two', 'language': 'de', "
               "'text': 'Häuser und ein Haus.\\nund die Straße'}");
  cw_test_say (
      project,
      "{'verb': 'add-source', 'title': 'three', 'language': 'zh', 'text': '东京警察官说。'}");
  cw_test_say (project,
               "{'verb': 'add-source', 'title': 'four', "
               "'text': 'A naive contract for co-response.'}");
  return project;
}

static void
set_waiting (CwProject *project)
{
  g_autoptr (GError) error = NULL;

  cw_database_exec (cw_project_get_database (project),
                    "INSERT INTO paragraph_words (paragraph_words, rowid, text) "
                    "SELECT 'delete', id, text FROM paragraph_text; "
                    "INSERT INTO search_todo SELECT id FROM source",
                    &error);
  g_assert_no_error (error);
}

static void
assert_cases (CwProject *project)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *hits = find (project, cases[i].mode, cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (hits, ==, cases[i].hits);
    }
}

/* The same with the index, without it, and with one that was built later. */
static void
test_hits (void)
{
  CwProject *project = make_project ();
  g_autoptr (GError) error = NULL;

  g_assert_false (cw_project_has_search_backlog (project));
  assert_cases (project);
  set_waiting (project);
  cw_test_assert_sound (project);
  assert_cases (project);
  g_assert_true (cw_project_has_search_backlog (project));
  g_assert_true (cw_project_build_search_index (project, 1, NULL, &error));
  g_assert_true (cw_project_build_search_index (project, 0, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (cw_project_has_search_backlog (project));
  cw_test_assert_sound (project);
  assert_cases (project);
  cw_test_project_remove (project);
}

static const Case refusals[] = {
  { WORDS, "", "There is nothing to search for" },      { WORDS, "…!", "There is no word in" },
  { WORDS, "-police", "only says what is not wanted" }, { WORDS, "\xff", "not valid text" },
  { REGEX, "(", "not a regular expression: missing" },
};

static void
test_refusals (void)
{
  g_autofree char *many = g_strnfill (1999, 'a');

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (cw_text_pattern_new (refusals[i].mode, refusals[i].text, &error));
      g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, refusals[i].hits));
    }
  for (guint i = 1; many[i] != '\0'; i += 2)
    many[i] = ' ';
  g_assert_null (cw_text_pattern_new (WORDS, many, NULL));
}

/* An expression that would take longer than anybody lives. */
static void
test_costly_regex (void)
{
  CwProject *project = cw_test_project_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CwTextPattern) pattern = cw_text_pattern_new (REGEX, "(a+)+(b|$)", &error);

  g_assert_no_error (error);
  cw_test_say (project,
               "{'verb': 'add-source', 'title': 'one', 'text': "
               "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac'}");
  g_assert_null (cw_project_search (project, pattern, 0, TRUE, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "takes too long"));
  cw_test_project_remove (project);
}

static void
test_empty_project (void)
{
  CwProject *project = cw_test_project_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *hits = find (project, cases[i].mode, cases[i].text);

      g_assert_cmpstr (hits, ==, "");
    }
  cw_test_project_remove (project);
}

static void
test_limit (void)
{
  CwProject *project = make_project ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CwTextPattern) pattern = cw_text_pattern_new (WORDS, "contract", &error);
  g_autoptr (CwSearchResult) some = cw_project_search (project, pattern, 2, FALSE, NULL, &error);
  g_autoptr (CwSearchResult) counted = cw_project_search (project, pattern, 1, TRUE, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (some->hits->len, ==, 2);
  g_assert_false (some->complete);
  g_assert_cmpuint (counted->hits->len, ==, 1);
  g_assert_cmpuint (counted->n_paragraphs, ==, 3);
  g_assert_true (counted->complete);
  cw_test_project_remove (project);
}

static void
test_cancel (void)
{
  CwProject *project = make_project ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CwTextPattern) pattern = cw_text_pattern_new (WORDS, "contract", &error);

  g_cancellable_cancel (cancellable);
  g_assert_null (cw_project_search (project, pattern, 0, TRUE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  cw_test_project_remove (project);
}

/* A worker searches on a connection of its own while the project is open for writing. */
static gpointer
work (gpointer database)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwTextPattern) pattern = cw_text_pattern_new (WORDS, "contract", &error);
  g_autoptr (CwSearchResult) result = cw_search_run (database, pattern, 0, TRUE, NULL, &error);

  g_assert_no_error (error);
  return GUINT_TO_POINTER (result->hits->len);
}

static void
test_worker (void)
{
  CwProject *project = make_project ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CwDatabase) database = cw_project_open_reader (project, &error);
  GThread *thread;

  g_assert_no_error (error);
  thread = g_thread_new ("search", work, database);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (thread)), ==, 3);
  g_assert_false (cw_database_exec (database, "DELETE FROM source", NULL));
  g_assert_true (cw_database_close (database, &error));
  cw_test_project_remove (project);
}

/* --- following ---------------------------------------------------------------------------------------------------- */

static void
assert_finds (CwProject *project, const char *text, const char *hits)
{
  g_autofree char *found = find (project, WORDS, text);

  g_assert_cmpstr (found, ==, hits);
}

static void
test_undo_and_redo (void)
{
  CwProject *project = make_project ();
  g_autofree char *before = cw_test_dump (project);

  cw_test_say (project, "{'verb': 'add-source', 'title': 'five', 'text': 'Unheard of.'}");
  assert_finds (project, "unheard", "S5¶1 Unheard");
  cw_test_undo_and_redo (project, before);
  g_assert_true (cw_project_undo (project, NULL, NULL));
  assert_finds (project, "unheard", "");
  cw_test_say (project, "{'verb': 'delete-source', 'source': 'S-1'}");
  assert_finds (project, "contract", "S4¶1 contract");
  g_assert_true (cw_project_undo (project, NULL, NULL));
  assert_finds (project, "contract", "S1¶1 contract, S1¶2 Contracts, S4¶1 contract");
  cw_test_assert_sound (project);
  cw_test_project_remove (project);
}

/* Another language is another stem: “Häuser” is no form of “Haus” in English. */
static void
test_language (void)
{
  CwProject *project = make_project ();

  cw_test_say (project, "{'verb': 'set-source', 'source': 'S-2', 'language': 'en'}");
  cw_test_assert_sound (project);
  assert_finds (project, "haus", "S2¶1 Haus");
  g_assert_true (cw_project_undo (project, NULL, NULL));
  cw_test_assert_sound (project);
  assert_finds (project, "haus", "S2¶1 Häuser, S2¶1 Haus");
  cw_test_project_remove (project);
}

/* A correction of the text as an operation would make it. */
static void
correct (CwProject *project, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwTransaction) transaction = cw_transaction_begin (project, &error);

  cw_database_exec (cw_project_get_database (project), sql, &error);
  g_assert_no_error (error);
  cw_transaction_commit (transaction, &error, "Corrected the text");
  g_assert_no_error (error);
}

/* What another operation corrects in a paragraph is followed too. */
static void
test_correction (void)
{
  CwProject *project = make_project ();
  g_autofree char *before = cw_test_dump (project);
  g_autoptr (GError) error = NULL;

  correct (project, "UPDATE paragraph SET text = replace (text, 'lapsed', 'ceased') WHERE id = 1");
  assert_finds (project, "lapsed", "");
  assert_finds (project, "ceased", "S1¶1 ceased");
  cw_test_undo_and_redo (project, before);
  g_assert_true (cw_project_undo (project, NULL, &error));
  assert_finds (project, "lapsed", "S1¶1 lapsed");
  cw_test_project_remove (project);
}

/* Much text at once is put off, and taken back without ever having been indexed. */
static void
test_backlog (void)
{
  CwProject *project = make_project ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (CwDraftSource) draft = NULL;
  g_autoptr (GError) error = NULL;
  gint64 source;

  while (text->len < 200000)
    g_string_append (text, "A van came by, and nobody called.\n");
  g_string_append (text, "Serendipity.");
  draft = cw_draft_source_from_text ("five", text->str);
  source = cw_project_add_source (project, draft, "", &error);
  g_assert_no_error (error);
  g_assert_cmpint (source, ==, 5);
  g_assert_true (cw_project_has_search_backlog (project));
  assert_finds (project, "serendipities", "S5¶5884 Serendipity");
  cw_test_assert_sound (project);
  g_assert_true (cw_project_undo (project, NULL, &error));
  g_assert_false (cw_project_has_search_backlog (project));
  assert_finds (project, "serendipity", "");
  g_assert_true (cw_project_redo (project, NULL, &error));
  g_assert_true (cw_project_build_search_index (project, 0, NULL, &error));
  assert_finds (project, "serendipity", "S5¶5884 Serendipity");
  cw_test_assert_sound (project);
  g_assert_true (cw_project_undo (project, NULL, &error));
  assert_finds (project, "serendipity", "");
  cw_test_assert_sound (project);
  cw_test_project_remove (project);
}

/* --- soundness ---------------------------------------------------------------------------------------------------- */

static guint
count_findings (CwProject *project, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = cw_project_check (project, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    n += strstr (g_ptr_array_index (findings, i), words) != NULL ? 1 : 0;
  return n;
}

static void
test_check (void)
{
  CwProject *project = make_project ();
  CwDatabase *database = cw_project_get_database (project);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (count_findings (project, "index of words"), ==, 0);
  cw_database_exec (database,
                    "INSERT INTO paragraph_words (paragraph_words, rowid, text) "
                    "VALUES ('delete', 1, 'contract')",
                    &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_findings (project, "index of words"), ==, 1);
  g_assert_true (cw_project_rebuild_search_index (project, &error));
  g_assert_cmpuint (count_findings (project, "index of words"), ==, 0);
  cw_database_exec (
      database, "INSERT INTO paragraph_words (rowid, text) VALUES (1, 'ghost')", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_findings (project, "index of words"), ==, 1);
  g_assert_true (cw_project_rebuild_search_index (project, &error));
  g_assert_no_error (error);
  project = cw_test_project_reopen (project);
  cw_test_assert_sound (project);
  cw_test_project_remove (project);
}

static gboolean
file_has (const char *path, const char *bytes)
{
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  return memmem (content, length, bytes, strlen (bytes)) != NULL;
}

/* R28: when a source and its history are gone, so are its words, in the index and after the purge in the file. */
static void
test_forgetting (void)
{
  CwProject *project = make_project ();
  g_autofree char *path = g_strdup (cw_project_get_path (project));
  g_autoptr (GError) error = NULL;

  cw_test_say (project,
               "{'verb': 'add-source', 'title': 'secret', 'text': "
               "'The whistleblower Zimmermannsky lives in Quetzaltenango now.'}");
  project = cw_test_project_reopen (project);
  g_assert_true (file_has (path, "zimmermannsky"));
  cw_test_say (project, "{'verb': 'delete-source', 'source': 'S-5'}");
  cw_database_exec (cw_project_get_database (project),
                    "UPDATE history SET changeset = NULL, state = 'fixed'",
                    &error);
  g_assert_no_error (error);
  cw_test_assert_sound (project);
  g_assert_true (cw_project_purge_search_index (project, &error));
  project = cw_test_project_reopen (project);
  g_assert_false (file_has (path, "Zimmermannsky"));
  g_assert_false (file_has (path, "zimmermannsk"));
  g_assert_false (file_has (path, "quetzaltenango"));
  g_assert_false (file_has (path, "etzaltenan"));
  g_assert_false (file_has (path, "histleblow"));
  cw_test_assert_sound (project);
  cw_test_project_remove (project);
}

/* The same for more than a few pages. */
static void
test_purging (void)
{
  CwProject *project = make_project ();
  g_autofree char *path = g_strdup (cw_project_get_path (project));
  g_autoptr (GString) text = g_string_new ("Zimmermannsky lives here now.\n");
  g_autoptr (CwDraftSource) draft = NULL;
  g_autoptr (GError) error = NULL;

  while (text->len < 40000)
    g_string_append (text, "A van came by, and nobody called.\n");
  draft = cw_draft_source_from_text ("five", text->str);
  g_assert_cmpint (cw_project_add_source (project, draft, "", &error), ==, 5);
  g_assert_false (cw_project_has_search_backlog (project));
  project = cw_test_project_reopen (project);
  cw_test_say (project, "{'verb': 'delete-source', 'source': 'S-5'}");
  assert_finds (project, "zimmermannsky", "");
  cw_test_assert_sound (project);
  cw_database_exec (cw_project_get_database (project),
                    "UPDATE history SET changeset = NULL, state = 'fixed'",
                    &error);
  g_assert_true (cw_project_purge_search_index (project, &error));
  g_assert_no_error (error);
  g_assert_null (cw_project_get_undo_label (project));
  project = cw_test_project_reopen (project);
  g_assert_false (file_has (path, "immermannsk"));
  cw_test_assert_sound (project);
  assert_cases (project);
  cw_test_project_remove (project);
}

/* FTS5's own forgetting brings words back that had been deleted and restored: a file that has it loses it. */
static void
test_no_secure_delete (void)
{
  CwProject *project = make_project ();
  CwDatabase *database = cw_project_get_database (project);
  g_autoptr (GError) error = NULL;
  gint64 secure;

  cw_database_exec (database,
                    "INSERT INTO paragraph_words (paragraph_words, rank) "
                    "VALUES ('secure-delete', 1)",
                    &error);
  cw_test_say (project, "{'verb': 'delete-source', 'source': 'S-1'}");
  cw_database_read_integer (database,
                            &secure,
                            &error,
                            "SELECT v FROM paragraph_words_config WHERE k = 'secure-delete'",
                            "");
  g_assert_no_error (error);
  g_assert_cmpint (secure, ==, 0);
  cw_test_assert_sound (project);
  cw_test_project_remove (project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/hits", test_hits);
  g_test_add_func ("/search/refusals", test_refusals);
  g_test_add_func ("/search/costly-regex", test_costly_regex);
  g_test_add_func ("/search/empty-project", test_empty_project);
  g_test_add_func ("/search/limit", test_limit);
  g_test_add_func ("/search/cancel", test_cancel);
  g_test_add_func ("/search/worker", test_worker);
  g_test_add_func ("/search/undo-and-redo", test_undo_and_redo);
  g_test_add_func ("/search/language", test_language);
  g_test_add_func ("/search/correction", test_correction);
  g_test_add_func ("/search/backlog", test_backlog);
  g_test_add_func ("/search/check", test_check);
  g_test_add_func ("/search/forgetting", test_forgetting);
  g_test_add_func ("/search/purging", test_purging);
  g_test_add_func ("/search/no-secure-delete", test_no_secure_delete);
  return g_test_run ();
}
