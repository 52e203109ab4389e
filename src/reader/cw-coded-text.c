/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The text of a source as a buffer.  Tags carry only what changes the letters themselves, and they are few: what
 * the paragraph was in its file, bold and italic, and who speaks.  Codings are never tags. */

#include "config.h"

#include "cw-coded-text.h"

#include "cw-speaker-label.h"

#define TEXT_MARGIN CW_CODED_TEXT_MARGIN
#define N_LIST_LEVELS 3
#define LIST_INDENT 24
#define N_TABS 8

typedef struct
{
  const char *name;
  const char *light;
  const char *dark;
} InkOfTag;

#define HIT_LIGHT "#ffe9a3"
#define HIT_DARK "#6b5300"

/* The researcher's own words are dimmed, with a contrast of at least 4.5 on either page. */
static const InkOfTag inks[] = {
  { "question", "#63606a", "#a6a3ad" },
  { "comment", "#63606a", "#a6a3ad" },
  { "speaker", "#1a5fb4", "#8cb9f2" },
};

static GtkTextTag *
add_tag (GtkTextTagTable *tags, const char *name)
{
  g_autoptr (GtkTextTag) tag = gtk_text_tag_new (name);

  gtk_text_tag_table_add (tags, tag);
  return tag;
}

static void
add_paragraph_tags (GtkTextTagTable *tags)
{
  g_object_set (add_tag (tags, "heading-1"),
                "scale",
                1.45,
                "weight",
                PANGO_WEIGHT_BOLD,
                "pixels-above-lines",
                22,
                NULL);
  g_object_set (add_tag (tags, "heading-2"),
                "scale",
                1.2,
                "weight",
                PANGO_WEIGHT_BOLD,
                "pixels-above-lines",
                16,
                NULL);
  g_object_set (
      add_tag (tags, "heading-3"), "weight", PANGO_WEIGHT_BOLD, "pixels-above-lines", 12, NULL);
  for (int level = 1; level <= N_LIST_LEVELS; level++)
    {
      g_autofree char *name = g_strdup_printf ("list-%d", level);

      g_object_set (add_tag (tags, name), "left-margin", TEXT_MARGIN + level * LIST_INDENT, NULL);
    }
  add_tag (tags, "table");
  add_tag (tags, "close");
  g_object_set (add_tag (tags, "quote"),
                "left-margin",
                TEXT_MARGIN + 30,
                "right-margin",
                TEXT_MARGIN + 30,
                NULL);
}

static void
add_letter_tags (GtkTextTagTable *tags)
{
  g_object_set (add_tag (tags, "bold"), "weight", PANGO_WEIGHT_BOLD, NULL);
  g_object_set (add_tag (tags, "italic"), "style", PANGO_STYLE_ITALIC, NULL);
  g_object_set (add_tag (tags, "underline"), "underline", PANGO_UNDERLINE_SINGLE, NULL);
  g_object_set (add_tag (tags, "speaker"), "weight", PANGO_WEIGHT_SEMIBOLD, NULL);
  add_tag (tags, "question");
  g_object_set (add_tag (tags, "comment"),
                "style",
                PANGO_STYLE_ITALIC,
                "left-margin",
                TEXT_MARGIN + 24,
                NULL);
  add_tag (tags, "hit");
}

GtkTextTagTable *
cw_coded_text_make_tags (void)
{
  GtkTextTagTable *tags = gtk_text_tag_table_new ();

  add_paragraph_tags (tags);
  add_letter_tags (tags);
  cw_coded_text_set_dark (tags, FALSE);
  return tags;
}

void
cw_coded_text_set_dark (GtkTextTagTable *tags, gboolean dark)
{
  for (guint i = 0; i < G_N_ELEMENTS (inks); i++)
    g_object_set (gtk_text_tag_table_lookup (tags, inks[i].name),
                  "foreground",
                  dark ? inks[i].dark : inks[i].light,
                  NULL);
  g_object_set (
      gtk_text_tag_table_lookup (tags, "hit"), "background", dark ? HIT_DARK : HIT_LIGHT, NULL);
}

/* The cells of a table's rows stand below each other, and rows of tables and lists close together: @leading is what
 * the underlines below a row need. */
void
cw_coded_text_set_metrics (GtkTextTagTable *tags, int tab_width, int leading)
{
  PangoTabArray *tabs = pango_tab_array_new (N_TABS, TRUE);

  for (int i = 0; i < N_TABS; i++)
    pango_tab_array_set_tab (tabs, i, PANGO_TAB_LEFT, (i + 1) * tab_width);
  g_object_set (gtk_text_tag_table_lookup (tags, "table"), "tabs", tabs, NULL);
  pango_tab_array_free (tabs);
  g_object_set (gtk_text_tag_table_lookup (tags, "close"), "pixels-below-lines", leading, NULL);
}

