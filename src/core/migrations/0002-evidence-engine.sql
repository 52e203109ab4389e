-- What the evidence engine adds: each part below says which rule of the method it stands for.

-- W21, the search for words: derived tables, never recorded. The tokenizer takes the language from the head of the
-- text (cw-search-tokenizer.c). A source in search_todo has no words in the index yet.
CREATE VIEW paragraph_text AS
  SELECT paragraph.id AS id, char (1) || source.language || char (2) || paragraph.text AS text
  FROM paragraph JOIN source ON source.id = paragraph.source_id;
CREATE VIRTUAL TABLE paragraph_words USING fts5 (
  text, content = 'paragraph_text', content_rowid = 'id', columnsize = 0, tokenize = 'caseweave'
);
INSERT INTO paragraph_words (paragraph_words, rank) VALUES ('secure-delete', 1);
-- Where a hit is in its source follows from the lengths of the paragraphs before it, read from the index alone.
DROP INDEX paragraph_source;
CREATE INDEX paragraph_source ON paragraph (source_id, rank, id, soft, characters, voice);
CREATE TABLE search_todo (source_id INTEGER PRIMARY KEY) STRICT;
INSERT INTO search_todo SELECT id FROM source;

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
