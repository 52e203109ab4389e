/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwSplitPage: the sorter of a split (method.md R17, W23). The excerpts of a code come one by one; a digit says which
 * part each goes to, 0 leaves it where it is. What has been sorted is in the project, so one can stop and go on on
 * another day; the codings move when the split is finished. */

#include "config.h"

#include "cw-split-page.h"

#include "cw-coding.h"
#include "cw-split.h"

#include <glib/gi18n.h>

/* As many as there are digits. */
#define MAX_PARTS 9

struct _CwSplitPage
{
  AdwNavigationPage parent_instance;

  CwProject *project;
  gint64 code;
  gint64 split; /* 0 until it has begun */
  GArray *parts;
  GArray *items;
  guint place; /* among the items */
  GtkStack *stack;
  GtkTextView *names;
  GtkLabel *question;
  GtkProgressBar *progress;
  GtkLabel *quote;
  GtkLabel *source;
  GtkBox *buttons;
  GtkEditable *reason;
};

G_DEFINE_FINAL_TYPE (CwSplitPage, cw_split_page, ADW_TYPE_NAVIGATION_PAGE)

static void
toast (CwSplitPage *self, const char *sentence)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", sentence);
}

/* --- showing ------------------------------------------------------------------------------------------------------- */

static guint
count_sorted (CwSplitPage *self)
{
  guint n = 0;

  for (guint i = 0; i < self->items->len; i++)
    n += g_array_index (self->items, CwSplitItem, i).sorted ? 1 : 0;
  return n;
}

static guint
count_in (CwSplitPage *self, gint64 part)
{
  guint n = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      const CwSplitItem *item = &g_array_index (self->items, CwSplitItem, i);

      n += item->sorted && item->part == part ? 1 : 0;
    }
  return n;
}

static void
show_progress (CwSplitPage *self)
{
  guint sorted = count_sorted (self);
  g_autofree char *text = g_strdup_printf (_ ("%u of %u sorted · excerpt %u"),
                                           sorted,
                                           self->items->len,
                                           self->items->len > 0 ? self->place + 1 : 0);

  gtk_progress_bar_set_text (self->progress, text);
  gtk_progress_bar_set_fraction (self->progress,
                                 self->items->len > 0 ? (double) sorted / self->items->len : 1);
}

static void
show_excerpt (CwSplitPage *self)
{
  const CwSplitItem *item;
  g_autoptr (CwExcerpt) excerpt = NULL;
  g_autofree char *source = NULL;
  CwRecord *record;

  if (self->place >= self->items->len)
    {
      gtk_label_set_label (self->quote, _ ("No excerpt has this code."));
      gtk_label_set_label (self->source, "");
      return;
    }
  item = &g_array_index (self->items, CwSplitItem, self->place);
  excerpt = cw_project_load_excerpt (self->project, item->excerpt, NULL);
  if (excerpt == NULL)
    return;
  record = cw_project_get_record (self->project, CW_KIND_SOURCE, excerpt->source);
  source = g_strdup_printf (
      "%s · %s · E-%" G_GINT64_FORMAT, cw_record_get_name (record), excerpt->locator, excerpt->id);
  gtk_label_set_label (self->quote, excerpt->quote);
  gtk_label_set_label (self->source, source);
}

/* The part that the excerpt at hand goes to is pressed. */
static GtkWidget *
make_part_button (CwSplitPage *self, guint digit, gint64 part, const char *name)
{
  const CwSplitItem *item = self->place < self->items->len
                                ? &g_array_index (self->items, CwSplitItem, self->place)
                                : NULL;
  g_autofree char *label = g_strdup_printf ("%u  %s · %u", digit, name, count_in (self, part));
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *text = gtk_label_new (label);

  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_button_set_child (GTK_BUTTON (button), text);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                item != NULL && item->sorted && item->part == part);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", digit);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "split.sort");
  return button;
}

static void
show_buttons (CwSplitPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->buttons))) != NULL)
    gtk_box_remove (self->buttons, child);
  for (guint i = 0; i < MIN (self->parts->len, MAX_PARTS); i++)
    {
      gint64 part = g_array_index (self->parts, gint64, i);
      CwRecord *record = cw_project_get_record (self->project, CW_KIND_CODE, part);

      gtk_box_append (self->buttons,
                      make_part_button (self, i + 1, part, cw_record_get_name (record)));
    }
  gtk_box_append (self->buttons, make_part_button (self, 0, 0, _ ("stays where it is")));
}

