package org.quillhouse.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.quillhouse.agents.ProseTask;
import org.quillhouse.tasks.Cancellation;
import picocli.CommandLine;

/// The door of the command line.
public final class Cli {
    private final CommandContext context;

    public Cli(
            PrintWriter out, PrintWriter err, Map<String, String> environment, Path home, Cancellation cancellation) {
        this.context = new CommandContext(out, err, environment, home, cancellation);
    }

    /// Runs one command and waits for it.
    ///
    /// @return the exit code: 0 done, 1 failed, 2 wrong call, 130 cancelled
    public int run(String... arguments) {
        return new CommandLine(new Root())
                .addSubcommand("setup", new SetupCommand(context))
                .addSubcommand("models", ModelsCommand.line(context))
                .addSubcommand("chats", ChatsCommand.line(context))
                .addSubcommand("documents", DocumentsCommand.line(context))
                .addSubcommand("doctor", new DoctorCommand(context))
                .addSubcommand("new", new NewCommand(context))
                .addSubcommand("export", new ExportCommand(context))
                .addSubcommand("story", StoryCommand.line(context))
                .addSubcommand("write", new WriteCommand(context))
                .addSubcommand("modify", rewrite(ProseTask.MODIFY))
                .addSubcommand("expand", rewrite(ProseTask.EXPAND_CHAPTER))
                .addSubcommand("continue", rewrite(ProseTask.CONTINUE))
                .addSubcommand("rewrite", new RewriteCommand(context, Optional.empty()))
                .addSubcommand("review", new ReviewCommand(context))
                .addSubcommand("outline", new OutlineCommand(context))
                .addSubcommand("runs", RunsCommand.line(context))
                .addSubcommand("context", ContextCommand.line(context))
                .addSubcommand("memory", MemoryCommand.line(context))
                .addSubcommand("dossier", DossierCommand.line(context))
                .addSubcommand("knowledge", KnowledgeCommand.line(context))
                .addSubcommand("character", CharacterCommand.line(context))
                .addSubcommand("bench", BenchCommand.line(context))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(context.out())
                .setErr(context.err())
                .execute(arguments);
    }

    private RewriteCommand rewrite(ProseTask task) {
        return new RewriteCommand(context, Optional.of(task));
    }

    /// Whether these arguments call a command, rather than open the window.
    public static boolean isCommand(String... arguments) {
        return arguments.length > 0 && !arguments[0].equals("--open") && !arguments[0].equals("--profile");
    }

    @picocli.CommandLine.Command(
            name = "quillhouse",
            description = "Write a whole book on your own machine.",
            footer = {
                "",
                "Without a command the window opens: quillhouse [--profile DIR] [--open STORY]",
                "Exit codes: 0 done, 1 failed, 2 wrong call, 130 cancelled."
            },
            mixinStandardHelpOptions = true,
            version = "Quillhouse 0.1.0")
    static final class Root implements Runnable {
        @Override
        public void run() {}
    }
}
