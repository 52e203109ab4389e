/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwCodeRow: one code in the tree of the codebook: colour, name (which can be changed in place), level, counts. */

#include "config.h"

#include "cw-code-row.h"

#include "cw-code-card.h"
#include "cw-code-drop.h"
#include "cw-code-swatch.h"

#include <glib/gi18n.h>

struct _CwCodeRow
{
  AdwBin parent_instance;

  CwProject *project;
  CwCodeCounts *counts;
  GSignalGroup *code_changes;
  GSignalGroup *child_changes;
  GtkTreeListRow *tree_row;
  CwRecord *code;
  GtkTreeExpander *expander;
  CwCodeSwatch *swatch;
  GtkStack *stack;
  GtkLabel *name;
  GtkText *entry;
  GtkLabel *tag;
  GtkLabel *count;
};

G_DEFINE_FINAL_TYPE (CwCodeRow, cw_code_row, ADW_TYPE_BIN)

/* --- showing --- */

static const char *
get_tag (CwRecord *code)
{
  const char *level = cw_record_get_text (code, CW_CODE_LEVEL);

  if (g_str_equal (cw_record_get_text (code, CW_CODE_STATUS), "retired"))
    return _ ("retired");
  if (g_str_equal (level, "pattern code"))
    return _ ("pattern");
  if (g_str_equal (level, "category"))
    return _ ("category");
  if (g_str_equal (level, "theme"))
    return _ ("theme");
  if (g_str_equal (level, "concept"))
    return _ ("concept");
  return "";
}

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static char *
make_formula (const char *name, guint own, guint aggregate)
{
  g_autofree char *first = g_strdup_printf (
      /* Translators: %u excerpts, %s is a code. */
      ngettext ("%u excerpt coded “%s”.", "%u excerpts coded “%s”.", own),
      own,
      name);
  g_autofree char *second = NULL;

  if (own == aggregate)
    return g_steal_pointer (&first);
  second = g_strdup_printf (
      ngettext ("%u with the codes below it and mapped to it, each excerpt counted once.",
                "%u with the codes below it and mapped to it, each excerpt counted once.",
                aggregate),
      aggregate);
  return g_strconcat (first, "\n", second, NULL);
}

static void
show_counts (CwCodeRow *self)
{
  gint64 id = cw_record_get_id (self->code);
  guint own = cw_code_counts_get_own (self->counts, id);
  guint aggregate = cw_code_counts_get_aggregate (self->counts, id);
  g_autofree char *formula = make_formula (cw_record_get_name (self->code), own, aggregate);
  g_autofree char *text = NULL;

  if (own != aggregate)
    text = g_strdup_printf ("%u · %u", own, aggregate);
  else if (own > 0)
    text = g_strdup_printf ("%u", own);
  gtk_label_set_label (self->count, text != NULL ? text : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->count), formula);
}

static void
show_code (CwCodeRow *self)
{
  g_autofree char *color = NULL;
  const char *tag;

  if (self->code == NULL)
    return;
  color = cw_project_dup_color (self->project, cw_record_get_id (self->code));
  tag = get_tag (self->code);
  cw_code_swatch_set_color (self->swatch, color);
  gtk_label_set_label (self->name, cw_record_get_name (self->code));
  gtk_label_set_label (self->tag, tag);
  gtk_widget_set_visible (GTK_WIDGET (self->tag), *tag != '\0');
  set_class (GTK_WIDGET (self->name),
             "heading",
             g_str_equal (cw_record_get_text (self->code, CW_CODE_LEVEL), "structural"));
  set_class (GTK_WIDGET (self),
             "retired",
             g_str_equal (cw_record_get_text (self->code, CW_CODE_STATUS), "retired"));
  show_counts (self);
}

static void
show_expander (CwCodeRow *self)
{
  GListModel *children = g_signal_group_dup_target (self->child_changes);

  gtk_tree_expander_set_hide_expander (
      self->expander, children == NULL || g_list_model_get_n_items (children) == 0);
  g_clear_object (&children);
}

/* --- renaming in place --- */

static gboolean
is_renaming (CwCodeRow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "entry") == 0;
}

static void
finish_rename (CwCodeRow *self)
{
  g_autofree char *name
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  if (!is_renaming (self))
    return;
  gtk_stack_set_visible_child_name (self->stack, "name");
  if (self->code != NULL && *name != '\0' && !g_str_equal (name, cw_record_get_name (self->code)))
    gtk_widget_activate_action (
        GTK_WIDGET (self), "codebook.set-name", "(xs)", cw_record_get_id (self->code), name);
}

static void
on_rename_confirmed (CwCodeRow *self)
{
  finish_rename (self);
  gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (self)));
}

static void
on_rename_left (CwCodeRow *self)
{
  finish_rename (self);
}

static gboolean
on_rename_key_pressed (CwCodeRow *self, guint key)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  gtk_stack_set_visible_child_name (self->stack, "name");
  gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (self)));
  return GDK_EVENT_STOP;
}

/* --- the card --- */

