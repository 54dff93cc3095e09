package org.quillhouse.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.quillhouse.agents.Seeds;
import picocli.CommandLine.Option;

/// What every command that lets agents work on a story takes.
final class AgentOptions {
    @Option(names = "--story", required = true, paramLabel = "DIR", description = "The story's folder.")
    Path story = Path.of("");

    @Option(names = "--seed", paramLabel = "S", description = "The same seed gives the same text.")
    @Nullable
    Integer seed;

    @Option(names = "--max-tokens", paramLabel = "N", description = "The longest reply.")
    @Nullable
    Integer maxTokens;

    @Option(names = "--model", paramLabel = "M", description = "For this run: id from the list, or a GGUF file.")
    @Nullable
    String model;

    /// The seed that was given, else one that is drawn.
    int drawnSeed() {
        Integer given = seed;
        return given == null ? Seeds.drawn() : given;
    }
}
