/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What a manuscript quotes: words between quotation marks, block quotations, and paragraphs above a citation line. */

#include "config.h"

#include "cw-chapter.h"

#include <string.h>

#define FEWEST_WORDS 4            /* fewer between marks are a term, not a quotation */
#define CITATION_BYTES 240        /* of what follows a quotation */
#define LONGEST_CITATION_LINE 300 /* bytes */

/* Openings and what closes them; plain marks close themselves. */
static const struct
{
  const char *open;
  const char *close;
} marks[] = { { "“", "”" }, { "„", "“" }, { "«", "»" }, { "\"", "\"" }, { "``", "''" } };

void
cw_chapter_quote_free (CwChapterQuote *self)
{
  g_free (self->words);
  g_free (self->citation);
  g_free (self);
}

static guint
count_words (const char *text)
{
  guint n = 0;
  gboolean inside = FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gboolean space = g_unichar_isspace (g_utf8_get_char (at));

      n += !space && !inside;
      inside = !space;
    }
  return n;
}

static char *
take_start (const char *text)
{
  gsize length = MIN (strlen (text), CITATION_BYTES);
  const char *end = text + length;

  if (*end != '\0')
    end = g_utf8_find_prev_char (text, end + 1);
  return g_strndup (text, end - text);
}

static void
add_quote (GPtrArray *quotes, guint paragraph, char *words, const char *behind)
{
  CwChapterQuote *quote;

  if (count_words (words) < FEWEST_WORDS)
    {
      g_free (words);
      return;
    }
  quote = g_new0 (CwChapterQuote, 1);
  quote->paragraph = paragraph + 1;
  quote->words = words;
  quote->citation = take_start (behind);
  g_ptr_array_add (quotes, quote);
}

/* The first opening mark at or behind @text; @kind says which. */
static const char *
find_opening (const char *text, guint *kind)
{
  const char *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const char *found = strstr (text, marks[i].open);

      if (found != NULL && (first == NULL || found < first))
        {
          first = found;
          *kind = i;
        }
    }
  return first;
}

/* What follows a quotation ends where the next one begins: its citation is not that of the one before. */
static void
list_marked (GPtrArray *quotes, guint index, const char *text)
{
  const char *at = text;
  guint kind;

  while ((at = find_opening (at, &kind)) != NULL)
    {
      const char *start = at + strlen (marks[kind].open);
      const char *end = strstr (start, marks[kind].close);
      const char *behind, *next;
      g_autofree char *rest = NULL;
      guint other;

      if (end == NULL)
        return;
      behind = end + strlen (marks[kind].close);
      next = find_opening (behind, &other);
      rest = next == NULL ? g_strdup (behind) : g_strndup (behind, next - behind);
      add_quote (quotes, index, g_strndup (start, end - start), rest);
      at = behind;
    }
}

static const char *
get_text (const CwDraftSource *chapter, guint index)
{
  if (index >= chapter->paragraphs->len)
    return "";
  return ((CwDraftParagraph *) chapter->paragraphs->pdata[index])->text;
}

/* A short line with an excerpt's id cites what stands above it. */
static gboolean
is_citation_line (const char *text)
{
  static const char opening[] = "[E-";
  const char *id = strstr (text, opening);
  guint kind;

  return id != NULL && g_ascii_isdigit (id[strlen (opening)])
         && strlen (text) <= LONGEST_CITATION_LINE && find_opening (text, &kind) == NULL;
}

/* A citation in brackets at the end: it has a number, as a place, a date or an id. */
static const char *
find_citation (const char *text)
{
  const char *id = g_strrstr (text, "[E-");
  const char *bracket = strrchr (text, '(');

  if (bracket != NULL && strlen (bracket) <= CITATION_BYTES && strpbrk (bracket, "0123456789")
      && (id == NULL || bracket < id))
    return bracket;
  return id;
}

/* A block quotation may carry its citation at its own end, or have it on the next line. */
static void
add_block (GPtrArray *quotes, guint index, const char *text, const char *next)
{
  const char *citation = find_citation (text);

  if (citation == NULL)
    add_quote (quotes, index, g_strdup (text), next);
  else
    add_quote (quotes, index, g_strndup (text, citation - text), citation);
}

