package org.quillhouse.codex;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.quillhouse.codex.internal.DossierTable;
import org.quillhouse.kernel.Typing;
import org.quillhouse.kernel.Words;
import org.quillhouse.storage.Database;
import org.quillhouse.storage.StorageFailed;

/// The dossier of a story and all that it was (spec SWT-24, SWT-25). Safe on every thread; what a method returned from
/// is durable.
///
/// Law: nothing is deleted. Each change is a version, an earlier one that counts again is a version, too; what the
/// writer types in one sitting is one, unless much goes at once.
public final class Dossiers {
    private static final String TYPED = "dossier";

    private final Database database;
    private final InstantSource clock;
    private final Runnable changed;
    private final Typing typing;

    Dossiers(Database database, InstantSource clock, Runnable changed) {
        this.database = database;
        this.clock = clock;
        this.changed = changed;
        this.typing = new Typing(clock);
    }

    /// Where a version came from.
    public enum Author {
        HAND,
        /// Found in a talk, and taken over.
        TALK,
        /// An earlier one that counts again.
        EARLIER,
        IMPORTED;

        /// What it is called.
        public String key() {
            return "dossier.author." + name().toLowerCase(Locale.ROOT);
        }
    }

    /// A dossier as it was.
    ///
    /// @param number counted from 1
    public record Version(int number, Dossier dossier, Author author, Instant made) {}

    /// What counts: the newest version, or an empty one.
    public Dossier now() throws StorageFailed {
        return newest().map(Version::dossier).orElse(Dossier.EMPTY);
    }

    /// The version that counts; empty before there is any.
    public Optional<Version> newest() throws StorageFailed {
        return database.read(DossierTable::newest);
    }

    /// All of them, newest first.
    public List<Version> versions() throws StorageFailed {
        return database.read(DossierTable::all);
    }

    /// Keeps a dossier as the newest version, where anything is new.
    ///
    /// @return whether it was
    public boolean keep(Dossier dossier, Author author) throws StorageFailed {
        typing.ended(TYPED);
        return store(dossier, author, false);
    }

    /// The same while the writer types.
    public void type(Dossier dossier) throws StorageFailed {
        Dossier before = now();
        boolean goesOn = typing.goingOn().contains(TYPED) && !Typing.loses(words(before), words(dossier));
        store(dossier, Author.HAND, goesOn);
        typing.typed(TYPED);
    }

    private boolean store(Dossier dossier, Author author, boolean goesOn) throws StorageFailed {
        boolean stored = database.write(handle -> {
            Optional<Version> newest = DossierTable.newest(handle);
            if (newest.map(Version::dossier).orElse(Dossier.EMPTY).equals(dossier)) {
                return false;
            }
            Optional<Version> typed = newest.filter(version -> goesOn && version.author() == Author.HAND);
            int rows = typed.isPresent()
                    ? DossierTable.replace(handle, typed.get().number(), dossier, clock.instant())
                    : DossierTable.add(handle, dossier, author, clock.instant());
            return rows > 0;
        });
        if (stored) {
            changed.run();
        }
        return stored;
    }

    private static int words(Dossier dossier) {
        return Words.count(dossier.text(Dossier.Headings.NONE));
    }
}
