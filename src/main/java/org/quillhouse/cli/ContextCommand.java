package org.quillhouse.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quillhouse.agents.AgentStory;
import org.quillhouse.agents.Ask;
import org.quillhouse.agents.Briefing;
import org.quillhouse.context.AgentKind;
import org.quillhouse.context.ContextRequest;
import org.quillhouse.context.ContextTask;
import org.quillhouse.context.Layer;
import org.quillhouse.context.LayerBudgets;
import org.quillhouse.context.PromptPart;
import org.quillhouse.context.PromptSheet;
import org.quillhouse.context.ReadingNote;
import org.quillhouse.context.TokenCounter;
import org.quillhouse.engine.ChatMessage;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.kernel.TokenCount;
import org.quillhouse.manuscript.Node;
import org.quillhouse.project.Project;
import org.quillhouse.prompts.Jinja;
import org.quillhouse.prompts.PromptFiles;
import org.quillhouse.settings.Keys;
import org.quillhouse.settings.Settings;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/// `context show`: what an agent would read, without a run; `context count`.
@picocli.CommandLine.Command(name = "context", description = "What agents read.")
final class ContextCommand extends Command {
    ContextCommand(CommandContext context) {
        super(context);
    }

    static CommandLine line(CommandContext context) {
        return new CommandLine(new ContextCommand(context))
                .addSubcommand(new Show(context))
                .addSubcommand(new CountCommand(context));
    }

    @Override
    void run() {
        line(context).usage(context.out());
        context.out().flush();
    }

    @picocli.CommandLine.Command(name = "show", description = "The parts of a prompt, and what is not in it and why.")
    static final class Show extends Command {
        @Option(names = "--story", required = true, paramLabel = "DIR", description = "The story's folder.")
        Path story = Path.of("");

        @Option(names = "--agent", paramLabel = "A", description = "writer, editor, rater, character, worldbuilding.")
        Optional<String> agent = Optional.empty();

        @Option(
                names = "--task",
                defaultValue = "chapter",
                paramLabel = "T",
                description = "chapter, continue, modify, flesh_out, editor_review, rater_feedback,"
                        + " character_feedback, character_details, outline, chat.")
        String task = "";

        @Option(names = "--chapter", required = true, paramLabel = "N", description = "Counted from 1.")
        int chapter;

        @Option(names = "--scene", paramLabel = "S", description = "A scene of it, counted from 1.")
        @Nullable
        Integer scene;

        @Option(names = "--character", paramLabel = "C", description = "Who speaks.")
        Optional<String> character = Optional.empty();

        @Option(names = "--guidance", defaultValue = "", paramLabel = "TEXT", description = "A wish for this time.")
        String guidance = "";

        @Option(names = "--model", paramLabel = "M", description = "Count with this model; else an estimate is shown.")
        @Nullable
        String model;

        @Option(names = "--budget", paramLabel = "N", description = "Tokens for the whole prompt.")
        @Nullable
        Integer budget;

        @Option(names = "--text", description = "The exact prompt instead of its parts.")
        boolean text;

        Show(CommandContext context) {
            super(context);
        }

        @Override
        void run() throws Failure {
            try (Settings settings = context.settings(options);
                    Project project = Stories.open(context, options, story)) {
                Counting.with(
                        context,
                        options,
                        settings,
                        project.settings(),
                        model,
                        (counter, contextTokens) -> show(settings, project, counter, contextTokens));
            }
        }

        private void show(Settings settings, Project project, TokenCounter counter, int contextTokens) throws Failure {
            Map<String, String> own = project.settings();
            int setting = settings.resolve(Keys.CONTEXT_MAX_TOKENS, own).value()
                    - settings.resolve(Keys.CONTEXT_BUFFER_TOKENS, own).value();
            int reply = settings.resolve(Keys.CHAPTER_MAX_TOKENS, own).value();
            TokenCount fitting = contextTokens == Integer.MAX_VALUE
                    ? new TokenCount(setting)
                    : ContextRequest.effectiveBudget(
                            setting, contextTokens, Math.min(reply, contextTokens / 2), Briefing.MARGIN_TOKENS);
            TokenCount limit = budget == null ? fitting : new TokenCount(Math.max(0, budget));
            var jinja = new Jinja();
            var prompts = new PromptFiles(
                    () -> jinja, Optional.of(context.places(options).profile().resolve("prompts")));
            AgentStory read = AgentStory.of(project.manuscript(), project.codex(), project.database());
            Ask.Reading reading = Ask.Reading.of(settings, own);
            if (!reading.layers().equals(LayerBudgets.DEFAULTS)) {
                reading.layers().checked(setting);
            }
            PromptSheet sheet = new Briefing(prompts, read)
                    .brief(ask(project).withReading(reading), counter, limit, false)
                    .sheet();
            if (text) {
                context.print(options, plain(sheet), Map.of("text", plain(sheet)));
            } else {
                context.print(options, words(sheet), data(sheet, setting, contextTokens));
            }
        }

