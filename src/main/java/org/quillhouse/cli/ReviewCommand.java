package org.quillhouse.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quillhouse.agents.Panel;
import org.quillhouse.codex.CodexEntry;
import org.quillhouse.codex.NoSuchEntry;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.manuscript.Chapter;
import org.quillhouse.manuscript.Scene;
import org.quillhouse.review.Anchor;
import org.quillhouse.review.QualityScore;
import org.quillhouse.review.Rater;
import org.quillhouse.review.Remark;
import org.quillhouse.review.Review;
import org.quillhouse.review.Reviewer;
import org.quillhouse.tasks.Progress;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `review --story DIR --chapter N`: what editor, raters and characters say of a chapter, all asked at once.
@picocli.CommandLine.Command(
        name = "review",
        description = "Ask editor, raters and characters about a chapter.",
        footer = "With --seed the same words come again where one reviewer is asked; several share what they read.")
final class ReviewCommand extends Command {
    @Mixin
    final AgentOptions agent = new AgentOptions();

    @Option(names = "--chapter", defaultValue = "0", paramLabel = "N", description = "Counted from 1.")
    int chapter;

    @Option(names = "--outline", description = "The story's outline instead of a chapter.")
    boolean outline;

    @Option(names = "--editor", description = "Ask the editor.")
    boolean editor;

    @Option(names = "--raters", split = ",", paramLabel = "NAMES", description = "all, or names with commas between.")
    List<String> raters = List.of();

    @Option(
            names = "--characters",
            split = ",",
            paramLabel = "NAMES",
            description = "all, or names with commas between.")
    List<String> characters = List.of();

    @Option(
            names = "--question",
            defaultValue = "",
            paramLabel = "TEXT",
            description = "What the author wants to know.")
    String question = "";

    @Option(names = "--again", description = "Also those who have read this very text before.")
    boolean again;

    ReviewCommand(CommandContext context) {
        super(context);
    }

    @Override
    void run() throws Failure {
        var progress = new TerminalProgress(context.err());
        try (AgentRoom room = AgentRoom.open(
                context,
                options,
                agent.story,
                agent.model,
                project -> {
                    if (!outline) {
                        project.manuscript().chapter(chapter);
                    }
                },
                options.json ? Progress.SILENT : progress)) {
            var request = new Panel.Request(
                    outline ? Panel.OUTLINE : chapter,
                    reviewers(room),
                    question,
                    again,
                    agent.drawnSeed(),
                    room.limits().withExact(agent.seed != null));
            Panel.Result result = room.writer()
                    .panel()
                    .job(request, Panel.Listener.SILENT)
                    .run(context.cancellation(), options.json ? Progress.SILENT : progress);
            List<Scene> scenes = outline
                    ? List.of()
                    : room.project().manuscript().chapter(chapter).scenes();
            context.print(options, words(result), data(result, scenes));
        }
    }

    private List<Reviewer> reviewers(AgentRoom room) throws Failure {
        boolean nobodyNamed = !editor && raters.isEmpty() && characters.isEmpty();
        var chosen = new ArrayList<Reviewer>();
        if (editor || nobodyNamed) {
            chosen.add(Panel.editor());
        }
        if (nobodyNamed || isAll(raters)) {
            room.story().raters().enabled().stream().map(Rater::reviewer).forEach(chosen::add);
        } else {
            for (String name : raters) {
                chosen.add(room.story().raters().named(name).reviewer());
            }
        }
        if (isAll(characters)) {
            room.writer().panel().everybody().stream()
                    .filter(each -> each.kind() == Reviewer.Kind.CHARACTER)
                    .forEach(chosen::add);
        } else {
            for (String name : characters) {
                CodexEntry person = room.project().codex().character(name);
                if (person.hidden()) {
                    throw NoSuchEntry.character(name);
                }
                chosen.add(new Reviewer(Reviewer.Kind.CHARACTER, person.id(), person.name()));
            }
        }
        return chosen.stream().distinct().toList();
    }

    private static boolean isAll(List<String> names) {
        return names.size() == 1 && names.getFirst().equalsIgnoreCase("all");
    }

