/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What choosing rows and columns hands to counting. */

#pragma once

#include "cw-effective-dates.h"
#include "cw-tabulation-item.h"
#include "cw-tabulation.h"

G_BEGIN_DECLS

struct _CwTabulation
{
  GObject parent_instance;

  CwProject *project;
  CwEvidence *evidence;
  CwScope *scope;
  GPtrArray *axes[2]; /* of CwTabulationItem, by CwAxis */
  gboolean detailed;
  gboolean timed; /* an axis is made of slices of time */

  /* What the scope comes to, once it is asked for. */
  gboolean prepared;
  CwRegion *material;  /* the text that counts */
  guint *first;        /* its ranges by source: offsets, one more than there are sources */
  GPtrArray *excerpts; /* of CwIdSet: an excerpt that counts is in each */
  GPtrArray *codings;  /* of CwIdSet: a coding that counts is in each */
  CwIdSet *later;      /* (nullable): codings of passes that do not count */
  CwEffectiveDates *dates;
};

/* cw-tabulation-scope.c */
void cw_tabulation_forget_scope (CwTabulation *self);
gboolean cw_tabulation_counts (CwTabulation *self, guint32 excerpt, guint32 coding);
const CwRange *cw_tabulation_get_material (CwTabulation *self, guint32 source, guint *n_ranges);
gboolean cw_tabulation_take_dates (CwTabulation *self, GError **error);

/* cw-tabulation-material.c */
void cw_tabulation_add_range (CwTabulation *self,
                              CwRegion *region,
                              gint64 source,
                              gint64 start,
                              gint64 end);
CwRegion *cw_tabulation_find_case (CwTabulation *self, gint64 case_id);
CwRegion *cw_tabulation_find_source (CwTabulation *self, gint64 source);
CwRegion *cw_tabulation_find_participant (CwTabulation *self, gint64 participant, GError **error);
CwRegion *cw_tabulation_find_role (CwTabulation *self, const char *role, GError **error);
CwRegion *cw_tabulation_find_voice (CwTabulation *self, CwVoice voice);
CwRegion *cw_tabulation_find_kind (CwTabulation *self, const char *kind);
gboolean cw_tabulation_add_object (CwTabulation *self,
                                   CwRegion *region,
                                   CwKind kind,
                                   gint64 object,
                                   GError **error);

/* cw-tabulation-evidence.c */
CwRegion *cw_tabulation_find_cell (CwTabulation *self, guint row, guint column);

/* cw-tabulation-dimension.c, cw-tabulation-periods.c */
GPtrArray *cw_tabulation_new_items (void);
GPtrArray *cw_tabulation_list_attribute (CwTabulation *self,
                                         gint64 attribute,
                                         const char *bins,
                                         GError **error);
CwTabulationItem *
cw_tabulation_make_code (CwTabulation *self, CwRecord *code, gboolean own, guint depth);
GPtrArray *cw_tabulation_list_level (CwTabulation *self, const char *level);
GPtrArray *cw_tabulation_list_codes (CwTabulation *self, const char *names, GError **error);
GPtrArray *cw_tabulation_list_periods (CwTabulation *self, const char *periods, GError **error);

G_END_DECLS
