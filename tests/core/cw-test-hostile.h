/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * CwTestHostile:
 * @path: where a case is tried
 * @bytes: a sound project that has something in every table
 *
 * A place for files of which anything may be wrong.
 */
typedef struct
{
  char *path;
  GByteArray *bytes;
  guint n_refused;
  guint n_opened;
} CwTestHostile;

CwTestHostile *cw_test_hostile_new (void);
void cw_test_hostile_free (CwTestHostile *self);
void cw_test_hostile_put (CwTestHostile *self, const void *data, gsize size);
sqlite3 *cw_test_hostile_begin (CwTestHostile *self);
void cw_test_hostile_try (CwTestHostile *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwTestHostile, cw_test_hostile_free)

G_END_DECLS
