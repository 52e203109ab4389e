/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwXmlWalker: a pull parser for the XML inside office documents.
 *
 * Office documents have no document type, so that any is refused: that settles entity bombs and
 * external entities at once.  libxml2 is told to stay off the network all the same. */

#include "config.h"

#include "cw-xml-walker.h"

#include "cw-error.h"

#include <glib/gi18n-lib.h>

/* Word and LibreOffice stay below 60; the reader's own stack costs nothing, but freeing a deep tree
 * does. */
#define MAX_DEPTH 250

#define OPTIONS (XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT)

static CwXmlEvent
fail_damaged (CwXmlWalker *self, GError **error)
{
  g_set_error (
      error,
      CW_ERROR,
      CW_ERROR_DAMAGED,
      _ ("“%s” is damaged: its part %s cannot be read. Open it in a word processor, save it "
         "again, and import that."),
      self->file,
      self->part);
  return CW_XML_ERROR;
}

static CwXmlEvent
fail_hostile (CwXmlWalker *self, GError **error)
{
  g_set_error (
      error,
      CW_ERROR,
      CW_ERROR_DAMAGED,
      _ ("“%s” was not read: its part %s declares entities or a document type, which no word "
         "processor writes. Open it in a word processor, save it again, and import that."),
      self->file,
      self->part);
  return CW_XML_ERROR;
}

static CwXmlEvent
fail_deep (CwXmlWalker *self, GError **error)
{
  g_set_error (
      error,
      CW_ERROR,
      CW_ERROR_DAMAGED,
      _ ("“%s” was not read: its part %s is nested too deeply to be a text. Open it in a word "
         "processor, save it as plain text, and import that."),
      self->file,
      self->part);
  return CW_XML_ERROR;
}

static void
note_element (CwXmlWalker *self)
{
  xmlNode *node = xmlTextReaderCurrentNode (self->reader);

  self->name = (const char *) node->name;
  self->space = node->ns != NULL ? (const char *) node->ns->href : "";
  self->text = NULL;
}

static CwXmlEvent
start_element (CwXmlWalker *self, GError **error)
{
  self->depth = xmlTextReaderDepth (self->reader);
  if (self->depth > MAX_DEPTH)
    return fail_deep (self, error);
  note_element (self);
  self->end_pending = xmlTextReaderIsEmptyElement (self->reader) == 1;
  return CW_XML_START;
}

static CwXmlEvent
end_element (CwXmlWalker *self)
{
  self->depth = xmlTextReaderDepth (self->reader);
  note_element (self);
  return CW_XML_END;
}

static CwXmlEvent
give_text (CwXmlWalker *self)
{
  self->depth = xmlTextReaderDepth (self->reader);
  self->name = NULL;
  self->space = "";
  self->text = (const char *) xmlTextReaderConstValue (self->reader);
  return CW_XML_TEXT;
}

/**
 * cw_xml_walker_init:
 * @xml: the part; it must stay alive
 * @part: its name inside the file, for messages; it must stay alive
 * @file: the file's name, for messages; it must stay alive
 *
 * Returns: whether it could start; if not, @error is set and nothing needs to be cleared
 */
gboolean
cw_xml_walker_init (CwXmlWalker *self,
                    GBytes *xml,
                    const char *part,
                    const char *file,
                    GError **error)
{
  static gsize initialised = 0;
  gsize size;
  const char *data = g_bytes_get_data (xml, &size);

  if (g_once_init_enter (&initialised))
    {
      xmlInitParser ();
      g_once_init_leave (&initialised, 1);
    }
  *self = (CwXmlWalker) { .part = part, .file = file, .space = "" };
  if (size > 0 && size <= G_MAXINT)
    self->reader = xmlReaderForMemory (data, (int) size, NULL, NULL, OPTIONS);
  if (self->reader == NULL)
    {
      fail_damaged (self, error);
      return FALSE;
    }
  return TRUE;
}

void
cw_xml_walker_clear (CwXmlWalker *self)
{
  g_clear_pointer (&self->reader, xmlFreeTextReader);
}

/**
 * cw_xml_walker_next:
 *
 * Goes to the next start, end or text; comments and processing instructions are passed over.
 *
 * Returns: what is there; only for %CW_XML_ERROR is @error set
 */
CwXmlEvent
cw_xml_walker_next (CwXmlWalker *self, GError **error)
{
  int result;

  if (self->end_pending)
    {
      self->end_pending = FALSE;
      return CW_XML_END;
    }
  while ((result = xmlTextReaderRead (self->reader)) == 1)
    {
      int type = xmlTextReaderNodeType (self->reader);

      if (type == XML_READER_TYPE_ELEMENT)
        return start_element (self, error);
      if (type == XML_READER_TYPE_END_ELEMENT)
        return end_element (self);
      if (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA
          || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE || type == XML_READER_TYPE_WHITESPACE)
        return give_text (self);
      if (type == XML_READER_TYPE_DOCUMENT_TYPE || type == XML_READER_TYPE_ENTITY_REFERENCE)
        return fail_hostile (self, error);
    }
  return result == 0 ? CW_XML_EOF : fail_damaged (self, error);
}

/**
 * cw_xml_walker_skip:
 *
 * To be called at a start: passes over the element and all that is in it.
 *
 * Returns: %CW_XML_END at the element's end, or %CW_XML_ERROR with @error set
 */
CwXmlEvent
cw_xml_walker_skip (CwXmlWalker *self, GError **error)
{
  int depth = self->depth;
  CwXmlEvent event;

  do
    event = cw_xml_walker_next (self, error);
  while (event != CW_XML_ERROR && event != CW_XML_EOF
         && !(event == CW_XML_END && self->depth == depth));
  return event;
}

/**
 * cw_xml_walker_get_attribute:
 * @name: the local name; the namespaces of office attributes never make a difference
 *
 * Returns: (transfer none) (nullable): the value, until the next step
 */
const char *
cw_xml_walker_get_attribute (CwXmlWalker *self, const char *name)
{
  xmlNode *node = xmlTextReaderCurrentNode (self->reader);
  xmlAttr *attribute;

  if (node == NULL || node->type != XML_ELEMENT_NODE)
    return NULL;
  for (attribute = node->properties; attribute != NULL; attribute = attribute->next)
    if (g_str_equal (attribute->name, name))
      {
        if (attribute->children == NULL)
          return "";
        return (const char *) attribute->children->content;
      }
  return NULL;
}
