/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gio/gio.h>

#include "cw-draft-source.h"

G_BEGIN_DECLS

/**
 * CwReaderFormat:
 * @suffix: with its dot, in lower case
 * @description: translated, for a file dialog
 * @media_type: what the draft's media type will be
 */
typedef struct
{
  const char *suffix;
  const char *description;
  const char *media_type;
} CwReaderFormat;

CwDraftSource *
cw_reader_read_bytes (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error);
CwDraftSource *cw_reader_read_file (GFile *file, GCancellable *cancellable, GError **error);

const char *const *cw_reader_list_suffixes (void);
gboolean cw_reader_knows (const char *name);
guint cw_reader_get_n_formats (void);
CwReaderFormat cw_reader_get_format (guint index);

G_END_DECLS
