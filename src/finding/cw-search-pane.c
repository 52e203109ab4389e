/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwSearchPane: all that can be searched for, beside the text: words, signs, excerpts by a query, what somebody says,
 * what stands under a heading.  What is found is listed by source; each place opens in the text, and all of them can be
 * gone through with a code (method.md W21, W22). */

#include "config.h"

#include "cw-search-pane.h"

#include "cw-code-picker.h"
#include "cw-found.h"
#include "cw-hit-session.h"
#include "cw-saved-queries.h"

#include <glib/gi18n.h>

#define REST 600 /* milliseconds after a change of the project until a query is answered anew */

struct _CwSearchPane
{
  AdwBin parent_instance;

  CwProject *project;
  GSignalGroup *changes;
  GListStore *found; /* of CwFound */
  GtkSingleSelection *selection;
  GCancellable *search; /* the one that runs, or NULL */
  CwHitSession *session;
  GtkWidget *picker;
  guint timeout;
  GtkEditable *entry;
  GtkDropDown *kind;
  GtkMenuButton *saved;
  GtkStack *stack;
  GtkListView *list;
  GtkLabel *status;
  GtkWidget *code_button;
  GtkRevealer *session_bar;
  GtkLabel *question;
  GtkWidget *yes_button;
};

typedef enum
{
  PROP_PROJECT = 1,
} CwSearchPaneProperty;

static GParamSpec *properties[PROP_PROJECT + 1];

G_DEFINE_FINAL_TYPE (CwSearchPane, cw_search_pane, ADW_TYPE_BIN)

/* --- what was found --- */

static void
show_status (CwSearchPane *self, const char *sentence)
{
  gtk_label_set_label (self->status, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->status), *sentence != '\0');
}

static guint
count_sources (CwSearchPane *self)
{
  guint n = 0, last = G_MAXUINT;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->found)); i++)
    {
      g_autoptr (CwFound) found = g_list_model_get_item (G_LIST_MODEL (self->found), i);

      n += cw_found_get_place (found) != last;
      last = cw_found_get_place (found);
    }
  return n;
}

static char *
describe_found (CwSearchPane *self, gboolean complete)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->found)), n_sources = count_sources (self);
  g_autofree char *places = g_strdup_printf (ngettext ("%u place", "%u places", n), n);
  g_autofree char *sources
      = g_strdup_printf (ngettext ("%u source", "%u sources", n_sources), n_sources);

  if (n == 0)
    return g_strdup (_ ("Nothing found"));
  if (!complete)
    /* Translators: “1000 places in 12 sources, and more” */
    return g_strdup_printf (_ ("%s in %s, and more"), places, sources);
  /* Translators: “57 places in 12 sources” */
  return g_strdup_printf (_ ("%s in %s"), places, sources);
}

/* The list begins with a header, which a scroll to its first row would hide. */
static gboolean
scroll_to_top (gpointer data)
{
  CwSearchPane *self = data;

  if (self->session == NULL && self->list != NULL)
    gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list)), 0);
  return G_SOURCE_REMOVE;
}

static void
show_found (gpointer owner, GPtrArray *found, gboolean complete, const GError *error)
{
  CwSearchPane *self = owner;
  g_autofree char *sentence = NULL;

  g_clear_object (&self->search);
  g_list_store_splice (self->found,
                       0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->found)),
                       found != NULL ? found->pdata : NULL,
                       found != NULL ? found->len : 0);
  sentence = error != NULL ? g_strdup (error->message) : describe_found (self, complete);
  show_status (self, sentence);
  gtk_stack_set_visible_child_name (self->stack,
                                    found != NULL && found->len > 0 ? "list" : "empty");
  gtk_widget_set_visible (self->code_button, found != NULL && found->len > 0);
  g_idle_add_full (G_PRIORITY_LOW, scroll_to_top, g_object_ref (self), g_object_unref);
}

static void
stop_search (CwSearchPane *self)
{
  if (self->search != NULL)
    g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
}

static void
clear_found (CwSearchPane *self)
{
  stop_search (self);
  g_list_store_remove_all (self->found);
  show_status (self, "");
  gtk_stack_set_visible_child_name (self->stack, "hint");
  gtk_widget_set_visible (self->code_button, FALSE);
}

static CwHuntKind
get_kind (CwSearchPane *self)
{
  return (CwHuntKind) gtk_drop_down_get_selected (self->kind);
}

static void
end_session (CwSearchPane *self)
{
  g_clear_object (&self->session);
  gtk_revealer_set_reveal_child (self->session_bar, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "search.accept", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "search.skip", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "search.accept-source", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "search.stop", FALSE);
}

