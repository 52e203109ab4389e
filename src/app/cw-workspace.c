/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwWorkspace: a project at work. Sources and cases at the start, the reader or the matrix in the middle, the codebook
 * and the memos at the end. What is shown beside the text is the researcher's wish, which is kept, as far as there is
 * room for it: where a panel lies over the text it is opened for the moment and nothing is kept. */

#include "config.h"

#include "cw-workspace.h"

#include <glib/gi18n.h>

#include "cw-lent-file.h"
#include "cw-menu-button.h"
#include "cw-slot-layout.h"

struct _CwWorkspace
{
  AdwBreakpointBin parent_instance;

  CwProject *project;
  GSettings *settings;
  gboolean one_panel;
  gboolean codebook_beside_pages;
  gboolean arranging; /* the sidebars follow the wishes, not the other way round */

  AdwOverlaySplitView *sources_split;
  AdwOverlaySplitView *codebook_split;
  AdwOverlaySplitView *memos_split;
  AdwViewStack *lists;
  AdwViewStack *views;
  AdwBanner *banner;
  GtkMenuButton *menu_button;
  GtkMenuButton *add_button;
  GMenuModel *add_menu;
  GtkRevealer *progress_revealer;
  GtkProgressBar *progress_bar;
  AdwBin *sources_slot;
  AdwBin *cases_slot;
  AdwBin *search_slot;
  AdwBin *reader_slot;
  AdwBin *codes_slot;
  AdwBin *memo_page_slot;
  AdwBin *matrix_slot;
  AdwBin *codebook_slot;
  AdwBin *memos_slot;
};

G_DEFINE_FINAL_TYPE (CwWorkspace, cw_workspace, ADW_TYPE_BREAKPOINT_BIN)

typedef enum
{
  PROP_PROJECT = 1,
  PROP_VIEW,
  PROP_ONE_PANEL,
  PROP_SOURCES_SHOWN,
  PROP_CODEBOOK_SHOWN,
  PROP_MEMOS_SHOWN,
} CwWorkspaceProps;

static GParamSpec *properties[PROP_MEMOS_SHOWN + 1];

/* CwWorkspace::arranged: a slot may have come into sight. */
static guint arranged_signal;

/* --- what is shown beside the text ------------------------------------------------------------------ */

/* Another page than the text, which wants the room for itself. */
static gboolean
is_page_shown (CwWorkspace *self)
{
  return g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "read") != 0;
}

static gboolean
wants_codebook (CwWorkspace *self)
{
  if (is_page_shown (self))
    return self->codebook_beside_pages;
  return g_settings_get_boolean (self->settings, "show-codebook");
}

static void
arrange_panels (CwWorkspace *self)
{
  gboolean sources = g_settings_get_boolean (self->settings, "show-sources");
  gboolean memos = g_settings_get_boolean (self->settings, "show-memos");
  gboolean codebook = wants_codebook (self) && !(memos && self->one_panel);

  self->arranging = TRUE;
  adw_overlay_split_view_set_show_sidebar (
      self->sources_split, sources && !adw_overlay_split_view_get_collapsed (self->sources_split));
  adw_overlay_split_view_set_show_sidebar (
      self->memos_split, memos && !adw_overlay_split_view_get_collapsed (self->memos_split));
  adw_overlay_split_view_set_show_sidebar (
      self->codebook_split,
      codebook && !adw_overlay_split_view_get_collapsed (self->codebook_split));
  self->arranging = FALSE;
}

static void
keep_codebook_wish (CwWorkspace *self, gboolean shown)
{
  if (is_page_shown (self))
    self->codebook_beside_pages = shown;
  else
    g_settings_set_boolean (self->settings, "show-codebook", shown);
  if (shown && self->one_panel)
    g_settings_set_boolean (self->settings, "show-memos", FALSE);
}

