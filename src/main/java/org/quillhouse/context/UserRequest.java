package org.quillhouse.context;

/// A wish of the writer (spec WA-53).
///
/// @param target what it is about; empty for the whole
/// @param timestampMillis when it was said, epoch milliseconds; 0 when unknown
public record UserRequest(
        String id, Type type, String content, Priority priority, String target, String context, long timestampMillis) {

    /// Kinds of requests; `instruction`, `feedback` and `preference` of other programs are read as GENERAL.
    public enum Type {
        MODIFICATION,
        ADDITION,
        REMOVAL,
        STYLE_CHANGE,
        TONE_ADJUSTMENT,
        GENERAL;

        /// Reads a name as files and other programs write it; what is not known is general.
        public static Type of(String name) {
            for (Type type : values()) {
                if (type.name().equalsIgnoreCase(name)) {
                    return type;
                }
            }
            return GENERAL;
        }
    }
}
