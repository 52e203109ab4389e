/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Importing 50 DOCX files of 14,000 words as one operation, beside merely unpacking their text and walking its XML. */

#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <libxml/xmlreader.h>
#include <string.h>

#include "cw-bench.h"
#include "cw-reader.h"
#include "cw-sources.h"
#include "cw-transaction.h"

#define N_FILES 50
#define N_WORDS 14000
#define N_ROUNDS 5
#define DOCUMENT "word/document.xml"
#define NAMESPACE "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define NAMESPACE_14 "http://schemas.microsoft.com/office/word/2010/wordml"

/* --- the files -------------------------------------------------------------------------------------------- */

/* Words by their rank, the shorter the more frequent, so that the text packs about as real text does. */
static void
append_word (GString *text, GRand *chance)
{
  guint rank = (guint) (1 / (g_rand_double (chance) * 0.5 + 0.00005));

  for (guint n = rank + 7; n > 0; n /= 5)
    g_string_append_c (text, "etaoinshrdlu"[(n * 7 + rank) % 12]);
}

/* What a word processor puts around the words, and what a converter does. */
typedef struct
{
  const char *name;
  const char *paragraph;
  const char *run;
} Markup;

#define WORD_FONT                                                                                  \
  "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:cs=\"Arial\"/><w:sz w:val=\"22\"/><w:szCs "     \
  "w:val=\"22\"/>"

static const Markup markups[] = {
  { "import 50 DOCX as Word writes them (CPU)",
    "<w:p w14:paraId=\"4F1A22B7\" w14:textId=\"77777777\" w:rsidR=\"00A72B1C\" "
    "w:rsidRDefault=\"00A72B1C\" "
    "w:rsidP=\"00B41E02\"><w:pPr><w:spacing w:after=\"120\" w:line=\"360\" w:lineRule=\"auto\"/>"
    "<w:jc w:val=\"both\"/><w:rPr>" WORD_FONT "</w:rPr></w:pPr>",
    "<w:r w:rsidRPr=\"00C40D11\"><w:rPr>" WORD_FONT "<w:lang w:val=\"en-US\"/>" },
  { "import 50 DOCX with little markup (CPU)",
    "<w:p><w:pPr><w:spacing w:after=\"120\"/></w:pPr>",
    "<w:r><w:rPr><w:lang w:val=\"en-US\"/>" },
};

static void
append_run (GString *xml, GRand *chance, const Markup *markup, guint n_words)
{
  g_string_append (xml, markup->run);
  if (g_rand_int_range (chance, 0, 12) == 0)
    g_string_append (xml, "<w:i/>");
  g_string_append (xml, "</w:rPr><w:t xml:space=\"preserve\">");
  for (guint i = 0; i < n_words; i++)
    {
      append_word (xml, chance);
      g_string_append_c (xml, i % 13 == 12 ? '.' : ' ');
    }
  g_string_append (xml, "</w:t></w:r>");
}

static GString *
write_document (const Markup *markup, guint seed)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (seed);
  GString *xml = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                               "<w:document xmlns:w=\"" NAMESPACE "\" xmlns:w14=\"" NAMESPACE_14
                               "\"><w:body>");
  guint n = 0;

  while (n < N_WORDS)
    {
      g_string_append (xml, markup->paragraph);
      for (guint run = 0; run < 4; run++, n += 18)
        append_run (xml, chance, markup, 18);
      g_string_append (xml, "</w:p>");
    }
  g_string_append (xml, "</w:body></w:document>");
  return xml;
}

static void
write_member (struct archive *zip, const char *name, const char *content)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, (la_int64_t) strlen (content));
  archive_entry_set_filetype (entry, AE_IFREG);
  if (archive_write_header (zip, entry) != ARCHIVE_OK
      || archive_write_data (zip, content, strlen (content)) < 0)
    g_error ("%s", archive_error_string (zip));
  archive_entry_free (entry);
}

