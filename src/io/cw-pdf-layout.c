/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwPdfLayout: from lines with a place on the page to paragraphs.
 *
 * A PDF knows glyphs and no paragraphs.  A line starts a new one when it has a number in the
 * margin, a larger gap above, another type size, an indent, a bullet or a recurring speaker's
 * label, or when its first word would have fitted on the line before.  Across a page break the
 * doubt is larger, so that paragraphs are joined only when a full line without closing punctuation
 * is followed by a lower-case letter (or one of a script without case).  Where paragraphs are
 * numbered in the margin there is no doubt: a line without a number goes on.
 *
 * A hyphen at the end of a line stays, and no space follows it: whether "well-" and "known" are one
 * word is for print to decide, never for the evidence; "exam-ple" is found as the phrase it is.  A
 * soft hyphen, which is a mark for the break and no character of the word, goes. */

#include "config.h"

#include "cw-pdf-layout.h"

#include "cw-pdf-furniture.h"
#include "cw-speaker-detector.h"

#include <math.h>
#include <string.h>

/* All in line heights: what is more than rounding. */
#define LARGE_GAP 0.3
#define INDENT 0.5
#define RAGGED 0.7
#define OTHER_SIZE 0.2

struct _CwPdfLayout
{
  GArray *lines; /* of CwPdfLine */
  GPtrArray *labels;
  GHashTable *speakers; /* casefolded names at the start of lines, to their count */
  double height;        /* of a line, the median */
  double pitch;         /* from line to line within a paragraph */
  double right;         /* where full lines end */
  gboolean is_numbered; /* whether paragraphs have numbers in the margin */
  gboolean is_first;    /* whether the line before starts its paragraph */
};

static CwPdfLine *
get_line (CwPdfLayout *self, guint i)
{
  return &g_array_index (self->lines, CwPdfLine, i);
}

static double
get_height (const CwPdfLine *line)
{
  return line->y2 - line->y1;
}

/* --- measures of the document --- */

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

static double
find_quantile (GArray *values, double share, double fallback)
{
  if (values->len == 0)
    return fallback;
  g_array_sort (values, compare_doubles);
  return g_array_index (values, double, (guint) ((values->len - 1) * share));
}

static gboolean
is_right_to_left (const char *text)
{
  const char *at;

  for (at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!g_unichar_isalpha (c))
        continue;
      return (c >= 0x590 && c <= 0x8ff) || (c >= 0xfb1d && c <= 0xfdff)
             || (c >= 0xfe70 && c <= 0xfeff);
    }
  return FALSE;
}

/* Where most lines run from right to left, the page is seen in a mirror, so that lines start at x1
 * again. */
static void
mirror_if_needed (CwPdfLayout *self)
{
  guint n_mirrored = 0;
  guint i;

  for (i = 0; i < self->lines->len; i++)
    n_mirrored += is_right_to_left (get_line (self, i)->text);
  if (n_mirrored * 2 <= self->lines->len)
    return;
  for (i = 0; i < self->lines->len; i++)
    {
      CwPdfLine *line = get_line (self, i);
      double x1 = line->x1;

      line->x1 = -line->x2;
      line->x2 = -x1;
    }
}

/* The pitch is the small one: most gaps of a transcript of short turns are between paragraphs. */
static void
measure_lines (CwPdfLayout *self)
{
  g_autoptr (GArray) heights = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) pitches = g_array_new (FALSE, FALSE, sizeof (double));
  guint i;

  for (i = 0; i < self->lines->len; i++)
    {
      const CwPdfLine *line = get_line (self, i);
      double height = get_height (line);
      double pitch = i > 0 ? line->y1 - get_line (self, i - 1)->y1 : 0;

      self->is_numbered |= line->number >= 0;
      g_array_append_val (heights, height);
      g_array_append_val (ends, line->x2);
      if (i > 0 && line->page == get_line (self, i - 1)->page && pitch > height * 0.5)
        g_array_append_val (pitches, pitch);
    }
  self->height = MAX (find_quantile (heights, 0.5, 12), 1);
  self->right = find_quantile (ends, 0.95, 0);
  self->pitch = find_quantile (pitches, 0.15, self->height * 1.2);
}

static char *
find_speaker (const char *text)
{
  g_autofree char *speaker = NULL;
  gint64 start_ms;

  if (!cw_speaker_detector_parse_label (text, &speaker, &start_ms))
    return NULL;
  return g_utf8_casefold (speaker, -1);
}

