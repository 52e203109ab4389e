/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwMemoEditor: one memo: its title, kind and dates, what it is about, and its text in Markdown. All of it goes to the
 * project as it is entered; the date on which it was written changes only when the researcher changes it. */

#include "config.h"

#include "cw-memo-editor.h"

#include <glib/gi18n.h>
#include <gtksourceview/gtksource.h>

#include "cw-memo-date-entry.h"
#include "cw-memo-dates.h"
#include "cw-memo-kind-chooser.h"
#include "cw-memo-links.h"
#include "cw-typed-text.h"

struct _CwMemoEditor
{
  AdwBin parent_instance;

  CwProject *project;
  gint64 memo;
  GSignalGroup *record_signals;
  CwTypedText *typed_title;
  CwTypedText *typed_body;

  GtkStack *stack;
  GtkWidget *empty;
  GtkWidget *content;
  GtkEntry *title;
  CwMemoKindChooser *kind;
  CwMemoDateEntry *written_on;
  CwMemoLinks *links;
  GtkExpander *period;
  CwMemoDateEntry *about_start;
  CwMemoDateEntry *about_end;
  GtkSourceView *body;
  GtkLabel *stamps;
};

G_DEFINE_FINAL_TYPE (CwMemoEditor, cw_memo_editor, ADW_TYPE_BIN)

static CwRecord *
get_record (CwMemoEditor *self)
{
  return self->project == NULL || self->memo == 0
             ? NULL
             : cw_project_get_record (self->project, CW_KIND_MEMO, self->memo);
}

/* --- showing ----------------------------------------------------------------------------------------------------- */

static void
show_dates (CwMemoEditor *self, CwRecord *record)
{
  const char *start = cw_record_get_text (record, CW_MEMO_ABOUT_START);
  const char *end = cw_record_get_text (record, CW_MEMO_ABOUT_END);
  g_autofree char *stamps = cw_memo_stamps_dup (cw_record_get_text (record, CW_MEMO_CREATED_AT),
                                                cw_record_get_text (record, CW_MEMO_CHANGED_AT));
  g_autofree char *period = cw_memo_period_dup (start, end);
  g_autofree char *label = NULL;

  /* Translators: the time that a memo is about: "About the time 2020-06 to 2021-03". */
  label = period == NULL ? NULL : g_strdup_printf (_ ("About the time: %s"), period);
  gtk_expander_set_label (self->period, label != NULL ? label : _ ("About a time"));
  gtk_label_set_label (self->stamps, stamps);
  cw_memo_date_entry_set_date (self->written_on, cw_record_get_text (record, CW_MEMO_WRITTEN_ON));
  cw_memo_date_entry_set_date (self->about_start, start);
  cw_memo_date_entry_set_date (self->about_end, end);
  if (!cw_memo_dates_are_in_order (start, end))
    cw_memo_date_entry_set_problem (self->about_end, _ ("The end is before the start."));
}

static void
refresh (CwMemoEditor *self)
{
  CwRecord *record = get_record (self);

  gtk_stack_set_visible_child (self->stack, record == NULL ? self->empty : self->content);
  if (record == NULL)
    return;
  show_dates (self, record);
  cw_memo_kind_chooser_set_kind (self->kind, cw_record_get_text (record, CW_MEMO_KIND));
}

/* --- entering ---------------------------------------------------------------------------------------------------- */

static gboolean
set_field (CwMemoEditor *self, guint field, const char *value)
{
  g_autoptr (GError) error = NULL;

  if (get_record (self) == NULL
      || cw_project_set_field (self->project, CW_KIND_MEMO, self->memo, field, value, &error))
    return TRUE;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
  return FALSE;
}

static void
on_kind_chosen (CwMemoEditor *self, const char *kind)
{
  set_field (self, CW_MEMO_KIND, kind);
}

static void
on_written_on_entered (CwMemoEditor *self, const char *date)
{
  set_field (self, CW_MEMO_WRITTEN_ON, date);
}

