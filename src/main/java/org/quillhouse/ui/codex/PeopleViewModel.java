package org.quillhouse.ui.codex;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.quillhouse.agents.Seeds;
import org.quillhouse.agents.WriterAgent;
import org.quillhouse.agents.WritingLimits;
import org.quillhouse.codex.Codex;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.tasks.Job;
import org.quillhouse.ui.desk.WriterViewModel;
import org.quillhouse.ui.tasks.Attempt;

/// The sheets of people, as lines of name and text; the writer agent fills them in, writes a portrait out of them, or
/// says how somebody stands to the others. Every sheet before stays in the story's file.
public final class PeopleViewModel {
    private final WriterAgent writer;
    private final WriterViewModel turn;
    private final Supplier<WritingLimits> limits;
    private final ReadOnlyStringWrapper busy = new ReadOnlyStringWrapper("");
    private Consumer<Failure> failures = failure -> {};

    public PeopleViewModel(WriterAgent writer, WriterViewModel turn, Supplier<WritingLimits> limits) {
        this.writer = writer;
        this.turn = turn;
        this.limits = limits;
    }

    public void onFailure(Consumer<Failure> listener) {
        failures = listener;
    }

    /// The sheet as lines; what is for the author alone and what has a field of its own is not in it.
    static String sheet(CodexEntry person) {
        var fields = new LinkedHashMap<>(person.readable());
        fields.remove(CodexEntry.TOPIC);
        return lines(fields);
    }

    static String lines(Map<String, String> fields) {
        var lines = new ArrayList<String>();
        fields.forEach((field, text) -> {
            if (!text.isBlank()) {
                lines.add(field.replace('_', ' ') + ": " + text.replace("\n", " / "));
            }
        });
        return String.join("\n", lines);
    }

    /// Reads lines back; one without a colon goes on with the line before.
    static Map<String, String> fields(String sheet) {
        var fields = new LinkedHashMap<String, String>();
        String last = "notes";
        for (String line : sheet.lines().toList()) {
            int colon = line.indexOf(':');
            boolean named = colon > 0 && colon < 30;
            String text = line.substring(named ? colon + 1 : 0).strip().replace(" / ", "\n");
            if (named) {
                last = line.substring(0, colon)
                        .strip()
                        .toLowerCase(java.util.Locale.ROOT)
                        .replace(' ', '_');
                fields.put(last, text);
            } else if (!text.isEmpty()) {
                fields.merge(last, text, (before, more) -> before + " " + more);
            }
        }
        return fields;
    }

    /// Stores a sheet that was typed, where anything is new.
    void keep(CodexEntry person, String sheet) {
        attempt(() -> {
            CodexEntry now = now(person);
            Map<String, String> fields = fields(sheet);
            for (String apart : List.of(CodexEntry.AUTHOR_NOTES, CodexEntry.TOPIC)) {
                fields.remove(apart);
                if (!now.field(apart).isEmpty()) {
                    fields.put(apart, now.field(apart));
                }
            }
            if (!fields.equals(now.fields()) && !sheet.equals(sheet(now))) {
                writer.story().codex().type(now.with(now.name(), now.summary(), fields));
            }
        });
    }

    /// Sheets that others took the place of, newest first.
    List<Codex.Earlier> earlier(CodexEntry person) {
        try {
            return writer.story().codex().earlier(person);
        } catch (Failure failed) {
            failures.accept(failed);
            return List.of();
        }
    }

    /// Brings an earlier sheet back, name and whether it is hidden left as they are.
    void bringBack(CodexEntry earlier) {
        attempt(() -> {
            CodexEntry now = now(earlier);
            writer.story().codex().update(now.with(now.name(), earlier.summary(), earlier.fields()));
        });
    }

    private CodexEntry now(CodexEntry person) throws Failure {
        return writer.story().codex().entry(person.id()).orElse(person);
    }

    private void attempt(Attempt step) {
        Attempt.of(step, failures);
    }

    /// Fills in what is empty.
    ///
    /// @param overwrite also what is filled in
    void fill(CodexEntry person, boolean overwrite) {
        run(
                person,
                writer.planner().detailsJob(person.id(), Seeds.drawn(), limits.get()),
                made -> writer.story().codex().update(now(person).filledWith(made, overwrite)));
    }

    void ties(CodexEntry person) {
        run(
                person,
                writer.planner().tiesJob(person.id(), Seeds.drawn(), limits.get()),
                made -> writer.story().codex().update(now(person).filledWith(Map.of("relationships", made), true)));
    }

    void portrait(CodexEntry person) {
        run(
                person,
                writer.planner().bioJob(person.id(), Seeds.drawn(), limits.get()),
                made -> writer.story().codex().update(now(person).withSummary(made)));
    }

    /// What the senses find of a place or thing, into its fields.
    ///
    /// @param overwrite also what is filled in
    void describe(CodexEntry entry, boolean overwrite) {
        run(
                entry,
                writer.planner().descriptionJob(entry.id(), Seeds.drawn(), limits.get()),
                made -> writer.story().codex().update(now(entry).filledWith(made, overwrite)));
    }

    private interface Taken<T> {
        void take(T made) throws Failure;
    }

    private <T> void run(CodexEntry person, Job<T> job, Taken<T> taken) {
        if (!turn.claim()) {
            return;
        }
        busy.set(Texts.of("people.busy", person.name()));
        turn.prepare(job)
                .onEnd(this::end)
                .onDone(made -> attempt(() -> taken.take(made)))
                .onFailed(failures)
                .start();
    }

    private void end() {
        busy.set("");
        turn.release();
    }

    WriterViewModel turn() {
        return turn;
    }

    /// What is being made, in words; empty when nothing is.
    ReadOnlyStringProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
