package org.quillhouse.agents.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.quillhouse.agents.AgentTools;
import org.quillhouse.agents.Ask;
import org.quillhouse.agents.Briefing;
import org.quillhouse.agents.ProseTask;
import org.quillhouse.agents.WritingFailed;
import org.quillhouse.agents.WritingLimits;
import org.quillhouse.engine.GenerationFailed;
import org.quillhouse.engine.GenerationRequest;
import org.quillhouse.engine.ModelHost;
import org.quillhouse.engine.ModelInfo;
import org.quillhouse.engine.StopReason;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.QuoteStyle;
import org.quillhouse.kernel.SmartQuotes;
import org.quillhouse.kernel.Texts;
import org.quillhouse.kernel.Words;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.Progress;

/// Writes a text anew, piece by piece where it is long, or goes on with it. One use.
public final class ProseJob {
    private static final double WORDS_PER_TOKEN = 0.72;
    /// A small model loses the thread of a long passage.
    private static final int MOST_WORDS_SMALL = 260;
    private static final long SMALL_BYTES = 600L << 20;
    private static final int NEAR_CHARS = 500;
    private static final int LEAD_WORDS = 60;
    private static final double FARTHEST = 1.3;

    private final AgentTools tools;
    private final Briefing briefing;
    private final ModelHost.Lease lease;
    private final Work work;
    private final Set<String> notes = new LinkedHashSet<>();
    private String runId = "";

    /// What is to be done.
    ///
    /// @param title of the chapter
    /// @param quotes the quotation marks of what is written; empty where those of the model stay
    public record Work(
            ProseTask task,
            int chapter,
            Optional<String> sceneId,
            String wish,
            int words,
            int seed,
            WritingLimits limits,
            String title,
            Optional<QuoteStyle> quotes) {}

    /// What came of it.
    ///
    /// @param whole false where it was stopped before its end
    public record Result(String text, boolean whole, List<String> notes, String runId) {
        /// The notes in words.
        public String note() {
            return String.join(" ", notes.stream().map(Texts::of).toList());
        }
    }

    public ProseJob(AgentTools tools, Briefing briefing, ModelHost.Lease lease, Work work) {
        this.tools = tools;
        this.briefing = briefing;
        this.lease = lease;
        this.work = work;
    }

    /// Writes `text` anew. What was not reached when it was cancelled, or when the engine gave up, stays as it was.
    ///
    /// @param sink hears the new text as it comes
    /// @throws CancellationException when not one piece was done
    public Result rewrite(String text, Consumer<String> sink, Cancellation cancellation, Progress progress)
            throws Failure {
        var pieces = Pieces.of(text, mostWords());
        if (pieces.isEmpty()) {
            throw WritingFailed.nothingToRewrite();
        }
        var out = new StringBuilder();
        int at = 0;
        int done = 0;
        for (Pieces.Piece piece : pieces) {
            out.append(text, at, piece.from());
            Optional<String> fresh;
            try {
                fresh = piece(text, piece, sink, cancellation, progress);
            } catch (GenerationFailed failed) {
                if (done == 0) {
                    throw failed;
                }
                notes.add("agents.note.failed");
                return cutShort(out, text, piece.from(), done);
            }
            if (fresh.isEmpty()) {
                return cutShort(out, text, piece.from(), done);
            }
            out.append(fresh.get());
            at = piece.to();
            done++;
            if (done < pieces.size()) {
                sink.accept("\n\n");
            }
        }
        out.append(text, at, text.length());
        return new Result(out.toString(), true, List.copyOf(notes), runId);
    }

    private Result cutShort(StringBuilder out, String text, int from, int done) {
        if (done == 0) {
            throw new CancellationException();
        }
        out.append(text, from, text.length());
        notes.add("agents.note.part");
        return new Result(out.toString(), false, List.copyOf(notes), runId);
    }

    private int mostWords() {
        int reply = work.limits().replyTokens(lease.session().contextTokens());
        double growth = Math.max(1, work.task().ratio()) * 1.15;
        int most = (int) (reply * WORDS_PER_TOKEN / growth);
        ModelInfo model = lease.model().info();
        boolean small = !model.isElsewhere() && model.fileBytes() < SMALL_BYTES;
        return Math.max(40, small ? Math.min(MOST_WORDS_SMALL, most) : most);
    }

