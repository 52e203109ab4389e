/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwTrail: where the researcher has been. Going from a number in the matrix to its evidence and on to the source must
 * always be one key away from going back. */

#include "config.h"

#include "cw-trail.h"

/* Two years of work must not pile up; nobody goes back further than this. */
#define MAX_PLACES 200

struct _CwTrail
{
  GArray *places; /* of CwPlace */
  guint cursor;   /* index of the current place, if there is one */
};

static gboolean
is_same_place (const CwPlace *a, const CwPlace *b)
{
  return a->matrix == b->matrix && a->page == b->page && a->source == b->source
         && a->excerpt == b->excerpt;
}

/* Opening a source and then standing at one of its excerpts is one visit, not two. */
static gboolean
refines_place (const CwPlace *current, const CwPlace *place)
{
  return !current->matrix && !place->matrix && current->page == place->page
         && current->source == place->source && current->excerpt == 0;
}

/* A removal can leave the same place twice in a row: going back must move. */
static void
fold_repeats (CwTrail *self)
{
  for (guint i = 1; i < self->places->len;)
    {
      if (!is_same_place (&g_array_index (self->places, CwPlace, i - 1),
                          &g_array_index (self->places, CwPlace, i)))
        {
          i++;
          continue;
        }
      g_array_remove_index (self->places, i);
      if (self->cursor >= i)
        self->cursor--;
    }
}

CwTrail *
cw_trail_new (void)
{
  CwTrail *self = g_new0 (CwTrail, 1);

  self->places = g_array_new (FALSE, FALSE, sizeof (CwPlace));
  return self;
}

void
cw_trail_free (CwTrail *self)
{
  g_array_unref (self->places);
  g_free (self);
}

/* Goes to a place: what lay ahead is forgotten, as in a browser. */
void
cw_trail_visit (CwTrail *self, const CwPlace *place)
{
  const CwPlace *current = cw_trail_get_place (self);

  g_return_if_fail (place != NULL);

  if (current != NULL && is_same_place (current, place))
    return;
  if (current != NULL && refines_place (current, place))
    {
      g_array_index (self->places, CwPlace, self->cursor) = *place;
      return;
    }
  if (current != NULL)
    g_array_set_size (self->places, self->cursor + 1);
  if (self->places->len == MAX_PLACES)
    g_array_remove_index (self->places, 0);
  g_array_append_val (self->places, *place);
  self->cursor = self->places->len - 1;
}

const CwPlace *
cw_trail_get_place (CwTrail *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->places->len == 0 ? NULL : &g_array_index (self->places, CwPlace, self->cursor);
}

gboolean
cw_trail_can_go_back (CwTrail *self)
{
  return self->places->len > 0 && self->cursor > 0;
}

gboolean
cw_trail_can_go_forward (CwTrail *self)
{
  return self->cursor + 1 < self->places->len;
}

const CwPlace *
cw_trail_go_back (CwTrail *self)
{
  if (!cw_trail_can_go_back (self))
    return NULL;
  self->cursor--;
  return cw_trail_get_place (self);
}

const CwPlace *
cw_trail_go_forward (CwTrail *self)
{
  if (!cw_trail_can_go_forward (self))
    return NULL;
  self->cursor++;
  return cw_trail_get_place (self);
}

/* A source was deleted: nobody can go back to it. */
void
cw_trail_forget_source (CwTrail *self, gint64 source)
{
  for (guint i = self->places->len; i > 0; i--)
    {
      if (g_array_index (self->places, CwPlace, i - 1).source != source)
        continue;
      g_array_remove_index (self->places, i - 1);
      if (self->cursor >= i - 1 && self->cursor > 0)
        self->cursor--;
    }
  fold_repeats (self);
}

void
cw_trail_clear (CwTrail *self)
{
  g_array_set_size (self->places, 0);
  self->cursor = 0;
}
