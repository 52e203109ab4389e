/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"
#include "cw-time-basis.h"

G_BEGIN_DECLS

/**
 * CwScope:
 * @sources: (nullable): names or ids of sources
 * @kinds: (nullable): kinds of sources
 * @cases: (nullable): names or ids of cases; what is attributed to one of them or to a case inside it
 * @roles: (nullable): roles of participants; what somebody says who has one of them
 * @coders: (nullable): who made the coding
 * @stances: (nullable): excerpts that a summary cites with one of these stances
 * @passes: (nullable) (element-type guint): passes of the coding; NULL for all. The first pass alone counts unless it
 *   is said otherwise: coding once more to compare oneself with oneself changes no display (R9)
 * @voices: whose words count (D5)
 * @from: (nullable): the first time that counts, as 2021, 2021-04, 2021-04-10 or 2021Q2
 * @to: (nullable): the last one
 * @basis: by which date things are in time
 * @overlap: what becomes of things that may be partly in the range, or in several slices (R13)
 * @starred: starred excerpts only
 *
 * What counts in a display (method.md M2). A NULL list leaves nothing out. The lists are owned.
 */
typedef struct
{
  char **sources;
  char **kinds;
  char **cases;
  char **roles;
  char **coders;
  char **stances;
  GArray *passes;
  CwVoices voices;
  char *from;
  char *to;
  CwTimeBasis basis;
  CwOverlap overlap;
  gboolean starred;
} CwScope;

CwScope *cw_scope_new (void);
CwScope *cw_scope_copy (const CwScope *self);
void cw_scope_free (CwScope *self);
gboolean cw_scope_take_line (CwScope *self,
                             const char *key,
                             const char *value,
                             gboolean *known,
                             GError **error);
char *cw_scope_print (const CwScope *self);
char *cw_scope_describe (const CwScope *self, CwProject *project);
gboolean cw_scope_resolve (CwScope *self, CwProject *project, GError **error);
gboolean cw_scope_has_pass (const CwScope *self, guint pass);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwScope, cw_scope_free)

G_END_DECLS
