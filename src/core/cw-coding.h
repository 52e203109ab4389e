/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwExcerpt:
 * @start: in code points of the source's text
 * @quote: the words as they are now
 * @codes: (element-type gint64): the codes applied to it, in the order of the codings
 * @locator: where a reader finds it: "¶12"
 *
 * One excerpt with what a list or a report shows of it.
 */
typedef struct
{
  gint64 id;
  gint64 source;
  guint start;
  guint end;
  char *quote;
  char *locator;
  gboolean starred;
  char *comment;
  GArray *codes;
} CwExcerpt;

CwExcerpt *cw_project_load_excerpt (CwProject *self, gint64 id, GError **error);
void cw_excerpt_free (CwExcerpt *self);
GHashTable *cw_project_list_starred_excerpts (CwProject *self, GError **error);
char *cw_project_dup_coding_comment (CwProject *self, gint64 excerpt, gint64 code);
gint64 cw_project_find_excerpt (CwProject *self, gint64 source, guint start, guint end);

gint64
cw_project_create_excerpt (CwProject *self, gint64 source, guint start, guint end, GError **error);
gint64 cw_project_apply_code (CwProject *self,
                              gint64 source,
                              guint start,
                              guint end,
                              gint64 code,
                              GError **error);
gboolean
cw_project_apply_code_to_excerpt (CwProject *self, gint64 excerpt, gint64 code, GError **error);
gboolean cw_project_remove_code (CwProject *self, gint64 excerpt, gint64 code, GError **error);
gboolean cw_project_set_coding (CwProject *self,
                                gint64 excerpt,
                                gint64 code,
                                const char *comment,
                                const char *magnitude,
                                GError **error);
gboolean
cw_project_star_excerpt (CwProject *self, gint64 excerpt, gboolean starred, GError **error);
gboolean
cw_project_comment_excerpt (CwProject *self, gint64 excerpt, const char *comment, GError **error);
gboolean
cw_project_resize_excerpt (CwProject *self, gint64 excerpt, guint start, guint end, GError **error);
gboolean cw_project_delete_excerpt (CwProject *self, gint64 excerpt, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwExcerpt, cw_excerpt_free)

G_END_DECLS
