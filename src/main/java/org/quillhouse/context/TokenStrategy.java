package org.quillhouse.context;

import java.util.Locale;

/// How carefully tokens are reckoned (spec 002 §4.1).
public enum TokenStrategy {
    EXACT(1.0),
    ESTIMATED(1.1),
    CONSERVATIVE(1.25),
    OPTIMISTIC(0.95);

    private final double factor;

    TokenStrategy(double factor) {
        this.factor = factor;
    }

    public double factor() {
        return factor;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
