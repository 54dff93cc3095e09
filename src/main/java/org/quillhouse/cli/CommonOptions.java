package org.quillhouse.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What every command takes.
public final class CommonOptions {
    @Option(names = "--profile", paramLabel = "DIR", description = "Keep profile and cache in DIR.")
    @Nullable
    Path profile;

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    Optional<Path> profileFolder() {
        return Optional.ofNullable(profile);
    }
}
