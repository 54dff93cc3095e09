package org.quillhouse.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quillhouse.archive.internal.DocumentTable;
import org.quillhouse.archive.internal.DocumentText;
import org.quillhouse.archive.internal.PassageIndex;
import org.quillhouse.kernel.Ids;
import org.quillhouse.kernel.Sha256;
import org.quillhouse.storage.Database;
import org.quillhouse.storage.Mended;
import org.quillhouse.storage.Migrations;
import org.quillhouse.storage.Scripts;
import org.quillhouse.storage.StorageFailed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The writer's own documents: what was read up for a story. Their words lie in the profile, so that they can be found
/// when the files are gone; the index by which they are found lies in the cache and is made again where it is missing,
/// damaged or of another state.
///
/// Safe on every thread; searching and reading files takes its time. Whoever opened it closes it.
public final class DocumentArchive implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DocumentArchive.class);
    private static final int APPLICATION_ID = 0x51484443; // "QHDC"
    private static final int MOST_FILES = 20_000;
    private static final int MOST_WHOLE = 3;

    private final Mended.Found found;
    private final Database database;
    private final Path indexFolder;
    private final InstantSource clock;
    private final Ids ids;
    private @Nullable PassageIndex index;
    private volatile boolean changed;

    private DocumentArchive(Mended mended, Path indexFolder, InstantSource clock, Ids ids) {
        this.found = mended.found();
        this.database = mended.database();
        this.indexFolder = indexFolder;
        this.clock = clock;
        this.ids = ids;
    }

    /// A damaged file is put aside, and the copy of the last closing takes its place ([Mended]).
    ///
    /// @param profile its folder, made where it is missing
    /// @param cache where the index lies
    public static DocumentArchive open(Path profile, Path cache, InstantSource clock, Ids ids) throws StorageFailed {
        try {
            Files.createDirectories(profile);
        } catch (IOException failed) {
            throw StorageFailed.of(profile, failed);
        }
        var migrations = new Migrations(APPLICATION_ID, List.of(Scripts.joined("archive/documents/1.sql")));
        Mended mended = Mended.open(profile.resolve("documents.db"), migrations);
        return new DocumentArchive(mended, cache.resolve("documents-index"), clock, ids);
    }

    /// How the names of files end that can be read, without the dot.
    public static List<String> endings() {
        return DocumentText.ENDINGS;
    }

    /// In what state the file was.
    public Mended.Found found() {
        return found;
    }

    /// By name.
    public List<Document> list() throws StorageFailed {
        return database.read(DocumentTable::all);
    }

    /// All words of a document, also of one that was taken out; empty where there is none.
    public Optional<String> text(String id) throws StorageFailed {
        return database.read(handle -> DocumentTable.content(handle, id)).map(DocumentTable.Content::text);
    }

    /// What became of files that were to be read.
    ///
    /// @param added ids of those that are new or have changed
    /// @param known how many lay here as they are
    /// @param unread those that could not be read, or have no words
    public record Added(List<String> added, int known, List<Path> unread) {}

    /// Reads files, and all of a folder that look as if they could be read. Each is kept as soon as it was read.
    ///
    /// @param onFile told each one before it is read; may throw to end it
    public Added add(List<Path> places, Consumer<Path> onFile) throws StorageFailed {
        var added = new ArrayList<String>();
        var unread = new ArrayList<Path>();
        int known = 0;
        try {
            for (Path file : files(places, unread)) {
                onFile.accept(file);
                String text = read(file).orElse("");
                String hash = Sha256.of(text);
                if (text.isBlank()) {
                    unread.add(file);
                } else if (database.read(handle -> DocumentTable.isKnown(handle, file, hash))) {
                    known++;
                } else {
                    added.add(keep(file, text, hash));
                }
            }
        } finally {
            if (!added.isEmpty()) {
                commit();
            }
        }
        return new Added(List.copyOf(added), known, List.copyOf(unread));
    }

    private static Set<Path> files(List<Path> places, List<Path> unread) {
        var files = new LinkedHashSet<Path>();
        for (Path place : places) {
            Path whole = place.toAbsolutePath().normalize();
            if (!Files.isDirectory(whole)) {
                files.add(whole);
                continue;
            }
            try (Stream<Path> inside = Files.walk(whole)) {
                inside.filter(file -> DocumentText.isReadable(file) && Files.isRegularFile(file))
                        .sorted()
                        .limit(MOST_FILES)
                        .forEach(files::add);
            } catch (IOException | java.io.UncheckedIOException closed) {
                LOG.warn("a folder cannot be read", closed);
                unread.add(whole);
            }
        }
        return files;
    }

    private static Optional<String> read(Path file) {
        try {
            return DocumentText.isReadable(file) ? Optional.of(DocumentText.of(file)) : Optional.empty();
        } catch (IOException unreadable) {
            LOG.info("a file cannot be read: {}", file, unreadable);
            return Optional.empty();
        }
    }

    private synchronized String keep(Path file, String text, String hash) throws StorageFailed {
        PassageIndex passages = index();
        changed = true;
        var kept = database.write(handle -> {
            String id = DocumentTable.put(handle, ids.next(), file, text, hash, clock.instant());
            return new Kept(id, DocumentTable.nextState(handle, ids.next()));
        });
        var content = new DocumentTable.Content(kept.id, String.valueOf(file.getFileName()), text);
        change(() -> {
            passages.put(content);
            passages.became(kept.state);
        });
        return kept.id;
    }

    private synchronized void commit() throws StorageFailed {
        PassageIndex passages = index();
        change(passages::commit);
    }

    private record Kept(String id, String state) {}

    /// Takes a document out, or brings it back.
    public synchronized void setRemoved(String id, boolean removed) throws StorageFailed {
        PassageIndex passages = index();
        changed = true;
        String state = database.write(handle -> {
            DocumentTable.setRemoved(handle, id, removed);
            return DocumentTable.nextState(handle, ids.next());
        });
        Optional<DocumentTable.Content> content =
                removed ? Optional.empty() : database.read(handle -> DocumentTable.content(handle, id));
        change(() -> {
            passages.remove(id);
            if (content.isPresent()) {
                passages.put(content.get());
            }
            passages.became(state);
            passages.commit();
        });
    }

    private interface Change {
        void make() throws IOException;
    }

    private void change(Change change) throws StorageFailed {
        try {
            change.make();
        } catch (IOException failed) {
            throw StorageFailed.of(indexFolder, failed);
        }
    }

    /// The index, of the state that the documents are in.
    private PassageIndex index() throws StorageFailed {
        try {
            PassageIndex now = index;
            if (now == null) {
                Files.createDirectories(indexFolder);
                now = PassageIndex.open(indexFolder);
                index = now;
            }
            String state = database.read(DocumentTable::state);
            if (!now.state().equals(state)) {
                now.clear();
                for (DocumentTable.Content content : database.read(DocumentTable::contents)) {
                    now.put(content);
                }
                now.became(state);
                now.commit();
            }
            return now;
        } catch (IOException failed) {
            throw StorageFailed.of(indexFolder, failed);
        }
    }

    /// How many passages can be found.
    public synchronized int passages() throws StorageFailed {
        return index().passages();
    }

    /// What was found.
    ///
    /// @param passages best first
    /// @param missing names of documents that were asked for and are not here
    public record Found(List<Passage> passages, List<String> missing) {}

    /// Looks for words. What stands in quotation marks must stand in a passage word for word, and `source:name` asks
    /// for
    /// documents of that name, or with it in their name.
    public synchronized Found search(String words, int most) throws StorageFailed {
        var question = Question.of(words);
        var wanted = new LinkedHashSet<String>();
        var missing = new ArrayList<String>();
        List<Document> all = question.sources().isEmpty() ? List.of() : list();
        for (String source : question.sources()) {
            List<String> named = named(all, source);
            wanted.addAll(named);
            if (named.isEmpty()) {
                missing.add(source);
            }
        }
        if (!question.sources().isEmpty() && wanted.isEmpty()) {
            return new Found(List.of(), List.copyOf(missing));
        }
        try {
            List<Passage> passages = index().search(question.words(), question.phrases(), wanted, most);
            return new Found(passages, List.copyOf(missing));
        } catch (IOException failed) {
            throw StorageFailed.of(indexFolder, failed);
        }
    }

    /// What a question is answered from.
    ///
    /// @param whole documents that are told as a whole; where there are any, passages are not wanted
    /// @param missing names of documents that were asked for and are not here
    public record Answer(List<Passage> passages, List<Whole> whole, List<String> missing) {}

    /// Looks up what a question asks for: the passages that fit best, or, where it names documents, asks for all of
    /// something or goes on from the question before, the documents they stand in.
    ///
    /// @param before the question before it; empty for the first
    public Answer ask(String words, String before, int most) throws StorageFailed {
        var question = Question.of(words);
        boolean goesOn = !before.isBlank() && question.followsOn();
        String all = goesOn ? words + " " + before : words;
        Found found = search(all, most);
        if (!question.asksForAll() && !goesOn) {
            return new Answer(found.passages(), List.of(), found.missing());
        }
        var ids = new LinkedHashSet<String>();
        found.passages().forEach(passage -> ids.add(passage.documentId()));
        List<Document> here = list();
        Question.of(all).sources().forEach(source -> ids.addAll(named(here, source)));
        var whole = new ArrayList<Whole>();
        for (String id : ids.stream().limit(MOST_WHOLE).toList()) {
            String name = here.stream()
                    .filter(document -> document.id().equals(id))
                    .map(Document::name)
                    .findFirst()
                    .orElse("");
            List<Passage> its = found.passages().stream()
                    .filter(passage -> passage.documentId().equals(id))
                    .toList();
            text(id).ifPresent(text -> whole.add(Whole.of(name, text, its)));
        }
        return new Answer(found.passages(), List.copyOf(whole), found.missing());
    }

    private static List<String> named(List<Document> all, String source) {
        List<String> exactly = all.stream()
                .filter(document -> document.name().equalsIgnoreCase(source))
                .map(Document::id)
                .toList();
        if (!exactly.isEmpty()) {
            return exactly;
        }
        String part = source.toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(document -> document.name().toLowerCase(Locale.ROOT).contains(part))
                .map(Document::id)
                .toList();
    }

    @Override
    public synchronized void close() {
        try {
            if (changed) {
                Mended.keepCopy(database);
            }
        } catch (StorageFailed noCopy) {
            LOG.warn("no copy of the documents was kept", noCopy);
        }
        try {
            if (index != null) {
                index.close();
            }
        } catch (IOException failed) {
            LOG.warn("the index of documents was not closed", failed);
        }
        database.close();
    }
}
