/// SQLite files that survive: opened checked, migrated on a copy, written with `synchronous=FULL`, backed up verified.
///
/// The three main types are [Database], [Migrations] and [StorageFailed]. Rooms keep their SQL in their own `internal`
/// package and work through a Jdbi handle that [Database] lends them. This room must never know what the rows mean.
@NullMarked
package org.quillhouse.storage;

import org.jspecify.annotations.NullMarked;
