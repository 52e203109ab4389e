/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwPlainWords:
 * @text: the words alone: one space between them, plain quotation marks and dashes, small letters
 * @places: (element-type guint32): where each code point of it was
 *
 * A text as two typists would agree on it.
 */
typedef struct
{
  char *text;
  GArray *places;
} CwPlainWords;

CwPlainWords *cw_plain_words_new (const char *text);
void cw_plain_words_free (CwPlainWords *self);
gboolean cw_plain_words_find (const CwPlainWords *self,
                              const char *const *segments,
                              guint from,
                              guint *start,
                              guint *end);
char **cw_plain_words_split (const CwPlainWords *self);
char *cw_plain_words_show_changes (const char *old, const char *new);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwPlainWords, cw_plain_words_free)

G_END_DECLS
