/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwCodeFigure: one figure of a code in the list of the codebook, or what the codebook does not say of it yet. */

#include "config.h"

#include "cw-code-figure.h"

#include <glib/gi18n.h>

struct _CwCodeFigure
{
  AdwBin parent_instance;

  CwCodeStats *stats;
  CwFigure figure;
  CwRecord *code;
  GSignalGroup *code_changes;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (CwCodeFigure, cw_code_figure, ADW_TYPE_BIN)

static guint
get_number (const CwCodeStat *stat, CwFigure figure)
{
  switch (figure)
    {
    case CW_FIGURE_OWN:
      return stat->own;
    case CW_FIGURE_AGGREGATE:
      return stat->aggregate;
    case CW_FIGURE_SOURCES:
      return stat->sources;
    case CW_FIGURE_CASES:
      return stat->cases;
    case CW_FIGURE_STATE:
      return 0;
    }
  g_return_val_if_reached (0);
}

static void
append_phrase (GString *text, const char *phrase)
{
  if (text->len > 0)
    /* Translators: between the things that a code lacks. */
    g_string_append (text, _ (", "));
  g_string_append (text, phrase);
}

static char *
describe_gaps (CwCodeGaps gaps)
{
  GString *text = g_string_new (NULL);

  if ((gaps & CW_CODE_GAP_DEFINITION) != 0)
    append_phrase (text, _ ("no definition"));
  if ((gaps & CW_CODE_GAP_USE) != 0 && (gaps & CW_CODE_GAP_NOT_USE) != 0)
    append_phrase (text, _ ("no rules of use"));
  else if ((gaps & CW_CODE_GAP_USE) != 0)
    append_phrase (text, _ ("not when to use"));
  else if ((gaps & CW_CODE_GAP_NOT_USE) != 0)
    append_phrase (text, _ ("not when not to use"));
  if ((gaps & CW_CODE_GAP_EXAMPLE) != 0)
    append_phrase (text, _ ("no example"));
  return g_string_free (text, FALSE);
}

static char *
describe_state (CwCodeStats *stats, CwRecord *code)
{
  const CwCodeStat *stat = cw_code_stats_get (stats, cw_record_get_id (code));
  g_autofree char *gaps = describe_gaps (cw_code_stats_get_gaps (stats, code));
  GString *text = g_string_new (gaps);

  if (stat->debt > 0)
    {
      g_autofree char *debt = g_strdup_printf (
          ngettext ("%u source to re-read", "%u sources to re-read", stat->debt), stat->debt);

      append_phrase (text, debt);
    }
  if (stat->overlaps > 0)
    {
      g_autofree char *overlaps = g_strdup_printf (
          ngettext ("%u overlap", "%u overlaps", stat->overlaps), stat->overlaps);

      append_phrase (text, overlaps);
    }
  return g_string_free (text, FALSE);
}

static void
show_figure (CwCodeFigure *self)
{
  g_autofree char *text = NULL;

  if (self->code == NULL)
    return;
  if (self->figure == CW_FIGURE_STATE)
    text = describe_state (self->stats, self->code);
  else
    text = g_strdup_printf (
        "%u",
        get_number (cw_code_stats_get (self->stats, cw_record_get_id (self->code)), self->figure));
  gtk_label_set_label (self->label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->label),
                               self->figure == CW_FIGURE_STATE && *text != '\0' ? text : NULL);
  if (g_str_equal (text, "0"))
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "dim-label");
  else if (self->figure != CW_FIGURE_STATE)
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), "dim-label");
}

static void
cw_code_figure_dispose (GObject *object)
{
  CwCodeFigure *self = CW_CODE_FIGURE (object);

  g_clear_object (&self->code_changes);
  g_clear_object (&self->code);
  g_clear_object (&self->stats);
  G_OBJECT_CLASS (cw_code_figure_parent_class)->dispose (object);
}

static void
cw_code_figure_class_init (CwCodeFigureClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cw_code_figure_dispose;
}

static void
cw_code_figure_init (CwCodeFigure *self)
{
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->label));
  self->code_changes = g_signal_group_new (CW_TYPE_RECORD);
  g_signal_group_connect_object (
      self->code_changes, "changed", G_CALLBACK (show_figure), self, G_CONNECT_SWAPPED);
}

GtkWidget *
cw_code_figure_new (CwCodeStats *stats, CwFigure figure)
{
  CwCodeFigure *self = g_object_new (CW_TYPE_CODE_FIGURE, NULL);

  self->stats = g_object_ref (stats);
  self->figure = figure;
  gtk_label_set_xalign (self->label, figure == CW_FIGURE_STATE ? 0 : 1);
  gtk_widget_add_css_class (GTK_WIDGET (self->label),
                            figure == CW_FIGURE_STATE ? "dim-label" : "numeric");
  g_signal_connect_object (stats, "changed", G_CALLBACK (show_figure), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
cw_code_figure_set_code (CwCodeFigure *self, CwRecord *code)
{
  g_return_if_fail (CW_IS_CODE_FIGURE (self));

  g_set_object (&self->code, code);
  g_signal_group_set_target (self->code_changes, code);
  show_figure (self);
}

/* By which the list is sorted: the number, or how many things are missing. */
guint
cw_code_figure_rank (CwCodeStats *stats, CwRecord *code, CwFigure figure)
{
  CwCodeGaps gaps;
  guint n = 0;

  if (figure != CW_FIGURE_STATE)
    return get_number (cw_code_stats_get (stats, cw_record_get_id (code)), figure);
  for (gaps = cw_code_stats_get_gaps (stats, code); gaps != 0; gaps &= gaps - 1)
    n++;
  return n;
}
