/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwBlock: one node of a report. A layout makes blocks, a writer reads them, and neither knows the other, so
 * paper, PDF and the later formats carry the same words. */

#include "config.h"

#include "cw-block.h"

static char *
copy_text (const char *text)
{
  return text == NULL ? NULL : g_utf8_make_valid (text, -1);
}

static CwBlock *
create_block (CwBlockKind kind)
{
  CwBlock *self = g_new0 (CwBlock, 1);

  self->kind = kind;
  return self;
}

/**
 * cw_block_new_heading:
 * @level: 1 to 6
 * @running: (nullable): what the running header shows, or NULL for @text
 *
 * Returns: (transfer full): a heading
 */
CwBlock *
cw_block_new_heading (guint level, const char *text, const char *running)
{
  CwBlock *self;

  g_return_val_if_fail (level >= 1 && level <= 6 && text != NULL, NULL);

  self = create_block (CW_BLOCK_HEADING);
  self->heading.level = level;
  self->heading.text = copy_text (text);
  self->heading.running = copy_text (running != NULL ? running : text);
  return self;
}

/**
 * cw_block_new_paragraph:
 * @keep_with_next: whether a page break right after it looks wrong
 *
 * Returns: (transfer full): a paragraph
 */
CwBlock *
cw_block_new_paragraph (CwTextRole role, const char *text, gboolean keep_with_next)
{
  CwBlock *self;

  g_return_val_if_fail (text != NULL, NULL);

  self = create_block (CW_BLOCK_PARAGRAPH);
  self->paragraph.role = role;
  self->paragraph.text = copy_text (text);
  self->paragraph.keep_with_next = keep_with_next;
  return self;
}

