package org.quillhouse.agents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quillhouse.agents.internal.ChapterGatherer;
import org.quillhouse.agents.internal.ChapterTurn;
import org.quillhouse.codex.Codex;
import org.quillhouse.context.AgentKind;
import org.quillhouse.context.ContextContainer;
import org.quillhouse.context.ContextPipeline;
import org.quillhouse.context.ContextRequest;
import org.quillhouse.context.PromptSheet;
import org.quillhouse.context.WritingPhase;
import org.quillhouse.engine.ChatMessage;
import org.quillhouse.engine.ModelHost;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.TokenCount;
import org.quillhouse.manuscript.Chapter;
import org.quillhouse.manuscript.Manuscript;
import org.quillhouse.manuscript.StoryFacts;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.Job;
import org.quillhouse.tasks.Phase;
import org.quillhouse.tasks.Progress;
import org.quillhouse.tasks.Status;

/// The writer: drafts chapters. Make one per story; its jobs may run on any thread, one at a time on the shared model.
public final class WriterAgent {
    private static final int MARGIN_TOKENS = 128;

    private final AgentTools tools;
    private final Manuscript manuscript;
    private final Codex codex;

    public WriterAgent(AgentTools tools, Manuscript manuscript, Codex codex) {
        this.tools = tools;
        this.manuscript = manuscript;
        this.codex = codex;
    }

    /// Writes a chapter; streams its prose, stores it as it grows, shows it in the chapter when it is done.
    ///
    /// Cancelling keeps what was written: the job then ends with a draft whose stop is `CANCELLED`, and only with a
    /// [CancellationException] when nothing was written yet. A failure on the way keeps the text among the versions.
    public Job<ChapterDraft> chapterJob(ChapterRequest request) {
        return (cancellation, progress) -> {
            Chapter chapter = manuscript.chapter(request.number());
            requireSomethingToGoOn(chapter);
            progress.status(Status.of(Phase.LOADING_MODEL));
            try (ModelHost.Lease lease = tools.models().lease(cancellation)) {
                return write(chapter, request, lease, cancellation, progress);
            }
        };
    }

    private void requireSomethingToGoOn(Chapter chapter) throws Failure {
        boolean written = manuscript.chapters().stream().anyMatch(Chapter::isWritten);
        boolean planned =
                !chapter.plotPoint().isBlank() || !chapter.keyPlotItems().isEmpty();
        if (!planned && !written && manuscript.facts().outline().isBlank()) {
            throw WritingFailed.nothingToGoOn(chapter.title());
        }
    }

    private ChapterDraft write(
            Chapter chapter,
            ChapterRequest request,
            ModelHost.Lease lease,
            Cancellation cancellation,
            Progress progress)
            throws Failure {
        progress.status(Status.of(Phase.CONTEXT_PROCESSING));
        StoryFacts facts = manuscript.facts();
        boolean base = lease.format().isBase();
        String task = tools.prompts().render(base ? "chapter/base" : "chapter/task", values(facts, chapter));
        int reply = Math.min(request.limits().maxTokens(), lease.session().contextTokens() / 2);
        TokenCount budget = ContextRequest.effectiveBudget(
                request.limits().contextTokens(), lease.session().contextTokens(), reply, MARGIN_TOKENS);
        ContextContainer all = new ChapterGatherer(manuscript, codex).gather(chapter, request);
        PromptSheet sheet = new ContextPipeline(lease.model())
                .assemble(all, new ContextRequest(AgentKind.WRITER, WritingPhase.CHAPTER_DETAIL, task, budget));
        String prompt = lease.format().apply(messages(facts, sheet, base));
        cancellation.throwIfCancelled();
        var turn = new ChapterTurn(tools, manuscript, chapter, request, sheet, all);
        return turn.run(lease, prompt, reply, cancellation, progress);
    }

    private List<ChatMessage> messages(StoryFacts facts, PromptSheet sheet, boolean base) throws Failure {
        if (base) {
            return List.of(ChatMessage.user(facts.title() + "\n\n" + sheet.storyText() + "\n\n" + sheet.taskText()));
        }
        String opening = tools.prompts().render("chapter/system", Map.of("title", facts.title()));
        var system = new ArrayList<String>();
        addText(system, facts.prefix());
        system.add(opening);
        addText(system, sheet.storyText());
        addText(system, facts.suffix());
        return List.of(ChatMessage.system(String.join("\n\n", system)), ChatMessage.user(sheet.taskText()));
    }

    private static void addText(List<String> blocks, String text) {
        if (!text.isBlank()) {
            blocks.add(text);
        }
    }

    private static Map<String, Object> values(StoryFacts facts, Chapter chapter) {
        var values = new LinkedHashMap<String, Object>();
        values.put("title", facts.title());
        values.put("number", chapter.number());
        values.put("chapter_title", chapter.title());
        values.put("plot_point", chapter.plotPoint());
        values.put("key_items", chapter.keyPlotItems());
        return values;
    }
}
