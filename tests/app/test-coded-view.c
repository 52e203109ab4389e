/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "coded-view-sample.h"

#include "cw-selection-drag.h"

#include <adwaita.h>

typedef struct
{
  GtkWidget *window;
  CwCodedView *view;
  GPtrArray *paragraphs;
} Fixture;

static const GdkRGBA red = { 0.8, 0, 0, 1 };
static const GdkRGBA blue = { 0, 0, 0.8, 1 };

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->paragraphs = data != NULL ? make_one_paragraph (data) : make_sample_paragraphs ();
  fixture->window = open_coded_view (&fixture->view, 900, 700);
  cw_coded_view_set_text (fixture->view, 7, fixture->paragraphs);
  gtk_test_widget_wait_for_draw (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwCodedView) view = g_object_ref (fixture->view);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  spin_until_idle (50);
  g_assert_finalize_object (g_steal_pointer (&view));
  g_ptr_array_unref (fixture->paragraphs);
}

static gboolean
pixel_is (const guchar *pixel, const GdkRGBA *color)
{
  return ABS (pixel[0] - (int) (color->red * 255)) < 8
         && ABS (pixel[1] - (int) (color->green * 255)) < 8
         && ABS (pixel[2] - (int) (color->blue * 255)) < 8;
}

/* How many pixels have the colour, and the box around them. */
static guint
find_pixels (CwCodedView *view, const GdkRGBA *color, GdkRectangle *box)
{
  g_autoptr (GdkTexture) texture = render_widget (GTK_WIDGET (view));
  g_autoptr (GdkTextureDownloader) downloader = gdk_texture_downloader_new (texture);
  g_autoptr (GBytes) bytes = NULL;
  gsize stride;
  const guchar *data;
  guint n = 0;

  gdk_texture_downloader_set_format (downloader, GDK_MEMORY_R8G8B8A8);
  bytes = gdk_texture_downloader_download_bytes (downloader, &stride);
  data = g_bytes_get_data (bytes, NULL);
  for (int y = 0; y < gdk_texture_get_height (texture); y++)
    for (int x = 0; x < gdk_texture_get_width (texture); x++)
      if (pixel_is (data + y * stride + x * 4, color))
        {
          GdkRectangle pixel = { x, y, 1, 1 };

          if (n++ == 0)
            *box = pixel;
          gdk_rectangle_union (box, &pixel, box);
        }
  return n;
}

static void
locate (CwCodedView *view, guint offset, GdkRectangle *area)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), &iter, offset);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (view), &iter, area);
  gtk_text_view_buffer_to_window_coords (
      GTK_TEXT_VIEW (view), GTK_TEXT_WINDOW_WIDGET, area->x, area->y, &area->x, &area->y);
}

static const char one_line[] = "Nobody taught us that at all.";

static void
test_pixels (Fixture *fixture, gconstpointer data)
{
  /* Code 4 is drawn without dashes. */
  const CwViewCoding coding = { 1, 4, 7, 13, red, "teaching" };
  GdkRectangle box, from, to;

  g_assert_cmpuint (find_pixels (fixture->view, &red, &box), ==, 0);
  cw_coded_view_set_codings (fixture->view, &coding, 1);
  spin_until_idle (60);
  locate (fixture->view, 7, &from);
  locate (fixture->view, 13, &to);
  g_assert_cmpuint (find_pixels (fixture->view, &red, &box), >, 100);
  g_assert_cmpint (ABS (box.x - from.x), <=, 1);
  g_assert_cmpint (box.x + box.width, >, to.x);
  g_assert_cmpint (box.y, >=, from.y - 1);
  g_assert_cmpint (box.y + box.height, <, from.y + from.height + 12);
  cw_coded_view_set_codings (fixture->view, NULL, 0);
  spin_until_idle (60);
  g_assert_cmpuint (find_pixels (fixture->view, &red, &box), ==, 0);
}

static void
test_overlap_keeps_both_colors (Fixture *fixture, gconstpointer data)
{
  const CwViewCoding codings[] = { { 1, 4, 0, 20, red, "a" }, { 2, 8, 7, 13, blue, "b" } };
  GdkRectangle reds, blues, from;

  cw_coded_view_set_codings (fixture->view, codings, G_N_ELEMENTS (codings));
  spin_until_idle (60);
  locate (fixture->view, 7, &from);
  g_assert_cmpuint (find_pixels (fixture->view, &red, &reds), >, 100);
  g_assert_cmpuint (find_pixels (fixture->view, &blue, &blues), >, 60);
  g_assert_cmpint (ABS (blues.x - from.x), <=, 1);
  g_assert_cmpint (blues.y + blues.height, >, reds.y + 2);
}

