/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

#include "config.h"

#include "coded-view-sample.h"

#include <adwaita.h>
#include <string.h>

typedef struct
{
  const char *text;
  const char *speaker;
  CwParagraphStyle style;
  guint level;
  CwViewTone tone;
} Line;

static const Line lines[] = {
  { "Interview 14: Rosalind, night shift coordinator", NULL, CW_PARAGRAPH_HEADING, 1, 0 },
  { "Recorded 3 March 2022 in the kitchen of the Harbour Street shelter. 48 minutes.",
    NULL,
    0,
    0,
    CW_VIEW_TONE_COMMENT },
  { "The first winter", NULL, CW_PARAGRAPH_HEADING, 2, 0 },
  { "Interviewer: You started in the autumn of 2019. What was it like when the first cold nights "
    "came?",
    "Interviewer",
    0,
    0,
    CW_VIEW_TONE_QUESTION },
  { "Rosalind: We had nineteen beds and a list of forty names, every single night. You stand at "
    "that door and you are the one who decides. Nobody teaches you that. I used to write the names "
    "on my hand, because the paper list, well, the city wanted the paper list back in the morning, "
    "and then you have nothing to go by when the same man comes again and says that you promised "
    "him.",
    "Rosalind",
    0,
    0,
    0 },
  { "Rosalind: And the volunteers, bless them, they came from the church up the hill, and for them "
    "it was simple: whoever knocks comes in. For me it could not be simple. The fire people had "
    "been here twice. If they close us, then nobody comes in, do you understand? So I was the bad "
    "one. I was the bad one for two winters.",
    "Rosalind",
    0,
    0,
    0 },
  { "Interviewer: Who did you talk to about that?", "Interviewer", 0, 0, CW_VIEW_TONE_QUESTION },
  { "Rosalind: Nobody. (laughs) No, that is not true. Amal, who runs the place on Mill Lane, she "
    "would ring at two in the morning and we would trade: I take your family, you take my two "
    "drunks. It was never written down anywhere. She always ended with "
    "\xd8\xa7\xd9\x84\xd9\x84\xd9\x87 \xd9\x8a\xd8\xb3\xd8\xaa\xd8\xb1, may God protect us, and "
    "then we laughed.",
    "Rosalind",
    0,
    0,
    0 },
  { "[She turns the kettle off and looks at the door for a while before going on.]",
    NULL,
    0,
    0,
    CW_VIEW_TONE_COMMENT },
  { "What the trade covered", NULL, CW_PARAGRAPH_HEADING, 3, 0 },
  { "\xe2\x80\xa2 families with children under six, always first",
    NULL,
    CW_PARAGRAPH_LIST_ITEM,
    1,
    0 },
  { "\xe2\x80\xa2 anyone the hospital had sent away after ten at night",
    NULL,
    CW_PARAGRAPH_LIST_ITEM,
    1,
    0 },
  { "Winter\tBeds\tTurned away", NULL, CW_PARAGRAPH_TABLE_ROW, 0, 0 },
  { "2019/20\t19\t412", NULL, CW_PARAGRAPH_TABLE_ROW, 0, 0 },
  { "2020/21\t11\t1,038", NULL, CW_PARAGRAPH_TABLE_ROW, 0, 0 },
  { "Rosalind: Then the distancing rules came and we had eleven beds. Eleven. The city sent a "
    "letter that said we should \xe2\x80\x9c"
    "explore creative capacity\xe2\x80\x9d. I have kept it. I explored it, I put people into the "
    "laundry room, and when the inspector came I told him that they were doing the laundry.",
    "Rosalind",
    0,
    0,
    0 },
  { "To all providers of overnight accommodation: you are reminded that capacity is to be reported "
    "weekly.",
    NULL,
    CW_PARAGRAPH_QUOTE,
    0,
    0 },
  { "Rosalind: That is the letter. That is all of it. You can keep the copy.",
    "Rosalind",
    0,
    0,
    0 },
};

typedef struct
{
  const char *name;
  const char *color;
  const char *text;
  gint64 excerpt;
} Mark;

static const Mark marks[] = {
  { "deciding at the door",
    "#1c71d8",
    "You stand at that door and you are the one who decides. Nobody teaches you that.",
    1 },
  { "scarcity of beds",
    "#e66100",
    "We had nineteen beds and a list of forty names, every single night. You stand at that door "
    "and you are the one who decides. Nobody teaches you that. I used to write the names on my "
    "hand, because the paper list, well, the city wanted the paper list back in the morning",
    2 },
  { "paperwork against memory",
    "#26a269",
    "I used to write the names on my hand, because the paper list, well, the city wanted the paper "
    "list back in the morning, and then you have nothing to go by when the same man comes again",
    3 },
  { "promises", "#9141ac", "the same man comes again and says that you promised him", 4 },
  { "volunteers and staff",
    "#a51d2d",
    "the volunteers, bless them, they came from the church up the hill, and for them it was "
    "simple: whoever knocks comes in. For me it could not be simple.",
    5 },
  { "rules from outside",
    "#c64600",
    "The fire people had been here twice. If they close us, then nobody comes in",
    6 },
  { "moral burden",
    "#613583",
    "For me it could not be simple. The fire people had been here twice. If they close us, then "
    "nobody comes in, do you understand? So I was the bad one. I was the bad one for two winters.",
    7 },
  { "informal exchange",
    "#1c71d8",
    "we would trade: I take your family, you take my two drunks. It was never written down "
    "anywhere. She always ended with \xd8\xa7\xd9\x84\xd9\x84\xd9\x87 "
    "\xd9\x8a\xd8\xb3\xd8\xaa\xd8\xb1, may God",
    8 },
  { "isolation", "#865e3c", "Nobody. (laughs) No, that is not true.", 9 },
  { "humour", "#f5c211", "(laughs) No", 10 },
  { "scarcity of beds",
    "#e66100",
    "Then the distancing rules came and we had eleven beds. Eleven.",
    11 },
  { "rules from outside",
    "#c64600",
    "The city sent a letter that said we should \xe2\x80\x9c"
    "explore creative capacity\xe2\x80\x9d. I have kept it.",
    12 },
  { "working around",
    "#2ec27e",
    "I explored it, I put people into the laundry room, and when the inspector came I told him "
    "that they were doing the laundry.",
    13 },
  { "humour",
    "#f5c211",
    "when the inspector came I told him that they were doing the laundry.",
    14 },
};

