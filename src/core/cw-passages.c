/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Coding many places at once (method.md W22): what somebody says, what stands under a heading, what a search has found.
 * However many there are, it is one operation. */

#include "config.h"

#include "cw-passages.h"

#include <string.h>

#include "cw-coding.h"
#include "cw-project-private.h"
#include "cw-search.h"
#include "cw-speaker-label.h"
#include "cw-transaction.h"

/* Adds to @passages what it looks for in a text. */
typedef void (*Lister) (const CwText *text, const char *words, GArray *passages);

static gboolean
contains (const char *text, const char *folded)
{
  g_autofree char *other = g_utf8_casefold (text, -1);

  return strstr (other, folded) != NULL;
}

static void
add_passage (GArray *passages, const CwText *text, guint start, guint end)
{
  CwPassage passage = { cw_text_get_source (text), start, end };

  if (start < end)
    g_array_append_val (passages, passage);
}

static gboolean
is_spoken_by (const CwParagraph *paragraph, const char *folded)
{
  g_autofree char *speaker
      = paragraph->speaker != NULL ? g_utf8_casefold (paragraph->speaker, -1) : NULL;

  return speaker != NULL && g_str_equal (speaker, folded);
}

/* What is said without a pause by others, and without the label of who says it. */
static void
list_turns (const CwText *text, const char *folded, GArray *passages)
{
  guint n = cw_text_get_n_paragraphs (text);

  for (guint i = 0; i < n; i++)
    {
      const CwParagraph *first = cw_text_get_paragraph (text, i), *last = first;

      if (!is_spoken_by (first, folded))
        continue;
      while (i + 1 < n && is_spoken_by (cw_text_get_paragraph (text, i + 1), folded))
        last = cw_text_get_paragraph (text, ++i);
      add_passage (passages,
                   text,
                   first->start + cw_speaker_label_measure (first->text, first->speaker),
                   last->start + last->characters);
    }
}

/* The last paragraph that stands under the heading at @index. */
static guint
find_section_end (const CwText *text, guint index)
{
  guint level = cw_text_get_paragraph (text, index)->level;

  while (index + 1 < cw_text_get_n_paragraphs (text))
    {
      const CwParagraph *next = cw_text_get_paragraph (text, index + 1);

      if (next->style == CW_PARAGRAPH_HEADING && next->level <= level)
        break;
      index++;
    }
  return index;
}

static void
list_sections (const CwText *text, const char *folded, GArray *passages)
{
  for (guint i = 0; i < cw_text_get_n_paragraphs (text); i++)
    {
      const CwParagraph *heading = cw_text_get_paragraph (text, i), *last;
      guint end = find_section_end (text, i);

      if (heading->style != CW_PARAGRAPH_HEADING || end == i || !contains (heading->text, folded))
        continue;
      last = cw_text_get_paragraph (text, end);
      add_passage (passages,
                   text,
                   cw_text_get_paragraph (text, i + 1)->start,
                   last->start + last->characters);
    }
}

static GArray *
list_in_all (CwProject *self, const char *words, Lister lister, GError **error)
{
  g_autoptr (GArray) passages = g_array_new (FALSE, FALSE, sizeof (CwPassage));
  g_autofree char *folded = g_utf8_casefold (words, -1);
  GListModel *sources = cw_project_get_children (self, CW_KIND_SOURCE, 0);

  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (CwRecord) source = g_list_model_get_item (sources, i);
      CwText *text = cw_project_get_text (self, cw_record_get_id (source), error);

      if (text == NULL)
        return NULL;
      lister (text, folded, passages);
    }
  return g_steal_pointer (&passages);
}

/**
 * cw_project_list_turns:
 * @speaker: as the sources name who speaks; capitals do not matter
 *
 * Returns: (transfer full) (nullable) (element-type CwPassage): what the speaker says, turn by turn, in the order of the
 *   sources
 */
