package org.quillhouse.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.quillhouse.agents.AgentStory;
import org.quillhouse.agents.Ask;
import org.quillhouse.agents.Briefing;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.codex.Fact;
import org.quillhouse.context.ContextTask;
import org.quillhouse.context.PromptSheet;
import org.quillhouse.context.TokenCounter;
import org.quillhouse.engine.Engines;
import org.quillhouse.engine.LlmEngine;
import org.quillhouse.engine.LlmModel;
import org.quillhouse.engine.LoadOptions;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Ids;
import org.quillhouse.kernel.TokenCount;
import org.quillhouse.lab.BudgetCheck;
import org.quillhouse.manuscript.Node;
import org.quillhouse.project.Project;
import org.quillhouse.project.Projects;
import org.quillhouse.prompts.Jinja;
import org.quillhouse.prompts.PromptFiles;
import org.quillhouse.storage.StorageFailed;
import picocli.CommandLine.Option;

/// `bench context`: how fast a prompt is put together from a long book, whether it keeps its budget, what stays of it
/// after a typed sentence, and whether anybody reads what they must not.
@picocli.CommandLine.Command(name = "context", description = "How prompts are put together from a long book.")
final class ContextBench extends Command {
    private static final int SCENES = 800;
    private static final int WORDS_A_SCENE = 150;
    private static final int PEOPLE = 60;
    private static final int FACTS = 2_000;
    private static final int BUDGET = 30_000;

    @Option(names = "--model", split = ",", paramLabel = "M", description = "Tokenizers; the first one is timed.")
    List<String> models = List.of("starter");

    @Option(names = "--rounds", defaultValue = "9", description = "Medians of so many.")
    int rounds;

    @Option(names = "--stories", defaultValue = "10000", description = "Random stories for the budget.")
    int stories;

    @Option(names = "--books", defaultValue = "1000", description = "Random books for the knowledge gate.")
    int books;

    ContextBench(CommandContext context) {
        super(context);
    }

