/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwHtmlReader: web pages.  The encoding is settled here, by the rules of CwTextDecoder and the
 * page's own meta element, before libxml2 sees the page. */

#include "config.h"

#include "cw-html-reader.h"

#include "cw-draft-builder.h"
#include "cw-file-kind.h"
#include "cw-html-walker.h"
#include "cw-source-title.h"
#include "cw-text-decoder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Where browsers, too, look for the encoding. */
#define HEAD_SIZE 1024

typedef xmlDoc Tree;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Tree, xmlFreeDoc)

static char *
find_declared_charset (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *head = g_ascii_strdown (data, MIN (size, HEAD_SIZE));
  const char *found = strstr (head, "charset=");

  if (found == NULL)
    return NULL;
  found += strlen ("charset=");
  found += strspn (found, "\"' ");
  return g_strndup (found, strspn (found, "abcdefghijklmnopqrstuvwxyz0123456789-_:"));
}

static xmlNode *
find_child (xmlNode *parent, const char *name)
{
  xmlNode *child;

  for (child = parent->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE && g_str_equal (child->name, name))
      return child;
  return NULL;
}

static void
take_title (CwDraftSource *draft, xmlNode *root, const char *name)
{
  xmlNode *head = find_child (root, "head");
  xmlNode *title = head != NULL ? find_child (head, "title") : NULL;
  xmlChar *text = title != NULL ? xmlNodeGetContent (title) : NULL;

  cw_source_title_offer (draft, (const char *) text, name);
  g_clear_pointer (&text, xmlFree);
}

static void
take_language (CwDraftSource *draft, xmlNode *root)
{
  xmlChar *language = xmlGetNoNsProp (root, (const xmlChar *) "lang");

  if (language != NULL && *language != '\0')
    draft->language = g_strdup ((const char *) language);
  g_clear_pointer (&language, xmlFree);
}

static gboolean
can_be_html (CwFileKind kind)
{
  /* UTF-16 without a mark looks binary here; the decoder knows better. */
  return kind == CW_FILE_KIND_HTML || kind == CW_FILE_KIND_TEXT || kind == CW_FILE_KIND_BINARY;
}

/**
 * cw_html_reader_read:
 * @name: the file's name, for messages
 *
 * Returns: (transfer full): title, language and paragraphs, or NULL with an error of the domain
 *   CW_ERROR
 */
CwDraftSource *
cw_html_reader_read (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  g_auto (CwDraftBuilder) builder = { 0 };
  g_autoptr (Tree) tree = NULL;
  g_autofree char *charset = NULL;
  g_autofree char *text = NULL;
  CwFileKind kind = cw_file_kind_guess (bytes);
  xmlNode *root;
  gsize size;

  if (!can_be_html (kind))
    {
      cw_file_kind_fail (kind, _ ("a web page"), name, error);
      return NULL;
    }
  charset = find_declared_charset (bytes);
  text = cw_text_decoder_decode (bytes, charset, name, &size, error);
  if (text == NULL)
    return NULL;
  cw_draft_builder_init (&builder, name, cancellable);
  tree = cw_html_walker_parse (text, size);
  root = tree != NULL ? xmlDocGetRootElement (tree) : NULL;
  if (root != NULL)
    {
      take_title (builder.draft, root, name);
      take_language (builder.draft, root);
      cw_html_walker_walk (&builder, root);
    }
  return cw_draft_builder_finish (&builder, error);
}