static char *
write_file (const char *folder, const Markup *markup, guint number)
{
  g_autofree char *name = g_strdup_printf ("interview-%02u.docx", number);
  char *path = g_build_filename (folder, name, NULL);
  GString *xml = write_document (markup, number + 1);
  struct archive *zip = archive_write_new ();

  archive_write_set_format_zip (zip);
  if (archive_write_open_filename (zip, path) != ARCHIVE_OK)
    g_error ("%s", archive_error_string (zip));
  write_member (zip,
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
  write_member (zip, DOCUMENT, xml->str);
  archive_write_free (zip);
  g_string_free (xml, TRUE);
  return path;
}

/* --- the baseline ------------------------------------------------------------------------------------------ */

static GByteArray *
unpack (const char *path)
{
  struct archive *zip = archive_read_new ();
  struct archive_entry *entry;
  GByteArray *data = g_byte_array_new ();
  guint8 block[65536];
  la_ssize_t n;

  archive_read_support_format_zip (zip);
  if (archive_read_open_filename (zip, path, sizeof block) != ARCHIVE_OK)
    g_error ("%s", archive_error_string (zip));
  while (archive_read_next_header (zip, &entry) == ARCHIVE_OK)
    if (g_str_equal (archive_entry_pathname (entry), DOCUMENT))
      while ((n = archive_read_data (zip, block, sizeof block)) > 0)
        g_byte_array_append (data, block, (guint) n);
  archive_read_free (zip);
  return data;
}

/* Gives back how many bytes of text there were. */
static gsize
walk (GByteArray *data)
{
  xmlTextReaderPtr reader = xmlReaderForMemory (
      (const char *) data->data, (int) data->len, NULL, NULL, XML_PARSE_NONET);
  gsize length = 0;

  while (xmlTextReaderRead (reader) == 1)
    if (xmlTextReaderNodeType (reader) == XML_READER_TYPE_TEXT)
      length += strlen ((const char *) xmlTextReaderConstValue (reader));
  xmlFreeTextReader (reader);
  return length;
}

static double
measure_bare (GPtrArray *paths)
{
  double start = cw_bench_cpu ();

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (GByteArray) data = unpack (g_ptr_array_index (paths, i));

      if (walk (data) < N_WORDS)
        g_error ("The file has no text.");
    }
  return cw_bench_cpu () - start;
}

/* --- ours -------------------------------------------------------------------------------------------------- */

static void
import_file (CwProject *project, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (CwDraftSource) draft = cw_reader_read_file (file, NULL, &error);

  cw_bench_must (draft != NULL, error);
  cw_bench_must (cw_project_add_source (project, draft, "", &error) != 0, error);
}

static double
measure_ours (const char *folder, GPtrArray *paths)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, "import.caseweave", NULL);
  CwProject *project;
  double start, end;

  g_unlink (path);
  project = cw_project_create (path, "Import", &error);
  cw_bench_must (project != NULL, error);
  start = cw_bench_cpu ();
  {
    g_autoptr (CwTransaction) transaction = cw_transaction_begin (project, &error);

    cw_bench_must (transaction != NULL, error);
    for (guint i = 0; i < paths->len; i++)
      import_file (project, g_ptr_array_index (paths, i));
    cw_bench_must (cw_transaction_commit (transaction, &error, "Imported"), error);
  }
  end = cw_bench_cpu ();
  cw_project_close (project, NULL);
  g_object_unref (project);
  g_unlink (path);
  return end - start;
}

static void
run (const char *folder, const Markup *markup)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  CwBench bench;

  for (guint i = 0; i < N_FILES; i++)
    g_ptr_array_add (paths, write_file (folder, markup, i));
  cw_bench_init (&bench, markup->name, 3);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      double ours = measure_ours (folder, paths);

      cw_bench_add (&bench, ours, measure_bare (paths));
    }
  cw_bench_report (&bench);
  for (guint i = 0; i < paths->len; i++)
    g_unlink (g_ptr_array_index (paths, i));
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = cw_bench_folder (argc, argv);

  for (guint i = 0; i < G_N_ELEMENTS (markups); i++)
    run (folder, &markups[i]);
  return 0;
}