    @Override
    void run() throws Failure {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("bench", "context");
        Path folder = temporary();
        var jinja = new Jinja();
        var prompts = new PromptFiles(() -> jinja, Optional.empty());
        var counters = new ArrayList<TokenCounter>();
        LlmEngine engine = Engines.open(context.places(options)).engine();
        var opened = new ArrayList<LlmModel>();
        try {
            for (String name : models) {
                Path file = context.models(options).resolve(name);
                LlmModel model = engine.load(file, LoadOptions.cpu(512), context.cancellation(), share -> {});
                opened.add(model);
                counters.add(model);
            }
            counters.add(TokenCounter.ESTIMATE);
            measureBook(folder, prompts, counters.getFirst(), opened.isEmpty() ? null : opened.getFirst(), figures);
            measureBudget(counters, figures);
            measureGate(folder, prompts, figures);
        } finally {
            opened.forEach(LlmModel::close);
            remove(folder);
        }
        var lines = new ArrayList<String>();
        figures.forEach((key, value) -> lines.add(key + ": " + value));
        context.print(options, String.join("\n", lines), figures);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("quillhouse-bench");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void remove(Path folder) {
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }

    private void measureBook(
            Path folder,
            PromptFiles prompts,
            TokenCounter counter,
            @Nullable LlmModel model,
            Map<String, Object> figures)
            throws Failure {
        InstantSource clock = InstantSource.system();
        var projects = new Projects(folder.resolve("backups"), clock, new Ids(clock), job -> {});
        try (Project project = projects.create(folder.resolve("long.quill"), "The long book")) {
            fill(project);
            List<String> scenes = project.manuscript().tree().nodes().stream()
                    .filter(node -> node.kind() == Node.Kind.SCENE)
                    .map(Node::id)
                    .toList();
            Ask ask = Ask.of(ContextTask.CHAPTER, SCENES / 10, "").withScene(Optional.of(scenes.getLast()));
            var cold = new ArrayList<Double>();
            var edits = new ArrayList<Double>();
            var kept = new ArrayList<Double>();
            String scene = scenes.get(scenes.size() - 2);
            String original = project.manuscript().scene(scene).orElseThrow().text();
            for (int round = 0; round < rounds + 2; round++) {
                long start = System.nanoTime();
                var briefing = new Briefing(prompts, story(project));
                PromptSheet before = sheet(briefing, ask, counter);
                cold.add((System.nanoTime() - start) / 1e6);
                String typed = original;
                for (int edit = 0; edit < 5; edit++) {
                    typed += " " + BenchStory.text(round * 10 + edit, 14);
                    project.manuscript().saveTyped(scene, typed);
                    start = System.nanoTime();
                    PromptSheet after = sheet(briefing, ask, counter);
                    edits.add((System.nanoTime() - start) / 1e6);
                    kept.add(common(before, after, model));
                    before = after;
                }
            }
            figures.put("words", project.manuscript().tree().words());
            figures.put("cold_first_ms", rounded(cold.getFirst()));
            figures.put("cold_ms", rounded(median(cold.subList(2, cold.size()))));
            figures.put("edit_ms", rounded(median(edits.subList(10, edits.size()))));
            figures.put(
                    "prefix_kept",
                    rounded(kept.stream()
                            .mapToDouble(Double::doubleValue)
                            .average()
                            .orElse(0)));
            figures.put("prefix_kept_median", rounded(median(kept)));
        }
    }

    private static AgentStory story(Project project) {
        return AgentStory.of(project.manuscript(), project.codex(), project.database());
    }

    private static PromptSheet sheet(Briefing briefing, Ask ask, TokenCounter counter) throws Failure {
        return briefing.brief(ask, counter, new TokenCount(BUDGET), false).sheet();
    }

    /// Of the tokens of the second prompt, those before the first difference.
    private static double common(PromptSheet one, PromptSheet other, @Nullable LlmModel model) {
        String first = one.systemText() + "\n\n" + one.userText();
        String second = other.systemText() + "\n\n" + other.userText();
        if (model == null) {
            int same = java.util.Arrays.mismatch(first.toCharArray(), second.toCharArray());
            return same < 0 ? 1 : same / (double) second.length();
        }
        int[] tokens = model.tokenize(second, false);
        int same = java.util.Arrays.mismatch(model.tokenize(first, false), tokens);
        return same < 0 ? 1 : same / (double) tokens.length;
    }

    private static void fill(Project project) throws Failure {
        @SuppressWarnings("unused")
        boolean filled = project.database().write(handle -> {
            try {
                fillBook(project);
                return true;
            } catch (StorageFailed failed) {
                throw new IllegalStateException(failed);
            }
        });
    }

    private static void fillBook(Project project) throws StorageFailed {
        BenchStory.fill(project.manuscript(), SCENES, WORDS_A_SCENE);
        project.manuscript()
                .setFacts(project.manuscript()
                        .facts()
                        .withWorld(BenchStory.text(1, 900))
                        .withOutline(BenchStory.text(2, 900)));
        List<Node> scenes = project.manuscript().tree().nodes().stream()
                .filter(node -> node.kind() == Node.Kind.SCENE)
                .toList();
        var random = new Random(7);
        var people = new ArrayList<CodexEntry>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(project.codex()
                    .add(
                            CodexEntry.Kind.CHARACTER,
                            "Person " + i,
                            BenchStory.text(100 + i, 40),
                            Map.of("goals", BenchStory.text(200 + i, 12), "traits", BenchStory.text(300 + i, 8))));
        }
        for (int i = 0; i < FACTS; i++) {
            Fact fact = project.codex()
                    .ledger()
                    .add(BenchStory.text(1_000 + i, 14), Fact.Readers.LEDGER, Optional.empty(), false);
            CodexEntry person = people.get(random.nextInt(PEOPLE));
            Node scene = scenes.get(random.nextInt(scenes.size()));
            project.codex().ledger().learns(fact.id(), new Fact.Knowledge(person.id(), scene.id(), false));
        }
    }

    private void measureBudget(List<TokenCounter> counters, Map<String, Object> figures) throws Failure {
        int over = 0;
        int wrong = 0;
        double least = 1;
        for (TokenCounter counter : counters) {
            var check = new BudgetCheck(counter);
            for (int seed = 0; seed < stories; seed++) {
                context.cancellation().throwIfCancelled();
                BudgetCheck.Outcome outcome = check.check(seed);
                over += outcome.over() > 0 ? 1 : 0;
                wrong += outcome.wrongs().size();
                least = Math.min(least, outcome.fill().orElse(1.0));
            }
        }
        figures.put("stories", stories);
        figures.put("tokenizers", counters.size());
        figures.put("over_budget", over);
        figures.put("laws_broken", wrong);
        figures.put("fill_min", rounded(least));
    }

    private void measureGate(Path folder, PromptFiles prompts, Map<String, Object> figures) throws Failure {
        var canaries = new CanaryBooks(folder, prompts);
        int leaks = 0;
        int withheld = 0;
        int looked = 0;
        for (int number = 0; number < books; number++) {
            context.cancellation().throwIfCancelled();
            CanaryBooks.Outcome outcome = canaries.check(number);
            leaks += outcome.leaks().size();
            withheld += outcome.withheld().size();
            looked += outcome.prompts();
            remove(folder.resolve("book-" + number + ".quill"));
        }
        figures.put("canary_leaks", leaks);
        figures.put("canary_withheld", withheld);
        figures.put("books", books);
        figures.put("prompts", looked);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
