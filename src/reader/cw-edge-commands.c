/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Moving the edges of the excerpt one is at, by word and by sentence (method.md R7): its codes go with it. */

#include "config.h"

#include "cw-edge-commands.h"

#include "cw-coded-accessible.h"
#include "cw-coded-view-private.h"
#include "cw-coding.h"
#include "cw-coding-commands.h"
#include "cw-reader-page-private.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *action;
  CwTextStop stop;
  int step;
} EdgeCommand;

static const EdgeCommand commands[] = {
  { "coding.end-back-word", CW_TEXT_STOP_WORD_END, -1 },
  { "coding.end-on-word", CW_TEXT_STOP_WORD_END, 1 },
  { "coding.start-back-word", CW_TEXT_STOP_WORD_START, -1 },
  { "coding.start-on-word", CW_TEXT_STOP_WORD_START, 1 },
  { "coding.end-back-sentence", CW_TEXT_STOP_SENTENCE_END, -1 },
  { "coding.end-on-sentence", CW_TEXT_STOP_SENTENCE_END, 1 },
  { "coding.start-back-sentence", CW_TEXT_STOP_SENTENCE_START, -1 },
  { "coding.start-on-sentence", CW_TEXT_STOP_SENTENCE_START, 1 },
};

static const EdgeCommand *
find_command (const char *action)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].action, action))
      return &commands[i];
  g_assert_not_reached ();
}

static gboolean
moves_start (const EdgeCommand *command)
{
  return command->stop == CW_TEXT_STOP_WORD_START || command->stop == CW_TEXT_STOP_SENTENCE_START;
}

/* A range that another excerpt has already is stepped over: both stay what they are. */
static gboolean
find_range (CwReaderPage *page,
            const EdgeCommand *command,
            gint64 excerpt,
            guint *start,
            guint *end)
{
  CwProject *project = cw_reader_page_get_project (page);
  guint *edge = moves_start (command) ? start : end;
  gint64 taken;

  do
    {
      if (!cw_coded_view_find_edge (
              cw_reader_page_get_view (page), command->stop, command->step, edge)
          || *start >= *end)
        return FALSE;
      taken = cw_project_find_excerpt (project, cw_reader_page_get_source (page), *start, *end);
    }
  while (taken != 0 && taken != excerpt);
  return TRUE;
}

static void
show_edge (CwReaderPage *page, gint64 excerpt, guint edge)
{
  CwCodedView *view = cw_reader_page_get_view (page);

  cw_coded_view_select (view, edge, edge);
  cw_reader_page_set_current_excerpt (page, excerpt);
  cw_coded_accessible_announce (GTK_ACCESSIBLE (view),
                                cw_project_get_undo_label (cw_reader_page_get_project (page)));
}

static void
move_edge (CwReaderPage *page,
           const EdgeCommand *command,
           gint64 excerpt,
           const CwExcerptSpan *span)
{
  g_autoptr (GError) error = NULL;
  guint start = span->start, end = span->end;

  if (!find_range (page, command, excerpt, &start, &end))
    gtk_widget_error_bell (GTK_WIDGET (page));
  else if (!cw_project_resize_excerpt (
               cw_reader_page_get_project (page), excerpt, start, end, &error))
    cw_reader_page_toast (page, error->message);
  else
    show_edge (page, excerpt, moves_start (command) ? start : end);
}

static void
on_edge_moved (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwReaderPage *page = CW_READER_PAGE (widget);
  gint64 excerpt = cw_coding_commands_require_excerpt (page);
  const CwExcerptSpan *span = NULL;

  if (excerpt != 0)
    span = cw_evidence_find_excerpt (
        cw_project_get_evidence (cw_reader_page_get_project (page)), excerpt, NULL);
  if (span != NULL)
    move_edge (page, find_command (name), excerpt, span);
}

void
cw_edge_commands_install (GtkWidgetClass *klass)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    gtk_widget_class_install_action (klass, commands[i].action, NULL, on_edge_moved);
}
