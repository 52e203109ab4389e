/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What a screen reader learns about the text of a CwCodedView besides what any text view tells: the attribute
 * "codes" with the names of the codes at a place. */

#include "config.h"

#include "cw-coded-accessible.h"
#include "cw-coded-view.h"

#include <glib/gi18n.h>

static char **
append_string (char **strings, const char *string)
{
  guint length = strings != NULL ? g_strv_length (strings) : 0;

  strings = g_renew (char *, strings, length + 2);
  strings[length] = g_strdup (string);
  strings[length + 1] = NULL;
  return strings;
}

static void
append_range (GtkAccessibleTextRange **ranges, gsize n_ranges, guint start, guint length)
{
  *ranges = g_renew (GtkAccessibleTextRange, *ranges, n_ranges + 1);
  (*ranges)[n_ranges] = (GtkAccessibleTextRange) { start, length };
}

static gboolean
get_attributes (GtkAccessibleText *text,
                unsigned int offset,
                gsize *n_ranges,
                GtkAccessibleTextRange **ranges,
                char ***names,
                char ***values)
{
  GtkAccessibleTextInterface *parent
      = g_type_interface_peek_parent (GTK_ACCESSIBLE_TEXT_GET_IFACE (text));
  guint start, end;
  g_autofree char *codes = cw_coded_view_describe (CW_CODED_VIEW (text), offset, &start, &end);
  gboolean found = parent->get_attributes (text, offset, n_ranges, ranges, names, values);

  if (codes == NULL)
    return found;
  if (!found)
    {
      *n_ranges = 0;
      *ranges = NULL;
      *names = *values = NULL;
    }
  append_range (ranges, (*n_ranges)++, start, end - start);
  *names = append_string (*names, "codes");
  *values = append_string (*values, codes);
  return TRUE;
}

/* For the interface's initialisation in the view's type. */
void
cw_coded_accessible_init (GtkAccessibleTextInterface *iface)
{
  iface->get_attributes = get_attributes;
}

/* The context that GTK puts in under GTK_A11Y=test has no way to announce, and GTK 4.18 does not check for that. */
static gboolean
can_announce (GtkAccessible *view)
{
  g_autoptr (GtkATContext) context = gtk_accessible_get_at_context (view);

  return context != NULL && !g_str_equal (G_OBJECT_TYPE_NAME (context), "GtkTestATContext");
}

/* Lets the screen reader say the names of the codes at the caret. */
void
cw_coded_accessible_announce (GtkAccessible *view, const char *codes)
{
  /* Translators: said by the screen reader; %s are names of codes. */
  g_autofree char *message = g_strdup_printf (_ ("Coded: %s"), codes);

  if (can_announce (view))
    gtk_accessible_announce (view, message, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}
