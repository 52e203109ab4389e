/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwWindow: one project. It opens and closes the file, keeps the trail of places and says what happened; the commands
 * are in cw-window-actions.c, the panes in CwWorkspace. */

#include "config.h"

#include "cw-window.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "cw-backup-keeper.h"
#include "cw-error.h"
#include "cw-import.h"
#include "cw-index-builder.h"
#include "cw-keys.h"
#include "cw-welcome-page.h"
#include "cw-window-actions.h"
#include "cw-window-backups.h"
#include "cw-window-panes.h"

/* From this size on, opening takes so long that it is said. */
#define LARGE_FILE (16 * 1024 * 1024)

struct _CwWindow
{
  AdwApplicationWindow parent_instance;

  CwProject *project;
  GFile *opening; /* what is opened when the window has said so */
  GSignalGroup *project_signals;
  CwBackupKeeper *backups;
  CwIndexBuilder *index_builder;
  CwTrail *trail;
  GCancellable *import_cancellable;
  gboolean travelling; /* a place is being shown: what the panes report is not a new visit */

  AdwToastOverlay *toasts;
  GtkStack *pages;
  CwWelcomePage *welcome; /* NULL until it is wanted, as the workspace */
  CwWorkspace *workspace;
  GMenu *primary_menu;
  GMenu *undo_section;
};

G_DEFINE_FINAL_TYPE (CwWindow, cw_window, ADW_TYPE_APPLICATION_WINDOW)

typedef enum
{
  PROP_PROJECT = 1,
  PROP_VIEW,
} CwWindowProps;

static GParamSpec *properties[PROP_VIEW + 1];

/* --- undo ---------------------------------------------------------------------------------------------- */

static void
append_undo_item (CwWindow *self, const char *verb, const char *sentence, const char *action)
{
  g_autofree char *label = NULL;

  label = sentence == NULL ? g_strdup (verb) : g_strdup_printf (_ ("%s: %s"), verb, sentence);
  g_menu_append (self->undo_section, label, action);
}

static void
update_undo (CwWindow *self)
{
  const char *undo = self->project == NULL ? NULL : cw_project_get_undo_label (self->project);
  const char *redo = self->project == NULL ? NULL : cw_project_get_redo_label (self->project);

  g_menu_remove_all (self->undo_section);
  append_undo_item (self, _ ("Undo"), undo, "win.undo");
  append_undo_item (self, _ ("Redo"), redo, "win.redo");
  cw_window_update_actions (self);
}

/* --- places -------------------------------------------------------------------------------------------- */

/* Where the reader stands now is worth coming back to, unless it is only less exact than what is known. */
static void
note_place (CwWindow *self)
{
  const CwPlace *last = cw_trail_get_place (self->trail);
  CwPlace place;

  if (self->project == NULL || self->travelling)
    return;
  cw_panes_read_place (self->workspace, &place);
  if (last == NULL || last->matrix != place.matrix || last->page != place.page
      || last->source != place.source || place.excerpt != 0)
    cw_trail_visit (self->trail, &place);
  cw_window_update_actions (self);
}

static void
show_place (CwWindow *self, const CwPlace *place)
{
  CwPlace copy;

  if (place == NULL)
    return;
  copy = *place;
  self->travelling = TRUE;
  cw_panes_show_place (self->workspace, &copy);
  self->travelling = FALSE;
  cw_window_update_actions (self);
}

