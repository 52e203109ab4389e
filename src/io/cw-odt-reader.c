/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwOdtReader: OpenDocument texts, in one pass over content.xml.
 *
 * Tracked deletions and comments are left out; a text box comes after the paragraph on which it
 * hangs; notes come at the end, with "[1]" at their place.  Repeated cells and rows are taken once:
 * their count is where bombs hide. */

#include "config.h"

#include "cw-odt-reader.h"

#include "cw-draft-builder.h"
#include "cw-error.h"
#include "cw-file-kind.h"
#include "cw-odt-styles.h"
#include "cw-source-title.h"
#include "cw-xml-walker.h"
#include "cw-zip-parts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More than the walker's depth can be. */
#define MAX_DEPTH 256

/* text:s can ask for any number of spaces. */
#define MAX_SPACES 1000

/* A note in a text box in a text box; deeper asides are not followed. */
#define MAX_ASIDES 4

typedef struct
{
  CwDraftBuilder *builder;
  guint list_depth;
  guint text_depth; /* how many paragraphs we are in */
} Place;

typedef struct
{
  CwDraftBuilder *main;
  CwDraftBuilder notes;
  CwDraftBuilder boxes;
  CwOdtStyles *styles;
  Place place;
  Place outer[MAX_ASIDES];
  guint n_outer;
  guint n_notes;
  gboolean note_begins;            /* its first paragraph is still to come */
  CwTextFormat formats[MAX_DEPTH]; /* by the depth of the element */
} Parser;

static gboolean
is_named (const CwXmlWalker *walker, const char *name)
{
  return g_str_equal (walker->name, name);
}

static gboolean
is_paragraph (const CwXmlWalker *walker)
{
  return (is_named (walker, "p") || is_named (walker, "h"))
         && g_str_has_suffix (walker->space, ":text:1.0");
}

static gboolean
is_skipped (const CwXmlWalker *walker)
{
  static const char *const names[] = { "tracked-changes",
                                       "annotation",
                                       "note-citation",
                                       "ruby-text",
                                       "forms",
                                       "sequence-decls",
                                       "scripts",
                                       "object",
                                       "binary-data",
                                       "desc",
                                       "title",
                                       "font-face-decls",
                                       NULL };

  return g_strv_contains (names, walker->name);
}

static guint
get_number (CwXmlWalker *walker, const char *name, guint fallback, guint highest)
{
  const char *value = cw_xml_walker_get_attribute (walker, name);

  return value != NULL ? (guint) MIN (g_ascii_strtoull (value, NULL, 10), highest) : fallback;
}

/* --- asides: notes and text boxes --- */

static gboolean
begin_aside (Parser *self, CwDraftBuilder *builder)
{
  if (self->n_outer == MAX_ASIDES)
    return FALSE;
  self->outer[self->n_outer++] = self->place;
  self->place = (Place) { .builder = builder };
  return TRUE;
}

static void
end_aside (Parser *self)
{
  if (self->n_outer == 0)
    return;
  self->place.builder->row_depth = 0;
  cw_draft_builder_end_paragraph (self->place.builder);
  self->place = self->outer[--self->n_outer];
}

static void
begin_note (Parser *self)
{
  g_autofree char *marker = g_strdup_printf ("[%u]", ++self->n_notes);

  cw_draft_builder_append (self->place.builder, marker, strlen (marker), 0);
}

static void
append_note_marker (Parser *self)
{
  g_autofree char *marker = g_strdup_printf ("[%u] ", self->n_notes);

  self->note_begins = FALSE;
  cw_draft_builder_append_collapsed (self->place.builder, marker, strlen (marker), 0);
}

/* Text boxes follow the paragraph, or the table row, on which they hang. */
static void
take_boxes (Parser *self)
{
  if (self->n_outer > 0 || self->main->row_depth > 0)
    return;
  cw_draft_builder_move_paragraphs (
      self->main, &self->boxes, 0, self->boxes.draft->paragraphs->len);
  g_ptr_array_set_size (self->boxes.draft->paragraphs, 0);
}

/* --- paragraphs --- */

static void
begin_paragraph (Parser *self, CwXmlWalker *walker)
{
  CwDraftBuilder *builder = self->place.builder;

  self->place.text_depth++;
  if (is_named (walker, "h"))
    cw_draft_builder_begin_paragraph (
        builder, CW_PARAGRAPH_HEADING, get_number (walker, "outline-level", 1, 6));
  else if (self->place.list_depth > 0)
    cw_draft_builder_begin_paragraph (builder, CW_PARAGRAPH_LIST_ITEM, self->place.list_depth);
  else if (cw_odt_styles_is_title (self->styles,
                                   cw_xml_walker_get_attribute (walker, "style-name")))
    cw_draft_builder_begin_paragraph (builder, CW_PARAGRAPH_HEADING, 1);
  else
    cw_draft_builder_begin_paragraph (builder, CW_PARAGRAPH_BODY, 0);
  if (builder == &self->notes && self->note_begins)
    append_note_marker (self);
}

