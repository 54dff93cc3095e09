package org.quillhouse.chat;

import java.time.Instant;

/// A talk that goes another way from some message on.
///
/// @param thread the talk that it belongs to
/// @param parentThread the talk or branch that it left
/// @param parentId the last message they have in common; empty where there is none
public record Branch(String id, String thread, String name, String parentThread, String parentId, Instant made) {
    private static final String MARK = "#";

    /// What its own messages are kept under.
    public String key() {
        return thread + MARK + id;
    }

    /// The id of the branch that a key is of; empty for a talk itself.
    static String idOf(String key) {
        int mark = key.indexOf(MARK);
        return mark < 0 ? "" : key.substring(mark + 1);
    }

    /// The talk that a key belongs to.
    public static String threadOf(String key) {
        int mark = key.indexOf(MARK);
        return mark < 0 ? key : key.substring(0, mark);
    }
}
