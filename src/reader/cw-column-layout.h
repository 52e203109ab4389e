/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwColumnLayout:
 * @before: empty pixels before the paragraphs' numbers
 * @names: pixels for the names of the codes, or 0
 * @after: empty pixels after them
 *
 * How the width of the view is shared out.
 */
typedef struct
{
  int before;
  int names;
  int after;
} CwColumnLayout;

CwColumnLayout cw_column_layout_make (int width, int fixed, int column, gboolean has_names);

G_END_DECLS
