/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-anchor.h"
#include "cw-labels.h"

G_BEGIN_DECLS

/**
 * CwSplice:
 * @first: index of the first paragraph that is replaced
 * @n_old: how many are
 * @rows: (element-type CwParagraph): what comes in their place; one with an id is that paragraph with another text,
 *   one without is new. Where they start is not set.
 *
 * What an edit does to the paragraphs of a text.
 */
typedef struct
{
  guint first;
  guint n_old;
  GArray *rows;
} CwSplice;

CwSplice *
cw_splice_new (const CwText *text, const CwEdit *edit, const char *insertion, CwLabels *labels);
void cw_splice_free (CwSplice *self);

void cw_splice_append_row (GArray *rows, const CwParagraph *row, CwLabels *labels);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwSplice, cw_splice_free)

G_END_DECLS
