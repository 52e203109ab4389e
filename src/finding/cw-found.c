/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwFound: one place that a search has found, with the words around it. */

#include "config.h"

#include "cw-found.h"

#include <pango/pango.h>

#define MAX_SNIPPET 140 /* code points */

struct _CwFound
{
  GObject parent_instance;

  CwPassage passage;
  guint place; /* of its source among the sources */
  char *label;
  char *markup;
};

G_DEFINE_FINAL_TYPE (CwFound, cw_found, G_TYPE_OBJECT)

static void
cw_found_finalize (GObject *object)
{
  CwFound *self = CW_FOUND (object);

  g_free (self->label);
  g_free (self->markup);
  G_OBJECT_CLASS (cw_found_parent_class)->finalize (object);
}

static void
cw_found_class_init (CwFoundClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cw_found_finalize;
}

static void
cw_found_init (CwFound *self)
{
}

static char *
make_markup (const char *snippet, guint start, guint end)
{
  const char *from = g_utf8_offset_to_pointer (snippet, start);
  const char *to = g_utf8_offset_to_pointer (snippet, end);
  g_autofree char *before = g_markup_escape_text (snippet, from - snippet);
  g_autofree char *words = g_markup_escape_text (from, to - from);
  g_autofree char *behind = g_markup_escape_text (to, -1);
  char *markup = g_strconcat (before, "<b>", words, "</b>", behind, NULL);

  return g_strdelimit (markup, "\n\t", ' ');
}

CwFound *
cw_found_new_with_snippet (const CwPassage *passage,
                           const char *label,
                           const char *snippet,
                           guint hit_start,
                           guint hit_end)
{
  CwFound *self = g_object_new (CW_TYPE_FOUND, NULL);

  self->passage = *passage;
  self->label = g_strconcat ("¶", label, NULL);
  self->markup = make_markup (snippet, hit_start, hit_end);
  return self;
}

/* A place whose words are all that is meant: the first of them are shown. */
CwFound *
cw_found_new (CwProject *project, const CwPassage *passage)
{
  CwFound *self = g_object_new (CW_TYPE_FOUND, NULL);
  CwText *text = cw_project_get_text (project, passage->source, NULL);
  guint end = MIN (passage->end, passage->start + MAX_SNIPPET);
  g_autofree char *words
      = text != NULL ? cw_text_dup_range (text, passage->start, end) : g_strdup ("");

  self->passage = *passage;
  self->label
      = text != NULL ? cw_text_dup_locator (text, passage->start, passage->end) : g_strdup ("");
  self->markup = make_markup (words, 0, 0);
  return self;
}

const CwPassage *
cw_found_get_passage (CwFound *self)
{
  g_return_val_if_fail (CW_IS_FOUND (self), NULL);
  return &self->passage;
}

const char *
cw_found_get_label (CwFound *self)
{
  g_return_val_if_fail (CW_IS_FOUND (self), NULL);
  return self->label;
}

const char *
cw_found_get_markup (CwFound *self)
{
  g_return_val_if_fail (CW_IS_FOUND (self), NULL);
  return self->markup;
}

/* What a screen reader says of it. */
char *
cw_found_dup_plain (CwFound *self)
{
  g_autofree char *words = NULL;

  g_return_val_if_fail (CW_IS_FOUND (self), NULL);

  pango_parse_markup (self->markup, -1, 0, NULL, &words, NULL, NULL);
  return g_strconcat (self->label, ": ", words, NULL);
}

guint
cw_found_get_place (CwFound *self)
{
  g_return_val_if_fail (CW_IS_FOUND (self), 0);
  return self->place;
}

void
cw_found_set_place (CwFound *self, guint place)
{
  g_return_if_fail (CW_IS_FOUND (self));
  self->place = place;
}
