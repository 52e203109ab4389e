/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwAttributeValue:
 * @missing: why there is no value (method.md §1.4), or ""
 */
typedef struct
{
  gint64 attribute;
  gint64 object;
  char *value;
  char *missing;
} CwAttributeValue;

gboolean cw_project_assign_case (CwProject *self, gint64 case_id, gint64 source, GError **error);
gboolean cw_project_assign_case_range (CwProject *self,
                                       gint64 case_id,
                                       gint64 source,
                                       guint start,
                                       guint end,
                                       GError **error);
gboolean cw_project_assign_case_speaker (CwProject *self,
                                         gint64 case_id,
                                         gint64 source,
                                         const char *speaker,
                                         GError **error);
gboolean cw_project_delete_attribution (CwProject *self, gint64 attribution, GError **error);
gboolean cw_project_unassign_case (CwProject *self, gint64 case_id, gint64 source, GError **error);

gint64 cw_project_create_attribute (CwProject *self,
                                    const char *name,
                                    const char *type,
                                    const char *target,
                                    const char *choices,
                                    GError **error);
gboolean cw_project_set_attribute (CwProject *self,
                                   gint64 attribute,
                                   gint64 object,
                                   const char *value,
                                   const char *missing,
                                   GError **error);
char *cw_project_dup_attribute (CwProject *self, gint64 attribute, gint64 object);
GPtrArray *cw_project_list_attribute_values (CwProject *self, gint64 attribute, GError **error);
void cw_attribute_value_free (CwAttributeValue *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwAttributeValue, cw_attribute_value_free)

G_END_DECLS
