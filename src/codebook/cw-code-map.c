/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwCodeMap: the second-cycle map around one code: what it feeds, what feeds it, and why. The map is apart from the
 * tree (method.md D2). */

#include "config.h"

#include "cw-code-map.h"

#include "cw-code-map-row.h"
#include "cw-code-picker.h"
#include "cw-codebook.h"

#include <glib/gi18n.h>

struct _CwCodeMap
{
  GtkBox parent_instance;

  CwProject *project;
  gint64 code;
  char *shown; /* the lines that the lists have */
  gboolean adds_target;
  GSignalGroup *changes;
  AdwPreferencesGroup *groups[2]; /* what it feeds, what feeds it */
  GPtrArray *rows;                /* of CwCodeMapRow, borrowed from the groups */
  GtkWidget *picker;
};

G_DEFINE_FINAL_TYPE (CwCodeMap, cw_code_map, GTK_TYPE_BOX)

/* --- the lines --- */

static gboolean
concerns (CwCodeMap *self, const CwCodeLink *link)
{
  return link->code == self->code || link->target == self->code;
}

static const char *
get_name (CwCodeMap *self, gint64 code)
{
  CwRecord *record = cw_project_get_record (self->project, CW_KIND_CODE, code);

  return record != NULL ? cw_record_get_name (record) : "";
}

static char *
make_signature (CwCodeMap *self, const GArray *links)
{
  GString *signature = g_string_new (NULL);

  for (guint i = 0; i < links->len; i++)
    {
      const CwCodeLink *link = &g_array_index (links, CwCodeLink, i);

      if (concerns (self, link))
        g_string_append_printf (signature,
                                "%" G_GINT64_FORMAT " %s %s\n",
                                link->id,
                                get_name (self, link->code),
                                get_name (self, link->target));
    }
  return g_string_free (signature, FALSE);
}

static void
clear_rows (CwCodeMap *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      CwCodeMapRow *row = g_ptr_array_index (self->rows, i);

      adw_preferences_group_remove (self->groups[cw_code_map_row_get_target (row) == self->code],
                                    GTK_WIDGET (row));
    }
  g_ptr_array_set_size (self->rows, 0);
}

static void
add_row (CwCodeMap *self, const CwCodeLink *link)
{
  gboolean feeds_us = link->target == self->code;
  GtkWidget *row = cw_code_map_row_new (
      self->project, link->code, link->target, feeds_us ? link->code : link->target);

  adw_preferences_group_add (self->groups[feeds_us], row);
  g_ptr_array_add (self->rows, row);
}

/* Rows come and go with the lines only, so that one who writes a reason is not thrown out. */
static void
show_links (CwCodeMap *self)
{
  const GArray *links = cw_evidence_get_code_links (cw_project_get_evidence (self->project));
  g_autofree char *signature = make_signature (self, links);

  if (g_strcmp0 (signature, self->shown) != 0)
    {
      g_set_str (&self->shown, signature);
      clear_rows (self);
      for (guint i = 0; i < links->len; i++)
        if (concerns (self, &g_array_index (links, CwCodeLink, i)))
          add_row (self, &g_array_index (links, CwCodeLink, i));
    }
  for (guint i = 0; i < self->rows->len; i++)
    cw_code_map_row_refresh (g_ptr_array_index (self->rows, i));
}

static void
show_groups (CwCodeMap *self)
{
  CwRecord *record = cw_project_get_record (self->project, CW_KIND_CODE, self->code);
  const char *level = record != NULL ? cw_record_get_text (record, CW_CODE_LEVEL) : "code";

  gtk_widget_set_visible (GTK_WIDGET (self->groups[1]),
                          !g_str_equal (level, "code") && !g_str_equal (level, "structural"));
}

static void
refresh (CwCodeMap *self)
{
  if (self->project == NULL || self->code == 0)
    return;
  show_links (self);
  show_groups (self);
}

static void
on_project_changed (CwCodeMap *self, CwChangeSet *changes)
{
  if (cw_change_set_touches (changes, CW_KIND_CODE_LINK)
      || cw_change_set_touches (changes, CW_KIND_CODE))
    refresh (self);
}

/* --- adding --- */

