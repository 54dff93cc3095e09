package org.quillhouse.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quillhouse.agents.WritingFailed;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.NewChapter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `outline --story DIR`: breaks the story's outline into chapters, and adds them where that is asked for.
@picocli.CommandLine.Command(name = "outline", description = "Break the outline into chapters.")
final class OutlineCommand extends Command {
    @Mixin
    final AgentOptions agent = new AgentOptions();

    /// What becomes of the chapters that there are.
    enum Apply {
        merge,
        replace
    }

    @Option(
            names = "--apply",
            paramLabel = "HOW",
            description = "merge: add them behind those there are; replace: those there are go to the trash.")
    Optional<Apply> apply = Optional.empty();

    @Option(names = "--text", defaultValue = "", paramLabel = "TEXT", description = "Set the outline first.")
    String text = "";

    @Option(names = "--guidance", defaultValue = "", paramLabel = "TEXT", description = "A wish for this time.")
    String guidance = "";

    OutlineCommand(CommandContext context) {
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
                project -> {
                    if (!text.isBlank()) {
                        project.manuscript()
                                .setFacts(project.manuscript().facts().withOutline(text));
                    }
                    if (project.manuscript().facts().outline().isBlank()) {
                        throw WritingFailed.fieldMissing(Texts.of("agents.field.outline"));
                    }
                },
                progress)) {
            List<NewChapter> chapters = room.writer()
                    .planner()
                    .chaptersJob(guidance, agent.drawnSeed(), room.limits().withExact(agent.seed != null))
                    .run(context.cancellation(), progress);
            if (apply.isPresent()) {
                room.project().manuscript().editor().plan(chapters, replaced(room));
            }
            context.print(options, words(chapters), data(chapters));
        }
    }

    private List<String> replaced(AgentRoom room) throws Failure {
        if (!apply.equals(Optional.of(Apply.replace))) {
            return List.of();
        }
        return room.project().manuscript().tree().chaptersAndParts();
    }

    private static String words(List<NewChapter> chapters) {
        var lines = new ArrayList<String>();
        for (NewChapter chapter : chapters) {
            lines.add((lines.isEmpty() ? "" : "\n") + chapter.title() + "\n  " + chapter.plotPoint());
            chapter.keyPlotItems().forEach(item -> lines.add("  - " + item));
        }
        return String.join("\n", lines);
    }

    private static Map<String, Object> data(List<NewChapter> chapters) {
        return Map.of(
                "chapters",
                chapters.stream()
                        .map(chapter -> {
                            var one = new LinkedHashMap<String, Object>();
                            one.put("title", chapter.title());
                            one.put("description", chapter.plotPoint());
                            one.put("keyPlotItems", chapter.keyPlotItems());
                            one.put(
                                    "involvedCharacters",
                                    List.of(chapter.people().split(", ")));
                            return one;
                        })
                        .toList());
    }
}
