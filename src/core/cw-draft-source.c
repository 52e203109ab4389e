/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwDraftSource: what a reader hands to the project. It is plain data, so that a reader can run in any thread
 * and be fuzzed without a database. */

#include "config.h"

#include "cw-draft-source.h"

/**
 * cw_draft_source_new:
 *
 * Returns: (transfer full): a source without paragraphs
 */
CwDraftSource *
cw_draft_source_new (void)
{
  CwDraftSource *self = g_new0 (CwDraftSource, 1);

  self->paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_draft_paragraph_free);
  return self;
}

/**
 * cw_draft_source_free:
 * @self: (transfer full) (nullable): what to free
 */
void
cw_draft_source_free (CwDraftSource *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->language);
  g_free (self->event_date);
  g_free (self->original_name);
  g_free (self->media_type);
  g_clear_pointer (&self->original, g_bytes_unref);
  g_clear_pointer (&self->paragraphs, g_ptr_array_unref);
  g_free (self);
}

/**
 * cw_draft_source_append:
 * @text: (transfer full): UTF-8 without line breaks
 *
 * Returns: (transfer none): the new last paragraph, for its further fields
 */
CwDraftParagraph *
cw_draft_source_append (CwDraftSource *self, char *text, CwParagraphStyle style)
{
  CwDraftParagraph *paragraph = g_new0 (CwDraftParagraph, 1);

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  paragraph->text = text;
  paragraph->style = style;
  paragraph->start_ms = -1;
  g_ptr_array_add (self->paragraphs, paragraph);
  return paragraph;
}

/**
 * cw_draft_paragraph_add_run:
 * @start: in code points from the start of the paragraph
 * @end: one past the last code point; an empty run is ignored
 *
 * Runs come in order; one that continues the last with the same format is joined to it.
 */
void
cw_draft_paragraph_add_run (CwDraftParagraph *self, guint start, guint end, CwTextFormat format)
{
  CwFormatRun run = { start, end, format };

  g_return_if_fail (self != NULL);

  if (end <= start || format == 0)
    return;
  if (self->runs == NULL)
    self->runs = g_array_new (FALSE, FALSE, sizeof (CwFormatRun));
  if (self->runs->len > 0)
    {
      CwFormatRun *last = &g_array_index (self->runs, CwFormatRun, self->runs->len - 1);

      if (last->end == start && last->format == format)
        {
          last->end = end;
          return;
        }
    }
  g_array_append_val (self->runs, run);
}

void
cw_draft_paragraph_free (CwDraftParagraph *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self->speaker);
  g_free (self->page_label);
  g_clear_pointer (&self->runs, g_array_unref);
  g_free (self);
}
