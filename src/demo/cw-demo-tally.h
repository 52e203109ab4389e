/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-demo-cells.h"
#include "cw-demo-text.h"

G_BEGIN_DECLS

/**
 * CwDemoTally:
 *
 * What the generator itself counts while it writes, without asking the engine: codings and excerpts of every row and
 * code, and the words that the rows rest on.
 */
typedef struct
{
  CwDemoPlan *plan;
  GHashTable *late; /* excerpt + 1 → code + 1 */
  guint n_rows;
  guint n_codes;
  guint32 *codings;  /* row × code */
  guint32 *excerpts; /* row × code */
  guint64 *words;    /* row */
  guint64 total_words;
  guint n_excerpts;
  guint n_codings;
  guint n_overlapping;
} CwDemoTally;

CwDemoTally *cw_demo_tally_new (CwDemoPlan *plan, CwDemoCells *cells);
void cw_demo_tally_free (CwDemoTally *self);
void cw_demo_tally_add (CwDemoTally *self, guint source, const CwDemoText *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwDemoTally, cw_demo_tally_free)

G_END_DECLS
