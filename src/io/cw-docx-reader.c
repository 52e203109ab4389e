/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwDocxReader: Word documents (Office Open XML), in one pass over each part.
 *
 * What the reader of the printed page would see is taken: insertions and no deletions, the result
 * of a field and not its code, a text box once and after the paragraph it hangs on, notes at the
 * end with "[1]" at their place. The language of the document is not taken: Word writes its own
 * language there, seldom that of the text. */

#include "config.h"

#include "cw-docx-reader.h"

#include "cw-docx-styles.h"
#include "cw-draft-builder.h"
#include "cw-error.h"
#include "cw-file-kind.h"
#include "cw-source-title.h"
#include "cw-xml-walker.h"
#include "cw-zip-parts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One more than the walker's depth can be. */
#define MAX_DEPTH 256

#define TRANSITIONAL "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

typedef struct
{
  guint start;
  guint n;
} NoteRange;

typedef struct
{
  gboolean in_run;
  gboolean in_run_properties;
  gboolean in_paragraph_properties;
  gboolean in_text;
  CwTextFormat format;
  char *style;
  int outline;    /* of the paragraph itself, from 0, or -1 */
  int list_level; /* from 1; 0 for none, -1 when only the style decides */
} Place;

typedef struct
{
  CwDraftBuilder *builder; /* where text goes: @main, or @boxes inside a text box */
  CwDraftBuilder *main;
  CwDraftBuilder boxes;
  CwDocxStyles *styles;
  GHashTable *numbers; /* of notes, by kind and id, from 1 */
  GArray *notes;       /* of NoteRange, by number minus one */
  char *note_prefix;
  gboolean strips_space;
  Place place;
  Place outer; /* the place around the text box */
  guint box_depth;
  gboolean alternative_taken[MAX_DEPTH];
} Parser;

/* --- small questions --- */

/* Asked for every element, and nearly always answered by the first comparison. */
static gboolean
is_word (const CwXmlWalker *walker)
{
  return g_str_equal (walker->space, TRANSITIONAL)
         || strstr (walker->space, "wordprocessingml") != NULL;
}

/* Asked for a dozen names at every element: the first letter mostly answers, without a call. */
static inline gboolean
is_named (const CwXmlWalker *walker, const char *name)
{
  return walker->name[0] == name[0] && g_str_equal (walker->name, name);
}

static gboolean
is_switched_on (CwXmlWalker *walker)
{
  static const char *const off[] = { "0", "false", "off", "none", NULL };
  const char *value = cw_xml_walker_get_attribute (walker, "val");

  return value == NULL || !g_strv_contains (off, value);
}

static int
get_number (CwXmlWalker *walker)
{
  const char *value = cw_xml_walker_get_attribute (walker, "val");

  return value != NULL ? (int) CLAMP (g_ascii_strtoll (value, NULL, 10), 0, 1000) : 0;
}

/* Deletions, what a text was before a tracked change, the reading aid over a character. */
static gboolean
is_skipped (const CwXmlWalker *walker)
{
  return is_word (walker)
         && (is_named (walker, "del") || is_named (walker, "moveFrom") || is_named (walker, "rt")
             || is_named (walker, "sectPr") || is_named (walker, "tblPr")
             || is_named (walker, "tblGrid") || g_str_has_suffix (walker->name, "Change"));
}

/* An alternative after the first of its kind says the same once more. */
static gboolean
is_second_alternative (Parser *self, const CwXmlWalker *walker)
{
  gboolean *taken = &self->alternative_taken[MAX (walker->depth, 1) - 1];

  if (is_named (walker, "AlternateContent"))
    self->alternative_taken[walker->depth] = FALSE;
  if (!is_named (walker, "Choice") && !is_named (walker, "Fallback"))
    return FALSE;
  if (*taken)
    return TRUE;
  *taken = TRUE;
  return FALSE;
}

/* --- paragraphs --- */

static void
reset_place (Place *place)
{
  g_free (place->style);
  *place = (Place) { .outline = -1, .list_level = -1 };
}

