/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * cw_utf8_count:
 * @text: valid UTF-8
 * @size: in bytes
 *
 * As g_utf8_strlen(), for texts as long as an import's: the compiler makes it count many bytes at once.
 *
 * Returns: the number of code points
 */
static inline gsize
cw_utf8_count (const char *text, gsize size)
{
  gsize n = 0;

  for (gsize i = 0; i < size; i++)
    n += ((guchar) text[i] & 0xc0) != 0x80;
  return n;
}

G_END_DECLS
