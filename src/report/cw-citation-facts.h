/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwCitationFacts:
 *
 * What a citation in a manuscript can get wrong, known from the project.
 */
typedef struct _CwCitationFacts CwCitationFacts;

CwCitationFacts *cw_citation_facts_new (CwProject *project, GError **error);
void cw_citation_facts_free (CwCitationFacts *self);
gint64 cw_citation_facts_find_source (CwCitationFacts *self, const char *citation, guint *place);
char *cw_citation_facts_find_mistake (CwCitationFacts *self,
                                      const char *citation,
                                      gint64 source,
                                      guint start,
                                      guint end,
                                      gint64 speaker);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwCitationFacts, cw_citation_facts_free)

G_END_DECLS
