/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwCodingSet: what the view draws from.  Positions are those of the buffer.  It is made anew for every change,
 * which for a source's hundreds of excerpts is far below a millisecond, and never changes but for its colours. */

#include "config.h"

#include "cw-coding-set.h"
#include "cw-code-color.h"

#include "cw-lane-layout.h"

/* Two ranges this close may share a line of the page, so their stripes may not share a lane; a paragraph's end
 * counts as so much, too. */
#define LINE_GAP 100

struct _CwCodingSet
{
  GArray *excerpts; /* of CwViewExcerpt */
  GArray *stripes;  /* of CwStripe */
  CwRangeIndex *index;
  GHashTable *positions; /* excerpt id → position */
  GStringChunk *names;
  guint n_lanes;
  guint n_overflow;
};

static int
compare_codings (gconstpointer a, gconstpointer b)
{
  const CwViewCoding *x = a, *y = b;
  int order = cw_range_compare (&(CwRange) { x->start, x->end, x->excerpt_id },
                                &(CwRange) { y->start, y->end, y->excerpt_id });

  return order != 0 ? order : (x->code_id > y->code_id) - (x->code_id < y->code_id);
}

static void
add_excerpt (CwCodingSet *self, const CwTextMap *map, const CwViewCoding *coding)
{
  CwViewExcerpt excerpt = { .id = coding->excerpt_id,
                            .start = cw_text_map_start_to_buffer (map, coding->start),
                            .end = cw_text_map_end_to_buffer (map, coding->end),
                            .stripes = self->stripes->len,
                            .starred = coding->starred };

  g_array_append_val (self->excerpts, excerpt);
}

static void
add_coding (CwCodingSet *self, const CwTextMap *map, const CwViewCoding *coding)
{
  CwViewExcerpt *last;
  CwStripe stripe = { .code_id = coding->code_id,
                      .color = coding->color,
                      .shown = coding->color,
                      .name = g_string_chunk_insert_const (self->names, coding->name),
                      .pattern = coding->code_id % CW_N_PATTERNS,
                      .lane = CW_LANE_NONE };

  if (self->excerpts->len == 0
      || g_array_index (self->excerpts, CwViewExcerpt, self->excerpts->len - 1).id
             != coding->excerpt_id)
    add_excerpt (self, map, coding);
  if (coding->code_id == 0)
    return;
  last = &g_array_index (self->excerpts, CwViewExcerpt, self->excerpts->len - 1);
  last->n_stripes++;
  g_array_append_val (self->stripes, stripe);
}

static void
fill (CwCodingSet *self, const CwTextMap *map, const CwViewCoding *codings, guint n_codings)
{
  g_autoptr (GArray) sorted = g_array_sized_new (FALSE, FALSE, sizeof (CwViewCoding), n_codings);
  guint length = cw_text_map_get_source_length (map);

  for (guint i = 0; i < n_codings; i++)
    {
      CwViewCoding coding = codings[i];

      coding.end = MIN (coding.end, length);
      if (coding.start < coding.end)
        g_array_append_val (sorted, coding);
    }
  g_array_sort (sorted, compare_codings);
  for (guint i = 0; i < sorted->len; i++)
    add_coding (self, map, &g_array_index (sorted, CwViewCoding, i));
}

static void
build_index (CwCodingSet *self)
{
  g_autofree CwRange *ranges = g_new (CwRange, self->excerpts->len + 1);

  for (guint i = 0; i < self->excerpts->len; i++)
    {
      CwViewExcerpt *excerpt = &g_array_index (self->excerpts, CwViewExcerpt, i);

      excerpt->end = MAX (excerpt->end, excerpt->start + 1);
      ranges[i] = (CwRange) { excerpt->start, excerpt->end, i };
      g_hash_table_insert (self->positions, &excerpt->id, GUINT_TO_POINTER (i));
    }
  cw_range_index_set (self->index, ranges, self->excerpts->len);
}

static guint64
stretch (const CwTextMap *map, guint offset)
{
  return offset + (guint64) cw_text_map_find_buffer (map, offset) * LINE_GAP;
}

static void
assign_lanes (CwCodingSet *self, const CwTextMap *map)
{
  g_autofree CwLaneItem *items = g_new0 (CwLaneItem, self->stripes->len + 1);
  CwLaneLayout layout;

  for (guint i = 0; i < self->excerpts->len; i++)
    {
      const CwViewExcerpt *excerpt = cw_coding_set_get_excerpt (self, i);

      for (guint j = excerpt->stripes; j < excerpt->stripes + excerpt->n_stripes; j++)
        items[j] = (CwLaneItem) { .start = stretch (map, excerpt->start),
                                  .end = stretch (map, excerpt->end - 1) + 1,
                                  .key = g_array_index (self->stripes, CwStripe, j).code_id,
                                  .id = excerpt->id };
    }
  layout = cw_lane_layout_assign (items, self->stripes->len, LINE_GAP, CW_MAX_STRIPES);
  for (guint j = 0; j < self->stripes->len; j++)
    g_array_index (self->stripes, CwStripe, j).lane = items[j].lane;
  self->n_lanes = layout.n_lanes;
  self->n_overflow = layout.n_overflow;
}

CwCodingSet *
cw_coding_set_new (const CwTextMap *map, const CwViewCoding *codings, guint n_codings)
{
  CwCodingSet *self = g_new0 (CwCodingSet, 1);

  self->excerpts = g_array_new (FALSE, FALSE, sizeof (CwViewExcerpt));
  self->stripes = g_array_new (FALSE, FALSE, sizeof (CwStripe));
  self->index = cw_range_index_new ();
  self->positions = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->names = g_string_chunk_new (1024);
  fill (self, map, codings, n_codings);
  build_index (self);
  assign_lanes (self, map);
  return self;
}

