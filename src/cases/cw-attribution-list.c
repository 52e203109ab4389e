/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwAttributionList: the material of one case, a live list of CwAttribution by source and place. */

#include "config.h"

#include "cw-attribution-list.h"

#include "cw-attribution.h"

struct _CwAttributionList
{
  GObject parent_instance;

  CwProject *project;
  gint64 case_id;
  GPtrArray *items; /* of CwAttribution */
};

static void cw_attribution_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CwAttributionList,
                               cw_attribution_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      cw_attribution_list_model_init))

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const CwAttributionSpan *x = cw_attribution_get_span (*(CwAttribution **) a);
  const CwAttributionSpan *y = cw_attribution_get_span (*(CwAttribution **) b);

  if (x->source_id != y->source_id)
    return x->source_id < y->source_id ? -1 : 1;
  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  return x->id < y->id ? -1 : x->id > y->id;
}

static GPtrArray *
read_items (CwAttributionList *self)
{
  const GArray *all = cw_evidence_get_attributions (cw_project_get_evidence (self->project));
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < all->len; i++)
    {
      const CwAttributionSpan *span = &g_array_index (all, CwAttributionSpan, i);

      if (span->case_id == self->case_id)
        g_ptr_array_add (items, cw_attribution_new (span));
    }
  g_ptr_array_sort (items, compare_items);
  return items;
}

static gboolean
is_same_item (GPtrArray *a, guint i, GPtrArray *b, guint j)
{
  const CwAttributionSpan *x = cw_attribution_get_span (g_ptr_array_index (a, i));
  const CwAttributionSpan *y = cw_attribution_get_span (g_ptr_array_index (b, j));

  return x->id == y->id && x->start == y->start && x->end == y->end && x->whole == y->whole
         && x->speaker == y->speaker;
}

/* What is the same at the start and at the end stays as it is, so that a view keeps its place. */
static void
replace_items (CwAttributionList *self, GPtrArray *items)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->items);
  guint head = 0;
  guint tail = 0;

  while (head < MIN (old->len, items->len) && is_same_item (old, head, items, head))
    head++;
  while (tail < MIN (old->len, items->len) - head
         && is_same_item (old, old->len - 1 - tail, items, items->len - 1 - tail))
    tail++;
  self->items = items;
  if (old->len != head + tail || items->len != head + tail)
    g_list_model_items_changed (
        G_LIST_MODEL (self), head, old->len - head - tail, items->len - head - tail);
}

static void
on_project_changed (CwAttributionList *self, CwChangeSet *changes)
{
  if (cw_change_set_touches (changes, CW_KIND_ATTRIBUTION))
    replace_items (self, read_items (self));
}

static GType
cw_attribution_list_get_item_type (GListModel *model)
{
  return CW_TYPE_ATTRIBUTION;
}

static guint
cw_attribution_list_get_n_items (GListModel *model)
{
  return CW_ATTRIBUTION_LIST (model)->items->len;
}

static gpointer
cw_attribution_list_get_item (GListModel *model, guint position)
{
  GPtrArray *items = CW_ATTRIBUTION_LIST (model)->items;

  return position < items->len ? g_object_ref (g_ptr_array_index (items, position)) : NULL;
}

static void
cw_attribution_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = cw_attribution_list_get_item_type;
  iface->get_n_items = cw_attribution_list_get_n_items;
  iface->get_item = cw_attribution_list_get_item;
}

static void
cw_attribution_list_finalize (GObject *object)
{
  CwAttributionList *self = CW_ATTRIBUTION_LIST (object);

  g_clear_object (&self->project);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  G_OBJECT_CLASS (cw_attribution_list_parent_class)->finalize (object);
}

static void
cw_attribution_list_class_init (CwAttributionListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cw_attribution_list_finalize;
}

static void
cw_attribution_list_init (CwAttributionList *self)
{
}

CwAttributionList *
cw_attribution_list_new (CwProject *project, gint64 case_id)
{
  CwAttributionList *self = g_object_new (CW_TYPE_ATTRIBUTION_LIST, NULL);

  self->project = g_object_ref (project);
  self->case_id = case_id;
  self->items = read_items (self);
  g_signal_connect_object (
      project, "changed", G_CALLBACK (on_project_changed), self, G_CONNECT_SWAPPED);
  return self;
}
