/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwFlow: sets each block once and cuts it into strips, each with what a page break before it would do. */

#include "config.h"

#include "cw-flow-private.h"
#include "cw-report-cancel.h"
#include "cw-report-strings.h"
#include "cw-tile-map.h"

#include <string.h>

#define EXCERPT_INDENT 14.0
#define SPACE_BEFORE_EXCERPT 11.0
#define SPACE_IN_EXCERPT 3.0
#define SPACE_BEFORE_CITATION 2.5
#define PAGE_NUMBER_WIDTH 40.0

typedef CwFlowSetting Setting;

static const CwTypeStyle heading_styles[] = {
  CW_TYPE_HEADING_1,
  CW_TYPE_HEADING_2,
  CW_TYPE_HEADING_3,
};

static const double heading_spaces[] = { 26, 15, 12 };

static CwTypeStyle
get_text_style (CwTextRole role)
{
  switch (role)
    {
    case CW_TEXT_BODY:
      return CW_TYPE_BODY;
    case CW_TEXT_DEFINITION:
      return CW_TYPE_DEFINITION;
    case CW_TEXT_DETAIL:
    case CW_TEXT_INDEX:
      return CW_TYPE_DETAIL;
    case CW_TEXT_MEMO:
      return CW_TYPE_MEMO;
    case CW_TEXT_OBSERVER:
      return CW_TYPE_OBSERVER;
    }
  g_return_val_if_reached (CW_TYPE_BODY);
}

/* The space of the block before and the wish to stay with it go to the next strip, whatever it is. */
CwStrip *
cw_flow_add_strip (CwFlow *self, CwStrip strip)
{
  strip.section = self->section;
  strip.space = MAX (strip.space, self->space);
  strip.break_before = MAX (strip.break_before, self->keep);
  self->space = 0;
  self->keep = CW_BREAK_FREE;
  g_array_append_val (self->strips, strip);
  return &g_array_index (self->strips, CwStrip, self->strips->len - 1);
}

static CwBreak
get_line_break (const Setting *setting, guint line, guint n_lines)
{
  if (line == 0)
    return setting->first;
  return line == 1 || line == n_lines - 1 ? setting->edge : setting->middle;
}

/* Cuts a layout into strips; the flow takes the layout. */
static void
add_lines (CwFlow *self, const Setting *setting, PangoLayout *layout)
{
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);
  guint n_lines = pango_layout_get_line_count (layout);
  guint line = 0;

  g_ptr_array_add (self->layouts, layout);
  do
    {
      PangoLayoutLine *set = pango_layout_iter_get_line_readonly (iter);
      CwStrip strip = { .kind = CW_STRIP_LINE,
                        .role = setting->role,
                        .style = setting->style,
                        .block = setting->block,
                        .excerpt = setting->excerpt,
                        .coded = setting->coded,
                        .offset = setting->offset,
                        .target = line == n_lines - 1 ? setting->target : NULL,
                        .layout = layout,
                        .line = line,
                        .start = pango_layout_line_get_start_index (set),
                        .length = pango_layout_line_get_length (set),
                        .x = setting->x,
                        .space = line == 0 ? setting->space : 0,
                        .break_before = get_line_break (setting, line, n_lines) };
      PangoRectangle logical;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      strip.height = cw_typesetter_place_line (self->type, setting->style, &logical, NULL);
      strip.height += setting->leading;
      cw_flow_add_strip (self, strip);
      line++;
    }
  while (pango_layout_iter_next_line (iter));
}

/* Sets a text, cut into pieces where it is very long. */
void
cw_flow_add_text (CwFlow *self, const Setting *setting, const char *text)
{
  Setting piece_setting = *setting;
  double width = self->width - setting->x - setting->right;

  while (text != NULL)
    {
      g_autofree char *piece = cw_typesetter_take_piece (&text);

      PangoLayout *layout = cw_typesetter_layout (self->type, setting->style, piece, width);

      if (piece_setting.strong > 0)
        cw_typesetter_embolden (layout, piece_setting.strong);
      add_lines (self, &piece_setting, layout);
      piece_setting.offset += strlen (piece);
      piece_setting.strong = 0;
      piece_setting.space = 0;
      piece_setting.first = setting->middle;
    }
}

/* --- blocks --------------------------------------------------------------------------------------- */