static void
end_paragraph (Parser *self)
{
  if (self->place.text_depth > 0)
    self->place.text_depth--;
  cw_draft_builder_end_paragraph (self->place.builder);
  take_boxes (self);
}

static void
append_spaces (Parser *self, CwXmlWalker *walker, CwTextFormat format)
{
  g_autofree char *spaces = g_strnfill (get_number (walker, "c", 1, MAX_SPACES), ' ');

  cw_draft_builder_append (self->place.builder, spaces, strlen (spaces), format);
}

/* --- elements --- */

static void
enter_text (Parser *self, CwXmlWalker *walker, CwTextFormat format)
{
  if (is_named (walker, "s"))
    append_spaces (self, walker, format);
  else if (is_named (walker, "tab"))
    cw_draft_builder_append (self->place.builder, "\t", 1, format);
  else if (is_named (walker, "line-break"))
    cw_draft_builder_break_line (self->place.builder);
  else if (is_named (walker, "note"))
    begin_note (self);
}

static void
enter_structure (Parser *self, CwXmlWalker *walker)
{
  if (is_paragraph (walker))
    begin_paragraph (self, walker);
  else if (is_named (walker, "list"))
    self->place.list_depth++;
  else if (is_named (walker, "table-row"))
    cw_draft_builder_begin_row (self->place.builder);
  else if (is_named (walker, "table-cell"))
    cw_draft_builder_begin_cell (self->place.builder);
}

static CwTextFormat
find_format (Parser *self, CwXmlWalker *walker)
{
  CwTextFormat around
      = walker->depth > 0 && !is_paragraph (walker) ? self->formats[walker->depth - 1] : 0;

  if (!is_named (walker, "span"))
    return around;
  return cw_odt_styles_get_format (
      self->styles, cw_xml_walker_get_attribute (walker, "style-name"), around);
}

/* Returns whether the element's content is wanted. */
static gboolean
enter_element (Parser *self, CwXmlWalker *walker)
{
  CwTextFormat format = find_format (self, walker);

  self->formats[walker->depth] = format;
  if (is_skipped (walker))
    return FALSE;
  cw_odt_styles_enter (self->styles, walker);
  if (is_named (walker, "text-box"))
    return begin_aside (self, &self->boxes);
  if (is_named (walker, "note-body"))
    {
      self->note_begins = TRUE;
      return begin_aside (self, &self->notes);
    }
  if (self->place.text_depth > 0)
    enter_text (self, walker, format);
  enter_structure (self, walker);
  return TRUE;
}

static void
leave_element (Parser *self, CwXmlWalker *walker)
{
  cw_odt_styles_leave (self->styles, walker);
  if (is_named (walker, "text-box") || is_named (walker, "note-body"))
    end_aside (self);
  else if (is_paragraph (walker))
    end_paragraph (self);
  else if (is_named (walker, "list") && self->place.list_depth > 0)
    self->place.list_depth--;
  else if (is_named (walker, "table-row"))
    {
      cw_draft_builder_end_row (self->place.builder);
      take_boxes (self);
    }
}

static void
append_text (Parser *self, const CwXmlWalker *walker)
{
  if (self->place.text_depth > 0)
    cw_draft_builder_append_collapsed (self->place.builder,
                                       walker->text,
                                       strlen (walker->text),
                                       self->formats[MAX (walker->depth, 1) - 1]);
}

static gboolean
read_content (Parser *self, GBytes *xml, const char *name, GError **error)
{
  g_auto (CwXmlWalker) walker = { 0 };
  CwXmlEvent event = CW_XML_START;

  if (!cw_xml_walker_init (&walker, xml, "content.xml", name, error))
    return FALSE;
  while (!cw_draft_builder_has_failed (self->main) && event != CW_XML_EOF)
    {
      event = cw_xml_walker_next (&walker, error);
      if (event == CW_XML_START && !enter_element (self, &walker))
        event = cw_xml_walker_skip (&walker, error);
      else if (event == CW_XML_END)
        leave_element (self, &walker);
      else if (event == CW_XML_TEXT)
        append_text (self, &walker);
      if (event == CW_XML_ERROR)
        return FALSE;
    }
  return TRUE;
}

/* --- the document --- */

