/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwPdfReader: the text layer of PDF documents, by poppler.
 *
 * Threads: old releases of poppler share font and character tables between documents without a
 * lock.  So nothing is relied on but this: no two calls into poppler run at the same time, which
 * the mutex here sees to.  It is held for a page at a time, so that imports can take turns and be
 * cancelled. */

#include "config.h"

#include "cw-pdf-reader.h"

#include "cw-draft-builder.h"
#include "cw-error.h"
#include "cw-file-kind.h"
#include "cw-pdf-layout.h"
#include "cw-source-title.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <poppler.h>
#include <string.h>

/* The longest books have 5,000 pages; a page costs a millisecond at least. */
#define MAX_PAGES 20000

/* A page of newsprint has 30,000 characters. */
#define MAX_PAGE_TEXT (4 * 1024 * 1024)
#define MAX_LINES 2000000

/* Digits in the margin: at most five, and this part of their height away from the text. */
#define MAX_MARGIN_DIGITS 5
#define MARGIN_GAP 0.4

/* A superscript is less than half of its height off the line. */
#define OTHER_LINE 0.7

static GMutex poppler_mutex;

typedef PopplerPage Page;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Page, g_object_unref)

/* --- errors --- */

static void
fail_open (const char *name, const GError *cause, GError **error)
{
  if (g_error_matches (cause, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    g_set_error (error,
                 CW_ERROR,
                 CW_ERROR_ENCRYPTED,
                 _ ("“%s” needs a password. Open it in a PDF viewer, print it to a new PDF without "
                    "a password, and "
                    "import that."),
                 name);
  else
    g_set_error (error,
                 CW_ERROR,
                 CW_ERROR_DAMAGED,
                 _ ("“%s” is damaged: it starts like a PDF document but cannot be read. Copy or "
                    "download it again "
                    "and import that."),
                 name);
}

static void
fail_no_text (const char *name, GError **error)
{
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_NO_TEXT,
               _ ("“%s” holds pictures of pages but no text. Run text recognition (OCR) on it "
                  "first, for example "
                  "with OCRmyPDF, and import the result."),
               name);
}

static void
fail_too_large (const char *name, GError **error)
{
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_TOO_LARGE,
               _ ("“%s” has more pages or lines than a source can have. Split it into several "
                  "files and import "
                  "those."),
               name);
}

/* --- lines --- */

static void
grow_line (CwPdfLine *line, const PopplerRectangle *box)
{
  line->x1 = MIN (line->x1, box->x1);
  line->x2 = MAX (line->x2, box->x2);
  line->y1 = MIN (line->y1, box->y1);
  line->y2 = MAX (line->y2, box->y2);
}

static guint
count_digits (const char *text)
{
  guint n = 0;

  while (g_ascii_isdigit (text[n]))
    n++;
  return n;
}

/* How many characters at the start of the line are a number in the margin: digits, and then a
 * gap. */
static guint
find_margin_number (const char *text, const PopplerRectangle *boxes, guint n_boxes)
{
  guint n = count_digits (text);
  guint next = n;

  if (n == 0 || n > MAX_MARGIN_DIGITS)
    return 0;
  while (text[next] == ' ')
    next++;
  if (text[next] == '\0' || next >= n_boxes)
    return 0;
  return boxes[next].x1 - boxes[n - 1].x2
                 > MARGIN_GAP * (boxes[0].y2 - boxes[0].y1) + (next - n) * 0.01
             ? n
             : 0;
}

/* One line of text with the box of each of its characters. */
static void
add_line (CwPdfLayout *layout, const char *text, const PopplerRectangle *boxes, guint n_boxes)
{
  CwPdfLine line = { .x1 = G_MAXDOUBLE, .y1 = G_MAXDOUBLE, .number = -1 };
  guint n_digits = find_margin_number (text, boxes, n_boxes);
  guint i;

  if (n_digits > 0)
    {
      line.number = (int) g_ascii_strtoull (text, NULL, 10);
      text += n_digits;
      boxes += n_digits;
      n_boxes -= n_digits;
    }
  line.text = (char *) text;
  for (i = 0; i < n_boxes; i++)
    grow_line (&line, &boxes[i]);
  cw_pdf_layout_add_line (layout, &line);
}

static double
get_middle (const PopplerRectangle *box)
{
  return (box->y1 + box->y2) / 2;
}

/* How many characters from the start stand on one line of the page. */
static guint
measure_line (const PopplerRectangle *boxes, guint n_boxes)
{
  double height = boxes[0].y2 - boxes[0].y1;
  guint n = 1;

  while (n < n_boxes
         && fabs (get_middle (&boxes[n]) - get_middle (&boxes[0])) <= OTHER_LINE * height)
    n++;
  return n;
}

/* Poppler runs short lines of a narrow column together at times: a character far above or below
 * starts a line. */
