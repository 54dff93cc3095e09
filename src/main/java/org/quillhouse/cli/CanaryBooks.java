package org.quillhouse.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.quillhouse.agents.AgentStory;
import org.quillhouse.agents.Ask;
import org.quillhouse.agents.Briefing;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.codex.Fact;
import org.quillhouse.context.ContextTask;
import org.quillhouse.context.PromptSheet;
import org.quillhouse.context.TokenCounter;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Ids;
import org.quillhouse.kernel.TokenCount;
import org.quillhouse.manuscript.Node;
import org.quillhouse.manuscript.StoryTree;
import org.quillhouse.project.Project;
import org.quillhouse.project.Projects;
import org.quillhouse.prompts.PromptFiles;
import org.quillhouse.storage.StorageFailed;

/// Makes random books in which every secret has a word of its own, then looks for these words in what agents read.
///
/// Who may read what is worked out anew here from the books themselves, not by the code that is measured.
final class CanaryBooks {
    private static final int BUDGET = 30_000;

    private final Path folder;
    private final PromptFiles prompts;

    CanaryBooks(Path folder, PromptFiles prompts) {
        this.folder = folder;
        this.prompts = prompts;
    }

    /// @param leaks words that somebody read who must not
    /// @param withheld words that somebody did not read who should
    /// @param prompts that were looked at
    record Outcome(List<String> leaks, List<String> withheld, int prompts) {}

    Outcome check(int number) throws Failure {
        InstantSource clock = InstantSource.system();
        var projects = new Projects(folder.resolve("backups"), clock, new Ids(clock), job -> {});
        try (Project project = projects.create(folder.resolve("book-" + number + ".quill"), "Book " + number)) {
            var book = new Book(project, new Random(number));
            // one transaction: a thousand books would wait for the disk otherwise
            @SuppressWarnings("unused")
            boolean filled = project.database().write(handle -> {
                try {
                    book.fill();
                    book.shuffle();
                    return true;
                } catch (Failure failed) {
                    throw new IllegalStateException(failed);
                }
            });
            return book.look();
        }
    }

    private final class Book {
        private final Project project;
        private final Random random;
        private final List<CodexEntry> people = new ArrayList<>();
        private final Map<String, String> eyes = new HashMap<>();
        private final Map<String, Set<String>> there = new HashMap<>();
        private final List<String> never = new ArrayList<>();
        private final List<String> leaks = new ArrayList<>();
        private final List<String> withheld = new ArrayList<>();

        Book(Project project, Random random) {
            this.project = project;
            this.random = random;
        }

        void fill() throws Failure {
            for (int i = 3 + random.nextInt(5); i > 0; i--) {
                String note = secret("NOTE", i);
                never.add(note);
                people.add(project.codex()
                        .addCharacter(
                                "Person" + i,
                                "SHEET" + i + "X is quiet.",
                                Map.of(CodexEntry.AUTHOR_NOTES, note, "goals", "GOAL" + i + "X")));
            }
            CodexEntry ghost =
                    project.codex().addCharacter("Ghost", secret("GHOST", 0), Map.of("goals", secret("GHOST", 1)));
            project.codex().update(ghost.withHidden(true));
            never.addAll(List.of(secret("GHOST", 0), secret("GHOST", 1)));
            for (int chapter = 2 + random.nextInt(7); chapter > 0; chapter--) {
                String id = project.manuscript().addChapter("Chapter", "", List.of());
                for (int scene = random.nextInt(3); scene > 0; scene--) {
                    project.manuscript().addScene(id, "");
                }
            }
            for (Node scene : scenes()) {
                fillScene(scene);
            }
            project.manuscript().editor().add(Node.Kind.NOTE, "Note", Optional.empty(), Optional.empty());
            for (int i = 5 + random.nextInt(25); i > 0; i--) {
                addFact(i);
            }
        }

        private String secret(String kind, int number) {
            return kind + number + "ZQ";
        }

        private List<Node> scenes() throws StorageFailed {
            return project.manuscript().tree().nodes().stream()
                    .filter(node -> node.kind() == Node.Kind.SCENE)
                    .toList();
        }

        private void fillScene(Node scene) throws StorageFailed {
            String comment = "CMT" + scene.id();
            never.add(comment);
            project.manuscript()
                    .saveImported(
                            scene.id(),
                            "It rained. TXT" + scene.id() + " was said. <!-- " + comment + " --> It stopped.");
            int dice = random.nextInt(3);
            if (dice == 0) {
                CodexEntry person = people.get(random.nextInt(people.size()));
                eyes.put(scene.id(), person.id());
                project.manuscript().editor().setDetails(scene.id(), new Node.Details("", "", "", person.name(), 0));
            }
            if (dice <= 1) {
                var present = new TreeSet<String>();
                people.stream().filter(person -> random.nextBoolean()).forEach(person -> present.add(person.id()));
                there.put(scene.id(), present);
                project.codex().ledger().setWitnesses(scene.id(), present);
            }
        }

