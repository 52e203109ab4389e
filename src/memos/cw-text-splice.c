/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The smallest single replacement between two texts: a field that follows the project by it keeps its caret, its
 * selection and its scrolling. */

#include "config.h"

#include "cw-text-splice.h"

#include <string.h>

static gboolean
is_inside_character (char byte)
{
  return ((guchar) byte & 0xc0) == 0x80;
}

static gsize
count_common_prefix (const char *a, const char *b)
{
  gsize n = 0;

  while (a[n] != '\0' && a[n] == b[n])
    n++;
  while (n > 0 && (is_inside_character (a[n]) || is_inside_character (b[n])))
    n--;
  return n;
}

static gsize
count_common_suffix (const char *a, gsize a_size, const char *b, gsize b_size)
{
  gsize n = 0;

  while (n < a_size && n < b_size && a[a_size - n - 1] == b[b_size - n - 1])
    n++;
  while (n > 0 && is_inside_character (a[a_size - n]))
    n--;
  return n;
}

/**
 * cw_text_splice_find:
 * @splice: (out): borrows from @new_text
 *
 * Returns: FALSE if the texts are equal
 */
gboolean
cw_text_splice_find (const char *old_text, const char *new_text, CwTextSplice *splice)
{
  gsize prefix, suffix, old_size, new_size;

  g_return_val_if_fail (old_text != NULL && new_text != NULL && splice != NULL, FALSE);

  prefix = count_common_prefix (old_text, new_text);
  old_size = strlen (old_text) - prefix;
  new_size = strlen (new_text) - prefix;
  if (old_size == 0 && new_size == 0)
    return FALSE;
  suffix = count_common_suffix (old_text + prefix, old_size, new_text + prefix, new_size);
  splice->start = (guint) g_utf8_strlen (old_text, (gssize) prefix);
  splice->removed = (guint) g_utf8_strlen (old_text + prefix, (gssize) (old_size - suffix));
  splice->inserted = new_text + prefix;
  splice->inserted_size = new_size - suffix;
  return TRUE;
}
