package org.quillhouse.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quillhouse.engine.GenerationListener;
import org.quillhouse.engine.GenerationResult;
import org.quillhouse.engine.ModelHost;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.lab.NoSuchRun;
import org.quillhouse.lab.RunLog;
import org.quillhouse.project.Project;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `runs list|show|replay`: the receipts of what agents wrote.
@picocli.CommandLine.Command(name = "runs", description = "What agents read and wrote.")
final class RunsCommand extends Command {
    private RunsCommand(CommandContext context) {
        super(context);
    }

    static CommandLine line(CommandContext context) {
        return new CommandLine(new RunsCommand(context))
                .addSubcommand(new ListAll(context))
                .addSubcommand(new Show(context))
                .addSubcommand(new Replay(context));
    }

    @Override
    void run() {
        line(context).usage(context.out());
        context.out().flush();
    }

    private static Map<String, Object> data(RunLog.Run run) {
        var data = new LinkedHashMap<String, Object>();
        data.put("id", run.id());
        data.put("agent", run.agent());
        data.put("task", run.task());
        data.put("model", run.model());
        data.put("started", run.started().toString());
        data.put("millis", run.millis());
        data.put("promptTokens", run.promptTokens());
        data.put("reusedTokens", run.reusedTokens());
        data.put("stop", run.stop());
        data.put("error", run.error());
        return data;
    }

    @picocli.CommandLine.Command(name = "list", description = "The newest runs.")
    static final class ListAll extends Command {
        @Option(names = "--story", required = true, paramLabel = "DIR", description = "The story's folder.")
        Path story = Path.of("");

        @Option(names = "--most", defaultValue = "50", paramLabel = "N", description = "So many at most.")
        int most;

        @Option(
                names = "--wrote",
                defaultValue = "",
                paramLabel = "WORDS",
                description = "Those that wrote these words.")
        String wrote = "";

        ListAll(CommandContext context) {
            super(context);
        }

        @Override
        void run() throws Failure {
            try (Project project = Stories.open(context, options, story)) {
                var log = new RunLog(project.database());
                List<String> ids = log.thatWrote(wrote);
                List<RunLog.Run> runs = log.list(wrote.isBlank() ? most : Integer.MAX_VALUE).stream()
                        .filter(run -> wrote.isBlank() || ids.contains(run.id()))
                        .toList();
                var lines = new ArrayList<String>();
                runs.forEach(run -> lines.add(String.join(
                        "  ", run.id(), run.started().toString(), run.agent(), run.task(), run.model(), run.stop())));
                context.print(
                        options,
                        String.join("\n", lines),
                        Map.of("runs", runs.stream().map(RunsCommand::data).toList()));
            }
        }
    }

    @picocli.CommandLine.Command(name = "show", description = "One run: what was read, what was written.")
    static final class Show extends Command {
        @Option(names = "--story", required = true, paramLabel = "DIR", description = "The story's folder.")
        Path story = Path.of("");

        @Parameters(index = "0", paramLabel = "ID", description = "From runs list.")
        String id = "";

        Show(CommandContext context) {
            super(context);
        }

        @Override
        void run() throws Failure {
            try (Project project = Stories.open(context, options, story)) {
                var log = new RunLog(project.database());
                RunLog.Run run = log.run(id).orElseThrow(() -> NoSuchRun.none(id));
                String prompt = log.prompt(id).orElse("");
                String reply = log.reply(id).orElse("");
                Map<String, Object> data = data(run);
                log.again(id).ifPresent(again -> {
                    data.put("seed", again.request().sampling().seed());
                    data.put("temperature", again.request().sampling().temperature());
                    data.put("maxTokens", again.request().maxTokens());
                    data.put("modelHash", again.modelHash());
                });
                data.put("prompt", prompt);
                data.put("reply", reply);
                context.print(options, prompt + "\n\n" + reply, data);
            }
        }
    }

    @picocli.CommandLine.Command(name = "replay", description = "Generate a run's reply again, and compare.")
    static final class Replay extends Command {
        @Option(names = "--story", required = true, paramLabel = "DIR", description = "The story's folder.")
        Path story = Path.of("");

        @Parameters(index = "0..*", arity = "1..*", paramLabel = "ID", description = "From runs list.")
        List<String> ids = List.of();

        Replay(CommandContext context) {
            super(context);
        }

        @Override
        void run() throws Failure {
            RunLog.Again first;
            try (Project project = Stories.open(context, options, story)) {
                first = again(new RunLog(project.database()), ids.getFirst());
            }
            if (!Files.isRegularFile(Path.of(first.modelFile()))) {
                throw NoSuchRun.modelGone(first.modelFile());
            }
            var progress = new StreamProgress(context, options);
            try (AgentRoom room = AgentRoom.open(context, options, story, first.modelFile(), project -> {}, progress)) {
                var log = new RunLog(room.project().database());
                var all = new ArrayList<Map<String, Object>>();
                int equal = 0;
                for (String id : ids) {
                    boolean same = replay(room.host(), again(log, id));
                    equal += same ? 1 : 0;
                    all.add(Map.of("id", id, "equal", same));
                }
                context.print(
                        options,
                        Texts.of("cli.runs.replayed", equal, ids.size()),
                        Map.of("equal", equal, "of", ids.size(), "runs", all));
            }
        }

        private static RunLog.Again again(RunLog log, String id) throws Failure {
            return log.again(id).orElseThrow(() -> NoSuchRun.none(id));
        }

        private boolean replay(ModelHost host, RunLog.Again again) throws Failure {
            try (ModelHost.Lease lease = host.lease(context.cancellation())) {
                if (!lease.fingerprint().equals(again.modelHash())) {
                    throw NoSuchRun.otherModel(lease.model().info().name());
                }
                GenerationResult result =
                        lease.generate(again.request(), context.cancellation(), GenerationListener.SILENT);
                // a run that was stopped by hand says the same as far as it went
                return result.text().startsWith(again.reply());
            }
        }
    }
}
