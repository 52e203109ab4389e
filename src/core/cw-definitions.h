/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwDefinition:
 * @definition: (nullable): the short definition; NULL leaves it as it is
 * @full_definition: (nullable): likewise
 * @when_to_use: (nullable): likewise
 * @when_not_to_use: (nullable): likewise
 *
 * What a code is said to mean.
 */
typedef struct
{
  const char *definition;
  const char *full_definition;
  const char *when_to_use;
  const char *when_not_to_use;
} CwDefinition;

/**
 * CwCodeVersion:
 * @merged: the code whose words these were, 0 for the code's own
 * @ended_at: when it was redefined or merged
 *
 * What a code meant before (R16, R19).
 */
typedef struct
{
  gint64 id;
  gint64 merged;
  guint version;
  char *name;
  char *definition;
  char *full_definition;
  char *when_to_use;
  char *when_not_to_use;
  char *defined_at;
  char *ended_at;
} CwCodeVersion;

gboolean cw_project_redefine_code (CwProject *self,
                                   gint64 code,
                                   const CwDefinition *definition,
                                   GError **error);
GPtrArray *cw_project_list_code_versions (CwProject *self, gint64 code, GError **error);
void cw_code_version_free (CwCodeVersion *self);

gboolean cw_definitions_archive (CwProject *project, gint64 code, gint64 owner, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwCodeVersion, cw_code_version_free)

G_END_DECLS
