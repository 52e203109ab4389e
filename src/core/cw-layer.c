/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwLayer: how what a cell shows follows from its counts and figures, and from what they are set against (method.md
 * §3.2, M7, M10). */

#include "config.h"

#include "cw-layer.h"

#include <string.h>

#include "cw-error.h"

/* How a number is written. */
typedef enum
{
  AS_COUNT,
  AS_PER_CENT,
  AS_RATE,
  AS_MAGNITUDE,
} Form;

static const struct
{
  const char *nick;
  Form form;
  gboolean figures;
} layers[CW_N_LAYERS] = {
  { "codings", AS_COUNT, FALSE },     { "excerpts", AS_COUNT, FALSE },
  { "passages", AS_COUNT, FALSE },    { "sources", AS_COUNT, FALSE },
  { "characters", AS_COUNT, FALSE },  { "coverage", AS_PER_CENT, FALSE },
  { "density", AS_RATE, FALSE },      { "excerpt-density", AS_RATE, FALSE },
  { "words", AS_COUNT, TRUE },        { "word-coverage", AS_PER_CENT, TRUE },
  { "participants", AS_COUNT, TRUE }, { "presence", AS_COUNT, TRUE },
  { "median", AS_MAGNITUDE, TRUE },   { "mode", AS_MAGNITUDE, TRUE },
  { "mean", AS_MAGNITUDE, TRUE },     { "minimum", AS_MAGNITUDE, TRUE },
  { "maximum", AS_MAGNITUDE, TRUE },  { "supports", AS_COUNT, TRUE },
  { "contradicts", AS_COUNT, TRUE },  { "qualifies", AS_COUNT, TRUE },
  { "mentions", AS_COUNT, TRUE },
};

static const char *const normalisations[] = {
  "none",   "row", "column", "total", "words", "sources", "participants", "participant-share",
  "binary",
};

/**
 * cw_layer_nick:
 *
 * Returns: (transfer none): the layer's name on the command line
 */
const char *
cw_layer_nick (CwLayer layer)
{
  g_return_val_if_fail (layer < CW_N_LAYERS, NULL);
  return layers[layer].nick;
}

/**
 * cw_layer_from_nick:
 * @layer: (out): the layer of that name
 *
 * Returns: FALSE when no layer has that name
 */
