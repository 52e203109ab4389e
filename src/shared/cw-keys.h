/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CwKeyScope:
 * @CW_KEYS_OF_WINDOW: everywhere
 * @CW_KEYS_OF_TEXT: where a source is read or corrected
 * @CW_KEYS_OF_PAGE: in the text while it is read: what is done with it
 * @CW_KEYS_OF_VIEW: in the text while it is read: moving and selecting
 *
 * Where keys work.
 */
typedef enum
{
  CW_KEYS_OF_WINDOW,
  CW_KEYS_OF_TEXT,
  CW_KEYS_OF_PAGE,
  CW_KEYS_OF_VIEW,
} CwKeyScope;

/**
 * CwKey:
 * @keys: accelerators, parted by spaces
 * @title: translatable: what they do; NULL in a group without a title
 * @action: (nullable): what they activate, or NULL where a feature handles the key itself
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
 * @title: (nullable): translatable; without one the group is bound but not listed
 * @submenu: in a menu it is folded away
 *
 * What the page of keys shows under one title.
 */
typedef struct
{
  const char *title;
  const CwKey *keys; /* ends with one without keys */
  CwKeyScope scope;
  gboolean submenu;
} CwKeyGroup;

guint cw_keys_get_n_groups (void);
const CwKeyGroup *cw_keys_get_group (guint index);
void cw_keys_bind (GtkWidgetClass *widget_class, CwKeyScope scope);
GtkEventController *cw_keys_make_controller (CwKeyScope scope, gboolean single);
GMenuModel *cw_keys_make_text_menu (void);

G_END_DECLS
