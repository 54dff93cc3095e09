package org.quillhouse.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Which texts the writer is typing at: those typed at last, by nobody else since, within five minutes. Safe on every
/// thread.
public final class Typing {
    /// A longer pause ends a sitting.
    public static final Duration SITTING = Duration.ofMinutes(5);

    private final InstantSource clock;
    private final Map<String, Instant> last = new HashMap<>();

    public Typing(InstantSource clock) {
        this.clock = clock;
    }

    /// Whether so much of a text goes at once that it is kept as it was, even while it is typed at: a twentieth, and
    /// twenty words at least.
    public static boolean loses(int wordsBefore, int wordsAfter) {
        return wordsBefore - wordsAfter >= Math.max(20, wordsBefore / 20);
    }

    public synchronized void typed(String text) {
        last.put(text, clock.instant());
    }

    /// Something else than typing changed it.
    public synchronized void ended(String text) {
        last.remove(text);
    }

    public synchronized void clear() {
        last.clear();
    }

    public synchronized Set<String> goingOn() {
        Instant now = clock.instant();
        return last.entrySet().stream()
                .filter(text -> Duration.between(text.getValue(), now).abs().compareTo(SITTING) < 0)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
