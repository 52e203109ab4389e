/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* What the codebook page does to the codes that are marked: merging, splitting, retiring, deleting, moving. */

#include "config.h"

#include "cw-codebook-operations.h"

#include "cw-code-bulk.h"
#include "cw-codebook-moves.h"
#include "cw-codebook-page.h"
#include "cw-codebook.h"
#include "cw-dependents.h"
#include "cw-merge-dialog.h"
#include "cw-new-code.h"
#include "cw-reason-dialog.h"
#include "cw-redefine-dialog.h"
#include "cw-split-page.h"

#include <glib/gi18n.h>

static CwProject *
get_project (GtkWidget *page)
{
  return cw_codebook_page_get_project (CW_CODEBOOK_PAGE (page));
}

static void
toast (GtkWidget *page, const char *sentence)
{
  gtk_widget_activate_action (page, "win.toast", "s", sentence);
}

static void
finish (GtkWidget *page, gboolean done, const GError *error)
{
  if (!done)
    toast (page, error->message);
}

static void
toast_done (GtkWidget *page)
{
  /* Translators: %s is a sentence like: Deleted the code “turf claim” */
  g_autofree char *sentence = g_strdup_printf (_ ("%s. Ctrl+Z brings it back."),
                                               cw_project_get_undo_label (get_project (page)));

  toast (page, sentence);
}

static GArray *
dup_marked (GtkWidget *page)
{
  return cw_codebook_page_dup_marked (CW_CODEBOOK_PAGE (page));
}

/* The only one that is marked, or 0. */
static gint64
get_one (GtkWidget *page)
{
  g_autoptr (GArray) marked = dup_marked (page);

  return marked->len == 1 ? g_array_index (marked, gint64, 0) : 0;
}

static const char *
name_of (GtkWidget *page, gint64 code)
{
  return cw_record_get_name (cw_project_get_record (get_project (page), CW_KIND_CODE, code));
}

/* --- merging and splitting ------------------------------------------------------------------------------------------ */

static void
on_merge_activated (GtkWidget *page, const char *name, GVariant *parameter)
{
  g_autoptr (GArray) marked = dup_marked (page);

  if (marked->len >= 2)
    adw_dialog_present (cw_merge_dialog_new (get_project (page), marked), page);
  else
    toast (page, _ ("Mark two codes or more with Space, then merge them."));
}

static void
on_merge_pair_activated (GtkWidget *page, const char *name, GVariant *parameter)
{
  g_autoptr (GArray) pair = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 code, other;

  g_variant_get (parameter, "(xx)", &code, &other);
  g_array_append_val (pair, other);
  g_array_append_val (pair, code);
  adw_dialog_present (cw_merge_dialog_new (get_project (page), pair), page);
}

static void
on_split_activated (GtkWidget *page, const char *name, GVariant *parameter)
{
  gint64 code = get_one (page);

  if (code != 0)
    cw_codebook_page_push (CW_CODEBOOK_PAGE (page), cw_split_page_new (get_project (page), code));
}

static void
on_redefine_activated (GtkWidget *page, const char *name, GVariant *parameter)
{
  gint64 code = get_one (page);

  if (code != 0)
    adw_dialog_present (cw_redefine_dialog_new (get_project (page), code), page);
}

/* --- retiring and deleting ------------------------------------------------------------------------------------------ */

static void
run_retire (GtkWidget *page, gpointer data)
{
  const GArray *codes = data;
  const gint64 *ids = (const gint64 *) codes->data;
  g_autoptr (GError) error = NULL;
  gboolean done = codes->len == 1
                      ? cw_project_retire_code (get_project (page), ids[0], &error)
                      : cw_project_retire_many_codes (get_project (page), ids, codes->len, &error);

  finish (page, done, error);
  if (done)
    toast_done (page);
}