/* Called for what the researcher asked for, by a button, a key or a click beside an overlay. */
static void
keep_wish (CwWorkspace *self, AdwOverlaySplitView *split, gboolean shown)
{
  if (adw_overlay_split_view_get_collapsed (split))
    return;
  if (split == self->codebook_split)
    keep_codebook_wish (self, shown);
  else
    g_settings_set_boolean (
        self->settings, split == self->memos_split ? "show-memos" : "show-sources", shown);
  arrange_panels (self);
}

/* Two panels over the text would lie over each other. */
static void
close_other_overlays (CwWorkspace *self, AdwOverlaySplitView *split)
{
  AdwOverlaySplitView *const all[]
      = { self->sources_split, self->codebook_split, self->memos_split };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (all[i] != split && adw_overlay_split_view_get_collapsed (all[i]))
      adw_overlay_split_view_set_show_sidebar (all[i], FALSE);
}

static void
on_sidebar_changed (AdwOverlaySplitView *split, GParamSpec *pspec, CwWorkspace *self)
{
  gboolean shown = adw_overlay_split_view_get_show_sidebar (split);

  if (!self->arranging)
    {
      if (shown)
        close_other_overlays (self, split);
      keep_wish (self, split, shown);
    }
  if (split == self->sources_split)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SOURCES_SHOWN]);
  else if (split == self->codebook_split)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CODEBOOK_SHOWN]);
  else
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MEMOS_SHOWN]);
  g_signal_emit (self, arranged_signal, 0);
}

static void
on_collapsed_changed (AdwOverlaySplitView *split, GParamSpec *pspec, CwWorkspace *self)
{
  arrange_panels (self);
}

static void
on_view_changed (AdwViewStack *views, GParamSpec *pspec, CwWorkspace *self)
{
  arrange_panels (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
  g_signal_emit (self, arranged_signal, 0);
}

static void
on_list_changed (AdwViewStack *lists, GParamSpec *pspec, CwWorkspace *self)
{
  g_signal_emit (self, arranged_signal, 0);
}

static void
set_one_panel (CwWorkspace *self, gboolean one_panel)
{
  if (self->one_panel == one_panel)
    return;
  self->one_panel = one_panel;
  arrange_panels (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ONE_PANEL]);
}

/* The template's bindings ask before its children are there. */
static gboolean
is_split_open (AdwOverlaySplitView *split)
{
  return split != NULL && adw_overlay_split_view_get_show_sidebar (split);
}

static void
open_split (AdwOverlaySplitView *split, gboolean open)
{
  if (split != NULL)
    adw_overlay_split_view_set_show_sidebar (split, open);
}

/* --- closures ------------------------------------------------------------------------------------------ */

static char *
describe_undo (GObject *object, const char *label)
{
  return label == NULL ? g_strdup (_ ("Undo")) : g_strdup_printf (_ ("Undo: %s"), label);
}

static char *
describe_redo (GObject *object, const char *label)
{
  return label == NULL ? g_strdup (_ ("Redo")) : g_strdup_printf (_ ("Redo: %s"), label);
}

/* --- slots --------------------------------------------------------------------------------------------- */

static AdwBin *
get_bin (CwWorkspace *self, CwSlot slot)
{
  switch (slot)
    {
    case CW_SLOT_SOURCES:
      return self->sources_slot;
    case CW_SLOT_CASES:
      return self->cases_slot;
    case CW_SLOT_SEARCH:
      return self->search_slot;
    case CW_SLOT_READER:
      return self->reader_slot;
    case CW_SLOT_CODES:
      return self->codes_slot;
    case CW_SLOT_MEMO_PAGE:
      return self->memo_page_slot;
    case CW_SLOT_MATRIX:
      return self->matrix_slot;
    case CW_SLOT_CODEBOOK:
      return self->codebook_slot;
    case CW_SLOT_MEMOS:
      return self->memos_slot;
    }
  g_return_val_if_reached (NULL);
}

