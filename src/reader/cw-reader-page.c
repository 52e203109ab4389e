/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwReaderPage: a source of the project, to be read and coded.  The view draws, cw-coding-commands.c codes, and this
 * file keeps what is shown in line with the project: the text only when its paragraphs change, the codings when they
 * or their codes do. */

#include "config.h"

#include "cw-reader-page.h"
#include "cw-reader-page-private.h"
#include "cw-coding-commands.h"
#include "cw-coded-accessible.h"
#include "cw-find-bar.h"
#include "cw-keys.h"
#include "cw-page-commands.h"
#include "cw-reading-commands.h"
#include "cw-reader-commands.h"
#include "cw-reader-effects.h"
#include "cw-review-queue.h"
#include "cw-source-content.h"
#include "cw-text-corrector.h"
#include "cw-view-place.h"

#include <glib/gi18n.h>

struct _CwReaderPage
{
  AdwBin parent_instance;

  CwProject *project;
  GSignalGroup *changes;
  GSettings *settings;   /* NULL where the schema is not installed */
  CwReadingState *state; /* NULL without a project */
  gint64 source;
  gint64 last_code;
  GtkWidget *picker;
  CwTextCorrector *corrector;
  GtkEventController *single_keys;
  GtkEventController *other_keys;
  GtkStack *stack;
  CwPageHeader *header;
  AdwToolbarView *frame;
  AdwBanner *banner;
  CwCodedView *view;
  CwExcerptBar *bar;
  CwReviewQueue *queue;
  CwFindBar *find_bar;
};

typedef enum
{
  PROP_PROJECT = 1,
  PROP_SOURCE,
  PROP_CURRENT_EXCERPT,
  PROP_CORRECTING,
} CwReaderPageProperty;

static GParamSpec *properties[PROP_CORRECTING + 1];

G_DEFINE_FINAL_TYPE (CwReaderPage, cw_reader_page, ADW_TYPE_BIN)

/* --- what is shown --- */

static void
show_codings (CwReaderPage *self)
{
  g_autoptr (GArray) codings = cw_source_content_make_codings (self->project, self->source);
  CwEvidence *evidence = cw_project_get_evidence (self->project);
  gint64 current = cw_coded_view_get_current_excerpt (self->view);

  cw_coded_view_set_codings (self->view, (const CwViewCoding *) codings->data, codings->len);
  if (current != 0 && cw_evidence_find_excerpt (evidence, current, NULL) == NULL)
    cw_coded_view_set_current_excerpt (self->view, 0);
}

static void
toast_error (CwReaderPage *self, const GError *error)
{
  cw_reader_page_toast (self, error->message);
}

static gboolean
show_text (CwReaderPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) paragraphs = NULL;
  CwText *text = cw_project_get_text (self->project, self->source, &error);

  if (text == NULL)
    {
      toast_error (self, error);
      return FALSE;
    }
  paragraphs = cw_source_content_make_paragraphs (text);
  cw_coded_view_set_text (self->view, self->source, paragraphs);
  return TRUE;
}

/* The same source with other paragraphs: one who reads stays where they are. */
static void
reload_text (CwReaderPage *self)
{
  gint64 current = cw_coded_view_get_current_excerpt (self->view);
  CwViewPlace place = cw_view_place_read (self->view);

  if (!show_text (self))
    return;
  show_codings (self);
  cw_view_place_restore (&place, self->view);
  cw_find_bar_refresh (self->find_bar);
  if (cw_evidence_find_excerpt (cw_project_get_evidence (self->project), current, NULL) != NULL)
    cw_coded_view_set_current_excerpt (self->view, current);
}

/* --- keys and correcting the text --- */

static void
update_keys (CwReaderPage *self)
{
  gboolean single
      = self->settings == NULL || g_settings_get_boolean (self->settings, "single-key-commands");
  gboolean reading = !cw_text_corrector_is_active (self->corrector);

  cw_coded_view_set_single_key_commands (self->view, single);
  gtk_event_controller_set_propagation_phase (
      self->single_keys, single && reading ? GTK_PHASE_CAPTURE : GTK_PHASE_NONE);
  gtk_event_controller_set_propagation_phase (self->other_keys,
                                              reading ? GTK_PHASE_CAPTURE : GTK_PHASE_NONE);
}

static void
on_corrected (CwReaderPage *self)
{
  show_codings (self);
  cw_excerpt_bar_refresh (self->bar);
  cw_find_bar_refresh (self->find_bar);
}

