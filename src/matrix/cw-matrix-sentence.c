/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Sentences about a matrix: what the tooltip shows and the screen reader says. Each number comes with the formula
 * it follows from, with the numbers in it (method.md M6). The decimal sign is a point and thousands are set off by
 * commas whatever the locale, as in the cells themselves. */

#include "config.h"

#include "cw-matrix-sentence.h"

#include <glib/gi18n.h>
#include <string.h>

/* Sets off thousands in the whole part of a plain decimal number. */
static char *
group_digits (const char *number)
{
  GString *grouped = g_string_new (NULL);
  gsize whole = strcspn (number, ".");

  for (gsize i = 0; i < whole; i++)
    {
      if (i > 0 && (whole - i) % 3 == 0)
        g_string_append_c (grouped, ',');
      g_string_append_c (grouped, number[i]);
    }
  g_string_append (grouped, number + whole);
  return g_string_free_and_steal (grouped);
}

static char *
dup_count (guint64 count)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, count);

  return group_digits (digits);
}

static gulong
clamp_plural (guint64 count)
{
  return (gulong) MIN (count, G_MAXLONG);
}

static char *
describe_coverage (const CwCounts *counts, const CwMaterial *material, const char *value)
{
  g_autofree char *part = dup_count (counts->characters);
  g_autofree char *whole = dup_count (material->characters);

  if (material->characters == 0)
    return g_strdup (_ ("Coverage: the row has no material to measure"));
  /* Translators: for example “Coverage: 300 of 1,800 characters = 16.67 %”. */
  return g_strdup_printf (ngettext ("Coverage: %s of %s character = %s %%",
                                    "Coverage: %s of %s characters = %s %%",
                                    clamp_plural (material->characters)),
                          part,
                          whole,
                          value);
}

static char *
describe_codings (guint64 count)
{
  g_autofree char *number = dup_count (count);

  return g_strdup_printf (ngettext ("%s coding", "%s codings", clamp_plural (count)), number);
}

static char *
describe_density (const CwCounts *counts, const CwMaterial *material, const char *value)
{
  g_autofree char *codings = describe_codings (counts->codings);
  g_autofree char *words = dup_count (material->words);

  if (material->words == 0)
    return g_strdup (_ ("Density: the row has no material to measure"));
  /* Translators: for example “Density: 4 codings in 360 words = 111.1 per 10,000 words”. */
  return g_strdup_printf (ngettext ("Density: %s in %s word = %s per 10,000 words",
                                    "Density: %s in %s words = %s per 10,000 words",
                                    clamp_plural (material->words)),
                          codings,
                          words,
                          value);
}

static char *
describe_characters (const CwCounts *counts, const CwMaterial *material)
{
  g_autofree char *part = dup_count (counts->characters);
  g_autofree char *whole = dup_count (material->characters);

  return g_strdup_printf (ngettext ("Characters: %s of the row’s %s character",
                                    "Characters: %s of the row’s %s characters",
                                    clamp_plural (material->characters)),
                          part,
                          whole);
}

static char *
describe_sources (const CwCounts *counts, const CwMaterial *material)
{
  g_autofree char *part = dup_count (counts->sources);
  g_autofree char *whole = dup_count (material->sources);

  return g_strdup_printf (ngettext ("Sources: %s of the row’s %s source",
                                    "Sources: %s of the row’s %s sources",
                                    clamp_plural (material->sources)),
                          part,
                          whole);
}

static char *
describe_excerpts (const CwCounts *counts)
{
  g_autofree char *number = dup_count (counts->excerpts);

  return g_strdup_printf (ngettext ("Excerpts: %s, counted once however many codes it carries",
                                    "Excerpts: %s, each counted once however many codes it carries",
                                    clamp_plural (counts->excerpts)),
                          number);
}

static char *
describe_passages (const CwCounts *counts)
{
  g_autofree char *excerpts = dup_count (counts->excerpts);
  g_autofree char *passages = dup_count (counts->passages);

  return g_strdup_printf (ngettext ("Passages: %s excerpt, merged where they overlap, makes %s",
                                    "Passages: %s excerpts, merged where they overlap, make %s",
                                    clamp_plural (counts->excerpts)),
                          excerpts,
                          passages);
}

static char *
describe_links (const CwCounts *counts)
{
  g_autofree char *number = dup_count (counts->codings);

  return g_strdup_printf (ngettext ("Codings: %s link between an excerpt and a code",
                                    "Codings: %s links between an excerpt and a code",
                                    clamp_plural (counts->codings)),
                          number);
}

