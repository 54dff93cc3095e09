package org.quillhouse.agents;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quillhouse.agents.internal.TalkMemory;
import org.quillhouse.context.Distillation;
import org.quillhouse.context.StoryContext;
import org.quillhouse.context.Summary;
import org.quillhouse.context.SummaryStrategy;
import org.quillhouse.engine.ModelHost;
import org.quillhouse.engine.ModelRole;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Words;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.Job;
import org.quillhouse.tasks.Phase;
import org.quillhouse.tasks.Status;

/// Keeps the story's memory up to date: scenes in short, from these the chapters, from these the book. Safe on every
/// thread.
///
/// Law: what the writer wrote there is never overwritten; what is up to date is never made again.
public final class StoryTeller {
    /// Texts up to this length tell themselves.
    private static final int SHORT_WORDS = 60;

    /// A job that lasts longer ends with what it has; the next one goes on from there.
    private static final Duration LIMIT = Duration.ofMinutes(100);
    private static final int LEAST_WORDS = 40;
    private static final int MOST_WORDS = 400;

    private final AgentTools tools;
    private final AgentStory story;
    private final Distiller distiller;

    public StoryTeller(AgentTools tools, AgentStory story) {
        this.tools = tools;
        this.story = story;
        this.distiller = new Distiller(tools);
    }

    /// How a summary stands to what it tells.
    public enum Freshness {
        MISSING,
        FRESH,
        /// Its source has changed since.
        OLD
    }

    /// A source and what is told of it.
    public record Told(StoryContext.Source source, Optional<Summary> summary, Freshness freshness) {
        /// Whether it is to be made.
        public boolean isDue() {
            return freshness != Freshness.FRESH
                    && summary.map(one -> !one.byHand()).orElse(true);
        }
    }

    /// Everything that is or should be told in short, scenes first, talks last.
    public List<Told> all() throws StorageFailed {
        Map<String, Summary> summaries = story.memory().summaries();
        var sources = new ArrayList<>(story.context().sources());
        for (String talk : story.chats().keys()) {
            TalkMemory.source(talk, story.chats().of(talk)).ifPresent(sources::add);
        }
        return sources.stream()
                .map(source -> told(source, summaries.get(source.id())))
                .toList();
    }

    private static Told told(StoryContext.Source source, @Nullable Summary summary) {
        if (summary == null) {
            return new Told(source, Optional.empty(), Freshness.MISSING);
        }
        return new Told(source, Optional.of(summary), summary.isOf(source.hash()) ? Freshness.FRESH : Freshness.OLD);
    }

    /// The next one to make: its parts are up to date, or the writer's own.
    public Optional<Told> next() throws StorageFailed {
        List<Told> all = all();
        return all.stream()
                .filter(Told::isDue)
                .filter(due -> due.source().parts().stream()
                        .allMatch(part -> all.stream()
                                .filter(one -> one.source().id().equals(part))
                                .noneMatch(Told::isDue)))
                .findFirst();
    }

    /// Tells any text in short, while somebody waits; nothing is kept of it.
    ///
    /// @param words about how many; 0 for as many as its kind usually has
    public Job<Distilled> textJob(String text, int words) {
        return (cancellation, progress) -> {
            int length = Words.count(text);
            if (length <= SHORT_WORDS) {
                return new Distilled(text.strip(), 1, List.of(), List.of(), 0);
            }
            SummaryStrategy strategy = SummaryStrategy.of(text);
            int target = words > 0
                    ? words
                    : (int) Math.clamp(Math.round(length * strategy.ratio()), LEAST_WORDS, MOST_WORDS);
            progress.status(Status.of(Phase.LOADING_MODEL));
            try (ModelHost.Lease lease = tools.models().lease(ModelRole.EXTRACTOR, cancellation)) {
                progress.status(Status.of(Phase.GENERATING));
                return distiller.distil(new Distiller.Wish(strategy, text, target, false, true), lease, cancellation);
            }
        };
    }

