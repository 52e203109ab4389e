/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwMemoKindChooser: what kind of memo it is: one of the usual kinds, one that this project has used before, or a new
 * term of the researcher's. */

#include "config.h"

#include "cw-memo-kind-chooser.h"

#include <glib/gi18n.h>

struct _CwMemoKindChooser
{
  AdwBin parent_instance;

  char *kind;           /* as the project has it */
  GtkStringList *kinds; /* none, the kinds, another one */
  gboolean setting;
  GtkStack *stack;
  GtkDropDown *choice;
  GtkEntry *term;
};

G_DEFINE_FINAL_TYPE (CwMemoKindChooser, cw_memo_kind_chooser, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static guint
count (CwMemoKindChooser *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->kinds));
}

/* The place of a kind; the first item stands for none, the last for another one. */
static guint
find_kind (CwMemoKindChooser *self, const char *kind)
{
  if (*kind == '\0')
    return 0;
  for (guint i = 1; i + 1 < count (self); i++)
    if (g_str_equal (gtk_string_list_get_string (self->kinds, i), kind))
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static guint
ensure_kind (CwMemoKindChooser *self, const char *kind)
{
  guint position = find_kind (self, kind);
  const char *added[] = { kind, NULL };

  if (position != GTK_INVALID_LIST_POSITION)
    return position;
  position = count (self) - 1;
  gtk_string_list_splice (self->kinds, position, 0, added);
  return position;
}

static void
show_kind (CwMemoKindChooser *self)
{
  self->setting = TRUE;
  gtk_drop_down_set_selected (self->choice, ensure_kind (self, self->kind));
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->choice));
  self->setting = FALSE;
}

static void
ask_for_term (CwMemoKindChooser *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->term), "");
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->term));
  gtk_widget_grab_focus (GTK_WIDGET (self->term));
}

static void
on_choice_changed (CwMemoKindChooser *self)
{
  guint selected = gtk_drop_down_get_selected (self->choice);

  if (self->setting || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (selected + 1 == count (self))
    ask_for_term (self);
  else
    g_signal_emit (self,
                   signals[CHOSEN],
                   0,
                   selected == 0 ? "" : gtk_string_list_get_string (self->kinds, selected));
}

static void
on_term_entered (CwMemoKindChooser *self)
{
  g_autofree char *term = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->term))));

  if (*term != '\0')
    g_signal_emit (self, signals[CHOSEN], 0, term);
  show_kind (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->choice));
}

static void
on_term_left (CwMemoKindChooser *self)
{
  show_kind (self);
}

static void
cw_memo_kind_chooser_dispose (GObject *object)
{
  CwMemoKindChooser *self = CW_MEMO_KIND_CHOOSER (object);

  self->setting = TRUE;
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CW_TYPE_MEMO_KIND_CHOOSER);
  g_clear_pointer (&self->kind, g_free);
  G_OBJECT_CLASS (cw_memo_kind_chooser_parent_class)->dispose (object);
}

static void
cw_memo_kind_chooser_class_init (CwMemoKindChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_memo_kind_chooser_dispose;

  /* The researcher chose a kind; "" for none. */
  signals[CHOSEN] = g_signal_new ("chosen",
                                  CW_TYPE_MEMO_KIND_CHOOSER,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/cw-memo-kind-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, CwMemoKindChooser, kinds);
  gtk_widget_class_bind_template_child (widget_class, CwMemoKindChooser, stack);
  gtk_widget_class_bind_template_child (widget_class, CwMemoKindChooser, choice);
  gtk_widget_class_bind_template_child (widget_class, CwMemoKindChooser, term);
  gtk_widget_class_bind_template_callback (widget_class, on_choice_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_term_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_term_left);
}

static void
reset_kinds (CwMemoKindChooser *self)
{
  const char *ends[] = { _ ("No Kind"), _ ("Other Kind…"), NULL };

  self->setting = TRUE;
  gtk_string_list_splice (self->kinds, 0, count (self), ends);
  gtk_string_list_splice (self->kinds, 1, 0, cw_memo_kinds);
  self->setting = FALSE;
}

static void
cw_memo_kind_chooser_init (CwMemoKindChooser *self)
{
  self->kind = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  reset_kinds (self);
  show_kind (self);
}

/**
 * cw_memo_kind_chooser_set_project:
 * @project: (nullable): whose own kinds to offer
 */
void
cw_memo_kind_chooser_set_project (CwMemoKindChooser *self, CwProject *project)
{
  GListModel *memos = project == NULL ? NULL : cw_project_get_all (project, CW_KIND_MEMO);

  g_return_if_fail (CW_IS_MEMO_KIND_CHOOSER (self));

  reset_kinds (self);
  self->setting = TRUE;
  for (guint i = 0; memos != NULL && i < g_list_model_get_n_items (memos); i++)
    {
      g_autoptr (CwRecord) memo = g_list_model_get_item (memos, i);

      ensure_kind (self, cw_record_get_text (memo, CW_MEMO_KIND));
    }
  self->setting = FALSE;
  show_kind (self);
}

/**
 * cw_memo_kind_chooser_set_kind:
 * @kind: what the project has; "" for none
 */
void
cw_memo_kind_chooser_set_kind (CwMemoKindChooser *self, const char *kind)
{
  g_return_if_fail (CW_IS_MEMO_KIND_CHOOSER (self) && kind != NULL);

  if (g_set_str (&self->kind, kind))
    show_kind (self);
}
