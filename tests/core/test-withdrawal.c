/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* A participant withdraws: nothing that they said is left in the raw bytes of any file, and nothing that others said is
 * gone. */

#include "config.h"

#include "cw-withdrawal.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "cw-backup.h"
#include "cw-coding.h"
#include "cw-dump.h"
#include "cw-fault-vfs.h"
#include "cw-history.h"
#include "cw-identities.h"
#include "cw-past.h"
#include "cw-project-private.h"
#include "cw-pseudonyms.h"
#include "cw-purge.h"
#include "cw-search-index.h"
#include "cw-sources.h"
#include "cw-test-project.h"
#include "cw-tombstone.h"

#define NOW G_GINT64_CONSTANT (1795474501)
#define RUN 12

/* Both have said it, so it is nobody's. */
#define SHARED "we were never asked by anybody at all"
#define EVES_OWN "the board of the county paid for the vans"

typedef struct
{
  CwProject *project;
  char *path;
  char *folder;
  GHashTable *runs;   /* every run of characters of what Dana says */
  GHashTable *others; /* and of what she does not */
  char *quote;        /* some words of hers in the interview */
  char *group_quote;  /* and in the group */
  GBytes *original;   /* of the interview, as a packed file */
  GBytes *group_original;
  guint n_words;
} Fixture;

/* --- what is said ---------------------------------------------------------------------------------------------- */

/* Words that nobody else has, so that every run of them is telling. Some are longer than a run, and so are in the index of
 * words as a whole. */
static char *
make_words (GRand *random, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      guint length = g_rand_int_range (random, 2, 9) + (i % 5 == 4 ? RUN : 0);

      if (i > 0)
        g_string_append_c (text, ' ');
      for (guint j = 0; j < length; j++)
        g_string_append_c (text, 'a' + g_rand_int_range (random, 0, 26));
    }
  return g_string_free (text, FALSE);
}

static void
add_runs (GHashTable *runs, const char *text)
{
  for (gsize i = 0; i + RUN <= strlen (text); i++)
    g_hash_table_add (runs, g_strndup (text + i, RUN));
}

static CwDraftParagraph *
say (CwDraftSource *draft, const char *speaker, const char *text)
{
  CwDraftParagraph *paragraph = cw_draft_source_append (draft, g_strdup (text), CW_PARAGRAPH_BODY);

  paragraph->speaker = g_strdup (speaker);
  return paragraph;
}

static void
dana_says (Fixture *self, CwDraftSource *draft, const char *text)
{
  say (draft, "DANA", text);
  add_runs (self->runs, text);
}

static GBytes *
pack (const char *text)
{
  gsize length = strlen (text);
  guchar *bytes = g_malloc (length);

  for (gsize i = 0; i < length; i++)
    bytes[i] = (guchar) text[i] ^ 0x55;
  return g_bytes_new_take (bytes, length);
}

static gint64
add_source (Fixture *self, CwDraftSource *draft, const char *title)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  draft->title = g_strdup (title);
  id = cw_project_add_source (self->project, draft, "interview transcript", &error);
  g_assert_no_error (error);
  return id;
}

static void
add_interview (Fixture *self, GRand *random)
{
  g_autoptr (CwDraftSource) draft = cw_draft_source_new ();
  g_autofree char *answer = make_words (random, self->n_words);

  say (draft, "INT", "What happened then?");
  dana_says (self, draft, answer);
  say (draft, NULL, self->quote); /* her answer goes on */
  add_runs (self->runs, self->quote);
  dana_says (self, draft, SHARED);
  draft->original = g_bytes_ref (self->original);
  draft->original_name = g_strdup ("dana.docx");
  add_source (self, draft, "Interview");
}

static void
add_group (Fixture *self, GRand *random)
{
  g_autoptr (CwDraftSource) draft = cw_draft_source_new ();
  g_autofree char *more = make_words (random, 40);

  say (draft, "EVE", SHARED);
  dana_says (self, draft, self->group_quote);
  say (draft, "EVE", EVES_OWN);
  dana_says (self, draft, more);
  say (draft, "INT", "Thank you both.");
  draft->original = g_bytes_ref (self->group_original);
  draft->original_name = g_strdup ("Dana and Eve.docx");
  add_source (self, draft, "Group");
  add_runs (self->others, SHARED);
  add_runs (self->others, EVES_OWN);
}

