package org.quillhouse.ui.tasks;

import java.util.Optional;
import java.util.function.Consumer;
import org.quillhouse.kernel.Failure;

/// A short step of a view model that may fail: the writer is told, and nothing else happens.
@FunctionalInterface
public interface Attempt {
    void make() throws Failure;

    /// @param failures told why it failed
    static void of(Attempt step, Consumer<Failure> failures) {
        try {
            step.make();
        } catch (Failure failed) {
            failures.accept(failed);
        }
    }

    /// A look that may fail.
    @FunctionalInterface
    interface Look<T> {
        T made() throws Failure;
    }

    /// @param failures told why it failed
    /// @return what was looked at; empty where it failed
    static <T> Optional<T> look(Look<T> look, Consumer<Failure> failures) {
        try {
            return Optional.of(look.made());
        } catch (Failure failed) {
            failures.accept(failed);
            return Optional.empty();
        }
    }
}
