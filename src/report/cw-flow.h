/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gio/gio.h>

#include "cw-document.h"
#include "cw-strip.h"

G_BEGIN_DECLS

/**
 * CwFlow:
 * @strips: (element-type CwStrip): from first to last
 * @sections: (element-type CwSection): in reading order
 *
 * A whole report, set in type but not yet cut into pages.
 */
typedef struct
{
  CwTypesetter *type;
  double width;
  double height;
  GArray *strips;
  GArray *sections;
  GPtrArray *layouts;
  GPtrArray *sheets;   /* of CwSheet */
  GArray *feet;        /* of CwFoot */
  GHashTable *anchors; /* index of a section + 1, by anchor */
  const CwDocument *document;
  guint n_lines; /* of coded text so far */
  GPtrArray *tilings;
  int section;
  double space;
  CwBreak keep;
} CwFlow;

CwFlow *cw_flow_new (const CwDocument *document,
                     const CwPageSetup *setup,
                     CwTypesetter *type,
                     GCancellable *cancellable,
                     GError **error);
void cw_flow_free (CwFlow *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwFlow, cw_flow_free)

G_END_DECLS
