/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwConfusableRow: two codes that may be one: how alike they are, and opened, definitions and excerpts side by side and
 * what can be done about it. */

#include "config.h"

#include "cw-confusable-row.h"

#include "cw-best-excerpts.h"
#include "cw-contrasts.h"

#include <glib/gi18n.h>

#define N_EXCERPTS 3

struct _CwConfusableRow
{
  AdwExpanderRow parent_instance;

  CwProject *project;
  CwConfusable pair;
  gboolean filled;
  GtkEditable *question;
};

G_DEFINE_FINAL_TYPE (CwConfusableRow, cw_confusable_row, ADW_TYPE_EXPANDER_ROW)

/* --- one code of a pair ------------------------------------------------------------------------------------------------ */

static void
add_text (GtkWidget *box, const char *label, const char *text, const char *css_class)
{
  g_autofree char *line = NULL;
  GtkWidget *widget;

  if (*text == '\0')
    return;
  line = *label != '\0' ? g_strdup_printf ("%s %s", label, text) : g_strdup (text);
  widget = gtk_label_new (line);
  gtk_label_set_wrap (GTK_LABEL (widget), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (widget), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (widget), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (widget, css_class);
  gtk_box_append (GTK_BOX (box), widget);
}

static GtkWidget *
make_quote (const CwExcerpt *excerpt)
{
  g_autofree char *text = g_strdelimit (g_strdup (excerpt->quote), "\n\t", ' ');
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 4);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "quote-button");
  gtk_widget_set_tooltip_text (button, _ ("Show in the Source"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", excerpt->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-excerpt");
  return button;
}

static GtkWidget *
make_side (CwConfusableRow *self, gint64 code)
{
  CwRecord *record = cw_project_get_record (self->project, CW_KIND_CODE, code);
  g_autoptr (GPtrArray) best = cw_best_excerpts_list (self->project, code, N_EXCERPTS);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_set_size_request (box, 220, -1);
  gtk_widget_set_hexpand (box, TRUE);
  add_text (box, "", cw_record_get_name (record), "heading");
  if (*cw_record_get_text (record, CW_CODE_DEFINITION) == '\0')
    add_text (box, "", _ ("Not defined"), "dim-label");
  add_text (box, "", cw_record_get_text (record, CW_CODE_DEFINITION), NULL);
  add_text (box, _ ("Use:"), cw_record_get_text (record, CW_CODE_WHEN_TO_USE), NULL);
  add_text (box, _ ("Not:"), cw_record_get_text (record, CW_CODE_WHEN_NOT_TO_USE), NULL);
  for (guint i = 0; i < best->len; i++)
    gtk_box_append (GTK_BOX (box), make_quote (g_ptr_array_index (best, i)));
  return box;
}

/* --- both --------------------------------------------------------------------------------------------------------------- */

static void
on_contrast_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwConfusableRow *self = CW_CONFUSABLE_ROW (widget);
  g_autoptr (GError) error = NULL;

  if (!cw_project_contrast_codes (self->project,
                                  self->pair.code,
                                  self->pair.other,
                                  gtk_editable_get_text (self->question),
                                  &error))
    gtk_widget_activate_action (widget, "win.toast", "s", error->message);
}

static void
on_question_entered (CwConfusableRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "confusable.contrast", NULL);
}

static GtkWidget *
make_question (CwConfusableRow *self)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("What decides between them?"));
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("What decides between them"), -1);
  g_signal_connect_object (
      entry, "activate", G_CALLBACK (on_question_entered), self, G_CONNECT_SWAPPED);
  self->question = GTK_EDITABLE (entry);
  return entry;
}

static GtkWidget *
make_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static GtkWidget *
make_choices (CwConfusableRow *self)
{
  GtkWidget *box = adw_wrap_box_new ();
  GtkWidget *merge = make_button (_ ("Merge…"), "codes.merge-pair");

  gtk_actionable_set_action_target (
      GTK_ACTIONABLE (merge), "(xx)", self->pair.code, self->pair.other);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (box), make_question (self));
  adw_wrap_box_append (ADW_WRAP_BOX (box), make_button (_ ("Two Codes"), "confusable.contrast"));
  adw_wrap_box_append (ADW_WRAP_BOX (box), merge);
  return box;
}

static void
fill (CwConfusableRow *self)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *sides = adw_wrap_box_new ();

  self->filled = TRUE;
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (sides), 18);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (sides), 12);
  adw_wrap_box_set_justify (ADW_WRAP_BOX (sides), ADW_JUSTIFY_FILL);
  adw_wrap_box_set_line_homogeneous (ADW_WRAP_BOX (sides), FALSE);
  adw_wrap_box_append (ADW_WRAP_BOX (sides), make_side (self, self->pair.code));
  adw_wrap_box_append (ADW_WRAP_BOX (sides), make_side (self, self->pair.other));
  gtk_widget_add_css_class (box, "overlap");
  gtk_box_append (GTK_BOX (box), sides);
  gtk_box_append (GTK_BOX (box), make_choices (self));
  g_object_set (row, "activatable", FALSE, "focusable", FALSE, "child", box, NULL);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

/* Most rows are never opened. */
static void
on_expanded (CwConfusableRow *self)
{
  if (!self->filled && adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    fill (self);
}

static void
cw_confusable_row_dispose (GObject *object)
{
  g_clear_object (&CW_CONFUSABLE_ROW (object)->project);
  G_OBJECT_CLASS (cw_confusable_row_parent_class)->dispose (object);
}

static void
cw_confusable_row_class_init (CwConfusableRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cw_confusable_row_dispose;
  gtk_widget_class_install_action (
      GTK_WIDGET_CLASS (klass), "confusable.contrast", NULL, on_contrast_activated);
}

static void
cw_confusable_row_init (CwConfusableRow *self)
{
  g_signal_connect (self, "notify::expanded", G_CALLBACK (on_expanded), NULL);
}

static char *
describe_pair (const CwConfusable *pair)
{
  if (pair->shared == 0)
    return g_strdup_printf (_ ("Names %.0f %% alike; not at the same places"),
                            100 * pair->similarity);
  return g_strdup_printf (
      ngettext ("%.0f %% overlap: %u excerpt of the smaller one; names %.0f %% alike",
                "%.0f %% overlap: %u excerpts of the smaller one; names %.0f %% alike",
                pair->shared),
      100 * pair->overlap,
      pair->shared,
      100 * pair->similarity);
}

GtkWidget *
cw_confusable_row_new (CwProject *project, const CwConfusable *pair)
{
  CwConfusableRow *self = g_object_new (CW_TYPE_CONFUSABLE_ROW, NULL);
  CwRecord *code = cw_project_get_record (project, CW_KIND_CODE, pair->code);
  CwRecord *other = cw_project_get_record (project, CW_KIND_CODE, pair->other);
  g_autofree char *subtitle = describe_pair (pair);
  g_autofree char *title = NULL;

  self->project = g_object_ref (project);
  self->pair = *pair;
  /* Translators: two codes. */
  title = g_strdup_printf (_ ("%s and %s"), cw_record_get_name (code), cw_record_get_name (other));
  g_object_set (self, "use-markup", FALSE, "title", title, "subtitle", subtitle, NULL);
  return GTK_WIDGET (self);
}