    private static String words(Panel.Result result) {
        var lines = new ArrayList<String>();
        for (Review review : result.reviews()) {
            lines.add(review.score()
                    .map(score ->
                            Texts.of("cli.review.scored", review.reviewer().name(), score))
                    .orElse(review.reviewer().name()));
            if (!review.opinion().isEmpty()) {
                lines.add("  " + review.opinion());
            }
            for (Remark remark : review.remarks()) {
                String label = remark.kind().isIssue()
                        ? Texts.of(remark.priority().key())
                        : Texts.of(remark.kind().key());
                lines.add("  - " + label + ": " + remark.asWish());
            }
        }
        result.failures().forEach((reviewer, failure) -> lines.add(reviewer.name() + ": " + Texts.message(failure)));
        return String.join("\n", lines);
    }

    static Map<String, Object> data(Panel.Result result, List<Scene> scenes) {
        var data = new LinkedHashMap<String, Object>();
        var raters = new ArrayList<Map<String, Object>>();
        var people = new ArrayList<Map<String, Object>>();
        var remarks = new ArrayList<Remark>();
        for (Review review : result.reviews()) {
            remarks.addAll(review.remarks());
            switch (review.reviewer().kind()) {
                case EDITOR -> data.put("editor", Map.of("suggestions", suggestions(review, scenes)));
                case RATER -> {
                    var one = new LinkedHashMap<String, Object>();
                    one.put("name", review.reviewer().name());
                    one.put("opinion", review.opinion());
                    one.put("scores", review.scores());
                    one.put("suggestions", suggestions(review, scenes));
                    raters.add(one);
                }
                case CHARACTER -> people.add(person(review));
            }
        }
        data.put("raters", raters);
        data.put("characters", people);
        QualityScore quality = QualityScore.of(remarks);
        data.put("quality", Map.of("overall", rounded(quality.overall()), "ready", quality.ready()));
        var failed = new LinkedHashMap<String, Object>();
        result.failures().forEach((reviewer, failure) -> failed.put(reviewer.name(), Texts.message(failure)));
        data.put("failed", failed);
        return data;
    }

    private static List<Map<String, Object>> suggestions(Review review, List<Scene> scenes) {
        return review.remarks().stream()
                .map(remark -> suggestion(remark, scenes))
                .toList();
    }

    /// `start` and `end` count in the chapter's text, as its scenes stand one after the other.
    private static Map<String, Object> suggestion(Remark remark, List<Scene> scenes) {
        var one = new LinkedHashMap<String, Object>();
        one.put("quote", remark.anchor().map(Anchor::quote).orElse(""));
        int offset = 0;
        Optional<Anchor.Place> place = Optional.empty();
        for (Scene scene : scenes) {
            if (remark.anchor().map(Anchor::sceneId).equals(Optional.of(scene.id()))) {
                place = remark.anchor().flatMap(anchor -> anchor.in(scene.text()));
                break;
            }
            if (!scene.text().isBlank()) {
                offset += scene.text().length() + Chapter.SCENE_BREAK.length();
            }
        }
        one.put("start", place.map(Anchor.Place::start).orElse(-1) + (place.isPresent() ? offset : 0));
        one.put("end", place.map(Anchor.Place::end).orElse(-1) + (place.isPresent() ? offset : 0));
        one.put("type", remark.kind().name().toLowerCase(java.util.Locale.ROOT));
        one.put("issue", remark.issue());
        one.put("suggestion", remark.suggestion());
        one.put("priority", remark.priority().name().toLowerCase(java.util.Locale.ROOT));
        return one;
    }

    private static Map<String, Object> person(Review review) {
        var one = new LinkedHashMap<String, Object>();
        one.put("name", review.reviewer().name());
        one.put("actions", lines(review, Remark.Kind.ACTION));
        one.put("dialog", lines(review, Remark.Kind.DIALOG));
        one.put("physicalSensations", lines(review, Remark.Kind.SENSATION));
        one.put("emotions", lines(review, Remark.Kind.EMOTION));
        one.put("internalMonologue", lines(review, Remark.Kind.THOUGHT));
        one.put("goals", lines(review, Remark.Kind.GOAL));
        one.put("memories", lines(review, Remark.Kind.MEMORY));
        one.put("subtext", lines(review, Remark.Kind.SUBTEXT));
        return one;
    }

    private static List<String> lines(Review review, Remark.Kind kind) {
        return review.remarks().stream()
                .filter(remark -> remark.kind() == kind)
                .map(Remark::suggestion)
                .toList();
    }
}
