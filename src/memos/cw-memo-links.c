/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwMemoLinks: what a memo is about, as chips, and the button that adds to it. */

#include "config.h"

#include "cw-memo-links.h"

#include "cw-memo-chip.h"
#include "cw-memo-link-chooser.h"
#include "cw-memos.h"

struct _CwMemoLinks
{
  AdwBin parent_instance;

  CwProject *project;
  GSignalGroup *project_signals;
  gint64 memo;
  CwKind context_kind;
  gint64 context_id;
  GtkWidget *return_to; /* (nullable), weak: what had the focus before the chooser */
  GPtrArray *chips;     /* (element-type CwMemoChip), borrowed from the box */
  AdwWrapBox *box;
  GtkMenuButton *add;
  CwMemoLinkChooser *chooser;
};

G_DEFINE_FINAL_TYPE (CwMemoLinks, cw_memo_links, ADW_TYPE_BIN)

static void
report (CwMemoLinks *self, const GError *error)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
}

static void
on_chip_removed (CwMemoLinks *self, CwMemoChip *chip)
{
  g_autoptr (CwMemoTarget) target = g_object_ref (cw_memo_chip_get_target (chip));
  g_autoptr (GError) error = NULL;

  gtk_widget_grab_focus (GTK_WIDGET (self->add));
  if (!cw_project_unlink_memo (self->project,
                               self->memo,
                               cw_memo_target_get_kind (target),
                               cw_memo_target_get_id (target),
                               &error))
    report (self, error);
}

static void
on_target_chosen (CwMemoLinks *self, CwMemoTarget *target)
{
  g_autoptr (GError) error = NULL;

  if (!cw_project_link_memo (self->project,
                             self->memo,
                             cw_memo_target_get_kind (target),
                             cw_memo_target_get_id (target),
                             &error))
    report (self, error);
}

static gboolean
return_focus (gpointer user_data)
{
  CwMemoLinks *self = user_data;

  if (self->return_to != NULL && gtk_widget_get_mapped (self->return_to))
    gtk_widget_grab_focus (self->return_to);
  g_clear_weak_pointer (&self->return_to);
  return G_SOURCE_REMOVE;
}

/* When a popover has closed, GTK gives the focus to its button; that has to be over. */
static void
on_chooser_closed (CwMemoLinks *self)
{
  if (self->return_to != NULL)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, return_focus, g_object_ref (self), g_object_unref);
}

static void
on_chooser_wanted (GtkMenuButton *button, gpointer user_data)
{
  CwMemoLinks *self = user_data;

  if (self->project != NULL && self->memo != 0)
    cw_memo_link_chooser_fill (
        self->chooser, self->project, self->context_kind, self->context_id, self->memo);
}

/* --- the chips --------------------------------------------------------------------------------------------------- */

static GPtrArray *
load_targets (CwMemoLinks *self)
{
  GPtrArray *targets = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) links = NULL;
  g_autoptr (GError) error = NULL;

  if (self->project == NULL || self->memo == 0)
    return targets;
  links = cw_project_list_memo_links (self->project, self->memo, &error);
  if (links == NULL)
    report (self, error);
  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      const CwMemoLink *link = &g_array_index (links, CwMemoLink, i);

      g_ptr_array_add (targets,
                       cw_memo_target_new_for_object (self->project, link->kind, link->target));
    }
  return targets;
}

static gboolean
shows (CwMemoLinks *self, guint index, CwMemoTarget *target)
{
  CwMemoTarget *shown;

  if (index >= self->chips->len)
    return FALSE;
  shown = cw_memo_chip_get_target (g_ptr_array_index (self->chips, index));
  return cw_memo_target_get_kind (shown) == cw_memo_target_get_kind (target)
         && cw_memo_target_get_id (shown) == cw_memo_target_get_id (target)
         && g_str_equal (cw_memo_target_get_name (shown), cw_memo_target_get_name (target));
}

static void
append_chip (CwMemoLinks *self, CwMemoTarget *target)
{
  GtkWidget *chip = cw_memo_chip_new (target, !cw_project_is_read_only (self->project));
  GtkWidget *last
      = self->chips->len == 0 ? NULL : g_ptr_array_index (self->chips, self->chips->len - 1);

  g_signal_connect_object (chip, "removed", G_CALLBACK (on_chip_removed), self, G_CONNECT_SWAPPED);
  adw_wrap_box_insert_child_after (self->box, chip, last);
  g_ptr_array_add (self->chips, chip);
}

