/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Why a cell shows its number: its formula as a sentence with the figures in it (M6). */

#include "config.h"

#include "cw-layer.h"

static const char *
name_row (const CwMatrix *self, guint row)
{
  return row == cw_matrix_get_n_rows (self) ? "All rows" : cw_matrix_get_row (self, row)->label;
}

static const char *
name_column (const CwMatrix *self, guint column)
{
  return column == cw_matrix_get_n_columns (self) ? "all columns"
                                                  : cw_matrix_get_column (self, column)->label;
}

static char *
count (guint64 n, const char *one, const char *many)
{
  return g_strdup_printf ("%" G_GUINT64_FORMAT " %s", n, n == 1 ? one : many);
}

/* What a layer counts, with the number. */
static char *
say_count (const CwMatrix *self, guint row, guint column, CwLayer layer)
{
  static const struct
  {
    CwLayer layer;
    const char *one, *many;
  } nouns[] = {
    { CW_LAYER_CODINGS, "coding", "codings" },
    { CW_LAYER_EXCERPTS, "excerpt", "excerpts" },
    { CW_LAYER_PASSAGES, "merged passage", "merged passages" },
    { CW_LAYER_SOURCES, "source", "sources" },
    { CW_LAYER_CHARACTERS, "coded character", "coded characters" },
    { CW_LAYER_WORDS, "coded word", "coded words" },
    { CW_LAYER_PARTICIPANTS, "participant heard in them", "participants heard in them" },
    { CW_LAYER_SUPPORTS, "supporting citation", "supporting citations" },
    { CW_LAYER_CONTRADICTS, "contradicting citation", "contradicting citations" },
    { CW_LAYER_QUALIFIES, "qualifying citation", "qualifying citations" },
    { CW_LAYER_MENTIONS, "mentioning citation", "mentioning citations" },
  };
  const CwLayerOptions plain = { .layer = layer };
  double value;

  cw_matrix_get_layer (self, row, column, &plain, &value);
  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
    if (nouns[i].layer == layer)
      return count (value, nouns[i].one, nouns[i].many);
  return g_strdup (value > 0 ? "there is evidence (1)" : "there is no evidence (0)");
}

static char *
say_denominator (const CwMatrix *self, guint row, guint column, const CwLayerOptions *options)
{
  const CwMaterial *material = cw_matrix_get_cell_material (self, row, column);
  guint last_row = cw_matrix_get_n_rows (self), last_column = cw_matrix_get_n_columns (self);
  g_autofree char *total = NULL;

  switch (options->normalisation)
    {
    case CW_NORMALISE_ROW:
      total = say_count (self, row, last_column, options->layer);
      return g_strdup_printf ("%s in the row × 100", total);
    case CW_NORMALISE_COLUMN:
      total = say_count (self, last_row, column, options->layer);
      return g_strdup_printf ("%s in the column × 100", total);
    case CW_NORMALISE_TOTAL:
      total = say_count (self, last_row, last_column, options->layer);
      return g_strdup_printf ("%s in all × 100", total);
    case CW_NORMALISE_WORDS:
      return g_strdup_printf ("%" G_GUINT64_FORMAT " words × 10,000", material->words);
    case CW_NORMALISE_SOURCES:
      return count (material->sources, "source", "sources");
    case CW_NORMALISE_PARTICIPANTS:
      return count (material->participants, "participant", "participants");
    case CW_NORMALISE_SHARE_OF_PARTICIPANTS:
      return g_strdup_printf ("%" G_GUINT64_FORMAT " participants × 100", material->participants);
    case CW_NORMALISE_NONE:
    case CW_NORMALISE_BINARY:
      return NULL;
    }
  g_return_val_if_reached (NULL);
}

