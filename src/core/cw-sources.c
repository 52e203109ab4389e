/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Sources: taking in what a reader found, and who speaks in it with which voice. */

#include "config.h"

#include "cw-sources.h"

#include <math.h>
#include <string.h>

#include "cw-pieces.h"
#include "cw-project-private.h"
#include "cw-transaction.h"
#include "cw-utf8.h"
#include "cw-words.h"

/* --- rows ------------------------------------------------------------------------------------------------ */

/* A new row of the paragraph table: a whole paragraph, or a piece of a long one. */
typedef struct
{
  const CwDraftParagraph *paragraph;
  const char *text; /* of the piece */
  gsize length;     /* in bytes */
  guint offset;     /* of the piece in the paragraph, in code points */
  guint characters;
  char *label;
  gboolean soft;
} Row;

static gboolean
insert_row (CwProject *self, gint64 source, double rank, const Row *row, GError **error)
{
  const CwDraftParagraph *paragraph = row->paragraph;
  g_autofree char *text = g_strndup (row->text, row->length);
  g_autoptr (GArray) runs = cw_format_runs_clip (paragraph->runs, row->offset, row->characters);
  g_autofree char *printed = cw_format_runs_print (runs);

  return cw_database_run (
      cw_project_get_database (self),
      error,
      "INSERT INTO paragraph (source_id, rank, label, soft, style, level, text, characters, words, "
      "speaker, "
      "page, start_ms, runs) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
      "idsisisiissis",
      source,
      rank,
      row->label,
      (gint64) row->soft,
      cw_paragraph_style_nick (paragraph->style),
      (gint64) paragraph->level,
      text,
      (gint64) row->characters,
      (gint64) cw_words_count (text, -1),
      paragraph->speaker != NULL ? paragraph->speaker : "",
      paragraph->page_label != NULL ? paragraph->page_label : "",
      paragraph->start_ms,
      printed);
}

/* A piece is labelled by its first sentence: 1, 1.s43. Where a sentence itself is in several pieces, the later ones get
 * a number on top, 1.s43-2, so that a label says one place only. */
static char *
make_label (guint number, guint sentence, guint part)
{
  if (part == 0)
    return g_strdup_printf ("%u", number);
  if (part == 1)
    return g_strdup_printf ("%u.s%u", number, sentence);
  return g_strdup_printf ("%u.s%u-%u", number, sentence, part);
}

/* Inserts one paragraph as one row, or a long one as several. */
static gboolean
insert_paragraph (CwProject *self,
                  gint64 source,
                  guint number,
                  double *rank,
                  const CwDraftParagraph *paragraph,
                  GError **error)
{
  const char *end = paragraph->text + strlen (paragraph->text);
  guint sentence = 1, part = 0;
  Row row = { .paragraph = paragraph, .text = paragraph->text };

  do
    {
      const char *cut = row.text + cw_piece_measure (row.text, end - row.text);
      g_autofree char *label = make_label (number, sentence, part);
      guint n_sentences = cut < end ? cw_piece_count_sentences (row.text, cut - row.text) : 0;

      row.length = cut - row.text;
      row.characters = cw_utf8_count (row.text, row.length);
      row.label = label;
      if (!insert_row (self, source, (*rank)++, &row, error))
        return FALSE;
      sentence += n_sentences;
      part = n_sentences > 0 ? 1 : part + 1;
      row.offset += row.characters;
      row.text = cut;
      row.soft = TRUE;
    }
  while (row.text < end);
  return TRUE;
}

/* --- adding -------------------------------------------------------------------------------------------------- */

gboolean
cw_project_store_original (CwProject *self, GBytes *original, char **sha256, GError **error)
{
  if (original == NULL)
    {
      *sha256 = g_strdup ("");
      return TRUE;
    }
  *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, original);
  return cw_database_run (cw_project_get_database (self),
                          error,
                          "INSERT OR IGNORE INTO original (sha256, size, data) VALUES (?1, ?2, ?3)",
                          "sib",
                          *sha256,
                          (gint64) g_bytes_get_size (original),
                          original);
}

