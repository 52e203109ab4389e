/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwTimeBasis:
 * @CW_TIME_OBSERVED: when what the source shows happened
 * @CW_TIME_REFERRED: when what the excerpt talks about happened; without a date of its own its source's counts
 * @CW_TIME_CAPTURED: when the source was captured
 * @CW_TIME_CODED: when the coding was made
 *
 * Which of the dates a display goes by (method.md D3, R12).
 */
typedef enum
{
  CW_TIME_OBSERVED,
  CW_TIME_REFERRED,
  CW_TIME_CAPTURED,
  CW_TIME_CODED,
} CwTimeBasis;

/**
 * CwOverlap:
 * @CW_OVERLAP_EVERY: it counts in each of them
 * @CW_OVERLAP_START: it counts in the one in which it begins
 * @CW_OVERLAP_APART: it counts beside them, as spanning several
 *
 * What becomes of a date that may be in several slices of time (R13).
 */
typedef enum
{
  CW_OVERLAP_EVERY,
  CW_OVERLAP_START,
  CW_OVERLAP_APART,
} CwOverlap;

const char *cw_time_basis_nick (CwTimeBasis basis);
gboolean cw_time_basis_parse (const char *nick, CwTimeBasis *basis, GError **error);
const char *cw_overlap_nick (CwOverlap overlap);
gboolean cw_overlap_parse (const char *nick, CwOverlap *overlap, GError **error);

/* The text itself has the dates of its source; that of an excerpt or a coding is not the text's. */
static inline gboolean
cw_time_basis_is_of_text (CwTimeBasis basis)
{
  return basis == CW_TIME_OBSERVED || basis == CW_TIME_CAPTURED;
}

G_END_DECLS
