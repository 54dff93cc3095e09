package org.quillhouse.kernel;

/// Whether doing the same again may help.
public enum Retry {
    YES,
    NO
}
