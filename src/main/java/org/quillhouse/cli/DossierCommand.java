package org.quillhouse.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quillhouse.agents.DossierKeeper;
import org.quillhouse.codex.Dossier;
import org.quillhouse.codex.Dossiers;
import org.quillhouse.exchange.TextFile;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.project.Project;
import org.quillhouse.tasks.Progress;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `dossier show | look`: what talks about a story have brought to light, and looking one through.
@picocli.CommandLine.Command(name = "dossier", description = "What talks about a story have brought to light.")
final class DossierCommand extends Command {
    DossierCommand(CommandContext context) {
        super(context);
    }

    static CommandLine line(CommandContext context) {
        return new CommandLine(new DossierCommand(context))
                .addSubcommand(new Show(context))
                .addSubcommand(new Look(context));
    }

    @Override
    void run() {
        line(context).usage(context.out());
        context.out().flush();
    }

    private static String words(Dossier dossier) {
        String text = dossier.text(Dossier.Headings.spoken());
        return text.isEmpty() ? Texts.of("dossier.empty") : text;
    }

    private static Map<String, Object> data(Dossier dossier) {
        var people = new ArrayList<Map<String, Object>>();
        for (Dossier.Person person : dossier.people()) {
            people.add(Map.of(
                    "name",
                    person.name(),
                    "description",
                    person.description(),
                    "relationships",
                    person.ties(),
                    "character_arc",
                    person.arc()));
        }
        var data = new LinkedHashMap<String, Object>();
        data.put("characters", people);
        data.put("themes", dossier.themes());
        data.put("locations", dossier.places());
        data.put("plot_points", dossier.plot());
        return data;
    }

    @picocli.CommandLine.Command(name = "show", description = "The dossier, and its versions.")
    static final class Show extends Command {
        @Option(names = "--story", required = true, paramLabel = "DIR", description = "The story's folder.")
        Path story = Path.of("");

        Show(CommandContext context) {
            super(context);
        }

        @Override
        void run() throws Failure {
            try (Project project = Stories.open(context, options, story)) {
                List<Dossiers.Version> versions = project.codex().dossiers().versions();
                Dossier now = project.codex().dossiers().now();
                context.print(
                        options,
                        words(now),
                        Map.of(
                                "dossier",
                                data(now),
                                "versions",
                                versions.stream()
                                        .map(each -> Map.of(
                                                "number",
                                                each.number(),
                                                "author",
                                                each.author().name(),
                                                "made",
                                                each.made().toString()))
                                        .toList()));
            }
        }
    }

    @picocli.CommandLine.Command(
            name = "look",
            description = "Look a talk in a text file through, and note what is new in it.")
    static final class Look extends Command {
        @Parameters(paramLabel = "FILE", description = "Text or Markdown.")
        Path file = Path.of("");

        @Option(names = "--story", required = true, paramLabel = "DIR", description = "The story's folder.")
        Path story = Path.of("");

        @Option(names = "--model", paramLabel = "M", description = "For this run: id from the list, or a GGUF file.")
        @Nullable
        String model;

        Look(CommandContext context) {
            super(context);
        }

        @Override
        void run() throws Failure {
            String talk = TextFile.read(file);
            Progress progress = options.json ? Progress.SILENT : new TerminalProgress(context.err());
            try (AgentRoom room = AgentRoom.open(context, options, story, model, project -> {}, progress)) {
                Dossiers dossiers = room.story().codex().dossiers();
                Optional<Dossier> found = room.writer()
                        .dossiers()
                        .job(DossierKeeper.Talk.of(talk), false)
                        .run(context.cancellation(), progress);
                if (found.isPresent()) {
                    dossiers.keep(found.get(), Dossiers.Author.TALK);
                }
                context.print(
                        options,
                        found.isPresent() ? words(found.get()) : Texts.of("dossier.nothing"),
                        Map.of("news", found.isPresent(), "dossier", data(dossiers.now())));
            }
        }
    }
}