static void
on_retire_activated (GtkWidget *page, const char *name, GVariant *parameter)
{
  g_autoptr (GArray) marked = dup_marked (page);
  g_autofree char *heading = NULL;

  if (marked->len == 0)
    return;
  if (marked->len == 1)
    heading
        = g_strdup_printf (_ ("Retire “%s”?"), name_of (page, g_array_index (marked, gint64, 0)));
  else
    heading = g_strdup_printf (ngettext ("Retire %u Code?", "Retire %u Codes?", marked->len),
                               marked->len);
  cw_reason_ask (page,
                 get_project (page),
                 CW_REASONED_RETIRE,
                 g_array_index (marked, gint64, 0),
                 heading,
                 _ ("It can no longer be applied. Its codings stay, and it can be restored."),
                 _ ("_Retire"),
                 run_retire,
                 g_array_ref (marked),
                 (GDestroyNotify) g_array_unref);
}

static void
on_restore_activated (GtkWidget *page, const char *name, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;
  gint64 code = get_one (page);

  if (code != 0)
    finish (page, cw_project_restore_code (get_project (page), code, &error), error);
}

static void
on_delete_answered (AdwAlertDialog *dialog, const char *response, GtkWidget *page)
{
  g_autoptr (GError) error = NULL;
  gint64 code = get_one (page);

  if (code == 0 || g_str_equal (response, "cancel"))
    return;
  if (g_str_equal (response, "retire"))
    {
      on_retire_activated (page, NULL, NULL);
      return;
    }
  if (cw_project_delete_code_with_codings (get_project (page), code, TRUE, &error))
    toast_done (page);
  else
    toast (page, error->message);
}

/* R20: what rests on the code is read before anything happens, and retiring is what Enter does. */
static void
ask_about_citations (GtkWidget *page, gint64 code, const GPtrArray *citations)
{
  g_autofree char *heading = g_strdup_printf (_ ("Delete “%s”?"), name_of (page, code));
  g_autoptr (GString) body = g_string_new (_ ("This rests on it:"));
  AdwDialog *dialog;

  for (guint i = 0; i < citations->len; i++)
    g_string_append_printf (
        body, "\n• %s", ((CwDependent *) g_ptr_array_index (citations, i))->label);
  g_string_append_printf (body, "\n\n%s", _ ("A retired code keeps all of it."));
  dialog = adw_alert_dialog_new (heading, body->str);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog),
                                  "cancel",
                                  _ ("Cancel"),
                                  "delete",
                                  _ ("_Delete"),
                                  "retire",
                                  _ ("_Retire"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (
      ADW_ALERT_DIALOG (dialog), "delete", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "retire");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_delete_answered), page, 0);
  adw_dialog_present (dialog, page);
}

static void
on_delete_activated (GtkWidget *page, const char *name, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) citations = NULL;
  gint64 code = get_one (page);

  if (code == 0)
    {
      on_retire_activated (page, NULL, NULL);
      return;
    }
  citations = cw_project_list_citations (get_project (page), CW_KIND_CODE, code, &error);
  if (citations == NULL)
    toast (page, error->message);
  else if (citations->len > 0)
    ask_about_citations (page, code, citations);
  else if (cw_project_delete (get_project (page), CW_KIND_CODE, code, &error))
    toast_done (page);
  else
    toast (page, error->message);
}

/* --- the tree -------------------------------------------------------------------------------------------------------- */

static void
on_create_code_activated (GtkWidget *page, const char *name, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;
  const char *text;
  gint64 parent, code;

  g_variant_get (parameter, "(x&s)", &parent, &text);
  code = cw_project_create_code (get_project (page), text, parent, &error);
  finish (page, code != 0, error);
  if (code != 0)
    {
      gtk_widget_activate_action (page, "codes.close-creator", NULL);
      cw_codebook_page_show_code (CW_CODEBOOK_PAGE (page), code);
    }
}

static void
on_set_name_activated (GtkWidget *page, const char *name, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;
  const char *text;
  gint64 code;

  g_variant_get (parameter, "(x&s)", &code, &text);
  finish (page,
          cw_project_set_field (get_project (page), CW_KIND_CODE, code, CW_CODE_NAME, text, &error),
          error);
}

static gboolean
is_among (const GArray *codes, gint64 code)
{
  for (guint i = 0; i < codes->len; i++)
    if (g_array_index (codes, gint64, i) == code)
      return TRUE;
  return FALSE;
}

