/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * CwTextPatternMode:
 * @CW_TEXT_PATTERN_WORDS: words in all their forms, "phrases", beginnings* of words, OR, -without
 * @CW_TEXT_PATTERN_EXACT: these very signs
 * @CW_TEXT_PATTERN_REGEX: a regular expression (PCRE) within a paragraph
 */
typedef enum
{
  CW_TEXT_PATTERN_WORDS,
  CW_TEXT_PATTERN_EXACT,
  CW_TEXT_PATTERN_REGEX,
} CwTextPatternMode;

/**
 * CwTextRange:
 *
 * Half-open, in code points.
 */
typedef struct
{
  guint32 start;
  guint32 end;
} CwTextRange;

/**
 * CwTextPattern:
 *
 * What to look for in texts. It does not change, so any thread may use it.
 */
typedef struct _CwTextPattern CwTextPattern;

/**
 * CwTextFinder:
 *
 * A pattern at work, in one thread.
 */
typedef struct _CwTextFinder CwTextFinder;

#define CW_TYPE_TEXT_PATTERN (cw_text_pattern_get_type ())
GType cw_text_pattern_get_type (void);

CwTextPattern *cw_text_pattern_new (CwTextPatternMode mode, const char *text, GError **error);
CwTextPattern *cw_text_pattern_ref (CwTextPattern *self);
void cw_text_pattern_unref (CwTextPattern *self);
char *cw_text_pattern_print_match (const CwTextPattern *self, const char *languages);

CwTextFinder *cw_text_finder_new (CwTextPattern *pattern, const char *languages);
void cw_text_finder_free (CwTextFinder *self);
gboolean cw_text_finder_find (CwTextFinder *self,
                              const char *language,
                              const char *text,
                              GArray *ranges,
                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwTextPattern, cw_text_pattern_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwTextFinder, cw_text_finder_free)

G_END_DECLS
