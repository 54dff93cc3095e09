package org.quillhouse.context.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.quillhouse.context.PlotElement;
import org.quillhouse.context.Priority;

/// What an outline says of one chapter (spec 002 §3.7): pieces that name it, and long ones; at most five, none twice.
final class OutlineExtract {
    private static final int MOST = 5;
    private static final int LEAST_LETTERS = 20;
    private static final int LONG_LETTERS = 50;
    private static final int WEIGHTY_LETTERS = 100;
    private static final double ALIKE = 0.8;
    private static final Pattern PIECES = Pattern.compile(
            "\\n\\s*\\n|\\n(?=\\s*(?:chapter|ch\\.?)\\s+\\d)|\\n(?=\\s*(?:\\d+[.)]|[-*•])\\s)",
            Pattern.CASE_INSENSITIVE);

    private final String outline;
    private final int chapter;
    private final Pattern names;

    OutlineExtract(String outline, int chapter) {
        this.outline = outline;
        this.chapter = chapter;
        this.names = Pattern.compile("(?iu)\\b(chapter|ch\\.?)\\s*" + chapter + "\\b|#" + chapter + "\\b");
    }

    /// Empty for an outline of a single piece, which is read whole anyway.
    List<PlotElement> elements() {
        List<String> pieces = Arrays.stream(PIECES.split(outline))
                .map(String::strip)
                .filter(piece -> piece.length() > LEAST_LETTERS)
                .toList();
        if (pieces.size() < 2) {
            return List.of();
        }
        var found = new ArrayList<PlotElement>();
        for (String piece : pieces) {
            boolean named = names.matcher(piece).find();
            if (named || piece.length() > LONG_LETTERS) {
                Priority priority =
                        named ? Priority.HIGH : piece.length() > WEIGHTY_LETTERS ? Priority.MEDIUM : Priority.LOW;
                addUnlessAlike(found, piece, priority);
            }
        }
        found.sort(Comparator.comparing(PlotElement::priority));
        return found.subList(0, Math.min(MOST, found.size()));
    }

    private void addUnlessAlike(List<PlotElement> found, String piece, Priority priority) {
        Set<String> words = words(piece);
        if (found.stream().noneMatch(other -> overlap(words, words(other.content())) > ALIKE)) {
            found.add(new PlotElement(
                    "outline-" + found.size(),
                    PlotElement.Type.CHAPTER_OUTLINE,
                    PlainText.forPrompt(piece),
                    priority,
                    Set.of("outline_piece", "chapter"),
                    Map.of("kind", "chapter_outline", "chapter", Integer.toString(chapter)),
                    "story:outline"));
        }
    }

    private static Set<String> words(String text) {
        return new HashSet<>(Arrays.asList(text.toLowerCase(Locale.ROOT).split("\\W+")));
    }

    private static double overlap(Set<String> one, Set<String> other) {
        long common = one.stream().filter(other::contains).count();
        return common / (double) Math.max(1, Math.min(one.size(), other.size()));
    }
}
