package org.quillhouse.tasks;

import java.util.function.Consumer;

/// Where a job tells how far it is. Called on the working thread; implementations must be quick and safe.
public interface Progress {
    /// Tells nobody.
    Progress SILENT = new Progress() {
        @Override
        public void status(Status status) {}

        @Override
        public void part(String text) {}
    };

    void status(Status status);

    /// A piece of streamed text, in order, never empty.
    void part(String text);

    /// Tells how far it is here, and all of the streamed text so far to somebody else.
    ///
    /// @param sofar called on the working thread
    default Progress gathering(Consumer<String> sofar) {
        Progress statuses = this;
        var text = new StringBuilder();
        return new Progress() {
            @Override
            public void status(Status status) {
                statuses.status(status);
            }

            @Override
            public void part(String piece) {
                sofar.accept(text.append(piece).toString());
            }
        };
    }
}
