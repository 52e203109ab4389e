/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

#define CW_TYPE_INDEX_BUILDER (cw_index_builder_get_type ())
G_DECLARE_FINAL_TYPE (CwIndexBuilder, cw_index_builder, CW, INDEX_BUILDER, GObject)

CwIndexBuilder *cw_index_builder_new (void);
void cw_index_builder_set_project (CwIndexBuilder *self, CwProject *project);
void cw_index_builder_set_delay (CwIndexBuilder *self, guint milliseconds);
gboolean cw_index_builder_is_busy (CwIndexBuilder *self);

G_END_DECLS
