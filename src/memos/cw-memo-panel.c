/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwMemoPanel: the memos beside the document or the matrix. Where there is room, the list stands above the memo and
 * can be folded away; where there is little, they are two pages. */

#include "config.h"

#include "cw-memo-panel.h"

#include <glib/gi18n.h>

#include "cw-memo-editor.h"
#include "cw-memo-label.h"
#include "cw-memo-list.h"
#include "cw-memo-row.h"
#include "cw-memos.h"
#include "cw-transaction.h"

struct _CwMemoPanel
{
  AdwBin parent_instance;

  CwProject *project;
  GSignalGroup *project_signals;
  CwKind context_kind;
  gint64 context_id;
  CwMemoList *memos;
  gboolean selecting; /* the change of the selection is ours */
  gint64 wanted;      /* the memo that the list scrolls to, 0 for the first */
  gboolean paged;

  AdwToastOverlay *toasts;
  AdwToast *undo_toast;
  AdwMultiLayoutView *layouts;
  AdwNavigationView *pages;
  AdwNavigationPage *memo_page;
  GtkToggleButton *list_button;
  GtkSearchEntry *search;
  GtkStack *list_stack;
  GtkWidget *list_page;
  GtkWidget *none_page;
  GtkWidget *unfound_page;
  GtkListView *list;
  GtkSingleSelection *selection;
  CwMemoEditor *editor;
};

G_DEFINE_FINAL_TYPE (CwMemoPanel, cw_memo_panel, ADW_TYPE_BIN)

typedef enum
{
  PROP_PROJECT = 1,
  PROP_PAGED,
} CwMemoPanelProps;

static GParamSpec *properties[PROP_PAGED + 1];

static void
report (CwMemoPanel *self, const GError *error)
{
  AdwToast *toast = adw_toast_new (error->message);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* --- the list ------------------------------------------------------------------------------------------------------ */

static void
refresh_list_page (CwMemoPanel *self)
{
  gboolean any = self->project != NULL
                 && g_list_model_get_n_items (cw_project_get_all (self->project, CW_KIND_MEMO)) > 0;
  gboolean found = g_list_model_get_n_items (cw_memo_list_get_model (self->memos)) > 0;

  gtk_stack_set_visible_child (
      self->list_stack, found ? self->list_page : (any ? self->unfound_page : self->none_page));
}

static gboolean
scroll_list (gpointer user_data)
{
  CwMemoPanel *self = user_data;
  guint position;

  if (self->memos == NULL) /* disposed of */
    return G_SOURCE_REMOVE;
  position = self->wanted == 0 ? 0 : cw_memo_list_find (self->memos, self->wanted);
  if (position < g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_NONE, NULL);
  if (self->wanted == 0) /* with the header of its section */
    gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list)), 0);
  return G_SOURCE_REMOVE;
}

/* A list view scrolls to a row only when it has given it a place, which it does with its next frame. */
static void
queue_scroll (CwMemoPanel *self, gint64 memo)
{
  self->wanted = memo;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, scroll_list, g_object_ref (self), g_object_unref);
}

static void
select_in_list (CwMemoPanel *self, gint64 memo)
{
  guint position = cw_memo_list_find (self->memos, memo);

  self->selecting = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->selecting = FALSE;
  if (position != GTK_INVALID_LIST_POSITION)
    queue_scroll (self, memo);
}

static void
open_page (CwMemoPanel *self)
{
  if (adw_navigation_view_get_visible_page (self->pages) != self->memo_page)
    adw_navigation_view_push (self->pages, self->memo_page);
}

static void
on_selection_changed (CwMemoPanel *self)
{
  CwRecord *record = gtk_single_selection_get_selected_item (self->selection);

  if (!self->selecting && !self->paged && record != NULL
      && cw_record_get_id (record) != cw_memo_editor_get_memo (self->editor))
    cw_memo_editor_set_memo (self->editor, cw_record_get_id (record));
}

