/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-demo-plan.h"
#include "cw-draft-source.h"

G_BEGIN_DECLS

/**
 * CwDemoRange:
 *
 * Where an excerpt is: half-open, in code points of the source's whole text.
 */
typedef struct
{
  guint start;
  guint end;
} CwDemoRange;

/**
 * CwDemoText:
 * @paragraphs: (element-type CwDraftParagraph): what is written
 * @ranges: (element-type CwDemoRange): one for each of the source's excerpts
 * @characters: with the line feeds between paragraphs
 * @split: where the part about the second city begins, in a source about both
 * @participant_words: those of the person interviewed
 *
 * The text of one source.
 */
typedef struct
{
  GPtrArray *paragraphs;
  GArray *ranges;
  guint characters;
  guint words;
  guint split;
  guint split_words;
  guint participant_words;
} CwDemoText;

#define CW_DEMO_INTERVIEWER "Interviewer"

CwDemoText *cw_demo_text_new (CwDemoPlan *plan, guint source);
void cw_demo_text_free (CwDemoText *self);
char **cw_demo_text_dup_quotes (CwDemoText *self);
char *cw_demo_speaker_name (CwDemoPlan *plan, guint participant);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwDemoText, cw_demo_text_free)

G_END_DECLS
