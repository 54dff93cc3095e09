package org.quillhouse.manuscript.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.quillhouse.kernel.Typing;
import org.quillhouse.kernel.Words;
import org.quillhouse.manuscript.Version;

/// Which scenes the writer types at, and the version that grows meanwhile.
///
/// Safe on every thread. Law: its lock is only taken inside a transaction or for itself, so that the two locks are
/// always taken in the same order.
public final class Sittings {
    private final Map<String, Sitting> open = new HashMap<>();

    /// @param mostWords the most its version ever had
    private record Sitting(String versionId, Instant last, int mostWords) {
        /// Whether this version goes on to grow: not after a pause, and not where so much of it is gone at once that it
        /// is kept as it was.
        boolean goesOn(Instant now, int words) {
            return Duration.between(last, now).abs().compareTo(Typing.SITTING) < 0 && !Typing.loses(mostWords, words);
        }
    }

    /// Stores a text in the version that grows, or in a new one.
    ///
    /// @param newId of a new one
    /// @return the version that is shown now
    public synchronized String save(
            Handle handle, String sceneId, String text, Version.Author author, String newId, Instant now) {
        boolean byHand = author == Version.Author.HAND;
        int words = Words.count(text);
        @Nullable Sitting before = byHand ? open.get(sceneId) : null;
        @Nullable Sitting sitting = before != null && before.goesOn(now, words) ? before : null;
        String grows = sitting == null ? "" : sitting.versionId();
        String version = VersionTable.save(handle, sceneId, text, author, grows, newId, now);
        if (byHand) {
            int most = sitting == null ? words : Math.max(words, sitting.mostWords());
            open.put(sceneId, new Sitting(version, now, most));
        }
        return version;
    }

    public synchronized void end(String sceneId) {
        open.remove(sceneId);
    }

    public synchronized void clear() {
        open.clear();
    }
}
