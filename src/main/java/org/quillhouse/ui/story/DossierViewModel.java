package org.quillhouse.ui.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.quillhouse.agents.DossierKeeper;
import org.quillhouse.agents.WriterAgent;
import org.quillhouse.codex.Codex;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.codex.Dossier;
import org.quillhouse.codex.Dossiers;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.StoryFacts;
import org.quillhouse.tasks.JobRunner;
import org.quillhouse.ui.tasks.Attempt;

/// The dossier: what talks have brought to light, what is found new in them, and the ways from there into the story.
/// What was found waits until the writer takes it over, unless the settings say otherwise; every change is a version.
public final class DossierViewModel {
    private final DossierKeeper keeper;
    private final Codex codex;
    private final WriterAgent writer;
    private final JobRunner jobs;
    private final Supplier<String> habit;
    private final boolean readOnly;
    private final ReadOnlyObjectWrapper<Dossier> dossier = new ReadOnlyObjectWrapper<>(Dossier.EMPTY);
    private final ReadOnlyObjectWrapper<Optional<Dossier>> found = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<String> note = new ReadOnlyObjectWrapper<>("");
    private boolean looking;
    private Optional<DossierKeeper.Talk> next = Optional.empty();
    private Consumer<Failure> failures = failure -> {};

    /// @param habit how often talks are looked through by themselves, as the settings name it
    public DossierViewModel(WriterAgent writer, JobRunner jobs, Supplier<String> habit, boolean readOnly) {
        this.writer = writer;
        this.keeper = writer.dossiers();
        this.codex = writer.story().codex();
        this.jobs = jobs;
        this.habit = habit;
        this.readOnly = readOnly;
    }

    public void onFailure(Consumer<Failure> listener) {
        failures = listener;
    }

    private void attempt(Attempt step) {
        Attempt.of(step, failures);
    }

    /// Reads it again.
    public void refresh() {
        attempt(() -> dossier.set(codex.dossiers().now()));
    }

    /// Stores what the writer typed.
    void keep(Dossier typed) {
        attempt(() -> {
            if (!readOnly && !typed.equals(dossier.get())) {
                codex.dossiers().type(typed);
            }
        });
        refresh();
    }

    /// Something was said to the interviewer and answered.
    public void heard(DossierKeeper.Talk talk) {
        if (!readOnly && !habit.get().equals("button")) {
            look(talk, true);
        }
    }

    /// Looks through a talk because the writer asks for it.
    public void look(DossierKeeper.Talk talk) {
        look(talk, false);
    }

    /// One after another: what is said while it looks is looked through next.
    private void look(DossierKeeper.Talk talk, boolean beside) {
        if (looking) {
            next = Optional.of(next.map(before -> before.and(talk)).orElse(talk));
            return;
        }
        looking = true;
        note.set(beside ? "" : Texts.of("dossier.looking"));
        jobs.prepare(keeper.job(talk, beside))
                .onEnd(this::end)
                .onDone(made -> come(made, beside))
                .onFailed(beside ? failure -> {} : failures)
                .start();
    }

    private void end() {
        looking = false;
        note.set("");
        Optional<DossierKeeper.Talk> waiting = next;
        next = Optional.empty();
        waiting.ifPresent(talk -> look(talk, true));
    }

    private void come(Optional<Dossier> made, boolean beside) {
        if (made.isEmpty()) {
            note.set(beside ? "" : Texts.of("dossier.nothing"));
        } else if (beside && habit.get().equals("automatic")) {
            attempt(() -> codex.dossiers().keep(codex.dossiers().now().merged(made.get()), Dossiers.Author.TALK));
            refresh();
        } else {
            found.set(Optional.of(found.get().map(made.get()::merged).orElse(made.get())));
        }
    }

    /// Takes over what was found, into what the dossier says by now.
    public void take() {
        found.get().ifPresent(each -> {
            attempt(() -> codex.dossiers().keep(codex.dossiers().now().merged(each), Dossiers.Author.TALK));
            found.set(Optional.empty());
            refresh();
        });
    }

    public void decline() {
        found.set(Optional.empty());
    }

    /// The version that counts.
    Optional<Dossiers.Version> newest() {
        try {
            return codex.dossiers().newest();
        } catch (Failure failed) {
            failures.accept(failed);
            return Optional.empty();
        }
    }

    /// All that it was, newest first; the one that counts is the first.
    List<Dossiers.Version> versions() {
        try {
            return codex.dossiers().versions();
        } catch (Failure failed) {
            failures.accept(failed);
            return List.of();
        }
    }

    /// Has an earlier one count again.
    public void bringBack(Dossier earlier) {
        attempt(() -> codex.dossiers().keep(earlier, Dossiers.Author.EARLIER));
        refresh();
    }

    /// Somebody becomes one of the story's people; who is there already gets what their sheet does not say yet.
    public void intoPeople(Dossier.Person person) {
        attempt(() -> {
            var fields = Map.of("relationships", String.join("\n", person.ties()), "arc", person.arc());
            Optional<CodexEntry> there = codex.characters().stream()
                    .filter(entry -> entry.name().equalsIgnoreCase(person.name()))
                    .findFirst();
            if (there.isPresent()) {
                CodexEntry entry =
                        there.get().summary().isBlank() ? there.get().withSummary(person.description()) : there.get();
                codex.update(entry.filledWith(fields, false));
            } else {
                CodexEntry made = codex.addNamed(
                        CodexEntry.Kind.CHARACTER,
                        person.name(),
                        person.description(),
                        Map.of(),
                        CodexEntry.Source.AGENT);
                codex.update(made.filledWith(fields, false));
            }
            note.set(Texts.of("dossier.person.taken", person.name()));
        });
    }

    /// All places that the story does not know yet become entries of its codex.
    public void intoPlaces() {
        attempt(() -> {
            var known = codex.of(CodexEntry.Kind.PLACE).stream()
                    .map(entry -> entry.name().toLowerCase(Texts.locale()))
                    .collect(Collectors.toSet());
            int made = 0;
            for (String place : dossier.get().places()) {
                if (known.add(place.toLowerCase(Texts.locale()))) {
                    codex.addNamed(CodexEntry.Kind.PLACE, place, "", Map.of(), CodexEntry.Source.AGENT);
                    made++;
                }
            }
            note.set(Texts.of("dossier.places.taken", made));
        });
    }

    /// Puts behind the outline what happens and does not stand in it yet.
    public void intoOutline() {
        attempt(() -> {
            StoryFacts facts = writer.story().manuscript().facts();
            var lines = new ArrayList<String>();
            for (String point : dossier.get().plot()) {
                if (!facts.outline().contains(point)) {
                    lines.add("- " + point);
                }
            }
            if (!lines.isEmpty()) {
                String outline = (facts.outline().stripTrailing() + "\n\n" + String.join("\n", lines)).strip();
                writer.story().manuscript().setFacts(facts.withOutline(outline));
            }
            note.set(Texts.of("dossier.plot.taken", lines.size()));
        });
    }

    public ReadOnlyObjectProperty<Dossier> dossierProperty() {
        return dossier.getReadOnlyProperty();
    }

    /// The dossier with what was found, until it is taken over or declined.
    public ReadOnlyObjectProperty<Optional<Dossier>> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /// What was done last, or is being done, in words.
    ReadOnlyObjectProperty<String> noteProperty() {
        return note.getReadOnlyProperty();
    }

    boolean isReadOnly() {
        return readOnly;
    }
}
