CREATE TABLE conversations (
  id TEXT PRIMARY KEY, source TEXT NOT NULL, title TEXT NOT NULL, model TEXT NOT NULL, began INTEGER,
  imported INTEGER NOT NULL, hash TEXT NOT NULL, locked INTEGER NOT NULL DEFAULT 0,
  removed INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE conversation_messages (
  conversation_id TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE, number INTEGER NOT NULL,
  speaker TEXT NOT NULL, text TEXT NOT NULL, said INTEGER, PRIMARY KEY (conversation_id, number)) STRICT;
CREATE TABLE briefs (
  id TEXT PRIMARY KEY, conversation_id TEXT NOT NULL UNIQUE REFERENCES conversations (id) ON DELETE CASCADE,
  active_version TEXT REFERENCES brief_versions (id) ON DELETE SET NULL, created INTEGER NOT NULL,
  updated INTEGER NOT NULL) STRICT;
CREATE TABLE brief_versions (
  id TEXT PRIMARY KEY, brief_id TEXT NOT NULL REFERENCES briefs (id) ON DELETE CASCADE, title TEXT NOT NULL,
  description TEXT NOT NULL, by_hand INTEGER NOT NULL DEFAULT 0, number INTEGER NOT NULL,
  created INTEGER NOT NULL, UNIQUE (brief_id, number)) STRICT;
CREATE TABLE brief_stories (
  conversation_id TEXT PRIMARY KEY REFERENCES conversations (id) ON DELETE CASCADE, story_id TEXT NOT NULL,
  folder TEXT NOT NULL, title TEXT NOT NULL, description TEXT NOT NULL, created INTEGER NOT NULL) STRICT;
