/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-passages.h"

G_BEGIN_DECLS

#define CW_TYPE_FOUND (cw_found_get_type ())
G_DECLARE_FINAL_TYPE (CwFound, cw_found, CW, FOUND, GObject)

CwFound *cw_found_new (CwProject *project, const CwPassage *passage);
CwFound *cw_found_new_with_snippet (const CwPassage *passage,
                                    const char *label,
                                    const char *snippet,
                                    guint hit_start,
                                    guint hit_end);

const CwPassage *cw_found_get_passage (CwFound *self);
const char *cw_found_get_label (CwFound *self);
const char *cw_found_get_markup (CwFound *self);
char *cw_found_dup_plain (CwFound *self);
guint cw_found_get_place (CwFound *self);
void cw_found_set_place (CwFound *self, guint place);

G_END_DECLS
