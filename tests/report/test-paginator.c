/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The rules of method.md §4.1 as properties of the pages of random reports. */

#include "report-fixture.h"

#include "cw-error.h"

#include <string.h>

#define N_ROUNDS 40

static const CwPageItem *
get_item (GPtrArray *items, guint index)
{
  return items->pdata[index];
}

static void
append_block (GString *expected, const CwBlock *block)
{
  switch (block->kind)
    {
    case CW_BLOCK_HEADING:
      g_string_append (expected, block->heading.text);
      break;
    case CW_BLOCK_PARAGRAPH:
      g_string_append (expected, block->paragraph.text);
      break;
    case CW_BLOCK_EXCERPT:
      for (guint i = 0; i < block->excerpt.paragraphs->len; i++)
        g_string_append (expected, block->excerpt.paragraphs->pdata[i]);
      g_string_append (expected, block->excerpt.citation);
      if (block->excerpt.other_codes != NULL)
        g_string_append (expected, block->excerpt.other_codes);
      if (block->excerpt.comment != NULL)
        g_string_append (expected, block->excerpt.comment);
      break;
    case CW_BLOCK_CODED:
    case CW_BLOCK_TABLE:
    case CW_BLOCK_SPACE:
    case CW_BLOCK_RULE:
      break;
    }
}

static char *
dup_expected_text (const CwDocument *document)
{
  g_autoptr (GString) expected = g_string_new (document->title);

  g_string_append (expected, document->scope);
  g_string_append (expected, document->note);
  for (guint i = 0; i < document->blocks->len; i++)
    append_block (expected, document->blocks->pdata[i]);
  return fixture_strip_spaces (expected->str);
}

static char *
dup_page_text (GPtrArray *all)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint page = 0; page < all->len; page++)
    {
      GPtrArray *items = all->pdata[page];

      for (guint i = 0; i < items->len; i++)
        g_string_append (text, get_item (items, i)->text);
    }
  return fixture_strip_spaces (text->str);
}

static void
check_text (const CwDocument *document, GPtrArray *all)
{
  g_autofree char *expected = dup_expected_text (document);
  g_autofree char *shown = dup_page_text (all);

  g_assert_cmpstr (shown, ==, expected);
}

static void
check_no_blank_page (GPtrArray *all)
{
  for (guint page = 0; page < all->len; page++)
    g_assert_cmpuint (((GPtrArray *) all->pdata[page])->len, >, 0);
}

static void
check_order_and_room (CwPages *pages, GPtrArray *all)
{
  double room = cw_page_setup_get_body_height (cw_pages_get_setup (pages));

  for (guint page = 0; page < all->len; page++)
    {
      GPtrArray *items = all->pdata[page];
      double bottom = 0;

      for (guint i = 0; i < items->len; i++)
        {
          const CwPageItem *item = get_item (items, i);

          g_assert_cmpfloat (item->y, >=, bottom - 0.001);
          bottom = item->y + item->height;
        }
      if (items->len > 1)
        g_assert_cmpfloat (bottom, <=, room + 0.02);
    }
}

static void
check_headings (GPtrArray *all)
{
  for (guint page = 0; page < all->len; page++)
    {
      GPtrArray *items = all->pdata[page];

      g_assert_cmpint (get_item (items, items->len - 1)->role, !=, CW_ITEM_HEADING);
    }
}

/* A citation at the top of a page has been parted from its excerpt, and so has its second line. */
static void
check_citations (GPtrArray *all)
{
  for (guint page = 0; page < all->len; page++)
    g_assert_cmpint (get_item (all->pdata[page], 0)->role, !=, CW_ITEM_CITATION);
}

static guint
count_lines (GPtrArray *items, guint block)
{
  guint n_lines = 0;

  for (guint i = 0; i < items->len; i++)
    n_lines += get_item (items, i)->block == block && get_item (items, i)->role == CW_ITEM_EXCERPT;
  return n_lines;
}

static void
check_excerpt_lines (GPtrArray *all)
{
  for (guint page = 1; page < all->len; page++)
    {
      const CwPageItem *top = get_item (all->pdata[page], 0);
      GPtrArray *before = all->pdata[page - 1];

      if (top->role != CW_ITEM_EXCERPT || count_lines (before, top->block) == 0)
        continue;
      g_assert_cmpuint (count_lines (all->pdata[page], top->block), >=, 2);
      g_assert_cmpuint (count_lines (before, top->block), >=, 2);
    }
}

