/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright The Caseweave Authors */

/* CwQueryBits: a set of the excerpts of a snapshot. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint n_words;
  guint64 words[];
} CwQueryBits;

static inline CwQueryBits *
cw_query_bits_new (guint n)
{
  guint n_words = (n + 63) / 64;
  CwQueryBits *self = g_malloc0 (sizeof (CwQueryBits) + n_words * sizeof (guint64));

  self->n_words = n_words;
  return self;
}

static inline CwQueryBits *
cw_query_bits_copy (const CwQueryBits *self)
{
  return g_memdup2 (self, sizeof (CwQueryBits) + self->n_words * sizeof (guint64));
}

static inline void
cw_query_bits_add (CwQueryBits *self, guint i)
{
  self->words[i / 64] |= G_GUINT64_CONSTANT (1) << (i % 64);
}

static inline gboolean
cw_query_bits_has (const CwQueryBits *self, guint i)
{
  return (self->words[i / 64] >> (i % 64)) & 1;
}

static inline void
cw_query_bits_intersect (CwQueryBits *self, const CwQueryBits *other)
{
  for (guint i = 0; i < self->n_words; i++)
    self->words[i] &= other->words[i];
}

static inline void
cw_query_bits_unite (CwQueryBits *self, const CwQueryBits *other)
{
  for (guint i = 0; i < self->n_words; i++)
    self->words[i] |= other->words[i];
}

static inline void
cw_query_bits_subtract (CwQueryBits *self, const CwQueryBits *other)
{
  for (guint i = 0; i < self->n_words; i++)
    self->words[i] &= ~other->words[i];
}

static inline gboolean
cw_query_bits_is_empty (const CwQueryBits *self)
{
  for (guint i = 0; i < self->n_words; i++)
    if (self->words[i] != 0)
      return FALSE;
  return TRUE;
}

/* The first one from @i on that is in the set, or @end. Empty words cost nothing. */
static inline guint
cw_query_bits_next (const CwQueryBits *self, guint i, guint end)
{
  while (i < end)
    {
      guint64 word = self->words[i / 64] >> (i % 64);

      if (word != 0)
        return MIN (i + (guint) __builtin_ctzll (word), end);
      i = (i / 64 + 1) * 64;
    }
  return end;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwQueryBits, g_free)

G_END_DECLS
