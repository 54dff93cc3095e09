package org.quillhouse.context.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quillhouse.context.AgentKind;
import org.quillhouse.context.ContextRequest;
import org.quillhouse.context.ContextTooSmall;
import org.quillhouse.context.Fate;
import org.quillhouse.context.Layer;
import org.quillhouse.context.LayerAllocator;
import org.quillhouse.context.LayerBudgets;
import org.quillhouse.context.LayerFull;
import org.quillhouse.context.Priority;
import org.quillhouse.context.PromptPart;
import org.quillhouse.context.PromptPart.Section;
import org.quillhouse.kernel.TokenCount;

/// Fits pieces into a budget. One use.
///
/// What comes first in the prompt is decided by sizes that are rounded up in steps, so that a sentence typed at the end
/// changes nothing before it.
final class Fitting {
    private static final double STEP = 0.012;
    private static final int LEAST_STEP = 16;
    private static final double MOST_WISHES = 0.25;
    private static final double MOST_KNOWLEDGE = 0.5;
    /// Reasons that are gone when there is room.
    private static final Set<String> ROOMLESS =
            Set.of("context.why.budget", "context.why.person", "context.why.beginning");

    private final ContextRequest request;
    private final List<Piece> pieces;
    private final Counts counts;
    private final int budget;
    private final int step;
    private final Map<Section, List<Piece>> bySection = new EnumMap<>(Section.class);
    private final Digests digests;
    private final List<PromptPart> parts = new ArrayList<>();
    private @Nullable PeopleFit people;
    private LayerAllocator.Statistics statistics =
            new LayerAllocator.Statistics(Map.of(), Map.of(), List.of(), 0, 0, 0);

    Fitting(ContextRequest request, List<Piece> pieces, Counts counts, Digests digests) {
        this.digests = digests;
        pieces.forEach(piece -> bySection
                .computeIfAbsent(piece.section(), key -> new ArrayList<>())
                .add(piece));
        this.request = request;
        this.pieces = pieces;
        this.counts = counts;
        this.budget = request.budget().tokens();
        this.step = Math.max(LEAST_STEP, (int) (budget * STEP));
    }

    LayerAllocator.Statistics statistics() {
        return statistics;
    }

    List<PromptPart> fit() throws ContextTooSmall, LayerFull {
        requireRoom();
        if (!fitsWhole()) {
            parts.clear();
            fitLayers();
        }
        return parts;
    }

    private List<Piece> of(Section section) {
        return bySection.getOrDefault(section, List.of());
    }

    private int tokens(List<Piece> some) {
        return some.stream().mapToInt(counts::of).sum();
    }

    private int headed(Section section, int tokens) {
        return tokens == 0 ? 0 : tokens + counts.heading(section);
    }

    /// What must be in every prompt.
    private int fixed() {
        return tokens(of(Section.SYSTEM)) + tokens(of(Section.CLOSING)) + tokens(of(Section.TASK));
    }

    private int instructions() {
        return headed(Section.INSTRUCTIONS, tokens(high(of(Section.INSTRUCTIONS))));
    }

    private static List<Piece> high(List<Piece> some) {
        return some.stream()
                .filter(piece -> piece.priority() == Priority.HIGH || piece.isPinned())
                .toList();
    }

    private void requireRoom() throws ContextTooSmall {
        int task = tokens(of(Section.TASK));
        int system = tokens(of(Section.SYSTEM)) + tokens(of(Section.CLOSING));
        int most = (int) ((long) Layer.SYSTEM.most() * budget / LayerBudgets.DEFAULTS.sum());
        if (task > budget) {
            throw new ContextTooSmall(task, budget);
        }
        if (system > Math.max(most, 200)) {
            throw ContextTooSmall.system(system, most);
        }
        if (task + system > budget) {
            throw new ContextTooSmall(task + system, budget);
        }
        if (task + system + instructions() > budget) {
            throw ContextTooSmall.instructions(instructions(), budget - task - system);
        }
    }

    /// Within the budget nothing is touched, but for what the writer wants in short.
    private boolean fitsWhole() {
        long letters = pieces.stream().mapToLong(Piece::letters).sum();
        if (letters > 16L * budget || pieces.stream().anyMatch(Piece::wantsBrief)) {
            return false;
        }
        List<Piece> recent = recent();
        boolean outline =
                of(Section.OUTLINE).stream().anyMatch(piece -> piece.kind().equals("plot_outline"));
        for (Piece piece : pieces) {
            boolean twice = outline && piece.kind().equals("chapter_outline");
            boolean needless = piece.section() == Section.EARLIER;
            if (needless && piece.raw().isBlank()) {
                continue;
            }
            if (twice || needless) {
                parts.add(piece.leftOut(twice ? "context.why.in.outline" : "context.why.whole"));
            } else if (recent.contains(piece)) {
                int tokens = counts.of(piece);
                parts.add(piece.as(Section.RECENT, piece.text(), tokens, Fate.KEPT, ""));
            } else {
                parts.add(piece.kept(counts.of(piece)));
            }
        }
        return counts.sum(parts) <= budget;
    }

