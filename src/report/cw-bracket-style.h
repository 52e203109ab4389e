/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#pragma once

/**
 * CwBracketStyle:
 *
 * The stroke beside an excerpt: it tells codes apart where colour cannot.
 */
typedef enum
{
  CW_BRACKET_NONE,
  CW_BRACKET_SOLID,
  CW_BRACKET_DASHED,
  CW_BRACKET_DOTTED,
  CW_BRACKET_DOUBLE,
} CwBracketStyle;

#define CW_N_BRACKET_STYLES 5
