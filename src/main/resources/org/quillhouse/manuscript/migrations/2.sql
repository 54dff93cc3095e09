ALTER TABLE nodes ADD COLUMN synopsis TEXT NOT NULL DEFAULT '';
ALTER TABLE nodes ADD COLUMN status TEXT NOT NULL DEFAULT '';
ALTER TABLE nodes ADD COLUMN label TEXT NOT NULL DEFAULT '';
ALTER TABLE nodes ADD COLUMN point_of_view TEXT NOT NULL DEFAULT '';
ALTER TABLE nodes ADD COLUMN target_words INTEGER NOT NULL DEFAULT 0;
UPDATE nodes SET position = position * 4294967296;
ALTER TABLE versions ADD COLUMN name TEXT NOT NULL DEFAULT '';
CREATE INDEX versions_words ON versions (id, words);
CREATE TABLE node_changes (
  act TEXT NOT NULL REFERENCES acts (id), step INTEGER NOT NULL, node TEXT NOT NULL REFERENCES nodes (id),
  field TEXT NOT NULL, before TEXT, after TEXT, PRIMARY KEY (act, step)) STRICT;
INSERT INTO node_changes SELECT act, 2 * step, node, 'current_version', version_before, version_after
  FROM act_changes WHERE version_before IS NOT version_after;
INSERT INTO node_changes SELECT act, 2 * step + 1, node, 'archived', archived_before, archived_after
  FROM act_changes WHERE archived_before <> archived_after;
DROP TABLE act_changes;
CREATE TABLE writing_days (day TEXT PRIMARY KEY, words INTEGER NOT NULL) STRICT;
