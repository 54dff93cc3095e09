package org.quillhouse.agents;

import java.time.Duration;
import java.util.Optional;
import org.quillhouse.agents.internal.ChapterTurn;
import org.quillhouse.agents.internal.Turn;
import org.quillhouse.context.ContextTask;
import org.quillhouse.context.PromptSheet;
import org.quillhouse.context.TokenCounter;
import org.quillhouse.engine.ModelHost;
import org.quillhouse.engine.ModelRole;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.TokenCount;
import org.quillhouse.manuscript.Chapter;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.Job;
import org.quillhouse.tasks.Phase;
import org.quillhouse.tasks.Progress;
import org.quillhouse.tasks.Status;

/// The writer: drafts chapters. Make one per story; its jobs may run on any thread, one at a time on the shared model.
public final class WriterAgent {
    private static final long LEAST_TELLER_BYTES = 600L << 20;

    private final AgentTools tools;
    private final AgentStory story;
    private final Briefing briefing;

    public WriterAgent(AgentTools tools, AgentStory story) {
        this.tools = tools;
        this.story = story;
        this.briefing = new Briefing(tools.prompts(), story);
    }

    /// What the agents of this story work on.
    public AgentStory story() {
        return story;
    }

    /// What an agent would read now: counted by the loaded model, else estimated. Reads the story; not for the thread
    /// of
    /// the screen.
    public PromptSheet preview(Ask ask, WritingLimits limits) throws Failure {
        return briefing.brief(ask.withReading(limits.checkedReading()), tools.models(), budget(limits), false)
                .sheet();
    }

    /// What a prompt may have: by the settings and by the loaded model.
    public TokenCount budget(WritingLimits limits) {
        return limits.promptBudget(tools.models().contextTokens().orElse(Integer.MAX_VALUE), 0);
    }

    /// How long a prompt and the longest reply would take, without what was read already; empty before the model did
    /// something like it.
    public Optional<Duration> expect(PromptSheet sheet, WritingLimits limits) throws Failure {
        int held = tools.models().contextTokens().orElse(Integer.MAX_VALUE);
        return tools.models()
                .writer()
                .expect(Briefing.messages(sheet, false), sheet.total().tokens(), limits.replyTokens(held));
    }

    /// Counts with the loaded model, else estimates.
    public TokenCounter counter() {
        return tools.models();
    }

    /// Whether a model is loaded that can be trusted to tell a story in short by itself: smaller ones invent.
    public boolean canTell() {
        return tools.models().fileBytes(ModelRole.EXTRACTOR).orElse(0) >= LEAST_TELLER_BYTES;
    }

    /// Writes texts anew, as proposals.
    public Rewriter rewriter() {
        return new Rewriter(tools, story, briefing);
    }

    /// Asks editor, raters and characters.
    public Panel panel() {
        return new Panel(tools, story, briefing);
    }

    /// How many of the texts that were to be counted had been counted before, 0 to 1.
    public double countsRemembered() {
        return briefing.countsRemembered();
    }

    /// Talks with the author.
    public ChatAgent talker() {
        return new ChatAgent(tools, story, briefing);
    }

    /// Writes a chapter with the whole room.
    public Director director() {
        return new Director(tools, story, briefing);
    }

    /// Plans chapters and makes people.
    public Planner planner() {
        return new Planner(tools, story, briefing);
    }

    /// Compares plan and text by meaning.
    public MeaningCheck meanings() {
        return new MeaningCheck(tools, story);
    }

    /// Notes what can be seen in pictures.
    public PictureReader pictures() {
        return new PictureReader(tools, story);
    }

    /// Finds facts and who learns them.
    public FactFinder finder() {
        return new FactFinder(tools, story);
    }

    /// Looks through talks for what belongs into the dossier.
    public DossierKeeper dossiers() {
        return new DossierKeeper(tools, story);
    }

    /// Finds titles in talks.
    public TitleFinder titles() {
        return new TitleFinder(tools);
    }

    /// Keeps the story's memory.
    public StoryTeller teller() {
        return new StoryTeller(tools, story);
    }

    /// Writes a chapter; streams its prose, stores it as it grows, shows it in the chapter when it is done.
    ///
    /// Cancelling keeps what was written: the job then ends with a draft whose stop is `CANCELLED`, and only with a
    /// [CancellationException] when nothing was written yet. A failure on the way keeps the text among the
    /// versions.
    public Job<ChapterDraft> chapterJob(ChapterRequest request) {
        return (cancellation, progress) -> {
            Chapter chapter = story.manuscript().chapter(request.number());
            requireSomethingToGoOn(chapter);
            progress.status(Status.of(Phase.LOADING_MODEL));
            try (ModelHost.Lease lease = tools.models().lease(cancellation)) {
                return write(chapter, request, lease, cancellation, progress);
            }
        };
    }

    private void requireSomethingToGoOn(Chapter chapter) throws Failure {
        boolean written = story.manuscript().chapters().stream().anyMatch(Chapter::isWritten);
        boolean planned =
                !chapter.plotPoint().isBlank() || !chapter.keyPlotItems().isEmpty();
        if (!planned && !written && story.manuscript().facts().outline().isBlank()) {
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
        Ask ask = Ask.of(ContextTask.CHAPTER, request.number(), request.guidance())
                .with("words", request.words());
        Turn turn = Turn.read(tools, briefing, lease, ask, request.limits(), "");
        cancellation.throwIfCancelled();
        return new ChapterTurn(
                        story.manuscript(), chapter, request, turn, story.quotes(request.limits(), chapter.content()))
                .run(cancellation, progress);
    }
}
