package org.quillhouse.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quillhouse.agents.ChapterDraft;
import org.quillhouse.agents.ChapterRequest;
import org.quillhouse.agents.Director;
import org.quillhouse.agents.WritingLimits;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Texts;
import org.quillhouse.kernel.Words;
import org.quillhouse.review.Proposal;
import org.quillhouse.review.Reviewer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `write --story DIR --chapter N`: streams the chapter to standard output and stores it as a new version.
@picocli.CommandLine.Command(name = "write", description = "Let the writer write a chapter.")
final class WriteCommand extends Command {
    @Mixin
    final AgentOptions agent = new AgentOptions();

    @Option(names = "--chapter", required = true, paramLabel = "N", description = "Counted from 1.")
    int chapter;

    @Option(names = "--words", defaultValue = "0", paramLabel = "W", description = "About so many words.")
    int words;

    @Option(
            names = "--room",
            description = "With the room: plan, draft, notes of editor and raters, revision, judge. Leaves a proposal.")
    boolean room;

    @Option(names = "--rounds", defaultValue = "1", paramLabel = "R", description = "With --room: of notes, at most 3.")
    int rounds;

    @Option(names = "--best-of", defaultValue = "1", paramLabel = "N", description = "With --room: drafts of a moment.")
    int variants;

    @Option(names = "--guidance", paramLabel = "TEXT", defaultValue = "", description = "A wish for this time.")
    String guidance = "";

    WriteCommand(CommandContext context) {
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
                project -> project.manuscript().chapter(chapter),
                progress)) {
            WritingLimits limits = room.limits(room.limits(), agent);
            if (this.room) {
                direct(room, limits, progress);
                return;
            }
            var request = new ChapterRequest(chapter, agent.drawnSeed(), limits, guidance, words);
            finish(room.writer().chapterJob(request).run(context.cancellation(), progress));
        }
    }

    private void direct(AgentRoom room, WritingLimits limits, StreamProgress progress) throws Failure {
        List<Reviewer> reviewers = room.writer().panel().everybody().stream()
                .filter(each -> each.kind() != Reviewer.Kind.CHARACTER)
                .toList();
        var steps = new ArrayList<Map<String, Object>>();
        var request =
                new Director.Request(chapter, reviewers, guidance, words, rounds, variants, agent.drawnSeed(), limits);
        Proposal proposal = room.writer()
                .director()
                .job(request, step -> {
                    var one = new LinkedHashMap<String, Object>();
                    one.put("step", step.kind().name().toLowerCase(java.util.Locale.ROOT));
                    one.put("who", step.who());
                    one.put("text", step.text());
                    steps.add(one);
                    if (!options.json) {
                        context.err().println(Texts.of(step.kind().key()) + " - " + step.who());
                        context.err().flush();
                    }
                })
                .run(context.cancellation(), progress);
        var data = new LinkedHashMap<String, Object>();
        data.put("proposalId", proposal.id());
        data.put("text", proposal.text());
        data.put("wordCount", Words.count(proposal.text()));
        data.put("note", proposal.note());
        data.put("steps", steps);
        context.print(options, "", data);
    }

    private void finish(ChapterDraft draft) {
        if (!options.json) {
            context.out().println();
            context.out().flush();
            return;
        }
        var tokens = new LinkedHashMap<String, Object>();
        tokens.put("prompt", draft.tokens().prompt());
        tokens.put("reused", draft.tokens().reused());
        tokens.put("written", draft.tokens().written());
        var data = new LinkedHashMap<String, Object>();
        data.put("text", draft.text());
        data.put("wordCount", draft.wordCount());
        data.put("metadata", draft.metadata());
        data.put("versionId", draft.versionId());
        data.put("tokens", tokens);
        data.put("stop", draft.stop().code());
        data.put("tokensPerSecond", rounded(draft.tokensPerSecond()));
        context.print(options, "", data);
    }
}
