/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* All keys in one table: window, page and text bind theirs from it, the page of keys lists them, the palette and the menu
 * of the text offer what they do, so that none of these can tell anything else than what happens. */

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
  { "<Control>k", N_ ("All commands"), "win.show-palette", NULL },
  { "<Control>comma", N_ ("Preferences"), "win.preferences", NULL },
  { "F1", N_ ("What the codebook says of the code at hand, or the help"), "win.show-card", NULL },
  { "<Shift>F1", N_ ("Help"), "win.show-help", NULL },
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
  { "<Control><Shift>f", N_ ("Search everything"), "win.search", NULL },
  { "<Control>t", N_ ("Make it a typical example of a code"), "win.set-typical", NULL },
  { "<Control><Shift>t", N_ ("Make it a near miss of a code"), "win.set-near-miss", NULL },
  { "<Control>g", N_ ("Go to an ID, such as E-12"), "win.go-to-id", NULL },
  { "<Control>F7", N_ ("Two texts beside each other, or one"), "win.split-text", NULL },
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

static const CwKey moving_keys[] = {
  { "j", N_ ("Next paragraph"), "reader.next-paragraph", NULL },
  { "k", N_ ("Previous paragraph"), "reader.previous-paragraph", NULL },
  { "<Shift>j", N_ ("Next speaker"), "reader.next-turn", NULL },
  { "<Shift>k", N_ ("Previous speaker"), "reader.previous-turn", NULL },
  { "n", N_ ("Next excerpt"), "reader.next-excerpt", NULL },
  { "p", N_ ("Previous excerpt"), "reader.previous-excerpt", NULL },
  { "Return", N_ ("Go to the excerpt at the caret"), "reader.activate", NULL },
  { "space", N_ ("Page down"), "reader.page-down", NULL },
  { "<Shift>space", N_ ("Page up"), "reader.page-up", NULL },
  { NULL },
};

static const CwKey selecting_keys[] = {
  { "s", N_ ("Select the sentence; again for one more"), "reader.select-sentence", NULL },
  { "v", N_ ("Select the paragraph; again for one more"), "reader.select-paragraph", NULL },
  { NULL },
};

static const CwKey coding_keys[] = {
  { "c <Control>Return", N_ ("Code the selection"), "coding.pick", NULL },
  { "period <Control>period", N_ ("Apply the last code again"), "coding.apply-last", NULL },
  { "i", N_ ("Code in vivo, with the words themselves"), "coding.in-vivo", NULL },
  { "x Delete KP_Delete", N_ ("Remove a code"), "coding.remove", NULL },
  { "1 9", N_ ("Apply the hot code of the digit"), NULL, NULL },
  { "<Alt>1 <Alt>9", N_ ("Make the last code the hot code of the digit"), NULL, NULL },
  { NULL },
};

static const CwKey excerpt_keys[] = {
  { "h", N_ ("Highlight without a code"), "coding.highlight", NULL },
  { "a", N_ ("Comment on the selection or the excerpt"), "coding.comment", NULL },
  { "q", N_ ("Star the excerpt as quotable"), "coding.star", NULL },
  { "plus", N_ ("Make the code stronger here"), "coding.stronger", NULL },
  { "minus", N_ ("Make the code weaker here"), "coding.weaker", NULL },
  { "b", N_ ("Backlight: fade what has not the codes at hand"), "read.backlight", NULL },
  { "t", N_ ("Say which time the excerpt is about"), "coding.date", NULL },
  { "<Control>t", N_ ("Make it a typical example of a code"), "win.set-typical", NULL },
  { "<Control><Shift>t", N_ ("Make it a near miss of a code"), "win.set-near-miss", NULL },
  { "w", N_ ("Say which case the passage belongs to"), "coding.case", NULL },
  { "m", N_ ("New memo on the selection or the excerpt"), "coding.memo", NULL },
  { "<Shift>m", N_ ("New memo on the source"), "coding.source-memo", NULL },
  { NULL },
};

static const CwKey edge_keys[] = {
  { "bracketright", N_ ("End on by a word"), "coding.end-on-word", NULL },
  { "bracketleft", N_ ("End back by a word"), "coding.end-back-word", NULL },
  { "<Alt>bracketright", N_ ("End on by a sentence"), "coding.end-on-sentence", NULL },
  { "<Alt>bracketleft", N_ ("End back by a sentence"), "coding.end-back-sentence", NULL },
  { "braceright", N_ ("Start on by a word"), "coding.start-on-word", NULL },
  { "braceleft", N_ ("Start back by a word"), "coding.start-back-word", NULL },
  { "<Alt>braceright", N_ ("Start on by a sentence"), "coding.start-on-sentence", NULL },
  { "<Alt>braceleft", N_ ("Start back by a sentence"), "coding.start-back-sentence", NULL },
  { NULL },
};

