/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwCodebookSidebar: the codebook as a tree beside the text: its commands and the list; the tree is CwCodebookTree. */

#include "config.h"

#include "cw-codebook-sidebar.h"

#include "cw-code-counts.h"
#include "cw-code-creator.h"
#include "cw-code-editor.h"
#include "cw-code-palette.h"
#include "cw-code-row.h"
#include "cw-codebook-moves.h"
#include "cw-codebook-tree.h"
#include "cw-codebook.h"
#include "cw-new-code.h"

#include <glib/gi18n.h>

struct _CwCodebookSidebar
{
  AdwBin parent_instance;

  CwProject *project;
  CwCodebookTree *tree;
  CwCodeCounts *counts;
  GSignalGroup *code_list;
  GtkWidget *palette;
  gint64 created; /* while the creator closes */
  gboolean show_details;
  GtkStack *stack;
  GtkSearchEntry *filter;
  GtkMenuButton *create_button;
  CwCodeCreator *creator;
  GtkListView *list;
  GtkWidget *details;
  CwCodeEditor *editor;
};

typedef enum
{
  PROP_PROJECT = 1,
  PROP_SHOW_RETIRED,
  PROP_SHOW_DETAILS,
} CwCodebookSidebarProperty;

static GParamSpec *properties[PROP_SHOW_DETAILS + 1];

G_DEFINE_FINAL_TYPE (CwCodebookSidebar, cw_codebook_sidebar, ADW_TYPE_BIN)

/* --- helpers --- */

static void
toast (CwCodebookSidebar *self, const char *sentence)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", sentence);
}

static void
finish (CwCodebookSidebar *self, gboolean done, const GError *error)
{
  if (!done)
    toast (self, error->message);
}

static CwRecord *
get_selected_record (CwCodebookSidebar *self)
{
  gint64 selected = cw_codebook_tree_get_selected (self->tree);

  return selected != 0 ? cw_project_get_record (self->project, CW_KIND_CODE, selected) : NULL;
}

/* Scrolling chooses the row that the list gives the focus to, but only inside the list. */
static void
focus_position (CwCodebookSidebar *self, guint position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (cw_codebook_tree_get_model (self->tree)));

  if (n == 0)
    return;
  gtk_list_view_scroll_to (
      self->list, MIN (position, n - 1), GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
focus_code (CwCodebookSidebar *self, gint64 code)
{
  guint position = cw_codebook_tree_reveal (self->tree, code);

  if (position != GTK_INVALID_LIST_POSITION)
    focus_position (self, position);
}

static CwCodeRow *
find_row (CwCodebookSidebar *self, gint64 code)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);
      CwRecord *record = CW_IS_CODE_ROW (row) ? cw_code_row_get_code (CW_CODE_ROW (row)) : NULL;

      if (record != NULL && cw_record_get_id (record) == code && gtk_widget_get_mapped (row))
        return CW_CODE_ROW (row);
    }
  return NULL;
}

/* --- the list --- */

static void
on_row_set_up (CwCodebookSidebar *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, cw_code_row_new (self->project, self->counts));
}

static void
on_row_bound (CwCodebookSidebar *self, GtkListItem *item)
{
  GtkTreeListRow *row = gtk_list_item_get_item (item);
  g_autoptr (CwRecord) code = gtk_tree_list_row_get_item (row);

  cw_code_row_set_tree_row (CW_CODE_ROW (gtk_list_item_get_child (item)), row);
  if (code != NULL)
    gtk_list_item_set_accessible_label (item, cw_record_get_name (code));
}

static void
on_row_unbound (CwCodebookSidebar *self, GtkListItem *item)
{
  cw_code_row_set_tree_row (CW_CODE_ROW (gtk_list_item_get_child (item)), NULL);
}

