package org.quillhouse.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quillhouse.agents.FactFinder;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.codex.Fact;
import org.quillhouse.codex.Ledger;
import org.quillhouse.codex.NoSuchEntry;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.Node;
import org.quillhouse.manuscript.StoryTree;
import org.quillhouse.project.Project;
import org.quillhouse.tasks.Progress;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `knowledge list | set | forget | present`: who has learnt what in which scene.
@picocli.CommandLine.Command(name = "knowledge", description = "Who has learnt what in which scene.")
final class KnowledgeCommand extends Command {
    KnowledgeCommand(CommandContext context) {
        super(context);
    }

    static CommandLine line(CommandContext context) {
        return new CommandLine(new KnowledgeCommand(context))
                .addSubcommand(new ListAll(context))
                .addSubcommand(new Set(context))
                .addSubcommand(new Forget(context))
                .addSubcommand(new Suggest(context))
                .addSubcommand(new Present(context));
    }

    @Override
    void run() {
        line(context).usage(context.out());
        context.out().flush();
    }

    /// What all of them need to know.
    private abstract static class OfStory extends Command {
        @Option(names = "--story", required = true, paramLabel = "DIR", description = "The story's folder.")
        Path story = Path.of("");

        OfStory(CommandContext context) {
            super(context);
        }

        static List<CodexEntry> people(Project project, List<String> names) throws Failure {
            var people = new ArrayList<CodexEntry>();
            for (String name : names) {
                if (!name.isBlank()) {
                    people.add(project.codex().character(name));
                }
            }
            return people;
        }

        static Fact fact(Project project, String text) throws Failure {
            return project.codex().ledger().find(text).orElseThrow(() -> NoSuchEntry.fact(text.strip()));
        }

        void print(Project project) throws Failure {
            StoryTree tree = project.manuscript().tree();
            Map<String, String> names = new HashMap<>();
            for (CodexEntry entry : project.codex().entries()) {
                names.put(entry.id(), entry.name());
            }
            var lines = new ArrayList<String>();
            var facts = new ArrayList<Map<String, Object>>();
            for (Fact fact : project.codex().ledger().facts()) {
                Map<String, Object> data = data(fact, tree, names);
                facts.add(data);
                lines.add(words(fact, tree, names));
            }
            context.print(options, String.join("\n", lines), Map.of("facts", facts));
        }

        private static Map<String, Object> data(Fact fact, StoryTree tree, Map<String, String> names) {
            var known = new ArrayList<Map<String, Object>>();
            for (Fact.Knowledge one : fact.known()) {
                var line = new LinkedHashMap<String, Object>();
                line.put("name", names.getOrDefault(one.knowerId(), ""));
                line.put("scene", ScenePlace.name(tree, one.sceneId()));
                line.put("suggested", one.suggested());
                known.add(line);
            }
            var data = new LinkedHashMap<String, Object>();
            data.put("id", fact.id());
            data.put("fact", fact.text());
            data.put("readers", fact.readers().name().toLowerCase(java.util.Locale.ROOT));
            data.put("suggested", fact.suggested());
            data.put(
                    "scenes",
                    fact.scenes().stream().map(id -> ScenePlace.name(tree, id)).toList());
            data.put("knows", known);
            return data;
        }

        private static String words(Fact fact, StoryTree tree, Map<String, String> names) {
            var knowers = new ArrayList<String>();
            for (Fact.Knowledge one : fact.known()) {
                String scene = ScenePlace.name(tree, one.sceneId());
                knowers.add(Texts.of(
                        scene.isEmpty()
                                ? "cli.knowledge.gone"
                                : one.suggested() ? "cli.knowledge.perhaps" : "cli.knowledge.knows",
                        names.getOrDefault(one.knowerId(), ""),
                        scene));
            }
            return fact.text() + (knowers.isEmpty() ? "" : "\n  " + String.join("\n  ", knowers));
        }
    }

    @picocli.CommandLine.Command(name = "list", description = "All facts and who knows them from which scene on.")
    static final class ListAll extends OfStory {
        ListAll(CommandContext context) {
            super(context);
        }

        @Override
        void run() throws Failure {
            try (Project project = Stories.open(context, options, story)) {
                print(project);
            }
        }
    }

    @picocli.CommandLine.Command(name = "set", description = "Note a fact, and who learns it in a scene.")
    static final class Set extends OfStory {
        @Option(names = "--fact", required = true, paramLabel = "TEXT", description = "The fact, in one sentence.")
        String fact = "";

        @Option(names = "--scene", paramLabel = "CHAPTER.SCENE", description = "Where it comes up, for example 2.1.")
        Optional<String> scene = Optional.empty();