static gint64
insert_source (CwProject *self,
               CwDraftSource *draft,
               const char *kind,
               const char *sha256,
               GError **error)
{
  CwDatabase *database = cw_project_get_database (self);
  g_autofree char *guid = cw_project_make_guid (self);
  GListModel *sources = cw_project_get_children (self, CW_KIND_SOURCE, 0);
  guint n = g_list_model_get_n_items (sources);
  g_autoptr (CwRecord) last = n == 0 ? NULL : g_list_model_get_item (sources, n - 1);
  double rank = last == NULL ? 1 : floor (cw_record_get_rank (last)) + 1;

  if (!cw_database_run (
          database,
          error,
          "INSERT INTO source (guid, title, kind, language, event_date, original, original_name, "
          "media_type, rank, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
          "ssssssssds",
          guid,
          draft->title,
          kind,
          draft->language != NULL ? draft->language : "",
          draft->event_date != NULL ? draft->event_date : "",
          sha256,
          draft->original_name != NULL ? draft->original_name : "",
          draft->media_type != NULL ? draft->media_type : "",
          rank,
          cw_project_get_now (self)))
    return 0;
  return cw_database_get_last_id (database);
}

/* Writes the paragraphs of a source that has none yet, inside the caller's transaction. */
gboolean
cw_project_insert_text (CwProject *self, gint64 source, GPtrArray *paragraphs, GError **error)
{
  CwRecorder *recorder = cw_project_get_recorder (self);
  double rank = 1;

  cw_recorder_begin_text (recorder, cw_project_get_row_log (self));
  for (guint i = 0; i < paragraphs->len; i++)
    if (!insert_paragraph (self, source, i + 1, &rank, g_ptr_array_index (paragraphs, i), error))
      {
        cw_recorder_look_again (recorder);
        return FALSE;
      }
  return cw_recorder_end_text (recorder, source, error);
}

/**
 * cw_project_add_source:
 * @draft: what a reader found; it is left as it is
 * @kind: one of cw_source_kinds, or ""
 *
 * Adds a source with its text and, where there is one, its original file. Paragraphs are numbered from 1 and keep
 * their numbers (D14).
 *
 * Returns: the source's id, or 0
 */
gint64
cw_project_add_source (CwProject *self, CwDraftSource *draft, const char *kind, GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  g_autofree char *sha256 = NULL;
  gint64 id;

  g_return_val_if_fail (CW_IS_PROJECT (self), 0);
  g_return_val_if_fail (draft != NULL && draft->title != NULL && kind != NULL, 0);

  transaction = cw_transaction_begin (self, error);
  if (transaction == NULL || !cw_project_store_original (self, draft->original, &sha256, error))
    return 0;
  id = insert_source (self, draft, kind, sha256, error);
  if (id == 0 || !cw_project_insert_text (self, id, draft->paragraphs, error)
      || !cw_transaction_commit (transaction, error, "Added the source “%s”", draft->title))
    return 0;
  return id;
}

/**
 * cw_text_unify_line_ends:
 * @text: UTF-8
 *
 * Returns: (transfer full): the text with line feeds for all ends of lines, which is all that is normalised (R31)
 */
char *
cw_text_unify_line_ends (const char *text)
{
  GString *out;

  g_return_val_if_fail (text != NULL, NULL);

  out = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0'; p++)
    if (*p != '\r')
      g_string_append_c (out, *p);
    else if (p[1] != '\n')
      g_string_append_c (out, '\n');
  return g_string_free (out, FALSE);
}

/**
 * cw_draft_source_from_text:
 * @text: UTF-8; ends of lines separate paragraphs, and every line is one, empty ones too
 *
 * Returns: (transfer full): a draft of exactly that text
 */
CwDraftSource *
cw_draft_source_from_text (const char *title, const char *text)
{
  CwDraftSource *draft = cw_draft_source_new ();
  g_autofree char *unified = cw_text_unify_line_ends (text);
  g_auto (GStrv) lines = g_strsplit (unified, "\n", -1);

  draft->title = g_strdup (title);
  for (guint i = 0; lines[i] != NULL; i++)
    cw_draft_source_append (draft, g_strdup (lines[i]), CW_PARAGRAPH_BODY);
  return draft;
}

/**
 * cw_project_load_original:
 *
 * Returns: (transfer full) (nullable): the file as it was imported, or NULL with CW_ERROR_NOT_FOUND
 */
GBytes *
cw_project_load_original (CwProject *self, gint64 source, GError **error)
{
  CwRecord *record = cw_project_require (self, CW_KIND_SOURCE, source, error);
  g_autoptr (CwStatement) row = NULL;
  CwStep step;

  if (record == NULL)
    return NULL;
  row = cw_database_query (cw_project_get_database (self),
                           error,
                           "SELECT data FROM original WHERE sha256 = ?1",
                           "s",
                           cw_record_get_text (record, CW_SOURCE_ORIGINAL));
  if (row == NULL)
    return NULL;
  step = cw_statement_step (row, error);
  if (step == CW_STEP_ROW)
    return g_bytes_new (sqlite3_column_blob (row, 0), sqlite3_column_bytes (row, 0));
  if (step == CW_STEP_DONE)
    g_set_error (error,
                 CW_ERROR,
                 CW_ERROR_NOT_FOUND,
                 "“%s” was not imported from a file.",
                 cw_record_get_name (record));
  return NULL;
}

