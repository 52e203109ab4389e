/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

#include <gio/gio.h>

#include <libxml/xmlreader.h>

G_BEGIN_DECLS

/**
 * CwXmlEvent:
 * @CW_XML_START: an element begins; an empty element gives a start and an end
 * @CW_XML_END: an element ends
 * @CW_XML_TEXT: text, white space included
 * @CW_XML_EOF: the document is over
 * @CW_XML_ERROR: it is not well-formed, or not harmless; the error is set
 */
typedef enum
{
  CW_XML_START,
  CW_XML_END,
  CW_XML_TEXT,
  CW_XML_EOF,
  CW_XML_ERROR,
} CwXmlEvent;

/**
 * CwXmlWalker:
 * @depth: of the current node; the root element has 0
 * @name: (nullable): the local name of the current element
 * @space: the namespace of the current element, "" when it has none
 * @text: (nullable): the current text
 *
 * Walks over an XML part of an office document without building a tree, without a network, a
 * document type or an entity. What it points to is valid until the next step.
 */
typedef struct
{
  xmlTextReader *reader;
  const char *part;
  const char *file;
  int depth;
  const char *name;
  const char *space;
  const char *text;
  gboolean end_pending;
} CwXmlWalker;

gboolean cw_xml_walker_init (CwXmlWalker *self,
                             GBytes *xml,
                             const char *part,
                             const char *file,
                             GError **error);
void cw_xml_walker_clear (CwXmlWalker *self);
CwXmlEvent cw_xml_walker_next (CwXmlWalker *self, GError **error);
CwXmlEvent cw_xml_walker_skip (CwXmlWalker *self, GError **error);
const char *cw_xml_walker_get_attribute (CwXmlWalker *self, const char *name);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CwXmlWalker, cw_xml_walker_clear)

G_END_DECLS