/* The split view whose sidebar the slot is in. */
static AdwOverlaySplitView *
get_split (CwWorkspace *self, CwSlot slot)
{
  switch (slot)
    {
    case CW_SLOT_SOURCES:
    case CW_SLOT_CASES:
    case CW_SLOT_SEARCH:
      return self->sources_split;
    case CW_SLOT_CODEBOOK:
      return self->codebook_split;
    case CW_SLOT_MEMOS:
      return self->memos_split;
    case CW_SLOT_READER:
    case CW_SLOT_CODES:
    case CW_SLOT_MEMO_PAGE:
    case CW_SLOT_MATRIX:
      return NULL;
    }
  g_return_val_if_reached (NULL);
}

/* The stack that the slot is a page of. */
static AdwViewStack *
get_stack (CwWorkspace *self, CwSlot slot)
{
  switch (slot)
    {
    case CW_SLOT_SOURCES:
    case CW_SLOT_CASES:
    case CW_SLOT_SEARCH:
      return self->lists;
    case CW_SLOT_READER:
    case CW_SLOT_CODES:
    case CW_SLOT_MEMO_PAGE:
    case CW_SLOT_MATRIX:
      return self->views;
    case CW_SLOT_CODEBOOK:
    case CW_SLOT_MEMOS:
      return NULL;
    }
  g_return_val_if_reached (NULL);
}

static void
turn_to_page (CwWorkspace *self, CwSlot slot)
{
  AdwViewStack *stack = get_stack (self, slot);

  if (stack != NULL)
    adw_view_stack_set_visible_child (stack, GTK_WIDGET (get_bin (self, slot)));
}

/* --- the object ------------------------------------------------------------------------------------------ */

static void
cw_workspace_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CwWorkspace *self = CW_WORKSPACE (object);

  switch ((CwWorkspaceProps) id)
    {
    case PROP_PROJECT:
      g_value_set_object (value, self->project);
      break;
    case PROP_VIEW:
      g_value_set_string (value, cw_workspace_get_view (self));
      break;
    case PROP_ONE_PANEL:
      g_value_set_boolean (value, self->one_panel);
      break;
    case PROP_SOURCES_SHOWN:
      g_value_set_boolean (value, is_split_open (self->sources_split));
      break;
    case PROP_CODEBOOK_SHOWN:
      g_value_set_boolean (value, is_split_open (self->codebook_split));
      break;
    case PROP_MEMOS_SHOWN:
      g_value_set_boolean (value, is_split_open (self->memos_split));
      break;
    }
}

static void
cw_workspace_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CwWorkspace *self = CW_WORKSPACE (object);

  switch ((CwWorkspaceProps) id)
    {
    case PROP_PROJECT:
      cw_workspace_set_project (self, g_value_get_object (value));
      break;
    case PROP_VIEW:
      cw_workspace_set_view (self, g_value_get_string (value));
      break;
    case PROP_ONE_PANEL:
      set_one_panel (self, g_value_get_boolean (value));
      break;
    case PROP_SOURCES_SHOWN:
      open_split (self->sources_split, g_value_get_boolean (value));
      break;
    case PROP_CODEBOOK_SHOWN:
      open_split (self->codebook_split, g_value_get_boolean (value));
      break;
    case PROP_MEMOS_SHOWN:
      open_split (self->memos_split, g_value_get_boolean (value));
      break;
    }
}

