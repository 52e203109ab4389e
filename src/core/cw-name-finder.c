/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwNameFinder compares folded texts: small letters, decomposed characters, one space for many, no soft hyphens. Each
 * unit of a folded text knows the code point that it is from. A line feed is a unit like no other, since a name does not
 * go from one paragraph to the next.
 *
 * A name is found as a whole word: no letter follows a letter across its edges and no digit a digit, but where a script
 * puts no spaces between words, everything is an edge. */

#include "config.h"

#include "cw-name-finder.h"

#include <string.h>

typedef struct
{
  gunichar character;
  guint origin;
} Unit;

typedef struct
{
  GArray *units; /* of Unit */
  gunichar *letters;
  guint n_letters;
} Folded;

typedef struct
{
  Folded folded;
  char *replacement;
  gboolean has_small; /* letters, so that capitals are another form of it */
  gboolean has_capitals;
  gboolean adapts; /* the replacement has capitals; one without is a mark or an address */
  gboolean common;
  gint64 tag;
} Name;

struct _CwNameFinder
{
  GHashTable *names; /* first unit → GPtrArray of Name, the longest first */
};

/* --- folding --------------------------------------------------------------------------------------------------- */

static gboolean
is_ignored (gunichar character)
{
  return character == 0xAD || (character >= 0x200B && character <= 0x200D) || character == 0xFEFF;
}

static void
append_unit (GArray *units, gunichar character, guint origin)
{
  Unit unit = { character, origin };

  g_array_append_val (units, unit);
}

static void
append_space (GArray *units, guint origin)
{
  if (units->len == 0 || g_array_index (units, Unit, units->len - 1).character != ' ')
    append_unit (units, ' ', origin);
}

static void
append_composed (GArray *units, gunichar character, guint origin)
{
  char bytes[6];
  int length = g_unichar_to_utf8 (character, bytes);
  g_autofree char *small = g_utf8_casefold (bytes, length);
  g_autofree char *parts = g_utf8_normalize (small, -1, G_NORMALIZE_NFD);

  for (const char *p = parts; *p != '\0'; p = g_utf8_next_char (p))
    append_unit (units, g_utf8_get_char (p), origin);
}

static void
append_folded (GArray *units, gunichar character, guint origin)
{
  if (character == '\n')
    append_unit (units, '\n', origin);
  else if (g_unichar_isspace (character))
    append_space (units, origin);
  else if (character < 0x80)
    append_unit (units, g_ascii_tolower (character), origin);
  else if (!is_ignored (character))
    append_composed (units, character, origin);
}

static Folded
fold (const char *text)
{
  Folded folded;
  glong length;

  folded.letters = g_utf8_to_ucs4_fast (text, -1, &length);
  folded.n_letters = length;
  folded.units = g_array_sized_new (FALSE, FALSE, sizeof (Unit), length);
  for (guint i = 0; i < folded.n_letters; i++)
    append_folded (folded.units, folded.letters[i], i);
  return folded;
}

static void
clear_folded (Folded *self)
{
  g_array_unref (self->units);
  g_free (self->letters);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Folded, clear_folded)

static const Unit *
get_unit (const Folded *self, guint index)
{
  return &g_array_index (self->units, Unit, index);
}

/* --- words ------------------------------------------------------------------------------------------------------ */

