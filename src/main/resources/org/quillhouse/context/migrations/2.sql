CREATE TABLE earlier_summaries (
  id INTEGER PRIMARY KEY, source TEXT NOT NULL, level TEXT NOT NULL, text TEXT NOT NULL, source_hash TEXT NOT NULL,
  by_hand INTEGER NOT NULL, quality REAL NOT NULL, model TEXT NOT NULL, created INTEGER NOT NULL,
  replaced INTEGER NOT NULL) STRICT;
CREATE INDEX earlier_summaries_of ON earlier_summaries (source, id);
CREATE TABLE distillations (
  id INTEGER PRIMARY KEY, source TEXT NOT NULL, level TEXT NOT NULL, strategy TEXT NOT NULL, model TEXT NOT NULL,
  made INTEGER NOT NULL, millis INTEGER NOT NULL, words_in INTEGER NOT NULL, words_out INTEGER NOT NULL,
  quality REAL NOT NULL, calls INTEGER NOT NULL) STRICT;
CREATE TABLE learnt_layers (task TEXT NOT NULL, layer TEXT NOT NULL, tokens INTEGER NOT NULL,
  PRIMARY KEY (task, layer)) STRICT;
CREATE TABLE reading_filters (task TEXT PRIMARY KEY, filter TEXT NOT NULL) STRICT;