    /// Counts what will surely be asked for on all cores at once; the first count of a long book takes a while.
    private void countAhead() {
        var likely = new ArrayList<Piece>(of(Section.CHARACTERS));
        likely.addAll(of(Section.WORLD));
        likely.addAll(of(Section.OUTLINE));
        List<Piece> scenes = of(Section.STORY_SO_FAR);
        int rough = 0;
        for (int i = scenes.size() - 2; i >= 0 && rough < budget / 2; i--) {
            rough += scenes.get(i).roughTokens();
            likely.add(scenes.get(i));
        }
        boolean warm = likely.isEmpty() || counts.knows(likely.getLast());
        if (!warm && rough < 2 * budget) {
            likely.parallelStream().forEach(counts::of);
        }
    }

    private void fitLayers() throws LayerFull {
        countAhead();
        keepAll(of(Section.SYSTEM));
        keepAll(of(Section.CLOSING));
        keepAll(of(Section.TASK));
        LayerBudgets layers = request.layers().scaledTo(budget);
        int needed = fixed() + instructions();
        Grants grants = grants(layers, needed);
        keepAll(high(of(Section.INSTRUCTIONS)));
        int wishes = fitRequests();
        int system = Math.max(layers.of(Layer.SYSTEM), ceil(needed + wishes));
        fitPlot(grants.plot());
        int people = fitPeople(grants.people());
        int reserved = request.agent() == AgentKind.RATER ? Math.max(people, grants.people()) : people;
        int used = counts.sum(parts) - needed - wishes;
        int room = budget - system - used - (reserved - people);
        boolean knows = request.agent() == AgentKind.CHARACTER;
        if (knows) {
            room -= fitFacts((int) (Math.max(0, room) * MOST_KNOWLEDGE));
        }
        List<Piece> recent = recent();
        int own =
                headed(Section.RECENT, recent.stream().mapToInt(counts::ofLive).sum());
        List<Piece> older = olderThan(recent);
        int pinned = older.stream().filter(Piece::isPinned).mapToInt(counts::of).sum();
        int recentRoom = Math.min(ceil(own), Math.max(0, recentShare(room - headed(Section.STORY_SO_FAR, pinned))));
        var story = new StoryFit(counts, digests, older, of(Section.EARLIER));
        int forOlder = Math.max(0, Math.min(grants.plot() - used, room / 2));
        parts.addAll(story.fit(Math.max(0, room - recentRoom), Math.max(forOlder, (room - recentRoom) / 6)));
        fitRecent(recent, recentRoom);
        fitMediumInstructions(grants.system() - needed - wishes);
        int more = Math.max(0, budget - counts.sum(parts) - Math.max(0, recentRoom - own));
        if (!knows) {
            more -= fitFacts(more);
        }
        more -= fitRest(more);
        var remainder = new Remainder(counts, pieces, parts);
        remainder.fillWithPassage(story, recent, more);
        remainder.fillWithWords(budget);
    }

    private record Grants(int system, int plot, int people) {}

    private Grants grants(LayerBudgets layers, int needed) throws LayerFull {
        var asked = new EnumMap<Layer, Integer>(Layer.class);
        asked.put(Layer.SYSTEM, Math.max(layers.of(Layer.SYSTEM), needed + roughly(of(Section.REQUESTS))));
        asked.put(Layer.CHARACTERS, Math.min(2 * budget, roughly(of(Section.CHARACTERS))));
        asked.put(
                Layer.PLOT,
                Math.min(
                        2 * budget,
                        roughly(of(Section.WORLD)) + roughly(of(Section.OUTLINE)) + layers.of(Layer.PLOT) / 4));
        asked.put(Layer.STORY, Math.min(2 * budget, roughly(of(Section.STORY_SO_FAR)) + roughly(of(Section.RECENT))));
        statistics = new LayerAllocator(layers, request.overflow()).allocate(asked);
        return new Grants(
                statistics.granted().getOrDefault(Layer.SYSTEM, 0),
                statistics.granted().getOrDefault(Layer.PLOT, 0),
                statistics.granted().getOrDefault(Layer.CHARACTERS, 0));
    }

    private static int roughly(List<Piece> some) {
        return (int) Math.min(
                Integer.MAX_VALUE / 4,
                some.stream().mapToLong(Piece::roughTokens).sum());
    }

