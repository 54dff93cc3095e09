package org.quillhouse.archive;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// A document that is told as a whole: all of it, or its beginning and end with what was found between them.
///
/// @param shortened whether something is left out
public record Whole(String name, String text, boolean shortened) {
    private static final int MOST = 8_000;
    private static final String GAP = "\n\n[…]\n\n";

    /// @param found passages of it
    static Whole of(String name, String text, List<Passage> found) {
        if (text.length() <= MOST) {
            return new Whole(name, text, false);
        }
        int head = text.lastIndexOf(' ', MOST / 2);
        int from = head < 0 ? MOST / 2 : head;
        int tail = text.indexOf(' ', text.length() - MOST / 2);
        int to = tail < 0 ? text.length() - MOST / 2 : tail + 1;
        String between = found.stream()
                .filter(passage -> passage.start() >= from && passage.end() <= to)
                .sorted(Comparator.comparingInt(Passage::start))
                .map(passage -> passage.text().strip() + GAP)
                .collect(Collectors.joining());
        return new Whole(
                name,
                text.substring(0, from).strip()
                        + GAP
                        + between
                        + text.substring(to).strip(),
                true);
    }
}