        @Option(names = "--knows", split = ",", paramLabel = "NAME", description = "Who learns it there.")
        List<String> knows = new ArrayList<>();

        @Option(names = "--readers", paramLabel = "R", description = "ledger, everyone, or author for nobody at all.")
        Optional<Fact.Readers> readers = Optional.empty();

        Set(CommandContext context) {
            super(context);
        }

        @Override
        void run() throws Failure {
            if (fact.isBlank()) {
                throw NoSuchEntry.fact(fact);
            }
            try (Project project = Stories.openForWriting(context, options, story)) {
                Ledger ledger = project.codex().ledger();
                List<CodexEntry> people = people(project, knows);
                Optional<Node> where = scene.isEmpty() && people.isEmpty()
                        ? Optional.empty()
                        : Optional.of(ScenePlace.find(project.manuscript(), scene.orElse("1.1")));
                Optional<Fact> known = ledger.find(fact);
                Fact noted = known.isPresent()
                        ? known.get()
                        : ledger.add(fact, readers.orElse(Fact.Readers.LEDGER), Optional.empty(), false);
                if (readers.isPresent() && noted.readers() != readers.get()) {
                    ledger.update(new Fact(
                            noted.id(),
                            noted.text(),
                            readers.get(),
                            noted.aboutId(),
                            false,
                            noted.scenes(),
                            noted.known()));
                }
                if (where.isPresent()) {
                    ledger.happens(noted.id(), where.get().id());
                    for (CodexEntry person : people) {
                        ledger.learns(
                                noted.id(),
                                new Fact.Knowledge(person.id(), where.get().id(), false));
                    }
                }
                print(project);
            }
        }
    }

    @picocli.CommandLine.Command(name = "forget", description = "Take back that somebody knows a fact, or the fact.")
    static final class Forget extends OfStory {
        @Option(names = "--fact", required = true, paramLabel = "TEXT", description = "The fact's words.")
        String fact = "";

        @Option(names = "--knows", split = ",", paramLabel = "NAME", description = "Who; without it the fact goes.")
        List<String> knows = new ArrayList<>();

        Forget(CommandContext context) {
            super(context);
        }

        @Override
        void run() throws Failure {
            try (Project project = Stories.openForWriting(context, options, story)) {
                Fact noted = fact(project, fact);
                List<CodexEntry> people = people(project, knows);
                if (people.isEmpty()) {
                    project.codex().ledger().remove(noted.id());
                }
                for (CodexEntry person : people) {
                    project.codex().ledger().forgets(noted.id(), person.id());
                }
                print(project);
            }
        }
    }

    @picocli.CommandLine.Command(name = "suggest", description = "Let the model find facts in a chapter.")
    static final class Suggest extends OfStory {
        @Option(names = "--chapter", required = true, paramLabel = "N", description = "Counted from 1.")
        int chapter;

        @Option(names = "--model", paramLabel = "M", description = "For this run: id from the list, or a GGUF file.")
        @Nullable
        String model;

        Suggest(CommandContext context) {
            super(context);
        }

        @Override
        void run() throws Failure {
            Progress progress = options.json ? Progress.SILENT : new TerminalProgress(context.err());
            try (AgentRoom room = AgentRoom.open(
                    context,
                    options,
                    story,
                    model,
                    project -> project.manuscript().chapter(chapter),
                    progress)) {
                String id = room.project().manuscript().chapter(chapter).id();
                new FactFinder(room.tools(), room.story()).job(id).run(context.cancellation(), progress);
                print(room.project());
            }
        }
    }

    @picocli.CommandLine.Command(name = "present", description = "Say who was there in a scene.")
    static final class Present extends OfStory {
        @Option(names = "--scene", required = true, paramLabel = "CHAPTER.SCENE", description = "For example 2.1.")
        String scene = "";

        @Option(names = "--who", split = ",", required = true, paramLabel = "NAME", description = "All who were.")
        List<String> who = new ArrayList<>();

        Present(CommandContext context) {
            super(context);
        }

        @Override
        void run() throws Failure {
            try (Project project = Stories.openForWriting(context, options, story)) {
                Node where = ScenePlace.find(project.manuscript(), scene);
                var ids = new java.util.TreeSet<String>();
                people(project, who).forEach(person -> ids.add(person.id()));
                project.codex().ledger().setWitnesses(where.id(), ids);
                context.print(
                        options,
                        Texts.of("cli.knowledge.present", scene, ids.size()),
                        Map.of("scene", scene, "present", ids.size()));
            }
        }
    }
}
