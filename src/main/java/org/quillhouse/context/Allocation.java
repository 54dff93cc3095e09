package org.quillhouse.context;

import java.util.Locale;

/// Whether the layers' budgets move (spec WA-73).
public enum Allocation {
    /// Each layer has its own and no more.
    STATIC,
    /// What one does not need goes to others.
    DYNAMIC,
    /// As dynamic, and the budgets become what prompts of this task needed before.
    ADAPTIVE;

    /// By its name in settings; [#DYNAMIC] for any other text.
    public static Allocation named(String name) {
        for (Allocation allocation : values()) {
            if (allocation.name().equals(name.strip().toUpperCase(Locale.ROOT))) {
                return allocation;
            }
        }
        return DYNAMIC;
    }
}