static gboolean
reload_out_of_step (gpointer data)
{
  CwReaderPage *self = data;

  if (self->project != NULL && self->source != 0)
    reload_text (self);
  return G_SOURCE_REMOVE;
}

/* The buffer is at work now, but before the next key the text is right again. */
static void
on_out_of_step (CwReaderPage *self)
{
  g_idle_add_full (G_PRIORITY_HIGH, reload_out_of_step, g_object_ref (self), g_object_unref);
}

static void
on_correction_failed (CwReaderPage *self, const char *sentence)
{
  cw_reader_page_toast (self, sentence);
  on_out_of_step (self);
}

static void
show_correcting (CwReaderPage *self, gboolean correcting)
{
  adw_banner_set_revealed (self->banner, correcting);
  if (correcting)
    gtk_widget_add_css_class (GTK_WIDGET (self->frame), "correcting");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->frame), "correcting");
  update_keys (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CORRECTING]);
}

static void
set_correcting (CwReaderPage *self, gboolean correcting)
{
  correcting = correcting && self->source != 0;
  if (cw_text_corrector_is_active (self->corrector) == correcting)
    return;
  if (correcting && cw_project_is_read_only (self->project))
    {
      cw_reader_page_toast (self,
                            _ ("This project can only be read, so its texts stay as they are."));
      return;
    }
  if (correcting)
    cw_text_corrector_start (self->corrector, self->project, self->source);
  else
    cw_text_corrector_stop (self->corrector);
  show_correcting (self, correcting);
  cw_coded_accessible_announce (GTK_ACCESSIBLE (self->view),
                                correcting ? _ ("The text can be corrected now.")
                                           : _ ("The text is read again."));
}

/* --- the source --- */

static void
remember_place (CwReaderPage *self)
{
  CwViewPlace place;

  if (self->source == 0)
    return;
  place = cw_view_place_read (self->view);
  cw_reading_state_set_place (self->state, self->source, &place);
  cw_reading_state_save (self->state);
}

static void
clear_view (CwReaderPage *self)
{
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();

  cw_coded_view_set_text (self->view, 0, nothing);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
set_source (CwReaderPage *self, gint64 source)
{
  CwViewPlace place;

  remember_place (self);
  set_correcting (self, FALSE);
  cw_find_bar_close (self->find_bar);
  cw_coded_view_set_current_excerpt (self->view, 0);
  self->source = source;
  if (source == 0 || !show_text (self))
    {
      self->source = 0;
      clear_view (self);
    }
  else
    {
      show_codings (self);
      cw_page_header_show (self->header, self->project, self->source);
      cw_reading_commands_set_text (self);
      if (cw_reading_state_get_place (self->state, source, &place))
        cw_view_place_restore (&place, self->view);
      gtk_stack_set_visible_child_name (self->stack, "source");
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SOURCE]);
}

/* --- following the project --- */

static void
on_project_changed (CwReaderPage *self, CwChangeSet *changes)
{
  CwReaderEffects effects;

  if (self->source == 0)
    return;
  if (cw_project_get_record (self->project, CW_KIND_SOURCE, self->source) == NULL)
    {
      set_source (self, 0);
      return;
    }
  effects = cw_reader_effects_find (self->project, self->source, changes);
  if ((effects & CW_READER_EFFECT_DESCRIPTION) != 0)
    cw_page_header_show (self->header, self->project, self->source);
  if (cw_text_corrector_is_writing (self->corrector))
    return; /* it says when the view has followed */
  if ((effects & CW_READER_EFFECT_TEXT) != 0)
    reload_text (self);
  else if ((effects & CW_READER_EFFECT_CODINGS) != 0)
    show_codings (self);
  if (effects != 0)
    cw_excerpt_bar_refresh (self->bar);
}

/* --- the current excerpt --- */

static void
on_current_excerpt_changed (CwReaderPage *self)
{
  gint64 current = cw_coded_view_get_current_excerpt (self->view);

  if (current != 0)
    cw_excerpt_bar_show (self->bar, self->project, current);
  else
    cw_excerpt_bar_flush (self->bar);
  adw_toolbar_view_set_reveal_bottom_bars (self->frame, current != 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT_EXCERPT]);
}

