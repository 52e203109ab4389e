/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-matrix.h"

G_BEGIN_DECLS

/**
 * CwLayer:
 *
 * What a cell can show (method.md §3.2; docs/measures.md defines each). The first are those of #CwMeasure, in its order.
 * All but these need a matrix with figures.
 */
typedef enum
{
  CW_LAYER_CODINGS,
  CW_LAYER_EXCERPTS,
  CW_LAYER_PASSAGES,
  CW_LAYER_SOURCES,
  CW_LAYER_CHARACTERS,
  CW_LAYER_COVERAGE,
  CW_LAYER_DENSITY,
  CW_LAYER_EXCERPT_DENSITY,
  CW_LAYER_WORDS,
  CW_LAYER_WORD_COVERAGE,
  CW_LAYER_PARTICIPANTS,
  CW_LAYER_PRESENCE,
  CW_LAYER_MEDIAN,
  CW_LAYER_MODE,
  CW_LAYER_MEAN,
  CW_LAYER_MINIMUM,
  CW_LAYER_MAXIMUM,
  CW_LAYER_SUPPORTS,
  CW_LAYER_CONTRADICTS,
  CW_LAYER_QUALIFIES,
  CW_LAYER_MENTIONS,
} CwLayer;

#define CW_N_LAYERS (CW_LAYER_MENTIONS + 1)

/**
 * CwNormalisation:
 * @CW_NORMALISE_BINARY: 1 where the count is as large as is asked for, else 0
 *
 * What a count is set against (M10).
 */
typedef enum
{
  CW_NORMALISE_NONE,
  CW_NORMALISE_ROW,
  CW_NORMALISE_COLUMN,
  CW_NORMALISE_TOTAL,
  CW_NORMALISE_WORDS,
  CW_NORMALISE_SOURCES,
  CW_NORMALISE_PARTICIPANTS,
  CW_NORMALISE_SHARE_OF_PARTICIPANTS,
  CW_NORMALISE_BINARY,
} CwNormalisation;

/**
 * CwLayerOptions:
 * @at_least: what CW_NORMALISE_BINARY asks for
 * @change: the difference from the slice of time before, where the cell is in one
 */
typedef struct
{
  CwLayer layer;
  CwNormalisation normalisation;
  guint at_least;
  gboolean change;
} CwLayerOptions;

const char *cw_layer_nick (CwLayer layer);
gboolean cw_layer_from_nick (const char *nick, CwLayer *layer);
gboolean cw_layer_needs_figures (CwLayer layer);
gboolean cw_layer_is_count (CwLayer layer);

char *cw_normalisation_print (CwNormalisation normalisation, guint at_least);
gboolean cw_normalisation_parse (const char *text,
                                 CwNormalisation *normalisation,
                                 guint *at_least,
                                 GError **error);

gboolean cw_matrix_get_layer (const CwMatrix *self,
                              guint row,
                              guint column,
                              const CwLayerOptions *options,
                              double *value);
double cw_matrix_get_denominator (const CwMatrix *self,
                                  guint row,
                                  guint column,
                                  const CwLayerOptions *options);
char *cw_matrix_format_number (const CwMatrix *self,
                               guint row,
                               guint column,
                               const CwLayerOptions *options);
char *cw_matrix_format_layer (const CwMatrix *self,
                              guint row,
                              guint column,
                              const CwLayerOptions *options);
char *
cw_matrix_explain (const CwMatrix *self, guint row, guint column, const CwLayerOptions *options);

G_END_DECLS