/* --- voices and speakers ------------------------------------------------------------------------------------- */

/* The sentence of the history; @who is a speaker or a paragraph. */
static gboolean
commit_voice (CwTransaction *transaction, const char *who, const char *voice, GError **error)
{
  if (*voice == '\0')
    return cw_transaction_commit (transaction, error, "Took the voice from %s", who);
  return cw_transaction_commit (transaction, error, "Marked %s as %s", who, voice);
}

static gboolean
check_voice (const char *voice, GError **error)
{
  static const CwField voice_field
      = { "voice", "voice", "voice", CW_FIELD_CHOICE, CW_FIELD_EDITABLE, cw_voices };
  g_autofree char *clean = cw_field_normalize (&voice_field, voice, error);

  return clean != NULL;
}

/**
 * cw_project_set_voice_of_speaker:
 * @speaker: as the source names the speaker
 * @voice: one of cw_voices, or ""
 *
 * Says with which voice a speaker of a source speaks (D5).
 */
gboolean
cw_project_set_voice_of_speaker (CwProject *self,
                                 gint64 source,
                                 const char *speaker,
                                 const char *voice,
                                 GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (self) && speaker != NULL && voice != NULL, FALSE);

  if (cw_project_require (self, CW_KIND_SOURCE, source, error) == NULL
      || !check_voice (voice, error))
    return FALSE;
  transaction = cw_transaction_begin (self, error);
  return transaction != NULL
         && cw_database_run (
             cw_project_get_database (self),
             error,
             "UPDATE paragraph SET voice = ?1 WHERE source_id = ?2 AND speaker = ?3",
             "sis",
             voice,
             source,
             speaker)
         && commit_voice (transaction, speaker, voice, error);
}

/**
 * cw_project_set_voice:
 * @position: a code point inside the paragraph that is meant
 * @voice: one of cw_voices, or ""
 */
gboolean
cw_project_set_voice (CwProject *self,
                      gint64 source,
                      guint position,
                      const char *voice,
                      GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  g_autofree char *who = NULL;
  const CwParagraph *paragraph;
  CwText *text;

  g_return_val_if_fail (CW_IS_PROJECT (self) && voice != NULL, FALSE);

  if (cw_project_require (self, CW_KIND_SOURCE, source, error) == NULL
      || !check_voice (voice, error))
    return FALSE;
  text = cw_project_get_text (self, source, error);
  if (text == NULL)
    return FALSE;
  if (position >= cw_text_get_length (text))
    {
      g_set_error_literal (error, CW_ERROR, CW_ERROR_INVALID, "The source has no text there.");
      return FALSE;
    }
  paragraph = cw_text_get_paragraph (text, cw_text_find_paragraph (text, position));
  who = g_strconcat ("¶", paragraph->label, NULL);
  transaction = cw_transaction_begin (self, error);
  return transaction != NULL
         && cw_database_run (cw_project_get_database (self),
                             error,
                             "UPDATE paragraph SET voice = ?1 WHERE id = ?2",
                             "si",
                             voice,
                             paragraph->id)
         && commit_voice (transaction, who, voice, error);
}

/**
 * cw_project_map_speaker:
 * @speaker: as the source names the speaker
 *
 * Says which participant a speaker of a source is; a speaker is one participant at most.
 */
gboolean
cw_project_map_speaker (CwProject *self,
                        gint64 source,
                        const char *speaker,
                        gint64 participant,
                        GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  CwDatabase *database;
  CwRecord *person;

  g_return_val_if_fail (CW_IS_PROJECT (self) && speaker != NULL, FALSE);

  database = cw_project_get_database (self);
  person = cw_project_require (self, CW_KIND_PARTICIPANT, participant, error);
  if (person == NULL || cw_project_require (self, CW_KIND_SOURCE, source, error) == NULL)
    return FALSE;
  transaction = cw_transaction_begin (self, error);
  return transaction != NULL
         && cw_database_run (database,
                             error,
                             "DELETE FROM speaker WHERE source_id = ?1 AND speaker = ?2",
                             "is",
                             source,
                             speaker)
         && cw_database_run (
             database,
             error,
             "INSERT INTO speaker (source_id, speaker, participant_id) VALUES (?1, ?2, ?3)",
             "isi",
             source,
             speaker,
             participant)
         && cw_transaction_commit (transaction,
                                   error,
                                   "Mapped the speaker %s to %s",
                                   speaker,
                                   cw_record_get_name (person));
}

