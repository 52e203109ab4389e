/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwSheet: cut-up cards (method.md §4.2, P14). A card shows the short id large, since that is what is typed back after
 * sorting on a table; words that do not fit go on to the next card of the same id, never off the paper. */

#include "config.h"

#include "cw-sheet.h"

#include "cw-page-item.h"
#include "cw-report-strings.h"

#define PADDING 11.0
#define CROP 9.0
#define WRITING_SHARE 0.16 /* of a card's height, left free */
#define WORDS_STYLE CW_TYPE_CELL

typedef struct
{
  guint block;
  const CwExcerptBlock *excerpt;
  char *id;
  char *words; /* of its lines, for who asks what the page shows */
  PangoLayout *layout;
  PangoLayout *citation;
  guint first_line;
  guint n_lines;
} Card;

struct _CwSheet
{
  CwTypesetter *type;
  double width; /* of one card */
  double height;
  guint n_columns;
  GArray *cards; /* of Card */
};

typedef struct
{
  const CwDocument *document;
  CwTypesetter *type;
  double width;
  double height;
  GPtrArray *sheets;
} Filling;

/**
 * cw_sheet_count_is_valid:
 *
 * Returns: whether a sheet can be cut into so many cards
 */
gboolean
cw_sheet_count_is_valid (guint cards)
{
  return cards == 1 || cards == 2 || cards == 4 || cards == 8;
}

static void
clear_card (gpointer data)
{
  Card *card = data;

  g_free (card->id);
  g_free (card->words);
  g_clear_object (&card->layout);
  g_clear_object (&card->citation);
}

static CwSheet *
create_sheet (const Filling *filling)
{
  CwSheet *self = g_new0 (CwSheet, 1);
  guint cards = filling->document->cards;

  self->type = filling->type;
  self->n_columns = cards >= 4 ? 2 : 1;
  self->width = filling->width / self->n_columns;
  self->height = filling->height / (cards / self->n_columns);
  self->cards = g_array_new (FALSE, TRUE, sizeof (Card));
  g_array_set_clear_func (self->cards, clear_card);
  return self;
}

static CwSheet *
get_open_sheet (Filling *self)
{
  CwSheet *last
      = self->sheets->len == 0 ? NULL : g_ptr_array_index (self->sheets, self->sheets->len - 1);

  if (last == NULL || last->cards->len == self->document->cards)
    {
      last = create_sheet (self);
      g_ptr_array_add (self->sheets, last);
    }
  return last;
}

static double
get_head_height (const CwSheet *self)
{
  return cw_typesetter_get_line_height (self->type, CW_TYPE_HEADING_2) + 4;
}

static double
get_words_height (const CwSheet *self, const Card *card)
{
  double citation = cw_typesetter_measure_height (self->type, CW_TYPE_CITATION, card->citation) + 4;

  return self->height * (1 - WRITING_SHARE) - 2 * PADDING - get_head_height (self) - citation;
}

/* How many lines fit, at least one; and the words in them. */
static guint
take_lines (const CwSheet *self, Card *card)
{
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (card->layout);
  const char *text = pango_layout_get_text (card->layout);
  double room = get_words_height (self, card), height = 0;
  guint start = 0, end = 0, line = 0, n = 0;

  do
    {
      PangoLayoutLine *set = pango_layout_iter_get_line_readonly (iter);
      PangoRectangle logical;

      if (line++ < card->first_line)
        continue;
      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      height += cw_typesetter_place_line (self->type, WORDS_STYLE, &logical, NULL);
      if (n > 0 && height > room)
        break;
      if (n++ == 0)
        start = pango_layout_line_get_start_index (set);
      end = pango_layout_line_get_start_index (set) + pango_layout_line_get_length (set);
    }
  while (pango_layout_iter_next_line (iter));
  card->words = g_strndup (text + start, end - start);
  return n;
}

static void
add_excerpt (Filling *self, const CwExcerptBlock *excerpt, guint block)
{
  g_autofree char *words = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  guint n_lines = 0, line = 0, number = 1;

  g_ptr_array_add (excerpt->paragraphs, NULL);
  words = g_strjoinv ("\n", (char **) excerpt->paragraphs->pdata);
  g_ptr_array_set_size (excerpt->paragraphs, excerpt->paragraphs->len - 1);
  while (layout == NULL || line < n_lines)
    {
      CwSheet *sheet = get_open_sheet (self);
      double width = sheet->width - 2 * PADDING;
      Card card = { .block = block, .excerpt = excerpt, .first_line = line };
      const char *id = excerpt->id != NULL ? excerpt->id : "";

      if (layout == NULL)
        layout = cw_typesetter_layout (self->type, WORDS_STYLE, words, width);
      n_lines = pango_layout_get_line_count (layout);
      card.layout = g_object_ref (layout);
      card.citation = cw_typesetter_layout (self->type, CW_TYPE_CITATION, excerpt->citation, width);
      card.id = number == 1 ? g_strdup (id) : g_strdup_printf (CW_STR_CARD_CONTINUED, id, number);
      card.n_lines = take_lines (sheet, &card);
      line += card.n_lines;
      number++;
      g_array_append_val (sheet->cards, card);
    }
}

