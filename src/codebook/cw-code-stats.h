/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwCodeStat:
 * @own: excerpts that carry the code itself
 * @aggregate: with the codes below it and mapped to it, each counted once
 * @sources: with evidence, aggregate
 * @cases: with evidence, aggregate; of a case and one within it only the inner one
 * @debt: sources that have to be gone through again
 * @overlaps: double coverage
 * @examples: typical ones
 */
typedef struct
{
  guint own;
  guint aggregate;
  guint sources;
  guint cases;
  guint debt;
  guint overlaps;
  guint examples;
} CwCodeStat;

/**
 * CwCodeGaps:
 *
 * What the codebook does not say of a code yet (method.md W19).
 */
typedef enum
{
  CW_CODE_GAP_DEFINITION = 1 << 0,
  CW_CODE_GAP_USE = 1 << 1,
  CW_CODE_GAP_NOT_USE = 1 << 2,
  CW_CODE_GAP_EXAMPLE = 1 << 3,
} CwCodeGaps;

#define CW_TYPE_CODE_STATS (cw_code_stats_get_type ())
G_DECLARE_FINAL_TYPE (CwCodeStats, cw_code_stats, CW, CODE_STATS, GObject)

CwCodeStats *cw_code_stats_new (void);
void cw_code_stats_set_project (CwCodeStats *self, CwProject *project);
void cw_code_stats_set_paused (CwCodeStats *self, gboolean paused);
void cw_code_stats_compute (CwCodeStats *self);
const CwCodeStat *cw_code_stats_get (CwCodeStats *self, gint64 code);
CwCodeGaps cw_code_stats_get_gaps (CwCodeStats *self, CwRecord *code);

G_END_DECLS
