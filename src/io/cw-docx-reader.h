/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gio/gio.h>

#include "cw-draft-source.h"

G_BEGIN_DECLS

/**
 * CwDocxParts:
 *
 * The XML parts that make a Word document's text; all but @document may be NULL.
 */
typedef struct
{
  GBytes *document;
  GBytes *styles;
  GBytes *footnotes;
  GBytes *endnotes;
  GBytes *core;
} CwDocxParts;

CwDraftSource *
cw_docx_reader_read (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error);
CwDraftSource *cw_docx_reader_read_parts (const CwDocxParts *parts,
                                          const char *name,
                                          GCancellable *cancellable,
                                          GError **error);

G_END_DECLS