static void
test_focus_is_seen (Fixture *fixture, gconstpointer data)
{
  const CwViewCoding coding = { 1, 4, 7, 13, red, "teaching" };
  g_autoptr (GdkTexture) before = NULL, after = NULL;
  g_autoptr (GBytes) a = NULL, b = NULL;

  cw_coded_view_set_codings (fixture->view, &coding, 1);
  spin_until_idle (60);
  before = render_widget (GTK_WIDGET (fixture->view));
  cw_coded_view_set_current_excerpt (fixture->view, 1);
  spin_until_idle (60);
  after = render_widget (GTK_WIDGET (fixture->view));
  a = gdk_texture_save_to_png_bytes (before);
  b = gdk_texture_save_to_png_bytes (after);
  g_assert_false (g_bytes_equal (a, b));
}

/* The margin says which excerpts are quotable, before anyone goes to them. */
static void
test_star_is_seen (Fixture *fixture, gconstpointer data)
{
  CwViewCoding coding = { 1, 4, 7, 13, red, "teaching", FALSE };
  g_autoptr (GdkTexture) before = NULL, after = NULL;
  g_autoptr (GBytes) a = NULL, b = NULL;

  cw_coded_view_set_codings (fixture->view, &coding, 1);
  spin_until_idle (60);
  before = render_widget (GTK_WIDGET (fixture->view));
  coding.starred = TRUE;
  cw_coded_view_set_codings (fixture->view, &coding, 1);
  spin_until_idle (60);
  after = render_widget (GTK_WIDGET (fixture->view));
  a = gdk_texture_save_to_png_bytes (before);
  b = gdk_texture_save_to_png_bytes (after);
  g_assert_false (g_bytes_equal (a, b));
}

/* Latin, then Hebrew, then Latin: what is coded from the middle of one to the middle of the other is two boxes. */
static const char mixed[]
    = "abcdef \xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d \xd7\xa2\xd7\x95\xd7\x9c\xd7\x9d ghijkl";

static void
test_bidi (Fixture *fixture, gconstpointer data)
{
  const CwViewCoding coding = { 1, 4, 3, 11, red, "mixed" };
  GdkRectangle box, first, covered, hebrew_end;
  guint with_gap;

  cw_coded_view_set_codings (fixture->view, &coding, 1);
  spin_until_idle (60);
  with_gap = find_pixels (fixture->view, &red, &box);
  locate (fixture->view, 3, &first);
  locate (fixture->view, 7, &covered);
  locate (fixture->view, 15, &hebrew_end);
  g_assert_cmpuint (with_gap, >, 20);
  g_assert_cmpint (ABS (box.x - first.x), <=, 1);
  /* The Hebrew that is coded stands at the right end of the Hebrew, the uncoded word at its left. */
  g_assert_cmpint (covered.x, >, hebrew_end.x);
  {
    const CwViewCoding whole = { 1, 4, 3, 16, red, "mixed" };

    cw_coded_view_set_codings (fixture->view, &whole, 1);
    spin_until_idle (60);
    g_assert_cmpuint (find_pixels (fixture->view, &red, &box), >, with_gap + 20);
  }
}

static void
test_walk (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) codings = make_sample_codings (fixture->paragraphs);
  const gint64 order[] = { 2, 1, 3, 4, 5, 7, 6, 9, 10, 8, 11, 12, 13, 14 };

  cw_coded_view_set_codings (fixture->view, (CwViewCoding *) codings->data, codings->len);
  g_assert_false (cw_coded_view_previous_excerpt (fixture->view));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (fixture->view), "reader.next-excerpt", NULL);
      g_assert_cmpint (cw_coded_view_get_current_excerpt (fixture->view), ==, order[i]);
    }
  g_assert_false (cw_coded_view_next_excerpt (fixture->view));
  for (guint i = G_N_ELEMENTS (order) - 1; i > 0; i--)
    {
      g_assert_true (cw_coded_view_previous_excerpt (fixture->view));
      g_assert_cmpint (cw_coded_view_get_current_excerpt (fixture->view), ==, order[i - 1]);
    }
}

