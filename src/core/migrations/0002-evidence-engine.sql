-- What the evidence engine adds: each part below says which rule of the method it stands for.

-- Opening a project reads lengths and places, never texts: these hold all that the evidence index is made of. Where a
-- search hit is in its source follows from the first of them too.
DROP INDEX paragraph_source;
CREATE INDEX paragraph_source ON paragraph (source_id, rank, id, soft, characters, words, speaker, voice);
DROP INDEX coding_excerpt;
CREATE INDEX coding_excerpt ON coding (excerpt_id, code_id);

-- Nearly every step is done; an index of all of them is one page more to write for each.
DROP INDEX history_state;
CREATE INDEX history_undone ON history (id) WHERE state = 'undone';

-- W21, the search for words: derived tables, never recorded. The tokenizer takes the language from the head of the
-- text (cw-search-tokenizer.c). A source in search_todo has no words in the index yet.
CREATE VIEW paragraph_text AS
  SELECT paragraph.id AS id, char (1) || source.language || char (2) || paragraph.text AS text
  FROM paragraph JOIN source ON source.id = paragraph.source_id;
CREATE VIRTUAL TABLE paragraph_words USING fts5 (
  text, content = 'paragraph_text', content_rowid = 'id', columnsize = 0, tokenize = 'caseweave'
);
CREATE TABLE search_todo (source_id INTEGER PRIMARY KEY) STRICT;
INSERT INTO search_todo SELECT id FROM source;

-- R16, R19: what a code said before it was redefined, and what was said of the codes that were merged into it.
CREATE TABLE code_version (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code_id INTEGER NOT NULL REFERENCES code (id) ON DELETE CASCADE,
  merged_id INTEGER REFERENCES code (id) ON DELETE SET NULL, -- whose words they are; NULL: the code's own
  version INTEGER NOT NULL,
  name TEXT NOT NULL,
  definition TEXT NOT NULL,
  full_definition TEXT NOT NULL,
  when_to_use TEXT NOT NULL,
  when_not_to_use TEXT NOT NULL,
  defined_at TEXT NOT NULL,
  ended_at TEXT NOT NULL
) STRICT;
CREATE INDEX code_version_code ON code_version (code_id);
CREATE INDEX code_version_merged ON code_version (merged_id);

