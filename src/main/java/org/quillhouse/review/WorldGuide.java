package org.quillhouse.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.quillhouse.kernel.Texts;
import org.quillhouse.kernel.Words;

/// What the notes about a world speak of and what not, by key words (spec WA-162), and what may be wrong with them
/// (spec WA-164). Hints: it understands nothing.
///
/// @param topics all of them, in a fixed order
/// @param notes keys of what is worth a look, with their arguments
public record WorldGuide(List<Look> topics, List<Note> notes) {
    private static final int LEAST_LETTERS = 10;
    private static final int MOST_LETTERS = 10_000;
    private static final int LEAST_WORDS = 50;
    private static final int MOST_WORDS = 2_000;
    private static final int MANY_HEADINGS = 10;
    private static final int MOST_HEADINGS = 20;
    private static final int LONG_PARAGRAPH = 1_000;
    private static final double ENOUGH_LETTERS = 500;
    private static final double ENOUGH_ELEMENTS = 3;
    private static final double COVERED = 0.6;
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6}\\s+(.+?)\\s*$");
    private static final Pattern MARKUP = Pattern.compile("<[a-zA-Z/][^>]*>|\\[[^\\]]*]\\([^)]*\\)|```");
    private static final Pattern SENTENCE = Pattern.compile("[^.!?\\n]+[.!?]*");

    public WorldGuide {
        topics = List.copyOf(topics);
        notes = List.copyOf(notes);
    }

    /// What a world may be told of.
    public enum Topic {
        GEOGRAPHY,
        CULTURE,
        MAGIC_SYSTEM,
        POLITICS,
        HISTORY,
        TECHNOLOGY,
        ECONOMY,
        RELIGION,
        CHARACTERS,
        LANGUAGES,
        CONFLICTS,
        ORGANIZATIONS,
        GENERAL;

        /// The key of its name; with `.inside` behind it, of its name within a sentence; with `.words`, of its key
        /// words.
        public String key() {
            return "world.topic." + name().toLowerCase(Locale.ROOT);
        }

        Set<String> keyWords() {
            return Texts.words(key() + ".words");
        }

        /// Its name within a sentence.
        String words() {
            return Texts.of(key() + ".inside");
        }
    }

    /// How much is said of a topic.
    ///
    /// @param letters of the sentences that speak of it
    /// @param elements different key words of it
    /// @param score 0 to 1
    public record Look(Topic topic, int letters, int elements, double score) {
        public boolean isTouched() {
            return elements > 0;
        }

        public boolean isCovered() {
            return score >= COVERED;
        }
    }

    /// Something worth a look.
    public record Note(String key, List<Object> arguments) {
        public String words() {
            return Texts.of(key, arguments.toArray());
        }
    }

    /// Kinds of questions that lead on.
    public enum Question {
        EXPLORATION,
        DETAIL,
        CONNECTION,
        CONSEQUENCE;

        public String key() {
            return "world.question." + name().toLowerCase(Locale.ROOT);
        }
    }

    public static WorldGuide of(String world) {
        var topics = new ArrayList<Look>();
        for (Topic topic : Topic.values()) {
            topics.add(topic == Topic.GENERAL ? general(world) : look(topic, world));
        }
        return new WorldGuide(topics, notes(world));
    }

    private static Look look(Topic topic, String world) {
        Set<String> words = topic.keyWords();
        var found = new HashSet<String>();
        int letters = 0;
        for (String sentence : sentences(world).toList()) {
            Set<String> here = found(words, sentence);
            if (!here.isEmpty()) {
                letters += sentence.length();
                found.addAll(here);
            }
        }
        return look(topic, letters, found.size());
    }

    static Stream<String> sentences(String text) {
        return SENTENCE.matcher(text).results().map(found -> found.group().strip());
    }

    /// Those of the words that stand in a sentence.
    static Set<String> found(Set<String> words, String sentence) {
        Set<String> here =
                new HashSet<>(Arrays.asList(sentence.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")));
        here.retainAll(words);
        return here;
    }

    /// Anything at all: what the whole text is long.
    private static Look general(String world) {
        return look(Topic.GENERAL, world.strip().length(), Math.min(3, Words.count(world)));
    }

    private static Look look(Topic topic, int letters, int elements) {
        double score = (Math.min(1, letters / ENOUGH_LETTERS) + Math.min(1, elements / ENOUGH_ELEMENTS)) / 2;
        return new Look(topic, letters, elements, score);
    }

    private static List<Note> notes(String world) {
        var notes = new ArrayList<Note>();
        int letters = world.strip().length();
        int words = Words.count(world);
        if (letters == 0) {
            return notes;
        }
        notes.add(note("world.note.figures", words, paragraphs(world).size()));
        if (letters < LEAST_LETTERS || words < LEAST_WORDS) {
            notes.add(note("world.note.short", LEAST_WORDS));
        }
        if (letters > MOST_LETTERS || words > MOST_WORDS) {
            notes.add(note("world.note.long", MOST_WORDS));
        }
        List<String> headings =
                HEADING.matcher(world).results().map(found -> found.group(1)).toList();
        if (headings.size() > MANY_HEADINGS) {
            notes.add(note("world.note.headings", headings.size(), MOST_HEADINGS));
        }
        var once = new HashSet<String>();
        var twice = new LinkedHashSet<String>();
        headings.stream()
                .filter(heading -> !once.add(heading.toLowerCase(Locale.ROOT)))
                .forEach(twice::add);
        twice.forEach(heading -> notes.add(note("world.note.twice", heading)));
        long large = paragraphs(world).stream()
                .filter(paragraph -> paragraph.length() > LONG_PARAGRAPH)
                .count();
        if (large > 0) {
            notes.add(note("world.note.paragraph", large));
        }
        if (MARKUP.matcher(world).find()) {
            notes.add(note("world.note.markup"));
        }
        return notes;
    }

    private static List<String> paragraphs(String world) {
        return Arrays.stream(world.split("\n\\s*\n|\n(?=#)"))
                .filter(paragraph -> !paragraph.isBlank())
                .toList();
    }

    private static Note note(String key, Object... arguments) {
        return new Note(key, List.of(arguments));
    }

    /// Questions that lead on from a topic, one of each kind.
    ///
    /// @return in the order of [Question]
    public List<String> questions(Topic topic) {
        Topic other = topics.stream()
                .filter(look -> look.isTouched() && look.topic() != topic && look.topic() != Topic.GENERAL)
                .map(Look::topic)
                .findFirst()
                .orElse(topic == Topic.CHARACTERS ? Topic.CULTURE : Topic.CHARACTERS);
        return Arrays.stream(Question.values())
                .map(kind -> question(kind, topic, other))
                .toList();
    }

    /// @param other what it is asked together with
    static String question(Question kind, Topic topic, Topic other) {
        return Texts.of(kind.key(), topic.words(), other.words());
    }
}