/* One who has walked away from an excerpt does not mean it any more. */
static void
on_caret_moved (CwReaderPage *self)
{
  gint64 current = cw_coded_view_get_current_excerpt (self->view);
  guint caret = cw_coded_view_get_caret (self->view);
  const CwExcerptSpan *span;

  if (current == 0 || self->project == NULL)
    return;
  span = cw_evidence_find_excerpt (cw_project_get_evidence (self->project), current, NULL);
  if (span == NULL || caret < span->start || caret > span->end)
    cw_coded_view_set_current_excerpt (self->view, 0);
}

/* --- settings --- */

static void
on_settings_changed (CwReaderPage *self)
{
  update_keys (self);
  cw_reading_commands_set_text (self);
}

static void
follow_settings (CwReaderPage *self)
{
  self->settings = cw_reading_commands_open_settings ();
  if (self->settings != NULL)
    g_signal_connect_object (
        self->settings, "changed", G_CALLBACK (on_settings_changed), self, G_CONNECT_SWAPPED);
  on_settings_changed (self);
}

/* --- overrides --- */

static void
cw_reader_page_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  CwReaderPage *self = CW_READER_PAGE (object);

  switch ((CwReaderPageProperty) property)
    {
    case PROP_PROJECT:
      g_value_set_object (value, self->project);
      break;
    case PROP_SOURCE:
      g_value_set_int64 (value, self->source);
      break;
    case PROP_CURRENT_EXCERPT:
      g_value_set_int64 (value, cw_reader_page_get_current_excerpt (self));
      break;
    case PROP_CORRECTING:
      g_value_set_boolean (value, cw_text_corrector_is_active (self->corrector));
      break;
    }
}

static void
cw_reader_page_set_property (GObject *object,
                             guint property,
                             const GValue *value,
                             GParamSpec *pspec)
{
  CwReaderPage *self = CW_READER_PAGE (object);

  switch ((CwReaderPageProperty) property)
    {
    case PROP_PROJECT:
      cw_reader_page_set_project (self, g_value_get_object (value));
      break;
    case PROP_SOURCE:
      cw_reader_page_show_source (self, g_value_get_int64 (value));
      break;
    case PROP_CURRENT_EXCERPT:
      g_assert_not_reached ();
    case PROP_CORRECTING:
      set_correcting (self, g_value_get_boolean (value));
      break;
    }
}

static gboolean
cw_reader_page_grab_focus (GtkWidget *widget)
{
  CwReaderPage *self = CW_READER_PAGE (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "review") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->queue));
  return self->source != 0 && gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
cw_reader_page_dispose (GObject *object)
{
  CwReaderPage *self = CW_READER_PAGE (object);

  if (self->project != NULL)
    cw_reader_page_flush (self);
  g_clear_object (&self->changes);
  g_clear_object (&self->corrector);
  g_clear_object (&self->settings);
  cw_page_commands_drop_popovers (self);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (cw_reader_page_parent_class)->dispose (object);
}

static void
cw_reader_page_finalize (GObject *object)
{
  g_clear_pointer (&CW_READER_PAGE (object)->state, cw_reading_state_free);
  G_OBJECT_CLASS (cw_reader_page_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *klass)
{
  const GParamFlags flags = G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_PROJECT]
      = g_param_spec_object ("project", NULL, NULL, CW_TYPE_PROJECT, G_PARAM_READWRITE | flags);
  properties[PROP_SOURCE]
      = g_param_spec_int64 ("source", NULL, NULL, 0, G_MAXINT64, 0, G_PARAM_READWRITE | flags);
  properties[PROP_CURRENT_EXCERPT] = g_param_spec_int64 (
      "current-excerpt", NULL, NULL, 0, G_MAXINT64, 0, G_PARAM_READABLE | flags);
  properties[PROP_CORRECTING]
      = g_param_spec_boolean ("correcting", NULL, NULL, FALSE, G_PARAM_READWRITE | flags);
  g_object_class_install_properties (klass, G_N_ELEMENTS (properties), properties);
}