/**
 * cw_sheet_fill:
 * @document: whose excerpts go on cards
 * @width: of the sheet between its margins, in points
 * @height: of the sheet between its margins
 *
 * Returns: (transfer full) (element-type CwSheet): the sheets
 */
GPtrArray *
cw_sheet_fill (const CwDocument *document, CwTypesetter *type, double width, double height)
{
  Filling filling = { .document = document, .type = type, .width = width, .height = height };

  g_return_val_if_fail (document != NULL && cw_sheet_count_is_valid (document->cards), NULL);

  filling.sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_sheet_free);
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const CwBlock *block = document->blocks->pdata[i];

      if (block->kind == CW_BLOCK_EXCERPT)
        add_excerpt (&filling, &block->excerpt, i);
    }
  return filling.sheets;
}

/* --- drawing -------------------------------------------------------------------------------------- */

static void
draw_crop_mark (CwCanvas *canvas, double x, double y)
{
  cairo_t *cr = canvas->cr;

  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, 0.4);
  cairo_move_to (cr, x - CROP, y);
  cairo_line_to (cr, x + CROP, y);
  cairo_move_to (cr, x, y - CROP);
  cairo_line_to (cr, x, y + CROP);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_crop_marks (const CwSheet *self, CwCanvas *canvas, double x, double y, double height)
{
  guint n_rows = (guint) (height / self->height + 0.5);

  for (guint row = 0; row <= n_rows; row++)
    for (guint column = 0; column <= self->n_columns; column++)
      draw_crop_mark (canvas, x + column * self->width, y + row * self->height);
}

static void
draw_line (const CwSheet *self,
           CwCanvas *canvas,
           CwTypeStyle style,
           const char *text,
           double x,
           double y)
{
  g_autoptr (PangoLayout) layout = cw_typesetter_layout (self->type, style, text, -1);

  cw_canvas_begin (canvas, "P");
  cw_typesetter_draw (self->type, canvas->cr, style, layout, 0, 1, x, y);
  cw_canvas_end (canvas, "P");
}

static void
draw_mnemonic (const CwSheet *self, CwCanvas *canvas, const Card *card, double right, double y)
{
  const char *mnemonic = card->excerpt->mnemonic;

  if (mnemonic == NULL || *mnemonic == '\0')
    return;
  draw_line (self,
             canvas,
             CW_TYPE_ROW_HEADER,
             mnemonic,
             right - cw_typesetter_measure_width (self->type, CW_TYPE_ROW_HEADER, mnemonic),
             y);
}

static void
draw_card (const CwSheet *self, CwCanvas *canvas, const Card *card, double x, double y)
{
  double bottom = y + self->height * (1 - WRITING_SHARE);

  draw_line (self, canvas, CW_TYPE_HEADING_2, card->id, x + PADDING, y + PADDING);
  draw_mnemonic (self, canvas, card, x + self->width - PADDING, y + PADDING);
  cw_canvas_begin (canvas, "P");
  y += cw_typesetter_draw (self->type,
                           canvas->cr,
                           WORDS_STYLE,
                           card->layout,
                           card->first_line,
                           card->n_lines,
                           x + PADDING,
                           y + PADDING + get_head_height (self));
  y += PADDING + get_head_height (self) + 4;
  cw_canvas_end (canvas, "P");
  cw_canvas_begin (canvas, "P");
  cw_typesetter_draw (
      self->type, canvas->cr, CW_TYPE_CITATION, card->citation, 0, CW_ALL_LINES, x + PADDING, y);
  cw_canvas_end (canvas, "P");
  cw_canvas_draw_rule (canvas, x + PADDING, bottom, self->width - 2 * PADDING, 0.3, 0.7);
}

/**
 * cw_sheet_draw:
 * @x: left edge, in points
 * @y: top edge
 */
void
cw_sheet_draw (const CwSheet *self, CwCanvas *canvas, double x, double y)
{
  guint n_rows = 0;

  for (guint i = 0; i < self->cards->len; i++)
    {
      n_rows = i / self->n_columns;
      draw_card (self,
                 canvas,
                 &g_array_index (self->cards, Card, i),
                 x + (i % self->n_columns) * self->width,
                 y + n_rows * self->height);
    }
  draw_crop_marks (self, canvas, x, y, (n_rows + 1) * self->height);
}

static void
list_item (GPtrArray *items, CwItemRole role, const Card *card, const char *text)
{
  g_ptr_array_add (items, cw_page_item_new (role, card->block, text, -1));
}

/**
 * cw_sheet_list_items:
 * @items: (element-type CwPageItem): gets what the cards show, card after card
 */
void
cw_sheet_list_items (const CwSheet *self, GPtrArray *items)
{
  for (guint i = 0; i < self->cards->len; i++)
    {
      const Card *card = &g_array_index (self->cards, Card, i);

      list_item (items, CW_ITEM_HEADING, card, card->id);
      list_item (items, CW_ITEM_EXCERPT, card, card->words);
      list_item (items, CW_ITEM_CITATION, card, pango_layout_get_text (card->citation));
    }
}

/**
 * cw_sheet_free:
 * @self: (transfer full): with its cards
 */
void
cw_sheet_free (CwSheet *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->cards);
  g_free (self);
}
