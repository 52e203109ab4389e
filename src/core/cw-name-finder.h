/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwNameHit:
 * @start: first code point
 * @end: one past the last
 * @tag: of the name
 * @old: what stands there
 * @new: what comes in its place, in capitals or small letters as it is
 *
 * A name in a text.
 */
typedef struct
{
  guint start;
  guint end;
  gint64 tag;
  char *old;
  char *new;
} CwNameHit;

/**
 * CwNameFinder:
 *
 * Some names, each with what comes in its place, to be found as whole words in texts.
 */
typedef struct _CwNameFinder CwNameFinder;

CwNameFinder *cw_name_finder_new (void);
void cw_name_finder_free (CwNameFinder *self);
void cw_name_finder_add (CwNameFinder *self,
                         const char *name,
                         const char *replacement,
                         gboolean common,
                         gint64 tag);
gboolean cw_name_finder_is_empty (const CwNameFinder *self);
GArray *cw_name_finder_find (const CwNameFinder *self, const char *text);
char *cw_name_finder_replace (const CwNameFinder *self, const char *text);
char *cw_name_hits_apply (const GArray *hits, const char *text);
guint cw_name_hits_move (const GArray *hits, const char *text, guint place, gboolean end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwNameFinder, cw_name_finder_free)

G_END_DECLS
