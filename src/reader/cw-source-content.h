/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-coding-set.h"
#include "cw-project.h"

G_BEGIN_DECLS

GPtrArray *cw_source_content_make_paragraphs (const CwText *text);
GArray *cw_source_content_make_codings (CwProject *project, gint64 source);
guint cw_source_content_count_excerpts (CwProject *project, gint64 source);
char *cw_source_content_describe (CwProject *project, gint64 source);

G_END_DECLS
