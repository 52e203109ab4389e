/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwMatch:
 *
 * A stretch that two sequences have in common.
 */
typedef struct
{
  guint old_start;
  guint new_start;
  guint length;
} CwMatch;

/**
 * CwSequence:
 *
 * A part of an array of things that are equal when their numbers are.
 */
typedef struct
{
  const guint32 *items;
  guint length;
} CwSequence;

void cw_match_append (GArray *matches, guint old_start, guint new_start, guint length);
guint cw_match_count (const GArray *matches);
gboolean cw_sequence_diff (const CwSequence *old,
                           const CwSequence *new,
                           guint max_differences,
                           gint64 *budget,
                           GArray *matches);

G_END_DECLS
