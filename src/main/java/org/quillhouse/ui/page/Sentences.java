package org.quillhouse.ui.page;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.Optional;
import org.quillhouse.ui.page.Markup.Span;

/// Finds the sentence that the caret stands in.
final class Sentences {
    private Sentences() {}

    static Optional<Span> around(String paragraph, int column) {
        if (paragraph.isBlank()) {
            return Optional.empty();
        }
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
        sentences.setText(paragraph);
        int at = Math.clamp(column, 0, paragraph.length() - 1);
        int end = sentences.following(at);
        int start = sentences.previous();
        boolean found = end != BreakIterator.DONE && start != BreakIterator.DONE && start < end;
        return found ? Optional.of(new Span(start, end, "sentence-at-hand")) : Optional.empty();
    }
}
