package org.quillhouse.agents;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.quillhouse.agents.internal.SmallTurn;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.codex.Fact;
import org.quillhouse.codex.Ledger;
import org.quillhouse.context.KeyFacts;
import org.quillhouse.context.StoryContext;
import org.quillhouse.context.Summary;
import org.quillhouse.engine.Limits;
import org.quillhouse.engine.ModelHost;
import org.quillhouse.engine.ModelRole;
import org.quillhouse.engine.Sampling;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Words;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.Job;
import org.quillhouse.tasks.Phase;
import org.quillhouse.tasks.Status;

/// The extractor: finds in a chapter what becomes known and to whom, and notes it in the ledger as suggestions, which
/// count for nobody until the writer confirms them.
public final class FactFinder {
    private static final int REPLY_TOKENS = 600;
    private static final int SEED = 1;
    private static final float TEMPERATURE = 0.2f;
    private static final int LEAST_WORDS = 4;
    private static final double SHARE_FOR_TEXT = 0.5;
    private static final int LETTERS_A_TOKEN = 3;
    /// A sentence of which fewer words stand in the scene is made up.
    private static final double LEAST_GROUNDED = 0.6;

    private final AgentTools tools;
    private final AgentStory story;

    public FactFinder(AgentTools tools, AgentStory story) {
        this.tools = tools;
        this.story = story;
    }

    record Found(@Limits(min = 1, max = 5) List<FoundFact> facts) {}

    record FoundFact(
            @Limits(min = 8, max = 160) String fact,
            @Limits(min = 0, max = 6, itemChars = 40) List<String> learntBy) {}

    /// Reads the scenes of a chapter one by one; a scene of which the model can say nothing is passed over.
    ///
    /// @param chapterId the chapter's node
    public Job<Integer> job(String chapterId) {
        return (cancellation, progress) -> {
            List<StoryContext.Source> all = story.context().sources();
            List<String> scenes = all.stream()
                    .filter(source -> source.id().equals("node:" + chapterId))
                    .flatMap(source -> source.parts().stream())
                    .toList();
            int made = 0;
            int done = 0;
            progress.status(Status.of(Phase.LOADING_MODEL));
            try (ModelHost.Lease lease = tools.models().lease(ModelRole.EXTRACTOR, cancellation)) {
                for (StoryContext.Source source : all) {
                    if (source.level() == Summary.Level.SCENE && scenes.contains(source.id())) {
                        cancellation.throwIfCancelled();
                        progress.status(Status.of(Phase.GENERATING, Phase.FINALIZING.percent(), done++, scenes.size()));
                        made += read(source, lease, cancellation);
                    }
                }
            }
            return made;
        };
    }

    private int read(StoryContext.Source scene, ModelHost.Lease lease, Cancellation cancellation) throws Failure {
        List<CodexEntry> people = story.codex().visibleCharacters();
        int letters = (int) (lease.session().contextTokens() * SHARE_FOR_TEXT) * LETTERS_A_TOKEN;
        String text = scene.text().substring(0, Math.min(letters, scene.text().length()));
        String task = tools.prompts()
                .render(
                        "facts/task",
                        Map.of(
                                "text",
                                text,
                                "people",
                                String.join(
                                        ", ",
                                        people.stream().map(CodexEntry::name).toList())));
        float temperature = (float) tools.models().temperature(ModelRole.EXTRACTOR, TEMPERATURE);
        Optional<Found> found = new SmallTurn(tools, lease, task)
                .answer("facts", Found.class, REPLY_TOKENS, Sampling.prose(temperature, SEED), false, cancellation);
        int made = 0;
        for (FoundFact one : found.map(Found::facts).orElse(List.of())) {
            made += suggest(one, scene, people) ? 1 : 0;
        }
        return made;
    }

    private boolean suggest(FoundFact found, StoryContext.Source scene, List<CodexEntry> people) throws Failure {
        String text = found.fact().strip();
        Ledger ledger = story.codex().ledger();
        boolean known = ledger.find(text).isPresent();
        if (Words.count(text) < LEAST_WORDS || known || KeyFacts.grounded(scene.text(), text) < LEAST_GROUNDED) {
            return false;
        }
        String sceneId = scene.id().substring("node:".length());
        Fact fact = ledger.add(text, Fact.Readers.LEDGER, Optional.empty(), true);
        ledger.happens(fact.id(), sceneId);
        for (CodexEntry person : named(found.learntBy(), people)) {
            ledger.learns(fact.id(), new Fact.Knowledge(person.id(), sceneId, true));
        }
        return true;
    }

    /// Those whose whole name, or a part of it that nobody else has, was given.
    private static List<CodexEntry> named(List<String> names, List<CodexEntry> people) {
        var found = new ArrayList<CodexEntry>();
        for (String name : names) {
            String plain = name.strip().toLowerCase(Locale.ROOT);
            List<CodexEntry> fitting = people.stream()
                    .filter(person -> person.name().equalsIgnoreCase(plain)
                            || List.of(person.name().toLowerCase(Locale.ROOT).split("\\s+"))
                                    .contains(plain))
                    .toList();
            if (fitting.size() == 1 && !found.contains(fitting.getFirst())) {
                found.add(fitting.getFirst());
            }
        }
        return found;
    }
}
