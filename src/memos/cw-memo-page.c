/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwMemoPage: all memos: found by words, kind and what they are about, in an order of choice; the one that is chosen to
 * read and write; and the memos that lead to it. */

#include "config.h"

#include "cw-memo-page.h"

#include <glib/gi18n.h>

#include "cw-memo-editor.h"
#include "cw-memo-filter.h"
#include "cw-memo-label.h"
#include "cw-memo-row.h"
#include "cw-memo-templates.h"
#include "cw-memos.h"

struct _CwMemoPage
{
  AdwBreakpointBin parent_instance;

  CwProject *project;
  GSignalGroup *changes;
  CwMemoFilter *words;
  GtkFilter *traits; /* kind, and what it is about */
  GtkSorter *sorter;
  GtkFilterListModel *memos;
  gint64 wanted; /* the memo that is shown; its row may come and go */
  gboolean restoring;
  AdwNavigationSplitView *split;
  GtkSearchEntry *search;
  GtkDropDown *kind;
  GtkDropDown *about;
  GtkDropDown *order;
  GtkLabel *count;
  GtkStack *stack;
  GtkListView *list;
  GtkSingleSelection *selection;
  CwMemoEditor *editor;
  GtkWidget *backlinks;
  GtkBox *backlink_box;
  GMenu *template_menu;
};

typedef enum
{
  PROP_PROJECT = 1,
} CwMemoPageProps;

static GParamSpec *properties[PROP_PROJECT + 1];

/* In the order of the choices in the template; the first is anything, the last nothing. */
static const CwKind about_kinds[] = {
  CW_KIND_NONE, CW_KIND_SOURCE,      CW_KIND_EXCERPT, CW_KIND_CODE,
  CW_KIND_CASE, CW_KIND_PARTICIPANT, CW_KIND_SUMMARY, CW_KIND_NONE,
};

typedef enum
{
  ORDER_NEWEST,
  ORDER_OLDEST,
  ORDER_CHANGED,
  ORDER_TITLE,
  ORDER_KIND,
} Order;

G_DEFINE_FINAL_TYPE (CwMemoPage, cw_memo_page, ADW_TYPE_BREAKPOINT_BIN)

static void
toast (CwMemoPage *self, const char *sentence)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", sentence);
}

/* --- which memos, in which order ---------------------------------------------------------------------------------------- */

static gboolean
is_about (CwMemoPage *self, gint64 memo, guint choice)
{
  g_autoptr (GArray) links = cw_project_list_memo_links (self->project, memo, NULL);

  if (links == NULL || choice == G_N_ELEMENTS (about_kinds) - 1)
    return links != NULL && links->len == 0;
  for (guint i = 0; i < links->len; i++)
    if (g_array_index (links, CwMemoLink, i).kind == about_kinds[choice])
      return TRUE;
  return FALSE;
}

static gboolean
has_traits (gpointer item, gpointer data)
{
  CwMemoPage *self = data;
  guint kind = gtk_drop_down_get_selected (self->kind);
  guint about = gtk_drop_down_get_selected (self->about);

  if (self->project == NULL)
    return FALSE;
  if (kind > 0 && !g_str_equal (cw_record_get_text (item, CW_MEMO_KIND), cw_memo_kinds[kind - 1]))
    return FALSE;
  return about == 0 || is_about (self, cw_record_get_id (item), about);
}

static int
compare_by (CwRecord *a, CwRecord *b, guint field)
{
  return g_strcmp0 (cw_record_get_text (a, field), cw_record_get_text (b, field));
}

static int
compare_titles (CwRecord *a, CwRecord *b)
{
  g_autofree char *first = g_utf8_casefold (cw_record_get_name (a), -1);
  g_autofree char *second = g_utf8_casefold (cw_record_get_name (b), -1);

  return g_utf8_collate (first, second);
}

static int
compare_memos (gconstpointer a, gconstpointer b, gpointer data)
{
  CwMemoPage *self = data;
  CwRecord *first = (CwRecord *) a, *second = (CwRecord *) b;
  int by_date = compare_by (second, first, CW_MEMO_WRITTEN_ON);
  int result = by_date;

  switch ((Order) gtk_drop_down_get_selected (self->order))
    {
    case ORDER_NEWEST:
      break;
    case ORDER_OLDEST:
      result = -by_date;
      break;
    case ORDER_CHANGED:
      result = compare_by (second, first, CW_MEMO_CHANGED_AT);
      break;
    case ORDER_TITLE:
      result = compare_titles (first, second);
      break;
    case ORDER_KIND:
      result = compare_by (first, second, CW_MEMO_KIND);
      break;
    }
  if (result == 0)
    result = by_date;
  return result != 0 ? result : (cw_record_get_id (second) > cw_record_get_id (first) ? 1 : -1);
}

