/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-demo-cells.h"
#include "cw-demo-text.h"

G_BEGIN_DECLS

/**
 * CwDemoCount:
 * @last_source: the place + 1 of the source that was counted last
 *
 * One cell.
 */
typedef struct
{
  guint32 codings;
  guint32 excerpts;
  guint32 sources;
  guint32 last_source;
} CwDemoCount;

/**
 * CwDemoTally:
 *
 * @n_columns: the codes and, last, all of them together
 *
 * What the generator itself counts while it writes, without asking the engine: codings, excerpts and sources of every
 * row and code, and the words that the rows rest on.
 */
typedef struct
{
  CwDemoPlan *plan;
  GHashTable *late; /* excerpt + 1 → code + 1 */
  guint n_rows;
  guint n_columns;
  CwDemoCount *counts; /* row × column */
  guint64 *words;      /* row */
  guint64 total_words;
  guint n_excerpts;
  guint n_codings;
  guint n_overlapping;
} CwDemoTally;

CwDemoTally *cw_demo_tally_new (CwDemoPlan *plan, CwDemoCells *cells);
void cw_demo_tally_free (CwDemoTally *self);
const CwDemoCount *cw_demo_tally_get (CwDemoTally *self, guint row, guint column);
void cw_demo_tally_add (CwDemoTally *self, guint source, const CwDemoText *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwDemoTally, cw_demo_tally_free)

G_END_DECLS
