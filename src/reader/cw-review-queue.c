/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwReviewQueue: evidence that has lost its words, one piece at a time: the old words with what was around them on one
 * side, the places where they may be now on the other (method.md W15, R32). */

#include "config.h"

#include "cw-review-queue.h"

#include "cw-anchor-review.h"
#include "cw-review-item.h"

#include <glib/gi18n.h>

#define CONTEXT 160 /* code points around a place */

struct _CwReviewQueue
{
  AdwBin parent_instance;

  CwProject *project;
  GSignalGroup *changes;
  GPtrArray *items;   /* of CwReviewItem */
  GArray *candidates; /* of CwCandidate, of the item that is shown; NULL for none */
  guint position;
  guint size; /* for the property */
  GtkStack *stack;
  GtkLabel *counter;
  GtkLabel *name;
  GtkLabel *old_words;
  GtkStack *places_stack;
  GtkListBox *places;
};

typedef enum
{
  PROP_SIZE = 1,
} CwReviewQueueProperty;

static GParamSpec *properties[PROP_SIZE + 1];

G_DEFINE_FINAL_TYPE (CwReviewQueue, cw_review_queue, ADW_TYPE_BIN)

static const CwReviewItem *
get_item (CwReviewQueue *self)
{
  return self->position < self->items->len ? g_ptr_array_index (self->items, self->position) : NULL;
}

/* --- words --- */

static void
append_escaped (GString *markup, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (markup, escaped);
}

/* The words are set off by weight, too. */
static char *
make_markup (const char *before, const char *words, const char *behind)
{
  GString *markup = g_string_new ("<span alpha=\"65%\">");

  append_escaped (markup, before);
  g_string_append (markup, "</span><b>");
  append_escaped (markup, words);
  g_string_append (markup, "</b><span alpha=\"65%\">");
  append_escaped (markup, behind);
  g_string_append (markup, "</span>");
  return g_string_free (markup, FALSE);
}

static char *
dup_place_markup (CwText *text, const CwAnchor *range)
{
  guint from = range->start > CONTEXT ? range->start - CONTEXT : 0;
  guint to = MIN (cw_text_get_length (text), range->end + CONTEXT);
  g_autofree char *before = cw_text_dup_range (text, from, range->start);
  g_autofree char *words = cw_text_dup_range (text, range->start, range->end);
  g_autofree char *behind = cw_text_dup_range (text, range->end, to);

  return make_markup (before, words, behind);
}

/* --- the places where it may be --- */

static GtkWidget *
make_label (const char *class_name)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (class_name != NULL)
    gtk_widget_add_css_class (label, class_name);
  return label;
}

static GtkWidget *
make_row (CwText *text, const CwCandidate *candidate)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *caption = make_label ("caption-heading"), *words = make_label (NULL);
  g_autofree char *locator
      = cw_text_dup_locator (text, candidate->range.start, candidate->range.end);
  /* Translators: where a place is, and how much its words are like those looked for */
  g_autofree char *title
      = g_strdup_printf (_ ("%s · %d %% alike"), locator, (int) (candidate->score * 100 + 0.5));
  g_autofree char *markup = dup_place_markup (text, &candidate->range);

  gtk_label_set_label (GTK_LABEL (caption), title);
  gtk_label_set_markup (GTK_LABEL (words), markup);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_add_css_class (row, "review-place");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return row;
}

static void
show_places (CwReviewQueue *self, const CwReviewItem *item)
{
  g_autoptr (CwText) text = NULL;
  guint n;

  gtk_list_box_remove_all (self->places);
  g_clear_pointer (&self->candidates, g_array_unref);
  self->candidates = cw_review_item_list_candidates (item, self->project);
  text = cw_project_get_text (self->project, item->source, NULL);
  if (text != NULL)
    cw_text_ref (text);
  n = self->candidates != NULL && text != NULL ? self->candidates->len : 0;
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->places,
                         make_row (text, &g_array_index (self->candidates, CwCandidate, i)));
  gtk_stack_set_visible_child_name (self->places_stack, n > 0 ? "places" : "none");
  gtk_list_box_select_row (self->places, gtk_list_box_get_row_at_index (self->places, 0));
}