/* The rows hold the project, so each project has its own. */
static void
renew_factory (CwCodebookSidebar *self)
{
  g_autoptr (GtkListItemFactory) factory = NULL;

  if (self->project != NULL)
    {
      factory = gtk_signal_list_item_factory_new ();
      g_signal_connect_object (
          factory, "setup", G_CALLBACK (on_row_set_up), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (factory, "bind", G_CALLBACK (on_row_bound), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (
          factory, "unbind", G_CALLBACK (on_row_unbound), self, G_CONNECT_SWAPPED);
    }
  gtk_list_view_set_factory (self->list, factory);
}

static void
update_page (CwCodebookSidebar *self)
{
  GListModel *codes
      = self->project != NULL ? cw_project_get_all (self->project, CW_KIND_CODE) : NULL;
  gboolean empty = codes == NULL || g_list_model_get_n_items (codes) == 0;

  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "tree");
}

static void
update_details (CwCodebookSidebar *self)
{
  CwRecord *code = get_selected_record (self);

  cw_code_editor_show (self->editor, self->project, code != NULL ? cw_record_get_id (code) : 0);
  gtk_widget_set_visible (self->details, self->show_details && code != NULL);
}

static void
update_actions (CwCodebookSidebar *self)
{
  static const char *const actions[] = {
    "codebook.rename",    "codebook.recolor", "codebook.remove",   "codebook.move-up",
    "codebook.move-down", "codebook.move-in", "codebook.move-out", "codebook.apply",
    "codebook.memo",      "codebook.open",
  };
  CwRecord *code = get_selected_record (self);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], code != NULL);
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self),
      "codebook.restore",
      code != NULL && g_str_equal (cw_record_get_text (code, CW_CODE_STATUS), "retired"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "codebook.create", self->project != NULL);
}

static void
on_selected (CwCodebookSidebar *self)
{
  cw_code_creator_set_neighbour (self->creator, get_selected_record (self));
  update_details (self);
  update_actions (self);
}

static void
apply_to_selection (CwCodebookSidebar *self, gint64 code)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.apply-code", "x", code);
}

static void
on_row_activated (CwCodebookSidebar *self)
{
  if (get_selected_record (self) != NULL)
    apply_to_selection (self, cw_codebook_tree_get_selected (self->tree));
}

static void
on_filter_changed (CwCodebookSidebar *self)
{
  cw_codebook_tree_set_filter (self->tree, gtk_editable_get_text (GTK_EDITABLE (self->filter)));
}

static void
on_filter_left (CwCodebookSidebar *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* --- creating --- */

static void
on_create_code_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCodebookSidebar *self = CW_CODEBOOK_SIDEBAR (widget);
  g_autoptr (GError) error = NULL;
  const char *text;
  gint64 parent;

  g_variant_get (parameter, "(x&s)", &parent, &text);
  self->created = cw_project_create_code (self->project, text, parent, &error);
  finish (self, self->created != 0, error);
  if (self->created == 0)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->filter), "");
  gtk_menu_button_popdown (self->create_button);
}

static void
focus_created (gpointer data)
{
  g_autoptr (CwCodebookSidebar) self = data;

  if (self->project != NULL)
    focus_code (self, self->created);
  self->created = 0;
}

/* The button takes the focus back when its popover closes; the new code is what one wants to go on with. */
static void
on_creator_closed (CwCodebookSidebar *self)
{
  if (self->created != 0)
    g_idle_add_once (focus_created, g_object_ref (self));
}

static void
on_create_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (CW_CODEBOOK_SIDEBAR (widget)->create_button);
}

/* --- changing --- */

static void
on_rename_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCodebookSidebar *self = CW_CODEBOOK_SIDEBAR (widget);
  CwCodeRow *row = find_row (self, cw_codebook_tree_get_selected (self->tree));

  if (row != NULL)
    cw_code_row_start_rename (row);
}

static void
on_set_name_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCodebookSidebar *self = CW_CODEBOOK_SIDEBAR (widget);
  g_autoptr (GError) error = NULL;
  const char *text;
  gint64 code;

  g_variant_get (parameter, "(x&s)", &code, &text);
  finish (self,
          cw_project_set_field (self->project, CW_KIND_CODE, code, CW_CODE_NAME, text, &error),
          error);
}

static void
on_recolor_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCodebookSidebar *self = CW_CODEBOOK_SIDEBAR (widget);
  gint64 code = cw_codebook_tree_get_selected (self->tree);
  CwCodeRow *row = find_row (self, code);
  g_autofree char *color = cw_project_dup_color (self->project, code);
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), 1);

  if (row != NULL && !gtk_widget_compute_bounds (GTK_WIDGET (row), widget, &area))
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->palette),
                               &(GdkRectangle) { (int) area.origin.x,
                                                 (int) area.origin.y,
                                                 (int) area.size.width,
                                                 (int) area.size.height });
  cw_code_palette_open (CW_CODE_PALETTE (self->palette), code, color);
}

