/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwCodeStory: how a code came to be what it is, and what is left to do about it: magnitudes that a merge has left
 * open, sources that have to be gone through again, where it came from, what it said before. */

#include "config.h"

#include "cw-code-story.h"

#include "cw-definitions.h"
#include "cw-genealogy.h"
#include "cw-memos.h"
#include "cw-merge.h"
#include "cw-reviews.h"

#include <glib/gi18n.h>

typedef enum
{
  GROUP_CONFLICTS,
  GROUP_DEBT,
  GROUP_KIN,
  GROUP_VERSIONS,
  GROUP_MEMOS,
} Group;

#define N_GROUPS 5

/* Nobody reads more of them here. */
#define MAX_ROWS 50

struct _CwCodeStory
{
  AdwBin parent_instance;

  CwProject *project;
  gint64 code;
  GSignalGroup *changes;
  AdwPreferencesGroup *groups[N_GROUPS];
  GPtrArray *rows[N_GROUPS]; /* borrowed from the groups */
};

G_DEFINE_FINAL_TYPE (CwCodeStory, cw_code_story, ADW_TYPE_BIN)

static const char *const titles[N_GROUPS] = {
  N_ ("Magnitudes to Choose"),
  N_ ("Sources to Re-Read"),
  N_ ("Genealogy"),
  N_ ("Earlier Definitions"),
  N_ ("Memos"),
};

/* --- rows --------------------------------------------------------------------------------------------------------- */

static GtkWidget *
add_row (CwCodeStory *self, Group group, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  g_object_set (
      row, "use-markup", FALSE, "title", title, "subtitle", subtitle, "subtitle-lines", 6, NULL);
  adw_preferences_group_add (self->groups[group], row);
  g_ptr_array_add (self->rows[group], row);
  return row;
}

static void
lead_to (GtkWidget *row, const char *action, gint64 id)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
}

static const char *
name_of (CwCodeStory *self, CwKind kind, gint64 id)
{
  CwRecord *record = id != 0 ? cw_project_get_record (self->project, kind, id) : NULL;

  return record != NULL ? cw_record_get_name (record) : "";
}

/* The date of a moment is enough here. */
static char *
dup_day (const char *moment)
{
  return g_strndup (moment, 10);
}

static GtkWidget *
make_choice (gint64 conflict, gint64 magnitude)
{
  g_autofree char *label = g_strdup_printf ("%" G_GINT64_FORMAT, magnitude);
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Keep This Magnitude"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xx)", conflict, magnitude);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "story.choose");
  return button;
}

static void
add_conflicts (CwCodeStory *self)
{
  g_autoptr (GArray) conflicts
      = cw_project_list_magnitude_conflicts (self->project, self->code, NULL);

  for (guint i = 0; conflicts != NULL && i < MIN (conflicts->len, MAX_ROWS); i++)
    {
      const CwMagnitudeConflict *conflict = &g_array_index (conflicts, CwMagnitudeConflict, i);
      g_autofree char *title
          = cw_project_dup_object_name (self->project, CW_KIND_EXCERPT, conflict->excerpt);
      GtkWidget *row
          = add_row (self, GROUP_CONFLICTS, title, name_of (self, CW_KIND_CODE, conflict->code));

      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 make_choice (conflict->id, conflict->magnitude));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_choice (conflict->id, conflict->other));
    }
}

static GtkWidget *
make_reviewed_button (gint64 source)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("object-select-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("I Have Re-Read It for This Code"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", source);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "story.reviewed");
  return button;
}

