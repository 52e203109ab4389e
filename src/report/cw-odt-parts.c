/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The parts of an OpenDocument file besides its content: styles, metadata, manifest. */

#include "config.h"

#include "cw-odt-writer.h"

#include "cw-named-style.h"
#include "cw-package.h"

#include <string.h>

static const char *const namespaces[] = {
  "xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
  "xmlns:style",  "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
  "xmlns:text",   "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
  "xmlns:table",  "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
  "xmlns:fo",     "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
  "xmlns:meta",   "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
  "xmlns:dc",     "http://purl.org/dc/elements/1.1/",
  "xmlns:xlink",  "http://www.w3.org/1999/xlink",
};

/**
 * cw_odt_open_root:
 *
 * Opens the root element of a part, with all namespaces.
 */
void
cw_odt_open_root (CwXmlOut *out, const char *name)
{
  const char *const *n = namespaces;

  cw_xml_out_open (out,
                   name,
                   n[0],
                   n[1],
                   n[2],
                   n[3],
                   n[4],
                   n[5],
                   n[6],
                   n[7],
                   n[8],
                   n[9],
                   n[10],
                   n[11],
                   n[12],
                   n[13],
                   n[14],
                   n[15],
                   "office:version",
                   "1.3",
                   NULL);
}

static void
write_spaces (CwXmlOut *out, guint n)
{
  g_autofree char *count = g_strdup_printf ("%u", n);

  if (n > 0)
    cw_xml_out_empty (out, "text:s", "text:c", count, NULL);
}

/**
 * cw_odt_write_words:
 *
 * Writes words of a paragraph; OpenDocument folds white space, so what is more than one space is said.
 */
void
cw_odt_write_words (CwXmlOut *out, const char *text)
{
  const char *at = text;

  while (*at != '\0')
    {
      gsize length = strcspn (at, "\t\n ");
      g_autofree char *words = g_strndup (at, length);
      guint n_spaces = strspn (at + length, " ");

      cw_xml_out_text (out, words);
      at += length;
      if (n_spaces > 0)
        {
          gboolean edge = at == text || at[n_spaces] == '\0';

          if (!edge)
            cw_xml_out_text (out, " ");
          write_spaces (out, edge ? n_spaces : n_spaces - 1);
          at += n_spaces;
        }
      else if (*at != '\0')
        cw_xml_out_empty (out, *at++ == '\t' ? "text:tab" : "text:line-break", NULL);
    }
}

/* --- styles ------------------------------------------------------------------------------------------ */

static char *
format_points (double points)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strconcat (g_ascii_formatd (number, sizeof number, "%.4g", points), "pt", NULL);
}

static void
write_look (CwXmlOut *out, const CwStyleLook *look)
{
  g_autofree char *size = format_points (look->size);
  g_autofree char *indent = format_points (look->indent);
  g_autofree char *before = format_points (look->before);
  g_autofree char *after = format_points (look->after);
  guint level = look->grey * 255 / 100;
  g_autofree char *color = g_strdup_printf ("#%02x%02x%02x", level, level, level);

  cw_xml_out_empty (out,
                    "style:paragraph-properties",
                    "fo:margin-left",
                    indent,
                    "fo:margin-top",
                    before,
                    "fo:margin-bottom",
                    after,
                    "fo:text-align",
                    look->flush_right ? "end" : "start",
                    "fo:keep-with-next",
                    look->keep ? "always" : "auto",
                    "fo:orphans",
                    "2",
                    "fo:widows",
                    "2",
                    NULL);
  cw_xml_out_empty (out,
                    "style:text-properties",
                    "fo:font-size",
                    size,
                    "fo:color",
                    color,
                    "fo:font-weight",
                    look->bold ? "bold" : "normal",
                    "fo:font-style",
                    look->italic ? "italic" : "normal",
                    NULL);
}

static void
write_named_styles (CwXmlOut *out)
{
  for (guint i = 0; i < CW_N_NAMED_STYLES; i++)
    {
      const CwStyleLook *look = cw_named_style_get_look (i);

      cw_xml_out_open (out,
                       "style:style",
                       "style:name",
                       look->id,
                       "style:display-name",
                       look->name,
                       "style:family",
                       "paragraph",
                       "style:parent-style-name",
                       "Standard",
                       NULL);
      write_look (out, look);
      cw_xml_out_close (out);
    }
}