static void
on_about_start_entered (CwMemoEditor *self, const char *date)
{
  set_field (self, CW_MEMO_ABOUT_START, date);
}

static void
on_about_end_entered (CwMemoEditor *self, const char *date)
{
  set_field (self, CW_MEMO_ABOUT_END, date);
}

static void
on_title_activated (CwMemoEditor *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->body));
}

/* --- the look of the text ------------------------------------------------------------------------------------------ */

static void
follow_dark_style (CwMemoEditor *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GtkSourceStyleScheme *scheme = gtk_source_style_scheme_manager_get_scheme (
      gtk_source_style_scheme_manager_get_default (), dark ? "Adwaita-dark" : "Adwaita");

  gtk_source_buffer_set_style_scheme (
      GTK_SOURCE_BUFFER (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->body))), scheme);
}

/* Read once; the languages of other programs are not even looked for. */
static GtkSourceLanguage *
get_language (void)
{
  static GtkSourceLanguageManager *manager = NULL;
  const char *const folders[] = { "resource://" RESOURCE_BASE "/languages/", NULL };

  if (manager == NULL)
    {
      manager = gtk_source_language_manager_new ();
      gtk_source_language_manager_set_search_path (manager, folders);
    }
  return gtk_source_language_manager_get_language (manager, "def");
}

static void
set_up_body (CwMemoEditor *self)
{
  GtkSourceBuffer *buffer
      = GTK_SOURCE_BUFFER (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->body)));

  gtk_source_buffer_set_language (buffer, get_language ());
  gtk_source_buffer_set_highlight_matching_brackets (buffer, FALSE);
  gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (buffer), FALSE);
  g_signal_connect_object (adw_style_manager_get_default (),
                           "notify::dark",
                           G_CALLBACK (follow_dark_style),
                           self,
                           G_CONNECT_SWAPPED);
  follow_dark_style (self);
}

static void
cw_memo_editor_dispose (GObject *object)
{
  CwMemoEditor *self = CW_MEMO_EDITOR (object);

  g_clear_object (&self->record_signals);
  g_clear_object (&self->typed_title);
  g_clear_object (&self->typed_body);
  g_clear_object (&self->project);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CW_TYPE_MEMO_EDITOR);
  G_OBJECT_CLASS (cw_memo_editor_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/cw-memo-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, CwMemoEditor, stack);
  gtk_widget_class_bind_template_child (widget_class, CwMemoEditor, empty);
  gtk_widget_class_bind_template_child (widget_class, CwMemoEditor, content);
  gtk_widget_class_bind_template_child (widget_class, CwMemoEditor, title);
  gtk_widget_class_bind_template_child (widget_class, CwMemoEditor, kind);
  gtk_widget_class_bind_template_child (widget_class, CwMemoEditor, written_on);
  gtk_widget_class_bind_template_child (widget_class, CwMemoEditor, links);
  gtk_widget_class_bind_template_child (widget_class, CwMemoEditor, period);
  gtk_widget_class_bind_template_child (widget_class, CwMemoEditor, about_start);
  gtk_widget_class_bind_template_child (widget_class, CwMemoEditor, about_end);
  gtk_widget_class_bind_template_child (widget_class, CwMemoEditor, body);
  gtk_widget_class_bind_template_child (widget_class, CwMemoEditor, stamps);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_written_on_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_about_start_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_about_end_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_title_activated);
}

