package org.quillhouse.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quillhouse.agents.ChapterDraft;
import org.quillhouse.agents.ChapterRequest;
import org.quillhouse.agents.WriterAgent;
import org.quillhouse.agents.WritingLimits;
import org.quillhouse.engine.SamplingStyle;
import org.quillhouse.kernel.Failure;
import org.quillhouse.project.Project;
import org.quillhouse.settings.Keys;
import org.quillhouse.settings.Settings;
import org.quillhouse.tasks.Progress;
import org.quillhouse.tasks.Status;
import picocli.CommandLine.Option;

/// `write --story DIR --chapter N`: streams the chapter to standard output and stores it as a new version.
@picocli.CommandLine.Command(name = "write", description = "Let the writer write a chapter.")
final class WriteCommand extends Command {
    @Option(names = "--story", required = true, paramLabel = "DIR", description = "The story's folder.")
    Path story = Path.of("");

    @Option(names = "--chapter", required = true, paramLabel = "N", description = "Counted from 1.")
    int chapter;

    @Option(names = "--seed", paramLabel = "S", description = "The same seed gives the same chapter.")
    @Nullable
    Integer seed;

    @Option(names = "--max-tokens", paramLabel = "N", description = "The longest chapter.")
    @Nullable
    Integer maxTokens;

    @Option(names = "--model", paramLabel = "M", description = "For this run: id from the list, or a GGUF file.")
    @Nullable
    String model;

    @Option(names = "--guidance", paramLabel = "TEXT", defaultValue = "", description = "A wish for this time.")
    String guidance = "";

    WriteCommand(CommandContext context) {
        super(context);
    }

    @Override
    void run() throws Failure {
        var progress = new WriteProgress();
        try (AgentRoom room = AgentRoom.open(
                context, options, story, model, project -> project.manuscript().chapter(chapter), progress)) {
            var writer = new WriterAgent(room.tools(), room.story());
            ChapterDraft draft =
                    writer.chapterJob(request(room.settings(), room.project())).run(context.cancellation(), progress);
            finish(draft);
        }
    }

    private ChapterRequest request(Settings settings, Project project) throws Failure {
        Map<String, String> own = project.settings();
        int most = maxTokens == null
                ? settings.resolve(Keys.CHAPTER_MAX_TOKENS, own).value()
                : maxTokens;
        int context = settings.resolve(Keys.CONTEXT_MAX_TOKENS, own).value()
                - settings.resolve(Keys.CONTEXT_BUFFER_TOKENS, own).value();
        var limits = new WritingLimits(
                settings.resolve(Keys.CHAPTER_TEMPERATURE, own).value(),
                Math.max(1, most),
                context,
                SamplingStyle.named(settings.resolve(Keys.WRITER_STYLE, own).value()),
                ContextCommand.reading(settings, own));
        int drawn = seed == null ? (int) (System.nanoTime() & 0x7FFF_FFFF) : seed;
        return new ChapterRequest(chapter, drawn, limits, guidance);
    }

    private void finish(ChapterDraft draft) {
        if (!options.json) {
            context.out().println();
            context.out().flush();
            return;
        }
        var tokens = new LinkedHashMap<String, Object>();
        tokens.put("prompt", draft.tokens().prompt());
        tokens.put("reused", draft.tokens().reused());
        tokens.put("written", draft.tokens().written());
        var data = new LinkedHashMap<String, Object>();
        data.put("text", draft.text());
        data.put("wordCount", draft.wordCount());
        data.put("metadata", draft.metadata());
        data.put("versionId", draft.versionId());
        data.put("tokens", tokens);
        data.put("stop", draft.stop().code());
        data.put("tokensPerSecond", rounded(draft.tokensPerSecond()));
        context.print(options, "", data);
    }

    /// Prose to standard output as it comes (not with JSON), phases to standard error.
    private final class WriteProgress implements Progress {
        private final TerminalProgress phases = new TerminalProgress(context.err());

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
}
