/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The parts of a DOCX file besides its body: styles, footer, properties, content types, relationships. */

#include "config.h"

#include "cw-docx-writer.h"

#include "cw-named-style.h"
#include "cw-package.h"

#include <math.h>
#include <string.h>

#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define WORD_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."

/**
 * cw_docx_open_part:
 *
 * Returns: (transfer full): a part with its root open
 */
CwXmlOut *
cw_docx_open_part (const char *root)
{
  CwXmlOut *out = cw_xml_out_new ();

  cw_xml_out_open (out, root, "xmlns:w", CW_DOCX_MAIN, "xmlns:r", OFFICE, NULL);
  return out;
}

static void
write_words (CwXmlOut *out, const char *words)
{
  if (*words == '\0')
    return;
  cw_xml_out_open (out, "w:t", "xml:space", "preserve", NULL);
  cw_xml_out_text (out, words);
  cw_xml_out_close (out);
}

/**
 * cw_docx_write_run:
 * @style: (nullable): of characters
 *
 * Writes words of a paragraph.
 */
void
cw_docx_write_run (CwXmlOut *out, const char *style, const char *text)
{
  const char *at = text;

  cw_xml_out_open (out, "w:r", NULL);
  if (style != NULL)
    {
      cw_xml_out_open (out, "w:rPr", NULL);
      cw_xml_out_empty (out, "w:rStyle", "w:val", style, NULL);
      cw_xml_out_close (out);
    }
  while (*at != '\0')
    {
      gsize length = strcspn (at, "\t\n");
      g_autofree char *words = g_strndup (at, length);

      write_words (out, words);
      at += length;
      if (*at != '\0')
        cw_xml_out_empty (out, *at++ == '\t' ? "w:tab" : "w:br", NULL);
    }
  cw_xml_out_close (out);
}

/* --- styles ------------------------------------------------------------------------------------------ */

static void
write_measure (CwXmlOut *out, const char *name, const char *attribute, double value)
{
  g_autofree char *number = g_strdup_printf ("%ld", lround (value));

  cw_xml_out_empty (out, name, attribute, number, NULL);
}

/* Lengths are twentieths of a point. */
static void
write_paragraph_look (CwXmlOut *out, const CwStyleLook *look, int outline)
{
  g_autofree char *before = g_strdup_printf ("%ld", lround (look->before * 20));
  g_autofree char *after = g_strdup_printf ("%ld", lround (look->after * 20));

  cw_xml_out_open (out, "w:pPr", NULL);
  if (look->keep)
    cw_xml_out_empty (out, "w:keepNext", NULL);
  cw_xml_out_empty (out, "w:spacing", "w:before", before, "w:after", after, NULL);
  if (look->indent > 0)
    write_measure (out, "w:ind", "w:left", look->indent * 20);
  if (look->flush_right)
    cw_xml_out_empty (out, "w:jc", "w:val", "right", NULL);
  if (outline >= 0)
    write_measure (out, "w:outlineLvl", "w:val", outline);
  cw_xml_out_close (out);
}

static void
write_character_look (CwXmlOut *out, const CwStyleLook *look)
{
  guint level = look->grey * 255 / 100;
  g_autofree char *color = g_strdup_printf ("%02X%02X%02X", level, level, level);

  cw_xml_out_open (out, "w:rPr", NULL);
  if (look->bold)
    cw_xml_out_empty (out, "w:b", NULL);
  if (look->italic)
    cw_xml_out_empty (out, "w:i", NULL);
  cw_xml_out_empty (out, "w:color", "w:val", color, NULL);
  write_measure (out, "w:sz", "w:val", look->size * 2);
  cw_xml_out_close (out);
}

static void
write_style (CwXmlOut *out, const CwStyleLook *look, const char *based_on, int outline)
{
  cw_xml_out_open (out, "w:style", "w:type", "paragraph", "w:styleId", look->id, NULL);
  cw_xml_out_empty (out, "w:name", "w:val", look->name, NULL);
  cw_xml_out_empty (out, "w:basedOn", "w:val", based_on, NULL);
  cw_xml_out_empty (out, "w:qFormat", NULL);
  write_paragraph_look (out, look, outline);
  write_character_look (out, look);
  cw_xml_out_close (out);
}

static void
write_headings (CwXmlOut *out)
{
  static const double sizes[] = { 15, 11.5, 10.5, 10.5, 10.5, 10.5 };

  for (guint i = 0; i < 12; i++)
    {
      guint level = i % 6 + 1;
      gboolean code = i >= 6;
      g_autofree char *plain = g_strdup_printf ("Heading%u", level);
      g_autofree char *id = g_strdup_printf ("%s%u", code ? "CodeHeading" : "Heading", level);
      g_autofree char *name = g_strdup_printf ("%s %u", code ? "Code heading" : "heading", level);
      CwStyleLook look = { .id = id,
                           .name = name,
                           .size = sizes[level - 1],
                           .before = level == 1 ? 16 : 10,
                           .after = 3,
                           .bold = level < 3,
                           .italic = level >= 3,
                           .keep = TRUE };

      write_style (out, &look, code ? plain : "Normal", level - 1);
    }
}