static void
add_debts (CwCodeStory *self)
{
  g_autoptr (GPtrArray) debts = cw_project_list_review_debt (self->project, self->code, 0, NULL);

  for (guint i = 0; debts != NULL && i < MIN (debts->len, MAX_ROWS); i++)
    {
      const CwReviewDebt *debt = g_ptr_array_index (debts, i);
      g_autofree char *reviewed = dup_day (debt->reviewed_at);
      g_autofree char *defined = dup_day (debt->defined_at);
      g_autofree char *subtitle
          = g_strdup_printf (*reviewed != '\0' ? _ ("Read %s, the code was defined anew %s")
                                               : _ ("Read earlier%s, the code was defined anew %s"),
                             reviewed,
                             defined);
      GtkWidget *row
          = add_row (self, GROUP_DEBT, name_of (self, CW_KIND_SOURCE, debt->source), subtitle);

      adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_reviewed_button (debt->source));
      lead_to (row, "win.open-source", debt->source);
    }
}

static char *
describe_kin (CwCodeStory *self, const CwKin *kin)
{
  const char *name = name_of (self, CW_KIND_CODE, kin->code);

  switch (kin->kinship)
    {
    case CW_KINSHIP_MERGED_FROM:
      return g_strdup_printf (_ ("“%s” was merged into it"), name);
    case CW_KINSHIP_MERGED_INTO:
      return g_strdup_printf (_ ("Merged into “%s”"), name);
    case CW_KINSHIP_SPLIT_FROM:
      return g_strdup_printf (_ ("Split from “%s”"), name);
    case CW_KINSHIP_SPLIT_INTO:
      return g_strdup_printf (_ ("“%s” was split from it"), name);
    }
  g_return_val_if_reached (NULL);
}

static void
add_kin (CwCodeStory *self)
{
  g_autoptr (GPtrArray) list = cw_project_list_kin (self->project, self->code, NULL);

  for (guint i = 0; list != NULL && i < MIN (list->len, MAX_ROWS); i++)
    {
      const CwKin *kin = g_ptr_array_index (list, i);
      g_autofree char *title = describe_kin (self, kin);
      g_autofree char *day = dup_day (kin->at);

      lead_to (add_row (self, GROUP_KIN, title, day), "win.show-code", kin->code);
    }
}

static void
append_part (GString *text, const char *label, const char *part)
{
  if (*part == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append_printf (text, "%s%s", label, part);
}

static void
add_versions (CwCodeStory *self)
{
  g_autoptr (GPtrArray) versions = cw_project_list_code_versions (self->project, self->code, NULL);

  for (guint i = 0; versions != NULL && i < MIN (versions->len, MAX_ROWS); i++)
    {
      const CwCodeVersion *version = g_ptr_array_index (versions, i);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *from = dup_day (version->defined_at);
      g_autofree char *to = dup_day (version->ended_at);
      g_autofree char *title = g_strdup_printf ("%s, %s – %s", version->name, from, to);

      append_part (text, "", version->definition);
      append_part (text, "", version->full_definition);
      append_part (text, _ ("Use: "), version->when_to_use);
      append_part (text, _ ("Not: "), version->when_not_to_use);
      add_row (self, GROUP_VERSIONS, title, text->str);
    }
}

static void
add_memos (CwCodeStory *self)
{
  g_autoptr (GArray) links
      = cw_project_list_memos_about (self->project, CW_KIND_CODE, self->code, NULL);

  for (guint i = 0; links != NULL && i < MIN (links->len, MAX_ROWS); i++)
    {
      gint64 memo = g_array_index (links, CwMemoLink, i).memo;
      CwRecord *record = cw_project_get_record (self->project, CW_KIND_MEMO, memo);
      g_autofree char *label = record != NULL ? cw_record_dup_label (record) : NULL;

      if (record != NULL)
        lead_to (
            add_row (self,
                     GROUP_MEMOS,
                     *cw_record_get_name (record) != '\0' ? cw_record_get_name (record) : label,
                     cw_record_get_text (record, CW_MEMO_WRITTEN_ON)),
            "win.show-memo",
            memo);
    }
}

static void
refresh (CwCodeStory *self)
{
  for (guint group = 0; group < N_GROUPS; group++)
    {
      for (guint i = 0; i < self->rows[group]->len; i++)
        adw_preferences_group_remove (self->groups[group],
                                      g_ptr_array_index (self->rows[group], i));
      g_ptr_array_set_size (self->rows[group], 0);
    }
  if (self->project != NULL && self->code != 0)
    {
      add_conflicts (self);
      add_debts (self);
      add_kin (self);
      add_versions (self);
      add_memos (self);
    }
  for (guint group = 0; group < N_GROUPS; group++)
    gtk_widget_set_visible (GTK_WIDGET (self->groups[group]), self->rows[group]->len > 0);
}

/* --- doing --------------------------------------------------------------------------------------------------------- */

static void
on_choose_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCodeStory *self = CW_CODE_STORY (widget);
  g_autoptr (GError) error = NULL;
  gint64 conflict, magnitude;

  g_variant_get (parameter, "(xx)", &conflict, &magnitude);
  if (!cw_project_resolve_magnitude (self->project, conflict, magnitude, &error))
    gtk_widget_activate_action (widget, "win.toast", "s", error->message);
}

