package org.quillhouse.engine.internal;

import java.util.List;

/// Ends a stream before the first stop word, also where the word arrives in pieces. Not thread-safe.
public final class StopWordFilter {
    private final List<String> words;
    private final StringBuilder held = new StringBuilder();
    private boolean stopped;

    public StopWordFilter(List<String> words) {
        this.words = words.stream().filter(word -> !word.isEmpty()).toList();
    }

    /// The text that is safe to show now; what may be the beginning of a stop word is held back.
    public String add(String text) {
        if (stopped) {
            return "";
        }
        if (held.isEmpty() && words.isEmpty()) {
            return text;
        }
        held.append(text);
        int at = firstStop();
        if (at >= 0) {
            stopped = true;
            return take(at);
        }
        return take(held.length() - heldBack());
    }

    /// What was held back and turned out to be no stop word.
    public String finish() {
        return stopped ? "" : take(held.length());
    }

    public boolean isStopped() {
        return stopped;
    }

    private String take(int length) {
        String text = held.substring(0, length);
        held.delete(0, length);
        return text;
    }

    private int firstStop() {
        int first = -1;
        for (String word : words) {
            int at = held.indexOf(word);
            if (at >= 0 && (first < 0 || at < first)) {
                first = at;
            }
        }
        return first;
    }

    private int heldBack() {
        int longest = 0;
        for (String word : words) {
            for (int length = Math.min(word.length() - 1, held.length()); length > longest; length--) {
                if (word.startsWith(held.substring(held.length() - length))) {
                    longest = length;
                }
            }
        }
        return longest;
    }
}
