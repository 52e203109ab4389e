/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Where real names are in a project; for the files of the engine only. */

#pragma once

#include "cw-field.h"
#include "cw-name-finder.h"
#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwPseudonymPlace:
 * @kind: of the row
 * @column: of its text; "text" with the kind CW_KIND_PARAGRAPH is the whole text of a source
 * @id: of the row; of the source where it is the text
 * @source: which it belongs to, or 0
 * @text: (nullable): all of it; NULL for the text of a source
 * @hits: (element-type CwNameHit): the names in it, at least one
 *
 * A text with real names in it.
 */
typedef struct
{
  CwKind kind;
  char *column;
  gint64 id;
  gint64 source;
  char *text;
  GArray *hits;
} CwPseudonymPlace;

GPtrArray *cw_pseudonym_places_list (CwProject *project,
                                     const CwNameFinder *finder,
                                     gint64 source,
                                     GError **error);
gboolean cw_pseudonym_place_is_text (const CwPseudonymPlace *self);

G_END_DECLS
