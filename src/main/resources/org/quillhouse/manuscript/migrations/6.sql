CREATE INDEX versions_hash ON versions (node, hash, author);