void
cw_coding_set_free (CwCodingSet *self)
{
  g_hash_table_unref (self->positions);
  cw_range_index_free (self->index);
  g_array_unref (self->excerpts);
  g_array_unref (self->stripes);
  g_string_chunk_free (self->names);
  g_free (self);
}

/* Colours follow the page: what is too near to @background moves away from it. */
void
cw_coding_set_set_background (CwCodingSet *self, const GdkRGBA *background)
{
  g_autoptr (GHashTable) done = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->stripes->len; i++)
    {
      CwStripe *stripe = &g_array_index (self->stripes, CwStripe, i);
      const CwStripe *same = g_hash_table_lookup (done, &stripe->code_id);

      if (same != NULL && gdk_rgba_equal (&same->color, &stripe->color))
        {
          stripe->shown = same->shown;
          continue;
        }
      cw_code_color_adjust (&stripe->color, background, CW_CODE_CONTRAST, &stripe->shown);
      g_hash_table_insert (done, &stripe->code_id, stripe);
    }
}

guint
cw_coding_set_get_n_lanes (const CwCodingSet *self)
{
  return self->n_lanes;
}

guint
cw_coding_set_get_n_overflow (const CwCodingSet *self)
{
  return self->n_overflow;
}

guint
cw_coding_set_get_n_excerpts (const CwCodingSet *self)
{
  return self->excerpts->len;
}

const CwViewExcerpt *
cw_coding_set_get_excerpt (const CwCodingSet *self, guint position)
{
  g_return_val_if_fail (position < self->excerpts->len, NULL);
  return &g_array_index (self->excerpts, CwViewExcerpt, position);
}

const CwStripe *
cw_coding_set_get_stripe (const CwCodingSet *self, guint position)
{
  g_return_val_if_fail (position < self->stripes->len, NULL);
  return &g_array_index (self->stripes, CwStripe, position);
}

gboolean
cw_coding_set_find (const CwCodingSet *self, gint64 excerpt_id, guint *position)
{
  gpointer value;

  if (!g_hash_table_lookup_extended (self->positions, &excerpt_id, NULL, &value))
    return FALSE;
  *position = GPOINTER_TO_UINT (value);
  return TRUE;
}

/* Appends the positions (guint) of the excerpts that overlap a part of the buffer, in the order of the text. */
void
cw_coding_set_query (const CwCodingSet *self, guint start, guint end, GArray *positions)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (CwRange));

  cw_range_index_query (self->index, start, end, ranges);
  for (guint i = 0; i < ranges->len; i++)
    {
      guint position = g_array_index (ranges, CwRange, i).id;

      g_array_append_val (positions, position);
    }
}

/* The names of the codes at @offset of the buffer, each once, or NULL when there are none. */
char *
cw_coding_set_describe (const CwCodingSet *self, guint offset)
{
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) names = g_ptr_array_new_null_terminated (4, NULL, TRUE);

  cw_coding_set_query (self, offset, offset + 1, positions);
  for (guint i = 0; i < positions->len; i++)
    {
      const CwViewExcerpt *excerpt
          = cw_coding_set_get_excerpt (self, g_array_index (positions, guint, i));

      for (guint j = 0; j < excerpt->n_stripes; j++)
        {
          const CwStripe *stripe = cw_coding_set_get_stripe (self, excerpt->stripes + j);

          if (!g_ptr_array_find (names, stripe->name, NULL))
            g_ptr_array_add (names, (gpointer) stripe->name);
        }
    }
  return names->len > 0 ? g_strjoinv (", ", (char **) names->pdata) : NULL;
}

/* The longest part around @offset in which the same excerpts are. */
void
cw_coding_set_find_run (const CwCodingSet *self, guint offset, guint *start, guint *end)
{
  *start = 0;
  *end = G_MAXUINT;
  for (guint i = 0; i < self->excerpts->len; i++)
    {
      const CwViewExcerpt *excerpt = cw_coding_set_get_excerpt (self, i);

      *start = MAX (*start, excerpt->start <= offset ? excerpt->start : 0);
      *start = MAX (*start, excerpt->end <= offset ? excerpt->end : 0);
      *end = MIN (*end, excerpt->start > offset ? excerpt->start : G_MAXUINT);
      *end = MIN (*end, excerpt->end > offset ? excerpt->end : G_MAXUINT);
    }
}

static guint
size_of (const CwViewExcerpt *excerpt)
{
  return excerpt->end - excerpt->start;
}

/* The positions (guint) of the excerpts at a place, the shortest first: that is meant when several overlap. */
GArray *
cw_coding_set_find_at (const CwCodingSet *self, guint offset)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));

  cw_coding_set_query (self, offset, offset + 1, found);
  for (guint i = 1; i < found->len; i++)
    for (guint j = i; j > 0; j--)
      {
        guint *a = &g_array_index (found, guint, j - 1), *b = &g_array_index (found, guint, j);
        guint swap = *a;

        if (size_of (cw_coding_set_get_excerpt (self, *a))
            <= size_of (cw_coding_set_get_excerpt (self, *b)))
          break;
        *a = *b;
        *b = swap;
      }
  return found;
}

/* How many excerpts start before @offset: the position of the first that does not. */
guint
cw_coding_set_count_before (const CwCodingSet *self, guint offset)
{
  guint low = 0, high = self->excerpts->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (cw_coding_set_get_excerpt (self, middle)->start < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}
