/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwDemoLexicon: the templates and word lists of data/demo. A file is lines; "@" begins a list, "#" a comment, and a
 * line of a code's list that begins with "~" is written rather than spoken and goes to the list "~CODE". */

#include "config.h"

#include "cw-demo-lexicon.h"

#include <gio/gio.h>
#include <string.h>

static const char *const city_names[] = { "calder", "orrin" };

/* A literal, and what follows it: a slot, or nothing at the end. A slot without fillers is one of the values that the
 * caller gives. */
typedef struct
{
  char *literal;
  char *slot;
  const CwDemoPool *fillers[G_N_ELEMENTS (city_names)];
} Piece;

struct _CwDemoLexicon
{
  GHashTable *pools; /* name → CwDemoPool, owned */
};

static void
clear_piece (gpointer data)
{
  Piece *piece = data;

  g_free (piece->literal);
  g_free (piece->slot);
}

static void
template_free (gpointer data)
{
  CwDemoTemplate *template = data;

  g_free (template->text);
  g_clear_pointer (&template->pieces, g_array_unref);
  g_free (template);
}

static void
pool_free (gpointer data)
{
  CwDemoPool *pool = data;

  g_ptr_array_unref (pool->templates);
  g_free (pool);
}

/* --- reading ------------------------------------------------------------------------------------------- */

/**
 * cw_demo_read_lines:
 * @file: the name of a data file
 *
 * Returns: (transfer full): its lines without comments and empty ones
 */
char **
cw_demo_read_lines (const char *file)
{
  g_autofree char *path = g_strconcat ("/io/github/caseweave/Caseweave/demo/", file, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  g_auto (GStrv) lines = NULL;

  g_assert (bytes != NULL);
  lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && *lines[i] != '#')
      g_strv_builder_add (kept, lines[i]);
  return g_strv_builder_end (kept);
}

static CwDemoPool *
demand_pool (CwDemoLexicon *self, const char *name)
{
  CwDemoPool *pool = g_hash_table_lookup (self->pools, name);

  if (pool != NULL)
    return pool;
  pool = g_new0 (CwDemoPool, 1);
  pool->templates = g_ptr_array_new_with_free_func (template_free);
  g_hash_table_insert (self->pools, g_strdup (name), pool);
  return pool;
}

static void
add_template (CwDemoLexicon *self, const char *list, const char *line)
{
  gboolean written = *line == '~';
  g_autofree char *name = g_strconcat (written ? "~" : "", list, NULL);
  CwDemoTemplate *template = g_new0 (CwDemoTemplate, 1);

  template->text = g_strdup (written ? line + 1 : line);
  g_ptr_array_add (demand_pool (self, name)->templates, template);
}

static void
read_file (CwDemoLexicon *self, const char *file)
{
  g_auto (GStrv) lines = cw_demo_read_lines (file);
  const char *list = "";

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] == '@')
      list = lines[i] + 1;
    else
      add_template (self, list, lines[i]);
}

/* --- slots --------------------------------------------------------------------------------------------- */

static const CwDemoPool *
find_fillers (CwDemoLexicon *self, const char *slot, guint city)
{
  g_autofree char *own = g_strdup_printf ("%s.%s", slot, city_names[city]);
  const CwDemoPool *pool = g_hash_table_lookup (self->pools, own);

  return pool != NULL ? pool : g_hash_table_lookup (self->pools, slot);
}

static void
split_template (CwDemoLexicon *self, CwDemoTemplate *template)
{
  const char *text = template->text;

  template->pieces = g_array_new (FALSE, TRUE, sizeof (Piece));
  g_array_set_clear_func (template->pieces, clear_piece);
  while (text != NULL)
    {
      const char *open = strchr (text, '{');
      const char *close = open == NULL ? NULL : strchr (open, '}');
      Piece piece = { .literal = open == NULL ? g_strdup (text) : g_strndup (text, open - text) };

      if (close != NULL)
        piece.slot = g_strndup (open + 1, close - open - 1);
      for (guint city = 0; piece.slot != NULL && city < G_N_ELEMENTS (city_names); city++)
        piece.fillers[city] = find_fillers (self, piece.slot, city);
      g_array_append_val (template->pieces, piece);
      text = close == NULL ? NULL : close + 1;
    }
}

