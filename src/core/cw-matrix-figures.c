/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The names and signs of the states of a cell, and what of a scale decides which figures it has. */

#include "config.h"

#include "cw-matrix-figures.h"

#include <string.h>

static const struct
{
  const char *nick;
  const char *sign;
} states[] = {
  { "present", "●" }, { "no-material", "n/m" },    { "unreviewed", "?" },
  { "absent", "–" },  { "confirmed-absent", "∅" }, { "contradicted", "✕" },
};

static gboolean
is_number (const char *text)
{
  gboolean minus = g_str_has_prefix (text, "−");
  const char *digits = text + (minus ? strlen ("−") : *text == '-' || *text == '+');
  char *end;

  g_ascii_strtod (digits, &end);
  return g_ascii_isdigit (*digits) && *end == '\0';
}

/**
 * cw_scale_has_names:
 * @scale: a code's magnitude scale: values with spaces or commas between them
 *
 * Returns: whether a value is a word, so that there is no reckoning with it
 */
gboolean
cw_scale_has_names (const char *scale)
{
  g_auto (GStrv) values = NULL;

  g_return_val_if_fail (scale != NULL, FALSE);

  values = g_strsplit_set (scale, " ,;\n\t", -1);
  for (guint i = 0; values[i] != NULL; i++)
    if (*values[i] != '\0' && !is_number (values[i]))
      return TRUE;
  return FALSE;
}

/**
 * cw_cell_state_nick:
 *
 * Returns: (transfer none): the state's name in tables that are read by programs
 */
const char *
cw_cell_state_nick (CwCellState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (states), NULL);
  return states[state].nick;
}

/**
 * cw_cell_state_sign:
 *
 * Returns: (transfer none): the sign that stands in the cell (method.md §3.3)
 */
const char *
cw_cell_state_sign (CwCellState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (states), NULL);
  return states[state].sign;
}
