package org.quillhouse.context;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quillhouse.context.internal.PlainText;

/// Finds what matters in a text by its words alone (spec 002 §5.5; whole words, fault F11 put right): quick, for every
/// language that writes names with capitals, rough.
public final class KeyFacts {
    /// Facts below this score are not kept.
    public static final double LEAST = 0.5;

    /// What nobody who tells the text in short should leave out: a name that is there three times.
    public static final double STANDS_OUT = 0.8;
    private static final double HALF = 0.5;
    private static final int CONTEXT_LETTERS = 60;
    private static final int STEM_LETTERS = 5;
    private static final Pattern NAME = Pattern.compile("(?<![.!?…\"“‘*_]\\s?)(?<!^)\\b(\\p{Lu}[\\p{L}’']{2,})\\b");
    private static final Pattern ACTION = Pattern.compile(
            "\\b(said|asked|answered|whispered|shouted|walked|ran|looked|took|turned|knew|thought)\\b",
            Pattern.CASE_INSENSITIVE);
    /// What begins a sentence or stands before a name.
    private static final Set<String> NO_NAMES = Set.of(
            ("The And But She They There Then This That When What Monday Tuesday Wednesday Thursday Friday Saturday"
                            + " Sunday Mrs Miss Mister Master Sir Lady Lord Captain Doctor Father Mother Aunt Uncle King Queen"
                            + " Herr Frau Meister Doktor")
                    .split(" "));

    private static final Set<Kind> SENTENCES = EnumSet.of(Kind.PLOT_POINT, Kind.CONFLICT);

    private KeyFacts() {}

    /// What a fact is about.
    public enum Kind {
        CHARACTER_NAME,
        PLOT_POINT,
        LOCATION,
        RELATIONSHIP,
        CONFLICT,
        EMOTION,
        DIALOGUE,
        WORLD_BUILDING,
        TEMPORAL_MARKER,
        CAUSAL_LINK
    }

    /// @param score 0 to 1
    /// @param context the words around it
    public record KeyFact(Kind kind, String text, double score, String context) {}

    private record Rule(Kind kind, double score, Pattern words) {
        Rule(Kind kind, double score, String words) {
            this(kind, score, Pattern.compile("\\b(" + words + ")\\b", Pattern.CASE_INSENSITIVE));
        }
    }

    private static final List<Rule> RULES = List.of(
            new Rule(Kind.PLOT_POINT, 0.9, "killed|died|murdered|betrayed|married|escaped|confessed"),
            new Rule(Kind.PLOT_POINT, 0.7, "discovered|decided|learnt|learned|revealed|found out|stole|promised"),
            new Rule(Kind.RELATIONSHIP, 0.9, "brother|sister|mother|father|daughter|son|husband|wife"),
            new Rule(Kind.RELATIONSHIP, 0.7, "friend|lover|enemy|master|servant|teacher|cousin"),
            new Rule(Kind.CONFLICT, 0.8, "fought|attacked|threatened|war|battle|quarrel"),
            new Rule(Kind.CONFLICT, 0.6, "argued|refused|against|accused|denied"),
            new Rule(
                    Kind.LOCATION,
                    0.6,
                    "house|harbour|tower|castle|street|village|town|city|forest|island|room|church"),
            new Rule(Kind.EMOTION, 0.7, "wept|grief|terror|rage|joy|shame|despair|hope"),
            new Rule(Kind.EMOTION, 0.6, "afraid|angry|sad|happy|proud|lonely|jealous"),
            new Rule(Kind.WORLD_BUILDING, 0.7, "law|king|queen|guild|magic|god|empire|ritual|custom"),
            new Rule(
                    Kind.TEMPORAL_MARKER,
                    0.6,
                    "yesterday|tomorrow|that night|next day|years? (?:ago|later)|at dawn|midnight"),
            new Rule(Kind.CAUSAL_LINK, 0.75, "because|therefore|so that|as a result|which is why"));
    private static final Pattern QUOTE = Pattern.compile("[\"“]([^\"“”\n]{20,200})[\"”]");
    private static final Pattern STRONG = Pattern.compile(
            "\\b(never|always|must|promise|secret|truth|kill|love|die|swear)\\b", Pattern.CASE_INSENSITIVE);