static void
show_count (CwMemoPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  GListModel *all = self->project != NULL ? cw_project_get_all (self->project, CW_KIND_MEMO) : NULL;
  guint n_all = all != NULL ? g_list_model_get_n_items (all) : 0;
  g_autofree char *text = g_strdup_printf (_ ("%u of %u"), n, n_all);

  gtk_label_set_label (self->count, text);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : (n_all > 0 ? "unfound" : "none"));
}

static void
restore_selection (CwMemoPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint position = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < n && position == GTK_INVALID_LIST_POSITION; i++)
    {
      g_autoptr (CwRecord) memo = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (cw_record_get_id (memo) == self->wanted)
        position = i;
    }
  self->restoring = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->restoring = FALSE;
}

static void
refresh_list (CwMemoPage *self)
{
  gtk_filter_changed (self->traits, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_sorter_changed (self->sorter, GTK_SORTER_CHANGE_DIFFERENT);
  restore_selection (self);
  show_count (self);
}

static void
on_choice_changed (CwMemoPage *self)
{
  if (self->traits != NULL)
    refresh_list (self);
}

static void
on_search_changed (CwMemoPage *self)
{
  cw_memo_filter_set_search (self->words, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  restore_selection (self);
  show_count (self);
}

/* --- the memo ------------------------------------------------------------------------------------------------------------ */

static GtkWidget *
make_backlink (CwMemoPage *self, CwRecord *memo)
{
  g_autofree char *name = cw_memo_label_dup (cw_record_get_text (memo, CW_MEMO_TITLE),
                                             cw_record_get_text (memo, CW_MEMO_BODY));
  GtkWidget *button = gtk_button_new_with_label (name != NULL ? name : _ ("Untitled Memo"));
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", cw_record_get_id (memo));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "memos.show");
  return button;
}

static void
show_backlinks (CwMemoPage *self)
{
  g_autoptr (GArray) links = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->backlink_box))) != NULL)
    gtk_box_remove (self->backlink_box, child);
  if (self->project != NULL && self->wanted != 0)
    links = cw_project_list_memos_about (self->project, CW_KIND_MEMO, self->wanted, NULL);
  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      CwRecord *memo = cw_project_get_record (
          self->project, CW_KIND_MEMO, g_array_index (links, CwMemoLink, i).memo);

      if (memo != NULL)
        gtk_box_append (self->backlink_box, make_backlink (self, memo));
    }
  gtk_widget_set_visible (self->backlinks,
                          gtk_widget_get_first_child (GTK_WIDGET (self->backlink_box)) != NULL);
}

static void
open_memo (CwMemoPage *self, gint64 memo)
{
  self->wanted = memo;
  cw_memo_editor_set_memo (self->editor, memo);
  show_backlinks (self);
}

static void
on_selection_changed (CwMemoPage *self)
{
  CwRecord *memo = gtk_single_selection_get_selected_item (self->selection);

  if (!self->restoring && memo != NULL && cw_record_get_id (memo) != self->wanted)
    open_memo (self, cw_record_get_id (memo));
}

static void
on_row_activated (CwMemoPage *self, guint position)
{
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  cw_memo_editor_focus_body (self->editor);
}

static void
forget_changed (CwMemoPage *self, CwChangeSet *changes)
{
  for (guint i = 0; i < cw_change_set_get_size (changes); i++)
    {
      const CwChange *change = cw_change_set_get (changes, i);

      if (change->kind == CW_KIND_MEMO)
        cw_memo_filter_forget (self->words, change->id);
    }
}

static void
on_project_changed (CwMemoPage *self, CwChangeSet *changes)
{
  if (!cw_change_set_touches (changes, CW_KIND_MEMO)
      && !cw_change_set_touches (changes, CW_KIND_MEMO_LINK))
    return;
  forget_changed (self, changes);
  refresh_list (self);
  if (self->wanted != 0
      && cw_project_get_record (self->project, CW_KIND_MEMO, self->wanted) == NULL)
    cw_memo_editor_set_memo (self->editor, 0);
  else if (cw_memo_editor_get_memo (self->editor) != self->wanted)
    cw_memo_editor_set_memo (self->editor, self->wanted);
  show_backlinks (self);
}

/* --- commands ------------------------------------------------------------------------------------------------------------ */

static void
on_new_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwMemoPage *self = CW_MEMO_PAGE (widget);
  g_autoptr (GError) error = NULL;
  gint64 memo;

  if (self->project == NULL)
    return;
  cw_memo_page_flush (self);
  memo = cw_project_create_record (self->project, CW_KIND_MEMO, "", 0, &error);
  if (memo == 0 || !cw_memo_page_show_memo (self, memo))
    toast (self, error->message);
}