static void
begin_paragraph (Parser *self)
{
  reset_place (&self->place);
  cw_draft_builder_begin_paragraph (self->builder, CW_PARAGRAPH_BODY, 0);
  if (self->note_prefix != NULL)
    {
      cw_draft_builder_append (self->builder, self->note_prefix, strlen (self->note_prefix), 0);
      g_clear_pointer (&self->note_prefix, g_free);
      self->strips_space = TRUE;
    }
}

static void
apply_paragraph_properties (Parser *self)
{
  const Place *place = &self->place;
  guint heading = cw_docx_styles_get_heading_level (self->styles, place->style);
  guint list = cw_docx_styles_get_list_level (self->styles, place->style);

  if (place->outline >= 0)
    heading = place->outline < 9 ? (guint) place->outline + 1 : 0;
  if (place->list_level >= 0)
    list = (guint) place->list_level;
  if (heading > 0)
    cw_draft_builder_set_style (self->builder, CW_PARAGRAPH_HEADING, heading);
  else if (list > 0)
    cw_draft_builder_set_style (self->builder, CW_PARAGRAPH_LIST_ITEM, list);
}

static void
read_paragraph_property (Parser *self, CwXmlWalker *walker)
{
  Place *place = &self->place;

  if (is_named (walker, "pStyle"))
    {
      g_free (place->style);
      place->style = g_strdup (cw_xml_walker_get_attribute (walker, "val"));
    }
  else if (is_named (walker, "outlineLvl"))
    place->outline = get_number (walker);
  else if (is_named (walker, "ilvl"))
    place->list_level = MIN (get_number (walker) + 1, 9);
  else if (is_named (walker, "numId"))
    place->list_level = get_number (walker) == 0 ? 0 : MAX (place->list_level, 1);
}

/* Text boxes follow the paragraph, or the table row, on which they hang. */
static void
take_boxes (Parser *self)
{
  if (self->builder != self->main || self->main->row_depth > 0)
    return;
  cw_draft_builder_move_paragraphs (
      self->main, &self->boxes, 0, self->boxes.draft->paragraphs->len);
  g_ptr_array_set_size (self->boxes.draft->paragraphs, 0);
}

static void
end_paragraph (Parser *self)
{
  cw_draft_builder_end_paragraph (self->builder);
  take_boxes (self);
}

static void
begin_box (Parser *self)
{
  if (self->box_depth++ > 0)
    return;
  self->outer = self->place;
  self->place = (Place) { .outline = -1, .list_level = -1 };
  self->builder = &self->boxes;
}

static void
end_box (Parser *self)
{
  if (--self->box_depth > 0)
    return;
  self->boxes.row_depth = 0;
  cw_draft_builder_end_paragraph (&self->boxes);
  g_free (self->place.style);
  self->place = self->outer;
  self->outer.style = NULL;
  self->builder = self->main;
}

/* --- runs --- */

static void
switch_format (Parser *self, CwXmlWalker *walker, CwTextFormat format)
{
  if (is_switched_on (walker))
    self->place.format |= format;
  else
    self->place.format &= ~format;
}

static void
read_run_property (Parser *self, CwXmlWalker *walker)
{
  if (is_named (walker, "rStyle"))
    self->place.format
        |= cw_docx_styles_get_format (self->styles, cw_xml_walker_get_attribute (walker, "val"));
  else if (is_named (walker, "b"))
    switch_format (self, walker, CW_TEXT_FORMAT_BOLD);
  else if (is_named (walker, "i"))
    switch_format (self, walker, CW_TEXT_FORMAT_ITALIC);
  else if (is_named (walker, "u"))
    switch_format (self, walker, CW_TEXT_FORMAT_UNDERLINE);
}

static void
append_marker (Parser *self, CwXmlWalker *walker)
{
  const char *id = cw_xml_walker_get_attribute (walker, "id");
  g_autofree char *key = g_strdup_printf ("%c%s", walker->name[0], id != NULL ? id : "");
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, key));
  g_autofree char *marker = NULL;

  if (number == 0)
    {
      number = g_hash_table_size (self->numbers) + 1;
      g_hash_table_insert (self->numbers, g_steal_pointer (&key), GUINT_TO_POINTER (number));
    }
  marker = g_strdup_printf ("[%u]", number);
  cw_draft_builder_append (self->builder, marker, strlen (marker), 0);
}