static void
on_view_changed (CwWindow *self)
{
  note_place (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

/* --- pages: each is made when it is wanted, because only one is seen ------------------------------------ */

static CwWorkspace *
ensure_workspace (CwWindow *self)
{
  if (self->workspace != NULL)
    return self->workspace;
  self->workspace = g_object_new (CW_TYPE_WORKSPACE, NULL);
  cw_workspace_set_menu (self->workspace, G_MENU_MODEL (self->primary_menu));
  cw_panes_attach (self->workspace);
  g_signal_connect_object (
      self->workspace, "notify::view", G_CALLBACK (on_view_changed), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->pages, GTK_WIDGET (self->workspace), "project");
  return self->workspace;
}

static void
show_welcome (CwWindow *self)
{
  if (self->welcome == NULL)
    {
      self->welcome = g_object_new (CW_TYPE_WELCOME_PAGE, NULL);
      cw_welcome_page_set_menu (self->welcome, G_MENU_MODEL (self->primary_menu));
      gtk_stack_add_named (self->pages, GTK_WIDGET (self->welcome), "welcome");
    }
  gtk_stack_set_visible_child (self->pages, GTK_WIDGET (self->welcome));
}

/* --- the project ----------------------------------------------------------------------------------------- */

static void
on_project_changed (CwWindow *self, CwChangeSet *changes)
{
  for (guint i = 0; i < cw_change_set_get_size (changes); i++)
    {
      const CwChange *change = cw_change_set_get (changes, i);

      if (change->kind == CW_KIND_SOURCE && change->operation == CW_CHANGE_DELETE)
        cw_trail_forget_source (self->trail, change->id);
    }
  cw_window_update_actions (self);
}

static void
remember_file (CwProject *project)
{
  g_autofree char *uri = g_filename_to_uri (cw_project_get_path (project), NULL, NULL);
  GtkRecentData data = {
    .display_name = (char *) cw_project_get_title (project),
    .mime_type = (char *) "application/x-caseweave",
    .app_name = (char *) "Caseweave",
    .app_exec = (char *) "caseweave %u",
  };

  if (uri != NULL)
    gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

static void
show_project (CwWindow *self)
{
  gtk_stack_set_visible_child (self->pages, GTK_WIDGET (self->workspace));
  cw_panes_open_first (self->workspace);
}

static void
set_project (CwWindow *self, CwProject *project)
{
  if (!g_set_object (&self->project, project))
    return;
  cw_trail_clear (self->trail);
  cw_backup_keeper_set_project (self->backups, project);
  cw_index_builder_set_project (self->index_builder, project);
  g_signal_group_set_target (self->project_signals, project);
  cw_workspace_set_project (ensure_workspace (self), project);
  if (project != NULL)
    show_project (self);
  else
    show_welcome (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECT]);
  update_undo (self);
  note_place (self);
}

/* What is being typed is committed by whoever has the focus, before the file is closed under it. */
gboolean
cw_window_close_project (CwWindow *self)
{
  g_autoptr (CwProject) project = NULL;
  g_autoptr (GError) error = NULL;

  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  if (self->project == NULL)
    return TRUE;
  cw_panes_flush (self->workspace);
  cw_window_cancel_import (self);
  project = g_object_ref (self->project);
  set_project (self, NULL);
  if (cw_project_close (project, &error))
    return TRUE;
  cw_window_show_error (self, _ ("The Project Could Not Be Closed"), error);
  return FALSE;
}

static void
take_project (CwWindow *self, CwProject *project)
{
  if (!cw_window_close_project (self))
    return;
  set_project (self, project);
  remember_file (project);
}

/* --- opening -------------------------------------------------------------------------------------------------- */

static void
open_now (CwWindow *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwProject) project = cw_project_open (path, FALSE, &error);

  if (project != NULL)
    {
      take_project (self, project);
      return;
    }
  if (self->project == NULL)
    show_welcome (self);
  else
    gtk_stack_set_visible_child (self->pages, GTK_WIDGET (self->workspace));
  if (!cw_window_offer_backups (self, path, _ ("The Project Could Not Be Opened"), error->message))
    cw_window_show_error (self, _ ("The Project Could Not Be Opened"), error);
}

static gboolean
open_large (gpointer data)
{
  CwWindow *self = data;
  g_autoptr (GFile) file = g_steal_pointer (&self->opening);

  if (file != NULL)
    open_now (self, g_file_peek_path (file));
  return G_SOURCE_REMOVE;
}

static gboolean
on_opening_shown (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, open_large, g_object_ref (widget), g_object_unref);
  return G_SOURCE_REMOVE;
}

/* The frame that says so comes first. */
static void
open_soon (CwWindow *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *title = g_strdup_printf (_ ("Opening “%s”…"), name);
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, "opening");

  if (page == NULL)
    {
      page = adw_status_page_new ();
      gtk_stack_add_named (self->pages, page, "opening");
    }
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  gtk_stack_set_visible_child (self->pages, page);
  if (self->opening == NULL)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), on_opening_shown, NULL, NULL);
  g_set_object (&self->opening, file);
}

static gboolean
is_large (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 && status.st_size >= LARGE_FILE;
}

/* --- files dropped on the window ------------------------------------------------------------------------ */

static gboolean
on_files_dropped (GtkDropTarget *target, const GValue *value, double x, double y, CwWindow *self)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GSList) dropped = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *l = dropped; l != NULL; l = l->next)
    g_list_store_append (files, l->data);
  if (self->project != NULL)
    cw_window_import (self, G_LIST_MODEL (files));
  else if (dropped != NULL)
    cw_window_open_file (self, dropped->data);
  return dropped != NULL;
}

/* Before what is inside: a text view takes a file for words, and drops it because it cannot be changed. */
static void
accept_files (CwWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_files_dropped), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* --- the object ------------------------------------------------------------------------------------------ */

