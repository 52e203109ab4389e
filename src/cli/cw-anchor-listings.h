/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-listing.h"
#include "cw-project.h"

G_BEGIN_DECLS

void cw_list_broken_evidence (CwProject *project, CwListing *table);
void cw_list_changed_excerpts (CwProject *project, CwListing *table);
void cw_list_touched_edges (CwProject *project, CwListing *table);
void cw_list_all_edges (CwProject *project, CwListing *table);
void cw_list_review (CwProject *project, CwListing *table);

G_END_DECLS
