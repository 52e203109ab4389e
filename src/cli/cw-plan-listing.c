/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The list that comes before what can never be undone. */

#include "config.h"

#include "cw-plan-listing.h"

#include "cw-listing.h"

/**
 * cw_plan_listing_print:
 * @format: (nullable): "text", "csv" or "json"; text without one, with how many steps end
 */
gboolean
cw_plan_listing_print (const CwWithdrawalPlan *plan, const char *format, GError **error)
{
  static const char *const columns[] = { "object", "fate", NULL };
  g_autoptr (CwListing) table = cw_listing_new (columns);

  for (guint i = 0; i < plan->items->len; i++)
    {
      const CwWithdrawalItem *item = g_ptr_array_index (plan->items, i);

      cw_listing_add (table, (const char *[]) { item->object, item->fate, NULL });
    }
  if (!cw_listing_print (table, format, error))
    return FALSE;
  if (format == NULL || g_str_equal (format, "text"))
    g_print ("\n%u steps of the history can no longer be undone or redone.\n", plan->n_steps);
  return TRUE;
}
