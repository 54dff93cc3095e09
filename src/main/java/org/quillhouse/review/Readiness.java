package org.quillhouse.review;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.quillhouse.kernel.Texts;
import org.quillhouse.kernel.Words;

/// Whether a chapter is ready for a later phase, and what it lacks (spec 002 §8.10). Advice: the author decides.
///
/// @param to the phase it would go to
/// @param checks what was looked at
/// @param needs what is missing whatever the score
/// @param score the mean of the checks, 0 to 1
public record Readiness(ChapterPhase to, List<Check> checks, List<Need> needs, double score) {
    private static final double PASSES = 0.7;
    private static final int PLAN_WORDS = 50;
    private static final int TEXT_WORDS = 500;
    private static final int SKIP_WORDS = 200;
    private static final int PARAGRAPHS = 3;
    private static final int ITEMS = 3;
    private static final int ITEM_LETTERS = 20;
    private static final double OF_TARGET = 0.8;
    private static final int ENOUGH_WORDS = 1000;
    private static final double QUALITY = 70;
    private static final Pattern DIALOGUE = Pattern.compile("[\"“”«»„]|(?m)^\\s*[—–-]\\s");

    public Readiness {
        checks = List.copyOf(checks);
        needs = List.copyOf(needs);
    }

    /// One thing that was looked at.
    ///
    /// @param points 0 to 1
    public record Check(Kind kind, double points) {
        /// What it looks at.
        public enum Kind {
            PLAN_WORDS,
            CONFLICT,
            PEOPLE,
            TEXT_WORDS,
            DIALOGUE,
            PARAGRAPHS,
            SKIPPED,
            SKIPPED_WORDS;

            /// The key of what to do about it.
            public String key() {
                return "phase.advice." + name().toLowerCase(Locale.ROOT).replace('_', '.');
            }
        }

        public boolean passed() {
            return points >= 1;
        }
    }

    /// What no score makes up for.
    public enum Need {
        SUMMARY,
        ITEM,
        MORE_ITEMS,
        TEXT,
        LENGTH,
        FEEDBACK,
        QUALITY;

        public String key() {
            return "phase.need." + name().toLowerCase(Locale.ROOT).replace('_', '.');
        }
    }

    /// @param to later than `from`
    public static Readiness of(ChapterPhase from, ChapterPhase to, PhaseFacts facts) {
        if (to.compareTo(from) <= 0) {
            throw new IllegalArgumentException(from + " to " + to);
        }
        var checks = new ArrayList<Check>();
        var needs = new ArrayList<Need>();
        if (to == ChapterPhase.REFINED) {
            lookAtPlan(facts, checks, needs);
        } else {
            lookAtText(facts, checks, needs);
        }
        if (to.ordinal() - from.ordinal() > 1) {
            checks.add(new Check(Check.Kind.SKIPPED, 0.5));
            checks.add(new Check(Check.Kind.SKIPPED_WORDS, share(Words.count(facts.text()), SKIP_WORDS)));
        }
        double score = checks.stream().mapToDouble(Check::points).average().orElseThrow();
        return new Readiness(to, checks, needs, score);
    }

    private static void lookAtPlan(PhaseFacts facts, List<Check> checks, List<Need> needs) {
        checks.add(new Check(Check.Kind.PLAN_WORDS, share(Words.count(facts.plan()), PLAN_WORDS)));
        checks.add(new Check(Check.Kind.CONFLICT, says(facts.plan(), Texts.words("phase.words.conflict")) ? 1 : 0.3));
        boolean people = says(facts.plan(), Texts.words("phase.words.people"))
                || says(
                        facts.plan(),
                        facts.people().stream().flatMap(Readiness::names).toList());
        checks.add(new Check(Check.Kind.PEOPLE, people ? 1 : 0.2));
        if (facts.plan().isBlank()) {
            needs.add(Need.SUMMARY);
        }
        long full = facts.items().stream()
                .filter(item -> item.strip().length() >= ITEM_LETTERS)
                .count();
        if (facts.items().isEmpty()) {
            needs.add(Need.ITEM);
        } else if (full < ITEMS) {
            needs.add(Need.MORE_ITEMS);
        }
    }

    private static void lookAtText(PhaseFacts facts, List<Check> checks, List<Need> needs) {
        int words = Words.count(facts.text());
        long paragraphs = Arrays.stream(facts.text().split("\n+"))
                .filter(paragraph -> !paragraph.isBlank())
                .count();
        checks.add(new Check(Check.Kind.TEXT_WORDS, share(words, TEXT_WORDS)));
        checks.add(new Check(Check.Kind.DIALOGUE, DIALOGUE.matcher(facts.text()).find() ? 1 : 0.7));
        checks.add(new Check(Check.Kind.PARAGRAPHS, share(paragraphs, PARAGRAPHS)));
        if (facts.text().isBlank()) {
            needs.add(Need.TEXT);
        } else if (words < Math.max(TEXT_WORDS, Math.min(OF_TARGET * facts.targetWords(), ENOUGH_WORDS))) {
            needs.add(Need.LENGTH);
        }
        if (!facts.heard()) {
            needs.add(Need.FEEDBACK);
        } else if (facts.quality().overall() < QUALITY) {
            needs.add(Need.QUALITY);
        }
    }

    private static double share(long count, int enough) {
        return Math.min(1, (double) count / enough);
    }

    /// Any part of a name that is long enough to mean somebody.
    private static java.util.stream.Stream<String> names(String name) {
        return Arrays.stream(name.split("\\s+")).filter(part -> part.length() > 2);
    }

    private static boolean says(String text, Collection<String> words) {
        return words.stream().anyMatch(word -> Words.stand(text, word));
    }

    /// Whether nothing speaks against it.
    public boolean passes() {
        return score >= PASSES && needs.isEmpty();
    }

    /// What to do, most important first, in the writer's words.
    public List<String> advice() {
        var lines = new ArrayList<String>();
        needs.forEach(need -> lines.add(Texts.of(need.key())));
        checks.stream()
                .filter(check -> !check.passed())
                .forEach(check -> lines.add(Texts.of(check.kind().key())));
        return List.copyOf(lines);
    }
}