        private void addFact(int number) throws StorageFailed {
            Fact.Readers readers = random.nextInt(6) == 0
                    ? Fact.Readers.AUTHOR
                    : random.nextInt(6) == 0 ? Fact.Readers.EVERYONE : Fact.Readers.LEDGER;
            boolean suggested = random.nextInt(8) == 0;
            Fact fact = project.codex()
                    .ledger()
                    .add("The word is FACT" + number + "X.", readers, Optional.empty(), suggested);
            List<Node> scenes = scenes();
            for (CodexEntry person : people) {
                if (random.nextInt(3) == 0) {
                    String scene = scenes.get(random.nextInt(scenes.size())).id();
                    boolean unsure = random.nextInt(8) == 0;
                    project.codex().ledger().learns(fact.id(), new Fact.Knowledge(person.id(), scene, unsure));
                }
            }
        }

        /// Moves some scenes and throws some away, so that what is known moves.
        void shuffle() throws StorageFailed {
            for (int i = random.nextInt(4); i > 0; i--) {
                List<Node> scenes = scenes();
                Node one = scenes.get(random.nextInt(scenes.size()));
                Node other = scenes.get(random.nextInt(scenes.size()));
                boolean alone = scenes.stream()
                                .filter(scene -> scene.parentId().equals(one.parentId()))
                                .count()
                        < 2;
                if (one == other || alone) {
                    continue;
                }
                if (random.nextBoolean()) {
                    project.manuscript().editor().trash(List.of(one.id()));
                } else {
                    project.manuscript().editor().move(List.of(one.id()), other.parentId(), Optional.of(other.id()));
                }
            }
        }

        Outcome look() throws Failure {
            AgentStory story = AgentStory.of(project.manuscript(), project.codex(), project.database());
            var briefing = new Briefing(prompts, story);
            StoryTree tree = project.manuscript().tree();
            int chapters = tree.chapters().size();
            int looked = 0;
            for (int chapter = 1; chapter <= chapters; chapter++) {
                for (ContextTask task :
                        List.of(ContextTask.CHAPTER, ContextTask.EDITOR_REVIEW, ContextTask.RATER_FEEDBACK)) {
                    String text = text(briefing, Ask.of(task, chapter, ""));
                    never.stream().filter(text::contains).forEach(word -> leaks.add(task.code() + " read " + word));
                    looked++;
                }
                for (CodexEntry person : people) {
                    Ask ask =
                            Ask.of(ContextTask.CHARACTER_FEEDBACK, chapter, "").withCharacter(Optional.of(person.id()));
                    compare(person, chapter, tree, text(briefing, ask));
                    looked++;
                }
            }
            return new Outcome(leaks, withheld, looked);
        }

        private String text(Briefing briefing, Ask ask) throws Failure {
            PromptSheet sheet = briefing.brief(ask, TokenCounter.ESTIMATE, new TokenCount(BUDGET), false)
                    .sheet();
            return sheet.systemText() + "\n" + sheet.userText();
        }

        private void compare(CodexEntry person, int chapter, StoryTree tree, String text) throws StorageFailed {
            List<String> order = tree.nodes().stream()
                    .filter(node -> node.kind() == Node.Kind.SCENE)
                    .map(Node::id)
                    .toList();
            String first = tree.nodes().stream()
                    .filter(node -> node.kind() == Node.Kind.CHAPTER && node.number() == chapter)
                    .flatMap(node -> tree.children(Optional.of(node.id())).stream())
                    .map(Node::id)
                    .findFirst()
                    .orElse("");
            int now = first.isEmpty() ? order.size() : order.indexOf(first);
            String who = person.name() + " in chapter " + chapter;
            never.forEach(word -> expect(false, text.contains(word), who, word));
            people.forEach(other ->
                    expect(other.equals(person), text.contains(other.field("goals")), who, other.field("goals")));
            for (Fact fact : project.codex().ledger().facts()) {
                boolean learnt = fact.knownTo(person.id())
                        .filter(one -> !one.suggested())
                        .map(one -> order.indexOf(one.sceneId()))
                        .filter(place -> place >= 0 && place < now)
                        .isPresent();
                boolean may = !fact.suggested()
                        && (fact.readers() == Fact.Readers.EVERYONE
                                || (fact.readers() == Fact.Readers.LEDGER && learnt));
                expect(may, text.contains(fact.text()), who, fact.text());
            }
            for (int place = 0; place < order.size(); place++) {
                String scene = order.get(place);
                boolean lived = eyes.containsKey(scene)
                        ? person.id().equals(eyes.get(scene))
                        : there.getOrDefault(scene, Set.of()).contains(person.id());
                expect(lived && place < now, text.contains("TXT" + scene), who, "TXT" + scene);
            }
        }

        private void expect(boolean may, boolean reads, String who, String word) {
            if (reads && !may) {
                leaks.add(who + " read " + word);
            }
            if (may && !reads) {
                withheld.add(who + " did not read " + word);
            }
        }
    }
}
