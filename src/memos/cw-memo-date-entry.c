/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwMemoDateEntry: a date as far as it is known, typed or picked from a calendar. It says at once when what is typed is
 * no date, and keeps the words until they are put right. */

#include "config.h"

#include "cw-memo-date-entry.h"

#include <glib/gi18n.h>

#include "cw-memo-dates.h"

struct _CwMemoDateEntry
{
  AdwBin parent_instance;

  char *date; /* as the project has it */
  char *label;
  gboolean required;
  gboolean setting; /* the change is ours */
  GtkEntry *entry;
  GtkMenuButton *button;
  GtkPopover *popover;
  GtkCalendar *calendar;
};

G_DEFINE_FINAL_TYPE (CwMemoDateEntry, cw_memo_date_entry, ADW_TYPE_BIN)

typedef enum
{
  PROP_REQUIRED = 1,
  PROP_LABEL,
} CwMemoDateEntryProps;

static GParamSpec *properties[PROP_LABEL + 1];

enum
{
  ENTERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
find_problem (CwMemoDateEntry *self, const char *text)
{
  if (*text == '\0')
    return self->required ? _ ("A memo has a date.") : NULL;
  return cw_memo_date_is_valid (text) ? NULL
                                      : _ ("Write a date such as 2021, 2021-04 or 2021-04-10.");
}

static char *
dup_typed (CwMemoDateEntry *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static void
submit (CwMemoDateEntry *self)
{
  g_autofree char *text = dup_typed (self);

  if (find_problem (self, text) != NULL || g_strcmp0 (text, self->date) == 0)
    return;
  g_signal_emit (self, signals[ENTERED], 0, text);
}

static void
on_text_changed (CwMemoDateEntry *self)
{
  g_autofree char *text = dup_typed (self);

  if (!self->setting)
    cw_memo_date_entry_set_problem (self, find_problem (self, text));
}

/* A wrong date does not stay behind unseen: leaving puts back the one that holds. */
static void
on_focus_left (CwMemoDateEntry *self)
{
  g_autofree char *text = dup_typed (self);

  if (find_problem (self, text) == NULL)
    submit (self);
  else
    cw_memo_date_entry_set_date (self, self->date);
}

static void
on_calendar_wanted (GtkMenuButton *button, gpointer user_data)
{
  CwMemoDateEntry *self = user_data;
  g_autofree char *text = dup_typed (self);
  g_autoptr (GDateTime) day = NULL;
  int year, month, number;

  if (cw_memo_date_parse_day (text, &year, &month, &number))
    day = g_date_time_new_local (year, month, number, 0, 0, 0);
  if (day == NULL)
    day = g_date_time_new_now_local ();
  self->setting = TRUE;
  gtk_calendar_select_day (self->calendar, day);
  self->setting = FALSE;
}

static void
on_day_selected (CwMemoDateEntry *self)
{
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *text = NULL;

  if (self->setting)
    return;
  day = gtk_calendar_get_date (self->calendar);
  text = g_date_time_format (day, "%Y-%m-%d");
  gtk_popover_popdown (self->popover);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  submit (self);
}

static void
update_label (CwMemoDateEntry *self)
{
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, self->label, -1);
}

static void
cw_memo_date_entry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CwMemoDateEntry *self = CW_MEMO_DATE_ENTRY (object);

  switch ((CwMemoDateEntryProps) id)
    {
    case PROP_REQUIRED:
      g_value_set_boolean (value, self->required);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    }
}

static void
cw_memo_date_entry_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CwMemoDateEntry *self = CW_MEMO_DATE_ENTRY (object);

  switch ((CwMemoDateEntryProps) id)
    {
    case PROP_REQUIRED:
      self->required = g_value_get_boolean (value);
      break;
    case PROP_LABEL:
      g_set_str (&self->label, g_value_get_string (value));
      update_label (self);
      break;
    }
}

static void
cw_memo_date_entry_dispose (GObject *object)
{
  CwMemoDateEntry *self = CW_MEMO_DATE_ENTRY (object);

  if (self->button != NULL)
    gtk_menu_button_set_create_popup_func (self->button, NULL, NULL, NULL);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CW_TYPE_MEMO_DATE_ENTRY);
  g_clear_pointer (&self->date, g_free);
  g_clear_pointer (&self->label, g_free);
  G_OBJECT_CLASS (cw_memo_date_entry_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  properties[PROP_REQUIRED] = g_param_spec_boolean (
      "required", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LABEL]
      = g_param_spec_string ("label", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
cw_memo_date_entry_class_init (CwMemoDateEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cw_memo_date_entry_get_property;
  object_class->set_property = cw_memo_date_entry_set_property;
  object_class->dispose = cw_memo_date_entry_dispose;
  install_properties (object_class);

  /* Another date that can be one was typed or picked; "" for none. */
  signals[ENTERED] = g_signal_new ("entered",
                                   CW_TYPE_MEMO_DATE_ENTRY,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   1,
                                   G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/cw-memo-date-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, CwMemoDateEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, CwMemoDateEntry, button);
  gtk_widget_class_bind_template_child (widget_class, CwMemoDateEntry, popover);
  gtk_widget_class_bind_template_child (widget_class, CwMemoDateEntry, calendar);
  gtk_widget_class_bind_template_callback (widget_class, submit);
  gtk_widget_class_bind_template_callback (widget_class, on_text_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_focus_left);
  gtk_widget_class_bind_template_callback (widget_class, on_day_selected);
}

static void
cw_memo_date_entry_init (CwMemoDateEntry *self)
{
  self->date = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->button, on_calendar_wanted, self, NULL);
}

/**
 * cw_memo_date_entry_set_date:
 * @date: what the project has; "" for none
 */
void
cw_memo_date_entry_set_date (CwMemoDateEntry *self, const char *date)
{
  g_return_if_fail (CW_IS_MEMO_DATE_ENTRY (self) && date != NULL);

  g_set_str (&self->date, date);
  cw_memo_date_entry_set_problem (self, NULL);
  if (g_str_equal (date, gtk_editable_get_text (GTK_EDITABLE (self->entry))))
    return;
  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), date);
  self->setting = FALSE;
}

/**
 * cw_memo_date_entry_set_problem:
 * @problem: (nullable): a sentence that says why the date cannot be, or NULL
 */
void
cw_memo_date_entry_set_problem (CwMemoDateEntry *self, const char *problem)
{
  g_return_if_fail (CW_IS_MEMO_DATE_ENTRY (self));

  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->entry), problem);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}
