package org.quillhouse.engine.internal;

import java.util.Arrays;

/// Guesses how a reply goes on: where its last tokens stood before, in the prompt or in itself, what followed then may
/// follow now. Where guesses are mostly wrong it stops guessing for a while. Not thread-safe.
///
/// The guess only saves time: every token of it is checked against what the model would have drawn.
public final class PromptLookup {
    private static final int LONGEST_MATCH = 4;
    private static final int SHORTEST_MATCH = 2;
    private static final int LEAST = 3;
    private static final int MOST = 23;
    private static final int REST_TOKENS = 48;
    private static final double NEW_SHARE = 0.1;

    /// One less than a multiple of four: with the token that is decoded anyway it makes a batch without a rest, which
    /// the library's kernels would do column by column.
    private int length = 7;
    private int resting;
    private int misses;
    /// By the length of the match: how often a token after it was right.
    private final double[] rates = {0, 0, 0.3, 0.4, 0.5};
    private int lastMatch;

    /// Tokens that may follow `tokens[0, count)`; none while it rests or nothing matches.
    public int[] guess(int[] tokens, int count, int room) {
        if (resting > 0) {
            resting--;
            return new int[0];
        }
        return following(tokens, count, Math.min(length, room));
    }

    /// Like [#guess] for places in a batch that cost nothing: it never rests, and only [#learnAside] is told.
    /// How likely each token is, [#chance] says.
    public int[] guessAside(int[] tokens, int count, int most) {
        return following(tokens, count, most);
    }

    /// How likely the first token of the last guess is right, and each next one where all before it were.
    public double chance() {
        return rates[lastMatch];
    }

    /// Told how many tokens of a guess that cost nothing were right.
    public void learnAside(int guessed, int right) {
        for (int i = 0; i < Math.min(guessed, right + 1); i++) {
            rates[lastMatch] = (1 - NEW_SHARE) * rates[lastMatch] + (i < right ? NEW_SHARE : 0);
        }
    }

    private int[] following(int[] tokens, int count, int most) {
        for (int match = LONGEST_MATCH; match >= SHORTEST_MATCH; match--) {
            int at = lastMatch(tokens, count, match);
            if (at >= 0) {
                lastMatch = match;
                int end = Math.min(count, at + most);
                return Arrays.copyOfRange(tokens, at, Math.max(at, end));
            }
        }
        return new int[0];
    }

    /// Where what followed the latest earlier occurrence of the last `match` tokens begins.
    private static int lastMatch(int[] tokens, int count, int match) {
        int last = count == 0 ? 0 : tokens[count - 1];
        for (int end = count - 1; end >= match; end--) {
            if (tokens[end - 1] == last && Arrays.equals(tokens, end - match, end, tokens, count - match, count)) {
                return end;
            }
        }
        return -1;
    }

    /// Told how many tokens of a guess were right: longer guesses while they are, none for a while where three in a
    /// row are mostly wrong.
    public void learn(int guessed, int right) {
        if (right == guessed) {
            length = Math.min(MOST, length * 2 + 1);
            misses = 0;
        } else if (2 * right >= guessed) {
            misses = 0;
        } else {
            length = Math.max(LEAST, (length + 1) / 8 * 4 - 1);
            misses++;
        }
        if (misses >= 3) {
            resting = REST_TOKENS;
            misses = 0;
        }
    }
}
