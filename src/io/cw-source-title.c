/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwSourceTitle: what a source is called: the document's own title if it says something, else its
 * first heading where the format has real headings, else the file's name. */

#include "config.h"

#include "cw-source-title.h"

#include <string.h>

/* A longer "title" is the first paragraph, which some programs put there. */
#define MAX_TITLE 200

/* What programs write when nobody gave a title. */
static const char *const empty_titles[] = {
  "untitled",      "untitled document",
  "document",      "document1",
  "word document", "microsoft word document",
  "title",         "dokument",
  "dokument1",     "ohne titel",
  "sans titre",    "sin título",
  "new document",  "powerpoint presentation",
  "slide 1",       "unbenannt",
  "unknown",       "none",
  "null",
};

static char *
tidy_title (const char *title)
{
  g_auto (GStrv) words = g_strsplit_set (title, " \t\r\n", -1);
  GString *tidy = g_string_new (NULL);
  guint i;

  for (i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      if (tidy->len > 0)
        g_string_append_c (tidy, ' ');
      g_string_append (tidy, words[i]);
    }
  return g_string_free_and_steal (tidy);
}

/**
 * cw_source_title_is_sensible:
 * @title: what a document gives as its title
 * @name: the file's name
 *
 * Returns: whether it is worth showing: not empty, not a program's default, not a file name
 */
gboolean
cw_source_title_is_sensible (const char *title, const char *name)
{
  g_autofree char *tidy = tidy_title (title);
  g_autofree char *folded = g_utf8_casefold (tidy, -1);
  guint i;

  if (*tidy == '\0' || g_utf8_strlen (tidy, -1) > MAX_TITLE
      || g_str_has_prefix (folded, "microsoft word - "))
    return FALSE;
  if (g_str_equal (tidy, name) || g_str_has_suffix (folded, ".doc")
      || g_str_has_suffix (folded, ".docx") || g_str_has_suffix (folded, ".odt")
      || g_str_has_suffix (folded, ".pdf"))
    return FALSE;
  for (i = 0; i < G_N_ELEMENTS (empty_titles); i++)
    if (g_str_equal (folded, empty_titles[i]))
      return FALSE;
  return TRUE;
}

/**
 * cw_source_title_from_name:
 *
 * Returns: (transfer full): the file's base name without suffix, with spaces for underscores
 */
char *
cw_source_title_from_name (const char *name)
{
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *valid = g_utf8_make_valid (base, -1);
  char *dot = strrchr (valid, '.');
  char *title;

  if (dot != NULL && dot != valid)
    *dot = '\0';
  title = g_strstrip (g_strdelimit (g_steal_pointer (&valid), "_", ' '));
  if (*title != '\0')
    return title;
  g_free (title);
  return g_utf8_make_valid (base, -1);
}

/**
 * cw_source_title_offer:
 * @title: (nullable): a candidate
 *
 * Takes @title when the draft has none yet and it is sensible.
 */
void
cw_source_title_offer (CwDraftSource *draft, const char *title, const char *name)
{
  if (draft->title == NULL && title != NULL && cw_source_title_is_sensible (title, name))
    draft->title = tidy_title (title);
}

/**
 * cw_source_title_complete:
 * @from_heading: whether the first heading of level 1 may be the title
 *
 * Sees to it that the draft has a title.
 */
void
cw_source_title_complete (CwDraftSource *draft, const char *name, gboolean from_heading)
{
  guint i;

  for (i = 0; from_heading && draft->title == NULL && i < draft->paragraphs->len; i++)
    {
      const CwDraftParagraph *paragraph = g_ptr_array_index (draft->paragraphs, i);

      if (paragraph->style == CW_PARAGRAPH_HEADING && paragraph->level == 1)
        cw_source_title_offer (draft, paragraph->text, name);
    }
  if (draft->title == NULL)
    draft->title = cw_source_title_from_name (name);
}
