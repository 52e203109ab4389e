/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwAttribution: material of a case, as an item of a list. */

#include "config.h"

#include "cw-attribution.h"

struct _CwAttribution
{
  GObject parent_instance;

  CwAttributionSpan span;
};

G_DEFINE_FINAL_TYPE (CwAttribution, cw_attribution, G_TYPE_OBJECT)

static void
cw_attribution_class_init (CwAttributionClass *klass)
{
}

static void
cw_attribution_init (CwAttribution *self)
{
}

CwAttribution *
cw_attribution_new (const CwAttributionSpan *span)
{
  CwAttribution *self = g_object_new (CW_TYPE_ATTRIBUTION, NULL);

  self->span = *span;
  return self;
}

const CwAttributionSpan *
cw_attribution_get_span (CwAttribution *self)
{
  g_return_val_if_fail (CW_IS_ATTRIBUTION (self), NULL);
  return &self->span;
}