static const CwKey text_keys[] = {
  { "<Control>f", N_ ("Find in this source"), "find.open", NULL },
  { "F3", N_ ("Next place found"), "find.next", NULL },
  { "<Shift>F3", N_ ("Previous place found"), "find.previous", NULL },
  { "<Control>e", N_ ("Correct the text, or read it again"), "coding.correct-text", NULL },
  { "<Control>plus <Control>equal <Control>KP_Add", N_ ("Larger letters"), "read.larger", NULL },
  { "<Control>minus <Control>KP_Subtract", N_ ("Smaller letters"), "read.smaller", NULL },
  { "<Control>0 <Control>KP_0", N_ ("Letters of the usual size"), "read.usual-size", NULL },
  { "<Control>r", N_ ("Mark the source as reviewed"), "read.reviewed", NULL },
  { "<Control>F3", N_ ("Review evidence that has lost its words"), "coding.review", NULL },
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

#define HOT(digit) { #digit, NULL, "coding.hot", #digit }
#define HEAT(digit) { "<Alt>" #digit, NULL, "coding.set-hot", #digit }

static const CwKey hot_keys[] = {
  HOT (1),  HOT (2),  HOT (3),  HOT (4),  HOT (5),  HOT (6),  HOT (7),
  HOT (8),  HOT (9),  HEAT (1), HEAT (2), HEAT (3), HEAT (4), HEAT (5),
  HEAT (6), HEAT (7), HEAT (8), HEAT (9), { NULL },
};

static const CwKeyGroup groups[] = {
  { N_ ("Project"), project_keys, CW_KEYS_OF_WINDOW },
  { N_ ("Getting About"), place_keys, CW_KEYS_OF_WINDOW },
  { N_ ("Sources and Cases"), list_keys, CW_KEYS_OF_WINDOW },
  { N_ ("Coding"), coding_keys, CW_KEYS_OF_PAGE },
  { N_ ("The Excerpt"), excerpt_keys, CW_KEYS_OF_PAGE },
  { N_ ("Edges of the Excerpt"), edge_keys, CW_KEYS_OF_PAGE, TRUE },
  { N_ ("Selecting"), selecting_keys, CW_KEYS_OF_VIEW },
  { N_ ("Moving in the Text"), moving_keys, CW_KEYS_OF_VIEW, TRUE },
  { N_ ("The Text"), text_keys, CW_KEYS_OF_TEXT },
  { N_ ("Codebook Page"), codebook_keys, CW_KEYS_OF_WINDOW },
  { NULL, hot_keys, CW_KEYS_OF_PAGE },
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

/* --- binding --- */

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

/* Bound to a class and not to the application: a text that is being typed undoes its own typing first. */
void
cw_keys_bind (GtkWidgetClass *widget_class, CwKeyScope scope)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (const CwKey *key = groups[i].keys; groups[i].scope == scope && key->keys != NULL; key++)
      if (key->action != NULL)
        bind_key (widget_class, key);
}

/* A sign that is typed without Control and Alt: where letters are text, it is no command. */
static gboolean
is_single (guint keyval, GdkModifierType modifiers)
{
  gunichar sign = gdk_keyval_to_unicode (keyval);

  return (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0 && sign >= ' ' && sign != 0x7f;
}

/* Where a sign needs Shift depends on the keyboard. */
static gboolean
may_need_shift (guint keyval)
{
  gunichar sign = gdk_keyval_to_unicode (keyval);

  return g_unichar_isgraph (sign) && !g_unichar_isalnum (sign);
}

static void
add_shortcut (GtkShortcutController *controller,
              guint keyval,
              GdkModifierType modifiers,
              const CwKey *key)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (keyval, modifiers),
                                            gtk_named_action_new (key->action));

  if (key->target != NULL)
    gtk_shortcut_set_arguments (shortcut, g_variant_new_string (key->target));
  gtk_shortcut_controller_add_shortcut (controller, shortcut);
}

static void
add_shortcuts (GtkShortcutController *controller, const CwKey *key, gboolean single)
{
  g_auto (GStrv) accelerators = g_strsplit (key->keys, " ", -1);

  for (char **accelerator = accelerators; *accelerator != NULL; accelerator++)
    {
      guint keyval;
      GdkModifierType modifiers;

      if (!gtk_accelerator_parse (*accelerator, &keyval, &modifiers))
        g_assert_not_reached ();
      if (is_single (keyval, modifiers) != single)
        continue;
      add_shortcut (controller, keyval, modifiers, key);
      if (may_need_shift (keyval))
        add_shortcut (controller, keyval, modifiers | GDK_SHIFT_MASK, key);
    }
}

/* @single: the plain letters and signs, which can be switched off; else the other keys.  The controller does nothing
 * until its phase is set. */
GtkEventController *
cw_keys_make_controller (CwKeyScope scope, gboolean single)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (const CwKey *key = groups[i].keys; groups[i].scope == scope && key->keys != NULL; key++)
      if (key->action != NULL)
        add_shortcuts (GTK_SHORTCUT_CONTROLLER (controller), key, single);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
  return controller;
}

/* --- menu --- */

static GMenu *
make_section (const CwKeyGroup *group)
{
  GMenu *menu = g_menu_new ();

  for (const CwKey *key = group->keys; key->keys != NULL; key++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (key->title), key->action);
      g_auto (GStrv) accelerators = g_strsplit (key->keys, " ", 2);

      if (key->action == NULL)
        continue;
      g_menu_item_set_attribute (item, "accel", "s", accelerators[0]);
      g_menu_append_item (menu, item);
    }
  return menu;
}

/* (transfer full): all that can be done with the text and what is selected in it. */
GMenuModel *
cw_keys_make_text_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) submenus = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_autoptr (GMenu) section = NULL;

      if (groups[i].scope == CW_KEYS_OF_WINDOW || groups[i].title == NULL)
        continue;
      section = make_section (&groups[i]);
      if (groups[i].submenu)
        g_menu_append_submenu (submenus, _ (groups[i].title), G_MENU_MODEL (section));
      else
        g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (submenus));
  return G_MENU_MODEL (menu);
}