static gboolean
is_block (const CwDraftSource *chapter, guint index)
{
  const CwDraftParagraph *paragraph = chapter->paragraphs->pdata[index];
  const CwDraftParagraph *next
      = index + 1 < chapter->paragraphs->len ? chapter->paragraphs->pdata[index + 1] : NULL;
  guint kind;

  return paragraph->style == CW_PARAGRAPH_QUOTE
         || (paragraph->style == CW_PARAGRAPH_BODY && find_opening (paragraph->text, &kind) == NULL
             && next != NULL && next->style == CW_PARAGRAPH_BODY && is_citation_line (next->text)
             && !is_citation_line (paragraph->text));
}

/**
 * cw_chapter_list_quotes:
 *
 * Returns: (transfer full) (element-type CwChapterQuote): the quotations of four words and more, in order
 */
GPtrArray *
cw_chapter_list_quotes (const CwDraftSource *chapter)
{
  GPtrArray *quotes = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_chapter_quote_free);

  for (guint i = 0; i < chapter->paragraphs->len; i++)
    {
      const char *text = get_text (chapter, i);
      guint kind;

      if (is_block (chapter, i) && find_opening (text, &kind) != text)
        add_block (quotes, i, text, get_text (chapter, i + 1));
      else
        list_marked (quotes, i, text);
    }
  return quotes;
}

/* --- LaTeX ------------------------------------------------------------------------------------------------------ */

static const struct
{
  const char *pattern;
  const char *replacement;
} rewritings[] = {
  { "(?<!\\\\)%[^\\n]*", "" },
  { "\\\\qdaquote\\{[^}]*\\}\\{((?:[^{}]|\\{[^{}]*\\})*)\\}\\{((?:[^{}]|\\{[^{}]*\\})*)\\}",
    "\n\n“\\1” \\2\n\n" },
  { "\\\\begin\\{(?:quote|quotation|displayquote)\\}\\s*", "\n\n“" },
  { "\\s*\\\\end\\{(?:quote|quotation|displayquote)\\}", "” " },
  { "\\\\(?:enquote|textquote|blockquote)\\*?\\{((?:[^{}]|\\{[^{}]*\\})*)\\}", "“\\1”" },
  { "\\\\textbackslash\\{\\}", "\\\\" },
  { "\\\\(?:ldots|dots)(?:\\{\\})?", "…" },
  { "\\\\textquotesingle\\{\\}", "'" },
  { "\\\\(?:par|linebreak|newline)\\b", " " },
  { "\\\\[a-zA-Z]+\\*?(?:\\[[^\\]]*\\])?\\{\\}", "" },
  { "\\\\(?:emph|textit|textbf|textsc|footnote|text|mbox)\\{((?:[^{}]|\\{[^{}]*\\})*)\\}", "\\1" },
  { "\\\\([&%$#_{}])", "\\1" },
  { "\\{([\\[\\]-])\\}", "\\1" },
  { "---", "—" },
  { "--", "–" },
  { "~", " " },
};

/**
 * cw_chapter_from_latex:
 * @text: valid UTF-8
 *
 * Reads what can be quoted from LaTeX: macros for quotations become marks, and most others go.
 *
 * Returns: (transfer full): its paragraphs
 */
CwDraftSource *
cw_chapter_from_latex (const char *text)
{
  g_autofree char *plain = g_strdup (text);
  g_auto (GStrv) paragraphs = NULL;
  CwDraftSource *chapter = cw_draft_source_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rewritings); i++)
    {
      g_autoptr (GRegex) regex = g_regex_new (rewritings[i].pattern, 0, 0, NULL);
      char *next = g_regex_replace (regex, plain, -1, 0, rewritings[i].replacement, 0, NULL);

      g_free (plain);
      plain = next;
    }
  paragraphs = g_regex_split_simple ("\\n\\s*\\n", plain, 0, 0);
  for (guint i = 0; paragraphs[i] != NULL; i++)
    if (*g_strstrip (paragraphs[i]) != '\0')
      cw_draft_source_append (
          chapter, g_strdup (g_strdelimit (paragraphs[i], "\r\n\t", ' ')), CW_PARAGRAPH_BODY);
  return chapter;
}
