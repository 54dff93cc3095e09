package org.quillhouse.agents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.quillhouse.agents.internal.SmallTurn;
import org.quillhouse.codex.Dossier;
import org.quillhouse.context.KeyFacts;
import org.quillhouse.engine.Limits;
import org.quillhouse.engine.ModelHost;
import org.quillhouse.engine.ModelRole;
import org.quillhouse.engine.Sampling;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.kernel.Words;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.Job;
import org.quillhouse.tasks.Phase;
import org.quillhouse.tasks.Progress;
import org.quillhouse.tasks.Status;

/// The extractor, on talks: finds people, themes, places and what happens in what was said about a story, and gives the
/// dossier with what is new in it (spec SWT-16 to SWT-18). It stores nothing. Safe on every thread.
public final class DossierKeeper {
    private static final int DECISION_TOKENS = 16;
    private static final int REPLY_TOKENS = 900;
    private static final int SEED = 1;
    private static final float TEMPERATURE = 0.2f;
    private static final double SHARE_FOR_TALK = 0.4;
    private static final double SHARE_FOR_KNOWN = 0.2;
    private static final int MOST_THEME_WORDS = 6;
    private static final int LEAST_WORDS = 3;
    /// A sentence of which fewer words were said is made up.
    private static final double LEAST_GROUNDED = 0.6;

    private final AgentTools tools;
    private final AgentStory story;

    DossierKeeper(AgentTools tools, AgentStory story) {
        this.tools = tools;
        this.story = story;
    }

    /// What is looked through.
    ///
    /// @param said who said what, the newest last; of more than the model reads at once the end is taken
    /// @param counts what of it counts: words that do not stand here are left out of the dossier. Of a talk with
    ///     the interviewer it is what the author said, for who asks must not tell the story
    public record Talk(String said, String counts) {
        /// A talk in which everybody's words count.
        public static Talk of(String said) {
            return new Talk(said, said);
        }

        /// Both, one after the other.
        public Talk and(Talk later) {
            return new Talk(said + "\n" + later.said, counts + "\n" + later.counts);
        }
    }

    record Decision(boolean news) {}

    record Found(
            @Limits(min = 0, max = 5) List<FoundPerson> characters,

            @Limits(min = 0, max = 4, itemChars = 60, itemLeast = 3)
            List<String> themes,

            @Limits(min = 0, max = 5, itemChars = 80, itemLeast = 3)
            List<String> locations,

            @Limits(min = 0, max = 6, itemChars = 160, itemLeast = 8)
            List<String> plotPoints) {}

    record FoundPerson(
            @Limits(min = 2, max = 60) String name,
            @Limits(min = 0, max = 240) String description,

            @Limits(min = 0, max = 4, itemChars = 100, itemLeast = 4)
            List<String> relationships,

            @Limits(min = 0, max = 160) String characterArc) {}

    /// Looks through what was said; empty where nothing is new.
    ///
    /// @param beside whether nobody waits for it: then it is asked first whether anything is new at all, and what
    ///     the writer waits for goes before it
    public Job<Optional<Dossier>> job(Talk talk, boolean beside) {
        return (cancellation, progress) -> {
            if (talk.said().isBlank()) {
                throw WritingFailed.nothingToRewrite();
            }
            Dossier now = story.codex().dossiers().now();
            progress.status(Status.of(Phase.LOADING_MODEL));
            try (ModelHost.Lease lease = tools.models().lease(ModelRole.EXTRACTOR, cancellation)) {
                return look(now, talk, beside, lease, cancellation, progress);
            }
        };
    }

    private Optional<Dossier> look(
            Dossier now, Talk talk, boolean beside, ModelHost.Lease lease, Cancellation cancellation, Progress progress)
            throws Failure {
        progress.status(Status.of(Phase.GENERATING));
        String said = SmallTurn.end(talk.said(), SHARE_FOR_TALK, lease);
        String known = SmallTurn.end(now.text(headings()), SHARE_FOR_KNOWN, lease);
        Map<String, String> values = Map.of("talk", said, "known", known);
        boolean news = !beside
                || ask("decide", Decision.class, DECISION_TOKENS, values, true, lease, cancellation)
                        .filter(Decision::news)
                        .isPresent();
        return !news
                ? Optional.empty()
                : ask("task", Found.class, REPLY_TOKENS, values, beside, lease, cancellation)
                        .map(found -> now.merged(grounded(found, talk.counts(), now)))
                        .filter(merged -> !merged.equals(now));
    }

    private <T extends Record> Optional<T> ask(
            String part,
            Class<T> shape,
            int most,
            Map<String, String> values,
            boolean beside,
            ModelHost.Lease lease,
            Cancellation cancellation)
            throws Failure {
        String task = tools.prompts().render("dossier/" + part, values);
        float temperature = (float) tools.models().temperature(ModelRole.EXTRACTOR, TEMPERATURE);
        return new SmallTurn(tools, lease, task.strip())
                .answer("dossier", shape, most, Sampling.prose(temperature, SEED), beside, cancellation);
    }

    /// What was not said is left out: small models like to go on by themselves. Who is called by a part of a name that
    /// is known is who has that name.
    static Dossier grounded(Found found, String counts, Dossier known) {
        String said = counts.toLowerCase(Locale.ROOT);
        var names = new ArrayList<String>();
        known.people().forEach(person -> names.add(person.name()));
        found.characters().forEach(person -> names.add(person.name().strip()));
        names.removeIf(name -> !said.contains(name.toLowerCase(Locale.ROOT))
                && known.person(name).isEmpty());
        Dossier all = new Dossier(
                List.of(),
                found.themes().stream()
                        .filter(theme -> Words.count(theme) <= MOST_THEME_WORDS)
                        .toList(),
                found.locations().stream()
                        .filter(place -> said.contains(place.strip().toLowerCase(Locale.ROOT)))
                        .toList(),
                found.plotPoints().stream()
                        .filter(point -> isSaid(counts, point))
                        .toList());
        for (FoundPerson person : found.characters()) {
            if (said.contains(person.name().strip().toLowerCase(Locale.ROOT))) {
                var one = new Dossier.Person(
                        whole(person.name().strip(), names),
                        said(counts, person.description()),
                        person.relationships().stream()
                                .filter(tie -> isSaid(counts, tie))
                                .toList(),
                        said(counts, person.characterArc()));
                all = all.merged(new Dossier(List.of(one), List.of(), List.of(), List.of()));
            }
        }
        return all;
    }

    /// The longest name that has this one in it.
    private static String whole(String name, List<String> names) {
        return names.stream()
                .filter(each ->
                        (" " + each.toLowerCase(Locale.ROOT) + " ").contains(" " + name.toLowerCase(Locale.ROOT) + " "))
                .max(Comparator.comparingInt(String::length))
                .orElse(name);
    }

    private static String said(String counts, String sentence) {
        return isSaid(counts, sentence) ? sentence : "";
    }

    private static boolean isSaid(String counts, String sentence) {
        return Words.count(sentence) >= LEAST_WORDS && KeyFacts.grounded(counts, sentence) >= LEAST_GROUNDED;
    }

    /// In English, as prompts are.
    static Dossier.Headings headings() {
        return new Dossier.Headings(
                Texts.prompt("dossier.people") + ":",
                Texts.prompt("dossier.themes") + ":",
                Texts.prompt("dossier.places") + ":",
                Texts.prompt("dossier.plot") + ":");
    }
}
