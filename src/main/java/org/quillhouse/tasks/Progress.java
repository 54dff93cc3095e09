package org.quillhouse.tasks;

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
}
