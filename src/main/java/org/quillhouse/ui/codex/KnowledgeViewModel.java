package org.quillhouse.ui.codex;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.quillhouse.agents.FactFinder;
import org.quillhouse.codex.CharacterState;
import org.quillhouse.codex.Codex;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.codex.Fact;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.Node;
import org.quillhouse.manuscript.StoryTree;
import org.quillhouse.project.Project;
import org.quillhouse.tasks.JobRunner;
import org.quillhouse.ui.dialogs.Dialogs;
import org.quillhouse.ui.tasks.Attempt;

/// Who knows what, and who was where: facts and scenes against people.
public final class KnowledgeViewModel {
    private final Project project;
    private final Codex codex;
    private final FactFinder finder;
    private final Supplier<Optional<String>> openChapter;
    private final ReadOnlyBooleanWrapper finding = new ReadOnlyBooleanWrapper();
    private final Dialogs dialogs;
    private final JobRunner jobs;
    private final ReadOnlyObjectWrapper<Table> table = new ReadOnlyObjectWrapper<>(Table.EMPTY);
    private Consumer<Failure> failures = failure -> {};

    /// A scene by the name that the writer knows it by.
    public record Place(String sceneId, String number, String title, String pointOfView) {}

    /// Everything on the screen at one time.
    ///
    /// @param entries people, places and things, in the writer's order
    /// @param scenes in reading order
    /// @param present by scene
    /// @param states how people are after scenes
    /// @param removed entries that can be brought back
    public record Table(
            List<CodexEntry> entries,
            List<Fact> facts,
            List<Place> scenes,
            Map<String, Set<String>> present,
            List<CharacterState> states,
            List<CodexEntry> removed) {
        static final Table EMPTY = new Table(List.of(), List.of(), List.of(), Map.of(), List.of(), List.of());

        /// How somebody is after the last scene of which that is known.
        public Optional<CharacterState> lastState(CodexEntry person) {
            return states.stream()
                    .filter(state -> state.characterId().equals(person.id()) && order(state) >= 0)
                    .max(Comparator.comparingInt(this::order));
        }

        private int order(CharacterState state) {
            return place(state.sceneId()).map(scenes::indexOf).orElse(-1);
        }

        public List<CodexEntry> people() {
            return of(CodexEntry.Kind.CHARACTER);
        }

        public List<CodexEntry> of(CodexEntry.Kind kind) {
            return entries.stream().filter(entry -> entry.kind() == kind).toList();
        }

        /// Where a scene stands, as 2.1; empty where it is in the trash.
        public Optional<Place> place(String sceneId) {
            return scenes.stream()
                    .filter(place -> place.sceneId().equals(sceneId))
                    .findFirst();
        }
    }

    /// @param openChapter the chapter on the page; empty for none
    public KnowledgeViewModel(
            Project project,
            FactFinder finder,
            Supplier<Optional<String>> openChapter,
            Dialogs dialogs,
            JobRunner jobs,
            Executor delivery) {
        this.finder = finder;
        this.openChapter = openChapter;
        this.project = project;
        this.codex = project.codex();
        this.dialogs = dialogs;
        this.jobs = jobs;
        codex.onChange(() -> delivery.execute(this::refresh));
        project.manuscript()
                .onChange(change -> delivery.execute(() -> {
                    if (change instanceof org.quillhouse.manuscript.Manuscript.Change.Structure) {
                        refresh();
                    }
                }));
        refresh();
    }

    public void onFailure(Consumer<Failure> listener) {
        failures = listener;
    }

    private void refresh() {
        jobs.prepare((cancellation, progress) -> read())
                .onDone(read -> {
                    if (!read.equals(table.get())) {
                        table.set(read);
                    }
                })
                .onFailed(failure -> failures.accept(failure))
                .start();
    }

    private Table read() throws Failure {
        StoryTree tree = project.manuscript().tree();
        var places = new ArrayList<Place>();
        for (Node node : tree.nodes()) {
            if (node.kind() == Node.Kind.SCENE) {
                String chapter = tree.chapterOf(node.id())
                        .map(each -> each.number() + "." + node.number())
                        .orElse("");
                String title = node.title().isBlank()
                        ? tree.chapterOf(node.id()).map(Node::title).orElse("")
                        : node.title();
                places.add(new Place(node.id(), chapter, title, node.details().pointOfView()));
            }
        }
        return new Table(
                codex.entries(),
                codex.ledger().facts(),
                places,
                codex.ledger().witnesses(),
                codex.ledger().states(),
                codex.removed());
    }

    /// A change of the codex; what it throws is told.
    private void change(Attempt change) {
        Attempt.of(change, failures);
    }

    public boolean isReadOnly() {
        return project.isReadOnly();
    }

    public void addFact(String text) {
        if (!text.isBlank()) {
            change(() -> codex.ledger().add(text, Fact.Readers.LEDGER, Optional.empty(), false));
        }
    }

    /// Lets the model look through the open chapter for facts; they come as suggestions.
    public void find() {
        Optional<String> chapter = openChapter.get();
        if (chapter.isEmpty() || finding.get()) {
            return;
        }
        finding.set(true);
        jobs.prepare(finder.job(chapter.get()))
                .onDone(found -> {
                    finding.set(false);
                    if (found == 0) {
                        dialogs.tell(Texts.of("knowledge.find"), Texts.of("knowledge.found.none"));
                    }
                })
                .onCancelled(() -> finding.set(false))
                .onFailed(failure -> {
                    finding.set(false);
                    failures.accept(failure);
                })
                .start();
    }

