/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-demo-text.h"

G_BEGIN_DECLS

/**
 * CwDemoPage:
 *
 * The text of a source while it is written: sentence by sentence, in paragraphs.
 */
typedef struct
{
  GPtrArray *paragraphs; /* of CwDraftParagraph; the last one grows */
  GString *sentence;
  guint position;   /* one past the last code point */
  guint in_current; /* words of the last paragraph */
  guint words;
} CwDemoPage;

void cw_demo_page_begin (CwDemoPage *self, CwParagraphStyle style, const char *speaker);
CwDemoRange cw_demo_page_append (CwDemoPage *self);

G_END_DECLS
