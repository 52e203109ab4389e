/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-draft-source.h"

G_BEGIN_DECLS

/**
 * CwViewTone:
 * @CW_VIEW_TONE_EVIDENCE: what counts as evidence: participants, descriptions, documents
 * @CW_VIEW_TONE_QUESTION: the interviewer's words
 * @CW_VIEW_TONE_COMMENT: the observer's comments
 *
 * How a paragraph is set apart, so that the researcher's own words never look like evidence.
 */
typedef enum
{
  CW_VIEW_TONE_EVIDENCE,
  CW_VIEW_TONE_QUESTION,
  CW_VIEW_TONE_COMMENT,
} CwViewTone;

/**
 * CwViewParagraph:
 * @label: (nullable): what the margin shows, "12a"
 * @text: UTF-8 without line breaks
 * @level: of a heading or a list item
 * @speaker: (nullable): who speaks; a label that @text starts with is tinted, and no selection by keys takes it
 * @soft: nothing stands between this paragraph and the one before in the source's text
 * @runs: (nullable) (element-type CwFormatRun): display attributes
 *
 * One paragraph as CwCodedView shows it.
 */
typedef struct
{
  char *label;
  char *text;
  CwParagraphStyle style;
  guint level;
  CwViewTone tone;
  char *speaker;
  gboolean soft;
  GArray *runs;
} CwViewParagraph;

CwViewParagraph *cw_view_paragraph_new (const char *label, const char *text);
void cw_view_paragraph_free (CwViewParagraph *self);
void cw_view_paragraph_add_run (CwViewParagraph *self, guint start, guint end, CwTextFormat format);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwViewParagraph, cw_view_paragraph_free)

G_END_DECLS