static void
on_row_activated (CwMemoPanel *self, guint position)
{
  g_autoptr (CwRecord) record = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (record == NULL)
    return;
  cw_memo_editor_set_memo (self->editor, cw_record_get_id (record));
  open_page (self);
  cw_memo_editor_focus_body (self->editor);
}

static void
on_search_changed (CwMemoPanel *self)
{
  cw_memo_list_set_search (self->memos, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  refresh_list_page (self);
}

/* Escape empties the search first, and leaves the panel when there is none. */
static void
on_search_stopped (CwMemoPanel *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "memo.leave", NULL);
}

static void
on_search_activated (CwMemoPanel *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    on_row_activated (self, 0);
}

static void
label_header (CwMemoPanel *self, GtkListHeader *header)
{
  CwRecord *record = gtk_list_header_get_item (header);
  GtkWidget *label = gtk_list_header_get_child (header);

  if (record != NULL && label != NULL)
    gtk_label_set_label (
        GTK_LABEL (label),
        cw_memo_list_get_section (
            self->memos, cw_memo_list_is_related (self->memos, cw_record_get_id (record))));
}

static void
on_header_made (GtkSignalListItemFactory *factory, GtkListHeader *header, CwMemoPanel *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_header_set_child (header, label);
}

static void
on_header_shown (GtkSignalListItemFactory *factory, GtkListHeader *header, CwMemoPanel *self)
{
  label_header (self, header);
}

/* Headers are made anew: a list view does not bind one again whose first memo stays the same. */
static void
on_sections_changed (CwMemoPanel *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_header_made), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_header_shown), self, G_CONNECT_DEFAULT);
  gtk_list_view_set_header_factory (self->list, factory);
}

/* --- the feed ------------------------------------------------------------------------------------------------------- */

/* The memo may have gone, or come back with undo as another record. */
static void
on_memos_changed (CwMemoPanel *self)
{
  gint64 memo = cw_memo_editor_get_memo (self->editor);

  refresh_list_page (self);
  if (memo != 0)
    cw_memo_editor_set_memo (self->editor, memo);
}

static void
on_project_changed (CwMemoPanel *self, CwChangeSet *changes)
{
  g_autoptr (AdwToast) toast = g_steal_pointer (&self->undo_toast);

  if (toast != NULL)
    adw_toast_dismiss (toast);
  for (guint i = 0; i < cw_change_set_get_size (changes); i++)
    {
      const CwChange *change = cw_change_set_get (changes, i);

      if (change->kind == CW_KIND_MEMO && change->operation != CW_CHANGE_UPDATE)
        {
          on_memos_changed (self);
          return;
        }
    }
}

/* --- commands ------------------------------------------------------------------------------------------------------- */

/* The kind that a memo about such an object mostly has. */
static const char *
guess_kind (CwKind about)
{
  if (about == CW_KIND_CODE)
    return "code choices and definitions";
  if (about == CW_KIND_PARTICIPANT)
    return "participants or phenomenon";
  if (about == CW_KIND_SUMMARY)
    return "cell memo";
  if (about == CW_KIND_DISPLAY)
    return "display memo";
  return "";
}

static gint64
create_memo (CwMemoPanel *self, CwKind kind, gint64 id, GError **error)
{
  g_autoptr (CwTransaction) transaction = cw_transaction_begin (self->project, error);
  g_autofree char *about = NULL;
  gint64 memo = 0;

  if (transaction != NULL)
    memo = cw_project_create_record (self->project, CW_KIND_MEMO, "", 0, error);
  if (memo == 0
      || !cw_project_set_field (
          self->project, CW_KIND_MEMO, memo, CW_MEMO_KIND, guess_kind (kind), error)
      || (id != 0 && !cw_project_link_memo (self->project, memo, kind, id, error)))
    return 0;
  if (id == 0)
    return cw_transaction_commit (transaction, error, "Created the memo M-%" G_GINT64_FORMAT, memo)
               ? memo
               : 0;
  about = cw_project_dup_object_name (self->project, kind, id);
  return cw_transaction_commit (transaction,
                                error,
                                "Created the memo M-%" G_GINT64_FORMAT " about the %s %s",
                                memo,
                                cw_kind_get_noun (kind),
                                about)
             ? memo
             : 0;
}