/* --- the item --- */

static void
focus_places (CwReviewQueue *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->places);

  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self));
}

static void
show_item (CwReviewQueue *self)
{
  const CwReviewItem *item = get_item (self);
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;
  g_autofree char *counter = NULL;

  gtk_stack_set_visible_child_name (self->stack, item != NULL ? "item" : "done");
  if (item == NULL)
    return;
  name = cw_review_item_describe (item, self->project);
  words = make_markup (item->before, item->quote, item->behind);
  counter = g_strdup_printf (_ ("%u of %u"), self->position + 1, self->items->len);
  gtk_label_set_label (self->name, name);
  gtk_label_set_markup (self->old_words, words);
  gtk_label_set_label (self->counter, counter);
  show_places (self, item);
  focus_places (self);
}

static void
load_items (CwReviewQueue *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *items
      = self->project != NULL ? cw_review_item_list (self->project, &error) : g_ptr_array_new ();

  if (items == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
      return;
    }
  g_ptr_array_unref (self->items);
  self->items = items;
  self->position = MIN (self->position, items->len > 0 ? items->len - 1 : 0);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_item (self);
  if (self->size == items->len)
    return;
  self->size = items->len;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIZE]);
}

static void
on_project_changed (CwReviewQueue *self, CwChangeSet *changes)
{
  for (guint i = 0; i < cw_change_set_get_size (changes); i++)
    {
      CwKind kind = cw_change_set_get (changes, i)->kind;

      if (kind == CW_KIND_PARAGRAPH || kind == CW_KIND_ANCHOR_REVIEW || kind == CW_KIND_SOURCE
          || (kind == CW_KIND_EXCERPT && self->size > 0))
        {
          load_items (self);
          return;
        }
    }
}

/* --- what is done with it --- */

