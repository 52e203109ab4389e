/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* A report as LaTeX that compiles by itself. A quotation is one macro, so that its look is changed in one place. */

#include "config.h"

#include "cw-latex-writer.h"

#include "cw-named-style.h"

#include <string.h>

static const char preamble[]
    = "\\usepackage{iftex}\n"
      "\\ifPDFTeX\n"
      "  \\usepackage[utf8]{inputenc}\n"
      "  \\usepackage[T1]{fontenc}\n"
      "  \\usepackage{textcomp}\n"
      "\\else\n"
      "  \\usepackage{fontspec}\n"
      "\\fi\n"
      "\\usepackage{longtable,array,graphicx}\n"
      "\\usepackage[hidelinks]{hyperref}\n"
      "\\setcounter{secnumdepth}{0}\n"
      "\\setlength{\\parindent}{0pt}\n"
      "\\setlength{\\parskip}{3pt plus 1pt}\n"
      "\\raggedbottom\n"
      "% The id, the words, the citation line.\n"
      "\\newcommand{\\qdaquote}[3]{\\begin{quote}\\hypertarget{#1}{}#2\\par\\nopagebreak"
      "{\\small #3}\\end{quote}}\n"
      "\\newcommand{\\qdacontext}[1]{\\begin{quote}\\small\\textit{#1}\\end{quote}}\n"
      "\\newcommand{\\qdaremark}[1]{\\begin{quote}\\small\\textit{#1}\\end{quote}}\n"
      "\\newcommand{\\qdadetail}[1]{{\\small #1\\par}}\n"
      "\\newcommand{\\qdadefinition}[1]{{\\itshape #1\\par}}\n";

static const struct
{
  gunichar c;
  const char *latex;
} replacements[] = {
  { '\\', "\\textbackslash{}" },
  { '{', "\\{" },
  { '}', "\\}" },
  { '$', "\\$" },
  { '&', "\\&" },
  { '#', "\\#" },
  { '_', "\\_" },
  { '%', "\\%" },
  { '^', "\\textasciicircum{}" },
  { '~', "\\textasciitilde{}" },
  { '<', "\\textless{}" },
  { '>', "\\textgreater{}" },
  { '|', "\\textbar{}" },
  { '"', "\\textquotedbl{}" },
  { '\'', "\\textquotesingle{}" },
  { '`', "\\textasciigrave{}" },
  { '-', "{-}" },
  { '[', "{[}" },
  { ']', "{]}" },
  { 0x00a0, "~" },
  { 0x2002, "\\enspace{}" },
  { 0x2605, "\\ensuremath{\\star}" },
  { 0x203a, "\\guilsinglright{}" },
  { 0x2192, "\\ensuremath{\\rightarrow}" },
  { 0x2212, "\\ensuremath{-}" },
  { '\n', " " },
  { '\r', " " },
  { '\t', " " },
};

static void
append_character (GString *text, gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (replacements); i++)
    if (replacements[i].c == c)
      {
        g_string_append (text, replacements[i].latex);
        return;
      }
  if (c >= 0x20 && c != 0x7f)
    g_string_append_unichar (text, c);
}

static char *
escape (const char *text)
{
  GString *escaped = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    append_character (escaped, g_utf8_get_char (at));
  return g_string_free (escaped, FALSE);
}

static void
add_macro (GString *text, const char *macro, const char *words)
{
  g_autofree char *escaped = words == NULL ? NULL : escape (words);

  if (escaped != NULL)
    g_string_append_printf (text, "\\%s{%s}\n", macro, escaped);
}

static void
add_heading (GString *text, const CwBlock *block)
{
  static const char *const commands[]
      = { "section", "subsection", "subsubsection", "paragraph", "subparagraph", "subparagraph" };
  g_autofree char *escaped = escape (block->heading.text);

  g_string_append_printf (text, "\n\\%s{%s}", commands[block->heading.level - 1], escaped);
  if (block->heading.anchor != NULL)
    g_string_append_printf (text, "\\label{%s}", block->heading.anchor);
  g_string_append_c (text, '\n');
}

static const char *
get_macro (CwTextRole role)
{
  switch (role)
    {
    case CW_TEXT_DEFINITION:
    case CW_TEXT_OBSERVER:
      return "qdadefinition";
    case CW_TEXT_DETAIL:
    case CW_TEXT_INDEX:
      return "qdadetail";
    case CW_TEXT_BODY:
    case CW_TEXT_MEMO:
      return NULL;
    }
  g_return_val_if_reached (NULL);
}

static void
add_paragraph (GString *text, const CwBlock *block)
{
  const char *macro = get_macro (block->paragraph.role);
  g_autofree char *words = escape (block->paragraph.text);
  g_autofree char *lead = block->paragraph.lead == NULL ? NULL : escape (block->paragraph.lead);

  if (macro != NULL)
    g_string_append_printf (text, "\\%s{", macro);
  if (lead != NULL)
    g_string_append_printf (text, "\\textbf{%s} ", lead);
  g_string_append (text, words);
  if (block->paragraph.target != NULL)
    g_string_append_printf (text, "\\dotfill\\pageref{%s}", block->paragraph.target);
  g_string_append (text, macro != NULL ? "}\n" : "\n\n");
}

