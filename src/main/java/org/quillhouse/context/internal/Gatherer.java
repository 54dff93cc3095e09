package org.quillhouse.context.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.codex.Fact;
import org.quillhouse.codex.Strand;
import org.quillhouse.context.ContextContainer;
import org.quillhouse.context.ContextTask;
import org.quillhouse.context.Moment;
import org.quillhouse.context.PlotElement;
import org.quillhouse.context.Priority;
import org.quillhouse.context.Summary;
import org.quillhouse.context.SystemInstruction;
import org.quillhouse.context.internal.StorySnapshot.SceneText;
import org.quillhouse.kernel.Sha256;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.NoSuchChapter;
import org.quillhouse.manuscript.Node;

/// Makes a container out of a story at one moment. One use.
public final class Gatherer {
    public static final String BOOK = "story:book";

    /// What is written anew is told as the story is, and is judged by it; other rewriting goes by its own wish.
    private static final Set<ContextTask> TOLD_ANEW =
            Set.of(ContextTask.CHAPTER, ContextTask.CONTINUE, ContextTask.EDITOR_REVIEW, ContextTask.RATER_FEEDBACK);

    private final StorySnapshot story;
    private final Moment moment;
    private final Set<String> hidden = new TreeSet<>();
    private final Set<String> hiddenWords = new TreeSet<>();
    private final List<PlotElement> plot = new ArrayList<>();

    public Gatherer(StorySnapshot story, Moment moment) {
        this.story = story;
        this.moment = moment;
        story.entries().stream()
                .filter(CodexEntry::hidden)
                .map(CodexEntry::name)
                .forEach(hidden::add);
        hidden.forEach(this::addHiddenWords);
    }

    /// The name, and each part of it that nobody has who may be seen.
    private void addHiddenWords(String name) {
        hiddenWords.add(name);
        for (String word : name.split("\\s+")) {
            boolean shared = story.entries().stream()
                    .anyMatch(entry -> !entry.hidden()
                            && List.of(entry.name().split("\\s+")).contains(word));
            if (word.length() > 2 && !shared) {
                hiddenWords.add(word);
            }
        }
    }

    public ContextContainer gather() throws NoSuchChapter {
        if (moment.chapter() < 1 || moment.chapter() > story.chapters().size()) {
            throw new NoSuchChapter(moment.chapter(), story.chapters().size());
        }
        Node chapter = story.chapters().get(moment.chapter() - 1);
        int at = place(chapter);
        addStoryTexts();
        addScenes(at);
        addChapter(chapter, at);
        addFacts(at);
        addEntries();
        var people = story.entries().stream()
                .filter(entry -> entry.kind() == CodexEntry.Kind.CHARACTER && !entry.hidden())
                .map(entry -> new PersonSheet(entry, hiddenWords).at(stateBefore(entry.id(), at)))
                .toList();
        return new ContextContainer(
                plot,
                people,
                List.of(),
                instructions(),
                Map.of("story", story.facts().id(), "chapter", Integer.toString(moment.chapter())));
    }

    /// The place in the story that nothing behind may be read from.
    private int place(Node chapter) {
        List<SceneText> own = story.scenesOf(chapter.id());
        if (own.isEmpty()) {
            return story.scenes().size();
        }
        Optional<SceneText> chosen = own.stream()
                .filter(scene ->
                        moment.sceneId().equals(Optional.of(scene.node().id())))
                .findFirst();
        boolean goesOn = moment.task() == ContextTask.CHAPTER;
        SceneText target = chosen.orElseGet(() -> goesOn
                ? own.stream().filter(scene -> !scene.isWritten()).findFirst().orElse(own.getFirst())
                : own.getFirst());
        return story.place(target.node().id());
    }

    private void addStoryTexts() {
        addText("world", story.facts().world(), Set.of("worldbuilding"));
        addText("outline", story.facts().outline(), Set.of("plot_outline", "outline"));
    }

    private void addText(String id, String text, Set<String> tags) {
        if (!text.isBlank()) {
            String source = "story:" + id;
            var metadata = new TreeMap<String, String>();
            metadata.put("kind", id.equals("world") ? "world_building" : "plot_outline");
            brief(source, Sha256.of(text)).ifPresent(brief -> metadata.putAll(brief));
            plot.add(new PlotElement(
                    id,
                    PlotElement.Type.DETAIL,
                    PlainText.forPrompt(text),
                    Priority.HIGH,
                    tags,
                    metadata,
                    source + "@" + Sha256.of(text).substring(0, 8)));
        }
    }