static void
show_all (CwSplitPage *self)
{
  show_progress (self);
  show_excerpt (self);
  show_buttons (self);
}

/* A split that is over, or that was undone, has nothing to sort. */
static gboolean
reload (CwSplitPage *self)
{
  g_clear_pointer (&self->parts, g_array_unref);
  g_clear_pointer (&self->items, g_array_unref);
  self->split = cw_project_find_split (self->project, self->code);
  if (self->split == 0)
    return FALSE;
  self->parts = cw_project_list_split_parts (self->project, self->split, NULL);
  self->items = cw_project_list_split_items (self->project, self->split, NULL);
  return self->parts != NULL && self->items != NULL;
}

static void
refresh (CwSplitPage *self)
{
  gboolean begun = reload (self);

  gtk_stack_set_visible_child_name (self->stack, begun ? "sort" : "parts");
  if (!begun)
    return;
  self->place = MIN (self->place, MAX (self->items->len, 1) - 1);
  show_all (self);
}

static void
go_to_first_unsorted (CwSplitPage *self)
{
  for (guint i = 0; i < self->items->len; i++)
    if (!g_array_index (self->items, CwSplitItem, i).sorted)
      {
        self->place = i;
        return;
      }
}

static void
on_project_changed (CwSplitPage *self, CwChangeSet *changes)
{
  if (cw_project_get_record (self->project, CW_KIND_CODE, self->code) != NULL
      && (cw_change_set_touches (changes, CW_KIND_SPLIT)
          || cw_change_set_touches (changes, CW_KIND_SPLIT_CHOICE)
          || cw_change_set_touches (changes, CW_KIND_CODING)
          || cw_change_set_touches (changes, CW_KIND_CODE)))
    refresh (self);
}

/* --- doing ----------------------------------------------------------------------------------------------------------- */

static char **
dup_names (CwSplitPage *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->names);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) lines = NULL;
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_strv_builder_add (names, lines[i]);
  return g_strv_builder_end (names);
}

static void
on_begin_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwSplitPage *self = CW_SPLIT_PAGE (widget);
  g_auto (GStrv) names = dup_names (self);
  g_autoptr (GError) error = NULL;

  if (g_strv_length (names) > MAX_PARTS)
    {
      toast (self, _ ("A code can be split into nine at once. Take a part of them first."));
      return;
    }
  if (cw_project_begin_split (self->project, self->code, (const char *const *) names, &error) == 0)
    toast (self, error->message);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->buttons), GTK_DIR_TAB_FORWARD);
}

static void
step (CwSplitPage *self, int by)
{
  guint last = MAX (self->items->len, 1) - 1;

  if (by < 0 && self->place > 0)
    self->place--;
  else if (by > 0 && self->place < last)
    self->place++;
  show_all (self);
}

static void
on_sort_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwSplitPage *self = CW_SPLIT_PAGE (widget);
  g_autoptr (GError) error = NULL;
  guint digit = g_variant_get_uint32 (parameter);
  guint place = self->place;

  if (self->split == 0 || place >= self->items->len || digit > self->parts->len)
    return;
  if (!cw_project_sort_excerpt (self->project,
                                self->split,
                                g_array_index (self->items, CwSplitItem, place).excerpt,
                                digit == 0 ? 0 : g_array_index (self->parts, gint64, digit - 1),
                                &error))
    {
      toast (self, error->message);
      return;
    }
  step (self, 1);
}

static void
on_step_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (CW_SPLIT_PAGE (widget)->split != 0)
    step (CW_SPLIT_PAGE (widget), g_str_equal (name, "split.next") ? 1 : -1);
}

static void
leave (CwSplitPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "navigation.pop", NULL);
}

