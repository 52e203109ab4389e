/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* Printing with the desktop's dialogue. The pages are those of the preview; only when another paper is chosen in the
 * dialogue are they laid out anew.
 *
 * CASEWEAVE_PRINT_TO=FILE.pdf prints into that file without any dialogue: for tests, which have nobody to answer. */

#include "config.h"

#include "cw-print-run.h"

#include <math.h>

#include "cw-paginator.h"

typedef struct
{
  CwPages *pages;
  GError *error;
  CwPrintDone done;
  gpointer user_data;
  GDestroyNotify destroy;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  if (job->destroy != NULL)
    job->destroy (job->user_data);
  cw_pages_unref (job->pages);
  g_clear_error (&job->error);
  g_free (job);
}

/* A size that the printing system knows by name keeps its name; any other is a custom one. */
static GtkPaperSize *
make_paper (const CwPageSetup *setup)
{
  static const char *const names[] = { GTK_PAPER_NAME_A4, GTK_PAPER_NAME_LETTER };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (names[i]);

      if (fabs (gtk_paper_size_get_width (paper, GTK_UNIT_POINTS) - setup->width) < 2
          && fabs (gtk_paper_size_get_height (paper, GTK_UNIT_POINTS) - setup->height) < 2)
        return g_steal_pointer (&paper);
    }
  return gtk_paper_size_new_custom (
      "caseweave", "Caseweave", setup->width, setup->height, GTK_UNIT_POINTS);
}

static GtkPageSetup *
make_page_setup (const CwPageSetup *setup)
{
  GtkPageSetup *page = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = make_paper (setup);

  gtk_page_setup_set_paper_size (page, paper);
  gtk_page_setup_set_orientation (
      page, setup->landscape ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  return page;
}

/* What was chosen in the dialogue, with our margins where the printer's are smaller. */
static CwPageSetup *
read_page_setup (GtkPageSetup *page, const CwPageSetup *before)
{
  CwPageSetup *setup = cw_page_setup_copy (before);
  GtkPaperSize *paper = gtk_page_setup_get_paper_size (page);
  GtkPageOrientation orientation = gtk_page_setup_get_orientation (page);

  setup->width = gtk_paper_size_get_width (paper, GTK_UNIT_POINTS);
  setup->height = gtk_paper_size_get_height (paper, GTK_UNIT_POINTS);
  setup->landscape = orientation == GTK_PAGE_ORIENTATION_LANDSCAPE
                     || orientation == GTK_PAGE_ORIENTATION_REVERSE_LANDSCAPE;
  setup->margin_top
      = MAX (setup->margin_top, gtk_page_setup_get_top_margin (page, GTK_UNIT_POINTS));
  setup->margin_bottom
      = MAX (setup->margin_bottom, gtk_page_setup_get_bottom_margin (page, GTK_UNIT_POINTS));
  setup->margin_left
      = MAX (setup->margin_left, gtk_page_setup_get_left_margin (page, GTK_UNIT_POINTS));
  setup->margin_right
      = MAX (setup->margin_right, gtk_page_setup_get_right_margin (page, GTK_UNIT_POINTS));
  return setup;
}

/* Paper sizes that differ by less than two points are one size rounded twice. */
static gboolean
is_same_page (const CwPageSetup *a, const CwPageSetup *b)
{
  return a->landscape == b->landscape && fabs (a->width - b->width) < 2
         && fabs (a->height - b->height) < 2 && a->margin_top == b->margin_top
         && a->margin_bottom == b->margin_bottom && a->margin_left == b->margin_left
         && a->margin_right == b->margin_right;
}

static void
on_print_begun (GtkPrintOperation *operation, GtkPrintContext *context, Job *job)
{
  const CwPageSetup *before = cw_pages_get_setup (job->pages);
  g_autoptr (CwPageSetup) setup
      = read_page_setup (gtk_print_context_get_page_setup (context), before);
  CwPages *pages;

  if (!is_same_page (setup, before))
    {
      pages = cw_paginator_run (cw_pages_get_document (job->pages), setup, NULL, &job->error);
      if (pages == NULL)
        {
          gtk_print_operation_cancel (operation);
          return;
        }
      cw_pages_unref (job->pages);
      job->pages = pages;
    }
  gtk_print_operation_set_n_pages (operation, cw_pages_get_n_pages (job->pages));
}

static void
on_page_drawn (GtkPrintOperation *operation, GtkPrintContext *context, int page, Job *job)
{
  cw_pages_render (job->pages, page, gtk_print_context_get_cairo_context (context));
}

static void
on_done (GtkPrintOperation *operation, GtkPrintOperationResult result, Job *job)
{
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR && job->error == NULL)
    gtk_print_operation_get_error (operation, &job->error);
  job->done (job->error, job->user_data);
  g_object_unref (operation);
}

static GtkPrintOperation *
make_operation (const CwPages *pages, const char *name)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = make_page_setup (cw_pages_get_setup (pages));

  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_job_name (operation, name);
  return operation;
}

/**
 * cw_print_run:
 * @name: of the job, as the printer's queue shows it
 * @done: called once; may be called before this returns
 * @destroy: (nullable): frees @user_data
 *
 * Asks for a printer and prints.
 */
void
cw_print_run (GtkWindow *parent,
              CwPages *pages,
              const char *name,
              CwPrintDone done,
              gpointer user_data,
              GDestroyNotify destroy)
{
  g_autoptr (GtkPrintOperation) operation = make_operation (pages, name);
  const char *file = g_getenv ("CASEWEAVE_PRINT_TO");
  GtkPrintOperationAction action = GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG;
  Job *job = g_new0 (Job, 1);

  job->pages = cw_pages_ref (pages);
  job->done = done;
  job->user_data = user_data;
  job->destroy = destroy;
  g_signal_connect (operation, "begin-print", G_CALLBACK (on_print_begun), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_page_drawn), job);
  g_signal_connect_data (operation,
                         "done",
                         G_CALLBACK (on_done),
                         job,
                         (GClosureNotify) (void (*) (void)) free_job,
                         G_CONNECT_DEFAULT);
  if (file != NULL)
    {
      gtk_print_operation_set_export_filename (operation, file);
      action = GTK_PRINT_OPERATION_ACTION_EXPORT;
    }
  g_object_ref (operation); /* until it is done, which may be after this returns */
  gtk_print_operation_run (operation, action, parent, NULL);
}
