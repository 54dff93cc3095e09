package org.quillhouse.engine;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Replies to requests that were the very same: same model, prompt, settings and grammar. For hints, checks and counts,
/// never for prose, which a writer wants anew. Bounded in number, size and age. Safe on every thread.
public final class ReplyCache {
    private static final int MOST_REPLIES = 500;
    private static final int MOST_CHARS = 2_000_000;
    private static final Duration MOST_AGE = Duration.ofHours(12);

    private final InstantSource clock;
    private final Map<Key, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long chars;

    private record Key(String model, GenerationRequest request) {}

    private record Kept(GenerationResult reply, long atMillis) {
        int chars() {
            return reply.text().length();
        }
    }

    public ReplyCache() {
        this(InstantSource.system());
    }

    ReplyCache(InstantSource clock) {
        this.clock = clock;
    }

    synchronized Optional<GenerationResult> find(ModelInfo model, GenerationRequest request) {
        var key = new Key(model.file().toString(), request);
        Kept found = kept.get(key);
        if (found == null) {
            return Optional.empty();
        }
        if (clock.millis() - found.atMillis() > MOST_AGE.toMillis()) {
            kept.remove(key);
            chars -= found.chars();
            return Optional.empty();
        }
        return Optional.of(found.reply());
    }

    synchronized void keep(ModelInfo model, GenerationRequest request, GenerationResult reply) {
        var next = new Kept(reply, clock.millis());
        Kept old = kept.put(new Key(model.file().toString(), request), next);
        chars += next.chars() - (old == null ? 0 : old.chars());
        var oldest = kept.entrySet().iterator();
        while ((kept.size() > MOST_REPLIES || chars > MOST_CHARS) && oldest.hasNext()) {
            chars -= oldest.next().getValue().chars();
            oldest.remove();
        }
    }

    public synchronized int size() {
        return kept.size();
    }

    public synchronized void clear() {
        kept.clear();
        chars = 0;
    }
}