static void
say (CwReviewQueue *self, const GError *error)
{
  if (error != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
}

static void
place_at (CwReviewQueue *self, guint index)
{
  const CwReviewItem *item = get_item (self);
  const CwCandidate *candidate;
  g_autoptr (GError) error = NULL;

  if (item == NULL || self->candidates == NULL || index >= self->candidates->len)
    return;
  candidate = &g_array_index (self->candidates, CwCandidate, index);
  cw_project_place_anchor (self->project,
                           item->kind,
                           item->object,
                           candidate->range.start,
                           candidate->range.end,
                           &error);
  say (self, error);
}

static void
on_place_activated (CwReviewQueue *self, GtkListBoxRow *row)
{
  place_at (self, gtk_list_box_row_get_index (row));
}

static void
accept_place (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwReviewQueue *self = CW_REVIEW_QUEUE (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->places);

  if (row != NULL)
    place_at (self, gtk_list_box_row_get_index (row));
  else
    gtk_widget_error_bell (widget);
}

static void
step_by (CwReviewQueue *self, int step)
{
  if (self->items->len == 0)
    return;
  self->position = (self->position + self->items->len + step) % self->items->len;
  show_item (self);
}

static void
skip_item (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step_by (CW_REVIEW_QUEUE (widget), 1);
}

static void
return_to_item (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step_by (CW_REVIEW_QUEUE (widget), -1);
}

/* What only lost its words in a correction has no question that could be closed. */
static void
leave_item (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwReviewQueue *self = CW_REVIEW_QUEUE (widget);
  const CwReviewItem *item = get_item (self);
  g_autoptr (GError) error = NULL;

  if (item == NULL || !item->waits)
    {
      skip_item (widget, NULL, NULL);
      return;
    }
  cw_project_dismiss_review (self->project, item->kind, item->object, &error);
  say (self, error);
}

static void
on_mapped (CwReviewQueue *self)
{
  show_item (self);
}

/* --- overrides --- */

static gboolean
cw_review_queue_grab_focus (GtkWidget *widget)
{
  CwReviewQueue *self = CW_REVIEW_QUEUE (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->places);

  return row != NULL ? gtk_widget_grab_focus (GTK_WIDGET (row))
                     : gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
cw_review_queue_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  switch ((CwReviewQueueProperty) property)
    {
    case PROP_SIZE:
      g_value_set_uint (value, CW_REVIEW_QUEUE (object)->size);
      break;
    }
}

static void
cw_review_queue_dispose (GObject *object)
{
  CwReviewQueue *self = CW_REVIEW_QUEUE (object);

  g_clear_object (&self->changes);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (cw_review_queue_parent_class)->dispose (object);
}

static void
cw_review_queue_finalize (GObject *object)
{
  CwReviewQueue *self = CW_REVIEW_QUEUE (object);

  g_ptr_array_unref (self->items);
  g_clear_pointer (&self->candidates, g_array_unref);
  G_OBJECT_CLASS (cw_review_queue_parent_class)->finalize (object);
}

static void
install_commands (GtkWidgetClass *klass)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
    guint keys[2];
  } commands[] = {
    { "review.accept", accept_place, { GDK_KEY_y } },
    { "review.skip", skip_item, { GDK_KEY_n, GDK_KEY_Right } },
    { "review.back", return_to_item, { GDK_KEY_p, GDK_KEY_Left } },
    { "review.leave", leave_item, { GDK_KEY_x, GDK_KEY_Delete } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      gtk_widget_class_install_action (klass, commands[i].name, NULL, commands[i].activate);
      for (guint j = 0; j < G_N_ELEMENTS (commands[i].keys) && commands[i].keys[j] != 0; j++)
        gtk_widget_class_add_binding_action (klass, commands[i].keys[j], 0, commands[i].name, NULL);
    }
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Escape, 0, "coding.read", NULL);
}

static void
cw_review_queue_class_init (CwReviewQueueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cw_review_queue_get_property;
  object_class->dispose = cw_review_queue_dispose;
  object_class->finalize = cw_review_queue_finalize;
  widget_class->grab_focus = cw_review_queue_grab_focus;
  properties[PROP_SIZE] = g_param_spec_uint (
      "size", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  install_commands (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/cw-review-queue.ui");
  gtk_widget_class_bind_template_child (widget_class, CwReviewQueue, stack);
  gtk_widget_class_bind_template_child (widget_class, CwReviewQueue, counter);
  gtk_widget_class_bind_template_child (widget_class, CwReviewQueue, name);
  gtk_widget_class_bind_template_child (widget_class, CwReviewQueue, old_words);
  gtk_widget_class_bind_template_child (widget_class, CwReviewQueue, places_stack);
  gtk_widget_class_bind_template_child (widget_class, CwReviewQueue, places);
  gtk_widget_class_bind_template_callback (widget_class, on_place_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_mapped);
}

static void
cw_review_queue_init (CwReviewQueue *self)
{
  self->items = g_ptr_array_new ();
  self->changes = g_signal_group_new (CW_TYPE_PROJECT);
  g_signal_group_connect_object (
      self->changes, "changed", G_CALLBACK (on_project_changed), self, G_CONNECT_SWAPPED);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cw_review_queue_set_project (CwReviewQueue *self, CwProject *project)
{
  g_return_if_fail (CW_IS_REVIEW_QUEUE (self));

  if (!g_set_object (&self->project, project))
    return;
  g_signal_group_set_target (self->changes, project);
  self->position = 0;
  load_items (self);
}

/* How many pieces of evidence there are to place. */
guint
cw_review_queue_get_size (CwReviewQueue *self)
{
  g_return_val_if_fail (CW_IS_REVIEW_QUEUE (self), 0);
  return self->size;
}
