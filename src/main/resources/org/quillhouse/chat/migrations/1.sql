CREATE TABLE chat_messages (
  id TEXT PRIMARY KEY, thread TEXT NOT NULL, speaker TEXT NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL,
  run TEXT NOT NULL, removed INTEGER NOT NULL DEFAULT 0, said INTEGER NOT NULL) STRICT;
CREATE INDEX chat_messages_thread ON chat_messages (thread, removed);
