package org.quillhouse.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.quillhouse.archive.ChatImport.Talk;
import org.quillhouse.archive.Conversation.Said;
import org.quillhouse.archive.internal.ConversationTable;
import org.quillhouse.kernel.Ids;
import org.quillhouse.kernel.Sha256;
import org.quillhouse.kernel.Words;
import org.quillhouse.storage.Database;
import org.quillhouse.storage.Mended;
import org.quillhouse.storage.Migrations;
import org.quillhouse.storage.Scripts;
import org.quillhouse.storage.StorageFailed;
import org.quillhouse.storage.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The talks of a profile, the briefs made of them, and which stories came of those. Safe on every thread; whoever
/// opened it closes it.
public final class ChatArchive implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChatArchive.class);
    private static final int APPLICATION_ID = 0x51484152; // "QHAR"
    private static final int TITLE_LETTERS = 60;
    /// Typing without so long a pause is one version.
    private static final Duration PAUSE = Duration.ofMinutes(2);

    private final Mended.Found found;
    private final Database database;
    private final InstantSource clock;
    private final Ids ids;
    private volatile boolean changed;

    private ChatArchive(Mended mended, InstantSource clock, Ids ids) {
        this.found = mended.found();
        this.database = mended.database();
        this.clock = clock;
        this.ids = ids;
    }

    /// A damaged file is put aside, and the copy of the last closing takes its place ([Mended]).
    ///
    /// @param profile its folder, made where it is missing
    public static ChatArchive open(Path profile, InstantSource clock, Ids ids) throws StorageFailed {
        try {
            Files.createDirectories(profile);
        } catch (IOException failed) {
            throw StorageFailed.of(profile, failed);
        }
        var migrations = new Migrations(
                APPLICATION_ID,
                List.of(Scripts.joined(
                        "archive/migrations/1.sql",
                        "lab/migrations/1.sql",
                        "lab/migrations/2.sql",
                        "lab/migrations/3.sql"))); // what the writer of briefs does leaves receipts here
        Path file = profile.resolve("archive.db");
        Mended mended = Mended.open(file, migrations);
        return new ChatArchive(mended, clock, ids);
    }

    private <T> T write(Work<T> work) throws StorageFailed {
        changed = true;
        return database.write(work);
    }

    /// In what state the file was.
    public Mended.Found found() {
        return found;
    }

    /// Where receipts of briefs are kept.
    public Database database() {
        changed = true;
        return database;
    }

    /// What became of talks that were brought in.
    ///
    /// @param added ids of those that are new
    /// @param known how many were here already
    public record Added(List<String> added, int known) {}

    /// Keeps talks, all or none. One that is here already is not kept twice; one that was taken out comes back.
    public Added add(List<Talk> talks) throws StorageFailed {
        Instant now = clock.instant();
        return write(handle -> {
            var added = new java.util.ArrayList<String>();
            int known = 0;
            for (Talk talk : talks) {
                String hash = hash(talk);
                Optional<String> there = ConversationTable.withHash(handle, hash);
                if (there.isPresent()) {
                    ConversationTable.setRemoved(handle, there.get(), false);
                    known++;
                } else {
                    String id = ids.next();
                    ConversationTable.insert(handle, id, title(talk), hash, talk, now);
                    added.add(id);
                }
            }
            return new Added(List.copyOf(added), known);
        });
    }

    /// Its own, else how it begins.
    private static String title(Talk talk) {
        return talk.title().isBlank()
                ? Words.beginning(
                        talk.messages()
                                .getFirst()
                                .text()
                                .lines()
                                .findFirst()
                                .orElse("")
                                .strip(),
                        TITLE_LETTERS)
                : talk.title().strip();
    }

    private static String hash(Talk talk) {
        MessageDigest digest = Sha256.digest();
        for (Said said : talk.messages()) {
            digest.update((said.author() ? "\u0001" : "\u0002").getBytes(StandardCharsets.UTF_8));
            digest.update(said.text().getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /// Newest first.
    public List<Conversation> list() throws StorageFailed {
        return database.read(handle -> ConversationTable.all(handle, false));
    }

    /// Those that were taken out, newest first.
    public List<Conversation> removed() throws StorageFailed {
        return database.read(handle -> ConversationTable.all(handle, true));
    }

    public List<Said> messages(String conversation) throws StorageFailed {
        return database.read(handle -> ConversationTable.messages(handle, conversation));
    }

    /// A blank title changes nothing.
    public void rename(String conversation, String title) throws StorageFailed {
        if (!title.isBlank()) {
            write(handle -> ConversationTable.rename(handle, conversation, title.strip()));
        }
    }

    /// Takes a talk out of the list or brings it back; its brief stays with it.
    public void setRemoved(String conversation, boolean removed) throws StorageFailed {
        write(handle -> ConversationTable.setRemoved(handle, conversation, removed));
    }

    /// Empty before anything was written.
    public Optional<Brief> brief(String conversation) throws StorageFailed {
        return database.read(handle -> ConversationTable.brief(handle, conversation));
    }

    /// What the author typed into the brief. Typing that goes on changes its own version; after a pause, or where
    /// the version that counts is another's, there is a new one. The same text again, and a locked brief, change
    /// nothing.
    public void type(String conversation, String title, String description) throws StorageFailed {
        Instant now = clock.instant();
        write(handle -> {
            Optional<Brief> brief = ConversationTable.brief(handle, conversation);
            boolean same = brief.map(Brief::active)
                    .filter(active ->
                            active.title().equals(title) && active.description().equals(description))
                    .isPresent();
            boolean nothing = brief.isEmpty() && title.isBlank() && description.isBlank();
            if (same || nothing || ConversationTable.isLocked(handle, conversation)) {
                return 0;
            }
            Optional<Brief.Version> going = brief.filter(
                            each -> each.active().equals(each.versions().getFirst()))
                    .map(Brief::active)
                    .filter(active -> active.byHand()
                            && Duration.between(active.made(), now).compareTo(PAUSE) < 0);
            return going.isPresent()
                    ? ConversationTable.retype(handle, going.get().id(), title, description, now)
                    : ConversationTable.add(
                            handle,
                            conversation,
                            ids.next(),
                            new Brief.Version(ids.next(), title, description, true, 0, now));
        });
    }

    /// Keeps what the assistant made, as a new version that counts. A locked brief stays.
    public void keep(String conversation, String title, String description) throws StorageFailed {
        Instant now = clock.instant();
        write(handle -> ConversationTable.isLocked(handle, conversation)
                ? 0
                : ConversationTable.add(
                        handle,
                        conversation,
                        ids.next(),
                        new Brief.Version(ids.next(), title, description, false, 0, now)));
    }

    /// Lets an earlier version count again; nothing is lost.
    public void activate(String conversation, Brief.Version version) throws StorageFailed {
        Instant now = clock.instant();
        write(handle -> ConversationTable.isLocked(handle, conversation)
                ? 0
                : ConversationTable.activate(handle, conversation, version.id(), now));
    }

    /// The story that was made of it.
    public Optional<BriefStory> story(String conversation) throws StorageFailed {
        return database.read(handle -> ConversationTable.story(handle, conversation));
    }

    /// The talk that a story was made of.
    public Optional<String> conversationOf(String storyId) throws StorageFailed {
        return database.read(handle -> ConversationTable.conversationOf(handle, storyId));
    }

    /// Remembers the story that was made of it, and locks its brief.
    public void link(String conversation, String storyId, Path folder, Brief.Version of) throws StorageFailed {
        var story = new BriefStory(storyId, folder, of.title(), of.description(), clock.instant());
        write(handle -> {
            ConversationTable.link(handle, conversation, story);
            return ConversationTable.setLocked(handle, conversation, true);
        });
    }

    /// Lets the brief be changed again; the story stays as it is.
    public void unlock(String conversation) throws StorageFailed {
        write(handle -> ConversationTable.setLocked(handle, conversation, false));
    }

    /// Keeps a copy for the next opening, and closes.
    @Override
    public void close() {
        try {
            if (changed || !Mended.hasCopy(database)) {
                Mended.keepCopy(database);
            }
        } catch (StorageFailed noCopy) {
            LOG.warn("no copy of the talks was kept", noCopy);
        }
        database.close();
    }
}
