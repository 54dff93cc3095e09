package org.quillhouse.cli;

import java.util.LinkedHashMap;
import org.quillhouse.agents.ChapterDraft;
import org.quillhouse.agents.ChapterRequest;
import org.quillhouse.agents.WritingLimits;
import org.quillhouse.kernel.Failure;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `write --story DIR --chapter N`: streams the chapter to standard output and stores it as a new version.
@picocli.CommandLine.Command(name = "write", description = "Let the writer write a chapter.")
final class WriteCommand extends Command {
    @Mixin
    final AgentOptions agent = new AgentOptions();

    @Option(names = "--chapter", required = true, paramLabel = "N", description = "Counted from 1.")
    int chapter;

    @Option(names = "--words", defaultValue = "0", paramLabel = "W", description = "About so many words.")
    int words;

    @Option(names = "--guidance", paramLabel = "TEXT", defaultValue = "", description = "A wish for this time.")
    String guidance = "";

    WriteCommand(CommandContext context) {
        super(context);
    }

    @Override
    void run() throws Failure {
        var progress = new StreamProgress(context, options);
        try (AgentRoom room = AgentRoom.open(
                context,
                options,
                agent.story,
                agent.model,
                project -> project.manuscript().chapter(chapter),
                progress)) {
            WritingLimits usual = room.limits();
            WritingLimits limits = room.limits(usual.temperature(), usual.maxTokens(), agent.maxTokens);
            var request = new ChapterRequest(chapter, agent.drawnSeed(), limits, guidance, words);
            finish(room.writer().chapterJob(request).run(context.cancellation(), progress));
        }
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
}
