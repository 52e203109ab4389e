/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwIndexBuilder: indexes the words of sources that an import has put off, a slice at a time while nothing else is to be
 * done. A slice is half a frame, and drawing and keys go before it. It begins a moment after a project was opened or has
 * changed, and where all is indexed nothing is left that would wake the program up. */

#include "config.h"

#include "cw-index-builder.h"

#include "cw-search-index.h"

#define SLICE_MS 8

/* The window is on the screen by then, and an import has drawn what it brought. */
#define DELAY_MS 400

struct _CwIndexBuilder
{
  GObject parent_instance;

  CwProject *project;
  GSignalGroup *project_signals;
  guint delay;
  guint source; /* the timer or the slices */
  gboolean failed;
};

G_DEFINE_FINAL_TYPE (CwIndexBuilder, cw_index_builder, G_TYPE_OBJECT)

static void
stop (CwIndexBuilder *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
}

/* A search reads what is not indexed, so a full disk is no reason to trouble anybody here: who writes will hear of it. */
static gboolean
build_slice (CwIndexBuilder *self)
{
  g_autoptr (GError) error = NULL;

  if (cw_project_build_search_index (self->project, SLICE_MS, NULL, &error))
    return cw_project_has_search_backlog (self->project);
  g_debug ("The words could not be indexed: %s", error->message);
  self->failed = TRUE;
  return FALSE;
}

static gboolean
on_idle (gpointer data)
{
  CwIndexBuilder *self = data;

  if (build_slice (self))
    return G_SOURCE_CONTINUE;
  self->source = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
on_time_come (gpointer data)
{
  CwIndexBuilder *self = data;

  self->source = g_idle_add_full (G_PRIORITY_LOW, on_idle, self, NULL);
  return G_SOURCE_REMOVE;
}

static void
start (CwIndexBuilder *self)
{
  if (self->source == 0 && !self->failed && cw_project_has_search_backlog (self->project))
    self->source = g_timeout_add_full (G_PRIORITY_LOW, self->delay, on_time_come, self, NULL);
}

static void
on_project_changed (CwIndexBuilder *self)
{
  start (self);
}

static void
cw_index_builder_dispose (GObject *object)
{
  CwIndexBuilder *self = CW_INDEX_BUILDER (object);

  stop (self);
  g_clear_object (&self->project_signals);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (cw_index_builder_parent_class)->dispose (object);
}

static void
cw_index_builder_class_init (CwIndexBuilderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cw_index_builder_dispose;
}

static void
cw_index_builder_init (CwIndexBuilder *self)
{
  self->delay = DELAY_MS;
  self->project_signals = g_signal_group_new (CW_TYPE_PROJECT);
  g_signal_group_connect_swapped (
      self->project_signals, "changed", G_CALLBACK (on_project_changed), self);
}

/* Returns: (transfer full) */
CwIndexBuilder *
cw_index_builder_new (void)
{
  return g_object_new (CW_TYPE_INDEX_BUILDER, NULL);
}

/* How long it waits before the first slice. */
void
cw_index_builder_set_delay (CwIndexBuilder *self, guint milliseconds)
{
  g_return_if_fail (CW_IS_INDEX_BUILDER (self));
  self->delay = milliseconds;
}

/* Whether a slice is to come. */
gboolean
cw_index_builder_is_busy (CwIndexBuilder *self)
{
  g_return_val_if_fail (CW_IS_INDEX_BUILDER (self), FALSE);
  return self->source != 0;
}

/* @project: (nullable): one that may be written; whoever reads only, builds nothing */
void
cw_index_builder_set_project (CwIndexBuilder *self, CwProject *project)
{
  g_return_if_fail (CW_IS_INDEX_BUILDER (self));

  if (project != NULL && cw_project_is_read_only (project))
    project = NULL;
  if (!g_set_object (&self->project, project))
    return;
  stop (self);
  self->failed = FALSE;
  g_signal_group_set_target (self->project_signals, project);
  if (project != NULL)
    start (self);
}
