package org.quillhouse.context;

/// How much an element matters; high goes in first.
public enum Priority {
    HIGH,
    MEDIUM,
    LOW
}