static void
make_new (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwMemoPanel *self = CW_MEMO_PANEL (widget);

  cw_memo_panel_new_memo (self, self->context_kind, self->context_id);
}

/* The offer stands until anything else changes, so that its button can only bring the memo back. */
static void
offer_undo (CwMemoPanel *self, const char *name)
{
  /* Translators: the title of a memo. */
  g_autofree char *sentence = g_strdup_printf (_ ("Deleted “%s”"), name);
  AdwToast *toast = adw_toast_new (sentence);

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  g_set_object (&self->undo_toast, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static char *
dup_name (CwMemoPanel *self, gint64 memo)
{
  CwRecord *record = cw_project_get_record (self->project, CW_KIND_MEMO, memo);
  char *name = cw_memo_label_dup (cw_record_get_text (record, CW_MEMO_TITLE),
                                  cw_record_get_text (record, CW_MEMO_BODY));

  return name != NULL ? name : g_strdup (_ ("Untitled Memo"));
}

static void
delete_memo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwMemoPanel *self = CW_MEMO_PANEL (widget);
  gint64 memo = cw_memo_editor_get_memo (self->editor);
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  if (self->project == NULL || cw_project_get_record (self->project, CW_KIND_MEMO, memo) == NULL)
    return;
  cw_memo_editor_flush (self->editor);
  name = dup_name (self, memo);
  if (!cw_project_delete (self->project, CW_KIND_MEMO, memo, &error))
    {
      report (self, error);
      return;
    }
  adw_navigation_view_pop_to_tag (self->pages, "list");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  offer_undo (self, name);
}

static void
open_link_chooser (GtkWidget *widget, const char *action, GVariant *parameter)
{
  cw_memo_editor_open_link_chooser (CW_MEMO_PANEL (widget)->editor);
}

static void
find_memo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwMemoPanel *self = CW_MEMO_PANEL (widget);

  gtk_toggle_button_set_active (self->list_button, TRUE);
  adw_navigation_view_pop_to_tag (self->pages, "list");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
leave (GtkWidget *widget, const char *action, GVariant *parameter)
{
  cw_memo_editor_flush (CW_MEMO_PANEL (widget)->editor);
  gtk_widget_activate_action (widget, "win.focus-content", NULL);
}

/* Undo takes back what was typed last, so that has to be in the history first. The title and the text name this action
 * for their undo key, before it reaches GTK's undo, which knows nothing of the history. */
static void
undo_typing (GtkWidget *widget, const char *action, GVariant *parameter)
{
  cw_memo_editor_flush (CW_MEMO_PANEL (widget)->editor);
  gtk_widget_activate_action (widget, "win.undo", NULL);
}

static void
refresh_actions (CwMemoPanel *self)
{
  gboolean writable = self->project != NULL && !cw_project_is_read_only (self->project);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "memo.new", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "memo.delete", writable);
}

/* --- the object ------------------------------------------------------------------------------------------------------ */

static void
set_paged (CwMemoPanel *self, gboolean paged)
{
  if (self->paged == paged)
    return;
  self->paged = paged;
  gtk_list_view_set_single_click_activate (self->list, paged);
  adw_multi_layout_view_set_layout_name (self->layouts, paged ? "pages" : "stacked");
  if (!paged)
    select_in_list (self, cw_memo_editor_get_memo (self->editor));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGED]);
}

static void
cw_memo_panel_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CwMemoPanel *self = CW_MEMO_PANEL (object);

  switch ((CwMemoPanelProps) id)
    {
    case PROP_PROJECT:
      g_value_set_object (value, self->project);
      break;
    case PROP_PAGED:
      g_value_set_boolean (value, self->paged);
      break;
    }
}

