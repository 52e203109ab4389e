/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CwKey:
 * @keys: accelerators, parted by spaces
 * @title: translatable: what they do
 * @action: (nullable): the window's action, or NULL where a feature handles the key itself
 * @target: (nullable): the action's parameter
 */
typedef struct
{
  const char *keys;
  const char *title;
  const char *action;
  const char *target;
} CwKey;

/**
 * CwKeyGroup:
 *
 * What the page of keys shows under one title.
 */
typedef struct
{
  const char *title;
  const CwKey *keys; /* ends with one without keys */
} CwKeyGroup;

guint cw_keys_get_n_groups (void);
const CwKeyGroup *cw_keys_get_group (guint index);
void cw_keys_bind (GtkWidgetClass *widget_class);

G_END_DECLS
