package org.quillhouse.context;

/// How much an element matters; high goes in first.
public enum Priority {
    HIGH(0.8),
    MEDIUM(0.5),
    LOW(0.2);

    /// At and above this number a thing is of high priority (spec 002 §3.10).
    public static final double HIGH_FROM = 0.7;
    /// Below this number nothing goes in.
    public static final double LEAST = 0.1;

    private final double weight;

    Priority(double weight) {
        this.weight = weight;
    }

    /// The number behind the word, 0 to 1.
    public double weight() {
        return weight;
    }

    /// The word for a number.
    public static Priority of(double weight) {
        return weight >= HIGH_FROM ? HIGH : weight >= (MEDIUM.weight + LOW.weight) / 2 ? MEDIUM : LOW;
    }
}
