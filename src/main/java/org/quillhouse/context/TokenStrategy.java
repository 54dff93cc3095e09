package org.quillhouse.context;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

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

    /// By its [#code], in any case.
    public static Optional<TokenStrategy> of(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(each -> each.code().equals(wanted))
                .findFirst();
    }

    public double factor() {
        return factor;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
