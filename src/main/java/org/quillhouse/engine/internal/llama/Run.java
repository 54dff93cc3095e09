package org.quillhouse.engine.internal.llama;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.quillhouse.engine.GenerationFailed;
import org.quillhouse.engine.GenerationListener;
import org.quillhouse.engine.GenerationRequest;
import org.quillhouse.engine.GenerationResult;
import org.quillhouse.engine.StopReason;
import org.quillhouse.engine.internal.PromptLookup;
import org.quillhouse.tasks.Cancellation;

/// One generation on its way through the batches: a list of tokens, prompt and reply, of which the first
/// [PrefixTree.Branch#length] are decoded. Model's thread only, [#done] and [#cancellation] excepted.
final class Run {
    private static final int[] NOTHING = {};

    private final FfmModel model;
    private final GenerationRequest request;
    private final Cancellation cancellation;
    private final GenerationListener listener;
    private final CompletableFuture<GenerationResult> done = new CompletableFuture<>();
    private final long start = System.nanoTime();
    private final int promptLength;
    private final int limit;
    private final int[] stable;
    private final Reply reply;
    private final PromptLookup lookup = new PromptLookup();
    private final Map<Integer, Set<Integer>> forbidden = new HashMap<>();
    private int[] tokens;
    private int count;
    private int filled;
    private int guessed;
    private int guessedAt;
    private boolean aside;
    private int[] offered = NOTHING;
    private boolean alone;
    private PrefixTree.@Nullable Branch branch;
    private @Nullable SamplerChain sampler;
    private int reused = -1;
    private int drafted;
    private int accepted;
    private long readEnd;
    private long firstToken;
    private Optional<String> note = Optional.empty();

    Run(
            FfmModel model,
            int[] prompt,
            int capacity,
            GenerationRequest request,
            Cancellation cancellation,
            GenerationListener listener) {
        this.model = model;
        this.request = request;
        this.cancellation = cancellation;
        this.listener = listener;
        this.promptLength = prompt.length;
        this.limit = Math.min(request.maxTokens(), capacity - prompt.length);
        this.tokens = Arrays.copyOf(prompt, prompt.length + Math.min(limit, 512) + 1);
        this.count = prompt.length;
        this.stable = request.stableChars() == 0
                ? new int[0]
                : model.stableTokens(request.prompt().substring(0, request.stableChars()), tokens, promptLength);
        this.reply = new Reply(request, listener);
    }

