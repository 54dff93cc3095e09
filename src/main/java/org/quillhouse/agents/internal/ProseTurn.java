package org.quillhouse.agents.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.quillhouse.agents.Receipt;
import org.quillhouse.context.PromptSheet;
import org.quillhouse.engine.GenerationFailed;
import org.quillhouse.engine.GenerationListener;
import org.quillhouse.engine.GenerationRequest;
import org.quillhouse.engine.GenerationResult;
import org.quillhouse.engine.Sampling;
import org.quillhouse.engine.StopReason;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.QuoteStyle;
import org.quillhouse.kernel.Words;
import org.quillhouse.tasks.Cancellation;
import org.quillhouse.tasks.Phase;
import org.quillhouse.tasks.Progress;
import org.quillhouse.tasks.Status;

/// Prose from one prompt: streamed, cleaned of what is no prose, of the asked length, without going round in circles.
/// One use.
///
/// A model cannot end before it wrote about as much as asked; one that does, on an engine that cannot keep it from it,
/// goes on with a new paragraph; one that does not end is stopped at the end of a sentence; one that repeats itself is
/// stopped and what it repeated is taken out. Where too little is left of these two they go on from there, drawn
/// otherwise. All of it up to three times.
public final class ProseTurn {
    private static final double WORDS_PER_TOKEN = 0.75;
    private static final double SHORTEST = 0.88;
    private static final double LONGEST = 1.12;
    private static final int MOST_ROUNDS = 4;
    private static final int LEAST_TOKENS = 16;
    private static final int LOOK_CHARS = 12;
    private static final int SHORTEST_ECHO = 12;
    private static final double LEAST_TOKENS_A_WORD = 1.15;
    /// Drawn as before, what led into the circle leads there again.
    private static final float WARMER = 0.25f;

    private static final float LEAST_WARM = 0.7f;
    private static final float MOST_WARM = 1.1f;

    private final Turn turn;
    private final Wanted wanted;
    private final StringBuilder raw = new StringBuilder();
    private final StringBuilder text = new StringBuilder();
    private final List<String> echoes;
    private CleanProse filter;
    private Sampling sampling;
    private final Consumer<String> sink;
    private final Progress progress;
    private boolean enough;
    private boolean circling;

    /// What is wanted.
    ///
    /// @param words how many there should be; 0 where the model may end where it likes
    /// @param mostWords where it is stopped at the latest; 0 for nowhere
    /// @param title of the chapter, which is no prose
    /// @param source the text that is written anew: its lines may stay as they are, and are no echo of the prompt
    /// @param quotes the quotation marks it gets; empty where those of the model stay
    /// @param within the paragraph that it may go on with, where somebody is still speaking in it; else empty
    public record Wanted(
            Sampling sampling,
            int words,
            int mostWords,
            String title,
            String source,
            GenerationRequest.Drafting drafting,
            Optional<QuoteStyle> quotes,
            String within) {
        private int first() {
            return Math.max(1, (int) (words * SHORTEST));
        }

        private int last() {
            int last = words > 0 ? (int) (words * LONGEST) : mostWords;
            return last > 0 ? last : Integer.MAX_VALUE;
        }
    }

    /// What was written.
    ///
    /// @param lead the blanks that the model wrote before its first word
    /// @param note a message key: what the writer should know of how it ended
    public record Written(
            String text,
            String lead,
            Receipt.Tokens tokens,
            StopReason stop,
            double tokensPerSecond,
            Optional<String> note,
            String runId) {
        /// Whether there is more than blanks and signs.
        public boolean hasWords() {
            return Words.count(text) > 0;
        }
    }

    /// @param sink hears the prose as it comes; may be taken back in part when it circles
    public ProseTurn(Turn turn, Wanted wanted, Consumer<String> sink, Progress progress) {
        this.turn = turn;
        this.wanted = wanted;
        this.sink = sink;
        this.progress = progress;
        this.sampling = wanted.sampling();
        this.echoes = new ArrayList<>(PromptSheet.headings());
        Set<String> kept = wanted.source().lines().map(String::strip).collect(Collectors.toSet());
        turn.brief()
                .sheet()
                .ownTask()
                .lines()
                .map(String::strip)
                .filter(line -> line.length() > SHORTEST_ECHO && !kept.contains(line))
                .forEach(echoes::add);
        this.filter = clean();
    }

    private CleanProse clean() {
        return new CleanProse(new ProseFilter(echoes, wanted.title()), wanted.quotes(), wanted.within());
    }

    /// The prose so far, also when [#run] threw.
    public String text() {
        return text.toString();
    }

    /// A cancelled one ends with what was written by then and [StopReason#CANCELLED].
    ///
    /// @throws GenerationFailed when the engine gave up; what was written by then is in [#text()]
    public Written run(Cancellation cancellation) throws Failure {
        Written written = rounds(cancellation);
        if (written.stop() == StopReason.CANCELLED || cancellation.isCancelled() || leadsSomewhere(written)) {
            return written;
        }
        beginAnew();
        Written again;
        try {
            again = rounds(cancellation);
        } catch (GenerationFailed failed) {
            if (written.hasWords()) {
                return written; // a little is better than nothing
            }
            throw failed;
        }
        boolean better = again.stop() == StopReason.CANCELLED
                ? !written.hasWords()
                : Words.count(again.text()) >= Words.count(written.text());
        return better ? again : written;
    }

    /// Whether there is half of what was asked for, or of what there was room for.
    private boolean leadsSomewhere(Written written) {
        int room = (int) (turn.replyTokens() * WORDS_PER_TOKEN);
        return Words.count(written.text()) >= Math.max(1, Math.min(wanted.words(), room) / 2);
    }