static void
search (CwSearchPane *self)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));

  end_session (self);
  if (self->project == NULL || *words == '\0')
    {
      clear_found (self);
      return;
    }
  stop_search (self);
  self->search = g_cancellable_new ();
  cw_hunt_start (
      GTK_WIDGET (self), self->project, get_kind (self), words, self->search, show_found);
}

/* --- the list --- */

static void
open_found (CwSearchPane *self, CwFound *found, gboolean focus)
{
  const CwPassage *passage = cw_found_get_passage (found);

  gtk_widget_activate_action (GTK_WIDGET (self),
                              "win.show-passage",
                              "(xuub)",
                              passage->source,
                              passage->start,
                              passage->end,
                              focus);
}

static void
on_row_activated (CwSearchPane *self, guint position)
{
  g_autoptr (CwFound) found = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  open_found (self, found, TRUE);
}

static void
on_entry_activated (CwSearchPane *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
on_row_made (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = gtk_label_new (NULL), *words = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (words), 3);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_item_set_child (item, box);
}

static void
on_row_shown (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  CwFound *found = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  g_autofree char *plain = cw_found_dup_plain (found);

  gtk_label_set_label (GTK_LABEL (label), cw_found_get_label (found));
  gtk_label_set_markup (GTK_LABEL (gtk_widget_get_next_sibling (label)),
                        cw_found_get_markup (found));
  gtk_list_item_set_accessible_label (item, plain);
}

static void
on_header_made (GtkSignalListItemFactory *factory, GtkListHeader *header)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_header_set_child (header, label);
}

static void
on_header_shown (GtkSignalListItemFactory *factory, GtkListHeader *header, CwSearchPane *self)
{
  CwFound *found = gtk_list_header_get_item (header);
  CwRecord *source
      = cw_project_get_record (self->project, CW_KIND_SOURCE, cw_found_get_passage (found)->source);

  gtk_label_set_label (GTK_LABEL (gtk_list_header_get_child (header)),
                       source != NULL ? cw_record_get_name (source) : "");
}

static int
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  guint p = cw_found_get_place ((CwFound *) a), q = cw_found_get_place ((CwFound *) b);

  return (p > q) - (p < q);
}

static void
make_list (CwSearchPane *self)
{
  GtkSorter *by_source = GTK_SORTER (gtk_custom_sorter_new (compare_places, NULL, NULL));
  GtkSortListModel *sorted
      = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->found)), NULL);
  g_autoptr (GtkListItemFactory) headers = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();

  gtk_sort_list_model_set_section_sorter (sorted, by_source);
  g_object_unref (by_source);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  g_signal_connect (headers, "setup", G_CALLBACK (on_header_made), NULL);
  g_signal_connect_object (headers, "bind", G_CALLBACK (on_header_shown), self, 0);
  g_signal_connect (rows, "setup", G_CALLBACK (on_row_made), NULL);
  g_signal_connect (rows, "bind", G_CALLBACK (on_row_shown), NULL);
  gtk_list_view_set_factory (self->list, rows);
  gtk_list_view_set_header_factory (self->list, headers);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}

/* --- going through it with a code --- */

static char *
ask (CwSearchPane *self)
{
  CwRecord *code = cw_project_get_record (
      self->project, CW_KIND_CODE, cw_hit_session_get_code (self->session));

  /* Translators: “Code with “budget”? 3 of 57” */
  return g_strdup_printf (_ ("Code with “%s”? %u of %u"),
                          code != NULL ? cw_record_get_name (code) : "",
                          cw_hit_session_get_position (self->session) + 1,
                          g_list_model_get_n_items (G_LIST_MODEL (self->selection)));
}

