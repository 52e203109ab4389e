/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The names of the time bases, and of what becomes of a date that may be in several slices. */

#include "config.h"

#include "cw-time-basis.h"

#include "cw-error.h"

static const char *const basis_nicks[] = { "observed", "referred", "captured", "coded" };
static const char *const overlap_nicks[] = { "every", "start", "apart" };

/**
 * cw_time_basis_nick:
 *
 * Returns: (transfer none): as saved displays and the command line name it
 */
const char *
cw_time_basis_nick (CwTimeBasis basis)
{
  g_return_val_if_fail (basis < G_N_ELEMENTS (basis_nicks), NULL);
  return basis_nicks[basis];
}

/**
 * cw_time_basis_parse:
 * @basis: (out): the basis of that name
 *
 * Fails with CW_ERROR_INVALID where there is none.
 */
gboolean
cw_time_basis_parse (const char *nick, CwTimeBasis *basis, GError **error)
{
  g_return_val_if_fail (nick != NULL && basis != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (basis_nicks); i++)
    if (g_str_equal (basis_nicks[i], nick))
      {
        *basis = i;
        return TRUE;
      }
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               "“%s” is not a time basis. Choose observed, referred, captured or coded.",
               nick);
  return FALSE;
}

/**
 * cw_overlap_nick:
 *
 * Returns: (transfer none): as saved displays and the command line name it
 */
const char *
cw_overlap_nick (CwOverlap overlap)
{
  g_return_val_if_fail (overlap < G_N_ELEMENTS (overlap_nicks), NULL);
  return overlap_nicks[overlap];
}

/**
 * cw_overlap_parse:
 * @overlap: (out): what that name stands for
 *
 * Fails with CW_ERROR_INVALID where it stands for nothing.
 */
gboolean
cw_overlap_parse (const char *nick, CwOverlap *overlap, GError **error)
{
  g_return_val_if_fail (nick != NULL && overlap != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (overlap_nicks); i++)
    if (g_str_equal (overlap_nicks[i], nick))
      {
        *overlap = i;
        return TRUE;
      }
  g_set_error (error,
               CW_ERROR,
               CW_ERROR_INVALID,
               "What spans several slices counts in “every”, in its “start”, or “apart”, not “%s”.",
               nick);
  return FALSE;
}