static void
on_finish_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwSplitPage *self = CW_SPLIT_PAGE (widget);
  CwSplitEnd end = g_variant_get_boolean (parameter) ? CW_SPLIT_RETIRE : CW_SPLIT_KEEP;
  g_autoptr (GError) error = NULL;

  cw_project_set_reason (self->project, gtk_editable_get_text (self->reason));
  if (!cw_project_finish_split (self->project, self->split, end, &error))
    {
      toast (self, error->message);
      return;
    }
  toast (self, cw_project_get_undo_label (self->project));
  leave (self);
}

static void
on_abandon_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwSplitPage *self = CW_SPLIT_PAGE (widget);
  g_autoptr (GError) error = NULL;

  if (cw_project_abandon_split (self->project, self->split, &error))
    leave (self);
  else
    toast (self, error->message);
}

/* Digits sort, arrows go on, wherever the focus is, but not while the reason is typed. */
static gboolean
on_key_pressed (CwSplitPage *self, guint key, guint keycode, GdkModifierType state)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  guint digit = key >= GDK_KEY_KP_0 && key <= GDK_KEY_KP_9 ? key - GDK_KEY_KP_0 : key - GDK_KEY_0;

  if (self->split == 0 || GTK_IS_EDITABLE (focus)
      || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Right || key == GDK_KEY_n)
    gtk_widget_activate_action (GTK_WIDGET (self), "split.next", NULL);
  else if (key == GDK_KEY_Left || key == GDK_KEY_p)
    gtk_widget_activate_action (GTK_WIDGET (self), "split.previous", NULL);
  else if (digit <= MAX_PARTS)
    gtk_widget_activate_action (GTK_WIDGET (self), "split.sort", "u", digit);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* --- the object --------------------------------------------------------------------------------------------------------- */

static void
cw_split_page_dispose (GObject *object)
{
  CwSplitPage *self = CW_SPLIT_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_SPLIT_PAGE);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (cw_split_page_parent_class)->dispose (object);
}

static void
cw_split_page_finalize (GObject *object)
{
  CwSplitPage *self = CW_SPLIT_PAGE (object);

  g_clear_pointer (&self->parts, g_array_unref);
  g_clear_pointer (&self->items, g_array_unref);
  G_OBJECT_CLASS (cw_split_page_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "split.begin", NULL, on_begin_activated);
  gtk_widget_class_install_action (klass, "split.sort", "u", on_sort_activated);
  gtk_widget_class_install_action (klass, "split.next", NULL, on_step_activated);
  gtk_widget_class_install_action (klass, "split.previous", NULL, on_step_activated);
  gtk_widget_class_install_action (klass, "split.finish", "b", on_finish_activated);
  gtk_widget_class_install_action (klass, "split.abandon", NULL, on_abandon_activated);
}

static void
cw_split_page_class_init (CwSplitPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_split_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = cw_split_page_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/cw-split-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CwSplitPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CwSplitPage, names);
  gtk_widget_class_bind_template_child (widget_class, CwSplitPage, question);
  gtk_widget_class_bind_template_child (widget_class, CwSplitPage, progress);
  gtk_widget_class_bind_template_child (widget_class, CwSplitPage, quote);
  gtk_widget_class_bind_template_child (widget_class, CwSplitPage, source);
  gtk_widget_class_bind_template_child (widget_class, CwSplitPage, buttons);
  gtk_widget_class_bind_template_child (widget_class, CwSplitPage, reason);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
  install_actions (widget_class);
}

static void
cw_split_page_init (CwSplitPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Goes on where the code is being split already. */
AdwNavigationPage *
cw_split_page_new (CwProject *project, gint64 code)
{
  CwSplitPage *self = g_object_new (CW_TYPE_SPLIT_PAGE, NULL);
  const char *name = cw_record_get_name (cw_project_get_record (project, CW_KIND_CODE, code));
  g_autofree char *title = g_strdup_printf (_ ("Split “%s”"), name);
  g_autofree char *question = g_strdup_printf (_ ("Into which codes is “%s” to be split?"), name);

  self->project = g_object_ref (project);
  self->code = code;
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  gtk_label_set_label (self->question, question);
  g_signal_connect_object (
      project, "changed", G_CALLBACK (on_project_changed), self, G_CONNECT_SWAPPED);
  if (reload (self))
    go_to_first_unsorted (self);
  refresh (self);
  return ADW_NAVIGATION_PAGE (self);
}
