/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* All keys in one table: the window binds those that name an action of its own, and the page of keys lists them all,
 * so that the page cannot tell anything else than what happens. */

#include "config.h"

#include "cw-keys.h"

#include <glib/gi18n.h>

static const CwKey project_keys[] = {
  { "<Control>n", N_ ("New project"), "win.new-project", NULL },
  { "<Control>o", N_ ("Open a project"), "win.open-project", NULL },
  { "<Control>i", N_ ("Import files"), "win.import-files", NULL },
  { "<Control><Alt>i", N_ ("Import a folder"), "win.import-folder", NULL },
  { "<Control>p", N_ ("Print this view"), "win.print-view", NULL },
  { "<Control>z", N_ ("Undo"), "win.undo", NULL },
  { "<Control><Shift>z", N_ ("Redo"), "win.redo", NULL },
  { "<Control>comma", N_ ("Preferences"), "win.preferences", NULL },
  { "F1", N_ ("What the codebook says of the code at hand, or this page"), "win.show-card", NULL },
  { "<Shift>question", N_ ("This page"), "win.show-keys", NULL },
  { "<Control>w", N_ ("Close the window"), "window.close", NULL },
  { NULL },
};

static const CwKey place_keys[] = {
  { "<Control>1", N_ ("Read"), "win.view", "read" },
  { "<Control>2", N_ ("Codebook"), "win.view", "codebook" },
  { "<Control>3", N_ ("Memos"), "win.view", "memos" },
  { "<Control>4", N_ ("Matrix"), "win.view", "matrix" },
  { "<Alt>Left", N_ ("Back to where you were"), "win.go-back", NULL },
  { "<Alt>Right", N_ ("Forward again"), "win.go-forward", NULL },
  { "<Control><Shift>m", N_ ("New memo about what is at hand"), "win.new-memo-here", NULL },
  { "<Control>g", N_ ("Go to an ID, such as E-12"), "win.go-to-id", NULL },
  { "F6", N_ ("Next pane"), "win.next-pane", NULL },
  { "F8", N_ ("Show or hide sources and cases"), "win.toggle-sources", NULL },
  { "F9", N_ ("Show or hide the codebook"), "win.toggle-codebook", NULL },
  { "<Control>F9", N_ ("Show or hide the memos"), "win.toggle-memos", NULL },
  { NULL },
};

static const CwKey list_keys[] = {
  { "<Control><Shift>n", N_ ("New case"), "win.new-case", NULL },
  { "Return", N_ ("Open"), NULL, NULL },
  { "F2", N_ ("Rename"), NULL, NULL },
  { "<Alt>Return", N_ ("Properties"), NULL, NULL },
  { "Delete", N_ ("Delete"), NULL, NULL },
  { "Menu <Shift>F10", N_ ("All that can be done with it"), NULL, NULL },
  { "<Alt>Up", N_ ("Move up"), NULL, NULL },
  { "<Alt>Down", N_ ("Move down"), NULL, NULL },
  { "<Alt>Right", N_ ("Nest a case under the one above"), NULL, NULL },
  { "<Alt>Left", N_ ("Move a case out of the one above"), NULL, NULL },
  { NULL },
};

static const CwKey reader_keys[] = {
  { "j k", N_ ("Next or previous paragraph"), NULL, NULL },
  { "<Shift>j <Shift>k", N_ ("Next or previous speaker"), NULL, NULL },
  { "n p", N_ ("Next or previous excerpt"), NULL, NULL },
  { "s", N_ ("Select the sentence; again for one more"), NULL, NULL },
  { "v", N_ ("Select the paragraph; again for one more"), NULL, NULL },
  { "space <Shift>space", N_ ("Page down or up"), NULL, NULL },
  { "c", N_ ("Code the selection"), NULL, NULL },
  { "period", N_ ("Apply the last code again"), NULL, NULL },
  { "i", N_ ("Code in vivo, with the words themselves"), NULL, NULL },
  { "bracketleft bracketright", N_ ("Move the end of the excerpt by a word"), NULL, NULL },
  { "braceleft braceright", N_ ("Move the start of the excerpt by a word"), NULL, NULL },
  { "<Alt>bracketleft <Alt>bracketright", N_ ("Move its end by a sentence"), NULL, NULL },
  { "<Alt>braceleft <Alt>braceright", N_ ("Move its start by a sentence"), NULL, NULL },
  { "x", N_ ("Remove a code"), NULL, NULL },
  { "q", N_ ("Star the excerpt as quotable"), NULL, NULL },
  { "a", N_ ("Comment on the excerpt"), NULL, NULL },
  { "<Control>t", N_ ("Make it a typical example of a code"), "win.set-typical", NULL },
  { "<Control><Shift>t", N_ ("Make it a near miss of a code"), "win.set-near-miss", NULL },
  { "m", N_ ("New memo on the selection or the excerpt"), NULL, NULL },
  { "<Shift>m", N_ ("New memo on the source"), NULL, NULL },
  { NULL },
};

static const CwKey codebook_keys[] = {
  { "space", N_ ("Mark a code"), NULL, NULL },
  { "<Control>j", N_ ("Merge the marked codes"), NULL, NULL },
  { "Return", N_ ("Go to what the codebook says of it"), NULL, NULL },
  { "Delete", N_ ("Delete or retire"), NULL, NULL },
  { "0 9", N_ ("Say where an excerpt goes, while a code is split"), NULL, NULL },
  { "Tab", N_ ("Go to a tray of the board; Enter places the card there"), NULL, NULL },
  { NULL },
};

static const CwKeyGroup groups[] = {
  { N_ ("Project"), project_keys },        { N_ ("Getting About"), place_keys },
  { N_ ("Sources and Cases"), list_keys }, { N_ ("While Reading"), reader_keys },
  { N_ ("Codebook Page"), codebook_keys },
};

guint
cw_keys_get_n_groups (void)
{
  return G_N_ELEMENTS (groups);
}

const CwKeyGroup *
cw_keys_get_group (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (groups), NULL);
  return &groups[index];
}

static void
bind_key (GtkWidgetClass *widget_class, const CwKey *key)
{
  g_auto (GStrv) accelerators = g_strsplit (key->keys, " ", -1);

  for (char **accelerator = accelerators; *accelerator != NULL; accelerator++)
    {
      guint keyval;
      GdkModifierType modifiers;

      if (!gtk_accelerator_parse (*accelerator, &keyval, &modifiers))
        g_assert_not_reached ();
      if (key->target != NULL)
        gtk_widget_class_add_binding_action (
            widget_class, keyval, modifiers, key->action, "s", key->target);
      else
        gtk_widget_class_add_binding_action (widget_class, keyval, modifiers, key->action, NULL);
    }
}

/* Bound to the window's class and not to the application: a text that is being typed undoes its own typing first. */
void
cw_keys_bind (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (const CwKey *key = groups[i].keys; key->keys != NULL; key++)
      if (key->action != NULL)
        bind_key (widget_class, key);
}