/* Whatever the buffer would take for a line's end becomes a blank, so that lines and paragraphs stay the same. */
static void
append_text (GString *string, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' || c == '\r' || c == 0x2029)
        g_string_append_c (string, ' ');
      else
        g_string_append_len (string, p, g_utf8_next_char (p) - p);
    }
}

static void
apply (GtkTextBuffer *buffer, const char *tag, guint start, guint end)
{
  GtkTextIter from, to;

  if (start >= end)
    return;
  gtk_text_buffer_get_iter_at_offset (buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, end);
  gtk_text_buffer_apply_tag_by_name (buffer, tag, &from, &to);
}

static void
apply_style (GtkTextBuffer *buffer, const CwViewParagraph *paragraph, guint start, guint end)
{
  char list[] = "list-1", heading[] = "heading-1";

  switch (paragraph->style)
    {
    case CW_PARAGRAPH_BODY:
      break;
    case CW_PARAGRAPH_HEADING:
      heading[sizeof heading - 2] = '0' + CLAMP (paragraph->level, 1, 3);
      apply (buffer, heading, start, end);
      break;
    case CW_PARAGRAPH_LIST_ITEM:
      list[sizeof list - 2] = '0' + CLAMP (paragraph->level, 1, N_LIST_LEVELS);
      apply (buffer, list, start, end);
      break;
    case CW_PARAGRAPH_TABLE_ROW:
      apply (buffer, "table", start, end);
      break;
    case CW_PARAGRAPH_QUOTE:
      apply (buffer, "quote", start, end);
      break;
    }
}

/* Rows of a table and items of a list stand close together, but not the last and what comes after it. */
static gboolean
is_close (GPtrArray *paragraphs, guint position)
{
  const CwViewParagraph *paragraph = g_ptr_array_index (paragraphs, position);
  const CwViewParagraph *next;

  if (position + 1 == paragraphs->len)
    return FALSE;
  next = g_ptr_array_index (paragraphs, position + 1);
  return next->soft
         || (next->style == paragraph->style
             && (paragraph->style == CW_PARAGRAPH_LIST_ITEM
                 || paragraph->style == CW_PARAGRAPH_TABLE_ROW));
}

static void
apply_tone (GtkTextBuffer *buffer, CwViewTone tone, guint start, guint end)
{
  switch (tone)
    {
    case CW_VIEW_TONE_EVIDENCE:
      break;
    case CW_VIEW_TONE_QUESTION:
      apply (buffer, "question", start, end);
      break;
    case CW_VIEW_TONE_COMMENT:
      apply (buffer, "comment", start, end);
      break;
    }
}

static void
apply_runs (GtkTextBuffer *buffer, const CwViewParagraph *paragraph, guint start, guint end)
{
  for (guint i = 0; paragraph->runs != NULL && i < paragraph->runs->len; i++)
    {
      const CwFormatRun *run = &g_array_index (paragraph->runs, CwFormatRun, i);
      guint from = MIN (start + run->start, end), to = MIN (start + run->end, end);

      if (run->format & CW_TEXT_FORMAT_BOLD)
        apply (buffer, "bold", from, to);
      if (run->format & CW_TEXT_FORMAT_ITALIC)
        apply (buffer, "italic", from, to);
      if (run->format & CW_TEXT_FORMAT_UNDERLINE)
        apply (buffer, "underline", from, to);
    }
}

static void
apply_all (GtkTextBuffer *buffer, GPtrArray *paragraphs, guint position, const CwTextMap *map)
{
  const CwViewParagraph *paragraph = g_ptr_array_index (paragraphs, position);
  guint start = cw_text_map_get_buffer_start (map, position);
  guint end = start + cw_text_map_get_length (map, position);

  apply_style (buffer, paragraph, start, end);
  if (is_close (paragraphs, position))
    apply (buffer, "close", start, end);
  apply_tone (buffer, paragraph->tone, start, end);
  apply (buffer, "speaker", start, start + cw_text_map_get_lead (map, position));
  apply_runs (buffer, paragraph, start, end);
}

static void
note_speech (CwTextMap *map, const CwViewParagraph *paragraph, const CwViewParagraph *before)
{
  const char *last = before != NULL ? before->speaker : NULL;

  cw_text_map_set_speech (map,
                          cw_speaker_label_measure (paragraph->text, paragraph->speaker),
                          paragraph->speaker != NULL && g_strcmp0 (paragraph->speaker, last) != 0);
}