GArray *
cw_project_list_turns (CwProject *self, const char *speaker, GError **error)
{
  g_return_val_if_fail (CW_IS_PROJECT (self) && speaker != NULL, NULL);
  return list_in_all (self, speaker, list_turns, error);
}

/**
 * cw_project_list_sections:
 * @heading: words of headings; capitals do not matter
 *
 * Returns: (transfer full) (nullable) (element-type CwPassage): what stands under each heading that has these words, up
 *   to the next heading that is not below it
 */
GArray *
cw_project_list_sections (CwProject *self, const char *heading, GError **error)
{
  g_return_val_if_fail (CW_IS_PROJECT (self) && heading != NULL, NULL);
  return list_in_all (self, heading, list_sections, error);
}

/**
 * cw_project_list_found:
 * @words: as for cw_text_pattern_new() in the mode of words
 *
 * Returns: (transfer full) (nullable) (element-type CwPassage): all places where the words are
 */
GArray *
cw_project_list_found (CwProject *self, const char *words, GError **error)
{
  g_autoptr (CwTextPattern) pattern = NULL;
  g_autoptr (CwSearchResult) result = NULL;
  g_autoptr (GArray) passages = g_array_new (FALSE, FALSE, sizeof (CwPassage));

  g_return_val_if_fail (CW_IS_PROJECT (self) && words != NULL, NULL);

  pattern = cw_text_pattern_new (CW_TEXT_PATTERN_WORDS, words, error);
  if (pattern != NULL)
    result = cw_project_search (self, pattern, 0, TRUE, NULL, error);
  if (result == NULL)
    return NULL;
  for (guint i = 0; i < result->hits->len; i++)
    {
      const CwSearchHit *hit = g_ptr_array_index (result->hits, i);
      CwPassage passage = { hit->source, hit->start, hit->end };

      g_array_append_val (passages, passage);
    }
  return g_steal_pointer (&passages);
}

/* A place that has the code already is no trouble. */
static gboolean
code_one (CwProject *self, gint64 code, const CwPassage *passage, guint *n_coded, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (cw_project_apply_code (self, passage->source, passage->start, passage->end, code, &problem)
      != 0)
    {
      (*n_coded)++;
      return TRUE;
    }
  if (g_error_matches (problem, CW_ERROR, CW_ERROR_EXISTS))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * cw_project_code_passages:
 * @passages: (element-type CwPassage): what gets the code
 * @n_before: how many places the steps before with the same key have coded
 * @merge_key: (nullable): see cw_transaction_set_merge_key()
 * @n_coded: (out): how many places have the code now that had it not
 *
 * Codes many places in one operation. Where there is nothing to code, nothing is done.
 */
gboolean
cw_project_code_passages (CwProject *self,
                          gint64 code,
                          const GArray *passages,
                          guint n_before,
                          const char *merge_key,
                          guint *n_coded,
                          GError **error)
{
  g_autoptr (CwTransaction) transaction = NULL;
  CwRecord *record;
  guint n = 0;

  g_return_val_if_fail (CW_IS_PROJECT (self) && passages != NULL && n_coded != NULL, FALSE);

  *n_coded = 0;
  record = cw_project_require (self, CW_KIND_CODE, code, error);
  transaction = record == NULL ? NULL : cw_transaction_begin (self, error);
  if (transaction == NULL)
    return FALSE;
  for (guint i = 0; i < passages->len; i++)
    if (!code_one (self, code, &g_array_index (passages, CwPassage, i), &n, error))
      return FALSE;
  if (n == 0)
    return TRUE;
  cw_transaction_set_merge_key (transaction, merge_key);
  if (!cw_transaction_commit (transaction,
                              error,
                              n + n_before == 1 ? "Coded %u place with “%s”"
                                                : "Coded %u places with “%s”",
                              n + n_before,
                              cw_record_get_name (record)))
    return FALSE;
  *n_coded = n;
  return TRUE;
}
