-- The first schema. Base tables are recorded by SQLite sessions, so each has an explicit primary key, ids are never
-- reused, no trigger keeps a counter, and nothing that can change is UNIQUE (architecture.md, change feed).
-- Times are UTC, ISO 8601; dates are ISO 8601 dates; an empty text means "not given".

CREATE TABLE project (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  guid TEXT NOT NULL,
  title TEXT NOT NULL,
  questions TEXT NOT NULL DEFAULT '',
  design TEXT NOT NULL DEFAULT '',
  methodology TEXT NOT NULL DEFAULT '',
  study_start TEXT NOT NULL DEFAULT '',
  study_end TEXT NOT NULL DEFAULT '',
  counts_policy TEXT NOT NULL DEFAULT 'hide',
  researcher TEXT NOT NULL DEFAULT '',
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE source (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL,
  title TEXT NOT NULL,
  short TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL DEFAULT '',
  event_date TEXT NOT NULL DEFAULT '',
  event_end TEXT NOT NULL DEFAULT '',
  event_precision TEXT NOT NULL DEFAULT 'day',
  capture_date TEXT NOT NULL DEFAULT '',
  url TEXT NOT NULL DEFAULT '',
  site TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL DEFAULT 'new',
  note TEXT NOT NULL DEFAULT '',
  original TEXT NOT NULL DEFAULT '', -- SHA-256 of the file, a key of the table original
  original_name TEXT NOT NULL DEFAULT '',
  media_type TEXT NOT NULL DEFAULT '',
  revision INTEGER NOT NULL DEFAULT 1,
  rank REAL NOT NULL DEFAULT 0,
  created_at TEXT NOT NULL
) STRICT;

-- A source's text is its paragraphs in the order of rank, joined by line feeds; a soft one continues the one before
-- it and is joined by nothing.
CREATE TABLE paragraph (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  source_id INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
  rank REAL NOT NULL,
  label TEXT NOT NULL,
  soft INTEGER NOT NULL DEFAULT 0,
  style TEXT NOT NULL DEFAULT 'body',
  level INTEGER NOT NULL DEFAULT 0,
  characters INTEGER NOT NULL,
  words INTEGER NOT NULL,
  voice TEXT NOT NULL DEFAULT '',
  speaker TEXT NOT NULL DEFAULT '',
  page TEXT NOT NULL DEFAULT '',
  start_ms INTEGER NOT NULL DEFAULT -1,
  runs TEXT NOT NULL DEFAULT '', -- "0-5b 9-12bi": display attributes
  text TEXT NOT NULL -- last, so that lengths are read without it
) STRICT;
CREATE INDEX paragraph_source ON paragraph (source_id, rank);

-- The half-open range counts Unicode code points of the source's whole text.
CREATE TABLE excerpt (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL,
  source_id INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
  start_pos INTEGER NOT NULL,
  end_pos INTEGER NOT NULL,
  revision INTEGER NOT NULL DEFAULT 1,
  quote TEXT NOT NULL,
  checksum TEXT NOT NULL,
  starred INTEGER NOT NULL DEFAULT 0,
  refers_date TEXT NOT NULL DEFAULT '',
  refers_end TEXT NOT NULL DEFAULT '',
  refers_precision TEXT NOT NULL DEFAULT '',
  comment TEXT NOT NULL DEFAULT '',
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX excerpt_source ON excerpt (source_id, start_pos, end_pos);

CREATE TABLE code (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL,
  parent_id INTEGER REFERENCES code (id),
  rank REAL NOT NULL DEFAULT 0,
  name TEXT NOT NULL,
  level TEXT NOT NULL DEFAULT 'code',
  color TEXT NOT NULL DEFAULT '',
  mnemonic TEXT NOT NULL DEFAULT '',
  definition TEXT NOT NULL DEFAULT '',
  full_definition TEXT NOT NULL DEFAULT '',
  when_to_use TEXT NOT NULL DEFAULT '',
  when_not_to_use TEXT NOT NULL DEFAULT '',
  statement TEXT NOT NULL DEFAULT '',
  method TEXT NOT NULL DEFAULT '',
  origin TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL DEFAULT 'active',
  redirect_id INTEGER REFERENCES code (id) ON DELETE SET NULL,
  definition_version INTEGER NOT NULL DEFAULT 1,
  defined_at TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX code_parent ON code (parent_id);

CREATE TABLE code_link (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code_id INTEGER NOT NULL REFERENCES code (id) ON DELETE CASCADE,
  target_id INTEGER NOT NULL REFERENCES code (id) ON DELETE CASCADE,
  rationale TEXT NOT NULL DEFAULT '',
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX code_link_code ON code_link (code_id);
CREATE INDEX code_link_target ON code_link (target_id);

CREATE TABLE coding (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL,
  excerpt_id INTEGER NOT NULL REFERENCES excerpt (id) ON DELETE CASCADE,
  code_id INTEGER NOT NULL REFERENCES code (id) ON DELETE CASCADE,
  coder TEXT NOT NULL DEFAULT '',
  pass INTEGER NOT NULL DEFAULT 1,
  magnitude INTEGER,
  comment TEXT NOT NULL DEFAULT '',
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX coding_excerpt ON coding (excerpt_id);
CREATE INDEX coding_code ON coding (code_id);

CREATE TABLE case_unit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL,
  parent_id INTEGER REFERENCES case_unit (id),
  rank REAL NOT NULL DEFAULT 0,
  name TEXT NOT NULL,
  type TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX case_unit_parent ON case_unit (parent_id);

-- Without a range and a speaker, the whole source.
CREATE TABLE attribution (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id INTEGER NOT NULL REFERENCES case_unit (id) ON DELETE CASCADE,
  source_id INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
  start_pos INTEGER,
  end_pos INTEGER,
  speaker TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  created_at TEXT NOT NULL,
  CHECK ((start_pos IS NULL) = (end_pos IS NULL))
) STRICT;
CREATE INDEX attribution_case ON attribution (case_id);
CREATE INDEX attribution_source ON attribution (source_id);

CREATE TABLE attribute (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL DEFAULT 'text',
  target TEXT NOT NULL DEFAULT 'case',
  unit TEXT NOT NULL DEFAULT '',
  choices TEXT NOT NULL DEFAULT '', -- one a line, in order
  rank REAL NOT NULL DEFAULT 0,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE attribute_value (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  attribute_id INTEGER NOT NULL REFERENCES attribute (id) ON DELETE CASCADE,
  case_id INTEGER REFERENCES case_unit (id) ON DELETE CASCADE,
  source_id INTEGER REFERENCES source (id) ON DELETE CASCADE,
  participant_id INTEGER REFERENCES participant (id) ON DELETE CASCADE,
  value TEXT NOT NULL DEFAULT '',
  missing TEXT NOT NULL DEFAULT '',
  CHECK ((case_id IS NOT NULL) + (source_id IS NOT NULL) + (participant_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX attribute_value_attribute ON attribute_value (attribute_id);
CREATE INDEX attribute_value_case ON attribute_value (case_id);
CREATE INDEX attribute_value_source ON attribute_value (source_id);
CREATE INDEX attribute_value_participant ON attribute_value (participant_id);

CREATE TABLE participant (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL,
  name TEXT NOT NULL, -- the pseudonym
  line TEXT NOT NULL DEFAULT '', -- how a citation names the person
  note TEXT NOT NULL DEFAULT '',
  rank REAL NOT NULL DEFAULT 0,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE participant_role (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  participant_id INTEGER NOT NULL REFERENCES participant (id) ON DELETE CASCADE,
  role TEXT NOT NULL,
  start_date TEXT NOT NULL DEFAULT '',
  end_date TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX participant_role_participant ON participant_role (participant_id);

CREATE TABLE speaker (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  source_id INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
  speaker TEXT NOT NULL,
  participant_id INTEGER NOT NULL REFERENCES participant (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX speaker_source ON speaker (source_id);
CREATE INDEX speaker_participant ON speaker (participant_id);

CREATE TABLE memo (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL,
  kind TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL DEFAULT '',
  written_on TEXT NOT NULL, -- the researcher's date: autosave never touches it
  about_start TEXT NOT NULL DEFAULT '',
  about_end TEXT NOT NULL DEFAULT '',
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL
) STRICT;

CREATE TABLE memo_link (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  memo_id INTEGER NOT NULL REFERENCES memo (id) ON DELETE CASCADE,
  target_kind TEXT NOT NULL,
  target_id INTEGER NOT NULL,
  relation TEXT NOT NULL DEFAULT 'about',
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX memo_link_memo ON memo_link (memo_id);
CREATE INDEX memo_link_target ON memo_link (target_kind, target_id);

-- One cell of every matrix that shows this row and construct: the key is (row, construct, slice).
CREATE TABLE summary (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL,
  row_kind TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  row_value TEXT NOT NULL DEFAULT '',
  code_id INTEGER NOT NULL REFERENCES code (id) ON DELETE CASCADE,
  slice TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL DEFAULT 'draft',
  rating INTEGER,
  direction TEXT NOT NULL DEFAULT '',
  evidence TEXT NOT NULL DEFAULT '', -- fingerprint of the evidence when it was confirmed
  confirmed_at TEXT NOT NULL DEFAULT '',
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL
) STRICT;
CREATE INDEX summary_row ON summary (row_kind, row_id);
CREATE INDEX summary_code ON summary (code_id);

CREATE TABLE evidence_link (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  summary_id INTEGER NOT NULL REFERENCES summary (id) ON DELETE CASCADE,
  excerpt_id INTEGER NOT NULL REFERENCES excerpt (id) ON DELETE CASCADE,
  stance TEXT NOT NULL DEFAULT 'supports',
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX evidence_link_summary ON evidence_link (summary_id);
CREATE INDEX evidence_link_excerpt ON evidence_link (excerpt_id);

CREATE TABLE display (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL,
  name TEXT NOT NULL,
  definition TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  rank REAL NOT NULL DEFAULT 0,
  created_at TEXT NOT NULL
) STRICT;

-- Not recorded by sessions: the history itself, and the original files, which are addressed by their content and
-- only ever added while a history row can still bring their source back.

CREATE TABLE history (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  session TEXT NOT NULL,
  label TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  merge_key TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped', 'fixed')),
  changeset BLOB
) STRICT;
CREATE INDEX history_state ON history (state, id);

CREATE TABLE original (
  sha256 TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  data BLOB NOT NULL
) STRICT, WITHOUT ROWID;
