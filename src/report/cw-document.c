/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwDocument: a report as a tree of blocks with its front matter: what a layout makes and every writer reads. */

#include "config.h"

#include "cw-document.h"

#define WIDE_COLUMNS 6 /* more do not fit across a page */

static void
replace_text (char **place, const char *text)
{
  g_free (*place);
  *place = text == NULL ? NULL : g_utf8_make_valid (text, -1);
}

/**
 * cw_document_new:
 * @project: the project's title
 * @title: the report's name
 *
 * Returns: (transfer full): an empty report
 */
CwDocument *
cw_document_new (const char *project, const char *title)
{
  CwDocument *self;

  g_return_val_if_fail (project != NULL && title != NULL, NULL);

  self = g_new0 (CwDocument, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->project = g_utf8_make_valid (project, -1);
  self->title = g_utf8_make_valid (title, -1);
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_block_free);
  return self;
}

/**
 * cw_document_ref:
 *
 * Returns: (transfer full): @self
 */
CwDocument *
cw_document_ref (CwDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * cw_document_unref:
 * @self: (transfer full): may be used from any thread
 */
void
cw_document_unref (CwDocument *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->project);
  g_free (self->title);
  g_free (self->scope);
  g_free (self->note);
  g_free (self->language);
  g_free (self->date);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

/**
 * cw_document_set_scope:
 * @scope: (nullable): what is in and what is out, as a sentence
 */
void
cw_document_set_scope (CwDocument *self, const char *scope)
{
  g_return_if_fail (self != NULL);
  replace_text (&self->scope, scope);
}

/**
 * cw_document_set_note:
 * @note: (nullable): what the numbers and marks mean
 */
void
cw_document_set_note (CwDocument *self, const char *note)
{
  g_return_if_fail (self != NULL);
  replace_text (&self->note, note);
}

/**
 * cw_document_set_language:
 * @language: (nullable): BCP 47
 */
void
cw_document_set_language (CwDocument *self, const char *language)
{
  g_return_if_fail (self != NULL);
  replace_text (&self->language, language);
}

/**
 * cw_document_set_date:
 * @date: (nullable): ISO 8601 date
 */
void
cw_document_set_date (CwDocument *self, const char *date)
{
  g_return_if_fail (self != NULL);
  replace_text (&self->date, date);
}

/**
 * cw_document_append:
 * @block: (transfer full): the next block
 *
 * Returns: (transfer none): @block
 */
CwBlock *
cw_document_append (CwDocument *self, CwBlock *block)
{
  g_return_val_if_fail (self != NULL && block != NULL, NULL);

  g_ptr_array_add (self->blocks, block);
  return block;
}

/**
 * cw_document_is_wide:
 *
 * Returns: whether it has a table that asks for paper on its side
 */
gboolean
cw_document_is_wide (const CwDocument *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const CwBlock *block = self->blocks->pdata[i];

      if (block->kind == CW_BLOCK_TABLE && block->table->n_columns > WIDE_COLUMNS)
        return TRUE;
    }
  return FALSE;
}