    private static boolean isEnd(StopReason stop) {
        return stop == StopReason.END || stop == StopReason.STOP_WORD;
    }

    /// A reply of headings, echoes or signs alone, or one that leads nowhere, is tried once more, drawn otherwise.
    private void beginAnew() {
        sampling = sampling.withSeed(sampling.seed() + 1);
        filter = clean();
        raw.setLength(0);
        text.setLength(0);
        enough = false;
        circling = false;
    }

    private Written rounds(Cancellation cancellation) throws Failure {
        int left = turn.replyTokens();
        Written last = round(left, cancellation);
        int read = last.tokens().prompt();
        int reused = last.tokens().reused();
        int written = last.tokens().written();
        for (int round = 1; round < MOST_ROUNDS && goesOn(last); round++) {
            left -= last.tokens().written();
            if (left < LEAST_TOKENS) {
                break;
            }
            if (enough || circling) {
                goBack(last.stop());
            } else if (!raw.toString().endsWith("\n\n")) {
                raw.append("\n\n");
                pass(filter.add("\n\n"));
            }
            Written more = round(left, cancellation);
            written += more.tokens().written();
            if (more.tokens().written() <= 2) {
                drawOtherwise(); // the same again would end there again
            }
            last = more;
        }
        pass(filter.finish());
        String whole = finished(last.stop());
        return new Written(
                whole,
                lead(),
                new Receipt.Tokens(read, reused, written),
                last.stop(),
                last.tokensPerSecond(),
                circling ? Optional.of("agents.note.circling") : last.note(),
                last.runId());
    }

    /// A mark of the prompt that closes the story is an end like any other: base models set it after a heading.
    private boolean goesOn(Written last) {
        return isEnd(last.stop()) && wanted.words() > 0 && Words.count(finished(last.stop())) < wanted.first();
    }

    /// To the last place that was good: from there another way may lead on.
    private void goBack(StopReason stop) {
        String good = circling ? Sentences.saidOnce(finished(stop)) : finished(stop);
        String lead = lead();
        raw.setLength(0);
        raw.append(lead).append(good);
        filter = clean();
        text.setLength(0);
        text.append(filter.add(lead + good));
        drawOtherwise();
        enough = false;
        circling = false;
    }

    private void drawOtherwise() {
        float warmer = Math.clamp(sampling.temperature() + WARMER, LEAST_WARM, MOST_WARM);
        sampling = sampling.withSeed(sampling.seed() + 1).withTemperature(warmer);
    }

    private int words() {
        return Words.count(text);
    }

    /// At the end of a sentence where it was stopped; without what it said over and over.
    private String finished(StopReason stop) {
        String whole = Circles.cut(text.toString()).stripTrailing();
        if (!enough && !circling && stop != StopReason.LENGTH) {
            return whole;
        }
        return Sentences.within(Sentences.whole(whole), wanted.first(), wanted.last());
    }

    private String lead() {
        String begin = raw.toString();
        return begin.substring(0, begin.length() - begin.stripLeading().length());
    }

    private Written round(int mostTokens, Cancellation cancellation) throws Failure {
        var own = new Cancellation();
        cancellation.onCancel(own::cancel);
        GenerationRequest request = turn.goOn(raw.toString(), mostTokens, sampling)
                .withDrafting(wanted.drafting())
                .withLeastTokens((int) Math.max(0, (wanted.words() - words()) * LEAST_TOKENS_A_WORD));
        Instant started = turn.now();
        GenerationResult result;
        try {
            result = turn.lease().generate(request, own, new Listener(own));
        } catch (GenerationFailed failed) {
            pass(filter.finish());
            turn.keepFailed(started, request, raw.toString(), failed.key());
            throw failed;
        }
        String run = turn.keep(started, request, result, "");
        boolean stopped = result.stop() == StopReason.CANCELLED && !cancellation.isCancelled();
        return new Written(
                "",
                "",
                new Receipt.Tokens(result.promptTokens(), result.reusedTokens(), result.writtenTokens()),
                stopped ? StopReason.END : result.stop(),
                result.tokensPerSecond(),
                stopped ? Optional.empty() : Turn.note(result),
                run);
    }

    private void pass(String prose) {
        if (!prose.isEmpty()) {
            text.append(prose);
            sink.accept(prose);
        }
    }

    /// Hears the model: cleans what it writes, passes it on, tells how far it is, and when it is enough.
    private final class Listener implements GenerationListener {
        private final Cancellation stop;
        private int seen;

        Listener(Cancellation stop) {
            this.stop = stop;
        }

        @Override
        public void onRead(int read, int total) {
            progress.status(Status.of(Phase.READING, Phase.GENERATING.percent(), read, total));
        }

        @Override
        public void onText(String piece) {
            if (enough || circling) {
                return;
            }
            raw.append(piece);
            pass(filter.add(piece));
            int expected = wanted.words() > 0 ? wanted.words() : (int) (turn.replyTokens() * WORDS_PER_TOKEN);
            progress.status(Status.of(Phase.GENERATING, Phase.FINALIZING.percent(), words(), expected));
            if (text.length() - seen > LOOK_CHARS) {
                seen = text.length();
                watch();
            }
        }

        private void watch() {
            circling = Circles.isIn(text);
            int now = words();
            boolean tooLong = now >= wanted.last();
            boolean atEnd =
                    wanted.words() > 0 && now >= wanted.words() * 0.97 && Sentences.endsWhole(text + filter.held());
            enough = tooLong || atEnd;
            if (circling || enough) {
                stop.cancel();
            }
        }
    }
}