/* A character of a symbol font; those of the private area are pictures rather than text. */
static void
append_symbol (Parser *self, CwXmlWalker *walker)
{
  const char *code = cw_xml_walker_get_attribute (walker, "char");
  gunichar character = code != NULL ? (gunichar) g_ascii_strtoull (code, NULL, 16) : 0;

  if (character >= 0x20 && g_unichar_validate (character)
      && g_unichar_type (character) != G_UNICODE_PRIVATE_USE)
    cw_draft_builder_append_char (self->builder, character, self->place.format);
}

static void
read_run_content (Parser *self, CwXmlWalker *walker)
{
  if (is_named (walker, "t"))
    self->place.in_text = TRUE;
  else if (is_named (walker, "tab") || is_named (walker, "ptab"))
    cw_draft_builder_append (self->builder, "\t", 1, self->place.format);
  else if (is_named (walker, "br") || is_named (walker, "cr"))
    cw_draft_builder_break_line (self->builder);
  else if (is_named (walker, "noBreakHyphen"))
    cw_draft_builder_append_char (self->builder, 0x2011, self->place.format);
  else if (is_named (walker, "sym"))
    append_symbol (self, walker);
  else if (is_named (walker, "footnoteReference") || is_named (walker, "endnoteReference"))
    append_marker (self, walker);
  else if (is_named (walker, "rPr"))
    self->place.in_run_properties = TRUE;
}

static void
append_text (Parser *self, const CwXmlWalker *walker)
{
  const char *text = walker->text;

  if (!self->place.in_text)
    return;
  /* Word puts a space behind a note's number, as our prefix does. */
  if (self->strips_space)
    text += strspn (text, " ");
  self->strips_space = self->strips_space && *text == '\0';
  cw_draft_builder_append (self->builder, text, strlen (text), self->place.format);
}

/* --- elements --- */

static void
enter_structure (Parser *self, CwXmlWalker *walker)
{
  if (is_named (walker, "p"))
    begin_paragraph (self);
  else if (is_named (walker, "pPr"))
    self->place.in_paragraph_properties = TRUE;
  else if (is_named (walker, "tr"))
    cw_draft_builder_begin_row (self->builder);
  else if (is_named (walker, "tc"))
    cw_draft_builder_begin_cell (self->builder);
  else if (is_named (walker, "txbxContent"))
    begin_box (self);
  else if (is_named (walker, "r"))
    {
      self->place.in_run = TRUE;
      self->place.format = 0;
    }
}

static void
enter_element (Parser *self, CwXmlWalker *walker)
{
  const Place *place = &self->place;

  if (!is_word (walker))
    return;
  if (place->in_paragraph_properties)
    read_paragraph_property (self, walker);
  else if (place->in_run_properties)
    read_run_property (self, walker);
  else
    {
      enter_structure (self, walker);
      if (self->place.in_run)
        read_run_content (self, walker);
    }
}

static void
leave_element (Parser *self, CwXmlWalker *walker)
{
  Place *place = &self->place;

  if (!is_word (walker))
    return;
  if (is_named (walker, "t"))
    place->in_text = FALSE;
  else if (is_named (walker, "r"))
    place->in_run = FALSE;
  else if (is_named (walker, "rPr"))
    place->in_run_properties = FALSE;
  else if (is_named (walker, "pPr"))
    {
      place->in_paragraph_properties = FALSE;
      apply_paragraph_properties (self);
    }
  else if (is_named (walker, "p"))
    end_paragraph (self);
  else if (is_named (walker, "tr"))
    {
      cw_draft_builder_end_row (self->builder);
      take_boxes (self);
    }
  else if (is_named (walker, "txbxContent") && self->box_depth > 0)
    end_box (self);
}

/* --- notes --- */

static guint
find_note_number (Parser *self, CwXmlWalker *walker)
{
  const char *id = cw_xml_walker_get_attribute (walker, "id");
  g_autofree char *key = g_strdup_printf ("%c%s", walker->name[0], id != NULL ? id : "");

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, key));
}

static gboolean
is_note (const CwXmlWalker *walker)
{
  return is_word (walker) && (is_named (walker, "footnote") || is_named (walker, "endnote"));
}

