/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwCellState:
 * @CW_CELL_PRESENT: there is evidence, and not all of it contradicts
 * @CW_CELL_NO_MATERIAL: the cell has no text in scope
 * @CW_CELL_UNREVIEWED: there is text, and some of its sources have not been gone through since the codes mean what
 *   they mean
 * @CW_CELL_ABSENT: all of the text has been gone through, and there is no evidence
 * @CW_CELL_CONFIRMED_ABSENT: the analyst has confirmed that, too
 * @CW_CELL_CONTRADICTED: there is evidence, and all of it contradicts
 *
 * What a cell says by being empty, or by not being so (method.md §3.3, D6).
 */
typedef enum
{
  CW_CELL_PRESENT,
  CW_CELL_NO_MATERIAL,
  CW_CELL_UNREVIEWED,
  CW_CELL_ABSENT,
  CW_CELL_CONFIRMED_ABSENT,
  CW_CELL_CONTRADICTED,
} CwCellState;

/**
 * CwFigures:
 * @words: words that begin in the characters coded, part by part
 * @participants: distinct participants who say some of the characters coded
 * @stances: links of summaries of the cell's constructs to its excerpts, by the order of cw_stances
 * @contradicted: excerpts that such links only contradict with
 * @imprecise: excerpts whose date is not known to the day, where time is on a side of the matrix
 * @n_magnitudes: codings with a magnitude; the five that follow mean nothing without one
 * @n_named: those of them on a scale whose values are words: there is no mean of such
 * @mode: the smallest of those that are most frequent
 * @n_unreviewed: sources of the cell's text that are not in pass for the cell's codes, where there is no evidence
 *
 * What a cell says besides its counts.
 */
typedef struct
{
  guint64 words;
  guint64 participants;
  guint64 stances[4];
  guint64 contradicted;
  guint64 imprecise;
  guint64 n_magnitudes;
  guint64 n_named;
  double median;
  double mean;
  gint64 mode;
  gint64 minimum;
  gint64 maximum;
  guint n_unreviewed;
  CwCellState state;
} CwFigures;

gboolean cw_scale_has_names (const char *scale);
const char *cw_cell_state_nick (CwCellState state);
const char *cw_cell_state_sign (CwCellState state);

G_END_DECLS
