/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Which time the words of an excerpt are about (method.md D3): typed as precisely as it is known. */

#include "config.h"

#include "cw-date-popover.h"

#include "cw-excerpt-details.h"

#include <glib/gi18n.h>

typedef struct
{
  CwProject *project;
  gint64 excerpt;
  GtkWidget *popover;
  GtkWidget *complaint;
} Question;

static void
free_question (gpointer data, GClosure *closure)
{
  g_object_unref (((Question *) data)->project);
  g_free (data);
}

static void
on_activated (GtkEditable *entry, Question *question)
{
  g_autoptr (GError) error = NULL;

  if (cw_project_date_excerpt (
          question->project, question->excerpt, gtk_editable_get_text (entry), &error))
    {
      gtk_popover_popdown (GTK_POPOVER (question->popover));
      return;
    }
  gtk_label_set_label (GTK_LABEL (question->complaint), error->message);
  gtk_widget_add_css_class (question->complaint, "error");
}

static gboolean
unparent (gpointer popover)
{
  gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

static void
on_closed (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_LOW, unparent, g_object_ref (popover), g_object_unref);
}

static GtkWidget *
make_hint (void)
{
  GtkWidget *hint
      = gtk_label_new (_ ("2021, 2021-04, 2021-04-10 or 2020Q3; two with .. between them; ~ before "
                          "it for about then. Nothing: the date of the source."));

  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (hint), 34);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_add_css_class (hint, "caption");
  return hint;
}

static GtkWidget *
make_entry (Question *question)
{
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *when = cw_project_dup_excerpt_date (question->project, question->excerpt);

  gtk_editable_set_text (GTK_EDITABLE (entry), when);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Which time the excerpt is about"),
                                  -1);
  g_signal_connect_data (entry, "activate", G_CALLBACK (on_activated), question, free_question, 0);
  return entry;
}

void
cw_date_popover_open (GtkWidget *parent,
                      CwProject *project,
                      gint64 excerpt,
                      const GdkRectangle *area,
                      CwCodedView *view)
{
  Question *question = g_new0 (Question, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry, *title = gtk_label_new (_ ("The Excerpt Is About"));

  question->project = g_object_ref (project);
  question->excerpt = excerpt;
  question->popover = gtk_popover_new ();
  question->complaint = make_hint ();
  entry = make_entry (question);
  gtk_widget_add_css_class (title, "heading");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), question->complaint);
  gtk_popover_set_child (GTK_POPOVER (question->popover), box);
  gtk_popover_set_pointing_to (GTK_POPOVER (question->popover), area);
  gtk_widget_set_parent (question->popover, parent);
  g_signal_connect (question->popover, "closed", G_CALLBACK (on_closed), NULL);
  g_signal_connect_object (
      question->popover, "closed", G_CALLBACK (gtk_widget_grab_focus), view, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (question->popover));
  gtk_widget_grab_focus (entry);
}