GPtrArray *
make_sample_paragraphs (void)
{
  GPtrArray *paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_view_paragraph_free);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *label = g_strdup_printf ("%u", i + 1);
      CwViewParagraph *paragraph = cw_view_paragraph_new (label, lines[i].text);

      paragraph->speaker = g_strdup (lines[i].speaker);
      paragraph->style = lines[i].style;
      paragraph->level = lines[i].level;
      paragraph->tone = lines[i].tone;
      g_ptr_array_add (paragraphs, paragraph);
    }
  return paragraphs;
}

static char *
join_paragraphs (GPtrArray *paragraphs)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < paragraphs->len; i++)
    {
      const CwViewParagraph *paragraph = g_ptr_array_index (paragraphs, i);

      if (i > 0 && !paragraph->soft)
        g_string_append_c (text, '\n');
      g_string_append (text, paragraph->text);
    }
  return g_string_free (text, FALSE);
}

GArray *
make_sample_codings (GPtrArray *paragraphs)
{
  g_autofree char *text = join_paragraphs (paragraphs);
  GArray *codings = g_array_new (FALSE, FALSE, sizeof (CwViewCoding));

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const char *found = strstr (text, marks[i].text);
      CwViewCoding coding = { .excerpt_id = marks[i].excerpt,
                              .code_id = 1 + g_str_hash (marks[i].name) % 1000,
                              .name = marks[i].name };

      g_assert_nonnull (found);
      coding.start = g_utf8_pointer_to_offset (text, found);
      coding.end = coding.start + g_utf8_strlen (marks[i].text, -1);
      gdk_rgba_parse (&coding.color, marks[i].color);
      g_array_append_val (codings, coding);
    }
  return codings;
}

GPtrArray *
make_long_paragraphs (guint n_words)
{
  static const char *const words[] = { "shelter", "the", "winter", "of", "names",   "a",
                                       "door",    "and", "city",   "we", "evening", "trade" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  GPtrArray *paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_view_paragraph_free);

  for (guint done = 0; done < n_words;)
    {
      g_autoptr (GString) text = g_string_new ("Rosalind:");
      g_autofree char *label = g_strdup_printf ("%u", paragraphs->len + 1);
      guint size = g_rand_int_range (rand, 20, 100);
      CwViewParagraph *paragraph;

      for (guint i = 0; i < size; i++)
        g_string_append_printf (
            text, " %s%s", words[g_rand_int_range (rand, 0, 12)], i % 13 == 12 ? "." : "");
      paragraph = cw_view_paragraph_new (label, text->str);
      paragraph->speaker = g_strdup ("Rosalind");
      paragraph->tone = paragraphs->len % 3 == 0 ? CW_VIEW_TONE_QUESTION : CW_VIEW_TONE_EVIDENCE;
      g_ptr_array_add (paragraphs, paragraph);
      done += size;
    }
  return paragraphs;
}

GArray *
make_spread_codings (GPtrArray *paragraphs, guint n_excerpts)
{
  static const char *const names[] = { "scarcity", "exchange", "moral burden", "rules", "humour" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autofree char *text = join_paragraphs (paragraphs);
  guint length = g_utf8_strlen (text, -1);
  GArray *codings = g_array_new (FALSE, FALSE, sizeof (CwViewCoding));

  for (guint i = 0; i < n_excerpts; i++)
    {
      guint code = g_rand_int_range (rand, 0, 80);
      CwViewCoding coding = { .excerpt_id = i + 1,
                              .code_id = code + 1,
                              .name = names[code % G_N_ELEMENTS (names)] };

      coding.start = g_rand_int_range (rand, 0, length - 400);
      coding.end = coding.start + g_rand_int_range (rand, 20, 400);
      coding.color = (GdkRGBA) { (code % 7) / 7.0, (code % 5) / 5.0, (code % 3) / 3.0, 1 };
      g_array_append_val (codings, coding);
    }
  return codings;
}

GPtrArray *
make_one_paragraph (const char *text)
{
  GPtrArray *paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) cw_view_paragraph_free);

  g_ptr_array_add (paragraphs, cw_view_paragraph_new ("1", text));
  return paragraphs;
}

static gboolean
on_time_over (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
spin_until_idle (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add_full (G_PRIORITY_LOW, milliseconds, on_time_over, &over, NULL);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

/* The view in a scrolled window of its own; the caller destroys the window. */
GtkWidget *
open_coded_view (CwCodedView **view, int width, int height)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  *view = CW_CODED_VIEW (cw_coded_view_new ());
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (*view));
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

GdkTexture *
render_widget (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));

  gdk_paintable_snapshot (
      paintable, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  node = gtk_snapshot_free_to_node (snapshot);
  return gsk_renderer_render_texture (
      renderer,
      node,
      &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget)));
}
