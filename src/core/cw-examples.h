/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-project.h"

G_BEGIN_DECLS

/**
 * CwExampleKind:
 *
 * What an excerpt shows of a code (method.md §1.2).
 */
typedef enum
{
  CW_EXAMPLE_TYPICAL,   /* this is it */
  CW_EXAMPLE_ATYPICAL,  /* this is it too */
  CW_EXAMPLE_NEAR_MISS, /* close, but no */
} CwExampleKind;

#define CW_N_EXAMPLE_KINDS 3

/**
 * CwExample:
 * @quote: the excerpt's words when it was made an example
 *
 * An excerpt that stands in the codebook for what a code is, or is not.
 */
typedef struct
{
  gint64 id;
  gint64 code;
  gint64 excerpt;
  CwExampleKind kind;
  char *quote;
} CwExample;

const char *cw_example_kind_nick (CwExampleKind kind);
gboolean cw_example_kind_from_nick (const char *nick, CwExampleKind *kind);

gboolean cw_project_set_example (CwProject *self,
                                 gint64 code,
                                 gint64 excerpt,
                                 CwExampleKind kind,
                                 GError **error);
gboolean cw_project_remove_example (CwProject *self, gint64 code, gint64 excerpt, GError **error);
GPtrArray *cw_project_list_examples (CwProject *self, gint64 code, GError **error);
void cw_example_free (CwExample *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwExample, cw_example_free)

G_END_DECLS