static void
finish_session (CwSearchPane *self)
{
  guint n = cw_hit_session_get_n_coded (self->session);
  g_autofree char *sentence
      = g_strdup_printf (ngettext ("%u place was coded. Ctrl+Z takes it back.",
                                   "%u places were coded. Ctrl+Z takes all of them back.",
                                   n),
                         n);

  end_session (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", sentence);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
show_question (CwSearchPane *self)
{
  g_autoptr (CwFound) current = cw_hit_session_get_current (self->session);
  guint position = cw_hit_session_get_position (self->session);
  g_autofree char *question = NULL;

  if (current == NULL)
    {
      finish_session (self);
      return;
    }
  question = ask (self);
  gtk_label_set_label (self->question, question);
  gtk_single_selection_set_selected (self->selection, position);
  gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_NONE, NULL);
  open_found (self, current, FALSE);
  gtk_widget_grab_focus (self->yes_button);
}

static void
on_answered (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwSearchPane *self = CW_SEARCH_PANE (widget);
  g_autoptr (GError) error = NULL;

  if (self->session == NULL)
    return;
  if (g_str_equal (name, "search.stop"))
    {
      finish_session (self);
      return;
    }
  if (g_str_equal (name, "search.skip"))
    cw_hit_session_skip (self->session);
  else if (g_str_equal (name, "search.accept"))
    cw_hit_session_accept (self->session, &error);
  else
    cw_hit_session_accept_source (self->session, &error);
  if (error != NULL)
    gtk_widget_activate_action (widget, "win.toast", "s", error->message);
  else
    show_question (self);
}

static void
on_code_clicked (CwSearchPane *self)
{
  GdkRectangle area = { gtk_widget_get_width (GTK_WIDGET (self)) / 2,
                        gtk_widget_get_height (GTK_WIDGET (self)) - 40,
                        1,
                        1 };

  cw_code_picker_open (CW_CODE_PICKER (self->picker), &area);
}

/* --- saved queries --- */

static void
on_query_opened (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwSearchPane *self = CW_SEARCH_PANE (widget);
  g_autofree char *expression
      = cw_project_dup_query_expression (self->project, g_variant_get_int64 (parameter));

  if (expression != NULL)
    cw_search_pane_search (self, CW_HUNT_QUERY, expression);
}

static void
on_query_deleted (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;

  if (!cw_project_delete (
          CW_SEARCH_PANE (widget)->project, CW_KIND_QUERY, g_variant_get_int64 (parameter), &error))
    gtk_widget_activate_action (widget, "win.toast", "s", error->message);
}

static void
on_save_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwSearchPane *self = CW_SEARCH_PANE (widget);

  if (get_kind (self) != CW_HUNT_QUERY || *gtk_editable_get_text (self->entry) == '\0')
    gtk_widget_activate_action (
        widget, "win.toast", "s", _ ("Choose “Query” and ask something first."));
  else
    cw_saved_queries_ask_name (widget, self->project, gtk_editable_get_text (self->entry));
}

static void
update_menu (CwSearchPane *self)
{
  g_autoptr (GMenuModel) menu = cw_saved_queries_make_menu (self->project);

  gtk_menu_button_set_menu_model (self->saved, menu);
}

static gboolean
answer_again (gpointer data)
{
  CwSearchPane *self = data;

  self->timeout = 0;
  search (self);
  return G_SOURCE_REMOVE;
}

/* A query is live: its answer follows the project, but not while one goes through it. */
static void
on_project_changed (CwSearchPane *self, CwChangeSet *changes)
{
  gboolean asked = get_kind (self) == CW_HUNT_QUERY && self->session == NULL
                   && gtk_widget_get_mapped (GTK_WIDGET (self))
                   && *gtk_editable_get_text (self->entry) != '\0';

  for (guint i = 0; i < cw_change_set_get_size (changes); i++)
    if (cw_change_set_get (changes, i)->kind == CW_KIND_QUERY)
      {
        update_menu (self);
        break;
      }
  if (asked && self->timeout == 0)
    self->timeout = g_timeout_add (REST, answer_again, self);
}

/* --- the object --- */

static void
set_project (CwSearchPane *self, CwProject *project)
{
  if (!g_set_object (&self->project, project))
    return;
  end_session (self);
  clear_found (self);
  g_signal_group_set_target (self->changes, project);
  cw_code_picker_set_project (CW_CODE_PICKER (self->picker), project);
  update_menu (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECT]);
}

static void
cw_search_pane_get_property (GObject *object, guint property, GValue *value, GParamSpec *pspec)
{
  switch ((CwSearchPaneProperty) property)
    {
    case PROP_PROJECT:
      g_value_set_object (value, CW_SEARCH_PANE (object)->project);
      break;
    }
}

static void
cw_search_pane_set_property (GObject *object,
                             guint property,
                             const GValue *value,
                             GParamSpec *pspec)
{
  switch ((CwSearchPaneProperty) property)
    {
    case PROP_PROJECT:
      set_project (CW_SEARCH_PANE (object), g_value_get_object (value));
      break;
    }
}

static void
cw_search_pane_dispose (GObject *object)
{
  CwSearchPane *self = CW_SEARCH_PANE (object);

  stop_search (self);
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->changes);
  g_clear_object (&self->session);
  g_clear_pointer (&self->picker, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->found);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (cw_search_pane_parent_class)->dispose (object);
}