    private void keepAll(List<Piece> some) {
        some.forEach(piece -> parts.add(piece.kept(counts.of(piece))));
    }

    /// The writer's wishes: the important ones whole or, where they are very long, their beginning.
    private int fitRequests() {
        int before = counts.sum(parts);
        int room = Math.min((int) (budget * MOST_WISHES), budget - before) - counts.heading(Section.REQUESTS);
        for (Piece piece : of(Section.REQUESTS)) {
            PromptPart part = wholeOrStart(piece, room, piece.priority() == Priority.HIGH);
            room -= part.isIn() ? part.tokens().tokens() : 0;
            parts.add(part);
        }
        return counts.sum(parts) - before;
    }

    private PromptPart wholeOrStart(Piece piece, int room, boolean mayCut) {
        if (piece.roughTokens() / 4 <= room) {
            int tokens = counts.of(piece);
            if (tokens <= room) {
                return piece.kept(tokens);
            }
        }
        return (mayCut ? piece.start(counts, room, "context.why.beginning") : Optional.<PromptPart>empty())
                .orElseGet(() -> piece.leftOut("context.why.budget"));
    }

    private void fitMediumInstructions(int granted) {
        int room = granted;
        for (Piece piece : of(Section.INSTRUCTIONS)) {
            if (!high(List.of(piece)).isEmpty()) {
                continue;
            }
            int heading = parts.stream().anyMatch(part -> part.section() == Section.INSTRUCTIONS && part.isIn())
                    ? 0
                    : counts.heading(Section.INSTRUCTIONS);
            int free = Math.min(room, budget - counts.sum(parts)) - heading;
            PromptPart part = piece.priority() == Priority.LOW
                    ? piece.leftOut("context.why.low")
                    : wholeOrStart(piece, free, false);
            room -= part.isIn() ? part.tokens().tokens() : 0;
            parts.add(part);
        }
    }

    /// World, outline and what else there is of the plot: the important ones share the room, each whole where it fits;
    /// then the others while they fit.
    private void fitPlot(int granted) {
        var all = new ArrayList<Piece>(of(Section.WORLD));
        all.addAll(of(Section.OUTLINE));
        List<Piece> first = high(all);
        int headings = counts.heading(Section.WORLD) + counts.heading(Section.OUTLINE);
        int room = Math.min(granted, budget - counts.sum(parts)) - headings;
        room = fitImportant(first, room, Math.max(0, budget - counts.sum(parts) - headings));
        boolean outline =
                parts.stream().anyMatch(part -> part.kind().equals("plot_outline") && part.fate() == Fate.KEPT);
        for (Piece piece : all) {
            if (first.contains(piece)) {
                continue;
            }
            boolean twice = outline && piece.kind().equals("chapter_outline");
            PromptPart part = piece.priority() == Priority.LOW || twice
                    ? piece.leftOut(twice ? "context.why.in.outline" : "context.why.low")
                    : wholeOrStart(piece, room, false);
            room -= part.isIn() ? part.tokens().tokens() : 0;
            parts.add(part);
        }
    }

    /// Each whole where all fit; else the smaller ones whole and the larger ones alike in length. None is dropped while
    /// anything less important could stay: the room then grows up to `most`.
    private int fitImportant(List<Piece> important, int room, int most) {
        var bySize = new ArrayList<>(important);
        bySize.sort(Comparator.comparingInt(Piece::roughTokens));
        int least = Math.min(most, 40 * important.size());
        int left = Math.max(room, least);
        int start = left;
        for (int i = 0; i < bySize.size(); i++) {
            Piece piece = bySize.get(i);
            int share = left / (bySize.size() - i);
            PromptPart part = important(piece, share);
            left -= part.isIn() ? part.tokens().tokens() : 0;
            parts.add(part);
        }
        return Math.max(0, room - (start - left));
    }

    private PromptPart important(Piece piece, int share) {
        PromptPart part = piece.wantsBrief() && !piece.brief().isBlank()
                ? piece.leftOut("context.why.short")
                : wholeOrStart(piece, share, false);
        if (part.isIn() || piece.brief().isBlank()) {
            return part.isIn() ? part : wholeOrStart(piece, share, true);
        }
        String shown = piece.open() + piece.brief() + piece.close();
        int tokens = counts.of(piece.section(), shown);
        return tokens <= share
                ? piece.as(piece.section(), shown, tokens, Fate.SUMMARISED, piece.briefWhy())
                : wholeOrStart(piece, share, true);
    }

