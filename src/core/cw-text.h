/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-database.h"
#include "cw-draft-source.h"

G_BEGIN_DECLS

/**
 * CwParagraph:
 * @label: the citable number without its sign: "12", "12a", "1.s43"
 * @text: UTF-8, borrowed from the text
 * @start: where it starts in the source's text, in code points
 * @characters: its length in code points
 * @soft: it continues the paragraph before it: no line feed is between them
 * @runs: (nullable): display attributes, in code points from the paragraph's start
 *
 * One paragraph of a source as it is stored.
 */
typedef struct
{
  gint64 id;
  char *label;
  char *text;
  guint start;
  guint characters;
  guint words;
  gboolean soft;
  CwParagraphStyle style;
  guint level;
  char *voice;
  char *speaker;
  char *page;
  gint64 start_ms;
  GArray *runs;
} CwParagraph;

/**
 * CwText:
 *
 * The immutable text of one source at one moment, by paragraph. Positions are code points of the whole text.
 */
typedef struct _CwText CwText;

#define CW_TYPE_TEXT (cw_text_get_type ())
GType cw_text_get_type (void);

CwText *cw_text_load (CwDatabase *database, gint64 source, GError **error);
CwText *cw_text_ref (CwText *self);
void cw_text_unref (CwText *self);

gint64 cw_text_get_source (const CwText *self);
guint cw_text_get_n_paragraphs (const CwText *self);
const CwParagraph *cw_text_get_paragraph (const CwText *self, guint index);
guint cw_text_get_length (const CwText *self);
guint cw_text_find_paragraph (const CwText *self, guint position);
char *cw_text_dup_range (const CwText *self, guint start, guint end);
guint cw_text_count_words (const CwText *self, guint start, guint end);
char *cw_text_dup_locator (const CwText *self, guint start, guint end);
gboolean cw_text_find (const CwText *self, const char *quote, guint from, guint *start, guint *end);
char *cw_text_checksum (const char *quote);

const char *cw_paragraph_style_nick (CwParagraphStyle style);
CwParagraphStyle cw_paragraph_style_from_nick (const char *nick);
void cw_paragraph_clear (CwParagraph *paragraph);
char *cw_format_runs_print (const GArray *runs);
GArray *cw_format_runs_parse (const char *text, guint characters);
GArray *cw_format_runs_clip (const GArray *runs, guint offset, guint characters);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwText, cw_text_unref)

G_END_DECLS