    public ReadOnlyBooleanProperty findingProperty() {
        return finding.getReadOnlyProperty();
    }

    public void reword(Fact fact, String text) {
        if (!text.isBlank() && !text.strip().equals(fact.text())) {
            change(() -> codex.ledger().update(with(fact, text, fact.readers())));
        }
    }

    public void setReaders(Fact fact, Fact.Readers readers) {
        change(() -> codex.ledger().update(with(fact, fact.text(), readers)));
    }

    /// What the writer touched is no suggestion any more.
    private static Fact with(Fact fact, String text, Fact.Readers readers) {
        return new Fact(fact.id(), text, readers, fact.aboutId(), false, fact.scenes(), fact.known());
    }

    public void remove(Fact fact) {
        change(() -> codex.ledger().remove(fact.id()));
    }

    /// Takes a suggestion over: the fact, and all who are thought to know it.
    public void confirm(Fact fact) {
        change(() -> {
            codex.ledger().update(with(fact, fact.text(), fact.readers()));
            for (Fact.Knowledge one : fact.known()) {
                codex.ledger().learns(fact.id(), new Fact.Knowledge(one.knowerId(), one.sceneId(), false));
            }
        });
    }

    public void learns(Fact fact, CodexEntry person, String sceneId) {
        change(() -> {
            codex.ledger().learns(fact.id(), new Fact.Knowledge(person.id(), sceneId, false));
            codex.ledger().happens(fact.id(), sceneId);
        });
    }

    public void forgets(Fact fact, CodexEntry person) {
        change(() -> codex.ledger().forgets(fact.id(), person.id()));
    }

    /// Says that somebody was in a scene, or was not.
    public void togglePresent(Place scene, CodexEntry person) {
        var present = new TreeSet<>(table.get().present().getOrDefault(scene.sceneId(), Set.of()));
        if (!present.remove(person.id())) {
            present.add(person.id());
        }
        change(() -> codex.ledger().setWitnesses(scene.sceneId(), present));
    }

    /// What a cell of the table of facts shows.
    public String shown(Fact fact, CodexEntry person) {
        if (fact.readers() != Fact.Readers.LEDGER) {
            return fact.readers() == Fact.Readers.EVERYONE ? "•" : "";
        }
        return fact.knownTo(person.id())
                .map(one -> {
                    String place =
                            table.get().place(one.sceneId()).map(Place::number).orElse(Texts.of("knowledge.gone"));
                    return one.suggested() ? Texts.of("knowledge.perhaps", place) : place;
                })
                .orElse("");
    }

    public boolean isThere(Place scene, CodexEntry person) {
        return table.get().present().getOrDefault(scene.sceneId(), Set.of()).contains(person.id());
    }

    /// Asks for a name and makes an entry.
    public void add(CodexEntry.Kind kind) {
        dialogs.ask(Texts.of(kind.key() + ".add"), Texts.of("people.name"), "", Texts.of(kind.key() + ".add.button"))
                .ifPresent(name -> change(() -> codex.addNamed(kind, name, "", Map.of(), CodexEntry.Source.WRITER)));
    }

    /// Keeps what the writer typed about somebody; the rest of the sheet stays as it is by now.
    public void describe(CodexEntry person, String summary, String notes) {
        change(() -> {
            CodexEntry now = codex.entry(person.id()).orElse(person);
            var fields = new LinkedHashMap<>(now.fields());
            fields.put(CodexEntry.AUTHOR_NOTES, notes.strip());
            fields.values().removeIf(String::isBlank);
            CodexEntry next = now.with(now.name(), summary.strip(), fields);
            if (!next.equals(now)) {
                codex.type(next);
            }
        });
    }

    /// Says what part of the world an entry is about.
    public void setTopic(CodexEntry entry, String topic) {
        change(() -> {
            CodexEntry now = codex.entry(entry.id()).orElse(entry);
            if (!topic.strip().equals(now.field(CodexEntry.TOPIC))) {
                var fields = new LinkedHashMap<>(now.fields());
                fields.put(CodexEntry.TOPIC, topic.strip());
                fields.values().removeIf(String::isBlank);
                codex.type(now.with(now.name(), now.summary(), fields));
            }
        });
    }

    public void rename(CodexEntry person) {
        dialogs.ask(
                        Texts.of(person.kind().key() + ".rename"),
                        Texts.of("people.name"),
                        person.name(),
                        Texts.of("people.rename.button"))
                .ifPresent(name -> change(() -> codex.rename(person.id(), name)));
    }

    /// Keeps what the writer wrote about how somebody is after a scene; without words it is forgotten.
    public void setState(CharacterState state, Map<String, String> fields) {
        if (!fields.equals(state.fields())) {
            change(() -> codex.ledger().setState(new CharacterState(state.characterId(), state.sceneId(), fields)));
        }
    }

    public void setHidden(CodexEntry person, boolean hidden) {
        change(() -> codex.setHidden(person.id(), hidden));
    }

    /// Takes it out; it can be brought back.
    public void remove(CodexEntry person) {
        change(() -> codex.setRemoved(person.id(), true));
    }

    public void bringBack(CodexEntry entry) {
        change(() -> codex.setRemoved(entry.id(), false));
    }

    public ReadOnlyObjectProperty<Table> tableProperty() {
        return table.getReadOnlyProperty();
    }
}