static const char fixed_styles[]
    = "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name "
      "w:val=\"Normal\"/>"
      "<w:qFormat/></w:style>"
      "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name "
      "w:val=\"Default Paragraph Font\"/></w:style>"
      "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal "
      "Table\"/></w:style>"
      "<w:style w:type=\"character\" w:styleId=\"Lead\"><w:name "
      "w:val=\"Lead\"/><w:rPr><w:b/></w:rPr>"
      "</w:style>"
      "<w:style w:type=\"character\" w:styleId=\"FootnoteReference\"><w:name w:val=\"footnote "
      "reference\"/><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"CommentText\"><w:name w:val=\"annotation text\"/>"
      "<w:basedOn w:val=\"Normal\"/></w:style>"
      "<w:style w:type=\"table\" w:styleId=\"ReportTable\"><w:name w:val=\"Report "
      "table\"/><w:basedOn "
      "w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>"
      "<w:top w:val=\"single\" w:sz=\"4\" w:color=\"888888\"/>"
      "<w:left w:val=\"single\" w:sz=\"4\" w:color=\"888888\"/>"
      "<w:bottom w:val=\"single\" w:sz=\"4\" w:color=\"888888\"/>"
      "<w:right w:val=\"single\" w:sz=\"4\" w:color=\"888888\"/>"
      "<w:insideH w:val=\"single\" w:sz=\"4\" w:color=\"888888\"/>"
      "<w:insideV w:val=\"single\" w:sz=\"4\" w:color=\"888888\"/>"
      "</w:tblBorders></w:tblPr></w:style>";

/**
 * cw_docx_make_styles:
 *
 * Returns: (transfer full): the part word/styles.xml
 */
char *
cw_docx_make_styles (const CwDocument *document)
{
  g_autoptr (CwXmlOut) out = cw_docx_open_part ("w:styles");

  cw_xml_out_open (out, "w:docDefaults", NULL);
  cw_xml_out_open (out, "w:rPrDefault", NULL);
  cw_xml_out_open (out, "w:rPr", NULL);
  cw_xml_out_empty (
      out, "w:rFonts", "w:ascii", "Liberation Serif", "w:hAnsi", "Liberation Serif", NULL);
  cw_xml_out_empty (
      out, "w:lang", "w:val", document->language != NULL ? document->language : "en", NULL);
  cw_xml_out_close (out);
  cw_xml_out_close (out);
  cw_xml_out_close (out);
  cw_xml_out_raw (out, fixed_styles);
  write_headings (out);
  for (guint i = 0; i < CW_N_NAMED_STYLES; i++)
    write_style (out, cw_named_style_get_look (i), "Normal", -1);
  return cw_xml_out_finish (out);
}

static void
write_field (CwXmlOut *out, const char *instruction)
{
  cw_xml_out_open (out, "w:fldSimple", "w:instr", instruction, NULL);
  cw_docx_write_run (out, NULL, "1");
  cw_xml_out_close (out);
}

/**
 * cw_docx_make_footer:
 *
 * Returns: (transfer full): the part word/footer1.xml
 */
char *
cw_docx_make_footer (const CwDocument *document)
{
  g_autoptr (CwXmlOut) out = cw_docx_open_part ("w:ftr");
  g_autofree char *name = g_strjoin (" · ", document->project, document->title, "", NULL);

  cw_xml_out_open (out, "w:p", NULL);
  cw_xml_out_open (out, "w:pPr", NULL);
  cw_xml_out_empty (out, "w:pStyle", "w:val", "Footer", NULL);
  cw_xml_out_close (out);
  cw_docx_write_run (out, NULL, name);
  write_field (out, "PAGE");
  cw_docx_write_run (out, NULL, "/");
  write_field (out, "NUMPAGES");
  return cw_xml_out_finish (out);
}

/* --- package ----------------------------------------------------------------------------------------- */

typedef struct
{
  const char *path;
  const char *type;     /* of its content */
  const char *relation; /* to the body; NULL for none */
} Part;

static const Part parts[] = {
  { "/word/document.xml", WORD_TYPE "document.main+xml", NULL },
  { "/word/styles.xml", WORD_TYPE "styles+xml", OFFICE "/styles" },
  { "/word/footer1.xml", WORD_TYPE "footer+xml", OFFICE "/footer" },
  { "/word/comments.xml", WORD_TYPE "comments+xml", OFFICE "/comments" },
  { "/word/footnotes.xml", WORD_TYPE "footnotes+xml", OFFICE "/footnotes" },
  { "/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", NULL },
};

