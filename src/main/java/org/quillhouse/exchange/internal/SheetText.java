package org.quillhouse.exchange.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.exchange.StoryIn;
import org.quillhouse.kernel.Words;

/// A text about somebody or something, of another program, as an entry of ours: its first words are the summary.
final class SheetText {
    private static final int MOST_SUMMARY = 80;
    /// The field that the rest goes into.
    private static final String REST = "history";

    private SheetText() {}

    /// @param brief who or what it is in short; empty where the text does not say
    /// @param own for the writer's eyes only
    static StoryIn.Entry entry(CodexEntry.Kind kind, String name, String brief, String text, List<String> own) {
        List<String> paragraphs = new ArrayList<>(Arrays.stream(text.split("\n\\s*\n"))
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .toList());
        String summary = brief;
        if (summary.isBlank() && !paragraphs.isEmpty() && Words.count(paragraphs.getFirst()) <= MOST_SUMMARY) {
            summary = paragraphs.removeFirst();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, REST, String.join("\n\n", paragraphs));
        put(fields, CodexEntry.AUTHOR_NOTES, own.stream().map(String::strip).collect(Collectors.joining("\n")));
        return new StoryIn.Entry(kind, name, summary, fields, false, CodexEntry.Source.IMPORTED);
    }

    private static void put(Map<String, String> fields, String name, String text) {
        if (!text.isBlank()) {
            fields.put(name, text);
        }
    }
}
