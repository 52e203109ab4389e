/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What the codebook says of the code at hand, and the words at hand as an example in the codebook: the reader and the
 * codebook meet here. */

#include "config.h"

#include "cw-window-examples.h"

#include <glib/gi18n.h>

#include "cw-code-card.h"
#include "cw-code-picker.h"
#include "cw-codebook-sidebar.h"
#include "cw-coding.h"
#include "cw-examples.h"
#include "cw-reader-desk.h"
#include "cw-transaction.h"
#include "cw-window-panes.h"

static GtkWidget *
get_pane (GtkWidget *window, CwSlot slot)
{
  CwWorkspace *workspace = cw_window_get_workspace (CW_WINDOW (window));
  GtkWidget *pane = workspace != NULL ? cw_workspace_get_content (workspace, slot) : NULL;

  return pane != NULL && gtk_widget_get_mapped (pane) ? pane : NULL;
}

/* The text that is read, where one is. */
static GtkWidget *
get_reader (GtkWidget *window)
{
  GtkWidget *desk = get_pane (window, CW_SLOT_READER);

  return desk == NULL ? NULL : GTK_WIDGET (cw_reader_desk_get_active (CW_READER_DESK (desk)));
}

static gboolean
has_focus (GtkWidget *window, GtkWidget *pane)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return pane != NULL && focus != NULL && gtk_widget_is_ancestor (focus, pane);
}

/* --- the card ---------------------------------------------------------------------------------------------------------- */

static void
forget_popover (gpointer data)
{
  GtkWidget *popover = data;

  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  g_object_unref (popover);
}

/* Not before it has done with closing. */
static void
on_popover_closed (GtkWidget *popover)
{
  g_idle_add_once (forget_popover, g_object_ref (popover));
}

static void
attach_popover (GtkWidget *popover, GtkWidget *pane)
{
  gtk_widget_set_parent (popover, pane);
  g_signal_connect (popover, "closed", G_CALLBACK (on_popover_closed), NULL);
  g_signal_connect_object (
      pane, "destroy", G_CALLBACK (gtk_widget_unparent), popover, G_CONNECT_SWAPPED);
}

static GdkRectangle
find_middle (GtkWidget *pane)
{
  return (GdkRectangle) { gtk_widget_get_width (pane) / 2, gtk_widget_get_height (pane) / 3, 1, 1 };
}

static void
append_card (GtkWidget *box, CwProject *project, gint64 code)
{
  if (gtk_widget_get_first_child (box) != NULL)
    gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), cw_code_card_new (project, code));
}

static void
open_cards (GtkWidget *pane, GtkWidget *cards)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GdkRectangle middle = find_middle (pane);

  g_object_set (scroller,
                "hscrollbar-policy",
                GTK_POLICY_NEVER,
                "propagate-natural-height",
                TRUE,
                "propagate-natural-width",
                TRUE,
                "max-content-height",
                480,
                "child",
                cards,
                NULL);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &middle);
  attach_popover (popover, pane);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/* The code that is selected in the sidebar where one is there, else the codes of the excerpt that is read. */
static GtkWidget *
collect_cards (GtkWidget *window, CwProject *project, GtkWidget **pane)
{
  GtkWidget *sidebar = get_pane (window, CW_SLOT_CODEBOOK);
  GtkWidget *reader = get_reader (window);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autoptr (CwExcerpt) excerpt = NULL;
  gint64 selected = has_focus (window, sidebar)
                        ? cw_codebook_sidebar_get_selected (CW_CODEBOOK_SIDEBAR (sidebar))
                        : 0;
  gint64 current
      = reader != NULL ? cw_reader_page_get_current_excerpt (CW_READER_PAGE (reader)) : 0;

  *pane = selected != 0 ? sidebar : reader;
  if (selected != 0)
    append_card (box, project, selected);
  else if (current != 0)
    excerpt = cw_project_load_excerpt (project, current, NULL);
  for (guint i = 0; excerpt != NULL && i < excerpt->codes->len; i++)
    append_card (box, project, g_array_index (excerpt->codes, gint64, i));
  return g_object_ref_sink (box);
}