static gboolean
has_no_spaces (gunichar character)
{
  switch ((int) g_unichar_get_script (character))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_letter (gunichar character)
{
  return g_unichar_isalpha (character) || g_unichar_ismark (character);
}

/* Whether two characters that follow each other are in one word. */
static gboolean
joins (gunichar first, gunichar second)
{
  if (g_unichar_ismark (second))
    return TRUE;
  if (g_unichar_isdigit (first) && g_unichar_isdigit (second))
    return TRUE;
  return is_letter (first) && is_letter (second) && !has_no_spaces (first)
         && !has_no_spaces (second);
}

static gboolean
is_whole (const Folded *text, guint start, guint end)
{
  return (start == 0 || !joins (text->letters[start - 1], text->letters[start]))
         && (end == text->n_letters || !joins (text->letters[end - 1], text->letters[end]));
}

static void
find_cases (const gunichar *letters, guint start, guint end, gboolean *small, gboolean *capitals)
{
  *small = *capitals = FALSE;
  for (guint i = start; i < end; i++)
    {
      *small |= g_unichar_islower (letters[i]);
      *capitals |= g_unichar_isupper (letters[i]);
    }
}

/* --- names ------------------------------------------------------------------------------------------------------- */

static void
free_name (gpointer data)
{
  Name *name = data;

  clear_folded (&name->folded);
  g_free (name->replacement);
  g_free (name);
}

/**
 * cw_name_finder_new:
 *
 * Returns: (transfer full): a finder without names
 */
CwNameFinder *
cw_name_finder_new (void)
{
  CwNameFinder *self = g_new0 (CwNameFinder, 1);

  self->names = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  return self;
}

/**
 * cw_name_finder_free:
 * @self: (transfer full) (nullable): a finder
 */
void
cw_name_finder_free (CwNameFinder *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->names);
  g_free (self);
}

/**
 * cw_name_finder_is_empty:
 *
 * Returns: whether there is nothing to find
 */
gboolean
cw_name_finder_is_empty (const CwNameFinder *self)
{
  return g_hash_table_size (self->names) == 0;
}

static gboolean
has_capitals (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isupper (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

static int
compare_lengths (gconstpointer a, gconstpointer b)
{
  const Name *first = *(const Name *const *) a;
  const Name *second = *(const Name *const *) b;

  return (int) second->folded.units->len - (int) first->folded.units->len;
}

/**
 * cw_name_finder_add:
 * @name: valid UTF-8 without line feeds
 * @replacement: what comes in its place
 * @common: the name is a word of the language too, so that in small letters alone it is not the name
 * @tag: what a hit says
 *
 * Adds a name. Where two names begin at one place, the longer one is found. A replacement with capitals is in capitals or
 * small letters where the name is; another one stays as it is.
 */
void
cw_name_finder_add (CwNameFinder *self,
                    const char *name,
                    const char *replacement,
                    gboolean common,
                    gint64 tag)
{
  Name *added;
  GPtrArray *bucket;
  gpointer key;

  g_return_if_fail (name != NULL && replacement != NULL);

  added = g_new0 (Name, 1);
  added->folded = fold (name);
  added->replacement = g_strdup (replacement);
  added->adapts = has_capitals (replacement);
  added->common = common;
  added->tag = tag;
  find_cases (
      added->folded.letters, 0, added->folded.n_letters, &added->has_small, &added->has_capitals);
  if (added->folded.units->len == 0)
    {
      free_name (added);
      return;
    }
  key = GUINT_TO_POINTER (get_unit (&added->folded, 0)->character);
  bucket = g_hash_table_lookup (self->names, key);
  if (bucket == NULL)
    {
      bucket = g_ptr_array_new_with_free_func (free_name);
      g_hash_table_insert (self->names, key, bucket);
    }
  g_ptr_array_add (bucket, added);
  g_ptr_array_sort (bucket, compare_lengths);
}

/* --- finding ------------------------------------------------------------------------------------------------------ */

/* Whether the name's units are at @index, from the first unit of a code point to the last of one. */
static gboolean
has_units (const Folded *text, guint index, const Folded *name)
{
  guint behind = index + name->units->len;

  if (behind > text->units->len)
    return FALSE;
  if (index > 0 && get_unit (text, index - 1)->origin == get_unit (text, index)->origin)
    return FALSE;
  for (guint i = 0; i < name->units->len; i++)
    if (get_unit (text, index + i)->character != get_unit (name, i)->character)
      return FALSE;
  return behind == text->units->len
         || get_unit (text, behind)->origin != get_unit (text, behind - 1)->origin;
}

static char *
adapt_case (const Name *name, gboolean small, gboolean capitals)
{
  if (!name->adapts)
    return g_strdup (name->replacement);
  if (capitals && !small && name->has_small)
    return g_utf8_strup (name->replacement, -1);
  if (small && !capitals && name->has_capitals)
    return g_utf8_strdown (name->replacement, -1);
  return g_strdup (name->replacement);
}

static gboolean
match (const Folded *text, guint index, const Name *name, CwNameHit *hit)
{
  gboolean small, capitals;

  if (!has_units (text, index, &name->folded))
    return FALSE;
  hit->start = get_unit (text, index)->origin;
  hit->end = get_unit (text, index + name->folded.units->len - 1)->origin + 1;
  if (!is_whole (text, hit->start, hit->end))
    return FALSE;
  find_cases (text->letters, hit->start, hit->end, &small, &capitals);
  if (name->common && small && !capitals && name->has_capitals)
    return FALSE;
  hit->tag = name->tag;
  hit->old = g_ucs4_to_utf8 (text->letters + hit->start, hit->end - hit->start, NULL, NULL, NULL);
  hit->new = adapt_case (name, small, capitals);
  return TRUE;
}

/* Gives back how many units to go on, or 0. */
static guint
match_any (const CwNameFinder *self, const Folded *text, guint index, GArray *hits)
{
  gpointer key = GUINT_TO_POINTER (get_unit (text, index)->character);
  const GPtrArray *bucket = g_hash_table_lookup (self->names, key);

  for (guint i = 0; bucket != NULL && i < bucket->len; i++)
    {
      const Name *name = g_ptr_array_index (bucket, i);
      CwNameHit hit;

      if (!match (text, index, name, &hit))
        continue;
      g_array_append_val (hits, hit);
      return name->folded.units->len;
    }
  return 0;
}

static void
clear_hit (gpointer data)
{
  CwNameHit *hit = data;

  g_free (hit->old);
  g_free (hit->new);
}

/**
 * cw_name_finder_find:
 * @text: valid UTF-8
 *
 * Returns: (transfer full) (element-type CwNameHit): where the names are, in order and without overlaps
 */
GArray *
cw_name_finder_find (const CwNameFinder *self, const char *text)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (CwNameHit));
  g_auto (Folded) folded = { NULL };

  g_array_set_clear_func (hits, clear_hit);
  folded = fold (text);
  for (guint i = 0, n; i < folded.units->len; i += n > 0 ? n : 1)
    n = match_any (self, &folded, i, hits);
  return hits;
}

