/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwHtmlWalker: the readable text of an HTML tree.
 *
 * libxml2 parses; it fetches nothing and runs nothing.  The walk goes from node to node without
 * recursion. */

#include "config.h"

#include "cw-html-walker.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#define OPTIONS                                                                                    \
  (HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING               \
   | HTML_PARSE_COMPACT)

typedef struct
{
  CwDraftBuilder *builder;
  guint bold;
  guint italic;
  guint underline;
  guint list_depth;
  guint quote_depth;
  guint pre_depth;
} Walk;

static gboolean
is_one_of (const xmlNode *node, const char *const *names)
{
  return node->type == XML_ELEMENT_NODE && g_strv_contains (names, (const char *) node->name);
}

static gboolean
is_named (const xmlNode *node, const char *name)
{
  return g_str_equal (node->name, name);
}

static gboolean
is_skipped (const xmlNode *node)
{
  static const char *const names[]
      = { "head",   "script",   "style", "template", "noscript", "iframe",   "object",
          "select", "textarea", "svg",   "math",     "title",    "datalist", NULL };

  return is_one_of (node, names);
}

static gboolean
is_block (const xmlNode *node)
{
  static const char *const names[]
      = { "p",      "div",   "section",    "article",  "header",  "footer",     "main",    "aside",
          "nav",    "ul",    "ol",         "dl",       "dd",      "dt",         "table",   "thead",
          "tbody",  "tfoot", "form",       "fieldset", "figure",  "figcaption", "address", "hr",
          "pre",    "body",  "blockquote", "details",  "summary", "caption",    "center",  "legend",
          "option", "menu",  "hgroup",     "dir",      NULL };

  return is_one_of (node, names);
}

static guint
get_heading_level (const xmlNode *node)
{
  const char *name = (const char *) node->name;

  return name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && name[2] == '\0'
             ? (guint) (name[1] - '0')
             : 0;
}

static void
begin_text (Walk *self)
{
  if (self->list_depth > 0)
    cw_draft_builder_begin_paragraph (self->builder, CW_PARAGRAPH_LIST_ITEM, self->list_depth);
  else if (self->quote_depth > 0)
    cw_draft_builder_begin_paragraph (self->builder, CW_PARAGRAPH_QUOTE, 0);
  else
    cw_draft_builder_begin_paragraph (self->builder, CW_PARAGRAPH_BODY, 0);
}

static CwTextFormat
get_format (const Walk *self)
{
  CwTextFormat format = 0;

  if (self->bold > 0)
    format |= CW_TEXT_FORMAT_BOLD;
  if (self->italic > 0)
    format |= CW_TEXT_FORMAT_ITALIC;
  if (self->underline > 0)
    format |= CW_TEXT_FORMAT_UNDERLINE;
  return format;
}

/* Elements that only count how deep we are in them; @step is 1 or -1. */
static void
count_element (Walk *self, const xmlNode *node, guint step)
{
  static const char *const bold[] = { "b", "strong", NULL };
  static const char *const italic[] = { "i", "em", "cite", "dfn", NULL };
  static const char *const underline[] = { "u", "ins", NULL };
  static const char *const lists[] = { "ul", "ol", "menu", "dir", NULL };

  if (is_one_of (node, bold))
    self->bold += step;
  else if (is_one_of (node, italic))
    self->italic += step;
  else if (is_one_of (node, underline))
    self->underline += step;
  else if (is_one_of (node, lists))
    self->list_depth += step;
  else if (is_named (node, "blockquote"))
    self->quote_depth += step;
  else if (is_named (node, "pre"))
    self->pre_depth += step;
}

static void
enter_element (Walk *self, const xmlNode *node)
{
  guint level = get_heading_level (node);

  count_element (self, node, 1);
  if (level > 0)
    cw_draft_builder_begin_paragraph (self->builder, CW_PARAGRAPH_HEADING, level);
  else if (is_named (node, "tr"))
    cw_draft_builder_begin_row (self->builder);
  else if (is_named (node, "td") || is_named (node, "th"))
    cw_draft_builder_begin_cell (self->builder);
  else if (is_named (node, "br"))
    cw_draft_builder_break_line (self->builder);
  else if (is_named (node, "li") || is_block (node))
    begin_text (self);
}

