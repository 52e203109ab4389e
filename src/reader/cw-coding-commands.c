/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* The verbs of CwReaderPage: code what is selected, or else the excerpt one is at (method.md §2.0). */

#include "config.h"

#include "cw-coding-commands.h"
#include "cw-reader-page-private.h"

#include "cw-coded-accessible.h"
#include "cw-coding.h"
#include "cw-edge-commands.h"
#include "cw-excerpt-commands.h"
#include "cw-new-code.h"

#include <glib/gi18n.h>

typedef struct
{
  gint64 source;
  guint start;
  guint end;
} Target;

static void
complain (CwReaderPage *page, const GError *error)
{
  cw_reader_page_toast (page, error->message);
}

/* --- what a verb is about --- */

static gboolean
find_excerpt_target (CwReaderPage *page, Target *target)
{
  gint64 excerpt = cw_reader_page_get_current_excerpt (page);
  const CwExcerptSpan *span;

  if (excerpt == 0)
    return FALSE;
  span = cw_evidence_find_excerpt (
      cw_project_get_evidence (cw_reader_page_get_project (page)), excerpt, &target->source);
  if (span == NULL)
    return FALSE;
  target->start = span->start;
  target->end = span->end;
  return TRUE;
}

static gboolean
find_target (CwReaderPage *page, Target *target)
{
  if (cw_reader_page_get_project (page) == NULL)
    return FALSE;
  if (cw_reader_page_get_selection (page, &target->source, &target->start, &target->end)
      || find_excerpt_target (page, target))
    return TRUE;
  cw_reader_page_toast (page, _ ("Select text first: V takes the paragraph, S the sentence."));
  return FALSE;
}

/* Without a current excerpt, the shortest one at the caret is meant. */
gint64
cw_coding_commands_require_excerpt (CwReaderPage *page)
{
  CwCodedView *view = cw_reader_page_get_view (page);

  if (cw_reader_page_get_project (page) == NULL)
    return 0;
  if (cw_reader_page_get_current_excerpt (page) == 0)
    cw_coded_view_activate_at (view, cw_coded_view_get_caret (view));
  if (cw_reader_page_get_current_excerpt (page) == 0)
    cw_reader_page_toast (page, _ ("Go to an excerpt first: N is the next one, P the one before."));
  return cw_reader_page_get_current_excerpt (page);
}

/* --- applying --- */

static void
finish_coding (CwReaderPage *page, gint64 excerpt, gint64 code)
{
  cw_reader_page_set_current_excerpt (page, excerpt);
  cw_reader_page_set_last_code (page, code);
  cw_coded_accessible_announce (GTK_ACCESSIBLE (cw_reader_page_get_view (page)),
                                cw_project_get_undo_label (cw_reader_page_get_project (page)));
}

/* Codes what is selected, or else the excerpt one is at. */
gboolean
cw_reader_page_apply_code (CwReaderPage *self, gint64 code)
{
  g_autoptr (GError) error = NULL;
  Target target;
  gint64 excerpt;

  g_return_val_if_fail (CW_IS_READER_PAGE (self), FALSE);

  if (!find_target (self, &target))
    return FALSE;
  excerpt = cw_project_apply_code (
      cw_reader_page_get_project (self), target.source, target.start, target.end, code, &error);
  if (excerpt == 0)
    complain (self, error);
  else
    finish_coding (self, excerpt, code);
  return excerpt != 0;
}

static void
on_code_picked (CwReaderPage *page, gint64 code)
{
  cw_reader_page_apply_code (page, code);
}

static void
on_name_picked (CwReaderPage *page, const char *name)
{
  g_autoptr (GError) error = NULL;
  Target target;
  gint64 excerpt, code;

  if (!find_target (page, &target))
    return;
  code = cw_project_apply_new_code (cw_reader_page_get_project (page),
                                    target.source,
                                    target.start,
                                    target.end,
                                    name,
                                    &excerpt,
                                    &error);
  if (code == 0)
    complain (page, error);
  else
    finish_coding (page, excerpt, code);
}