static void
on_reviewed_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwCodeStory *self = CW_CODE_STORY (widget);
  g_autoptr (GError) error = NULL;

  if (!cw_project_mark_reviewed (
          self->project, g_variant_get_int64 (parameter), self->code, &error))
    gtk_widget_activate_action (widget, "win.toast", "s", error->message);
}

static void
on_project_changed (CwCodeStory *self, CwChangeSet *changes)
{
  static const CwKind kinds[] = {
    CW_KIND_CODE,  CW_KIND_MAGNITUDE_CONFLICT, CW_KIND_REVIEW,    CW_KIND_CODE_VERSION,
    CW_KIND_SPLIT, CW_KIND_SPLIT_CHILD,        CW_KIND_MEMO_LINK, CW_KIND_MEMO,
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (cw_change_set_touches (changes, kinds[i]))
      {
        refresh (self);
        return;
      }
}

/* --- the object ------------------------------------------------------------------------------------------------------- */

static void
cw_code_story_dispose (GObject *object)
{
  CwCodeStory *self = CW_CODE_STORY (object);

  g_clear_object (&self->changes);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (cw_code_story_parent_class)->dispose (object);
}

static void
cw_code_story_finalize (GObject *object)
{
  for (guint i = 0; i < N_GROUPS; i++)
    g_ptr_array_unref (CW_CODE_STORY (object)->rows[i]);
  G_OBJECT_CLASS (cw_code_story_parent_class)->finalize (object);
}

static void
cw_code_story_class_init (CwCodeStoryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_code_story_dispose;
  G_OBJECT_CLASS (klass)->finalize = cw_code_story_finalize;
  gtk_widget_class_install_action (widget_class, "story.choose", "(xx)", on_choose_activated);
  gtk_widget_class_install_action (widget_class, "story.reviewed", "x", on_reviewed_activated);
}

static void
cw_code_story_init (CwCodeStory *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  for (guint i = 0; i < N_GROUPS; i++)
    {
      GtkWidget *group = adw_preferences_group_new ();

      self->groups[i] = ADW_PREFERENCES_GROUP (group);
      self->rows[i] = g_ptr_array_new ();
      adw_preferences_group_set_title (self->groups[i], _ (titles[i]));
      gtk_widget_set_visible (group, FALSE);
      gtk_box_append (GTK_BOX (box), group);
    }
  adw_bin_set_child (ADW_BIN (self), box);
  self->changes = g_signal_group_new (CW_TYPE_PROJECT);
  g_signal_group_connect_object (
      self->changes, "changed", G_CALLBACK (on_project_changed), self, G_CONNECT_SWAPPED);
}

/* Shows the story of @code, 0 for none. */
void
cw_code_story_show (CwCodeStory *self, CwProject *project, gint64 code)
{
  g_return_if_fail (CW_IS_CODE_STORY (self));

  g_set_object (&self->project, project);
  self->code = code;
  g_signal_group_set_target (self->changes, project);
  refresh (self);
}