/* Where no code is at hand there is still help. */
void
cw_window_show_card (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwProject *project = cw_window_get_project (CW_WINDOW (widget));
  g_autoptr (GtkWidget) cards = NULL;
  GtkWidget *pane = NULL;

  if (project != NULL)
    cards = collect_cards (widget, project, &pane);
  if (cards == NULL || gtk_widget_get_first_child (cards) == NULL)
    gtk_widget_activate_action (widget, "win.show-help", NULL);
  else
    open_cards (pane, cards);
}

/* --- examples -------------------------------------------------------------------------------------------------------- */

/* What a picked code gets an example of. */
typedef struct
{
  GtkWidget *window;
  CwExampleKind kind;
  gint64 excerpt; /* 0: the passage below becomes one */
  gint64 source;
  guint start;
  guint end;
} Words;

static gboolean
make_example (CwProject *project, const Words *words, gint64 code, GError **error)
{
  g_autoptr (CwTransaction) transaction = cw_transaction_begin (project, error);
  gint64 excerpt = words->excerpt;

  if (transaction == NULL)
    return FALSE;
  if (excerpt == 0)
    excerpt = cw_project_create_excerpt (project, words->source, words->start, words->end, error);
  return excerpt != 0 && cw_project_set_example (project, code, excerpt, words->kind, error)
         && cw_transaction_commit (
             transaction,
             error,
             "Made E-%" G_GINT64_FORMAT " %s example of “%s”",
             excerpt,
             words->kind == CW_EXAMPLE_TYPICAL ? "a typical" : "a near-miss",
             cw_record_get_name (cw_project_get_record (project, CW_KIND_CODE, code)));
}

static void
set_example (const Words *words, gint64 code)
{
  CwProject *project = cw_window_get_project (CW_WINDOW (words->window));
  g_autoptr (GError) error = NULL;

  if (make_example (project, words, code, &error))
    cw_window_toast (CW_WINDOW (words->window), cw_project_get_undo_label (project));
  else
    cw_window_toast (CW_WINDOW (words->window), error->message);
}

static void
on_code_picked (GtkWidget *picker, gint64 code, Words *words)
{
  set_example (words, code);
}

static void
free_words (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
open_picker (GtkWidget *reader, const Words *words)
{
  GtkWidget *picker = cw_code_picker_new ();
  GdkRectangle middle = find_middle (reader);

  cw_code_picker_set_project (CW_CODE_PICKER (picker),
                              cw_window_get_project (CW_WINDOW (words->window)));
  cw_code_picker_set_creates (CW_CODE_PICKER (picker), FALSE);
  g_signal_connect_data (picker,
                         "code-picked",
                         G_CALLBACK (on_code_picked),
                         g_memdup2 (words, sizeof *words),
                         free_words,
                         G_CONNECT_DEFAULT);
  attach_popover (picker, reader);
  cw_code_picker_open (CW_CODE_PICKER (picker), &middle);
}

static gboolean
find_words (GtkWidget *reader, Words *words)
{
  CwReaderPage *page = CW_READER_PAGE (reader);

  if (cw_reader_page_get_selection (page, &words->source, &words->start, &words->end))
    return TRUE;
  words->excerpt = cw_reader_page_get_current_excerpt (page);
  return words->excerpt != 0;
}

/* The only code of the excerpt, 0 where there is a choice. */
static gint64
find_only_code (CwProject *project, gint64 id)
{
  g_autoptr (CwExcerpt) excerpt = id != 0 ? cw_project_load_excerpt (project, id, NULL) : NULL;

  return excerpt != NULL && excerpt->codes->len == 1 ? g_array_index (excerpt->codes, gint64, 0)
                                                     : 0;
}

/* A typical example of its only code needs no question; a near miss is mostly one of a code that it has not got. */
void
cw_window_set_example (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwProject *project = cw_window_get_project (CW_WINDOW (widget));
  GtkWidget *reader = get_reader (widget);
  Words words = { .window = widget,
                  .kind = g_str_equal (name, "win.set-typical") ? CW_EXAMPLE_TYPICAL
                                                                : CW_EXAMPLE_NEAR_MISS };
  gint64 only;

  if (reader == NULL || !find_words (reader, &words))
    {
      cw_window_toast (CW_WINDOW (widget), _ ("Select a passage or go to an excerpt first."));
      return;
    }
  only = words.kind == CW_EXAMPLE_TYPICAL ? find_only_code (project, words.excerpt) : 0;
  if (only != 0)
    set_example (&words, only);
  else
    open_picker (reader, &words);
}
