/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

#include "cw-block.h"

G_BEGIN_DECLS

/**
 * CwDocument:
 * @project: the project's title, for the footer
 * @title: the report's name
 * @scope: (nullable): the sentence that says what is in and what is out
 * @note: (nullable): the definitions of the numbers and marks used
 * @language: (nullable): BCP 47
 * @date: (nullable): ISO 8601 date of the report; equal date and blocks make equal files
 * @cards: how many excerpts a printed sheet is cut into: 1, 2, 4 or 8; 0 for running text
 * @line_numbers: number the lines of coded text on paper, not its paragraphs
 * @double_spaced: leave room between the lines of coded text on paper
 * @blocks: (element-type CwBlock): in reading order; heading levels make the tree
 *
 * A whole report, independent of any page. Reference-counted; not to be changed once it is shared.
 */
typedef struct
{
  gatomicrefcount ref_count;
  char *project;
  char *title;
  char *scope;
  char *note;
  char *language;
  char *date;
  guint cards;
  gboolean line_numbers;
  gboolean double_spaced;
  GPtrArray *blocks;
} CwDocument;

CwDocument *cw_document_new (const char *project, const char *title);
CwDocument *cw_document_ref (CwDocument *self);
void cw_document_unref (CwDocument *self);
void cw_document_set_scope (CwDocument *self, const char *scope);
void cw_document_set_note (CwDocument *self, const char *note);
void cw_document_set_language (CwDocument *self, const char *language);
void cw_document_set_date (CwDocument *self, const char *date);
gboolean cw_document_is_wide (const CwDocument *self);
CwBlock *cw_document_append (CwDocument *self, CwBlock *block);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwDocument, cw_document_unref)

G_END_DECLS