static void
on_template_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwMemoPage *self = CW_MEMO_PAGE (widget);
  g_autoptr (GError) error = NULL;
  gint64 memo;

  if (self->project == NULL)
    return;
  cw_memo_page_flush (self);
  memo = cw_memo_templates_create (self->project, g_variant_get_uint32 (parameter), &error);
  if (memo == 0 || !cw_memo_page_show_memo (self, memo))
    toast (self, error->message);
}

static void
on_delete_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwMemoPage *self = CW_MEMO_PAGE (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (self->project == NULL
      || cw_project_get_record (self->project, CW_KIND_MEMO, self->wanted) == NULL)
    return;
  cw_memo_page_flush (self);
  if (!cw_project_delete (self->project, CW_KIND_MEMO, self->wanted, &error))
    {
      toast (self, error->message);
      return;
    }
  sentence = g_strdup_printf (_ ("%s. Ctrl+Z brings it back."),
                              cw_project_get_undo_label (self->project));
  adw_navigation_split_view_set_show_content (self->split, FALSE);
  toast (self, sentence);
}

static void
on_show_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_memo_page_show_memo (CW_MEMO_PAGE (widget), g_variant_get_int64 (parameter));
}

static void
on_back_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwMemoPage *self = CW_MEMO_PAGE (widget);

  adw_navigation_split_view_set_show_content (self->split, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
on_link_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_memo_editor_open_link_chooser (CW_MEMO_PAGE (widget)->editor);
}

static void
on_undo_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cw_memo_page_flush (CW_MEMO_PAGE (widget));
  gtk_widget_activate_action (widget, "win.undo", NULL);
}

static void
on_find_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwMemoPage *self = CW_MEMO_PAGE (widget);

  adw_navigation_split_view_set_show_content (self->split, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* --- the object ------------------------------------------------------------------------------------------------------------ */

static gboolean
cw_memo_page_grab_focus (GtkWidget *widget)
{
  CwMemoPage *self = CW_MEMO_PAGE (widget);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->list));
  return gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
cw_memo_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, CW_MEMO_PAGE (object)->project);
}

static void
cw_memo_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  cw_memo_page_set_project (CW_MEMO_PAGE (object), g_value_get_object (value));
}

static void
cw_memo_page_dispose (GObject *object)
{
  CwMemoPage *self = CW_MEMO_PAGE (object);

  if (self->editor != NULL)
    cw_memo_editor_flush (self->editor);
  g_clear_object (&self->changes);
  if (self->memos != NULL)
    gtk_filter_list_model_set_model (self->memos, NULL);
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_MEMO_PAGE);
  g_clear_object (&self->memos);
  g_clear_object (&self->words);
  g_clear_object (&self->traits);
  g_clear_object (&self->sorter);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (cw_memo_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "memo.new", NULL, on_new_activated);
  gtk_widget_class_install_action (klass, "memo.delete", NULL, on_delete_activated);
  gtk_widget_class_install_action (klass, "memo.link", NULL, on_link_activated);
  gtk_widget_class_install_action (klass, "memo.undo", NULL, on_undo_activated);
  gtk_widget_class_install_action (klass, "memos.new-from", "u", on_template_activated);
  gtk_widget_class_install_action (klass, "memos.show", "x", on_show_activated);
  gtk_widget_class_install_action (klass, "memos.back", NULL, on_back_activated);
  gtk_widget_class_install_action (klass, "memos.find", NULL, on_find_activated);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_l, GDK_CONTROL_MASK, "memo.link", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_f, GDK_CONTROL_MASK, "memos.find", NULL);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass, RESOURCE_BASE "/ui/cw-memo-page.ui");
  gtk_widget_class_bind_template_child (klass, CwMemoPage, split);
  gtk_widget_class_bind_template_child (klass, CwMemoPage, search);
  gtk_widget_class_bind_template_child (klass, CwMemoPage, kind);
  gtk_widget_class_bind_template_child (klass, CwMemoPage, about);
  gtk_widget_class_bind_template_child (klass, CwMemoPage, order);
  gtk_widget_class_bind_template_child (klass, CwMemoPage, count);
  gtk_widget_class_bind_template_child (klass, CwMemoPage, stack);
  gtk_widget_class_bind_template_child (klass, CwMemoPage, list);
  gtk_widget_class_bind_template_child (klass, CwMemoPage, selection);
  gtk_widget_class_bind_template_child (klass, CwMemoPage, editor);
  gtk_widget_class_bind_template_child (klass, CwMemoPage, backlinks);
  gtk_widget_class_bind_template_child (klass, CwMemoPage, backlink_box);
  gtk_widget_class_bind_template_child (klass, CwMemoPage, template_menu);
  gtk_widget_class_bind_template_callback (klass, on_choice_changed);
  gtk_widget_class_bind_template_callback (klass, on_row_activated);
  gtk_widget_class_bind_template_callback (klass, on_search_changed);
  gtk_widget_class_bind_template_callback (klass, on_selection_changed);
}