static void
test_rules (void)
{
  for (guint seed = 0; seed < N_ROUNDS; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (CwDocument) document = fixture_random_document (rand, 40, FALSE);
      g_autoptr (CwPageSetup) setup = fixture_random_setup (rand, FALSE);
      g_autoptr (CwPages) pages = fixture_paginate (document, setup);
      g_autoptr (GPtrArray) all = fixture_list_all (pages);

      g_assert_cmpuint (all->len, >, 1);
      check_text (document, all);
      check_no_blank_page (all);
      check_order_and_room (pages, all);
      check_headings (all);
      check_citations (all);
      check_excerpt_lines (all);
    }
}

/* Where a page holds a line or less no rule can be kept, but no word may be lost and the end must come. */
static void
test_tiny_pages (void)
{
  for (guint seed = 0; seed < N_ROUNDS; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (1000 + seed);
      g_autoptr (CwDocument) document = fixture_random_document (rand, 6, FALSE);
      g_autoptr (CwPageSetup) setup = fixture_random_setup (rand, TRUE);
      g_autoptr (CwPages) pages = fixture_paginate (document, setup);
      g_autoptr (GPtrArray) all = fixture_list_all (pages);

      check_text (document, all);
      check_no_blank_page (all);
      check_order_and_room (pages, all);
    }
}

static void
test_same_twice (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (CwDocument) document = fixture_random_document (rand, 40, TRUE);
  g_autoptr (CwPageSetup) setup = cw_page_setup_new (CW_PAPER_A4);
  g_autoptr (CwPages) one = fixture_paginate (document, setup);
  g_autoptr (CwPages) two = fixture_paginate (document, setup);

  g_assert_cmpuint (cw_pages_get_n_pages (one), ==, cw_pages_get_n_pages (two));
  for (guint page = 0; page < cw_pages_get_n_pages (one); page++)
    {
      g_autoptr (GPtrArray) first = cw_pages_list_items (one, page);
      g_autoptr (GPtrArray) second = cw_pages_list_items (two, page);

      g_assert_cmpuint (first->len, ==, second->len);
      for (guint i = 0; i < first->len; i++)
        {
          g_assert_cmpstr (get_item (first, i)->text, ==, get_item (second, i)->text);
          g_assert_cmpfloat (get_item (first, i)->y, ==, get_item (second, i)->y);
        }
    }
}

static void
test_empty_document (void)
{
  g_autoptr (CwDocument) document = cw_document_new ("Project", "Nothing");
  g_autoptr (CwPageSetup) setup = cw_page_setup_new (CW_PAPER_LETTER);
  g_autoptr (CwPages) pages = NULL;

  cw_document_append (document, cw_block_new_space (5000));
  pages = fixture_paginate (document, setup);
  g_assert_cmpuint (cw_pages_get_n_pages (pages), ==, 1);
}

static CwDocument *
create_long_section (void)
{
  CwDocument *document = cw_document_new ("Project", "Report");
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 1500; i++)
    g_string_append (text, "winter ");
  cw_document_append (document, cw_block_new_heading (1, "1 Trust", "Trust"));
  cw_document_append (document, cw_block_new_heading (2, "Calder City", NULL));
  cw_document_append (document, cw_block_new_excerpt (text->str, "Provider 07 [E-1]"));
  cw_document_append (document, cw_block_new_heading (2, "Port Ellis", NULL));
  cw_document_append (document, cw_block_new_excerpt (text->str, "Provider 08 [E-2]"));
  return document;
}

static void
test_running_headers (void)
{
  g_autoptr (CwDocument) document = create_long_section ();
  g_autoptr (CwPageSetup) setup = cw_page_setup_new (CW_PAPER_A4);
  g_autoptr (CwPages) pages = fixture_paginate (document, setup);

  g_assert_cmpuint (cw_pages_get_n_pages (pages), ==, 6);
  g_assert_null (cw_pages_get_running_header (pages, 0));
  g_assert_cmpstr (cw_pages_get_running_header (pages, 1), ==, "Trust · Calder City (continued)");
  g_assert_cmpstr (cw_pages_get_running_header (pages, 5), ==, "Trust · Port Ellis (continued)");
}

static void
test_new_case_on_page_top (void)
{
  g_autoptr (CwDocument) document = cw_document_new ("Project", "Report");
  g_autoptr (CwPageSetup) setup = cw_page_setup_new (CW_PAPER_A4);
  g_autoptr (CwPages) pages = NULL;

  cw_document_append (document, cw_block_new_heading (1, "1 Trust", "Trust"));
  cw_document_append (document, cw_block_new_excerpt ("Yes.", "Provider 07 [E-1]"));
  cw_document_append (document, cw_block_new_space (600));
  cw_document_append (document, cw_block_new_heading (2, "Port Ellis", NULL));
  cw_document_append (document, cw_block_new_excerpt ("No.", "Provider 08 [E-2]"));
  pages = fixture_paginate (document, setup);
  g_assert_cmpuint (cw_pages_get_n_pages (pages), ==, 2);
  g_assert_cmpstr (cw_pages_get_running_header (pages, 1), ==, "Trust (continued) · Port Ellis");
}