static void
on_code_picked (CwCodeMap *self, gint64 picked)
{
  g_autoptr (GError) error = NULL;
  gint64 code = self->adds_target ? self->code : picked;
  gint64 target = self->adds_target ? picked : self->code;

  if (!cw_project_map_code (self->project, code, target, "", &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
}

static void
open_picker (CwCodeMap *self, GtkWidget *button)
{
  graphene_rect_t area;

  if (!gtk_widget_compute_bounds (button, GTK_WIDGET (self), &area))
    return;
  cw_code_picker_open (CW_CODE_PICKER (self->picker),
                       &(GdkRectangle) { (int) area.origin.x,
                                         (int) area.origin.y,
                                         (int) area.size.width,
                                         (int) area.size.height });
}

static void
on_add_target_clicked (CwCodeMap *self, GtkWidget *button)
{
  self->adds_target = TRUE;
  open_picker (self, button);
}

static void
on_add_source_clicked (CwCodeMap *self, GtkWidget *button)
{
  self->adds_target = FALSE;
  open_picker (self, button);
}

static void
add_group (CwCodeMap *self, guint index, const char *title, const char *tooltip, GCallback clicked)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), button);
  gtk_box_append (GTK_BOX (self), group);
  self->groups[index] = ADW_PREFERENCES_GROUP (group);
}

static void
cw_code_map_dispose (GObject *object)
{
  CwCodeMap *self = CW_CODE_MAP (object);

  g_clear_object (&self->changes);
  g_clear_pointer (&self->picker, gtk_widget_unparent);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (cw_code_map_parent_class)->dispose (object);
}

static void
cw_code_map_finalize (GObject *object)
{
  CwCodeMap *self = CW_CODE_MAP (object);

  g_ptr_array_unref (self->rows);
  g_free (self->shown);
  G_OBJECT_CLASS (cw_code_map_parent_class)->finalize (object);
}

static void
cw_code_map_class_init (CwCodeMapClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cw_code_map_dispose;
  G_OBJECT_CLASS (klass)->finalize = cw_code_map_finalize;
}

static void
cw_code_map_init (CwCodeMap *self)
{
  self->rows = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  add_group (self, 0, _ ("Feeds"), _ ("Map to a Code"), G_CALLBACK (on_add_target_clicked));
  add_group (
      self, 1, _ ("Fed By"), _ ("Map a Code to This One"), G_CALLBACK (on_add_source_clicked));
  self->picker = cw_code_picker_new ();
  cw_code_picker_set_creates (CW_CODE_PICKER (self->picker), FALSE);
  gtk_widget_set_parent (self->picker, GTK_WIDGET (self));
  g_signal_connect_object (
      self->picker, "code-picked", G_CALLBACK (on_code_picked), self, G_CONNECT_SWAPPED);
  self->changes = g_signal_group_new (CW_TYPE_PROJECT);
  g_signal_group_connect_object (
      self->changes, "changed", G_CALLBACK (on_project_changed), self, G_CONNECT_SWAPPED);
}

/* Shows the lines of @code, 0 for none. */
void
cw_code_map_show (CwCodeMap *self, CwProject *project, gint64 code)
{
  g_return_if_fail (CW_IS_CODE_MAP (self));

  cw_code_map_flush (self);
  clear_rows (self);
  g_clear_pointer (&self->shown, g_free);
  g_set_object (&self->project, project);
  self->code = code;
  g_signal_group_set_target (self->changes, project);
  cw_code_picker_set_project (CW_CODE_PICKER (self->picker), project);
  refresh (self);
}

/* The next keys say why @code feeds @target. FALSE where no such line is shown. */
gboolean
cw_code_map_focus_reason (CwCodeMap *self, gint64 code, gint64 target)
{
  g_return_val_if_fail (CW_IS_CODE_MAP (self), FALSE);

  for (guint i = 0; i < self->rows->len; i++)
    {
      CwCodeMapRow *row = g_ptr_array_index (self->rows, i);

      if (cw_code_map_row_get_code (row) == code && cw_code_map_row_get_target (row) == target)
        {
          cw_code_map_row_focus_reason (row);
          return TRUE;
        }
    }
  return FALSE;
}

/* Saves the reasons that are being typed. */
void
cw_code_map_flush (CwCodeMap *self)
{
  g_return_if_fail (CW_IS_CODE_MAP (self));

  for (guint i = 0; i < self->rows->len; i++)
    cw_code_map_row_flush (g_ptr_array_index (self->rows, i));
}
