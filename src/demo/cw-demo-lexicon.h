/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-demo-random.h"

G_BEGIN_DECLS

/**
 * CwDemoPool:
 *
 * A list of templates under one name.
 */
typedef struct
{
  GPtrArray *templates; /* of CwDemoTemplate */
} CwDemoPool;

/**
 * CwDemoTemplate:
 *
 * A sentence with slots: literals and the pools that fill what is between them.
 */
typedef struct
{
  char *text;     /* as in the file */
  GArray *pieces; /* split at the slots */
} CwDemoTemplate;

/**
 * CwDemoLexicon:
 *
 * All words of the generator, as its data files have them.
 */
typedef struct _CwDemoLexicon CwDemoLexicon;

CwDemoLexicon *cw_demo_lexicon_new (void);
void cw_demo_lexicon_free (CwDemoLexicon *self);

const CwDemoPool *cw_demo_lexicon_get_pool (CwDemoLexicon *self, const char *name);
guint cw_demo_pool_size (const CwDemoPool *self);
const CwDemoTemplate *cw_demo_pool_get (const CwDemoPool *self, guint index);
const CwDemoTemplate *cw_demo_pool_pick (const CwDemoPool *self, CwDemoRandom *random);
const char *cw_demo_lexicon_get_name (CwDemoLexicon *self, const char *list, guint index);
guint cw_demo_lexicon_count_names (CwDemoLexicon *self, const char *list);
void cw_demo_template_expand (const CwDemoTemplate *self,
                              CwDemoRandom *random,
                              guint city,
                              const char *const *values,
                              GString *out);
char **cw_demo_read_lines (const char *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwDemoLexicon, cw_demo_lexicon_free)

G_END_DECLS
