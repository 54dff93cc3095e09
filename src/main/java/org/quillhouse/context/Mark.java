package org.quillhouse.context;

/// What the writer said about a source once and for all.
public enum Mark {
    /// Always read, before anything else of its kind.
    PIN,
    /// Read in short.
    SHORTEN,
    /// Never read by any agent.
    NEVER
}