/* Returns whether the note is wanted: Word's separators and orphans are not. */
static gboolean
enter_note (Parser *self, CwXmlWalker *walker)
{
  guint number = find_note_number (self, walker);

  if (number == 0 || number > self->notes->len)
    return FALSE;
  g_array_index (self->notes, NoteRange, number - 1).start = self->main->draft->paragraphs->len;
  g_free (self->note_prefix);
  self->note_prefix = g_strdup_printf ("[%u] ", number);
  return TRUE;
}

static void
leave_note (Parser *self, CwXmlWalker *walker)
{
  guint number = find_note_number (self, walker);
  NoteRange *range;

  if (number == 0 || number > self->notes->len)
    return;
  range = &g_array_index (self->notes, NoteRange, number - 1);
  range->n
      = self->main->draft->paragraphs->len - MIN (range->start, self->main->draft->paragraphs->len);
}

/* --- parts --- */

static gboolean
is_unwanted (Parser *self, CwXmlWalker *walker)
{
  if (is_skipped (walker) || is_second_alternative (self, walker))
    return TRUE;
  return self->notes != NULL && is_note (walker) && !enter_note (self, walker);
}

static gboolean
read_part (Parser *self, GBytes *xml, const char *part, const char *name, GError **error)
{
  g_auto (CwXmlWalker) walker = { 0 };
  CwXmlEvent event = CW_XML_START;

  if (!cw_xml_walker_init (&walker, xml, part, name, error))
    return FALSE;
  while (!cw_draft_builder_has_failed (self->main) && event != CW_XML_EOF)
    {
      event = cw_xml_walker_next (&walker, error);
      if (event == CW_XML_START && is_unwanted (self, &walker))
        event = cw_xml_walker_skip (&walker, error);
      else if (event == CW_XML_START)
        enter_element (self, &walker);
      else if (event == CW_XML_TEXT)
        append_text (self, &walker);
      else if (event == CW_XML_END && self->notes != NULL && is_note (&walker))
        leave_note (self, &walker);
      else if (event == CW_XML_END)
        leave_element (self, &walker);
      if (event == CW_XML_ERROR)
        return FALSE;
    }
  return TRUE;
}

static void
init_parser (Parser *self, CwDraftBuilder *main, CwDocxStyles *styles, GHashTable *numbers)
{
  *self = (Parser) { .builder = main, .main = main, .styles = styles, .numbers = numbers };
  cw_draft_builder_init (&self->boxes, main->name, main->cancellable);
}

static void
clear_parser (Parser *self)
{
  cw_draft_builder_clear (&self->boxes);
  g_clear_pointer (&self->notes, g_array_unref);
  g_free (self->note_prefix);
  g_free (self->place.style);
  g_free (self->outer.style);
}

static void
move_notes (CwDraftBuilder *main, CwDraftBuilder *from, GArray *ranges)
{
  guint i;

  for (i = 0; i < ranges->len; i++)
    {
      const NoteRange *range = &g_array_index (ranges, NoteRange, i);

      cw_draft_builder_move_paragraphs (main, from, range->start, range->n);
    }
}

/* Notes in the order of their numbers, which need not be that of their part. */
static gboolean
append_notes (CwDraftBuilder *main,
              const CwDocxParts *parts,
              CwDocxStyles *styles,
              GHashTable *numbers,
              GError **error)
{
  g_auto (CwDraftBuilder) builder = { 0 };
  Parser parser;
  gboolean good;

  cw_draft_builder_init (&builder, main->name, main->cancellable);
  init_parser (&parser, &builder, styles, numbers);
  parser.notes = g_array_new (FALSE, TRUE, sizeof (NoteRange));
  g_array_set_size (parser.notes, g_hash_table_size (numbers));
  good = (parts->footnotes == NULL
          || read_part (&parser, parts->footnotes, "word/footnotes.xml", main->name, error))
         && (parts->endnotes == NULL
             || read_part (&parser, parts->endnotes, "word/endnotes.xml", main->name, error));
  if (good && builder.error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&builder.error));
      good = FALSE;
    }
  if (good)
    move_notes (main, &builder, parser.notes);
  clear_parser (&parser);
  return good;
}