static int
find_parent (CwFlow *self, guint level)
{
  int parent = self->section;

  while (parent >= 0 && g_array_index (self->sections, CwSection, parent).level >= level)
    parent = g_array_index (self->sections, CwSection, parent).parent;
  return parent;
}

static void
add_heading (CwFlow *self, const CwBlock *block, guint index)
{
  guint rank = MIN (block->heading.level, G_N_ELEMENTS (heading_styles)) - 1;
  CwSection section = { .level = block->heading.level,
                        .parent = find_parent (self, block->heading.level),
                        .strip = self->strips->len,
                        .text = block->heading.text,
                        .running = block->heading.running,
                        .anchor = block->heading.anchor };
  Setting setting = { .role = CW_ITEM_HEADING,
                      .style = heading_styles[rank],
                      .block = index,
                      .space = heading_spaces[rank],
                      .middle = CW_BREAK_ORPHANED,
                      .edge = CW_BREAK_ORPHANED };

  self->section = self->sections->len;
  g_array_append_val (self->sections, section);
  if (section.anchor != NULL)
    g_hash_table_insert (
        self->anchors, (char *) section.anchor, GUINT_TO_POINTER (self->sections->len));
  cw_flow_add_text (self, &setting, block->heading.text);
  self->space = 3;
  self->keep = CW_BREAK_ORPHANED;
}

static void
add_paragraph (CwFlow *self, const CwBlock *block, guint index)
{
  Setting setting = { .role = CW_ITEM_PARAGRAPH,
                      .style = get_text_style (block->paragraph.role),
                      .block = index,
                      .space = block->paragraph.role == CW_TEXT_INDEX ? 1 : 4,
                      .edge = CW_BREAK_LOOSE };
  const char *lead = block->paragraph.lead;
  g_autofree char *text = lead == NULL ? g_strdup (block->paragraph.text)
                                       : g_strjoin (" ", lead, block->paragraph.text, NULL);

  setting.strong = lead == NULL ? 0 : strlen (lead);
  setting.target = block->paragraph.target;
  setting.right = setting.target == NULL ? 0 : PAGE_NUMBER_WIDTH;
  cw_flow_add_text (self, &setting, text);
  if (block->paragraph.keep_with_next)
    self->keep = CW_BREAK_LOOSE;
}

/* The first two and the last two lines of the whole excerpt stay together; those of its paragraphs if possible. */
static void
mark_excerpt_edges (CwFlow *self, guint first)
{
  guint n_lines = self->strips->len - first;

  if (n_lines < 2)
    return;
  g_array_index (self->strips, CwStrip, first + 1).break_before = CW_BREAK_TORN;
  g_array_index (self->strips, CwStrip, first + n_lines - 1).break_before = CW_BREAK_TORN;
}

static void
add_excerpt_text (CwFlow *self, const CwExcerptBlock *excerpt, guint index)
{
  guint first = self->strips->len;
  Setting setting = { .role = CW_ITEM_EXCERPT,
                      .style = CW_TYPE_EXCERPT,
                      .block = index,
                      .excerpt = excerpt,
                      .x = EXCERPT_INDENT,
                      .space = SPACE_BEFORE_EXCERPT,
                      .edge = CW_BREAK_LOOSE };

  for (guint i = 0; i < excerpt->paragraphs->len; i++)
    {
      cw_flow_add_text (self, &setting, excerpt->paragraphs->pdata[i]);
      setting.space = SPACE_IN_EXCERPT;
    }
  mark_excerpt_edges (self, first);
}

static void
add_context (CwFlow *self, const char *text, guint index, double space, CwBreak first)
{
  Setting setting = { .role = CW_ITEM_CONTEXT,
                      .style = CW_TYPE_CONTEXT,
                      .block = index,
                      .x = EXCERPT_INDENT,
                      .space = space,
                      .first = first,
                      .edge = CW_BREAK_LOOSE };

  if (text != NULL)
    cw_flow_add_text (self, &setting, text);
}