static char *
describe_plain_value (const CwMatrix *matrix, guint row, guint column, CwMeasure measure)
{
  const CwCounts *counts = cw_matrix_get_counts (matrix, row, column);
  const CwMaterial *material = cw_matrix_get_material (matrix, row);
  g_autofree char *value = cw_matrix_sentence_dup_number (matrix, row, column, measure);

  switch (measure)
    {
    case CW_MEASURE_CODINGS:
      return describe_links (counts);
    case CW_MEASURE_EXCERPTS:
      return describe_excerpts (counts);
    case CW_MEASURE_PASSAGES:
      return describe_passages (counts);
    case CW_MEASURE_SOURCES:
      return describe_sources (counts, material);
    case CW_MEASURE_CHARACTERS:
      return describe_characters (counts, material);
    case CW_MEASURE_COVERAGE:
      return describe_coverage (counts, material, value);
    case CW_MEASURE_DENSITY:
      return describe_density (counts, material, value);
    }
  g_return_val_if_reached (NULL);
}

static const char *
get_summary_title (const CwMatrixSummary *summary)
{
  if (summary->stale && summary->draft)
    return _ ("Draft summary, written before the evidence changed");
  if (summary->stale)
    return _ ("Summary, written before the evidence changed");
  if (summary->draft)
    return _ ("Draft summary");
  return _ ("Summary");
}

static void
append_summary (GString *sentence, const CwMatrixSummary *summary)
{
  g_string_append_c (sentence, '\n');
  g_string_append (sentence, get_summary_title (summary));
  if (summary->text != NULL && summary->text[0] != '\0')
    g_string_append_printf (sentence, ": %s", summary->text);
}

/**
 * cw_matrix_sentence_get_measure_title:
 *
 * Returns: (transfer none): the measure's name for a heading
 */
const char *
cw_matrix_sentence_get_measure_title (CwMeasure measure)
{
  switch (measure)
    {
    case CW_MEASURE_CODINGS:
      return _ ("Codings");
    case CW_MEASURE_EXCERPTS:
      return _ ("Excerpts");
    case CW_MEASURE_PASSAGES:
      return _ ("Passages");
    case CW_MEASURE_SOURCES:
      return _ ("Sources");
    case CW_MEASURE_CHARACTERS:
      return _ ("Characters");
    case CW_MEASURE_COVERAGE:
      return _ ("Coverage");
    case CW_MEASURE_DENSITY:
      return _ ("Density");
    }
  g_return_val_if_reached (NULL);
}

/**
 * cw_matrix_sentence_get_measure_unit:
 *
 * Returns: (transfer none): what a cell's number counts, in a few words
 */
const char *
cw_matrix_sentence_get_measure_unit (CwMeasure measure)
{
  switch (measure)
    {
    case CW_MEASURE_CODINGS:
      return _ ("excerpt–code links");
    case CW_MEASURE_EXCERPTS:
      return _ ("distinct excerpts");
    case CW_MEASURE_PASSAGES:
      return _ ("merged passages");
    case CW_MEASURE_SOURCES:
      return _ ("distinct sources");
    case CW_MEASURE_CHARACTERS:
      return _ ("coded characters");
    case CW_MEASURE_COVERAGE:
      return _ ("% of the row’s text");
    case CW_MEASURE_DENSITY:
      return _ ("codings per 10,000 words");
    }
  g_return_val_if_reached (NULL);
}

/**
 * cw_matrix_sentence_has_material:
 *
 * A share of nothing is not zero: coverage and density of a row without material say so instead (M7).
 *
 * Returns: whether the measure has a value in that row
 */
gboolean
cw_matrix_sentence_has_material (const CwMatrix *matrix, guint row, CwMeasure measure)
{
  const CwMaterial *material = cw_matrix_get_material (matrix, row);

  g_return_val_if_fail (material != NULL, FALSE);

  if (measure == CW_MEASURE_COVERAGE)
    return material->characters > 0;
  if (measure == CW_MEASURE_DENSITY)
    return material->words > 0;
  return TRUE;
}

/**
 * cw_matrix_sentence_dup_number:
 *
 * Returns: (transfer full): what the cell shows, “n/m” where there is no material
 */
char *
cw_matrix_sentence_dup_number (const CwMatrix *matrix, guint row, guint column, CwMeasure measure)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (matrix != NULL, NULL);

  if (!cw_matrix_sentence_has_material (matrix, row, measure))
    /* Translators: short for “no material”, shown in a small cell. */
    return g_strdup (_ ("n/m"));
  number = cw_matrix_format_value (matrix, row, column, measure);
  return group_digits (number);
}

/**
 * cw_matrix_sentence_dup_value:
 *
 * Returns: (transfer full): the formula of the cell's value, with the numbers in it
 */