static void
cw_reader_page_class_init (CwReaderPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cw_reader_page_get_property;
  object_class->set_property = cw_reader_page_set_property;
  object_class->dispose = cw_reader_page_dispose;
  object_class->finalize = cw_reader_page_finalize;
  widget_class->grab_focus = cw_reader_page_grab_focus;
  install_properties (object_class);
  cw_coding_commands_install (widget_class);
  cw_page_commands_install (widget_class);
  cw_reading_commands_install (widget_class);
  gtk_widget_class_install_property_action (widget_class, "coding.correct-text", "correcting");
  cw_keys_bind (widget_class, CW_KEYS_OF_TEXT);

  g_type_ensure (CW_TYPE_CODED_VIEW);
  g_type_ensure (CW_TYPE_EXCERPT_BAR);
  g_type_ensure (CW_TYPE_FIND_BAR);
  g_type_ensure (CW_TYPE_PAGE_HEADER);
  g_type_ensure (CW_TYPE_REVIEW_QUEUE);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/cw-reader-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CwReaderPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CwReaderPage, header);
  gtk_widget_class_bind_template_child (widget_class, CwReaderPage, frame);
  gtk_widget_class_bind_template_child (widget_class, CwReaderPage, banner);
  gtk_widget_class_bind_template_child (widget_class, CwReaderPage, view);
  gtk_widget_class_bind_template_child (widget_class, CwReaderPage, bar);
  gtk_widget_class_bind_template_child (widget_class, CwReaderPage, queue);
  gtk_widget_class_bind_template_child (widget_class, CwReaderPage, find_bar);
  gtk_widget_class_bind_template_callback (widget_class, on_current_excerpt_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_caret_moved);
}

static void
add_corrector (CwReaderPage *self)
{
  self->corrector = cw_text_corrector_new (self->view);
  g_signal_connect_object (
      self->corrector, "corrected", G_CALLBACK (on_corrected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->corrector, "out-of-step", G_CALLBACK (on_out_of_step), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->corrector, "failed", G_CALLBACK (on_correction_failed), self, G_CONNECT_SWAPPED);
}

static void
add_menu (CwReaderPage *self)
{
  g_autoptr (GMenuModel) menu = cw_keys_make_text_menu ();

  gtk_text_view_set_extra_menu (GTK_TEXT_VIEW (self->view), menu);
}

static void
cw_reader_page_init (CwReaderPage *self)
{
  self->changes = g_signal_group_new (CW_TYPE_PROJECT);
  g_signal_group_connect_object (
      self->changes, "changed", G_CALLBACK (on_project_changed), self, G_CONNECT_SWAPPED);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_controller (GTK_WIDGET (self), cw_reader_commands_make_trail_keys ());
  self->picker = cw_code_picker_new ();
  gtk_widget_set_parent (self->picker, GTK_WIDGET (self));
  cw_coding_commands_attach_picker (self);
  add_menu (self);
  self->single_keys = cw_keys_make_controller (CW_KEYS_OF_PAGE, TRUE);
  gtk_widget_add_controller (GTK_WIDGET (self->view), self->single_keys);
  self->other_keys = cw_keys_make_controller (CW_KEYS_OF_PAGE, FALSE);
  gtk_widget_add_controller (GTK_WIDGET (self->view), self->other_keys);
  add_corrector (self);
  cw_find_bar_set_view (self->find_bar, self->view);
  follow_settings (self);
}

GtkWidget *
cw_reader_page_new (void)
{
  return g_object_new (CW_TYPE_READER_PAGE, NULL);
}

CwProject *
cw_reader_page_get_project (CwReaderPage *self)
{
  g_return_val_if_fail (CW_IS_READER_PAGE (self), NULL);
  return self->project;
}

/* Nothing is shown of the new project until a source is. */
void
cw_reader_page_set_project (CwReaderPage *self, CwProject *project)
{
  g_return_if_fail (CW_IS_READER_PAGE (self) && (project == NULL || CW_IS_PROJECT (project)));

  if (project == self->project)
    return;
  cw_reader_page_show_source (self, 0);
  g_clear_pointer (&self->state, cw_reading_state_free);
  self->state = project != NULL ? cw_reading_state_new (project) : NULL;
  self->last_code = 0;
  cw_excerpt_bar_show (self->bar, NULL, 0);
  g_set_object (&self->project, project);
  g_signal_group_set_target (self->changes, project);
  cw_review_queue_set_project (self->queue, project);
  cw_code_picker_set_project (CW_CODE_PICKER (self->picker), project);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECT]);
}

/* Shows a source where it was left; 0 shows none. */
void
cw_reader_page_show_source (CwReaderPage *self, gint64 source)
{
  g_return_if_fail (CW_IS_READER_PAGE (self));

  if (self->project == NULL
      || cw_project_get_record (self->project, CW_KIND_SOURCE, source) == NULL)
    source = 0;
  if (source != self->source)
    set_source (self, source);
  else if (source != 0)
    cw_reader_page_turn_to (self, FALSE);
}