/**
 * cw_name_hits_apply:
 * @hits: (element-type CwNameHit): what was found in the text
 *
 * Returns: (transfer full): the text with everything in its place
 */
char *
cw_name_hits_apply (const GArray *hits, const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint done = 0;

  for (guint i = 0; i < hits->len; i++)
    {
      const CwNameHit *hit = &g_array_index (hits, CwNameHit, i);
      const char *start = g_utf8_offset_to_pointer (text, hit->start - done);

      g_string_append_len (out, text, start - text);
      g_string_append (out, hit->new);
      text = g_utf8_offset_to_pointer (start, hit->end - hit->start);
      done = hit->end;
    }
  g_string_append (out, text);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/**
 * cw_name_finder_replace:
 * @text: valid UTF-8
 *
 * Returns: (transfer full) (nullable): the text with every name replaced, or NULL if it has none
 */
char *
cw_name_finder_replace (const CwNameFinder *self, const char *text)
{
  g_autoptr (GArray) hits = cw_name_finder_find (self, text);

  return hits->len == 0 ? NULL : cw_name_hits_apply (hits, text);
}

/**
 * cw_name_hits_move:
 * @hits: (element-type CwNameHit): what cw_name_finder_find() has found in @text
 * @place: a byte of @text
 * @end: a stretch ends there, so that it keeps all of what comes in the place of a name that it ends inside of
 *
 * Returns: which byte it is in what cw_name_hits_apply() makes of the text
 */
guint
cw_name_hits_move (const GArray *hits, const char *text, guint place, gboolean end)
{
  gssize shift = 0;

  g_return_val_if_fail (hits != NULL && text != NULL, place);

  for (guint i = 0; i < hits->len; i++)
    {
      const CwNameHit *hit = &g_array_index (hits, CwNameHit, i);
      guint from = g_utf8_offset_to_pointer (text, hit->start) - text;
      guint to = g_utf8_offset_to_pointer (text, hit->end) - text;

      if (from >= place)
        break;
      if (to > place)
        return from + shift + (end ? strlen (hit->new) : 0);
      shift += (gssize) strlen (hit->new) - (gssize) (to - from);
    }
  return place + shift;
}