static void
add_excerpt (CwFlow *self, const CwBlock *block, guint index)
{
  const CwExcerptBlock *excerpt = &block->excerpt;
  Setting setting = { .role = CW_ITEM_CITATION,
                      .style = CW_TYPE_CITATION,
                      .block = index,
                      .x = EXCERPT_INDENT,
                      .space = SPACE_BEFORE_CITATION,
                      .first = CW_BREAK_ORPHANED,
                      .middle = CW_BREAK_ORPHANED,
                      .edge = CW_BREAK_ORPHANED };

  add_context (self, excerpt->before, index, SPACE_BEFORE_EXCERPT, CW_BREAK_FREE);
  if (excerpt->before != NULL)
    self->keep = CW_BREAK_TORN;
  add_excerpt_text (self, excerpt, index);
  add_context (self, excerpt->after, index, SPACE_IN_EXCERPT, CW_BREAK_TORN);
  cw_flow_add_text (self, &setting, excerpt->citation);
  setting.style = CW_TYPE_REMARK;
  setting.space = 0;
  setting.first = setting.middle = setting.edge = CW_BREAK_TORN;
  setting.role = CW_ITEM_OTHER_CODES;
  if (excerpt->other_codes != NULL)
    cw_flow_add_text (self, &setting, excerpt->other_codes);
  setting.role = CW_ITEM_COMMENT;
  setting.middle = CW_BREAK_FREE;
  if (excerpt->comment != NULL)
    cw_flow_add_text (self, &setting, excerpt->comment);
}

static void
add_tile_map (CwFlow *self, CwTiling *tiling, guint index)
{
  g_autofree char *caption = g_strdup_printf (
      CW_STR_TILE_MAP, cw_tiling_get_n_bands (tiling), cw_tiling_get_n_groups (tiling));
  Setting setting = { .role = CW_ITEM_TILE_MAP,
                      .style = CW_TYPE_DETAIL,
                      .block = index,
                      .space = 14,
                      .middle = CW_BREAK_ORPHANED,
                      .edge = CW_BREAK_ORPHANED };

  cw_flow_add_text (self, &setting, caption);
  cw_flow_add_strip (
      self,
      (CwStrip) { .kind = CW_STRIP_MAP,
                  .role = CW_ITEM_TILE_MAP,
                  .style = CW_TYPE_TILE_LABEL,
                  .block = index,
                  .tiling = tiling,
                  .space = 4,
                  .break_before = CW_BREAK_ORPHANED,
                  .height = cw_tile_map_get_height (tiling, self->width, self->height) });
}

static void
add_tiles (CwFlow *self, CwTiling *tiling, guint index)
{
  for (guint band = 0; band < cw_tiling_get_n_bands (tiling); band++)
    for (guint group = 0; group < cw_tiling_get_n_groups (tiling); group++)
      cw_flow_add_strip (self,
                         (CwStrip) { .kind = CW_STRIP_TILE,
                                     .role = CW_ITEM_CELL,
                                     .style = CW_TYPE_CELL,
                                     .block = index,
                                     .tiling = tiling,
                                     .band = band,
                                     .group = group,
                                     .space = 18,
                                     .height = cw_tiling_get_tile_height (tiling, band),
                                     .new_page = cw_tiling_is_tiled (tiling) });
}

static void
add_table (CwFlow *self, const CwBlock *block, guint index)
{
  CwTiling *tiling = cw_tiling_new (block->table, self->type, self->width, self->height);
  Setting setting = { .role = CW_ITEM_LEGEND,
                      .style = CW_TYPE_DETAIL,
                      .block = index,
                      .space = 10,
                      .first = CW_BREAK_LOOSE,
                      .edge = CW_BREAK_LOOSE };

  g_ptr_array_add (self->tilings, tiling);
  if (cw_tiling_is_tiled (tiling))
    add_tile_map (self, tiling, index);
  add_tiles (self, tiling, index);
  for (guint i = 0; i < block->table->legend->len; i++)
    {
      cw_flow_add_text (self, &setting, block->table->legend->pdata[i]);
      setting.space = 2;
      setting.first = CW_BREAK_FREE;
    }
}

static void
add_rule (CwFlow *self, guint index)
{
  cw_flow_add_strip (self,
                     (CwStrip) { .kind = CW_STRIP_RULE,
                                 .role = CW_ITEM_RULE,
                                 .block = index,
                                 .space = 8,
                                 .height = 1,
                                 .break_before = CW_BREAK_LOOSE });
  self->space = 8;
}