/* The layers that are quotients by themselves, and those of magnitudes. */
static char *
say_quotient (const CwMatrix *self, guint row, guint column, CwLayer layer)
{
  const CwCounts *counts = cw_matrix_get_counts (self, row, column);
  const CwMaterial *material = cw_matrix_get_cell_material (self, row, column);
  const CwFigures *figures = cw_matrix_get_figures (self, row, column);

  switch ((int) layer)
    {
    case CW_LAYER_COVERAGE:
      return g_strdup_printf ("%" G_GUINT64_FORMAT " coded characters ÷ %" G_GUINT64_FORMAT
                              " characters × 100",
                              counts->characters,
                              material->characters);
    case CW_LAYER_DENSITY:
      return g_strdup_printf ("%" G_GUINT64_FORMAT " codings ÷ %" G_GUINT64_FORMAT
                              " words × 10,000",
                              counts->codings,
                              material->words);
    case CW_LAYER_EXCERPT_DENSITY:
      return g_strdup_printf ("%" G_GUINT64_FORMAT " excerpts ÷ %" G_GUINT64_FORMAT
                              " words × 10,000",
                              counts->excerpts,
                              material->words);
    case CW_LAYER_WORD_COVERAGE:
      return g_strdup_printf ("%" G_GUINT64_FORMAT " coded words ÷ %" G_GUINT64_FORMAT
                              " words × 100",
                              figures == NULL ? 0 : figures->words,
                              material->words);
    default:
      return g_strdup_printf ("the %s of the magnitudes of %" G_GUINT64_FORMAT " codings",
                              cw_layer_nick (layer),
                              figures == NULL ? 0 : figures->n_magnitudes);
    }
}

static char *
say_formula (const CwMatrix *self, guint row, guint column, const CwLayerOptions *options)
{
  gboolean share = options->normalisation == CW_NORMALISE_SHARE_OF_PARTICIPANTS;
  g_autofree char *part = NULL;
  g_autofree char *whole = NULL;

  if (!share && !cw_layer_is_count (options->layer))
    return say_quotient (self, row, column, options->layer);
  part = say_count (self, row, column, share ? CW_LAYER_PARTICIPANTS : options->layer);
  whole = say_denominator (self, row, column, options);
  if (options->normalisation == CW_NORMALISE_BINARY)
    return g_strdup_printf ("%s, where %u or more make a 1", part, options->at_least);
  return whole == NULL ? g_steal_pointer (&part) : g_strdup_printf ("%s ÷ %s", part, whole);
}

static const char *
say_state (const CwFigures *figures)
{
  if (figures == NULL)
    return NULL;
  switch (figures->state)
    {
    case CW_CELL_PRESENT:
      return NULL;
    case CW_CELL_NO_MATERIAL:
      return "there is no text in scope.";
    case CW_CELL_UNREVIEWED:
      return "there is no evidence, but not all of the text has been gone through";
    case CW_CELL_ABSENT:
      return "all of the text has been gone through, and there is no evidence.";
    case CW_CELL_CONFIRMED_ABSENT:
      return "there is no evidence, and the analyst has confirmed that.";
    case CW_CELL_CONTRADICTED:
      return "all of the evidence contradicts.";
    }
  g_return_val_if_reached (NULL);
}

/**
 * cw_matrix_explain:
 * @row: a row, or the number of rows for the total
 * @column: a column, or the number of columns for the total
 *
 * Returns: (transfer full): one sentence, or two, that read the cell's formula with its own numbers, and what its
 *   being empty means: for a tooltip and for who does not see the cell
 */
char *
cw_matrix_explain (const CwMatrix *self, guint row, guint column, const CwLayerOptions *options)
{
  const CwFigures *figures = cw_matrix_get_figures (self, row, column);
  const char *state = say_state (figures);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *formula = NULL;
  g_autofree char *value = NULL;

  g_return_val_if_fail (self != NULL && options != NULL, NULL);

  formula = say_formula (self, row, column, options);
  value = cw_matrix_format_layer (self, row, column, options);
  g_string_append_printf (
      out, "%s × %s: %s", name_row (self, row), name_column (self, column), formula);
  if (*value != '\0'
      && (options->normalisation != CW_NORMALISE_NONE || !cw_layer_is_count (options->layer)
          || options->change))
    g_string_append_printf (out, " = %s", value);
  g_string_append_c (out, '.');
  if (options->change)
    g_string_append (out, " The number shown is the difference from the slice before.");
  if (state != NULL)
    g_string_append_printf (out, " Here %s", state);
  if (figures != NULL && figures->state == CW_CELL_UNREVIEWED)
    g_string_append_printf (out,
                            ": %u source%s left.",
                            figures->n_unreviewed,
                            figures->n_unreviewed == 1 ? " is" : "s are");
  if (figures != NULL && figures->imprecise > 0)
    g_string_append_printf (out,
                            " The date of %" G_GUINT64_FORMAT " of the excerpts is imprecise.",
                            figures->imprecise);
  return g_string_free (g_steal_pointer (&out), FALSE);
}
