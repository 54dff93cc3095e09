DROP TABLE chapter_phases;
CREATE TABLE phase_moves (
  number INTEGER PRIMARY KEY, chapter TEXT NOT NULL, phase TEXT NOT NULL, score REAL NOT NULL, text_hash TEXT NOT NULL,
  made INTEGER NOT NULL) STRICT;
CREATE INDEX phase_moves_chapter ON phase_moves (chapter);
CREATE TABLE revisions (
  id TEXT PRIMARY KEY, chapter TEXT NOT NULL, name TEXT NOT NULL, words INTEGER NOT NULL, made INTEGER NOT NULL) STRICT;
CREATE INDEX revisions_chapter ON revisions (chapter);
CREATE TABLE revision_texts (
  revision TEXT NOT NULL REFERENCES revisions (id), position INTEGER NOT NULL, scene TEXT NOT NULL, version TEXT NOT NULL,
  PRIMARY KEY (revision, position)) STRICT;
