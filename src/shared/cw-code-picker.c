/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwCodePicker: type a few letters of a code, press Enter.  It only says what was picked; who opened it does the
 * coding.  Ctrl+Enter picks the typed name itself, Tab picks and stays for another code. */

#include "config.h"

#include "cw-code-picker.h"

#include "cw-code-choice.h"
#include "cw-code-matcher.h"
#include "cw-code-swatch.h"

#include <glib/gi18n.h>

/* What the style draws around it. */
#define BORDER 1

struct _CwCodePicker
{
  GtkPopover parent_instance;

  CwProject *project;
  GPtrArray *choices; /* of CwCodeChoice, while it is open */
  GHashTable *used;   /* code id → when it was used last, counted in uses */
  guint n_uses;
  gboolean creates;
  GListStore *matches;
  GtkSearchEntry *entry;
  GtkListView *list;
  GtkSingleSelection *selection;
  GtkStack *stack;
  GtkLabel *hint;
};

typedef enum
{
  PROP_PROJECT = 1,
} CwCodePickerProperty;

static GParamSpec *properties[PROP_PROJECT + 1];

enum
{
  CODE_PICKED,
  NAME_PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwCodePicker, cw_code_picker, GTK_TYPE_POPOVER)

static const char *
get_query (CwCodePicker *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static GArray *
rank_choices (CwCodePicker *self)
{
  g_autofree CwCodeCandidate *candidates = g_new (CwCodeCandidate, self->choices->len);

  for (guint i = 0; i < self->choices->len; i++)
    {
      CwCodeChoice *choice = g_ptr_array_index (self->choices, i);
      gpointer code = GSIZE_TO_POINTER (cw_code_choice_get_code (choice));

      candidates[i]
          = (CwCodeCandidate) { cw_code_choice_get_name (choice),
                                cw_code_choice_get_path (choice),
                                cw_code_choice_get_mnemonic (choice),
                                GPOINTER_TO_UINT (g_hash_table_lookup (self->used, code)) };
    }
  return cw_code_matcher_rank (candidates, self->choices->len, get_query (self));
}

static void
update_matches (CwCodePicker *self)
{
  g_autoptr (GArray) ranked = rank_choices (self);
  g_autoptr (GPtrArray) found = g_ptr_array_sized_new (ranked->len);

  for (guint i = 0; i < ranked->len; i++)
    g_ptr_array_add (found, g_ptr_array_index (self->choices, g_array_index (ranked, guint, i)));
  g_list_store_splice (self->matches,
                       0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->matches)),
                       found->pdata,
                       found->len);
  gtk_single_selection_set_selected (self->selection,
                                     found->len > 0 ? 0 : GTK_INVALID_LIST_POSITION);
  gtk_stack_set_visible_child_name (self->stack, found->len > 0 ? "matches" : "none");
  if (found->len > 0)
    gtk_list_view_scroll_to (self->list, 0, GTK_LIST_SCROLL_NONE, NULL);
}

static void
load_choices (CwCodePicker *self)
{
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  self->choices = self->project != NULL ? cw_code_choice_list (self->project)
                                        : g_ptr_array_new_with_free_func (g_object_unref);
}

static gboolean
text_is_given (GtkListItem *item, const char *text)
{
  return text != NULL && *text != '\0';
}

/* --- picking --- */

static gboolean
pick_selected (CwCodePicker *self, gboolean stays)
{
  CwCodeChoice *choice = gtk_single_selection_get_selected_item (self->selection);
  gint64 code;

  if (choice == NULL)
    return FALSE;
  code = cw_code_choice_get_code (choice);
  g_signal_emit (self, signals[CODE_PICKED], 0, code);
  if (!stays)
    gtk_popover_popdown (GTK_POPOVER (self));
  else
    {
      load_choices (self);
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
      update_matches (self);
    }
  return TRUE;
}

static gboolean
pick_name (CwCodePicker *self)
{
  g_autofree char *name = g_strstrip (g_strdup (get_query (self)));

  if (*name == '\0' || !self->creates)
    return FALSE;
  g_signal_emit (self, signals[NAME_PICKED], 0, name);
  gtk_popover_popdown (GTK_POPOVER (self));
  return TRUE;
}

static void
move_selection (CwCodePicker *self, int step)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->matches));
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (n == 0)
    return;
  selected = (guint) CLAMP ((int) selected + step, 0, (int) n - 1);
  gtk_list_view_scroll_to (self->list, selected, GTK_LIST_SCROLL_SELECT, NULL);
}

