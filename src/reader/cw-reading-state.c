/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwReadingState: a key file in the user's folder of states, one a project, named by the project's GUID so that it is
 * found again wherever the project lies. */

#include "config.h"

#include "cw-reading-state.h"

#include "cw-field.h"

#define HOT "hot codes"

struct _CwReadingState
{
  guint n_uses;
  char *path;
  GKeyFile *keys;
  gboolean changed;
};

/* Two texts of one project share what is remembered. */
static GPtrArray *open_states;

static CwReadingState *
find_open (const char *path)
{
  for (guint i = 0; open_states != NULL && i < open_states->len; i++)
    {
      CwReadingState *self = g_ptr_array_index (open_states, i);

      if (g_str_equal (self->path, path))
        return self;
    }
  return NULL;
}

static CwReadingState *
load (const char *path)
{
  CwReadingState *self = g_new0 (CwReadingState, 1);

  self->path = g_strdup (path);
  self->keys = g_key_file_new ();
  g_key_file_load_from_file (self->keys, path, G_KEY_FILE_NONE, NULL);
  if (open_states == NULL)
    open_states = g_ptr_array_new ();
  g_ptr_array_add (open_states, self);
  return self;
}

CwReadingState *
cw_reading_state_new (CwProject *project)
{
  CwRecord *record = cw_project_get_record (project, CW_KIND_PROJECT, 1);
  g_autofree char *name = g_strconcat (cw_record_get_text (record, CW_PROJECT_GUID), ".ini", NULL);
  g_autofree char *path
      = g_build_filename (g_get_user_state_dir (), "caseweave", "reading", name, NULL);
  CwReadingState *self = find_open (path);

  if (self == NULL)
    self = load (path);
  self->n_uses++;
  return self;
}

void
cw_reading_state_free (CwReadingState *self)
{
  if (--self->n_uses > 0)
    return;
  g_ptr_array_remove (open_states, self);
  if (open_states->len == 0)
    g_clear_pointer (&open_states, g_ptr_array_unref);
  g_key_file_unref (self->keys);
  g_free (self->path);
  g_free (self);
}

/* Nothing is lost that matters where this fails. */
void
cw_reading_state_save (CwReadingState *self)
{
  g_autofree char *folder = NULL;

  if (!self->changed)
    return;
  self->changed = FALSE;
  folder = g_path_get_dirname (self->path);
  g_mkdir_with_parents (folder, 0700);
  g_key_file_save_to_file (self->keys, self->path, NULL);
}

/* --- codes on digits --- */

/* The code that lies on a digit, or 0. */
gint64
cw_reading_state_get_hot (CwReadingState *self, const char *digit)
{
  return g_key_file_get_int64 (self->keys, HOT, digit, NULL);
}

void
cw_reading_state_set_hot (CwReadingState *self, const char *digit, gint64 code)
{
  g_key_file_set_int64 (self->keys, HOT, digit, code);
  self->changed = TRUE;
  cw_reading_state_save (self);
}

/* --- sources --- */

static char *
name_source (gint64 source)
{
  return g_strdup_printf ("S-%" G_GINT64_FORMAT, source);
}

static void
set_number (CwReadingState *self, gint64 source, const char *key, int number)
{
  g_autofree char *group = name_source (source);

  if (g_key_file_has_key (self->keys, group, key, NULL)
      && g_key_file_get_integer (self->keys, group, key, NULL) == number)
    return;
  g_key_file_set_integer (self->keys, group, key, number);
  self->changed = TRUE;
}

static guint
get_position (CwReadingState *self, const char *group, const char *key)
{
  return MAX (g_key_file_get_integer (self->keys, group, key, NULL), 0);
}

/* Where the source was left. FALSE where it was never read. */
gboolean
cw_reading_state_get_place (CwReadingState *self, gint64 source, CwViewPlace *place)
{
  g_autofree char *group = name_source (source);

  if (!g_key_file_has_key (self->keys, group, "caret", NULL))
    return FALSE;
  place->top = get_position (self, group, "top");
  place->start = place->end = get_position (self, group, "caret");
  return TRUE;
}

void
cw_reading_state_set_place (CwReadingState *self, gint64 source, const CwViewPlace *place)
{
  set_number (self, source, "top", place->top);
  set_number (self, source, "caret", place->end);
}

/* How large the letters of a source are, in percent. */
int
cw_reading_state_get_zoom (CwReadingState *self, gint64 source)
{
  g_autofree char *group = name_source (source);
  int zoom = g_key_file_get_integer (self->keys, group, "zoom", NULL);

  return zoom == 0 ? 100 : CLAMP (zoom, 50, 300);
}

void
cw_reading_state_set_zoom (CwReadingState *self, gint64 source, int percent)
{
  set_number (self, source, "zoom", percent);
  cw_reading_state_save (self);
}
