/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwMemoRow: one memo in the panel's list: what it is called, when it was written, and its kind. */

#include "config.h"

#include "cw-memo-row.h"

#include <glib/gi18n.h>

#include "cw-memo-label.h"

struct _CwMemoRow
{
  AdwBin parent_instance;

  CwRecord *record;
  GSignalGroup *record_signals;
  GtkLabel *title;
  GtkLabel *details;
};

G_DEFINE_FINAL_TYPE (CwMemoRow, cw_memo_row, ADW_TYPE_BIN)

typedef enum
{
  PROP_RECORD = 1,
} CwMemoRowProps;

static GParamSpec *properties[PROP_RECORD + 1];

static void
refresh (CwMemoRow *self)
{
  g_autofree char *title = NULL;
  g_autofree char *details = NULL;
  const char *kind;

  if (self->record == NULL)
    return;
  title = cw_memo_label_dup (cw_record_get_text (self->record, CW_MEMO_TITLE),
                             cw_record_get_text (self->record, CW_MEMO_BODY));
  kind = cw_record_get_text (self->record, CW_MEMO_KIND);
  details = g_strjoin (*kind == '\0' ? NULL : " · ",
                       cw_record_get_text (self->record, CW_MEMO_WRITTEN_ON),
                       *kind == '\0' ? NULL : kind,
                       NULL);
  gtk_label_set_label (self->title, title != NULL ? title : _ ("Untitled Memo"));
  gtk_label_set_label (self->details, details);
}

static void
cw_memo_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((CwMemoRowProps) id)
    {
    case PROP_RECORD:
      g_value_set_object (value, CW_MEMO_ROW (object)->record);
      break;
    }
}

static void
cw_memo_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CwMemoRow *self = CW_MEMO_ROW (object);

  switch ((CwMemoRowProps) id)
    {
    case PROP_RECORD:
      if (!g_set_object (&self->record, g_value_get_object (value)))
        return;
      g_signal_group_set_target (self->record_signals, self->record);
      refresh (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    }
}

static void
cw_memo_row_dispose (GObject *object)
{
  CwMemoRow *self = CW_MEMO_ROW (object);

  g_clear_object (&self->record_signals);
  g_clear_object (&self->record);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CW_TYPE_MEMO_ROW);
  G_OBJECT_CLASS (cw_memo_row_parent_class)->dispose (object);
}

static void
cw_memo_row_class_init (CwMemoRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cw_memo_row_get_property;
  object_class->set_property = cw_memo_row_set_property;
  object_class->dispose = cw_memo_row_dispose;

  properties[PROP_RECORD]
      = g_param_spec_object ("record",
                             NULL,
                             NULL,
                             CW_TYPE_RECORD,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/cw-memo-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CwMemoRow, title);
  gtk_widget_class_bind_template_child (widget_class, CwMemoRow, details);
}

static void
cw_memo_row_init (CwMemoRow *self)
{
  self->record_signals = g_signal_group_new (CW_TYPE_RECORD);
  g_signal_group_connect_swapped (self->record_signals, "changed", G_CALLBACK (refresh), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}
