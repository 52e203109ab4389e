/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Real names become pseudonyms, anchors and all; they come back as they were; and after the seal no byte of any file has
 * them. */

#include "config.h"

#include "cw-pseudonyms.h"

#include <glib/gstdio.h>
#include <string.h>

#include "cw-backup.h"
#include "cw-coding.h"
#include "cw-history.h"
#include "cw-identities.h"
#include "cw-identity-scan.h"
#include "cw-project-private.h"
#include "cw-pseudonym-names.h"
#include "cw-pseudonym-seal.h"
#include "cw-purge.h"
#include "cw-search-index.h"
#include "cw-sources.h"
#include "cw-test-project.h"

#define NOW G_GINT64_CONSTANT (1795474501)
#define FIRST "I am Quentin Marlowe. My friends say Quentin, my boss says MARLOWE."
#define SECOND "Did Quentin’s van come? The quentins of this world, said quentin."

typedef struct
{
  CwProject *project;
  char *path;
  char *folder;
} Fixture;

static CwDraftParagraph *
say (CwDraftSource *draft, const char *speaker, const char *text)
{
  CwDraftParagraph *paragraph = cw_draft_source_append (draft, g_strdup (text), CW_PARAGRAPH_BODY);

  paragraph->speaker = g_strdup (speaker);
  return paragraph;
}

static void
add_interview (Fixture *self)
{
  g_autoptr (CwDraftSource) draft = cw_draft_source_new ();
  g_autoptr (GError) error = NULL;

  say (draft, "QUENTIN", FIRST);
  say (draft, "INT", SECOND);
  draft->title = g_strdup ("Talk with Quentin Marlowe");
  draft->original = g_bytes_new_static ("packed Quentin Marlowe packed", 29);
  draft->original_name = g_strdup ("marlowe_quentin.docx");
  cw_project_add_source (self->project, draft, "interview transcript", &error);
  g_assert_no_error (error);
}

static void
add_report (Fixture *self)
{
  g_autoptr (CwDraftSource) draft = cw_draft_source_new ();
  g_autoptr (GError) error = NULL;

  say (draft, NULL, "The board met without anybody.");
  draft->title = g_strdup ("Report");
  draft->original = g_bytes_new_static ("packed report", 13);
  draft->original_name = g_strdup ("report.pdf");
  cw_project_add_source (self->project, draft, "report", &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  static const char *const lines[] = {
    "{'verb': 'create-participant', 'name': 'Elif', 'role': 'police', 'note': 'is Quentin'}",
    "{'verb': 'create-participant', 'name': 'Rosa Diaz', 'role': 'police'}",
    "{'verb': 'map-speaker', 'source': 'S-1', 'speaker': 'QUENTIN', 'participant': 'Elif'}",
    "{'verb': 'create-code', 'name': 'friends'}",
    "{'verb': 'apply-code', 'source': 'S-1', 'quote': 'Quentin Marlowe', 'code': 'friends'}",
    "{'verb': 'apply-code', 'source': 'S-1', 'quote': 'my boss says MARLOWE', 'code': 'friends'}",
    "{'verb': 'create-memo', 'title': 'Quentin', 'body': 'Call Quentin Marlowe: 555-0199.'}",
    "{'verb': 'add-identity', 'participant': 'Elif', 'name': 'Quentin Marlowe', 'pseudonym': "
    "'Elif Marlowson'}",
    "{'verb': 'add-identity', 'participant': 'Elif', 'name': 'Quentin'}",
    "{'verb': 'add-identity', 'participant': 'Elif', 'name': 'Marlowe', 'pseudonym': 'Marlowson'}",
    "{'verb': 'add-identity', 'participant': 'Elif', 'name': '555-0199', 'pseudonym': '000'}",
  };

  self->project = cw_test_project_new ();
  self->path = g_strdup (cw_project_get_path (self->project));
  self->folder = g_path_get_dirname (self->path);
  add_interview (self);
  add_report (self);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    cw_test_say (self->project, "%s", lines[i]);
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
tear_down (Fixture *self, gconstpointer data)
{
  cw_project_close (self->project, NULL);
  g_assert_finalize_object (self->project);
  remove_tree (self->folder);
  g_free (self->path);
  g_free (self->folder);
}

static char *
read_text (Fixture *self, gint64 source)
{
  g_autoptr (GError) error = NULL;
  CwText *text = cw_project_get_text (self->project, source, &error);

  g_assert_no_error (error);
  return cw_text_dup_range (text, 0, cw_text_get_length (text));
}

static void
assert_text (Fixture *self, const char *words)
{
  g_autofree char *text = read_text (self, 1);

  g_assert_cmpstr (text, ==, words);
}

/* The words of the excerpt now, and as they were first seen. */
static void
assert_excerpt (Fixture *self, gint64 id, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwExcerpt) excerpt = cw_project_load_excerpt (self->project, id, &error);
  g_autofree char *now = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (excerpt->quote, ==, words);
  now = cw_text_dup_range (
      cw_project_get_text (self->project, excerpt->source, NULL), excerpt->start, excerpt->end);
  g_assert_cmpstr (now, ==, words);
}

static guint
apply (Fixture *self, gint64 participant, gint64 source)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  cw_project_apply_pseudonyms (self->project, participant, source, &n, &error);
  g_assert_no_error (error);
  cw_test_assert_sound (self->project);
  return n;
}