static void
test_one_endless_word (void)
{
  g_autoptr (CwDocument) document = cw_document_new ("Project", "Report");
  g_autoptr (CwPageSetup) setup = cw_page_setup_new (CW_PAPER_A4);
  g_autoptr (CwPages) pages = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autofree char *word = g_strnfill (20000, 'm');

  cw_document_append (document, cw_block_new_excerpt (word, "Provider 07 [E-1]"));
  pages = fixture_paginate (document, setup);
  all = fixture_list_all (pages);
  g_assert_cmpuint (all->len, >, 2);
  g_assert_cmpuint (count_lines (all->pdata[1], 0), >, 20);
}

/* A run of more than 2^31 Pango units was once set as one line. */
static void
test_very_long_paragraph (void)
{
  g_autoptr (CwDocument) document = cw_document_new ("Project", "Report");
  g_autoptr (CwPageSetup) setup = cw_page_setup_new (CW_PAPER_A4);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (CwPages) pages = NULL;
  g_autoptr (GPtrArray) all = NULL;

  cw_document_set_scope (document, "All.");
  cw_document_set_note (document, "None.");
  for (guint i = 0; i < 70000; i++)
    g_string_append (text, i < 60000 ? "winter " : "e\u0301");
  cw_document_append (document, cw_block_new_excerpt (text->str, "Provider 07 [E-1]"));
  pages = fixture_paginate (document, setup);
  all = fixture_list_all (pages);
  check_text (document, all);
  for (guint page = 0; page < all->len; page++)
    for (guint i = 0; i < ((GPtrArray *) all->pdata[page])->len; i++)
      {
        const char *line = get_item (all->pdata[page], i)->text;

        g_assert_cmpuint (strlen (line), <, 400);
        g_assert_false (g_unichar_ismark (g_utf8_get_char (line)));
      }
}

static void
test_cancelled (void)
{
  g_autoptr (CwDocument) document = create_long_section ();
  g_autoptr (CwPageSetup) setup = cw_page_setup_new (CW_PAPER_A4);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (cw_paginator_run (document, setup, cancellable, &error));
  g_assert_error (error, CW_ERROR, CW_ERROR_CANCELLED);
}

/* Renders into memory: a page must leave ink, and in greyscale no colour. */
static gboolean
has_color (CwPages *pages, guint *n_inked)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 600, 850);
  cairo_t *cr = cairo_create (surface);
  const guint32 *pixels;
  gboolean found = FALSE;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cw_pages_render (pages, 0, cr);
  cairo_surface_flush (surface);
  pixels = (const guint32 *) (gpointer) cairo_image_surface_get_data (surface);
  for (guint i = 0; i < 600 * 850; i++)
    {
      int red = pixels[i] >> 16 & 0xff, green = pixels[i] >> 8 & 0xff, blue = pixels[i] & 0xff;

      *n_inked += red < 250;
      found |= ABS (red - green) > 40 || ABS (red - blue) > 40;
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return found;
}

static void
test_greyscale (void)
{
  g_autoptr (CwDocument) document = cw_document_new ("Project", "Report");
  g_autoptr (CwPageSetup) setup = cw_page_setup_new (CW_PAPER_A4);
  CwBlock *excerpt = cw_block_new_excerpt ("A word.\nTwo.\nThree.", "Provider 07 [E-1]");
  guint n_inked = 0;

  cw_block_set_bracket (excerpt, CW_BRACKET_SOLID, "#ff0000", "DU");
  cw_document_append (document, excerpt);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (CwPages) pages = NULL;

      setup->greyscale = i == 1;
      pages = fixture_paginate (document, setup);
      g_assert_cmpint (has_color (pages, &n_inked), ==, i == 0);
      g_assert_cmpuint (n_inked, >, 500);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/paginator/rules", test_rules);
  g_test_add_func ("/report/paginator/tiny-pages", test_tiny_pages);
  g_test_add_func ("/report/paginator/same-twice", test_same_twice);
  g_test_add_func ("/report/paginator/empty-document", test_empty_document);
  g_test_add_func ("/report/paginator/running-headers", test_running_headers);
  g_test_add_func ("/report/paginator/new-case-on-page-top", test_new_case_on_page_top);
  g_test_add_func ("/report/paginator/one-endless-word", test_one_endless_word);
  g_test_add_func ("/report/paginator/very-long-paragraph", test_very_long_paragraph);
  g_test_add_func ("/report/paginator/cancelled", test_cancelled);
  g_test_add_func ("/report/paginator/greyscale", test_greyscale);

  return g_test_run ();
}
