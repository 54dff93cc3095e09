package org.quillhouse.context;

/// How many tokens a field that feeds prompts should have at most (spec 002 §4.4), of the defaults' 30,000.
public enum FieldLimit {
    PREFIX(500),
    SUFFIX(500),
    ROLE(1_000),
    WORLD(4_000),
    OUTLINE(4_000),
    PLAN(1_000),
    WISH(2_000),
    PERSON(800);

    /// Shares of the limit from which on a field warns, and warns strongly.
    public static final double WARNING_FROM = 0.8;
    public static final double CRITICAL_FROM = 0.9;

    private final int tokens;

    FieldLimit(int tokens) {
        this.tokens = tokens;
    }

    /// How a field stands to its limit.
    public enum State {
        GOOD,
        WARNING,
        CRITICAL,
        OVER
    }

    /// Scaled down with what the model reads.
    ///
    /// @param budget effective tokens for a prompt
    public int tokens(int budget) {
        int whole = LayerBudgets.DEFAULTS.sum();
        return budget >= whole ? tokens : Math.max(1, (int) ((long) tokens * budget / whole));
    }

    /// Exactly at the limit is still valid.
    public static State state(int count, int limit) {
        if (count < 0 || limit <= 0) {
            throw new IllegalArgumentException("count " + count + ", limit " + limit);
        }
        if (count > limit) {
            return State.OVER;
        }
        double share = count / (double) limit;
        return share >= CRITICAL_FROM ? State.CRITICAL : share >= WARNING_FROM ? State.WARNING : State.GOOD;
    }
}
