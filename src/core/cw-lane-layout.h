/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define CW_LANE_NONE G_MAXUINT

/**
 * CwLaneItem:
 * @start: where the stripe starts
 * @end: one past where it ends
 * @key: what likes to stay in one lane: the code
 * @id: tells apart items that are alike in the rest
 * @lane: (out): the lane, counted from 0, or %CW_LANE_NONE when all lanes were taken
 */
typedef struct
{
  guint64 start;
  guint64 end;
  gint64 key;
  gint64 id;
  guint lane;
} CwLaneItem;

/**
 * CwLaneLayout:
 * @n_lanes: how many lanes are used
 * @n_overflow: how many items found no lane
 */
typedef struct
{
  guint n_lanes;
  guint n_overflow;
} CwLaneLayout;

CwLaneLayout cw_lane_layout_assign (CwLaneItem *items, guint n_items, guint64 gap, guint max_lanes);

G_END_DECLS