        private Ask ask(Project project) throws Failure {
            ContextTask kind = ContextTask.of(task)
                    .orElseThrow(() -> new CommandLine.ParameterException(
                            new CommandLine(this), Texts.of("cli.context.no.task", task)));
            AgentKind reader = agent.map(this::kind).orElse(kind.agent());
            if (agent.isPresent() && reader != kind.agent() && task.equals("chapter")) {
                kind = usual(reader);
            }
            Optional<String> speaker = character.isEmpty()
                    ? Optional.empty()
                    : Optional.of(project.codex().character(character.get()).id());
            Optional<String> place = scene == null
                    ? Optional.empty()
                    : Optional.of(ScenePlace.find(project.manuscript(), chapter + "." + scene))
                            .map(Node::id);
            return Ask.of(kind, chapter, guidance)
                    .by(reader)
                    .withCharacter(speaker)
                    .withScene(place);
        }

        private AgentKind kind(String name) {
            return AgentKind.of(name)
                    .orElseThrow(() -> new CommandLine.ParameterException(
                            new CommandLine(this), Texts.of("cli.context.no.agent", name)));
        }

        private static ContextTask usual(AgentKind reader) {
            return switch (reader) {
                case WRITER -> ContextTask.CHAPTER;
                case EDITOR -> ContextTask.EDITOR_REVIEW;
                case RATER -> ContextTask.RATER_FEEDBACK;
                case CHARACTER -> ContextTask.CHARACTER_FEEDBACK;
                case WORLDBUILDING, RESEARCHER, INTERVIEWER -> ContextTask.CHAT;
            };
        }

        private static String plain(PromptSheet sheet) {
            var text = new StringBuilder();
            for (ChatMessage message : Briefing.messages(sheet, false)) {
                text.append(text.isEmpty() ? "" : "\n\n").append(message.content());
            }
            return text.toString();
        }

        private static String words(PromptSheet sheet) {
            var lines = new StringBuilder(Texts.of(
                    sheet.exact() ? "cli.context.total" : "cli.context.about",
                    sheet.total().tokens(),
                    sheet.budget().tokens()));
            for (PromptPart part : sheet.parts()) {
                String why = part.why().isEmpty() ? "" : " (" + Texts.of(part.why()) + ")";
                lines.append('\n')
                        .append(String.format(
                                Locale.ENGLISH,
                                "%s %6d  %-12s %s: %s%s",
                                part.section().layer().letter(),
                                part.tokens().tokens(),
                                part.section().code(),
                                part.label().isEmpty() ? part.kind() : part.label(),
                                Texts.of(part.fate().key()),
                                why));
            }
            notes(sheet).forEach(note -> lines.append("\n! ").append(note));
            return lines.toString();
        }

        private static Map<String, Object> data(PromptSheet sheet, int setting, int contextTokens) {
            var data = new LinkedHashMap<String, Object>();
            data.put("agent", sheet.agent().code());
            data.put("task", sheet.task().code());
            data.put("phase", sheet.task().phase().name().toLowerCase(Locale.ROOT));
            data.put("parts", sheet.parts().stream().map(Show::part).toList());
            var totals = new LinkedHashMap<String, Object>();
            totals.put("tokens", sheet.total().tokens());
            totals.put("budget", sheet.budget().tokens());
            totals.put("setting", setting);
            totals.put("modelContext", contextTokens == Integer.MAX_VALUE ? 0 : contextTokens);
            totals.put("exact", sheet.exact());
            totals.put("ratio", rounded(sheet.ratio()));
            totals.put("optimisation", PromptSheet.Account.optimisation(sheet.ratio()));
            totals.put("elements", sheet.account().before());
            totals.put("filtered", sheet.account().filtered());
            totals.put("included", sheet.account().last());
            totals.put("version", "1.0");
            var layers = new LinkedHashMap<String, Object>();
            for (Layer layer : Layer.values()) {
                layers.put(
                        layer.letter(),
                        sheet.included().stream()
                                .filter(part -> part.section().layer() == layer)
                                .mapToInt(part -> part.tokens().tokens())
                                .sum());
            }
            totals.put("layers", layers);
            data.put("totals", totals);
            data.put("notes", notes(sheet));
            return data;
        }

        private static List<String> notes(PromptSheet sheet) {
            return ReadingNote.of(sheet).stream()
                    .map(note -> Texts.of(note.key(), note.count(), note.most()))
                    .toList();
        }

        private static Map<String, Object> part(PromptPart part) {
            var data = new LinkedHashMap<String, Object>();
            data.put("kind", part.kind());
            data.put("section", part.section().code());
            data.put("layer", part.section().layer().letter());
            data.put("label", part.label());
            data.put("priority", part.priority().name().toLowerCase(Locale.ROOT));
            data.put("weight", part.priority().weight());
            data.put("tokens", part.tokens().tokens());
            data.put("wholeTokens", part.whole().tokens());
            data.put("source", part.sourceId());
            data.put("version", part.sourceVersion());
            data.put("fate", part.fate().code());
            data.put("reason", part.why().isEmpty() ? "" : Texts.of(part.why()));
            if (part.isIn()) {
                data.put("text", part.text());
            }
            return data;
        }
    }
}