static void
on_set_color_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCodebookSidebar *self = CW_CODEBOOK_SIDEBAR (widget);
  g_autoptr (GError) error = NULL;
  const char *color;
  gint64 code;

  g_variant_get (parameter, "(x&s)", &code, &color);
  finish (self,
          cw_project_set_field (self->project, CW_KIND_CODE, code, CW_CODE_COLOR, color, &error),
          error);
}

static void
toast_done (CwCodebookSidebar *self)
{
  /* Translators: %s is a sentence like: Deleted the code “turf claim” */
  g_autofree char *sentence = g_strdup_printf (_ ("%s. Ctrl+Z brings it back."),
                                               cw_project_get_undo_label (self->project));

  toast (self, sentence);
}

static void
on_remove_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCodebookSidebar *self = CW_CODEBOOK_SIDEBAR (widget);
  g_autoptr (GError) error = NULL;
  gint64 code = cw_codebook_tree_get_selected (self->tree);
  guint position = cw_codebook_tree_find (self->tree, code);

  if (code == 0)
    return;
  if (!cw_codebook_remove (self->project, code, &error))
    {
      toast (self, error->message);
      return;
    }
  if (cw_codebook_tree_find (self->tree, code) == GTK_INVALID_LIST_POSITION)
    focus_position (self, position);
  toast_done (self);
}

static void
on_restore_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCodebookSidebar *self = CW_CODEBOOK_SIDEBAR (widget);
  g_autoptr (GError) error = NULL;

  finish (
      self,
      cw_project_restore_code (self->project, cw_codebook_tree_get_selected (self->tree), &error),
      error);
}

static void
on_apply_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 code = cw_codebook_sidebar_get_selected (CW_CODEBOOK_SIDEBAR (widget));

  apply_to_selection (CW_CODEBOOK_SIDEBAR (widget), code);
}

static void
on_memo_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 code = cw_codebook_sidebar_get_selected (CW_CODEBOOK_SIDEBAR (widget));

  gtk_widget_activate_action (
      widget, "win.new-memo", "(sx)", cw_kind_get_noun (CW_KIND_CODE), code);
}

static void
on_open_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 code = cw_codebook_sidebar_get_selected (CW_CODEBOOK_SIDEBAR (widget));

  gtk_widget_activate_action (widget, "win.open-code", "x", code);
}

/* --- moving --- */

/* In the order of CwCodebookMove. */
static const char *const step_actions[] = {
  "codebook.move-up",
  "codebook.move-down",
  "codebook.move-in",
  "codebook.move-out",
};

static void
on_step_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCodebookSidebar *self = CW_CODEBOOK_SIDEBAR (widget);
  g_autoptr (GError) error = NULL;
  gint64 code = cw_codebook_tree_get_selected (self->tree);
  CwCodebookMove move = CW_CODEBOOK_MOVE_UP;

  if (code == 0)
    return;
  while (!g_str_equal (step_actions[move], name))
    move++;
  finish (self, cw_codebook_move (self->project, code, move, &error), error);
  focus_code (self, code);
}

static void
on_move_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCodebookSidebar *self = CW_CODEBOOK_SIDEBAR (widget);
  g_autoptr (GError) error = NULL;
  gint64 code, parent, before;

  g_variant_get (parameter, "(xxx)", &code, &parent, &before);
  finish (self, cw_project_move (self->project, CW_KIND_CODE, code, parent, before, &error), error);
  focus_code (self, code);
}

static void
on_note_expanded_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gboolean expanded;
  gint64 code;

  g_variant_get (parameter, "(xb)", &code, &expanded);
  cw_codebook_tree_note_expanded (CW_CODEBOOK_SIDEBAR (widget)->tree, code, expanded);
}

/* --- overrides --- */

static void
set_show_retired (CwCodebookSidebar *self, gboolean show)
{
  if (cw_codebook_tree_get_show_retired (self->tree) == show)
    return;
  cw_codebook_tree_set_show_retired (self->tree, show);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_RETIRED]);
}