/* --- the project ------------------------------------------------------------------------------------------------- */

static void
work_on_it (Fixture *self)
{
  static const char *const lines[] = {
    "{'verb': 'create-participant', 'name': 'Dana', 'line': 'a driver', 'note': 'shy'}",
    "{'verb': 'create-participant', 'name': 'Eve'}",
    "{'verb': 'map-speaker', 'source': 'Interview', 'speaker': 'DANA', 'participant': 'Dana'}",
    "{'verb': 'map-speaker', 'source': 'Group', 'speaker': 'DANA', 'participant': 'Dana'}",
    "{'verb': 'map-speaker', 'source': 'Group', 'speaker': 'EVE', 'participant': 'Eve'}",
    "{'verb': 'set-voice', 'source': 'Interview', 'speaker': 'INT', 'voice': 'interviewer'}",
    "{'verb': 'set-voice', 'source': 'Group', 'speaker': 'INT', 'voice': 'interviewer'}",
    "{'verb': 'create-code', 'name': 'turf claim'}",
    "{'verb': 'create-case', 'name': 'North'}",
    "{'verb': 'apply-code', 'source': 'Group', 'quote': '" EVES_OWN "', 'code': 'turf claim'}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    cw_test_say (self->project, "%s", lines[i]);
  cw_test_say (self->project,
               "{'verb': 'apply-code', 'source': 'Interview', 'quote': '%s', 'code': 'turf claim'}",
               self->quote);
  cw_test_say (self->project,
               "{'verb': 'apply-code', 'source': 'Group', 'quote': '%s', 'code': 'turf claim'}",
               self->group_quote);
  cw_test_say (self->project, "{'verb': 'create-code', 'name': 'she says %s'}", self->quote);
  cw_test_say (self->project,
               "{'verb': 'create-memo', 'title': 'On E-2', 'body': 'Hers: %s. And " SHARED
               ".', 'about': ['excerpt:E-2']}",
               self->quote);
  cw_test_say (self->project, "{'verb': 'set-memo', 'memo': 'M-1', 'kind': 'code memo'}");
  cw_test_say (self->project,
               "{'verb': 'set-summary', 'case': 'North', 'code': 'turf claim', 'text': '%s, she "
               "says'}",
               self->group_quote);
  cw_test_say (self->project,
               "{'verb': 'comment-excerpt', 'excerpt': 'E-1', 'comment': 'see %s'}",
               self->quote);
}

/* A memo that came back, was deleted and is there again; another waits to be done again. */
static void
undo_and_redo (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  cw_test_say (self->project, "{'verb': 'create-memo', 'title': 'x', 'body': '%s'}", self->quote);
  cw_test_say (self->project, "{'verb': 'delete-memo', 'memo': 'x'}");
  cw_test_say (self->project, "{'verb': 'create-memo', 'title': 'y', 'body': '%s'}", self->quote);
  for (guint i = 0; i < 3; i++)
    g_assert_true (cw_project_undo (self->project, NULL, &error));
  g_assert_true (cw_project_redo (self->project, NULL, &error));
  g_assert_no_error (error);
}

static void
make_copies (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *aside
      = g_build_filename (self->folder, "test (set aside 2026-11-23T22-55-01Z).caseweave", NULL);
  gsize size;

  cw_backup_make (self->path, NOW, NULL, NULL, &error);
  g_assert_no_error (error);
  cw_test_say (self->project, "{'verb': 'create-code', 'name': 'later'}");
  cw_backup_make (self->path, NOW + 60, NULL, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (self->path, &bytes, &size, &error);
  g_assert_no_error (error);
  g_file_set_contents (aside, bytes, size, &error);
  g_assert_no_error (error);
}

static void
make (Fixture *self, guint n_words)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (28);
  g_autoptr (GError) error = NULL;
  g_autofree char *packed = make_words (random, 200);
  g_autofree char *more = make_words (random, 200);

  self->n_words = n_words;
  self->project = cw_test_project_new ();
  self->path = g_strdup (cw_project_get_path (self->project));
  self->folder = g_path_get_dirname (self->path);
  self->runs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->quote = make_words (random, 12);
  self->group_quote = make_words (random, 12);
  self->original = pack (packed);
  self->group_original = pack (more);
  add_interview (self, random);
  add_group (self, random);
  cw_project_build_search_index (self->project, 0, NULL, &error);
  g_assert_no_error (error);
  work_on_it (self);
  undo_and_redo (self);
}

static void
remove_tree (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_tree (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static void
close_project (Fixture *self)
{
  if (self->project == NULL)
    return;
  cw_project_close (self->project, NULL);
  g_assert_finalize_object (self->project);
  self->project = NULL;
}

static void
clear (Fixture *self)
{
  close_project (self);
  remove_tree (self->folder);
  g_free (self->path);
  g_free (self->folder);
  g_free (self->quote);
  g_free (self->group_quote);
  g_hash_table_unref (self->runs);
  g_hash_table_unref (self->others);
  g_bytes_unref (self->original);
  g_bytes_unref (self->group_original);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  make (self, 6000); /* more than the index of words forgets at once */
  make_copies (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  clear (self);
}

/* --- raw bytes ------------------------------------------------------------------------------------------------------ */

static guint
count_runs (Fixture *self, const char *bytes, gsize size)
{
  char window[RUN + 1] = { 0 };
  guint n = 0;

  for (gsize i = 0; i + RUN <= size; i++)
    {
      memcpy (window, bytes + i, RUN);
      n += g_hash_table_contains (self->runs, window)
           && !g_hash_table_contains (self->others, window);
    }
  return n;
}

static gboolean
holds_file (GBytes *file, const char *bytes, gsize size)
{
  gsize length;
  const char *original = g_bytes_get_data (file, &length);

  for (gsize i = 0; i + 32 <= length; i += 16)
    if (memmem (bytes, size, original + i, 32) != NULL)
      return TRUE;
  return FALSE;
}

/* In every file of the folder and the folders in it. */
static guint
count_left (Fixture *self, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *bytes = NULL;
      gsize size;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        n += count_left (self, path);
      else if (g_file_get_contents (path, &bytes, &size, NULL))
        {
          guint found = count_runs (self, bytes, size) + holds_file (self->original, bytes, size)
                        + holds_file (self->group_original, bytes, size);

          if (found > 0)
            g_test_message ("%s has %u runs", name, found);
          n += found;
        }
    }
  return n;
}

static void
withdraw (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  cw_project_withdraw (self->project, 1, "asked on the phone", &error);
  g_assert_no_error (error);
}

static void
test_no_run_is_left (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (count_left (self, self->folder), >, 4 * self->n_words);
  withdraw (self);
  cw_test_assert_sound (self->project);
  g_assert_cmpuint (count_left (self, self->folder), ==, 0);
  self->project = cw_test_project_reopen (self->project);
  cw_test_assert_sound (self->project);
  cw_test_assert_records (self->project);
  g_assert_cmpuint (count_left (self, self->folder), ==, 0);
  close_project (self);
  g_assert_cmpuint (count_left (self, self->folder), ==, 0);
}

/* --- what stays --------------------------------------------------------------------------------------------------------- */

static char *
read_text (Fixture *self, gint64 source)
{
  g_autoptr (GError) error = NULL;
  CwText *text = cw_project_get_text (self->project, source, &error);

  g_assert_no_error (error);
  return cw_text_dup_range (text, 0, cw_text_get_length (text));
}

/* Of the file that Dana shares with Eve a text file is left; of her own one nothing is. */
static void
test_originals (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwStatement) row = NULL;
  g_autofree char *text = NULL;
  CwRecord *group;

  withdraw (self);
  text = read_text (self, 2);
  group = cw_project_get_record (self->project, CW_KIND_SOURCE, 2);
  g_assert_cmpstr (cw_record_get_text (group, CW_SOURCE_ORIGINAL_NAME), ==, "S-2 redacted.txt");
  row = cw_database_prepare (cw_project_get_database (self->project),
                             "SELECT CAST (data AS TEXT), sha256 FROM original",
                             &error);
  g_assert_no_error (error);
  g_assert_cmpint (cw_statement_step (row, &error), ==, CW_STEP_ROW);
  g_assert_cmpstr (cw_statement_get_text (row, 0), ==, text);
  g_assert_cmpstr (
      cw_statement_get_text (row, 1), ==, cw_record_get_text (group, CW_SOURCE_ORIGINAL));
  g_assert_cmpint (cw_statement_step (row, &error), ==, CW_STEP_DONE);
}

/* What was imported twice loses the file, and the list says that its text is left. */
static void
test_twins (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwDraftSource) draft = cw_draft_source_new ();
  g_autoptr (CwWithdrawalPlan) plan = NULL;
  gint64 twin;

  say (draft, "SOMEBODY", "words");
  draft->original = g_bytes_ref (self->original);
  draft->original_name = g_strdup ("dana.docx");
  twin = add_source (self, draft, "Twin");
  plan = cw_project_plan_withdrawal (self->project, 1, &error);
  g_assert_no_error (error);
  g_assert_true (cw_withdrawal_plan_has (plan, CW_KIND_SOURCE, twin));
  withdraw (self);
  g_assert_cmpstr (cw_record_get_text (cw_project_get_record (self->project, CW_KIND_SOURCE, twin),
                                       CW_SOURCE_ORIGINAL),
                   ==,
                   "");
  g_assert_cmpuint (count_left (self, self->folder), ==, 0);
}

static void
assert_quote (Fixture *self, gint64 id, const char *quote)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwExcerpt) excerpt = cw_project_load_excerpt (self->project, id, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (excerpt->quote, ==, quote);
}

