/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwOverlapsView: excerpts of one code that share text (method.md R6): keep both, make one of them, or take from the
 * second what the first has. The list is made when it is looked at. */

#include "config.h"

#include "cw-overlaps-view.h"

#include "cw-coding.h"
#include "cw-double-coverage.h"

#include <glib/gi18n.h>

/* One works through the first ones; the rest come as these go. */
#define MAX_ROWS 100

struct _CwOverlapsView
{
  AdwBin parent_instance;

  CwProject *project;
  GSignalGroup *changes;
  gboolean stale;
  GtkStack *stack;
  AdwPreferencesGroup *group;
  GPtrArray *rows; /* borrowed from the group */
};

G_DEFINE_FINAL_TYPE (CwOverlapsView, cw_overlaps_view, ADW_TYPE_BIN)

static GtkWidget *
make_button (const CwDoubleCoverage *pair, const char *label, const char *action, const char *tip)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_tooltip_text (button, tip);
  gtk_actionable_set_action_target (
      GTK_ACTIONABLE (button), "(xxx)", pair->code, pair->first, pair->second);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
make_quote (CwOverlapsView *self, gint64 id)
{
  g_autoptr (CwExcerpt) excerpt = cw_project_load_excerpt (self->project, id, NULL);
  g_autofree char *text = NULL;
  GtkWidget *button = gtk_button_new (), *label;

  text = g_strdup_printf ("E-%" G_GINT64_FORMAT "  %s", id, excerpt != NULL ? excerpt->quote : "");
  g_strdelimit (text, "\n\t", ' ');
  label = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 4);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "quote-button");
  gtk_widget_set_tooltip_text (button, _ ("Show in the Source"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-excerpt");
  return button;
}

static GtkWidget *
make_buttons (const CwDoubleCoverage *pair)
{
  GtkWidget *box = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 6);
  adw_wrap_box_append (
      ADW_WRAP_BOX (box),
      make_button (
          pair, _ ("Keep Both"), "overlaps.keep", _ ("Both are wanted; do not ask again")));
  adw_wrap_box_append (ADW_WRAP_BOX (box),
                       make_button (pair,
                                    _ ("Unite"),
                                    "overlaps.coalesce",
                                    _ ("One excerpt from the first to the last word")));
  adw_wrap_box_append (
      ADW_WRAP_BOX (box),
      make_button (
          pair, _ ("Trim"), "overlaps.trim", _ ("Take from the second what the first has")));
  return box;
}

static void
add_row (CwOverlapsView *self, const CwDoubleCoverage *pair)
{
  CwRecord *code = cw_project_get_record (self->project, CW_KIND_CODE, pair->code);
  CwRecord *source = cw_project_get_record (self->project, CW_KIND_SOURCE, pair->source);
  g_autofree char *title
      = g_strdup_printf ("%s · %s", cw_record_get_name (code), cw_record_get_name (source));
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_ellipsize (GTK_LABEL (heading), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (box, "overlap");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), make_quote (self, pair->first));
  gtk_box_append (GTK_BOX (box), make_quote (self, pair->second));
  gtk_box_append (GTK_BOX (box), make_buttons (pair));
  g_object_set (row, "use-markup", FALSE, "title", title, "activatable", FALSE, "child", box, NULL);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_title (CwOverlapsView *self, guint n)
{
  g_autofree char *title = g_strdup_printf (ngettext ("%u pair of excerpts of one code shares text",
                                                      "%u pairs of excerpts of one code share text",
                                                      n),
                                            n);

  adw_preferences_group_set_title (self->group, title);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "none");
}

static void
refresh (CwOverlapsView *self)
{
  g_autoptr (GArray) pairs = NULL;

  self->stale = FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  if (self->project != NULL)
    pairs = cw_project_list_double_coverage (self->project, 0, NULL);
  for (guint i = 0; pairs != NULL && i < MIN (pairs->len, MAX_ROWS); i++)
    add_row (self, &g_array_index (pairs, CwDoubleCoverage, i));
  show_title (self, pairs != NULL ? pairs->len : 0);
}

static void
look_again (CwOverlapsView *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

static void
on_project_changed (CwOverlapsView *self, CwChangeSet *changes)
{
  if (cw_change_set_touches (changes, CW_KIND_CODING)
      || cw_change_set_touches (changes, CW_KIND_EXCERPT)
      || cw_change_set_touches (changes, CW_KIND_KEPT_OVERLAP)
      || cw_change_set_touches (changes, CW_KIND_CODE))
    look_again (self);
}

static void
on_choice_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwOverlapsView *self = CW_OVERLAPS_VIEW (widget);
  g_autoptr (GError) error = NULL;
  gint64 code, first, second;
  gboolean done;

  g_variant_get (parameter, "(xxx)", &code, &first, &second);
  if (g_str_equal (name, "overlaps.keep"))
    done = cw_project_keep_overlap (self->project, code, first, second, &error);
  else if (g_str_equal (name, "overlaps.coalesce"))
    done = cw_project_coalesce_excerpts (self->project, code, first, second, &error) != 0;
  else
    done = cw_project_trim_excerpt (self->project, code, second, first, &error);
  if (!done)
    gtk_widget_activate_action (widget, "win.toast", "s", error->message);
}

static void
cw_overlaps_view_map (GtkWidget *widget)
{
  if (CW_OVERLAPS_VIEW (widget)->stale)
    refresh (CW_OVERLAPS_VIEW (widget));
  GTK_WIDGET_CLASS (cw_overlaps_view_parent_class)->map (widget);
}

static void
cw_overlaps_view_dispose (GObject *object)
{
  CwOverlapsView *self = CW_OVERLAPS_VIEW (object);

  g_clear_object (&self->changes);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (cw_overlaps_view_parent_class)->dispose (object);
}

static void
cw_overlaps_view_finalize (GObject *object)
{
  g_ptr_array_unref (CW_OVERLAPS_VIEW (object)->rows);
  G_OBJECT_CLASS (cw_overlaps_view_parent_class)->finalize (object);
}

static void
cw_overlaps_view_class_init (CwOverlapsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_overlaps_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = cw_overlaps_view_finalize;
  widget_class->map = cw_overlaps_view_map;
  gtk_widget_class_install_action (widget_class, "overlaps.keep", "(xxx)", on_choice_activated);
  gtk_widget_class_install_action (widget_class, "overlaps.coalesce", "(xxx)", on_choice_activated);
  gtk_widget_class_install_action (widget_class, "overlaps.trim", "(xxx)", on_choice_activated);
}

static void
cw_overlaps_view_init (CwOverlapsView *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *none = adw_status_page_new ();
  GtkWidget *stack = gtk_stack_new ();

  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (group);
  self->stack = GTK_STACK (stack);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->group);
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _ ("No Double Coverage"));
  adw_status_page_set_description (ADW_STATUS_PAGE (none),
                                   _ ("No two excerpts of one code share text."));
  gtk_widget_add_css_class (none, "compact");
  gtk_stack_add_named (self->stack, none, "none");
  gtk_stack_add_named (self->stack, page, "list");
  adw_bin_set_child (ADW_BIN (self), stack);
  self->changes = g_signal_group_new (CW_TYPE_PROJECT);
  g_signal_group_connect_object (
      self->changes, "changed", G_CALLBACK (on_project_changed), self, G_CONNECT_SWAPPED);
}

void
cw_overlaps_view_set_project (CwOverlapsView *self, CwProject *project)
{
  g_return_if_fail (CW_IS_OVERLAPS_VIEW (self));

  if (!g_set_object (&self->project, project))
    return;
  g_signal_group_set_target (self->changes, project);
  look_again (self);
}
