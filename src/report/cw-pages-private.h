/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-canvas.h"
#include "cw-flow.h"
#include "cw-pages.h"

G_BEGIN_DECLS

/**
 * CwPage:
 * @first: its first strip
 * @end: one past its last
 * @header: (nullable): the running header
 */
typedef struct
{
  guint first;
  guint end;
  char *header;
} CwPage;

struct _CwPages
{
  gatomicrefcount ref_count;
  CwDocument *document;
  CwPageSetup *setup;
  CwTypesetter *type;
  CwFlow *flow;
  GArray *pages; /* of CwPage */
};

CwPages *cw_pages_new (const CwDocument *document, const CwPageSetup *setup);

G_END_DECLS