static void
test_others_stay (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;
  CwRecord *memo, *code;
  CwText *group;

  withdraw (self);
  text = read_text (self, 2);
  g_assert_cmpstr (text, ==, SHARED "\n[withdrawn]\n" EVES_OWN "\n[withdrawn]\nThank you both.");
  group = cw_project_get_text (self->project, 2, NULL);
  g_assert_cmpstr (cw_text_get_paragraph (group, 4)->label, ==, "5");
  g_assert_cmpstr (cw_text_get_paragraph (group, 1)->speaker, ==, "[withdrawn]");
  assert_quote (self, 1, EVES_OWN);
  memo = cw_project_get_record (self->project, CW_KIND_MEMO, 1);
  g_assert_cmpstr (
      cw_record_get_text (memo, CW_MEMO_BODY), ==, "Hers: [withdrawn]. And " SHARED ".");
  code = cw_project_get_record (self->project, CW_KIND_CODE, 2);
  g_assert_cmpstr (cw_record_get_name (code), ==, "she says [withdrawn]");
}

/* An excerpt over both keeps what Eve says; one of the interviewer and Dana goes. */
static void
test_excerpts_over_several (Fixture *self, gconstpointer data)
{
  glong shared = strlen (SHARED), dana = strlen (self->group_quote);
  gint64 both, behind;

  both = cw_test_say (self->project,
                      "{'verb': 'create-excerpt', 'source': 'Group', 'start': 3, 'end': %ld}",
                      shared + 1 + dana + 1 + 9);
  behind = cw_test_say (self->project,
                        "{'verb': 'create-excerpt', 'source': 'Group', 'start': %ld, 'end': %ld}",
                        shared + 1 + 5,
                        shared + 1 + 10);
  withdraw (self);
  assert_quote (self, both, "were never asked by anybody at all\n[withdrawn]\nthe board");
  cw_test_refuses (self->project,
                   CW_ERROR_NOT_FOUND,
                   "was withdrawn on",
                   "{'verb': 'star-excerpt', 'excerpt': 'E-%" G_GINT64_FORMAT "'}",
                   behind);
}

