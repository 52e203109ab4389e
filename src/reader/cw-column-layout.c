/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwColumnLayout: everything is one column in the middle of the window: numbers, text, stripes, names.  The space
 * left over goes half before the numbers and half after the names, so that the gutters always stand beside the
 * text. */

#include "config.h"

#include "cw-column-layout.h"

#define NARROW_WIDTH 560 /* below this there is no room for names */
#define NAMES_MIN 84
#define NAMES_MAX 190

/* What is left for the names beside a full column, or beside one that is a quarter narrower. */
static int
find_names_width (int room, int column)
{
  if (room - column >= NAMES_MIN)
    return MIN (room - column, NAMES_MAX);
  return room - NAMES_MIN >= column * 3 / 4 ? NAMES_MIN : 0;
}

/* @fixed is the width of what does not give way: numbers, stripes, the text's margins; @column that of a full line
 * of text. */
CwColumnLayout
cw_column_layout_make (int width, int fixed, int column, gboolean has_names)
{
  int room = MAX (0, width - fixed), rest;
  CwColumnLayout layout = { 0 };

  if (has_names && width >= NARROW_WIDTH)
    layout.names = find_names_width (room, column);
  rest = MAX (0, room - layout.names - column);
  layout.before = rest / 2;
  layout.after = rest - rest / 2;
  return layout;
}