static void
write_heading_styles (CwXmlOut *out)
{
  static const double sizes[] = { 15, 11.5, 10.5, 10.5, 10.5, 10.5 };

  for (guint i = 0; i < 12; i++)
    {
      guint level = i % 6 + 1;
      gboolean code = i >= 6;
      g_autofree char *rank = g_strdup_printf ("%u", level);
      g_autofree char *plain = g_strdup_printf ("Heading%u", level);
      g_autofree char *id = g_strdup_printf ("%s%u", code ? "CodeHeading" : "Heading", level);
      g_autofree char *name = g_strdup_printf ("%s %u", code ? "Code heading" : "Heading", level);
      CwStyleLook look = { .size = sizes[level - 1],
                           .before = level == 1 ? 16 : 10,
                           .after = 3,
                           .bold = level < 3,
                           .italic = level >= 3,
                           .keep = TRUE };

      cw_xml_out_open (out,
                       "style:style",
                       "style:name",
                       id,
                       "style:display-name",
                       name,
                       "style:family",
                       "paragraph",
                       "style:parent-style-name",
                       code ? plain : "Standard",
                       "style:default-outline-level",
                       rank,
                       NULL);
      write_look (out, &look);
      cw_xml_out_close (out);
    }
}

static void
write_other_styles (CwXmlOut *out, const CwDocument *document)
{
  const char *language = document->language != NULL ? document->language : "en";
  g_auto (GStrv) tags = g_strsplit (language, "-", 2);

  cw_xml_out_open (out, "style:default-style", "style:family", "paragraph", NULL);
  cw_xml_out_empty (out,
                    "style:text-properties",
                    "fo:font-family",
                    "'Liberation Serif', serif",
                    "fo:language",
                    tags[0],
                    "fo:country",
                    tags[1] != NULL ? tags[1] : "none",
                    NULL);
  cw_xml_out_close (out);
  cw_xml_out_empty (
      out, "style:style", "style:name", "Standard", "style:family", "paragraph", NULL);
  cw_xml_out_open (out, "style:style", "style:name", "Lead", "style:family", "text", NULL);
  cw_xml_out_empty (out, "style:text-properties", "fo:font-weight", "bold", NULL);
  cw_xml_out_close (out);
}

/**
 * cw_odt_write_cell_styles:
 *
 * Writes the styles of cells and columns, which OpenDocument programs read from the content alone.
 */
void
cw_odt_write_cell_styles (CwXmlOut *out)
{
  cw_xml_out_open (out, "office:automatic-styles", NULL);
  cw_xml_out_open (out, "style:style", "style:name", "Cell", "style:family", "table-cell", NULL);
  cw_xml_out_empty (out,
                    "style:table-cell-properties",
                    "fo:padding",
                    "3pt",
                    "fo:border",
                    "0.5pt solid #888888",
                    "fo:wrap-option",
                    "wrap",
                    "style:vertical-align",
                    "top",
                    NULL);
  cw_xml_out_close (out);
  cw_xml_out_open (
      out, "style:style", "style:name", "Column", "style:family", "table-column", NULL);
  cw_xml_out_empty (out, "style:table-column-properties", "style:column-width", "4.5cm", NULL);
  cw_xml_out_close (out);
  cw_xml_out_close (out);
}

