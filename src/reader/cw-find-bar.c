/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwFindBar: where in the source that is read some words are.  The hits are marked in the text, the one that is meant is
 * selected, so that the verbs of reading know what is at hand. */

#include "config.h"

#include "cw-find-bar.h"

#include "cw-coded-accessible.h"
#include "cw-coded-view-private.h"
#include "cw-text-pattern.h"

#include <glib/gi18n.h>

#define MAX_HITS 2000 /* more is no finding */

typedef struct
{
  guint start; /* in the source */
  guint end;
} Hit;

struct _CwFindBar
{
  AdwBin parent_instance;

  CwCodedView *view; /* beside it in the page */
  GArray *hits;      /* of Hit */
  int current;       /* index of a hit, or -1 */
  guint origin;      /* where the search began */
  GtkSearchBar *bar;
  GtkEditable *entry;
  GtkLabel *count;
};

G_DEFINE_FINAL_TYPE (CwFindBar, cw_find_bar, ADW_TYPE_BIN)

/* --- marks in the text --- */

static GtkTextBuffer *
get_buffer (CwFindBar *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

static void
clear_marks (CwFindBar *self)
{
  GtkTextTagTable *tags = gtk_text_buffer_get_tag_table (get_buffer (self));
  GtkTextIter start, end;

  if (gtk_text_tag_table_lookup (tags, "hit") == NULL) /* no source has been shown yet */
    return;
  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  gtk_text_buffer_remove_tag_by_name (get_buffer (self), "hit", &start, &end);
}

static void
mark_hit (CwFindBar *self, guint start, guint end)
{
  GtkTextIter from, to;

  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &from, start);
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &to, end);
  gtk_text_buffer_apply_tag_by_name (get_buffer (self), "hit", &from, &to);
}

/* --- looking --- */

/* Whatever the case: one who looks for a place does not remember it. */
static CwTextFinder *
make_finder (CwFindBar *self)
{
  const char *words = gtk_editable_get_text (self->entry);
  g_autofree char *escaped = g_regex_escape_string (words, -1);
  g_autofree char *expression = g_strconcat ("(?i)", escaped, NULL);
  g_autoptr (CwTextPattern) pattern = NULL;

  if (*words != '\0')
    pattern = cw_text_pattern_new (CW_TEXT_PATTERN_REGEX, expression, NULL);
  return pattern != NULL ? cw_text_finder_new (pattern, "-") : NULL;
}

static void
search_line (CwFindBar *self, CwTextFinder *finder, guint line, GArray *ranges)
{
  const CwTextMap *map = cw_coded_view_get_map (self->view);
  guint source = cw_text_map_get_source_start (map, line);
  guint buffer = cw_text_map_get_buffer_start (map, line);
  g_autofree char *text
      = cw_coded_view_dup_text (self->view, source, source + cw_text_map_get_length (map, line));

  g_array_set_size (ranges, 0);
  if (!cw_text_finder_find (finder, "-", text, ranges, NULL))
    return;
  for (guint i = 0; i < ranges->len && self->hits->len < MAX_HITS; i++)
    {
      const CwTextRange *range = &g_array_index (ranges, CwTextRange, i);
      Hit hit = { source + range->start, source + range->end };

      if (range->start == range->end)
        continue;
      g_array_append_val (self->hits, hit);
      mark_hit (self, buffer + range->start, buffer + range->end);
    }
}

static void
search (CwFindBar *self)
{
  guint n = cw_text_map_get_n_paragraphs (cw_coded_view_get_map (self->view));
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (CwTextRange));
  g_autoptr (CwTextFinder) finder = make_finder (self);

  clear_marks (self);
  g_array_set_size (self->hits, 0);
  self->current = -1;
  for (guint line = 0; finder != NULL && line < n && self->hits->len < MAX_HITS; line++)
    search_line (self, finder, line, ranges);
}

/* --- the hit that is meant --- */

static char *
describe (CwFindBar *self)
{
  if (*gtk_editable_get_text (self->entry) == '\0')
    return g_strdup ("");
  if (self->hits->len == 0)
    return g_strdup (_ ("Not found"));
  if (self->hits->len == MAX_HITS)
    return g_strdup_printf (_ ("%d of very many"), self->current + 1);
  return g_strdup_printf (_ ("%d of %u"), self->current + 1, self->hits->len);
}

