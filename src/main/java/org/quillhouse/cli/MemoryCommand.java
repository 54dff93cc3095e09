package org.quillhouse.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quillhouse.agents.Distilled;
import org.quillhouse.agents.StoryTeller;
import org.quillhouse.context.StoryContext;
import org.quillhouse.context.Summary;
import org.quillhouse.exchange.TextFile;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.kernel.Words;
import org.quillhouse.tasks.Progress;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `memory make | tell`: what is remembered of a story in short, and any text told in short.
@picocli.CommandLine.Command(name = "memory", description = "What is remembered of a story in short.")
final class MemoryCommand extends Command {
    MemoryCommand(CommandContext context) {
        super(context);
    }

    static CommandLine line(CommandContext context) {
        return new CommandLine(new MemoryCommand(context))
                .addSubcommand(new Make(context))
                .addSubcommand(new Tell(context));
    }

    @Override
    void run() {
        line(context).usage(context.out());
        context.out().flush();
    }

    @picocli.CommandLine.Command(name = "make", description = "Tell in short what is not told yet, or is old.")
    static final class Make extends Command {
        @Option(names = "--story", required = true, paramLabel = "DIR", description = "The story's folder.")
        Path story = Path.of("");

        @Option(names = "--model", paramLabel = "M", description = "For this run: id from the list, or a GGUF file.")
        @Nullable
        String model;

        @Option(names = "--most", defaultValue = "10000", paramLabel = "N", description = "Summaries to make at most.")
        int most;

        Make(CommandContext context) {
            super(context);
        }

        @Override
        void run() throws Failure {
            Progress progress = options.json ? Progress.SILENT : new TerminalProgress(context.err());
            try (AgentRoom room = AgentRoom.open(context, options, story, model, project -> {}, progress)) {
                var teller = new StoryTeller(room.tools(), room.story());
                int made = teller.job(most, true).run(context.cancellation(), progress);
                var told = teller.all();
                var lines = new ArrayList<String>();
                told.forEach(one -> lines.add(words(one.source(), one.summary())));
                context.print(
                        options,
                        String.join("\n", lines),
                        Map.of(
                                "made",
                                made,
                                "summaries",
                                told.stream().map(Make::data).toList()));
            }
        }

        private static String words(StoryContext.Source source, Optional<Summary> summary) {
            return source.title() + ": " + summary.map(Summary::text).orElse(Texts.of("cli.memory.none"));
        }

        private static Map<String, Object> data(StoryTeller.Told told) {
            var data = new LinkedHashMap<String, Object>();
            data.put("source", told.source().id());
            data.put("level", told.source().level().name().toLowerCase(Locale.ROOT));
            data.put("title", told.source().title());
            data.put("state", told.freshness().name().toLowerCase(Locale.ROOT));
            told.summary().ifPresent(summary -> {
                data.put("text", summary.text());
                data.put("quality", rounded(summary.quality()));
                data.put("byHand", summary.byHand());
                data.put("model", summary.model());
            });
            return data;
        }
    }

    @picocli.CommandLine.Command(name = "tell", description = "Tell a text file in short.")
    static final class Tell extends Command {
        @Parameters(paramLabel = "FILE", description = "Text or Markdown.")
        Path file = Path.of("");

        @Option(names = "--story", required = true, paramLabel = "DIR", description = "Whose settings and prompts.")
        Path story = Path.of("");

        @Option(names = "--model", paramLabel = "M", description = "For this run: id from the list, or a GGUF file.")
        @Nullable
        String model;

        @Option(names = "--words", defaultValue = "0", paramLabel = "W", description = "About so many words.")
        int words;

        Tell(CommandContext context) {
            super(context);
        }

        @Override
        void run() throws Failure {
            String text = TextFile.read(file);
            Progress progress = options.json ? Progress.SILENT : new TerminalProgress(context.err());
            try (AgentRoom room = AgentRoom.open(context, options, story, model, project -> {}, progress)) {
                Distilled told = new StoryTeller(room.tools(), room.story())
                        .textJob(text, words)
                        .run(context.cancellation(), progress);
                var data = new LinkedHashMap<String, Object>();
                data.put("text", told.text());
                data.put("wordsIn", Words.count(text));
                data.put("wordsOut", Words.count(told.text()));
                data.put("quality", rounded(told.quality()));
                data.put("kept", told.kept());
                data.put(
                        "warnings",
                        told.warnings().stream().map(key -> Texts.of(key)).toList());
                data.put("calls", told.calls());
                context.print(options, told.text(), data);
            }
        }
    }
}