static void
count_speakers (CwPdfLayout *self)
{
  guint i;

  for (i = 0; i < self->lines->len; i++)
    {
      char *speaker = find_speaker (get_line (self, i)->text);
      guint n;

      if (speaker == NULL)
        continue;
      n = GPOINTER_TO_UINT (g_hash_table_lookup (self->speakers, speaker));
      g_hash_table_replace (self->speakers, speaker, GUINT_TO_POINTER (n + 1));
    }
}

/* --- does a line start a paragraph? --- */

static gboolean
has_bullet (const char *text)
{
  static const gunichar bullets[]
      = { 0x2022, 0x2023, 0x25aa, 0x25cf, 0x25e6, 0x25cb, 0x2043, 0xb7, 0x2013, '-', '*' };
  gunichar first = g_utf8_get_char (text);
  guint i;

  for (i = 0; i < G_N_ELEMENTS (bullets); i++)
    if (first == bullets[i])
      return g_unichar_isspace (g_utf8_get_char (g_utf8_next_char (text)));
  return FALSE;
}

static gboolean
has_speaker (CwPdfLayout *self, const char *text)
{
  g_autofree char *speaker = find_speaker (text);

  return speaker != NULL && GPOINTER_TO_UINT (g_hash_table_lookup (self->speakers, speaker)) >= 2;
}

static double
estimate_first_word (const CwPdfLine *line)
{
  glong n_chars = g_utf8_strlen (line->text, -1);
  const char *space = strchr (line->text, ' ');
  glong n_word = space != NULL ? g_utf8_strlen (line->text, space - line->text) : n_chars;

  return n_chars > 0 ? (line->x2 - line->x1) * (double) n_word / (double) n_chars : 0;
}

static gboolean
starts_with_small_letter (const char *text)
{
  gunichar c = g_utf8_get_char (text);

  return g_unichar_isalpha (c) && !g_unichar_isupper (c) && !g_unichar_istitle (c);
}

/* A word that goes on: nobody ends a paragraph there. */
static gboolean
ends_with_hyphen (const char *text)
{
  const char *last = g_utf8_find_prev_char (text, text + strlen (text));
  const char *before = last != NULL ? g_utf8_find_prev_char (text, last) : NULL;
  gunichar c = last != NULL ? g_utf8_get_char (last) : 0;

  return (c == '-' || c == 0x2010 || c == 0xad) && before != NULL
         && g_unichar_isalnum (g_utf8_get_char (before));
}

/* Whether @line ended by choice: the next word, and a space, would have fitted. */
static gboolean
is_short (CwPdfLayout *self, const CwPdfLine *line, const CwPdfLine *next)
{
  double space = self->height * 0.25;

  if (ends_with_hyphen (line->text) && starts_with_small_letter (next->text))
    return FALSE;
  return line->x2 + space + estimate_first_word (next) < self->right - RAGGED * self->height;
}

/* A first line further right, or - after a hanging indent - further left than the rest. */
static gboolean
is_indented (CwPdfLayout *self, const CwPdfLine *line, const CwPdfLine *next)
{
  double shift = next->x1 - line->x1;
  gboolean hangs = self->is_first && (has_bullet (line->text) || has_speaker (self, line->text));

  if (shift > INDENT * self->height)
    return !hangs && !(self->is_first && g_ascii_isdigit (*line->text));
  return shift < -INDENT * self->height && !self->is_first;
}

static gboolean
ends_sentence (const char *text)
{
  const char *last = g_utf8_find_prev_char (text, text + strlen (text));
  gunichar c = last != NULL ? g_utf8_get_char (last) : 0;
  GUnicodeType type = g_unichar_type (c);

  if (c == '-' || c == ',' || c == 0x2010 || c == 0xad || c == 0x60c || c == 0x3001)
    return FALSE;
  return type == G_UNICODE_OTHER_PUNCTUATION || type == G_UNICODE_CLOSE_PUNCTUATION
         || type == G_UNICODE_FINAL_PUNCTUATION;
}

static gboolean
continues_over_break (CwPdfLayout *self, const CwPdfLine *line, const CwPdfLine *next)
{
  return !is_short (self, line, next) && !ends_sentence (line->text)
         && starts_with_small_letter (next->text);
}

static gboolean
has_gap (CwPdfLayout *self, const CwPdfLine *line, const CwPdfLine *next)
{
  return next->y1 - line->y1 > self->pitch + LARGE_GAP * self->height;
}

static gboolean
has_other_size (CwPdfLayout *self, const CwPdfLine *line, const CwPdfLine *next)
{
  return fabs (get_height (next) - get_height (line)) > OTHER_SIZE * self->height;
}

static gboolean
starts_paragraph (CwPdfLayout *self, const CwPdfLine *line, const CwPdfLine *next)
{
  if (next->number >= 0 || has_bullet (next->text) || has_speaker (self, next->text))
    return TRUE;
  if (next->page != line->page || next->y1 < line->y1 - 0.5 * self->height)
    return !continues_over_break (self, line, next);
  return has_gap (self, line, next) || has_other_size (self, line, next)
         || is_indented (self, line, next) || is_short (self, line, next);
}

