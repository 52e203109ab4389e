/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The commands of CwReaderPage that are about the page, not about codes: finding, and the queue of evidence. */

#include "config.h"

#include "cw-page-commands.h"

#include "cw-reader-page-private.h"

static void
on_find_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwReaderPage *page = CW_READER_PAGE (widget);

  if (cw_reader_page_get_source (page) == 0)
    return;
  if (g_str_equal (name, "find.open"))
    cw_find_bar_open (cw_reader_page_get_find_bar (page));
  else
    cw_find_bar_step (cw_reader_page_get_find_bar (page), g_str_equal (name, "find.next") ? 1 : -1);
}

static void
on_review_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwReaderPage *page = CW_READER_PAGE (widget);

  if (cw_reader_page_get_project (page) == NULL)
    return;
  cw_reader_page_turn_to (page, TRUE);
  gtk_widget_grab_focus (widget);
}

static void
on_read_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_reader_page_turn_to (CW_READER_PAGE (widget), FALSE);
  gtk_widget_grab_focus (widget);
}

/* The page goes away: a menu that is open or just closing must not hold on to it. */
void
cw_page_commands_drop_popovers (CwReaderPage *page)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (page));

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (GTK_IS_POPOVER (child))
        gtk_widget_unparent (child);
      child = next;
    }
}

void
cw_page_commands_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "find.open", NULL, on_find_activated);
  gtk_widget_class_install_action (klass, "find.next", NULL, on_find_activated);
  gtk_widget_class_install_action (klass, "find.previous", NULL, on_find_activated);
  gtk_widget_class_install_action (klass, "coding.review", NULL, on_review_activated);
  gtk_widget_class_install_action (klass, "coding.read", NULL, on_read_activated);
}

/* (transfer none): where the commands of the text are activated. */
GtkWidget *
cw_reader_page_get_target (CwReaderPage *self)
{
  g_return_val_if_fail (CW_IS_READER_PAGE (self), NULL);
  return GTK_WIDGET (cw_reader_page_get_view (self));
}

/* Selects a part of the source that is read; whether it is an excerpt does not matter. */
void
cw_reader_page_show_passage (CwReaderPage *self, guint start, guint end)
{
  g_return_if_fail (CW_IS_READER_PAGE (self) && start <= end);

  if (cw_reader_page_get_source (self) == 0)
    return;
  cw_reader_page_turn_to (self, FALSE);
  cw_coded_view_scroll_to (cw_reader_page_get_view (self), start);
  cw_coded_view_select (cw_reader_page_get_view (self), start, end);
}
