CREATE TABLE story_facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE nodes (
  id TEXT PRIMARY KEY, parent TEXT REFERENCES nodes (id), kind TEXT NOT NULL, position INTEGER NOT NULL,
  title TEXT NOT NULL, plot_point TEXT NOT NULL, key_items TEXT NOT NULL, current_version TEXT,
  archived INTEGER NOT NULL DEFAULT 0, created INTEGER NOT NULL, modified INTEGER NOT NULL) STRICT;
CREATE INDEX nodes_by_parent ON nodes (parent, position);
CREATE TABLE acts (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, node TEXT NOT NULL, run TEXT, created INTEGER NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE act_changes (
  act TEXT NOT NULL REFERENCES acts (id), step INTEGER NOT NULL, node TEXT NOT NULL REFERENCES nodes (id),
  version_before TEXT, version_after TEXT, archived_before INTEGER NOT NULL, archived_after INTEGER NOT NULL,
  PRIMARY KEY (act, step)) STRICT;
CREATE TABLE versions (
  id TEXT PRIMARY KEY, node TEXT NOT NULL REFERENCES nodes (id), number INTEGER NOT NULL, author TEXT NOT NULL,
  act TEXT REFERENCES acts (id), parent TEXT REFERENCES versions (id), text TEXT NOT NULL, words INTEGER NOT NULL,
  hash TEXT NOT NULL, streaming INTEGER NOT NULL DEFAULT 0, created INTEGER NOT NULL, changed INTEGER NOT NULL) STRICT;
CREATE INDEX versions_by_node ON versions (node, number);