    /// The written scenes before `at`, each with what is told of it and of its chapter in short.
    private void addScenes(int at) {
        for (Node chapter : story.chapters()) {
            var own = story.scenesOf(chapter.id()).stream()
                    .filter(scene ->
                            scene.isWritten() && story.place(scene.node().id()) < at)
                    .toList();
            own.forEach(scene -> plot.addAll(story.made()
                    .computeIfAbsent(
                            scene.node().id() + scene.hash(),
                            key -> List.of(scene(scene, Priority.MEDIUM, Set.of("scene", "story_text"))))));
            if (!own.isEmpty()) {
                addChapterSummary(chapter, own);
            }
        }
        addParts(at);
        // a summary of the whole book tells what is still to come where the moment is not at its end
        boolean all = story.scenes().stream()
                .noneMatch(
                        scene -> scene.isWritten() && story.place(scene.node().id()) >= at);
        if (all) {
            addBook();
        }
    }

    /// What is told of parts that lie before `at` with all that is written in them.
    private void addParts(int at) {
        var byPart = new LinkedHashMap<String, List<Node>>();
        for (Node chapter : story.chapters()) {
            boolean inPart =
                    chapter.parentId().filter(story.parts()::containsKey).isPresent();
            if (inPart && !story.writtenOf(chapter.id()).isEmpty()) {
                byPart.computeIfAbsent(chapter.parentId().orElseThrow(), key -> new ArrayList<>())
                        .add(chapter);
            }
        }
        byPart.forEach((part, chapters) -> {
            String source = "node:" + part;
            boolean known = story.summaries().containsKey(source);
            boolean past = known
                    && chapters.size() > 1
                    && story.place(story.writtenOf(chapters.getLast().id())
                                    .getLast()
                                    .node()
                                    .id())
                            < at;
            if (past) {
                String hash = StorySnapshot.bookHash(chapters.stream()
                        .map(chapter -> StorySnapshot.hashOf(story.writtenOf(chapter.id())))
                        .toList());
                brief(source, hash).ifPresent(brief -> plot.add(part(source, hash, brief, chapters)));
            }
        });
    }

    private PlotElement part(String source, String hash, Map<String, String> brief, List<Node> chapters) {
        var metadata = new TreeMap<>(brief);
        metadata.put("kind", "story_summary");
        metadata.put("from_chapter", Integer.toString(chapters.getFirst().number()));
        metadata.put("to_chapter", Integer.toString(chapters.getLast().number()));
        metadata.put("chapter_id", chapters.stream().map(Node::id).collect(Collectors.joining(",")));
        metadata.put(
                "title",
                story.parts().getOrDefault(chapters.getFirst().parentId().orElse(""), ""));
        return new PlotElement(
                "summary-" + source,
                PlotElement.Type.DETAIL,
                metadata.getOrDefault("brief", ""),
                Priority.MEDIUM,
                Set.of("part", "story_summary"),
                metadata,
                source + "@" + hash.substring(0, 8));
    }

    private void addBook() {
        boolean known = story.summaries().containsKey(BOOK);
        String hash = known ? bookHash() : Sha256.of(story.facts().summary());
        String told = known
                ? brief(BOOK, hash)
                        .map(brief -> brief.getOrDefault("brief", ""))
                        .orElse("")
                : story.facts().summary();
        if (!told.isBlank()) {
            plot.add(new PlotElement(
                    "book",
                    PlotElement.Type.DETAIL,
                    PlainText.forPrompt(told),
                    Priority.MEDIUM,
                    Set.of("book", "story_summary"),
                    Map.of("kind", "story_summary"),
                    BOOK + "@" + hash.substring(0, 8)));
        }
    }

    private String bookHash() {
        return StorySnapshot.bookHash(story.chapters().stream()
                .map(chapter -> story.writtenOf(chapter.id()))
                .filter(own -> !own.isEmpty())
                .map(StorySnapshot::hashOf)
                .toList());
    }

    private void addChapterSummary(Node chapter, List<SceneText> own) {
        var hashes = new StringBuilder(chapter.id());
        own.forEach(scene -> hashes.append(scene.hash()));
        plot.addAll(story.made().computeIfAbsent(hashes.toString(), key -> List.of(chapterSummary(chapter, own))));
    }

    private PlotElement chapterSummary(Node chapter, List<SceneText> own) {
        String hash = StorySnapshot.hashOf(own);
        String source = "node:" + chapter.id();
        var metadata = new TreeMap<String, String>();
        metadata.put("kind", "story_summary");
        metadata.put("chapter", Integer.toString(chapter.number()));
        metadata.put("chapter_id", chapter.id());
        metadata.put("title", chapter.title());
        String told = brief(source, hash)
                .map(brief -> {
                    metadata.putAll(brief);
                    return brief.getOrDefault("brief", "");
                })
                .orElse(chapter.details().synopsis());
        return new PlotElement(
                "summary-" + chapter.id(),
                PlotElement.Type.DETAIL,
                PlainText.forPrompt(told),
                Priority.MEDIUM,
                Set.of("chapter", "story_summary"),
                metadata,
                source + "@" + hash.substring(0, 8));
    }

