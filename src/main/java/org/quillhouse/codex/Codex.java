package org.quillhouse.codex;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.quillhouse.codex.internal.EntryTable;
import org.quillhouse.codex.internal.PictureTable;
import org.quillhouse.kernel.Ids;
import org.quillhouse.kernel.Typing;
import org.quillhouse.storage.Database;
import org.quillhouse.storage.StorageFailed;

/// The entries of one story, in the writer's order. Safe on every thread; what a method returned from is durable.
public final class Codex {
    private final Database database;
    private final InstantSource clock;
    private final Ids ids;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Database.Teller<Codex> teller = changes -> listeners.forEach(Runnable::run);
    private final Ledger ledger;
    private final Dossiers dossiers;
    private final Strands strands;
    private final Typing typing;

    Codex(Database database, InstantSource clock, Ids ids) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
        this.typing = new Typing(clock);
        this.ledger = new Ledger(database, clock, ids, this::tell);
        this.dossiers = new Dossiers(database, clock, this::tell);
        this.strands = new Strands(database, clock, ids, this::tell);
    }

    /// Who knows what.
    public Ledger ledger() {
        return ledger;
    }

    /// What runs through its chapters.
    public Strands strands() {
        return strands;
    }

    /// What talks about the story have brought to light.
    public Dossiers dossiers() {
        return dossiers;
    }

    private void tell() {
        database.afterwards(teller, this);
    }

    /// Told of every change, on the thread that made it.
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    public List<CodexEntry> entries() throws StorageFailed {
        return database.read(EntryTable::all);
    }

    /// Those that were taken out and can be brought back.
    public List<CodexEntry> removed() throws StorageFailed {
        return database.read(EntryTable::removed);
    }

    public List<CodexEntry> characters() throws StorageFailed {
        return of(CodexEntry.Kind.CHARACTER);
    }

    public List<CodexEntry> of(CodexEntry.Kind kind) throws StorageFailed {
        return entries().stream().filter(entry -> entry.kind() == kind).toList();
    }

    /// An entry of any kind by its id.
    public Optional<CodexEntry> entry(String entryId) throws StorageFailed {
        return entries().stream().filter(entry -> entry.id().equals(entryId)).findFirst();
    }

    /// The characters that agents may be told of.
    public List<CodexEntry> visibleCharacters() throws StorageFailed {
        return characters().stream().filter(entry -> !entry.hidden()).toList();
    }

    /// A character by its id.
    public Optional<CodexEntry> find(String characterId) throws StorageFailed {
        return characters().stream()
                .filter(entry -> entry.id().equals(characterId))
                .findFirst();
    }

    /// A character by name, whatever the case.
    ///
    /// @throws NoSuchEntry when there is none
    public CodexEntry character(String name) throws StorageFailed, NoSuchEntry {
        return characters().stream()
                .filter(entry -> entry.name().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> NoSuchEntry.character(name.strip()));
    }

    public CodexEntry add(CodexEntry.Kind kind, String name, String summary, Map<String, String> fields)
            throws StorageFailed {
        return add(kind, name, summary, fields, CodexEntry.Source.WRITER);
    }

    /// @param source who puts it into the story
    public CodexEntry add(
            CodexEntry.Kind kind, String name, String summary, Map<String, String> fields, CodexEntry.Source source)
            throws StorageFailed {
        var entry = new CodexEntry(ids.next(), kind, name, summary, fields, false, source);
        database.write(handle -> EntryTable.insert(handle, entry, clock.instant()));
        tell();
        return entry;
    }

    /// Adds a character whose name is new (spec WA-55: a name stands for one character).
    ///
    /// @throws NoSuchEntry when the name is empty or taken
    public CodexEntry addCharacter(String name, String bio, Map<String, String> fields)
            throws StorageFailed, NoSuchEntry {
        return addNamed(CodexEntry.Kind.CHARACTER, name, bio, fields, CodexEntry.Source.WRITER);
    }

    /// Adds an entry whose name no other of its kind has.
    ///
    /// @throws NoSuchEntry when the name is empty or taken
    public CodexEntry addNamed(
            CodexEntry.Kind kind, String name, String summary, Map<String, String> fields, CodexEntry.Source source)
            throws StorageFailed, NoSuchEntry {
        return add(kind, free(kind, "", name), summary.strip(), fields, source);
    }

    private String free(CodexEntry.Kind kind, String entryId, String name) throws StorageFailed, NoSuchEntry {
        String plain = name.strip();
        if (plain.isEmpty()) {
            throw NoSuchEntry.nameMissing();
        }
        boolean taken = of(kind).stream()
                .anyMatch(entry -> !entry.id().equals(entryId) && entry.name().equalsIgnoreCase(plain));
        if (taken) {
            throw NoSuchEntry.nameTaken(plain);
        }
        return plain;
    }

    /// Gives an entry another name.
    ///
    /// @throws NoSuchEntry when the name is empty, or another of its kind has it
    public void rename(String entryId, String name) throws StorageFailed, NoSuchEntry {
        CodexEntry entry = entry(entryId).orElseThrow(() -> NoSuchEntry.character(name));
        update(entry.with(free(entry.kind(), entry.id(), name), entry.summary(), entry.fields()));
    }

    /// An entry as it was.
    ///
    /// @param replaced when it was changed
    public record Earlier(CodexEntry entry, Instant replaced) {}

    /// What an entry said before, newest first.
    public List<Earlier> earlier(CodexEntry entry) throws StorageFailed {
        return database.read(handle -> EntryTable.earlier(handle, entry));
    }

    /// Changes an entry; what it said before stays in the file.
    public void update(CodexEntry entry) throws StorageFailed {
        typing.ended(entry.id());
        store(entry);
    }

    /// The same while the writer types: of a sitting only what it said before is kept.
    public void type(CodexEntry entry) throws StorageFailed {
        store(entry);
        typing.typed(entry.id());
    }

    private void store(CodexEntry entry) throws StorageFailed {
        boolean goesOn = typing.goingOn().contains(entry.id())
                && !Typing.loses(entry(entry.id()).map(CodexEntry::words).orElse(0), entry.words());
        database.write(handle -> {
            int kept = goesOn ? 0 : EntryTable.keep(handle, entry.id(), clock.instant());
            return kept + EntryTable.update(handle, entry, clock.instant());
        });
        tell();
    }

    /// Keeps an entry from agents and lists, or shows it to them again.
    public void setHidden(String entryId, boolean hidden) throws StorageFailed {
        Optional<CodexEntry> entry = entry(entryId);
        if (entry.isPresent()) {
            update(entry.get().withHidden(hidden));
        }
    }

    /// Takes an entry out, or brings it back; it stays in the file. One whose name somebody else has by now comes back
    /// with a number.
    public void setRemoved(String entryId, boolean removed) throws StorageFailed {
        if (!removed) {
            giveFreeName(entryId);
        }
        database.write(handle -> EntryTable.remove(handle, entryId, removed, clock.instant()));
        tell();
    }

    private void giveFreeName(String entryId) throws StorageFailed {
        for (CodexEntry gone : removed()) {
            if (gone.id().equals(entryId)) {
                String name = freeName(gone.kind(), gone.name());
                if (!name.equals(gone.name())) {
                    update(gone.with(name, gone.summary(), gone.fields()));
                }
            }
        }
    }

    /// A name, with a number where another of the kind has it.
    public String freeName(CodexEntry.Kind kind, String wanted) throws StorageFailed {
        Set<String> taken = of(kind).stream()
                .map(entry -> entry.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        String name = wanted;
        for (int number = 2; taken.contains(name.toLowerCase(Locale.ROOT)); number++) {
            name = wanted + " (" + number + ")";
        }
        return name;
    }

    /// The picture of an entry, a PNG.
    public Optional<byte[]> picture(String entryId) throws StorageFailed {
        return database.read(handle -> PictureTable.of(handle, entryId));
    }

    /// @param png small: it is kept in the story's file
    public void setPicture(String entryId, byte[] png) throws StorageFailed {
        database.write(handle -> PictureTable.put(handle, entryId, png, clock.instant()));
        tell();
    }

    public void removePicture(String entryId) throws StorageFailed {
        database.write(handle -> PictureTable.remove(handle, entryId));
        tell();
    }
}