static void
install_commands (GtkWidgetClass *klass)
{
  static const struct
  {
    const char *name;
    guint key;
  } answers[] = {
    { "search.accept", GDK_KEY_y },
    { "search.skip", GDK_KEY_n },
    { "search.accept-source", GDK_KEY_a },
    { "search.stop", GDK_KEY_Escape },
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      gtk_widget_class_install_action (klass, answers[i].name, NULL, on_answered);
      gtk_widget_class_add_binding_action (klass, answers[i].key, 0, answers[i].name, NULL);
    }
  gtk_widget_class_install_action (klass, "search.open-query", "x", on_query_opened);
  gtk_widget_class_install_action (klass, "search.delete-query", "x", on_query_deleted);
  gtk_widget_class_install_action (klass, "search.save", NULL, on_save_activated);
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass, RESOURCE_BASE "/ui/cw-search-pane.ui");
  gtk_widget_class_bind_template_child (klass, CwSearchPane, entry);
  gtk_widget_class_bind_template_child (klass, CwSearchPane, kind);
  gtk_widget_class_bind_template_child (klass, CwSearchPane, saved);
  gtk_widget_class_bind_template_child (klass, CwSearchPane, stack);
  gtk_widget_class_bind_template_child (klass, CwSearchPane, list);
  gtk_widget_class_bind_template_child (klass, CwSearchPane, status);
  gtk_widget_class_bind_template_child (klass, CwSearchPane, code_button);
  gtk_widget_class_bind_template_child (klass, CwSearchPane, session_bar);
  gtk_widget_class_bind_template_child (klass, CwSearchPane, question);
  gtk_widget_class_bind_template_child (klass, CwSearchPane, yes_button);
  gtk_widget_class_bind_template_callback (klass, search);
  gtk_widget_class_bind_template_callback (klass, on_entry_activated);
  gtk_widget_class_bind_template_callback (klass, on_row_activated);
  gtk_widget_class_bind_template_callback (klass, on_code_clicked);
}

static void
cw_search_pane_class_init (CwSearchPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cw_search_pane_get_property;
  object_class->set_property = cw_search_pane_set_property;
  object_class->dispose = cw_search_pane_dispose;
  properties[PROP_PROJECT]
      = g_param_spec_object ("project",
                             NULL,
                             NULL,
                             CW_TYPE_PROJECT,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  install_commands (GTK_WIDGET_CLASS (klass));
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
cw_search_pane_init (CwSearchPane *self)
{
  self->found = g_list_store_new (CW_TYPE_FOUND);
  self->changes = g_signal_group_new (CW_TYPE_PROJECT);
  g_signal_group_connect_object (
      self->changes, "changed", G_CALLBACK (on_project_changed), self, G_CONNECT_SWAPPED);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->picker = cw_code_picker_new ();
  gtk_widget_set_parent (self->picker, GTK_WIDGET (self));
  cw_code_picker_set_creates (CW_CODE_PICKER (self->picker), FALSE);
  g_signal_connect_object (self->picker,
                           "code-picked",
                           G_CALLBACK (cw_search_pane_code_all_with),
                           self,
                           G_CONNECT_SWAPPED);
  make_list (self);
  end_session (self);
}

GtkWidget *
cw_search_pane_new (void)
{
  return g_object_new (CW_TYPE_SEARCH_PANE, NULL);
}

void
cw_search_pane_focus_entry (CwSearchPane *self)
{
  g_return_if_fail (CW_IS_SEARCH_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
}

void
cw_search_pane_search (CwSearchPane *self, CwHuntKind kind, const char *words)
{
  g_return_if_fail (CW_IS_SEARCH_PANE (self) && words != NULL);

  gtk_drop_down_set_selected (self->kind, kind);
  gtk_editable_set_text (self->entry, words);
  search (self);
}

/* (transfer none): what is listed, of CwFound. */
GListModel *
cw_search_pane_get_found (CwSearchPane *self)
{
  g_return_val_if_fail (CW_IS_SEARCH_PANE (self), NULL);
  return G_LIST_MODEL (self->selection);
}

gboolean
cw_search_pane_is_searching (CwSearchPane *self)
{
  g_return_val_if_fail (CW_IS_SEARCH_PANE (self), FALSE);
  return self->search != NULL;
}

/* Asks of each place in turn whether it gets @code. */
void
cw_search_pane_code_all_with (CwSearchPane *self, gint64 code)
{
  g_return_if_fail (CW_IS_SEARCH_PANE (self));

  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return;
  end_session (self);
  self->session = cw_hit_session_new (self->project, code, G_LIST_MODEL (self->selection));
  gtk_revealer_set_reveal_child (self->session_bar, TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "search.accept", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "search.skip", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "search.accept-source", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "search.stop", TRUE);
  show_question (self);
}