static void
on_excerpt_activated (CwCodedView *view, gint64 id, gint64 *last)
{
  *last = id;
}

static void
test_cycle (Fixture *fixture, gconstpointer data)
{
  const CwViewCoding codings[] = { { 1, 4, 0, 20, red, "a" }, { 2, 8, 7, 13, blue, "b" } };
  gint64 last = 0;

  cw_coded_view_set_codings (fixture->view, codings, G_N_ELEMENTS (codings));
  g_signal_connect (fixture->view, "excerpt-activated", G_CALLBACK (on_excerpt_activated), &last);
  cw_coded_view_activate_at (fixture->view, 8);
  g_assert_cmpint (last, ==, 2);
  cw_coded_view_activate_at (fixture->view, 8);
  g_assert_cmpint (last, ==, 1);
  cw_coded_view_activate_at (fixture->view, 8);
  g_assert_cmpint (last, ==, 2);
  cw_coded_view_activate_at (fixture->view, 25);
  g_assert_cmpint (cw_coded_view_get_current_excerpt (fixture->view), ==, 0);
}

static const char clusters[] = "x\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x94\xacy ne\xcc\x81z";

static void
test_selection_snaps (Fixture *fixture, gconstpointer data)
{
  guint start, end;

  g_assert_false (cw_coded_view_get_selection (fixture->view, &start, &end));
  cw_coded_view_select (fixture->view, 2, 8);
  g_assert_true (cw_coded_view_get_selection (fixture->view, &start, &end));
  g_assert_cmpuint (start, ==, 1);
  g_assert_cmpuint (end, ==, 9);
}

static void
assert_selected (CwCodedView *view, const char *expected)
{
  g_autofree char *text = NULL;
  guint start, end;

  g_assert_true (cw_coded_view_get_selection (view, &start, &end));
  text = cw_coded_view_dup_text (view, start, end);
  g_assert_cmpstr (text, ==, expected);
}

static const char sentences[] = "We left. Who stayed? Nobody.";

static void
test_select_by_parts (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);

  cw_coded_view_select (fixture->view, 3, 3);
  gtk_widget_activate_action (view, "reader.select-sentence", NULL);
  assert_selected (fixture->view, "We left.");
  gtk_widget_activate_action (view, "reader.select-sentence", NULL);
  assert_selected (fixture->view, "We left. Who stayed?");
  cw_coded_view_select (fixture->view, 12, 12);
  gtk_widget_activate_action (view, "reader.select-paragraph", NULL);
  assert_selected (fixture->view, sentences);
}

static void
test_walk_paragraphs (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);

  for (guint i = 0; i < 5; i++)
    {
      g_assert_cmpuint (cw_coded_view_get_caret_paragraph (fixture->view), ==, i);
      gtk_widget_activate_action (view, "reader.next-paragraph", NULL);
    }
  gtk_widget_activate_action (view, "reader.previous-paragraph", NULL);
  g_assert_cmpuint (cw_coded_view_get_caret_paragraph (fixture->view), ==, 4);
}