static char *
describe_window (GObject *object, const char *title)
{
  return title == NULL ? g_strdup (_ ("Caseweave")) : g_strdup_printf (_ ("%s — Caseweave"), title);
}

static gboolean
cw_window_close_request (GtkWindow *window)
{
  if (!cw_window_close_project (CW_WINDOW (window)))
    return GDK_EVENT_STOP;
  return GTK_WINDOW_CLASS (cw_window_parent_class)->close_request (window);
}

static void
cw_window_show (GtkWidget *widget)
{
  CwWindow *self = CW_WINDOW (widget);

  if (self->project == NULL && gtk_stack_get_visible_child (self->pages) == NULL)
    show_welcome (self);
  GTK_WIDGET_CLASS (cw_window_parent_class)->show (widget);
}

static void
cw_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CwWindow *self = CW_WINDOW (object);

  switch ((CwWindowProps) id)
    {
    case PROP_PROJECT:
      g_value_set_object (value, self->project);
      break;
    case PROP_VIEW:
      g_value_set_string (
          value, self->workspace == NULL ? "read" : cw_workspace_get_view (self->workspace));
      break;
    }
}

static void
cw_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  g_return_if_fail (id == PROP_VIEW);
  cw_workspace_set_view (ensure_workspace (CW_WINDOW (object)), g_value_get_string (value));
}

static void
cw_window_dispose (GObject *object)
{
  CwWindow *self = CW_WINDOW (object);

  if (self->project_signals != NULL)
    g_signal_group_set_target (self->project_signals, NULL);
  g_clear_object (&self->project_signals);
  g_clear_object (&self->backups);
  g_clear_object (&self->index_builder);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_WINDOW);
  g_clear_object (&self->opening);
  self->welcome = NULL;
  self->workspace = NULL;
  g_clear_object (&self->project);
  G_OBJECT_CLASS (cw_window_parent_class)->dispose (object);
}

