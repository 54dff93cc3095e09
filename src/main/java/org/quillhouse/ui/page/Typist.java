package org.quillhouse.ui.page;

import java.util.Optional;

/// Puts the right quotes, dashes and dots in place of what keyboards have.
final class Typist {
    private Typist() {}

    /// What takes the place of the last `length` letters before the caret.
    record Replacement(int length, String text) {}

    static boolean mayReplace(String typed) {
        return typed.length() == 1 && "\"'-.".contains(typed);
    }

    /// @param before the paragraph up to the caret, with what was just typed at its end
    static Optional<Replacement> replacement(String before) {
        if (before.isEmpty()) {
            return Optional.empty();
        }
        char typed = before.charAt(before.length() - 1);
        String rest = before.substring(0, before.length() - 1);
        return switch (typed) {
            case '"' -> Optional.of(new Replacement(1, opens(rest) ? "“" : "”"));
            case '\'' -> Optional.of(new Replacement(1, opens(rest) ? "‘" : "’"));
            case '-' -> dash(rest);
            case '.' -> rest.endsWith("..") ? Optional.of(new Replacement(3, "…")) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean opens(String before) {
        if (before.isEmpty()) {
            return true;
        }
        char last = before.charAt(before.length() - 1);
        return Character.isWhitespace(last) || "([{—–-“‘*_".indexOf(last) >= 0;
    }

    /// Two hyphens become a short dash, a third one makes it long; a line of hyphens stays a scene break.
    private static Optional<Replacement> dash(String rest) {
        if (rest.endsWith("–")) {
            return Optional.of(new Replacement(2, "—"));
        }
        boolean second = rest.endsWith("-") && !rest.matches("\\s*-+");
        return second ? Optional.of(new Replacement(2, "–")) : Optional.empty();
    }
}
