package org.quillhouse.review;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.quillhouse.kernel.Texts;
import org.quillhouse.review.WorldGuide.Question;
import org.quillhouse.review.WorldGuide.Topic;

/// Where a talk about the world stands, by key words (spec WA-162). Hints: it understands nothing.
///
/// @param topic what the author spoke of last; empty where no message speaks of anything that is known
/// @param next what nothing is said of yet, in the notes or here; empty where all is told or touched on
/// @param questions that lead on from here and were not asked yet, the best first, at most two
public record WorldTalk(State state, Optional<Topic> topic, Optional<Topic> next, List<String> questions) {
    private static final int ENOUGH_QUESTIONS = 2;
    private static final int ENOUGH_TOPICS = 3;
    private static final int OFFERED = 2;

    public WorldTalk {
        questions = List.copyOf(questions);
    }

    /// How far a talk is.
    public enum State {
        /// Nothing is said yet.
        INITIAL,
        /// Something new is looked at.
        EXPLORING,
        /// More is said of the same.
        DEEPENING,
        /// From one thing the talk came to another.
        BRANCHING,
        /// Enough is said of it for now.
        TRANSITIONING,
        /// Enough is said of several things: time to note it down.
        SUMMARIZING;

        /// The key of what is said about it; its arguments are the topic and the next one.
        public String key() {
            return "world.state." + name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param notes what is noted about the world already
    /// @param told what the author said here, oldest first
    /// @param answers what was answered
    public static WorldTalk of(String notes, List<String> told, List<String> answers) {
        List<String> all = Stream.concat(told.stream(), answers.stream()).toList();
        var talk = WorldGuide.of(String.join("\n", all));
        var known = WorldGuide.of(notes + "\n" + String.join("\n", all));
        List<Topic> spoken = told.reversed().stream()
                .map(WorldTalk::topic)
                .flatMap(Optional::stream)
                .limit(2)
                .toList(); // the last, and the one before
        Optional<Topic> topic = spoken.stream().findFirst();
        Optional<Topic> next = known.topics().stream()
                .filter(look -> !look.isTouched())
                .map(WorldGuide.Look::topic)
                .findFirst();
        List<Topic> enough = talk.topics().stream()
                .filter(look -> look.topic() != Topic.GENERAL && look.isCovered())
                .map(WorldGuide.Look::topic)
                .filter(each -> asked(each, all) >= ENOUGH_QUESTIONS)
                .toList();
        State state = state(told, spoken, enough);
        return new WorldTalk(state, topic, next, questions(known, state, spoken, next, all));
    }

    private static State state(List<String> told, List<Topic> spoken, List<Topic> enough) {
        if (told.isEmpty()) {
            return State.INITIAL;
        }
        if (enough.size() >= ENOUGH_TOPICS) {
            return State.SUMMARIZING;
        }
        if (spoken.isEmpty()) {
            return State.EXPLORING;
        }
        if (enough.contains(spoken.getFirst())) {
            return State.TRANSITIONING;
        }
        if (spoken.size() == 1) {
            return State.EXPLORING;
        }
        return spoken.get(1) == spoken.getFirst() ? State.DEEPENING : State.BRANCHING;
    }

    /// What a message speaks of most.
    private static Optional<Topic> topic(String message) {
        return WorldGuide.of(message).topics().stream()
                .filter(look -> look.topic() != Topic.GENERAL && look.isTouched())
                .max(Comparator.comparingInt(WorldGuide.Look::letters).thenComparingInt(WorldGuide.Look::elements))
                .map(WorldGuide.Look::topic);
    }

    /// How many questions speak of a topic.
    private static long asked(Topic topic, List<String> all) {
        Set<String> words = topic.keyWords();
        return all.stream()
                .flatMap(WorldGuide::sentences)
                .filter(sentence -> sentence.endsWith("?")
                        && !WorldGuide.found(words, sentence).isEmpty())
                .count();
    }

    private static List<String> questions(
            WorldGuide known, State state, List<Topic> spoken, Optional<Topic> next, List<String> all) {
        Optional<Topic> last = spoken.stream().findFirst();
        Stream<String> asked = switch (state) {
            case INITIAL, TRANSITIONING -> about(known, next.or(() -> last), Question.EXPLORATION, Question.DETAIL);
            case EXPLORING -> about(known, last.or(() -> next), Question.EXPLORATION, Question.DETAIL);
            case DEEPENING -> about(known, last, Question.DETAIL, Question.CONSEQUENCE, Question.CONNECTION);
            case BRANCHING ->
                Stream.concat(
                        Stream.of(WorldGuide.question(Question.CONNECTION, spoken.getFirst(), spoken.get(1))),
                        about(known, last, Question.EXPLORATION, Question.DETAIL));
            case SUMMARIZING -> about(known, next, Question.EXPLORATION);
        };
        return asked.filter(question -> all.stream().noneMatch(message -> message.contains(question)))
                .limit(OFFERED)
                .toList();
    }

    private static Stream<String> about(WorldGuide known, Optional<Topic> topic, Question... kinds) {
        return topic.stream()
                .flatMap(about ->
                        Stream.of(kinds).map(kind -> known.questions(about).get(kind.ordinal())));
    }

    /// What is said about it, in the writer's words.
    public String words() {
        boolean known = switch (state) {
            case INITIAL -> next.isPresent();
            case EXPLORING, DEEPENING, BRANCHING -> topic.isPresent();
            case TRANSITIONING -> topic.isPresent() && next.isPresent();
            case SUMMARIZING -> true;
        };
        return Texts.of(
                known ? state.key() : "world.state.unknown",
                topic.map(Topic::words).orElse(""),
                next.map(Topic::words).orElse(""));
    }
}
