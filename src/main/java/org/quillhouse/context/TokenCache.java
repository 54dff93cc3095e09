package org.quillhouse.context;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quillhouse.kernel.TokenCount;

/// Remembers what a counter counted (spec WA-89), the texts used last. Safe on every thread.
///
/// Law: a number of one model is never given for another; when the counter changes, everything is forgotten.
public final class TokenCache implements TokenCounter {
    private static final long MOST_LETTERS = 24_000_000;

    private final Map<String, Integer> counts = new LinkedHashMap<>(1_024, 0.75f, true);
    private TokenCounter counter;
    private boolean exact;
    private long letters;
    private long asked;
    private long found;

    public TokenCache(TokenCounter counter) {
        this.counter = counter;
        this.exact = counter.isExact();
    }

    /// Counts with this from now on.
    public synchronized TokenCache with(TokenCounter other) {
        if (other != counter || other.isExact() != exact) {
            counter = other;
            exact = other.isExact();
            clear();
        }
        return this;
    }

    @Override
    public TokenCount count(String text) {
        TokenCounter counting;
        synchronized (this) {
            asked++;
            @Nullable Integer known = counts.get(text);
            if (known != null) {
                found++;
                return new TokenCount(known);
            }
            counting = counter;
        }
        TokenCount count = counting.count(text);
        keep(counting, text, count.tokens());
        return count;
    }

    /// Whether it would answer out of memory.
    public synchronized boolean knows(String text) {
        return counts.containsKey(text);
    }

    private synchronized void keep(TokenCounter counting, String text, int tokens) {
        if (counting != counter || counts.put(text, tokens) != null) {
            return;
        }
        letters += text.length();
        var oldest = counts.entrySet().iterator();
        while (letters > MOST_LETTERS && oldest.hasNext()) {
            letters -= oldest.next().getKey().length();
            oldest.remove();
        }
    }

    @Override
    public synchronized boolean isExact() {
        return counter.isExact();
    }

    public synchronized void clear() {
        counts.clear();
        letters = 0;
    }

    /// Answers out of memory, of all, 0 to 1.
    public synchronized double hitRate() {
        return asked == 0 ? 0 : found / (double) asked;
    }
}
