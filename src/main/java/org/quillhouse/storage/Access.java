package org.quillhouse.storage;

/// How a file is opened.
public enum Access {
    READ_WRITE,
    READ_ONLY
}
