/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Correcting the text of a source (method.md D11, R30): every edit is an operation that moves the anchors by the rules
 * of §1.7 and rewrites the paragraphs that it touches, no others. */

#include "config.h"

#include "cw-correction.h"

#include <string.h>

#include "cw-anchor.h"
#include "cw-anchor-store.h"
#include "cw-paragraphs.h"
#include "cw-project-private.h"
#include "cw-snap-region.h"
#include "cw-sources.h"
#include "cw-splice.h"
#include "cw-transaction.h"

#define MAX_SHOWN 40

/* One correction at work. */
typedef struct
{
  CwProject *project;
  CwDatabase *database;
  CwText *text;    /* before it */
  char *old;       /* what the caller replaces */
  char *new;       /* by what, with line feeds */
  CwEdit edit;     /* what of that differs */
  char *insertion; /* the part of new that differs */
  guint start;     /* of the paragraphs around it */
  guint end;       /* of them, in the old text */
  CwSnapRegion *region;
} Correction;

static void
correction_clear (Correction *self)
{
  g_clear_pointer (&self->text, cw_text_unref);
  g_free (self->old);
  g_free (self->new);
  g_free (self->insertion);
  g_clear_pointer (&self->region, cw_snap_region_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Correction, correction_clear)

/* --- what differs ------------------------------------------------------------------------------------------------ */

/* Correcting “teh” to “the” touches only the letters that differ. */
static void
trim (Correction *self, guint start)
{
  const char *old = self->old, *new = self->new;
  const char *old_end = old + strlen (old);
  const char *new_end = new + strlen (new);

  while (*old != '\0' && *new != '\0' && g_utf8_get_char (old) == g_utf8_get_char (new))
    {
      old = g_utf8_next_char (old);
      new = g_utf8_next_char (new);
      start++;
    }
  while (old_end > old && new_end > new)
    {
      const char *old_last = g_utf8_prev_char (old_end);
      const char *new_last = g_utf8_prev_char (new_end);

      if (g_utf8_get_char (old_last) != g_utf8_get_char (new_last))
        break;
      old_end = old_last;
      new_end = new_last;
    }
  self->edit.start = start;
  self->edit.end = start + g_utf8_strlen (old, old_end - old);
  self->edit.length = g_utf8_strlen (new, new_end - new);
  self->insertion = g_strndup (new, new_end - new);
}

static gboolean
is_void (const Correction *self)
{
  return self->edit.start == self->edit.end && self->edit.length == 0;
}

static char *
dup_region_text (const Correction *self)
{
  g_autofree char *before = cw_text_dup_range (self->text, self->start, self->edit.start);
  g_autofree char *behind = cw_text_dup_range (self->text, self->edit.end, self->end);

  return g_strconcat (before, self->insertion, behind, NULL);
}

/* All of it, whatever old and new have in common. */
static void
take_whole (Correction *self, guint start, guint end)
{
  self->edit.start = start;
  self->edit.end = end;
  self->edit.length = g_utf8_strlen (self->new, -1);
  self->insertion = g_strdup (self->new);
}

static void
prepare (Correction *self, guint start, guint end, gboolean whole)
{
  self->old = cw_text_dup_range (self->text, start, end);
  if (whole)
    take_whole (self, start, end);
  else
    trim (self, start);
  self->start = self->edit.start;
  self->end = self->edit.end;
  cw_text_find_whole_paragraphs (self->text, &self->start, &self->end);
  self->region = cw_snap_region_new (self->start, dup_region_text (self));
}

/* --- anchors ------------------------------------------------------------------------------------------------------ */

/* The words of a range of the corrected text. */
static char *
dup_new_range (const Correction *self, const CwAnchor *range)
{
  const CwEdit *edit = &self->edit;
  guint last = edit->start + edit->length;
  g_autoptr (GString) words = g_string_new (NULL);

  if (range->start < edit->start)
    {
      g_autofree char *before
          = cw_text_dup_range (self->text, range->start, MIN (range->end, edit->start));

      g_string_append (words, before);
    }
  if (range->start < last && range->end > edit->start)
    {
      guint from = MAX (range->start, edit->start) - edit->start;
      guint to = MIN (range->end, last) - edit->start;
      g_autofree char *inside = g_utf8_substring (self->insertion, from, to);

      g_string_append (words, inside);
    }
  if (range->end > last)
    {
      guint behind = edit->end - last; /* wraps around where the text has grown, and back */
      g_autofree char *rest
          = cw_text_dup_range (self->text, MAX (range->start, last) + behind, range->end + behind);

      g_string_append (words, rest);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* Moves an anchor and takes its edges off the inside of characters that the edit has made. */
static void
move_anchor (const Correction *self, CwStoredAnchor *anchor)
{
  CwAnchor moved = anchor->range;
  CwAnchorFate fate = cw_anchor_move (&moved, &self->edit);
  CwAnchor snapped = { cw_snap_region_find_back (self->region, moved.start), moved.end };

  snapped.end = moved.start == moved.end ? snapped.start
                                         : cw_snap_region_find_forward (self->region, moved.end);
  anchor->range = snapped;
  if (moved.start == moved.end)
    return;
  anchor->start_touched = fate == CW_ANCHOR_START_CLIPPED || snapped.start != moved.start;
  anchor->end_touched = fate == CW_ANCHOR_END_CLIPPED || snapped.end != moved.end;
}

static GArray *
list_near (const Correction *self, CwKind kind, GError **error)
{
  return cw_anchor_store_list_near (
      self->database, kind, cw_text_get_source (self->text), self->start, self->end, error);
}

static gboolean
move_near (const Correction *self, GArray *anchors, GError **error)
{
  for (guint i = 0; i < anchors->len; i++)
    {
      CwStoredAnchor *anchor = &g_array_index (anchors, CwStoredAnchor, i);
      g_autofree char *words = NULL;

      move_anchor (self, anchor);
      words = dup_new_range (self, &anchor->range);
      if (!cw_anchor_store_write (self->project, anchor, words, error))
        return FALSE;
    }
  return TRUE;
}

/* Those near the edit are read first: once they have moved, they may lie among those that are only shifted. */
static gboolean
move_anchors (const Correction *self, GError **error)
{
  gint64 source = cw_text_get_source (self->text);
  gint64 shift = (gint64) self->edit.length - (self->edit.end - self->edit.start);
  g_autoptr (GArray) excerpts = list_near (self, CW_KIND_EXCERPT, error);
  g_autoptr (GArray) passages
      = excerpts == NULL ? NULL : list_near (self, CW_KIND_ATTRIBUTION, error);

  return passages != NULL && cw_anchor_store_shift (self->database, source, self->end, shift, error)
         && move_near (self, excerpts, error) && move_near (self, passages, error);
}

/* --- the text ------------------------------------------------------------------------------------------------------ */

static gboolean
write_text (const Correction *self, GError **error)
{
  g_autoptr (CwLabels) labels = cw_labels_load (self->database, self->text, error);
  g_autoptr (CwSplice) splice = NULL;

  if (labels == NULL)
    return FALSE;
  splice = cw_splice_new (self->text, &self->edit, self->insertion, labels);
  return cw_paragraphs_write (
             self->database, self->text, splice->first, splice->n_old, splice->rows, error)
         && cw_database_run (self->database,
                             error,
                             "UPDATE source SET revision = revision + 1 WHERE id = ?1",
                             "i",
                             cw_text_get_source (self->text));
}

/* For a sentence of the history. */
static char *
shorten (const char *words)
{
  g_autofree char *head = NULL;

  if (g_utf8_strlen (words, -1) <= MAX_SHOWN)
    return g_strdelimit (g_strdup (words), "\n\t", ' ');
  head = g_strdelimit (g_utf8_substring (words, 0, MAX_SHOWN - 1), "\n\t", ' ');
  return g_strconcat (head, "…", NULL);
}

static gboolean
commit (const Correction *self, CwTransaction *transaction, const char *merge_key, GError **error)
{
  guint place = cw_text_find_paragraph (self->text, self->edit.start);
  const char *label = cw_text_get_paragraph (self->text, place)->label;
  gint64 source = cw_text_get_source (self->text);
  g_autofree char *old = shorten (self->old);
  g_autofree char *new = shorten (self->new);

  if (merge_key != NULL)
    {
      cw_transaction_set_merge_key (transaction, merge_key);
      return cw_transaction_commit (
          transaction, error, "Corrected S-%" G_GINT64_FORMAT " ¶%s", source, label);
    }
  if (*old == '\0')
    return cw_transaction_commit (
        transaction, error, "Inserted “%s” in S-%" G_GINT64_FORMAT " ¶%s", new, source, label);
  if (*new == '\0')
    return cw_transaction_commit (
        transaction, error, "Deleted “%s” from S-%" G_GINT64_FORMAT " ¶%s", old, source, label);
  return cw_transaction_commit (transaction,
                                error,
                                "Corrected “%s” to “%s” in S-%" G_GINT64_FORMAT " ¶%s",
                                old,
                                new,
                                source,
                                label);
}

static gboolean
check (CwProject *self,
       CwText *text,
       guint start,
       guint end,
       const char *replacement,
       GError **error)
{
  if (!g_utf8_validate (replacement, -1, NULL))
    g_set_error_literal (
        error, CW_ERROR, CW_ERROR_INVALID, "The new words are not valid text (UTF-8).");
  else if (cw_text_get_n_paragraphs (text) == 0)
    g_set_error_literal (error,
                         CW_ERROR,
                         CW_ERROR_INVALID,
                         "The source has no text to correct. Replace its text as a whole instead.");
  else if (start > end || end > cw_text_get_length (text))
    g_set_error (error,
                 CW_ERROR,
                 CW_ERROR_INVALID,
                 "The text cannot be corrected from %u to %u: the source has %u characters.",
                 start,
                 end,
                 cw_text_get_length (text));
  else
    return TRUE;
  return FALSE;
}

static gboolean
correct (CwProject *self,
         gint64 source,
         guint start,
         guint end,
         const char *replacement,
         const char *merge_key,
         gboolean whole,
         GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  g_auto (Correction) correction = { .project = self };
  CwText *text;

  if (cw_project_require (self, CW_KIND_SOURCE, source, error) == NULL)
    return FALSE;
  text = cw_project_get_text (self, source, error);
  if (text == NULL || !check (self, text, start, end, replacement, error))
    return FALSE;
  correction.database = cw_project_get_database (self);
  correction.text = cw_text_ref (text);
  correction.new = cw_text_unify_line_ends (replacement);
  prepare (&correction, start, end, whole);
  if (is_void (&correction))
    return cw_project_check_writable (self, error);
  transaction = cw_transaction_begin (self, error);
  return transaction != NULL && write_text (&correction, error) && move_anchors (&correction, error)
         && commit (&correction, transaction, merge_key, error);
}

/**
 * cw_project_correct_text:
 * @start: first code point to replace
 * @end: one past the last; the same as @start to insert
 * @replacement: what comes in its place, "" to delete; a line feed separates paragraphs
 * @merge_key: (nullable): see cw_transaction_set_merge_key(): typing without a break is one step of undo
 *
 * Corrects the text of a source. What @replacement has in common with the text at its ends is left alone, then every
 * anchor moves by the rules of method.md §1.7. An edge that would come to lie inside a character goes outwards to the
 * edge of the character. An anchor of which nothing is left stays as an empty one with its quotation, codes and
 * citations. A correction that changes nothing leaves no step.
 */
gboolean
cw_project_correct_text (CwProject *self,
                         gint64 source,
                         guint start,
                         guint end,
                         const char *replacement,
                         const char *merge_key,
                         GError **error)
{
  g_return_val_if_fail (CW_IS_PROJECT (self) && replacement != NULL, FALSE);
  return correct (self, source, start, end, replacement, merge_key, FALSE, error);
}

/**
 * cw_project_replace_words:
 * @start: first code point to replace
 * @end: one past the last
 * @replacement: what comes in its place
 *
 * As cw_project_correct_text(), but the words are replaced as a whole: where “Smith” becomes “Smithson”, an excerpt that
 * ends with it ends with all of it. Only as a part of another operation, whose sentence has none of the words.
 */
gboolean
cw_project_replace_words (CwProject *self,
                          gint64 source,
                          guint start,
                          guint end,
                          const char *replacement,
                          GError **error)
{
  g_return_val_if_fail (CW_IS_PROJECT (self) && replacement != NULL, FALSE);
  g_return_val_if_fail (cw_project_is_in_transaction (self), FALSE);
  return correct (self, source, start, end, replacement, NULL, TRUE, error);
}
