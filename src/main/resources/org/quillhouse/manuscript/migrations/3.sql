CREATE TABLE fact_versions (
  number INTEGER PRIMARY KEY, name TEXT NOT NULL, value TEXT NOT NULL, replaced INTEGER NOT NULL) STRICT;
CREATE INDEX fact_versions_name ON fact_versions (name);
