/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gio/gio.h>

#include "cw-draft-source.h"

G_BEGIN_DECLS

/**
 * CwOdtParts:
 *
 * The XML parts that make an OpenDocument text; all but @content may be NULL.
 */
typedef struct
{
  GBytes *content;
  GBytes *styles;
  GBytes *meta;
} CwOdtParts;

CwDraftSource *
cw_odt_reader_read (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error);
CwDraftSource *cw_odt_reader_read_parts (const CwOdtParts *parts,
                                         const char *name,
                                         GCancellable *cancellable,
                                         GError **error);

G_END_DECLS
