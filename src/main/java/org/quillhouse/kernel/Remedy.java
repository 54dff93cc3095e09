package org.quillhouse.kernel;

/// What the writer can do about a [Failure]; a screen may offer it as a button, the text stands in the message bundle.
public enum Remedy {
    NONE,
    CHOOSE_MODEL,
    GET_MODEL,
    USE_SMALLER_CONTEXT,
    USE_FEWER_GPU_LAYERS,
    FREE_DISK_SPACE,
    CHOOSE_OTHER_FOLDER,
    UPDATE_APP,
    RESTORE_BACKUP,
    CLOSE_OTHER_WINDOW,
    SHORTEN_TEXT,
    CHECK_INPUT;

    /// The key of the sentence that tells the writer what to do.
    public String key() {
        return "remedy." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '.');
    }
}
