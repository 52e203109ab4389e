/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-draft-builder.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

void cw_html_walker_walk (CwDraftBuilder *builder, xmlNode *root);
void cw_html_walker_append (CwDraftBuilder *builder, const char *html, gsize size);
xmlDoc *cw_html_walker_parse (const char *html, gsize size);

G_END_DECLS
