/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwTextStop:
 * @CW_TEXT_STOP_WORD_START: where a word starts, with the marks before it
 * @CW_TEXT_STOP_WORD_END: where a word ends, with the marks after it
 * @CW_TEXT_STOP_SENTENCE_START: where a sentence starts
 * @CW_TEXT_STOP_SENTENCE_END: where a sentence ends, before the blanks after it
 *
 * Where the edge of an excerpt may come to rest.
 */
typedef enum
{
  CW_TEXT_STOP_WORD_START,
  CW_TEXT_STOP_WORD_END,
  CW_TEXT_STOP_SENTENCE_START,
  CW_TEXT_STOP_SENTENCE_END,
} CwTextStop;

void cw_text_bounds_snap_to_graphemes (const char *text, guint *start, guint *end);
void cw_text_bounds_find_sentence (const char *text, guint offset, guint *start, guint *end);
gboolean cw_text_bounds_find_stop (const char *text, CwTextStop stop, int step, int *offset);
gboolean cw_text_bounds_has_rtl (const char *text);

G_END_DECLS