/* What was corrected since, and what was deleted since, is theirs all the same. */
static void
test_earlier_words (Fixture *self, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autofree char *deleted = make_words (random, 12);
  g_autoptr (CwDraftSource) draft = cw_draft_source_new ();
  CwRecord *memo;
  gint64 id;

  dana_says (self, draft, deleted);
  add_source (self, draft, "Deleted");
  cw_test_say (self->project,
               "{'verb': 'map-speaker', 'source': 'Deleted', 'speaker': 'DANA', 'participant': "
               "'Dana'}");
  cw_test_say (self->project, "{'verb': 'delete-source', 'source': 'Deleted'}");
  cw_test_say (self->project,
               "{'verb': 'correct-text', 'source': 'Group', 'quote': '%s', 'text': 'said "
               "otherwise'}",
               self->group_quote);
  id = cw_test_say (self->project,
                    "{'verb': 'create-memo', 'title': 'Old', 'body': 'Was: %s. And: %s.'}",
                    self->group_quote,
                    deleted);
  withdraw (self);
  memo = cw_project_get_record (self->project, CW_KIND_MEMO, id);
  g_assert_cmpstr (
      cw_record_get_text (memo, CW_MEMO_BODY), ==, "Was: [withdrawn]. And: [withdrawn].");
  g_assert_cmpuint (count_left (self, self->folder), ==, 0);
}