/* An empty line in the source is no paragraph of its own: it would print as a hole in the quotation. */
static void
add_paragraphs (GPtrArray *paragraphs, const char *text)
{
  g_autofree char *valid = copy_text (text);
  g_auto (GStrv) lines = g_strsplit_set (valid, "\r\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_ptr_array_add (paragraphs, g_strdup (lines[i]));
  if (paragraphs->len == 0)
    g_ptr_array_add (paragraphs, g_strdup (""));
}

/**
 * cw_block_new_excerpt:
 * @text: the quotation; line breaks separate paragraphs
 * @citation: the whole citation line
 *
 * Returns: (transfer full): an excerpt without bracket, comment and other codes
 */
CwBlock *
cw_block_new_excerpt (const char *text, const char *citation)
{
  CwBlock *self;

  g_return_val_if_fail (text != NULL && citation != NULL, NULL);

  self = create_block (CW_BLOCK_EXCERPT);
  self->excerpt.paragraphs = g_ptr_array_new_with_free_func (g_free);
  self->excerpt.citation = copy_text (citation);
  add_paragraphs (self->excerpt.paragraphs, text);
  return self;
}

/**
 * cw_block_new_table:
 * @table: (transfer full): the table
 *
 * Returns: (transfer full): a block that holds it
 */
CwBlock *
cw_block_new_table (CwTable *table)
{
  CwBlock *self;

  g_return_val_if_fail (table != NULL, NULL);

  self = create_block (CW_BLOCK_TABLE);
  self->table = table;
  return self;
}

/**
 * cw_block_new_coded:
 * @coded: (transfer full): the paragraph with its marks
 *
 * Returns: (transfer full): a block that holds it
 */
CwBlock *
cw_block_new_coded (CwCodedBlock *coded)
{
  CwBlock *self;

  g_return_val_if_fail (coded != NULL, NULL);

  self = create_block (CW_BLOCK_CODED);
  self->coded = coded;
  return self;
}

/**
 * cw_block_new_space:
 * @points: its height; it vanishes at a page's edges
 *
 * Returns: (transfer full): empty space
 */
CwBlock *
cw_block_new_space (double points)
{
  CwBlock *self;

  g_return_val_if_fail (points >= 0, NULL);

  self = create_block (CW_BLOCK_SPACE);
  self->space = points;
  return self;
}

/**
 * cw_block_new_rule:
 *
 * Returns: (transfer full): a thin line across the text
 */
CwBlock *
cw_block_new_rule (void)
{
  return create_block (CW_BLOCK_RULE);
}

/**
 * cw_block_set_other_codes:
 * @self: an excerpt
 * @line: (nullable): the line that names the excerpt's other codes
 */
void
cw_block_set_other_codes (CwBlock *self, const char *line)
{
  g_return_if_fail (self != NULL && self->kind == CW_BLOCK_EXCERPT);

  g_free (self->excerpt.other_codes);
  self->excerpt.other_codes = copy_text (line);
}

/**
 * cw_block_set_comment:
 * @self: an excerpt
 * @comment: (nullable): the coder's comment
 */
void
cw_block_set_comment (CwBlock *self, const char *comment)
{
  g_return_if_fail (self != NULL && self->kind == CW_BLOCK_EXCERPT);

  g_free (self->excerpt.comment);
  self->excerpt.comment = copy_text (comment);
}

/**
 * cw_block_set_bracket:
 * @self: an excerpt
 * @color: (nullable): "#rrggbb"
 * @mnemonic: (nullable): the code's short sign
 */
void
cw_block_set_bracket (CwBlock *self,
                      CwBracketStyle bracket,
                      const char *color,
                      const char *mnemonic)
{
  g_return_if_fail (self != NULL && self->kind == CW_BLOCK_EXCERPT);

  g_free (self->excerpt.color);
  g_free (self->excerpt.mnemonic);
  self->excerpt.bracket = bracket;
  self->excerpt.color = copy_text (color);
  self->excerpt.mnemonic = copy_text (mnemonic);
}

static void
replace_text (char **place, const char *text)
{
  g_free (*place);
  *place = copy_text (text);
}

/**
 * cw_block_set_identity:
 * @self: an excerpt
 * @id: (nullable): "E-12"
 * @group: (nullable): the case it is printed under
 */
void
cw_block_set_identity (CwBlock *self, const char *id, const char *group)
{
  g_return_if_fail (self != NULL && self->kind == CW_BLOCK_EXCERPT);

  replace_text (&self->excerpt.id, id);
  replace_text (&self->excerpt.group, group);
}

/**
 * cw_block_set_context:
 * @self: an excerpt
 * @before: (nullable): what stands before it in the source
 * @after: (nullable): what follows it
 */
void
cw_block_set_context (CwBlock *self, const char *before, const char *after)
{
  g_return_if_fail (self != NULL && self->kind == CW_BLOCK_EXCERPT);

  replace_text (&self->excerpt.before, before);
  replace_text (&self->excerpt.after, after);
}

/**
 * cw_block_set_anchor:
 * @self: a heading
 * @anchor: (nullable): the id of what it is the heading of
 */
void
cw_block_set_anchor (CwBlock *self, const char *anchor)
{
  g_return_if_fail (self != NULL && self->kind == CW_BLOCK_HEADING);
  replace_text (&self->heading.anchor, anchor);
}

/**
 * cw_block_set_lead:
 * @self: a paragraph
 * @lead: (nullable): what is set strongly before its text
 */
void
cw_block_set_lead (CwBlock *self, const char *lead)
{
  g_return_if_fail (self != NULL && self->kind == CW_BLOCK_PARAGRAPH);
  replace_text (&self->paragraph.lead, lead);
}

/**
 * cw_block_set_target:
 * @self: a paragraph
 * @anchor: (nullable): the anchor of a heading, whose page is printed at the right
 */
void
cw_block_set_target (CwBlock *self, const char *anchor)
{
  g_return_if_fail (self != NULL && self->kind == CW_BLOCK_PARAGRAPH);
  replace_text (&self->paragraph.target, anchor);
}

static void
clear_excerpt (CwExcerptBlock *excerpt)
{
  g_ptr_array_unref (excerpt->paragraphs);
  g_free (excerpt->citation);
  g_free (excerpt->other_codes);
  g_free (excerpt->comment);
  g_free (excerpt->color);
  g_free (excerpt->mnemonic);
  g_free (excerpt->id);
  g_free (excerpt->group);
  g_free (excerpt->before);
  g_free (excerpt->after);
}

static void
clear_block (CwBlock *self)
{
  switch (self->kind)
    {
    case CW_BLOCK_HEADING:
      g_free (self->heading.text);
      g_free (self->heading.running);
      g_free (self->heading.anchor);
      break;
    case CW_BLOCK_PARAGRAPH:
      g_free (self->paragraph.text);
      g_free (self->paragraph.lead);
      g_free (self->paragraph.target);
      break;
    case CW_BLOCK_EXCERPT:
      clear_excerpt (&self->excerpt);
      break;
    case CW_BLOCK_TABLE:
      cw_table_free (self->table);
      break;
    case CW_BLOCK_CODED:
      cw_coded_block_free (self->coded);
      break;
    case CW_BLOCK_SPACE:
    case CW_BLOCK_RULE:
      break;
    }
}

/**
 * cw_block_free:
 * @self: (transfer full): with all it holds
 */
void
cw_block_free (CwBlock *self)
{
  g_return_if_fail (self != NULL);

  clear_block (self);
  g_free (self);
}
