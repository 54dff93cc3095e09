package org.quillhouse.ui.page;

import java.util.Optional;
import java.util.function.Supplier;
import org.quillhouse.kernel.QuoteStyle;
import org.quillhouse.kernel.SmartQuotes;

/// Puts the right quotes, dashes and dots in place of what keyboards have.
final class Typist {
    private Typist() {}

    /// What takes the place of the last `length` letters before the caret.
    record Replacement(int length, String text) {}

    static boolean mayReplace(String typed) {
        return typed.length() == 1 && "\"'-.".contains(typed);
    }

    /// @param before the paragraph up to the caret, with what was just typed at its end
    /// @param quotes not straight ones
    static Optional<Replacement> replacement(String before, Supplier<QuoteStyle> quotes) {
        if (before.isEmpty()) {
            return Optional.empty();
        }
        char typed = before.charAt(before.length() - 1);
        String rest = before.substring(0, before.length() - 1);
        return switch (typed) {
            case '"', '\'' -> Optional.of(new Replacement(1, SmartQuotes.typed(rest, typed, quotes.get())));
            case '-' -> dash(rest);
            case '.' -> rest.endsWith("..") ? Optional.of(new Replacement(3, "…")) : Optional.empty();
            default -> Optional.empty();
        };
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