/* Names a code with the words of what is selected and applies it. */
gboolean
cw_reader_page_code_in_vivo (CwReaderPage *self)
{
  g_autoptr (GError) error = NULL;
  Target target;
  gint64 excerpt, code;

  g_return_val_if_fail (CW_IS_READER_PAGE (self), FALSE);

  if (!find_target (self, &target))
    return FALSE;
  code = cw_project_apply_in_vivo (
      cw_reader_page_get_project (self), target.source, target.start, target.end, &excerpt, &error);
  if (code == 0)
    complain (self, error);
  else
    finish_coding (self, excerpt, code);
  return code != 0;
}

static void
on_pick_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwReaderPage *page = CW_READER_PAGE (widget);
  GdkRectangle area;
  Target target;

  if (!find_target (page, &target))
    return;
  cw_reader_page_get_area (page, &area);
  cw_code_picker_open (cw_reader_page_get_picker (page), &area);
}

static void
on_in_vivo_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_reader_page_code_in_vivo (CW_READER_PAGE (widget));
}

static void
on_apply_last_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwReaderPage *page = CW_READER_PAGE (widget);

  if (cw_reader_page_get_last_code (page) == 0)
    cw_reader_page_toast (page, _ ("No code has been applied yet: C picks one."));
  else
    cw_reader_page_apply_code (page, cw_reader_page_get_last_code (page));
}

/* --- removing --- */

/* Takes a code from the excerpt one is at. */
gboolean
cw_reader_page_remove_code (CwReaderPage *self, gint64 code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  CwProject *project;
  gint64 excerpt;

  g_return_val_if_fail (CW_IS_READER_PAGE (self), FALSE);

  excerpt = cw_coding_commands_require_excerpt (self);
  if (excerpt == 0)
    return FALSE;
  project = cw_reader_page_get_project (self);
  if (!cw_project_remove_code (project, excerpt, code, &error))
    {
      complain (self, error);
      return FALSE;
    }
  /* The cross that was pressed is gone, and keys are for the text again. */
  gtk_widget_grab_focus (GTK_WIDGET (cw_reader_page_get_view (self)));
  /* Translators: %s is a sentence like: Removed “turf claim” from E-12 */
  sentence
      = g_strdup_printf (_ ("%s. Ctrl+Z brings it back."), cw_project_get_undo_label (project));
  cw_reader_page_toast (self, sentence);
  return TRUE;
}

static void
on_remove_code_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_reader_page_remove_code (CW_READER_PAGE (widget), g_variant_get_int64 (parameter));
}

static GMenu *
make_removal_menu (CwProject *project, const GArray *codes)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < codes->len; i++)
    {
      gint64 code = g_array_index (codes, gint64, i);
      CwRecord *record = cw_project_get_record (project, CW_KIND_CODE, code);
      g_auto (GStrv) parts = g_strsplit (cw_record_get_name (record), "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "coding.remove-code", "x", code);
      g_menu_append_item (menu, item);
    }
  return menu;
}

static gboolean
unparent_menu (gpointer menu)
{
  gtk_widget_unparent (menu);
  return G_SOURCE_REMOVE;
}

/* The item's action runs after the menu has closed, and it finds its way through the menu. */
static void
on_menu_closed (GtkWidget *menu)
{
  g_idle_add_full (G_PRIORITY_LOW, unparent_menu, g_object_ref (menu), g_object_unref);
}

/* A menu that points to what is selected. */
void
cw_coding_commands_offer (CwReaderPage *page, GMenuModel *menu)
{
  CwCodedView *view = cw_reader_page_get_view (page);
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);
  GdkRectangle area;

  cw_reader_page_get_area (page, &area);
  gtk_widget_set_parent (popover, GTK_WIDGET (page));
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &area);
  g_signal_connect_object (popover, "closed", G_CALLBACK (on_menu_closed), popover, 0);
  g_signal_connect_object (
      popover, "closed", G_CALLBACK (gtk_widget_grab_focus), view, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
on_remove_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwReaderPage *page = CW_READER_PAGE (widget);
  gint64 id = cw_coding_commands_require_excerpt (page);
  g_autoptr (CwExcerpt) excerpt = NULL;

  if (id == 0)
    return;
  excerpt = cw_project_load_excerpt (cw_reader_page_get_project (page), id, NULL);
  if (excerpt == NULL || excerpt->codes->len == 0)
    cw_reader_page_toast (page, _ ("This excerpt has no code."));
  else if (excerpt->codes->len == 1)
    cw_reader_page_remove_code (page, g_array_index (excerpt->codes, gint64, 0));
  else
    {
      g_autoptr (GMenu) menu
          = make_removal_menu (cw_reader_page_get_project (page), excerpt->codes);

      cw_coding_commands_offer (page, G_MENU_MODEL (menu));
    }
}

