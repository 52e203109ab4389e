/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwFileKind:
 *
 * What the first bytes of a file say it is, whatever its name.
 */
typedef enum
{
  CW_FILE_KIND_EMPTY,
  CW_FILE_KIND_TEXT,
  CW_FILE_KIND_HTML,
  CW_FILE_KIND_RTF,
  CW_FILE_KIND_PDF,
  CW_FILE_KIND_ZIP,
  CW_FILE_KIND_OLE,           /* Word 97-2003 and other files of that age */
  CW_FILE_KIND_OLE_ENCRYPTED, /* a DOCX with a password */
  CW_FILE_KIND_JPEG,
  CW_FILE_KIND_PNG,
  CW_FILE_KIND_MEDIA, /* sound or film */
  CW_FILE_KIND_BINARY,
} CwFileKind;

CwFileKind cw_file_kind_guess (GBytes *bytes);
const char *cw_file_kind_get_description (CwFileKind kind);
const char *cw_file_kind_get_advice (CwFileKind kind);

gboolean
cw_file_kind_fail (CwFileKind kind, const char *expected, const char *name, GError **error);

G_END_DECLS