    /// Makes up to `most` summaries, one after the other.
    ///
    /// @param awaited whether somebody waits; else each token stands back behind everything else
    public Job<Integer> job(int most, boolean awaited) {
        return (cancellation, progress) -> {
            int made = 0;
            long due = all().stream().filter(Told::isDue).count();
            Instant end = tools.clock().instant().plus(LIMIT);
            try (ModelHost.Lease lease = tools.models().lease(ModelRole.EXTRACTOR, cancellation)) {
                Optional<Told> next = next();
                while (next.isPresent()
                        && made < most
                        && tools.clock().instant().isBefore(end)
                        && (awaited || tools.models().mayBeginBeside())) {
                    cancellation.throwIfCancelled();
                    progress.status(Status.of(Phase.GENERATING, Phase.FINALIZING.percent(), made, due));
                    make(next.get().source(), lease, cancellation, awaited);
                    made++;
                    next = next();
                }
            }
            return made;
        };
    }

    private void make(StoryContext.Source source, ModelHost.Lease lease, Cancellation cancellation, boolean awaited)
            throws Failure {
        int words = Words.count(source.text());
        boolean itself = words <= SHORT_WORDS || source.parts().size() == 1;
        Distilled told = itself
                ? new Distilled(
                        source.text().replaceAll("\\s+", " ").strip(), qualityOf(source), List.of(), List.of(), 0)
                : distil(source, wish(source, words, awaited), lease, cancellation);
        // one that runs in circles would harm every prompt: it is noted as tried, and the text's own words are used
        boolean useless = told.quality() == 0;
        story.memory()
                .keep(new Summary(
                        source.id(),
                        source.level(),
                        useless ? "" : told.text(),
                        source.hash(),
                        false,
                        told.quality(),
                        lease.model().info().name(),
                        tools.clock().instant()));
    }

    private Distilled distil(
            StoryContext.Source source, Distiller.Wish wish, ModelHost.Lease lease, Cancellation cancellation)
            throws Failure {
        Instant begun = tools.clock().instant();
        Distilled told = distiller.distil(wish, lease, cancellation);
        Instant made = tools.clock().instant();
        story.memory()
                .note(new Distillation(
                        source.id(),
                        source.level(),
                        wish.strategy().code(),
                        lease.model().info().name(),
                        made,
                        Duration.between(begun, made).toMillis(),
                        Words.count(source.text()),
                        told.quality() == 0 ? 0 : Words.count(told.text()),
                        told.quality(),
                        told.calls()));
        return told;
    }

    /// Of what is taken over as it is: a text itself, or what is told of its only part.
    private double qualityOf(StoryContext.Source source) throws StorageFailed {
        return source.parts().size() == 1
                ? story.memory()
                        .summary(source.parts().getFirst())
                        .map(Summary::quality)
                        .orElse(1.0)
                : 1;
    }

    private static Distiller.Wish wish(StoryContext.Source source, int words, boolean awaited) {
        SummaryStrategy strategy = switch (source.level()) {
            case SCENE -> SummaryStrategy.of(source.text());
            case TALK -> SummaryStrategy.CONVERSATION;
            default -> SummaryStrategy.PLOT;
        };
        int target = switch (source.level()) {
            case SCENE -> Math.clamp(Math.round(words * strategy.ratio()), 40, 110);
            case BOOK -> Math.clamp(words / 2, 100, 400);
            case PART -> Math.clamp(words / 2, 80, 240);
            case TALK -> Math.clamp(Math.round(words * strategy.ratio()), 50, 160);
            default -> Math.clamp(words / 2, 60, 160);
        };
        return new Distiller.Wish(
                strategy, source.text(), target, !source.parts().isEmpty(), awaited);
    }

    /// Sets what the writer wrote of a source.
    public void writeByHand(StoryContext.Source source, String text) throws StorageFailed {
        story.memory()
                .keepByHand(new Summary(
                        source.id(),
                        source.level(),
                        text.strip(),
                        source.hash(),
                        true,
                        1,
                        "",
                        tools.clock().instant()));
    }
}