/**
 * cw_project_list_speakers:
 *
 * Returns: (transfer full) (nullable): the speakers of a source, in the order in which they first speak
 */
char **
cw_project_list_speakers (CwProject *self, gint64 source, GError **error)
{
  g_autoptr (GStrvBuilder) speakers = g_strv_builder_new ();
  g_autoptr (CwStatement) rows = NULL;
  CwStep step;

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);

  rows = cw_database_query (cw_project_get_database (self),
                            error,
                            "SELECT speaker FROM paragraph WHERE source_id = ?1 AND speaker <> '' "
                            "GROUP BY speaker ORDER BY min (rank)",
                            "i",
                            source);
  if (rows == NULL)
    return NULL;
  while ((step = cw_statement_step (rows, error)) == CW_STEP_ROW)
    g_strv_builder_add (speakers, cw_statement_get_text (rows, 0));
  return step == CW_STEP_DONE ? g_strv_builder_end (speakers) : NULL;
}

/**
 * cw_project_find_participant:
 * @speaker: as the source names the speaker
 *
 * Returns: the participant that the speaker is, or 0
 */
gint64
cw_project_find_participant (CwProject *self, gint64 source, const char *speaker)
{
  gint64 id = 0;

  g_return_val_if_fail (CW_IS_PROJECT (self), 0);

  cw_database_read_integer (
      cw_project_get_database (self),
      &id,
      NULL,
      "SELECT participant_id FROM speaker WHERE source_id = ?1 AND speaker = ?2",
      "is",
      source,
      speaker);
  return id;
}

static gboolean
check_role (const char *role, const char *start, const char *end, GError **error)
{
  static const CwField role_field = { "role", "role", "role", CW_FIELD_TEXT, CW_FIELD_REQUIRED };
  static const CwField start_field = { "start", "start", "start of the role", CW_FIELD_DATE };
  static const CwField end_field = { "end", "end", "end of the role", CW_FIELD_DATE };
  g_autofree char *clean_role = cw_field_normalize (&role_field, role, error);
  g_autofree char *clean_start
      = clean_role == NULL ? NULL : cw_field_normalize (&start_field, start, error);
  g_autofree char *clean_end
      = clean_start == NULL ? NULL : cw_field_normalize (&end_field, end, error);

  return clean_end != NULL;
}

/**
 * cw_project_add_role:
 * @role: one of cw_participant_roles, or the study's own
 * @start: an ISO 8601 date, or ""
 * @end: an ISO 8601 date, or ""
 *
 * Gives a participant a role for a time.
 */
gboolean
cw_project_add_role (CwProject *self,
                     gint64 participant,
                     const char *role,
                     const char *start,
                     const char *end,
                     GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  CwRecord *person;

  g_return_val_if_fail (CW_IS_PROJECT (self) && role != NULL, FALSE);

  person = cw_project_require (self, CW_KIND_PARTICIPANT, participant, error);
  if (person == NULL || !check_role (role, start, end, error))
    return FALSE;
  transaction = cw_transaction_begin (self, error);
  return transaction != NULL
         && cw_database_run (
             cw_project_get_database (self),
             error,
             "INSERT INTO participant_role (participant_id, role, start_date, end_date) "
             "VALUES (?1, ?2, ?3, ?4)",
             "isss",
             participant,
             role,
             start,
             end)
         && cw_transaction_commit (
             transaction, error, "Gave %s the role %s", cw_record_get_name (person), role);
}

/**
 * cw_project_dup_role:
 *
 * Returns: (transfer full): the participant's latest role, "" where there is none
 */
char *
cw_project_dup_role (CwProject *self, gint64 participant)
{
  g_autoptr (CwStatement) row = NULL;

  g_return_val_if_fail (CW_IS_PROJECT (self), NULL);

  row = cw_database_query (cw_project_get_database (self),
                           NULL,
                           "SELECT role FROM participant_role WHERE participant_id = ?1 "
                           "ORDER BY start_date DESC, id DESC LIMIT 1",
                           "i",
                           participant);
  if (row == NULL || cw_statement_step (row, NULL) != CW_STEP_ROW)
    return g_strdup ("");
  return g_strdup (cw_statement_get_text (row, 0));
}
