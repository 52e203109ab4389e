/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-demo-page.h"

G_BEGIN_DECLS

#define CW_DEMO_N_FAMILIES 8
#define CW_DEMO_N_RECENT 14

/**
 * CwDemoScribe:
 * @speaker: whose paragraphs these are, or NULL
 * @limit: of the paragraph, in words
 * @fresh: the next sentence begins a paragraph
 * @last: the last sentence
 * @last_words: its length
 * @n_speakers: of a meeting
 * @turn: for going round in the templates
 * @topic: (nullable): what is talked about without being coded
 * @recent: the templates that were used last: nobody says the same thing twice in a minute
 *
 * Writes sentences as they fit the kind of source, the city and the speaker.
 */
typedef struct
{
  CwDemoPlan *plan;
  const CwDemoSource *source;
  CwDemoPage page;
  CwDemoRandom random;
  CwDemoText *text;
  char *speaker;
  guint city;
  guint limit;
  gboolean fresh;
  CwDemoRange last;
  guint last_words;
  guint n_speakers;
  guint turn;
  const CwDemoCode *topic;
  guint topic_left;
  const CwDemoTemplate *recent[CW_DEMO_N_RECENT];
  guint n_recent;
} CwDemoScribe;

const CwDemoPool *cw_demo_scribe_get_pool (CwDemoScribe *self, const char *name);
void cw_demo_scribe_write_aside (CwDemoScribe *self,
                                 CwParagraphStyle style,
                                 const char *speaker,
                                 const CwDemoPool *pool);
void cw_demo_scribe_write_from (CwDemoScribe *self, const CwDemoPool *pool);
void cw_demo_scribe_break_paragraph (CwDemoScribe *self);
gboolean cw_demo_scribe_write_about (CwDemoScribe *self, const CwDemoCode *code, gboolean always);
void cw_demo_scribe_write_filler (CwDemoScribe *self, guint family, gboolean topical);
void cw_demo_scribe_write_gap (CwDemoScribe *self, guint words, guint family);
void cw_demo_scribe_change_speaker (CwDemoScribe *self);

G_END_DECLS