    private int fitPeople(int granted) {
        int before = counts.sum(parts);
        int room = Math.min(granted, budget - before) - counts.heading(Section.CHARACTERS);
        parts.addAll(people().fit(room));
        return counts.sum(parts) - before;
    }

    private PeopleFit people() {
        PeopleFit known = people;
        if (known == null) {
            var near = new ArrayList<>(of(Section.TASK));
            near.addAll(of(Section.REQUESTS));
            near.addAll(recent());
            known = new PeopleFit(counts, of(Section.CHARACTERS), near);
            people = known;
        }
        return known;
    }

    /// The text that comes right before the task: the chapter in hand, else the newest scene.
    private List<Piece> recent() {
        List<Piece> current = of(Section.RECENT);
        List<Piece> scenes = of(Section.STORY_SO_FAR);
        return !current.isEmpty() || scenes.isEmpty() ? current : scenes.subList(scenes.size() - 1, scenes.size());
    }

    private List<Piece> olderThan(List<Piece> recent) {
        List<Piece> scenes = of(Section.STORY_SO_FAR);
        boolean newest = !scenes.isEmpty() && !recent.isEmpty() && scenes.getLast() == recent.getLast();
        return newest ? scenes.subList(0, scenes.size() - 1) : scenes;
    }

    private int recentShare(int room) {
        return of(Section.RECENT).isEmpty() ? room * 2 / 3 : room * 9 / 10;
    }

    /// Whole, or its end.
    private void fitRecent(List<Piece> recent, int granted) {
        int room = granted - counts.heading(Section.RECENT);
        for (int i = recent.size() - 1; i >= 0; i--) {
            Piece piece = recent.get(i);
            int tokens = counts.ofLive(piece);
            PromptPart part = tokens <= room
                    ? piece.as(Section.RECENT, piece.text(), tokens, Fate.KEPT, "")
                    : piece.end(counts, room, "context.why.shortened")
                            .map(end -> piece.as(
                                    Section.RECENT, end.text(), end.tokens().tokens(), end.fate(), end.why()))
                            .orElseGet(() -> piece.leftOut("context.why.budget"));
            room -= part.isIn() ? part.tokens().tokens() : 0;
            parts.add(part);
        }
    }

    /// Facts while they fit: those first that are about somebody who is named.
    ///
    /// @return tokens used, the heading included
    private int fitFacts(int room) {
        int before = counts.sum(parts);
        var names = people().named().stream().map(Piece::label).sorted().toList();
        parts.addAll(new FactsFit(counts, of(Section.FACTS), names).fit(room - counts.heading(Section.FACTS)));
        return counts.sum(parts) - before;
    }

    /// What had no room before, and has it now that all layers are served.
    ///
    /// @return tokens used
    private int fitRest(int room) {
        if (room < 4) {
            return 0;
        }
        var bySource = new java.util.HashMap<String, Piece>();
        pieces.stream()
                .filter(piece -> piece.section() != Section.FACTS || request.agent() == AgentKind.CHARACTER)
                .forEach(piece -> bySource.putIfAbsent(piece.section() + piece.source(), piece));
        int free = room;
        for (int i = 0; i < parts.size() && free >= 4; i++) {
            PromptPart part = parts.get(i);
            boolean done = part.section() == Section.FACTS && request.agent() != AgentKind.CHARACTER;
            @Nullable Piece piece = bySource.get(part.section() + part.source());
            if (done
                    || piece == null
                    || !ROOMLESS.contains(part.why())
                    || part.section().layer() == Layer.STORY) {
                continue;
            }
            int had = part.isIn() ? part.tokens().tokens() : 0;
            PromptPart grown = grown(piece, part, free + had);
            if (grown != part) {
                boolean opens = !hasIn(part.section());
                parts.set(i, grown);
                free -= grown.tokens().tokens() - had + (opens ? counts.heading(part.section()) : 0);
            }
        }
        return room - free;
    }

    private boolean hasIn(Section section) {
        return parts.stream().anyMatch(part -> part.section() == section && part.isIn());
    }

    private PromptPart grown(Piece piece, PromptPart part, int limit) {
        boolean mayCut = part.section() != Section.FACTS && part.section() != Section.INSTRUCTIONS;
        if (!mayCut && piece.roughTokens() / 4 > limit) {
            return part;
        }
        int room = limit - (hasIn(part.section()) ? 0 : counts.heading(part.section()));
        PromptPart grown = wholeOrStart(piece, room, mayCut);
        boolean more = grown.isIn() && (!part.isIn() || grown.tokens().compareTo(part.tokens()) > 0);
        return more ? grown : part;
    }

    private int ceil(int tokens) {
        return (tokens + step - 1) / step * step;
    }

    TokenCount total() {
        return new TokenCount(counts.sum(parts));
    }
}