static gboolean
read_title (CwDraftSource *draft, GBytes *core, const char *name, GError **error)
{
  g_auto (CwXmlWalker) walker = { 0 };
  g_autoptr (GString) title = g_string_new (NULL);
  gboolean in_title = FALSE;
  CwXmlEvent event;

  if (!cw_xml_walker_init (&walker, core, "docProps/core.xml", name, error))
    return FALSE;
  while ((event = cw_xml_walker_next (&walker, error)) != CW_XML_EOF)
    {
      if (event == CW_XML_ERROR)
        return FALSE;
      if (event == CW_XML_TEXT && in_title)
        g_string_append (title, walker.text);
      else if (event != CW_XML_TEXT && is_named (&walker, "title"))
        in_title = event == CW_XML_START;
    }
  cw_source_title_offer (draft, title->str, name);
  return TRUE;
}

static gboolean
read_body (CwDraftBuilder *builder,
           const CwDocxParts *parts,
           CwDocxStyles *styles,
           GHashTable *numbers,
           GError **error)
{
  Parser parser;
  gboolean good;

  init_parser (&parser, builder, styles, numbers);
  good = read_part (&parser, parts->document, "word/document.xml", builder->name, error);
  clear_parser (&parser);
  return good;
}

/**
 * cw_docx_reader_read_parts:
 * @parts: the expanded parts
 * @name: the file's name, for messages
 *
 * The XML layer of cw_docx_reader_read(), for itself so that it can be fuzzed.
 *
 * Returns: (transfer full): the paragraphs, or NULL with an error of the domain CW_ERROR
 */
CwDraftSource *
cw_docx_reader_read_parts (const CwDocxParts *parts,
                           const char *name,
                           GCancellable *cancellable,
                           GError **error)
{
  g_auto (CwDraftBuilder) builder = { 0 };
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (CwDocxStyles) styles = cw_docx_styles_read (parts->styles, name, error);

  if (styles == NULL)
    return NULL;
  cw_draft_builder_init (&builder, name, cancellable);
  if (!read_body (&builder, parts, styles, numbers, error)
      || !append_notes (&builder, parts, styles, numbers, error))
    return NULL;
  /* A broken description must not cost the text. */
  if (parts->core != NULL)
    read_title (builder.draft, parts->core, name, NULL);
  return cw_draft_builder_finish (&builder, error);
}

static gboolean
check_parts (const CwDocxParts *parts, const char *name, GError **error)
{
  if (parts->document != NULL)
    return TRUE;
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_DAMAGED,
               _ ("“%s” is not a Word document: it is a ZIP container without a text part. Check "
                  "which program "
                  "made it, and export the text from there as DOCX, ODT or plain text."),
               name);
  return FALSE;
}

/**
 * cw_docx_reader_read:
 * @name: the file's name, for messages
 *
 * Returns: (transfer full): the paragraphs, or NULL with an error of the domain CW_ERROR
 */
CwDraftSource *
cw_docx_reader_read (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  /* Word online names the main part document2.xml at times. */
  static const char *const wanted[] = { "word/document.xml",
                                        "word/document2.xml",
                                        "word/styles.xml",
                                        "word/footnotes.xml",
                                        "word/endnotes.xml",
                                        "docProps/core.xml",
                                        NULL };
  g_autoptr (CwZipParts) zip = NULL;
  CwFileKind kind = cw_file_kind_guess (bytes);
  CwDocxParts parts;

  if (kind != CW_FILE_KIND_ZIP)
    {
      cw_file_kind_fail (kind, _ ("a Word document"), name, error);
      return NULL;
    }
  zip = cw_zip_parts_read (bytes, name, wanted, cancellable, error);
  if (zip == NULL)
    return NULL;
  parts = (CwDocxParts) { .document = cw_zip_parts_get (zip, "word/document.xml"),
                          .styles = cw_zip_parts_get (zip, "word/styles.xml"),
                          .footnotes = cw_zip_parts_get (zip, "word/footnotes.xml"),
                          .endnotes = cw_zip_parts_get (zip, "word/endnotes.xml"),
                          .core = cw_zip_parts_get (zip, "docProps/core.xml") };
  if (parts.document == NULL)
    parts.document = cw_zip_parts_get (zip, "word/document2.xml");
  return check_parts (&parts, name, error)
             ? cw_docx_reader_read_parts (&parts, name, cancellable, error)
             : NULL;
}