    private PlotElement scene(SceneText scene, Priority priority, Set<String> tags) {
        String source = "node:" + scene.node().id();
        var metadata = new TreeMap<String, String>();
        metadata.put("kind", "scene");
        metadata.put("title", title(scene));
        metadata.put("chapter", Integer.toString(scene.chapter().number()));
        metadata.put("chapter_id", scene.chapter().id());
        metadata.put("scene", Integer.toString(scene.node().number()));
        String synopsis = scene.node().details().synopsis();
        brief(source, scene.hash()).ifPresentOrElse(metadata::putAll, () -> {
            if (!synopsis.isBlank()) {
                metadata.put("brief", PlainText.forPrompt(synopsis));
            }
        });
        metadata.put("witnesses", String.join(",", witnesses(scene)));
        return new PlotElement(
                scene.node().id(),
                PlotElement.Type.SCENE,
                scene.text(),
                priority,
                tags,
                metadata,
                source + "@" + scene.version());
    }

    /// Who lived through a scene as it is told: the one through whose eyes it is seen; where nobody's are named, all
    /// who were there.
    private Set<String> witnesses(SceneText scene) {
        String eyes = scene.node().details().pointOfView().strip();
        var ids = new TreeSet<String>();
        if (!eyes.isEmpty()) {
            story.entries().stream()
                    .filter(entry -> entry.kind() == CodexEntry.Kind.CHARACTER)
                    .filter(entry -> entry.name().equalsIgnoreCase(eyes))
                    .forEach(entry -> ids.add(entry.id()));
        } else {
            ids.addAll(story.witnesses().getOrDefault(scene.node().id(), Set.of()));
        }
        return ids;
    }

    /// The chapter in hand: its text where the task is about it, and its plan.
    private void addChapter(Node chapter, int at) {
        if (moment.task().readsChapter()) {
            boolean upTo =
                    moment.task() == ContextTask.CONTINUE && moment.sceneId().isPresent();
            story.scenesOf(chapter.id()).stream()
                    .filter(SceneText::isWritten)
                    .filter(scene -> story.place(scene.node().id()) >= at)
                    .filter(scene -> !upTo || story.place(scene.node().id()) == at)
                    .forEach(scene -> plot.add(scene(scene, Priority.HIGH, Set.of("current_scene", "chapter"))));
        }
        plot.addAll(story.made()
                .computeIfAbsent(
                        chapter.number(),
                        key -> new OutlineExtract(story.facts().outline(), chapter.number()).elements()));
        story.strands().stream()
                .filter(strand -> !strand.hidden() && !strand.beat(chapter.id()).isEmpty())
                .forEach(strand -> plot.add(beat(strand, chapter)));
    }

    /// What happens of a thread or an arc in the chapter in hand; what comes later is nobody's to know yet.
    private PlotElement beat(Strand strand, Node chapter) {
        String description = strand.description().isBlank() ? "" : " (" + strand.description() + ")";
        return new PlotElement(
                "strand-" + strand.id(),
                PlotElement.Type.CHAPTER_OUTLINE,
                PlainText.forPrompt(Texts.prompt(
                        "context.strand", strand.title().strip() + description, strand.beat(chapter.id()))),
                Priority.HIGH,
                Set.of("outline_piece", "chapter"),
                Map.of(
                        "kind",
                        "chapter_outline",
                        "chapter",
                        Integer.toString(chapter.number()),
                        "title",
                        strand.title()),
                "strand:" + strand.id());
    }

    private void addFacts(int at) {
        int reach = moment.task().readsChapter() || moment.task() == ContextTask.CHAPTER ? endOfChapter() : at;
        plot.addAll(story.made().computeIfAbsent(List.of(at, reach), key -> facts(at, reach)));
    }

    private List<PlotElement> facts(int at, int reach) {
        Map<String, String> names = new LinkedHashMap<>();
        story.entries().forEach(entry -> names.put(entry.id(), entry.name()));
        var facts = new ArrayList<PlotElement>();
        for (Fact fact : story.ledger()) {
            boolean secret = fact.readers() == Fact.Readers.AUTHOR || fact.suggested();
            boolean ofHidden =
                    fact.aboutId().map(names::get).map(hidden::contains).orElse(false);
            if (!secret && !ofHidden) {
                facts.add(fact(fact, at, reach, names));
            }
        }
        return facts;
    }

