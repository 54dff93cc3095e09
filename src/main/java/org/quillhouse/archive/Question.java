package org.quillhouse.archive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.quillhouse.kernel.Texts;

/// What is looked for in documents, as the writer typed it.
///
/// @param words all of them, those of phrases included, names of sources left out
/// @param phrases that stand in quotation marks
/// @param sources names of documents, each behind `source:`, in quotation marks where there are spaces in them
record Question(String words, List<String> phrases, List<String> sources) {
    private static final Pattern SOURCE =
            Pattern.compile("\\bsource:(?:\"([^\"]+)\"|(\\S+))", Pattern.CASE_INSENSITIVE);
    private static final Pattern PHRASE = Pattern.compile("[\"“„«]([^\"“”„«»]+)[\"”“»]");

    static Question of(String typed) {
        var sources = new ArrayList<String>();
        for (MatchResult match : SOURCE.matcher(typed).results().toList()) {
            sources.add(match.group(1) == null ? match.group(2) : match.group(1));
        }
        String words = SOURCE.matcher(typed).replaceAll(" ").strip();
        List<String> phrases = PHRASE.matcher(words)
                .results()
                .map(match -> match.group(1))
                .filter(phrase -> !phrase.isBlank())
                .toList();
        return new Question(words, phrases, List.copyOf(sources));
    }

    /// Whether it asks for all of something, and not for a passage of it.
    boolean asksForAll() {
        return !sources.isEmpty() || hasOneOf("research.words.all");
    }

    /// Whether it makes sense only after what was asked before it.
    boolean followsOn() {
        Set<String> small = Texts.words("research.words.small");
        return hasOneOf("research.words.more") || each().allMatch(small::contains);
    }

    private boolean hasOneOf(String key) {
        return each().anyMatch(Texts.words(key)::contains);
    }

    private Stream<String> each() {
        return Arrays.stream(words.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")).filter(word -> !word.isEmpty());
    }
}
