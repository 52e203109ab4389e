-- What the evidence engine adds: each part below says which rule of the method it stands for.

-- Opening a project reads lengths and places, never texts: these hold all that the evidence index is made of. Where a
-- search hit is in its source follows from the first of them too.
DROP INDEX paragraph_source;
CREATE INDEX paragraph_source ON paragraph (source_id, rank, id, soft, characters, words, speaker);
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
INSERT INTO paragraph_words (paragraph_words, rank) VALUES ('secure-delete', 1);
CREATE TABLE search_todo (source_id INTEGER PRIMARY KEY) STRICT;
INSERT INTO search_todo SELECT id FROM source;
