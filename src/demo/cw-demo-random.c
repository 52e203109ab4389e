/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwDemoRandom: SplitMix64, and the few ways of drawing that the generator needs. Nothing here is a floating-point
 * number, so that a seed means the same project everywhere. */

#include "config.h"

#include "cw-demo-random.h"

static guint64
mix (guint64 x)
{
  x ^= x >> 30;
  x *= G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  x ^= x >> 27;
  x *= G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return x ^ (x >> 31);
}

/**
 * cw_demo_random_new:
 * @stream: what the numbers are for; streams do not depend on each other
 * @index: which one of those
 */
CwDemoRandom
cw_demo_random_new (guint64 seed, const char *stream, guint64 index)
{
  CwDemoRandom self = { mix (seed + 1) };

  for (const char *p = stream; *p != '\0'; p++)
    self.state = mix (self.state ^ (guint8) *p) + 1;
  self.state = mix (self.state ^ mix (index + 1));
  return self;
}

/**
 * cw_demo_random_next:
 *
 * Returns: the next 64 bits
 */
guint64
cw_demo_random_next (CwDemoRandom *self)
{
  self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return mix (self->state);
}

/**
 * cw_demo_random_below:
 * @n: at least 1
 *
 * Returns: a number from 0 to @n − 1
 */
guint
cw_demo_random_below (CwDemoRandom *self, guint n)
{
  return (guint) (((cw_demo_random_next (self) >> 32) * n) >> 32);
}

/**
 * cw_demo_random_between:
 *
 * Returns: a number from @first to @last, both included
 */
guint
cw_demo_random_between (CwDemoRandom *self, guint first, guint last)
{
  return first + cw_demo_random_below (self, last - first + 1);
}

/**
 * cw_demo_random_chance:
 *
 * Returns: TRUE in @per_mille of a thousand calls
 */
gboolean
cw_demo_random_chance (CwDemoRandom *self, guint per_mille)
{
  return cw_demo_random_below (self, 1000) < per_mille;
}

/**
 * cw_demo_knots_at:
 * @share: in thousandths, from 0 to 1000
 *
 * Returns: the distribution's value at that share
 */
guint
cw_demo_knots_at (const CwDemoKnot *knots, guint n, guint share)
{
  guint i = 1;

  while (i + 1 < n && knots[i].share < share)
    i++;
  return knots[i - 1].value
         + (guint) ((guint64) (knots[i].value - knots[i - 1].value) * (share - knots[i - 1].share)
                    / (knots[i].share - knots[i - 1].share));
}

/**
 * cw_demo_random_draw:
 * @knots: the distribution, from share 0 to 1000
 *
 * Returns: a value of the distribution
 */
guint
cw_demo_random_draw (CwDemoRandom *self, const CwDemoKnot *knots, guint n)
{
  return cw_demo_knots_at (knots, n, cw_demo_random_below (self, 1001));
}

/**
 * cw_demo_random_shuffle:
 *
 * Puts the values into another order.
 */
void
cw_demo_random_shuffle (CwDemoRandom *self, guint *values, guint n)
{
  for (guint i = n; i > 1; i--)
    {
      guint j = cw_demo_random_below (self, i);
      guint value = values[i - 1];

      values[i - 1] = values[j];
      values[j] = value;
    }
}

/**
 * cw_demo_random_permute:
 *
 * Returns: (transfer full): the numbers from 0 to @n − 1 in any order
 */
guint *
cw_demo_random_permute (CwDemoRandom *self, guint n)
{
  guint *values = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    values[i] = i;
  cw_demo_random_shuffle (self, values, n);
  return values;
}
