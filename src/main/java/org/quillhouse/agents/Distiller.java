package org.quillhouse.agents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quillhouse.agents.internal.ProseFilter;
import org.quillhouse.agents.internal.SmallTurn;
import org.quillhouse.context.KeyFacts;
import org.quillhouse.context.PromptSheet;
import org.quillhouse.context.Summary;
import org.quillhouse.context.SummaryStrategy;
import org.quillhouse.engine.GenerationListener;
import org.quillhouse.engine.GenerationRequest;
import org.quillhouse.engine.GenerationResult;
import org.quillhouse.engine.ModelHost;
import org.quillhouse.engine.ModelRole;
import org.quillhouse.engine.Sampling;
import org.quillhouse.engine.StopReason;
import org.quillhouse.kernel.Failure;
import org.quillhouse.kernel.Words;
import org.quillhouse.tasks.Cancellation;

/// Tells texts in short: one call where the text fits the model, else piece by piece and then the pieces together
/// (map-reduce, at most three levels deep). A summary below the quality of 0.7 is made once more, and the better one is
/// taken. Safe on every thread.
public final class Distiller {
    private static final int MOST_DEPTH = 3;
    private static final int MOST_TOKENS = 2_048;
    private static final double SHARE_FOR_TEXT = 0.6;
    private static final double TOKENS_PER_WORD = 1.5;
    /// A summary ends at the last sentence before so many times its length.
    private static final double MOST_OVER = 1.4;
    private static final int LOOP_WORDS = 8;
    /// What a summary loses that names nobody whom the text names again and again. (The share of its words that are
    /// in the text would not do: 0.4 for what a small model made up, 0.5 for a true one in words of its own.)
    private static final double DOUBT = 0.3;
    private static final Pattern SENTENCES = Pattern.compile("(?<=[.!?…][\"”’]?)\\s+");
    /// How a reply begins that speaks of itself before it tells anything.
    private static final Pattern ABOUT_ITSELF = Pattern.compile(
            "^(?:(?:sure|certainly|of course|okay)[,!.: ]+)?(?:(?:here(?: is|['’]s)|this is|below is|the following is)"
                    + "[^.!?:]{0,100}\\b(?:text|version|summary|paragraph|passage|rewrite|retelling)\\b"
                    + "|i(?: have|['’]ve)? (?:re)?(?:written|wrote|vised|summari[sz]ed|condensed|shortened|edited)\\b)"
                    + "[^.!?:]{0,120}[.!?:]\\s*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ENDED = Pattern.compile("[.!?…][\"”’]?$");

    private final AgentTools tools;

    public Distiller(AgentTools tools) {
        this.tools = tools;
    }

    /// What is to be told.
    ///
    /// @param several whether the text is made of summaries
    /// @param awaited whether somebody waits for it; else it stands back behind everything else
    public record Wish(SummaryStrategy strategy, String text, int targetWords, boolean several, boolean awaited) {}

    /// @throws CancellationException when cancelled
    public Distilled distil(Wish wish, ModelHost.Lease lease, Cancellation cancellation) throws Failure {
        return distil(wish, lease, cancellation, 1);
    }

    private Distilled distil(Wish wish, ModelHost.Lease lease, Cancellation cancellation, int depth) throws Failure {
        int room = (int) (lease.session().contextTokens() * SHARE_FOR_TEXT);
        int tokens = lease.model().count(wish.text()).tokens();
        if (tokens <= room || depth >= MOST_DEPTH) {
            return best(wish, lease, cancellation);
        }
        var told = new StringBuilder();
        int calls = 0;
        List<String> pieces = pieces(wish.text(), lease, room);
        int words = Math.max(30, (int) (room / TOKENS_PER_WORD / 2 / pieces.size()));
        for (String piece : pieces) {
            cancellation.throwIfCancelled();
            Distilled part = best(new Wish(wish.strategy(), piece, words, false, wish.awaited()), lease, cancellation);
            told.append(told.isEmpty() ? "" : "\n\n").append(part.text());
            calls += part.calls();
        }
        Distilled whole = distil(
                new Wish(wish.strategy(), told.toString(), wish.targetWords(), true, wish.awaited()),
                lease,
                cancellation,
                depth + 1);
        return new Distilled(
                whole.text(),
                whole.quality(),
                KeyFacts.survivors(wish.text(), whole.text()),
                whole.warnings(),
                calls + whole.calls());
    }

    /// Whole paragraphs together while they fit.
    private static List<String> pieces(String text, ModelHost.Lease lease, int room) {
        var pieces = new ArrayList<String>();
        var piece = new StringBuilder();
        int tokens = 0;
        for (String paragraph : text.split("\n\n+")) {
            int own = lease.model().count(paragraph + "\n\n").tokens();
            if (tokens > 0 && tokens + own > room) {
                pieces.add(piece.toString());
                piece.setLength(0);
                tokens = 0;
            }
            int letters = Math.min(paragraph.length(), room * 3); // a paragraph without end is cut
            piece.append(piece.isEmpty() ? "" : "\n\n").append(paragraph, 0, own > room ? letters : paragraph.length());
            tokens += own;
        }
        pieces.add(piece.toString());
        return pieces;
    }

    private Distilled best(Wish wish, ModelHost.Lease lease, Cancellation cancellation) throws Failure {
        Distilled first = once(wish, lease, cancellation, 1);
        if (first.quality() >= Summary.GOOD) {
            return first;
        }
        Distilled second = once(wish, lease, cancellation, 2);
        Distilled better = second.quality() > first.quality() ? second : first;
        if (better.text().isBlank()) {
            throw WritingFailed.emptyReply();
        }
        List<String> warnings = better.quality() < Summary.GOOD ? List.of("agents.summary.poor") : List.of();
        return new Distilled(better.text(), better.quality(), better.kept(), warnings, 2);
    }

    private Distilled once(Wish wish, ModelHost.Lease lease, Cancellation cancellation, int seed) throws Failure {
        boolean base = lease.format().isBase();
        String task = task(wish, base, wish.text());
        var turn = new SmallTurn(tools, lease, task);
        int most = Math.min(MOST_TOKENS, (int) (wish.targetWords() * TOKENS_PER_WORD) + 100);
        var request = GenerationRequest.of(
                        turn.prompt(),
                        most,
                        Sampling.prose(temperature(wish.strategy().temperature()), seed))
                .withStopWords(base ? List.of("\n\n") : lease.format().stopWords());
        GenerationResult result = lease.generate(
                wish.awaited() ? request : request.inBackground(), cancellation, GenerationListener.SILENT);
        if (result.stop() == StopReason.CANCELLED) {
            throw new CancellationException();
        }
        String text = clean(result, wish.targetWords(), plain(task(wish, base, "")));
        turn.keep("summary", request, result);
        List<String> kept = KeyFacts.survivors(wish.text(), text);
        return new Distilled(text, quality(wish, text, kept), kept, List.of(), 1);
    }

    private String task(Wish wish, boolean base, String text) throws Failure {
        return tools.prompts()
                .render(
                        base ? "distil/base" : "distil/task",
                        Map.of(
                                "text",
                                text,
                                "words",
                                wish.targetWords(),
                                "strategy",
                                wish.strategy().code(),
                                "several",
                                wish.several()));
    }

    /// 0 for what must not be used: nothing, and what runs in circles.
    private static double quality(Wish wish, String text, List<String> named) {
        if (text.isBlank() || loops(text)) {
            return 0;
        }
        double quality = KeyFacts.quality(Words.count(text), wish.targetWords(), Words.count(wish.text()));
        boolean names = KeyFacts.names(wish.text()).values().stream().anyMatch(score -> score >= KeyFacts.STANDS_OUT);
        return Math.max(0, quality - (names && named.isEmpty() ? DOUBT : 0));
    }

    /// Letters and digits alone, with one blank between words.
    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    /// Prose alone: no half sentence where the reply was cut off, and none that only repeats what was asked.
    private static String clean(GenerationResult result, int targetWords, String asked) {
        var filter = new ProseFilter(PromptSheet.headings(), "");
        String text = withoutLead((filter.add(result.text()) + filter.finish())
                .replaceAll("\\s+", " ")
                .strip());
        boolean repeats = false;
        var kept = new StringBuilder();
        for (String sentence : SENTENCES.split(text)) {
            String words = plain(sentence);
            if (words.indexOf(' ') > 0 && asked.contains(words)) {
                repeats = true;
                continue;
            }
            boolean half = result.stop() == StopReason.LENGTH
                    && !ENDED.matcher(sentence).find();
            boolean enough = Words.count(kept.toString()) + Words.count(sentence) > targetWords * MOST_OVER;
            if (half || (enough && !kept.isEmpty())) {
                break;
            }
            kept.append(kept.isEmpty() ? "" : " ").append(sentence);
        }
        return kept.isEmpty() && !repeats ? text : kept.toString();
    }

    private static String withoutLead(String text) {
        String rest = text;
        for (Matcher lead = ABOUT_ITSELF.matcher(rest); lead.find(); lead = ABOUT_ITSELF.matcher(rest)) {
            rest = rest.substring(lead.end());
        }
        return rest;
    }

    /// Whether it says the same eight words again and again, as small models do.
    static boolean loops(String text) {
        String[] words = text.toLowerCase(Locale.ROOT).split("\\W+");
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i + LOOP_WORDS <= words.length; i++) {
            String run = String.join(" ", Arrays.asList(words).subList(i, i + LOOP_WORDS));
            if (seen.merge(run, 1, Integer::sum) > 2) {
                return true;
            }
        }
        return false;
    }

    private float temperature(double usual) {
        return (float) tools.models().temperature(ModelRole.EXTRACTOR, usual);
    }
}