static void
test_soft_break (void)
{
  g_autoptr (GPtrArray) paragraphs = make_one_paragraph ("one two");
  CwViewParagraph *soft = cw_view_paragraph_new (NULL, "three");
  CwCodedView *view;
  GtkWidget *window = open_coded_view (&view, 600, 300);
  g_autofree char *text = NULL;
  guint start, end;

  soft->soft = TRUE;
  g_ptr_array_add (paragraphs, soft);
  g_ptr_array_add (paragraphs, cw_view_paragraph_new ("2", "four"));
  cw_coded_view_set_text (view, 1, paragraphs);
  cw_coded_view_select (view, 4, 17);
  g_assert_true (cw_coded_view_get_selection (view, &start, &end));
  g_assert_cmpuint (start, ==, 4);
  g_assert_cmpuint (end, ==, 17);
  text = cw_coded_view_dup_text (view, start, end);
  g_assert_cmpstr (text, ==, "twothree\nfour");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_accessible_codes (Fixture *fixture, gconstpointer data)
{
  const CwViewCoding coding = { 1, 4, 7, 13, red, "teaching" };
  GtkAccessibleText *text = GTK_ACCESSIBLE_TEXT (fixture->view);
  g_autofree GtkAccessibleTextRange *ranges = NULL;
  g_auto (GStrv) names = NULL, values = NULL;
  gsize n_ranges = 0;

  cw_coded_view_set_codings (fixture->view, &coding, 1);
  g_assert_true (GTK_ACCESSIBLE_TEXT_GET_IFACE (text)->get_attributes (
      text, 8, &n_ranges, &ranges, &names, &values));
  g_assert_cmpuint (n_ranges, ==, g_strv_length (names));
  g_assert_cmpstr (names[n_ranges - 1], ==, "codes");
  g_assert_cmpstr (values[n_ranges - 1], ==, "teaching");
  g_assert_cmpuint (ranges[n_ranges - 1].start, ==, 7);
  g_assert_cmpuint (ranges[n_ranges - 1].length, ==, 6);
  gtk_test_accessible_assert_role (fixture->view, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  gtk_test_accessible_assert_property (
      fixture->view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Text of the source");
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  g_signal_emit_by_name (fixture->view, "insert-at-cursor", "x");
  g_signal_emit_by_name (fixture->view, "delete-from-cursor", GTK_DELETE_CHARS, 1);
  text = cw_coded_view_dup_text (fixture->view, 0, G_MAXUINT);
  g_assert_cmpstr (text, ==, one_line);
}

static void
test_giant_paragraph (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) paragraphs = NULL;
  CwViewCoding codings[300];
  GdkRectangle box;
  CwCodedView *view;
  GtkWidget *window = open_coded_view (&view, 900, 700);

  while (text->len < 98 * 1024)
    g_string_append (text, "We had nineteen beds and a list of forty names. ");
  for (guint i = 0; i < G_N_ELEMENTS (codings); i++)
    codings[i] = (CwViewCoding) { i + 1, 4, i * 320, i * 320 + 150, red, "scarcity" };
  paragraphs = make_one_paragraph (text->str);
  cw_coded_view_set_text (view, 1, paragraphs);
  cw_coded_view_set_codings (view, codings, G_N_ELEMENTS (codings));
  spin_until_idle (100);
  g_assert_cmpuint (find_pixels (view, &red, &box), >, 1000);
  cw_coded_view_scroll_to (view, 60000);
  spin_until_idle (200);
  g_assert_cmpuint (find_pixels (view, &red, &box), >, 1000);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_drag_type (void)
{
  g_autoptr (CwSelectionDrag) drag = cw_selection_drag_new (7, 3, 9);
  g_auto (GValue) value = G_VALUE_INIT;
  const CwSelectionDrag *held;

  g_value_init (&value, CW_TYPE_SELECTION_DRAG);
  g_value_set_boxed (&value, drag);
  held = g_value_get_boxed (&value);
  g_assert_true (held != drag);
  g_assert_cmpint (held->source_id, ==, 7);
  g_assert_cmpuint (held->start, ==, 3);
  g_assert_cmpuint (held->end, ==, 9);
}

#define ADD(path, data, func) g_test_add (path, Fixture, data, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/coded-view/pixels", one_line, test_pixels);
  ADD ("/coded-view/overlap-keeps-both-colors", one_line, test_overlap_keeps_both_colors);
  ADD ("/coded-view/focus-is-seen", one_line, test_focus_is_seen);
  ADD ("/coded-view/star-is-seen", one_line, test_star_is_seen);
  ADD ("/coded-view/bidi", mixed, test_bidi);
  ADD ("/coded-view/walk", NULL, test_walk);
  ADD ("/coded-view/cycle", one_line, test_cycle);
  ADD ("/coded-view/selection-snaps", clusters, test_selection_snaps);
  ADD ("/coded-view/select-by-parts", sentences, test_select_by_parts);
  ADD ("/coded-view/walk-paragraphs", NULL, test_walk_paragraphs);
  ADD ("/coded-view/accessible-codes", one_line, test_accessible_codes);
  ADD ("/coded-view/read-only", one_line, test_read_only);
  g_test_add_func ("/coded-view/soft-break", test_soft_break);
  g_test_add_func ("/coded-view/giant-paragraph", test_giant_paragraph);
  g_test_add_func ("/coded-view/drag-type", test_drag_type);
  return g_test_run ();
}
