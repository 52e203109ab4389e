/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * CwParagraphStyle:
 *
 * What a paragraph was in its original file. It is stored as the nick given here.
 */
typedef enum
{
  CW_PARAGRAPH_BODY,      /* "body" */
  CW_PARAGRAPH_HEADING,   /* "heading", with a level of 1 to 6 */
  CW_PARAGRAPH_LIST_ITEM, /* "list", with a level from 1 */
  CW_PARAGRAPH_TABLE_ROW, /* "table": a row's cells, joined by tabs */
  CW_PARAGRAPH_QUOTE,     /* "quote" */
} CwParagraphStyle;

#define CW_N_PARAGRAPH_STYLES 5

/**
 * CwTextFormat:
 *
 * How a run of characters looked in its original file. It is display only: evidence never depends on it.
 */
typedef enum
{
  CW_TEXT_FORMAT_BOLD = 1 << 0,
  CW_TEXT_FORMAT_ITALIC = 1 << 1,
  CW_TEXT_FORMAT_UNDERLINE = 1 << 2,
} CwTextFormat;

/**
 * CwFormatRun:
 * @start: first code point, counted from the start of the paragraph
 * @end: one past the last code point
 */
typedef struct
{
  guint start;
  guint end;
  CwTextFormat format;
} CwFormatRun;

/**
 * CwDraftParagraph:
 * @text: UTF-8 without line breaks; tabs are allowed
 * @speaker: (nullable): the speaker's name as the file gives it, without the colon
 * @page_label: (nullable): the label of the page on which the paragraph starts
 * @start_ms: when it was said, in milliseconds from the recording's start, or -1
 * @runs: (nullable) (element-type CwFormatRun): display attributes, ordered, not overlapping
 *
 * One paragraph as a reader found it.
 */
typedef struct
{
  char *text;
  CwParagraphStyle style;
  guint level;
  char *speaker;
  char *page_label;
  gint64 start_ms;
  GArray *runs;
} CwDraftParagraph;

/**
 * CwDraftSource:
 *
 * A source as a reader made it from bytes: nothing of it is in a project yet. All strings are owned and UTF-8.
 */
typedef struct
{
  char *title;         /* never NULL once a reader has returned it */
  char *language;      /* BCP 47, or NULL */
  char *event_date;    /* ISO 8601 date, or NULL */
  char *original_name; /* base name of the file */
  char *media_type;
  GBytes *original;      /* the file, unchanged */
  GPtrArray *paragraphs; /* of CwDraftParagraph */
} CwDraftSource;

CwDraftSource *cw_draft_source_new (void);
void cw_draft_source_free (CwDraftSource *self);
CwDraftParagraph *cw_draft_source_append (CwDraftSource *self, char *text, CwParagraphStyle style);
void
cw_draft_paragraph_add_run (CwDraftParagraph *self, guint start, guint end, CwTextFormat format);
void cw_draft_paragraph_free (CwDraftParagraph *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwDraftSource, cw_draft_source_free)

G_END_DECLS