-- R16: the other magnitude of two codings that a merge made one, until the analyst has chosen.
CREATE TABLE magnitude_conflict (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  coding_id INTEGER NOT NULL REFERENCES coding (id) ON DELETE CASCADE,
  code_id INTEGER REFERENCES code (id) ON DELETE SET NULL, -- the code that had it
  magnitude INTEGER NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX magnitude_conflict_coding ON magnitude_conflict (coding_id);
CREATE INDEX magnitude_conflict_code ON magnitude_conflict (code_id);

-- R16: what a display has to say below itself since a merge changed it.
CREATE TABLE footnote (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  display_id INTEGER NOT NULL REFERENCES display (id) ON DELETE CASCADE,
  text TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX footnote_display ON footnote (display_id);

-- R6: two overlapping excerpts of one code that the analyst wants both.
CREATE TABLE kept_overlap (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code_id INTEGER NOT NULL REFERENCES code (id) ON DELETE CASCADE,
  first_id INTEGER NOT NULL REFERENCES excerpt (id) ON DELETE CASCADE,
  second_id INTEGER NOT NULL REFERENCES excerpt (id) ON DELETE CASCADE,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX kept_overlap_code ON kept_overlap (code_id);
CREATE INDEX kept_overlap_first ON kept_overlap (first_id);
CREATE INDEX kept_overlap_second ON kept_overlap (second_id);

-- R17: a code that is being split, or has been; which codes its excerpts go to; and what has been sorted so far.
CREATE TABLE split (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code_id INTEGER NOT NULL REFERENCES code (id) ON DELETE CASCADE,
  created_at TEXT NOT NULL,
  finished_at TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX split_code ON split (code_id);

CREATE TABLE split_child (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  split_id INTEGER NOT NULL REFERENCES split (id) ON DELETE CASCADE,
  code_id INTEGER NOT NULL REFERENCES code (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX split_child_split ON split_child (split_id);
CREATE INDEX split_child_code ON split_child (code_id);

CREATE TABLE split_choice (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  split_id INTEGER NOT NULL REFERENCES split (id) ON DELETE CASCADE,
  coding_id INTEGER NOT NULL REFERENCES coding (id) ON DELETE CASCADE,
  code_id INTEGER REFERENCES code (id) ON DELETE CASCADE -- NULL: it stays
) STRICT;
CREATE INDEX split_choice_split ON split_choice (split_id);
CREATE INDEX split_choice_coding ON split_choice (coding_id);
CREATE INDEX split_choice_code ON split_choice (code_id);

-- R24: when a source was gone through, for the whole codebook or for one code.
CREATE TABLE review (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  source_id INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
  code_id INTEGER REFERENCES code (id) ON DELETE CASCADE, -- NULL: for every code
  reviewed_at TEXT NOT NULL
) STRICT;
CREATE INDEX review_source ON review (source_id);
CREATE INDEX review_code ON review (code_id);

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

-- W21, saved queries: kept with the ids of what they name.
CREATE TABLE query (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL,
  name TEXT NOT NULL,
  expression TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  rank REAL NOT NULL DEFAULT 0,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX excerpt_starred ON excerpt (id) WHERE starred <> 0;
CREATE INDEX excerpt_commented ON excerpt (id) WHERE comment <> '';
CREATE INDEX excerpt_refers ON excerpt (id, refers_date, refers_end, refers_precision) WHERE refers_date <> '';

-- R28: what was withdrawn leaves its number and nothing else. Neither table is recorded: a withdrawal is never undone.
CREATE TABLE tombstone (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL, -- the noun of the object's kind
  object_id INTEGER NOT NULL,
  withdrawn_at TEXT NOT NULL
) STRICT;
CREATE INDEX tombstone_object ON tombstone (kind, object_id);

-- A withdrawal that is written, while pages and backups are not yet rid of the words.
CREATE TABLE purge_todo (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  since TEXT NOT NULL
) STRICT;

-- R27, D16: who the participants are, kept apart. Neither table is recorded, so no step of the history has a name of
-- them, and no dump or export. No references: a participant who is deleted can come back by undo.
CREATE TABLE identity (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  participant_id INTEGER NOT NULL,
  name TEXT NOT NULL,
  pseudonym TEXT NOT NULL DEFAULT '', -- '': the participant's
  common INTEGER NOT NULL DEFAULT 0 -- a word of the language too: no name where it is in small letters
) STRICT;
CREATE INDEX identity_participant ON identity (participant_id);

-- What stood where a pseudonym stands, until they are sealed. Where the text is another one now, the row is void.
CREATE TABLE pseudonym_hit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  participant_id INTEGER NOT NULL,
  source_id INTEGER NOT NULL, -- 0 where it is in no source
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  start_pos INTEGER NOT NULL, -- of the pseudonym, in the row's text
  old TEXT NOT NULL,
  new TEXT NOT NULL
) STRICT;
CREATE INDEX pseudonym_hit_row ON pseudonym_hit (table_name, column_name, row_id, start_pos);
CREATE INDEX pseudonym_hit_source ON pseudonym_hit (source_id);

-- R9, M2: what of the coding counts in a display.
CREATE INDEX coding_later ON coding (id, pass) WHERE pass <> 1;

-- §3.3, §3.7: periods of a study, of all cases alike or of each its own; days that belong to two of a set are refused.
CREATE TABLE period_set (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL,
  name TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  rank REAL NOT NULL DEFAULT 0,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE period (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  set_id INTEGER NOT NULL REFERENCES period_set (id) ON DELETE CASCADE,
  case_id INTEGER REFERENCES case_unit (id) ON DELETE CASCADE, -- NULL: for all cases alike
  label TEXT NOT NULL,
  start_date TEXT NOT NULL,
  end_date TEXT NOT NULL DEFAULT '' -- '': it goes on
) STRICT;
CREATE INDEX period_set_id ON period (set_id);
CREATE INDEX period_case ON period (case_id);

-- §3.3: when the analyst confirmed that a code is absent from a row; why is in a memo about the summary.
ALTER TABLE summary ADD COLUMN absent_at TEXT NOT NULL DEFAULT '';

-- Method.md §1.2, W19, W23: what else is said of a code. Aliases and properties are one a line; a scale is its values.
ALTER TABLE code ADD COLUMN aliases TEXT NOT NULL DEFAULT '';
ALTER TABLE code ADD COLUMN scale TEXT NOT NULL DEFAULT '';
ALTER TABLE code ADD COLUMN properties TEXT NOT NULL DEFAULT '';
ALTER TABLE code ADD COLUMN summariser TEXT NOT NULL DEFAULT '';

-- The excerpts that show what a code is: a link, and the words as they were when it was made.
CREATE TABLE code_example (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code_id INTEGER NOT NULL REFERENCES code (id) ON DELETE CASCADE,
  excerpt_id INTEGER NOT NULL REFERENCES excerpt (id) ON DELETE CASCADE,
  kind TEXT NOT NULL, -- 'typical', 'atypical' or 'near miss'
  quote TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX code_example_code ON code_example (code_id);
CREATE INDEX code_example_excerpt ON code_example (excerpt_id);

-- Two codes that are easily confused, and the question that decides between them; the lower id comes first.
CREATE TABLE code_contrast (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  first_id INTEGER NOT NULL REFERENCES code (id) ON DELETE CASCADE,
  second_id INTEGER NOT NULL REFERENCES code (id) ON DELETE CASCADE,
  question TEXT NOT NULL DEFAULT '',
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX code_contrast_first ON code_contrast (first_id);
CREATE INDEX code_contrast_second ON code_contrast (second_id);