static void
cw_memo_editor_class_init (CwMemoEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cw_memo_editor_dispose;

  g_type_ensure (GTK_SOURCE_TYPE_VIEW);
  g_type_ensure (CW_TYPE_MEMO_DATE_ENTRY);
  g_type_ensure (CW_TYPE_MEMO_KIND_CHOOSER);
  g_type_ensure (CW_TYPE_MEMO_LINKS);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
cw_memo_editor_init (CwMemoEditor *self)
{
  self->record_signals = g_signal_group_new (CW_TYPE_RECORD);
  g_signal_group_connect_swapped (self->record_signals, "changed", G_CALLBACK (refresh), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  set_up_body (self);
  self->typed_title = cw_typed_text_new (GTK_WIDGET (self->title), CW_KIND_MEMO, CW_MEMO_TITLE);
  self->typed_body = cw_typed_text_new (GTK_WIDGET (self->body), CW_KIND_MEMO, CW_MEMO_BODY);
}

static void
follow_memo (CwMemoEditor *self)
{
  gint64 linked = get_record (self) == NULL ? 0 : self->memo;

  g_signal_group_set_target (self->record_signals, get_record (self));
  cw_typed_text_bind (self->typed_title, self->project, self->memo);
  cw_typed_text_bind (self->typed_body, self->project, self->memo);
  cw_memo_links_show (self->links, self->project, linked);
}

/**
 * cw_memo_editor_set_project:
 * @project: (nullable): the project; no memo of it is shown at first
 */
void
cw_memo_editor_set_project (CwMemoEditor *self, CwProject *project)
{
  gboolean editable = project != NULL && !cw_project_is_read_only (project);

  g_return_if_fail (CW_IS_MEMO_EDITOR (self));

  if (self->project == project)
    return;
  cw_memo_editor_set_memo (self, 0);
  g_set_object (&self->project, project);
  follow_memo (self); /* what it is made of must not keep the project before */
  cw_memo_kind_chooser_set_project (self->kind, project);
  gtk_widget_set_sensitive (GTK_WIDGET (self->kind), editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->written_on), editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->about_start), editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->about_end), editable);
  gtk_editable_set_editable (GTK_EDITABLE (self->title), editable);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->body), editable);
}

/**
 * cw_memo_editor_set_memo:
 * @memo: 0 for none
 *
 * Commits what was typed into the memo before, and shows this one. Setting the same memo again picks it up anew after
 * its record has gone or come back.
 */
void
cw_memo_editor_set_memo (CwMemoEditor *self, gint64 memo)
{
  GtkTextBuffer *buffer;
  GtkTextIter start;
  gboolean other;

  g_return_if_fail (CW_IS_MEMO_EDITOR (self));

  other = self->memo != memo;
  cw_memo_editor_flush (self);
  self->memo = memo;
  follow_memo (self);
  refresh (self);
  if (!other)
    return;
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->body));
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_expander_set_expanded (self->period, FALSE);
}

gint64
cw_memo_editor_get_memo (CwMemoEditor *self)
{
  g_return_val_if_fail (CW_IS_MEMO_EDITOR (self), 0);
  return self->memo;
}

/**
 * cw_memo_editor_set_context:
 *
 * What the researcher is at: the first thing that a link is offered to.
 */
void
cw_memo_editor_set_context (CwMemoEditor *self, CwKind kind, gint64 id)
{
  g_return_if_fail (CW_IS_MEMO_EDITOR (self));
  cw_memo_links_set_context (self->links, kind, id);
}

/**
 * cw_memo_editor_flush:
 *
 * Commits what was typed.
 */
void
cw_memo_editor_flush (CwMemoEditor *self)
{
  g_return_if_fail (CW_IS_MEMO_EDITOR (self));

  cw_typed_text_flush (self->typed_title);
  cw_typed_text_flush (self->typed_body);
}

/**
 * cw_memo_editor_focus_body:
 *
 * Lets the researcher write. A page that opens focuses its first field and selects what is in it, so that is undone.
 */
void
cw_memo_editor_focus_body (CwMemoEditor *self)
{
  g_return_if_fail (CW_IS_MEMO_EDITOR (self));

  gtk_editable_select_region (GTK_EDITABLE (self->title), 0, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->body));
}

void
cw_memo_editor_open_link_chooser (CwMemoEditor *self)
{
  g_return_if_fail (CW_IS_MEMO_EDITOR (self));
  cw_memo_links_open_chooser (self->links);
}
