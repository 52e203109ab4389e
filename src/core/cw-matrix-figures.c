/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The names and signs of the states of a cell. */

#include "config.h"

#include "cw-matrix-figures.h"

static const struct
{
  const char *nick;
  const char *sign;
} states[] = {
  { "present", "●" }, { "no-material", "n/m" },    { "unreviewed", "?" },
  { "absent", "–" },  { "confirmed-absent", "∅" }, { "contradicted", "✕" },
};

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
