/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CW_CITATION_DEFAULT "{attribution}, {source.short}, {date:%-d %b %Y}, {locator} [{id}]"

/**
 * CwCitationFields:
 * @attribution: (nullable): who speaks, as the attribution policy allows
 * @source_short: (nullable): the source's short title
 * @date: (nullable): ISO 8601 date, also of a year or a month
 * @locator: (nullable): where in the source, formatted
 * @id: (nullable): the excerpt's id, as "E-12"
 *
 * What a citation can say. Strings are borrowed.
 */
typedef struct
{
  const char *attribution;
  const char *source_short;
  const char *date;
  const char *locator;
  const char *id;
} CwCitationFields;

/**
 * CwCitation:
 *
 * A parsed citation template. Immutable: any number of threads may format with it.
 */
typedef struct _CwCitation CwCitation;

const char *cw_citation_resolve (const char *wish);
CwCitation *cw_citation_new (const char *template, GError **error);
char *cw_citation_format (const CwCitation *self, const CwCitationFields *fields);
void cw_citation_free (CwCitation *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwCitation, cw_citation_free)

G_END_DECLS