static guint
restore (Fixture *self, gint64 source)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  cw_project_restore_names (self->project, source, &n, &error);
  g_assert_no_error (error);
  cw_test_assert_sound (self->project);
  return n;
}

#define FIRST_AFTER "I am Elif Marlowson. My friends say Elif, my boss says MARLOWSON."
#define SECOND_AFTER "Did Elif’s van come? The quentins of this world, said elif."

/* How often the project's revisions were counted up is all that may differ. */
static char *
dump (Fixture *self)
{
  g_autofree char *text = cw_test_dump (self->project);
  g_autoptr (GRegex) revisions = g_regex_new (" revision=[0-9]+", 0, 0, NULL);

  return g_regex_replace (revisions, text, -1, 0, "", 0, NULL);
}

/* --- replacing ---------------------------------------------------------------------------------------------------- */

static void
test_apply (Fixture *self, gconstpointer data)
{
  CwRecord *source, *memo;

  g_assert_cmpuint (apply (self, 0, 0), ==, 16);
  assert_text (self, FIRST_AFTER "\n" SECOND_AFTER);
  assert_excerpt (self, 1, "Elif Marlowson");
  assert_excerpt (self, 2, "my boss says MARLOWSON");
  source = cw_project_get_record (self->project, CW_KIND_SOURCE, 1);
  g_assert_cmpstr (cw_record_get_name (source), ==, "Talk with Elif Marlowson");
  g_assert_cmpstr (cw_record_get_text (source, CW_SOURCE_ORIGINAL_NAME), ==, "marlowson_elif.docx");
  g_assert_cmpstr (
      cw_text_get_paragraph (cw_project_get_text (self->project, 1, NULL), 0)->speaker, ==, "ELIF");
  memo = cw_project_get_record (self->project, CW_KIND_MEMO, 1);
  g_assert_cmpstr (cw_record_get_text (memo, CW_MEMO_BODY), ==, "Call Elif Marlowson: 000.");
  g_assert_cmpstr (cw_project_get_undo_label (self->project),
                   ==,
                   "Replaced real names by pseudonyms in 1 source");
}

/* An excerpt that ends with a name ends with the pseudonym, also where that only adds letters. */
static void
test_longer (Fixture *self, gconstpointer data)
{
  gint64 excerpt;

  cw_test_say (self->project,
               "{'verb': 'add-identity', 'participant': 'Elif', 'name': 'boss', 'pseudonym': "
               "'bossman'}");
  excerpt = cw_test_say (self->project,
                         "{'verb': 'create-excerpt', 'source': 'S-1', 'start': 49, 'end': 53}");
  assert_excerpt (self, excerpt, "boss");
  apply (self, 0, 0);
  assert_excerpt (self, excerpt, "bossman");
}

/* Nothing is left to do, and no step is. */
static void
test_apply_twice (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  apply (self, 0, 0);
  before = cw_history_list (self->project, NULL);
  g_assert_cmpuint (apply (self, 0, 0), ==, 0);
  after = cw_history_list (self->project, NULL);
  g_assert_cmpuint (after->len, ==, before->len);
}