static gboolean
on_key_pressed (CwCodePicker *self, guint key, guint keycode, GdkModifierType state)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0;

  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_selection (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_selection (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
      move_selection (self, -6);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
      move_selection (self, 6);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (control)
        pick_name (self);
      else
        pick_selected (self, FALSE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
      return (state & GDK_SHIFT_MASK) == 0 && pick_selected (self, TRUE);
    case GDK_KEY_space:
      return control && pick_selected (self, TRUE);
    case GDK_KEY_Escape:
      gtk_popover_popdown (GTK_POPOVER (self));
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
on_row_activated (CwCodePicker *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  pick_selected (self, FALSE);
}

static void
on_query_changed (CwCodePicker *self)
{
  if (self->choices != NULL)
    update_matches (self);
}

/* What is shown is only right while it is open; nothing is kept of it. */
static void
on_closed (CwCodePicker *self)
{
  g_list_store_remove_all (self->matches);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
}

/* --- overrides --- */

static void
cw_code_picker_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  switch ((CwCodePickerProperty) property)
    {
    case PROP_PROJECT:
      g_value_set_object (value, CW_CODE_PICKER (object)->project);
      break;
    }
}

static void
cw_code_picker_set_property (GObject *object,
                             guint property,
                             const GValue *value,
                             GParamSpec *pspec)
{
  switch ((CwCodePickerProperty) property)
    {
    case PROP_PROJECT:
      cw_code_picker_set_project (CW_CODE_PICKER (object), g_value_get_object (value));
      break;
    }
}

static void
cw_code_picker_dispose (GObject *object)
{
  CwCodePicker *self = CW_CODE_PICKER (object);

  g_clear_object (&self->project);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_CODE_PICKER);
  G_OBJECT_CLASS (cw_code_picker_parent_class)->dispose (object);
}

static void
cw_code_picker_finalize (GObject *object)
{
  g_hash_table_unref (CW_CODE_PICKER (object)->used);
  G_OBJECT_CLASS (cw_code_picker_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass, RESOURCE_BASE "/ui/cw-code-picker.ui");
  gtk_widget_class_bind_template_child (klass, CwCodePicker, matches);
  gtk_widget_class_bind_template_child (klass, CwCodePicker, entry);
  gtk_widget_class_bind_template_child (klass, CwCodePicker, list);
  gtk_widget_class_bind_template_child (klass, CwCodePicker, selection);
  gtk_widget_class_bind_template_child (klass, CwCodePicker, stack);
  gtk_widget_class_bind_template_child (klass, CwCodePicker, hint);
  gtk_widget_class_bind_template_callback (klass, text_is_given);
  gtk_widget_class_bind_template_callback (klass, on_key_pressed);
  gtk_widget_class_bind_template_callback (klass, on_row_activated);
  gtk_widget_class_bind_template_callback (klass, on_query_changed);
  gtk_widget_class_bind_template_callback (klass, on_closed);
}

static void
cw_code_picker_class_init (CwCodePickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cw_code_picker_get_property;
  object_class->set_property = cw_code_picker_set_property;
  object_class->dispose = cw_code_picker_dispose;
  object_class->finalize = cw_code_picker_finalize;
  properties[PROP_PROJECT]
      = g_param_spec_object ("project",
                             NULL,
                             NULL,
                             CW_TYPE_PROJECT,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  g_type_ensure (CW_TYPE_CODE_SWATCH);
  g_type_ensure (CW_TYPE_CODE_CHOICE);
  bind_template (GTK_WIDGET_CLASS (klass));

  /* A code of the project, and the name of one that is not there yet. */
  signals[CODE_PICKED] = g_signal_new ("code-picked",
                                       CW_TYPE_CODE_PICKER,
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       1,
                                       G_TYPE_INT64);
  signals[NAME_PICKED] = g_signal_new ("name-picked",
                                       CW_TYPE_CODE_PICKER,
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       1,
                                       G_TYPE_STRING);
}

static void
cw_code_picker_init (CwCodePicker *self)
{
  self->used = g_hash_table_new (NULL, NULL);
  self->creates = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cw_code_picker_new (void)
{
  return g_object_new (CW_TYPE_CODE_PICKER, NULL);
}

CwProject *
cw_code_picker_get_project (CwCodePicker *self)
{
  g_return_val_if_fail (CW_IS_CODE_PICKER (self), NULL);
  return self->project;
}

void
cw_code_picker_set_project (CwCodePicker *self, CwProject *project)
{
  g_return_if_fail (CW_IS_CODE_PICKER (self));

  if (!g_set_object (&self->project, project))
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_hash_table_remove_all (self->used);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECT]);
}

/* Whether a name that no code has can be picked as well. */
void
cw_code_picker_set_creates (CwCodePicker *self, gboolean creates)
{
  g_return_if_fail (CW_IS_CODE_PICKER (self));

  self->creates = creates;
  gtk_widget_set_visible (GTK_WIDGET (self->hint), creates);
}

/* A popover has its middle above what it points to. The desktop would let it leave the window, where it may be cut off:
 * what it points to is moved as far as it has to. */
static GdkRectangle
keep_in_window (CwCodePicker *self, const GdkRectangle *area)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (parent));
  graphene_point_t middle
      = GRAPHENE_POINT_INIT ((float) area->x + (float) area->width / 2, (float) area->y);
  GdkRectangle kept = *area;
  int width, half, x;

  if (root == NULL || !gtk_widget_compute_point (parent, root, &middle, &middle))
    return kept;
  gtk_widget_get_size_request (GTK_WIDGET (self), &width, NULL); /* closed, it measures nothing */
  half = MIN (width / 2 + BORDER, gtk_widget_get_width (root) / 2);
  x = (int) middle.x;
  kept.x += CLAMP (x, half, gtk_widget_get_width (root) - half) - x;
  return kept;
}

/* Opens it at @area of its parent, ready to type. */
void
cw_code_picker_open (CwCodePicker *self, const GdkRectangle *area)
{
  GdkRectangle kept;

  g_return_if_fail (CW_IS_CODE_PICKER (self));

  load_choices (self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  update_matches (self);
  kept = keep_in_window (self, area);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), &kept);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* A code that was used is offered before the others that fit as well. */
void
cw_code_picker_note_use (CwCodePicker *self, gint64 code)
{
  g_return_if_fail (CW_IS_CODE_PICKER (self));

  g_hash_table_insert (self->used, GSIZE_TO_POINTER (code), GUINT_TO_POINTER (++self->n_uses));
}
