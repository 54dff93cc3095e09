ALTER TABLE codex_entries ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;
ALTER TABLE codex_entries ADD COLUMN removed INTEGER NOT NULL DEFAULT 0;
CREATE TABLE entry_versions (
  entry TEXT NOT NULL REFERENCES codex_entries (id), number INTEGER NOT NULL, name TEXT NOT NULL,
  summary TEXT NOT NULL, fields TEXT NOT NULL, hidden INTEGER NOT NULL, replaced INTEGER NOT NULL,
  PRIMARY KEY (entry, number)) STRICT;
CREATE TABLE facts (
  id TEXT PRIMARY KEY, text TEXT NOT NULL, readers TEXT NOT NULL, about TEXT REFERENCES codex_entries (id),
  suggested INTEGER NOT NULL, removed INTEGER NOT NULL DEFAULT 0, position INTEGER NOT NULL,
  created INTEGER NOT NULL, modified INTEGER NOT NULL) STRICT;
CREATE TABLE knowledge (
  fact TEXT NOT NULL REFERENCES facts (id), knower TEXT NOT NULL REFERENCES codex_entries (id),
  scene TEXT NOT NULL REFERENCES nodes (id), suggested INTEGER NOT NULL, PRIMARY KEY (fact, knower)) STRICT;
CREATE TABLE fact_scenes (
  fact TEXT NOT NULL REFERENCES facts (id), scene TEXT NOT NULL REFERENCES nodes (id), PRIMARY KEY (fact, scene)) STRICT;
CREATE TABLE witnesses (
  scene TEXT NOT NULL REFERENCES nodes (id), witness TEXT NOT NULL REFERENCES codex_entries (id),
  PRIMARY KEY (scene, witness)) STRICT;
CREATE TABLE character_states (
  character TEXT NOT NULL REFERENCES codex_entries (id), scene TEXT NOT NULL REFERENCES nodes (id),
  fields TEXT NOT NULL, modified INTEGER NOT NULL, PRIMARY KEY (character, scene)) STRICT;
