/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwConfusablesView: pairs of codes that may be one (method.md W23, D20). Who has said what decides between two is not
 * asked about them again. The list is made when it is looked at. */

#include "config.h"

#include "cw-confusables-view.h"

#include "cw-confusable-row.h"
#include "cw-contrasts.h"

#include <glib/gi18n.h>

/* One looks at the first ones; the rest come as these go. */
#define MAX_ROWS 60

struct _CwConfusablesView
{
  AdwBin parent_instance;

  CwProject *project;
  GSignalGroup *changes;
  gboolean stale;
  GtkStack *stack;
  AdwPreferencesGroup *group;
  GPtrArray *rows; /* borrowed from the group */
};

G_DEFINE_FINAL_TYPE (CwConfusablesView, cw_confusables_view, ADW_TYPE_BIN)

static gboolean
is_told_apart (CwConfusablesView *self, const CwConfusable *pair)
{
  g_autoptr (GPtrArray) contrasts = cw_project_list_contrasts (self->project, pair->code, NULL);

  for (guint i = 0; contrasts != NULL && i < contrasts->len; i++)
    if (((CwContrast *) g_ptr_array_index (contrasts, i))->other == pair->other)
      return TRUE;
  return FALSE;
}

/* A code that was merged into the other is one with it already. */
static gboolean
is_settled (CwConfusablesView *self, const CwConfusable *pair)
{
  return cw_project_follow_redirect (self->project, pair->code)
             == cw_project_follow_redirect (self->project, pair->other)
         || is_told_apart (self, pair);
}

static void
clear_rows (CwConfusablesView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static void
refresh (CwConfusablesView *self)
{
  g_autoptr (GArray) pairs = NULL;

  self->stale = FALSE;
  clear_rows (self);
  if (self->project != NULL)
    pairs = cw_project_list_confusables (self->project);
  for (guint i = 0; pairs != NULL && i < pairs->len && self->rows->len < MAX_ROWS; i++)
    {
      const CwConfusable *pair = &g_array_index (pairs, CwConfusable, i);
      GtkWidget *row;

      if (is_settled (self, pair))
        continue;
      row = cw_confusable_row_new (self->project, pair);
      adw_preferences_group_add (self->group, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_stack_set_visible_child_name (self->stack, self->rows->len > 0 ? "list" : "none");
}

static void
look_again (CwConfusablesView *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

static void
on_project_changed (CwConfusablesView *self, CwChangeSet *changes)
{
  if (cw_change_set_touches (changes, CW_KIND_CODE)
      || cw_change_set_touches (changes, CW_KIND_CODING)
      || cw_change_set_touches (changes, CW_KIND_CODE_CONTRAST))
    look_again (self);
}

static void
cw_confusables_view_map (GtkWidget *widget)
{
  if (CW_CONFUSABLES_VIEW (widget)->stale)
    refresh (CW_CONFUSABLES_VIEW (widget));
  GTK_WIDGET_CLASS (cw_confusables_view_parent_class)->map (widget);
}

static void
cw_confusables_view_dispose (GObject *object)
{
  CwConfusablesView *self = CW_CONFUSABLES_VIEW (object);

  g_clear_object (&self->changes);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (cw_confusables_view_parent_class)->dispose (object);
}

static void
cw_confusables_view_finalize (GObject *object)
{
  g_ptr_array_unref (CW_CONFUSABLES_VIEW (object)->rows);
  G_OBJECT_CLASS (cw_confusables_view_parent_class)->finalize (object);
}

static void
cw_confusables_view_class_init (CwConfusablesViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cw_confusables_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = cw_confusables_view_finalize;
  GTK_WIDGET_CLASS (klass)->map = cw_confusables_view_map;
}

static void
cw_confusables_view_init (CwConfusablesView *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *none = adw_status_page_new ();
  GtkWidget *stack = gtk_stack_new ();

  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (group);
  self->stack = GTK_STACK (stack);
  adw_preferences_group_set_title (self->group, _ ("One Code or Two?"));
  adw_preferences_group_set_description (
      self->group,
      _ ("Pairs with names that are alike, or of which at least half of the smaller one’s excerpts "
         "share text with the other’s. Saying what decides takes a pair off the list."));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->group);
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _ ("No Codes to Confuse"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (none), _ ("No two codes have names that are alike or the same places."));
  gtk_widget_add_css_class (none, "compact");
  gtk_stack_add_named (self->stack, none, "none");
  gtk_stack_add_named (self->stack, page, "list");
  adw_bin_set_child (ADW_BIN (self), stack);
  self->changes = g_signal_group_new (CW_TYPE_PROJECT);
  g_signal_group_connect_object (
      self->changes, "changed", G_CALLBACK (on_project_changed), self, G_CONNECT_SWAPPED);
}

void
cw_confusables_view_set_project (CwConfusablesView *self, CwProject *project)
{
  g_return_if_fail (CW_IS_CONFUSABLES_VIEW (self));

  if (!g_set_object (&self->project, project))
    return;
  g_signal_group_set_target (self->changes, project);
  look_again (self);
}
