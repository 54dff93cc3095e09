package org.quillhouse.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.exchange.CharacterCard;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.project.Project;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `character add | list`.
@picocli.CommandLine.Command(name = "character", description = "The people of a story.")
final class CharacterCommand extends Command {
    CharacterCommand(CommandContext context) {
        super(context);
    }

    static CommandLine line(CommandContext context) {
        return new CommandLine(new CharacterCommand(context))
                .addSubcommand(new Add(context))
                .addSubcommand(new ListAll(context))
                .addSubcommand(new Take(context))
                .addSubcommand(new Give(context))
                .addSubcommand(new Fill(context))
                .addSubcommand(new Bio(context));
    }

    @Override
    void run() {
        line(context).usage(context.out());
        context.out().flush();
    }

    @picocli.CommandLine.Command(name = "add", description = "Make a character.")
    static final class Add extends Command {
        @Option(names = "--story", required = true, paramLabel = "DIR", description = "The story's folder.")
        Path story = Path.of("");

        @Option(names = "--name", required = true, paramLabel = "N", description = "The name.")
        String name = "";

        @Option(names = "--bio", defaultValue = "", paramLabel = "B", description = "Who it is, in a few sentences.")
        String bio = "";

        @Option(names = "--field", paramLabel = "F=TEXT", description = "More of the sheet; may be said again.")
        Map<String, String> fields = new LinkedHashMap<>();

        @Option(names = "--hidden", description = "Kept, but in no prompt and no list to choose from.")
        boolean hidden;

        Add(CommandContext context) {
            super(context);
        }

        @Override
        void run() throws Failure {
            try (Project project = Stories.openForWriting(context, options, story)) {
                CodexEntry entry = project.codex().addCharacter(name, bio, fields);
                if (hidden) {
                    project.codex().update(entry.withHidden(true));
                }
                context.print(
                        options,
                        Texts.of("cli.character.added", entry.name()),
                        data(hidden ? entry.withHidden(true) : entry));
            }
        }
    }

    @picocli.CommandLine.Command(name = "list", description = "All characters.")
    static final class ListAll extends Command {
        @Option(names = "--story", required = true, paramLabel = "DIR", description = "The story's folder.")
        Path story = Path.of("");

        ListAll(CommandContext context) {
            super(context);
        }

        @Override
        void run() throws Failure {
            try (Project project = Stories.open(context, options, story)) {
                List<CodexEntry> people = project.codex().characters();
                var lines = new ArrayList<String>();
                people.forEach(one -> lines.add(one.name() + (one.summary().isBlank() ? "" : ": " + one.summary())));
                context.print(
                        options,
                        String.join("\n", lines),
                        Map.of(
                                "characters",
                                people.stream().map(CharacterCommand::data).toList()));
            }
        }
    }

    /// With the picture that comes with it.
    @picocli.CommandLine.Command(name = "import", description = "Take somebody in from a character card.")
    static final class Take extends Command {
        @Option(names = "--story", required = true, paramLabel = "DIR", description = "The story's folder.")
        Path story = Path.of("");

        @Parameters(paramLabel = "FILE", description = "A card: JSON, or a PNG with the card in it.")
        Path file = Path.of("");

        Take(CommandContext context) {
            super(context);
        }

        @Override
        void run() throws Failure {
            CharacterCard.Read read = CharacterCard.read(file);
            try (Project project = Stories.openForWriting(context, options, story)) {
                CodexEntry entry = read.addTo(project.codex());
                context.print(options, Texts.of("cli.character.added", entry.name()), data(entry));
            }
        }
    }

    /// What is for the author alone stays in the story.
    @picocli.CommandLine.Command(name = "export", description = "Write somebody as a character card.")
    static final class Give extends Command {
        @Option(names = "--story", required = true, paramLabel = "DIR", description = "The story's folder.")
        Path story = Path.of("");

        @Option(names = "--name", required = true, paramLabel = "N", description = "The name.")
        String name = "";

        @Parameters(paramLabel = "FILE", description = "Ends with .png for a picture with the card in it.")
        Path file = Path.of("");

        Give(CommandContext context) {
            super(context);
        }

        @Override
        void run() throws Failure {
            try (Project project = Stories.open(context, options, story)) {
                CodexEntry person = project.codex().character(name);
                CharacterCard.write(person, project.codex().picture(person.id()), file);
                context.print(
                        options,
                        Texts.of("cli.character.written", person.name(), file.toString()),
                        Map.of("name", person.name(), "file", file.toString()));
            }
        }
    }

    /// Fields that are empty are filled; the others stay as they are, unless all are to be made anew.
    @picocli.CommandLine.Command(name = "fill", description = "Fill in the sheet from name and bio.")
    static final class Fill extends Command {
        @Mixin
        final AgentOptions agent = new AgentOptions();

        @Option(names = "--name", required = true, paramLabel = "N", description = "The name.")
        String name = "";

        @Option(names = "--relationships", description = "Only the ties to the others.")
        boolean ties;

        @Option(names = "--overwrite", description = "Also what is filled in already.")
        boolean overwrite;

        Fill(CommandContext context) {
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
                    project -> project.codex().character(name),
                    progress)) {
                CodexEntry before = room.project().codex().character(name);
                Map<String, String> made = ties
                        ? Map.of(
                                "relationships",
                                room.writer()
                                        .planner()
                                        .tiesJob(
                                                before.id(),
                                                agent.drawnSeed(),
                                                room.limits().withExact(agent.seed != null))
                                        .run(context.cancellation(), progress))
                        : room.writer()
                                .planner()
                                .detailsJob(
                                        before.id(),
                                        agent.drawnSeed(),
                                        room.limits().withExact(agent.seed != null))
                                .run(context.cancellation(), progress);
                CodexEntry filled = before.filledWith(made, overwrite || ties);
                room.project().codex().update(filled);
                var lines = new ArrayList<String>();
                filled.fields().forEach((field, text) -> lines.add(field.replace('_', ' ') + ": " + text));
                context.print(options, String.join("\n", lines), data(filled));
            }
        }
    }

    @picocli.CommandLine.Command(name = "bio", description = "Write the bio anew from the sheet.")
    static final class Bio extends Command {
        @Mixin
        final AgentOptions agent = new AgentOptions();

        @Option(names = "--name", required = true, paramLabel = "N", description = "The name.")
        String name = "";

        Bio(CommandContext context) {
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
                    project -> project.codex().character(name),
                    progress)) {
                CodexEntry before = room.project().codex().character(name);
                String bio = room.writer()
                        .planner()
                        .bioJob(before.id(), agent.drawnSeed(), room.limits().withExact(agent.seed != null))
                        .run(context.cancellation(), progress);
                CodexEntry after = before.withSummary(bio);
                room.project().codex().update(after);
                context.print(options, bio, data(after));
            }
        }
    }

    private static Map<String, Object> data(CodexEntry entry) {
        var data = new LinkedHashMap<String, Object>();
        data.put("id", entry.id());
        data.put("name", entry.name());
        data.put("bio", entry.summary());
        data.put("fields", entry.fields());
        data.put("hidden", entry.hidden());
        return data;
    }
}