/* @map, which is empty, learns where each of @paragraphs (of CwViewParagraph) is, in the source and on a line of its own. */
void
cw_coded_text_map (GPtrArray *paragraphs, CwTextMap *map)
{
  for (guint i = 0; i < paragraphs->len; i++)
    {
      const CwViewParagraph *paragraph = g_ptr_array_index (paragraphs, i);

      cw_text_map_append (map, g_utf8_strlen (paragraph->text, -1), paragraph->soft);
      note_speech (map, paragraph, i > 0 ? g_ptr_array_index (paragraphs, i - 1) : NULL);
    }
}

/* A buffer with the text of @paragraphs, which @map knows. */
GtkSourceBuffer *
cw_coded_text_build (GtkTextTagTable *tags, GPtrArray *paragraphs, const CwTextMap *map)
{
  GtkSourceBuffer *buffer = gtk_source_buffer_new (tags);
  g_autoptr (GString) text = g_string_sized_new (1 << 16);

  for (guint i = 0; i < paragraphs->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, '\n');
      append_text (text, ((CwViewParagraph *) g_ptr_array_index (paragraphs, i))->text);
    }
  gtk_source_buffer_set_highlight_syntax (buffer, FALSE);
  gtk_source_buffer_set_style_scheme (buffer, NULL);
  gtk_source_buffer_set_highlight_matching_brackets (buffer, FALSE);
  gtk_source_buffer_set_implicit_trailing_newline (buffer, FALSE);
  gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (buffer), FALSE);
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (buffer), text->str, text->len);
  for (guint i = 0; i < paragraphs->len; i++)
    apply_all (GTK_TEXT_BUFFER (buffer), paragraphs, i, map);
  return buffer;
}

static gboolean
line_is (GtkTextBuffer *buffer, guint line, const CwViewParagraph *paragraph)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_iter_at_line (buffer, &start, line);
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  text = gtk_text_iter_get_slice (&start, &end);
  return g_str_equal (text, paragraph->text);
}

/* Whether @buffer, of which only the lines from @first to @last have changed, shows @paragraphs, which @map knows. */
gboolean
cw_coded_text_is (GtkTextBuffer *buffer,
                  GPtrArray *paragraphs,
                  const CwTextMap *map,
                  guint first,
                  guint last)
{
  guint n = paragraphs->len;

  if (n == 0 || (guint) gtk_text_buffer_get_line_count (buffer) != n || last >= n
      || (guint) gtk_text_buffer_get_char_count (buffer)
             != cw_text_map_get_buffer_start (map, n - 1) + cw_text_map_get_length (map, n - 1))
    return FALSE;
  for (guint line = first; line <= last; line++)
    if (!line_is (buffer, line, g_ptr_array_index (paragraphs, line)))
      return FALSE;
  return TRUE;
}

/* Makes the lines from @first to @last look like what they are now. */
void
cw_coded_text_tag (GtkTextBuffer *buffer,
                   GPtrArray *paragraphs,
                   const CwTextMap *map,
                   guint first,
                   guint last)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, cw_text_map_get_buffer_start (map, first));
  gtk_text_buffer_get_iter_at_offset (
      buffer, &end, cw_text_map_get_buffer_start (map, last) + cw_text_map_get_length (map, last));
  gtk_text_buffer_remove_all_tags (buffer, &start, &end);
  for (guint line = first; line <= last; line++)
    apply_all (buffer, paragraphs, line, map);
}

/* The text of a part of the source, as it stands there: a soft break leaves no trace. */
char *
cw_coded_text_dup (GtkTextBuffer *buffer, const CwTextMap *map, guint start, guint end)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint paragraph;

  end = MIN (end, cw_text_map_get_source_length (map));
  for (paragraph = cw_text_map_find_source (map, start); start < end; paragraph++)
    {
      guint first = cw_text_map_get_source_start (map, paragraph);
      guint stop = MIN (end, first + cw_text_map_get_length (map, paragraph));
      guint shift = cw_text_map_get_buffer_start (map, paragraph) - first;
      GtkTextIter from, to;
      g_autofree char *part = NULL;

      gtk_text_buffer_get_iter_at_offset (buffer, &from, MIN (start, stop) + shift);
      gtk_text_buffer_get_iter_at_offset (buffer, &to, stop + shift);
      part = gtk_text_iter_get_slice (&from, &to);
      g_string_append (text, part);
      start = stop;
      if (start < end && cw_text_map_get_source_start (map, paragraph + 1) > start)
        {
          g_string_append_c (text, '\n');
          start++;
        }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