static void
add_visible_lines (CwPdfLayout *layout,
                   const char *text,
                   const PopplerRectangle *boxes,
                   guint n_boxes)
{
  while (n_boxes > 0)
    {
      guint n = measure_line (boxes, n_boxes);
      const char *end = g_utf8_offset_to_pointer (text, n);
      g_autofree char *line = g_strndup (text, end - text);

      add_line (layout, line, boxes, n);
      text = end;
      boxes += n;
      n_boxes -= n;
    }
}

static void
add_lines (CwPdfLayout *layout, char *text, const PopplerRectangle *boxes, guint n_boxes)
{
  guint at = 0;

  while (text != NULL && at < n_boxes)
    {
      char *newline = strchr (text, '\n');
      guint n;

      if (newline != NULL)
        *newline = '\0';
      n = (guint) g_utf8_strlen (text, -1);
      add_visible_lines (layout, text, boxes + at, MIN (n, n_boxes - at));
      at += n + 1;
      text = newline != NULL ? newline + 1 : NULL;
    }
}

/* --- pages --- */

static gboolean
add_page_text (CwPdfLayout *layout, PopplerPage *page)
{
  g_autofree char *text = poppler_page_get_text (page);
  g_autofree char *valid = NULL;
  g_autofree PopplerRectangle *boxes = NULL;
  guint n_boxes = 0;

  if (text == NULL)
    return TRUE;
  if (strlen (text) > MAX_PAGE_TEXT)
    return FALSE;
  valid = g_utf8_make_valid (text, -1);
  if (poppler_page_get_text_layout (page, &boxes, &n_boxes))
    add_lines (layout, valid, boxes, n_boxes);
  return TRUE;
}

/* Returns FALSE when the page holds too much. */
static gboolean
add_page (CwPdfLayout *layout, PopplerDocument *document, int index)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&poppler_mutex);
  g_autoptr (Page) page = poppler_document_get_page (document, index);
  g_autofree char *label = page != NULL ? poppler_page_get_label (page) : NULL;
  g_autofree char *valid = label != NULL ? g_utf8_make_valid (label, -1) : NULL;

  cw_pdf_layout_add_page (layout, valid);
  return page == NULL || add_page_text (layout, page);
}

static gboolean
read_pages (CwPdfLayout *layout, PopplerDocument *document, CwDraftBuilder *builder, GError **error)
{
  int n_pages;
  int i;

  g_mutex_lock (&poppler_mutex);
  n_pages = poppler_document_get_n_pages (document);
  g_mutex_unlock (&poppler_mutex);
  for (i = 0; i < n_pages && cw_draft_builder_check (builder); i++)
    {
      if (!add_page (layout, document, i) || i >= MAX_PAGES
          || cw_pdf_layout_get_n_lines (layout) > MAX_LINES)
        {
          fail_too_large (builder->name, error);
          return FALSE;
        }
    }
  return TRUE;
}

static void
take_title (CwDraftSource *draft, PopplerDocument *document, const char *name)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&poppler_mutex);
  g_autofree char *title = poppler_document_get_title (document);
  g_autofree char *valid = title != NULL ? g_utf8_make_valid (title, -1) : NULL;

  cw_source_title_offer (draft, valid, name);
}

static PopplerDocument *
open_document (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&poppler_mutex);
  g_autoptr (GError) cause = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, &cause);

  if (document == NULL)
    fail_open (name, cause, error);
  return document;
}

static void
close_document (PopplerDocument *document)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&poppler_mutex);

  g_clear_object (&document);
}

static CwDraftSource *
read_document (PopplerDocument *document,
               const char *name,
               GCancellable *cancellable,
               GError **error)
{
  g_auto (CwDraftBuilder) builder = { 0 };
  g_autoptr (CwPdfLayout) layout = cw_pdf_layout_new ();

  cw_draft_builder_init (&builder, name, cancellable);
  take_title (builder.draft, document, name);
  if (!read_pages (layout, document, &builder, error))
    return NULL;
  if (!cw_draft_builder_has_failed (&builder) && cw_pdf_layout_get_n_lines (layout) == 0)
    {
      fail_no_text (name, error);
      return NULL;
    }
  cw_pdf_layout_append_paragraphs (layout, &builder);
  return cw_draft_builder_finish (&builder, error);
}

/**
 * cw_pdf_reader_read:
 * @name: the file's name, for messages
 *
 * Safe to call from several threads; see the top of this file for what that rests on.
 *
 * Returns: (transfer full): the paragraphs with their page labels, or NULL with an error of the
 *   domain CW_ERROR
 */
CwDraftSource *
cw_pdf_reader_read (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error)
{
  CwFileKind kind = cw_file_kind_guess (bytes);
  PopplerDocument *document;
  CwDraftSource *draft;

  if (kind != CW_FILE_KIND_PDF)
    {
      cw_file_kind_fail (kind, _ ("a PDF document"), name, error);
      return NULL;
    }
  document = open_document (bytes, name, error);
  if (document == NULL)
    return NULL;
  draft = read_document (document, name, cancellable, error);
  close_document (document);
  return draft;
}
