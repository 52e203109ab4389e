/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwListing:
 *
 * A table on its way to standard output.
 */
typedef struct _CwListing CwListing;

CwListing *cw_listing_new (const char *const *columns);
void cw_listing_free (CwListing *self);
void cw_listing_add (CwListing *self, const char *const *cells);
char *cw_listing_dup_csv (const CwListing *self);
gboolean cw_listing_print (CwListing *self, const char *format, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwListing, cw_listing_free)

G_END_DECLS