gboolean
cw_layer_from_nick (const char *nick, CwLayer *layer)
{
  g_return_val_if_fail (nick != NULL && layer != NULL, FALSE);

  for (guint i = 0; i < CW_N_LAYERS; i++)
    if (g_str_equal (layers[i].nick, nick))
      {
        *layer = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * cw_layer_needs_figures:
 *
 * Returns: whether the matrix has to have figures for it
 */
gboolean
cw_layer_needs_figures (CwLayer layer)
{
  g_return_val_if_fail (layer < CW_N_LAYERS, FALSE);
  return layers[layer].figures;
}

/**
 * cw_layer_is_count:
 *
 * Returns: whether the layer counts things, so that it can be set against something
 */
gboolean
cw_layer_is_count (CwLayer layer)
{
  g_return_val_if_fail (layer < CW_N_LAYERS, FALSE);
  return layers[layer].form == AS_COUNT;
}

/**
 * cw_normalisation_print:
 *
 * Returns: (transfer full): what cw_normalisation_parse() reads
 */
char *
cw_normalisation_print (CwNormalisation normalisation, guint at_least)
{
  g_return_val_if_fail (normalisation < G_N_ELEMENTS (normalisations), NULL);
  if (normalisation == CW_NORMALISE_BINARY && at_least != 1)
    return g_strdup_printf ("binary:%u", at_least);
  return g_strdup (normalisations[normalisation]);
}

/**
 * cw_normalisation_parse:
 * @text: "none", "row", "column", "total", "words" (per 10,000), "sources", "participants", "participant-share",
 *   "binary", or "binary:3" for at least three
 *
 * Fails with CW_ERROR_INVALID.
 */
gboolean
cw_normalisation_parse (const char *text,
                        CwNormalisation *normalisation,
                        guint *at_least,
                        GError **error)
{
  guint64 number = 1;
  gboolean binary = g_str_has_prefix (text, "binary:");

  g_return_val_if_fail (normalisation != NULL && at_least != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (normalisations); i++)
    if (g_str_equal (normalisations[i], text)
        || (i == CW_NORMALISE_BINARY && binary
            && g_ascii_string_to_unsigned (
                text + strlen ("binary:"), 10, 1, G_MAXUINT32, &number, NULL)))
      {
        *normalisation = i;
        *at_least = number;
        return TRUE;
      }
  g_set_error (
      error,
      CW_ERROR,
      CW_ERROR_INVALID,
      "Counts cannot be set against “%s”. Choose none, row, column, total, words, sources, "
      "participants, participant-share or binary:3.",
      text);
  return FALSE;
}

/* --- values -------------------------------------------------------------------------------------------------------- */

static double
divide (double factor, guint64 part, guint64 whole)
{
  return whole == 0 ? 0 : factor * part / whole;
}

static double
read_figures (const CwFigures *figures, const CwMaterial *material, CwLayer layer)
{
  switch ((int) layer)
    {
    case CW_LAYER_WORDS:
      return figures->words;
    case CW_LAYER_WORD_COVERAGE:
      return divide (100, figures->words, material->words);
    case CW_LAYER_PARTICIPANTS:
      return figures->participants;
    case CW_LAYER_MEDIAN:
      return figures->median;
    case CW_LAYER_MODE:
      return figures->mode;
    case CW_LAYER_MEAN:
      return figures->mean;
    case CW_LAYER_MINIMUM:
      return figures->minimum;
    case CW_LAYER_MAXIMUM:
      return figures->maximum;
    default:
      return figures->stances[layer - CW_LAYER_SUPPORTS];
    }
}

static double
read_layer (const CwMatrix *self, guint row, guint column, CwLayer layer)
{
  const CwCounts *counts = cw_matrix_get_counts (self, row, column);
  const CwMaterial *material = cw_matrix_get_cell_material (self, row, column);
  const CwFigures *figures = cw_matrix_get_figures (self, row, column);

  if (layer < CW_N_MEASURES)
    return cw_matrix_get_value (self, row, column, (CwMeasure) layer);
  if (layer == CW_LAYER_EXCERPT_DENSITY)
    return divide (10000, counts->excerpts, material->words);
  if (layer == CW_LAYER_PRESENCE)
    return counts->excerpts > 0;
  return figures == NULL ? 0 : read_figures (figures, material, layer);
}

static gboolean
is_magnitude (CwLayer layer)
{
  return layers[layer].form == AS_MAGNITUDE;
}

/* M7: a cell that nobody has looked at, or that has no text, has no number; no magnitude is none either. */
static gboolean
has_value (const CwMatrix *self, guint row, guint column, const CwLayerOptions *options)
{
  const CwFigures *figures = cw_matrix_get_figures (self, row, column);
  gboolean plain = layers[options->layer].form == AS_COUNT && options->layer != CW_LAYER_PRESENCE
                   && options->normalisation == CW_NORMALISE_NONE;

  if (figures == NULL)
    return !layers[options->layer].figures;
  if (is_magnitude (options->layer))
    return figures->n_magnitudes > 0 && (options->layer != CW_LAYER_MEAN || figures->n_named == 0);
  return plain || (figures->state != CW_CELL_NO_MATERIAL && figures->state != CW_CELL_UNREVIEWED);
}

/**
 * cw_matrix_get_denominator:
 *
 * Returns: what the cell's count is set against, 1 where that is nothing
 */
double
cw_matrix_get_denominator (const CwMatrix *self,
                           guint row,
                           guint column,
                           const CwLayerOptions *options)
{
  guint last_row, last_column;
  const CwMaterial *material;

  g_return_val_if_fail (self != NULL && options != NULL, 1);

  last_row = cw_matrix_get_n_rows (self);
  last_column = cw_matrix_get_n_columns (self);
  material = cw_matrix_get_cell_material (self, row, column);
  switch (options->normalisation)
    {
    case CW_NORMALISE_ROW:
      return read_layer (self, row, last_column, options->layer);
    case CW_NORMALISE_COLUMN:
      return read_layer (self, last_row, column, options->layer);
    case CW_NORMALISE_TOTAL:
      return read_layer (self, last_row, last_column, options->layer);
    case CW_NORMALISE_WORDS:
      return material->words;
    case CW_NORMALISE_SOURCES:
      return material->sources;
    case CW_NORMALISE_PARTICIPANTS:
    case CW_NORMALISE_SHARE_OF_PARTICIPANTS:
      return material->participants;
    case CW_NORMALISE_NONE:
    case CW_NORMALISE_BINARY:
      return 1;
    }
  g_return_val_if_reached (1);
}

static double
factor_of (CwNormalisation normalisation)
{
  switch (normalisation)
    {
    case CW_NORMALISE_ROW:
    case CW_NORMALISE_COLUMN:
    case CW_NORMALISE_TOTAL:
    case CW_NORMALISE_SHARE_OF_PARTICIPANTS:
      return 100;
    case CW_NORMALISE_WORDS:
      return 10000;
    case CW_NORMALISE_NONE:
    case CW_NORMALISE_SOURCES:
    case CW_NORMALISE_PARTICIPANTS:
    case CW_NORMALISE_BINARY:
      return 1;
    }
  g_return_val_if_reached (1);
}

static double
normalise (const CwMatrix *self, guint row, guint column, const CwLayerOptions *options)
{
  gboolean share = options->normalisation == CW_NORMALISE_SHARE_OF_PARTICIPANTS;
  double value = read_layer (self, row, column, share ? CW_LAYER_PARTICIPANTS : options->layer);
  double denominator;

  if (options->normalisation == CW_NORMALISE_NONE
      || (!share && layers[options->layer].form != AS_COUNT))
    return value;
  if (options->normalisation == CW_NORMALISE_BINARY)
    return value >= options->at_least;
  denominator = cw_matrix_get_denominator (self, row, column, options);
  return denominator == 0 ? 0 : factor_of (options->normalisation) * value / denominator;
}

/* The cell of the slice of time before. */
static gboolean
find_previous (const CwMatrix *self, guint *row, guint *column)
{
  guint before = *column < cw_matrix_get_n_columns (self)
                     ? cw_matrix_get_column (self, *column)->previous
                     : 0;

  if (before > 0)
    {
      *column = before - 1;
      return TRUE;
    }
  before = *row < cw_matrix_get_n_rows (self) ? cw_matrix_get_row (self, *row)->previous : 0;
  if (before > 0)
    *row = before - 1;
  return before > 0;
}

/**
 * cw_matrix_get_layer:
 * @row: a row, or the number of rows for the total
 * @column: a column, or the number of columns for the total
 * @value: (out): what the cell shows
 *
 * Returns: whether the cell has a number to show: not where nobody has looked yet or there is no text (M7), where a
 *   magnitude is asked for and there is none, or where a change is asked for and nothing was before
 */
gboolean
cw_matrix_get_layer (const CwMatrix *self,
                     guint row,
                     guint column,
                     const CwLayerOptions *options,
                     double *value)
{
  guint before_row = row, before_column = column;

  g_return_val_if_fail (self != NULL && options != NULL && value != NULL, FALSE);

  *value = 0;
  if (!has_value (self, row, column, options))
    return FALSE;
  *value = normalise (self, row, column, options);
  if (!options->change)
    return TRUE;
  if (!find_previous (self, &before_row, &before_column)
      || !has_value (self, before_row, before_column, options))
    return FALSE;
  *value -= normalise (self, before_row, before_column, options);
  return TRUE;
}

/* --- writing it down ------------------------------------------------------------------------------------------------- */

static const char *
format_of (const CwLayerOptions *options)
{
  Form form = layers[options->layer].form;

  if (form == AS_COUNT
      && (options->normalisation == CW_NORMALISE_WORDS
          || options->normalisation == CW_NORMALISE_SOURCES
          || options->normalisation == CW_NORMALISE_PARTICIPANTS))
    form = AS_RATE;
  else if (options->normalisation == CW_NORMALISE_SHARE_OF_PARTICIPANTS
           || (form == AS_COUNT && factor_of (options->normalisation) == 100))
    form = AS_PER_CENT;
  switch (form)
    {
    case AS_COUNT:
      return options->change ? "%+.0f" : "%.0f";
    case AS_PER_CENT:
      return options->change ? "%+.2f" : "%.2f";
    case AS_RATE:
      return options->change ? "%+.1f" : "%.1f";
    case AS_MAGNITUDE:
      return options->change ? "%+.2f" : "%.6g";
    }
  g_return_val_if_reached (NULL);
}

/* New, or gone, says more than a difference. */
static const char *
name_change (const CwMatrix *self, guint row, guint column, const CwLayerOptions *options)
{
  guint before_row = row, before_column = column;
  guint64 now, before;

  if (!options->change || !find_previous (self, &before_row, &before_column))
    return "";
  now = cw_matrix_get_counts (self, row, column)->excerpts;
  before = cw_matrix_get_counts (self, before_row, before_column)->excerpts;
  if (now > 0 && before == 0)
    return " new";
  return now == 0 && before > 0 ? " gone" : "";
}

static char *
format_nothing (const CwFigures *figures)
{
  if (figures == NULL)
    return g_strdup ("");
  if (figures->state == CW_CELL_UNREVIEWED)
    return g_strdup_printf ("?%u", figures->n_unreviewed);
  if (figures->state == CW_CELL_NO_MATERIAL)
    return g_strdup (cw_cell_state_sign (figures->state));
  return g_strdup ("");
}

/**
 * cw_matrix_format_number:
 *
 * Decimals are as in cw_matrix_format_value().
 *
 * Returns: (transfer full) (nullable): the cell's number and nothing else, for programs; NULL where it has none
 */
char *
cw_matrix_format_number (const CwMatrix *self,
                         guint row,
                         guint column,
                         const CwLayerOptions *options)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  double value;

  g_return_val_if_fail (self != NULL && options != NULL, NULL);

  if (!cw_matrix_get_layer (self, row, column, options, &value))
    return NULL;
  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, format_of (options), value));
}

/**
 * cw_matrix_format_layer:
 *
 * What stands in a cell: its number, with “~” before it where a date behind it is imprecise (R13), or the sign of its
 * state where it has no number (§3.3).
 *
 * Returns: (transfer full): the cell as text
 */
char *
cw_matrix_format_layer (const CwMatrix *self,
                        guint row,
                        guint column,
                        const CwLayerOptions *options)
{
  const CwFigures *figures = cw_matrix_get_figures (self, row, column);
  g_autofree char *number = NULL;

  g_return_val_if_fail (self != NULL && options != NULL, NULL);

  number = cw_matrix_format_number (self, row, column, options);
  if (number == NULL)
    return format_nothing (figures);
  if (options->layer == CW_LAYER_PRESENCE && options->normalisation == CW_NORMALISE_NONE
      && !options->change && figures != NULL)
    return g_strdup (cw_cell_state_sign (figures->state));
  return g_strconcat (figures != NULL && figures->imprecise > 0 ? "~" : "",
                      number,
                      name_change (self, row, column, options),
                      NULL);
}
