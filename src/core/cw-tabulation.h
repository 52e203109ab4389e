/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-matrix.h"
#include "cw-project.h"
#include "cw-scope.h"

G_BEGIN_DECLS

/**
 * CwAxis:
 *
 * A side of a matrix. Whatever can be on one can be on the other.
 */
typedef enum
{
  CW_AXIS_ROWS,
  CW_AXIS_COLUMNS,
} CwAxis;

#define CW_TYPE_TABULATION (cw_tabulation_get_type ())
G_DECLARE_FINAL_TYPE (CwTabulation, cw_tabulation, CW, TABULATION, GObject)

CwTabulation *cw_tabulation_new (CwProject *project);

/* Scope: to be set before the first row. */
gboolean cw_tabulation_set_scope (CwTabulation *self, const CwScope *scope, GError **error);
gboolean cw_tabulation_prepare (CwTabulation *self, GError **error);
const CwScope *cw_tabulation_get_scope (CwTabulation *self);
void cw_tabulation_set_voices (CwTabulation *self, CwVoices voices);
void cw_tabulation_set_dates (CwTabulation *self, const char *from, const char *to);

/* Any dimension on either side; the order is that of the calls. */
gboolean cw_tabulation_add_dimension (CwTabulation *self,
                                      CwAxis axis,
                                      const char *dimension,
                                      GError **error);
gboolean cw_tabulation_add_rows_by_name (CwTabulation *self, const char *rows, GError **error);
gboolean
cw_tabulation_add_columns_by_name (CwTabulation *self, const char *columns, GError **error);

/* Rows one by one. */
void cw_tabulation_add_cases (CwTabulation *self);
void cw_tabulation_add_case (CwTabulation *self, gint64 case_id, guint depth);
void cw_tabulation_add_sources (CwTabulation *self);
void cw_tabulation_add_source (CwTabulation *self, gint64 source);
gboolean cw_tabulation_add_attribute (CwTabulation *self, gint64 attribute, GError **error);
gboolean cw_tabulation_add_attribute_value (CwTabulation *self,
                                            gint64 attribute,
                                            const char *value,
                                            GError **error);

/* Columns one by one. */
void cw_tabulation_add_code (CwTabulation *self, gint64 code, gboolean own, guint depth);
void cw_tabulation_drop_own_columns (CwTabulation *self);

void cw_tabulation_set_detailed (CwTabulation *self, gboolean detailed);
CwMatrix *cw_tabulation_compute (CwTabulation *self);
GArray *cw_tabulation_list_evidence (CwTabulation *self, guint row, guint column);
GArray *cw_tabulation_list_unreviewed (CwTabulation *self, guint row, guint column, GError **error);

G_END_DECLS
