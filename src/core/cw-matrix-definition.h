/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-tabulation.h"

G_BEGIN_DECLS

/**
 * CwMatrixDefinition:
 * @rows: as cw_tabulation_add_rows_by_name() takes it
 * @columns: as cw_tabulation_add_columns_by_name() takes it
 * @own: a level's parents come with a column of their own count as well
 * @summaries: the cells show their summaries
 * @voices: whose words count (D5)
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
} CwMatrixDefinition;

CwMatrixDefinition *
cw_matrix_definition_new (const char *rows, const char *columns, CwMeasure measure);
CwMatrixDefinition *cw_matrix_definition_parse (const char *text, GError **error);
CwMatrixDefinition *cw_matrix_definition_copy (const CwMatrixDefinition *self);
void cw_matrix_definition_free (CwMatrixDefinition *self);
char *cw_matrix_definition_print (const CwMatrixDefinition *self);
CwTabulation *
cw_matrix_definition_tabulate (const CwMatrixDefinition *self, CwProject *project, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwMatrixDefinition, cw_matrix_definition_free)

G_END_DECLS