static void
cw_window_finalize (GObject *object)
{
  CwWindow *self = CW_WINDOW (object);

  cw_trail_free (self->trail);
  g_clear_object (&self->import_cancellable);
  G_OBJECT_CLASS (cw_window_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = cw_window_get_property;
  object_class->set_property = cw_window_set_property;
  properties[PROP_PROJECT]
      = g_param_spec_object ("project", NULL, NULL, CW_TYPE_PROJECT, G_PARAM_READABLE | flags);
  properties[PROP_VIEW]
      = g_param_spec_string ("view", NULL, NULL, "read", G_PARAM_READWRITE | flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (CW_TYPE_PROJECT);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/cw-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CwWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CwWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, CwWindow, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, CwWindow, undo_section);
  gtk_widget_class_bind_template_callback (widget_class, describe_window);
}

static void
cw_window_class_init (CwWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cw_window_dispose;
  object_class->finalize = cw_window_finalize;
  widget_class->show = cw_window_show;
  GTK_WINDOW_CLASS (klass)->close_request = cw_window_close_request;
  install_properties (object_class);
  bind_template (widget_class);
  cw_window_install_actions (widget_class);
  cw_keys_bind (widget_class, CW_KEYS_OF_WINDOW);
}

static void
restore_size (CwWindow *self)
{
  g_autoptr (GSettings) settings = g_settings_new ("io.github.caseweave.Caseweave");

  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
}

static void
follow_project (CwWindow *self)
{
  self->project_signals = g_signal_group_new (CW_TYPE_PROJECT);
  g_signal_group_connect_swapped (
      self->project_signals, "changed", G_CALLBACK (on_project_changed), self);
  g_signal_group_connect_swapped (
      self->project_signals, "notify::damaged", G_CALLBACK (cw_window_say_damaged), self);
  g_signal_group_connect_swapped (
      self->project_signals, "notify::undo-label", G_CALLBACK (update_undo), self);
  g_signal_group_connect_swapped (
      self->project_signals, "notify::redo-label", G_CALLBACK (update_undo), self);
}

static void
cw_window_init (CwWindow *self)
{
  self->trail = cw_trail_new ();
  self->backups = cw_backup_keeper_new (GTK_WIDGET (self));
  self->index_builder = cw_index_builder_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  if (DEVELOPMENT)
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");
  follow_project (self);
  accept_files (self);
  restore_size (self);
  update_undo (self);
}

/* --- for the application and the actions ------------------------------------------------------------------- */

CwWindow *
cw_window_new (CwApplication *application)
{
  return g_object_new (CW_TYPE_WINDOW, "application", application, NULL);
}

CwProject *
cw_window_get_project (CwWindow *self)
{
  g_return_val_if_fail (CW_IS_WINDOW (self), NULL);
  return self->project;
}

/* A file was asked for and is not there yet. */
gboolean
cw_window_is_opening (CwWindow *self)
{
  g_return_val_if_fail (CW_IS_WINDOW (self), FALSE);
  return self->opening != NULL;
}

/* All that is in sight has been made. */
gboolean
cw_window_is_complete (CwWindow *self)
{
  g_return_val_if_fail (CW_IS_WINDOW (self), FALSE);
  return self->opening == NULL
         && (self->project == NULL || cw_panes_are_complete (self->workspace));
}

CwWorkspace *
cw_window_get_workspace (CwWindow *self)
{
  g_return_val_if_fail (CW_IS_WINDOW (self), NULL);
  return ensure_workspace (self);
}

CwTrail *
cw_window_get_trail (CwWindow *self)
{
  g_return_val_if_fail (CW_IS_WINDOW (self), NULL);
  return self->trail;
}

GMenuModel *
cw_window_get_menu (CwWindow *self)
{
  g_return_val_if_fail (CW_IS_WINDOW (self), NULL);
  return G_MENU_MODEL (self->primary_menu);
}

void
cw_window_open_file (CwWindow *self, GFile *file)
{
  g_autoptr (GError) error = NULL;
  const char *path = g_file_peek_path (file);

  g_return_if_fail (CW_IS_WINDOW (self));

  if (self->project != NULL && g_strcmp0 (cw_project_get_path (self->project), path) == 0)
    return;
  g_clear_object (&self->opening);
  if (path == NULL)
    {
      g_set_error (
          &error,
          CW_ERROR,
          CW_ERROR_INVALID,
          _ ("A project must lie in a folder of this computer. Copy the file here first."));
      cw_window_show_error (self, _ ("The Project Could Not Be Opened"), error);
    }
  else if (is_large (path))
    open_soon (self, file);
  else
    open_now (self, path);
}

gboolean
cw_window_create_project (CwWindow *self, GFile *file, const char *title)
{
  g_autoptr (CwProject) project = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (CW_IS_WINDOW (self), FALSE);

  project = cw_project_create (g_file_peek_path (file), title, &error);
  if (project == NULL)
    cw_window_show_error (self, _ ("The Project Could Not Be Created"), error);
  else
    take_project (self, project);
  return project != NULL;
}

/* @files: (element-type GFile): files and folders */
void
cw_window_import (CwWindow *self, GListModel *files)
{
  g_return_if_fail (CW_IS_WINDOW (self));

  if (self->project == NULL || g_list_model_get_n_items (files) == 0)
    return;
  if (self->import_cancellable != NULL)
    {
      cw_window_toast (self, _ ("Another import is going on. Wait for its end, or stop it."));
      return;
    }
  self->import_cancellable = g_cancellable_new ();
  cw_import_start (self, files, self->import_cancellable);
}

void
cw_window_cancel_import (CwWindow *self)
{
  g_return_if_fail (CW_IS_WINDOW (self));
  g_cancellable_cancel (self->import_cancellable);
}

gboolean
cw_window_is_importing (CwWindow *self)
{
  g_return_val_if_fail (CW_IS_WINDOW (self), FALSE);
  return self->import_cancellable != NULL;
}

/* For the import itself, when it is over. */
void
cw_window_finish_import (CwWindow *self)
{
  g_return_if_fail (CW_IS_WINDOW (self));
  g_clear_object (&self->import_cancellable);
}

void
cw_window_go_to (CwWindow *self, const CwPlace *place)
{
  g_return_if_fail (CW_IS_WINDOW (self));

  note_place (self);
  cw_trail_visit (self->trail, place);
  show_place (self, place);
}

void
cw_window_go_back (CwWindow *self)
{
  note_place (self);
  show_place (self, cw_trail_go_back (self->trail));
}

void
cw_window_go_forward (CwWindow *self)
{
  show_place (self, cw_trail_go_forward (self->trail));
}

void
cw_window_toast (CwWindow *self, const char *sentence)
{
  g_autofree char *escaped = NULL;
  AdwToast *toast;

  g_return_if_fail (CW_IS_WINDOW (self));

  escaped = g_markup_escape_text (sentence, -1);
  toast = adw_toast_new (escaped);
  adw_toast_set_timeout (toast, 4);
  /* The last thing that happened is what matters: it does not wait behind older ones. */
  adw_toast_overlay_dismiss_all (self->toasts);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* For what could not be opened or made: the sentence must not vanish by itself. */
void
cw_window_show_error (CwWindow *self, const char *heading, const GError *error)
{
  AdwDialog *dialog;

  g_return_if_fail (CW_IS_WINDOW (self) && error != NULL);

  dialog = adw_alert_dialog_new (heading, error->message);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}