static void
cw_memo_page_class_init (CwMemoPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cw_memo_page_get_property;
  object_class->set_property = cw_memo_page_set_property;
  object_class->dispose = cw_memo_page_dispose;
  widget_class->grab_focus = cw_memo_page_grab_focus;
  properties[PROP_PROJECT]
      = g_param_spec_object ("project",
                             NULL,
                             NULL,
                             CW_TYPE_PROJECT,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  g_type_ensure (CW_TYPE_RECORD);
  g_type_ensure (CW_TYPE_MEMO_EDITOR);
  g_type_ensure (CW_TYPE_MEMO_ROW);
  install_actions (widget_class);
  bind_template (widget_class);
}

static void
fill_kinds (CwMemoPage *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  gtk_string_list_append (kinds, _ ("All kinds"));
  for (guint i = 0; cw_memo_kinds[i] != NULL; i++)
    gtk_string_list_append (kinds, cw_memo_kinds[i]);
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (kinds));
}

static void
fill_templates (CwMemoPage *self)
{
  for (guint i = 0; cw_memo_templates_get (i) != NULL; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (cw_memo_templates_get (i)->title), NULL);

      g_menu_item_set_action_and_target (item, "memos.new-from", "u", i);
      g_menu_append_item (self->template_menu, item);
    }
}

static void
make_list (CwMemoPage *self)
{
  GtkEveryFilter *all = gtk_every_filter_new ();

  self->words = cw_memo_filter_new ();
  self->traits = GTK_FILTER (gtk_custom_filter_new (has_traits, self, NULL));
  self->sorter = GTK_SORTER (gtk_custom_sorter_new (compare_memos, self, NULL));
  gtk_multi_filter_append (GTK_MULTI_FILTER (all), g_object_ref (self->traits));
  gtk_multi_filter_append (GTK_MULTI_FILTER (all), g_object_ref (GTK_FILTER (self->words)));
  self->memos = gtk_filter_list_model_new (NULL, GTK_FILTER (all));
  self->restoring = TRUE;
  gtk_single_selection_set_model (
      self->selection,
      G_LIST_MODEL (gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->memos)),
                                             g_object_ref (self->sorter))));
  self->restoring = FALSE;
}

static void
cw_memo_page_init (CwMemoPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_kinds (self);
  fill_templates (self);
  make_list (self);
  self->changes = g_signal_group_new (CW_TYPE_PROJECT);
  g_signal_group_connect_swapped (self->changes, "changed", G_CALLBACK (on_project_changed), self);
  show_count (self);
}

GtkWidget *
cw_memo_page_new (void)
{
  return g_object_new (CW_TYPE_MEMO_PAGE, NULL);
}

CwProject *
cw_memo_page_get_project (CwMemoPage *self)
{
  g_return_val_if_fail (CW_IS_MEMO_PAGE (self), NULL);
  return self->project;
}

void
cw_memo_page_set_project (CwMemoPage *self, CwProject *project)
{
  g_return_if_fail (CW_IS_MEMO_PAGE (self));

  if (project == self->project)
    return;
  cw_memo_editor_set_project (self->editor, project);
  self->restoring = TRUE;
  gtk_filter_list_model_set_model (self->memos, NULL);
  g_set_object (&self->project, project);
  cw_memo_filter_forget_all (self->words);
  g_signal_group_set_target (self->changes, project);
  if (project != NULL)
    gtk_filter_list_model_set_model (self->memos, cw_project_get_all (project, CW_KIND_MEMO));
  self->restoring = FALSE;
  open_memo (self, 0);
  refresh_list (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECT]);
}

/* Shows a memo and lets the researcher write in it; a search that hides it goes. FALSE where there is none. */
gboolean
cw_memo_page_show_memo (CwMemoPage *self, gint64 memo)
{
  g_return_val_if_fail (CW_IS_MEMO_PAGE (self), FALSE);

  if (self->project == NULL || cw_project_get_record (self->project, CW_KIND_MEMO, memo) == NULL)
    return FALSE;
  open_memo (self, memo);
  restore_selection (self);
  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->search), "");
      gtk_drop_down_set_selected (self->kind, 0);
      gtk_drop_down_set_selected (self->about, 0);
    }
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  cw_memo_editor_focus_body (self->editor);
  return TRUE;
}

/* The memo that is shown, or 0. */
gint64
cw_memo_page_get_memo (CwMemoPage *self)
{
  g_return_val_if_fail (CW_IS_MEMO_PAGE (self), 0);
  return cw_memo_editor_get_memo (self->editor);
}

/* Saves what is being typed. */
void
cw_memo_page_flush (CwMemoPage *self)
{
  g_return_if_fail (CW_IS_MEMO_PAGE (self));
  cw_memo_editor_flush (self->editor);
}
