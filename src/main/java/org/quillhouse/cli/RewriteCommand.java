package org.quillhouse.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quillhouse.agents.ProseRequest;
import org.quillhouse.agents.ProseTask;
import org.quillhouse.agents.Rewriter;
import org.quillhouse.agents.WritingFailed;
import org.quillhouse.agents.WritingLimits;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.kernel.Words;
import org.quillhouse.manuscript.Chapter;
import org.quillhouse.manuscript.Scene;
import org.quillhouse.manuscript.StoryFacts;
import org.quillhouse.review.Proposal;
import org.quillhouse.review.Proposals;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `modify`, `expand`, `continue`, `rewrite`: the writer works on a chapter's text. What comes of it is shown as a new
/// version, as one step to undo; with `--propose` it waits in the window for the author.
@picocli.CommandLine.Command
final class RewriteCommand extends Command {
    private final Optional<ProseTask> fixed;

    @Mixin
    final AgentOptions agent = new AgentOptions();

    @Option(names = "--chapter", defaultValue = "0", paramLabel = "N", description = "Counted from 1.")
    int chapter;

    @Option(names = "--scene", defaultValue = "0", paramLabel = "M", description = "Only this scene of it, from 1.")
    int scene;

    @Option(
            names = "--task",
            defaultValue = "",
            paramLabel = "T",
            description = "continue, scene, modify, expand_chapter, expand_world, expand_outline, describe, dialogue,"
                    + " condense, tense, person, tone.")
    String task = "";

    @Option(names = "--request", defaultValue = "", paramLabel = "TEXT", description = "What is to be different.")
    String request = "";

    @Option(names = "--words", defaultValue = "0", paramLabel = "W", description = "About so many words.")
    int words;

    @Option(
            names = "--rounds",
            defaultValue = "0",
            paramLabel = "R",
            description = "Let a judge look, so often at most.")
    int rounds;

    @Option(names = "--propose", description = "Only leave proposals for the author to take.")
    boolean propose;

    /// @param fixed what the command's name says; empty where `--task` says it
    RewriteCommand(CommandContext context, Optional<ProseTask> fixed) {
        super(context);
        this.fixed = fixed;
    }

    @Override
    void run() throws Failure {
        ProseTask what = task.isEmpty() ? fixed.orElseThrow(this::unknown) : named();
        boolean ofStory = what.isOfStory();
        if (!ofStory && chapter == 0) {
            throw new CommandLine.ParameterException(new CommandLine(this), Texts.of("cli.rewrite.no.chapter"));
        }
        var progress = new StreamProgress(context, options);
        try (AgentRoom room = AgentRoom.open(
                context,
                options,
                agent.story,
                agent.model,
                project -> {
                    if (!ofStory) {
                        project.manuscript().chapter(chapter);
                    }
                },
                progress)) {
            WritingLimits limits = room.limits(what.in(room.limits()), agent);
            if (ofStory) {
                ofStory(what, room, limits, progress);
            } else {
                ofChapter(what, room, limits, progress);
            }
        }
    }

    private ProseTask named() {
        String name = fixed.isPresent() && task.matches("(?i)chapter|world|outline") ? "expand_" + task : task;
        return ProseTask.of(name).orElseThrow(this::unknown);
    }

    private CommandLine.ParameterException unknown() {
        return new CommandLine.ParameterException(new CommandLine(this), Texts.of("cli.context.no.task", task));
    }

    private void ofStory(ProseTask what, AgentRoom room, WritingLimits limits, StreamProgress progress) throws Failure {
        StoryFacts facts = room.project().manuscript().facts();
        boolean world = what != ProseTask.EXPAND_OUTLINE;
        String before = world ? facts.world() : facts.outline();
        int last = room.story().lastChapter();
        String after = room.writer()
                .rewriter()
                .textJob(what, before, request, last, agent.drawnSeed(), limits)
                .run(context.cancellation(), progress);
        if (!propose) {
            StoryFacts now = room.project().manuscript().facts();
            room.project().manuscript().setFacts(world ? now.withWorld(after) : now.withOutline(after));
        }
        var data = new LinkedHashMap<String, Object>();
        data.put("task", what.code());
        data.put("original", before);
        data.put("text", after);
        data.put("originalWordCount", Words.count(before));
        data.put("wordCount", Words.count(after));
        end(data);
    }