/* A row was dropped: where it is one of those that are marked, all of them move. */
static void
on_move_activated (GtkWidget *page, const char *name, GVariant *parameter)
{
  g_autoptr (GArray) marked = dup_marked (page);
  g_autoptr (GError) error = NULL;
  gint64 code, parent, before;
  gboolean done;

  g_variant_get (parameter, "(xxx)", &code, &parent, &before);
  if (marked->len > 1 && is_among (marked, code))
    done = cw_project_move_many_codes (
        get_project (page), (const gint64 *) marked->data, marked->len, parent, before, &error);
  else
    done = cw_project_move (get_project (page), CW_KIND_CODE, code, parent, before, &error);
  finish (page, done, error);
}

/* In the order of CwCodebookMove. */
static const char *const step_actions[] = {
  "codes.move-up",
  "codes.move-down",
  "codes.move-in",
  "codes.move-out",
};

static void
on_step_activated (GtkWidget *page, const char *name, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;
  CwCodebookMove move = CW_CODEBOOK_MOVE_UP;
  gint64 code = get_one (page);

  if (code == 0)
    return;
  while (!g_str_equal (step_actions[move], name))
    move++;
  finish (page, cw_codebook_move (get_project (page), code, move, &error), error);
  cw_codebook_page_show_code (CW_CODEBOOK_PAGE (page), code);
}

static void
on_memo_activated (GtkWidget *page, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (
      page, "win.new-memo", "(sx)", cw_kind_get_noun (CW_KIND_CODE), get_one (page));
}

/* The rows say so; this list folds as the toolkit does. */
static void
on_note_expanded_activated (GtkWidget *page, const char *name, GVariant *parameter)
{
}

/* --- which of them can be done ------------------------------------------------------------------------------------- */

static const char *
get_status (GtkWidget *page, gint64 code)
{
  CwRecord *record
      = code != 0 ? cw_project_get_record (get_project (page), CW_KIND_CODE, code) : NULL;

  return record != NULL ? cw_record_get_text (record, CW_CODE_STATUS) : "";
}

void
cw_codebook_operations_update (GtkWidget *page)
{
  static const char *const for_one[] = {
    "codes.split",   "codes.rename",    "codes.redefine", "codes.memo",
    "codes.move-up", "codes.move-down", "codes.move-in",  "codes.move-out",
  };
  g_autoptr (GArray) marked = dup_marked (page);
  gint64 one = marked->len == 1 ? g_array_index (marked, gint64, 0) : 0;
  gboolean retired = g_str_equal (get_status (page, one), "retired");

  for (guint i = 0; i < G_N_ELEMENTS (for_one); i++)
    gtk_widget_action_set_enabled (page, for_one[i], one != 0);
  gtk_widget_action_set_enabled (page, "codes.merge", marked->len >= 1);
  gtk_widget_action_set_enabled (page, "codes.retire", marked->len >= 1 && !retired);
  gtk_widget_action_set_enabled (page, "codes.restore", retired);
  gtk_widget_action_set_enabled (page, "codes.delete", marked->len >= 1);
}

void
cw_codebook_operations_install (GtkWidgetClass *klass)
{
  static const struct
  {
    const char *name;
    const char *parameter;
    GtkWidgetActionActivateFunc activated;
  } actions[] = {
    { "codes.merge", NULL, on_merge_activated },
    { "codes.merge-pair", "(xx)", on_merge_pair_activated },
    { "codes.split", NULL, on_split_activated },
    { "codes.redefine", NULL, on_redefine_activated },
    { "codes.retire", NULL, on_retire_activated },
    { "codes.restore", NULL, on_restore_activated },
    { "codes.delete", NULL, on_delete_activated },
    { "codes.memo", NULL, on_memo_activated },
    { "codes.move-up", NULL, on_step_activated },
    { "codes.move-down", NULL, on_step_activated },
    { "codes.move-in", NULL, on_step_activated },
    { "codes.move-out", NULL, on_step_activated },
    { "codebook.create-code", "(xs)", on_create_code_activated },
    { "codebook.set-name", "(xs)", on_set_name_activated },
    { "codebook.move", "(xxx)", on_move_activated },
    { "codebook.note-expanded", "(xb)", on_note_expanded_activated },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (
        klass, actions[i].name, actions[i].parameter, actions[i].activated);
}
