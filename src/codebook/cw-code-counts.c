/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwCodeCounts: how many excerpts each code has, its own and with those below it and mapped to it (method.md D7, R14,
 * R15). One pass over all codings, when the program is idle after a change. */

#include "config.h"

#include "cw-code-counts.h"

#include "cw-code-uses.h"

struct _CwCodeCounts
{
  GObject parent_instance;

  CwProject *project;
  GSignalGroup *changes;
  GHashTable *uses; /* code id → CwCodeUse */
  guint idle;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwCodeCounts, cw_code_counts, G_TYPE_OBJECT)

static void
on_idle (gpointer data)
{
  CwCodeCounts *self = data;

  self->idle = 0;
  cw_code_counts_compute (self);
}

static void
schedule (CwCodeCounts *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_once (on_idle, self);
}

static void
on_project_changed (CwCodeCounts *self, CwChangeSet *changes)
{
  if (cw_change_set_touches (changes, CW_KIND_CODE)
      || cw_change_set_touches (changes, CW_KIND_CODING)
      || cw_change_set_touches (changes, CW_KIND_EXCERPT)
      || cw_change_set_touches (changes, CW_KIND_CODE_LINK)
      || cw_change_set_touches (changes, CW_KIND_SOURCE))
    schedule (self);
}

static void
cw_code_counts_dispose (GObject *object)
{
  CwCodeCounts *self = CW_CODE_COUNTS (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->changes);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (cw_code_counts_parent_class)->dispose (object);
}

static void
cw_code_counts_finalize (GObject *object)
{
  g_hash_table_unref (CW_CODE_COUNTS (object)->uses);
  G_OBJECT_CLASS (cw_code_counts_parent_class)->finalize (object);
}

static void
cw_code_counts_class_init (CwCodeCountsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cw_code_counts_dispose;
  G_OBJECT_CLASS (klass)->finalize = cw_code_counts_finalize;

  /* New counts are there. */
  signals[CHANGED] = g_signal_new (
      "changed", CW_TYPE_CODE_COUNTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cw_code_counts_init (CwCodeCounts *self)
{
  self->uses = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->changes = g_signal_group_new (CW_TYPE_PROJECT);
  g_signal_group_connect_object (
      self->changes, "changed", G_CALLBACK (on_project_changed), self, G_CONNECT_SWAPPED);
}

CwCodeCounts *
cw_code_counts_new (void)
{
  return g_object_new (CW_TYPE_CODE_COUNTS, NULL);
}

void
cw_code_counts_set_project (CwCodeCounts *self, CwProject *project)
{
  g_return_if_fail (CW_IS_CODE_COUNTS (self));

  if (!g_set_object (&self->project, project))
    return;
  g_signal_group_set_target (self->changes, project);
  cw_code_counts_compute (self);
}

/* How often a code is used, whoever speaks; what counts as evidence is the matrix's question. */
static void
take_uses (CwCodeCounts *self)
{
  g_autoptr (GArray) uses = cw_project_count_code_uses (self->project);

  for (guint i = 0; i < uses->len; i++)
    {
      const CwCodeUse *use = &g_array_index (uses, CwCodeUse, i);

      g_hash_table_insert (self->uses, GSIZE_TO_POINTER (use->code), g_memdup2 (use, sizeof *use));
    }
}

/* Counts at once, which otherwise waits until the program is idle. */
void
cw_code_counts_compute (CwCodeCounts *self)
{
  g_return_if_fail (CW_IS_CODE_COUNTS (self));

  g_clear_handle_id (&self->idle, g_source_remove);
  g_hash_table_remove_all (self->uses);
  if (self->project != NULL)
    take_uses (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static const CwCodeUse *
find_use (CwCodeCounts *self, gint64 code)
{
  static const CwCodeUse none = { 0 };
  const CwCodeUse *use = g_hash_table_lookup (self->uses, GSIZE_TO_POINTER (code));

  return use != NULL ? use : &none;
}

/* Excerpts that carry the code itself. */
guint
cw_code_counts_get_own (CwCodeCounts *self, gint64 code)
{
  g_return_val_if_fail (CW_IS_CODE_COUNTS (self), 0);
  return find_use (self, code)->own;
}

/* Distinct excerpts of the code, of those below it and of those that are mapped to any of them. */
guint
cw_code_counts_get_aggregate (CwCodeCounts *self, gint64 code)
{
  g_return_val_if_fail (CW_IS_CODE_COUNTS (self), 0);
  return find_use (self, code)->aggregate;
}
