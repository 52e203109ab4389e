/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwDemoCodebook: the codes of method.md §6.1 from the data files, their second-cycle map, and how often each is to be
 * applied. */

#include "config.h"

#include "cw-demo-codebook.h"

#include <string.h>

#define TERRITORY 47         /* codings of the retired code that doubles another (PT10) */
#define PLANNED_CODINGS 9629 /* what the frequencies of the data file add up to, with those */

static void
code_free (gpointer data)
{
  CwDemoCode *code = data;

  g_free (code->name);
  g_free (code->mnemonic);
  g_free (code->definition);
  g_free (code->statement);
  g_free (code->summariser);
  g_array_unref (code->links);
  g_array_unref (code->ancestors);
  g_free (code);
}

CwDemoCode *
cw_demo_codebook_get (CwDemoCodebook *self, guint place)
{
  return g_ptr_array_index (self->codes, place);
}

guint
cw_demo_codebook_size (CwDemoCodebook *self)
{
  return self->codes->len;
}

/**
 * cw_demo_codebook_find:
 * @name: a code's name; it must be there
 *
 * Returns: its place
 */
guint
cw_demo_codebook_find (CwDemoCodebook *self, const char *name)
{
  gpointer place;

  if (!g_hash_table_lookup_extended (self->places, name, NULL, &place))
    g_error ("There is no code “%s” in the demo's codebook.", name);
  return GPOINTER_TO_UINT (place);
}

/* --- making ---------------------------------------------------------------------------------------------- */

static CwDemoCode *
append_code (CwDemoCodebook *self, CwDemoCodeKind kind, const char *name, int parent)
{
  CwDemoCode *code = g_new0 (CwDemoCode, 1);
  CwDemoCode *above = parent < 0 ? NULL : cw_demo_codebook_get (self, parent);

  code->kind = kind;
  code->name = g_strdup (name);
  code->parent = parent;
  code->redirect = -1;
  code->family = above == NULL ? -1 : above->family;
  code->group = above == NULL ? -1 : above->group;
  code->links = g_array_new (FALSE, FALSE, sizeof (guint));
  code->ancestors = g_array_new (FALSE, FALSE, sizeof (guint));
  g_hash_table_insert (self->places, code->name, GUINT_TO_POINTER (self->codes->len));
  g_ptr_array_add (self->codes, code);
  return code;
}

static char **
split_fields (const char *line)
{
  char **fields = g_strsplit (line, "|", -1);

  for (guint i = 0; fields[i] != NULL; i++)
    g_strstrip (fields[i]);
  return fields;
}

static void
give_words (CwDemoCode *code, CwDemoLexicon *lexicon, const char *name)
{
  g_autofree char *written = g_strconcat ("~", name, NULL);

  code->spoken = cw_demo_lexicon_get_pool (lexicon, name);
  code->written = cw_demo_lexicon_get_pool (lexicon, written);
}

static void
append_tree_line (CwDemoCodebook *self, CwDemoLexicon *lexicon, const char *line, int path[2])
{
  CwDemoCodeKind kind = *line == '='     ? CW_DEMO_FAMILY
                        : line[1] == '-' ? CW_DEMO_LEAF
                                         : CW_DEMO_GROUP;
  g_auto (GStrv) fields = split_fields (line + strspn (line, "=-"));
  int parent = kind == CW_DEMO_FAMILY ? -1 : kind == CW_DEMO_GROUP ? path[0] : path[1];
  CwDemoCode *code = append_code (self, kind, fields[0], parent);

  code->mnemonic = g_strdup (fields[1]);
  code->definition = g_strdup (fields[2]);
  if (kind == CW_DEMO_FAMILY)
    {
      code->family = path[0] < 0 ? 0 : cw_demo_codebook_get (self, path[0])->family + 1;
      path[0] = self->codes->len - 1;
      return;
    }
  code->frequency = g_ascii_strtoull (fields[3], NULL, 10);
  give_words (code, lexicon, code->name);
  if (kind == CW_DEMO_GROUP)
    path[1] = code->group = self->codes->len - 1;
}

static void
read_tree (CwDemoCodebook *self, CwDemoLexicon *lexicon)
{
  g_auto (GStrv) lines = cw_demo_read_lines ("codebook.txt");
  int path[2] = { -1, -1 };

  for (guint i = 0; lines[i] != NULL; i++)
    append_tree_line (self, lexicon, lines[i], path);
}

/* The first of them keeps its codings, the others were merged into the codes that stand for them. */
static void
read_retired (CwDemoCodebook *self, CwDemoLexicon *lexicon)
{
  g_auto (GStrv) lines = cw_demo_read_lines ("retired.txt");

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = split_fields (lines[i]);
      CwDemoCode *code = append_code (self, CW_DEMO_RETIRED, fields[0], -1);

      code->mnemonic = g_strdup (fields[1]);
      code->definition = g_strdup (fields[2]);
      code->redirect = cw_demo_codebook_find (self, fields[3]);
      code->family = cw_demo_codebook_get (self, code->redirect)->family;
      code->frequency = i == 0 ? TERRITORY : 0;
      give_words (code, lexicon, i == 0 ? code->name : fields[3]);
    }
}

