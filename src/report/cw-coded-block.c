/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwCodedBlock: a paragraph of a source with its codes. Pages draw them as brackets in the margin; a format without
 * margins says them in words below the paragraph. */

#include "config.h"

#include "cw-coded-block.h"
#include "cw-report-strings.h"

#include <string.h>

static void
clear_mark (gpointer data)
{
  CwCodeMark *mark = data;

  g_free (mark->id);
  g_free (mark->label);
  g_free (mark->name);
  g_free (mark->color);
}

static char *
copy_text (const char *text)
{
  return text == NULL ? NULL : g_utf8_make_valid (text, -1);
}

/**
 * cw_coded_block_new:
 * @number: (nullable): the paragraph's number
 * @speaker: (nullable): who speaks
 *
 * Returns: (transfer full): a paragraph without a code
 */
CwCodedBlock *
cw_coded_block_new (const char *number, const char *speaker, const char *text, guint n_lanes)
{
  CwCodedBlock *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (CwCodedBlock, 1);
  self->number = copy_text (number);
  self->speaker = copy_text (speaker);
  self->text = copy_text (text);
  self->n_lanes = n_lanes;
  self->marks = g_array_new (FALSE, TRUE, sizeof (CwCodeMark));
  g_array_set_clear_func (self->marks, clear_mark);
  return self;
}

/**
 * cw_coded_block_add_mark:
 * @start: first byte
 * @end: one past the last byte; cut to the text
 *
 * Returns: (transfer none): the mark, in lane 0, to be placed before the next one is added
 */
CwCodeMark *
cw_coded_block_add_mark (CwCodedBlock *self,
                         guint start,
                         guint end,
                         const char *id,
                         const char *label,
                         const char *name,
                         const char *color)
{
  CwCodeMark mark = { 0 };

  g_return_val_if_fail (self != NULL && start <= end, NULL);
  g_return_val_if_fail (id != NULL && label != NULL && name != NULL, NULL);

  mark.start = start;
  mark.end = MIN (end, strlen (self->text));
  mark.id = copy_text (id);
  mark.label = copy_text (label);
  mark.name = copy_text (name);
  mark.color = copy_text (color);
  g_array_append_val (self->marks, mark);
  return &g_array_index (self->marks, CwCodeMark, self->marks->len - 1);
}

/**
 * cw_coded_block_dup_codes:
 *
 * Returns: (transfer full) (nullable): the codes of the paragraph in words, or NULL when it has none
 */
char *
cw_coded_block_dup_codes (const CwCodedBlock *self)
{
  GString *line;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->marks->len == 0)
    return NULL;
  line = g_string_new (NULL);
  for (guint i = 0; i < self->marks->len; i++)
    {
      const CwCodeMark *mark = &g_array_index (self->marks, CwCodeMark, i);

      g_string_append_printf (
          line, "%s" CW_STR_CODE_OF_EXCERPT, i > 0 ? "; " : "", mark->name, mark->id);
    }
  return g_string_free (line, FALSE);
}

/**
 * cw_coded_block_free:
 * @self: (transfer full): with its marks
 */
void
cw_coded_block_free (CwCodedBlock *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->number);
  g_free (self->speaker);
  g_free (self->text);
  g_array_unref (self->marks);
  g_free (self);
}
