-- What the evidence engine adds: each part below says which rule of the method it stands for.

-- Anchors (method.md §1.7, D11, D14, R32).

-- Labels of paragraphs that are gone: a printed citation never comes to mean other words.
CREATE TABLE retired_label (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  source_id INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
  label TEXT NOT NULL
) STRICT;
CREATE INDEX retired_label_source ON retired_label (source_id);

-- The list «edges touched»: excerpts whose edge a correction clipped, by session.
CREATE TABLE touched_edge (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  excerpt_id INTEGER NOT NULL REFERENCES excerpt (id) ON DELETE CASCADE,
  edge TEXT NOT NULL, -- 'start' or 'end'
  session TEXT NOT NULL
) STRICT;
CREATE INDEX touched_edge_excerpt ON touched_edge (excerpt_id);
CREATE INDEX touched_edge_session ON touched_edge (session);

-- The files that a source was before its text was replaced as a whole.
CREATE TABLE source_version (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  source_id INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
  revision INTEGER NOT NULL, -- the last one of that file
  original TEXT NOT NULL,
  original_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  replaced_at TEXT NOT NULL
) STRICT;
CREATE INDEX source_version_source ON source_version (source_id);

-- The review queue: what a replacement of the text could not place with confidence.
CREATE TABLE anchor_review (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  source_id INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
  excerpt_id INTEGER REFERENCES excerpt (id) ON DELETE CASCADE,
  attribution_id INTEGER REFERENCES attribution (id) ON DELETE CASCADE,
  state TEXT NOT NULL, -- 'fuzzy' or 'lost'
  score REAL NOT NULL,
  before TEXT NOT NULL, -- the old text around the quote
  quote TEXT NOT NULL,
  after TEXT NOT NULL,
  created_at TEXT NOT NULL,
  CHECK ((excerpt_id IS NOT NULL) + (attribution_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX anchor_review_source ON anchor_review (source_id);
CREATE INDEX anchor_review_excerpt ON anchor_review (excerpt_id);
CREATE INDEX anchor_review_attribution ON anchor_review (attribution_id);
