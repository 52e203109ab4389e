/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwTextSplice:
 * @start: where the texts begin to differ, in code points
 * @removed: how many code points of the old text go
 * @inserted: (transfer none): what comes in their place, inside the new text
 * @inserted_size: its size in bytes
 *
 * The one replacement that makes a text from another.
 */
typedef struct
{
  guint start;
  guint removed;
  const char *inserted;
  gsize inserted_size;
} CwTextSplice;

gboolean cw_text_splice_find (const char *old_text, const char *new_text, CwTextSplice *splice);

G_END_DECLS
