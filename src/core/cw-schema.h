/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include "cw-database.h"

G_BEGIN_DECLS

/* "CWve", at offset 68 of every project file. */
#define CW_APPLICATION_ID 0x43577665

#define CW_SCHEMA_VERSION 2

/**
 * CwSchemaState:
 *
 * How a file's schema stands to this program's.
 */
typedef enum
{
  CW_SCHEMA_CURRENT,
  CW_SCHEMA_OLDER,
  CW_SCHEMA_NEWER,
} CwSchemaState;

gboolean cw_schema_check_file (const char *path, GError **error);
gboolean cw_schema_file_is_newer (const char *path);
gboolean cw_schema_read_state (CwDatabase *database, CwSchemaState *state, GError **error);
gboolean cw_schema_migrate (CwDatabase *database, GError **error);
gboolean cw_schema_check_objects (CwDatabase *database, GError **error);

G_END_DECLS
