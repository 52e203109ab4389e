/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwOdtStyles: style:style elements, wherever they are. */

#include "config.h"

#include "cw-odt-styles.h"

#include <string.h>

/* A circle of parents ends here; real chains are shorter than ten. */
#define MAX_STEPS 32

typedef struct
{
  char *parent;     /* key */
  CwTextFormat set; /* which formats the style decides */
  CwTextFormat format;
} Style;

struct _CwOdtStyles
{
  GHashTable *styles; /* family and name, to Style */
  Style *current;     /* while inside of one */
};

static void
free_style (Style *style)
{
  g_free (style->parent);
  g_free (style);
}

/* Names are unique within a family only. */
static char *
make_key (const char *family, const char *name)
{
  return g_strdup_printf ("%s/%s", family != NULL ? family : "", name != NULL ? name : "");
}

static Style *
find_style (CwOdtStyles *self, const char *family, const char *name)
{
  g_autofree char *key = make_key (family, name);

  return g_hash_table_lookup (self->styles, key);
}

static void
begin_style (CwOdtStyles *self, CwXmlWalker *walker)
{
  const char *family = cw_xml_walker_get_attribute (walker, "family");
  const char *parent = cw_xml_walker_get_attribute (walker, "parent-style-name");

  self->current = g_new0 (Style, 1);
  if (parent != NULL)
    self->current->parent = make_key (family, parent);
  g_hash_table_replace (
      self->styles, make_key (family, cw_xml_walker_get_attribute (walker, "name")), self->current);
}

static void
decide (Style *style, CwTextFormat format, gboolean is_on)
{
  style->set |= format;
  if (is_on)
    style->format |= format;
  else
    style->format &= ~format;
}

static gboolean
is_bold (const char *weight)
{
  return g_str_equal (weight, "bold") || g_ascii_strtoull (weight, NULL, 10) >= 600;
}

static void
read_text_properties (Style *style, CwXmlWalker *walker)
{
  const char *weight = cw_xml_walker_get_attribute (walker, "font-weight");
  const char *slant = cw_xml_walker_get_attribute (walker, "font-style");
  const char *underline = cw_xml_walker_get_attribute (walker, "text-underline-style");

  if (weight != NULL)
    decide (style, CW_TEXT_FORMAT_BOLD, is_bold (weight));
  if (slant != NULL)
    decide (style, CW_TEXT_FORMAT_ITALIC, !g_str_equal (slant, "normal"));
  if (underline != NULL)
    decide (style, CW_TEXT_FORMAT_UNDERLINE, !g_str_equal (underline, "none"));
}

CwOdtStyles *
cw_odt_styles_new (void)
{
  CwOdtStyles *self = g_new0 (CwOdtStyles, 1);

  self->styles
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) free_style);
  return self;
}

void
cw_odt_styles_free (CwOdtStyles *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->styles, g_hash_table_unref);
  g_free (self);
}

/**
 * cw_odt_styles_enter:
 * @walker: at the start of any element
 *
 * Notes the element if it is a style or part of one.
 */
void
cw_odt_styles_enter (CwOdtStyles *self, CwXmlWalker *walker)
{
  if (g_str_equal (walker->name, "style"))
    begin_style (self, walker);
  else if (self->current != NULL && g_str_equal (walker->name, "text-properties"))
    read_text_properties (self->current, walker);
}

/**
 * cw_odt_styles_leave:
 * @walker: at the end of any element
 */
void
cw_odt_styles_leave (CwOdtStyles *self, CwXmlWalker *walker)
{
  if (g_str_equal (walker->name, "style"))
    self->current = NULL;
}

/**
 * cw_odt_styles_read:
 * @xml: the part styles.xml
 * @name: the file's name, for messages
 *
 * Returns: FALSE with CW_ERROR_DAMAGED when the part cannot be read
 */
gboolean
cw_odt_styles_read (CwOdtStyles *self, GBytes *xml, const char *name, GError **error)
{
  g_auto (CwXmlWalker) walker = { 0 };
  CwXmlEvent event;

  if (!cw_xml_walker_init (&walker, xml, "styles.xml", name, error))
    return FALSE;
  while ((event = cw_xml_walker_next (&walker, error)) != CW_XML_EOF)
    {
      if (event == CW_XML_ERROR)
        return FALSE;
      if (event == CW_XML_START)
        cw_odt_styles_enter (self, &walker);
      else if (event == CW_XML_END)
        cw_odt_styles_leave (self, &walker);
    }
  return TRUE;
}

/**
 * cw_odt_styles_is_title:
 * @style: (nullable): a paragraph style
 *
 * Returns: whether it is the built-in style Title or made from it
 */
gboolean
cw_odt_styles_is_title (CwOdtStyles *self, const char *style)
{
  g_autofree char *first = make_key ("paragraph", style);
  const char *key = first;
  guint i;

  for (i = 0; key != NULL && i < MAX_STEPS; i++)
    {
      const Style *found = g_hash_table_lookup (self->styles, key);

      if (g_str_equal (key, "paragraph/Title"))
        return TRUE;
      key = found != NULL ? found->parent : NULL;
    }
  return FALSE;
}

/**
 * cw_odt_styles_get_format:
 * @style: (nullable): a character style
 * @around: the format of the text around
 *
 * Returns: the format of text in that style, where it decides, else that of the text around
 */
CwTextFormat
cw_odt_styles_get_format (CwOdtStyles *self, const char *style, CwTextFormat around)
{
  const Style *found = find_style (self, "text", style);
  CwTextFormat set = 0;
  CwTextFormat format = 0;
  guint i;

  for (i = 0; found != NULL && i < MAX_STEPS; i++)
    {
      format |= found->format & ~set;
      set |= found->set;
      found = found->parent != NULL ? g_hash_table_lookup (self->styles, found->parent) : NULL;
    }
  return format | (around & ~set);
}
