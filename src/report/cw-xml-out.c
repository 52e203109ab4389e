/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwXmlOut: what the writers of ODT, ODS and DOCX say, over the writer of libxml2. Characters that XML 1.0 cannot
 * carry, not even as references, are replaced, so that whatever a source holds makes a file that opens. */

#include "config.h"

#include "cw-xml-out.h"

#include <libxml/xmlwriter.h>

struct _CwXmlOut
{
  xmlBufferPtr buffer;
  xmlTextWriterPtr writer;
};

static gboolean
is_allowed (gunichar c)
{
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xd7ff)
         || (c >= 0xe000 && c <= 0xfffd) || c >= 0x10000;
}

/**
 * cw_xml_clean:
 *
 * Returns: (transfer full): @text with U+FFFD for each character that XML cannot carry
 */
char *
cw_xml_clean (const char *text)
{
  GString *clean = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      g_string_append_unichar (clean, is_allowed (c) ? c : 0xfffd);
    }
  return g_string_free (clean, FALSE);
}

/**
 * cw_xml_out_new:
 *
 * Returns: (transfer full): a document without a root
 */
CwXmlOut *
cw_xml_out_new (void)
{
  CwXmlOut *self = g_new0 (CwXmlOut, 1);

  self->buffer = xmlBufferCreate ();
  self->writer = xmlNewTextWriterMemory (self->buffer, 0);
  xmlTextWriterStartDocument (self->writer, NULL, "UTF-8", NULL);
  return self;
}

static void
open_with (CwXmlOut *self, const char *name, va_list list)
{
  const char *attribute;

  xmlTextWriterStartElement (self->writer, BAD_CAST name);
  while ((attribute = va_arg (list, const char *)) != NULL)
    {
      g_autofree char *value = cw_xml_clean (va_arg (list, const char *));

      xmlTextWriterWriteAttribute (self->writer, BAD_CAST attribute, BAD_CAST value);
    }
}

/**
 * cw_xml_out_open:
 * @...: names and values of its attributes, then NULL
 *
 * Opens an element.
 */
void
cw_xml_out_open (CwXmlOut *self, const char *name, ...)
{
  va_list list;

  va_start (list, name);
  open_with (self, name, list);
  va_end (list);
}

/**
 * cw_xml_out_close:
 *
 * Closes the element that was opened last.
 */
void
cw_xml_out_close (CwXmlOut *self)
{
  xmlTextWriterEndElement (self->writer);
}

/**
 * cw_xml_out_empty:
 * @...: names and values of its attributes, then NULL
 *
 * Writes an element without content.
 */
void
cw_xml_out_empty (CwXmlOut *self, const char *name, ...)
{
  va_list list;

  va_start (list, name);
  open_with (self, name, list);
  va_end (list);
  cw_xml_out_close (self);
}

/**
 * cw_xml_out_text:
 *
 * Writes words.
 */
void
cw_xml_out_text (CwXmlOut *self, const char *text)
{
  g_autofree char *clean = cw_xml_clean (text);

  xmlTextWriterWriteString (self->writer, BAD_CAST clean);
}

/**
 * cw_xml_out_element:
 *
 * Writes an element that holds nothing but words.
 */
void
cw_xml_out_element (CwXmlOut *self, const char *name, const char *text)
{
  cw_xml_out_open (self, name, NULL);
  cw_xml_out_text (self, text);
  cw_xml_out_close (self);
}

/**
 * cw_xml_out_raw:
 * @markup: well-formed
 *
 * Writes markup that is part of the program.
 */
void
cw_xml_out_raw (CwXmlOut *self, const char *markup)
{
  xmlTextWriterWriteRaw (self->writer, BAD_CAST markup);
}

/**
 * cw_xml_out_finish:
 *
 * Closes what is open.
 *
 * Returns: (transfer full): the document
 */
char *
cw_xml_out_finish (CwXmlOut *self)
{
  xmlTextWriterEndDocument (self->writer);
  xmlTextWriterFlush (self->writer);
  return g_strdup ((const char *) xmlBufferContent (self->buffer));
}

/**
 * cw_xml_out_free:
 * @self: (transfer full): no longer needed
 */
void
cw_xml_out_free (CwXmlOut *self)
{
  g_return_if_fail (self != NULL);

  xmlFreeTextWriter (self->writer);
  xmlBufferFree (self->buffer);
  g_free (self);
}
