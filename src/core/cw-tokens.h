/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwTokens:
 * @text: the text as code points
 * @length: how many
 * @ids: (element-type guint32): equal words have equal numbers
 * @starts: (element-type guint32): of each word, and the end of the text
 *
 * A text cut into words, stretches of spaces, and single other signs.
 */
typedef struct
{
  gunichar *text;
  guint length;
  GArray *ids;
  GArray *starts;
} CwTokens;

/**
 * CwVocabulary:
 *
 * What numbers the words of two texts that are compared.
 */
typedef struct _CwVocabulary CwVocabulary;

CwVocabulary *cw_vocabulary_new (void);
void cw_vocabulary_free (CwVocabulary *self);

CwTokens *cw_tokens_new (const char *text, CwVocabulary *vocabulary);
void cw_tokens_free (CwTokens *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwVocabulary, cw_vocabulary_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwTokens, cw_tokens_free)

G_END_DECLS