static void
test_one_source (Fixture *self, gconstpointer data)
{
  CwRecord *memo;

  apply (self, 1, 1);
  assert_text (self, FIRST_AFTER "\n" SECOND_AFTER);
  memo = cw_project_get_record (self->project, CW_KIND_MEMO, 1);
  g_assert_cmpstr (cw_record_get_text (memo, CW_MEMO_BODY), ==, "Call Quentin Marlowe: 555-0199.");
  g_assert_cmpstr (
      cw_project_get_undo_label (self->project), ==, "Replaced the name of P-1 in 1 source");
}

static void
test_undo (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = cw_test_dump (self->project);
  g_autofree char *after = NULL;

  apply (self, 0, 0);
  g_assert_true (cw_project_undo (self->project, NULL, &error));
  after = cw_test_dump (self->project);
  g_assert_cmpstr (before, ==, after);
  g_assert_true (cw_project_redo (self->project, NULL, &error));
  assert_text (self, FIRST_AFTER "\n" SECOND_AFTER);
}

static const CwPseudonymCount *
find_count (const GPtrArray *counts, const char *object, const char *field)
{
  for (guint i = 0; i < counts->len; i++)
    {
      const CwPseudonymCount *count = g_ptr_array_index (counts, i);

      if (g_str_has_prefix (count->object, object) && g_str_equal (count->field, field))
        return count;
    }
  g_assert_not_reached ();
}

static void
test_preview (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = cw_test_dump (self->project);
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) counts = cw_project_preview_pseudonyms (self->project, 0, 0, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (find_count (counts, "source S-1", "text")->n_hits, ==, 5);
  g_assert_cmpstr (find_count (counts, "source S-1", "text")->forms,
                   ==,
                   "MARLOWE ×1, Quentin ×2, Quentin Marlowe ×1, quentin ×1");
  g_assert_cmpuint (find_count (counts, "source S-1", "speaker")->n_hits, ==, 1);
  g_assert_cmpuint (find_count (counts, "source S-1", "title")->n_hits, ==, 1);
  g_assert_cmpuint (find_count (counts, "source S-1", "original_name")->n_hits, ==, 2);
  g_assert_cmpuint (find_count (counts, "source S-1", "excerpt’s quote")->n_hits, ==, 2);
  g_assert_cmpuint (find_count (counts, "memo M-1", "body")->n_hits, ==, 2);
  g_assert_cmpuint (find_count (counts, "participant P-1", "note")->n_hits, ==, 1);
  after = cw_test_dump (self->project);
  g_assert_cmpstr (before, ==, after);
}

/* --- back ---------------------------------------------------------------------------------------------------------- */

static void
test_restore (Fixture *self, gconstpointer data)
{
  g_autofree char *before = dump (self);
  g_autofree char *after = NULL;
  guint n = apply (self, 0, 0);

  g_assert_cmpuint (restore (self, 0), ==, n);
  after = dump (self);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (cw_project_get_undo_label (self->project), ==, "Put real names back");
  g_assert_cmpuint (restore (self, 0), ==, 0);
}

/* Undo does not know of the log; what it says counts only where the pseudonym is. */
static void
test_restore_after_undo (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump (self);
  g_autofree char *after = NULL;

  apply (self, 0, 0);
  g_assert_true (cw_project_undo (self->project, NULL, &error));
  g_assert_cmpuint (restore (self, 0), ==, 0);
  apply (self, 0, 1);
  g_assert_true (cw_project_undo (self->project, NULL, &error));
  g_assert_true (cw_project_redo (self->project, NULL, &error));
  apply (self, 0, 0);
  restore (self, 0);
  g_assert_true (cw_project_undo (self->project, NULL, &error));
  g_assert_cmpuint (restore (self, 0), >, 10);
  after = dump (self);
  g_assert_cmpstr (before, ==, after);
}

/* Somebody has the pseudonym as a name, and what was undone is not taken for it. */
static void
test_restore_spares_others (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = cw_test_say (
      self->project, "{'verb': 'add-source', 'title': 't', 'text': 'Quentin and Elif came.'}");
  g_autofree char *undone = NULL;
  g_autofree char *restored = NULL;

  apply (self, 0, id);
  g_assert_true (cw_project_undo (self->project, NULL, &error));
  g_assert_cmpuint (restore (self, id), ==, 0);
  undone = read_text (self, id);
  g_assert_cmpstr (undone, ==, "Quentin and Elif came.");
  apply (self, 0, id);
  g_assert_cmpuint (restore (self, id), ==, 1);
  restored = read_text (self, id);
  g_assert_cmpstr (restored, ==, "Quentin and Elif came.");
}