static void
split_all (CwDemoLexicon *self)
{
  GHashTableIter iter;
  gpointer pool;

  g_hash_table_iter_init (&iter, self->pools);
  while (g_hash_table_iter_next (&iter, NULL, &pool))
    for (guint i = 0; i < ((CwDemoPool *) pool)->templates->len; i++)
      split_template (self, g_ptr_array_index (((CwDemoPool *) pool)->templates, i));
}

/**
 * cw_demo_lexicon_new:
 *
 * Returns: (transfer full): the words of the data files
 */
CwDemoLexicon *
cw_demo_lexicon_new (void)
{
  static const char *const files[] = {
    "sentences-1.txt", "sentences-2.txt", "talk.txt", "slots.txt", "names.txt", "memos.txt",
  };
  CwDemoLexicon *self = g_new0 (CwDemoLexicon, 1);

  self->pools = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, pool_free);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    read_file (self, files[i]);
  split_all (self);
  return self;
}

/**
 * cw_demo_lexicon_free:
 * @self: (transfer full) (nullable): a lexicon
 */
void
cw_demo_lexicon_free (CwDemoLexicon *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->pools);
  g_free (self);
}

/* --- asking -------------------------------------------------------------------------------------------- */

/**
 * cw_demo_lexicon_get_pool:
 * @name: a list of the data files; it must be there
 */
const CwDemoPool *
cw_demo_lexicon_get_pool (CwDemoLexicon *self, const char *name)
{
  const CwDemoPool *pool = g_hash_table_lookup (self->pools, name);

  g_assert (pool != NULL);
  return pool;
}

guint
cw_demo_pool_size (const CwDemoPool *self)
{
  return self->templates->len;
}

const CwDemoTemplate *
cw_demo_pool_get (const CwDemoPool *self, guint index)
{
  return g_ptr_array_index (self->templates, index % self->templates->len);
}

const CwDemoTemplate *
cw_demo_pool_pick (const CwDemoPool *self, CwDemoRandom *random)
{
  return cw_demo_pool_get (self, cw_demo_random_below (random, self->templates->len));
}

/**
 * cw_demo_lexicon_get_name:
 * @index: counted around the list
 *
 * Returns: a line of a list as it is
 */
const char *
cw_demo_lexicon_get_name (CwDemoLexicon *self, const char *list, guint index)
{
  return cw_demo_pool_get (cw_demo_lexicon_get_pool (self, list), index)->text;
}

guint
cw_demo_lexicon_count_names (CwDemoLexicon *self, const char *list)
{
  return cw_demo_pool_size (cw_demo_lexicon_get_pool (self, list));
}

static const char *
find_value (const char *const *values, const char *slot)
{
  for (guint i = 0; values != NULL && values[i] != NULL; i += 2)
    if (g_str_equal (values[i], slot))
      return values[i + 1];
  return "";
}

/**
 * cw_demo_template_expand:
 * @city: 0 or 1: whose streets and people are meant
 * @values: (nullable): names and values in turn, NULL-terminated, for slots that have no fillers
 *
 * Appends the sentence with its slots filled.
 */
void
cw_demo_template_expand (const CwDemoTemplate *self,
                         CwDemoRandom *random,
                         guint city,
                         const char *const *values,
                         GString *out)
{
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);

      g_string_append (out, piece->literal);
      if (piece->slot == NULL)
        continue;
      if (piece->fillers[city] != NULL)
        g_string_append (out, cw_demo_pool_pick (piece->fillers[city], random)->text);
      else
        g_string_append (out, find_value (values, piece->slot));
    }
}