static void
scroll_to_selected (gpointer data)
{
  CwCodebookSidebar *self = data;
  guint position;

  if (self->project != NULL)
    {
      position = cw_codebook_tree_find (self->tree, cw_codebook_tree_get_selected (self->tree));
      if (position != GTK_INVALID_LIST_POSITION)
        gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_NONE, NULL);
    }
  g_object_unref (self);
}

/* The details take room from the list, so its selected row may be out of sight when they have been laid out. */
static void
scroll_when_idle (CwCodebookSidebar *self)
{
  g_timeout_add_once (50, scroll_to_selected, g_object_ref (self));
}

static void
set_show_details (CwCodebookSidebar *self, gboolean show)
{
  if (self->show_details == show)
    return;
  self->show_details = show;
  update_details (self);
  scroll_when_idle (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_DETAILS]);
}

static void
cw_codebook_sidebar_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  CwCodebookSidebar *self = CW_CODEBOOK_SIDEBAR (object);

  switch ((CwCodebookSidebarProperty) property)
    {
    case PROP_PROJECT:
      g_value_set_object (value, self->project);
      break;
    case PROP_SHOW_RETIRED:
      g_value_set_boolean (value, cw_codebook_tree_get_show_retired (self->tree));
      break;
    case PROP_SHOW_DETAILS:
      g_value_set_boolean (value, self->show_details);
      break;
    }
}

static void
cw_codebook_sidebar_set_property (GObject *object,
                                  guint property,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  CwCodebookSidebar *self = CW_CODEBOOK_SIDEBAR (object);

  switch ((CwCodebookSidebarProperty) property)
    {
    case PROP_PROJECT:
      cw_codebook_sidebar_set_project (self, g_value_get_object (value));
      break;
    case PROP_SHOW_RETIRED:
      set_show_retired (self, g_value_get_boolean (value));
      break;
    case PROP_SHOW_DETAILS:
      set_show_details (self, g_value_get_boolean (value));
      break;
    }
}

