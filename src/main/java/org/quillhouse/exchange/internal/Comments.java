package org.quillhouse.exchange.internal;

import java.util.regex.Pattern;

/// What somebody remarked in a text of another program, as a comment of ours: no book and no agent has it.
final class Comments {
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Comments() {}

    /// @param by whose remark it is; empty where that is not known
    /// @return empty for a remark without words
    static String of(String by, String words) {
        String one = SPACE.matcher(words).replaceAll(" ").strip();
        if (one.isEmpty()) {
            return "";
        }
        String who = by.isBlank() ? "" : SPACE.matcher(by).replaceAll(" ").strip() + ": ";
        return "<!-- " + (who + one).replace("-->", "→") + " -->";
    }
}
