package org.quillhouse.context;

import java.util.Locale;

/// What happens when a layer wants more tokens than it was given (spec 002 §3.9).
public enum Overflow {
    /// The task is refused, with the layer named.
    REJECT,
    /// The layer gets what it was given.
    TRUNCATE,
    /// It borrows from others, the least important first: at most 30 % of theirs, and never below their least.
    BORROW,
    /// What others do not use is moved to it; then it borrows.
    REALLOCATE;

    /// By its name in settings; [#REALLOCATE] for any other text.
    public static Overflow named(String name) {
        for (Overflow overflow : values()) {
            if (overflow.name().equals(name.strip().toUpperCase(Locale.ROOT))) {
                return overflow;
            }
        }
        return REALLOCATE;
    }
}
