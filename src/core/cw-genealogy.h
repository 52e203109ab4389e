/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwKinship:
 *
 * How a code came from another, or went into it.
 */
typedef enum
{
  CW_KINSHIP_MERGED_FROM, /* the other was merged into it */
  CW_KINSHIP_MERGED_INTO, /* it was merged into the other */
  CW_KINSHIP_SPLIT_FROM,  /* it got excerpts of the other */
  CW_KINSHIP_SPLIT_INTO,  /* the other got excerpts of it */
} CwKinship;

/**
 * CwKin:
 *
 * One line of a code's genealogy (D13).
 */
typedef struct
{
  CwKinship kinship;
  gint64 code;
  char *at;
} CwKin;

GPtrArray *cw_project_list_kin (CwProject *self, gint64 code, GError **error);
const char *cw_kinship_nick (CwKinship kinship);
void cw_kin_free (CwKin *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwKin, cw_kin_free)

G_END_DECLS
