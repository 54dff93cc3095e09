package org.quillhouse.agents.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.quillhouse.agents.AgentTools;
import org.quillhouse.agents.ChapterDraft;
import org.quillhouse.agents.ChapterRequest;
import org.quillhouse.agents.Receipt;
import org.quillhouse.agents.WritingFailed;
import org.quillhouse.context.ContextContainer;
import org.quillhouse.context.PromptSheet;
import org.quillhouse.engine.GenerationFailed;
import org.quillhouse.engine.GenerationListener;
import org.quillhouse.engine.GenerationRequest;
import org.quillhouse.engine.GenerationResult;
import org.quillhouse.engine.ModelHost;
import org.quillhouse.engine.StopReason;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Words;
import org.quillhouse.manuscript.Chapter;
import org.quillhouse.manuscript.Draft;
import org.quillhouse.manuscript.Manuscript;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.Phase;
import org.quillhouse.tasks.Progress;
import org.quillhouse.tasks.Status;

/// One writing of one chapter: from the finished prompt to the stored draft and its receipt.
public final class ChapterTurn {
    private static final double WORDS_PER_TOKEN = 0.75;

    private final AgentTools tools;
    private final Manuscript manuscript;
    private final Chapter chapter;
    private final ChapterRequest request;
    private final PromptSheet sheet;
    private final ContextContainer context;
    private final StringBuilder raw = new StringBuilder();

    public ChapterTurn(
            AgentTools tools,
            Manuscript manuscript,
            Chapter chapter,
            ChapterRequest request,
            PromptSheet sheet,
            ContextContainer context) {
        this.tools = tools;
        this.manuscript = manuscript;
        this.chapter = chapter;
        this.request = request;
        this.sheet = sheet;
        this.context = context;
    }

    /// @param reply the longest reply, in tokens
    public ChapterDraft run(
            ModelHost.Lease lease, String prompt, int reply, Cancellation cancellation, Progress progress)
            throws Failure {
        Instant started = tools.clock().instant();
        var sampling =
                request.limits().style().sampling((float) request.limits().temperature(), request.seed());
        var wanted = GenerationRequest.of(prompt, reply, sampling)
                .withStopWords(stopWords(lease))
                .withStableChars(Math.max(0, prompt.lastIndexOf(sheet.ownTask())));
        Draft draft = manuscript.beginChapterDraft(chapter.id(), "chapter");
        try (var stream = new DurableStream(draft, cancellation)) {
            var listener = new Listener(stream, progress, reply);
            GenerationResult result;
            try {
                result = lease.generate(wanted, cancellation, listener);
            } catch (GenerationFailed failed) {
                listener.finish();
                stream.finish();
                keep(receipt(lease, started, prompt, Optional.empty(), failed.key()));
                throw failed;
            }
            listener.finish();
            progress.status(Status.of(Phase.FINALIZING));
            String text = stream.finish();
            return done(lease, draft, text, started, prompt, result);
        }
    }

    private ChapterDraft done(
            ModelHost.Lease lease, Draft draft, String text, Instant started, String prompt, GenerationResult result)
            throws Failure {
        boolean cancelled = result.stop() == StopReason.CANCELLED;
        boolean empty = text.isBlank();
        String error = empty && !cancelled ? WritingFailed.emptyReply().key() : "";
        Receipt receipt = receipt(lease, started, prompt, Optional.of(result), error);
        keep(receipt);
        if (empty && cancelled) {
            throw new CancellationException();
        }
        if (empty) {
            throw WritingFailed.emptyReply();
        }
        return new ChapterDraft(
                text,
                Words.count(text),
                metadata(lease, started),
                sheet,
                draft.sceneId(),
                draft.versionId(),
                draft.actId(),
                receipt.tokens(),
                result.stop(),
                result.tokensPerSecond(),
                result.note());
    }

    private Map<String, Object> metadata(ModelHost.Lease lease, Instant started) {
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("generatedAt", started.toString());
        metadata.put("plotPoint", chapter.plotPoint());
        metadata.put("chapterNumber", chapter.number());
        metadata.put("chapterTitle", chapter.title());
        metadata.put("model", lease.model().info().name());
        metadata.put("seed", request.seed());
        return metadata;
    }

    private static List<String> stopWords(ModelHost.Lease lease) {
        var words = new ArrayList<>(lease.format().stopWords());
        if (lease.format().isBase()) {
            words.addAll(List.of("\n# ", "\n## ", "\nChapter "));
        }
        return words;
    }

    private Receipt receipt(
            ModelHost.Lease lease, Instant started, String prompt, Optional<GenerationResult> result, String error) {
        var tokens = result.map(end -> new Receipt.Tokens(end.promptTokens(), end.reusedTokens(), end.writtenTokens()))
                .orElse(new Receipt.Tokens(0, 0, 0));
        return new Receipt(
                tools.ids().next(),
                "writer",
                "chapter",
                lease.model().info().name(),
                started,
                tools.clock().millis() - started.toEpochMilli(),
                tokens,
                result.map(end -> end.stop().code()).orElse("error"),
                request.seed(),
                request.limits().temperature(),
                prompt,
                raw.toString(),
                sheet,
                context,
                error);
    }

    private void keep(Receipt receipt) throws Failure {
        tools.receipts().keep(receipt);
    }

    /// Hears the model: cleans what it writes, passes it on, tells how far it is.
    private final class Listener implements GenerationListener {
        private final DurableStream stream;
        private final Progress progress;
        private final ProseFilter filter;
        private final int expectedWords;
        private int words;

        Listener(DurableStream stream, Progress progress, int replyTokens) {
            this.stream = stream;
            this.progress = progress;
            this.filter = new ProseFilter(PromptSheet.headings(), chapter.title());
            this.expectedWords = (int) (replyTokens * WORDS_PER_TOKEN);
        }

        @Override
        public void onRead(int read, int total) {
            progress.status(Status.of(Phase.READING, Phase.GENERATING.percent(), read, total));
        }

        @Override
        public void onText(String text) {
            raw.append(text);
            pass(filter.add(text));
        }

        void finish() {
            pass(filter.finish());
        }

        private void pass(String prose) {
            if (prose.isEmpty()) {
                return;
            }
            stream.add(prose);
            progress.part(prose);
            words += prose.chars().filter(Character::isWhitespace).count();
            progress.status(Status.of(Phase.GENERATING, Phase.FINALIZING.percent(), words, expectedWords));
        }
    }
}
