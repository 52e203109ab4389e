/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <adwaita.h>

#include "cw-code-stats.h"

G_BEGIN_DECLS

/**
 * CwFigure:
 *
 * The columns of the codebook beside the name.
 */
typedef enum
{
  CW_FIGURE_OWN,
  CW_FIGURE_AGGREGATE,
  CW_FIGURE_SOURCES,
  CW_FIGURE_CASES,
  CW_FIGURE_STATE,
} CwFigure;

#define CW_N_FIGURES 5

#define CW_TYPE_CODE_FIGURE (cw_code_figure_get_type ())
G_DECLARE_FINAL_TYPE (CwCodeFigure, cw_code_figure, CW, CODE_FIGURE, AdwBin)

GtkWidget *cw_code_figure_new (CwCodeStats *stats, CwFigure figure);
void cw_code_figure_set_code (CwCodeFigure *self, CwRecord *code);
guint cw_code_figure_rank (CwCodeStats *stats, CwRecord *code, CwFigure figure);

G_END_DECLS
