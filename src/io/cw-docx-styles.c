/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwDocxStyles: styles.xml.
 *
 * A heading is told by its outline level, its built-in name ("heading 2", which Word writes in
 * English whatever its language), or the style it is based on. */

#include "config.h"

#include "cw-docx-styles.h"

#include "cw-xml-walker.h"

#include <string.h>

/* Word allows eleven steps of "based on"; a circle ends here, too. */
#define MAX_STEPS 16

/* outlineLvl 9 means body text. */
#define BODY_LEVEL 9

typedef struct
{
  char *based_on;
  int outline;    /* from 0, or -1 */
  int name_level; /* of a heading by name, from 1, or 0 */
  int list_level; /* from 1, or 0 */
  CwTextFormat format;
} Style;

struct _CwDocxStyles
{
  GHashTable *styles; /* id to Style */
};

static void
free_style (Style *style)
{
  g_free (style->based_on);
  g_free (style);
}

static Style *
find_style (CwDocxStyles *self, const char *id)
{
  return self != NULL && id != NULL ? g_hash_table_lookup (self->styles, id) : NULL;
}

static int
level_from_name (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  if (g_str_equal (lower, "title"))
    return 1;
  if (g_str_has_prefix (lower, "heading ") && g_ascii_isdigit (lower[8]) && lower[9] == '\0')
    return CLAMP (lower[8] - '0', 1, 6);
  return 0;
}

static int
get_number (CwXmlWalker *walker, int fallback)
{
  const char *value = cw_xml_walker_get_attribute (walker, "val");

  return value != NULL ? (int) CLAMP (g_ascii_strtoll (value, NULL, 10), -1, 1000) : fallback;
}

static gboolean
is_switched_on (CwXmlWalker *walker)
{
  static const char *const off[] = { "0", "false", "off", "none", NULL };
  const char *value = cw_xml_walker_get_attribute (walker, "val");

  return value == NULL || !g_strv_contains (off, value);
}

static Style *
add_style (CwDocxStyles *self, CwXmlWalker *walker)
{
  const char *id = cw_xml_walker_get_attribute (walker, "styleId");
  Style *style = g_new0 (Style, 1);

  style->outline = -1;
  g_hash_table_replace (self->styles, g_strdup (id != NULL ? id : ""), style);
  return style;
}

static void
read_property (Style *style, CwXmlWalker *walker)
{
  const char *value = cw_xml_walker_get_attribute (walker, "val");

  if (g_str_equal (walker->name, "name") && value != NULL)
    style->name_level = level_from_name (value);
  else if (g_str_equal (walker->name, "basedOn"))
    {
      g_free (style->based_on);
      style->based_on = g_strdup (value);
    }
  else if (g_str_equal (walker->name, "outlineLvl"))
    style->outline = get_number (walker, BODY_LEVEL);
  else if (g_str_equal (walker->name, "numPr"))
    style->list_level = MAX (style->list_level, 1);
  else if (g_str_equal (walker->name, "ilvl"))
    style->list_level = CLAMP (get_number (walker, 0) + 1, 1, 9);
  else if (g_str_equal (walker->name, "b") && is_switched_on (walker))
    style->format |= CW_TEXT_FORMAT_BOLD;
  else if (g_str_equal (walker->name, "i") && is_switched_on (walker))
    style->format |= CW_TEXT_FORMAT_ITALIC;
  else if (g_str_equal (walker->name, "u") && is_switched_on (walker))
    style->format |= CW_TEXT_FORMAT_UNDERLINE;
}

static gboolean
read_styles (CwDocxStyles *self, CwXmlWalker *walker, GError **error)
{
  Style *style = NULL;
  CwXmlEvent event;

  while ((event = cw_xml_walker_next (walker, error)) != CW_XML_EOF)
    {
      if (event == CW_XML_ERROR)
        return FALSE;
      if (event == CW_XML_START && g_str_equal (walker->name, "style"))
        style = add_style (self, walker);
      else if (event == CW_XML_START && style != NULL)
        read_property (style, walker);
      else if (event == CW_XML_END && g_str_equal (walker->name, "style"))
        style = NULL;
    }
  return TRUE;
}

/**
 * cw_docx_styles_read:
 * @xml: (nullable): the part word/styles.xml
 * @name: the file's name, for messages
 *
 * Returns: (transfer full): the styles, none when there is no such part; or NULL with
 *   CW_ERROR_DAMAGED
 */
CwDocxStyles *
cw_docx_styles_read (GBytes *xml, const char *name, GError **error)
{
  g_autoptr (CwDocxStyles) self = g_new0 (CwDocxStyles, 1);
  g_auto (CwXmlWalker) walker = { 0 };

  self->styles
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) free_style);
  if (xml != NULL
      && (!cw_xml_walker_init (&walker, xml, "word/styles.xml", name, error)
          || !read_styles (self, &walker, error)))
    return NULL;
  return g_steal_pointer (&self);
}

void
cw_docx_styles_free (CwDocxStyles *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->styles, g_hash_table_unref);
  g_free (self);
}

/**
 * cw_docx_styles_get_heading_level:
 * @id: (nullable): a paragraph style's id
 *
 * Returns: 1 to 6, or 0 when paragraphs of that style are no headings
 */
guint
cw_docx_styles_get_heading_level (CwDocxStyles *self, const char *id)
{
  Style *style = find_style (self, id);
  guint i;

  for (i = 0; style != NULL && i < MAX_STEPS; i++)
    {
      if (style->outline >= 0)
        return style->outline >= BODY_LEVEL ? 0 : (guint) CLAMP (style->outline + 1, 1, 6);
      if (style->name_level > 0)
        return (guint) style->name_level;
      style = find_style (self, style->based_on);
    }
  return 0;
}

/**
 * cw_docx_styles_get_list_level:
 * @id: (nullable): a paragraph style's id
 *
 * Returns: from 1, or 0 when paragraphs of that style are no list items
 */
guint
cw_docx_styles_get_list_level (CwDocxStyles *self, const char *id)
{
  Style *style = find_style (self, id);
  guint i;

  for (i = 0; style != NULL && i < MAX_STEPS; i++)
    {
      if (style->list_level > 0)
        return (guint) style->list_level;
      style = find_style (self, style->based_on);
    }
  return 0;
}

/**
 * cw_docx_styles_get_format:
 * @id: (nullable): a character style's id
 *
 * Returns: how its text looks
 */
CwTextFormat
cw_docx_styles_get_format (CwDocxStyles *self, const char *id)
{
  Style *style = find_style (self, id);
  CwTextFormat format = 0;
  guint i;

  for (i = 0; style != NULL && i < MAX_STEPS; i++)
    {
      format |= style->format;
      style = find_style (self, style->based_on);
    }
  return format;
}
