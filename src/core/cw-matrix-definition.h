/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-layer.h"
#include "cw-tabulation.h"

G_BEGIN_DECLS

/**
 * CwMatrixDefinition:
 * @rows: as cw_tabulation_add_dimension() takes it
 * @columns: as cw_tabulation_add_dimension() takes it
 * @own: a level's parents come with a column of their own count as well
 * @summaries: the cells show their summaries
 * @voices: whose words count (D5); what the scope says of voices is not looked at
 * @scope: what else counts (M2)
 * @show: what the cells show is set against (M10); its layer says what that is only where no measure is it, see
 *   cw_matrix_definition_get_show()
 *
 * What a matrix shows: the text of a saved display, taken apart.
 */
typedef struct
{
  char *rows;
  char *columns;
  CwMeasure measure;
  gboolean own;
  gboolean summaries;
  CwVoices voices;
  CwScope *scope;
  CwLayerOptions show;
} CwMatrixDefinition;

CwMatrixDefinition *
cw_matrix_definition_new (const char *rows, const char *columns, CwMeasure measure);
CwMatrixDefinition *cw_matrix_definition_parse (const char *text, GError **error);
CwMatrixDefinition *cw_matrix_definition_copy (const CwMatrixDefinition *self);
void cw_matrix_definition_free (CwMatrixDefinition *self);
char *cw_matrix_definition_print (const CwMatrixDefinition *self);
void cw_matrix_definition_transpose (CwMatrixDefinition *self);
CwLayerOptions cw_matrix_definition_get_show (const CwMatrixDefinition *self);
CwScope *cw_matrix_definition_dup_scope (const CwMatrixDefinition *self);
CwTabulation *
cw_matrix_definition_tabulate (const CwMatrixDefinition *self, CwProject *project, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwMatrixDefinition, cw_matrix_definition_free)

G_END_DECLS