/* The text was corrected in between, before and behind the names. */
static void
test_restore_after_correction (Fixture *self, gconstpointer data)
{
  apply (self, 0, 0);
  cw_test_say (self->project,
               "{'verb': 'correct-text', 'source': 'S-1', 'quote': 'I am', 'text': 'Well, I am'}");
  cw_test_say (self->project,
               "{'verb': 'correct-text', 'source': 'S-1', 'quote': 'my boss', 'text': 'the boss'}");
  restore (self, 0);
  assert_text (
      self, "Well, I am Quentin Marlowe. My friends say Quentin, the boss says MARLOWE.\n" SECOND);
}

/* A name that is added later is replaced in texts that have pseudonyms already. */
static void
test_restore_both (Fixture *self, gconstpointer data)
{
  g_autofree char *before = dump (self);
  g_autofree char *after = NULL;

  apply (self, 0, 0);
  cw_test_say (self->project,
               "{'verb': 'add-identity', 'participant': 'Elif', 'name': 'boss', 'pseudonym': "
               "'manager'}");
  cw_test_say (self->project,
               "{'verb': 'add-identity', 'participant': 'Elif', 'name': 'I am', 'pseudonym': "
               "'we are'}");
  g_assert_cmpuint (apply (self, 0, 0), ==, 3);
  restore (self, 0);
  after = dump (self);
  g_assert_cmpstr (before, ==, after);
}

/* Whatever the text is: pseudonyms and back, and all is as it was. */
static void
test_random (Fixture *self, gconstpointer data)
{
  static const char *const words[]
      = { "Quentin", "QUENTIN", "quentin",   "Marlowe",  "Quentin Marlowe",
          "Elif",    "van",     "Marlowson", "’s",       "555-0199",
          "x",       "é",       "Quentins",  "Quentin,", "a" };
  g_autoptr (GRand) random = g_rand_new_with_seed (27);

  for (guint round = 0; round < 12; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      gint64 id;

      for (guint i = 0; i < 60; i++)
        g_string_append_printf (text,
                                "%s%s",
                                words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))],
                                g_rand_int_range (random, 0, 9) == 0 ? "\\n" : " ");
      id = cw_test_say (
          self->project, "{'verb': 'add-source', 'title': 'r', 'text': '%s'}", text->str);
      for (guint i = 0; i < 6; i++)
        {
          guint start = g_rand_int_range (random, 0, 100);

          cw_test_say (self->project,
                       "{'verb': 'create-excerpt', 'source': 'S-%" G_GINT64_FORMAT
                       "', 'start': %u, 'end': %u}",
                       id,
                       start,
                       start + g_rand_int_range (random, 30, 60));
        }
      before = read_text (self, id);
      apply (self, 0, id);
      restore (self, id);
      after = read_text (self, id);
      g_assert_cmpstr (before, ==, after);
    }
}

/* --- the seal ------------------------------------------------------------------------------------------------------ */

/* In every file of the folder and the folders in it, in capitals or not. */
static guint
count_left (const char *folder, const char *const *names)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;
  guint n = 0;

  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, file, NULL);
      g_autofree char *bytes = NULL;
      gsize size;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        n += count_left (path, names);
      else if (g_file_get_contents (path, &bytes, &size, NULL))
        for (guint i = 0; names[i] != NULL; i++)
          for (gsize at = 0; at + strlen (names[i]) <= size; at++)
            if (g_ascii_strncasecmp (bytes + at, names[i], strlen (names[i])) == 0)
              {
                g_test_message ("%s has %s", file, names[i]);
                n++;
              }
    }
  return n;
}

static const char *const secrets[] = { "Quentin Marlowe", "Marlowe", "555-0199", NULL };