static void
leave_element (Walk *self, const xmlNode *node)
{
  count_element (self, node, (guint) -1);
  if (is_named (node, "tr"))
    cw_draft_builder_end_row (self->builder);
  if (get_heading_level (node) > 0 || is_named (node, "tr") || is_named (node, "li")
      || is_block (node))
    begin_text (self);
}

/* Preformatted text keeps its spaces and its lines. */
static void
append_preformatted (Walk *self, const char *text)
{
  while (*text != '\0')
    {
      gsize length = strcspn (text, "\n");

      cw_draft_builder_append (self->builder, text, length, get_format (self));
      if (text[length] == '\n')
        cw_draft_builder_break_line (self->builder);
      text += length + (text[length] == '\n');
    }
}

static void
append_text (Walk *self, const xmlNode *node)
{
  const char *text = (const char *) node->content;

  if (text == NULL)
    return;
  if (self->pre_depth > 0)
    append_preformatted (self, text);
  else
    cw_draft_builder_append_collapsed (self->builder, text, strlen (text), get_format (self));
}

/* Visits @node; returns whether its children are to be visited. */
static gboolean
enter_node (Walk *self, const xmlNode *node)
{
  if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
    append_text (self, node);
  if (node->type != XML_ELEMENT_NODE || is_skipped (node))
    return FALSE;
  enter_element (self, node);
  return TRUE;
}

/* Goes up until there is a next sibling, leaving elements on the way. */
static xmlNode *
leave_nodes (Walk *self, xmlNode *node, xmlNode *root)
{
  while (node != root && node->next == NULL)
    {
      node = node->parent;
      if (node->type == XML_ELEMENT_NODE)
        leave_element (self, node);
    }
  return node == root ? NULL : node->next;
}

/**
 * cw_html_walker_walk:
 * @root: the element whose text to take
 *
 * Appends the readable text below @root, paragraph by paragraph.
 */
void
cw_html_walker_walk (CwDraftBuilder *builder, xmlNode *root)
{
  Walk walk = { .builder = builder };
  xmlNode *node = root;

  while (node != NULL && !cw_draft_builder_has_failed (builder))
    {
      gboolean is_open = enter_node (&walk, node);

      if (is_open && node->children != NULL)
        {
          node = node->children;
          continue;
        }
      if (is_open)
        leave_element (&walk, node);
      node = leave_nodes (&walk, node, root);
    }
  cw_draft_builder_end_paragraph (builder);
}

/**
 * cw_html_walker_parse:
 * @html: valid UTF-8; what its head says about the encoding is not regarded
 *
 * Returns: (transfer full) (nullable): the tree, or NULL when there is none
 */
xmlDoc *
cw_html_walker_parse (const char *html, gsize size)
{
  static gsize initialised = 0;

  if (g_once_init_enter (&initialised))
    {
      xmlInitParser ();
      g_once_init_leave (&initialised, 1);
    }
  if (size == 0 || size > G_MAXINT)
    return NULL;
  return htmlReadMemory (html, (int) size, NULL, "UTF-8", OPTIONS);
}

/**
 * cw_html_walker_append:
 * @html: a fragment, as it stands in a Markdown file
 *
 * Appends the readable text of a fragment.
 */
void
cw_html_walker_append (CwDraftBuilder *builder, const char *html, gsize size)
{
  xmlDoc *tree = cw_html_walker_parse (html, size);
  xmlNode *root = tree != NULL ? xmlDocGetRootElement (tree) : NULL;

  if (root != NULL)
    cw_html_walker_walk (builder, root);
  g_clear_pointer (&tree, xmlFreeDoc);
}