    CompletableFuture<GenerationResult> done() {
        return done;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    /// Whether it is done alone, from an empty cache.
    boolean isExact() {
        return request.exact();
    }

    boolean isAwaited() {
        return request.urgency() == GenerationRequest.Urgency.AWAITED;
    }

    int[] tokens() {
        return tokens;
    }

    int count() {
        return count;
    }

    /// Tokens that may come before this ends, those included that are there.
    int most() {
        return promptLength + limit;
    }

    /// The tokens of the prompt that will come again.
    int[] stableTokens() {
        return stable.clone();
    }

    boolean isCuttable() {
        return model.isCuttable();
    }

    /// How many tokens wait to be decoded.
    int pending() {
        return branch == null ? count : count - branch.length();
    }

    boolean isReading() {
        return pending() > 1;
    }

    /// Begins, or goes on after it had to make room.
    void enter(PrefixTree.Branch place, Optional<String> whyNotMore) throws GenerationFailed {
        branch = place;
        if (sampler == null) {
            sampler = new SamplerChain(model.samplers(), request);
            sampler.restart(tokens, promptLength, promptLength);
        }
        if (reused < 0) {
            reused = place.length();
            note = whyNotMore;
            listener.onRead(0, promptLength - reused);
        }
    }

    /// Makes room for others; what it wrote so far stays in its token list.
    void leave() {
        if (branch != null) {
            branch.rest(Math.min(promptLength, branch.length()));
            branch = null;
        }
    }

    /// Adds what is to be decoded next to the batch: at most `room` tokens.
    ///
    /// @return the place of the first of them whose outcome is wanted, or a negative number
    int fill(NativeContext context, int room, int outputs) {
        PrefixTree.Branch place = place();
        int to = Math.min(count, place.length() + room);
        int output = -1;
        for (int i = place.length(); i < to; i++) {
            int at = context.add(tokens[i], i, place.sequence, i == count - 1);
            output = i == count - 1 ? at : output;
        }
        filled = to - place.length();
        guessed = 0;
        offered = NOTHING;
        if (output >= 0 && outputs > 1 && room > to - place.length()) {
            addGuesses(context, place, Math.min(outputs - 1, room - (to - place.length())));
        }
        return output;
    }

    /// How many tokens the last [#fill] added, guesses left out.
    int filled() {
        return filled;
    }

    private void addGuesses(NativeContext context, PrefixTree.Branch place, int room) {
        boolean wanted = request.drafting() != GenerationRequest.Drafting.NONE && model.isCuttable();
        if (!wanted || count == promptLength || alone) {
            alone = false;
            return;
        }
        addGuesses(context, place, lookup.guess(tokens, count, Math.min(room, most() - count - 1)), false);
    }

    private void addGuesses(NativeContext context, PrefixTree.Branch place, int[] guess, boolean costNothing) {
        ensure(count + guess.length);
        for (int token : guess) {
            tokens[count + guessed] = token;
            int at = context.add(token, count + guessed, place.sequence, true);
            guessedAt = guessed == 0 ? at : guessedAt;
            guessed++;
        }
        drafted += guessed;
        aside = costNothing;
    }

    /// Looks for what may follow where no guesses of its own are wanted; adds nothing yet.
    ///
    /// @return how many tokens could be added by [#addOffered]
    int offer(int most) {
        boolean own = request.drafting() != GenerationRequest.Drafting.NONE;
        if (!own && count > promptLength && model.isCuttable()) {
            offered = lookup.guessAside(tokens, count, Math.min(most, most() - count - 1));
        }
        return offered.length;
    }

    int offered() {
        return offered.length;
    }

    /// How likely the first token offered is right, and each next one after it.
    double chance() {
        return lookup.chance();
    }

    /// Adds the first tokens of what was offered to the batch.
    void addOffered(NativeContext context, int length) {
        addGuesses(context, place(), Arrays.copyOf(offered, length), true);
    }

    private void ensure(int length) {
        if (length > tokens.length) {
            tokens = Arrays.copyOf(tokens, Math.max(length, 2 * tokens.length));
        }
    }

    private PrefixTree.Branch place() {
        if (branch == null) {
            throw new IllegalStateException("not in the cache");
        }
        return branch;
    }

    private SamplerChain sampler() {
        if (sampler == null) {
            throw new IllegalStateException("no sampler yet");
        }
        return sampler;
    }

    /// Takes in a batch that was decoded: `read` tokens of this, and where `output` is a place, what follows them.
    void onDecoded(NativeContext context, int read, int output) {
        PrefixTree.Branch place = place();
        for (int i = 0; i < read; i++) {
            place.append(tokens[place.length()]);
        }
        if (reused >= 0 && count == promptLength) {
            listener.onRead(place.length() - reused, promptLength - reused);
        }
        if (output >= 0) {
            if (readEnd == 0) {
                readEnd = System.nanoTime();
            }
            draw(context, output);
        }
    }

    /// Draws the next token, and the ones after it as long as the guesses were right.
    private void draw(NativeContext context, int output) {
        PrefixTree.Branch place = place();
        int guesses = guessed;
        int right = 0;
        int base = count;
        boolean going = true;
        boolean unsure = false;
        for (int i = 0; going && i <= guesses; i++) {
            int drawn = sampler().draw(context.logits(i == 0 ? output : guessedAt + i - 1), forbiddenNow());
            if (guesses > 0
                    && !aside
                    && request.sampling().temperature() <= 0
                    && !sampler().isSure()) {
                unsure = true;
                break;
            }
            boolean asGuessed = i < guesses && drawn == tokens[base + i];
            going = take(drawn);
            if (going && asGuessed && count == base + i + 1) {
                right++;
                place.append(drawn);
            } else {
                going = false;
            }
        }
        guessed = 0;
        accepted += right;
        if (unsure) {
            // Several tokens at once come out a little different from one alone: where that could change which token
            // is the likeliest, the last one is decoded again, alone.
            alone = true;
            place.cut(count - 1);
            model.context().cut(place.sequence, place.length());
        } else if (guesses > 0) {
            if (aside) {
                lookup.learnAside(guesses, right);
            } else {
                lookup.learn(guesses, right);
            }
            dropWrongGuesses(place, guesses - right);
        }
    }

    private Set<Integer> forbiddenNow() {
        Set<Integer> here = forbidden.getOrDefault(count, Set.of());
        if (count - promptLength >= request.leastTokens()) {
            return here;
        }
        var all = new HashSet<>(model.ends());
        all.addAll(here);
        return all;
    }

    /// Guesses that were wrong lie in the cache behind what this branch knows of.
    private void dropWrongGuesses(PrefixTree.Branch place, int wrong) {
        if (wrong > 0) {
            model.context().cut(place.sequence, place.length());
        }
    }

    /// The batch with its guesses was not decoded.
    void forgetGuesses() {
        drafted -= guessed;
        guessed = 0;
    }

    /// Takes a drawn token; false when this generation is over.
    private boolean take(int token) {
        if (firstToken == 0) {
            firstToken = System.nanoTime();
        }
        boolean ends = token == SamplerChain.NONE || model.isEnd(token);
        if (ends && (!request.ignoreEnd() || request.grammar().isPresent())) {
            end(StopReason.END);
            return false;
        }
        ensure(count + 1);
        tokens[count++] = token;
        sampler().accept(token);
        OptionalInt back = reply.add(model.piece(token));
        if (back.isPresent()) {
            goBack(back.getAsInt());
            return true;
        }
        if (reply.isStopped()) {
            end(StopReason.STOP_WORD);
        } else if (cancellation.isCancelled()) {
            end(StopReason.CANCELLED);
        } else if (count >= most()) {
            end(StopReason.LENGTH);
        }
        return !done.isDone();
    }

    /// A banned phrase was about to appear: back to where it began, and not that way again.
    private void goBack(int written) {
        int at = promptLength + written;
        forbidden.keySet().removeIf(position -> position > at);
        forbidden.computeIfAbsent(at, position -> new HashSet<>()).add(tokens[at]);
        reply.goBack(written);
        count = at;
        place().cut(at - 1);
        sampler().restart(tokens, promptLength, count);
    }

    /// Ends it with what is written so far.
    void end(StopReason stop) {
        leave();
        closeSampler();
        reply.finish();
        long end = System.nanoTime();
        long read = readEnd == 0 ? end : readEnd;
        double million = 1e6;
        var used =
                new GenerationResult.Tokens(promptLength, Math.max(0, reused), count - promptLength, drafted, accepted);
        done.complete(new GenerationResult(
                reply.text(),
                stop,
                used,
                ((firstToken == 0 ? end : firstToken) - start) / million,
                (read - start) / million,
                (end - read) / million,
                note));
    }

    void fail(Throwable failure) {
        leave();
        closeSampler();
        done.completeExceptionally(failure);
    }

    private void closeSampler() {
        if (sampler != null) {
            sampler.close();
            sampler = null;
        }
    }
}
