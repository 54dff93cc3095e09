CREATE TABLE left_out (
  proposal TEXT NOT NULL REFERENCES proposals (id), place INTEGER NOT NULL, PRIMARY KEY (proposal, place)) STRICT;