    private int endOfChapter() {
        Node chapter = story.chapters().get(moment.chapter() - 1);
        return story.scenesOf(chapter.id()).stream()
                .mapToInt(scene -> story.place(scene.node().id()))
                .max()
                .orElse(story.scenes().size());
    }

    private PlotElement fact(Fact fact, int at, int reach, Map<String, String> names) {
        var knowers = new TreeSet<String>();
        var knowerNames = new ArrayList<String>();
        boolean everPlaced = false;
        boolean comesUp = fact.readers() == Fact.Readers.EVERYONE;
        for (Fact.Knowledge one : fact.known()) {
            int place = one.suggested() ? -1 : story.place(one.sceneId());
            @Nullable String name = names.get(one.knowerId());
            everPlaced |= !one.suggested();
            comesUp |= place >= 0 && place <= reach;
            if (place >= 0 && place < at && name != null && !hidden.contains(name)) {
                knowers.add(one.knowerId());
                knowerNames.add(name);
            }
        }
        for (String scene : fact.scenes()) {
            int place = story.place(scene);
            everPlaced = true;
            comesUp |= place >= 0 && place <= reach;
        }
        var metadata = new TreeMap<String, String>();
        metadata.put("kind", "fact");
        metadata.put("readers", fact.readers().name());
        metadata.put("known_to", String.join(",", knowers));
        knowerNames.sort(String.CASE_INSENSITIVE_ORDER);
        metadata.put("known_names", String.join(", ", knowerNames));
        metadata.put("later", Boolean.toString(everPlaced && !comesUp));
        fact.aboutId().map(names::get).ifPresent(name -> metadata.put("about", name));
        return new PlotElement(
                fact.id(),
                PlotElement.Type.DETAIL,
                PlainText.forPrompt(fact.text()),
                Priority.MEDIUM,
                Set.of("fact"),
                metadata,
                "fact:" + fact.id());
    }

    /// Places and things of the codex.
    private void addEntries() {
        for (CodexEntry entry : story.entries()) {
            boolean said = !entry.summary().isBlank() || !entry.readable().isEmpty();
            if (entry.kind() != CodexEntry.Kind.CHARACTER && !entry.hidden() && said) {
                plot.add(new PlotElement(
                        entry.id(),
                        PlotElement.Type.DETAIL,
                        new PersonSheet(entry, hiddenWords).told(),
                        Priority.MEDIUM,
                        Set.of("worldbuilding", "entry"),
                        Map.of("kind", "world_building", "title", entry.name()),
                        "codex:" + entry.id()));
            }
        }
    }

    private Map<String, String> stateBefore(String characterId, int at) {
        Map<String, String> latest = Map.of();
        int latestPlace = -1;
        for (var state : story.states()) {
            int place = story.place(state.sceneId());
            if (state.characterId().equals(characterId) && place > latestPlace && place < at) {
                latest = state.fields();
                latestPlace = place;
            }
        }
        return latest;
    }

    private List<SystemInstruction> instructions() {
        var instructions = new ArrayList<SystemInstruction>();
        boolean edits = moment.task() == ContextTask.EDITOR_REVIEW;
        String own = edits ? story.facts().editorPrompt() : story.facts().writerPrompt();
        if (!own.isBlank()) {
            instructions.add(new SystemInstruction(
                    edits ? "story:editorPrompt" : "story:writerPrompt",
                    SystemInstruction.Type.BEHAVIOR,
                    PlainText.forPrompt(own),
                    SystemInstruction.Scope.CHAPTER,
                    Priority.HIGH));
        }
        String telling = story.facts().telling().lines();
        if (TOLD_ANEW.contains(moment.task()) && !telling.isEmpty()) {
            instructions.add(new SystemInstruction(
                    "story:telling",
                    SystemInstruction.Type.STYLE,
                    Texts.prompt("context.telling") + "\n" + PlainText.forPrompt(telling),
                    SystemInstruction.Scope.STORY,
                    Priority.HIGH));
        }
        return instructions;
    }

    /// What is told of a source in short, and how trustworthy that is.
    private Optional<Map<String, String>> brief(String source, String hash) {
        @Nullable Summary summary = story.summaries().get(source);
        boolean usable = summary != null && (summary.byHand() || summary.isOf(hash));
        return summary == null || !usable
                ? Optional.empty()
                : Optional.of(Map.of(
                        "brief",
                        PlainText.forPrompt(summary.text()),
                        "brief_old",
                        Boolean.toString(!summary.isOf(hash)),
                        "brief_doubtful",
                        Boolean.toString(summary.isDoubtful())));
    }

    /// A scene's name as the writer knows it.
    public static String title(SceneText scene) {
        String own = scene.node().title();
        return own.isBlank() ? scene.chapter().title() + " · " + scene.node().number() : own;
    }
}