/* Chips that stay right stay as they are, and keep the focus. */
static void
refresh (CwMemoLinks *self)
{
  g_autoptr (GPtrArray) targets = load_targets (self);
  guint same = 0;

  while (same < targets->len && shows (self, same, g_ptr_array_index (targets, same)))
    same++;
  while (self->chips->len > same)
    {
      adw_wrap_box_remove (self->box, g_ptr_array_index (self->chips, self->chips->len - 1));
      g_ptr_array_set_size (self->chips, (int) self->chips->len - 1);
    }
  for (guint i = same; i < targets->len; i++)
    append_chip (self, g_ptr_array_index (targets, i));
}

static gboolean
concerns_links (CwMemoLinks *self, const CwChange *change)
{
  if (change->kind == CW_KIND_MEMO_LINK)
    return TRUE;
  for (guint i = 0; i < self->chips->len; i++)
    {
      CwMemoTarget *target = cw_memo_chip_get_target (g_ptr_array_index (self->chips, i));

      if (cw_memo_target_get_kind (target) == change->kind
          && cw_memo_target_get_id (target) == change->id)
        return TRUE;
    }
  return FALSE;
}

static void
on_project_changed (CwMemoLinks *self, CwChangeSet *changes)
{
  for (guint i = 0; i < cw_change_set_get_size (changes); i++)
    if (concerns_links (self, cw_change_set_get (changes, i)))
      {
        refresh (self);
        return;
      }
}

static void
cw_memo_links_dispose (GObject *object)
{
  CwMemoLinks *self = CW_MEMO_LINKS (object);

  g_clear_weak_pointer (&self->return_to);
  g_clear_object (&self->project_signals);
  g_clear_object (&self->project);
  g_clear_pointer (&self->chips, g_ptr_array_unref);
  if (self->add != NULL)
    gtk_menu_button_set_create_popup_func (self->add, NULL, NULL, NULL);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CW_TYPE_MEMO_LINKS);
  G_OBJECT_CLASS (cw_memo_links_parent_class)->dispose (object);
}

static void
cw_memo_links_class_init (CwMemoLinksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_memo_links_dispose;

  g_type_ensure (CW_TYPE_MEMO_LINK_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/cw-memo-links.ui");
  gtk_widget_class_bind_template_child (widget_class, CwMemoLinks, box);
  gtk_widget_class_bind_template_child (widget_class, CwMemoLinks, add);
  gtk_widget_class_bind_template_child (widget_class, CwMemoLinks, chooser);
  gtk_widget_class_bind_template_callback (widget_class, on_target_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_chooser_closed);
}

static void
cw_memo_links_init (CwMemoLinks *self)
{
  self->chips = g_ptr_array_new ();
  self->project_signals = g_signal_group_new (CW_TYPE_PROJECT);
  g_signal_group_connect_swapped (
      self->project_signals, "changed", G_CALLBACK (on_project_changed), self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->add, on_chooser_wanted, self, NULL);
}

/**
 * cw_memo_links_show:
 * @project: (nullable): the project
 * @memo: whose links to show, 0 for none
 */
void
cw_memo_links_show (CwMemoLinks *self, CwProject *project, gint64 memo)
{
  g_return_if_fail (CW_IS_MEMO_LINKS (self));

  g_set_object (&self->project, project);
  g_signal_group_set_target (self->project_signals, project);
  self->memo = memo;
  gtk_widget_set_visible (GTK_WIDGET (self->add),
                          project != NULL && !cw_project_is_read_only (project));
  refresh (self);
}

/**
 * cw_memo_links_set_context:
 *
 * What the chooser offers first.
 */
void
cw_memo_links_set_context (CwMemoLinks *self, CwKind kind, gint64 id)
{
  g_return_if_fail (CW_IS_MEMO_LINKS (self));

  self->context_kind = kind;
  self->context_id = id;
}

/**
 * cw_memo_links_open_chooser:
 *
 * Lets the researcher add a link, and go on afterwards where the focus was.
 */
void
cw_memo_links_open_chooser (CwMemoLinks *self)
{
  GtkRoot *root;

  g_return_if_fail (CW_IS_MEMO_LINKS (self));

  root = gtk_widget_get_root (GTK_WIDGET (self));
  if (self->memo == 0 || root == NULL || !gtk_widget_get_visible (GTK_WIDGET (self->add)))
    return;
  g_set_weak_pointer (&self->return_to, gtk_root_get_focus (root));
  gtk_menu_button_popup (self->add);
}
