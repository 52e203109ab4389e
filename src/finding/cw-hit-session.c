/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwHitSession: going through what a search has found and giving a code to what deserves it, place by place (method.md
 * W22). What is accepted is there at once, and all of it is one step of undo. */

#include "config.h"

#include "cw-hit-session.h"

struct _CwHitSession
{
  GObject parent_instance;

  CwProject *project;
  GListModel *found; /* of CwFound */
  gint64 code;
  guint position;
  guint n_coded;
  char *key;
};

G_DEFINE_FINAL_TYPE (CwHitSession, cw_hit_session, G_TYPE_OBJECT)

static void
cw_hit_session_finalize (GObject *object)
{
  CwHitSession *self = CW_HIT_SESSION (object);

  g_object_unref (self->project);
  g_object_unref (self->found);
  g_free (self->key);
  G_OBJECT_CLASS (cw_hit_session_parent_class)->finalize (object);
}

static void
cw_hit_session_class_init (CwHitSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cw_hit_session_finalize;
}

static void
cw_hit_session_init (CwHitSession *self)
{
}

CwHitSession *
cw_hit_session_new (CwProject *project, gint64 code, GListModel *found)
{
  CwHitSession *self = g_object_new (CW_TYPE_HIT_SESSION, NULL);

  self->project = g_object_ref (project);
  self->found = g_object_ref (found);
  self->code = code;
  self->key = g_uuid_string_random ();
  return self;
}

gint64
cw_hit_session_get_code (CwHitSession *self)
{
  g_return_val_if_fail (CW_IS_HIT_SESSION (self), 0);
  return self->code;
}

/* (transfer full) (nullable): the place that is asked about; NULL when all have been. */
CwFound *
cw_hit_session_get_current (CwHitSession *self)
{
  g_return_val_if_fail (CW_IS_HIT_SESSION (self), NULL);
  return g_list_model_get_item (self->found, self->position);
}

guint
cw_hit_session_get_position (CwHitSession *self)
{
  g_return_val_if_fail (CW_IS_HIT_SESSION (self), 0);
  return self->position;
}

/* How many places have the code now that had it not. */
guint
cw_hit_session_get_n_coded (CwHitSession *self)
{
  g_return_val_if_fail (CW_IS_HIT_SESSION (self), 0);
  return self->n_coded;
}

static gboolean
code_all (CwHitSession *self, const GArray *passages, GError **error)
{
  guint n_coded;

  if (!cw_project_code_passages (
          self->project, self->code, passages, self->n_coded, self->key, &n_coded, error))
    return FALSE;
  self->n_coded += n_coded;
  self->position += passages->len;
  return TRUE;
}

/* Codes the place and goes on to the next. */
gboolean
cw_hit_session_accept (CwHitSession *self, GError **error)
{
  g_autoptr (GArray) passages = g_array_new (FALSE, FALSE, sizeof (CwPassage));
  g_autoptr (CwFound) current = NULL;

  g_return_val_if_fail (CW_IS_HIT_SESSION (self), FALSE);

  current = cw_hit_session_get_current (self);
  if (current == NULL)
    return TRUE;
  g_array_append_vals (passages, cw_found_get_passage (current), 1);
  return code_all (self, passages, error);
}

/* Codes the place and all others of its source that come after it. */
gboolean
cw_hit_session_accept_source (CwHitSession *self, GError **error)
{
  g_autoptr (GArray) passages = g_array_new (FALSE, FALSE, sizeof (CwPassage));
  gint64 source = 0;

  g_return_val_if_fail (CW_IS_HIT_SESSION (self), FALSE);

  for (guint i = self->position; i < g_list_model_get_n_items (self->found); i++)
    {
      g_autoptr (CwFound) found = g_list_model_get_item (self->found, i);
      const CwPassage *passage = cw_found_get_passage (found);

      if (source != 0 && passage->source != source)
        break;
      source = passage->source;
      g_array_append_vals (passages, passage, 1);
    }
  return code_all (self, passages, error);
}

/* Leaves the place as it is and goes on to the next. */
void
cw_hit_session_skip (CwHitSession *self)
{
  g_return_if_fail (CW_IS_HIT_SESSION (self));

  if (self->position < g_list_model_get_n_items (self->found))
    self->position++;
}
