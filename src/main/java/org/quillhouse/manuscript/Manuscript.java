package org.quillhouse.manuscript;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.quillhouse.kernel.Ids;
import org.quillhouse.kernel.Texts;
import org.quillhouse.kernel.Typing;
import org.quillhouse.manuscript.internal.ActTable;
import org.quillhouse.manuscript.internal.DayTable;
import org.quillhouse.manuscript.internal.NodeTable;
import org.quillhouse.manuscript.internal.OriginTable;
import org.quillhouse.manuscript.internal.Sittings;
import org.quillhouse.manuscript.internal.StepTable;
import org.quillhouse.manuscript.internal.StoredDraft;
import org.quillhouse.manuscript.internal.TreeActs;
import org.quillhouse.manuscript.internal.TreeTable;
import org.quillhouse.manuscript.internal.VersionTable;
import org.quillhouse.storage.Database;
import org.quillhouse.storage.StorageFailed;

/// Chapters, scenes and the versions of their texts.
///
/// Safe on every thread; what a method returned from is durable. Laws: a version is never deleted; typing within one
/// sitting grows one version, and a new version begins when an agent wrote in between, after a pause of five minutes,
/// or
/// at a new opening; an act can be undone and done again as a whole, in any order, and what was typed since stays.
public final class Manuscript {
    private static final Change STRUCTURE = new Change.Structure();

    private final Database database;
    private final InstantSource clock;
    private final Ids ids;
    private final Sittings sittings = new Sittings();
    private final Typing typedFacts;
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private final Database.Teller<Change> teller = this::tell;

    /// What changed: the text of one scene, or the order and names of the tree (and perhaps texts with it).
    public sealed interface Change {
        record TextOf(String sceneId) implements Change {}

        record Structure() implements Change {}
    }