static void
add_excerpt (GString *text, const CwExcerptBlock *excerpt)
{
  g_autofree char *citation = escape (excerpt->citation);

  add_macro (text, "qdacontext", excerpt->before);
  g_string_append_printf (text, "\\qdaquote{%s}{", excerpt->id != NULL ? excerpt->id : "");
  for (guint i = 0; i < excerpt->paragraphs->len; i++)
    {
      g_autofree char *words = escape (excerpt->paragraphs->pdata[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "\\par " : "", words);
    }
  g_string_append_printf (text, "}{%s}\n", citation);
  add_macro (text, "qdacontext", excerpt->after);
  add_macro (text, "qdaremark", excerpt->other_codes);
  add_macro (text, "qdaremark", excerpt->comment);
}

static void
add_coded (GString *text, const CwCodedBlock *coded)
{
  g_autofree char *codes = cw_coded_block_dup_codes (coded);
  g_autofree char *words = escape (coded->text);
  g_autofree char *number = coded->number == NULL ? NULL : escape (coded->number);

  add_macro (text, "textbf", coded->speaker);
  g_string_append_c (text, '\n');
  if (number != NULL)
    g_string_append_printf (text, "\\textbf{%s} ", number);
  g_string_append_printf (text, "%s\n\n", words);
  add_macro (text, "qdaremark", codes);
}

/* --- tables ------------------------------------------------------------------------------------------ */

static void
add_columns (GString *text, const CwTable *table)
{
  double width = 0.96 / (table->n_columns + 1);
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (number, sizeof number, "%.4f", width);
  for (guint i = 0; i <= table->n_columns; i++)
    g_string_append_printf (text,
                            ">{\\%s\\arraybackslash}p{\\dimexpr %s\\linewidth-2\\tabcolsep\\relax}",
                            i > 0 && table->columns[i - 1].numeric ? "raggedleft" : "raggedright",
                            number);
}

static void
add_header_row (GString *text, const CwTable *table)
{
  g_autofree char *corner = escape (table->corner != NULL ? table->corner : "");

  g_string_append_printf (text, "\\textbf{%s}", corner);
  for (guint i = 0; i < table->n_columns; i++)
    {
      const char *label = table->columns[i].label;
      g_autofree char *escaped = escape (label != NULL ? label : "");

      g_string_append_printf (text, " & \\textbf{%s}", escaped);
    }
  g_string_append (text, " \\\\\n\\hline\n");
}

static void
add_body_row (GString *text, const CwTable *table, guint row)
{
  const char *label = table->rows[row].label;
  g_autofree char *escaped = escape (label != NULL ? label : "");

  g_string_append_printf (text, "\\textbf{%s}", escaped);
  for (guint column = 0; column < table->n_columns; column++)
    {
      const GPtrArray *cell = cw_table_get_cell (table, row, column);

      g_string_append (text, " & ");
      for (guint i = 0; cell != NULL && i < cell->len; i++)
        {
          g_autofree char *words = escape (cell->pdata[i]);

          g_string_append_printf (text, "%s%s", i > 0 ? "\\par " : "", words);
        }
    }
  g_string_append (text, " \\\\\n");
}

static void
add_table (GString *text, const CwTable *table)
{
  g_string_append (text, "\n{\\footnotesize\n\\begin{longtable}{");
  add_columns (text, table);
  g_string_append (text, "}\n\\hline\n");
  add_header_row (text, table);
  g_string_append (text, "\\endhead\n");
  for (guint row = 0; row < table->n_rows; row++)
    add_body_row (text, table, row);
  g_string_append (text, "\\hline\n\\end{longtable}}\n");
  for (guint i = 0; i < table->legend->len; i++)
    add_macro (text, "qdadetail", table->legend->pdata[i]);
}

static void
add_block (GString *text, const CwBlock *block)
{
  switch (block->kind)
    {
    case CW_BLOCK_HEADING:
      add_heading (text, block);
      break;
    case CW_BLOCK_PARAGRAPH:
      add_paragraph (text, block);
      break;
    case CW_BLOCK_EXCERPT:
      add_excerpt (text, &block->excerpt);
      break;
    case CW_BLOCK_TABLE:
      add_table (text, block->table);
      break;
    case CW_BLOCK_CODED:
      add_coded (text, block->coded);
      break;
    case CW_BLOCK_RULE:
      g_string_append (text, "\\par\\noindent\\hrulefill\\par\n");
      break;
    case CW_BLOCK_SPACE:
      break;
    }
}

/**
 * cw_latex_write:
 *
 * Returns: (transfer full): @document as LaTeX
 */
char *
cw_latex_write (const CwDocument *document)
{
  GString *text;
  g_autofree char *title = NULL;
  g_autofree char *project = NULL;

  g_return_val_if_fail (document != NULL, NULL);

  text = g_string_new (NULL);
  g_string_append_printf (text,
                          "\\documentclass[11pt,a4paper%s]{article}\n"
                          "\\usepackage[margin=2.2cm]{geometry}\n%s",
                          cw_document_is_wide (document) ? ",landscape" : "",
                          preamble);
  title = escape (document->title);
  project = escape (document->project);
  g_string_append_printf (text,
                          "\\title{%s}\n\\author{%s}\n\\date{%s}\n\\begin{document}\n\\maketitle\n",
                          title,
                          project,
                          document->date != NULL ? document->date : "");
  add_macro (text, "qdadefinition", document->scope);
  add_macro (text, "qdadetail", document->note);
  for (guint i = 0; i < document->blocks->len; i++)
    add_block (text, document->blocks->pdata[i]);
  g_string_append (text, "\\end{document}\n");
  return g_string_free (text, FALSE);
}