    private void ofChapter(ProseTask what, AgentRoom room, WritingLimits limits, StreamProgress progress)
            throws Failure {
        Chapter whole = room.project().manuscript().chapter(chapter);
        List<Scene> scenes = what == ProseTask.SCENE && scene == 0 ? List.of(added(room, whole)) : scenes(whole, what);
        var texts = new LinkedHashMap<String, String>();
        var made = new ArrayList<Map<String, Object>>();
        Rewriter rewriter = room.writer().rewriter();
        int each = words / scenes.size();
        boolean isNew = whole.scenes().stream()
                .noneMatch(old -> old.id().equals(scenes.getFirst().id()));
        for (Scene one : scenes) {
            var asked = ProseRequest.ofScene(what, chapter, one.id(), request, agent.drawnSeed(), limits)
                    .withWords(each);
            try {
                made.add(work(asked, rewriter, progress, texts));
            } catch (Failure | RuntimeException failed) {
                if (isNew) {
                    room.project().manuscript().editor().trash(List.of(one.id()));
                }
                throw failed;
            }
        }
        if (!propose) {
            room.project().manuscript().editor().take(texts);
            for (Map<String, Object> one : made) {
                room.story().proposals().settle(String.valueOf(one.get("proposalId")), Proposals.Outcome.TAKEN);
            }
        }
        String before = whole.content();
        String after = room.project().manuscript().chapter(chapter).content();
        var data = new LinkedHashMap<String, Object>();
        data.put("task", what.code());
        data.put("chapterText", propose ? String.join(Chapter.SCENE_BREAK, texts.values()) : after);
        data.put("originalWordCount", Words.count(before));
        data.put("wordCount", texts.values().stream().mapToInt(Words::count).sum());
        data.put("changesSummary", request.substring(0, Math.min(150, request.length())));
        data.put("scenes", made);
        end(data);
    }

    private void end(Map<String, Object> data) {
        if (options.json) {
            context.print(options, "", data);
        } else {
            context.out().println();
            context.out().flush();
        }
    }

    /// A new scene at the chapter's end, for what is to happen in it.
    private Scene added(AgentRoom room, Chapter whole) throws Failure {
        if (request.isBlank()) {
            throw WritingFailed.wishMissing();
        }
        var manuscript = room.project().manuscript();
        return manuscript.scene(manuscript.addScene(whole.id(), "")).orElseThrow(WritingFailed::sceneGone);
    }

    private List<Scene> scenes(Chapter whole, ProseTask what) throws Failure {
        List<Scene> written = whole.scenes().stream()
                .filter(each -> !each.text().isBlank() || what.writesAnew())
                .toList();
        if (scene > 0 && scene <= whole.scenes().size()) {
            return List.of(whole.scenes().get(scene - 1));
        }
        if (scene > 0) {
            throw org.quillhouse.manuscript.NoSuchChapter.scene(chapter + "." + scene);
        }
        if (written.isEmpty()) {
            throw WritingFailed.nothingToRewrite();
        }
        return what.writesAnew() ? List.of(written.getLast()) : written;
    }

    private Map<String, Object> work(
            ProseRequest asked, Rewriter rewriter, StreamProgress progress, Map<String, String> texts) throws Failure {
        var data = new LinkedHashMap<String, Object>();
        Proposal proposal;
        if (rounds > 0) {
            Rewriter.Checked checked =
                    rewriter.checkedJob(asked, rounds, this::judged).run(context.cancellation(), progress);
            proposal = checked.proposal();
            data.put("rounds", checked.rounds());
            data.put("passed", checked.passed());
            data.put("feedback", checked.feedback());
        } else {
            proposal = rewriter.job(asked).run(context.cancellation(), progress);
        }
        texts.put(proposal.sceneId(), proposal.text());
        data.put("sceneId", proposal.sceneId());
        data.put("proposalId", proposal.id());
        data.put("runId", proposal.runId());
        data.put("note", proposal.note());
        data.put("text", proposal.text());
        return data;
    }

    private void judged(int round, boolean passed, String feedback) {
        if (!options.json) {
            context.err().println(Texts.of(passed ? "cli.rewrite.passed" : "cli.rewrite.failed", round, feedback));
            context.err().flush();
        }
    }
}
