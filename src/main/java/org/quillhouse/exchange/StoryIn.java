package org.quillhouse.exchange;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.quillhouse.chat.Chats;
import org.quillhouse.chat.Message;
import org.quillhouse.codex.Codex;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.codex.Dossier;
import org.quillhouse.codex.Dossiers;
import org.quillhouse.kernel.Ids;
import org.quillhouse.kernel.Sha256;
import org.quillhouse.manuscript.Manuscript;
import org.quillhouse.manuscript.Node;
import org.quillhouse.manuscript.Telling;
import org.quillhouse.review.Rater;
import org.quillhouse.review.Raters;
import org.quillhouse.review.Review;
import org.quillhouse.review.ReviewProblem;
import org.quillhouse.review.Reviews;
import org.quillhouse.storage.Database;
import org.quillhouse.storage.StorageFailed;

/// A story as it was read from a file, before it is in a story of ours.
///
/// @param facts texts of the whole story by name: `world`, `outline`, `summary`, `prefix`, `suffix`, `writer_prompt`,
///     `editor_prompt`, `telling`; those that the file does not have are missing
/// @param entries people, and places, things and the like
/// @param beside what was said and noted about it
/// @param other what the file had and we have no place for, as JSON; kept for writing such a file again
public record StoryIn(
        String title,
        Map<String, String> facts,
        List<Chapter> chapters,
        List<Entry> entries,
        List<Rater> raters,
        Beside beside,
        String other) {
    /// The talks with the writer about the outline and with the worldbuilder, as [Chats] names them.
    public static final String OUTLINE_TALK = "writer";

    public static final String WORLD_TALK = "worldbuilding";

    public StoryIn {
        facts = Map.copyOf(facts);
        chapters = List.copyOf(chapters);
        entries = List.copyOf(entries);
        raters = List.copyOf(raters);
    }

    /// What was said and noted about a story.
    ///
    /// @param talks by [#OUTLINE_TALK] and [#WORLD_TALK]
    /// @param opinions what raters said of the outline, oldest first
    /// @param dossier what the talks brought to light
    /// @param notes texts of the writer's that are none of the book
    public record Beside(Map<String, List<Message>> talks, List<Opinion> opinions, Dossier dossier, List<Note> notes) {
        static final Beside NOTHING = of(List.of());

        public Beside {
            talks = Map.copyOf(talks);
            opinions = List.copyOf(opinions);
            notes = List.copyOf(notes);
        }

        public static Beside of(List<Note> notes) {
            return new Beside(Map.of(), List.of(), Dossier.EMPTY, notes);
        }
    }

    /// A text of the writer's that is none of the book.
    public record Note(String title, String text) {}

    /// What one rater said of the outline.
    ///
    /// @param made when; empty where the file does not say
    public record Opinion(String rater, String words, Optional<Instant> made) {}

    /// Chapters alone.
    public static StoryIn of(String title, List<Chapter> chapters) {
        return new StoryIn(title, Map.of(), chapters, List.of(), List.of(), Beside.NOTHING, "");
    }

    /// A chapter and its scenes.
    ///
    /// @param part the title of the part it is in; empty for none
    public record Chapter(
            String part, String title, String plan, List<String> moments, Node.Details details, List<Scene> scenes) {
        public Chapter {
            moments = List.copyOf(moments);
            scenes = List.copyOf(scenes);
        }

        public static Chapter of(String title, List<String> scenes) {
            return of("", title, scenes);
        }

        public static Chapter of(String part, String title, List<String> scenes) {
            return new Chapter(
                    part,
                    title,
                    "",
                    List.of(),
                    Node.Details.NONE,
                    scenes.stream().map(Scene::of).toList());
        }

        /// What its scenes say.
        public List<String> texts() {
            return scenes.stream().map(Scene::text).toList();
        }
    }

    /// A scene; most have no title.
    public record Scene(String title, String text, Node.Details details) {
        public static Scene of(String text) {
            return new Scene("", text, Node.Details.NONE);
        }
    }

    /// Somebody or something that comes in with it.
    public record Entry(
            CodexEntry.Kind kind,
            String name,
            String summary,
            Map<String, String> fields,
            boolean hidden,
            CodexEntry.Source source) {
        public Entry {
            fields = Map.copyOf(fields);
        }
    }

    public StoryIn withTitle(String other) {
        return new StoryIn(other, facts, chapters, entries, raters, beside, this.other);
    }

    boolean isEmpty() {
        return chapters.isEmpty() && entries.isEmpty() && facts.isEmpty();
    }

    public int words() {
        return chapters.stream()
                .flatMap(chapter -> chapter.texts().stream())
                .mapToInt(org.quillhouse.kernel.Words::count)
                .sum();
    }

    /// The story that it goes into.
    public record Target(
            Database database, Manuscript manuscript, Codex codex, Raters raters, Reviews reviews, Chats chats) {
        public static Target of(Database database, Manuscript manuscript, Codex codex) {
            var clock = InstantSource.system();
            var ids = new Ids(clock);
            return new Target(
                    database,
                    manuscript,
                    codex,
                    new Raters(database, clock, ids),
                    new Reviews(database),
                    new Chats(database, clock, ids));
        }
    }

    /// Adds all of it to a story, or nothing where one thing fails.
    public void into(Target target) throws StorageFailed {
        target.database().atOnce(() -> {
            putFacts(target.manuscript());
            putChapters(target.manuscript());
            for (Entry in : entries) {
                CodexEntry entry = target.codex()
                        .add(
                                in.kind(),
                                free(in.kind(), in.name().strip(), target.codex()),
                                in.summary(),
                                in.fields(),
                                in.source());
                if (in.hidden()) {
                    target.codex().update(entry.withHidden(true));
                }
            }
            for (Note note : beside.notes()) {
                target.manuscript().saveImported(target.manuscript().addNote(note.title()), note.text());
            }
            putRaters(target.raters());
            putOpinions(target);
            target.codex().dossiers().keep(beside.dossier(), Dossiers.Author.IMPORTED);
            for (var talk : beside.talks().entrySet()) {
                target.chats().bring(talk.getKey(), talk.getValue());
            }
        });
    }

    /// Two of one name are kept apart by a number.
    private static String free(CodexEntry.Kind kind, String name, Codex codex) throws StorageFailed {
        List<String> taken = codex.of(kind).stream()
                .map(entry -> entry.name().toLowerCase(Locale.ROOT))
                .toList();
        String free = name;
        for (int number = 2; taken.contains(free.toLowerCase(Locale.ROOT)); number++) {
            free = name + " " + number;
        }
        return free;
    }

    private void putFacts(Manuscript manuscript) throws StorageFailed {
        if (!facts.isEmpty()) {
            var now = manuscript.facts();
            manuscript.setFacts(new org.quillhouse.manuscript.StoryFacts(
                    now.id(),
                    now.title(),
                    facts.getOrDefault("world", now.world()),
                    facts.getOrDefault("summary", now.summary()),
                    facts.getOrDefault("outline", now.outline()),
                    facts.getOrDefault("prefix", now.prefix()),
                    facts.getOrDefault("suffix", now.suffix()),
                    facts.getOrDefault("writer_prompt", now.writerPrompt()),
                    facts.getOrDefault("editor_prompt", now.editorPrompt()),
                    facts.containsKey("telling") ? Telling.of(facts.get("telling")) : now.telling()));
        }
    }

    private void putChapters(Manuscript manuscript) throws StorageFailed {
        String partTitle = "";
        Optional<String> part = Optional.empty();
        for (Chapter chapter : chapters) {
            if (!chapter.part().equals(partTitle)) {
                partTitle = chapter.part();
                part = partTitle.isEmpty() ? Optional.empty() : Optional.of(manuscript.addPart(partTitle));
            }
            String id = manuscript.addChapter(part, chapter.title(), chapter.plan(), chapter.moments());
            String first = manuscript.scenesOf(id).getFirst().id();
            manuscript.describe(id, chapter.title(), chapter.details());
            for (int i = 0; i < chapter.scenes().size(); i++) {
                Scene in = chapter.scenes().get(i);
                String scene = i == 0 ? first : manuscript.addScene(id, "");
                manuscript.describe(scene, in.title(), in.details());
                manuscript.saveImported(scene, in.text());
            }
        }
    }

    /// As reviews of the outline; what somebody said who is no rater of the story is left in [#other].
    private void putOpinions(Target target) throws StorageFailed {
        var clock = InstantSource.system();
        String hash = Sha256.of(target.manuscript().facts().outline());
        var ids = new Ids(clock);
        List<Rater> all = target.raters().all();
        for (Opinion opinion : beside.opinions()) {
            Optional<Rater> rater = all.stream()
                    .filter(each -> each.name().equalsIgnoreCase(opinion.rater()))
                    .findFirst();
            if (rater.isPresent()) {
                target.reviews()
                        .keep(new Review(
                                ids.next(),
                                Review.OUTLINE,
                                rater.get().reviewer(),
                                opinion.words(),
                                Map.of(),
                                List.of(),
                                hash,
                                "",
                                opinion.made().orElseGet(clock::instant)));
            }
        }
    }

    /// One of a name that is there already takes over what the file says of it.
    private void putRaters(Raters into) throws StorageFailed {
        for (Rater rater : raters) {
            try {
                Optional<Rater> same = into.all().stream()
                        .filter(each -> each.name().equalsIgnoreCase(rater.name()))
                        .findFirst();
                Rater there = same.isPresent() ? same.get() : into.add(rater.name(), rater.criteria(), rater.marks());
                into.update(new Rater(there.id(), rater.name(), rater.criteria(), rater.enabled(), rater.marks()));
            } catch (ReviewProblem unfit) {
                throw StorageFailed.of(java.nio.file.Path.of(rater.name()), unfit);
            }
        }
    }
}
