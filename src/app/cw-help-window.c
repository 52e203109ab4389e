/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwHelpWindow: the help, in a window of its own that can stand beside the work. Its pages are the Markdown files of
 * help/, which read as well on the web; the page of keys is made from the table of keys. The program shows them itself,
 * because a sandboxed program's pages are not to be found by a help viewer outside. */

#include "config.h"

#include "cw-help-window.h"

#include <glib/gi18n.h>

#include "cw-help-text.h"
#include "cw-keys-page.h"

struct _CwHelpWindow
{
  AdwWindow parent_instance;

  AdwNavigationSplitView *split;
  AdwNavigationPage *page;
  AdwBin *content;
  GtkListBox *topics;
};

G_DEFINE_FINAL_TYPE (CwHelpWindow, cw_help_window, ADW_TYPE_WINDOW)

typedef struct
{
  const char *name; /* of the file, or "keys" */
  const char *title;
} Topic;

static const Topic topics[] = {
  { "road", N_ ("From Files to Evidence") },
  { "measures", N_ ("What Matrices Count") },
  { "keys", N_ ("Keyboard Shortcuts") },
};

/* --- one topic ------------------------------------------------------------------------------------------------ */

/* The page in the reader's language, where there is one: help/LANGUAGE/NAME.md, else help/NAME.md. */
static GBytes *
load_page (const char *name)
{
  for (const char *const *language = g_get_language_names (); *language != NULL; language++)
    {
      g_autofree char *path = g_strdup_printf (RESOURCE_BASE "/help/%s/%s.md", *language, name);
      GBytes *page = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

      if (page != NULL)
        return page;
    }
  {
    g_autofree char *path = g_strdup_printf (RESOURCE_BASE "/help/%s.md", name);

    return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  }
}

static GtkWidget *
create_text (const char *name)
{
  g_autoptr (GBytes) page = load_page (name);
  g_autofree char *markdown = g_strndup (g_bytes_get_data (page, NULL), g_bytes_get_size (page));
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_add_css_class (clamp, "help-page");
  adw_clamp_set_child (ADW_CLAMP (clamp), cw_help_text_new (markdown));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  return scrolled;
}

static void
show_topic (CwHelpWindow *self, const Topic *topic)
{
  gboolean keys = g_str_equal (topic->name, "keys");

  adw_navigation_page_set_title (self->page, _ (topic->title));
  adw_bin_set_child (self->content, keys ? cw_keys_list_new () : create_text (topic->name));
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

static void
select_topic (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CwHelpWindow *self = CW_HELP_WINDOW (widget);
  const char *wanted = g_variant_get_string (parameter, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
    if (g_str_equal (topics[i].name, wanted))
      {
        gtk_list_box_select_row (self->topics, gtk_list_box_get_row_at_index (self->topics, i));
        show_topic (self, &topics[i]);
      }
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, CwHelpWindow *self)
{
  show_topic (self, &topics[gtk_list_box_row_get_index (row)]);
}

/* --- the window ------------------------------------------------------------------------------------------------- */

static void
fill_topics (CwHelpWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
    {
      GtkWidget *label = gtk_label_new (_ (topics[i].title));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_list_box_append (self->topics, label);
    }
}

static void
cw_help_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CW_TYPE_HELP_WINDOW);
  G_OBJECT_CLASS (cw_help_window_parent_class)->dispose (object);
}

static void
cw_help_window_class_init (CwHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_help_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/cw-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CwHelpWindow, split);
  gtk_widget_class_bind_template_child (widget_class, CwHelpWindow, page);
  gtk_widget_class_bind_template_child (widget_class, CwHelpWindow, content);
  gtk_widget_class_bind_template_child (widget_class, CwHelpWindow, topics);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_install_action (widget_class, "help.show-topic", "s", select_topic);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (
      widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
}

static void
cw_help_window_init (CwHelpWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_topics (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "help.show-topic", "s", topics[0].name);
}

/**
 * cw_help_window_show:
 *
 * Shows the help; the window that is there already comes to the front.
 */
void
cw_help_window_show (GtkApplication *application)
{
  GtkWindow *window = NULL;

  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (CW_IS_HELP_WINDOW (l->data))
      window = l->data;
  if (window == NULL)
    window = g_object_new (CW_TYPE_HELP_WINDOW, "application", application, NULL);
  gtk_window_present (window);
}
