CREATE TABLE raters (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, criteria TEXT NOT NULL, enabled INTEGER NOT NULL, minimum REAL NOT NULL,
  target REAL NOT NULL, exceptional REAL NOT NULL, position INTEGER NOT NULL, removed INTEGER NOT NULL DEFAULT 0,
  created INTEGER NOT NULL, modified INTEGER NOT NULL) STRICT;
INSERT INTO raters (id, name, criteria, enabled, minimum, target, exceptional, position, created, modified) VALUES
  ('rater-consistency', 'Consistency', 'Do people, places, time and what is known fit together, within this chapter and with everything told before? Does everybody act and speak as the person they are?', 1, 6, 8, 9, 1, 0, 0),
  ('rater-flow', 'Flow', 'Does one moment lead to the next? Is there tension and a turn? Are there passages that drag, jump, or explain what was already shown?', 1, 6.5, 8, 9, 2, 0, 0),
  ('rater-quality', 'Quality', 'Is the language exact, alive and free of worn phrases? Does the dialogue sound spoken? Is the scene seen, heard and felt?', 1, 7, 8.5, 9.5, 3, 0, 0);
CREATE TABLE reviews (
  id TEXT PRIMARY KEY, subject TEXT NOT NULL, reviewer_kind TEXT NOT NULL, reviewer TEXT NOT NULL,
  reviewer_name TEXT NOT NULL, opinion TEXT NOT NULL, scores TEXT NOT NULL, text_hash TEXT NOT NULL, run TEXT NOT NULL,
  current INTEGER NOT NULL, made INTEGER NOT NULL) STRICT;
CREATE INDEX reviews_subject ON reviews (subject, current);
CREATE TABLE remarks (
  id TEXT PRIMARY KEY, review TEXT NOT NULL REFERENCES reviews (id), position INTEGER NOT NULL, kind TEXT NOT NULL,
  scene TEXT, quote TEXT NOT NULL, start INTEGER NOT NULL, issue TEXT NOT NULL, suggestion TEXT NOT NULL,
  priority TEXT NOT NULL, status TEXT NOT NULL) STRICT;
CREATE INDEX remarks_review ON remarks (review);
CREATE TABLE proposals (
  id TEXT PRIMARY KEY, scene TEXT NOT NULL, task TEXT NOT NULL, wish TEXT NOT NULL, base TEXT NOT NULL,
  text TEXT NOT NULL, note TEXT NOT NULL, remarks TEXT NOT NULL, run TEXT NOT NULL, outcome TEXT NOT NULL,
  made INTEGER NOT NULL) STRICT;
CREATE INDEX proposals_scene ON proposals (scene, outcome);
CREATE TABLE chapter_phases (chapter TEXT PRIMARY KEY, phase TEXT NOT NULL, changed INTEGER NOT NULL) STRICT;
CREATE TABLE outline_state (
  one INTEGER PRIMARY KEY CHECK (one = 1), status TEXT NOT NULL, version INTEGER NOT NULL, text_hash TEXT NOT NULL,
  approved INTEGER) STRICT;