static void
cw_workspace_dispose (GObject *object)
{
  CwWorkspace *self = CW_WORKSPACE (object);

  /* The bin unparents its child itself, and complains when the template has done so. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_WORKSPACE);
  g_clear_object (&self->project);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (cw_workspace_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = cw_workspace_get_property;
  object_class->set_property = cw_workspace_set_property;
  properties[PROP_PROJECT] = g_param_spec_object ("project", NULL, NULL, CW_TYPE_PROJECT, flags);
  properties[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, "read", flags);
  properties[PROP_ONE_PANEL] = g_param_spec_boolean ("one-panel", NULL, NULL, FALSE, flags);
  properties[PROP_SOURCES_SHOWN] = g_param_spec_boolean ("sources-shown", NULL, NULL, FALSE, flags);
  properties[PROP_CODEBOOK_SHOWN]
      = g_param_spec_boolean ("codebook-shown", NULL, NULL, FALSE, flags);
  properties[PROP_MEMOS_SHOWN] = g_param_spec_boolean ("memos-shown", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  arranged_signal = g_signal_new (
      "arranged", CW_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/cw-workspace.ui");
  gtk_widget_class_bind_template_child (widget_class, CwWorkspace, sources_split);
  gtk_widget_class_bind_template_child (widget_class, CwWorkspace, codebook_split);
  gtk_widget_class_bind_template_child (widget_class, CwWorkspace, memos_split);
  gtk_widget_class_bind_template_child (widget_class, CwWorkspace, lists);
  gtk_widget_class_bind_template_child (widget_class, CwWorkspace, views);
  gtk_widget_class_bind_template_child (widget_class, CwWorkspace, banner);
  gtk_widget_class_bind_template_child (widget_class, CwWorkspace, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CwWorkspace, add_button);
  gtk_widget_class_bind_template_child (widget_class, CwWorkspace, add_menu);
  gtk_widget_class_bind_template_child (widget_class, CwWorkspace, progress_revealer);
  gtk_widget_class_bind_template_child (widget_class, CwWorkspace, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, CwWorkspace, sources_slot);
  gtk_widget_class_bind_template_child (widget_class, CwWorkspace, cases_slot);
  gtk_widget_class_bind_template_child (widget_class, CwWorkspace, search_slot);
  gtk_widget_class_bind_template_child (widget_class, CwWorkspace, reader_slot);
  gtk_widget_class_bind_template_child (widget_class, CwWorkspace, codes_slot);
  gtk_widget_class_bind_template_child (widget_class, CwWorkspace, memo_page_slot);
  gtk_widget_class_bind_template_child (widget_class, CwWorkspace, matrix_slot);
  gtk_widget_class_bind_template_child (widget_class, CwWorkspace, codebook_slot);
  gtk_widget_class_bind_template_child (widget_class, CwWorkspace, memos_slot);
  gtk_widget_class_bind_template_callback (widget_class, describe_undo);
  gtk_widget_class_bind_template_callback (widget_class, describe_redo);
  gtk_widget_class_bind_template_callback (widget_class, on_collapsed_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_list_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_sidebar_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_view_changed);
}

static void
cw_workspace_class_init (CwWorkspaceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cw_workspace_dispose;
  install_properties (G_OBJECT_CLASS (klass));
  g_type_ensure (CW_TYPE_PROJECT);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
cw_workspace_init (CwWorkspace *self)
{
  self->settings = g_settings_new ("io.github.caseweave.Caseweave");
  self->arranging = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  cw_menu_button_set_menu (self->add_button, self->add_menu);
  for (CwSlot slot = 0; slot < CW_N_SLOTS; slot++)
    if (get_split (self, slot) != NULL)
      gtk_widget_set_layout_manager (GTK_WIDGET (get_bin (self, slot)), cw_slot_layout_new ());
  arrange_panels (self);
  for (guint i = PROP_SOURCES_SHOWN; i <= PROP_MEMOS_SHOWN; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

/* --- for the window --------------------------------------------------------------------------------------- */

/* What the sandbox has lent can be gone on with elsewhere. */
static gboolean
is_lent (CwProject *project)
{
  return project != NULL && cw_lent_file_is (cw_project_get_path (project));
}

CwProject *
cw_workspace_get_project (CwWorkspace *self)
{
  g_return_val_if_fail (CW_IS_WORKSPACE (self), NULL);
  return self->project;
}

void
cw_workspace_set_project (CwWorkspace *self, CwProject *project)
{
  const char *notice = project == NULL ? NULL : cw_project_get_notice (project);

  g_return_if_fail (CW_IS_WORKSPACE (self));

  if (!g_set_object (&self->project, project))
    return;
  adw_banner_set_title (self->banner, notice == NULL ? "" : notice);
  adw_banner_set_revealed (self->banner, notice != NULL);
  adw_banner_set_button_label (self->banner, is_lent (project) ? _ ("Continue in a _Copy…") : NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECT]);
}

