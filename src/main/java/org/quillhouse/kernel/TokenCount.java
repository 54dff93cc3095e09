package org.quillhouse.kernel;

/// A number of tokens of one model, never negative. Tokens of different models must not be added.
public record TokenCount(int tokens) implements Comparable<TokenCount> {
    public static final TokenCount ZERO = new TokenCount(0);

    public TokenCount {
        if (tokens < 0) {
            throw new IllegalArgumentException("negative token count " + tokens);
        }
    }

    public TokenCount plus(TokenCount other) {
        return new TokenCount(Math.addExact(tokens, other.tokens));
    }

    /// The difference, at least zero.
    public TokenCount minus(TokenCount other) {
        return new TokenCount(Math.max(0, tokens - other.tokens));
    }

    public boolean fitsIn(TokenCount limit) {
        return tokens <= limit.tokens;
    }

    @Override
    public int compareTo(TokenCount other) {
        return Integer.compare(tokens, other.tokens);
    }
}
