package org.quillhouse.storage;

import org.jdbi.v3.core.Handle;

/// Something done with a database inside one transaction.
@FunctionalInterface
public interface Work<T> {
    T with(Handle handle);
}