    /// The best first; each fact once.
    public static List<KeyFact> in(String text) {
        var found = new ArrayList<KeyFact>();
        names(text)
                .forEach((name, score) -> found.add(new KeyFact(Kind.CHARACTER_NAME, name, score, around(text, name))));
        for (String sentence : PlainText.sentences(text)) {
            for (Rule rule : RULES) {
                if (rule.words().matcher(sentence).find()) {
                    found.add(new KeyFact(rule.kind(), sentence, rule.score(), sentence));
                }
            }
        }
        Matcher quote = QUOTE.matcher(text);
        while (quote.find()) {
            String said = String.valueOf(quote.group(1));
            double score =
                    Math.min(1, 0.5 + 0.2 * STRONG.matcher(said).results().count());
            found.add(new KeyFact(Kind.DIALOGUE, said, score, around(text, said)));
        }
        found.removeIf(fact -> fact.score() < LEAST);
        found.sort(Comparator.comparingDouble(KeyFact::score).reversed());
        return found;
    }

    /// Names that are there at least twice, with their scores.
    public static Map<String, Double> names(String text) {
        Map<String, Integer> hits = new LinkedHashMap<>();
        Matcher name = NAME.matcher(text);
        while (name.find()) {
            String word = String.valueOf(name.group(1)).replaceAll("[’']s?$", "");
            if (!NO_NAMES.contains(word)) {
                hits.merge(word, 1, Integer::sum);
            }
        }
        Map<String, Double> scores = new LinkedHashMap<>();
        hits.forEach((word, count) -> {
            if (count >= 2) {
                double near = ACTION.matcher(around(text, word)).find() ? 0.2 : 0;
                scores.put(word, Math.min(1, 0.5 + 0.1 * count + near));
            }
        });
        return scores;
    }

    private static String around(String text, String word) {
        int at = text.indexOf(word);
        int from = Math.max(0, at - CONTEXT_LETTERS);
        int to = Math.min(text.length(), at + word.length() + CONTEXT_LETTERS);
        return at < 0 ? "" : text.substring(from, to).replace('\n', ' ');
    }

    /// How good a summary is (spec 002 §5.5), 0 to 1: near its target length, and in a sensible ratio to the text.
    ///
    /// @param words of the summary, `target` as asked for, `original` of the text
    public static double quality(int words, int target, int original) {
        double missed = Math.min(Math.abs(words - target) / (double) Math.max(1, target), 0.5);
        double ratio = words / (double) Math.max(1, original);
        return Math.min(1, 1 - missed + (ratio >= 0.2 && ratio <= 0.6 ? 0.1 : 0));
    }

    /// The share of a summary's longer words whose beginnings stand in the text, too, 0 to 1: a model that makes things
    /// up uses words that the text has not.
    public static double grounded(String text, String summary) {
        return share(stems(summary), stems(text));
    }

    /// How many of `stems` are among `others`, 0 to 1; 1 where there is none.
    private static double share(Set<String> stems, Set<String> others) {
        return stems.isEmpty() ? 1 : stems.stream().filter(others::contains).count() / (double) stems.size();
    }

    /// The first letters of words of five letters and more.
    private static Set<String> stems(String text) {
        var stems = new HashSet<String>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
            if (word.length() >= STEM_LETTERS) {
                stems.add(word.substring(0, STEM_LETTERS));
            }
        }
        return stems;
    }

    /// What stands out in a text and is not in its summary: names first, then sentences, at most `most`.
    public static List<String> missing(String text, String summary, int most) {
        Set<String> told = stems(summary);
        var missing = new LinkedHashSet<String>();
        names(text).forEach((name, score) -> {
            if (score >= STANDS_OUT && !summary.contains(name)) {
                missing.add(name);
            }
        });
        in(text).stream()
                .filter(fact -> fact.score() >= STANDS_OUT && SENTENCES.contains(fact.kind()))
                .filter(fact -> share(stems(fact.text()), told) < HALF)
                .forEach(fact -> missing.add(fact.text().strip()));
        return missing.stream().limit(most).toList();
    }

    /// Names of a text that are there at least three times and are in its summary, too.
    public static List<String> survivors(String text, String summary) {
        return names(text).entrySet().stream()
                .filter(entry -> entry.getValue() >= STANDS_OUT && summary.contains(entry.getKey()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
