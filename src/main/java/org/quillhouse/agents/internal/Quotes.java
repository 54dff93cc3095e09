package org.quillhouse.agents.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.quillhouse.manuscript.Chapter;
import org.quillhouse.manuscript.Scene;
import org.quillhouse.review.Anchor;

/// The passages of a text that can be quoted: each sentence, known by its first words. A reply can only name one of
/// these, so that a quotation is never invented, and costs a few tokens instead of a whole sentence.
public final class Quotes {
    private static final int FIRST_WORDS = 7;
    private static final int LEAST_LETTERS = 12;
    private static final int MOST = 240;

    private final Map<String, Quote> byName;

    /// @param name how a reply names it
    public record Quote(String name, Anchor anchor) {}

    private Quotes(Map<String, Quote> byName) {
        this.byName = byName;
    }

    static final Quotes NONE = new Quotes(Map.of());

    /// The sentences of a chapter; of a very long one only every second, third and so on, so that they reach over all
    /// of it.
    static Quotes of(Chapter chapter) {
        var all = new LinkedHashMap<String, Quote>();
        for (Scene scene : chapter.scenes()) {
            for (Sentences.Sentence sentence : Sentences.of(scene.text())) {
                boolean says = sentence.text().length() >= LEAST_LETTERS
                        && sentence.text().chars().filter(Character::isLetter).count() * 2
                                > sentence.text().length();
                if (says) {
                    String name = firstWords(sentence.text());
                    all.putIfAbsent(
                            plain(name), new Quote(name, new Anchor(scene.id(), sentence.text(), sentence.start())));
                }
            }
        }
        int step = all.size() / MOST + 1;
        var kept = new LinkedHashMap<String, Quote>();
        int at = 0;
        for (var entry : all.entrySet()) {
            if (at++ % step == 0) {
                kept.put(entry.getKey(), entry.getValue());
            }
        }
        return new Quotes(kept);
    }

    private static String firstWords(String sentence) {
        int at = 0;
        for (int words = 0; words < FIRST_WORDS && at >= 0; words++) {
            at = sentence.indexOf(' ', at + 1);
        }
        return (at < 0 ? sentence : sentence.substring(0, at)).replace("\"", "").strip();
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    List<String> names() {
        return byName.values().stream().map(Quote::name).toList();
    }

    boolean isEmpty() {
        return byName.isEmpty();
    }

    /// The passage that a reply names, also where an engine without grammars wrote more or less of it.
    Optional<Anchor> named(String quote) {
        String plain = plain(quote);
        Optional<Quote> exact = Optional.ofNullable(byName.get(plain));
        if (exact.isPresent() || plain.length() < LEAST_LETTERS) {
            return exact.map(Quote::anchor);
        }
        return byName.entrySet().stream()
                .filter(entry -> plain.startsWith(entry.getKey())
                        || plain(entry.getValue().anchor().quote()).contains(plain))
                .map(entry -> entry.getValue().anchor())
                .findFirst();
    }
}
