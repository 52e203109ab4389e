/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-flow.h"

G_BEGIN_DECLS

/**
 * CwFlowSetting:
 * @x: left of the text, in points
 * @right: kept free at its right, in points
 * @leading: added to each line, in points
 * @space: above it, in points
 * @strong: bytes of its start that are set strongly
 * @first: before its first line
 * @middle: between its lines, also for widows and orphans
 * @edge: after its first and before its last line
 *
 * How a text becomes strips.
 */
typedef struct
{
  CwItemRole role;
  CwTypeStyle style;
  guint block;
  const CwExcerptBlock *excerpt;
  const CwCodedBlock *coded;
  const char *target;
  guint offset;
  guint strong;
  double x;
  double right;
  double leading;
  double space;
  CwBreak first;
  CwBreak middle;
  CwBreak edge;
} CwFlowSetting;

CwStrip *cw_flow_add_strip (CwFlow *self, CwStrip strip);
void cw_flow_add_text (CwFlow *self, const CwFlowSetting *setting, const char *text);
void cw_flow_add_coded (CwFlow *self, const CwCodedBlock *coded, guint index);

G_END_DECLS