static void
cw_codebook_sidebar_dispose (GObject *object)
{
  CwCodebookSidebar *self = CW_CODEBOOK_SIDEBAR (object);

  if (self->editor != NULL)
    cw_code_editor_flush (self->editor);
  g_clear_object (&self->code_list);
  g_clear_pointer (&self->palette, gtk_widget_unparent);
  g_clear_object (&self->tree);
  g_clear_object (&self->counts);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (cw_codebook_sidebar_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *klass)
{
  static const struct
  {
    const char *name;
    const char *parameter;
    GtkWidgetActionActivateFunc activated;
  } actions[] = {
    { "codebook.create", NULL, on_create_activated },
    { "codebook.create-code", "(xs)", on_create_code_activated },
    { "codebook.rename", NULL, on_rename_activated },
    { "codebook.set-name", "(xs)", on_set_name_activated },
    { "codebook.recolor", NULL, on_recolor_activated },
    { "codebook.set-color", "(xs)", on_set_color_activated },
    { "codebook.remove", NULL, on_remove_activated },
    { "codebook.restore", NULL, on_restore_activated },
    { "codebook.apply", NULL, on_apply_activated },
    { "codebook.memo", NULL, on_memo_activated },
    { "codebook.open", NULL, on_open_activated },
    { "codebook.move-up", NULL, on_step_activated },
    { "codebook.move-down", NULL, on_step_activated },
    { "codebook.move-in", NULL, on_step_activated },
    { "codebook.move-out", NULL, on_step_activated },
    { "codebook.move", "(xxx)", on_move_activated },
    { "codebook.note-expanded", "(xb)", on_note_expanded_activated },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (
        klass, actions[i].name, actions[i].parameter, actions[i].activated);
  gtk_widget_class_install_property_action (klass, "codebook.show-retired", "show-retired");
  gtk_widget_class_install_property_action (klass, "codebook.show-details", "show-details");
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass, RESOURCE_BASE "/ui/cw-codebook-sidebar.ui");
  gtk_widget_class_bind_template_child (klass, CwCodebookSidebar, stack);
  gtk_widget_class_bind_template_child (klass, CwCodebookSidebar, filter);
  gtk_widget_class_bind_template_child (klass, CwCodebookSidebar, create_button);
  gtk_widget_class_bind_template_child (klass, CwCodebookSidebar, creator);
  gtk_widget_class_bind_template_child (klass, CwCodebookSidebar, list);
  gtk_widget_class_bind_template_child (klass, CwCodebookSidebar, details);
  gtk_widget_class_bind_template_child (klass, CwCodebookSidebar, editor);
  gtk_widget_class_bind_template_callback (klass, on_row_activated);
  gtk_widget_class_bind_template_callback (klass, on_filter_changed);
  gtk_widget_class_bind_template_callback (klass, on_filter_left);
  gtk_widget_class_bind_template_callback (klass, on_creator_closed);
}

static void
cw_codebook_sidebar_class_init (CwCodebookSidebarClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cw_codebook_sidebar_get_property;
  object_class->set_property = cw_codebook_sidebar_set_property;
  object_class->dispose = cw_codebook_sidebar_dispose;
  properties[PROP_PROJECT] = g_param_spec_object ("project", NULL, NULL, CW_TYPE_PROJECT, flags);
  properties[PROP_SHOW_RETIRED] = g_param_spec_boolean ("show-retired", NULL, NULL, FALSE, flags);
  properties[PROP_SHOW_DETAILS] = g_param_spec_boolean ("show-details", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  install_actions (GTK_WIDGET_CLASS (klass));
  g_type_ensure (CW_TYPE_CODE_CREATOR);
  g_type_ensure (CW_TYPE_CODE_EDITOR);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
cw_codebook_sidebar_init (CwCodebookSidebar *self)
{
  self->tree = cw_codebook_tree_new ();
  self->counts = cw_code_counts_new ();
  self->code_list = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_object (
      self->code_list, "items-changed", G_CALLBACK (update_page), self, G_CONNECT_SWAPPED);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->palette = cw_code_palette_new ();
  gtk_widget_set_parent (self->palette, GTK_WIDGET (self));
  gtk_list_view_set_model (self->list, cw_codebook_tree_get_model (self->tree));
  g_signal_connect_object (
      self->tree, "selected", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);
  update_page (self);
  on_selected (self);
}

GtkWidget *
cw_codebook_sidebar_new (void)
{
  return g_object_new (CW_TYPE_CODEBOOK_SIDEBAR, NULL);
}

CwProject *
cw_codebook_sidebar_get_project (CwCodebookSidebar *self)
{
  g_return_val_if_fail (CW_IS_CODEBOOK_SIDEBAR (self), NULL);
  return self->project;
}

void
cw_codebook_sidebar_set_project (CwCodebookSidebar *self, CwProject *project)
{
  g_return_if_fail (CW_IS_CODEBOOK_SIDEBAR (self));

  if (project == self->project)
    return;
  cw_code_editor_show (self->editor, NULL, 0);
  cw_codebook_tree_set_project (self->tree, NULL);
  g_set_object (&self->project, project);
  renew_factory (self);
  cw_code_counts_set_project (self->counts, project);
  cw_code_creator_set_project (self->creator, project);
  cw_codebook_tree_set_project (self->tree, project);
  g_signal_group_set_target (self->code_list,
                             project != NULL ? cw_project_get_all (project, CW_KIND_CODE) : NULL);
  update_page (self);
  on_selected (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECT]);
}

/* Reveals, selects and focuses a code; one that is filtered away or retired is brought to light. FALSE when the
 * project has no such code. */
gboolean
cw_codebook_sidebar_show_code (CwCodebookSidebar *self, gint64 code)
{
  CwRecord *record;

  g_return_val_if_fail (CW_IS_CODEBOOK_SIDEBAR (self), FALSE);

  record = self->project != NULL ? cw_project_get_record (self->project, CW_KIND_CODE, code) : NULL;
  if (record == NULL)
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->filter), "");
  if (g_str_equal (cw_record_get_text (record, CW_CODE_STATUS), "retired"))
    set_show_retired (self, TRUE);
  focus_code (self, code);
  return TRUE;
}

/* The selected code, or 0. */
gint64
cw_codebook_sidebar_get_selected (CwCodebookSidebar *self)
{
  g_return_val_if_fail (CW_IS_CODEBOOK_SIDEBAR (self), 0);
  return cw_codebook_tree_get_selected (self->tree);
}

/* Saves what is being typed. */
void
cw_codebook_sidebar_flush (CwCodebookSidebar *self)
{
  g_return_if_fail (CW_IS_CODEBOOK_SIDEBAR (self));
  cw_code_editor_flush (self->editor);
}
