/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwMemoLinkChooser: type to find the object that a memo shall be about. What the researcher is at comes first. */

#include "config.h"

#include "cw-memo-link-chooser.h"

struct _CwMemoLinkChooser
{
  GtkPopover parent_instance;

  GtkSearchEntry *search;
  GtkListView *list;
  GListStore *targets;
  GtkStringFilter *filter;
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (CwMemoLinkChooser, cw_memo_link_chooser, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
choose (CwMemoLinkChooser *self, guint position)
{
  g_autoptr (CwMemoTarget) target
      = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (target == NULL)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, target);
}

static void
on_search_changed (CwMemoLinkChooser *self)
{
  gtk_string_filter_set_search (self->filter, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    gtk_list_view_scroll_to (self->list, 0, GTK_LIST_SCROLL_SELECT, NULL);
}

static void
on_search_activated (CwMemoLinkChooser *self)
{
  choose (self, gtk_single_selection_get_selected (self->selection));
}

static void
on_row_activated (CwMemoLinkChooser *self, guint position)
{
  choose (self, position);
}

static void
move_selection (CwMemoLinkChooser *self, int step)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (n_items == 0 || selected == GTK_INVALID_LIST_POSITION)
    return;
  selected = (guint) CLAMP ((int) selected + step, 0, (int) n_items - 1);
  gtk_list_view_scroll_to (self->list, selected, GTK_LIST_SCROLL_SELECT, NULL);
}

/* The arrows move in the list while the caret stays in the search. */
static gboolean
on_key_pressed (CwMemoLinkChooser *self, guint key, guint code, GdkModifierType modifiers)
{
  if (key == GDK_KEY_Down || key == GDK_KEY_KP_Down)
    move_selection (self, 1);
  else if (key == GDK_KEY_Up || key == GDK_KEY_KP_Up)
    move_selection (self, -1);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
on_search_stopped (CwMemoLinkChooser *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
cw_memo_link_chooser_show (GtkWidget *widget)
{
  CwMemoLinkChooser *self = CW_MEMO_LINK_CHOOSER (widget);

  GTK_WIDGET_CLASS (cw_memo_link_chooser_parent_class)->show (widget);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
cw_memo_link_chooser_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CW_TYPE_MEMO_LINK_CHOOSER);
  G_OBJECT_CLASS (cw_memo_link_chooser_parent_class)->dispose (object);
}

static void
cw_memo_link_chooser_class_init (CwMemoLinkChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_memo_link_chooser_dispose;
  widget_class->show = cw_memo_link_chooser_show;

  /* An object was picked. */
  signals[CHOSEN] = g_signal_new ("chosen",
                                  CW_TYPE_MEMO_LINK_CHOOSER,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  CW_TYPE_MEMO_TARGET);

  g_type_ensure (CW_TYPE_MEMO_TARGET);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/cw-memo-link-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, CwMemoLinkChooser, search);
  gtk_widget_class_bind_template_child (widget_class, CwMemoLinkChooser, list);
  gtk_widget_class_bind_template_child (widget_class, CwMemoLinkChooser, targets);
  gtk_widget_class_bind_template_child (widget_class, CwMemoLinkChooser, filter);
  gtk_widget_class_bind_template_child (widget_class, CwMemoLinkChooser, selection);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
}

static void
cw_memo_link_chooser_init (CwMemoLinkChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
append_all (GPtrArray *targets, CwProject *project, CwKind kind, gint64 left_out)
{
  GListModel *records = cw_project_get_all (project, kind);

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (CwRecord) record = g_list_model_get_item (records, i);

      if (cw_record_get_id (record) != left_out)
        g_ptr_array_add (targets, cw_memo_target_new_for_record (record));
    }
}

/**
 * cw_memo_link_chooser_fill:
 * @context_kind: CW_KIND_NONE for nothing in particular
 * @memo: the memo to link, which cannot be about itself
 *
 * Lists what a memo can be about.
 */
void
cw_memo_link_chooser_fill (CwMemoLinkChooser *self,
                           CwProject *project,
                           CwKind context_kind,
                           gint64 context_id,
                           gint64 memo)
{
  g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (CW_IS_MEMO_LINK_CHOOSER (self) && CW_IS_PROJECT (project));

  if (context_id != 0)
    g_ptr_array_add (targets, cw_memo_target_new_for_object (project, context_kind, context_id));
  append_all (targets, project, CW_KIND_CODE, 0);
  append_all (targets, project, CW_KIND_CASE, 0);
  append_all (targets, project, CW_KIND_SOURCE, 0);
  append_all (targets, project, CW_KIND_PARTICIPANT, 0);
  append_all (targets, project, CW_KIND_MEMO, memo);
  g_list_store_splice (self->targets,
                       0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->targets)),
                       targets->pdata,
                       targets->len);
}
