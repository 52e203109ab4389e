/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwBoardCard: a first-cycle code on the board: how large it is, in how many cases, and what people say under it. It
 * can be dragged to a tray. */

#include "config.h"

#include "cw-board-card.h"

#include "cw-best-excerpts.h"
#include "cw-code-swatch.h"

#include <glib/gi18n.h>

struct _CwBoardCard
{
  AdwBin parent_instance;

  CwProject *project;
  CwCodeStats *stats;
  CwRecord *code;
  GSignalGroup *code_changes;
  CwCodeSwatch *swatch;
  GtkLabel *name;
  GtkLabel *size;
  GtkLabel *quote;
};

G_DEFINE_FINAL_TYPE (CwBoardCard, cw_board_card, ADW_TYPE_BIN)

static void
show_quote (CwBoardCard *self, gint64 code)
{
  g_autoptr (GPtrArray) best = cw_best_excerpts_list (self->project, code, 1);
  g_autofree char *quote = NULL;

  if (best->len > 0)
    quote = g_strdup_printf ("“%s”", ((CwExcerpt *) g_ptr_array_index (best, 0))->quote);
  if (quote != NULL)
    g_strdelimit (quote, "\n\t", ' ');
  gtk_label_set_label (self->quote, quote != NULL ? quote : "");
  gtk_widget_set_visible (GTK_WIDGET (self->quote), quote != NULL);
}

static void
show_size (CwBoardCard *self, gint64 code)
{
  const CwCodeStat *stat = cw_code_stats_get (self->stats, code);
  g_autofree char *excerpts
      = g_strdup_printf (ngettext ("%u excerpt", "%u excerpts", stat->aggregate), stat->aggregate);
  g_autofree char *cases
      = g_strdup_printf (ngettext ("%u case", "%u cases", stat->cases), stat->cases);
  g_autofree char *text = g_strdup_printf ("%s · %s", excerpts, cases);

  gtk_label_set_label (self->size, text);
}

static void
show_code (CwBoardCard *self)
{
  g_autofree char *color = NULL;
  gint64 code;

  if (self->code == NULL)
    return;
  code = cw_record_get_id (self->code);
  color = cw_project_dup_color (self->project, code);
  cw_code_swatch_set_color (self->swatch, color);
  gtk_label_set_label (self->name, cw_record_get_name (self->code));
  show_size (self, code);
  show_quote (self, code);
}

static GdkContentProvider *
on_drag_prepared (CwBoardCard *self)
{
  return self->code != NULL ? gdk_content_provider_new_typed (CW_TYPE_RECORD, self->code) : NULL;
}

static void
on_drag_begun (CwBoardCard *self, GdkDrag *drag)
{
  GtkWidget *label = gtk_label_new (cw_record_get_name (self->code));

  gtk_widget_add_css_class (label, "code-drag");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
}

static void
attach_drag (CwBoardCard *self)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  g_signal_connect_object (
      source, "prepare", G_CALLBACK (on_drag_prepared), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      source, "drag-begin", G_CALLBACK (on_drag_begun), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
}

static void
cw_board_card_dispose (GObject *object)
{
  CwBoardCard *self = CW_BOARD_CARD (object);

  g_clear_object (&self->code_changes);
  g_clear_object (&self->code);
  g_clear_object (&self->stats);
  g_clear_object (&self->project);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_BOARD_CARD);
  G_OBJECT_CLASS (cw_board_card_parent_class)->dispose (object);
}

static void
cw_board_card_class_init (CwBoardCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_board_card_dispose;
  g_type_ensure (CW_TYPE_CODE_SWATCH);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/cw-board-card.ui");
  gtk_widget_class_bind_template_child (widget_class, CwBoardCard, swatch);
  gtk_widget_class_bind_template_child (widget_class, CwBoardCard, name);
  gtk_widget_class_bind_template_child (widget_class, CwBoardCard, size);
  gtk_widget_class_bind_template_child (widget_class, CwBoardCard, quote);
}

static void
cw_board_card_init (CwBoardCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->code_changes = g_signal_group_new (CW_TYPE_RECORD);
  g_signal_group_connect_object (
      self->code_changes, "changed", G_CALLBACK (show_code), self, G_CONNECT_SWAPPED);
  attach_drag (self);
}

GtkWidget *
cw_board_card_new (CwProject *project, CwCodeStats *stats)
{
  CwBoardCard *self = g_object_new (CW_TYPE_BOARD_CARD, NULL);

  self->project = g_object_ref (project);
  self->stats = g_object_ref (stats);
  g_signal_connect_object (stats, "changed", G_CALLBACK (show_code), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* NULL when the widget waits for another. */
void
cw_board_card_set_code (CwBoardCard *self, CwRecord *code)
{
  g_return_if_fail (CW_IS_BOARD_CARD (self));

  g_set_object (&self->code, code);
  g_signal_group_set_target (self->code_changes, code);
  show_code (self);
}