char *
cw_matrix_sentence_dup_value (const CwMatrix *matrix, guint row, guint column, CwMeasure measure)
{
  g_autofree char *plain = NULL;

  g_return_val_if_fail (matrix != NULL, NULL);

  plain = describe_plain_value (matrix, row, column, measure);
  if (row == cw_matrix_get_n_rows (matrix) || column == cw_matrix_get_n_columns (matrix))
    /* Translators: follows the formula of a total, for example “Codings: 5 links between an excerpt and a code”. */
    return g_strdup_printf (_ ("%s (distinct, not a sum of cells)"), plain);
  return g_steal_pointer (&plain);
}

/**
 * cw_matrix_sentence_dup_row:
 *
 * Returns: (transfer full): the row's name
 */
char *
cw_matrix_sentence_dup_row (const CwMatrix *matrix, guint row)
{
  const char *label;

  g_return_val_if_fail (matrix != NULL, NULL);

  if (row == cw_matrix_get_n_rows (matrix))
    return g_strdup (_ ("All rows"));
  label = cw_matrix_get_row (matrix, row)->label;
  return g_strdup (label != NULL ? label : "");
}

/**
 * cw_matrix_sentence_dup_row_material:
 *
 * Returns: (transfer full): what the row rests on, for example “3 sources · 360 words”
 */
char *
cw_matrix_sentence_dup_row_material (const CwMatrix *matrix, guint row)
{
  const CwMaterial *material = cw_matrix_get_material (matrix, row);
  g_autofree char *sources = NULL;
  g_autofree char *words = NULL;
  g_autofree char *source_part = NULL;
  g_autofree char *word_part = NULL;

  g_return_val_if_fail (material != NULL, NULL);

  if (material->characters == 0)
    return g_strdup (_ ("no material"));
  sources = dup_count (material->sources);
  words = dup_count (material->words);
  source_part = g_strdup_printf (
      ngettext ("%s source", "%s sources", clamp_plural (material->sources)), sources);
  word_part
      = g_strdup_printf (ngettext ("%s word", "%s words", clamp_plural (material->words)), words);
  return g_strdup_printf ("%s · %s", source_part, word_part);
}

/**
 * cw_matrix_sentence_dup_row_heading:
 *
 * Returns: (transfer full): the row's name and what it rests on
 */
char *
cw_matrix_sentence_dup_row_heading (const CwMatrix *matrix, guint row)
{
  g_autofree char *name = cw_matrix_sentence_dup_row (matrix, row);
  g_autofree char *material = cw_matrix_sentence_dup_row_material (matrix, row);

  return g_strdup_printf ("%s\n%s", name, material);
}

/* The engine marks such a label as scripts write it. */
static char *
dup_own_name (const char *label)
{
  g_autofree char *name = g_strdup (label);

  if (g_str_has_suffix (name, ":own"))
    name[strlen (name) - strlen (":own")] = '\0';
  /* Translators: a column that counts a code without those below it. */
  return g_strdup_printf (_ ("%s (own)"), name);
}

/**
 * cw_matrix_sentence_dup_column:
 *
 * Returns: (transfer full): the column's name, which says whether only the code's own codings count
 */
char *
cw_matrix_sentence_dup_column (const CwMatrix *matrix, guint column)
{
  const CwMatrixHeader *header;

  g_return_val_if_fail (matrix != NULL, NULL);

  if (column == cw_matrix_get_n_columns (matrix))
    return g_strdup (_ ("All columns"));
  header = cw_matrix_get_column (matrix, column);
  if (header->own)
    return dup_own_name (header->label);
  return g_strdup (header->label != NULL ? header->label : "");
}

/**
 * cw_matrix_sentence_dup_cell:
 * @summaries: (nullable): the summaries of @matrix
 *
 * Returns: (transfer full): all that a cell says: where it is, its formula, its summary
 */
char *
cw_matrix_sentence_dup_cell (const CwMatrix *matrix,
                             const CwMatrixSummaries *summaries,
                             guint row,
                             guint column,
                             CwMeasure measure)
{
  g_autofree char *row_name = cw_matrix_sentence_dup_row (matrix, row);
  g_autofree char *column_name = cw_matrix_sentence_dup_column (matrix, column);
  g_autofree char *value = cw_matrix_sentence_dup_value (matrix, row, column, measure);
  const CwMatrixSummary *summary = NULL;
  GString *sentence = g_string_new (NULL);

  if (summaries != NULL)
    summary = cw_matrix_summaries_get (summaries, row, column);
  g_string_append_printf (sentence, "%s × %s\n%s", row_name, column_name, value);
  if (summary != NULL)
    append_summary (sentence, summary);
  return g_string_free_and_steal (sentence);
}