static void
write_page (CwXmlOut *out, const CwDocument *document)
{
  g_autofree char *name = g_strjoin (" · ", document->project, document->title, NULL);
  gboolean wide = cw_document_is_wide (document);

  cw_xml_out_open (out, "office:automatic-styles", NULL);
  cw_xml_out_open (out, "style:page-layout", "style:name", "Page", NULL);
  cw_xml_out_empty (out,
                    "style:page-layout-properties",
                    "fo:page-width",
                    wide ? "29.7cm" : "21cm",
                    "fo:page-height",
                    wide ? "21cm" : "29.7cm",
                    "style:print-orientation",
                    wide ? "landscape" : "portrait",
                    "fo:margin-left",
                    "2.5cm",
                    "fo:margin-right",
                    "2.5cm",
                    "fo:margin-top",
                    "2cm",
                    "fo:margin-bottom",
                    "2cm",
                    NULL);
  cw_xml_out_close (out);
  cw_xml_out_close (out);
  cw_xml_out_open (out, "office:master-styles", NULL);
  cw_xml_out_open (
      out, "style:master-page", "style:name", "Standard", "style:page-layout-name", "Page", NULL);
  cw_xml_out_open (out, "style:footer", NULL);
  cw_xml_out_open (out, "text:p", "text:style-name", "Footer", NULL);
  cw_odt_write_words (out, name);
  cw_xml_out_text (out, " · ");
  cw_xml_out_empty (out, "text:page-number", "text:select-page", "current", NULL);
  cw_xml_out_text (out, "/");
  cw_xml_out_empty (out, "text:page-count", NULL);
}

/**
 * cw_odt_make_styles:
 *
 * Returns: (transfer full): the part styles.xml
 */
char *
cw_odt_make_styles (const CwDocument *document)
{
  g_autoptr (CwXmlOut) out = cw_xml_out_new ();

  cw_odt_open_root (out, "office:document-styles");
  cw_xml_out_open (out, "office:styles", NULL);
  write_other_styles (out, document);
  write_named_styles (out);
  write_heading_styles (out);
  cw_xml_out_close (out);
  write_page (out, document);
  return cw_xml_out_finish (out);
}

/* --- package ----------------------------------------------------------------------------------------- */

static char *
make_meta (const CwDocument *document)
{
  g_autoptr (CwXmlOut) out = cw_xml_out_new ();

  cw_odt_open_root (out, "office:document-meta");
  cw_xml_out_open (out, "office:meta", NULL);
  cw_xml_out_element (out, "meta:generator", "Caseweave/" APP_VERSION);
  cw_xml_out_element (out, "dc:title", document->title);
  cw_xml_out_element (out, "dc:subject", document->project);
  if (document->date != NULL)
    cw_xml_out_element (out, "dc:date", document->date);
  if (document->language != NULL)
    cw_xml_out_element (out, "dc:language", document->language);
  return cw_xml_out_finish (out);
}

static void
list_file (CwXmlOut *out, const char *path, const char *media_type)
{
  cw_xml_out_empty (out,
                    "manifest:file-entry",
                    "manifest:full-path",
                    path,
                    "manifest:media-type",
                    media_type,
                    NULL);
}

static char *
make_manifest (const char *media_type)
{
  g_autoptr (CwXmlOut) out = cw_xml_out_new ();

  cw_xml_out_open (out,
                   "manifest:manifest",
                   "xmlns:manifest",
                   "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
                   "manifest:version",
                   "1.3",
                   NULL);
  list_file (out, "/", media_type);
  list_file (out, "content.xml", "text/xml");
  list_file (out, "styles.xml", "text/xml");
  list_file (out, "meta.xml", "text/xml");
  return cw_xml_out_finish (out);
}

/**
 * cw_odt_pack:
 *
 * Returns: (transfer full): an OpenDocument file, its media type first and plain, or NULL with %CW_ERROR_FAILED
 */
GBytes *
cw_odt_pack (const CwDocument *document,
             const char *media_type,
             const char *content,
             const char *styles,
             GError **error)
{
  g_autoptr (CwPackage) package = cw_package_new ();
  g_autofree char *meta = make_meta (document);
  g_autofree char *manifest = make_manifest (media_type);

  if (!cw_package_add (package, "mimetype", media_type, strlen (media_type), TRUE, error)
      || !cw_package_add_text (package, "content.xml", content, error)
      || !cw_package_add_text (package, "styles.xml", styles, error)
      || !cw_package_add_text (package, "meta.xml", meta, error)
      || !cw_package_add_text (package, "META-INF/manifest.xml", manifest, error))
    return NULL;
  return cw_package_finish (package, error);
}
