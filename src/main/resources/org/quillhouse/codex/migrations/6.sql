CREATE TABLE strands (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, title TEXT NOT NULL, description TEXT NOT NULL, person TEXT NOT NULL,
  status TEXT NOT NULL, hidden INTEGER NOT NULL, beats TEXT NOT NULL, position INTEGER NOT NULL,
  removed INTEGER NOT NULL DEFAULT 0, created INTEGER NOT NULL, modified INTEGER NOT NULL) STRICT;
CREATE TABLE strand_versions (
  strand TEXT NOT NULL REFERENCES strands (id), number INTEGER NOT NULL, title TEXT NOT NULL,
  description TEXT NOT NULL, status TEXT NOT NULL, beats TEXT NOT NULL, replaced INTEGER NOT NULL,
  PRIMARY KEY (strand, number)) STRICT;