static void
cw_memo_panel_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CwMemoPanel *self = CW_MEMO_PANEL (object);

  switch ((CwMemoPanelProps) id)
    {
    case PROP_PROJECT:
      cw_memo_panel_set_project (self, g_value_get_object (value));
      break;
    case PROP_PAGED:
      set_paged (self, g_value_get_boolean (value));
      break;
    }
}

static void
cw_memo_panel_dispose (GObject *object)
{
  CwMemoPanel *self = CW_MEMO_PANEL (object);

  if (self->editor != NULL)
    cw_memo_editor_flush (self->editor);
  g_clear_object (&self->project_signals);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CW_TYPE_MEMO_PANEL);
  g_clear_object (&self->undo_toast);
  g_clear_object (&self->memos);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (cw_memo_panel_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  GdkModifierType control = GDK_CONTROL_MASK;

  gtk_widget_class_install_action (widget_class, "memo.new", NULL, make_new);
  gtk_widget_class_install_action (widget_class, "memo.delete", NULL, delete_memo);
  gtk_widget_class_install_action (widget_class, "memo.link", NULL, open_link_chooser);
  gtk_widget_class_install_action (widget_class, "memo.find", NULL, find_memo);
  gtk_widget_class_install_action (widget_class, "memo.leave", NULL, leave);
  gtk_widget_class_install_action (widget_class, "memo.undo", NULL, undo_typing);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_m, control | GDK_SHIFT_MASK, "memo.new", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, control, "memo.link", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, control, "memo.find", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "memo.leave", NULL);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/cw-memo-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, CwMemoPanel, toasts);
  gtk_widget_class_bind_template_child (widget_class, CwMemoPanel, layouts);
  gtk_widget_class_bind_template_child (widget_class, CwMemoPanel, pages);
  gtk_widget_class_bind_template_child (widget_class, CwMemoPanel, memo_page);
  gtk_widget_class_bind_template_child (widget_class, CwMemoPanel, list_button);
  gtk_widget_class_bind_template_child (widget_class, CwMemoPanel, search);
  gtk_widget_class_bind_template_child (widget_class, CwMemoPanel, list_stack);
  gtk_widget_class_bind_template_child (widget_class, CwMemoPanel, list_page);
  gtk_widget_class_bind_template_child (widget_class, CwMemoPanel, none_page);
  gtk_widget_class_bind_template_child (widget_class, CwMemoPanel, unfound_page);
  gtk_widget_class_bind_template_child (widget_class, CwMemoPanel, list);
  gtk_widget_class_bind_template_child (widget_class, CwMemoPanel, selection);
  gtk_widget_class_bind_template_child (widget_class, CwMemoPanel, editor);
  gtk_widget_class_bind_template_callback (widget_class, on_selection_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated);
}

