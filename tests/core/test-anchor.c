/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The edit rules of method.md §1.7, beside a model that says the same in other words: every character knows whether it
 * belongs to the anchor. */

#include "config.h"

#include "cw-anchor.h"

#define LENGTH 12

static const struct
{
  CwEdit edit;
  CwAnchor before, after;
  CwAnchorFate fate;
} rules[] = {
  { { 5, 5, 3 }, { 2, 8 }, { 2, 11 }, CW_ANCHOR_EDITED },       /* insert inside */
  { { 2, 2, 3 }, { 2, 8 }, { 5, 11 }, CW_ANCHOR_KEPT },         /* at the start edge */
  { { 1, 1, 3 }, { 2, 8 }, { 5, 11 }, CW_ANCHOR_KEPT },         /* before */
  { { 8, 8, 3 }, { 2, 8 }, { 2, 8 }, CW_ANCHOR_KEPT },          /* at the end edge */
  { { 9, 9, 3 }, { 2, 8 }, { 2, 8 }, CW_ANCHOR_KEPT },          /* behind */
  { { 3, 5, 4 }, { 2, 8 }, { 2, 10 }, CW_ANCHOR_EDITED },       /* replace inside */
  { { 2, 8, 4 }, { 2, 8 }, { 2, 6 }, CW_ANCHOR_EDITED },        /* replace all of it */
  { { 2, 8, 0 }, { 2, 8 }, { 2, 2 }, CW_ANCHOR_ORPHANED },      /* delete all of it */
  { { 0, 2, 4 }, { 2, 8 }, { 4, 10 }, CW_ANCHOR_KEPT },         /* wholly before */
  { { 8, 9, 4 }, { 2, 8 }, { 2, 8 }, CW_ANCHOR_KEPT },          /* wholly after */
  { { 1, 4, 2 }, { 2, 8 }, { 3, 7 }, CW_ANCHOR_START_CLIPPED }, /* clips the start */
  { { 1, 8, 2 }, { 2, 8 }, { 1, 1 }, CW_ANCHOR_ORPHANED },      /* up to its very end */
  { { 6, 10, 2 }, { 2, 8 }, { 2, 6 }, CW_ANCHOR_END_CLIPPED },  /* clips the end */
  { { 2, 10, 2 }, { 2, 8 }, { 2, 2 }, CW_ANCHOR_ORPHANED },     /* from its very start */
  { { 1, 10, 2 }, { 2, 8 }, { 1, 1 }, CW_ANCHOR_ORPHANED },     /* covers it */
  { { 3, 3, 2 }, { 5, 5 }, { 7, 7 }, CW_ANCHOR_KEPT },          /* orphans: before */
  { { 5, 5, 2 }, { 5, 5 }, { 7, 7 }, CW_ANCHOR_KEPT },          /* at it */
  { { 3, 8, 2 }, { 5, 5 }, { 3, 3 }, CW_ANCHOR_KEPT },          /* over it */
  { { 5, 8, 2 }, { 5, 5 }, { 5, 5 }, CW_ANCHOR_KEPT },          /* behind it */
};

static void
test_rules (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      CwAnchor anchor = rules[i].before;

      g_test_message ("rule %u", i);
      g_assert_cmpint (cw_anchor_move (&anchor, &rules[i].edit), ==, rules[i].fate);
      g_assert_cmpuint (anchor.start, ==, rules[i].after.start);
      g_assert_cmpuint (anchor.end, ==, rules[i].after.end);
    }
}

/* What is typed belongs to an anchor when there is something of it on both sides, or when it stands for a part of it. */
static gboolean
takes_in (const CwAnchor *anchor, const CwEdit *edit)
{
  if (edit->start == edit->end)
    return anchor->start < edit->start && edit->start < anchor->end;
  return anchor->start <= edit->start && edit->end <= anchor->end;
}

/* The characters of the new text, one after the other: is this one of the anchor's? */
static CwAnchor
move_marks (const CwAnchor *anchor, const CwEdit *edit)
{
  CwAnchor moved = { G_MAXUINT, 0 };
  guint new_length = LENGTH - (edit->end - edit->start) + edit->length;

  for (guint i = 0; i < new_length; i++)
    {
      gboolean typed = i >= edit->start && i < edit->start + edit->length;
      guint old = i < edit->start ? i : i - edit->length + (edit->end - edit->start);
      gboolean member = typed ? takes_in (anchor, edit) : old >= anchor->start && old < anchor->end;

      if (!member)
        continue;
      moved.start = MIN (moved.start, i);
      moved.end = i + 1;
    }
  if (moved.end == 0)
    moved.start = moved.end = edit->start;
  return moved;
}

static void
test_every_edit (void)
{
  for (guint start = 0; start < LENGTH; start++)
    for (guint end = start + 1; end <= LENGTH; end++)
      for (guint a = 0; a <= LENGTH; a++)
        for (guint b = a; b <= LENGTH; b++)
          for (guint length = 0; length < 4; length++)
            {
              CwAnchor anchor = { start, end };
              CwEdit edit = { a, b, length };
              CwAnchor expected = move_marks (&anchor, &edit);

              cw_anchor_move (&anchor, &edit);
              g_assert_cmpuint (anchor.start, ==, expected.start);
              g_assert_cmpuint (anchor.end, ==, expected.end);
            }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/anchor/rules", test_rules);
  g_test_add_func ("/anchor/every-edit", test_every_edit);
  return g_test_run ();
}