static void
link_members (CwDemoCodebook *self, const char *members)
{
  g_auto (GStrv) names = g_strsplit (members, ";", -1);
  guint target = self->codes->len - 1;

  for (guint i = 0; names[i] != NULL; i++)
    {
      guint member = cw_demo_codebook_find (self, g_strstrip (names[i]));

      g_array_append_val (cw_demo_codebook_get (self, member)->links, target);
    }
}

static void
read_patterns (CwDemoCodebook *self)
{
  g_auto (GStrv) lines = cw_demo_read_lines ("patterns.txt");

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean theme = *lines[i] == '+';
      g_auto (GStrv) fields = split_fields (lines[i] + 1);
      CwDemoCode *code = append_code (self, theme ? CW_DEMO_THEME : CW_DEMO_PATTERN, fields[0], -1);

      code->mnemonic = g_strdup ("");
      code->definition = g_strdup (theme ? "" : fields[2]);
      code->statement = theme ? g_strdup (fields[1]) : NULL;
      code->summariser = theme ? NULL : g_strdup (fields[1]);
      link_members (self, fields[theme ? 2 : 3]);
    }
}

/* --- large projects ---------------------------------------------------------------------------------------- */

static void
append_facet (CwDemoCodebook *self, CwDemoLexicon *lexicon, guint leaf, guint facet)
{
  const char *of = cw_demo_codebook_get (self, leaf)->name;
  g_autofree char *name
      = g_strdup_printf ("%s, %s", of, cw_demo_lexicon_get_name (lexicon, "facets", facet));
  CwDemoCode *code = append_code (self, CW_DEMO_FACET, name, leaf);

  code->mnemonic = g_strdup ("");
  code->definition = g_strdup_printf ("“%s”, as far as this side of it is meant.", of);
  give_words (code, lexicon, of);
}

/* Sixty per cent of a leaf's codings go to its facets, and all frequencies grow with the project. */
static void
spread_frequencies (CwDemoCodebook *self, guint n_codings)
{
  g_autofree guint *n_facets = g_new0 (guint, self->codes->len);

  for (guint i = 0; i < self->codes->len; i++)
    if (cw_demo_codebook_get (self, i)->kind == CW_DEMO_FACET)
      n_facets[cw_demo_codebook_get (self, i)->parent]++;
  for (guint i = 0; i < self->codes->len; i++)
    {
      CwDemoCode *code = cw_demo_codebook_get (self, i);
      guint64 whole = (guint64) code->frequency * n_codings / PLANNED_CODINGS;

      if (code->kind == CW_DEMO_FACET)
        code->frequency
            = cw_demo_codebook_get (self, code->parent)->frequency * 3 / 2 / n_facets[code->parent];
      else
        code->frequency = n_facets[i] > 0 ? whole * 2 / 5 : whole;
    }
}

static void
append_facets (CwDemoCodebook *self, CwDemoLexicon *lexicon, guint n_codes)
{
  guint n_known = self->codes->len;
  guint n_facets = cw_demo_lexicon_count_names (lexicon, "facets");

  for (guint facet = 0; facet < n_facets; facet++)
    for (guint i = 0; i < n_known && self->codes->len < n_codes; i++)
      if (cw_demo_codebook_get (self, i)->kind == CW_DEMO_LEAF)
        append_facet (self, lexicon, i, facet);
}

/* --- what counts where --------------------------------------------------------------------------------------- */

static gboolean
contains (const GArray *places, guint place)
{
  for (guint i = 0; i < places->len; i++)
    if (g_array_index (places, guint, i) == place)
      return TRUE;
  return FALSE;
}

static void
add_ancestors (CwDemoCodebook *self, GArray *ancestors, guint place)
{
  CwDemoCode *code = cw_demo_codebook_get (self, place);

  if (contains (ancestors, place))
    return;
  g_array_append_val (ancestors, place);
  if (code->parent >= 0)
    add_ancestors (self, ancestors, code->parent);
  for (guint i = 0; i < code->links->len; i++)
    add_ancestors (self, ancestors, g_array_index (code->links, guint, i));
}

/**
 * cw_demo_codebook_feeds:
 *
 * Returns: whether codings of the code at @place are evidence of the one at @target
 */
gboolean
cw_demo_codebook_feeds (CwDemoCodebook *self, guint place, guint target)
{
  return contains (cw_demo_codebook_get (self, place)->ancestors, target);
}

/**
 * cw_demo_codebook_new:
 * @n_codes: how many codes there are to be; those of the data files are there in any case
 * @n_codings: what the frequencies are to add up to, or nearly so
 *
 * Returns: (transfer full): the codebook
 */
CwDemoCodebook *
cw_demo_codebook_new (CwDemoLexicon *lexicon, guint n_codes, guint n_codings)
{
  CwDemoCodebook *self = g_new0 (CwDemoCodebook, 1);

  self->codes = g_ptr_array_new_with_free_func (code_free);
  self->places = g_hash_table_new (g_str_hash, g_str_equal);
  read_tree (self, lexicon);
  read_retired (self, lexicon);
  read_patterns (self);
  append_facets (self, lexicon, n_codes);
  spread_frequencies (self, n_codings);
  for (guint i = 0; i < self->codes->len; i++)
    add_ancestors (self, cw_demo_codebook_get (self, i)->ancestors, i);
  return self;
}

/**
 * cw_demo_codebook_free:
 * @self: (transfer full) (nullable): a codebook
 */
void
cw_demo_codebook_free (CwDemoCodebook *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->places);
  g_ptr_array_unref (self->codes);
  g_free (self);
}
