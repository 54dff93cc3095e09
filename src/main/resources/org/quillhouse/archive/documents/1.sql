CREATE TABLE documents (
  id TEXT PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  letters INTEGER NOT NULL,
  text TEXT NOT NULL,
  hash TEXT NOT NULL,
  added INTEGER NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0
) STRICT;
-- Counted up with every change: the index on the side says by it whether it is of this state.
CREATE TABLE document_state (id INTEGER PRIMARY KEY CHECK (id = 1), revision INTEGER NOT NULL, owner TEXT NOT NULL) STRICT;
