/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* More verbs of CwReaderPage (method.md §2.0): what is said of an excerpt besides its codes, and the codes that lie on
 * the digits. */

#include "config.h"

#include "cw-excerpt-commands.h"

#include "cw-coded-accessible.h"
#include "cw-coding-commands.h"
#include "cw-coding.h"
#include "cw-date-popover.h"
#include "cw-excerpt-details.h"
#include "cw-reader-page-private.h"

#include <glib/gi18n.h>

/* A menu is for the eye: in a longer list of cases the right one is found by dragging to it. */
#define MAX_MENU_CASES 60

static void
tell (CwReaderPage *page)
{
  cw_coded_accessible_announce (GTK_ACCESSIBLE (cw_reader_page_get_view (page)),
                                cw_project_get_undo_label (cw_reader_page_get_project (page)));
}

static void
on_highlight_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (cw_coding_commands_ensure_excerpt (CW_READER_PAGE (widget)) != 0)
    tell (CW_READER_PAGE (widget));
}

/* --- magnitude --- */

/* The code that was applied last, where it is on the excerpt; else its first. */
static gint64
choose_code (CwReaderPage *page, gint64 id)
{
  g_autoptr (CwExcerpt) excerpt
      = cw_project_load_excerpt (cw_reader_page_get_project (page), id, NULL);
  gint64 last = cw_reader_page_get_last_code (page);

  if (excerpt == NULL || excerpt->codes->len == 0)
    return 0;
  for (guint i = 0; i < excerpt->codes->len; i++)
    if (g_array_index (excerpt->codes, gint64, i) == last)
      return last;
  return g_array_index (excerpt->codes, gint64, 0);
}

static void
tell_magnitude (CwReaderPage *page, gint64 excerpt, gint64 code)
{
  CwProject *project = cw_reader_page_get_project (page);
  g_autofree char *magnitude = cw_project_dup_magnitude (project, excerpt, code);
  /* Translators: a code and how strongly it is in an excerpt */
  g_autofree char *sentence
      = g_strdup_printf (_ ("“%s” has the magnitude %s here."),
                         cw_record_get_name (cw_project_get_record (project, CW_KIND_CODE, code)),
                         magnitude);

  cw_coded_accessible_announce (GTK_ACCESSIBLE (cw_reader_page_get_view (page)), sentence);
}

static void
on_magnitude_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwReaderPage *page = CW_READER_PAGE (widget);
  gint64 excerpt = cw_coding_commands_require_excerpt (page);
  gint64 code = excerpt != 0 ? choose_code (page, excerpt) : 0;
  g_autoptr (GError) error = NULL;

  if (excerpt == 0)
    return;
  if (code == 0)
    cw_reader_page_toast (page, _ ("This excerpt has no code."));
  else if (!cw_project_step_magnitude (cw_reader_page_get_project (page),
                                       excerpt,
                                       code,
                                       g_str_equal (name, "coding.stronger") ? 1 : -1,
                                       &error))
    cw_reader_page_toast (page, error->message);
  else
    tell_magnitude (page, excerpt, code);
}

/* --- the time that it is about --- */

static void
on_date_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwReaderPage *page = CW_READER_PAGE (widget);
  gint64 excerpt = cw_coding_commands_ensure_excerpt (page);
  GdkRectangle area;

  if (excerpt == 0)
    return;
  cw_reader_page_get_area (page, &area);
  cw_date_popover_open (
      widget, cw_reader_page_get_project (page), excerpt, &area, cw_reader_page_get_view (page));
}

/* --- cases --- */

static void
append_cases (GMenu *menu, CwProject *project, gint64 parent)
{
  GListModel *cases = cw_project_get_children (project, CW_KIND_CASE, parent);

  for (guint i = 0; i < g_list_model_get_n_items (cases); i++)
    {
      g_autoptr (CwRecord) record = g_list_model_get_item (cases, i);
      gint64 id = cw_record_get_id (record);
      g_autofree char *path = cw_project_dup_path (project, CW_KIND_CASE, id, " › ");
      g_auto (GStrv) parts = g_strsplit (path, "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) >= MAX_MENU_CASES)
        return;
      g_menu_item_set_action_and_target (item, "win.assign-selection", "x", id);
      g_menu_append_item (menu, item);
      append_cases (menu, project, id);
    }
}

static void
on_case_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwReaderPage *page = CW_READER_PAGE (widget);
  g_autoptr (GMenu) menu = g_menu_new ();
  gint64 source;
  guint start, end;

  if (!cw_reader_page_get_selection (page, &source, &start, &end))
    {
      cw_reader_page_toast (page, _ ("Select text first: V takes the paragraph, S the sentence."));
      return;
    }
  append_cases (menu, cw_reader_page_get_project (page), 0);
  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) == 0)
    cw_reader_page_toast (page, _ ("There is no case yet: Ctrl+Shift+N makes one."));
  else
    cw_coding_commands_offer (page, G_MENU_MODEL (menu));
}

/* --- the codes on the digits --- */

static gboolean
is_code (CwReaderPage *page, gint64 code)
{
  return code != 0
         && cw_project_get_record (cw_reader_page_get_project (page), CW_KIND_CODE, code) != NULL;
}

static void
on_hot_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwReaderPage *page = CW_READER_PAGE (widget);
  const char *digit = g_variant_get_string (parameter, NULL);
  gint64 code;

  if (cw_reader_page_get_project (page) == NULL)
    return;
  code = cw_reading_state_get_hot (cw_reader_page_get_state (page), digit);
  if (is_code (page, code))
    cw_reader_page_apply_code (page, code);
  else
    {
      g_autofree char *sentence = g_strdup_printf (
          _ ("No code is on %s yet: Alt+%s puts the last one there."), digit, digit);

      cw_reader_page_toast (page, sentence);
    }
}

static void
on_set_hot_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwReaderPage *page = CW_READER_PAGE (widget);
  const char *digit = g_variant_get_string (parameter, NULL);
  gint64 excerpt = cw_reader_page_get_current_excerpt (page);
  gint64 code = cw_reader_page_get_last_code (page);
  g_autofree char *sentence = NULL;

  if (cw_reader_page_get_project (page) == NULL)
    return;
  if (excerpt != 0)
    code = choose_code (page, excerpt);
  if (!is_code (page, code))
    {
      cw_reader_page_toast (page, _ ("No code has been applied yet: C picks one."));
      return;
    }
  cw_reading_state_set_hot (cw_reader_page_get_state (page), digit, code);
  sentence = g_strdup_printf (_ ("“%s” is on %s now."),
                              cw_record_get_name (cw_project_get_record (
                                  cw_reader_page_get_project (page), CW_KIND_CODE, code)),
                              digit);
  cw_reader_page_toast (page, sentence);
}

void
cw_excerpt_commands_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "coding.highlight", NULL, on_highlight_activated);
  gtk_widget_class_install_action (klass, "coding.stronger", NULL, on_magnitude_activated);
  gtk_widget_class_install_action (klass, "coding.weaker", NULL, on_magnitude_activated);
  gtk_widget_class_install_action (klass, "coding.date", NULL, on_date_activated);
  gtk_widget_class_install_action (klass, "coding.case", NULL, on_case_activated);
  gtk_widget_class_install_action (klass, "coding.hot", "s", on_hot_activated);
  gtk_widget_class_install_action (klass, "coding.set-hot", "s", on_set_hot_activated);
}