/* Cards stand alone on their sheets, so that a sheet can be cut; what else the report says comes first. */
static void
add_sheets (CwFlow *self, const CwDocument *document)
{
  GPtrArray *sheets = cw_sheet_fill (document, self->type, self->width, self->height);

  for (guint i = 0; i < sheets->len; i++)
    cw_flow_add_strip (self,
                       (CwStrip) { .kind = CW_STRIP_SHEET,
                                   .role = CW_ITEM_EXCERPT,
                                   .style = CW_TYPE_EXCERPT,
                                   .block = CW_NO_BLOCK,
                                   .sheet = sheets->pdata[i],
                                   .height = self->height,
                                   .new_page = TRUE });
  g_ptr_array_extend_and_steal (self->sheets, sheets);
}

static void
add_block (CwFlow *self, const CwBlock *block, guint index)
{
  switch (block->kind)
    {
    case CW_BLOCK_HEADING:
      add_heading (self, block, index);
      break;
    case CW_BLOCK_PARAGRAPH:
      add_paragraph (self, block, index);
      break;
    case CW_BLOCK_EXCERPT:
      if (self->document->cards == 0)
        add_excerpt (self, block, index);
      break;
    case CW_BLOCK_CODED:
      cw_flow_add_coded (self, block->coded, index);
      break;
    case CW_BLOCK_TABLE:
      add_table (self, block, index);
      break;
    case CW_BLOCK_SPACE:
      self->space += block->space;
      break;
    case CW_BLOCK_RULE:
      add_rule (self, index);
      break;
    }
}

static void
add_front_matter (CwFlow *self, const CwDocument *document)
{
  Setting setting = { .role = CW_ITEM_TITLE,
                      .style = CW_TYPE_TITLE,
                      .block = CW_NO_BLOCK,
                      .middle = CW_BREAK_LOOSE,
                      .edge = CW_BREAK_LOOSE };

  cw_flow_add_text (self, &setting, document->title);
  setting.role = CW_ITEM_SCOPE;
  setting.style = CW_TYPE_SCOPE;
  setting.space = 6;
  setting.middle = CW_BREAK_FREE;
  if (document->scope != NULL)
    cw_flow_add_text (self, &setting, document->scope);
  setting.role = CW_ITEM_NOTE;
  setting.style = CW_TYPE_NOTE;
  setting.space = 8;
  if (document->note != NULL)
    cw_flow_add_text (self, &setting, document->note);
}

/* --- public ----------------------------------------------------------------------------------------- */

/**
 * cw_flow_new:
 * @document: (transfer none): outlives the flow
 * @type: (transfer none): outlives the flow
 * @cancellable: (nullable): asked before each block
 *
 * Returns: (transfer full): the report as strips, or NULL with %CW_ERROR_CANCELLED
 */
CwFlow *
cw_flow_new (const CwDocument *document,
             const CwPageSetup *setup,
             CwTypesetter *type,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (CwFlow) self = NULL;

  g_return_val_if_fail (document != NULL && setup != NULL && type != NULL, NULL);

  self = g_new0 (CwFlow, 1);
  self->type = type;
  self->document = document;
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_sheet_free);
  self->feet = g_array_new (FALSE, FALSE, sizeof (CwFoot));
  self->anchors = g_hash_table_new (g_str_hash, g_str_equal);
  self->width = cw_page_setup_get_body_width (setup);
  self->height = cw_page_setup_get_body_height (setup);
  self->strips = g_array_new (FALSE, FALSE, sizeof (CwStrip));
  self->sections = g_array_new (FALSE, FALSE, sizeof (CwSection));
  self->layouts = g_ptr_array_new_with_free_func (g_object_unref);
  self->tilings = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_tiling_free);
  self->section = -1;

  add_front_matter (self, document);
  for (guint i = 0; i < document->blocks->len; i++)
    {
      if (cw_report_is_cancelled (cancellable, error))
        return NULL;
      add_block (self, document->blocks->pdata[i], i);
    }
  if (document->cards > 0)
    add_sheets (self, document);
  return g_steal_pointer (&self);
}

/**
 * cw_flow_free:
 * @self: (transfer full): no longer needed
 */
void
cw_flow_free (CwFlow *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->strips);
  g_array_unref (self->sections);
  g_ptr_array_unref (self->layouts);
  g_ptr_array_unref (self->tilings);
  g_ptr_array_unref (self->sheets);
  g_array_unref (self->feet);
  g_hash_table_unref (self->anchors);
  g_free (self);
}
