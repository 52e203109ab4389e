-- What the evidence engine adds: each part below says which rule of the method it stands for.

-- Opening a project reads lengths and places, never texts: these hold all that the evidence index is made of.
DROP INDEX paragraph_source;
CREATE INDEX paragraph_source ON paragraph (source_id, rank, characters, words, soft, speaker);
DROP INDEX coding_excerpt;
CREATE INDEX coding_excerpt ON coding (excerpt_id, code_id);

-- Nearly every step is done; an index of all of them is one page more to write for each.
DROP INDEX history_state;
CREATE INDEX history_undone ON history (id) WHERE state = 'undone';