    Manuscript(Database database, InstantSource clock, Ids ids) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
        this.typedFacts = new Typing(clock);
    }

    /// Told of every change, on the thread that made it, after it is durable. Of what was made at once each change is
    /// told once, and none of a text where the order is told of.
    public void onChange(Consumer<Change> listener) {
        listeners.add(listener);
    }

    private void tell(Change change) {
        database.afterwards(teller, change);
    }

    private void tell(Set<Change> changes) {
        Set<Change> heard = changes.contains(STRUCTURE) ? Set.of(STRUCTURE) : changes;
        heard.forEach(change -> listeners.forEach(listener -> listener.accept(change)));
    }

    public StoryFacts facts() throws StorageFailed {
        return database.read(NodeTable::facts);
    }

    /// Changes what is true of the whole story; what it said before stays in the file.
    public void setFacts(StoryFacts facts) throws StorageFailed {
        database.write(handle -> NodeTable.putFacts(handle, facts, Set.of(), now()));
        typedFacts.clear();
        tell(STRUCTURE);
    }

    /// The same while the writer types: of a sitting only what a fact said before it is kept as an earlier text.
    public void typeFacts(StoryFacts facts) throws StorageFailed {
        Set<String> changed = database.write(handle -> NodeTable.putFacts(handle, facts, typedFacts.goingOn(), now()));
        changed.forEach(typedFacts::typed);
        tell(STRUCTURE);
    }

    /// What a fact of the story said before, newest first.
    ///
    /// @param fact `world`, `outline`, `prefix`, `suffix`, `writer_prompt`, `editor_prompt` or `title`
    public List<EarlierText> earlier(String fact) throws StorageFailed {
        return database.read(handle -> NodeTable.earlierFacts(handle, fact));
    }

    /// Everything but the texts: cheap, also for a long book.
    public StoryTree tree() throws StorageFailed {
        return database.read(TreeTable::read);
    }

    /// For changes of the tree that can be taken back.
    public TreeEditor editor() {
        return new TreeEditor(database, () -> new TreeActs(ids, now()), this::treeChanged);
    }

    private void treeChanged() {
        sittings.clear();
        tell(STRUCTURE);
    }

    /// All chapters in reading order, with their texts.
    public List<Chapter> chapters() throws StorageFailed {
        return database.read(NodeTable::chapters);
    }

    /// @param number counted from 1
    public Chapter chapter(int number) throws StorageFailed, NoSuchChapter {
        Optional<Chapter> found = database.read(handle -> NodeTable.chapter(handle, number));
        if (found.isEmpty()) {
            throw new NoSuchChapter(number, chapters().size());
        }
        return found.get();
    }

    /// The texts of all scenes and notes, in no order.
    public List<Scene> texts() throws StorageFailed {
        return database.read(NodeTable::texts);
    }

    /// How the texts of scenes and notes begin, by their ids; empty ones are left out.
    ///
    /// @param letters at most so many of each
    public Map<String, String> beginnings(int letters) throws StorageFailed {
        return database.read(handle -> NodeTable.beginnings(handle, letters));
    }

    public Optional<Scene> scene(String id) throws StorageFailed {
        return database.read(handle -> NodeTable.scene(handle, id));
    }

    /// Adds a chapter at the end, with one empty scene.
    ///
    /// @return its id
    public String addChapter(String title, String plotPoint, List<String> keyPlotItems) throws StorageFailed {
        return addChapter(Optional.empty(), title, plotPoint, keyPlotItems);
    }

    /// The same at the end of a part.
    public String addChapter(Optional<String> partId, String title, String plotPoint, List<String> keyPlotItems)
            throws StorageFailed {
        String chapter = ids.next();
        database.write(handle -> {
            NodeTable.insert(
                    handle,
                    new NodeTable.NewNode(chapter, partId.orElse(null), "CHAPTER", title, plotPoint, keyPlotItems),
                    false,
                    now());
            return NodeTable.insert(
                    handle, new NodeTable.NewNode(ids.next(), chapter, "SCENE", "", "", List.of()), false, now());
        });
        tell(STRUCTURE);
        return chapter;
    }

    /// Adds a part at the end.
    ///
    /// @return its id
    public String addPart(String title) throws StorageFailed {
        return add("PART", null, title);
    }

    /// The scenes of a chapter in their order.
    public List<Scene> scenesOf(String chapterId) throws StorageFailed {
        return database.read(handle -> NodeTable.scenes(handle, chapterId));
    }

    /// Adds a scene at the end of a chapter.
    public String addScene(String chapterId, String title) throws StorageFailed {
        return add("SCENE", chapterId, title);
    }

    /// Adds an empty note at the end.
    ///
    /// @return its id
    public String addNote(String title) throws StorageFailed {
        return add("NOTE", null, title);
    }

    private String add(String kind, @Nullable String parent, String title) throws StorageFailed {
        String node = ids.next();
        database.write(handle -> NodeTable.insert(
                handle, new NodeTable.NewNode(node, parent, kind, title, "", List.of()), false, now()));
        tell(STRUCTURE);
        return node;
    }

    /// Gives what was just taken in its title and details. Nothing that the writer could take back: that is
    /// [TreeEditor#setDetails].
    public void describe(String nodeId, String title, Node.Details details) throws StorageFailed {
        database.write(handle -> NodeTable.describe(handle, nodeId, title, details, now()));
        tell(STRUCTURE);
    }

    /// What the chapter is to tell.
    public void setPlan(String chapterId, String plotPoint, List<String> keyPlotItems) throws StorageFailed {
        database.write(handle -> NodeTable.plan(handle, chapterId, plotPoint, keyPlotItems, now()));
        tell(STRUCTURE);
    }

    /// Stores what the writer typed in a scene; the same text as before stores nothing.
    ///
    /// @return the version that is shown now
    public String saveTyped(String sceneId, String text) throws StorageFailed {
        return save(sceneId, text, Version.Author.HAND);
    }

    /// Stores a text that came from a file.
    public String saveImported(String sceneId, String text) throws StorageFailed {
        return save(sceneId, text, Version.Author.IMPORT);
    }

    /// Keeps a text that another program made of a scene, as a version that is not shown.
    ///
    /// @return the version; empty where the scene is gone or had this very text before
    public Optional<String> keepOutside(String sceneId, String text) throws StorageFailed {
        String version = ids.next();
        boolean kept = database.write(handle ->
                VersionTable.keepAside(handle, sceneId, text, version, Texts.of("manuscript.outside"), now()));
        if (kept) {
            tell(new Change.TextOf(sceneId));
        }
        return kept ? Optional.of(version) : Optional.empty();
    }

    private String save(String sceneId, String text, Version.Author author) throws StorageFailed {
        Instant now = now();
        String version;
        try {
            version = database.write(handle -> sittings.save(handle, sceneId, text, author, ids.next(), now));
        } catch (StorageFailed failed) {
            sittings.end(sceneId);
            throw failed;
        }
        tell(new Change.TextOf(sceneId));
        return version;
    }

    /// Notes that a text came from the clipboard of another program, or was dropped.
    public void keepPaste(String sceneId, String text) throws StorageFailed {
        if (!text.isBlank()) {
            database.write(handle -> OriginTable.keepPaste(handle, sceneId, text, now()));
        }
    }

    /// Keeps what a page needs to take back what was typed.
    ///
    /// @param text that these steps lead to
    public void keepSteps(String sceneId, String text, byte[] steps) throws StorageFailed {
        database.write(handle -> StepTable.keep(handle, sceneId, text, steps));
    }

    /// What was kept; empty where the text is another now.
    public Optional<byte[]> steps(String sceneId, String text) throws StorageFailed {
        return database.read(handle -> StepTable.of(handle, sceneId, text));
    }

    /// Where the words came from.
    public Origins origins() {
        return new Origins(database, this);
    }

    /// The days on which the writer typed, oldest first.
    public List<WritingDay> days() throws StorageFailed {
        return database.read(DayTable::all);
    }

    /// Every version of a scene, oldest first.
    public List<Version> versions(String sceneId) throws StorageFailed {
        return database.read(handle -> VersionTable.all(handle, sceneId));
    }

    /// Every version of a scene or note without its text, oldest first.
    public List<VersionMark> versionMarks(String nodeId) throws StorageFailed {
        return database.read(handle -> VersionTable.marks(handle, nodeId));
    }

    public Optional<Version> version(String versionId) throws StorageFailed {
        return database.read(handle -> VersionTable.one(handle, versionId));
    }

    /// Gives what a scene shows now a name to find it by. Typing then goes on in a new version, so that this one stays.
    public void nameVersion(String versionId, String name) throws StorageFailed {
        database.write(handle -> VersionTable.name(handle, versionId, name));
        sittings.clear();
        tell(STRUCTURE);
    }

    /// Shows an earlier or another version; the one shown now stays among the versions.
    public void show(String sceneId, String versionId) throws StorageFailed {
        sittings.end(sceneId);
        database.write(handle -> NodeTable.show(handle, sceneId, versionId, now()));
        tell(new Change.TextOf(sceneId));
    }

    /// Begins the draft of a whole chapter: in its only scene, or in its first empty one. Where all of several scenes
    /// are
    /// written the draft takes the first one's place and the others are set aside, all of it one act to undo.
    public Draft beginChapterDraft(String chapterId, String kind) throws StorageFailed {
        List<Scene> scenes = database.read(handle -> NodeTable.scenes(handle, chapterId));
        Optional<Scene> empty =
                scenes.stream().filter(scene -> scene.text().isBlank()).findFirst();
        Scene target = empty.orElse(scenes.getFirst());
        List<Scene> aside = empty.isPresent() ? List.of() : scenes.subList(1, scenes.size());
        sittings.end(target.id());
        var draft = new StoredDraft(
                target,
                aside,
                ids.next(),
                ids.next(),
                database,
                clock,
                () -> tell(aside.isEmpty() ? new Change.TextOf(target.id()) : new Change.Structure()));
        database.write(handle -> ActTable.begin(handle, draft, kind, now()));
        return draft;
    }

    /// Takes an act back as a whole: its scenes show what they showed before it, what was typed since stays.
    public void undo(String actId) throws StorageFailed {
        database.write(handle -> ActTable.undo(handle, actId, ids, now()));
        treeChanged();
    }

    /// Does an undone act again.
    public void redo(String actId) throws StorageFailed {
        database.write(handle -> ActTable.redo(handle, actId, ids, now()));
        treeChanged();
    }

    /// Ends drafts that the end of an earlier process cut off: each becomes a version like any other, and is shown
    /// where
    /// its scene was empty. To be called once when a story is opened for writing.
    ///
    /// @return the scenes whose draft was rescued
    public List<String> rescueInterrupted() throws StorageFailed {
        return database.write(handle -> ActTable.rescue(handle, now()));
    }

    /// Names of scenes whose stored text does not match its checksum: damage that SQLite itself cannot see.
    public List<String> damagedScenes() throws StorageFailed {
        return database.read(VersionTable::damaged);
    }

    private Instant now() {
        return clock.instant();
    }
}
