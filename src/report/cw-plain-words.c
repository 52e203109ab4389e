/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwPlainWords: texts made comparable. A manuscript has other quotation marks, dashes, spaces and capitals at the start
 * than its source; none of that changes a quotation. */

#include "config.h"

#include "cw-plain-words.h"

#include <string.h>

#define WIDEST_GAP 4000 /* bytes between the parts of a quotation with an ellipsis */

static const char *
fold (gunichar c)
{
  switch (c)
    {
    case 0x2018:
    case 0x2019:
    case 0x201a:
    case 0x2032:
    case '"':
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0x00ab:
    case 0x00bb:
      return "'";
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2212:
      return "-";
    case 0x2026:
      return "...";
    case 0x00ad:
    case 0x200b:
    case 0xfeff:
      return "";
    default:
      return NULL;
    }
}

static void
append (CwPlainWords *self, GString *text, const char *piece, guint32 place)
{
  for (const char *at = piece; *at != '\0'; at = g_utf8_next_char (at))
    g_array_append_val (self->places, place);
  g_string_append (text, piece);
}

static void
append_character (CwPlainWords *self, GString *text, gunichar c, guint32 place)
{
  const char *folded = fold (c);
  char utf8[7] = { 0 };

  if (folded == NULL && g_unichar_isspace (c))
    folded = text->len == 0 || text->str[text->len - 1] == ' ' ? "" : " ";
  if (folded == NULL)
    {
      g_unichar_to_utf8 (g_unichar_tolower (c), utf8);
      folded = utf8;
    }
  append (self, text, folded, place);
}

/**
 * cw_plain_words_new:
 *
 * Returns: (transfer full): @text, made comparable
 */
CwPlainWords *
cw_plain_words_new (const char *text)
{
  CwPlainWords *self = g_new0 (CwPlainWords, 1);
  GString *plain = g_string_new (NULL);
  guint32 place = 0;

  self->places = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    append_character (self, plain, g_utf8_get_char (at), place++);
  g_array_append_val (self->places, place);
  self->text = g_string_free (plain, FALSE);
  return self;
}

/**
 * cw_plain_words_free:
 * @self: (transfer full): no longer needed
 */
void
cw_plain_words_free (CwPlainWords *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->text);
  g_array_unref (self->places);
  g_free (self);
}

/* --- segments --------------------------------------------------------------------------------------------------- */

static gboolean
is_edge (gunichar c)
{
  return g_unichar_isspace (c) || (c < 0x80 && strchr (".,;:!?\"'-()", c) != NULL);
}

/* Punctuation at the edges belongs to the sentence that quotes. */
static char *
trim (const char *text)
{
  const char *end = text + strlen (text);

  while (*text != '\0' && is_edge (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (end > text && is_edge (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return g_strndup (text, end - text);
}

/**
 * cw_plain_words_split:
 *
 * Cuts a quotation at its ellipses and at what its author has put in brackets; a letter in brackets is only a capital.
 *
 * Returns: (transfer full) (array zero-terminated=1): the parts that must be in the source, in order
 */
char **
cw_plain_words_split (const CwPlainWords *self)
{
  g_autoptr (GRegex) capital = g_regex_new ("\\[(\\p{L})\\]", 0, 0, NULL);
  g_autofree char *text = g_regex_replace (capital, self->text, -1, 0, "\\1", 0, NULL);
  g_auto (GStrv) parts = g_regex_split_simple ("\\[[^\\]]*\\]|\\.\\.\\.", text, 0, 0);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = trim (parts[i]);

      if (*part != '\0')
        g_strv_builder_add (builder, part);
    }
  return g_strv_builder_end (builder);
}

static const char *
find_rest (const char *at, const char *const *segments)
{
  for (guint i = 0; segments[i] != NULL; i++)
    {
      const char *found = strstr (at, segments[i]);

      if (found == NULL || found - at > WIDEST_GAP)
        return NULL;
      at = found + strlen (segments[i]);
    }
  return at;
}

static guint
get_place (const CwPlainWords *self, const char *at)
{
  return g_array_index (self->places, guint32, g_utf8_pointer_to_offset (self->text, at));
}

/**
 * cw_plain_words_find:
 * @segments: (array zero-terminated=1): parts, as cw_plain_words_split() gives them
 * @from: where it must end behind, in code points of the original text
 * @start: (out): where the first begins in the original text, in code points
 * @end: (out): where the last ends
 *
 * Returns: whether all of them are there, in order and not far from each other
 */
gboolean
cw_plain_words_find (const CwPlainWords *self,
                     const char *const *segments,
                     guint from,
                     guint *start,
                     guint *end)
{
  const char *at = self->text;

  if (segments[0] == NULL)
    return FALSE;
  while ((at = strstr (at, segments[0])) != NULL)
    {
      const char *behind = find_rest (at + strlen (segments[0]), segments + 1);

      if (behind != NULL && get_place (self, behind) > from)
        {
          *start = get_place (self, at);
          *end = get_place (self, behind);
          return TRUE;
        }
      at = g_utf8_next_char (at);
    }
  return FALSE;
}

/* --- difference ------------------------------------------------------------------------------------------------- */

static void
close_change (GString *text, GString *gone, GString *come)
{
  if (gone->len > 0)
    g_string_append_printf (text, "%s[-%s-]", text->len > 0 ? " " : "", gone->str);
  if (come->len > 0)
    g_string_append_printf (text, "%s{+%s+}", text->len > 0 ? " " : "", come->str);
  g_string_truncate (gone, 0);
  g_string_truncate (come, 0);
}

static void
add_word (GString *text, const char *word)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", word);
}

/* The length of the longest common run of words of what is left of both, by where it begins. */
static guint *
measure_common (char **old, guint n_old, char **new, guint n_new)
{
  guint *common = g_new0 (guint, (gsize) (n_old + 1) * (n_new + 1));

  for (guint i = n_old; i-- > 0;)
    for (guint j = n_new; j-- > 0;)
      common[i * (n_new + 1) + j]
          = g_str_equal (old[i], new[j])
                ? common[(i + 1) * (n_new + 1) + j + 1] + 1
                : MAX (common[(i + 1) * (n_new + 1) + j], common[i * (n_new + 1) + j + 1]);
  return common;
}

/**
 * cw_plain_words_show_changes:
 * @old: what the source says
 * @new: what the quotation says
 *
 * Returns: (transfer full): both in one, by words: what is gone as [-old-], what has come as {+new+}
 */
char *
cw_plain_words_show_changes (const char *old, const char *new)
{
  g_auto (GStrv) a = g_strsplit (old, " ", -1);
  g_auto (GStrv) b = g_strsplit (new, " ", -1);
  guint n_old = g_strv_length (a), n_new = g_strv_length (b), i = 0, j = 0;
  g_autofree guint *common = measure_common (a, n_old, b, n_new);
  g_autoptr (GString) gone = g_string_new (NULL);
  g_autoptr (GString) come = g_string_new (NULL);
  GString *text = g_string_new (NULL);

  while (i < n_old || j < n_new)
    if (i < n_old && j < n_new && g_str_equal (a[i], b[j]))
      {
        close_change (text, gone, come);
        add_word (text, a[i++]);
        j++;
      }
    else if (j == n_new
             || (i < n_old && common[(i + 1) * (n_new + 1) + j] >= common[i * (n_new + 1) + j + 1]))
      add_word (gone, a[i++]);
    else
      add_word (come, b[j++]);
  close_change (text, gone, come);
  return g_string_free (text, FALSE);
}
