package org.quillhouse.cli;

import org.quillhouse.tasks.Progress;
import org.quillhouse.tasks.Status;

/// Prose to standard output as it comes (not with JSON), phases to standard error.
final class StreamProgress implements Progress {
    private final CommandContext context;
    private final CommonOptions options;
    private final TerminalProgress phases;

    StreamProgress(CommandContext context, CommonOptions options) {
        this.context = context;
        this.options = options;
        this.phases = new TerminalProgress(context.err());
    }

    @Override
    public void status(Status status) {
        if (!options.json) {
            phases.status(status);
        }
    }

    @Override
    public void part(String text) {
        if (!options.json) {
            context.out().print(text);
            context.out().flush();
        }
    }
}