/* --- joining --- */

/* Scripts that put no spaces between words. */
static gboolean
is_unspaced (gunichar c)
{
  return (c >= 0x0e00 && c <= 0x0eff) || (c >= 0x1000 && c <= 0x109f)
         || (c >= 0x1780 && c <= 0x17ff) || (c >= 0x2e80 && c <= 0x9fff)
         || (c >= 0xf900 && c <= 0xfaff) || (c >= 0xff00 && c <= 0xffef)
         || (c >= 0x20000 && c <= 0x3ffff);
}

static gboolean
is_joined_closely (const char *text, const char *next)
{
  const char *last = g_utf8_find_prev_char (text, text + strlen (text));

  if (ends_with_hyphen (text))
    return TRUE;
  return last != NULL && is_unspaced (g_utf8_get_char (last))
         && is_unspaced (g_utf8_get_char (next));
}

static void
append_line (CwDraftBuilder *builder, const CwPdfLine *line, const CwPdfLine *before)
{
  gsize length = strlen (line->text);

  if (before != NULL && !is_joined_closely (before->text, line->text))
    cw_draft_builder_append (builder, " ", 1, 0);
  if (g_str_has_suffix (line->text, "\302\255"))
    length -= 2;
  cw_draft_builder_append (builder, line->text, length, 0);
}

static void
begin_paragraph (CwPdfLayout *self, CwDraftBuilder *builder, const CwPdfLine *line)
{
  cw_draft_builder_end_paragraph (builder);
  g_set_str (&builder->page_label, g_ptr_array_index (self->labels, line->page));
}

/* --- public --- */

CwPdfLayout *
cw_pdf_layout_new (void)
{
  CwPdfLayout *self = g_new0 (CwPdfLayout, 1);

  self->lines = g_array_new (FALSE, FALSE, sizeof (CwPdfLine));
  self->labels = g_ptr_array_new_with_free_func (g_free);
  self->speakers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
cw_pdf_layout_free (CwPdfLayout *self)
{
  guint i;

  if (self == NULL)
    return;
  for (i = 0; i < self->lines->len; i++)
    g_free (get_line (self, i)->text);
  g_clear_pointer (&self->lines, g_array_unref);
  g_clear_pointer (&self->labels, g_ptr_array_unref);
  g_clear_pointer (&self->speakers, g_hash_table_unref);
  g_free (self);
}

/**
 * cw_pdf_layout_add_page:
 * @label: (nullable): what the document calls the page
 *
 * Starts the next page.
 */
void
cw_pdf_layout_add_page (CwPdfLayout *self, const char *label)
{
  g_ptr_array_add (self->labels, g_strdup (label));
}

/**
 * cw_pdf_layout_add_line:
 * @line: its text is copied and stripped; its page is the last one added
 *
 * Adds a line, in reading order; an empty one is ignored.
 */
void
cw_pdf_layout_add_line (CwPdfLayout *self, const CwPdfLine *line)
{
  CwPdfLine own = *line;

  g_return_if_fail (self->labels->len > 0);

  own.text = g_strstrip (g_strdup (line->text));
  own.page = self->labels->len - 1;
  if (*own.text != '\0' || own.number >= 0)
    g_array_append_val (self->lines, own);
  else
    g_free (own.text);
}

/**
 * cw_pdf_layout_get_n_lines:
 *
 * Returns: how many lines were added
 */
guint
cw_pdf_layout_get_n_lines (CwPdfLayout *self)
{
  return self->lines->len;
}

/**
 * cw_pdf_layout_append_paragraphs:
 *
 * Appends the paragraphs, each with the label of the page on which it starts. To be called once, at
 * the end.
 */
void
cw_pdf_layout_append_paragraphs (CwPdfLayout *self, CwDraftBuilder *builder)
{
  const CwPdfLine *before = NULL;
  guint i;

  cw_pdf_furniture_remove (self->lines, self->labels->len);
  mirror_if_needed (self);
  measure_lines (self);
  count_speakers (self);
  for (i = 0; i < self->lines->len && !cw_draft_builder_has_failed (builder); i++)
    {
      const CwPdfLine *line = get_line (self, i);
      gboolean starts = before == NULL || starts_paragraph (self, before, line);

      if (starts)
        begin_paragraph (self, builder, line);
      append_line (builder, line, starts ? NULL : before);
      self->is_first = starts;
      before = line;
    }
  cw_draft_builder_end_paragraph (builder);
}