/* --- star, comment, memos --- */

static void
on_star_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwReaderPage *page = CW_READER_PAGE (widget);
  gint64 id = cw_coding_commands_require_excerpt (page);
  CwProject *project = cw_reader_page_get_project (page);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwExcerpt) excerpt = NULL;

  if (id == 0)
    return;
  excerpt = cw_project_load_excerpt (project, id, &error);
  if (excerpt == NULL || !cw_project_star_excerpt (project, id, !excerpt->starred, &error))
    complain (page, error);
}

/* What is selected becomes an excerpt, or the one that is at hand is meant; 0 where there is neither. */
gint64
cw_coding_commands_ensure_excerpt (CwReaderPage *page)
{
  g_autoptr (GError) error = NULL;
  gint64 excerpt;
  Target target;

  if (!find_target (page, &target))
    return 0;
  excerpt = cw_project_create_excerpt (
      cw_reader_page_get_project (page), target.source, target.start, target.end, &error);
  if (excerpt == 0)
    complain (page, error);
  else
    cw_reader_page_set_current_excerpt (page, excerpt);
  return excerpt;
}

static void
on_comment_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwReaderPage *page = CW_READER_PAGE (widget);

  if (cw_coding_commands_ensure_excerpt (page) != 0)
    cw_excerpt_bar_focus_comment (cw_reader_page_get_bar (page));
}

static void
open_memo (CwReaderPage *page, CwKind kind, gint64 id)
{
  gtk_widget_activate_action (
      GTK_WIDGET (page), "win.new-memo", "(sx)", cw_kind_get_noun (kind), id);
}

/* A memo is about an excerpt, so what is selected becomes one. */
static void
on_memo_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwReaderPage *page = CW_READER_PAGE (widget);
  gint64 excerpt = cw_coding_commands_ensure_excerpt (page);

  if (excerpt != 0)
    open_memo (page, CW_KIND_EXCERPT, excerpt);
}

static void
on_source_memo_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwReaderPage *page = CW_READER_PAGE (widget);

  if (cw_reader_page_get_source (page) != 0)
    open_memo (page, CW_KIND_SOURCE, cw_reader_page_get_source (page));
}

static void
on_focus_text_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (cw_reader_page_get_view (CW_READER_PAGE (widget))));
}

/* --- installing --- */

void
cw_coding_commands_install (GtkWidgetClass *klass)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activated;
  } actions[] = {
    { "coding.pick", on_pick_activated },
    { "coding.in-vivo", on_in_vivo_activated },
    { "coding.apply-last", on_apply_last_activated },
    { "coding.remove", on_remove_activated },
    { "coding.star", on_star_activated },
    { "coding.comment", on_comment_activated },
    { "coding.memo", on_memo_activated },
    { "coding.source-memo", on_source_memo_activated },
    { "coding.focus-text", on_focus_text_activated },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (klass, actions[i].name, NULL, actions[i].activated);
  gtk_widget_class_install_action (klass, "coding.remove-code", "x", on_remove_code_activated);
  cw_edge_commands_install (klass);
  cw_excerpt_commands_install (klass);
}

void
cw_coding_commands_attach_picker (CwReaderPage *page)
{
  CwCodePicker *picker = cw_reader_page_get_picker (page);

  g_signal_connect_object (
      picker, "code-picked", G_CALLBACK (on_code_picked), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      picker, "name-picked", G_CALLBACK (on_name_picked), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (picker,
                           "closed",
                           G_CALLBACK (gtk_widget_grab_focus),
                           cw_reader_page_get_view (page),
                           G_CONNECT_SWAPPED);
}
