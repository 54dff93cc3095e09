package org.quillhouse.engine;

/// Why a reply ended.
public enum StopReason {
    END,
    LENGTH,
    STOP_WORD,
    CANCELLED;

    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