    /// Empty where it was cancelled before its end.
    private Optional<String> piece(
            String text, Pieces.Piece piece, Consumer<String> sink, Cancellation cancellation, Progress progress)
            throws Failure {
        if (cancellation.isCancelled()) {
            return Optional.empty();
        }
        String old = piece.of(text);
        int words = Words.count(old);
        int asked = work.words() > 0
                ? (int) Math.round(work.words() * (double) words / Math.max(1, Words.count(text)))
                : work.task().isMeasured()
                        ? (int) Math.round(words * work.task().ratio())
                        : 0;
        Ask ask = ask(old, asked)
                .with("before", near(text.substring(0, piece.from()), false))
                .with("after", near(text.substring(piece.to()), true));
        Turn turn = Turn.read(tools, briefing, lease, ask, work.limits(), "");
        var wanted = wanted(old, asked, asked > 0 ? 0 : (int) (words * FARTHEST) + 20, "");
        ProseTurn.Written written = run(turn, wanted, sink, cancellation, progress);
        if (written.stop() == StopReason.CANCELLED) {
            return Optional.empty();
        }
        if (!written.hasWords()) {
            notes.add("agents.note.silent");
            return Optional.of(old);
        }
        return Optional.of(written.text());
    }

    /// Goes on behind `text`.
    ///
    /// @return only what is new, with the blanks before it
    /// @throws CancellationException when nothing was written
    public Result goOn(String text, Consumer<String> sink, Cancellation cancellation, Progress progress)
            throws Failure {
        String lead = lastWords(text.stripTrailing());
        Turn turn = Turn.read(tools, briefing, lease, ask("", work.words()), work.limits(), lead);
        String paragraph = text.substring(text.lastIndexOf('\n') + 1);
        boolean said = work.quotes()
                .map(style -> SmartQuotes.behind(paragraph, style).isOpen())
                .orElse(false);
        var wanted = wanted("", work.words(), 0, said ? paragraph : "");
        ProseTurn.Written written = run(turn, wanted, sink, cancellation, progress);
        boolean cancelled = written.stop() == StopReason.CANCELLED;
        if (!written.hasWords()) {
            if (cancelled) {
                throw new CancellationException();
            }
            throw WritingFailed.emptyReply();
        }
        return new Result(
                gap(text, written, said) + written.text().stripLeading(), !cancelled, List.copyOf(notes), runId);
    }

    private static String gap(String text, ProseTurn.Written written, boolean said) {
        String lead = written.lead();
        if (said && lead.isEmpty() && !Character.isLetterOrDigit(written.text().charAt(0))) {
            return ""; // what somebody says is closed
        }
        if (text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1))) {
            return "";
        }
        if (lead.contains("\n")) {
            return "\n\n";
        }
        return lead.isEmpty() && !Sentences.endsWhole(text) ? "" : " ";
    }

    private static String lastWords(String text) {
        int from = text.length();
        for (int words = 0; words < LEAD_WORDS && from > 0; words++) {
            from = Math.max(0, text.lastIndexOf(' ', from - 1));
        }
        int paragraph = text.lastIndexOf("\n\n");
        return text.substring(Math.max(from, paragraph + 1)).strip();
    }

    private ProseTurn.Wanted wanted(String source, int words, int most, String within) {
        var sampling = work.limits().style().sampling((float) work.limits().temperature(), work.seed());
        var drafting =
                work.task().repeats() ? GenerationRequest.Drafting.PROMPT_LOOKUP : GenerationRequest.Drafting.NONE;
        return new ProseTurn.Wanted(sampling, words, most, work.title(), source, drafting, work.quotes(), within);
    }

    private ProseTurn.Written run(
            Turn turn, ProseTurn.Wanted wanted, Consumer<String> sink, Cancellation cancellation, Progress progress)
            throws Failure {
        ProseTurn.Written written = new ProseTurn(turn, wanted, sink, progress).run(cancellation);
        written.note().ifPresent(notes::add);
        runId = written.runId();
        return written;
    }

    private Ask ask(String text, int words) {
        return Ask.of(work.task().context(), work.chapter(), "")
                .withScene(work.sceneId())
                .withPrompt(work.task().code())
                .with("text", text)
                .with("wish", work.wish())
                .with("words", words);
    }

    private static String near(String text, boolean after) {
        String plain = text.strip();
        if (plain.length() <= NEAR_CHARS) {
            return plain;
        }
        return after
                ? plain.substring(0, plain.lastIndexOf(' ', NEAR_CHARS) + 1).strip()
                : plain.substring(plain.indexOf(' ', plain.length() - NEAR_CHARS))
                        .strip();
    }
}
