/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib-object.h>

#include "cw-kind.h"
#include "cw-matrix-figures.h"

G_BEGIN_DECLS

/**
 * CwMeasure:
 * @CW_MEASURE_CODINGS: links between an excerpt and a code
 * @CW_MEASURE_EXCERPTS: distinct excerpts
 * @CW_MEASURE_PASSAGES: maximal merged ranges of the excerpts
 * @CW_MEASURE_SOURCES: distinct sources
 * @CW_MEASURE_CHARACTERS: union of the excerpts' ranges within the row's material, in code points
 * @CW_MEASURE_COVERAGE: characters as a share of the row's material, in per cent
 * @CW_MEASURE_DENSITY: codings per 10,000 words of the row's material
 *
 * What a cell can say. Every total is a distinct count over the union, never a sum of cells.
 */
typedef enum
{
  CW_MEASURE_CODINGS,
  CW_MEASURE_EXCERPTS,
  CW_MEASURE_PASSAGES,
  CW_MEASURE_SOURCES,
  CW_MEASURE_CHARACTERS,
  CW_MEASURE_COVERAGE,
  CW_MEASURE_DENSITY,
} CwMeasure;

#define CW_N_MEASURES 7

/**
 * CwCounts:
 *
 * The counted measures of one cell.
 */
typedef struct
{
  guint64 codings;
  guint64 excerpts;
  guint64 passages;
  guint64 sources;
  guint64 characters;
} CwCounts;

/**
 * CwMaterial:
 *
 * What a row or a cell rests on: the characters, words and sources that it has. @participants is 0 unless the matrix
 * has figures.
 */
typedef struct
{
  guint64 characters;
  guint64 words;
  guint64 sources;
  guint64 participants;
} CwMaterial;

/**
 * CwMatrixHeader:
 * @kind: CW_KIND_CASE, CW_KIND_SOURCE, CW_KIND_ATTRIBUTE (then @value says which), or CW_KIND_CODE
 * @value: (nullable): the attribute's value
 * @label: what to show
 * @color: (nullable): a code's colour as "#rrggbb"
 * @depth: how deep in its tree, from 0
 * @own: the column counts the code's own codings only, not those of its descendants
 * @previous: of a slice of time, the number of the row or column that is the slice before it, and one more; else 0
 */
typedef struct
{
  CwKind kind;
  gint64 id;
  char *value;
  char *label;
  char *color;
  guint depth;
  gboolean own;
  guint previous;
} CwMatrixHeader;

/**
 * CwMatrix:
 *
 * An immutable, reference-counted result: rows × columns, and the distinct totals. The total row has the index
 * `cw_matrix_get_n_rows ()`, the total column `cw_matrix_get_n_columns ()`.
 */
typedef struct _CwMatrix CwMatrix;

#define CW_TYPE_MATRIX (cw_matrix_get_type ())
GType cw_matrix_get_type (void);

CwMatrix *cw_matrix_ref (CwMatrix *self);
void cw_matrix_unref (CwMatrix *self);

guint cw_matrix_get_n_rows (const CwMatrix *self);
guint cw_matrix_get_n_columns (const CwMatrix *self);
const CwMatrixHeader *cw_matrix_get_row (const CwMatrix *self, guint row);
const CwMatrixHeader *cw_matrix_get_column (const CwMatrix *self, guint column);
const CwCounts *cw_matrix_get_counts (const CwMatrix *self, guint row, guint column);
const CwMaterial *cw_matrix_get_material (const CwMatrix *self, guint row);
const CwMaterial *cw_matrix_get_cell_material (const CwMatrix *self, guint row, guint column);
const CwFigures *cw_matrix_get_figures (const CwMatrix *self, guint row, guint column);
double cw_matrix_get_value (const CwMatrix *self, guint row, guint column, CwMeasure measure);
char *cw_matrix_format_value (const CwMatrix *self, guint row, guint column, CwMeasure measure);
double cw_matrix_get_maximum (const CwMatrix *self, CwMeasure measure);

/* Building one, for the engine and for tests of what shows it. */
CwMatrix *cw_matrix_new (guint n_rows, guint n_columns);
void cw_matrix_set_row (CwMatrix *self,
                        guint row,
                        CwKind kind,
                        gint64 id,
                        const char *value,
                        const char *label,
                        guint depth);
void cw_matrix_set_column (CwMatrix *self,
                           guint column,
                           gint64 code_id,
                           const char *label,
                           const char *color,
                           guint depth,
                           gboolean own);
CwCounts *cw_matrix_counts_at (CwMatrix *self, guint row, guint column);
CwMaterial *cw_matrix_material_at (CwMatrix *self, guint row);
void cw_matrix_add_cell_material (CwMatrix *self);
CwMaterial *cw_matrix_cell_material_at (CwMatrix *self, guint row, guint column);
void cw_matrix_add_figures (CwMatrix *self);
CwFigures *cw_matrix_figures_at (CwMatrix *self, guint row, guint column);
void cw_matrix_take_row (CwMatrix *self, guint row, CwMatrixHeader header);
void cw_matrix_take_column (CwMatrix *self, guint column, CwMatrixHeader header);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwMatrix, cw_matrix_unref)

const char *cw_measure_nick (CwMeasure measure);
gboolean cw_measure_from_nick (const char *nick, CwMeasure *measure);

G_END_DECLS