void
cw_workspace_set_menu (CwWorkspace *self, GMenuModel *menu)
{
  cw_menu_button_set_menu (self->menu_button, menu);
}

GtkWidget *
cw_workspace_get_content (CwWorkspace *self, CwSlot slot)
{
  g_return_val_if_fail (CW_IS_WORKSPACE (self), NULL);
  return adw_bin_get_child (get_bin (self, slot));
}

void
cw_workspace_set_content (CwWorkspace *self, CwSlot slot, GtkWidget *content)
{
  g_return_if_fail (CW_IS_WORKSPACE (self));
  adw_bin_set_child (get_bin (self, slot), content);
}

gboolean
cw_workspace_is_shown (CwWorkspace *self, CwSlot slot)
{
  AdwOverlaySplitView *split = get_split (self, slot);
  AdwViewStack *stack = get_stack (self, slot);

  return (split == NULL || adw_overlay_split_view_get_show_sidebar (split))
         && (stack == NULL
             || adw_view_stack_get_visible_child (stack) == GTK_WIDGET (get_bin (self, slot)));
}

void
cw_workspace_show (CwWorkspace *self, CwSlot slot)
{
  AdwOverlaySplitView *split = get_split (self, slot);

  turn_to_page (self, slot);
  if (split != NULL)
    adw_overlay_split_view_set_show_sidebar (split, TRUE);
  else
    close_other_overlays (self, NULL); /* what was asked for must not lie under them */
}

void
cw_workspace_toggle (CwWorkspace *self, CwSlot slot)
{
  AdwOverlaySplitView *split = get_split (self, slot);

  g_return_if_fail (split != NULL);
  adw_overlay_split_view_set_show_sidebar (split, !adw_overlay_split_view_get_show_sidebar (split));
}

/* F6: to the next pane that can be seen and takes the focus, in reading order. */
void
cw_workspace_focus_next (CwWorkspace *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  int current = -1;

  for (int i = 0; focus != NULL && i < CW_N_SLOTS; i++)
    if (gtk_widget_is_ancestor (focus, GTK_WIDGET (get_bin (self, i))))
      current = i;
  for (int i = 1; i <= CW_N_SLOTS; i++)
    {
      GtkWidget *bin = GTK_WIDGET (get_bin (self, (current + i + CW_N_SLOTS) % CW_N_SLOTS));

      if (gtk_widget_get_mapped (bin) && gtk_widget_child_focus (bin, GTK_DIR_TAB_FORWARD))
        return;
    }
}

const char *
cw_workspace_get_view (CwWorkspace *self)
{
  g_return_val_if_fail (CW_IS_WORKSPACE (self), NULL);
  return adw_view_stack_get_visible_child_name (self->views);
}

void
cw_workspace_set_view (CwWorkspace *self, const char *view)
{
  g_return_if_fail (CW_IS_WORKSPACE (self));
  if (adw_view_stack_get_child_by_name (self->views, view) != NULL)
    adw_view_stack_set_visible_child_name (self->views, view);
}

/* @text: (nullable): what is going on; NULL when it is done */
void
cw_workspace_show_progress (CwWorkspace *self, const char *text, double fraction)
{
  g_return_if_fail (CW_IS_WORKSPACE (self));

  gtk_revealer_set_reveal_child (self->progress_revealer, text != NULL);
  if (text == NULL)
    return;
  gtk_progress_bar_set_text (self->progress_bar, text);
  gtk_progress_bar_set_fraction (self->progress_bar, fraction);
}
