/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-demo-lexicon.h"

G_BEGIN_DECLS

#define CW_DEMO_N_LISTED 124 /* codes of the tree that every size has */

typedef enum
{
  CW_DEMO_FAMILY, /* only organises */
  CW_DEMO_GROUP,
  CW_DEMO_LEAF,
  CW_DEMO_FACET, /* of large projects only: below a leaf, spoken of in its words */
  CW_DEMO_RETIRED,
  CW_DEMO_PATTERN,
  CW_DEMO_THEME,
} CwDemoCodeKind;

/**
 * CwDemoCode:
 * @parent: place in the codebook, or -1
 * @family: which of the eight, from 0; -1 where it belongs to none
 * @group: place of the group that it is or is in, or -1
 * @statement: (nullable): a theme's sentence
 * @summariser: (nullable): what kind of summary a pattern code is
 * @links: (element-type guint): places of the pattern codes and themes that it feeds
 * @ancestors: (element-type guint): every place whose aggregate counts it, itself first
 * @redirect: what stands for a retired code, or -1
 * @frequency: how often it is to be applied
 * @created: Julian day
 *
 * A code. Its id is its place + 1.
 */
typedef struct
{
  CwDemoCodeKind kind;
  int parent;
  int family;
  int group;
  int redirect;
  char *name;
  char *mnemonic;
  char *definition;
  char *statement;
  char *summariser;
  GArray *links;
  GArray *ancestors;
  guint frequency;
  guint32 created;
  const CwDemoPool *spoken;
  const CwDemoPool *written;
} CwDemoCode;

/**
 * CwDemoCodebook:
 *
 * All codes: families, groups and leaves as they are listed, then the retired ones, the pattern codes and the themes,
 * then what a large project has on top.
 */
typedef struct
{
  GPtrArray *codes; /* of CwDemoCode */
  GHashTable *places;
} CwDemoCodebook;

CwDemoCodebook *cw_demo_codebook_new (CwDemoLexicon *lexicon, guint n_codes, guint n_codings);
void cw_demo_codebook_free (CwDemoCodebook *self);
CwDemoCode *cw_demo_codebook_get (CwDemoCodebook *self, guint place);
guint cw_demo_codebook_find (CwDemoCodebook *self, const char *name);
guint cw_demo_codebook_size (CwDemoCodebook *self);
gboolean cw_demo_codebook_feeds (CwDemoCodebook *self, guint place, guint target);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwDemoCodebook, cw_demo_codebook_free)

G_END_DECLS