static void
cw_memo_panel_class_init (CwMemoPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = cw_memo_panel_get_property;
  object_class->set_property = cw_memo_panel_set_property;
  object_class->dispose = cw_memo_panel_dispose;

  properties[PROP_PROJECT] = g_param_spec_object ("project", NULL, NULL, CW_TYPE_PROJECT, flags);
  properties[PROP_PAGED] = g_param_spec_boolean ("paged", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (CW_TYPE_RECORD);
  g_type_ensure (CW_TYPE_MEMO_ROW);
  g_type_ensure (CW_TYPE_MEMO_EDITOR);
  install_actions (GTK_WIDGET_CLASS (klass));
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
cw_memo_panel_init (CwMemoPanel *self)
{
  self->memos = cw_memo_list_new ();
  self->project_signals = g_signal_group_new (CW_TYPE_PROJECT);
  g_signal_group_connect_swapped (
      self->project_signals, "changed", G_CALLBACK (on_project_changed), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (
      self->memos, "sections-changed", G_CALLBACK (on_sections_changed), self, G_CONNECT_SWAPPED);
  self->selecting = TRUE;
  gtk_single_selection_set_model (self->selection, cw_memo_list_get_model (self->memos));
  self->selecting = FALSE;
  on_sections_changed (self);
  refresh_list_page (self);
  refresh_actions (self);
}

GtkWidget *
cw_memo_panel_new (void)
{
  return g_object_new (CW_TYPE_MEMO_PANEL, NULL);
}

/**
 * cw_memo_panel_set_project:
 * @project: (nullable): whose memos to show; what was typed for the one before is committed to it first
 */
void
cw_memo_panel_set_project (CwMemoPanel *self, CwProject *project)
{
  g_return_if_fail (CW_IS_MEMO_PANEL (self));

  if (self->project == project)
    return;
  cw_memo_editor_set_project (self->editor, project);
  g_set_object (&self->project, project);
  g_signal_group_set_target (self->project_signals, project);
  self->selecting = TRUE;
  cw_memo_list_set_project (self->memos, project);
  self->selecting = FALSE;
  cw_memo_panel_set_context (self, CW_KIND_NONE, 0);
  adw_navigation_view_pop_to_tag (self->pages, "list");
  refresh_list_page (self);
  refresh_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECT]);
}

/**
 * cw_memo_panel_get_project:
 *
 * Returns: (transfer none) (nullable): the project
 */
CwProject *
cw_memo_panel_get_project (CwMemoPanel *self)
{
  g_return_val_if_fail (CW_IS_MEMO_PANEL (self), NULL);
  return self->project;
}

/**
 * cw_memo_panel_set_context:
 * @kind: CW_KIND_NONE for nothing in particular
 *
 * Which object the researcher is at: its memos are listed first, and a new memo is about it.
 */
void
cw_memo_panel_set_context (CwMemoPanel *self, CwKind kind, gint64 id)
{
  g_return_if_fail (CW_IS_MEMO_PANEL (self));

  if (self->context_kind == kind && self->context_id == id)
    return;
  self->context_kind = kind;
  self->context_id = id;
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->list)) == NULL)
    queue_scroll (self, 0);
  cw_memo_list_set_context (self->memos, kind, id);
  cw_memo_editor_set_context (self->editor, kind, id);
}

/**
 * cw_memo_panel_new_memo:
 * @kind: what it is about; CW_KIND_NONE with 0 for nothing
 *
 * Makes a memo in one step of the history, shows it and lets the researcher write.
 */
void
cw_memo_panel_new_memo (CwMemoPanel *self, CwKind kind, gint64 id)
{
  g_autoptr (GError) error = NULL;
  gint64 memo;

  g_return_if_fail (CW_IS_MEMO_PANEL (self));

  if (self->project == NULL)
    return;
  cw_memo_editor_flush (self->editor);
  memo = create_memo (self, kind, id, &error);
  if (memo == 0)
    report (self, error);
  else
    cw_memo_panel_show_memo (self, memo);
}

/**
 * cw_memo_panel_show_memo:
 *
 * Shows a memo and lets the researcher write in it.
 */
void
cw_memo_panel_show_memo (CwMemoPanel *self, gint64 id)
{
  g_return_if_fail (CW_IS_MEMO_PANEL (self));

  if (self->project == NULL || cw_project_get_record (self->project, CW_KIND_MEMO, id) == NULL)
    return;
  cw_memo_editor_set_memo (self->editor, id);
  if (cw_memo_list_find (self->memos, id) == GTK_INVALID_LIST_POSITION)
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  select_in_list (self, id);
  open_page (self);
  cw_memo_editor_focus_body (self->editor);
}

/**
 * cw_memo_panel_get_memo:
 *
 * Returns: the memo that is shown, 0 for none
 */
gint64
cw_memo_panel_get_memo (CwMemoPanel *self)
{
  g_return_val_if_fail (CW_IS_MEMO_PANEL (self), 0);
  return cw_memo_editor_get_memo (self->editor);
}

/**
 * cw_memo_panel_flush:
 *
 * Commits what was typed: before undo, and before the project is closed.
 */
void
cw_memo_panel_flush (CwMemoPanel *self)
{
  g_return_if_fail (CW_IS_MEMO_PANEL (self));
  cw_memo_editor_flush (self->editor);
}
