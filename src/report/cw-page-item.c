/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwPageItem: one piece of a page as plain data, so that pages can be examined without reading pixels. */

#include "config.h"

#include "cw-page-item.h"

/**
 * cw_page_item_new:
 * @length: of @text in bytes, or -1
 *
 * Returns: (transfer full): a piece that is no part of a table
 */
CwPageItem *
cw_page_item_new (CwItemRole role, guint block, const char *text, gssize length)
{
  CwPageItem *self = g_new0 (CwPageItem, 1);

  self->role = role;
  self->block = block;
  self->row = self->column = -1;
  self->text = length < 0 ? g_strdup (text) : g_strndup (text, length);
  return self;
}

/**
 * cw_page_item_free:
 * @self: (transfer full): no longer needed
 */
void
cw_page_item_free (CwPageItem *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->text);
  g_free (self);
}