/* Shows an excerpt in its source. FALSE when the project has no such excerpt. */
gboolean
cw_reader_page_show_excerpt (CwReaderPage *self, gint64 excerpt)
{
  const CwExcerptSpan *span = NULL;
  gint64 source;

  g_return_val_if_fail (CW_IS_READER_PAGE (self), FALSE);

  if (self->project != NULL)
    span = cw_evidence_find_excerpt (cw_project_get_evidence (self->project), excerpt, &source);
  if (span == NULL)
    return FALSE;
  cw_reader_page_show_source (self, source);
  cw_reader_page_turn_to (self, FALSE);
  cw_coded_view_scroll_to (self->view, span->start);
  cw_coded_view_set_current_excerpt (self->view, excerpt);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return TRUE;
}

/* The source that is read, or 0. */
gint64
cw_reader_page_get_source (CwReaderPage *self)
{
  g_return_val_if_fail (CW_IS_READER_PAGE (self), 0);
  return self->source;
}

/* The excerpt one is at, or 0. */
gint64
cw_reader_page_get_current_excerpt (CwReaderPage *self)
{
  g_return_val_if_fail (CW_IS_READER_PAGE (self), 0);
  return self->view != NULL ? cw_coded_view_get_current_excerpt (self->view) : 0;
}

/* What is selected, in code points of the source. FALSE when nothing is. */
gboolean
cw_reader_page_get_selection (CwReaderPage *self, gint64 *source, guint *start, guint *end)
{
  g_return_val_if_fail (CW_IS_READER_PAGE (self), FALSE);
  g_return_val_if_fail (source != NULL && start != NULL && end != NULL, FALSE);

  *source = self->source;
  return self->source != 0 && cw_coded_view_get_selection (self->view, start, end);
}

/* Saves what is being typed. */
void
cw_reader_page_flush (CwReaderPage *self)
{
  g_return_if_fail (CW_IS_READER_PAGE (self));
  cw_excerpt_bar_flush (self->bar);
  remember_place (self);
}

/* --- for the other files of the page --- */

CwCodedView *
cw_reader_page_get_view (CwReaderPage *self)
{
  return self->view;
}

CwExcerptBar *
cw_reader_page_get_bar (CwReaderPage *self)
{
  return self->bar;
}

CwCodePicker *
cw_reader_page_get_picker (CwReaderPage *self)
{
  return CW_CODE_PICKER (self->picker);
}

CwPageHeader *
cw_reader_page_get_header (CwReaderPage *self)
{
  return self->header;
}

/* NULL where the schema is not installed. */
GSettings *
cw_reader_page_get_settings (CwReaderPage *self)
{
  return self->settings;
}

CwReadingState *
cw_reader_page_get_state (CwReaderPage *self)
{
  return self->state;
}

CwFindBar *
cw_reader_page_get_find_bar (CwReaderPage *self)
{
  return self->find_bar;
}

/* To the queue of evidence, or to the text. */
void
cw_reader_page_turn_to (CwReaderPage *self, gboolean queue)
{
  const char *text = self->source != 0 ? "source" : "empty";

  if (queue)
    set_correcting (self, FALSE);
  gtk_stack_set_visible_child_name (self->stack, queue ? "review" : text);
}

gint64
cw_reader_page_get_last_code (CwReaderPage *self)
{
  return self->last_code;
}

void
cw_reader_page_set_last_code (CwReaderPage *self, gint64 code)
{
  self->last_code = code;
  cw_code_picker_note_use (CW_CODE_PICKER (self->picker), code);
}

void
cw_reader_page_set_current_excerpt (CwReaderPage *self, gint64 excerpt)
{
  cw_coded_view_set_current_excerpt (self->view, excerpt);
}

/* Where a popover for the selection points to. */
void
cw_reader_page_get_area (CwReaderPage *self, GdkRectangle *area)
{
  graphene_point_t origin;

  if (!cw_coded_view_get_selection_area (self->view, area))
    *area = (GdkRectangle) { gtk_widget_get_width (GTK_WIDGET (self->view)) / 2, 1, 1, 1 };
  if (!gtk_widget_compute_point (GTK_WIDGET (self->view),
                                 GTK_WIDGET (self),
                                 &GRAPHENE_POINT_INIT (area->x, area->y),
                                 &origin))
    return;
  area->x = (int) origin.x;
  area->y = (int) origin.y;
}

void
cw_reader_page_toast (CwReaderPage *self, const char *sentence)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", sentence);
}