static gboolean
read_body (CwDraftBuilder *main, CwOdtStyles *styles, GBytes *content, GError **error)
{
  Parser parser = { .main = main, .styles = styles, .place = { .builder = main } };
  gboolean good;

  cw_draft_builder_init (&parser.notes, main->name, main->cancellable);
  cw_draft_builder_init (&parser.boxes, main->name, main->cancellable);
  good = read_content (&parser, content, main->name, error);
  if (good)
    {
      main->row_depth = 0;
      cw_draft_builder_end_paragraph (main);
      cw_draft_builder_move_paragraphs (
          main, &parser.notes, 0, parser.notes.draft->paragraphs->len);
    }
  cw_draft_builder_clear (&parser.notes);
  cw_draft_builder_clear (&parser.boxes);
  return good;
}

static void
take_field (CwDraftSource *draft, const char *field, const char *value, const char *name)
{
  if (g_str_equal (field, "title"))
    cw_source_title_offer (draft, value, name);
  else if (g_str_equal (field, "language") && *value != '\0' && draft->language == NULL)
    draft->language = g_strdup (value);
}

static void
read_meta (CwDraftSource *draft, GBytes *meta, const char *name)
{
  g_auto (CwXmlWalker) walker = { 0 };
  g_autoptr (GString) value = g_string_new (NULL);
  CwXmlEvent event;

  if (!cw_xml_walker_init (&walker, meta, "meta.xml", name, NULL))
    return;
  while ((event = cw_xml_walker_next (&walker, NULL)) != CW_XML_EOF && event != CW_XML_ERROR)
    {
      if (event == CW_XML_START)
        g_string_truncate (value, 0);
      else if (event == CW_XML_TEXT)
        g_string_append (value, walker.text);
      else if (event == CW_XML_END)
        take_field (draft, walker.name, value->str, name);
    }
}

/**
 * cw_odt_reader_read_parts:
 * @parts: the expanded parts
 * @name: the file's name, for messages
 *
 * The XML layer of cw_odt_reader_read(), for itself so that it can be fuzzed.
 *
 * Returns: (transfer full): the paragraphs, or NULL with an error of the domain CW_ERROR
 */
CwDraftSource *
cw_odt_reader_read_parts (const CwOdtParts *parts,
                          const char *name,
                          GCancellable *cancellable,
                          GError **error)
{
  g_auto (CwDraftBuilder) builder = { 0 };
  g_autoptr (CwOdtStyles) styles = cw_odt_styles_new ();

  if (parts->styles != NULL && !cw_odt_styles_read (styles, parts->styles, name, error))
    return NULL;
  cw_draft_builder_init (&builder, name, cancellable);
  if (!read_body (&builder, styles, parts->content, error))
    return NULL;
  if (parts->meta != NULL)
    read_meta (builder.draft, parts->meta, name);
  return cw_draft_builder_finish (&builder, error);
}

static gboolean
is_encrypted (GBytes *manifest)
{
  static const char mark[] = "encryption-data";
  gsize size = 0;
  const char *data = manifest != NULL ? g_bytes_get_data (manifest, &size) : NULL;

  return data != NULL && memmem (data, size, mark, sizeof mark - 1) != NULL;
}

static gboolean
check_parts (const CwOdtParts *parts, GBytes *manifest, const char *name, GError **error)
{
  if (is_encrypted (manifest))
    g_set_error (error,
                 CW_ERROR,
                 CW_ERROR_ENCRYPTED,
                 _ ("“%s” needs a password. Open it in a word processor, save a copy without the "
                    "password, and "
                    "import that."),
                 name);
  else if (parts->content == NULL)
    g_set_error (error,
                 CW_ERROR,
                 CW_ERROR_DAMAGED,
                 _ ("“%s” is not an OpenDocument text: it is a ZIP container without a text part. "
                    "Check which "
                    "program made it, and export the text from there as DOCX, ODT or plain text."),
                 name);
  else
    return TRUE;
  return FALSE;
}

/**
 * cw_odt_reader_read:
 * @name: the file's name, for messages
 *
 * Returns: (transfer full): the paragraphs, or NULL with an error of the domain CW_ERROR
 */
CwDraftSource *
cw_odt_reader_read (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  static const char *const wanted[]
      = { "content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml", NULL };
  g_autoptr (CwZipParts) zip = NULL;
  CwFileKind kind = cw_file_kind_guess (bytes);
  CwOdtParts parts;

  if (kind != CW_FILE_KIND_ZIP)
    {
      cw_file_kind_fail (kind, _ ("an OpenDocument text"), name, error);
      return NULL;
    }
  zip = cw_zip_parts_read (bytes, name, wanted, cancellable, error);
  if (zip == NULL)
    return NULL;
  parts = (CwOdtParts) { .content = cw_zip_parts_get (zip, "content.xml"),
                         .styles = cw_zip_parts_get (zip, "styles.xml"),
                         .meta = cw_zip_parts_get (zip, "meta.xml") };
  if (!check_parts (&parts, cw_zip_parts_get (zip, "META-INF/manifest.xml"), name, error))
    return NULL;
  return cw_odt_reader_read_parts (&parts, name, cancellable, error);
}