/* --- tombstones, history ---------------------------------------------------------------------------------------------------- */

static void
test_tombstones (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *date = NULL;
  gint64 id;

  withdraw (self);
  date = cw_project_dup_withdrawn_at (self->project, CW_KIND_EXCERPT, 2);
  g_assert_nonnull (date);
  g_assert_null (cw_project_dup_withdrawn_at (self->project, CW_KIND_EXCERPT, 1));
  g_assert_null (cw_project_load_excerpt (self->project, 2, &error));
  g_assert_nonnull (strstr (error->message, "E-2 was withdrawn on 20"));
  cw_test_refuses (self->project,
                   CW_ERROR_NOT_FOUND,
                   "S-1 was withdrawn on",
                   "{'verb': 'set-source', 'source': 'S-1', 'note': 'n'}");
  id = cw_test_say (self->project,
                    "{'verb': 'create-excerpt', 'source': 'Group', 'start': 0, 'end': 4}");
  g_assert_cmpint (id, >, 3); /* numbers are never given twice */
}

static void
test_history_ends (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) before = cw_history_list (self->project, NULL);
  g_autoptr (GPtrArray) after = NULL;
  const CwHistoryEntry *last;

  withdraw (self);
  after = cw_history_list (self->project, NULL);
  g_assert_cmpuint (after->len, ==, before->len + 1);
  last = g_ptr_array_index (after, before->len);
  g_assert_cmpstr (last->label, ==, "Withdrew P-1 (sources: 2, excerpts: 2)");
  g_assert_cmpstr (last->reason, ==, "asked on the phone");
  g_assert_cmpstr (last->state, ==, "fixed");
  g_assert_null (cw_project_get_undo_label (self->project));
  g_assert_null (cw_project_get_redo_label (self->project));
  g_assert_false (cw_project_undo (self->project, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  g_clear_error (&error);
  cw_test_say (self->project, "{'verb': 'create-code', 'name': 'afterwards'}");
  g_assert_true (cw_project_undo (self->project, NULL, &error));
  g_assert_no_error (error);
}

/* The past before it cannot be shown. */
static void
test_past_ends (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  withdraw (self);
  g_assert_null (cw_project_open_as_of (self->path, "2020-01-01", &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "can no longer be taken back"));
}

/* --- the plan ---------------------------------------------------------------------------------------------------------------- */

static guint
count_items (const CwWithdrawalPlan *plan, CwKind kind, const char *fate)
{
  guint n = 0;

  for (guint i = 0; i < plan->items->len; i++)
    {
      const CwWithdrawalItem *item = g_ptr_array_index (plan->items, i);

      n += item->kind == kind && g_str_equal (item->fate, fate);
    }
  return n;
}

/* Real names go from what others say and from the history; and so does what the sources were called. */
static void
test_names (Fixture *self, gconstpointer data)
{
  static const char *const gone[]
      = { "Danalyn", "danalyn", "DANA", "“Interview”", "Dana", "Eves Realname", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (CwDraftSource) draft = cw_draft_source_new ();
  g_autoptr (CwWithdrawalPlan) plan = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autofree char *text = NULL;
  g_autofree char *dump = NULL;
  gint64 source;

  cw_test_say (self->project, "{'verb': 'add-identity', 'participant': 'P-1', 'name': 'Danalyn'}");
  cw_test_say (self->project,
               "{'verb': 'add-identity', 'participant': 'P-2', 'name': 'Eves Realname'}");
  cw_test_say (self->project, "{'verb': 'create-memo', 'title': 'DANALYN', 'body': 'Danalyn’s'}");
  say (draft, "EVE", "I met Danalyn there.");
  say (draft, "DANA", "And I met Eves Realname.");
  source = add_source (self, draft, "Third");
  cw_test_say (self->project,
               "{'verb': 'map-speaker', 'source': 'Third', 'speaker': 'DANA', 'participant': "
               "'Dana'}");
  cw_project_apply_pseudonyms (self->project, 2, 0, NULL, &error);
  g_assert_no_error (error);
  plan = cw_project_plan_withdrawal (self->project, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_items (plan, CW_KIND_MEMO, "loses the participant’s real name"), ==, 1);
  withdraw (self);
  cw_test_assert_sound (self->project);
  text = read_text (self, source);
  g_assert_cmpstr (text, ==, "I met [withdrawn] there.\n[withdrawn]");
  dump = cw_test_dump (self->project);
  history = cw_history_list (self->project, &error);
  for (guint i = 0; gone[i] != NULL; i++)
    {
      g_assert_null (strstr (dump, gone[i]));
      for (guint j = 0; j < history->len; j++)
        g_assert_null (
            strstr (((CwHistoryEntry *) g_ptr_array_index (history, j))->label, gone[i]));
    }
  g_assert_true (cw_project_remove_identity (self->project, 2, "Eves Realname", &error));
  g_assert_false (cw_project_remove_identity (self->project, 1, NULL, &error));
}

static void
test_plan (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = cw_test_dump (self->project);
  g_autoptr (CwWithdrawalPlan) plan = cw_project_plan_withdrawal (self->project, 1, &error);
  g_autofree char *after = cw_test_dump (self->project);

  g_assert_no_error (error);
  g_assert_cmpstr (before, ==, after);
  cw_test_assert_sound (self->project);
  cw_test_assert_records (self->project);
  g_assert_cmpuint (count_items (plan, CW_KIND_SOURCE, "erased"), ==, 1);
  g_assert_cmpuint (count_items (plan, CW_KIND_SOURCE, "loses their paragraphs"), ==, 1);
  g_assert_cmpuint (count_items (plan, CW_KIND_EXCERPT, "erased"), ==, 2);
  g_assert_cmpuint (count_items (plan, CW_KIND_EXCERPT, "loses the quoted words"), ==, 1);
  g_assert_cmpuint (count_items (plan, CW_KIND_MEMO, "loses the quoted words"), ==, 2);
  g_assert_cmpuint (count_items (plan, CW_KIND_SUMMARY, "loses the quoted words"), ==, 1);
  g_assert_cmpuint (count_items (plan, CW_KIND_CODE, "loses the quoted words"), ==, 1);
  g_assert_cmpuint (count_items (plan, CW_KIND_NONE, "deleted"), ==, 3);
  g_assert_cmpuint (plan->n_steps, >, 15);
  g_assert_false (plan->unfinished);
}

/* What rests on what goes, in the researcher's own words. */
static void
test_linked (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwWithdrawalPlan) plan = NULL;

  cw_test_say (self->project, "{'verb': 'create-memo', 'title': 'a', 'about': ['excerpt:E-2']}");
  cw_test_say (self->project, "{'verb': 'create-memo', 'title': 'b', 'about': ['source:S-1']}");
  cw_test_say (self->project,
               "{'verb': 'create-memo', 'title': 'c', 'about': ['participant:P-1']}");
  cw_test_say (self->project,
               "{'verb': 'create-memo', 'title': 'd', 'about': ['participant:P-2']}");
  cw_test_say (self->project,
               "{'verb': 'set-summary', 'case': 'North', 'code': 'she says %s', 'text': 'Own.'}",
               self->quote);
  cw_test_say (self->project,
               "{'verb': 'cite-evidence', 'case': 'North', 'code': 'she says %s', 'excerpt': "
               "'E-2', 'stance': 'supports'}",
               self->quote);
  plan = cw_project_plan_withdrawal (self->project, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_items (plan, CW_KIND_MEMO, "loses a link to what is erased"), ==, 2);
  g_assert_cmpuint (count_items (plan, CW_KIND_MEMO, "stays, and is about the participant"), ==, 1);
  g_assert_cmpuint (count_items (plan, CW_KIND_SUMMARY, "loses evidence"), ==, 1);
}

static void
test_refusals (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cw_project_plan_withdrawal (self->project, 9, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (cw_project_withdraw (self->project, 9, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
  g_clear_error (&error);
  close_project (self);
  self->project = cw_project_open (self->path, TRUE, NULL);
  g_assert_false (cw_project_withdraw (self->project, 1, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_READ_ONLY);
}

/* --- the disk fails ----------------------------------------------------------------------------------------------------------- */

/* What the project says is all of before or all of after; the rest is done when it is opened the next time, and a second
 * run brings it to the end. */
static guint
fail_once (CwFault fault, guint at)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *dump = NULL;
  Fixture fixture;
  guint n_operations;
  gboolean done, withdrawn;

  make (&fixture, 300);
  cw_fault_vfs_arm (fault, at, at);
  done = cw_project_withdraw (fixture.project, 1, NULL, &error);
  cw_project_close (fixture.project, NULL);
  g_clear_object (&fixture.project);
  n_operations = cw_fault_vfs_disarm ();
  if (!done)
    g_assert_nonnull (error);
  g_clear_error (&error);
  fixture.project = cw_project_open (fixture.path, FALSE, &error);
  g_assert_no_error (error);
  cw_test_assert_sound (fixture.project);
  dump = cw_test_dump (fixture.project);
  withdrawn = done || strstr (dump, "[withdrawn]") != NULL;
  if (withdrawn)
    g_assert_cmpuint (count_left (&fixture, fixture.folder), ==, 0);
  else
    g_assert_nonnull (strstr (dump, fixture.quote));
  withdraw (&fixture);
  cw_test_assert_sound (fixture.project);
  g_assert_cmpuint (count_left (&fixture, fixture.folder), ==, 0);
  clear (&fixture);
  return n_operations;
}

/* The first operations of the disk, and a choice of the later ones. */
static void
sweep (gconstpointer data)
{
  CwFault fault = GPOINTER_TO_INT (data);
  guint n_operations = fail_once (CW_FAULT_NONE, 0);

  g_assert_cmpuint (n_operations, >, 100);
  for (guint at = 1; at <= n_operations; at += 1 + at / 9)
    {
      g_test_message ("operation %u of %u", at, n_operations);
      fail_once (fault, at);
    }
}

#define ADD(name, test) g_test_add (name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  if (g_access ("/dev/shm", W_OK) == 0)
    g_setenv ("TMPDIR", "/dev/shm", TRUE);
  g_test_init (&argc, &argv, NULL);
  cw_fault_vfs_install ();
  ADD ("/withdrawal/no-run-is-left", test_no_run_is_left);
  ADD ("/withdrawal/others-stay", test_others_stay);
  ADD ("/withdrawal/originals", test_originals);
  ADD ("/withdrawal/twins", test_twins);
  ADD ("/withdrawal/linked", test_linked);
  ADD ("/withdrawal/names", test_names);
  ADD ("/withdrawal/excerpts-over-several", test_excerpts_over_several);
  ADD ("/withdrawal/earlier-words", test_earlier_words);
  ADD ("/withdrawal/tombstones", test_tombstones);
  ADD ("/withdrawal/history-ends", test_history_ends);
  ADD ("/withdrawal/past-ends", test_past_ends);
  ADD ("/withdrawal/plan", test_plan);
  ADD ("/withdrawal/refusals", test_refusals);
  g_test_add_data_func ("/withdrawal/errors", GINT_TO_POINTER (CW_FAULT_ERRORS), sweep);
  g_test_add_data_func ("/withdrawal/disk-full", GINT_TO_POINTER (CW_FAULT_DISK_FULL), sweep);
  g_test_add_data_func ("/withdrawal/power-loss", GINT_TO_POINTER (CW_FAULT_POWER_LOSS), sweep);
  return g_test_run ();
}
