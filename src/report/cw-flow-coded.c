/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The paragraphs of a margin-coded document as strips: a number at the left, lanes at the right, and what finds no
 * lane as a numbered note at the foot of the page where it starts (method.md §4.2, P3). */

#include "config.h"

#include "cw-flow-private.h"
#include "cw-margin.h"
#include "cw-report-strings.h"

#include <string.h>

static CwFlowSetting
make_setting (CwFlow *self, const CwCodedBlock *coded, guint index)
{
  return (CwFlowSetting) { .role = CW_ITEM_PARAGRAPH,
                           .style = CW_TYPE_BODY,
                           .block = index,
                           .coded = coded,
                           .x = CW_MARGIN_NUMBERS,
                           .right
                           = coded->n_lanes * cw_margin_get_lane_width (coded->n_lanes, self->width)
                             + CW_MARGIN_NOTES,
                           .leading = self->document->double_spaced
                                          ? cw_typesetter_get_line_height (self->type, CW_TYPE_BODY)
                                          : 0,
                           .space = 4,
                           .edge = CW_BREAK_LOOSE };
}

static void
add_speaker (CwFlow *self, const CwCodedBlock *coded, guint index)
{
  CwFlowSetting setting = make_setting (self, coded, index);

  setting.coded = NULL;
  setting.leading = 0;
  setting.style = CW_TYPE_ROW_HEADER;
  setting.space = 10;
  setting.middle = setting.edge = CW_BREAK_ORPHANED;
  cw_flow_add_text (self, &setting, coded->speaker);
  self->keep = CW_BREAK_ORPHANED;
}

/* The strip of the block on which the mark starts. */
static CwStrip *
find_strip (CwFlow *self, guint first, const CwCodeMark *mark)
{
  guint i = first;

  while (i + 1 < self->strips->len)
    {
      const CwStrip *next = &g_array_index (self->strips, CwStrip, i + 1);

      if (next->offset + next->start > mark->start)
        break;
      i++;
    }
  return &g_array_index (self->strips, CwStrip, i);
}

static void
add_foot (CwFlow *self, CwStrip *strip, const CwCodeMark *mark)
{
  g_autofree char *text
      = g_strdup_printf (CW_STR_FOOT_CODE, mark->note, mark->label, mark->name, mark->id);
  CwFoot foot = { .layout = cw_typesetter_layout (self->type, CW_TYPE_DETAIL, text, self->width) };

  g_ptr_array_add (self->layouts, foot.layout);
  foot.height = cw_typesetter_measure_height (self->type, CW_TYPE_DETAIL, foot.layout);
  if (strip->n_feet++ == 0)
    strip->first_foot = self->feet->len;
  strip->foot_height += foot.height;
  g_array_append_val (self->feet, foot);
}

/* Marks come in the order of their starts, so the notes of a strip lie side by side. */
static void
add_feet (CwFlow *self, guint first, const CwCodedBlock *coded)
{
  for (guint i = 0; i < coded->marks->len; i++)
    {
      const CwCodeMark *mark = &g_array_index (coded->marks, CwCodeMark, i);

      if (mark->lane == CW_CODED_OVERFLOW && mark->note > 0)
        add_foot (self, find_strip (self, first, mark), mark);
    }
}

/**
 * cw_flow_add_coded:
 *
 * Adds a paragraph with codes in its margin.
 */
void
cw_flow_add_coded (CwFlow *self, const CwCodedBlock *coded, guint index)
{
  CwFlowSetting setting = make_setting (self, coded, index);
  guint first;

  if (coded->speaker != NULL)
    add_speaker (self, coded, index);
  first = self->strips->len;
  cw_flow_add_text (self, &setting, coded->text);
  for (guint i = first; i < self->strips->len; i++)
    g_array_index (self->strips, CwStrip, i).number = ++self->n_lines;
  add_feet (self, first, coded);
}