static char *
make_content_types (void)
{
  g_autoptr (CwXmlOut) out = cw_xml_out_new ();

  cw_xml_out_open (out, "Types", "xmlns", PACKAGE "content-types", NULL);
  cw_xml_out_empty (out,
                    "Default",
                    "Extension",
                    "rels",
                    "ContentType",
                    "application/vnd.openxmlformats-package.relationships+xml",
                    NULL);
  cw_xml_out_empty (out, "Default", "Extension", "xml", "ContentType", "application/xml", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    cw_xml_out_empty (
        out, "Override", "PartName", parts[i].path, "ContentType", parts[i].type, NULL);
  return cw_xml_out_finish (out);
}

static void
write_relation (CwXmlOut *out, guint number, const char *type, const char *target)
{
  g_autofree char *id = g_strdup_printf ("rId%u", number);

  cw_xml_out_empty (out, "Relationship", "Id", id, "Type", type, "Target", target, NULL);
}

static char *
make_relations (void)
{
  g_autoptr (CwXmlOut) out = cw_xml_out_new ();

  cw_xml_out_open (out, "Relationships", "xmlns", PACKAGE "relationships", NULL);
  write_relation (out, 1, OFFICE "/officeDocument", "word/document.xml");
  write_relation (out, 2, PACKAGE "relationships/metadata/core-properties", "docProps/core.xml");
  return cw_xml_out_finish (out);
}

/* The number of a part in the table is that of its relation: the footer is rId2. */
static char *
make_body_relations (void)
{
  g_autoptr (CwXmlOut) out = cw_xml_out_new ();

  cw_xml_out_open (out, "Relationships", "xmlns", PACKAGE "relationships", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].relation != NULL)
      write_relation (out, i, parts[i].relation, parts[i].path + strlen ("/word/"));
  return cw_xml_out_finish (out);
}

static char *
make_properties (const CwDocument *document)
{
  g_autoptr (CwXmlOut) out = cw_xml_out_new ();

  cw_xml_out_open (out,
                   "cp:coreProperties",
                   "xmlns:cp",
                   PACKAGE "metadata/core-properties",
                   "xmlns:dc",
                   "http://purl.org/dc/elements/1.1/",
                   "xmlns:dcterms",
                   "http://purl.org/dc/terms/",
                   "xmlns:xsi",
                   "http://www.w3.org/2001/XMLSchema-instance",
                   NULL);
  cw_xml_out_element (out, "dc:title", document->title);
  cw_xml_out_element (out, "dc:subject", document->project);
  cw_xml_out_element (out, "dc:creator", "Caseweave " APP_VERSION);
  if (document->language != NULL)
    cw_xml_out_element (out, "dc:language", document->language);
  if (document->date != NULL)
    {
      g_autofree char *stamp = g_strconcat (document->date, "T00:00:00Z", NULL);

      cw_xml_out_open (out, "dcterms:created", "xsi:type", "dcterms:W3CDTF", NULL);
      cw_xml_out_text (out, stamp);
      cw_xml_out_close (out);
    }
  return cw_xml_out_finish (out);
}

/**
 * cw_docx_pack:
 *
 * Returns: (transfer full): the file, or NULL with %CW_ERROR_FAILED
 */
GBytes *
cw_docx_pack (const CwDocument *document,
              const char *body,
              const char *comments,
              const char *footnotes,
              GError **error)
{
  g_autoptr (CwPackage) package = cw_package_new ();
  g_autofree char *types = make_content_types ();
  g_autofree char *relations = make_relations ();
  g_autofree char *body_relations = make_body_relations ();
  g_autofree char *styles = cw_docx_make_styles (document);
  g_autofree char *footer = cw_docx_make_footer (document);
  g_autofree char *properties = make_properties (document);

  if (!cw_package_add_text (package, "[Content_Types].xml", types, error)
      || !cw_package_add_text (package, "_rels/.rels", relations, error)
      || !cw_package_add_text (package, "docProps/core.xml", properties, error)
      || !cw_package_add_text (package, "word/document.xml", body, error)
      || !cw_package_add_text (package, "word/_rels/document.xml.rels", body_relations, error)
      || !cw_package_add_text (package, "word/styles.xml", styles, error)
      || !cw_package_add_text (package, "word/footer1.xml", footer, error)
      || !cw_package_add_text (package, "word/comments.xml", comments, error)
      || !cw_package_add_text (package, "word/footnotes.xml", footnotes, error))
    return NULL;
  return cw_package_finish (package, error);
}