static void
show_count (CwFindBar *self)
{
  g_autofree char *count = describe (self);

  gtk_label_set_label (self->count, count);
  if (self->hits->len == 0 && *count != '\0')
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

static void
show_hit (CwFindBar *self, guint index)
{
  const Hit *hit = &g_array_index (self->hits, Hit, index);

  self->current = index;
  cw_coded_view_select (self->view, hit->start, hit->end);
  show_count (self);
  cw_coded_accessible_announce (GTK_ACCESSIBLE (self->entry), gtk_label_get_label (self->count));
}

/* The first hit from @offset on, or the first of all. */
static guint
find_from (CwFindBar *self, guint offset)
{
  for (guint i = 0; i < self->hits->len; i++)
    if (g_array_index (self->hits, Hit, i).start >= offset)
      return i;
  return 0;
}

static void
on_search_changed (CwFindBar *self)
{
  search (self);
  if (self->hits->len > 0)
    show_hit (self, find_from (self, self->origin));
  else
    show_count (self);
}

static void
on_next (CwFindBar *self)
{
  cw_find_bar_step (self, 1);
}

static void
on_previous (CwFindBar *self)
{
  cw_find_bar_step (self, -1);
}

static void
on_stopped (CwFindBar *self)
{
  cw_find_bar_close (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* --- overrides --- */

static void
cw_find_bar_finalize (GObject *object)
{
  g_array_unref (CW_FIND_BAR (object)->hits);
  G_OBJECT_CLASS (cw_find_bar_parent_class)->finalize (object);
}

static void
cw_find_bar_class_init (CwFindBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cw_find_bar_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/cw-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CwFindBar, bar);
  gtk_widget_class_bind_template_child (widget_class, CwFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, CwFindBar, count);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
  gtk_widget_class_bind_template_callback (widget_class, on_previous);
  gtk_widget_class_bind_template_callback (widget_class, on_stopped);
}

static void
cw_find_bar_init (CwFindBar *self)
{
  self->hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  self->current = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The view has to outlive the bar. */
void
cw_find_bar_set_view (CwFindBar *self, CwCodedView *view)
{
  g_return_if_fail (CW_IS_FIND_BAR (self) && CW_IS_CODED_VIEW (view));
  self->view = view;
}

/* What is selected is looked for, unless it is more than a few words. */
void
cw_find_bar_open (CwFindBar *self)
{
  guint start, end;

  g_return_if_fail (CW_IS_FIND_BAR (self));

  self->origin = cw_coded_view_get_caret (self->view);
  gtk_search_bar_set_search_mode (self->bar, TRUE);
  if (cw_coded_view_get_selection (self->view, &start, &end) && end - start <= 60)
    {
      g_autofree char *words = cw_coded_view_dup_text (self->view, start, end);

      self->origin = start;
      gtk_editable_set_text (self->entry, words);
    }
  gtk_editable_select_region (self->entry, 0, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  on_search_changed (self);
}

void
cw_find_bar_close (CwFindBar *self)
{
  g_return_if_fail (CW_IS_FIND_BAR (self));

  if (!cw_find_bar_is_open (self))
    return;
  gtk_search_bar_set_search_mode (self->bar, FALSE);
  clear_marks (self);
  g_array_set_size (self->hits, 0);
}

gboolean
cw_find_bar_is_open (CwFindBar *self)
{
  g_return_val_if_fail (CW_IS_FIND_BAR (self), FALSE);
  return gtk_search_bar_get_search_mode (self->bar);
}

/* To the next hit or the one before, and round at the end. */
void
cw_find_bar_step (CwFindBar *self, int step)
{
  int n;

  g_return_if_fail (CW_IS_FIND_BAR (self));

  if (!cw_find_bar_is_open (self))
    {
      cw_find_bar_open (self);
      return;
    }
  n = self->hits->len;
  if (n == 0)
    gtk_widget_error_bell (GTK_WIDGET (self));
  else
    show_hit (self, ((self->current < 0 ? 0 : self->current) + n + step) % n);
}

/* The text is another one. */
void
cw_find_bar_refresh (CwFindBar *self)
{
  int current;

  g_return_if_fail (CW_IS_FIND_BAR (self));

  if (!cw_find_bar_is_open (self))
    return;
  current = self->current;
  search (self);
  self->current = MIN (MAX (current, 0), (int) self->hits->len - 1);
  show_count (self);
}

guint
cw_find_bar_get_n_hits (CwFindBar *self)
{
  g_return_val_if_fail (CW_IS_FIND_BAR (self), 0);
  return self->hits->len;
}
