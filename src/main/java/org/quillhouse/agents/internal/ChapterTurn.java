package org.quillhouse.agents.internal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.quillhouse.agents.ChapterDraft;
import org.quillhouse.agents.ChapterRequest;
import org.quillhouse.agents.WritingFailed;
import org.quillhouse.engine.GenerationFailed;
import org.quillhouse.engine.GenerationRequest;
import org.quillhouse.engine.StopReason;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.QuoteStyle;
import org.quillhouse.kernel.Words;
import org.quillhouse.manuscript.Chapter;
import org.quillhouse.manuscript.Draft;
import org.quillhouse.manuscript.Manuscript;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.Phase;
import org.quillhouse.tasks.Progress;
import org.quillhouse.tasks.Status;

/// One writing of one chapter: from the prompt to the stored draft.
public final class ChapterTurn {
    private final Manuscript manuscript;
    private final Chapter chapter;
    private final ChapterRequest request;
    private final Turn turn;
    private final Optional<QuoteStyle> quotes;

    /// @param quotes the quotation marks of what is written; empty where those of the model stay
    public ChapterTurn(
            Manuscript manuscript, Chapter chapter, ChapterRequest request, Turn turn, Optional<QuoteStyle> quotes) {
        this.manuscript = manuscript;
        this.chapter = chapter;
        this.request = request;
        this.turn = turn;
        this.quotes = quotes;
    }

    public ChapterDraft run(Cancellation cancellation, Progress progress) throws Failure {
        Instant started = turn.now();
        var sampling =
                request.limits().style().sampling((float) request.limits().temperature(), request.seed());
        var wanted = new ProseTurn.Wanted(
                sampling, request.words(), 0, chapter.title(), "", GenerationRequest.Drafting.NONE, quotes, "");
        Draft draft = manuscript.beginChapterDraft(chapter.id(), "chapter");
        try (var stream = new DurableStream(draft, cancellation)) {
            var prose = new ProseTurn(
                    turn,
                    wanted,
                    piece -> {
                        stream.add(piece);
                        progress.part(piece);
                    },
                    progress);
            ProseTurn.Written written;
            try {
                written = prose.run(cancellation);
            } catch (GenerationFailed failed) {
                stream.finish(prose.text());
                throw failed;
            }
            progress.status(Status.of(Phase.FINALIZING));
            return done(draft, stream.finish(written.text()), started, written);
        }
    }

    private ChapterDraft done(Draft draft, String text, Instant started, ProseTurn.Written written) throws Failure {
        if (text.isBlank()) {
            if (written.stop() == StopReason.CANCELLED) {
                throw new CancellationException();
            }
            throw WritingFailed.emptyReply();
        }
        return new ChapterDraft(
                text,
                Words.count(text),
                metadata(started),
                turn.brief().sheet(),
                draft.sceneId(),
                draft.versionId(),
                draft.actId(),
                written.tokens(),
                written.stop(),
                written.tokensPerSecond(),
                written.note());
    }

    private Map<String, Object> metadata(Instant started) {
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("generatedAt", started.toString());
        metadata.put("plotPoint", chapter.plotPoint());
        metadata.put("chapterNumber", chapter.number());
        metadata.put("chapterTitle", chapter.title());
        metadata.put("model", turn.lease().model().info().name());
        metadata.put("seed", request.seed());
        return metadata;
    }
}
