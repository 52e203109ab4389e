/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwDemoRandom:
 *
 * A stream of numbers that follows from a seed and the stream's name, the same on every machine: integers only.
 */
typedef struct
{
  guint64 state;
} CwDemoRandom;

/**
 * CwDemoKnot:
 * @share: in thousandths of all draws
 * @value: the largest value of that share
 *
 * A point of a distribution; between two the values are spread evenly.
 */
typedef struct
{
  guint share;
  guint value;
} CwDemoKnot;

CwDemoRandom cw_demo_random_new (guint64 seed, const char *stream, guint64 index);
guint64 cw_demo_random_next (CwDemoRandom *self);
guint cw_demo_random_below (CwDemoRandom *self, guint n);
guint cw_demo_random_between (CwDemoRandom *self, guint first, guint last);
gboolean cw_demo_random_chance (CwDemoRandom *self, guint per_mille);
guint cw_demo_random_draw (CwDemoRandom *self, const CwDemoKnot *knots, guint n);
guint cw_demo_knots_at (const CwDemoKnot *knots, guint n, guint share);
void cw_demo_random_shuffle (CwDemoRandom *self, guint *values, guint n);
guint *cw_demo_random_permute (CwDemoRandom *self, guint n);

G_END_DECLS