/* What the codebook says of the code, for who stays on it. */
static gboolean
on_tooltip_queried (CwCodeRow *self, int x, int y, gboolean by_keys, GtkTooltip *tooltip)
{
  if (self->code == NULL || self->project == NULL || is_renaming (self))
    return FALSE;
  gtk_tooltip_set_custom (tooltip, cw_code_card_new (self->project, cw_record_get_id (self->code)));
  return TRUE;
}

/* --- binding --- */

static void
on_expanded_changed (CwCodeRow *self)
{
  g_autoptr (CwRecord) code = gtk_tree_list_row_get_item (self->tree_row);

  /* The row of a code that is gone has no item, and is not folded by anybody. */
  if (code != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self),
                                "codebook.note-expanded",
                                "(xb)",
                                cw_record_get_id (code),
                                gtk_tree_list_row_get_expanded (self->tree_row));
}

static void
cw_code_row_dispose (GObject *object)
{
  CwCodeRow *self = CW_CODE_ROW (object);

  g_clear_object (&self->code_changes);
  g_clear_object (&self->child_changes);
  g_clear_object (&self->tree_row);
  g_clear_object (&self->code);
  g_clear_object (&self->counts);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (cw_code_row_parent_class)->dispose (object);
}

static void
cw_code_row_class_init (CwCodeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_code_row_dispose;
  g_type_ensure (CW_TYPE_CODE_SWATCH);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/cw-code-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CwCodeRow, expander);
  gtk_widget_class_bind_template_child (widget_class, CwCodeRow, swatch);
  gtk_widget_class_bind_template_child (widget_class, CwCodeRow, stack);
  gtk_widget_class_bind_template_child (widget_class, CwCodeRow, name);
  gtk_widget_class_bind_template_child (widget_class, CwCodeRow, entry);
  gtk_widget_class_bind_template_child (widget_class, CwCodeRow, tag);
  gtk_widget_class_bind_template_child (widget_class, CwCodeRow, count);
  gtk_widget_class_bind_template_callback (widget_class, on_rename_confirmed);
  gtk_widget_class_bind_template_callback (widget_class, on_rename_left);
  gtk_widget_class_bind_template_callback (widget_class, on_rename_key_pressed);
}

static void
cw_code_row_init (CwCodeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->code_changes = g_signal_group_new (CW_TYPE_RECORD);
  g_signal_group_connect_object (
      self->code_changes, "changed", G_CALLBACK (show_code), self, G_CONNECT_SWAPPED);
  self->child_changes = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_object (
      self->child_changes, "items-changed", G_CALLBACK (show_expander), self, G_CONNECT_SWAPPED);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_tooltip_queried), NULL);
  cw_code_drop_attach (self);
}

GtkWidget *
cw_code_row_new (CwProject *project, CwCodeCounts *counts)
{
  CwCodeRow *self = g_object_new (CW_TYPE_CODE_ROW, NULL);

  self->project = g_object_ref (project);
  self->counts = g_object_ref (counts);
  g_signal_connect_object (counts, "changed", G_CALLBACK (show_code), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
set_code (CwCodeRow *self, CwRecord *code)
{
  gtk_stack_set_visible_child_name (self->stack, "name");
  g_set_object (&self->code, code);
  g_signal_group_set_target (self->code_changes, code);
  g_signal_group_set_target (
      self->child_changes,
      code != NULL ? cw_project_get_children (self->project, CW_KIND_CODE, cw_record_get_id (code))
                   : NULL);
  show_code (self);
  show_expander (self);
}

/* Shows the code of @row; NULL when the widget waits for another. */
void
cw_code_row_set_tree_row (CwCodeRow *self, GtkTreeListRow *row)
{
  g_autoptr (CwRecord) code = NULL;

  g_return_if_fail (CW_IS_CODE_ROW (self));

  if (self->tree_row != NULL)
    g_signal_handlers_disconnect_by_func (self->tree_row, on_expanded_changed, self);
  g_set_object (&self->tree_row, row);
  gtk_tree_expander_set_list_row (self->expander, row);
  if (row != NULL)
    {
      code = gtk_tree_list_row_get_item (row);
      g_signal_connect_object (
          row, "notify::expanded", G_CALLBACK (on_expanded_changed), self, G_CONNECT_SWAPPED);
    }
  set_code (self, code);
}

CwRecord *
cw_code_row_get_code (CwCodeRow *self)
{
  g_return_val_if_fail (CW_IS_CODE_ROW (self), NULL);
  return self->code;
}

CwProject *
cw_code_row_get_project (CwCodeRow *self)
{
  g_return_val_if_fail (CW_IS_CODE_ROW (self), NULL);
  return self->project;
}

/* Beside columns of figures the row needs none. */
void
cw_code_row_set_shows_count (CwCodeRow *self, gboolean shows_count)
{
  g_return_if_fail (CW_IS_CODE_ROW (self));
  gtk_widget_set_visible (GTK_WIDGET (self->count), shows_count);
}

/* The name becomes an entry; Enter keeps what is written, Escape does not. */
void
cw_code_row_start_rename (CwCodeRow *self)
{
  g_return_if_fail (CW_IS_CODE_ROW (self));

  if (self->code == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), cw_record_get_name (self->code));
  gtk_stack_set_visible_child_name (self->stack, "entry");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