/* What undo, the index of words, the backups, the original files and the history have of the names. */
static void
make_traces (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  cw_project_build_search_index (self->project, 0, NULL, &error);
  cw_test_say (self->project, "{'verb': 'create-code', 'name': 'Marlowe says'}");
  cw_test_say (self->project,
               "{'verb': 'delete-code', 'code': 'Marlowe says', 'reason': 'Marlowe'}");
  cw_test_say (self->project, "{'verb': 'create-memo', 'title': 'y', 'body': 'Marlowe'}");
  g_assert_true (cw_project_undo (self->project, NULL, &error));
  cw_backup_make (self->path, NOW, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_seal (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) left = NULL;
  CwRecord *source, *report;

  make_traces (self);
  apply (self, 0, 1);
  g_assert_cmpuint (count_left (self->folder, secrets), >, 20);
  cw_project_seal_pseudonyms (self->project, FALSE, "agreed", &error);
  g_assert_no_error (error);
  cw_test_assert_sound (self->project);
  g_assert_cmpuint (count_left (self->folder, secrets), ==, 0);
  assert_text (self, FIRST_AFTER "\n" SECOND_AFTER);
  source = cw_project_get_record (self->project, CW_KIND_SOURCE, 1);
  g_assert_cmpstr (cw_record_get_text (source, CW_SOURCE_ORIGINAL_NAME), ==, "S-1 redacted.txt");
  report = cw_project_get_record (self->project, CW_KIND_SOURCE, 2);
  g_assert_cmpstr (cw_record_get_text (report, CW_SOURCE_ORIGINAL_NAME), ==, "report.pdf");
  g_assert_null (cw_project_get_undo_label (self->project));
  left = cw_project_list_identities (self->project, &error);
  g_assert_cmpuint (left->len, ==, 0);
  g_assert_cmpuint (restore (self, 0), ==, 0);
  self->project = cw_test_project_reopen (self->project);
  cw_test_assert_records (self->project);
  g_assert_cmpuint (count_left (self->folder, secrets), ==, 0);
}

/* All was replaced before, so that no recorded table changes: the history ends all the same. */
static void
test_seal_without_changes (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  cw_test_say (self->project, "{'verb': 'delete-source', 'source': 'S-1'}");
  apply (self, 0, 0);
  g_assert_cmpuint (count_left (self->folder, secrets), >, 0);
  cw_project_seal_pseudonyms (self->project, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_left (self->folder, secrets), ==, 0);
  g_assert_null (cw_project_get_undo_label (self->project));
  g_assert_false (cw_project_seal_pseudonyms (self->project, FALSE, NULL, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_NOT_FOUND);
}

static gboolean
has_item (const CwWithdrawalPlan *plan, const char *object, const char *fate)
{
  for (guint i = 0; i < plan->items->len; i++)
    {
      const CwWithdrawalItem *item = g_ptr_array_index (plan->items, i);

      if (g_str_has_prefix (item->object, object) && g_str_has_prefix (item->fate, fate))
        return TRUE;
    }
  return FALSE;
}

static void
test_plan_seal (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = cw_test_dump (self->project);
  g_autofree char *after = NULL;
  g_autoptr (CwWithdrawalPlan) plan = NULL;
  g_autoptr (CwWithdrawalPlan) all = NULL;
  g_autoptr (GPtrArray) identities = NULL;

  make_traces (self);
  plan = cw_project_plan_seal (self->project, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (has_item (plan, "source S-1", "gets pseudonyms"));
  g_assert_true (has_item (plan, "memo M-1", "gets pseudonyms"));
  g_assert_true (has_item (plan, "original file of S-1", "becomes a text file"));
  g_assert_false (has_item (plan, "original file of S-2", "becomes a text file"));
  g_assert_true (has_item (plan, "participant P-1", ""));
  g_assert_true (has_item (plan, "copy ", "deleted"));
  g_assert_cmpuint (plan->n_steps, >, 5);
  all = cw_project_plan_seal (self->project, TRUE, &error);
  g_assert_true (has_item (all, "original file of S-2", "becomes a text file"));
  cw_project_undo (self->project, NULL, NULL);
  cw_project_undo (self->project, NULL, NULL);
  after = cw_test_dump (self->project);
  g_assert_cmpstr (before, ==, after);
  identities = cw_project_list_identities (self->project, &error);
  g_assert_cmpuint (identities->len, ==, 4);
}

/* The copy has no name, and the project all that it had. */
static void
test_copy (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_build_filename (self->folder, "out", NULL);
  g_autofree char *path = g_build_filename (folder, "copy.caseweave", NULL);
  g_autofree char *before = cw_test_dump (self->project);
  g_autofree char *after = NULL;
  g_autoptr (CwProject) copy = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  make_traces (self);
  cw_project_copy_without_identities (self->project, path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_left (folder, secrets), ==, 0);
  copy = cw_project_open (path, TRUE, &error);
  g_assert_no_error (error);
  cw_test_assert_sound (copy);
  g_assert_cmpuint (count_left (self->folder, secrets), >, 20);
  cw_project_undo (self->project, NULL, NULL);
  cw_project_undo (self->project, NULL, NULL);
  after = cw_test_dump (self->project);
  g_assert_cmpstr (before, ==, after);
  g_assert_false (cw_project_copy_without_identities (self->project, path, &error));
  g_assert_nonnull (error);
}

/* --- the table ------------------------------------------------------------------------------------------------------ */

static void
assert_refused (gboolean done, GError **error, int code, const char *words)
{
  g_assert_false (done);
  g_assert_error (*error, CW_ERROR, code);
  g_assert_nonnull (strstr ((*error)->message, words));
  g_assert_null (strstr ((*error)->message, "Quentin"));
  g_clear_error (error);
}

static void
test_refusals (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  CwProject *project = self->project;

  assert_refused (cw_project_add_identity (project, 1, " x ", NULL, FALSE, &error),
                  &error,
                  CW_ERROR_INVALID,
                  "one line");
  assert_refused (cw_project_add_identity (project, 1, "a\nb", NULL, FALSE, &error),
                  &error,
                  CW_ERROR_INVALID,
                  "one line");
  assert_refused (cw_project_add_identity (project, 1, "Zed", "?", FALSE, &error),
                  &error,
                  CW_ERROR_INVALID,
                  "one line");
  assert_refused (cw_project_add_identity (project, 2, "Quentin", NULL, FALSE, &error),
                  &error,
                  CW_ERROR_AMBIGUOUS,
                  "P-1 has that name");
  assert_refused (cw_project_add_identity (project, 9, "Zed", NULL, FALSE, &error),
                  &error,
                  CW_ERROR_NOT_FOUND,
                  "P-9");
  assert_refused (cw_project_remove_identity (project, 2, NULL, &error),
                  &error,
                  CW_ERROR_NOT_FOUND,
                  "P-2 has no such name");
  assert_refused (cw_project_apply_pseudonyms (project, 2, 0, NULL, &error),
                  &error,
                  CW_ERROR_NOT_FOUND,
                  "no real name of that participant");
  cw_test_say (project, "{'verb': 'add-identity', 'participant': 'P-2', 'name': 'Rosa'}");
  assert_refused (cw_project_apply_pseudonyms (project, 0, 0, NULL, &error),
                  &error,
                  CW_ERROR_INVALID,
                  "The pseudonym of P-2 is or contains a real name of P-2");
}

/* A name is in no dump, and in no step of the history. */
static void
test_apart (Fixture *self, gconstpointer data)
{
  static const char *const late[] = { "Zebulon", NULL };
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  cw_test_say (self->project, "{'verb': 'add-identity', 'participant': 'P-2', 'name': 'Zebulon'}");
  text = cw_test_dump (self->project);
  g_assert_null (strstr (text, "Zebulon"));
  cw_backup_make (self->path, NOW, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_left (self->folder, late), >=, 2);
  cw_project_forget_identities (self->project, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_left (self->folder, late), ==, 0);
  g_assert_nonnull (cw_project_get_undo_label (self->project));
}

/* A backup that has fewer names is not the same. */
static void
test_backup (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *again = NULL;
  g_autofree char *second = NULL;

  cw_backup_make (self->path, NOW, NULL, &first, &error);
  cw_backup_make (self->path, NOW + 60, NULL, &again, &error);
  g_assert_no_error (error);
  g_assert_nonnull (first);
  g_assert_null (again);
  cw_test_say (self->project, "{'verb': 'add-identity', 'participant': 'P-2', 'name': 'Zebulon'}");
  cw_backup_make (self->path, NOW + 120, NULL, &second, &error);
  g_assert_no_error (error);
  g_assert_nonnull (second);
}

/* --- generating ------------------------------------------------------------------------------------------------------- */

static const char *
name_of (Fixture *self, gint64 participant)
{
  return cw_record_get_name (
      cw_project_get_record (self->project, CW_KIND_PARTICIPANT, participant));
}

static void
test_generate (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) identities = NULL;
  g_autoptr (GArray) nobody = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n;

  cw_test_say (self->project, "{'verb': 'create-participant', 'name': 'Will Diaz'}");
  cw_test_say (self->project,
               "{'verb': 'create-memo', 'title': 't', 'body': 'Adila and Akira; Will Diaz will, "
               "Rosa Diaz too'}");
  cw_project_generate_pseudonyms (self->project, nobody, CW_PSEUDONYM_NAMES, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 2); /* Elif has a real name already */
  g_assert_cmpstr (name_of (self, 1), ==, "Elif");
  g_assert_cmpstr (name_of (self, 2), ==, "Alberte"); /* the first that nobody has */
  g_assert_cmpstr (name_of (self, 3), ==, "Amaia");
  g_assert_cmpstr (
      cw_project_get_undo_label (self->project), ==, "Gave pseudonyms to 2 participants");
  identities = cw_project_list_identities (self->project, &error);
  g_assert_cmpuint (identities->len, ==, 4 + 3 + 2); /* Diaz is the first’s */
  apply (self, 3, 0);
  g_assert_cmpstr (
      cw_record_get_text (cw_project_get_record (self->project, CW_KIND_MEMO, 2), CW_MEMO_BODY),
      ==,
      "Adila and Akira; Amaia will, Rosa Diaz too");
}

/* After an undo the participant is called by the real name again, and can get a pseudonym. */
static void
test_generate_again (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint n;

  cw_project_generate_pseudonyms (self->project, NULL, CW_PSEUDONYM_NUMBERS, &n, &error);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (name_of (self, 2), ==, "Participant 1");
  g_assert_true (cw_project_undo (self->project, NULL, &error));
  g_assert_cmpstr (name_of (self, 2), ==, "Rosa Diaz");
  cw_project_generate_pseudonyms (self->project, NULL, CW_PSEUDONYM_ROLES, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (name_of (self, 2), ==, "Police 1");
}

/* --- what leaves the project -------------------------------------------------------------------------------------------- */

static void
test_scan (Fixture *self, gconstpointer data)
{
  static const char bytes[] = "x\xFF\0QUENTIN, Rosa; quentin\0"
                              "555-0199 Quentins";
  g_autoptr (GError) error = NULL;
  g_autoptr (CwIdentityScan) scan = NULL;
  g_autoptr (GArray) findings = NULL;
  g_autofree char *printed = NULL;
  g_autofree char *disguised = NULL;

  cw_test_say (self->project, "{'verb': 'add-identity', 'participant': 'P-2', 'name': 'Rosa'}");
  scan = cw_identity_scan_new (self->project, &error);
  g_assert_no_error (error);
  g_assert_false (cw_identity_scan_is_empty (scan));
  findings = cw_identity_scan (scan, bytes, sizeof bytes);
  printed = cw_identity_findings_print (findings);
  g_assert_cmpstr (printed, ==, "P-1 ×3, P-2 ×1");
  disguised = cw_identity_scan_disguise (scan, "Quentin Marlowe’s");
  g_assert_cmpstr (disguised, ==, "Elif Marlowson’s");
  g_assert_null (cw_identity_scan_disguise (scan, "nobody"));
}

#define ADD(name, test) g_test_add (name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/pseudonyms/apply", test_apply);
  ADD ("/pseudonyms/longer", test_longer);
  ADD ("/pseudonyms/apply-twice", test_apply_twice);
  ADD ("/pseudonyms/one-source", test_one_source);
  ADD ("/pseudonyms/undo", test_undo);
  ADD ("/pseudonyms/preview", test_preview);
  ADD ("/pseudonyms/restore", test_restore);
  ADD ("/pseudonyms/restore-after-undo", test_restore_after_undo);
  ADD ("/pseudonyms/restore-spares-others", test_restore_spares_others);
  ADD ("/pseudonyms/restore-after-correction", test_restore_after_correction);
  ADD ("/pseudonyms/restore-both", test_restore_both);
  ADD ("/pseudonyms/random", test_random);
  ADD ("/pseudonyms/seal", test_seal);
  ADD ("/pseudonyms/seal-without-changes", test_seal_without_changes);
  ADD ("/pseudonyms/plan-seal", test_plan_seal);
  ADD ("/pseudonyms/copy", test_copy);
  ADD ("/pseudonyms/refusals", test_refusals);
  ADD ("/pseudonyms/apart", test_apart);
  ADD ("/pseudonyms/backup", test_backup);
  ADD ("/pseudonyms/generate", test_generate);
  ADD ("/pseudonyms/generate-again", test_generate_again);
  ADD ("/pseudonyms/scan", test_scan);
  return g_test_run ();
}
