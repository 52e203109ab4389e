/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwPrintItem: a code or case that can be chosen for printing. */

#include "config.h"

#include "cw-print-item.h"

struct _CwPrintItem
{
  GObject parent_instance;

  gint64 id;
  char *label;
  guint depth;
  gboolean chosen;
};

G_DEFINE_FINAL_TYPE (CwPrintItem, cw_print_item, G_TYPE_OBJECT)

enum
{
  PROP_CHOSEN = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
cw_print_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, CW_PRINT_ITEM (object)->chosen);
}

static void
cw_print_item_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  cw_print_item_set_chosen (CW_PRINT_ITEM (object), g_value_get_boolean (value));
}

static void
cw_print_item_finalize (GObject *object)
{
  g_free (CW_PRINT_ITEM (object)->label);
  G_OBJECT_CLASS (cw_print_item_parent_class)->finalize (object);
}

static void
cw_print_item_class_init (CwPrintItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cw_print_item_get_property;
  object_class->set_property = cw_print_item_set_property;
  object_class->finalize = cw_print_item_finalize;
  properties[PROP_CHOSEN]
      = g_param_spec_boolean ("chosen",
                              NULL,
                              NULL,
                              FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cw_print_item_init (CwPrintItem *self)
{
}

CwPrintItem *
cw_print_item_new (gint64 id, const char *label, guint depth)
{
  CwPrintItem *self = g_object_new (CW_TYPE_PRINT_ITEM, NULL);

  self->id = id;
  self->label = g_strdup (label);
  self->depth = depth;
  return self;
}

gint64
cw_print_item_get_id (CwPrintItem *self)
{
  return self->id;
}

const char *
cw_print_item_get_label (CwPrintItem *self)
{
  return self->label;
}

guint
cw_print_item_get_depth (CwPrintItem *self)
{
  return self->depth;
}

gboolean
cw_print_item_get_chosen (CwPrintItem *self)
{
  return self->chosen;
}

void
cw_print_item_set_chosen (CwPrintItem *self, gboolean chosen)
{
  if (self->chosen == chosen)
    return;
  self->chosen = chosen;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
}
